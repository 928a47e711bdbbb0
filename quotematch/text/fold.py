"""The typographic fold: what two printings of the same words may differ in.

Words in, folded words out. Case, compatibility forms (NFKC), apostrophes and the dots of abbreviations are folded, each
unless the user switches it off; quotation marks, dashes, spaces and other punctuation are no part of a word at all. The
order NFKC, casefold, NFKC makes the fold idempotent (Unicode Standard, section 5.18, "compatibility caseless match").
Fractions, and raised or lowered figures after a figure, are left as they are: 10² is no way to print 102.
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
#: Kept out of the compatibility forms; the chemist's "CO₂" is still "CO2".
_FIGURES_APART = regex.compile(
    r"([\N{VULGAR FRACTION ONE QUARTER}-\N{VULGAR FRACTION THREE QUARTERS}"
    r"\N{VULGAR FRACTION ONE SEVENTH}-\N{FRACTION NUMERATOR ONE}\N{VULGAR FRACTION ZERO THIRDS}]\p{No}*"
    r"|(?<=\p{Nd})\p{No}+)"
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
        folded = _compatible(folded)
        if case:
            folded = _compatible(folded.casefold())
    if "." in folded and not any(c.isdigit() for c in folded):
        folded = folded.replace(".", "")
    return folded


def _compatible(text: str) -> str:
    parts = _FIGURES_APART.split(text)
    return "".join([part if i % 2 else unicodedata.normalize("NFKC", part) for i, part in enumerate(parts)])
