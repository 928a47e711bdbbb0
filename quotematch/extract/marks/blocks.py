"""Blocks: a statement set off as a paragraph of its own, with its layout for a mark.

"Hewitt writes:" ends one paragraph, and the next one is what he writes, without quotation marks. Of a text that is
announced as one ("Her statement in full:", "She wrote in a letter:") further paragraphs are taken down to the line
that ends it, or as long as each speaks in the first person; else nothing says where a block ends, unless each of its
paragraphs has the sign that mail programs and Markdown put before quoted lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotematch.extract.marks.furniture import is_furniture, is_heading
from quotematch.lexicon import LANGUAGES, table
from quotematch.settings import Settings
from quotematch.spans import Span

#: Code points; no announcement is longer.
_REACH = 100
_QUOTED_LINE = re.compile(r">+\s+(?=\w)")


class Block(NamedTuple):
    """One paragraph of what is set off, and whether it goes on with the block before it."""

    span: Span
    goes_on: bool = False


def blocks(text: str, spots: Sequence[Span], marked: Sequence[bool], settings: Settings) -> Iterator[Block]:
    """The paragraphs among `spots` that are quoted by their layout, in order; `marked` tells which hold marks.

    A paragraph with marks in it is left to them.
    """
    taken = 0
    for number in range(1, len(spots)):
        before, spot = spots[number - 1], spots[number]
        if marked[number] or number < taken:
            continue
        line = _QUOTED_LINE.match(text, *spot)
        if line:
            yield Block(Span(line.end(), spot.end))
        elif text[before.end - 1] == ":" and _is_statement(text, spot, settings):
            whole = _announces_text(text, before)
            if whole or announces(text, before):
                yield Block(spot)
            if whole:
                near = slice(number + 1, number + 1 + settings.block_paragraphs)
                taken = near.start + _more(text, spots[near], marked[near], settings)
                yield from (Block(one, goes_on=True) for one in spots[number + 1 : taken])


def _more(text: str, spots: Sequence[Span], marked: Sequence[bool], settings: Settings) -> int:
    """How many paragraphs of those behind the first one belong to a text that is printed whole."""
    plain = next((k for k, has_marks in enumerate(marked) if has_marks), len(spots))
    for k, spot in enumerate(spots[:plain]):
        if _ending().fullmatch(text, *spot) or _closing().match(text, *spot):
            return k
    for k, spot in enumerate(spots[:plain]):
        if not (_speaks(text, spot) and _is_statement(text, spot, settings)):
            return k
    return plain


def _speaks(text: str, spot: Span) -> bool:
    return _first_person().search(text, *spot) is not None


def _announces_text(text: str, paragraph: Span) -> bool:
    """Whether a paragraph that ends with a colon announces a text that follows."""
    start = max(paragraph.start, paragraph.end - 2 * _REACH)
    return _text_announcement().search(text, start, paragraph.end) is not None


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


def _any(name: str) -> str:
    """A pattern for the words of a list, of all languages."""
    words = dict.fromkeys(word for language in LANGUAGES for word in table(language, "blocks")[name])
    return "|".join(re.escape(word) for word in words)


@cache
def _announcement() -> re.Pattern[str]:
    verbs, after, places = _any("verbs"), _any("after_verb"), _any("before_place")
    return re.compile(rf"\b(?:{verbs})(?: (?:{after}|(?:{places})(?: [^\s:]+){{0,10}}))?:(?=\s|\Z)", re.IGNORECASE)


@cache
def _text_announcement() -> re.Pattern[str]:
    """A verb and the text in which it is said, or the text alone, with words that tell that all of it follows."""
    words = r"(?:[^\s:.!?]+ ){0,6}?"
    rest = r"(?: [^\s:.!?]+){0,8}"
    texts, whole = f"(?:{_any('texts')})", f"(?:{_any('whole')})"
    told = rf"(?:{_any('verbs')}) (?:{_any('before_place')}) {words}{texts}{rest}"
    named = rf"(?:{whole}|{_any('openings')}) {words}{texts}{rest}|{texts}{rest},? (?:{_any('whole_after')})"
    given = rf"(?:{_any('giving')}) {words}{texts}{rest}"
    headed = rf"(?:^|(?<=[\n\r])){texts} (?:{_any('authors')}){rest}"
    return re.compile(rf"(?:\b(?:{told}|{given}|{named})|{headed}):\Z", re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,4}}(?:{_any('endings')})\W{{0,4}}", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    """A line that closes a letter, or the dash and the name of its author."""
    name = r"[^\W\d_a-z][\w.]*(?: [^\W\d_a-z][\w.]*){0,4}"
    return re.compile(
        rf"(?:(?i:{_any('closings')})\b[\w ]{{0,30}}|[\u2014\u2013-]{{1,2}} ?{name}),?\s*(?:$|[\r\n])", re.MULTILINE
    )


@cache
def _first_person() -> re.Pattern[str]:
    """The author's words, in lower case or with a capital first: "US" is a country."""
    lower = _any("first_person").split("|")
    return re.compile(rf"(?<!\w)(?:{'|'.join([*lower, *map(str.capitalize, lower)])})(?!\w)")
