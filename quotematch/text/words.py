"""Words with their places: the tokens that are compared, counted and aligned.

A word is a run of letters, digits and combining marks; apostrophes inside it belong to it ("don't"), hyphens part it
("short-term" is two words), dots belong to abbreviations of single letters ("U.S.") and, like commas, to numbers
("1,000", "2.5"). Soft hyphens and joiners, which are not seen, part no word. Scripts that write no spaces give one
word per character.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from quotematch.spans import Span
from quotematch.text.fold import fold_word

_APOSTROPHES = (
    "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
)
#: Told apart from spaces of no width, at which words may end.
_UNSEEN = "\N{SOFT HYPHEN}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
#: What a word is, for any text; the functions below find the same sooner.
WORD = regex.compile(
    rf"""
      (?:\p{{L}}\.){{2,}}                                   # U.S., a.m.
    | \p{{N}}+(?:[.,:]\p{{N}}+)*[\p{{L}}\p{{M}}]*+          # 1,000  2.5  10:30  21st
    | [{_UNSPACED}]\p{{M}}*+
    | [\p{{L}}\p{{M}}\p{{N}}_--[{_UNSPACED}]]+
      (?:(?:[{_APOSTROPHES}]|[{_UNSEEN}]+)[\p{{L}}\p{{M}}--[{_UNSPACED}]]+)*+  # don't, o'clock's
    """,
    regex.VERBOSE | regex.V1,
)
#: Letters of Latin script, and what else text may hold in which they are all the letters there are.
_LATIN = "A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f"
_SIGNS = r"\x00-@\[-`{-\x7f\xa0-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2010-\u2027\u2030-\u205e\u20ac"
_BEYOND_LATIN = re.compile(f"[^{_LATIN}{_SIGNS}]")
#: What `WORD` finds in text without such characters, in a quarter of its time; a law holds the two together.
_LATIN_WORD = re.compile(
    rf"(?:[{_LATIN}]\.){{2,}}+|[0-9]++(?:[.,:][0-9]++)*+[{_LATIN}]*+|[{_LATIN}0-9_]++(?:[{_APOSTROPHES}][{_LATIN}]++)*+"
)


class Word(NamedTuple):
    """One word: its place, and its folded form, by which it is compared."""

    start: int
    end: int
    fold: str

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


def word_pattern(text: str, start: int, end: int) -> re.Pattern[str] | regex.Pattern[str]:
    """`WORD`, or what finds the same words in `text[start:end]` sooner."""
    return _LATIN_WORD if text.isascii() or not _BEYOND_LATIN.search(text, start, end) else WORD


def printed(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of `text[start:end]` in order, as printed.

    >>> printed("The U.S. can't wait 1,000 days")
    ['The', 'U.S.', "can't", 'wait', '1,000', 'days']
    """
    stop = len(text) if end is None else end
    return word_pattern(text, start, stop).findall(text, start, stop)


def words(text: str, start: int = 0, end: int | None = None, *, case: bool = True) -> list[Word]:
    """The words of `text[start:end]` in order, with offsets into `text`; `case=False` keeps letter case.

    >>> [w.fold for w in words("The U.S. can't wait 1,000 days")]
    ['the', 'us', "can't", 'wait', '1,000', 'days']
    """
    stop = len(text) if end is None else end
    found = word_pattern(text, start, stop).finditer(text, start, stop)
    return [Word(m.start(), m.end(), fold_word(m.group(), case=case)) for m in found]


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """How many words stand in `text[start:end]`."""
    return len(printed(text, start, end))
