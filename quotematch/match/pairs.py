"""Pairs: what the levels of evidence ask about two wordings, beside their words.

How their speakers agree, how many days lie between their articles, and how alike these are. Of a wording that stands in
many articles the nearest count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import combinations

from quotematch.match.evidence import FIRM, Finding
from quotematch.match.pair import Pair, Shared
from quotematch.match.speaking import best_agreement
from quotematch.match.stories import Nearness
from quotematch.match.wordings import Place, Wording

#: Members of a wording whose articles are asked how alike they are.
_ASKED = 4


class Pairs:
    """Makes pairs of wordings, by their numbers."""

    def __init__(self, rows: Sequence[Wording], found: Sequence[Place], nearness: Nearness) -> None:
        self._rows, self._nearness = rows, nearness
        self._articles = [sorted({found[k].article for k in w.members[:_ASKED]}) for w in rows]

    def of(self, a: int, b: int, shared: Shared, *, beside: bool = False, alone: bool = False) -> Pair:
        """Wordings a and b as a pair."""
        first, second = self._rows[a], self._rows[b]
        short, long = (first, second) if len(first.words) <= len(second.words) else (second, first)
        who = best_agreement(first.speakers, second.speakers)
        days = 0 if first.days == second.days else _apart(first.days, second.days)
        inside = self._articles[a] == self._articles[b] and len(self._articles[a]) == 1
        return Pair(short, long, shared, who, beside, days, lambda: self._near(a, b), alone, inside)

    def together(self, findings: Iterable[Finding]) -> set[tuple[int, int]]:
        """The pairs of articles, by their numbers, that a firm finding links."""
        firm = (f for f in findings if f.level in FIRM)
        some = {(x, y) for f in firm for x in self._articles[f.a] for y in self._articles[f.b]}
        members = (sorted(articles) for articles in self._articles if len(articles) > 1)
        return {(x, y) for x, y in some | {pair for one in members for pair in combinations(one, 2)} if x != y}

    def meet(self, a: int, b: int, together: Collection[tuple[int, int]]) -> bool:
        """Whether an article of one wording is that of the other, or is linked to it."""
        pairs = [(x, y) for x in self._articles[a] for y in self._articles[b]]
        return any(x == y or (x, y) in together or (y, x) in together for x, y in pairs)

    def _near(self, a: int, b: int) -> float:
        return max(self._nearness.between(x, y) for x in self._articles[a] for y in self._articles[b])


def _apart(some: Sequence[date], others: Sequence[date]) -> int:
    """The least number of days between two of them; 0 when a side has none."""
    return min((abs((a - b).days) for a in some for b in others), default=0)
