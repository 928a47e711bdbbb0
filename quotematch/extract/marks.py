"""Marks: what stands inside quotation marks, as pieces of the text.

The text is read paragraph by paragraph: find the marks and their neighbours, take the cheapest reading of them, and
turn it into pieces. A quote that is open at the end of its paragraph goes on in the next one if that opens again (or
closes what it never opened); furniture and sub-heads in between do not matter. Otherwise it ends with its paragraph,
and a problem says so: an odd mark costs at most its own quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotematch.extract.conventions import Convention, convention
from quotematch.extract.furniture import is_furniture, is_heading
from quotematch.extract.neighbours import Mark, marks_in
from quotematch.extract.nesting import Reading, cheapest_reading, goes_on_with
from quotematch.extract.records import Piece
from quotematch.models import Problem, ProblemLevel
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.paragraphs import paragraphs

_STOP_BEFORE_MARK = re.compile(r"[,.!?\N{HORIZONTAL ELLIPSIS}]\Z")
_SENTENCE_END = re.compile(r"[.!?\N{HORIZONTAL ELLIPSIS}]+(?=\s)")


@dataclass(slots=True)
class _Found:
    """A piece while its article is still being read; `origin` is the found piece that it goes on from."""

    outer: Span
    inner: Span
    closed: bool = True
    origin: _Found | None = None


def find_pieces(
    text: str, language: str | None = None, settings: Settings | None = None
) -> tuple[list[Piece], list[Problem]]:
    """Find all that stands inside quotation marks in `text`.

    `language` is a BCP 47 tag; its marks are preferred, and all others are known too. Returns the pieces sorted by
    start, an enclosing piece before those nested in it, and problems of level `note`: `unclosed_mark`,
    `unopened_mark`, `deep_nesting`, `many_marks`, each with the place of the mark and without an article id. Spans are
    code points of `text`; `inner` has neither the marks nor white space beside them and is never empty. Any text is
    fine; time grows linearly with its length.

    >>> pieces, problems = find_pieces('She said "no" and "never".')
    >>> [piece.inner for piece in pieces], problems
    ([Span(start=10, end=12), Span(start=19, end=24)], [])
    """
    reader = _Reader(text, convention(language), settings or Settings())
    return reader.read()


class _Reader:
    """Reads one text; keeps the quotes that are still open from one paragraph to the next."""

    def __init__(self, text: str, usage: Convention, settings: Settings) -> None:
        self.text = text
        self.usage = usage
        self.settings = settings
        self.found: list[_Found] = []
        self.problems: list[Problem] = []

    def read(self) -> tuple[list[Piece], list[Problem]]:
        spots = [(spot, self._marks(spot)) for spot in paragraphs(self.text)]
        content = [(spot, marks) for spot, marks in spots if marks or not self._skipped(spot)]
        open_before: list[_Found] = []
        for k, (spot, marks) in enumerate(content):
            if marks:
                following = content[k + 1] if k + 1 < len(content) else None
                open_before = self._read_paragraph(spot, marks, following, open_before)
            else:
                open_before = []
        self.problems.sort(key=lambda problem: (problem.span or Span(0, 0), problem.code))
        return _as_pieces(self.found), self.problems

    def _marks(self, spot: Span) -> list[Mark]:
        marks = marks_in(self.text, spot)
        limit = self.settings.marks_per_paragraph
        if len(marks) > limit:
            self._note("many_marks", marks[limit], f"only the first {limit} quotation marks of a paragraph are read")
            del marks[limit:]
        return marks

    def _skipped(self, spot: Span) -> bool:
        """Whether a paragraph without marks is no reason to break a quote that goes on."""
        paragraph = spot.of(self.text) if spot.end - spot.start <= 400 else ""
        return bool(paragraph) and (is_furniture(paragraph) or is_heading(paragraph))

    def _read_paragraph(
        self, spot: Span, marks: list[Mark], following: tuple[Span, list[Mark]] | None, open_before: list[_Found]
    ) -> list[_Found]:
        """Add the pieces of one paragraph; return those that are open at its end and go on, the outermost first."""
        marks = self._reopened(spot, marks, open_before)
        resumed = self._resumed(following)
        reading = cheapest_reading(marks, self.usage, self.settings, resumed)
        firsts: dict[int, _Found] = {}
        for opener, closer in reading.pairs:
            firsts[opener] = self._add(marks[opener].start, marks[opener].end, marks[closer].start, marks[closer].end)
        for opener, before in reading.cut:
            end = self._cut_end(marks, reading, opener, before)
            firsts[opener] = self._add(marks[opener].start, marks[opener].end, end, end, closed=False)
            self._unclosed(marks[opener])
        going_on: list[_Found] = []
        for depth, opener in enumerate(reading.open):
            piece = self._add(marks[opener].start, marks[opener].end, spot.end, spot.end, closed=False)
            firsts[opener] = piece
            if len(going_on) == depth < len(resumed) and goes_on_with(marks[opener].sign, resumed[depth], self.usage):
                going_on.append(piece)
            else:
                self._unclosed(marks[opener])
        self._link(spot, marks, firsts, open_before)
        self._strays(spot, marks, reading, open_before)
        return going_on

    def _reopened(self, spot: Span, marks: list[Mark], open_before: list[_Found]) -> list[Mark]:
        """`marks`, those at the start of the paragraph that re-open an open quote turned into its opening mark."""
        turned = list(marks)
        at = spot.start
        for depth, piece in enumerate(open_before[: len(marks)]):
            mark = marks[depth]
            sign = Span(piece.outer.start, piece.inner.start).of(self.text).strip()
            if mark.start != at or not goes_on_with(sign, mark.sign, self.usage):
                break
            if sign in self.usage.opens:
                turned[depth] = mark._replace(sign=sign, opening=0.0)
            at = mark.end
        return turned

    def _resumed(self, following: tuple[Span, list[Mark]] | None) -> tuple[str, ...]:
        """The marks with which the next paragraph can take up an open quote."""
        if following is None:
            return ()
        spot, marks = following
        signs = []
        at = spot.start
        for mark in marks:
            if mark.start != at or mark.lean < 0:
                break
            signs.append(mark.sign)
            at = mark.end
        if not signs and marks and self._closes_unopened(marks[0]):
            signs.append(marks[0].sign)
        return tuple(signs)

    def _closes_unopened(self, mark: Mark) -> bool:
        return mark.lean < 0 and mark.nothing >= 2.0

    def _link(self, spot: Span, marks: list[Mark], firsts: dict[int, _Found], open_before: list[_Found]) -> None:
        at = spot.start
        for depth, origin in enumerate(open_before[: len(marks)]):
            if marks[depth].start != at or depth not in firsts:
                break
            firsts[depth].origin = origin
            at = marks[depth].end

    def _strays(self, spot: Span, marks: list[Mark], reading: Reading, open_before: list[_Found]) -> None:
        """Note the marks that close what nothing opened; mend the first of a paragraph where the opening is plain."""
        for k in reading.strays:
            mark = marks[k]
            if mark.nothing < 2.0 or mark.sign == ",,":
                continue
            if k == 0 and mark.lean < 0 and open_before:
                self._add(spot.start, spot.start, mark.start, mark.end).origin = open_before[0]
                continue
            self._note("unopened_mark", mark, "a closing quotation mark without an opening one")

    def _cut_end(self, marks: list[Mark], reading: Reading, opener: int, before: int) -> int:
        """Where a quote ends that is given up before mark `before`: with its sentence, but not inside another quote."""
        floor = max((marks[c].end for o, c in reading.pairs if opener < o and c < before), default=marks[opener].end)
        ceiling = marks[before].start
        stop = _SENTENCE_END.search(self.text, floor, ceiling)
        end = stop.end() if stop else ceiling
        return end - (len(self.text[floor:end]) - len(self.text[floor:end].rstrip()))

    def _add(self, start: int, inner_start: int, inner_end: int, end: int, *, closed: bool = True) -> _Found:
        words = self.text[inner_start:inner_end]
        lead = len(words) - len(words.lstrip())
        body = len(words.strip())
        found = _Found(Span(start, end), Span(inner_start + lead, inner_start + lead + body), closed)
        if body:
            self.found.append(found)
        return found

    def _unclosed(self, mark: Mark) -> None:
        self._note("unclosed_mark", mark, "a quotation mark that is never closed; its quote ends with the paragraph")

    def _note(self, code: str, mark: Mark, message: str) -> None:
        span = Span(mark.start, mark.end)
        self.problems.append(Problem(level=ProblemLevel.NOTE, code=code, message=message, span=span))


def _as_pieces(found: Sequence[_Found]) -> list[Piece]:
    """Sorted by place, with the indices of the enclosing piece and of the one that each goes on from."""
    ordered = sorted(found, key=lambda piece: (piece.outer.start, -piece.outer.end))
    index = {id(piece): k for k, piece in enumerate(ordered)}
    pieces: list[Piece] = []
    enclosing: list[int] = []
    for piece in ordered:
        while enclosing and not pieces[enclosing[-1]].outer.holds(piece.outer):
            enclosing.pop()
        parent = enclosing[-1] if enclosing else None
        continues = index.get(id(piece.origin)) if piece.origin else None
        pieces.append(Piece(piece.outer, piece.inner, parent, continues, piece.closed))
        enclosing.append(len(pieces) - 1)
    return pieces
