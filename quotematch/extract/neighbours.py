"""Neighbours: what stands on both sides of a quotation mark, and what that says about the mark.

An opening mark has a space or a bracket before it and a word after it; a closing mark a word or a stop before it and a
space after it. The two sides add up to a lean, from -4 (closes) to +4 (opens). Marks that touch lean as one. A single
mark between two letters is an apostrophe and is left out here; at the edge of a word it may be one, at a price.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from quotematch.extract.apostrophes import closing_surcharge, opening_surcharge, price_as_apostrophe
from quotematch.extract.conventions import Prices, all_signs, prices
from quotematch.extract.kinds import KINDS, SPACE, WORD, is_abbreviating
from quotematch.lexicon import table
from quotematch.spans import Span

#: How much each kind of neighbour speaks for opening, on the left and on the right of the mark.
_LEFT = (2, 2, 1, 0, -1, -2)
_RIGHT = (-2, 2, -1, 0, -1, 2)
#: Code points; how far to look past characters without width.
_REACH = 8
_SENTENCE_END = re.compile(r"[.!?\N{HORIZONTAL ELLIPSIS}][\W_]{0,4}\Z")


class Mark(NamedTuple):
    """One mark in its place, with the price of each part it could play."""

    start: int
    end: int
    sign: str
    lean: int
    opening: float
    closing: float
    nothing: float
    begins_sentence: bool


def marks_in(text: str, paragraph: Span) -> list[Mark]:
    """The marks of one paragraph that are not plain apostrophes, in order."""
    found = [m for m in all_signs().finditer(text, *paragraph) if not _inside_word(text, m, paragraph)]
    if not found:
        return []
    spots = [(m.start(), m.end(), m.group()) for m in found]
    lefts, rights = _sides(text, spots, paragraph)
    return [_priced(text, spot, left, right, paragraph) for spot, left, right in zip(spots, lefts, rights, strict=True)]


def _inside_word(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether a mark that can be an apostrophe stands between two letters or figures."""
    start, end = match.span()
    if start == paragraph.start or end == paragraph.end or match.group() not in _apostrophes():
        return False
    before, after = text[start - 1], text[end]
    return before.isalnum() and after.isalnum() and (end - start == 1) and KINDS[before] == WORD == KINDS[after]


def _sides(text: str, spots: list[tuple[int, int, str]], paragraph: Span) -> tuple[list[int], list[int]]:
    """The kind of neighbour on each side of each mark; of marks that touch, that of the outermost."""
    lefts: list[int] = []
    for k, (start, _, _) in enumerate(spots):
        touching = k > 0 and _touch(text, spots[k - 1][1], start)
        lefts.append(lefts[-1] if touching else _left_kind(text, start, paragraph.start))
    rights: list[int] = []
    for k in range(len(spots) - 1, -1, -1):
        touching = k + 1 < len(spots) and _touch(text, spots[k][1], spots[k + 1][0])
        rights.append(rights[-1] if touching else _right_kind(text, spots[k][1], paragraph.end))
    return lefts, rights[::-1]


def _touch(text: str, end: int, start: int) -> bool:
    return start == end or (start == end + 1 and text[end] in _thin_spaces())


def _left_kind(text: str, start: int, floor: int) -> int:
    for i in range(start - 1, max(floor, start - _REACH) - 1, -1):
        kind = KINDS[text[i]]
        if kind is not None:
            return kind
    return SPACE


def _right_kind(text: str, end: int, ceiling: int) -> int:
    for i in range(end, min(ceiling, end + _REACH)):
        kind = KINDS[text[i]]
        if kind is not None:
            return kind
    return SPACE


def _priced(text: str, spot: tuple[int, int, str], left: int, right: int, paragraph: Span) -> Mark:
    start, end, sign = spot
    price = prices()
    lean = _LEFT[left] + _RIGHT[right]
    per_step = price.lean_symmetric if sign in _symmetric() else price.lean_directed
    opening, closing = per_step * max(0, -lean), per_step * max(0, lean)
    if sign in _apostrophes():
        nothing = price_as_apostrophe(text, start, end, left, right, paragraph)
        opening += opening_surcharge(text, end, paragraph) if lean > 0 else 0.0
        closing += closing_surcharge(text, start, end, right, paragraph) if left == WORD else 0.0
    else:
        nothing = _price_as_stray(text, start, end, sign, lean, right, price)
    begins = lean > 0 and _SENTENCE_END.search(text, max(paragraph.start, start - 6), start) is not None
    return Mark(start, end, sign, lean, opening, closing, nothing, begins)


def _price_as_stray(text: str, start: int, end: int, sign: str, lean: int, right: int, price: Prices) -> float:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isdigit() and right != WORD and sign in _measures():
        return price.measure
    if is_abbreviating(before) and is_abbreviating(after):
        return 0.0
    return price.stray_opening if lean > 1 else price.stray


@cache
def _symmetric() -> frozenset[str]:
    return frozenset(table(None, "marks")["symmetric"])


@cache
def _apostrophes() -> frozenset[str]:
    return frozenset(table(None, "marks")["apostrophes"])


@cache
def _measures() -> frozenset[str]:
    return frozenset(table(None, "marks")["measures"])


@cache
def _thin_spaces() -> frozenset[str]:
    return frozenset(table(None, "marks")["thin_spaces"])
