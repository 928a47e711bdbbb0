"""Each pair of the table joins, or not, as a reader says that it should."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quotematch.match import match

from .stories_made import Outlet, articles, quotes

TABLE = tomllib.loads((Path(__file__).parent / "cases_pairs.toml").read_text(encoding="utf-8"))


def _params() -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["why"],
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in TABLE["cases"]
    ]


@pytest.mark.parametrize("case", _params())
def test_pair(case: dict[str, Any]) -> None:
    background = TABLE["stories"][case["story"]]["background"]
    first, second = Outlet("first", background), Outlet("second", background)
    ids = [
        outlet.quote(side["text"], by=side.get("by"), form=side.get("form", "direct"))[0]
        for outlet, side in ((first, case["a"]), (second, case["b"]))
    ]
    found = match(articles([first, second]), quotes([first, second]))
    assert (found.statement_of[ids[0]] == found.statement_of[ids[1]]) is case["join"]


def test_no_pair_stands_twice_in_the_table() -> None:
    rows = [
        (case["story"], case["a"]["text"], case["b"]["text"], str(case["a"]), str(case["b"])) for case in TABLE["cases"]
    ]
    assert len(rows) == len(set(rows))
