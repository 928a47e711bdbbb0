"""Stories: which articles are about the same event.

The story of an article is its neighbourhood: the articles whose words are near enough to its own, by weights that are
fixed beforehand, and whose day is not too far. Nothing else in the corpus has a say, so that a year of news does not
run together through a chain of half-related articles, and an article of no story changes nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quotematch.match.content import background, known, profile
from quotematch.models import Article
from quotematch.settings import Settings

if TYPE_CHECKING:
    import numpy as np

#: Weight of a stem in the likeness of articles, by its background: topics are told by rare words and names.
_FLOOR = 0.5


def _vector(counts: Mapping[str, int], language: str) -> dict[str, float]:
    """A unit vector of stems: damped counts times how far their background stands above that of very common words."""
    raw = {s: (1 + math.log(n)) * (background(s, language) - _FLOOR) for s, n in counts.items()}
    length = math.sqrt(sum(x * x for x in raw.values()))
    return {s: x / length for s, x in raw.items() if x > 0} if length else {}


def _bar(days: int | None, settings: Settings) -> float:
    """The likeness that two articles need when so many days lie between them; None when a day is unknown."""
    near = days is None or abs(days) <= settings.story_days
    return settings.story_likeness if near else settings.story_likeness_far


def profiles(articles: Sequence[Article]) -> list[Counter[str]]:
    """The content stems of each article with their counts; equal texts are counted once."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    found = []
    for article in articles:
        key = (article.text, known(article.language))
        if key not in seen:
            seen[key] = profile(*key)
        found.append(seen[key])
    return found


def _likeness(vectors: Sequence[Mapping[str, float]], floor: float) -> list[tuple[int, int, float]]:
    """All pairs of vectors whose product is at least `floor`."""
    import numpy as np

    if len(vectors) < 2:
        return []
    names = {s: k for k, s in enumerate(sorted(set().union(*vectors)))}
    found: list[tuple[int, int, float]] = []
    rows = [
        (np.fromiter((names[s] for s in v), np.int64, len(v)), np.fromiter(v.values(), np.float64, len(v)))
        for v in vectors
    ]
    postings = _postings(rows, len(names))
    total = np.zeros(len(vectors))
    for k, (columns, values) in enumerate(rows):
        total[:] = 0.0
        for column, value in zip(columns.tolist(), values.tolist(), strict=True):
            owners, weights = postings[column]
            total[owners] += value * weights
        near = np.flatnonzero(total[:k] >= floor)
        found.extend((int(j), k, float(total[j])) for j in near)
    return found


def _postings(rows: Sequence[tuple[np.ndarray, np.ndarray]], width: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Per stem, the vectors that have it and its value in each."""
    import numpy as np

    columns = np.concatenate([c for c, _ in rows])
    values = np.concatenate([v for _, v in rows])
    owners = np.repeat(np.arange(len(rows)), [len(c) for c, _ in rows])
    order = np.argsort(columns, kind="stable")
    edges = np.searchsorted(columns[order], np.arange(width + 1))
    owners, values = owners[order], values[order]
    return [(owners[a:b], values[a:b]) for a, b in zip(edges[:-1], edges[1:], strict=True)]


def neighbours(
    articles: Sequence[Article], counts: Sequence[Mapping[str, int]], *, settings: Settings
) -> list[frozenset[int]]:
    """For each article, by number, the numbers of the articles of its story, itself included.

    Articles of equal text, language and day stand and fall together, so that copies cost no more than one.
    """
    groups: dict[tuple[str, str, object], list[int]] = defaultdict(list)
    for k, article in enumerate(articles):
        groups[article.text, known(article.language), article.published].append(k)
    heads = [members[0] for members in groups.values()]
    vectors = [_vector(counts[k], known(articles[k].language)) for k in heads]
    near: list[list[int]] = [[g] for g in range(len(heads))]
    for g, h, likeness in _likeness(vectors, min(settings.story_likeness, settings.story_likeness_far)):
        days = _days(articles[heads[g]], articles[heads[h]])
        if round(likeness, 9) >= _bar(days, settings):
            near[g].append(h)
            near[h].append(g)
    copies = list(groups.values())
    found: list[frozenset[int]] = [frozenset()] * len(articles)
    for g, group in enumerate(near):
        story = frozenset(k for h in group for k in copies[h])
        for k in copies[g]:
            found[k] = story
    return found


def _days(a: Article, b: Article) -> int | None:
    return (a.published - b.published).days if a.published and b.published else None


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
    return {a.id: frozenset(articles[k].id for k in story) for a, story in zip(articles, near, strict=True)}
