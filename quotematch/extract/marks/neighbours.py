"""Neighbours: what stands on both sides of a quotation mark, and what that says about the mark.

An opening mark has a space or a bracket before it and a word after it; a closing mark a word or a stop before it and a
space after it. The two sides add up to a lean, from -4 (closes) to +4 (opens). Marks that touch lean as one. A single
mark between two letters is an apostrophe and is left out here; at the edge of a word it may be one, at a price.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quotematch.extract.marks.apostrophes import closing_surcharge, opening_surcharge, price_as_apostrophe
from quotematch.extract.marks.conventions import Prices, closing_signs, doubled_signs, prices, sign_pattern
from quotematch.extract.marks.kinds import KINDS, SPACE, WORD, is_abbreviating
from quotematch.lexicon import table
from quotematch.spans import Span

#: How much each kind of neighbour speaks for opening, on the left and on the right of the mark.
_LEFT = (2, 2, 1, 0, -1, -2)
_RIGHT = (-2, 2, -1, 0, -1, 2)
#: The lean of a mark whose direction another one tells.
_SURE = 2
#: Code points; how far to look past characters without width.
_REACH = 8
#: A tag with attributes, such as <a href="…">; longer ones are not looked for.
_TAG = re.compile(r"<[A-Za-z][\w-]*\s[^<>\n\r]{0,2000}>")
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
    double: Mark | None = None  # this mark and the next, as one double mark

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


def marks_of(text: str, spots: Sequence[Span], limit: int) -> tuple[list[list[Mark]], list[Span]]:
    """The marks of each paragraph of `text` that are not plain apostrophes, in order.

    `spots` are the paragraphs, in order and without overlap. Of each, the first `limit` marks are read; the second list
    has the place of the first mark that was not.
    """
    groups: list[list[re.Match[str]]] = [[] for _ in spots]
    unread: dict[int, Span] = {}
    number = 0
    tags = _tag_places(text)
    for match in sign_pattern().finditer(text):
        start, end = match.span()
        if tags and tags[start]:
            continue
        while number < len(spots) and spots[number].end < end:
            number += 1
        if number == len(spots) or spots[number].start > start or _inside_word(text, match):
            continue
        if len(groups[number]) < limit:
            groups[number].append(match)
        else:
            unread.setdefault(number, Span(start, end))
    marks = [_marks(text, found, spot) if found else [] for found, spot in zip(groups, spots, strict=True)]
    return marks, list(unread.values())


def _tag_places(text: str) -> bytearray | None:
    """For each code point, whether it stands inside a tag that is left of a page's markup; None without such tags."""
    tags = [match.span() for match in _TAG.finditer(text) if "=" in match[0]] if "<" in text else []
    if not tags:
        return None
    inside = bytearray(len(text))
    for start, end in tags:
        inside[start:end] = b"\x01" * (end - start)
    return inside


def _marks(text: str, found: Sequence[re.Match[str]], paragraph: Span) -> list[Mark]:
    spots = [(m.start(), m.end(), m.group()) for m in found]
    lefts, rights = _sides(text, spots, paragraph)
    sides = zip(spots, lefts, rights, strict=True)
    marks = _set_apart(text, [_priced(text, spot, left, right, paragraph) for spot, left, right in sides])
    for k in range(len(marks) - 1):
        first, second = marks[k], marks[k + 1]
        if first.end != second.start:
            continue
        if first.sign != second.sign:
            marks[k + 1] = _turned(first, second)
            continue
        if first.sign * 2 in doubled_signs():
            marks[k] = _splittable(first, second.end)
        else:
            outer = k if first.lean > 0 else k + 1
            marks[outer] = marks[outer]._replace(nothing=min(marks[outer].nothing, prices().repeated))
    return marks


def _set_apart(text: str, marks: list[Mark]) -> list[Mark]:
    """`marks`, those that a space parts from their own words as the first of them tells: « A », « B »."""
    for opener, closer in table(None, "marks")["spaced"]:
        first = next((mark for mark in marks if mark.sign in (opener, closer)), None)
        if first is not None and first.sign == opener and text[first.end : first.end + 1].isspace():
            marks = [_directed(text, mark, opener, closer) for mark in marks]
    return marks


def _directed(text: str, mark: Mark, opener: str, closer: str) -> Mark:
    if mark.sign == opener and text[mark.end : mark.end + 1].isspace():
        lean = _SURE
    elif mark.sign == closer and text[mark.start - 1 : mark.start].isspace():
        lean = -_SURE
    else:
        return mark
    opening, closing = _prices_of_lean(lean)
    return mark._replace(lean=lean, opening=opening, closing=closing)


def _turned(first: Mark, second: Mark) -> Mark:
    """`second`, which costs little as none when it is a closing mark between an opening one and the first word."""
    empty = min(first.lean, second.lean) > 0 and second.sign in closing_signs() and second.sign not in _apostrophes()
    return second._replace(nothing=min(second.nothing, prices().repeated)) if empty else second


def _splittable(mark: Mark, end: int) -> Mark:
    """`mark` with the double mark that it begins; to quote with one half of it alone costs more."""
    more = prices().split_double
    return mark._replace(opening=mark.opening + more, closing=mark.closing + more, double=_doubled(mark, end))


def _doubled(mark: Mark, end: int) -> Mark:
    opening, closing = _prices_of_lean(mark.lean)
    return mark._replace(sign=mark.sign * 2, end=end, opening=opening, closing=closing)


@cache
def _prices_of_lean(lean: int) -> tuple[float, float]:
    """What it costs to open and to close with a mark that leans so."""
    per_step = prices().lean
    return per_step * max(0, -lean), per_step * max(0, lean)


def _inside_word(text: str, match: re.Match[str]) -> bool:
    """Whether a mark that can be an apostrophe stands between two letters or figures."""
    if match[0] not in _apostrophes():
        return False
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if not (before.isalnum() and after.isalnum()):
        return False
    return KINDS[before] == WORD == KINDS[after]


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
    opening, closing = _prices_of_lean(lean)
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
def _apostrophes() -> frozenset[str]:
    return frozenset(table(None, "marks")["apostrophes"])


@cache
def _measures() -> frozenset[str]:
    return frozenset(table(None, "marks")["measures"])


@cache
def _thin_spaces() -> frozenset[str]:
    return frozenset(table(None, "marks")["thin_spaces"])
