"""The five articles against their annotation by hand: floors that only go up.

A change that lowers a measure below its floor is a step back, whatever else it brings. Whoever raises a measure for
good raises its floor with it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import quotematch as qm
from benchmarks.gold import Score, score
from benchmarks.matching import seeds as five_articles
from benchmarks.rows import GoldQuote, read_rows
from quotematch.judge.replay import replay

FLOORS = {
    "pieces_found": 63,
    "coverage": 1.0,
    "indirect_coverage": 1.0,
    "speaker_accuracy": 1.0,
    "verdict_accuracy": 1.0,
    "b3_f1": 0.98,
}


@pytest.fixture(scope="module")
def scored(root: Path) -> Score:
    """The five articles, reconciled and counted once."""
    return score(five_articles(), read_rows(root / "tests" / "gold" / "seeds.jsonl", GoldQuote.of))


@pytest.mark.parametrize(("measure", "floor"), FLOORS.items())
def test_no_measure_falls_below_its_floor(scored: Score, measure: str, floor: float) -> None:
    """Pieces, passages, speakers, verdicts and statements are found at least as well as before."""
    assert scored.measures()[measure] >= floor, "\n".join(scored.misses)


def test_nothing_is_called_a_quotation_that_is_none(scored: Score) -> None:
    """No marked piece is found that the annotation does not have."""
    assert scored.measures()["pieces_false"] == 0


def test_every_verdict_of_the_whole_run_replays(seeds: Path) -> None:
    """Each verdict follows from its evidence alone, also where extraction and matching came before it."""
    judged = [one for quote in qm.reconcile(seeds).quotes for one in quote.passages if one.verdict is not None]
    assert len(judged) > 100
    for passage in judged:
        assert passage.evidence is not None
        assert replay(passage.evidence) is passage.verdict
