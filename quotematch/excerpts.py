"""What messages tell people: a few words of a text with the place in question marked, and how many things there are.

Control characters are shown by their escapes, so that a message cannot steer a terminal, and the result stays on one
line of bounded length however long the text is.
"""

from __future__ import annotations

HERE = ">>>"
_CUT = "..."


def excerpt(text: str, start: int, *, context: int = 24) -> str:
    r"""The surroundings of code point `start`, which `>>>` marks, `context` code points to each side.

    >>> excerpt('{"id": "a" "text": "He said no."}', 11, context=8)
    '...d": "a" >>>"text": ...'
    """
    low, high = max(0, start - context), min(len(text), start + context)
    before = (_CUT if low else "") + visible(text[low:start])
    after = visible(text[start:high]) + (_CUT if high < len(text) else "")
    return before + HERE + after


def opening(text: str, *, length: int = 40) -> str:
    r"""The first `length` code points of `text` on one line.

    >>> opening("The minister\nsaid no more.", length=20)
    'The minister said no...'
    """
    line = " ".join(text[: 4 * length].split())
    return visible(line[:length].rstrip()) + (_CUT if len(line) > length else "")


def counted(number: int, noun: str) -> str:
    """A number and its noun.

    >>> counted(1, "quote"), counted(2, "discrepancy"), counted(1200, "word")
    ('1 quote', '2 discrepancies', '1,200 words')
    """
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def visible(text: str) -> str:
    r"""`text` with line ends and other control characters as escapes.

    >>> visible("a\tb\x1b[2Jc")
    'a\\tb\\x1b[2Jc'
    """
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
