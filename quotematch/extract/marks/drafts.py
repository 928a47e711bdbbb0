"""Drafts: pieces while their text is still being read, and the list of pieces that they become.

A draft knows the draft that it goes on from; places in a list, parents and order come last, when all are found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from quotematch.extract.records import Piece
from quotematch.spans import Span


@dataclass(slots=True, eq=False)
class Draft:
    """A piece to be; `origin` is the draft that it goes on from in an earlier paragraph, `signed` who signs it."""

    outer: Span
    inner: Span
    mark_end: int  # where the opening mark ends
    sign: str  # the opening mark, "" when it is implied
    closed: bool
    origin: Draft | None = None
    signed: Span | None = None
    unmarked: bool = False


def drafted(text: str, start: int, mark_end: int, inner_end: int, end: int | None, *, sign: str) -> Draft:
    """A draft whose opening mark is at `start` to `mark_end` and whose closing mark ends at `end`.

    Without a closing mark `end` is None, and the piece ends with its last word. White space beside the marks is outside
    `inner`.
    """
    words = text[mark_end:inner_end]
    body = words.strip()
    inner_start = mark_end + len(words) - len(words.lstrip()) if body else mark_end
    inner = Span(inner_start, inner_start + len(body))
    return Draft(Span(start, inner.end if end is None else end), inner, mark_end, sign, closed=end is not None)


def as_pieces(text: str, drafts: Iterable[Draft]) -> list[Piece]:
    """The drafts that hold more than punctuation, sorted by place, an enclosing one before what is nested in it."""
    kept = [draft for draft in drafts if _says_something(text, draft.inner)]
    kept.sort(key=lambda draft: (draft.outer.start, -draft.outer.end, draft.mark_end))
    index = {id(draft): k for k, draft in enumerate(kept)}
    pieces: list[Piece] = []
    enclosing: list[int] = []
    for k, draft in enumerate(kept):
        while enclosing and not kept[enclosing[-1]].outer.holds(draft.outer):
            enclosing.pop()
        parent = enclosing[-1] if enclosing else None
        continues = index.get(id(draft.origin)) if draft.origin else None
        pieces.append(Piece(draft.outer, draft.inner, parent, continues, draft.closed, draft.signed, draft.unmarked))
        enclosing.append(k)
    return pieces


def _says_something(text: str, inner: Span) -> bool:
    """Whether there is anything but white space and punctuation: “…” and “?” say nothing that can be compared."""
    return any(unicodedata.category(text[i])[0] not in "PZC" for i in range(*inner))
