"""Who does the saying: the noun phrase left or right of a reporting verb.

There is no parser here. A subject is found by walking from the verb over auxiliaries and adverbs to the phrase before
it, across appositions between commas ("Amodei, the CEO, said") and relative clauses, to the nearest thing that can't be
part of it. What comes out is a range of items of a frame.
"""

from __future__ import annotations

from typing import NamedTuple

from quotematch.extract.speech.frames import QUOTED, TERM, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.joint_subjects import list_start
from quotematch.extract.speech.noun_phrases import (
    looks_nominal,
    phrase_start,
    stands_for_thing,
    strip_lead,
)
from quotematch.extract.speech.punctuation import COLONS, DASHES, HYPHEN, INSIDE_NAMES

_MAX_SUBJECT = 40  # items
_MOST_ACROSS = 4  # clauses between a name and its verb
_MAX_PHRASE = 24  # items of a subject without its appositions
_ASIDE_REACH = 8  # items of "Lee, the mayor, continued" between two commas
_APPOSITION_MARKS = DASHES | {HYPHEN, ",", ")"}


class Subject(NamedTuple):
    """Items `start` to `end` (exclusive) of a frame that name who speaks; `edge` is where the verb group begins."""

    start: int
    end: int
    edge: int


class VerbGroup(NamedTuple):
    """What the words between a subject and its verb say of the verb."""

    negated: bool
    passive: bool
    infinitive: bool


def verb_group(frame: Frame, verb: int, rules: Grammar) -> VerbGroup:
    """Whether the words between subject and `verb` negate it, make it passive or an infinitive."""
    negated = passive = infinitive = False
    for j in range(verb - 1, _first_tied(frame, verb, rules) - 1, -1):
        low = frame.low[j]
        negated = negated or low in rules.negation
        passive = passive or (low in rules.passive and _only_adverbs(frame, j + 1, verb, rules))
        infinitive = infinitive or low in rules.to
    return VerbGroup(negated, passive, infinitive)


def group_start(frame: Frame, verb: int, rules: Grammar) -> int:
    """Where the words between subject and `verb` begin; `verb` when there are none."""
    return _before_interval(frame, _first_tied(frame, verb, rules), rules)


def _first_tied(frame: Frame, verb: int, rules: Grammar) -> int:
    """Where the auxiliaries and adverbs begin that stand right before `verb`."""
    while verb > 0 and _in_verb_group(frame, verb - 1, rules):
        verb -= 1
    return verb


def _before_interval(frame: Frame, edge: int, rules: Grammar) -> int:
    """`edge` moved over a time set off from the subject: "Lee (D-Ohio) | last month said", "but | this week said"."""
    k = edge
    while k > 0 and frame.in_lower(k - 1) and (frame.low[k - 1] in rules.times or frame.low[k - 1] in rules.time_nouns):
        k -= 1
    if k + 1 >= edge or k == 0 or frame.low[edge - 1] not in rules.time_nouns:
        return edge
    return k if frame.word[k - 1] in _APPOSITION_MARKS or frame.low[k - 1] in rules.coordinators else edge


def _in_verb_group(frame: Frame, i: int, rules: Grammar) -> bool:
    low = frame.low[i]
    auxiliary = low in rules.auxiliaries or (low in rules.subjects.between and _between(frame, i, rules))
    if frame.piece[i] >= 0 or not (auxiliary or rules.endings.is_adverb(low)):
        return False
    # with a capital it is a name or opens the subject, "Kelly said", "Even Lee said", but for a lone "Has said"
    return not frame.capital(i) or (i == 0 and auxiliary and low not in rules.subjects.leading)


def _between(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether a word of time at `i` is between subject, auxiliary and verb: "has since said", "Lee earlier asked"."""
    if i == 0 or not frame.is_word(i - 1):
        return False
    return frame.low[i - 1] in rules.auxiliaries or frame.capital(i - 1)


def _only_adverbs(frame: Frame, start: int, end: int, rules: Grammar) -> bool:
    return all(rules.endings.is_adverb(low) or low in rules.subjects.before_participle for low in frame.low[start:end])


def left(frame: Frame, verb: int, rules: Grammar) -> Subject | None:
    """The subject before the verb at item `verb`, or None when there is none in its clause."""
    j = group_start(frame, verb, rules)
    if j and j < verb and frame.low[j - 1] == QUOTED and frame.low[j] in rules.subjects.partitive:
        return Subject(j, j + 1, j)  # “No,” both said
    if j == 0 or frame.low[j - 1] == QUOTED:
        return None
    if frame.word[j - 1] in _APPOSITION_MARKS:
        if aside := _aside(frame, j - 1, rules):
            return Subject(*aside, j)
        start = _across_apposition(frame, j - 1, rules)
        if start is None:
            start = _behind_quotation(frame, j - 1, rules)
        end = j - (frame.word[j - 1] != ")")  # "Lee (D-Ohio)"
        return None if start is None else Subject(list_start(frame, start, j - 1, rules), end, j)
    if frame.low[j - 1] == TERM and frame.last_sign(j - 1) == ",":
        start = _across_apposition(frame, j, rules, mark=",")  # "Lee, who called it “late,” went on"
        if start is not None:
            return Subject(start, j, j)
    start = strip_lead(frame, phrase_start(frame, j, rules), j, rules)
    if start >= j and stands_for_thing(frame, j - 1, rules):
        return Subject(_antecedent(frame, j - 1, rules), j, j)  # "the report, which found that"
    if start >= j or not looks_nominal(frame, start, j, rules):
        return None
    start = list_start(frame, _in_relative(frame, start, j, rules), j, rules)
    return Subject(start, _before_time(frame, start, j, rules), j)


def _behind_quotation(frame: Frame, comma: int, rules: Grammar) -> int | None:
    """Where a name begins that fills the gap between a quotation and a stray comma: “No,” | Ann Lee of Ohio |, told."""
    start = phrase_start(frame, comma, rules)
    named = 0 < start < comma and frame.low[start - 1] == QUOTED and frame.capital(start)
    return start if named and looks_nominal(frame, start, comma, rules) else None


def _before_time(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Where a subject ends before when it spoke: "The sheriff | today", "police | on Sunday", "Lee | late Monday"."""
    last = end - 1
    spoke = last - 1
    before = frame.low[spoke - 1] if spoke > start else ""
    tied = before in rules.prepositions or (spoke - 1 > start and rules.endings.is_past(before))  # "a note sent | late"
    timed = frame.low[last] in rules.times or frame.low[last] in rules.time_nouns
    if timed and not tied and spoke > start and frame.low[spoke] in rules.times and frame.in_lower(spoke):
        return spoke
    if frame.low[last] not in rules.times or frame.low[last] in rules.determiners:
        return end
    dated = last - 2 >= start and frame.low[last - 1] in rules.prepositions and frame.in_lower(last - 2)
    cut = last - 1 if dated else last if frame.in_lower(last) else end
    return cut if cut > start else end


def _in_relative(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Where the subject of a relative clause begins, when the phrase `start` to `end` holds the head of one.

    "who said" has what "who" stands for; "the launch which the army said" and "who the army said" have the army.
    """
    who = next((k for k in range(end - 1, start - 1, -1) if frame.low[k] in rules.plain_relatives), -1)
    if who < 0:
        return start
    bare = not any(_tells_verb(frame, k, rules) for k in range(who + 1, end) if not _in_verb_group(frame, k, rules))
    several = who + 2 == end and who > start and rules.endings.is_plural(frame.low[who + 1])  # "which critics said"
    opens = who + 1 < end and (several or frame.low[who + 1] in rules.determiners or frame.capital(who + 1))
    if bare and opens:
        return who + 1
    held = who + 1 < end and frame.low[who + 1] in rules.prepositions  # "residents who for years said"
    antecedent = bare and (who == start or held) and frame.low[who] in rules.who
    return _antecedent(frame, who, rules) if antecedent else start


def _head_before(frame: Frame, start: int, who: int, rules: Grammar) -> int:
    """Where the noun begins that a relative at `who` stands for, when the clause from `start` on has a verb."""
    begin = who
    while begin > start and not _tells_verb(frame, begin - 1, rules):
        low = frame.low[begin - 1]
        if low in rules.not_objects or low in rules.auxiliaries or not frame.is_word(begin - 1):
            break
        begin -= 1
        if low in rules.determiners:
            break
    return begin if begin < who and frame.low[begin] not in rules.subjects.bare else start


def _tells_verb(frame: Frame, i: int, rules: Grammar) -> bool:
    low = frame.low[i]
    return low in rules.finite or (frame.in_lower(i) and rules.endings.is_past(low))


def _aside(frame: Frame, comma: int, rules: Grammar) -> tuple[int, int] | None:
    """Who speaks in a reporting clause between two commas: "That view, | Lee | continued, suggests that"."""
    form = rules.verbs.get(frame.low[comma - 1]) if comma else None
    if form is None or form.shape not in ("past", "s") or not form.takes("qp") or frame.word[comma] != ",":
        return None
    opener = next((k for k in range(comma - 2, max(-1, comma - _ASIDE_REACH), -1) if frame.is_sign(k)), None)
    if opener is None or frame.word[opener] != "," or opener + 1 >= comma - 1:
        return None
    start = phrase_start(frame, comma - 1, rules)
    whole = start == opener + 1 and looks_nominal(frame, start, comma - 1, rules)
    return (start, comma - 1) if whole else None


def _antecedent(frame: Frame, who: int, rules: Grammar) -> int:
    """Where the phrase begins that a relative "who" stands for; at the pronoun itself where there is none."""
    end = who - 1 if who > 1 and frame.word[who - 1] == "," else who
    start = strip_lead(frame, phrase_start(frame, end, rules), end, rules)
    if any(_tells_verb(frame, k, rules) for k in range(start, end)):
        start = _head_before(frame, start, end, rules)  # "Lee met neighbours who said"
    elif rules.endings.is_gerund(frame.low[start]):  # "drawing scorn from neighbours who said"
        start = next((k + 1 for k in range(end - 2, start, -1) if frame.low[k] in rules.prepositions), start)
    if end < who and start > 1 and frame.word[start - 1] == "," and frame.low[start] in rules.subjects.describing:
        named = _across_apposition(frame, end, rules)  # "Ann Lee, a nurse, who said"
        if named is not None and any(_tells_verb(frame, k, rules) for k in range(named, start)):
            named = next(k for k in range(start - 1, -1, -1) if k == 0 or not frame.capital(k - 1))
            named = named if frame.capital(named) else start  # "few feel like Ann Lee, a nurse, who said"
        start = start if named is None else named
    while start + 1 < end and (frame.low[start] in rules.prepositions or frame.low[start] in rules.subjects.leading):
        start += 1  # "even from the mayor, who said"
    return start if start < end and looks_nominal(frame, start, end, rules) else who


def _across_apposition(
    frame: Frame, comma: int, rules: Grammar, most: int = _MOST_ACROSS, *, mark: str = ""
) -> int | None:
    """Start of the phrase that an apposition before `comma` belongs to; of a comma inside marks the `mark` is given."""
    mark = mark or frame.word[comma]
    opener = "(" if mark == ")" else mark
    best: int | None = None
    for k in range(comma - 1, max(-1, comma - _MAX_SUBJECT), -1):
        if frame.low[k] == QUOTED:
            break
        if frame.word[k] == opener and k > 0 and frame.word[k - 1] != ",":
            start = strip_lead(frame, phrase_start(frame, k, rules), k, rules)
            start = _inside_relative(frame, start, k, rules)
            if _is_seat(frame, start, k):
                continue
            inside = start > 1 and frame.word[start - 1] == "," and frame.in_lower(start)
            if inside and _tells_verb(frame, start, rules):  # "Lee, who, in 1996, helped Ray -- a nurse -- said"
                return _across_apposition(frame, start - 1, rules, most - 1) if most else None
            lacks_verb = not any(frame.low[i] in rules.finite for i in range(start, k))
            if start < k and looks_nominal(frame, start, k, rules) and _apposes(frame, k + 1, lacks_verb, rules):
                best = start
                if opener == "(" or frame.capital(start) or frame.low[start] in rules.determiners:
                    break
        if frame.word[k] in COLONS:
            break
    return best


def _inside_relative(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """`start`, or where the subject of a clause of place begins: "a show in which | the comic Bo Ray, a pal, said"."""
    tied = (k for k in range(end - 1, start, -1) if frame.low[k] in rules.plain_relatives)
    which = next(tied, -1)
    if which < 0 or which + 1 >= end or frame.low[which - 1] not in rules.prepositions:
        return start
    opens = frame.low[which + 1] in rules.determiners or frame.capital(which + 1)
    return which + 1 if opens and not any(_tells_verb(frame, k, rules) for k in range(which + 1, end)) else start


def awaits_verb(frame: Frame, subject: Subject, rules: Grammar) -> bool:
    """Whether the clause of a subject with appositions has no verb yet, so that the one behind them is its own."""
    lead = range(subject.start) if frame.low[0] not in rules.subordinators else range(0)
    if any(_tells_verb(frame, k, rules) for k in lead):
        return False
    opens = relative = False
    for k in range(subject.start, subject.end):
        low = frame.low[k]
        if frame.is_sign(k) and frame.word[k] not in INSIDE_NAMES:
            opens, relative = True, False
            continue
        depends = frame.in_lower(k) and (low in rules.relatives or low in rules.barriers)
        relative = relative or (k > subject.start and depends)
        if not relative and (low in rules.finite or _begins_predicate(frame, k, subject.start, opens, rules)):
            return False
        opens = opens and rules.endings.is_adverb(low)
    return True


def _begins_predicate(frame: Frame, k: int, start: int, opens: bool, rules: Grammar) -> bool:
    """Whether a verb at `k` goes on behind its subject, or behind an aside: "Lee won", "Lee also lacks", ", won"."""
    if not frame.in_lower(k):
        return False
    if rules.endings.is_past(frame.low[k]):
        return opens or (k > start and not any(frame.is_sign(i) for i in range(start, k)))
    return k > start and _in_verb_group(frame, k - 1, rules) and rules.endings.is_third_person(frame.low[k])


def _is_seat(frame: Frame, start: int, end: int) -> bool:
    """Whether the items are but a politician's party and state: "R-Texas"."""
    return end - start == 1 and frame.word[start][1:2] == HYPHEN and frame.capital(start)


def _apposes(frame: Frame, start: int, lacks_verb: bool, rules: Grammar) -> bool:
    """Whether the items from `start`, between two commas, describe what stands before rather than make a clause.

    `lacks_verb` tells that what stands before has no verb of its own yet.
    """
    first = frame.low[start]
    if first in rules.subjects.appositive:
        return True
    if (first in rules.coordinators and first not in rules.additive) or first in rules.subjects.bare:
        return False
    form = rules.verbs.get(first)
    if form is not None and form.shape == "ing" and "t" in form.frames:
        return lacks_verb
    return first not in rules.barriers or first in rules.subjects.interposed
