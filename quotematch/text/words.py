"""Words with their places: the tokens that are compared, counted and aligned.

A word is a run of letters, digits and combining marks; apostrophes inside it belong to it ("don't"), hyphens part it
("short-term" is two words), dots belong to abbreviations of single letters ("U.S.") and, like commas, to numbers
("1,000", "2.5"). Soft hyphens and joiners, which are not seen, part no word. Scripts that write no spaces give one
word per character.
"""

from __future__ import annotations

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


class Word(NamedTuple):
    """One word: its place, and its folded form, by which it is compared."""

    start: int
    end: int
    fold: str

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


def words(text: str, start: int = 0, end: int | None = None, *, case: bool = True) -> list[Word]:
    """The words of `text[start:end]` in order, with offsets into `text`; `case=False` keeps letter case.

    >>> [w.fold for w in words("The U.S. can't wait 1,000 days")]
    ['the', 'us', "can't", 'wait', '1,000', 'days']
    """
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), fold_word(m.group(), case=case)) for m in WORD.finditer(text, start, stop)]


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """How many words stand in `text[start:end]`."""
    return sum(1 for _ in WORD.finditer(text, start, len(text) if end is None else end))
