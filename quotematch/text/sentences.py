"""Sentences of a paragraph, as spans.

A sentence ends at ".", "!", "?", "…" and their kin, with the closing marks and brackets that follow, when white space
and something that can open a sentence come next. Abbreviations, initials and numbered lists do not end one. The rules
follow Unicode Annex 29 (sentence boundaries) with the usual suppressions for abbreviations.
"""

from __future__ import annotations

from functools import cache

import regex

from quotematch.lexicon import LANGUAGES, table
from quotematch.spans import Span

#: Signs that end a sentence, of any script.
STOPS = frozenset(".!?…‽⁇⁈⁉。！？।")
_END = regex.compile(
    r"""
      (?P<stop>(?<![.!?…‽⁇⁈⁉])[.!?…‽⁇⁈⁉]++|(?<![。！？।])[。！？।]++)  # the stop itself, as a whole
      (?P<close>[\p{Pe}\p{Pf}\p{Pi}"'’\]]*+)        # marks and brackets that close with it
      (?P<gap>\s+|(?<=[。！？]\p{Pe}*+))
      (?P<next>(?:[\p{Ps}\p{Pi}\p{Pf}"'‘“\-–—•]\s?)*+(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}]|\p{Ll}\p{Lu}|@|\#))
    """,
    regex.VERBOSE | regex.V1,
)
_ENDED = regex.compile(rf"""[{"".join(sorted(STOPS))}][\p{{Pe}}\p{{Pf}}\p{{Pi}}"'\]]*+\s*+$""")
_LAST_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}.&'’\-]++$")
_FIRST_WORD = regex.compile(r"[\p{L}'’]+")


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rows = table(language, "abbreviations")
    return frozenset(rows["titles"]), frozenset(rows["other"]), frozenset(rows["openers"])


@cache
def _dots_ordinals(language: str) -> bool:
    """Whether a dot makes a figure an ordinal, as in German: "am 30. Juni"."""
    return bool(table(language, "abbreviations").get("ordinals", False))


def _ends_sentence(text: str, start: int, match: regex.Match[str], language: str) -> bool:
    if match["stop"] != ".":
        return True
    titles, other, openers = _abbreviations(language)
    token_match = _LAST_TOKEN.search(text, max(start, match.start() - 24), match.start())
    token = token_match.group() if token_match else ""
    low = token.lower()
    if (low in titles and token[:1].isupper()) or (
        low in ("no", "v", "vs") and low in titles and match["next"].isdigit()
    ):
        return False
    initial = len(token) == 1 and token.isupper() and token != "I"
    ordinal = token.isdigit() and len(token) <= 2 and _dots_ordinals(language)
    if not match["close"] and (
        initial or ordinal or low in other or (len(token) >= 3 and "." in token and low in other)
    ):
        following = _FIRST_WORD.match(text[match.end("next") - 1 : match.end("next") + 20])
        return following is not None and following.group().lower() in openers and not initial
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
    language = language if language in LANGUAGES else LANGUAGES[0]
    found: list[Span] = []
    for match in _END.finditer(text, begin, stop):
        if _ends_sentence(text, begin, match, language):
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
    piece = text[start:end]
    body = piece.lstrip()
    start += len(piece) - len(body)
    return Span(start, start + len(body.rstrip()))
