"""Announced texts: whose text a paragraph announces ("Her statement in full:", "A letter from the owners:").

The noun of the text tells: its owner, or whom it is from. Where neither is told, the text itself is no speaker.
"""

from __future__ import annotations

from functools import cache

from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.subjects import Subject
from quotematch.extract.speech.titling import owner
from quotematch.lexicon import LANGUAGES, table

_REACH = 20  # items before the colon among which the noun stands
_MOST_NAME = 6  # items of an author's name or description


def author(frame: Frame, rules: Grammar) -> Subject | None:
    """Whose the text is that `frame` announces, as its noun tells; None when it does not."""
    for k in range(len(frame) - 1, max(-1, len(frame) - 1 - _REACH), -1):
        if frame.low[k] in _words("texts"):
            found = owner(frame, k, rules) or _named_behind(frame, k, rules)
            if found is not None:
                calls = frame.low[found.start] in _words("openings") and found.end - found.start > 1
                return found._replace(start=found.start + calls)  # "Read | Ada Holm's statement"
    return None


def is_text(frame: Frame, subject: Subject) -> bool:
    """Whether a subject is the text itself, or a word that points at it ("Here is")."""
    last = frame.low[subject.end - 1]
    return last in _words("texts") or last in _words("whole") or frame.low[subject.start] in _words("openings")


def _named_behind(frame: Frame, noun: int, rules: Grammar) -> Subject | None:
    """Whom the text is from: "from Ada Holm", "by the owners"."""
    start = noun + 2
    if start >= len(frame) or frame.low[noun + 1] not in _words("authors"):
        return None
    end = start
    while end < len(frame) and end - start < _MOST_NAME and frame.is_word(end) and not _ends_name(frame, end, rules):
        end += 1
    named = frame.capital(end - 1) or frame.low[start] in rules.determiners
    return Subject(start, end, start) if end > start and named and frame.low[end - 1] not in _words("texts") else None


def _ends_name(frame: Frame, k: int, rules: Grammar) -> bool:
    low = frame.low[k]
    return low in rules.prepositions or low in rules.finite or low in rules.verbs


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a list of announcements, of all languages; of phrases, the first."""
    return frozenset(phrase.split()[0] for language in LANGUAGES for phrase in table(language, "blocks")[name])
