"""Furniture: paragraphs that stand between those of an article and belong to the page, not to the text.

Advertising lines, "Story continues below", links to other stories, photo credits and sub-heads are neither quoted nor
a reason to break a quote that goes on in the next paragraph. The phrases are those of
`lexicon/<language>/furniture.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from quotematch.lexicon import LANGUAGES, table

#: Words; longer paragraphs are text, whatever they begin or end with.
_LONGEST = 30
#: Words; a heading is at most so long.
_LONGEST_HEADING = 10

_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_APOSTROPHES = {ord("\N{RIGHT SINGLE QUOTATION MARK}"): "\N{APOSTROPHE}"}


def is_furniture(paragraph: str) -> bool:
    """Whether `paragraph` belongs to the page and not to the article's text; an empty one does.

    Sub-heads are not decided here but by `is_heading`, which needs to know nothing but their shape.

    >>> is_furniture("ADVERTISEMENT"), is_furniture("Read more: Who is he?"), is_furniture("He read more.")
    (True, True, False)
    """
    words = paragraph[:400].split()
    if len(words) > _LONGEST or len(paragraph) > 400:
        return False
    plain = " ".join(words).translate(_APOSTROPHES).casefold()
    bare = _EDGE.sub("", plain)
    whole, starts, credits = _phrases()
    return not bare or bare in whole or _opens_with(plain.lstrip("[(*->| "), starts) or _is_credit(plain, credits)


def is_heading(paragraph: str) -> bool:
    """Whether `paragraph` has the shape of a sub-head: a few words, a capital first and no stop at the end.

    >>> is_heading("On mass domestic surveillance"), is_heading("He agreed."), is_heading("and so on")
    (True, False, False)
    """
    words = paragraph[:200].split()
    if not words or len(words) > _LONGEST_HEADING or len(paragraph) > 200:
        return False
    return not paragraph[:1].islower() and (paragraph[-1].isalnum() or paragraph[-1] in ")?!")


def _opens_with(plain: str, starts: tuple[str, ...]) -> bool:
    """Whether `plain` opens with one of `starts` and the word ends there."""
    return any(
        plain.startswith(start) and not (start[-1].isalnum() and plain[len(start) : len(start) + 1].isalnum())
        for start in starts
    )


def _is_credit(plain: str, credits: tuple[str, ...]) -> bool:
    """Whether a paragraph without a full stop at its end closes with the name of a picture agency."""
    bare = plain.rstrip(")]")
    for name in credits:
        if bare.endswith(name):
            before = bare[: -len(name)].rstrip()
            return not before or before[-1] in "(|/[:.-\N{EN DASH}\N{EM DASH}\N{COPYRIGHT SIGN}"
    return False


@cache
def _phrases() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    tables = [table(language, "furniture") for language in LANGUAGES]
    whole = frozenset(phrase for rows in tables for phrase in rows["whole"])
    starts = tuple(phrase for rows in tables for phrase in rows["starts"])
    credits = tuple(phrase for rows in tables for phrase in rows["credits"])
    return whole, starts, credits
