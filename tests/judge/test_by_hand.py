"""Pairs of wordings collected by hand, apart from the bank of known edits, whose words the lexicon has in sight."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quotematch import compare
from quotematch.models import Comparison, EditKind, Severity

PAIRS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases_by_hand.toml").read_text(encoding="utf-8"))[
    "pair"
]

#: What was measured, in docs/results.md too. These only go up.
FLOORS = {
    "warned of, of those that matter": 187,
    "left alone, of those that do not": 75,
    "one of the kinds": 260,
    "the first kind": 205,
    "alarms, of negations, numbers, modals and names": 74,
}

#: The kinds whose change is an alarm.
ALARMING = {"negation", "number", "modal", "entity"}


@cache
def compared(at: int) -> Comparison:
    return compare(PAIRS[at]["a"], PAIRS[at]["b"])


def found(at: int) -> set[str]:
    """The kinds of edit that are named."""
    return {edit.kind.value for edit in compared(at).edits}


def told(at: int, least: Severity) -> bool:
    """Whether a discrepancy is at least as severe."""
    return any(item.severity.rank >= least.rank for item in compared(at).discrepancies)


def figures() -> dict[str, int]:
    """How many pairs are judged right, by what is asked."""
    rows = list(enumerate(PAIRS))
    return {
        "warned of, of those that matter": sum(row["matters"] and told(at, Severity.WARNING) for at, row in rows),
        "left alone, of those that do not": sum(
            not row["matters"] and not told(at, Severity.WARNING) for at, row in rows
        ),
        "one of the kinds": sum(not found(at).isdisjoint(row["kinds"]) for at, row in rows),
        "the first kind": sum(row["kinds"][0] in found(at) for at, row in rows),
        "alarms, of negations, numbers, modals and names": sum(
            row["matters"] and row["kinds"][0] in ALARMING and told(at, Severity.ALARM) for at, row in rows
        ),
    }


def rows() -> list[Any]:
    """A parameter for each pair; one that is known to fail must fail, so that a mended one shows."""
    return [
        pytest.param(
            at,
            id=row["why"],
            marks=[pytest.mark.xfail(strict=True, raises=AssertionError, reason=row["fails"])]
            if "fails" in row
            else [],
        )
        for at, row in enumerate(PAIRS)
    ]


@pytest.mark.parametrize("at", rows())
def test_pair(at: int) -> None:
    row = PAIRS[at]
    assert told(at, Severity.WARNING) is row["matters"], compared(at).discrepancies
    assert not found(at).isdisjoint(row["kinds"]), compared(at).edits


@pytest.mark.parametrize("what", FLOORS)
def test_floor(what: str) -> None:
    assert figures()[what] >= FLOORS[what], figures()


def test_the_table_is_whole() -> None:
    for row in PAIRS:
        assert {*row} - {"fails"} == {"a", "b", "matters", "kinds", "why"}, row
        assert row["kinds"], row
        assert {*row["kinds"]} <= {kind.value for kind in EditKind}, row
    assert len({(row["a"], row["b"]) for row in PAIRS}) == len(PAIRS) == 268
