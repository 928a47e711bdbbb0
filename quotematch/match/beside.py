"""Beside: what stands next to a passage in its article.

Two outlets that quote a speech quote it in order, so that passages on one side of two wordings that match are evidence
for the two: for “Not about you.” and “It's not about you.” the sentences that follow in both. Only firm findings
count here, and they count once. Where hundreds of wordings stand beside one that all outlets print, each is asked about
the `candidates` that are nearest to it in the order of days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from quotematch.match.evidence import FIRM, Finding
from quotematch.match.wordings import Place, Wording
from quotematch.settings import Settings


class Beside:
    """Which wordings stand before and after which, and whether those beside two wordings match."""

    def __init__(
        self, rows: Sequence[Wording], found: Sequence[Place], order: Mapping[int, Sequence[int]], settings: Settings
    ) -> None:
        self._most = settings.candidates
        wording = {k: n for n, w in enumerate(rows) for k in w.members}
        self._before: dict[int, set[int]] = defaultdict(set)
        self._after: dict[int, set[int]] = defaultdict(set)
        for numbers in order.values():
            for k, m in pairwise(numbers):
                if found[k].speaker == found[m].speaker and wording[k] != wording[m]:
                    self._before[wording[m]].add(wording[k])
                    self._after[wording[k]].add(wording[m])
        self._several = [n for n, w in enumerate(rows) if len(w.members) > 1]

    def pairs(self, findings: Sequence[Finding]) -> list[tuple[int, int]]:
        """Pairs a < b of wordings beside which firmly linked wordings stand, in order.

        Beside means before both, after both, or that what stands beside the one is linked to the other itself.
        """
        firm = [(f.a, f.b) for f in findings if f.level in FIRM] + [(n, n) for n in self._several]
        found = {
            (min(a, b), max(a, b))
            for x, y in firm
            for side in (self._before, self._after)
            for a, b in self._near({x, *side.get(x, ())}, {y, *side.get(y, ())})
            if a != b
        }
        return sorted(found - set(firm))

    def _near(self, some: Collection[int], others: Collection[int]) -> Iterator[tuple[int, int]]:
        """Each of `some` with those of `others` that stand nearest to it in order."""
        row = sorted(others)
        for a in some:
            first = max(0, min(bisect_left(row, a) - self._most // 2, len(row) - self._most))
            yield from ((a, b) for b in row[first : first + self._most])
