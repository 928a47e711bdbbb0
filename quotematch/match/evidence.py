"""Evidence: at which level, if any, two wordings report one utterance.

Two wordings of one story come in, with how much of what each says the other shares; a level with its reasons comes out.
Each wording is judged by the weights of its own story. Speakers raise or lower what the words must show; they join
nothing alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from quotematch.match.records import Level
from quotematch.match.speaking import Agreement, agreement
from quotematch.match.wordings import Wording
from quotematch.settings import Settings


class Shared(NamedTuple):
    """What two wordings share, by weight: the mass, and its share of each wording's own."""

    mass: float
    share_a: float
    share_b: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A level of evidence for two wordings, by their numbers; `score` orders findings of one level."""

    a: int
    b: int
    level: Level
    score: float
    reasons: tuple[str, ...]

    @property
    def strength(self) -> tuple[int, float]:
        """Sorts the firmest first."""
        return self.level.rank, -self.score


def _held(short: Wording, long: Wording) -> bool:
    """Whether the segments of `short` stand in `long`, each unbroken and in order."""
    at, text = 0, long.text
    for segment in short.segments:
        found = text.find(segment, at)
        if found < 0:
            return False
        at = found + len(segment) - 1
    return bool(short.segments)


def _order(a: Sequence[str], b: Sequence[str]) -> float:
    """Share of the shorter one's words that stand in the longer one in the same order."""
    return LCSseq.similarity(a, b) / max(1, min(len(a), len(b)))


def find(a: int, b: int, first: Wording, second: Wording, shared: Shared, settings: Settings) -> Finding | None:
    """The firmest level of evidence that the two wordings give, or None."""
    who = agreement(first.speaker, second.speaker)
    short, long = (first, second) if len(first.words) <= len(second.words) else (second, first)
    if not short.words:
        return None
    share = max(shared.share_a, shared.share_b)
    even = min(shared.share_a, shared.share_b)
    reasons = (f"share {share:.2f} of rare words", who.value)
    formula = short.stock and who is not Agreement.SAME
    if first.words == second.words:
        return None if formula else Finding(a, b, Level.IDENTICAL, 1.0, ("same words", who.value))
    firm = shared.mass >= settings.firm_mass or len(short.words) >= 8
    if not short.stock and _held(short, long) and len(short.words) >= settings.fragment_words:
        if firm and who is not Agreement.CONFLICT or len(short.words) >= 8:
            return Finding(a, b, Level.CONTAINED, (1 + even) / 2, ("all words in one run", who.value))
    if not short.stock and len(short.words) >= settings.fragment_words and share >= settings.near_share:
        order = _order(first.words, second.words)
        if order >= settings.near_order and firm and who is not Agreement.CONFLICT:
            return Finding(a, b, Level.NEAR, (order + even) / 2, (f"share {order:.2f} of words in order", *reasons))
    bar = {Agreement.SAME: settings.reworded_share, Agreement.UNKNOWN: settings.reworded_share_unknown}.get(
        who, settings.reworded_share_conflict
    )
    if share >= bar and shared.mass >= settings.reworded_mass and even >= settings.reworded_even:
        return Finding(a, b, Level.REWORDED, (share + even) / 2, reasons)
    return None
