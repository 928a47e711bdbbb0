"""Tokens: the words and signs of an article, in one row.

Comes in: a text, the stretches of it that are read (its sentences), and the quotations in them. Goes out: where each
token starts and ends, as printed and in lower case, in parallel lists from which each sentence takes its slice. A
quotation is one token: before the text is cut, a character that no word has takes its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate, compress
from typing import NamedTuple

from quotematch.spans import Span

_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
#: Stands for a quotation, and between two stretches: a token of its own, with which nothing is joined.
_BLANK = "\0"

#: What makes one word, the first that fits: a party and its state ("R-S.C.", "D-Calif."); abbreviations with their dots
#: ("U.S.", "J. Lee"); figures; words with what joins them ("Lee's", "op-ed").
WORDS = (
    r"[A-Z]-(?:(?:[A-Z]\.)+|[A-Z][a-z]+\.(?=[,)\s]))",
    r"(?:[^\W\d_]\.){2,}",
    r"[^\W\d_]\.(?=\s+[^\W\d_])",
    r"\d[\d.,:]*\d%?",
    rf"\w+(?:[{_CURLY}'\-&@_]\w+|\.[a-z]+)*",
)
SIGN = r"[^\w\s]"
#: A word or a sign. A look ahead tells that a space opens neither, and a plain word before a space or a comma, the
#: commonest, comes first: half the time that trying them all takes.
TOKEN = re.compile(rf"(?=\w)(?:[A-Za-z][a-z]++(?=[ ,])|{'|'.join(WORDS)})|{SIGN}")
#: The same, so that `split` gives the tokens and what stands between them.
_CUT = re.compile(f"({TOKEN.pattern})")


class Tokens(NamedTuple):
    """A row of tokens, in order of place: starts, ends, words as printed, words in lower case."""

    start: list[int]
    end: list[int]
    word: list[str]
    low: list[str]

    def between(self, start: int, end: int) -> Tokens:
        """The tokens that start in `[start, end)`."""
        a, b = bisect_left(self.start, start), bisect_left(self.start, end)
        return Tokens(self.start[a:b], self.end[a:b], self.word[a:b], self.low[a:b])


def tokens(text: str, stretches: Sequence[Span], quotations: Sequence[Span], dotted: Collection[str]) -> Tokens:
    r"""The tokens of `stretches`, which are in order, apart from some that stand between them.

    Each of the `quotations`, in order of their starts, makes one token, whose word and end are not told. A dot right
    behind one of the `dotted` belongs to it ("Mr."), but for its lower-case form.

    >>> row = tokens("Then Mr. Lee said “no way”.", [Span(0, 27)], [Span(18, 26)], {"mr"})
    >>> row.low, row.start
    (['then', 'mr', 'lee', 'said', '\x00', '.'], [0, 5, 9, 13, 18, 26])
    """
    parts = _CUT.split(_blanked(text, stretches, quotations))
    places, word = list(accumulate(map(len, parts), initial=0)), parts[1::2]
    low = "\n".join(word).lower().replace(_CURLY, "'").split("\n") if word else []
    row = Tokens(places[1:-1:2], places[2::2], word, low)
    dots = [k for k, sign in enumerate(low) if sign == "." and _is_dotted(row, k - 1, dotted)]
    return _with_dots(row, dots) if dots else row


def _blanked(text: str, stretches: Sequence[Span], quotations: Sequence[Span]) -> str:
    """`text` up to the last stretch, with nothing but blanks for each quotation and between two stretches."""
    parts: list[str] = []
    at = k = 0
    for start, end in stretches:
        parts.append(_BLANK.ljust(start - at) if start > at else "")
        at = start
        while k < len(quotations) and quotations[k].start < end:
            opening, closing = quotations[k]
            if opening < at:  # the quotation before overlaps this one
                parts[-1] = parts[-1][: opening - at]
            else:
                parts.append(text[at:opening])
            at = min(closing, end)
            parts.append(_BLANK.ljust(at - opening))
            k += 1
        parts.append(text[at:end])
        at = end
    return "".join(parts)


def _is_dotted(row: Tokens, k: int, dotted: Collection[str]) -> bool:
    return k >= 0 and row.low[k] in dotted and row.end[k] == row.start[k + 1]


def _with_dots(row: Tokens, dots: Sequence[int]) -> Tokens:
    """`row`, the tokens at `dots` made parts of those before them."""
    kept = bytearray(b"\1" * len(row.low))
    for k in dots:
        row.end[k - 1] = row.end[k]
        row.word[k - 1] += "."
        kept[k] = 0
    starts, ends = list(compress(row.start, kept)), list(compress(row.end, kept))
    return Tokens(starts, ends, list(compress(row.word, kept)), list(compress(row.low, kept)))
