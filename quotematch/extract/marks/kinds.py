"""Kinds of characters, as neighbours of a quotation mark.

A space, an opening bracket, a dash, a stop or a letter beside a mark says whether the mark opens or closes. In scripts
that write no spaces it says nothing, and characters without width are looked past.
"""

from __future__ import annotations

import unicodedata

from quotematch.lexicon import table

SPACE, OPEN, DASH, NEUTRAL, STOP, WORD = range(6)

_OPENING_PUNCTUATION = frozenset("\N{INVERTED QUESTION MARK}\N{INVERTED EXCLAMATION MARK}")
_WORDLIKE_PUNCTUATION = frozenset("@#&%*\\\N{PER MILLE SIGN}\N{SECTION SIGN}")


class _Kinds(dict[str, "int | None"]):
    """What kind of neighbour a character makes; None for those without width. Filled as characters turn up."""

    def __missing__(self, char: str) -> int | None:
        kind = self[char] = _kind(char)
        return kind


def _kind(char: str) -> int | None:
    category = unicodedata.category(char)
    if category == "Cf":
        return None
    if char.isspace() or category in ("Zs", "Cc"):
        return SPACE
    if category in ("Ps", "Pi") or char in _OPENING_PUNCTUATION:
        kind = OPEN
    elif category == "Pd" or char == "/":
        kind = DASH
    elif category[0] == "P" and category != "Pc" and char not in _WORDLIKE_PUNCTUATION:
        kind = STOP
    else:
        kind = WORD
    return NEUTRAL if kind in (WORD, STOP) and _within(char, "unspaced") else kind


KINDS = _Kinds()


def _within(char: str, ranges: str) -> bool:
    return any(low <= ord(char) <= high for low, high in table(None, "marks")[ranges])


def is_abbreviating(char: str) -> bool:
    """Whether `char` is a letter of a script that writes a double mark inside abbreviations."""
    return not char.isascii() and char.isalpha() and _within(char, "abbreviating")
