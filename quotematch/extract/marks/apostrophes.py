"""Apostrophes: what a single mark at the edge of a word would be if it were no quotation mark.

Before a word it stands for a lost head ("'twas", "'90s"), after one for a lost end ("goin'") or a plural possessive
("the safeguards' removal"). Each gets a price, which is weighed against that of reading it as a quotation mark. The
words are those of `lexicon/<language>/apostrophes.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from quotematch.extract.marks.conventions import prices
from quotematch.extract.marks.kinds import SPACE, WORD
from quotematch.lexicon import LANGUAGES, table
from quotematch.spans import Span

#: Code points; no word of the lists is longer.
_REACH = 12
_HEAD = re.compile(r"[^\W_]+")
_NEXT = re.compile(r"\s{1,3}([^\W_]+)")
_TAIL = re.compile(r"[^\W_]+\Z")
_INITIALS = re.compile(r"\b\w\.\w\.\Z")
_YEAR = re.compile(r"\d\ds?\Z")


def price_as_apostrophe(text: str, start: int, end: int, left: int, right: int, paragraph: Span) -> float:
    """What it costs to read the single mark at `start` as an apostrophe: 0 when a word of the lists asks for it.

    `left` and `right` are the kinds of its neighbours.
    """
    price = prices()
    if left == WORD:
        return _after_word(text, start, end, right, paragraph)
    if right == WORD:
        return 0.0 if _is_elision(text, end, paragraph) else price.apostrophe
    if _INITIALS.search(text, max(paragraph.start, start - _REACH), start):
        return 0.0 if _governs(text, end, right, paragraph) else price.apostrophe
    return price.apostrophe if left == SPACE else price.apostrophe_after_stop


def opening_surcharge(text: str, end: int, paragraph: Span) -> float:
    """What it costs more to open a quote with a mark that stands before a word without its head."""
    return prices().opening_elision if _is_elision(text, end, paragraph) else 0.0


def closing_surcharge(text: str, start: int, end: int, right: int, paragraph: Span) -> float:
    """What it costs more to close a quote with a mark that could make a plural possessive."""
    word = _word_before(text, start, paragraph)
    could_be = word.endswith(_lists().possessive_endings) and _governs(text, end, right, paragraph)
    return prices().closing_possessive if could_be else 0.0


def _after_word(text: str, start: int, end: int, right: int, paragraph: Span) -> float:
    price = prices()
    word = _word_before(text, start, paragraph)
    if word[-1:].isdigit():
        return price.measure_single
    if word.endswith(_lists().possessive_endings):
        return 0.0 if _governs(text, end, right, paragraph) else price.impossible_possessive
    if word in _lists().tails:
        return price.apostrophe_elided
    return price.apostrophe_ending if len(word) > 3 and word.endswith(_lists().tail_endings) else price.apostrophe


def _governs(text: str, end: int, right: int, paragraph: Span) -> bool:
    """Whether a possessive that ends at `end` has a word after it that it can govern."""
    if right != SPACE:
        return False
    after = _NEXT.match(text, end, min(paragraph.end, end + _REACH))
    return after is not None and after[1].casefold() not in _lists().not_possessed


def _is_elision(text: str, end: int, paragraph: Span) -> bool:
    after = _HEAD.match(text, end, min(paragraph.end, end + _REACH))
    if after is None:
        return False
    word = after[0]
    return word.casefold() in _lists().heads or word in _lists().torn or _YEAR.match(word) is not None


def _word_before(text: str, start: int, paragraph: Span) -> str:
    before = _TAIL.search(text, max(paragraph.start, start - _REACH), start)
    return before[0].casefold() if before else ""


class _Lists:
    """The word lists of all languages together."""

    def __init__(self) -> None:
        tables = [table(language, "apostrophes") for language in LANGUAGES]
        self.heads = frozenset(word for rows in tables for word in rows["heads"])
        self.torn = frozenset(word for rows in tables for word in rows["torn"])
        self.tails = frozenset(word for rows in tables for word in rows["tails"])
        self.tail_endings = tuple(word for rows in tables for word in rows["tail_endings"])
        self.possessive_endings = tuple(word for rows in tables for word in rows["possessive_endings"])
        self.not_possessed = frozenset(word for rows in tables for word in rows["not_possessed"])


@cache
def _lists() -> _Lists:
    return _Lists()
