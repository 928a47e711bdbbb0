"""Discrepancies: differences, or sets of them, that an editor would want to see, alarm first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotematch.judge.verdicts import Relations, Witness
from quotematch.models import Article, Discrepancy, Quote
from quotematch.settings import Settings


def discrepancies(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    witnesses: Mapping[str, Witness],
    members: Mapping[str, Sequence[Witness]],
    relations: Relations,
    settings: Settings,
) -> tuple[Discrepancy, ...]:
    """All discrepancies of a corpus."""
    return ()
