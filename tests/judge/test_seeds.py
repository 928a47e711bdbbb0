"""The five articles, with quotes and statements as people annotated them: verdicts, evidence, edits, discrepancies."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from quotematch.judge import Judgement, judge
from quotematch.judge.compare import compare
from quotematch.judge.replay import replay
from quotematch.models import Article, Form, Passage, Quote, Severity, Speaker
from quotematch.spans import Span

HERE = Path(__file__).parent
TABLE: dict[str, list[list[Any]]] = tomllib.loads((HERE / "cases_seeds.toml").read_text(encoding="utf-8"))
GOLD = [json.loads(line) for line in (HERE.parent / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()]
ARTICLES = [
    Article(id=path.name, text=path.read_bytes().decode(), outlet=path.name[:3])
    for path in sorted((HERE.parent.parent / "seeds").glob("*.txt"))
]


def passage_id(row: dict[str, Any], piece: dict[str, Any]) -> str:
    return f"{row['article'][:3]}:{piece['start']}-{piece['end']}"


def quote_of_row(row: dict[str, Any]) -> Quote:
    """One annotated quote; a quote that is interrupted has a span for each sentence, which is all that counts here."""
    form = Form.DIRECT if row["form"] == "term" else Form(row["form"])
    passages = tuple(
        Passage(
            id=passage_id(row, piece) + ("t" if row["form"] == "term" else ""),
            quote_id=row["quote"],
            form=form,
            spans=(Span(piece["start"], piece["end"]),),
            text=piece["text"],
        )
        for piece in row["passages"]
    )
    spans = tuple(passage.spans[0] for passage in passages)
    return Quote(
        id=row["quote"],
        article_id=row["article"],
        form=form,
        spans=spans,
        quoted=spans if form is Form.DIRECT else (),
        text=" ".join(passage.text for passage in passages),
        speaker=Speaker(name=row["speaker"]) if row["speaker"] else None,
        is_term=row["form"] == "term",
        passages=passages,
    )


@pytest.fixture(scope="module")
def judgement() -> Judgement:
    statements = {
        passage_id(row, piece): piece["statement"] for row in GOLD if row["form"] != "term" for piece in row["passages"]
    }
    return judge(ARTICLES, [quote_of_row(row) for row in GOLD], statements, {})


def judged_passages(judgement: Judgement) -> dict[str, Passage]:
    return {passage.id: passage for quote in judgement.quotes for passage in quote.passages}


@pytest.mark.parametrize(
    ("row", "piece"),
    [
        pytest.param(row, piece, id=f"{row['quote']} {piece['statement']}")
        for row in GOLD
        if row["form"] != "term"
        for piece in row["passages"]
    ],
)
def test_verdicts_are_those_of_the_annotators(row: Any, piece: Any, judgement: Judgement) -> None:
    passage = judged_passages(judgement)[passage_id(row, piece)]
    assert passage.verdict in {piece["label"], *piece.get("also_accepted", [])}


def test_every_verdict_can_be_replayed_from_its_evidence_alone(judgement: Judgement) -> None:
    judged = [p for p in judged_passages(judgement).values() if p.statement_id]
    assert len(judged) == 116
    for passage in judged:
        assert passage.evidence is not None
        assert replay(passage.evidence) is passage.verdict


def test_steps_point_at_the_words_in_both_articles(judgement: Judgement) -> None:
    texts = {article.outlet: article.text for article in ARTICLES}
    checked = 0
    for passage in judged_passages(judgement).values():
        evidence = passage.evidence
        if evidence is None or evidence.counterpart_outlet is None:
            continue
        for step in evidence.steps:
            if step.step == "same" and step.a and step.b:
                here, there = step.a.of(texts[evidence.outlet]), step.b.of(texts[evidence.counterpart_outlet])
                assert compare(here, there).relation == "identical"
                checked += 1
    assert checked > 50


def direct_text(statement: str, outlet: str) -> str:
    """The direct passage of an outlet, the longest when it has several."""
    found = [
        piece["text"]
        for row in GOLD
        if row["form"] == "direct" and row["article"].startswith(outlet)
        for piece in row["passages"]
        if piece["statement"] == statement
    ]
    return str(max(found, key=len))


@pytest.mark.parametrize(
    ("statement", "here", "there", "expected"), TABLE["edit"], ids=[" ".join(row[:3]) for row in TABLE["edit"]]
)
def test_edits_between_outlets(statement: str, here: str, there: str, expected: list[list[str]]) -> None:
    a, b = direct_text(statement, here), direct_text(statement, there)
    found = [[edit.kind.value, edit.a.of(a), edit.b.of(b)] for edit in compare(a, b).edits]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("kind", "severity", "statement", "outlets", "words", "why"),
    TABLE["warning"],
    ids=[f"{row[0]} {row[2]}" for row in TABLE["warning"]],
)
def test_warnings(
    kind: str, severity: str, statement: str, outlets: list[str], words: str, why: str, judgement: Judgement
) -> None:
    found = [d for d in judgement.discrepancies if d.kind == kind and d.statement_id == statement]
    assert [d.severity.value for d in found] == [severity], why
    assert list(found[0].outlets) == outlets
    assert words in found[0].message


def test_the_table_of_warnings_is_closed(judgement: Judgement) -> None:
    above = [(d.kind.value, d.statement_id) for d in judgement.discrepancies if d.severity is not Severity.NOTE]
    assert sorted(above, key=repr) == sorted(((row[0], row[2]) for row in TABLE["warning"]), key=repr)


@pytest.mark.parametrize(
    ("kind", "statement", "outlets", "words", "why"), TABLE["note"], ids=[f"{r[0]} {r[1]}" for r in TABLE["note"]]
)
def test_notes(kind: str, statement: str, outlets: list[str], words: str, why: str, judgement: Judgement) -> None:
    found = [d for d in judgement.discrepancies if d.kind == kind and d.statement_id == statement]
    assert [d.severity for d in found] == [Severity.NOTE], why
    assert list(found[0].outlets) == outlets
    assert words in found[0].message


@pytest.mark.parametrize(("statement", "outlets", "why"), TABLE["silent"], ids=[row[2] for row in TABLE["silent"]])
def test_harmless_differences_stay_silent(statement: str, outlets: list[str], why: str, judgement: Judgement) -> None:
    of_wording = {"unmarked_omission", "altered_words", "meaning_changed", "governor_cut", "bracket_change"}
    loud = [
        d
        for d in judgement.discrepancies
        if d.statement_id == statement and set(outlets) <= set(d.outlets) and d.kind in of_wording
    ]
    assert not loud, why


def test_places_of_discrepancies_are_words_of_the_articles(judgement: Judgement) -> None:
    texts = {article.id: article.text for article in ARTICLES}
    for discrepancy in judgement.discrepancies:
        assert discrepancy.places
        for place in discrepancy.places:
            words = place.span.of(texts[place.article_id])
            assert words == words.strip()


def test_the_unmarked_cut_points_at_thirteen_words(judgement: Judgement) -> None:
    texts = {article.id: article.text for article in ARTICLES}
    (cut,) = [d for d in judgement.discrepancies if d.kind == "unmarked_omission"]
    words = [place.span.of(texts[place.article_id]) for place in cut.places]
    assert words[0] == "a label reserved for US adversaries, never before applied to an American company"
    assert cut.message.startswith("000 prints thirteen words here that 003 lacks, with no mark in 003")
