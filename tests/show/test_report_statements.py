"""Statements in the report: readings against the fullest one, and the map of who has what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch import Reconciliation, Severity, Verdict, reconcile
from quotematch.judge.collation import collate
from quotematch.show.redline import ADDED, CUT, DROPPED, redline, shared_words
from quotematch.show.report_map import map_of
from quotematch.show.report_statements import Collated, collated

CASES = [
    ("we will not sell the mill", "we will sell the mill", [("not", DROPPED)], "leaves out 1 word", "a lost denial"),
    (
        "we sold five mills",
        "we sold six mills",
        [("five", DROPPED), ("six", ADDED)],
        "changes 1 place",
        "another number: both words stand there",
    ),
    ("we sold mills", "we never sold mills", [("never", ADDED)], "adds 1 word", "a word that is only here"),
    (
        "I do not believe that we should attack",
        "we should attack",
        [("I do not believe that", DROPPED)],
        "starts 5 words later",
        "few words cut away are shown, for what governs the rest may be among them",
    ),
    (
        "we should attack unless the council says within a month that it will pay",
        "we should attack",
        [("[11 words after this]", CUT)],
        "ends 11 words earlier",
        "many words cut away are counted",
    ),
    ("We sold it, all.", "we sold it all", [], "the same words", "case and punctuation are no difference"),
]


@pytest.mark.parametrize(("theirs", "own", "marks", "told", "why"), CASES, ids=[case[4] for case in CASES])
def test_a_reading_against_another(theirs: str, own: str, marks: list[tuple[str, str]], told: str, why: str) -> None:
    found = redline(collate([theirs, own]))
    assert [(run.text, run.style) for run in found.runs if run.style] == marks, why
    assert found.told == told, why


@given(*[st.lists(st.sampled_from(["we", "will", "not", "never", "sell", "the", "mill,", "today."]), max_size=9)] * 2)
def test_a_redline_holds_the_reading_once_in_order(theirs: list[str], own: list[str]) -> None:
    found = collate([" ".join(theirs), " ".join(own)])
    for runs in (redline(found).runs, shared_words(found)):
        kept = "".join(run.text for run in runs if run.style not in (DROPPED, CUT))
        assert kept.replace(" ", "") == "".join(own)


POST = {"id": "p", "outlet": "Post", "text": "“We will not sell the old mill this year,” said Ann Lee."}
MAIL = {"id": "m", "outlet": "Mail", "text": "“We will sell the old mill this year,” said Ann Lee."}
ECHO = {
    "id": "e",
    "outlet": "Echo",
    "text": "“We will not sell the old mill this year,” said Ann Lee. “Rain is good for the wheat,” said Bob Roe.",
}


@pytest.fixture(scope="module")
def mill() -> Reconciliation:
    return reconcile([POST, MAIL, ECHO])


def _collated(result: Reconciliation) -> dict[str, Collated]:
    return {one.id: collated(result, one, {name: name for name in result.outlets}) for one in result.statements}


def test_a_statement_tells_who_dropped_what_and_why_it_counts_as_it_does(mill: Reconciliation) -> None:
    one = next(one for one in _collated(mill).values() if len(one.outlets) == 3)
    first, second = one.lines
    assert (one.speaker, one.standing) == ("Ann Lee", "the fullest wording; no primary source")
    assert sorted(at.outlet for at in first.printed) == ["Echo", "Post"]
    assert (first.verdict, first.told) == (Verdict.VERBATIM, "")
    assert (second.verdict, second.told) == (Verdict.PARAPHRASED, "leaves out 1 word")
    assert second.reason == "Echo quotes this statement in words that differ."
    assert second.coverage == "Of 8 words of the whole quote, 6 verbatim, 2 paraphrased"  # “we will” is too short a run


def test_a_piece_of_a_sentence_stands_in_that_sentence() -> None:
    text = "The mayor said he “would rather resign than sell the mill” to strangers."
    result = reconcile([{"id": "p", "outlet": "Post", "text": text}])
    lines = [line for one in _collated(result).values() for line in one.lines]
    assert any(line.before or line.after for line in lines)
    for line in lines:
        own = "".join(run.text for run in line.runs)
        assert f"{line.before}{own}{line.after}".strip("… ") in text


def test_the_map_has_every_verdict_and_flags_what_a_discrepancy_names(mill: Reconciliation) -> None:
    found = map_of(mill, _collated(mill), {name: name for name in mill.outlets})
    assert found.left_out == 0
    assert [sum(cell is not None for cell in row.cells) for row in found.rows] == [3, 1]
    shared, alone = (dict(zip(found.outlets, row.cells, strict=True)) for row in found.rows)
    assert shared == {"Echo": Verdict.VERBATIM, "Post": Verdict.VERBATIM, "Mail": Verdict.PARAPHRASED}
    assert alone == {"Echo": Verdict.UNIQUE, "Post": None, "Mail": None}
    assert found.rows[0].severity is Severity.ALARM
    assert found.rows[1].flags == (None, None, None)


def test_outlets_that_share_statements_stand_side_by_side() -> None:
    told = {"Abend": "wheat", "Bote": "steel", "Courier": "wheat", "Daily": "steel"}
    texts = {
        "wheat": "“Our wheat will stand long after these walls have fallen,” said Ann Lee.",
        "steel": "“Nobody in this valley melts steel as cheaply as we do,” said Bob Roe.",
    }
    result = reconcile([{"id": name, "outlet": name, "text": texts[topic]} for name, topic in told.items()])
    found = map_of(result, _collated(result), {name: name for name in result.outlets})
    assert found.outlets == ("Abend", "Courier", "Bote", "Daily")
