"""Neighbours: the passages of a statement that a passage is compared with, bounded where a statement has very many.

Of one wording two passages of different outlets stand for all. While a statement has at most
`Settings.readings_compared` wordings, each is compared with every other. Beyond that a wording is compared with the
fullest ones, and with quoted ones that hold it or lie within it, which are looked up by groups of words; so time grows
with the number of wordings and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from quotematch.judge.verdicts import Witness
from quotematch.settings import Settings

_Reading = tuple[object, ...]
#: Wordings looked at for one group of words, as a multiple of those that are compared.
_LOOKED_AT = 4


class Neighbours:
    """The passages of one statement, sorted into readings that stand for them."""

    def __init__(self, members: Sequence[Witness], settings: Settings) -> None:
        self._limit = settings.readings_compared
        self._gram = settings.fragment_words
        groups: defaultdict[_Reading, list[Witness]] = defaultdict(list)
        for witness in members:
            if not witness.primary:
                groups[_reading(witness)].append(witness)
        self._speakers = {reading: _two_outlets(group) for reading, group in groups.items()}
        self._fullest = sorted(groups, key=lambda reading: _fullest(groups[reading][0]))
        self._few = len(groups) <= self._limit
        self._known: dict[_Reading, list[_Reading]] = {}
        self._lines = {} if self._few else {reading: _line(groups[reading][0]) for reading in self._fullest}
        self._holding: defaultdict[tuple[str, ...], list[_Reading]] = defaultdict(list)
        self._opening: defaultdict[tuple[str, ...], list[_Reading]] = defaultdict(list)
        if not self._few:
            self._index(groups)

    def of(self, witness: Witness) -> list[Witness]:
        """Passages of other outlets to compare `witness` with; the same, whatever else they are asked for."""
        readings = self._fullest if self._few else self._shortlist(witness)
        return [other for reading in readings for other in self._speakers[reading] if other.counts_for(witness)]

    def _index(self, groups: dict[_Reading, list[Witness]]) -> None:
        for reading in self._fullest:
            if not groups[reading][0].direct:
                continue
            keys = groups[reading][0].wording.keys
            for gram in dict.fromkeys(self._grams(keys)):
                self._holding[gram].append(reading)
            self._opening[keys[: self._gram]].append(reading)

    def _grams(self, keys: tuple[str, ...]) -> list[tuple[str, ...]]:
        return [keys[at : at + self._gram] for at in range(max(1, len(keys) - self._gram + 1))]

    def _shortlist(self, witness: Witness) -> list[_Reading]:
        own = _reading(witness)
        if own not in self._known:
            found = dict.fromkeys(self._fullest[: self._limit])
            if own in self._speakers:
                found[own] = None
            found |= dict.fromkeys([*self._holders(witness), *self._held(witness)])
            self._known[own] = list(found)
        return self._known[own]

    def _holders(self, witness: Witness) -> list[_Reading]:
        """Wordings that hold all words of `witness`, looked up by its rarest group of words."""
        line = _line(witness)
        rarest = min(self._grams(witness.wording.keys), key=lambda gram: (len(self._holding.get(gram, ())), gram))
        candidates = self._holding.get(rarest, [])[: self._limit * _LOOKED_AT]
        return [reading for reading in candidates if line in self._lines[reading]][: self._limit]

    def _held(self, witness: Witness) -> list[_Reading]:
        """Wordings whose words lie within `witness`, looked up by how they begin."""
        line = _line(witness)
        found: list[_Reading] = []
        for gram in dict.fromkeys(self._grams(witness.wording.keys)):
            candidates = self._opening.get(gram, [])[: self._limit * _LOOKED_AT]
            found += [reading for reading in candidates if self._lines[reading] in line]
            if len(found) >= self._limit:
                break
        return found[: self._limit]


def _reading(witness: Witness) -> _Reading:
    return (witness.direct, witness.wording.keys, witness.wording.gaps, witness.wording.bracketed)


def _two_outlets(group: Sequence[Witness]) -> list[Witness]:
    """The first passage by id, and the first of another outlet."""
    ordered = sorted(group, key=lambda witness: (witness.passage.id, witness.rank))
    return [ordered[0], *[witness for witness in ordered if witness.name != ordered[0].name][:1]]


def _fullest(witness: Witness) -> tuple[bool, int, tuple[str, str, int]]:
    return not witness.direct, -len(witness.wording), witness.rank


def _line(witness: Witness) -> str:
    return f" {' '.join(witness.wording.keys)} "
