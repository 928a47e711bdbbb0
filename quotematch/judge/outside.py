"""The words that articles print outside quotation marks.

Two questions are asked of them: whether outlets print one text (`independence`), and whether one prints as its own what
another quotes (`unmarked`). Both are answered from the folded words, which are found once; where each stands is told
when it is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quotematch.models import Article, Quote
from quotematch.spans import Span
from quotematch.text.fold import fold_word
from quotematch.text.words import Word, printed, words


class Stretch(NamedTuple):
    """Text that no quoted span interrupts, `text[start:end]`, and its words as they are compared."""

    text: str
    start: int
    end: int
    keys: tuple[str, ...]

    def words(self) -> list[Word]:
        """The words with their places, one for each key."""
        return words(self.text, self.start, self.end)


class Outside:
    """What stands outside the quoted spans of `quotes`, article by article."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._quoted: defaultdict[str, list[Span]] = defaultdict(list)
        for quote in quotes:
            self._quoted[quote.article_id] += quote.quoted
        self._known: dict[str, list[Stretch]] = {}

    def of(self, article: Article) -> Sequence[Stretch]:
        """The stretches of one article, in order."""
        if article.id not in self._known:
            self._known[article.id] = _stretches(article.text, self._quoted.get(article.id, ()))
        return self._known[article.id]


def _stretches(text: str, quoted: Sequence[Span]) -> list[Stretch]:
    found: list[Stretch] = []
    at = 0
    for span in [*sorted(quoted), Span(len(text), len(text))]:
        if span.start > at:
            keys = tuple(map(fold_word, printed(text, at, span.start)))
            found.append(Stretch(text, at, span.start, keys))
        at = max(at, span.end)
    return found
