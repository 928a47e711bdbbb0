"""Who says what in a few sentences: a table of cases read from the text alone, cues, speakers and all."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quotematch.extract.extractor import extract_article
from quotematch.models import Article

CASES = tomllib.loads((Path(__file__).parent / "cases_scenes.toml").read_text(encoding="utf-8"))["case"]


def speakers_of(case: dict[str, Any]) -> list[str]:
    quotes, _ = extract_article(Article(id="case", text=case["text"], language=case.get("language", "en")))
    return [quote.speaker.name if quote.speaker else "?" for quote in quotes]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """Each quote has the speaker that a careful reader gives it."""
    assert speakers_of(case) == case["speakers"]


def test_every_case_says_something_of_its_own() -> None:
    """No row says again what another says."""
    assert len({case["why"] for case in CASES}) == len({case["text"] for case in CASES}) == len(CASES)
