"""Forms of the words in a phrase that names a speaker: plurals, and verbs that are no part of it.

Read off the endings, as a phrase is too short to tell more.
"""

from __future__ import annotations


def singular(word: str) -> str:
    """The singular of a regular English plural; other words as they are.

    >>> singular("agencies"), singular("spokesmen"), singular("press")
    ('agency', 'spokesman', 'press')
    """
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_participle(word: str) -> bool:
    """Whether a word in -ing stands before a name as a participle does: "leading", not "king"."""
    return len(word) > 5 and word.endswith("ing")


def is_verb(word: str) -> bool:
    """Whether a word may be a past form: "released", not "red"."""
    return len(word) > 4 and word.endswith("ed")
