"""Who does the saying: the noun phrase left or right of a reporting verb.

There is no parser here. A subject is found by walking from the verb over auxiliaries and adverbs to the phrase before
it, across appositions between commas ("Amodei, the CEO, said") and relative clauses, to the nearest thing that can't be
part of it. What comes out is a range of items of a frame.
"""

from __future__ import annotations

from typing import NamedTuple

from quotematch.extract.frames import QUOTED, TERM, Frame
from quotematch.extract.verbs import Grammar

_MAX_SUBJECT = 40
_MAX_PHRASE = 24
_MAIN_REACH = 60  # items within which the main verb of a sentence is looked for
_SUBJECT_PRONOUNS = frozenset(("i", "we", "you", "he", "she", "they", "it", "who"))
_DASHES = frozenset("—–―-")
#: Auxiliaries and adverbs that can also open a subject: "Even Mr. Lee", "Both men", "All of them".
_LEADING = frozenset(("even", "both", "all", "each", "first", "only", "once", "then", "now", "still", "may", "will"))


class Subject(NamedTuple):
    """Items `start` to `end` (exclusive) of a frame that name who speaks; `edge` is where the verb group begins."""

    start: int
    end: int
    edge: int
    negated: bool = False
    passive: bool = False
    infinitive: bool = False


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and len(low) > 4


def verb_group(frame: Frame, verb: int, rules: Grammar) -> Subject:
    """The words between subject and `verb`: where they begin, and whether they negate it or make it passive."""
    j = verb
    negated = passive = infinitive = False
    while j > 0 and frame.piece[j - 1] < 0 and (frame.low[j - 1] in rules.auxiliaries or _is_adverb(frame.low[j - 1])):
        low = frame.low[j - 1]
        if frame.capital(j - 1) and (j > 1 or low not in rules.auxiliaries or low in _LEADING):
            break
        negated = negated or low in rules.negation
        if low in rules.passive and not passive:
            passive = all(_is_adverb(x) or x in ("also", "first", "once", "not", "never") for x in frame.low[j:verb])
        infinitive = infinitive or low == "to"
        j -= 1
    return Subject(j, j, j, negated, passive, infinitive)


def phrase_start(frame: Frame, end: int, rules: Grammar) -> int:
    """First item of the noun phrase that ends before item `end`."""
    i = end
    if end and frame.low[end - 1] in _SUBJECT_PRONOUNS:
        return end - 1
    while i > 0 and end - i < _MAX_PHRASE:
        low = frame.low[i - 1]
        if frame.piece[i - 1] >= 0:
            if low == QUOTED:
                break
        elif not frame.is_word(i - 1) and low not in "$#@&%'’/-":
            break
        elif low in rules.relatives and low != "that" and i - 2 >= 0 and frame.is_word(i - 2):
            i -= 1
            continue
        elif (
            low in rules.barriers
            or (low in rules.coordinators and not _joins_names(frame, i - 1, rules))
            or (low in rules.verbs and rules.verbs[low].lemma in ("say", "tell") and i < end)
        ):
            break
        i -= 1
    while i < end and frame.low[i] in rules.coordinators:
        i += 1
    return i


def _joins_names(frame: Frame, at: int, rules: Grammar) -> bool:
    """Whether the coordinator at `at` joins two nouns of one subject rather than two clauses."""
    if frame.low[at] != "and" or at == 0 or at + 1 >= len(frame):
        return False
    k = at - 1
    while k >= 0 and at - k < 14 and (frame.is_word(k) or frame.piece[k] >= 0):
        if frame.low[k] in rules.finite or frame.low[k] in _SUBJECT_PRONOUNS:
            return False
        k -= 1
    return frame.capital(at - 1) == frame.capital(at + 1) or frame.capital(at + 1)


def _strip_lead(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Skip an adjunct that opens the clause before the subject proper: "On Monday Smith", "In Paris the mayor"."""
    if start >= end or (frame.low[start] not in rules.prepositions and frame.low[start] not in rules.times):
        return start
    for k in range(end - 1, start, -1):
        here, before = frame.low[k], frame.low[k - 1]
        opens = here in rules.determiners and before not in rules.prepositions
        name = (
            frame.capital(k)
            and not frame.capital(k - 1)
            and before not in rules.prepositions | {"and", "of", "the", "a", "an"}
        )
        after_time = (before in rules.times or before in rules.time_nouns or before.isdigit()) and frame.is_word(k)
        if (
            opens
            or name
            or (after_time and here not in rules.time_nouns and here not in rules.times and not here.isdigit())
        ):
            return k
    return start


def left(frame: Frame, verb: int, rules: Grammar) -> Subject | None:
    """The subject before the verb at item `verb`, or None when there is none in its clause."""
    group = verb_group(frame, verb, rules)
    j = group.edge
    if j == 0 or frame.low[j - 1] == QUOTED:
        return None
    if frame.word[j - 1] in ",)" or frame.word[j - 1] in _DASHES:
        start = _across_apposition(frame, j - 1, rules)
        return None if start is None else group._replace(start=start, end=j - 1)
    start = _strip_lead(frame, phrase_start(frame, j, rules), j, rules)
    if start >= j or not looks_nominal(frame, start, j, rules):
        return None
    if frame.low[start] == "who" and j == start + 1:
        start = _antecedent(frame, start, rules)
    return group._replace(start=start, end=j)


def _antecedent(frame: Frame, who: int, rules: Grammar) -> int:
    """Where the phrase begins that a relative "who" stands for."""
    end = who - 1 if who > 1 and frame.word[who - 1] == "," else who
    start = _strip_lead(frame, phrase_start(frame, end, rules), end, rules)
    return start if start < end and looks_nominal(frame, start, end, rules) else who


def _across_apposition(frame: Frame, comma: int, rules: Grammar) -> int | None:
    """Start of the phrase that an apposition before `comma` belongs to."""
    mark = frame.word[comma]
    opener = "(" if mark == ")" else mark
    k = comma - 1
    best: int | None = None
    while k >= 0 and comma - k < _MAX_SUBJECT:
        if frame.low[k] == QUOTED:
            break
        if frame.word[k] == opener and k > 0 and frame.word[k - 1] not in ",":
            start = _strip_lead(frame, phrase_start(frame, k, rules), k, rules)
            awaits_verb = not any(frame.low[i] in rules.finite for i in range(start, k))
            if start < k and looks_nominal(frame, start, k, rules) and _apposes(frame, k + 1, awaits_verb, rules):
                best = start
                if opener == "(" or frame.capital(start) or frame.low[start] in rules.determiners:
                    break
        if frame.word[k] in ";:":
            break
        k -= 1
    return best


def _apposes(frame: Frame, start: int, awaits_verb: bool, rules: Grammar) -> bool:
    """Whether the items from `start`, between two commas, describe what stands before rather than make a clause.

    `awaits_verb` tells that what stands before has no verb of its own yet.
    """
    first = frame.low[start]
    if (first in rules.coordinators and first != "and") or first in _SUBJECT_PRONOUNS - {"who"}:
        return False
    if first in ("who", "whose", "which", "whom", "however", "too", "meanwhile"):
        return True
    if first in rules.verbs and rules.verbs[first].shape == "ing" and "t" in rules.verbs[first].frames:
        return awaits_verb
    return not (first in rules.barriers and first not in ("when", "while", "as", "after", "before", "since"))


def looks_nominal(frame: Frame, start: int, end: int, rules: Grammar) -> bool:
    """Whether items can be a noun phrase that speaks."""
    if start >= end or end - start > _MAX_SUBJECT:
        return False
    first, last = frame.low[start], frame.low[end - 1]
    if first in _SUBJECT_PRONOUNS:
        return True
    if first in rules.prepositions or first in rules.auxiliaries - _LEADING:
        return False
    if last in rules.prepositions or last in rules.determiners - {
        "this",
        "that",
        "these",
        "those",
        "some",
        "many",
        "most",
        "all",
        "both",
        "each",
        "few",
        "several",
        "others",
        "another",
        "one",
        "two",
        "three",
    }:
        return False
    if first in rules.determiners or frame.piece[start] >= 0:
        return True
    if any(frame.capital(k) or frame.word[k][:1].isdigit() for k in range(start, end)):
        return True
    return (
        last.endswith("s")
        or last in ("people", "men", "women", "police", "someone", "everyone", "nobody", "somebody", "family")
        or end - start > 1
    )


def right(frame: Frame, verb_end: int, rules: Grammar) -> Subject | None:
    """The subject after an inverted verb: "…,” said Ann Lee, the mayor"."""
    n = len(frame)
    i = verb_end
    if i >= n or not frame.is_word(i) or frame.piece[i] >= 0:
        return None
    if frame.low[i] in rules.prepositions | rules.barriers | rules.times or frame.low[i] in rules.auxiliaries:
        return None
    j = i
    while j < n and j - i < _MAX_PHRASE:
        low = frame.low[j]
        if low == QUOTED or (low != TERM and not frame.is_word(j) and low not in "$#@&%'’/-"):
            break
        if j > i and (
            low in rules.barriers or (low in rules.times and not frame.capital(j - 1)) or low in rules.relatives
        ):
            break
        if j > i and low in rules.prepositions and low not in ("of", "for", "from", "at", "with", "in", "on"):
            break
        if j > i and low in ("in", "on", "at") and not _inside_title(frame, j, rules):
            break
        if j > i and low in rules.times and frame.capital(j):
            break
        j += 1
    if j == i or not looks_nominal(frame, i, j, rules):
        return None
    return Subject(i, _with_apposition(frame, j, rules), verb_end)


def _inside_title(frame: Frame, at: int, rules: Grammar) -> bool:
    follows = frame.low[at + 1] if at + 1 < len(frame) else ""
    return (
        frame.low[at] in ("in", "at")
        and follows not in rules.times
        and follows not in ("a", "an")
        and not follows.isdigit()
    )


def _with_apposition(frame: Frame, end: int, rules: Grammar) -> int:
    """Extend a subject after the verb over ", the mayor of Ohio" up to the next comma or stop."""
    n = len(frame)
    if end + 1 >= n or frame.word[end] != ",":
        return end
    first = frame.low[end + 1]
    nominal = first in ("a", "an", "the", "who", "whose", "one", "his", "her", "their", "its") or (
        frame.is_word(end + 1)
        and not frame.capital(end + 1)
        and first not in rules.barriers | rules.prepositions
        and first not in rules.coordinators
        and first not in rules.pronouns
        and not first.endswith("ing")
    )
    named = frame.capital(end + 1) and not frame.capital(end - 1)
    if not nominal and not named:
        return end
    k = end + 1
    while k < n and frame.low[k] != QUOTED and frame.word[k] not in ",.;:!?—":
        if k > end + 1 and frame.low[k] in rules.barriers:
            break
        k += 1
    return k


def main_subject(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """The subject of the clause that opens the frame: what stands before its first finite verb."""
    for v in range(1, min(end, _MAIN_REACH)):
        low = frame.low[v]
        if frame.piece[v] >= 0 or frame.capital(v):
            continue
        if low in rules.finite or low in rules.verbs or (low.endswith("ed") and len(low) > 4):
            return left(frame, v, rules) or _opening_phrase(frame, end, rules)
    return _opening_phrase(frame, end, rules)


def _opening_phrase(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """What stands before the first comma of a frame, when it can be a subject."""
    stop = next((i for i in range(min(end, _MAIN_REACH)) if frame.piece[i] < 0 and not frame.is_word(i)), end)
    ok = stop > 0 and frame.low[0] != QUOTED and looks_nominal(frame, 0, stop, rules)
    return Subject(0, stop, stop) if ok else None


def governing_subject(frame: Frame, verb: int, rules: Grammar) -> Subject | None:
    """The subject of the verb that governs an infinitive: "Lee was quick to add that"."""
    for v in range(verb - 2, max(0, verb - 9), -1):
        if frame.piece[v] < 0 and not frame.is_word(v):
            return None
        if frame.low[v] in rules.finite or frame.low[v].endswith("ed"):
            return left(frame, v, rules)
    return None
