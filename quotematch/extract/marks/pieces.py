"""Marks: what stands inside quotation marks, as pieces of the text.

The text is read paragraph by paragraph: find the marks and their neighbours, take the cheapest reading of them, and
turn it into pieces. A quote that is open at the end of its paragraph goes on in the next one if that opens again (or
closes what it never opened); furniture and sub-heads in between do not matter. Otherwise it ends with its paragraph,
and a problem says so: an odd mark costs at most its own quote.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from quotematch.extract.marks.conventions import Convention, closing_signs, convention, prices
from quotematch.extract.marks.drafts import Draft, as_pieces, drafted
from quotematch.extract.marks.far_marks import Loose, joined_far
from quotematch.extract.marks.furniture import is_furniture, is_heading
from quotematch.extract.marks.lost_closings import lost_closing
from quotematch.extract.marks.neighbours import Mark, marks_of
from quotematch.extract.marks.nesting import Reading, cheapest_reading, goes_on_with, plain_reading
from quotematch.extract.marks.page_links import page_links
from quotematch.extract.marks.repeats import without_repeats
from quotematch.extract.marks.set_off import with_set_off
from quotematch.extract.records import Piece
from quotematch.models import Problem, ProblemLevel
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.paragraphs import paragraphs

_MESSAGES = {
    "unclosed_mark": "a quotation mark that is never closed; its quote ends with the paragraph at the latest",
    "unopened_mark": "a closing quotation mark without an opening one",
    "deep_nesting": "quotation marks nested deeper than max_nesting are taken for none",
    "many_marks": "quotation marks beyond marks_per_paragraph are not read",
    "long_post": "what is signed here as a post is longer than post_length: where the post begins nothing tells",
}
#: Code points; a longer paragraph is text, whatever its words.
_LONGEST_PASSED_OVER = 400
_FIRST_STOP = re.compile(r"[,;.!?\N{HORIZONTAL ELLIPSIS}]+(?=\s)")
_STOPS = frozenset(",.!?\N{HORIZONTAL ELLIPSIS}")
#: What follows a closing mark when the reporter takes over, as in: go,” he said.
_REPORTER = re.compile(r"\s[^\W\d_]")


def find_pieces(
    text: str, language: str | None = None, settings: Settings | None = None
) -> tuple[list[Piece], list[Problem]]:
    """Find all that stands inside quotation marks in `text`.

    `language` is a BCP 47 tag; its marks are preferred, and all others are known too. Returns the pieces sorted by
    start, an enclosing piece before those nested in it, and problems of level `note`: `unclosed_mark`,
    `unopened_mark`, `deep_nesting`, `many_marks`, each with the place of the mark, and `long_post` with that of a name,
    without an article id. Spans are code points of `text`; `inner` has neither the marks nor white space beside them
    and always holds more than punctuation. Any text is fine; time grows linearly with its length. Dashes that open
    dialogue are read in languages with that custom, when the language is given.

    >>> pieces, problems = find_pieces('She said "no" and "never".')
    >>> [piece.inner for piece in pieces], problems
    ([Span(start=10, end=12), Span(start=19, end=24)], [])
    """
    return _Reader(text, language, settings or Settings()).read()


class _Reader:
    """Reads one text; keeps what is found, and what is loose, until the end."""

    def __init__(self, text: str, language: str | None, settings: Settings) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.language = language
        self.usage: Convention = convention(language)
        self.settings = settings
        self.spots = paragraphs(text)
        self.marks, unread = marks_of(text, self.spots, settings.marks_per_paragraph)
        self.links = page_links(text, self.spots)
        for number in self.links:
            self.marks[number] = []
        self.drafts: list[Draft] = []
        self.loose: list[Loose] = []
        for span in unread:
            self._note("many_marks", span)

    def read(self) -> tuple[list[Piece], list[Problem]]:
        going_on: list[Draft] = []
        for number, marks in enumerate(self.marks):
            if marks:
                going_on = self._read_paragraph(number, going_on)
            elif going_on and not self._is_passed_over(number):
                going_on = []
        far, loose = joined_far(self.text, self.spots, self.loose, self.usage, self.settings)
        for one in loose:
            self._note("unclosed_mark" if one.draft else "unopened_mark", one.mark.span)
        marked = [bool(marks) for marks in self.marks]
        drafts = with_set_off(
            self.text, self.spots, marked, self.drafts + far, self.language, self.settings, self._note
        )
        self.problems.sort(key=lambda problem: (problem.span or Span(0, 0), problem.code))
        return as_pieces(self.text, drafts), self.problems

    def _is_passed_over(self, number: int) -> bool:
        """Whether a paragraph without marks is no reason to break a quote that goes on."""
        start, end = self.spots[number]
        paragraph = self.text[start:end] if end - start <= _LONGEST_PASSED_OVER else ""
        return number in self.links or (bool(paragraph) and (is_furniture(paragraph) or is_heading(paragraph)))

    def _read_paragraph(self, number: int, before: list[Draft]) -> list[Draft]:
        """Draft the pieces of one paragraph; return those that go on in the next one, the outermost first."""
        spot = self.spots[number]
        marks = self._reopened(spot, self.marks[number], before) if before else self.marks[number]
        reading = plain_reading(marks, self.usage)
        resumed: tuple[str, ...] = ()
        if reading is None:
            resumed = self._resumed(number)
            reading = cheapest_reading(marks, self.usage, self.settings, resumed)
        pairs, reading.strays = without_repeats(reading.pairs, reading.strays)
        drafts = [self._draft(opener, closer) for opener, closer in pairs]
        open_drafts = self._open_to_the_end(spot, reading)
        drafts += self._cut(number, reading, drafts + open_drafts)
        drafts += open_drafts
        self._link(spot, drafts, before)
        going_on = self._going_on(number, reading, drafts, resumed)
        for mark in reading.deep[:1]:
            self._note("deep_nesting", mark.span)
        self._mend_strays(number, reading, before)
        self.drafts += drafts
        return going_on

    def _draft(self, opener: Mark, closer: Mark) -> Draft:
        return drafted(self.text, opener.start, opener.end, closer.start, closer.end, sign=opener.sign)

    def _cut(self, number: int, reading: Reading, drafts: list[Draft]) -> list[Draft]:
        """Quotes that are given up before another mark; when that begins a sentence, it takes them up.

        Where paragraphs have been run together: "They came. "They went on," she said.
        """
        starting = {draft.outer.start: draft for draft in drafts}
        ends = _closing_ends(reading)
        cut = []
        for opener, before in reversed(reading.cut):
            end = self._cut_end(ends, opener, before)
            draft = drafted(self.text, opener.start, opener.end, end, None, sign=opener.sign)
            starting[opener.start] = draft
            goes_on = end == before.start and before.begins_sentence and before.sign == opener.sign
            if goes_on and before.start in starting:
                starting[before.start].origin = draft
            cut.append(draft)
            self.loose.append(Loose(number, opener, draft))
        return cut[::-1]

    def _cut_end(self, ends: list[int], opener: Mark, before: Mark) -> int:
        """Where a quote ends that is given up before `before`.

        Before a reporting clause; there, when the next one begins a sentence; else at the first stop, but not inside a
        quote nested in it. `ends` are those of the paragraph's closing marks.
        """
        k = bisect_right(ends, before.start)
        floor = max(opener.end, ends[k - 1] if k else 0)
        clause = lost_closing(self.text, floor, before.start)
        if clause is not None:
            return clause
        if before.begins_sentence:
            return before.start
        stop = _FIRST_STOP.search(self.text, floor, before.start)
        return stop.end() if stop else before.start

    def _open_to_the_end(self, spot: Span, reading: Reading) -> list[Draft]:
        return [drafted(self.text, mark.start, mark.end, spot.end, None, sign=mark.sign) for mark in reading.open]

    def _going_on(self, number: int, reading: Reading, drafts: list[Draft], resumed: tuple[str, ...]) -> list[Draft]:
        """The drafts that the next paragraph takes up; the others that are open are loose."""
        going_on: list[Draft] = []
        ends = drafts[len(drafts) - len(reading.open) :]
        for depth, (mark, draft) in enumerate(zip(reading.open, ends, strict=True)):
            taken_up = depth < len(resumed) and goes_on_with(mark.sign, resumed[depth], self.usage)
            if taken_up and len(going_on) == depth:
                going_on.append(draft)
            else:
                self._shorten(draft, drafts)
                self.loose.append(Loose(number, mark, draft))
        return going_on

    def _shorten(self, draft: Draft, drafts: list[Draft]) -> None:
        """Let a quote that nothing closes end before the reporting clause that its paragraph ends with."""
        nested = [one.outer.end for one in drafts if one.closed and one.outer.start > draft.outer.start]
        end = lost_closing(self.text, max([draft.mark_end, *nested]), draft.inner.end)
        if end is not None:
            draft.inner = Span(draft.inner.start, end)
            draft.outer = Span(draft.outer.start, end)

    def _reopened(self, spot: Span, marks: list[Mark], before: list[Draft]) -> list[Mark]:
        """`marks`, those at the paragraph's start that take up an open quote turned into its own opening mark."""
        turned = list(marks)
        for k, (mark, draft) in enumerate(zip(_leading(spot, marks), before, strict=False)):
            if len(mark.sign) > 1 or not goes_on_with(draft.sign, mark.sign, self.usage):
                break
            turned[k] = marks[k]._replace(sign=draft.sign, opening=0.0, double=None)
        return turned

    def _resumed(self, number: int) -> tuple[str, ...]:
        """The marks with which the next paragraph can take up an open quote, or the one that ends it there."""
        following = number + 1
        while following < len(self.spots) and not self.marks[following] and self._is_passed_over(following):
            following += 1
        if following == len(self.spots) or not self.marks[following]:
            return ()
        signs = tuple(mark.sign for mark in _leading(self.spots[following], self.marks[following]) if mark.lean >= 0)
        first = self.marks[following][0]
        return signs if signs or not _surely_closes(first) else (first.sign,)

    def _link(self, spot: Span, drafts: list[Draft], before: list[Draft]) -> None:
        """Link the drafts that begin with the paragraph to those that they take up."""
        at = spot.start
        starting = {draft.outer.start: draft for draft in drafts}
        for origin in before:
            draft = starting.get(at)
            if draft is None:
                break
            draft.origin = origin
            at = draft.mark_end

    def _mend_strays(self, number: int, reading: Reading, before: list[Draft]) -> None:
        """Of marks that close what nothing opened, mend those whose quote begins in a plain place."""
        ends = _closing_ends(reading)
        first_open = reading.open[0].start if reading.open else self.spots[number].end
        for mark in reading.strays:
            if not _surely_closes(mark):
                continue
            start, origin = None, None
            if before and mark.start == self.marks[number][0].start:
                start, origin = self.spots[number].start, before[0]
            elif mark.start < first_open:
                k = bisect_right(ends, mark.start)
                start = self._implied_start(number, ends[k - 1] if k else self.spots[number].start, mark)
            if start is not None:
                draft = drafted(self.text, start, start, mark.start, mark.end, sign="")
                draft.origin = origin
                self.drafts.append(draft)
            if origin is None:
                self.loose.append(Loose(number, mark, None))

    def _implied_start(self, number: int, floor: int, mark: Mark) -> int | None:
        """Where a quote without an opening mark begins: after the last colon before its end, or with its paragraph.

        `floor` is where the quote before it ends, or where the paragraph begins.
        """
        spot = self.spots[number]
        stop = self.text[mark.start - 1 : mark.start]
        if mark.start == floor or stop not in _STOPS:
            return None
        colon = self.text.rfind(": ", floor, mark.start)
        if colon >= 0:
            return colon + 2
        reporter = _REPORTER.match(self.text, mark.end, spot.end)
        return spot.start if reporter and floor == spot.start and stop == "," else None

    def _note(self, code: str, span: Span) -> None:
        self.problems.append(Problem(level=ProblemLevel.NOTE, code=code, message=_MESSAGES[code], span=span))


def _surely_closes(mark: Mark) -> bool:
    """Whether a mark that has no opening mark can hardly be anything but a closing one."""
    return mark.lean < 0 and mark.nothing >= prices().stray and mark.sign in closing_signs()


def _closing_ends(reading: Reading) -> list[int]:
    return sorted(closer.end for _, closer in reading.pairs)


def _leading(spot: Span, marks: list[Mark]) -> list[Mark]:
    """The marks with which a paragraph begins, two halves of a double mark as one."""
    leading: list[Mark] = []
    at = spot.start
    for single in marks:
        if single.start < at:
            continue
        if single.start > at:
            break
        mark = single.double or single
        leading.append(mark)
        at = mark.end
    return leading
