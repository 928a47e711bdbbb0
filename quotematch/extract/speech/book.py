"""The book: the attributions found so far in an article, which marked pieces they hold, and what a frame gives them.

Rules for cues speak of items of a frame; here their ranges become spans of the text, quotations without their marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotematch.extract.records import Attribution, Piece
from quotematch.extract.speech.frames import QUOTED, TERM, Frame
from quotematch.extract.speech.punctuation import CLOSES_CONTENT, OPENS_CONTENT
from quotematch.spans import Span


class Book:
    """The attributions found so far, and which pieces they account for."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text = text
        self.pieces = pieces
        self.found: list[Attribution] = []
        self.owner: dict[int, int] = {}

    def add(self, attribution: Attribution, held: Sequence[int]) -> int:
        """Take up an attribution and the pieces it holds; returns its index."""
        self.found.append(attribution)
        at = len(self.found) - 1
        for piece in held:
            self.owner.setdefault(piece, at)
        return at

    def go_on(self, at: int, piece: int) -> None:
        """Add a piece to the content of an attribution found before."""
        inner = self.pieces[piece].inner
        self.owner[piece] = at
        self.found[at].content.append(inner)
        self.found[at].quoted.append(inner)


def content_of(book: Book, frame: Frame, ranges: list[tuple[int, int]]) -> tuple[Attribution, list[int]]:
    """Spans of the content: quotations without their marks, and what stands between them."""
    attribution = Attribution(content=[])
    held: list[int] = []
    for start, end in ranges:
        complement_is_term = end - start == 1 and frame.low[start] == TERM
        run = start
        for i in frame.marked_in(start, end):
            if frame.low[i] == QUOTED or complement_is_term:
                _add_unquoted(attribution, frame, run, i)
                held.append(frame.piece[i])
                inner = book.pieces[frame.piece[i]].inner
                attribution.content.append(inner)
                attribution.quoted.append(inner)
                run = i + 1
        _add_unquoted(attribution, frame, run, end)
    return attribution, held


def _add_unquoted(attribution: Attribution, frame: Frame, start: int, end: int) -> None:
    """Add items without quotations to the content, but for the punctuation at their edges."""
    while start < end and frame.is_sign(start) and frame.word[start] not in OPENS_CONTENT:
        start += 1
    while end > start and frame.is_sign(end - 1) and frame.word[end - 1] not in CLOSES_CONTENT:
        end -= 1
    if start < end:
        attribution.content.append(Span(frame.start[start], frame.end[end - 1]))
