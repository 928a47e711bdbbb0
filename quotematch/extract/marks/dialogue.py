"""Dialogue: what is said behind a dash at the head of its paragraph, as many locales print conversation.

Comes in: the paragraphs of a text whose language is given and has the custom. Goes out: what is said, without the
reporter's words in between, which a language sets off by dashes of their own ("—No —dijo Ana—. Vamos."), by dashes
behind a stop or comma only, or not at all: there the whole paragraph is taken. The lexicon's table `[dialogue]` says
which language does which. English and German print conversation in marks, and a dash there opens an item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotematch.lexicon import table
from quotematch.spans import Span


class Turn(NamedTuple):
    """One stretch of speech: where its dash stands, with the signs that close what came before, and where it ends."""

    dash: Span
    end: int


class _Custom(NamedTuple):
    """How a language prints dialogue: what opens a paragraph of it, and what parts speech from reporter inside."""

    opening: re.Pattern[str]
    inside: re.Pattern[str] | None


def turns(text: str, spots: Sequence[Span], marked: Sequence[bool], language: str | None) -> Iterator[Turn]:
    """What is said behind dashes in the paragraphs `spots`, in order; `marked` tells which hold quotation marks.

    A paragraph with marks in it is left to them. Without a language, or in one without the custom, there is nothing.
    """
    custom = _custom(language.split("-")[0].lower()) if language else None
    if custom is None:
        return
    for spot, has_marks in zip(spots, marked, strict=True):
        opening = None if has_marks else custom.opening.match(text, *spot)
        if opening and _begins(opening[2]) and text[spot.end - 1] in _signs("stops"):
            yield from _speech(text, Span(*opening.span(1)), spot.end, custom)


def _speech(text: str, dash: Span, end: int, custom: _Custom) -> Iterator[Turn]:
    """Every second stretch between the dashes of one paragraph, the first one included."""
    dashes = [dash]
    if custom.inside is not None:
        dashes += [Span(*match.span(1)) for match in custom.inside.finditer(text, dash.end, end)]
    for number in range(0, len(dashes), 2):
        stop = dashes[number + 1].start if number + 1 < len(dashes) else end
        if any(char.isalpha() for char in text[dashes[number].end : stop]):
            begin = dashes[number].end
            while number and not text[begin].isalnum() and text[begin] not in _signs("heads"):
                begin += 1
            yield Turn(Span(dashes[number].start, begin), stop)


def _begins(char: str) -> bool:
    return char.isupper() or char in _signs("heads")


@cache
def _signs(name: str) -> frozenset[str]:
    return frozenset(table(None, "marks")["dialogue"][name])


@cache
def _custom(language: str) -> _Custom | None:
    """The custom of a language (a primary subtag), or None."""
    rows = table(None, "marks")["dialogue"]
    dash = "[" + "".join(re.escape(sign) for sign in rows["dashes"]) + "]"
    stops = "".join(re.escape(sign) for sign in [*rows["stops"], *rows["pauses"]])
    opening = re.compile(rf"({dash})\s?(.)")
    if language in rows["between"]:
        return _Custom(opening, re.compile(rf"((?<=\s){dash}|{dash}(?=[\s{stops}]))"))
    if language in rows["after_stop"]:
        return _Custom(opening, re.compile(rf"(?<=[{stops}])\s?({dash})(?=\s)"))
    return _Custom(opening, None) if language in rows["whole"] else None
