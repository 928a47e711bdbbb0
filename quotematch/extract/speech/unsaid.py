"""What was not said: reports that are denied, left undone or only supposed.

"Lee declined to say whether", "if Lee says so", "neither Lee nor Holm said", "at no point did Lee say": such content is
a topic at most, and no claim of anybody's.
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech import subjects
from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.subjects import Subject

_SUPPOSITION_REACH = 8  # items between "if" and the verb that it makes a supposition
_DENIAL_REACH = 4  # items of "at no point |" before "did Lee say", of "no clear evidence that |" before "Lee said"


def untold(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether what is reported inside another report was not said: "he would tell them that", "did not ask whether"."""
    if cue.form.shape in ("noun", "phrase"):
        return cue.topic or cue.subject is None  # "Lee left after claims that …, Ray said": nobody's claims
    group = subjects.verb_group(frame, cue.start, rules)
    before = frame.low[subjects.group_start(frame, cue.start, rules) : cue.start]
    return cue.topic or group.infinitive or group.negated or not rules.cues.imagining.isdisjoint(before)


def denied_from_outside(frame: Frame, subject: Subject, rules: Grammar) -> bool:
    """Whether the subject, or what stands before it, denies it: "nobody", "at no point did", "no proof that"."""
    if frame.low[subject.start] in rules.subjects.negative:
        return True
    before = frame.low[max(0, subject.start - _DENIAL_REACH - 1) : subject.start]
    if not before:
        return False
    if before[-1] in rules.that:
        return not rules.cues.proving.isdisjoint(before) and not rules.cues.without.isdisjoint(before)
    return before[-1] in rules.cues.inverting and not rules.cues.without.isdisjoint(before)


def withheld(frame: Frame, verb: int, rules: Grammar) -> bool:
    """Whether somebody left the saying undone: "declined to say whether", "stopped short of it", "without saying"."""
    if not verb:
        return False
    before, tie = frame.low[verb - 2] if verb > 1 else "", frame.low[verb - 1]
    if tie in rules.to:
        return before in rules.cues.withholding
    return tie in rules.cues.undone or f"{before} {tie}" in rules.cues.undone


def supposed(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether the reporting itself is only supposed: "if Lee says so", "unless the firm agreed to"."""
    first = max(0, cue.start - _SUPPOSITION_REACH)
    if rules.cues.suppositions.isdisjoint(frame.low[first : cue.start]):
        return False
    for k in range(cue.start - 1, first - 1, -1):
        if frame.is_sign(k):
            return False
        if frame.low[k] in rules.cues.suppositions:
            return cue.start - k > 1  # "asked if told": no subject between them, no supposition
    return False
