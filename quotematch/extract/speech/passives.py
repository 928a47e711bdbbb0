"""Passives that report: "Lee was accused (by Ray) of fraud", "it was reported that", "Lee is said to have left".

Who speaks stands behind "by", or is not told. Content is the reason for blame or praise together with whom it is about;
the clause that "it" stands for; what somebody is said to do; or the thing of which news is told, "The sale was first
reported by the Post".
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech import complements
from quotematch.extract.speech.after_cue import holder_of
from quotematch.extract.speech.clauses import infinitive_at
from quotematch.extract.speech.complements import Complement
from quotematch.extract.speech.extents import right_end
from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import CLAUSE_ENDS
from quotematch.extract.speech.subjects import Subject, group_start, left
from quotematch.extract.speech.word_classes import Words

_AGENT_REACH = 12  # items of "by some of his rivals"
_GROUP_REACH = 3  # items of "might have been"


def place_passive(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Add to `found` a verb in the passive that tells what is said, if it is one."""
    subject, words = left(frame, cue.start, rules), rules.passives
    if subject is None or cue.end + 1 >= len(frame) or frame.low[subject.end - 1] in rules.relatives:
        return
    if not rules.cues.imagining.isdisjoint(frame.low[max(0, cue.start - _GROUP_REACH) : cue.start]):
        return  # "he might be accused of": nobody does
    if cue.form.lemma in words.judging:
        _place_reason(frame, cue, subject, found, rules)
    elif cue.form.lemma not in words.reporting:
        return
    elif frame.low[subject.start].partition("'")[0] in words.dummies:
        _place_clause(frame, cue, found, rules)
    elif frame.low[cue.end] in rules.to and cue.form.lemma in words.hearsay and infinitive_at(frame, cue.end, rules):
        end = right_end(frame, cue, Complement(cue.end, "to"), rules)
        _add(cue, None, [*_whom(frame, cue, subject, rules), (cue.end, end)], found)
    elif frame.low[cue.end] in rules.agent and frame.low[subject.start] not in rules.subject_pronouns:
        _place_news(frame, cue, subject, found, rules)


def _place_reason(frame: Frame, cue: Cue, subject: Subject, found: list[Cue], rules: Grammar) -> None:
    """What somebody is blamed or praised for: "Lee was criticized (by Ray) | for the delay"."""
    at = _behind_agent(frame, cue, rules)
    reason = at + 1 < len(frame) and frame.low[at] in _reasons(cue, rules) and not frame.is_sign(at + 1)
    if not reason or frame.low[subject.start] in rules.first_person:
        return
    end = right_end(frame, cue, Complement(at, "noun"), rules)
    if end > at + 1:
        speaker = Subject(cue.end + 1, at, cue.start) if at > cue.end else None
        if speaker is None and (agent := _agent_behind(frame, at + 1, end, rules)):
            speaker, end = Subject(agent + 1, end, cue.start), agent
        _add(cue, speaker, [*_whom(frame, cue, subject, rules), (at, end)], found)


def _behind_agent(frame: Frame, cue: Cue, rules: Grammar) -> int:
    """The item behind the verb and "by some of his rivals"; the end when no reason follows."""
    if frame.low[cue.end] not in rules.agent:
        return cue.end
    for k in range(cue.end + 2, min(len(frame), cue.end + _AGENT_REACH)):
        if frame.low[k] in _reasons(cue, rules) and frame.low[k - 1] not in rules.subjects.partitive:
            return k
        if frame.is_sign(k) or frame.low[k] in rules.finite:
            break
    return len(frame)


def _agent_behind(frame: Frame, start: int, end: int, rules: Grammar) -> int | None:
    """The "by" of who blames, behind a reason without a verb: "accused of fraud | by Ann Lee"."""
    for k in range(start, end - 1):
        if rules.endings.is_gerund(frame.low[k]) or frame.low[k] in rules.finite:
            return None
        if k > start and frame.low[k] in rules.agent and frame.capital(k + 1):
            return k
    return None


def _reasons(cue: Cue, rules: Grammar) -> Words:
    """The prepositions before the reason: "accused of", "praised for", but not "praised by one of the papers"."""
    accuses = cue.form.lemma in rules.complements.accusing
    return rules.complements.accusations if accuses else rules.passives.reasons


def _place_clause(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """The clause that "it" stands for: "it was reported in May that | taxes had risen"."""
    told = complements.after(frame, cue.end, cue.form, rules)
    if told is not None and told.kind == "that":
        _add(cue, None, [(told.start, right_end(frame, cue, told, rules))], found)


def _place_news(frame: Frame, cue: Cue, subject: Subject, found: list[Cue], rules: Grammar) -> None:
    """The thing of which news is told: "The sale | was first reported by the Post"."""
    if content := _whom(frame, cue, subject, rules):
        ends = (
            k for k in range(cue.end + 2, len(frame)) if frame.word[k] in CLAUSE_ENDS or frame.low[k] in rules.times
        )
        cue.topic = True
        _add(cue, Subject(cue.end + 1, next(ends, len(frame)), cue.start), content, found)


def _whom(frame: Frame, cue: Cue, subject: Subject, rules: Grammar) -> list[tuple[int, int]]:
    """The span of the subject; none when it stands apart from its verb, or a clause is taken for it."""
    inner = frame.low[subject.start : subject.end]
    clause = any(low in rules.finite or low in rules.relatives for low in inner)
    apart = subject.end != group_start(frame, cue.start, rules)
    return [] if clause or apart else [(subject.start, subject.end)]


def _add(cue: Cue, speaker: Subject | None, content: list[tuple[int, int]], found: list[Cue]) -> None:
    cue.subject = speaker
    cue.nested = holder_of(cue, found) is not None
    cue.content = content
    found.append(cue)
