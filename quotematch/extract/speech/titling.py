"""Titles of texts: a story “called …”, its profile “titled …”, “under the headline …”.

Quotation marks also stand around the titles of what somebody published. Whose words a title is, the noun of the text
tells: its owner ("its profile titled"), else whoever the sentence says to have published it.
"""

from __future__ import annotations

from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.noun_phrases import phrase_start
from quotematch.extract.speech.subjects import Subject

_NAMING_REACH = 4  # items between "called" and the title: ", simply,"
_TEXT_REACH = 10  # items between the noun of a text and "called"
_OWNER_REACH = 4  # items between an owner and the noun
_SENTENCE_REACH = 60  # items before "called" that are read for who published


def is_title(frame: Frame, piece: int, rules: Grammar) -> bool:
    """Whether the words before item `piece` call it a title."""
    return _naming(frame, piece, rules) is not None


def title_owner(frame: Frame, piece: int, rules: Grammar) -> Subject | None:
    """Who gave the text its title that stands at item `piece`; None when the words there are no title."""
    naming = _naming(frame, piece, rules)
    if naming is None:
        return None
    noun = next((k for k in range(naming, max(0, naming - _TEXT_REACH), -1) if _is_text(frame, k, rules)), None)
    if noun is None:
        return None
    return owner(frame, noun, rules) or _publisher(frame, noun, rules)


def _naming(frame: Frame, piece: int, rules: Grammar) -> int | None:
    """The item of the word that names, right before the title but for an adverb between commas."""
    for k in range(piece - 1, max(0, piece - 1 - _NAMING_REACH), -1):
        if frame.low[k] in rules.titling.naming:
            return k
        if frame.low[k] not in (",", ":") and not rules.endings.is_adverb(frame.low[k]):
            return None
    return None


def _is_text(frame: Frame, k: int, rules: Grammar) -> bool:
    return frame.low[k] in rules.titling.texts


def owner(frame: Frame, noun: int, rules: Grammar) -> Subject | None:
    """The possessive before the noun: "its", "the Post's"."""
    for k in range(noun - 1, max(-1, noun - 1 - _OWNER_REACH), -1):
        low = frame.low[k]
        if low in rules.possessives:
            return Subject(k, k + 1, k)
        if rules.endings.is_possessive(low):
            return Subject(phrase_start(frame, k + 1, rules), k + 1, k)
        if not frame.is_word(k) or low in rules.determiners or low in rules.prepositions:
            return None
    return None


def _publisher(frame: Frame, noun: int, rules: Grammar) -> Subject | None:
    """The subject of the verb of publishing before the noun: "The Post ran a story called"."""
    for v in range(noun - 1, max(0, noun - _SENTENCE_REACH), -1):
        if frame.low[v] in rules.titling.publishing:
            start = phrase_start(frame, v, rules)
            return Subject(start, v, v) if start < v and frame.capital(start) else None
    return None
