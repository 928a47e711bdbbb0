"""Forms in -s that are nouns where a verb could stand: "18 states fell", "in swing states", "claims that were".

What stands before tells: a plural, an adjective, a clause that has its verb already.
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech.frames import QUOTED, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.noun_phrases import looks_nominal
from quotematch.extract.speech.punctuation import CLAUSE_ENDS, COLONS
from quotematch.extract.speech.subjects import Subject
from quotematch.text.naming import APOSTROPHES

_MARKS = frozenset(APOSTROPHES)
_YEAR = 4  # digits
_TEXT_REACH = 8  # items of “No,” | the sign at the gate | reads
_SHORT = 3  # items of "the two battleground" before "states"


def heads_phrase(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether an -s form is the noun of the phrase before it: "18 states fell", "in swing states", "claims that were".

    A noun of saying still reports before a question or an infinitive: "new promises to cut taxes".
    """
    if cue.form.shape != "s" or cue.form.lemma not in rules.complements.nounlike or cue.subject is None:
        return False
    if _several(frame, cue.subject, rules) or _has_verb(frame, cue.subject.start, cue.subject.end, rules):
        return True
    following = frame.low[cue.end : cue.end + 2]
    if len(following) == 2 and following[0] in rules.that:
        opens = following[1] in rules.subject_pronouns or not frame.in_lower(cue.end + 1)
        return not opens and (following[1] in rules.finite or rules.endings.is_past(following[1]))
    first, last = cue.subject.start, cue.subject.end - 1
    if last + 1 < cue.start or any(low in rules.to or low in rules.wh for low in following):
        return False
    return counted(frame.low[last]) or (
        frame.in_lower(last) and frame.in_lower(first) and not _is_single(frame.low[first], rules)
    )


def is_plural_noun(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether a form in -s behind a plain word is a noun: "other states where", but "the report states that"."""
    if _owned_by_several(frame, v, rules):
        return True  # "reporters' questions"
    before, following = frame.low[v - 1], frame.low[v + 1] if v + 1 < len(frame) else "."
    if v > 1 and frame.low[v - 2] in rules.auxiliaries and rules.endings.is_past(before):
        return True  # "had filed charges"
    if not frame.in_lower(v - 1) or before in rules.subject_pronouns or before in rules.relatives:
        return False
    quotes = any(piece >= 0 for piece in frame.piece[v + 1 : v + 3])
    ends = following in rules.wh or (following in CLAUSE_ENDS - COLONS and not _tells_quotation(frame, v, rules))
    return ends and not quotes and not rules.endings.is_adverb(before)


def _owned_by_several(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether a plural with its own apostrophe stands before `v`: such an apostrophe is an item by itself."""
    glued = v > 1 and frame.word[v - 1] in _MARKS and frame.end[v - 2] == frame.start[v - 1]
    return glued and rules.endings.is_plural(frame.low[v - 2])


def _several(frame: Frame, subject: Subject, rules: Grammar) -> bool:
    """Whether a phrase is of more than one, so that no verb in -s has it as its subject: "the two battleground"."""
    opening = frame.low[subject.start : subject.start + 2]
    return subject.end - subject.start <= _SHORT and not rules.subjects.plural.isdisjoint(opening)


def _has_verb(frame: Frame, start: int, end: int, rules: Grammar) -> bool:
    """Whether what seems a subject is a clause: "Lee has won two" before "states"."""
    if not rules.relatives.isdisjoint(frame.low[start:end]):
        return False
    return any(frame.low[k] in rules.finite and frame.in_lower(k) for k in range(start + 1, end))


def _is_single(first: str, rules: Grammar) -> bool:
    """Whether a subject with this first word may be one: "the mayor", "he"."""
    return first in rules.determiners or first in rules.pronouns or first in rules.relatives


def counted(low: str) -> bool:
    """Whether a word is a number and no year."""
    return low.isdigit() and len(low) != _YEAR


def _tells_quotation(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether nothing but a noun phrase with its article stands between a quotation and `v`: “No,” the sign reads."""
    start = next((k for k in range(v - 1, max(-1, v - _TEXT_REACH), -1) if frame.low[k] == QUOTED), v) + 1
    return start + 1 < v and frame.low[start] in rules.determiners and looks_nominal(frame, start, v, rules)
