"""Long quotations that are altered in more than one place are one statement, so that the alterations are told."""

from __future__ import annotations

import pytest

import quotematch as qm

CASES = [
    # two wordings, one statement or two, why
    (
        "The old mill on the river will be closed to visitors before the spring,",
        "The old mill on the river will be shut to visitors before the autumn,",
        1,
        "fourteen words of one speaker on one day, two of them others",
    ),
    (
        "We thank the nurses for their patience,",
        "We thank the drivers for their courage,",
        2,
        "in seven words, two others are another sentence",
    ),
]


@pytest.mark.parametrize(("one", "other", "statements", "why"), CASES)
def test_alterations(one: str, other: str, statements: int, why: str) -> None:
    texts = {"Post": one, "Mail": other}
    articles = [qm.Article(id=name, outlet=name, text=f"“{text}” Ada Holm said.") for name, text in texts.items()]
    result = qm.reconcile(articles)
    assert len(result.statements) == statements, why
    assert bool(result.discrepancies) is (statements == 1)


def test_the_threshold() -> None:
    """What differs in two places is one statement as long as there are twice `slight_words` words."""
    one, other, _, _ = CASES[0]
    texts = {"Post": one, "Mail": other}
    articles = [qm.Article(id=name, outlet=name, text=f"“{text}” Ada Holm said.") for name, text in texts.items()]
    for words, statements in ((7, 1), (8, 2)):
        assert len(qm.reconcile(articles, settings=qm.Settings(slight_words=words)).statements) == statements
