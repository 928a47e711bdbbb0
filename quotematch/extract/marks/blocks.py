"""Blocks: a statement set off as a paragraph of its own, with its layout for a mark.

"Hewitt writes:" ends one paragraph, and the next one is what he writes, without quotation marks. Only the paragraph
that follows such an announcement is taken, because nothing says where a longer block ends, unless each of its
paragraphs has the sign that mail programs and Markdown put before quoted lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from quotematch.extract.marks.furniture import is_furniture, is_heading
from quotematch.lexicon import LANGUAGES, table
from quotematch.settings import Settings
from quotematch.spans import Span

#: Code points; no announcement is longer.
_REACH = 80
_QUOTED_LINE = re.compile(r">+\s+(?=\w)")


def blocks(text: str, spots: Sequence[Span], marked: Sequence[bool], settings: Settings) -> Iterator[Span]:
    """The paragraphs among `spots` that are quoted by their layout, in order; `marked` tells which hold marks.

    A paragraph with marks in it is left to them.
    """
    for before, spot, has_marks in zip(spots, spots[1:], marked[1:], strict=False):
        if has_marks:
            continue
        line = _QUOTED_LINE.match(text, *spot)
        if line:
            yield Span(line.end(), spot.end)
        elif text[before.end - 1] == ":" and announces(text, before) and _is_statement(text, spot, settings):
            yield spot


def announces(text: str, paragraph: Span) -> bool:
    """Whether a paragraph ends with the announcement of what somebody says in the next one."""
    start = max(paragraph.start, paragraph.end - _REACH)
    return any(match.end() == paragraph.end for match in _announcement().finditer(text, start, paragraph.end))


def announced_at(text: str, span: Span) -> int | None:
    """Where what is announced last in a stretch of text begins, behind the colon; None when nothing is."""
    colons = [match.end() for match in _announcement().finditer(text, *span)]
    return colons[-1] if colons and colons[-1] < span.end else None


def _is_statement(text: str, spot: Span, settings: Settings) -> bool:
    paragraph = spot.of(text)
    words = len(paragraph[:1000].split())
    if words <= settings.term_words or not (paragraph[0].isalpha() or paragraph[0] in "[.\N{HORIZONTAL ELLIPSIS}"):
        return False
    return not (paragraph.endswith(":") or is_furniture(paragraph) or is_heading(paragraph))


@cache
def _announcement() -> re.Pattern[str]:
    tables = [table(language, "blocks") for language in LANGUAGES]
    verbs, after, places = (
        "|".join(re.escape(word) for rows in tables for word in rows[name])
        for name in ("verbs", "after_verb", "before_place")
    )
    return re.compile(rf"\b(?:{verbs})(?: (?:{after}|(?:{places})(?: [^\s:]+){{0,4}}))?:(?=\s|\Z)", re.IGNORECASE)
