"""Sentences of a paragraph, as spans.

A sentence ends at ".", "!", "?", "…" and their kin, with the closing marks and brackets that follow, when white space
and something that can open a sentence come next. Abbreviations, initials and numbered lists do not end one. The rules
follow Unicode Annex 29 (sentence boundaries) with the usual suppressions for abbreviations.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex

from quotematch.lexicon import LANGUAGES, table
from quotematch.spans import Span

#: Signs that end a sentence, of any script.
STOPS = frozenset(".!?…‽⁇⁈⁉。！？।")
_END = regex.compile(
    r"""
      (?P<stop>(?<![.!?…‽⁇⁈⁉])[.!?…‽⁇⁈⁉]++|(?<![。！？।])[。！？।]++)  # the stop itself, as a whole
      (?P<close>[\p{Pe}\p{Pf}\p{Pi}"'’\]]*+)        # marks and brackets that close with it
      (?P<gap>\s+|(?<=[。！？]\p{Pe}*+)|(?<=\p{Ll}{3}[.!?])(?=\p{Lu}\p{Ll}++\s))  # “in touch.The firm” lost its space
      (?P<next>(?:[\p{Ps}\p{Pi}\p{Pf}"'‘“\-–—•]\s?)*+(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}]|\p{Ll}\p{Lu}|@|\#))
    """,
    regex.VERBOSE | regex.V1,
)
_ENDED = regex.compile(rf"""[{"".join(sorted(STOPS))}][\p{{Pe}}\p{{Pf}}\p{{Pi}}"'\]]*+\s*+$""")
#: Any stop behind which `_END` can match: the fast engine of the standard library finds it.
_STOP = re.compile(r"[.!?…‽⁇⁈⁉](?!\w)|[。！？।]|(?<=[^\W\d_]{3})[.!?](?=[^\W\d_a-z][^\W\d_A-Z])")
_LAST_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}.&'’\-]++$")
_FIRST_WORD = regex.compile(r"[\p{L}'’]+")


#: Code points before a dot that are read for an abbreviation.
_REACH = 24


class _Dotted(NamedTuple):
    """What a dot follows in one language without ending a sentence."""

    titles: frozenset[str]
    other: frozenset[str]
    openers: frozenset[str]
    ordinals: bool  # whether a dot makes a figure an ordinal, as in German: "am 30. Juni"


@cache
def _dotted(language: str) -> _Dotted:
    rows = table(language, "abbreviations")
    titles, other, openers = (frozenset(rows[name]) for name in ("titles", "other", "openers"))
    return _Dotted(titles, other, openers, bool(rows.get("ordinals", False)))


def _last_token(text: str, start: int, end: int) -> str:
    """What stands right before the dot at `end`: a word, initials, a figure; "" for anything else."""
    token = text[max(start, end - _REACH) : end].rpartition(" ")[2]
    if token.isalnum():
        return token
    match = _LAST_TOKEN.search(token)
    return match.group() if match else ""


def _ends_sentence(text: str, start: int, match: regex.Match[str], dotted: _Dotted) -> bool:
    stop, close, _, following = match.groups()
    if stop != ".":
        return True
    token = _last_token(text, start, match.start())
    low = token.lower()
    if (low in dotted.titles and token[:1].isupper()) or (
        low in ("no", "v", "vs") and low in dotted.titles and following.isdigit()
    ):
        return False
    if close:
        return True
    initial = len(token) == 1 and token.isupper() and token != "I"
    ordinal = dotted.ordinals and len(token) <= 2 and token.isdigit()
    if initial or ordinal or low in dotted.other:
        at = match.end("next") - 1
        word = _FIRST_WORD.match(text[at : at + 21])
        return word is not None and word.group().lower() in dotted.openers and not initial
    return True


def sentences(text: str, start: int = 0, end: int | None = None, *, language: str = "en") -> list[Span]:
    """The sentences of `text[start:end]`, in order, without the white space between them.

    Line ends are white space here: split paragraphs before. Linear in the length.

    >>> [s.of("Mr. Lee left. “Why?” she asked.") for s in sentences("Mr. Lee left. “Why?” she asked.")]
    ['Mr. Lee left.', '“Why?” she asked.']
    """
    begin, stop = trim(text, Span(start, len(text) if end is None else end))
    if begin == stop:
        return []
    dotted = _dotted(language if language in LANGUAGES else LANGUAGES[0])
    found: list[Span] = []
    seen = begin
    for hit in _STOP.finditer(text, begin, stop):
        at = hit.start()
        match = _END.match(text, at, stop) if at >= seen else None
        if match is None:
            continue
        seen = match.end()
        if _ends_sentence(text, begin, match, dotted):
            found.append(Span(begin, match.end("close")))
            begin = match.end("gap")
    found.append(Span(begin, stop))
    return found


def has_ended(text: str) -> bool:
    """Whether a text ends where a sentence may: with a stop, what closes with it, and white space.

    >>> has_ended("(He left.)"), has_ended("He left,")
    (True, False)
    """
    return _ENDED.search(text) is not None


def trim(text: str, span: Span) -> Span:
    """`span` without white space at its ends; empty when there is nothing else."""
    start, end = span
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return Span(start, end)
    piece = text[start:end]
    body = piece.lstrip()
    start += len(piece) - len(body)
    return Span(start, start + len(body.rstrip()))
