"""Beside: what stands next to a passage in its article.

Two outlets that quote a speech quote it in order, so that passages on one side of two wordings that match are evidence
for the two: for “Not about you.” and “It's not about you.” the sentences that follow in both. Only firm findings
count here, and they count once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quotematch.match.evidence import FIRM, Finding
from quotematch.match.wordings import Place, Wording


class Beside:
    """Which wordings stand before and after which, and whether those beside two wordings match."""

    def __init__(self, rows: Sequence[Wording], found: Sequence[Place], order: Mapping[int, Sequence[int]]) -> None:
        wording = {k: n for n, w in enumerate(rows) for k in w.members}
        self._before: dict[int, set[int]] = defaultdict(set)
        self._after: dict[int, set[int]] = defaultdict(set)
        for numbers in order.values():
            for k, m in zip(numbers, numbers[1:], strict=False):
                if found[k].speaker == found[m].speaker and wording[k] != wording[m]:
                    self._before[wording[m]].add(wording[k])
                    self._after[wording[k]].add(wording[m])
        self._firm: dict[int, set[int]] = defaultdict(set)

    def learn(self, findings: Sequence[Finding]) -> None:
        """Take in the firm ones of the findings."""
        for f in findings:
            if f.level in FIRM:
                self._firm[f.a].add(f.b)
                self._firm[f.b].add(f.a)

    def match(self, a: int, b: int) -> bool:
        """Whether a passage before one matches one before the other or the other itself, or so after."""
        return any(
            x == y or y in self._firm[x]
            for side in (self._before, self._after)
            for x in (*side.get(a, ()), a)
            for y in (*side.get(b, ()), b)
            if (x, y) != (a, b)
        )
