"""Spelling: British and American letters of one English word.

A folded word goes in; the same word in American spelling comes out, so that "harbour" in one outlet and "harbor" in
another are one word where outlets are brought together. Only what a word tells by itself counts: rules of endings, with
the words that look like them and are none, and a list. Other languages keep their words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from quotematch.lexicon import LANGUAGES, table


class _Rule(NamedTuple):
    """What matches a British word, its second group the letters in question; the American letters; what stays."""

    pattern: regex.Pattern[str]
    letters: str
    never: tuple[str, ...]


@cache
def _rules() -> list[_Rule]:
    return [
        _Rule(
            regex.compile(f"(.*?{row['before']})({row['uk']})(?:{row['after']})"),
            row["us"],
            tuple(row.get("never", "").split()),
        )
        for row in table(LANGUAGES[0], "spelling")["rules"]
    ]


@lru_cache(maxsize=200_000)
def american(word: str, language: str = "en") -> str:
    """A folded English word in American spelling, as far as the lexicon knows it; any other word as it is.

    >>> american("neighbourhood"), american("organised"), american("centre")
    ('neighborhood', 'organized', 'center')
    >>> american("four"), american("promised"), american("harbour", "de")
    ('four', 'promised', 'harbour')
    """
    if language != LANGUAGES[0] or not (word.isascii() and word.isalpha()):
        return word
    listed: str | None = table(LANGUAGES[0], "spelling")["words"].get(word)
    if listed:
        return listed
    for rule in _rules():
        match = rule.pattern.fullmatch(word)
        if match and not word[: match.end(2)].endswith(rule.never):
            return word[: match.start(2)] + rule.letters + word[match.end(2) :]
    return word
