"""A wording: the words of one passage with their places, and what the outlet marked in it.

Spans of a text go in; out come the words as they are compared, where an ellipsis stands between two of them, and which
stand in [brackets]. A bracketed letter ("[W]e", "n[o]t") is part of its word and no bracket; a bracketed ending
("want[ed]") makes the whole word bracketed. Currency, percent and ampersand signs count as words, masked ones too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import regex

from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.fold import fold_word
from quotematch.text.words import WORD, word_pattern

_SIGN = r"\p{Sc}|[%‰&]|(?<![\p{L}\p{N}])[\N{MINUS SIGN}\-](?=\p{N})"
_MASKED = r"\p{L}+[*]+\p{L}*|[*]{3,}"
_LETTER_IN_BRACKETS = r"(?<![\p{L}\p{N}])\[\p{L}\][\p{L}\p{M}]+(?:['\N{RIGHT SINGLE QUOTATION MARK}]\p{L}+)?"
_LETTER_INSIDE = r"\p{L}+\[\p{L}{1,4}\]\p{L}+"
_ENDING_IN_BRACKETS = r"\p{L}+\[\p{L}{1,4}\]"
_TOKEN = regex.compile(
    f"(?:{_LETTER_IN_BRACKETS}|{_LETTER_INSIDE}|{_ENDING_IN_BRACKETS}|{_MASKED}|{_SIGN})|(?:{WORD.pattern})",
    regex.VERBOSE | regex.V1,
)
#: What `WORD` finds in text of ASCII letters alone, in a third of its time; a law holds the two together.
_ASCII_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[0-9]+(?:[.,:][0-9]+)*[A-Za-z]*|[A-Za-z0-9_]+(?:'[A-Za-z]+)*")
_ASCII_ODD = re.compile(r"[$%&*\[]|-[0-9]")
#: Apostrophes and dashes of print as they are typed.
_TYPED = str.maketrans(
    {"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{EM DASH}": " - ", "\N{EN DASH}": " - ", "\N{HYPHEN}": "-"}
)
_PUNCTUATION = r"[^\p{L}\p{M}\p{N}\s_]"
_TOKEN_OR_PUNCTUATION = regex.compile(f"{_TOKEN.pattern}|{_PUNCTUATION}", regex.VERBOSE | regex.V1)
_ODD = regex.compile(r"[\p{Sc}%‰&*\[\N{MINUS SIGN}]|-\p{N}", regex.V1)
_THOUSANDS = regex.compile(r"^\d{1,3}(?:,\d{3})+(?=\D|$)")
ELLIPSIS = regex.compile(
    r"[\[(]\s*(?:\N{HORIZONTAL ELLIPSIS}|\.(?:\s?\.){2,3})\s*[\])]|\N{HORIZONTAL ELLIPSIS}|\.(?:\s?\.){2,3}"
)
_BRACKET = regex.compile(r"\[(?!\s*(?:\N{HORIZONTAL ELLIPSIS}|\.\s?\.))[^\[\]]{1,400}\]")
_QUOTES = regex.compile(r"[\p{Pi}\p{Pf}\"'`\N{DOUBLE LOW-9 QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}]")
_HYPHEN = regex.compile(r"[\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]")
_DASHES = regex.compile(r"\p{Pd}+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a passage. `keys` are compared; word `i` stands at `text[starts[i]:ends[i]]`.

    `gaps[i]` tells that an ellipsis stands before word `i` (`gaps[-1]`: after the last); `bracketed[i]` that word `i`
    stands in brackets; `pieces[i]` is the number of the span that it stands in.
    """

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[bool, ...] = ()
    bracketed: tuple[bool, ...] = ()
    pieces: tuple[int, ...] = ()
    spans: tuple[Span, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def marked(self) -> bool:
        """Whether the outlet marked anything: an ellipsis or brackets."""
        return any(self.gaps) or any(self.bracketed)

    def raw(self, start: int, end: int) -> str:
        """The text from word `start` to the end of word `end - 1`, as printed."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def place(self, start: int, end: int) -> Span:
        """The span of words `start:end`; of none, the empty span at the place where they would stand."""
        if start < end:
            return Span(self.starts[start], self.ends[end - 1])
        if start < len(self):
            return Span(self.starts[start], self.starts[start])
        at = self.ends[-1] if self.ends else (self.spans[0].start if self.spans else 0)
        return Span(at, at)

    def places(self, start: int, end: int) -> list[tuple[int, int]]:
        """Words `start:end` cut where one span of the passage ends, as ranges of word numbers."""
        cuts = [i for i in range(start + 1, end) if self.pieces[i] != self.pieces[i - 1]]
        edges = [start, *cuts, end]
        return list(pairwise(edges))


def wording(text: str, spans: Sequence[Span], settings: Settings) -> Wording:
    """The wording of the passage at `spans` of `text`. Linear in the length of the spans."""
    starts: list[int] = []
    ends: list[int] = []
    keys: list[str] = []
    pieces: list[int] = []
    for number, span in enumerate(spans):
        places = [match.span() for match in _pattern(text, span, settings).finditer(text, *span)]
        starts += [start for start, _ in places]
        ends += [end for _, end in places]
        case, typography = settings.fold_case, settings.fold_typography
        keys += [key_of(text[start:end], case, typography) for start, end in places]
        pieces += [number] * len(places)
    gaps = [False] * (len(keys) + 1)
    bracketed = [False] * len(keys)
    for span in spans:
        _note_marks(text, span, starts, ends, gaps, bracketed)
    return Wording(
        text, tuple(keys), tuple(starts), tuple(ends), tuple(gaps), tuple(bracketed), tuple(pieces), tuple(spans)
    )


def _pattern(text: str, span: Span, settings: Settings) -> re.Pattern[str] | regex.Pattern[str]:
    """What counts as a word: signs and brackets are looked for only where there are any."""
    if not settings.fold_punctuation:
        return _TOKEN_OR_PUNCTUATION
    return _TOKEN if _ODD.search(text, span.start, span.end) else word_pattern(text, span.start, span.end)


def keys_alone(text: str, settings: Settings) -> tuple[str, ...] | None:
    """The words of a whole text as they are compared, without places; None where marks must be minded.

    >>> keys_alone("We will, today.", Settings()), keys_alone("We [all] will", Settings())
    (('we', 'will', 'today'), None)
    """
    if "[" in text or "..." in text or "\N{HORIZONTAL ELLIPSIS}" in text or ". ." in text:
        return None
    case, typography = settings.fold_case, settings.fold_typography
    plain_text = text.translate(_TYPED) if typography and settings.fold_punctuation else ""
    if plain_text.isascii() and plain_text and not _ASCII_ODD.search(plain_text):
        return tuple([key_of(token, case) for token in _ASCII_WORD.findall(plain_text)])
    tokens = _pattern(text, Span(0, len(text)), settings).findall(text)
    return tuple([key_of(token, case, typography) for token in tokens])


@lru_cache(maxsize=200_000)
def key_of(token: str, case: bool = True, typography: bool = True) -> str:
    """The form in which a word is compared.

    >>> key_of("1,000"), key_of("[W]e"), key_of("Today’s")
    ('1000', 'we', "today's")
    """
    token = token.replace("[", "").replace("]", "") if len(token) > 1 else token
    if not typography:
        return token.casefold() if case else token
    if _THOUSANDS.match(token):
        token = token.replace(",", "")
    if not token[:1].isalnum() and len(token) == 1:
        return "'" if _QUOTES.match(token) else "-" if _DASHES.match(token) or token == "\N{MINUS SIGN}" else token
    return fold_word(token, case=case)


def _note_marks(
    text: str, span: Span, starts: list[int], ends: list[int], gaps: list[bool], bracketed: list[bool]
) -> None:
    piece = text[span.start : span.end]
    if ".." in piece or ". ." in piece or "\N{HORIZONTAL ELLIPSIS}" in piece:
        for match in ELLIPSIS.finditer(text, *span):
            gaps[bisect_right(starts, match.start())] = True
    if "[" not in piece:
        return
    for match in _BRACKET.finditer(text, *span):
        first = bisect_right(ends, match.start())
        while first < len(starts) and starts[first] < match.end():
            word = text[starts[first] : ends[first]]
            bracketed[first] = not word.startswith("[") and "]" not in word[:-1]
            first += 1


def plain(text: str) -> str:
    """`text` with its quotation marks and dashes made one of each, and its spaces single.

    >>> plain("it’s  “fine”") == plain("it's 'fine'")
    True
    """
    return " ".join(_DASHES.sub("-", _QUOTES.sub("'", text)).split())


def printed_words(text: str, places: Sequence[tuple[int, int]]) -> int:
    """How many words a reader counts at the places of words: those that a hyphen joins are one.

    >>> printed_words("a short-term plan", [(0, 1), (2, 7), (8, 12), (13, 17)])
    3
    """
    joints = sum(_HYPHEN.fullmatch(text, left[1], right[0]) is not None for left, right in pairwise(places))
    return len(places) - joints
