"""Lines of posts: what a page prints around the words of an embedded post, as scrapers leave it.

Below the words stands a signature (— Ada Holm (@adaholm) March 3, 2024), or above them a heading (Ada Holm @adaholm ·
Mar 3) and below them the time or what has been counted (9:14 AM - 3 Mar 2024, 12 Retweets). The words of the services
are those of `lexicon/posts.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotematch.lexicon import table
from quotematch.spans import Span

#: Code points; no name, and no line that heads or closes a post, is longer.
REACH = 80
_HANDLE = re.compile(r"@\w+(?:[.@-]\w+)*")
#: A name: a few words, with what names of accounts hold besides; it begins and ends with a letter or a figure.
_NAME = r"[^\W_](?:(?:(?!\s-)[^\n@—–―]){0,48}[^\W_])?\.?"
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\b\.?)?(?: [A-Z]{2,5}\b)?"


class Signature(NamedTuple):
    """One signature: its paragraph, where it begins and ends, the name in it, and whether it tells a day."""

    paragraph: int
    start: int
    end: int
    name: Span
    dated: bool


class Heading(NamedTuple):
    """The line above a post: the name in it, and whether it tells the age of the post as services do."""

    name: Span
    dated: bool


def signatures(text: str, spots: Sequence[Span]) -> Iterator[Signature]:
    """The signatures in the paragraphs `spots` of `text`, in order.

    >>> text = "Go! - Ada Holm (@adaholm) March 3, 2024"
    >>> [one.name.of(text) for one in signatures(text, [Span(0, len(text))])]
    ['Ada Holm']
    """
    number = 0
    at = text.find("@")
    while at >= 0:
        while number < len(spots) and spots[number].end <= at:
            number += 1
        if number == len(spots):
            return
        handle = _HANDLE.match(text, at, spots[number].end) if at >= spots[number].start else None
        signature = _signature(text, spots[number], number, handle.span()) if handle else None
        if signature:
            yield signature
        at = text.find("@", at + 1)


def _signature(text: str, paragraph: Span, number: int, handle: tuple[int, int]) -> Signature | None:
    """The signature that a handle belongs to, when a dash or a phrase opens it, and a day or nothing follows."""
    start, end = handle
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    lead = _lead().search(text, max(paragraph.start, start - REACH), start)
    dated = _dated().match(text, end, paragraph.end)
    if lead is None or not (dated or not text[end : end + REACH].split("\n")[0].strip(" .\r")):
        return None
    name = Span(*lead.span(1)) if lead[1] else Span(*handle)
    return Signature(number, lead.start(), dated.end() if dated else end, name, dated is not None)


def heading(text: str, paragraph: Span) -> Heading | None:
    """The heading of a post, when a paragraph is nothing else."""
    if paragraph.end - paragraph.start > REACH:
        return None
    match = _heading().fullmatch(text, *paragraph)
    return Heading(Span(*match.span(1)), match[2] is not None) if match else None


def closes(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is nothing but the time of a post, or what has been counted of it."""
    return paragraph.end - paragraph.start <= REACH and _closing().fullmatch(text, *paragraph) is not None


def trimmed(text: str, start: int, end: int) -> Span | None:
    """What is left of a stretch without links at its ends and without what the page says; None when no word is."""
    before = _before().match(text, start, end)
    start = before.end() if before else start
    tail = _tail().search(text, max(start, end - 4 * REACH), end)
    end = tail.start() if tail else end
    words = text[start:end]
    if not any(char.isalnum() for char in words):
        return None
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _any(name: str) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(table(None, "posts")[name], key=len, reverse=True))


@cache
def _day() -> str:
    name = r"[^\W\d_]{3,12}\.?"
    return rf"(?:{name} \d{{1,2}}(?:{_any('ordinals')})?,? \d{{4}}|\d{{1,2}}\.? {name} \d{{4}}|\d{{4}}-\d\d-\d\d)"


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        rf",?\s{{0,2}}(?:(?:{_any('before_day')}) )?{_day()}(?:,? (?:(?:{_any('before_clock')}) )?{_CLOCK})?"
    )


@cache
def _lead() -> re.Pattern[str]:
    """A dash or a phrase and the name, up to the handle; a hyphen is a dash behind a space only."""
    dash = f"(?:{_any('dashes')}|(?<=\\s)--?|^--?)"
    return re.compile(rf"\s*(?:{dash}\s?|(?i:\b(?:{_any('sharing')}))\s)(?:({_NAME}),?)?\s?\Z", re.MULTILINE)


@cache
def _heading() -> re.Pattern[str]:
    age = rf"(?:\d{{1,2}} ?(?:{_any('ages')})|[^\W\d_]{{3,9}}\.? \d{{1,2}}|\d{{1,2}}\.? [^\W\d_]{{3,9}}\.?)"
    name = rf"(?!(?i:{_any('bylines')})\b)([^\W\d_a-z][^\n@|·•.:;!?]{{0,48}}?)"
    handle = rf"\s?(?i:{_any('verified')})?\s?\(?@\w+(?:[.@-]\w+)*\)?"
    return re.compile(rf"{name}{handle}(\s?(?:{_any('parting')})\s?(?:{age}|{_day()})|\s{age})?(?:\s{_day()})?")


@cache
def _closing() -> re.Pattern[str]:
    sep = rf"\s*[-–—·•|,]?\s*(?:(?:{_any('before_day')}|{_any('before_clock')})\s)?"
    counted = rf"\d[\d.,]*[KM]? (?i:{_any('counts')})\b[^\n]*"
    return re.compile(rf"(?:{_CLOCK}{sep}{_day()}|{_day()}{sep}{_CLOCK})[^\n]{{0,30}}|{counted}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\s*(?i:{_any('before')})(?:[^\n@]{{0,40}}@\w+)?")


@cache
def _tail() -> re.Pattern[str]:
    """Links, and what the page says, at the end of a post; links can be glued to one another.

    What the page says stands behind a stop, a link or a line end; else the words are the author's ("Read our report").
    """
    link = rf"(?:https?://\S*|(?:{_any('links')})\w*)"
    said = rf"(?i:{_any('between')})"
    first = rf"(?:(?<!\w)\s+|\s*[\r\n]\s*){said}"
    return re.compile(rf"(?:(?:\s*{link}|{first})(?:\s+{said})*+)++\s*\Z")
