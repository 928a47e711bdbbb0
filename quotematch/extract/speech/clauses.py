"""Clauses: whether one begins at an item, and whether a verb stands among items, as far as words and endings tell.

No parse is behind it: a clause begins with a subject pronoun, or with a noun phrase that soon comes to a finite verb.
"""

from __future__ import annotations

from quotematch.extract.speech.frames import QUOTED, Frame
from quotematch.extract.speech.grammar import Grammar

_SUBJECT_REACH = 14  # items within which the verb of a clause follows its first word
_RELATIVE_REACH = 28  # items of a relative clause between a subject and its verb


def tells_time(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether item `k` opens an expression of time: "Monday", "this week", but not "this plan"."""
    if frame.low[k] not in rules.times:
        return False
    following = frame.low[k + 1] if k + 1 < len(frame) else ""
    return frame.low[k] not in rules.determiners or following in rules.time_nouns or following in rules.times


def clear_clause(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a clause begins at `k` beyond doubt: a subject pronoun, or a noun phrase and soon a finite verb."""
    low = frame.low[k]
    if low in rules.subject_pronouns:
        return k + 2 < len(frame) and frame.is_word(k + 1)
    named = frame.capital(k)
    if not (low in rules.determiners or named) or tells_time(frame, k, rules):
        return False
    for i in range(k + 1, min(len(frame), k + _SUBJECT_REACH)):
        here = frame.low[i]
        if here in rules.finite and frame.low[i - 1] not in rules.relatives:
            return True
        if named and rules.endings.is_past(here) and frame.in_lower(i):
            return True
        if here in rules.barriers or frame.is_sign(i):
            return False
    return False


def verb_soon(frame: Frame, start: int, rules: Grammar) -> bool:
    """Whether a finite verb stands before anything that could end the clause's subject."""
    i, end = start, min(len(frame), start + _SUBJECT_REACH)
    relative = False  # of its words only a finite verb of the clause tells: "drivers who paid in June | are owed it"
    while i < end:
        low, before = frame.low[i], frame.low[i - 1]
        if low == QUOTED:
            return True
        relative = relative or before in rules.relatives
        acts = low in rules.finite or (not relative and rules.endings.is_past(low) and frame.in_lower(i))
        if acts and before not in rules.relatives and not (relative and before in rules.passive):
            return low in rules.finite or before not in rules.determiners
        if low == "," and i + 1 < end and frame.low[i + 1] in rules.plain_relatives:
            i = _behind_relative(frame, i)  # "argued the tax, which few pay, | would fall"
            end = min(len(frame), i + 2)
            continue
        if low in rules.coordinators or frame.is_sign(i):
            return False
        i += 1
    return False


def _behind_relative(frame: Frame, comma: int) -> int:
    """The item behind the comma that ends the relative clause which a `comma` opens, or the frame's end."""
    reach = range(comma + 1, min(len(frame), comma + _RELATIVE_REACH))
    return next((k + 1 for k in reach if frame.word[k] == ","), len(frame))


def has_verb(frame: Frame, start: int, rules: Grammar, end: int | None = None) -> bool:
    """Whether a finite verb seems to stand at or after item `start` (and before item `end`)."""
    finite, verbs, endings = rules.finite, rules.verbs, rules.endings
    for i in range(start, len(frame) if end is None else end):
        low = frame.low[i]
        if low in finite or low == QUOTED:
            return True
        if not frame.in_lower(i):
            continue
        if low in verbs or endings.is_past(low) or endings.is_negated(low):
            return True
        if i > start and frame.low[i - 1] in rules.pronouns and endings.is_third_person(low):
            return True
    return False


def infinitive_at(frame: Frame, to: int, rules: Grammar) -> bool:
    """Whether a verb follows "to": "to vote", not "to Ohio", "to the firm" or "to viewers"."""
    i = to + 1
    if i < len(frame) and frame.piece[i] >= 0:
        return opens_verb(frame, i, rules)
    if i >= len(frame) or not frame.is_word(i) or frame.capital(i):
        return False
    return frame.low[i] not in rules.determiners and frame.low[i] not in rules.addressees


def opens_verb(frame: Frame, quote: int, rules: Grammar) -> bool:
    """Whether quoted words behind "to" may open with its verb: “act now”, but not “the old men”."""
    first = frame.inner[quote].of(frame.text).split(maxsplit=1)[:1]
    return bool(first) and first[0].islower() and first[0] not in rules.determiners
