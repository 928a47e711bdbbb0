"""Quotes held against a primary source: a table by hand, and the laws of what is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch.judge.primary import Source
from quotematch.judge.wording import wording
from quotematch.models import Article, Fidelity, Role
from quotematch.settings import Settings
from quotematch.spans import Span

SPEECH = (
    "Good morning. We will not accept this offer today, and we cannot say when we will. The price is far too low for "
    "everyone here. Thank you all for coming. We want five bridges by 2030."
)
SETTINGS = Settings()
SOURCE = Source(Article(id="s", text=SPEECH, role=Role.PRIMARY), SETTINGS)

FOUND = [
    ("We will not accept this offer today", "exact", ["We will not accept this offer today"], [], "one run"),
    ("five bridges", "exact", ["five bridges"], [], "two words in one run"),
    ("we will not accept this offer today… we cannot say", "exact",
     ["We will not accept this offer today", "we cannot say"], [], "a gap that is marked"),
    ("[They] want five bridges by 2030", "exact", ["want five bridges by 2030"], [], "a bracket that replaces"),
    ("The price is too low for everyone here", "altered", ["The price is", "too low for everyone here"],
     ["far"], "a word left out with no mark"),
    ("We will accept this offer today", "altered", ["We will", "accept this offer today"], ["not"], "the negation"),
    ("We want six bridges by 2030", "altered", ["We want", "bridges by 2030"], ["five"], "another number"),
    ("I never liked that councillor", "not_found", [], [], "nothing of it is there"),
    ("low low low low", "not_found", [], [], "a word that is there, said otherwise"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "fidelity", "places", "edited", "why"), [pytest.param(*row, id=row[-1]) for row in FOUND]
)
def test_found(quote: str, fidelity: str, places: list[str], edited: list[str], why: str) -> None:
    found = SOURCE.find(wording(quote, (Span(0, len(quote)),), SETTINGS), SETTINGS)
    assert (found.fidelity if found else Fidelity.NOT_FOUND) == fidelity, why
    assert [span.of(SPEECH) for span in SOURCE.spans(found.ranges if found else ())] == places
    assert [change.b.of(SPEECH) for change in (found.changes if found else ())] == edited


@given(st.data())
def test_every_run_of_a_source_is_exact(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SOURCE.wording) - 1))
    end = data.draw(st.integers(start + 1, len(SOURCE.wording)))
    quote = SOURCE.wording.raw(start, end)
    found = SOURCE.find(wording(quote, (Span(0, len(quote)),), SETTINGS), SETTINGS)
    assert found is not None
    assert found.fidelity is Fidelity.EXACT
    assert [span.of(SPEECH).casefold() for span in SOURCE.spans(found.ranges)] == [quote.casefold()]


def result() -> qm.Reconciliation:
    return qm.reconcile(
        [
            {"id": "speech", "role": "primary", "text": SPEECH},
            {
                "id": "a",
                "outlet": "A",
                "text": "“We want five bridges by 2030,” Ann Lee said. "
                "“We will not accept this offer today,” Lee said.",
            },
            {
                "id": "b",
                "outlet": "B",
                "text": "Ann Lee said: “We will accept this offer today.” “I never liked that councillor,” Lee said.",
            },
        ]
    )


def test_each_quote_of_a_corpus_is_judged_against_its_source() -> None:
    found = result()
    assert {found.passage(check.passage_id).text: check.fidelity.value for check in found.source_checks} == {
        "We want five bridges by 2030,": "exact",
        "We will not accept this offer today,": "exact",
        "We will accept this offer today.": "altered",
        "I never liked that councillor,": "not_found",
    }


def test_each_outlet_shows_how_much_it_printed_and_in_which_order() -> None:
    a, b = result().source_shares
    assert (a.outlet, a.words, a.of_words, a.in_order) == ("A", 13, 36, False)
    assert [span.of(SPEECH) for span in a.spans] == [
        "We want five bridges by 2030",
        "We will not accept this offer today",
    ]
    assert (b.outlet, b.words, b.in_order) == ("B", 6, True)


def test_the_text_of_a_statement_is_the_source_s_where_the_source_has_it() -> None:
    texts = {statement.text: statement.reconstructed for statement in result().statements}
    assert texts == {
        "We want five bridges by 2030": False,
        "We will not accept this offer today": False,
        "I never liked that councillor,": True,
    }


def test_without_a_source_nothing_is_held_against_one() -> None:
    found = qm.reconcile([{"outlet": "A", "text": "“We want five bridges by 2030,” Ann Lee said."}])
    assert (found.source_checks, found.source_shares) == ((), ())
    assert qm.Reconciliation.from_json(result().to_json()) == result()
