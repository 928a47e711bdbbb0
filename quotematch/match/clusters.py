"""Clusters: from findings to statements, without chains.

First the firm findings count, those of the same words in the same order; then, of the others, each wording's best one
to a wording that is at least as long. They are then taken from the strongest to the weakest, and each joins two groups
unless the joined one would hold two different sentences of one quote, or two statements that meet in little more than
one passage. Every step is one function of its input, in an order of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quotematch.match.evidence import Finding
from quotematch.match.records import Level
from quotematch.match.wordings import Place, Wording
from quotematch.settings import Settings

FIRM = (Level.IDENTICAL, Level.CONTAINED, Level.NEAR)


def best_upward(rows: Sequence[Wording], findings: Sequence[Finding]) -> list[Finding]:
    """The firm findings, and of the others the best of each wording to one that is longer or comes before."""
    kept = [f for f in findings if f.level in FIRM]
    best: dict[int, Finding] = {}
    for f in findings:
        low = min(f.a, f.b, key=lambda k: (len(rows[k].words), -k))
        if f.level not in FIRM and (low not in best or _firmer(f, best[low])):
            best[low] = f
    return sorted(kept + list(best.values()), key=_key)


def _firmer(f: Finding, g: Finding) -> bool:
    return _key(f) < _key(g)


def _key(f: Finding) -> tuple[int, float, int, int]:
    return f.level.rank, -round(f.score, 9), f.a, f.b


@dataclass(slots=True)
class _Group:
    wordings: list[int]
    quotes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # quote id -> places
    outlets: set[str] = field(default_factory=set)


class Clusters:
    """Groups of wordings that grow by joining."""

    def __init__(
        self,
        rows: Sequence[Wording],
        found: Sequence[Place],
        findings: Sequence[Finding],
        mates: Sequence[tuple[int, int]],
        outlets: Sequence[str],
        settings: Settings,
    ) -> None:
        self._rows, self._found, self._settings = rows, found, settings
        self._linked: dict[int, dict[int, Finding]] = defaultdict(dict)
        for f in findings:
            self._linked[f.a][f.b] = self._linked[f.b][f.a] = f
        self._mates = {pair for pair in mates} | {(b, a) for a, b in mates}
        self._wording = {k: n for n, w in enumerate(rows) for k in w.members}
        self._group: list[_Group] = []
        for n, w in enumerate(rows):
            group = _Group([n])
            for k in w.members:
                group.quotes[found[k].quote.id].append(k)
                group.outlets.add(outlets[found[k].article])
            self._group.append(group)

    def join(self, f: Finding) -> bool:
        """Join the groups of a finding when nothing speaks against it."""
        a, b = self._group[f.a], self._group[f.b]
        if a is b:
            return True
        if self._conflict(a, b) or not self._cohere(a, b, f):
            return False
        small, large = (a, b) if len(a.wordings) < len(b.wordings) else (b, a)
        for quote, places in small.quotes.items():
            large.quotes[quote].extend(places)
        large.outlets |= small.outlets
        large.wordings.extend(small.wordings)
        for n in small.wordings:
            self._group[n] = large
        return True

    def _conflict(self, a: _Group, b: _Group) -> bool:
        """Whether two different sentences of one quote would come together that do not say the same."""
        small, large = (a, b) if len(a.quotes) < len(b.quotes) else (b, a)
        return any(
            self._differ(k, m) for quote, places in small.quotes.items() if quote in large.quotes
            for k in places for m in large.quotes[quote]
        )  # fmt: skip

    def _differ(self, k: int, m: int) -> bool:
        if (k, m) in self._mates:
            return False
        x, y = self._wording[k], self._wording[m]
        finding = self._linked[x].get(y)
        return x != y and (finding is None or finding.level not in FIRM) and not self._resplit(x, y)

    def _resplit(self, x: int, y: int) -> bool:
        """Whether another wording holds both, so that they are parts of one sentence elsewhere."""
        return any(
            self._linked[y].get(z) is not None and f.level in FIRM and self._linked[y][z].level in FIRM
            for z, f in self._linked[x].items()
        )

    def _cohere(self, a: _Group, b: _Group, f: Finding) -> bool:
        """Whether enough pairs across the two groups are linked; a lone wording needs one firm link."""
        if f.level in FIRM and min(len(a.wordings), len(b.wordings)) == 1:
            return True
        cross = [(x, y) for x in a.wordings for y in b.wordings]
        return sum(y in self._linked[x] for x, y in cross) >= self._settings.cohesion * len(cross)

    def join_pieces(self, mates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Join pieces of one sentence of which one at most has a statement beyond its article; which were joined."""
        joined = []
        for k, m in mates:
            a, b = self._group[self._wording[k]], self._group[self._wording[m]]
            if a is not b and min(len(a.outlets), len(b.outlets)) == 1 and not self._conflict(a, b):
                self.join_groups(a, b)
                joined.append((k, m))
        return joined

    def join_groups(self, a: _Group, b: _Group) -> None:
        """Make one group of two."""
        for quote, places in b.quotes.items():
            a.quotes[quote].extend(places)
        a.outlets |= b.outlets
        a.wordings.extend(b.wordings)
        for n in b.wordings:
            self._group[n] = a

    def statements(self) -> list[list[int]]:
        """The groups as sorted lists of places, in order of the first."""
        groups: Mapping[int, _Group] = {id(g): g for g in self._group}
        return sorted(sorted(k for n in g.wordings for k in self._rows[n].members) for g in groups.values())
