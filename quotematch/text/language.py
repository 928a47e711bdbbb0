"""The language of a text without a tag: a light guess by its function words.

The most frequent words of a language are its articles, prepositions, pronouns and auxiliaries, which its reporting
lexicon lists. Whichever language with rules has most of them among the first words of a text is taken for its own, the
default one when too few words tell.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from quotematch.lexicon import LANGUAGES, served, table

#: Code points that are looked at.
_REACH = 2000
#: One word in so many at least must tell for a language that is not the default: in a text of its own it is one in
#: three, while chance look-alikes, such as French "des" and "an" for German, stay below one in twelve.
_SHARE = 8
#: The word classes of a reporting lexicon that are function words.
_CLASSES = ("prepositions", "determiners", "pronouns", "coordinators", "finite", "that", "negation", "wh")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def function_words(language: str) -> frozenset[str]:
    """The function words of `language` that no other language with rules has ("in" tells nothing)."""
    others = frozenset[str]().union(*(_listed(other) for other in LANGUAGES if other != language))
    return _listed(language) - others


@cache
def _language_of() -> dict[str, str]:
    """Function word -> its language."""
    return {word: language for language in LANGUAGES for word in function_words(language)}


@cache
def _listed(language: str) -> frozenset[str]:
    rows = table(language, "reporting")["words"]
    return frozenset(word for name in _CLASSES for word in rows.get(name, ()))


def guess(text: str) -> str:
    """The language, of those with rules, that the head of `text` is written in; the default one when nothing tells.

    >>> guess("Die Brücke ist gesperrt, sagte der Minister."), guess("The bridge is closed."), guess("")
    ('de', 'en', 'en')
    """
    words = _WORD.findall(text[:_REACH].lower())
    counts = Counter(map(_language_of().get, words))
    best = max(LANGUAGES, key=lambda language: counts[language])
    return best if counts[best] * _SHARE >= len(words) else LANGUAGES[0]


def rules_language(text: str, language: str | None) -> str:
    """The language whose rules read `text`: the one that serves its tag, or a guess where it has none."""
    return guess(text) if language is None else served(language)
