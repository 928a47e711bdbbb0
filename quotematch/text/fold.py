"""The typographic fold: what two printings of the same words may differ in.

Words in, folded words out. Case, compatibility forms (NFKC), apostrophes and the dots of abbreviations are folded, each
unless the user switches it off; quotation marks, dashes, spaces and other punctuation are no part of a word at all. The
order NFKC, casefold, NFKC makes the fold idempotent (Unicode Standard, section 5.18, "compatibility caseless match").
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

#: `unicodedata.normalize` takes quadratic time in a run of combining marks; no orthography stacks more than this.
MAX_COMBINING_RUN = 12

_LONG_COMBINING_RUN = regex.compile(rf"(\p{{M}}{{{MAX_COMBINING_RUN}}})\p{{M}}+")
_APOSTROPHE = regex.compile(
    "[\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}\N{GRAVE ACCENT}\N{ACUTE ACCENT}\N{PRIME}]"
)
_INVISIBLE = regex.compile(r"[\p{Cf}--[\u200c\u200d]]", regex.V1)


@lru_cache(maxsize=200_000)
def fold_word(word: str, *, case: bool = True) -> str:
    """One word as it is compared.

    >>> fold_word("Today’s") == fold_word("TODAY'S")
    True
    >>> fold_word("U.S.")
    'us'
    """
    if word.isascii():
        folded = word.casefold() if case else word
    else:
        folded = _APOSTROPHE.sub("'", _INVISIBLE.sub("", _LONG_COMBINING_RUN.sub(r"\1", word)))
        folded = unicodedata.normalize("NFKC", folded)
        if case:
            folded = unicodedata.normalize("NFKC", folded.casefold())
    if "." in folded and not any(c.isdigit() for c in folded):
        folded = folded.replace(".", "")
    return folded
