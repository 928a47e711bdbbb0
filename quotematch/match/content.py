"""The words of a passage that carry what it says.

Function words, the persons that shift in indirect speech ("we", "our") and the common nouns that stand for a body
("the company") are dropped; the others are stemmed. What is left is compared between passages and counted in articles.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from itertools import permutations

from quotematch.lexicon import table
from quotematch.text.fold import fold_word
from quotematch.text.stems import stem
from quotematch.text.words import printed

#: What a rare, a common and a very common word count for in general, before the story is asked.
_RARE, _COMMON, VERY_COMMON = 1.0, 0.8, 0.5


@cache
def _dropped(language: str) -> frozenset[str]:
    rows = table(language, "matching")
    return frozenset((*rows["stop"], *rows["first_person"], *rows["generic_body"]))


@cache
def _bands(language: str) -> tuple[frozenset[str], frozenset[str]]:
    rows = table(language, "common_words")
    return frozenset(rows["very_common"].split()), frozenset(rows["common"].split())


@lru_cache(maxsize=400_000)
def content_stem(word: str, language: str = "en") -> str | None:
    """The stem of a word as printed, or None when it carries no content.

    >>> content_stem("provided"), content_stem("our"), content_stem("company's")
    ('provid', None, None)
    """
    fold = fold_word(word)
    if fold == "us" and word != "us":  # "U.S.", "US"; "Us" at the head of a sentence is rare
        return "u.s" if word.isupper() else None
    for ending in ("'s", "'"):
        fold = fold.removesuffix(ending)
    if fold in _dropped(language):
        return None
    found = stem(fold, language)
    return None if found in _dropped(language) else found


def content(text: str, language: str = "en") -> list[str]:
    """The content stems of a text, in order."""
    return [found for word in printed(text) if (found := content_stem(word, language))]


@lru_cache(maxsize=4_096)
def profile(text: str, language: str = "en") -> Counter[str]:
    """How often each content stem stands in a text. The counts are shared: do not change them."""
    counts: Counter[str] = Counter()
    for word, count in Counter(printed(text)).items():
        if found := content_stem(word, language):
            counts[found] = counts.get(found, 0) + count  # three times as fast as +=
    return counts


@lru_cache(maxsize=400_000)
def background(stem_: str, language: str = "en") -> float:
    """What a stem counts for in general, 0.5 to 1: the rarer in general English, the more."""
    very_common, common = _bands(language)
    return VERY_COMMON if stem_ in very_common else _COMMON if stem_ in common else _RARE


@cache
def opposites(language: str = "en") -> dict[str, frozenset[str]]:
    """Per content stem those of the words that deny it.

    >>> "close" in opposites()["open"]
    True
    """
    found: dict[str, set[str]] = {}
    for pair in table(language, "polarity")["antonyms"]:
        for one, other in permutations(stem(word, language) for word in pair):
            found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}
