"""The subject of a clause whose verb no cue gives: of the main clause, of the nearest one, of one that begins here.

The first word that can be the clause's finite verb is looked for, and its subject is what stands left of it.
"""

from __future__ import annotations

from quotematch.extract.speech.frames import QUOTED, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.noun_phrases import looks_nominal
from quotematch.extract.speech.punctuation import COLONS
from quotematch.extract.speech.subjects import Subject, left

_TIME_REACH = 4  # items of "Just two days after"
_MAIN_REACH = 60  # items within which the main verb of a sentence is looked for


def nearest_subject(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """The subject of the clause nearest before `end`: of "Lee left as Ray declined, saying" it is Ray."""
    link = next((k for k in range(end - 1, 1, -1) if _opens_clause(frame, k, rules)), 0)
    if link < _TIME_REACH and "," in frame.word[link:end] and _opens_subordinate(frame, rules):
        return main_subject(frame, end, rules)  # "A day after Lee left, Ray sent a note and asked"
    for v in range(link + 2, min(end, link + _MAIN_REACH)) if link else ():
        low = frame.low[v]
        if low in rules.relatives or frame.is_sign(v):
            break
        if low in rules.finite or (rules.endings.is_past(low) and frame.in_lower(v)):
            found = left(frame, v, rules)
            return found if found and found.start > link else main_subject(frame, end, rules)
    return main_subject(frame, end, rules)


def newer_subject(frame: Frame, start: int, end: int, rules: Grammar) -> Subject | None:
    """The subject of a clause between two reports, "told her to go, and | Ray sent a letter, saying", or None."""
    for v in range(start + 2, min(end, start + _MAIN_REACH)):
        acts = frame.low[v] in rules.finite or rules.endings.is_past(frame.low[v])
        if acts and frame.in_lower(v) and frame.low[v - 1] not in rules.relatives:
            found = left(frame, v, rules)
            if found is None or found.start <= start:
                return None
            before = found.start - 1
            main = frame.word[before] == "," and _opens_subordinate(frame, rules)  # "When Lee told her, | Ray sent"
            return found if main or frame.low[before] in rules.coordinators else None
    return None


def _opens_clause(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether a clause of its own begins behind item `i`: "as", "after", or a colon before a clause."""
    return frame.low[i] in rules.subordinators or frame.word[i] in COLONS


def behind(frame: Frame, start: int, rules: Grammar) -> Subject | None:
    """The subject of the clause that begins at item `start`."""
    for v in range(start + 1, min(len(frame), start + _MAIN_REACH)):
        low = frame.low[v]
        if frame.piece[v] < 0 and (low in rules.finite or low in rules.verbs or rules.endings.is_past(low)):
            found = left(frame, v, rules)
            if found is not None and found.start >= start:
                return found
    return None


def main_subject(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """The subject of the main clause of a frame: what stands before its first finite verb."""
    opening = 0
    if _opens_subordinate(frame, rules):  # "When asked why, Lee left": the main clause comes behind the comma
        opening = next((k for k in range(1, min(end, _MAIN_REACH)) if frame.word[k] == ","), 0)
        if not opening and frame.last_sign(end) == ",":  # "A day after telling us it was “all over,” | Lee left"
            return behind(frame, end + 1, rules)
    if frame.low[opening] in rules.contracted:
        return Subject(opening, opening + 1, opening + 1)
    if frame.low[opening] in rules.subjects.expletive:
        # "There was some talk of rain, but the mayor said": the clause has no subject that speaks
        opening = next((k for k in range(1, min(end, _MAIN_REACH)) if frame.word[k] == ","), opening)
    for v in range(opening + 1, min(end, _MAIN_REACH)):
        low = frame.low[v]
        if frame.piece[v] >= 0 or frame.capital(v):
            continue
        if low in rules.finite or _acts(frame, v, rules) or rules.endings.is_past(low):
            if _in_relative(frame, v, rules):
                continue
            if frame.low[v - 1] in rules.subjects.expletive:
                continue
            found = left(frame, v, rules)
            if found is not None or low in rules.finite:
                return found or _opening_phrase(frame, end, rules)
    return _opening_phrase(frame, end, rules)


def _in_relative(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether the verb at `v` is that of a clause like "the hall, where the board met, | they waited"."""
    sign = next((k for k in range(v - 1, 0, -1) if frame.is_sign(k)), 0)
    first = frame.low[sign + 1]
    placing = first in rules.wh and first not in rules.subordinators and first not in rules.relatives
    return sign > 0 and frame.word[sign] == "," and placing


def _acts(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether a reporting verb stands at `v`, and no noun of the same form: "the Northern | state | news agency"."""
    form = rules.verbs.get(frame.low[v])
    if form is not None and form.shape == "s" and form.lemma in rules.complements.nounlike and v + 1 < len(frame):
        return not (frame.low[v + 1] in rules.finite or rules.endings.is_past(frame.low[v + 1]))  # "two states filed"
    if form is None or form.shape != "base" or form.lemma not in rules.complements.nounlike:
        return form is not None
    before = frame.low[v - 1]
    return before in rules.auxiliaries or before in rules.pronouns or rules.endings.is_plural(before)


def _opens_subordinate(frame: Frame, rules: Grammar) -> bool:
    """Whether a frame begins with a subordinate clause: "When asked why,", "A day before the vote began,"."""
    for k in range(min(len(frame), _TIME_REACH)):
        low = frame.low[k]
        if low in rules.subordinators:
            return True
        timed = low in rules.times or low in rules.time_nouns or low in rules.determiners or low.isdigit()
        if not timed and not rules.endings.is_adverb(low) and low not in rules.subjects.leading:
            return False
    return False


def _begins_to_act(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a verb that no list has follows a name at item `k`: "Mr. Lee | opposes it", "Lee | opposes the tax"."""
    low, behind = frame.low[k], frame.low[k + 1]
    # else, as in "Acme workers oppose it", the word in -s may be a plural
    named = frame.low[0] in rules.subjects.addressing or behind in rules.determiners
    verb = rules.endings.is_past(low) or (named and rules.endings.is_third_person(low))
    tied = behind in rules.prepositions or behind in rules.coordinators or behind in rules.relatives
    return verb and frame.in_lower(k) and frame.capital(k - 1) and frame.is_word(k + 1) and not tied


def _opening_phrase(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """What stands before the first comma of a frame, when it can be a subject."""
    stop = next((i for i in range(min(end, _MAIN_REACH)) if frame.is_sign(i)), end)
    stop = next((k for k in range(2, stop - 1) if _begins_to_act(frame, k, rules)), stop)
    ok = stop > 0 and frame.low[0] != QUOTED and looks_nominal(frame, 0, stop, rules)
    return Subject(0, stop, stop) if ok else None
