"""Views: a wording as one comparison sees it, with words joined that the other side writes in one ("any one").

Figures are joined only where a space parts the thousands: "1, 2019" is not "12019".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from quotematch.judge.chunks import Chunk
from quotematch.judge.wording import Wording

#: Letters; two words that together are one word of the other side ("any one", "anyone") are not joined below this.
_JOINED_LETTERS = 5
#: Figures of one group of a number.
_THOUSANDS = 3


class View(NamedTuple):
    """A wording for one comparison: words that the other side writes in one are joined.

    View word `i` stands for words `first[i]:first[i + 1]` of the wording.
    """

    keys: tuple[str, ...]
    gaps: Sequence[bool]
    bracketed: Sequence[bool]
    first: Sequence[int]

    def in_words(self, other: View, chunk: Chunk) -> Chunk:
        """A chunk of view words, as a chunk of the words of the two wordings."""
        return Chunk(
            chunk.step,
            self.first[chunk.a_start],
            self.first[chunk.a_end],
            other.first[chunk.b_start],
            other.first[chunk.b_end],
            chunk.marked,
        )


def views(a: Wording, b: Wording) -> tuple[View, View]:
    """The two wordings, each as the other one sees it."""
    return view_of(a, frozenset(b.keys)), view_of(b, frozenset(a.keys))


def view_of(wording: Wording, others: frozenset[str]) -> View:
    """The wording with neighbouring words joined that are one of `others`."""
    keys = wording.keys
    joins = [
        i
        for i, (left, right) in enumerate(pairwise(keys))
        if (len(left) + len(right) >= _JOINED_LETTERS or right.isdecimal())
        and left + right in others
        and not wording.gaps[i + 1]
        and not figures(left, right)
    ]
    if not joins:
        return View(keys, wording.gaps, wording.bracketed, range(len(keys) + 1))
    joined: list[str] = []
    first: list[int] = []
    at, wanted = 0, set(joins)
    while at < len(keys):
        width = 2 if at in wanted else 1
        joined.append("".join(keys[at : at + width]))
        first.append(at)
        at += width
    gaps = [wording.gaps[i] for i in [*first, len(keys)]]
    return View(tuple(joined), gaps, [wording.bracketed[i] for i in first], [*first, len(keys)])


def figures(left: str, right: str) -> bool:
    """Whether two words are figures, which make another number when they are joined: "1, 2019" is not "12019".

    A space before three figures parts the thousands, as in "1 000".
    """
    thousands = len(left) <= _THOUSANDS and left[:1] != "0" and len(right) == _THOUSANDS
    return left[-1:].isdigit() and right[:1].isdigit() and not (thousands and (left + right).isdecimal())
