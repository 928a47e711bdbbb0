"""Styled text wrapped to the columns of a terminal.

Styles are ANSI colors when there is color, and signs when there is none, so that a report says the same in a file. Wide
characters take two columns and may be parted anywhere, others between words only (a simplification of UAX #14).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from quotematch.show.plain import cells, plain
from quotematch.show.runs import DIFFERS, GAP, Run

#: SGR parameters (ECMA-48) by style.
ANSI = {
    DIFFERS: "1;4;33",
    GAP: "1;33",
    "heading": "1",
    "outlet": "36",
    "speaker": "1",
    "dim": "2",
    "alarm": "1;97;41",
    "warning": "1;30;43",
    "note": "1;30;47",
    "verbatim": "32",
    "paraphrased": "34",
    "unique": "2",
}
#: How marked words look without color.
OPEN, CLOSE = "{", "}"
#: The place where one side has nothing, in color.
CARET = "\N{CARET}"

_Char = tuple[str, str]  # a character and its style


class _Word(NamedTuple):
    chars: list[_Char]
    space: _Char | None  # what stands between it and the word before


@dataclass(frozen=True, slots=True)
class Page:
    """Lines being laid out for a terminal of `width` columns."""

    width: int
    color: bool = False
    lines: list[str] = field(default_factory=list)

    def blank(self) -> None:
        """Add an empty line, unless there is one or the page has just begun."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def add(self, *runs: Run, first: tuple[Run, ...] = (), indent: int | None = None) -> None:
        """Add runs, made plain and wrapped.

        `first`, taken as it is, stands before the first line; `indent` spaces, its width when None, before the others.
        """
        lead = [(char, run.style) for run in first for char in run.text]
        lead_width = sum(cells(char) for char, _ in lead)
        margin = lead_width if indent is None else indent
        for number, line in enumerate(self._wrapped(runs, self.width, lead_width, margin)):
            before = " " * margin if number else self._painted(lead)
            self.lines.append((before + self._painted(line)).rstrip())

    def heading(self, text: str, remark: str = "") -> None:
        """Add a heading after an empty line."""
        self.blank()
        self.add(Run(remark, "dim"), first=(Run(text, "heading"), Run("  ")), indent=2)

    def text(self) -> str:
        """The page, ending in a line end."""
        return "\n".join(self.lines).rstrip() + "\n"

    def paint(self, text: str, style: str) -> str:
        """`text` in a style, when there is color."""
        return f"\x1b[{ANSI[style]}m{text}\x1b[0m" if self.color and text and style in ANSI else text

    def _wrapped(self, runs: Iterable[Run], width: int, lead: int, margin: int) -> Iterator[list[_Char]]:
        narrow = max(width - margin, 16)
        line: list[_Char] = []
        room = max(width - lead, 16)
        for word in _words(self._signed(runs), narrow):
            need = sum(cells(char) for char, _ in word.chars)
            if line and need + (word.space is not None) > room:
                yield line
                line, room = [], narrow
            elif line and word.space is not None:
                line.append(word.space)
                room -= 1
            line += word.chars
            room -= need
        yield line

    def _signed(self, runs: Iterable[Run]) -> Iterator[_Char]:
        for run in runs:
            text = plain(run.text)
            if run.style == GAP:
                text = CARET if self.color else OPEN + CLOSE
            elif run.style == DIFFERS and not self.color:
                text = OPEN + text + CLOSE
            yield from ((char, run.style) for char in text)

    def _painted(self, line: list[_Char]) -> str:
        groups = groupby(line, key=lambda char: char[1])
        return "".join(self.paint("".join(char for char, _ in group), style) for style, group in groups)


def _words(chars: Iterable[_Char], longest: int) -> Iterator[_Word]:
    """What a line may end after: words, single wide characters, and parts of what no line could hold."""
    word: list[_Char] = []
    space: _Char | None = None
    for char in chars:
        wide = cells(char[0]) == 2
        if word and (char[0] == " " or wide or len(word) == longest):
            yield _Word(word, space)
            word, space = [], None
        if char[0] == " ":
            space = char
        elif wide:
            yield _Word([char], space)
            space = None
        else:
            word.append(char)
    if word:
        yield _Word(word, space)
