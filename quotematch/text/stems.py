"""Stems: what the forms of one English word have in common.

A reporter who turns "we will provide" into "it would not have provided" changes endings, so words are compared by their
stems. The method is Porter's suffix stripping (M. F. Porter, "An algorithm for suffix stripping", Program 14, 1980),
written as tables of endings; forms that no ending explains ("chose") come from the lexicon. Other languages, whose
endings these are not, keep their words whole.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from quotematch.lexicon import LANGUAGES, table
from quotematch.text.spelling import american

#: Endings of each step, the longest first: (ending, what takes its place, least measure of the stem that is left).
_STEP_1A = (("sses", "ss", -1), ("ies", "i", -1), ("ss", "ss", -1), ("s", "", -1))
_STEP_2 = (
    ("ational", "ate", 0), ("ization", "ize", 0), ("fulness", "ful", 0), ("ousness", "ous", 0), ("iveness", "ive", 0),
    ("tional", "tion", 0), ("biliti", "ble", 0), ("entli", "ent", 0), ("ousli", "ous", 0), ("ation", "ate", 0),
    ("alism", "al", 0), ("aliti", "al", 0), ("iviti", "ive", 0), ("enci", "ence", 0), ("anci", "ance", 0),
    ("izer", "ize", 0), ("abli", "able", 0), ("alli", "al", 0), ("ator", "ate", 0), ("logi", "log", 0),
    ("eli", "e", 0), ("bli", "ble", 0), ("atori", "ate", 0), ("craci", "crat", 0),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic", 0), ("ative", "", 0), ("alize", "al", 0), ("iciti", "ic", 0), ("ical", "ic", 0), ("ness", "", 0),
    ("ful", "", 0),
)  # fmt: skip
_STEP_4 = tuple(
    (ending, "", 1)
    for ending in (
        "ement", "ance", "ence", "able", "ible", "ment", "sion", "tion", "ant", "ent", "ism", "ate", "iti", "ous",
        "ive", "ize", "al", "er", "ic", "ou",
    )
)  # fmt: skip
_KEEPS = {"sion": "s", "tion": "t"}  # "ion" goes only after s or t, which stay
_DOUBLE = regex.compile(r"([^aeiouylsz])\1$")
_SHORT = regex.compile(r"[^aeiou][aeiouy][^aeiouwxy]$")


def _shape(word: str) -> str:
    """The word in v (vowel) and c (consonant); a y after a consonant counts as a vowel."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(stem: str) -> int:
    """How many vowel-consonant sequences the stem has: Porter's m."""
    return _shape(stem).count("vc")


@cache
def _endings(rules: tuple[tuple[str, str, int], ...]) -> tuple[str, ...]:
    return tuple(ending for ending, _, _ in rules)


def _replaced(word: str, rules: tuple[tuple[str, str, int], ...]) -> str:
    """The word after the first rule whose ending it has; unchanged when the stem that is left is too short."""
    if not word.endswith(_endings(rules)):
        return word
    for ending, other, least in rules:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            kept = _KEEPS.get(ending, "")
            return stem + (kept or other) if _measure(stem + kept) > least else word
    return word


def _without_past_or_ing(word: str) -> str:
    """Step 1b: "agreed", "hopping", "falling"; the e or the single consonant of the plain form comes back."""
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    ending = next((e for e in ("ed", "ing") if word.endswith(e) and "v" in _shape(word[: -len(e)])), None)
    if ending is None:
        return word
    stem = word[: -len(ending)]
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if _DOUBLE.search(stem):
        return stem[:-1]
    return stem + "e" if _measure(stem) == 1 and _SHORT.search(stem) else stem


def _tidied(word: str) -> str:
    """Step 5: a last e after a stem that is long enough, and the second l of "control"."""
    if word.endswith("e"):
        stem = word[:-1]
        measure = _measure(stem)
        if measure > 1 or (measure == 1 and not _SHORT.search(stem)):
            word = stem
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


@cache
def _irregular(language: str) -> dict[str, str]:
    """Map form -> plain form, from rows of a plain form and its other forms."""
    rows: dict[str, str] = table(language, "irregular")["forms"]
    return {form: plain for plain, forms in rows.items() for form in forms.split()}


@lru_cache(maxsize=200_000)
def stem(word: str, language: str = "en") -> str:
    """The stem of a folded word; equal for most forms of one word, and no word itself.

    Words with other characters than a to z, and words of other languages than English, are given back as they are.

    >>> stem("provides") == stem("providing") == stem("provided")
    True
    >>> stem("chosen") == stem("chose")
    True
    """
    if language != LANGUAGES[0] or not (word.isascii() and word.isalpha()):
        return word
    word = american(word, language)
    word = _irregular(language).get(word, word)
    if len(word) <= 2:
        return word
    word = _replaced(word, _STEP_1A)
    word = _without_past_or_ing(word)
    if word.endswith("y") and "v" in _shape(word[:-1]):
        word = word[:-1] + "i"
    for rules in (_STEP_2, _STEP_3, _STEP_4):
        word = _replaced(word, rules)
    return _tidied(word)
