"""Noun phrases: where one begins that ends before an item of a frame, and what can be one that speaks.

There is no parser here: a phrase goes back to the nearest thing that can't be part of it.
"""

from __future__ import annotations

from quotematch.extract.speech.frames import QUOTED, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.joint_subjects import joins_another
from quotematch.extract.speech.punctuation import INSIDE_NAMES

_MAX_SUBJECT = 40  # items
_MAX_PHRASE = 24  # items of a subject without its appositions
_MAX_CONJOINED = 14  # items before "and" in which a verb would tell two clauses


def phrase_start(frame: Frame, end: int, rules: Grammar) -> int:
    """First item of the noun phrase that ends before item `end`."""
    if end and (frame.low[end - 1] in rules.subjects.bare or frame.low[end - 1] in rules.contracted):
        return end - 1
    i = end
    while i > 0 and end - i < _MAX_PHRASE and not _bounds_phrase(frame, i - 1, end, rules):
        i -= 1
    while i < end and frame.low[i] in rules.coordinators:
        i += 1
    return i


def _bounds_phrase(frame: Frame, i: int, end: int, rules: Grammar) -> bool:
    """Whether item `i` stands before the noun phrase that goes on behind it up to `end`."""
    low = frame.low[i]
    if frame.piece[i] >= 0:
        return low == QUOTED or (i + 1 < end and frame.last_sign(i) == ",")  # was “corrupt,” | the mayor said
    if not frame.is_word(i):
        return low not in INSIDE_NAMES
    if low in rules.plain_relatives and i > 0 and frame.is_word(i - 1):
        return False  # "the man who called": no comma before it, so that it belongs to the phrase
    if (low in rules.that and _relates(frame, i, end, rules)) or _compares(frame, i, rules):
        return False
    if low in rules.barriers:
        return not (i == 0 and low in rules.determiners and i + 1 < end)  # "That man said"
    if low in rules.coordinators:  # right before the verb it joins two verbs: "tested it and said"
        return i + 1 == end or not _joins_names(frame, i, rules)
    if i + 1 >= end:
        return False
    return low in rules.subjects.perceiving or (
        low in rules.verbs and rules.verbs[low].lemma in rules.subjects.introducing
    )


def _compares(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether item `i` is the second of "more than" before a figure: "more than 4 in 10", "more than half"."""
    if i == 0 or i + 1 >= len(frame):
        return False
    counts = frame.low[i + 1] in rules.subjects.counting or frame.word[i + 1][:1].isdigit()
    return counts and f"{frame.low[i - 1]} {frame.low[i]}" in rules.subjects.comparing


def _relates(frame: Frame, that: int, end: int, rules: Grammar) -> bool:
    """Whether "that" is the subject of a relative clause before `end`: "groups that have backed him", "that draws"."""
    if that == 0 or that + 2 >= end or not frame.is_word(that - 1):
        return False
    verb = frame.low[that + 1]
    acts = rules.endings.is_past(verb) or rules.endings.is_third_person(verb)
    if verb not in rules.finite and not (acts and frame.in_lower(that + 1)):
        return False
    before = frame.low[that - 1]
    return before not in rules.verbs and before not in rules.nouns and before not in rules.coordinators


def _joins_names(frame: Frame, at: int, rules: Grammar) -> bool:
    """Whether the coordinator at `at` joins two nouns of one subject rather than two clauses."""
    if frame.low[at] not in rules.additive or at == 0 or at + 1 >= len(frame):
        return False
    if frame.low[at + 1] in rules.prepositions:
        return _goes_on_tied(frame, at, rules)
    for k in range(at - 1, max(-1, at - _MAX_CONJOINED), -1):
        if frame.is_sign(k):
            break
        if frame.low[k] in rules.finite or frame.low[k] in rules.subjects.bare:
            return False
    opens = at == 1 and rules.endings.is_plural(frame.low[0])  # "Conservatives and liberals"
    return (
        opens
        or frame.capital(at - 1) == frame.capital(at + 1)
        or frame.capital(at + 1)
        or joins_another(frame, at, rules)
    )


def _goes_on_tied(frame: Frame, at: int, rules: Grammar) -> bool:
    """Whether the coordinator at `at` adds a second place to a noun: "officials in Ohio and | at the ministry"."""
    for k in range(at - 1, max(-1, at - _MAX_CONJOINED), -1):
        if frame.is_sign(k) or frame.low[k] in rules.finite or rules.endings.is_past(frame.low[k]):
            return False
        if frame.low[k] in rules.prepositions:
            return k > 0 and frame.in_lower(k) and rules.endings.is_plural(frame.low[k - 1])
    return False


def stands_for_thing(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether item `i` is the relative of a thing: "the report, | which", "an ad | that", not "said | that"."""
    low = frame.low[i]
    if i == 0 or low not in rules.relatives or low in rules.who:
        return False
    if low not in rules.that:
        return True
    return frame.low[i - 1] in rules.carriers


def counts_somebody(frame: Frame, start: int, rules: Grammar) -> bool:
    """Whether a number of somebody begins at `start`: "two friends", "about one in five", but not "two years"."""
    rough = frame.low[start] in rules.subjects.approximating
    at = start + rough
    if at + 1 >= len(frame) or frame.low[at + 1] in rules.time_nouns:
        return False
    number = frame.low[at].partition("-")[0]  # "two-thirds of the voters"
    return number in rules.subjects.counting or (rough and frame.word[at][:1].isdigit())


def looks_nominal(frame: Frame, start: int, end: int, rules: Grammar) -> bool:
    """Whether items can be a noun phrase that speaks."""
    if start >= end or end - start > _MAX_SUBJECT:
        return False
    first, last = frame.low[start], frame.low[end - 1]
    if first in rules.subjects.bare or (first in rules.contracted and end - start == 1):
        return True
    if last in rules.coordinators or (first in rules.subjects.expletive and end - start == 1):
        return False  # "But", "Rather than leave and", "There": none of them is who speaks
    if last in rules.never_end_subject or (
        first in rules.never_open_subject and not counts_somebody(frame, start, rules)
    ):
        return False
    if first in rules.determiners or frame.piece[start] >= 0 or end - start > 1:
        return True
    named = not frame.in_lower(start) or frame.word[start][:1].isdigit()
    return named or rules.endings.is_plural(last) or last in rules.subjects.people


def strip_lead(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Skip an adjunct that opens the clause before the subject proper: "On Monday Smith", "eventually the mayor"."""
    while start + 1 < end and frame.low[start + 1] in rules.determiners and _is_lead(frame, start, rules):
        start += 1
    if start >= end or frame.low[start] not in rules.adjunct_heads or counts_somebody(frame, start, rules):
        return start
    follows = frame.low[start + 1] if start + 1 < end else ""
    if frame.low[start] in rules.determiners and follows not in rules.time_nouns and follows not in rules.times:
        return start  # "This report says", not "This week Lee said"
    return next((k for k in range(end - 1, start, -1) if _opens_subject(frame, k, rules)), start)


def _is_lead(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether item `i` is an adverb of the whole clause."""
    return frame.in_lower(i) and rules.endings.is_adverb(frame.low[i]) and frame.low[i] not in rules.subjects.leading


def _opens_subject(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a subject begins at `k` behind an adjunct: "On Monday | Smith", "In 2008 | taxes", "On X | Ms Lee"."""
    here, before = frame.low[k], frame.low[k - 1]
    tied = before in rules.prepositions
    if (here in rules.determiners or (here in rules.subjects.addressing and frame.capital(k))) and not tied:
        return True
    if frame.capital(k) and not frame.capital(k - 1) and not tied and before not in rules.subjects.not_before_name:
        return True
    timed = before in rules.times or before in rules.time_nouns or before.isdigit()
    goes_on = here in rules.time_nouns or here in rules.times or here.isdigit()
    return timed and frame.is_word(k) and not goes_on
