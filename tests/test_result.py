"""The result: a frozen value that can be looked into, saved, loaded and published."""

from __future__ import annotations

import copy
import json
import os
import pickle
import random
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch import (
    Article,
    Discrepancy,
    DiscrepancyKind,
    InputNotFoundError,
    Problem,
    ProblemLevel,
    Reconciliation,
    SchemaVersionError,
    Settings,
    Severity,
    UnreadableInputError,
    Verdict,
)
from quotematch.write.schema import SCHEMA_FILE, schema_text


def test_offsets_of_a_saved_result_are_its_words(story: Reconciliation) -> None:
    for quote in story.quotes:
        text = story.article(quote.article_id).text
        assert " ".join(span.of(text) for span in quote.spans) == quote.text
        for passage in quote.passages:
            assert " ".join(span.of(text) for span in passage.spans) == passage.text


def test_lookups(story: Reconciliation) -> None:
    passage = story.statements[0].passages[0]
    assert story.passage(passage).text == "We cannot accept this plan in any form,"
    assert story.quote(story.passage(passage).quote_id).article_id == "post.txt"
    assert story.statement(story.statements[0].id) is story.statements[0]
    assert story.outlet_of(passage) == "Post"
    assert story.outlets == ("Echo", "Mail", "Post")
    for look_up in (story.article, story.quote, story.passage, story.statement):
        with pytest.raises(KeyError, match="nothing like it"):
            look_up("nothing like it")


def test_verdicts_are_counted_per_outlet_without_terms(story: Reconciliation) -> None:
    none = dict.fromkeys(Verdict, 0)
    assert story.verdict_counts() == {
        "Echo": {**none, Verdict.VERBATIM: 1},
        "Mail": {**none, Verdict.PARAPHRASED: 1},
        "Post": {**none, Verdict.VERBATIM: 1, Verdict.UNIQUE: 1},
    }


def test_looking_into_a_result_does_not_change_it(story: Reconciliation) -> None:
    fresh = Reconciliation.from_json(story.to_json())
    looked = Reconciliation.from_json(story.to_json())
    looked.article("post.txt")
    assert looked == fresh
    assert hash(looked) == hash(fresh)
    assert pickle.dumps(looked) == pickle.dumps(fresh)
    assert pickle.loads(pickle.dumps(looked)) == copy.deepcopy(looked) == fresh
    assert looked.to_json() == fresh.to_json()


def test_a_copy_has_lookups_of_its_own(story: Reconciliation) -> None:
    story.article("post.txt")
    with pytest.raises(KeyError):
        story.model_copy(update={"articles": ()}).article("post.txt")


def test_a_result_cannot_be_changed(story: Reconciliation) -> None:
    with pytest.raises(ValueError, match="frozen"):
        story.quotes = ()


def test_the_parts_may_come_in_any_order(story: Reconciliation) -> None:
    parts: dict[str, list[Any]] = {
        name: list(getattr(story, name)) for name in ("articles", "quotes", "statements", "discrepancies", "problems")
    }
    parts["discrepancies"] += [
        Discrepancy(kind=DiscrepancyKind.ALTERED_WORDS, severity=severity, message=message)
        for severity in Severity
        for message in ("Mail prints more.", "Echo prints more.")
    ]
    parts["problems"] += [
        Problem(level=ProblemLevel.NOTE, code="bom", message="A mark.", article_id=name) for name in ("b", "a")
    ]
    settings = Settings(fragment_words=5)
    made = Reconciliation.of(**parts, settings=settings)
    for seed in range(5):
        for items in parts.values():
            random.Random(seed).shuffle(items)
        again = Reconciliation.of(**parts, settings=settings)
        assert again == made
        assert again.to_json() == made.to_json()
    assert [one.severity for one in made.discrepancies] == ["alarm"] * 3 + ["warning"] * 2 + ["note"] * 2
    assert [problem.article_id for problem in made.problems] == [None, "a", "b"]


def test_quotes_and_statements_stand_in_order_of_place(story: Reconciliation) -> None:
    assert [(quote.article_id, quote.spans[0].start) for quote in story.quotes] == [
        ("echo.txt", 1),
        ("mail.txt", 15),
        ("mail.txt", 68),
        ("post.txt", 1),
        ("post.txt", 72),
    ]
    assert [statement.text[:5] for statement in story.statements] == ["We ca", "talks"]


def test_the_stamp_tells_version_and_settings() -> None:
    plain, strict = Reconciliation.of(), Reconciliation.of(settings=Settings(fragment_words=9))
    assert plain.quotematch_version == qm.__version__
    assert plain.settings_fingerprint == Settings().fingerprint != strict.settings_fingerprint


class TestSaving:
    """What is saved comes back equal; a file is written whole or not at all."""

    def test_a_result_saved_by_the_first_version_still_loads(self, story: Reconciliation) -> None:
        assert story.quotematch_version == "0.1.0"
        assert story.settings == Settings(fragment_words=4)
        assert story.settings_fingerprint != story.settings.fingerprint  # it was made with other settings, and says so

    def test_round_trip(self, story: Reconciliation, tmp_path: Path) -> None:
        text = story.to_json(tmp_path / "result.json")
        assert (tmp_path / "result.json").read_bytes() == text.encode()
        for source in (text, text.encode(), tmp_path / "result.json", str(tmp_path / "result.json"), "\ufeff " + text):
            assert Reconciliation.from_json(source) == story

    @given(
        st.lists(
            st.builds(Article, id=st.text(min_size=1), text=st.text(), title=st.text(), outlet=st.text()),
            unique_by=lambda article: article.id,
        )
    )
    def test_any_text_comes_back(self, articles: list[Article]) -> None:
        result = Reconciliation.of(articles=articles)
        assert Reconciliation.from_json(result.to_json().encode()) == result

    @pytest.mark.parametrize(
        ("source", "error", "tells"),
        [
            ('{"schema_version": "2", "quotematch_version": "9.1"}', SchemaVersionError, "quotematch 9.1.*pip install"),
            ('{"schema_version": 1}', SchemaVersionError, "version 1,"),
            ('{"articles": []}', UnreadableInputError, "no 'schema_version'"),
            (b"[]", UnreadableInputError, "no 'schema_version'"),
            ('{"schema_version": "1", "articles": [{"id": 4}]}', UnreadableInputError, r"articles\.0\.id"),
            ('{"schema_version": "1", "artikles": []}', UnreadableInputError, "artikles"),
            ('{"schema_version": "1", ', UnreadableInputError, "line 1"),
            ("nowhere.json", InputNotFoundError, "nowhere"),
            ("", InputNotFoundError, "empty"),
            (b"", InputNotFoundError, "empty"),
            (b" ", UnreadableInputError, "Expecting value"),
        ],
    )
    def test_what_is_no_saved_result(self, source: str | bytes, error: type[Exception], tells: str) -> None:
        with pytest.raises(error, match=tells):
            Reconciliation.from_json(source)

    def test_what_stood_there_survives_a_failure(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "result.json"
        path.write_text("old")

        def fail(*_: Any) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "replace", fail)
        with pytest.raises(OSError, match="No space"):
            Reconciliation.of().to_json(path)
        assert path.read_text() == "old"
        assert os.listdir(tmp_path) == ["result.json"]

    def test_a_folder_that_is_not_there_is_told(self, story: Reconciliation, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError, match=r"folder to write to does not exist.*nodir"):
            story.to_html(tmp_path / "nodir" / "report.html")

    def test_permissions_and_links_are_kept(self, story: Reconciliation, tmp_path: Path) -> None:
        path, link = tmp_path / "result.json", tmp_path / "link.json"
        path.write_text("old")
        path.chmod(0o604)
        link.symlink_to(path)
        story.to_json(link)
        assert link.is_symlink()
        assert stat.S_IMODE(path.stat().st_mode) == 0o604
        assert Reconciliation.from_json(path) == story

    def test_a_new_file_has_the_usual_permissions(self, story: Reconciliation, tmp_path: Path) -> None:
        (tmp_path / "usual").touch()
        story.to_csv(tmp_path / "table.csv")
        assert (tmp_path / "table.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode

    def test_a_device_is_written_to(self, story: Reconciliation) -> None:
        story.to_html("/dev/null")
        assert Path("/dev/null").is_char_device()


#: What somebody might change in a saved result: where, to what, and what the message must tell.
UNSOUND: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("articles", 1, "id"), "echo.txt", r"at articles: the id 'echo.txt' stands twice"),
    (("quotes", 1, "id"), "{quotes.0.id}", r"at quotes: the id '.*' stands twice"),
    (("quotes", 0, "passages", 0, "id"), "{quotes.1.passages.0.id}", r"at passages: the id '.*' stands twice"),
    (("statements", 1, "id"), "{statements.0.id}", r"at statements: the id '.*' stands twice"),
    (("quotes", 0, "article_id"), "x\x1b", r"at quotes.4.article_id: no article has the id 'x\\x1b'"),
    (("quotes", 0, "parent_id"), "nobody", r"at quotes.0.parent_id: no quote has the id 'nobody'"),
    (("quotes", 0, "parent_id"), "{quotes.3.id}", r"at quotes.0.parent_id: .* stands in another article"),
    (("quotes", 0, "spans"), [[1, 9_999]], r"at quotes.0.spans: \[1, 9999\] is no span"),
    (("quotes", 0, "spans"), [[9, 4]], r"at quotes.0.spans: \[9, 4\]"),
    (("quotes", 0, "spans"), [[-2, 4]], r"at quotes.0.spans: \[-2, 4\]"),
    (("quotes", 0, "spans"), [[1, 8], [4, 9]], r"at quotes.0.spans: \[4, 9\] is no span after 8"),
    (("quotes", 0, "quoted"), [[1, 9_999]], r"at quotes.0.quoted"),
    (("quotes", 0, "cue"), [9_998, 9_999], r"at quotes.0.cue"),
    (("quotes", 0, "speaker", "mention"), [9_998, 9_999], r"at quotes.0.speaker.mention"),
    (("quotes", 0, "passages", 0, "spans"), [[5, 1]], r"at quotes.0.passages.0.spans"),
    (("quotes", 0, "passages", 0, "quote_id"), "{quotes.3.id}", r"at quotes.0.passages.0.quote_id"),
    (("quotes", 0, "passages", 0, "statement_id"), "s", r"at quotes.0.passages.0.statement_id: no statement"),
    (("quotes", 0, "passages", 0, "rivals"), ["s"], r"at quotes.0.passages.0.rivals: no statement"),
    (("quotes", 0, "passages", 0, "evidence", "counterpart"), "p", r"evidence.counterpart: no passage has the id 'p'"),
    (("quotes", 0, "passages", 0, "evidence", "steps", 0, "b"), [0, 9_999], r"at quotes.0.passages.0.evidence.steps"),
    (("statements", 0, "readings"), [], r"at statements.0.readings: a statement has at least one reading"),
    (("statements", 0, "passages"), [], r"passages: a statement has at least one passage"),
    (("statements", 0, "passages"), ["p"], r"passages: no passage has the id 'p'"),
    (("statements", 0, "readings", 0, "witnesses"), [], r"readings.0.witnesses: a reading has at least one witness"),
    (("statements", 0, "readings", 0, "witnesses"), ["p"], r"readings.0.witnesses: no passage has the id 'p'"),
    (("discrepancies", 0, "passages"), ["p"], r"at discrepancies.0.passages: no passage has the id 'p'"),
    (("discrepancies", 0, "statement_id"), "s", r"at discrepancies.0.statement_id"),
    (("discrepancies", 0, "places", 0, "article_id"), "a", r"at discrepancies.0.places.0.article_id"),
    (("discrepancies", 0, "places", 0, "span"), [0, 9_999], r"at discrepancies.0.places.0.span"),
    (("source_checks",), [{"passage_id": "p", "fidelity": "not_found"}], r"at source_checks.0.passage_id"),
    (
        ("source_shares",),
        [{"outlet": "Post", "source_id": "x", "words": 1, "of_words": 2, "spans": [], "in_order": True}],
        r"at source_shares.0.source_id: no article has the id 'x'",
    ),
    (("shared_texts",), [{"articles": ["echo.txt", "x"], "share": 1.0}], r"at shared_texts.0.articles"),
]


@pytest.mark.parametrize(("place", "value", "tells"), UNSOUND)
def test_a_saved_result_that_does_not_hold_together(
    place: tuple[str | int, ...], value: Any, tells: str, story: Reconciliation
) -> None:
    fields = json.loads(story.to_json())
    if isinstance(value, str) and value.startswith("{"):
        value = at(fields, value.strip("{}").split("."))
    at(fields, place[:-1])[place[-1]] = value
    with pytest.raises(UnreadableInputError, match=tells):
        Reconciliation.from_json(json.dumps(fields))


def at(fields: Any, place: Iterable[str | int]) -> Any:
    """What stands at a place of a JSON value."""
    for step in place:
        fields = fields[int(step) if isinstance(fields, list) else step]
    return fields


class TestSchema:
    """The published schema is that of the code, and what is saved obeys it."""

    def test_the_published_file_is_up_to_date(self) -> None:
        assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(Reconciliation), (
            "run: python -m quotematch.write.schema"
        )

    def test_what_is_saved_obeys_it(self, story: Reconciliation) -> None:
        schema = Reconciliation.json_schema()
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        assert list(validator.iter_errors(json.loads(story.to_json()))) == []
        assert list(validator.iter_errors({"schema_version": "1"})) != []

    def test_it_does_not_change_with_a_threshold(self) -> None:
        assert "fragment_words" not in Reconciliation.json_schema()["properties"]["settings"]


def test_a_topic_is_found_and_neither_matched_nor_judged() -> None:
    """Two outlets tell that somebody spoke about one thing: that is no statement of theirs, and nobody's alone."""
    texts = ("Ann Lee denounced the new bridge tax.", "On Monday Ann Lee denounced the new bridge tax in a speech.")
    result = qm.reconcile([{"outlet": name, "text": text} for name, text in zip("AB", texts, strict=True)])
    assert [quote.text for quote in result.quotes] == ["the new bridge tax", "the new bridge tax"]
    assert all(quote.is_topic and not quote.is_judged and quote.verdict is None for quote in result.quotes)
    assert result.statements == ()
    assert str(result.explain(result.quotes[0].passages[0].id)).startswith("no verdict: a term, a topic")
