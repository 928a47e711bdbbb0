"""Converters give the rows that the benchmarks read; the data here is made up in the form of the public sets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.convert import from_basil, from_brat, from_folders, pairs_of, reports_speech
from benchmarks.rows import Annotated, Event, Pair, read_rows
from quotematch import Span

TEXT = "Ann Lee said “we will go on”, and that it “costs” too much."
EVENTS = """T1\tSource 0 7\tAnn Lee
T2\tCue 8 12\tsaid
T3\tContent 14 27;30 58\twe will go on that it “costs” too much
E1\tCue:T2 Source:T1 Content:T3
"""
RELATIONS = """T1\tSource 0 7\tAnn Lee
T2\tCue 8 12\tsaid
T3\tContent 14 27\twe will go on
R1\tHasSource Arg1:T2 Arg2:T1
R2\tHasContent Arg1:T2 Arg2:T3
#1\tAnnotatorNotes T3\tnot sure
"""


@pytest.mark.parametrize(
    ("annotation", "content", "kind"),
    [(EVENTS, ["we will go on", "and that it “costs” too much"], "mixed"), (RELATIONS, ["we will go on"], "direct")],
    ids=["events", "relations"],
)
def test_brat_files_become_attributions(tmp_path: Path, annotation: str, content: list[str], kind: str) -> None:
    folder = tmp_path / "part"
    folder.mkdir()
    (folder / "post_2020-01-01_x.txt").write_text(TEXT, encoding="utf-8")
    (folder / "post_2020-01-01_x.ann").write_text(annotation, encoding="utf-8")
    (row,) = [Annotated.of(row) for row in from_brat(tmp_path)]
    (one,) = row.attributions
    assert (row.article.id, row.article.outlet) == ("post_2020-01-01_x", "post")
    assert [span.of(TEXT) for span in one.content] == content
    assert [span.of(TEXT) for span in (*one.source, *one.cue)] == ["Ann Lee", "said"]
    assert (one.kind, one.speech) == (kind, True)


@pytest.mark.parametrize(
    ("cue", "speech"),
    [
        ("has said", True),
        ("according to", True),
        ("denied", True),
        (":", True),
        ("believes", False),
        ("plans", False),
        ("", False),
    ],
)
def test_a_cue_is_one_of_speech_or_not(cue: str, speech: bool) -> None:
    assert reports_speech(cue) is speech


def test_basil_files_become_events(tmp_path: Path) -> None:
    for outlet in ("fox", "nyt"):
        row = {
            "triplet-uuid": "t",
            "source": outlet,
            "date": "2019-05-01",
            "url": "",
            "body-paragraphs": [["One.", "Two."], ["Three."]],
        }
        (tmp_path / f"t_{outlet}.json").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "t_fox_ann.json").write_text("{}", encoding="utf-8")
    (event,) = [Event.of(row) for row in from_basil(tmp_path)]
    assert [article.outlet for article in event.articles] == ["fox", "nyt"]
    assert event.articles[0].text == "One. Two.\n\nThree."


def test_folders_become_events(tmp_path: Path) -> None:
    (tmp_path / "flood").mkdir()
    for outlet in ("mail", "post"):
        (tmp_path / "flood" / f"{outlet}.txt").write_text("Water.", encoding="utf-8")
    (event,) = [Event.of(row) for row in from_folders(tmp_path)]
    assert (event.id, [article.outlet for article in event.articles]) == ("flood", ["mail", "post"])


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        ("We shall never sell the old harbour", "identical"),
        ("never sell the old harbour", "contained"),
        ("We shall never sell the old town hall", "overlap"),
        ("We may sell some of the harbours", None),
        ("old harbour", None),
    ],
    ids=["the same", "a part", "a run of six words", "no run of five", "too short"],
)
def test_pairs_are_places_with_the_same_words(other: str, relation: str | None) -> None:
    texts = ["Lee: “We shall never sell the old harbour”.", f'"{other}", Lee said.']
    articles = [{"id": str(number), "outlet": str(number), "text": text} for number, text in enumerate(texts)]
    found = [Pair.of(row) for row in pairs_of([Event.of({"id": "e", "articles": articles})])]
    assert [pair.relation for pair in found] == ([relation] if relation else [])
    assert [pair.b for pair in found] == ([("1", Span(1, 1 + len(other)))] if relation else [])


def test_a_row_that_lacks_something_is_named_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"id": "e", "articles": []}\n\n{"id": "f"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"rows\.jsonl:3: .*articles"):
        read_rows(file, Event.of)
