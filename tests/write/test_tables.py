"""Tables: documented columns of one kind each, keys that join, offsets that select the words."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

import quotematch as qm
from quotematch.spans import Span
from quotematch.write.layouts import LAYOUTS
from quotematch.write.tables import Table

PYTHON_TYPES: dict[str, type] = {"text": str, "integer": int, "number": float, "boolean": bool, "date": date}


@pytest.fixture(params=["hostile", "story"])
def result(request: pytest.FixtureRequest) -> qm.Reconciliation:
    found: qm.Reconciliation = request.getfixturevalue(request.param)
    return found


def values(table: Table, name: str) -> list[Any]:
    return table.to_dict()[name]


def test_the_tables_and_their_rows(story: qm.Reconciliation) -> None:
    assert {name: len(table) for name, table in story.tables().items()} == {
        "articles": 3,
        "quotes": 5,
        "passages": 5,
        "statements": 2,
        "readings": 3,
        "edits": 2,
        "discrepancies": 1,
        "discrepancy_passages": 2,
        "places": 2,
        "source_checks": 0,
        "source_shares": 0,
        "shared_texts": 0,
        "possibly_related": 0,
        "problems": 1,
    }


def test_an_edit_leads_from_the_first_reading_to_another(story: qm.Reconciliation) -> None:
    edit, comma = story.tables()["edits"]
    assert (comma["kind"], comma["a_text"], comma["b_text"]) == ("punctuation", ",", ".")
    assert (edit["reading"], edit["kind"], edit["a_text"], edit["b_text"]) == (2, "negation", "cannot", "")
    readings = {(row["statement_id"], row["reading"]): row["text"] for row in story.tables()["readings"]}
    assert readings[edit["statement_id"], 2] == "We can accept this plan in any form."
    passages = [row["outlet"] for row in story.tables()["passages"] if row["reading"] == 2]
    assert passages == ["Mail"]


def test_every_cell_is_of_its_columns_kind(result: qm.Reconciliation) -> None:
    for table in result.tables().values():
        for column in table.columns:
            kinds = {type(value) for value in values(table, column.name)} - {type(None)}
            assert kinds <= {PYTHON_TYPES[column.kind]}, f"{table.name}.{column.name}"


def test_keys_tell_rows_apart_and_references_lead_somewhere(result: qm.Reconciliation) -> None:
    tables = result.tables()
    for table in tables.values():
        keys = [column.name for column in table.columns if column.key]
        if keys:
            rows = [tuple(row[name] for name in keys) for row in table]
            assert None not in {value for row in rows for value in row}
            assert len(set(rows)) == len(rows), table.name
        for column in table.columns:
            if column.refers_to:
                there, _, name = column.refers_to.partition(".")
                assert set(values(table, column.name)) - {None} <= set(values(tables[there], name))


def test_nothing_of_the_result_is_lost(result: qm.Reconciliation) -> None:
    tables = result.tables()
    assert values(tables["articles"], "text") == [article.text for article in result.articles]
    assert values(tables["quotes"], "quote_id") == [quote.id for quote in result.quotes]
    assert set(values(tables["passages"], "passage_id")) == set(result.index.passages)
    assert values(tables["statements"], "statement_id") == [one.id for one in result.statements]
    assert values(tables["discrepancies"], "message") == [one.message for one in result.discrepancies]
    assert values(tables["problems"], "message") == [one.message for one in result.problems]


def test_offsets_select_the_words(result: qm.Reconciliation) -> None:
    tables = result.tables()
    texts = dict(zip(values(tables["articles"], "article_id"), values(tables["articles"], "text"), strict=True))
    for name in ("quotes", "passages"):
        for row in tables[name]:
            text = texts[row["article_id"]]
            spans = [Span(*span) for span in json.loads(str(row["spans"]))]
            assert " ".join(span.of(text) for span in spans) == row["text"]
            assert (row["start"], row["end"]) == (spans[0].start, spans[-1].end)
    for row in tables["quotes"]:
        assert row["cue"] == (texts[row["article_id"]][row["cue_start"] : row["cue_end"]] if row["cue"] else None)
    for row in tables["places"]:
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
    readings = {(row["statement_id"], row["reading"]): str(row["text"]) for row in tables["readings"]}
    for row in tables["edits"]:
        a, b = readings[row["statement_id"], 1], readings[row["statement_id"], row["reading"]]
        assert (a[row["a_start"] : row["a_end"]], b[row["b_start"] : row["b_end"]]) == (row["a_text"], row["b_text"])


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_wherever_a_verdict_stands_its_coverage_stands(layout: Any) -> None:
    names = {column.name for column in layout.columns}
    if "verdict" in names:
        assert {"verbatim_words", "paraphrased_words", "unique_words"} <= names


def test_the_coverage_is_that_of_the_quote(result: qm.Reconciliation) -> None:
    for row in result.tables()["passages"]:
        coverage = result.quote(str(row["quote_id"])).coverage
        told = (row["verbatim_words"], row["paraphrased_words"], row["unique_words"])
        assert told == ((coverage.verbatim, coverage.paraphrased, coverage.unique) if coverage else (None,) * 3)


def test_shared_words_are_those_of_the_evidence(story: qm.Reconciliation) -> None:
    told = {row["outlet"]: (row["words"], row["shared_words"]) for row in story.tables()["passages"] if row["relation"]}
    assert told == {"Echo": (8, 8), "Mail": (8, 7), "Post": (8, 8)}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_column_says_what_it_is(layout: Any) -> None:
    assert layout.description.endswith(".")
    assert all(column.description for column in layout.columns)
    assert len({column.name for column in layout.columns}) == len(layout.columns)


def test_an_unknown_table_is_told_with_those_there_are(story: qm.Reconciliation) -> None:
    for make in (story.to_csv, story.to_pandas, story.to_polars, story.to_arrow):
        with pytest.raises(qm.UnknownTableError, match="called 'quote'; there are articles, quotes, passages"):
            make(table="quote")


def test_a_statement_of_many_outlets_names_five(story: qm.Reconciliation) -> None:
    outlets = tuple(f"outlet {number:02}" for number in range(12))
    statements = tuple(one.model_copy(update={"outlets": outlets}) for one in story.statements)
    changed = story.model_copy(update={"statements": statements})
    for name, column in (("passages", "statement_outlets"), ("statements", "outlets")):
        assert next(iter(changed.tables()[name]))[column] == "outlet 00; outlet 01; outlet 02; outlet 03; outlet 04"
    assert next(iter(changed.tables()["passages"]))["statement_outlet_count"] == 12


def test_a_result_of_many_alike_articles_grows_with_their_number() -> None:
    text = "“We cannot accept this plan in any form,” said Ann Lee."
    sizes = []
    for number in (50, 100, 200):
        rows = [{"id": f"{at:03}", "outlet": f"outlet {at:03}", "text": text} for at in range(number)]
        sizes.append(len(qm.reconcile(rows).to_csv()))
    assert sizes[2] - sizes[1] < 2.1 * (sizes[1] - sizes[0])
