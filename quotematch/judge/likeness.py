"""Two words that are alike by their letters: inflections of one, spellings, slips of the keyboard, transcriptions.

Folded words go in. What words mean stands in the vocabulary; here nothing but letters is looked at.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

#: Letters; words shorter than this are too alike by chance for a typo to be told.
TYPO_LETTERS = 4
#: Likeness, 0 to 1, that two names with the same consonants must have (Gadhafi / Qaddafi 0.81, Muammar / Moammar 0.90).
_NAME_LIKENESS = 0.75
_CONSONANTS = regex.compile(r"[aeiouy'\-h]")
#: Letters that transcriptions of one sound exchange.
_HARD = str.maketrans("qgczv", "kkksf")
_SUFFIXES = ("'s", "s'", "s", "es", "'", "ly")
_VERB_ENDINGS = ("ed", "ing", "d", "s", "es")


def inflected(a: str, b: str) -> bool:
    """Whether two words are regular inflections of one: a plural, a possessive, an adverb (weapon / weapons).

    >>> inflected("weapon", "weapons"), inflected("nation", "national")
    (True, False)
    """
    stems = (_stems(a), _stems(b))
    return min(len(a), len(b)) >= 3 and bool(stems[0] & stems[1])


def _stems(word: str) -> set[str]:
    found = {word}
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            found.add(word[: -len(suffix)])
    if word.endswith("ies") and len(word) > 4:
        found.add(word[:-3] + "y")
    return found


def regular_forms(a: str, b: str) -> bool:
    """Support / supported / supporting, stop / stopped, carry / carried; at least one in -ed or -ing."""
    endings = [next((ending for ending in ("ed", "ing") if word.endswith(ending)), "") for word in (a, b)]
    if endings[0] == endings[1]:
        return False
    return bool(_verb_stems(a) & _verb_stems(b))


def _verb_stems(word: str) -> set[str]:
    found = {word}
    for ending in _VERB_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            found |= {stem, stem + "e"}
            if len(stem) > 3 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
            if stem.endswith("i"):
                found.add(stem[:-1] + "y")
    return {stem for stem in found if len(stem) >= 3}


def typo(a: str, b: str) -> bool:
    """Whether two words differ as a slip of the keyboard does: one letter, or two neighbours exchanged.

    >>> typo("goverment", "government"), typo("war", "wax")
    (True, False)
    """
    if min(len(a), len(b)) < TYPO_LETTERS or not (a.isalpha() and b.isalpha()):
        return False
    allowed = 1 if max(len(a), len(b)) < 10 else 2
    return DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


def respelled(uk_word: str, us_word: str, uk: str, us: str, stem: int) -> bool:
    """Whether replacing one `uk` by `us` after at least `stem` letters turns the one word into the other."""
    if len(uk_word) - len(us_word) != len(uk) - len(us):
        return False
    at = uk_word.find(uk, stem)
    while at >= 0:
        if uk_word[:at] + us + uk_word[at + len(uk) :] == us_word:
            return True
        at = uk_word.find(uk, at + 1)
    return False


@lru_cache(maxsize=65_536)
def like_names(a: str, b: str) -> bool:
    """Whether two words look like two transcriptions of one name (Gadhafi / Qaddafi).

    >>> like_names("gadhafi", "qaddafi"), like_names("smith", "jones")
    (True, False)
    """
    if a == b:
        return True
    bones = ["".join(without_repeats(_CONSONANTS.sub("", word).translate(_HARD))) for word in (a, b)]
    return len(bones[0]) >= 2 and bones[0] == bones[1] and JaroWinkler.similarity(a, b) >= _NAME_LIKENESS


def without_repeats(letters: str) -> list[str]:
    """Letters, each run of one letter taken once.

    >>> without_repeats("gadd")
    ['g', 'a', 'd']
    """
    return [letter for i, letter in enumerate(letters) if not i or letters[i - 1] != letter]


def plain_letters(letters: str) -> str:
    """Letters without their marks."""
    return "".join(char for char in unicodedata.normalize("NFD", letters) if not unicodedata.combining(char))


def scripts(letters: str) -> set[str]:
    """The scripts of letters, as the first words of their Unicode names ("LATIN")."""
    return {unicodedata.name(letter, "").split(" ")[0] for letter in letters if letter.isalpha()}
