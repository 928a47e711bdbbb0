"""A verdict in words: reason, counterpart, aligned words, settings; nothing that would move a terminal."""

from __future__ import annotations

import pytest

import quotematch as qm
from quotematch.explanation import Explanation

FULL = "The old bridge will stay open all winter"

CASES = [
    (FULL, f"“{FULL},” Ann Lee said.", "verbatim", "B quotes the same words.", ["same"]),
    (
        f"{FULL} and spring",
        f"“{FULL},” Ann Lee said.",
        "verbatim",
        "B quotes a run of these words.",
        ["same", "only_a"],
    ),
    (
        "The old bridge will stay open",
        f"“{FULL},” Ann Lee said.",
        "verbatim",
        "B quotes all these words in one run of a longer passage.",
        ["same", "only_b"],
    ),
    (
        "The bridge will stay open all winter",
        f"“{FULL},” Ann Lee said.",
        "paraphrased",
        "B quotes this statement in words that differ.",
        ["same", "only_b", "same"],
    ),
    (
        FULL,
        "Ann Lee said the old bridge will stay open all winter.",
        "paraphrased",
        "B has this statement, which stands outside quotation marks in B.",
        ["same"],
    ),
    (FULL, "Nothing else was said there.", "unique", "no other outlet has this statement.", []),
]


def result_of(quote: str, other: str) -> qm.Reconciliation:
    return qm.reconcile([{"outlet": "A", "text": f"“{quote},” Ann Lee said."}, {"outlet": "B", "text": other}])


def first_of(result: qm.Reconciliation) -> Explanation:
    (passage,) = next(q for q in result.quotes if result.outlet_of(q.passages[0].id) == "A").passages
    return result.explain(passage.id)


@pytest.mark.parametrize(("quote", "other", "verdict", "reason", "steps"), CASES, ids=[c[3] for c in CASES])
def test_every_verdict_can_be_explained(quote: str, other: str, verdict: str, reason: str, steps: list[str]) -> None:
    found = first_of(result_of(quote, other))
    assert (found.verdict, found.reason) == (verdict, reason)
    assert [step.step.value for step in found.steps] == steps
    assert found.settings["fragment_words"] == 4
    assert found.words == len(quote.split())


def test_the_words_that_differ_are_shown() -> None:
    found = first_of(result_of("The bridge will stay open all winter", f"“{FULL},” Ann Lee said."))
    assert [(step.a, step.b) for step in found.steps if step.step is qm.Step.ONLY_B] == [("", "old")]
    assert str(found).splitlines() == [
        "paraphrased (6 of 7 words): B quotes this statement in words that differ.",
        "  A: The bridge will stay open all winter,",
        f"  B: {FULL},",
        "  = The",
        "  + old",
        "  = bridge will stay open all winter",
        "  fragment_words=4, fold_case=True, fold_punctuation=True, fold_typography=True",
    ]


def test_an_explanation_holds_no_control_characters() -> None:
    found = first_of(result_of("The old bridge \x1b[2J will stay open", f"“{FULL},” Ann Lee said."))
    assert str(found).replace("\n", "").isprintable()


def test_a_term_has_no_verdict_to_explain_and_an_unknown_passage_is_an_error() -> None:
    result = qm.reconcile([{"outlet": "A", "text": "Critics called it a “risk” in many ways."}])
    (quote,) = (quote for quote in result.quotes if quote.is_term)
    assert str(result.explain(quote.passages[0].id)).startswith("no verdict: a term")
    with pytest.raises(KeyError, match="no passage"):
        result.explain("none")


@pytest.mark.parametrize(
    ("quote", "other", "opening", "why"),
    [
        (f"{FULL} and spring", f"“{FULL},” Ann Lee said.", "verbatim (8 of 10 words): ", "a part of them"),
        (FULL, f"“{FULL},” Ann Lee said.", "verbatim (8 of 8 words): ", "all of them"),
        ("The bridge will stay open all winter", f"“{FULL},” Ann Lee said.", "paraphrased (6 of 7 words): ", "altered"),
        (FULL, "Ann Lee said the old bridge will stay open all winter.", "paraphrased: ", "nobody else quotes them"),
        (FULL, "Nothing else was said there.", "unique: ", "nobody else has them"),
    ],
)
def test_a_verdict_is_shown_with_its_coverage(quote: str, other: str, opening: str, why: str) -> None:
    assert str(first_of(result_of(quote, other))).startswith(opening), why
