"""Quotation marks for words that their layout or their record marks as quoted, and that have none of their own."""

from __future__ import annotations

from functools import cache
from typing import Any

from quotematch.lexicon import LANGUAGES, table


def in_marks(before: str, words: str, after: str, language: Any = None) -> str:
    """`words` between the outer marks of `language`, which are left out where one stands beside them already.

    >>> in_marks("She said: ", "No.", " Then she left."), in_marks('She said: "', "No.", '" Then she left.')
    ('She said: “No.” Then she left.', 'She said: "No." Then she left.')
    """
    opener, closer = outer_marks(language)
    opener, closer = outer_marks(language)
    opener = "" if before[-1:] in signs() else opener
    closer = "" if after[:1] in signs() else closer
    return f"{before}{opener}{words}{closer}{after}"


def outer_marks(language: Any = None) -> tuple[str, str]:
    """The outer marks of a language (a BCP 47 tag), or those of the default language."""
    locales = _outer()
    tag = language if isinstance(language, str) else ""
    return locales.get(tag) or locales.get(tag.partition("-")[0]) or locales[LANGUAGES[0]]


@cache
def signs() -> frozenset[str]:
    """All signs that open or close a quotation in any language."""
    marks = table(None, "marks")
    pairs = [row[name] for row in marks["set"] for name in ("primary", "alternate")]
    return frozenset(sign for pair in (*pairs, *(row["pair"] for row in marks["extra"])) for sign in pair)


@cache
def _outer() -> dict[str, tuple[str, str]]:
    rows = table(None, "marks")["set"]
    return {locale: (row["primary"][0], row["primary"][1]) for row in rows for locale in row["locales"].split()}
