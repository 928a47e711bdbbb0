"""Stories: which articles are about the same event.

The story of an article is its neighbourhood: the articles whose words are near enough to its own, by weights that are
fixed beforehand, and whose day is not too far. Nothing else in the corpus has a say, so that a year of news does not
run together through a chain of half-related articles, and an article of no story changes nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from quotematch.lexicon import served
from quotematch.match.content import background, profile
from quotematch.models import Article
from quotematch.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: What is taken off the background of a stem: topics are told by rare words and names, and only short texts by others.
_FLOOR = 0.48


def _vector(counts: Mapping[str, int], language: str) -> dict[str, float]:
    """A unit vector of stems: damped counts times how far their background stands above that of very common words."""
    raw = {s: (1 + math.log(n)) * (background(s, language) - _FLOOR) for s, n in counts.items()}
    length = math.sqrt(sum(x * x for x in raw.values()))
    return {s: x / length for s, x in raw.items() if x > 0} if length else {}


def profiles(articles: Sequence[Article]) -> list[Counter[str]]:
    """The content stems of each article with their counts; equal texts are counted once."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    found = []
    for article in articles:
        key = (article.text, served(article.language))
        if key not in seen:
            seen[key] = profile(*key)
        found.append(seen[key])
    return found


class _Index:
    """Vectors by stem, so that the likeness of one to all others is a sum over its own stems."""

    def __init__(self, vectors: Sequence[Mapping[str, float]]) -> None:
        import numpy as np

        names = {s: k for k, s in enumerate(sorted({s for v in vectors for s in v}))}
        columns = np.fromiter((names[s] for v in vectors for s in v), np.int64)
        values = np.fromiter((x for v in vectors for x in v.values()), np.float64)
        sizes = [len(v) for v in vectors]
        owners = np.repeat(np.arange(len(vectors)), sizes)
        order = np.argsort(columns, kind="stable")
        self._owners, self._values = owners[order], values[order]
        self._edges = np.searchsorted(columns[order], np.arange(len(names) + 1))
        self._columns, self._weights = columns, values
        self._ends = [0, *np.cumsum(sizes).tolist()]

    def likeness(self, k: int) -> NDArray[np.float64]:
        """The likeness of vector `k` to each, rounded so that the order of adding leaves no trace."""
        import numpy as np

        own = slice(self._ends[k], self._ends[k + 1])
        starts, ends = self._edges[self._columns[own]], self._edges[self._columns[own] + 1]
        reach = ends - starts
        at = np.arange(int(reach.sum())) + np.repeat(starts - np.cumsum(reach) + reach, reach)
        products = np.repeat(self._weights[own], reach) * self._values[at]
        total = np.bincount(self._owners[at], products, len(self._ends) - 1)
        return np.round(total, 9).astype(np.float64, copy=False)


class Nearness:
    """How alike two articles are, asked for one pair at a time."""

    def __init__(self, articles: Sequence[Article], counts: Sequence[Mapping[str, int]]) -> None:
        self._languages = [served(article.language) for article in articles]
        self._counts = counts
        self._vectors: dict[int, dict[str, float]] = {}
        self._known: dict[tuple[int, int], float] = {}

    def between(self, a: int, b: int) -> float:
        """The likeness of two articles by their numbers, 0 to 1; that of an article to itself is 1."""
        if a == b:
            return 1.0
        pair = (min(a, b), max(a, b))
        if pair not in self._known:
            one, other = self._vector(pair[0]), self._vector(pair[1])
            self._known[pair] = round(sum(x * other[s] for s, x in one.items() if s in other), 9)
        return self._known[pair]

    def _vector(self, k: int) -> dict[str, float]:
        if k not in self._vectors:
            self._vectors[k] = _vector(self._counts[k], self._languages[k])
        return self._vectors[k]


def neighbours(
    articles: Sequence[Article], counts: Sequence[Mapping[str, int]], *, settings: Settings
) -> list[frozenset[int]]:
    """For each article, by number, the numbers of the articles of its story, itself included.

    Articles of equal text, language and day stand and fall together, so that copies cost no more than one; equal
    stories are one object.
    """
    import numpy as np

    groups: dict[tuple[str, str, date | None], list[int]] = defaultdict(list)
    for k, article in enumerate(articles):
        groups[article.text, served(article.language), article.published].append(k)
    copies = list(groups.values())
    heads = [articles[members[0]] for members in copies]
    index = _Index([_vector(counts[members[0]], served(heads[g].language)) for g, members in enumerate(copies)])
    days = np.array([head.published.toordinal() if head.published else np.nan for head in heads])
    shared: dict[bytes, frozenset[int]] = {}
    found: list[frozenset[int]] = [frozenset()] * len(articles)
    for g, members in enumerate(copies):
        near = _near(g, days, index.likeness(g), settings)
        key = near.tobytes()
        if key not in shared:
            shared[key] = frozenset(k for h in near.tolist() for k in copies[h])
        for k in members:
            found[k] = shared[key] if counts[k] else frozenset((k,))
    return found


def _near(g: int, days: NDArray[np.float64], likeness: NDArray[np.float64], settings: Settings) -> NDArray[np.int64]:
    """The numbers of the heads that are near enough to head `g`, itself among them; a day of NaN is unknown."""
    import numpy as np

    far = np.abs(days - days[g]) > settings.story_days
    near = likeness >= np.where(far, settings.story_likeness_far, settings.story_likeness)
    near[g] = True
    return np.flatnonzero(near)


def stories(articles: Sequence[Article], *, settings: Settings | None = None) -> dict[str, frozenset[str]]:
    """The story of each article: the ids of the articles near to it, its own included.

    Being near is mutual and not passed on: a may be near b and b near c, and a not near c. The story of an article
    depends on nothing but the articles in it. An article without words is alone.

    >>> one = Article(id="a", text="The Riverton ferry sank off Skarholm with 41 passengers, the coastguard said.")
    >>> two = Article(id="b", text="Coastguard: 41 passengers were aboard the Riverton ferry that sank off Skarholm.")
    >>> sorted(stories([one, two, Article(id="c", text="Maize prices fell in Nairobi.")])["a"])
    ['a', 'b']
    """
    settings = settings or Settings()
    near = neighbours(articles, profiles(articles), settings=settings)
    named = {story: frozenset(articles[k].id for k in story) for story in set(near)}
    return {article.id: named[story] for article, story in zip(articles, near, strict=True)}
