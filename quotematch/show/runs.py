"""A stretch of text with the words in question marked: what every medium shows of an article.

A `Run` is text with a style. Where one side of a difference has nothing, an empty run marks the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quotematch.spans import Span

DIFFERS = "differs"
GAP = "gap"
#: Stands where a report leaves out words of a text.
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class Run(NamedTuple):
    """Some text in one style: "" for plain, `DIFFERS` for words in question, `GAP` for the place of missing ones."""

    text: str
    style: str = ""


def marked(text: str, spans: Iterable[Span], marks: Iterable[Span]) -> tuple[Run, ...]:
    """The text at `spans`, one space between two of them, with what lies at `marks` marked.

    An empty mark becomes a `GAP` run. Marks that overlap or touch count as one.

    >>> marked("We will not go.", [Span(0, 15)], [Span(8, 11)])
    (Run(text='We will ', style=''), Run(text='not', style='differs'), Run(text=' go.', style=''))
    """
    joined = _merged(marks)
    runs: list[Run] = []
    for number, span in enumerate(sorted(spans)):
        if number:
            runs.append(Run(" "))
        runs += _within(text, span, joined)
    return tuple(runs)


def in_context(text: str, span: Span, marks: Sequence[Span], *, room: int = 220) -> tuple[Run, ...]:
    """`span` of an article and, when it is short, words around it in the same paragraph, up to `room` code points.

    When `span` is longer than `room`, only what surrounds its marks is shown, with ellipses for the rest.
    """
    window = _widened(text, span, max(2, (room - (span.end - span.start)) // 2))
    if window.end - window.start <= 2 * room or not marks:
        windows = [_limited(text, window, 2 * room)]
    else:
        near = [_widened(text, mark, room // 3) for mark in marks if window.overlaps(mark) or window.holds(mark)]
        windows = [Span(max(w.start, window.start), min(w.end, window.end)) for w in _merged(near)]
    runs = []
    for number, part in enumerate(windows):
        before = _starts_inside(text, part) if number == 0 else True
        runs += [*([Run(ELLIPSIS + " ")] if before else []), *_within(text, part, _merged(marks)), Run(" ")]
    tail = [Run(ELLIPSIS)] if windows and _ends_inside(text, windows[-1]) else []
    return (*runs, *tail)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and merged[-1].start < merged[-1].end and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif not merged or span != merged[-1]:
            merged.append(span)
    return merged


def _within(text: str, span: Span, marks: Iterable[Span]) -> Iterator[Run]:
    at = span.start
    for mark in marks:
        start, end = max(mark.start, at), min(mark.end, span.end)
        if mark.start > span.end or mark.end < span.start or start > end:
            continue
        if start == end and mark.start != mark.end:
            continue
        if at < start:
            yield Run(text[at:start])
        yield Run(text[start:end], DIFFERS if start < end else GAP)
        at = end
    if at < span.end:
        yield Run(text[at : span.end])


def _widened(text: str, span: Span, room: int) -> Span:
    """`span` and up to `room` code points to each side, whole words, within the paragraph."""
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - room)
    line_end = text.find("\n", span.end)
    high = min(line_end if line_end >= 0 else len(text), span.end + room)
    while low < span.start and low > 0 and not text[low - 1].isspace():
        low += 1
    while high > span.end and high < len(text) and not text[high].isspace():
        high -= 1
    return Span(low, high)


def _limited(text: str, span: Span, room: int) -> Span:
    if span.end - span.start <= room:
        return span
    end = text.rfind(" ", span.start, span.start + room)
    return Span(span.start, end if end > span.start else span.start + room)


def _starts_inside(text: str, span: Span) -> bool:
    return bool(text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()) if span.start else False


def _ends_inside(text: str, span: Span) -> bool:
    line_end = text.find("\n", span.end)
    return bool(text[span.end : line_end if line_end >= 0 else len(text)].strip())
