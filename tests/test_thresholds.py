"""Each threshold decides something: a short story in which moving it, and nothing else, changes what is found."""

from __future__ import annotations

from typing import Any

import pytest

import quotematch as qm

QUOTED = "“The old bridge over the canal will be closed to lorries by next spring,” said Ann Lee, the mayor."
UNMARKED = "Ann Lee, the mayor, confirmed that the old bridge over the canal will be closed to lorries by next spring."
CHANGED = "“The old bridge over the canal will be closed to lorries by next autumn,” said Ann Lee, the mayor."
WIRE = (
    "Boats lay idle at the quay on Monday. Nets hung on the wall of the empty auction hall in Brill. Nobody bid, and "
    "the clerk went home before noon with the bell under his arm. "
)
OWN = "Our reporter walked along the dunes for an hour and met nobody but two dogs and a postman. "
OTHER = "In the café by the church, six men who once had a cutter each played cards for matches until dark. "
TOLD = "Ann Lee said she left because Ray Holm told her that the boat was lost."
CLAIMS = "Ann Lee said that the harbour would close in May and that the fish market would stay open all year."
LETTER = "Ann Lee wrote: “The harbour closes.\n\nThe market stays.\n\nThe crews are paid.”"


def found_in(*texts: str, **settings: Any) -> qm.Reconciliation:
    """What is found when each text stands in an outlet of its own."""
    articles = [{"outlet": f"Outlet {number}", "text": text} for number, text in enumerate(texts)]
    return qm.reconcile(articles, settings=qm.Settings(**settings))


def told(result: qm.Reconciliation) -> list[tuple[str, str]]:
    return [(one.kind.value, one.severity.value) for one in result.discrepancies]


def test_a_run_without_marks_is_told_from_so_many_words_on() -> None:
    assert told(found_in(QUOTED, UNMARKED)) == [("unmarked_words", "warning")]
    assert told(found_in(QUOTED, UNMARKED, unmarked_warning_words=30)) == [("unmarked_words", "note")]
    assert told(found_in(QUOTED, UNMARKED, unmarked_note_words=20)) == []


@pytest.mark.parametrize(("share", "altered"), [(0.3, True), (0.95, False)])
def test_words_are_changed_only_where_enough_of_them_are_shared(share: float, altered: bool) -> None:
    result = found_in(QUOTED, CHANGED, altered_share=share)
    assert len(result.statements) == 1
    assert bool(result.discrepancies) is altered


@pytest.mark.parametrize(("settings", "shared"), [({}, 1), ({"wire_share": 0.9}, 0), ({"shingle_words": 20}, 0)])
def test_two_articles_print_one_text_from_so_large_a_share_of_it_on(settings: dict[str, Any], shared: int) -> None:
    result = found_in(WIRE + OTHER + QUOTED, WIRE + OWN + QUOTED, **settings)
    assert len(result.shared_texts) == shared


def test_reporting_expressions_beyond_so_many_in_a_sentence_are_told_not_read() -> None:
    every, first = found_in(TOLD), found_in(TOLD, cues_per_sentence=1)
    assert (len(every.quotes), len(first.quotes)) == (2, 1)
    assert not every.problems
    assert len(first.problems) == 1


@pytest.mark.parametrize(("least", "passages"), [(4, 2), (12, 1)])
def test_indirect_speech_is_cut_into_claims_of_so_many_words(least: int, passages: int) -> None:
    (quote,) = found_in(CLAIMS, claim_words=least).quotes
    assert len(quote.passages) == passages


@pytest.mark.parametrize(("most", "ends"), [(12, "paid."), (2, "closes.")])
def test_two_marks_that_stand_too_far_apart_are_not_one_pair(most: int, ends: str) -> None:
    assert found_in(LETTER, block_paragraphs=most).quotes[0].text.endswith(ends)


@pytest.mark.parametrize(("most", "quotes"), [(30, 1), (29, 0)])
def test_what_is_longer_than_a_post_is_none(most: int, quotes: int) -> None:
    post = "The mill opens again at eight."
    assert len(found_in(f"{post} — Ada Holm (@adaholm) March 3, 2024", post_length=most).quotes) == quotes
