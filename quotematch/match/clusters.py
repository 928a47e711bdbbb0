"""Clusters: from findings to statements, without chains.

The firm findings count, those of the same words in the same order; of the others the best one of each wording. They
are taken from the strongest to the weakest, and each joins two groups unless the joined one would hold two different
sentences of one quote, two direct wordings that are unlike, or two statements that meet in little more than one
passage. Every step is one function of its input, in an order of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from quotematch.match.evidence import FIRM, Finding
from quotematch.match.pieces import Pieces
from quotematch.match.speaking import Agreement, best_agreement, groups_apart
from quotematch.match.wordings import Place, Wording
from quotematch.settings import Settings


def decisive(rows: Sequence[Wording], found: Sequence[Place], findings: Sequence[Finding]) -> list[Finding]:
    """The firm findings, and of the others the best of each wording; the firmest first.

    What a wording has within its own article and what it has beyond are two things: that an article says the same
    twice must not keep it from what others print.
    """
    articles = [{found[m].article for m in w.members} for w in rows]
    best: dict[tuple[int, bool], Finding] = {}
    for f in findings:
        within = bool(articles[f.a] & articles[f.b])
        for key in ((f.a, within), (f.b, within)):
            if f.level not in FIRM and (key not in best or f.key < best[key].key):
                best[key] = f
    return sorted({*(f for f in findings if f.level in FIRM), *best.values()}, key=lambda f: f.key)


def _ranks(found: Sequence[Place]) -> list[int]:
    """A number for each place, such that places that follow each other in one article differ by one, others by more."""
    order = sorted(range(len(found)), key=lambda k: (found[k].article, found[k].start, found[k].end, k))
    ranks, rank, last = [0] * len(found), 0, None
    for k in order:
        rank += 1 if found[k].article == last else 2
        ranks[k], last = rank, found[k].article
    return ranks


@dataclass(slots=True)
class Group:
    """Wordings that are taken for one statement so far."""

    wordings: list[int]
    places: dict[str, list[int]] = field(default_factory=dict)  # quote id -> numbers of places
    outlets: set[str] = field(default_factory=set)


class Clusters:
    """Groups of wordings that grow by joining."""

    def __init__(
        self,
        rows: Sequence[Wording],
        found: Sequence[Place],
        findings: Sequence[Finding],
        mates: Sequence[Pieces],
        outlets: Sequence[str],
        settings: Settings,
        apart: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._rows, self._found, self._outlets, self._settings = rows, found, outlets, settings
        self._linked: dict[int, dict[int, Finding]] = defaultdict(dict)
        self._firm: dict[int, set[int]] = defaultdict(set)
        for f in findings:
            self._linked[f.a][f.b] = self._linked[f.b][f.a] = f
            if f.level in FIRM:
                self._firm[f.a].add(f.b)
                self._firm[f.b].add(f.a)
        self._refused: set[tuple[int, int, int, int, bool]] = set()  # groups at their size; whether firmly linked
        self._sentence = list(range(len(found)))  # pieces of one sentence have the number of the first
        for pair in mates:
            self._sentence[pair.second] = self._sentence[pair.first]
        self._rank = _ranks(found)
        self._wording = {k: n for n, w in enumerate(rows) for k in w.members}
        self._group = [self._single(n) for n in range(len(rows))]
        self._apart: dict[int, set[int]] = defaultdict(set)  # wordings that a person parted
        for k, m in apart:
            self._apart[self._wording[k]].add(self._wording[m])
            self._apart[self._wording[m]].add(self._wording[k])

    def _single(self, n: int) -> Group:
        group = Group([n])
        for k in self._rows[n].members:
            group.places.setdefault(self._found[k].quote.id, []).append(k)
            group.outlets.add(self._outlets[self._found[k].article])
        return group

    def group_of(self, place: int) -> Group:
        """The group that a place belongs to now."""
        return self._group[self._wording[place]]

    def join(self, f: Finding) -> bool:
        """Join the groups of a finding when nothing speaks against it."""
        a, b = self._group[f.a], self._group[f.b]
        if a is b:
            return True
        asked = (a.wordings[0], len(a.wordings), b.wordings[0], len(b.wordings), f.level in FIRM)
        if asked in self._refused:
            return False
        apart = self._conflict(a, b) or self._unlike(a, b) or self._meet_in_one(a, b)
        if apart or not self._cohere(a, b, f):
            self._refused.add(asked)
            return False
        self.merge(a, b)
        return True

    def merge(self, a: Group, b: Group) -> None:
        """Make one group of two, whatever speaks against it."""
        if a is b:
            return
        small, large = (a, b) if len(a.wordings) < len(b.wordings) else (b, a)
        for quote, places in small.places.items():
            large.places.setdefault(quote, []).extend(places)
        large.outlets |= small.outlets
        large.wordings.extend(small.wordings)
        for n in small.wordings:
            self._group[n] = large

    def _conflict(self, a: Group, b: Group) -> bool:
        """Whether two different sentences of one quote would come together, or what a person parted."""
        if self._parted(a, b):
            return True
        small, large = (a, b) if len(a.places) < len(b.places) else (b, a)
        return any(
            self._differ(k, m)
            for quote, places in small.places.items()
            for k in places
            for m in large.places.get(quote, ())
        )

    def _parted(self, a: Group, b: Group) -> bool:
        return any(not self._apart[n].isdisjoint(b.wordings) for n in a.wordings if n in self._apart)

    def confirm(self, k: int, m: int) -> bool:
        """Join the groups of two places because a person said so; not when another decision parts them."""
        a, b = self.group_of(k), self.group_of(m)
        if self._parted(a, b):
            return False
        self.merge(a, b)
        return True

    def _differ(self, k: int, m: int) -> bool:
        x, y = self._wording[k], self._wording[m]
        return x != y and self._sentence[k] != self._sentence[m] and not self._resplit(x, y)

    def _resplit(self, x: int, y: int) -> bool:
        """Whether a third wording has both, so that elsewhere they are parts of one sentence; a fragment has not."""
        least = self._settings.near_order * max(len(self._rows[x].words), len(self._rows[y].words))
        return any(len(self._rows[z].words) >= least and self._has(z, x) and self._has(z, y) for z in self._linked[x])

    def _has(self, z: int, part: int) -> bool:
        """Whether a wording has the words of another, or, both direct, at least all of its content."""
        row, of = self._rows[z], self._rows[part]
        return z in self._firm[part] or (
            z in self._linked[part] and row.direct and of.direct and set(of.stems) <= set(row.stems)
        )

    def _unlike(self, a: Group, b: Group) -> bool:
        """Whether two direct wordings of two articles would come together that have no words to do with each other.

        Nor may two groups of people who are asked.
        """
        cross = [(self._rows[x], self._rows[y]) for x in a.wordings for y in b.wordings]
        if any(groups_apart(x.speakers, y.speakers) for x, y in cross):
            return True
        return any(
            y not in self._linked[x] and self._articles(x) != self._articles(y) and not self._resplit(x, y)
            for x in a.wordings
            for y in b.wordings
            if self._rows[x].direct and self._rows[y].direct and not self._alike(x, y)
        )

    def _alike(self, x: int, y: int) -> bool:
        """Whether two wordings share content and most words in order, though not enough to be linked by themselves."""
        short, long = sorted((self._rows[x], self._rows[y]), key=lambda w: len(w.words))
        if short.names.union(long.names).issuperset(set(short.stems) & set(long.stems)):
            return False
        return LCSseq.similarity(short.words, long.words) >= self._settings.direct_order * len(short.words)

    def _meet_in_one(self, a: Group, b: Group) -> bool:
        """Whether two statements, each of several outlets, would meet in nothing but the passages of one outlet.

        Where they follow each other in an article, they are parts of one sentence and may meet.
        """
        if min(len(a.outlets), len(b.outlets)) < 2:
            return False
        ties = [(x, y) for x in a.wordings for y in b.wordings if y in self._linked[x]]
        for group, side in ((a, {x for x, _ in ties}), (b, {y for _, y in ties})):
            meeting = {outlet for n in side for outlet in self._outlets_of(n)}
            if len(meeting) == 1 and len(group.outlets - meeting) > 1:
                return not self._follow(a, b)
        return False

    def _follow(self, a: Group, b: Group) -> bool:
        """Whether a passage of one group stands right beside one of the other."""
        ranks = {self._rank[k] for n in a.wordings for k in self._rows[n].members}
        others = (self._rank[k] for n in b.wordings for k in self._rows[n].members)
        return any(rank - 1 in ranks or rank + 1 in ranks for rank in others)

    def _articles(self, n: int) -> set[int]:
        return {self._found[k].article for k in self._rows[n].members}

    def _outlets_of(self, n: int) -> set[str]:
        return {self._outlets[article] for article in self._articles(n)}

    def _cohere(self, a: Group, b: Group, f: Finding) -> bool:
        """Whether enough pairs across the two groups are linked; a lone wording needs one firm link."""
        if f.level in FIRM and min(len(a.wordings), len(b.wordings)) == 1:
            return True
        cross = [(x, y) for x in a.wordings for y in b.wordings]
        return sum(self._tied(x, y, a, b) for x, y in cross) >= self._settings.cohesion * len(cross)

    def _tied(self, x: int, y: int, a: Group, b: Group) -> bool:
        """Whether x of `a` and y of `b` are linked, or one with a wording that has the words of the other."""
        if y in self._linked[x]:
            return True
        return any(y in self._linked[z] and self._group[z] is a for z in self._firm[x]) or any(
            x in self._linked[z] and self._group[z] is b for z in self._firm[y]
        )

    def join_pieces(self, mates: Sequence[Pieces]) -> list[Pieces]:
        """Join parts of one claim of which one at most is known beyond its outlet; returns those that were joined.

        A clause of its own keeps to itself when what stands before it is known elsewhere, and so does what one speaker
        tells about another's words.
        """
        joined = []
        for pair in mates:
            a, b = self.group_of(pair.first), self.group_of(pair.second)
            few, many = sorted((len(a.outlets), len(b.outlets)))
            alone = few > 1 or (pair.clause and many > 1) or self._conflict(a, b) or self._unlike(a, b)
            alone = alone or self._other_mouths(a, b) or self._other_mouths(b, a)
            if pair.mixed and a is not b and not alone:
                self.merge(a, b)
                joined.append(pair)
        return joined

    def _other_mouths(self, a: Group, b: Group) -> bool:
        """Whether other outlets have one of two pieces from another person than the one who tells the other piece."""
        own = [who for n in a.wordings for who in self._rows[n].speakers]
        far = [n for n in b.wordings if self._outlets_of(n) - a.outlets]
        others = [who for n in far for who in self._rows[n].speakers]
        return bool(others) and best_agreement(own, others) is Agreement.CONFLICT

    def statements(self) -> list[list[int]]:
        """The groups as sorted lists of places, in order of the first."""
        groups = {min(g.wordings): g for g in self._group}
        return sorted(sorted(k for n in g.wordings for k in self._rows[n].members) for g in groups.values())
