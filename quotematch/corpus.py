"""The corpus: articles with ids of their own, in an order that does not depend on how they came in.

Whatever is read becomes one `Corpus`, and every later stage works on one. Here alone it is settled what happens when
two articles carry one id: nothing may depend on which of them came first.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

from quotematch.excerpts import counted, opening
from quotematch.models import Article, Problem, ProblemLevel, Role


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Corpus(Sequence[Article]):
    """Articles, sorted by id, and the problems met in reading them.

    A frozen sequence: comparable, hashable, picklable, and equal whatever the order of the articles it was made from.
    Of articles that are the same in everything, one is kept, with a note. Of different articles that carry one id, the
    one with the smallest content hash is kept and the others become problems of level `failed`.

    >>> corpus = Corpus([Article(id="b", text="Two.", outlet="B"), Article(id="a", text="One.", outlet="A")])
    >>> [article.id for article in corpus]
    ['a', 'b']
    >>> corpus
    Corpus(2 articles, 2 outlets, 0 problems)
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]

    def __init__(self, articles: Iterable[Article] = (), problems: Iterable[Problem] = ()) -> None:
        kept, clashes = _one_per_id(articles)
        object.__setattr__(self, "articles", kept)
        object.__setattr__(self, "problems", in_order([*problems, *clashes]))

    @classmethod
    def from_frame(cls, frame: Any, *, columns: Mapping[str, str] | None = None) -> Corpus:
        """The articles of a data frame, a row each: of pandas, Polars, PyArrow, or whatever narwhals knows.

        `columns` is as for `read`. Raises UnreadableInputError for what is no data frame, and what `read` raises.

        >>> import pandas
        >>> Corpus.from_frame(pandas.DataFrame({"body": ["“No,” she said."], "source": ["The Post"]})).outlets
        ('The Post',)
        """
        from quotematch.read.sources import read_frames

        return read_frames(frame, columns=columns)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        return self.articles[index]

    def __len__(self) -> int:
        return len(self.articles)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, sorted; an article without one stands for itself, and primary sources are no outlets.

        >>> Corpus([Article(id="a", text="One.", outlet="Post"), Article(id="b", text="Two.")]).outlets
        ('Post', '¶b')
        """
        return tuple(sorted({a.witness for a in self.articles if a.role is not Role.PRIMARY}))

    def __repr__(self) -> str:
        figures = ((len(self), "article"), (len(self.outlets), "outlet"), (len(self.problems), "problem"))
        told = ", ".join(counted(count, name) for count, name in figures)
        days = sorted(article.published for article in self.articles if article.published)
        return f"Corpus({told}{f', {days[0]} to {days[-1]}' if days else ''})"

    def _repr_html_(self) -> str:
        from quotematch.show.html import corpus_fragment

        return corpus_fragment(self)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by article, file, line and place, none twice."""
    return tuple(sorted(dict.fromkeys(problems), key=_place_of))


def _place_of(problem: Problem) -> tuple[str, str, int, tuple[int, int], str, str, str]:
    span = problem.span or (-1, -1)
    where = (problem.article_id or "", problem.path or "", problem.line or 0, (span[0], span[1]))
    return (*where, problem.level, problem.code, problem.message)


def _one_per_id(articles: Iterable[Article]) -> tuple[tuple[Article, ...], list[Problem]]:
    by_id: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_id[article.id].append(article)
    kept: list[Article] = []
    problems: list[Problem] = []
    for _, same_id in sorted(by_id.items()):
        different = sorted(dict.fromkeys(same_id), key=_content_hash)
        kept.append(different[0])
        if len(same_id) > len(different):
            problems.append(_repeated(different[0], len(same_id) - len(different)))
        problems += [_ambiguous(different[0], other) for other in different[1:]]
    return tuple(kept), problems


def _content_hash(article: Article) -> str:
    return hashlib.sha256(article.model_dump_json().encode()).hexdigest()


def _repeated(article: Article, copies: int) -> Problem:
    times = "once more" if copies == 1 else f"{copies} more times"
    return Problem(
        level=ProblemLevel.NOTE,
        code="repeated_article",
        message=f"The same article came {times} under this id; it is counted once.",
        article_id=article.id,
    )


def _ambiguous(kept: Article, other: Article) -> Problem:
    return Problem(
        level=ProblemLevel.FAILED,
        code="duplicate_id",
        message=f"Two different articles carry this id. Kept is {_described(kept)}; left out is {_described(other)}. "
        "Give each article an id of its own, or none: then it is made from the content.",
        article_id=other.id,
    )


def _described(article: Article) -> str:
    """Outlet, first words and a content hash, which tells apart what looks the same."""
    start = opening(article.text)
    return f"that of outlet {article.outlet!r} which opens with {start!r} (content {_content_hash(article)[:8]})"
