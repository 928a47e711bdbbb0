"""Text of articles made harmless for a terminal: no control characters, no turned writing direction, on one line.

A terminal obeys escape sequences wherever they come from, and direction overrides make text read otherwise than it is
stored (https://trojansource.codes). Runs of combining marks are cut, as they would pile up over other lines.
"""

from __future__ import annotations

import unicodedata

import regex

#: C0 and C1 controls, line and paragraph separators: all become a space.
_SPACE = regex.compile(r"[\s\p{Cc}\p{Zl}\p{Zp}]+")
#: Format characters that are invisible or turn the direction; the joiners, which some scripts need, stay.
_INVISIBLE = regex.compile(r"(?![\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}])[\p{Cf}\p{Cs}\p{Co}]")
_PILE = regex.compile(r"(\p{M}{4})\p{M}+")
_ESCAPE_SEQUENCE = regex.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")


def plain(text: str) -> str:
    r"""`text` without anything that a terminal would obey; each run of white space is one space.

    >>> plain("He\x1b[31m said\r\n“no”\u202e.")
    'He said “no”.'
    """
    visible = _INVISIBLE.sub("", _ESCAPE_SEQUENCE.sub("", text))
    return _PILE.sub(r"\1", _SPACE.sub(" ", visible))


def cells(char: str) -> int:
    """How many columns of a terminal a character takes: 0, 1 or 2 (Unicode Standard Annex #11).

    >>> [cells(char) for char in "aé語"]
    [1, 1, 2]
    """
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def columns(text: str) -> int:
    """How many columns `text` takes.

    >>> columns("日本 ok")
    7
    """
    return len(text) if text.isascii() else sum(map(cells, text))


def cut(text: str, width: int) -> str:
    """`text`, cut to `width` columns, with an ellipsis when something is missing.

    >>> cut("The Daily Example", 10)
    'The Daily…'
    """
    if columns(text) <= width:
        return text
    taken, room = [], width - 1
    for char in text:
        room -= cells(char)
        if room < 0:
            break
        taken.append(char)
    return "".join(taken).rstrip() + "\N{HORIZONTAL ELLIPSIS}"
