"""Each pair of the table joins, or not, as a reader says that it should."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import quotematch as qm
from quotematch.match import match

from .stories_made import Outlet, articles, quotes

TABLES = [
    tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("cases_pairs.toml", "cases_gold.toml")
]
CASES = [case for table in TABLES for case in table["cases"]]
STORIES = {name: story for table in TABLES for name, story in table["stories"].items()}


def _params(cases: list[dict[str, Any]]) -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{case['why']} {number}",
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for number, case in enumerate(cases)
    ]


@pytest.mark.parametrize("case", _params(CASES))
def test_pair(case: dict[str, Any]) -> None:
    background = STORIES[case["story"]]["background"]
    first, second = Outlet("first", background), Outlet("second", background)
    ids = [
        outlet.quote(side["text"], by=side.get("by"), form=side.get("form", "direct"))[0]
        for outlet, side in ((first, case["a"]), (second, case["b"]))
    ]
    found = match(articles([first, second]), quotes([first, second]))
    assert (found.statement_of[ids[0]] == found.statement_of[ids[1]]) is case["join"]


def test_no_pair_stands_twice_in_the_table() -> None:
    rows = [(case["story"], case["a"]["text"], case["b"]["text"], str(case["a"]), str(case["b"])) for case in CASES]
    assert len(rows) == len(set(rows))


SEEDS = tomllib.loads((Path(__file__).parent / "cases_seeds.toml").read_text(encoding="utf-8"))["cases"]


@pytest.fixture(scope="module")
def five(seeds: Path) -> qm.Reconciliation:
    return qm.reconcile(seeds)


def _statements(result: qm.Reconciliation, article: str, at: int) -> set[str | None]:
    """The statements of the passages around a code point of an article."""
    return {
        passage.statement_id
        for quote in result.quotes
        if quote.article_id.startswith(article) and not quote.is_term
        for passage in quote.passages
        if passage.spans[0].start <= at < passage.spans[-1].end
    }


@pytest.mark.parametrize("case", _params(SEEDS))
def test_pair_of_the_five_articles(five: qm.Reconciliation, case: dict[str, Any]) -> None:
    first, second = _statements(five, *case["a"]), _statements(five, *case["b"])
    assert first
    assert second
    assert bool(first & second) is case["join"]


def test_the_page_tells_how_many_pairs_there_are_and_how_many_fail() -> None:
    page = (Path(__file__).parents[2] / "docs" / "gold_pairs.md").read_text(encoding="utf-8")
    rows = [*CASES, *SEEDS]
    one, failing = sum(case["join"] for case in rows), sum("xfail" in case for case in rows)
    assert f"{len(rows)} pairs" in page
    assert f"{one} of one utterance and {len(rows) - one} of two" in page
    assert f"all but {failing}" in page
