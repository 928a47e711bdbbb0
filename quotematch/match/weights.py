"""How rare a content stem is in a story.

A word counts by its background and by how seldom the articles of the story print it: log((top + 1) / n) over
log(top + 1), where n is how often those articles that have the word print it, on average, and top the largest n. It is
the average over the articles that have it, so that one statement reported by many outlets does not wear out its own
words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quotematch.match.content import background

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: What is left of a word that every sentence of the story has.
_LEAST = 0.02


class Weights:
    """Weights of stems, story by story; a stem is addressed by its number in `numbers`."""

    def __init__(self, counts: Sequence[Mapping[str, int]], stems: Sequence[str]) -> None:
        import numpy as np

        self.numbers = {stem: k for k, stem in enumerate(stems)}
        self._background = np.array([background(stem) for stem in stems])
        self._columns: list[NDArray[np.int64]] = []
        self._values: list[NDArray[np.float64]] = []
        rows: dict[int, tuple[NDArray[np.int64], NDArray[np.float64]]] = {}
        for row in counts:
            if id(row) not in rows:
                known = [(self.numbers[s], n) for s, n in row.items() if s in self.numbers]
                rows[id(row)] = (np.array([k for k, _ in known], np.int64), np.array([n for _, n in known], float))
            columns, values = rows[id(row)]
            self._columns.append(columns)
            self._values.append(values)
        self._stories: dict[frozenset[int], NDArray[np.float64]] = {}

    def of(self, story: frozenset[int]) -> NDArray[np.float64]:
        """The weight of every stem in a story of articles, given by their numbers; 0 to 1."""
        import numpy as np

        if story not in self._stories:
            size, members = len(self.numbers), sorted(story)
            columns = np.concatenate([self._columns[k] for k in members])
            total = np.bincount(columns, np.concatenate([self._values[k] for k in members]), size)
            having = np.bincount(columns, minlength=size)
            mean = np.maximum(1.0, total / np.maximum(1, having))
            top = max(float(mean.max(initial=1.0)), 2.0)
            rarity = np.log((top + 1) / mean) / np.log(top + 1)
            self._stories[story] = self._background * np.maximum(_LEAST, rarity)
        return self._stories[story]
