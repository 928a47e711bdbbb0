"""The sentences of discrepancies: names of outlets, numbers in words, and wordings in quotation marks.

A message compares and never blames, since without a primary source nobody knows who is right. What it takes from an
article is made harmless first: one line, no control characters, bounded in length.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

from quotematch.excerpts import visible

_TO_TEN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TO_FIFTEEN = ("eleven", "twelve", "thirteen", "fourteen", "fifteen")
_NUMBERS = (*_TO_TEN, *_TO_FIFTEEN, "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_NAMED_OUTLETS = 4
_STRAIGHT = "\N{QUOTATION MARK}"
_OPENING = "\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_CLOSING = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_MARKS = regex.compile(f"[{_STRAIGHT}{_OPENING}{_CLOSING}]")
_SHOWN = 90


def count_of(number: int, noun: str) -> str:
    """A number with its noun, in words up to twenty.

    >>> count_of(13, "word"), count_of(1, "word"), count_of(21, "word")
    ('thirteen words', 'one word', '21 words')
    """
    figure = _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)
    return f"{figure} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """Names as a list, the first few by name.

    >>> listed(["000"]), listed(["000", "001", "004"]), listed("abcdefg")
    ('000', '000, 001 and 004', 'a, b, c, d and three others')
    """
    shown = [visible(name) for name in names]
    if len(shown) > _NAMED_OUTLETS + 1:
        rest = count_of(len(shown) - _NAMED_OUTLETS, "other")
        return f"{', '.join(shown[:_NAMED_OUTLETS])} and {rest}"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def shown(text: str) -> str:
    """A wording in quotation marks, on one line, the middle left out where it is long.

    >>> shown("any lawful  use")
    '“any lawful use”'
    """
    line = visible(" ".join(_balanced(text).split()))
    if len(line) > _SHOWN:
        half = _SHOWN // 2 - 3
        head, tail = line[: half + 1].rpartition(" ")[0], line[-half - 1 :].partition(" ")[2]
        line = f"{head or line[:half]} [...] {tail or line[-half:]}"
    return f"\N{LEFT DOUBLE QUOTATION MARK}{line}\N{RIGHT DOUBLE QUOTATION MARK}"


def _balanced(text: str) -> str:
    """The text without quotation marks whose partner stands outside it."""
    alone: list[int] = []
    opened: list[int] = []
    for match in _MARKS.finditer(text):
        mark = match.group()
        if mark in _OPENING or (mark == _STRAIGHT and not opened):
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            alone.append(match.start())
    lonely = {*alone, *opened}
    return "".join([char for at, char in enumerate(text) if at not in lonely]) if lonely else text


class Side(NamedTuple):
    """One side of a comparison in a sentence: its names, and verbs that agree with them.

    >>> side = Side(("000", "004"))
    >>> f"{side} {side.prints} one word"
    '000 and 004 print one word'
    """

    names: tuple[str, ...]

    def __str__(self) -> str:
        return listed(self.names)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def form(self, singular: str, plural: str) -> str:
        """The form of a verb that goes with the side."""
        return singular if len(self.names) == 1 else plural

    @property
    def prints(self) -> str:
        """The verb "print"."""
        return self.form("prints", "print")

    @property
    def lacks(self) -> str:
        """The verb "lack"."""
        return self.form("lacks", "lack")

    @property
    def has(self) -> str:
        """The verb "have"."""
        return self.form("has", "have")


#: A sentence about two sides, told once their names are known.
Telling = Callable[[Side, Side], str]
