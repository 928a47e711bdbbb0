"""Who speaks by another's verb: "Lee heard her neighbours cry", "prompted the mayor to ask", "Lee was quick to add".

The verb of the clause has a subject of its own; whose words are reported is told by what that verb takes: an object
that does what follows, or, of an infinitive, the same subject.
"""

from __future__ import annotations

from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.noun_phrases import looks_nominal
from quotematch.extract.speech.subjects import Subject, group_start, left

_HEARD_REACH = 9  # items between a verb of hearing and who is heard
_GOVERNOR_REACH = 14  # items between a verb and the infinitive it governs


def heard_subject(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """Whom somebody hears before item `end`: "Lee heard | her neighbours | break into cries of"."""
    verb = next((v for v in range(end - 1, 0, -1) if frame.low[v] in rules.subjects.perceiving), end)
    if verb + 2 >= end or frame.low[verb + 1] not in rules.determiners:
        return None
    for k in range(verb + 2, min(end - 1, verb + _HEARD_REACH)):
        if not frame.is_word(k) or frame.low[k] in rules.phrase_closers:
            return None
        if frame.low[k] in rules.subjects.people or rules.endings.is_plural(frame.low[k]):
            goes_on = frame.is_word(k + 1) and frame.low[k + 1] not in rules.phrase_closers
            return Subject(verb + 1, k + 1, k + 1) if goes_on else None
    return None


def agent_subject(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """Who calls something what stands at item `end` in the passive: "was praised by | the Post | as “a gem”"."""
    for k in range(end - 2, max(1, end - _HEARD_REACH), -1):
        if not frame.is_word(k):
            return None
        called = frame.low[k] in rules.agent and frame.low[k - 2] in rules.passive
        role = next((x for x in range(k + 2, end) if frame.low[x] in rules.role), None) if called else None
        if role is not None:
            return Subject(k + 1, role, role) if looks_nominal(frame, k + 1, role, rules) else None
    return None


def governing_subject(frame: Frame, verb: int, rules: Grammar) -> Subject | None:
    """The subject of the verb that governs an infinitive: "Lee was quick to add that"."""
    for v in range(verb - 2, max(0, verb - _GOVERNOR_REACH), -1):
        if frame.is_sign(v):
            return None
        if frame.low[v] in rules.subjects.prompting and (moved := _moved(frame, v + 1, verb, rules)):
            return moved
        if (frame.low[v] in rules.finite or rules.endings.is_past(frame.low[v])) and not _depends(frame, v, rules):
            return left(frame, v, rules)
    return None


def _depends(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether what seems a verb is one of a relative clause, or none: "letters | that were found | in May to argue"."""
    start = group_start(frame, v, rules)
    before = frame.low[start - 1] if start else ""
    return before in rules.relatives or before in rules.prepositions


def is_impersonal(frame: Frame, subject: Subject, rules: Grammar) -> bool:
    """Whether nobody does what an infinitive tells: "It's hard | to say how it ends"."""
    first = frame.low[subject.start]
    told = first in rules.contracted and any(first.startswith(word) for word in rules.subjects.empty)
    return told and subject.end - subject.start > 1


def _moved(frame: Frame, start: int, verb: int, rules: Grammar) -> Subject | None:
    """Whom something moves to speak: "The letter prompted | the mayor | to ask whether"."""
    to = next((k for k in range(start, verb) if frame.low[k] in rules.to), start)
    opens = frame.capital(start) or frame.low[start] in rules.determiners or frame.low[start] in rules.pronouns
    known = opens or rules.endings.is_plural(frame.low[to - 1]) or frame.low[start] in rules.complements.objects
    return Subject(start, to, to) if known and looks_nominal(frame, start, to, rules) else None
