"""Spans: half-open ranges of code points, the only way a result points at words.

A span is a NamedTuple, so that tens of thousands of them cost little and sort by place. It serialises as a pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """The code points `start` to `end` (exclusive) of an `Article.text`.

    >>> Span(4, 9).of("The whole text")
    'whole'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand at this span of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point.

        >>> Span(1, 5).overlaps(Span(4, 9)), Span(1, 5).overlaps(Span(5, 9))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies within this span; equal spans hold each other.

        >>> Span(1, 9).holds(Span(4, 9)), Span(1, 9).holds(Span(4, 10))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end


def joined_text(text: str, spans: Iterable[Span]) -> str:
    """The words at `spans`, one space between two of them.

    >>> joined_text("“We will,” he said, “go on.”", [Span(1, 9), Span(21, 27)])
    'We will, go on.'
    """
    return " ".join([text[start:end] for start, end in spans])
