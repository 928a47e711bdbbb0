"""Reporting verbs in a clause: finite, parted from their particle, in a perfect, or last in a subordinate clause.

An item of a frame comes in, what verb it is a form of goes out, with the place of its finite part and the item behind
which content may follow: "teilte … mit", "hat … gefordert", "wie … mitteilte". Adjectives and infinitives that look
like a finite form are told by what stands before them.
"""

from __future__ import annotations

from typing import NamedTuple

from quotematch.extract.speech.frames import QUOTES, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import COLONS
from quotematch.extract.speech.verb_forms import VerbForm
from quotematch.extract.speech.verb_second import bounds, clause_start, has_finite, is_finite, opener_of

_PARTICLE_REACH = 45  # items from a verb to its particle or participle


class ClauseVerb(NamedTuple):
    """A reporting verb in its clause.

    Items `start` to `end` are the cue; `finite` is the item of the finite verb (its own or an auxiliary's), `closing`
    the item from which on content may follow; `final` tells that the verb stands last in a subordinate clause.
    """

    start: int
    end: int
    form: VerbForm
    finite: int
    closing: int
    final: bool = False
    passive: bool = False


def verb_at(frame: Frame, v: int, rules: Grammar) -> ClauseVerb | None:
    """The reporting verb that item `v` is a form of, or None."""
    low, forms = frame.low[v], rules.second.forms
    if not frame.in_lower(v):
        return None
    parted = forms.parted.get(low)
    if parted is not None:
        at = _particle(frame, v, parted)
        if at is not None:
            return ClauseVerb(v, v + 1, parted[frame.low[at]], v, at + 1)
    last = v + 1 >= len(frame) or bounds(frame, v + 1)
    if low in forms.participles:
        found = _perfect(frame, v, forms.participles[low], rules)
        if found is not None:
            return found
    if low in forms.joined:
        return ClauseVerb(v, v + 1, forms.joined[low], v, v + 1, final=True) if last else None
    form = forms.finite.get(low)
    if form is None or (form.shape == "base" and not _plural_verb(frame, v, rules)):
        return None
    final = last and _subordinate(frame, v, rules)
    if not final and (_attributive(frame, v, rules) or _second_verb(frame, v, rules)):
        return None
    return ClauseVerb(v, v + 1, form, v, v + 1, final)


def _attributive(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether a form that looks like a past is an adjective: "die wiederholten Fouls"."""
    before = frame.low[v - 1] if v else ""
    tied = before in rules.determiners or before in rules.prepositions
    return tied and v + 1 < len(frame) and frame.capital(v + 1) and clause_start(frame, v) < v - 1


def _second_verb(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether the clause has its finite verb already: "hat schon wiederholt", where the word is no verb."""
    start = clause_start(frame, v)
    if start == v or frame.low[v - 1] in rules.coordinators:
        return False
    coordinated = max((k + 1 for k in range(start, v) if frame.low[k] in rules.coordinators), default=start)
    return has_finite(frame, coordinated, v, rules)


def _particle(frame: Frame, v: int, parted: dict[str, VerbForm]) -> int | None:
    """The item of the particle that ends the clause of the verb at `v`."""
    n = len(frame)
    for k in range(v + 1, min(n, v + _PARTICLE_REACH)):
        if frame.word[k] in COLONS:
            return None
        if frame.low[k] in parted and (k + 1 == n or bounds(frame, k + 1) or frame.low[k + 1] in QUOTES):
            return k
    return None


def _plural_verb(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether a form that is an infinitive too is finite: second in its clause, or at the head of a tail."""
    start = clause_start(frame, v)
    if start == v:
        return v > 0
    if frame.low[v - 1] in rules.to or has_finite(frame, start, v, rules):
        return False
    return not (v + 1 < len(frame) and is_finite(frame, v + 1, rules))


def _subordinate(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether the clause of the verb at `v` opens with a word that sends its verb to the end."""
    start = opener_of(frame, v, rules)
    start += start < v and frame.low[start] in rules.coordinators
    start += start < v and frame.low[start] in rules.prepositions
    if start >= v:
        return False
    low = frame.low[start]
    relative = low in rules.relatives and start > 0 and frame.word[start - 1] == ","
    return low in rules.subordinators or (relative and v > start + 1)


def _perfect(frame: Frame, p: int, form: VerbForm, rules: Grammar) -> ClauseVerb | None:
    """A participle that ends its clause, with the auxiliary before or behind it."""
    n, words = len(frame), rules.second
    closing = p + 1
    while closing < n and frame.low[closing] in words.after_participle and frame.piece[closing] < 0:
        closing += 1
    if closing < n and not bounds(frame, closing) and frame.low[closing] not in QUOTES:
        return None
    behind = frame.low[p + 1 : closing]
    undergone = any((low in words.passive and low not in words.have) or low in words.undergone for low in behind)
    if behind and _subordinate(frame, p, rules):
        return ClauseVerb(p, p + 1, form, closing - 1, closing, final=True, passive=undergone)
    for k in range(p - 1, max(-1, p - _PARTICLE_REACH), -1):
        if frame.word[k] in COLONS:
            break
        low = frame.low[k]
        if not (low in words.have or low in words.passive) or not frame.in_lower(k):
            continue
        if bounds(frame, k + 1) and k + 1 < p:
            continue
        passive = undergone or low not in words.have or (low in words.passive and form.lemma not in words.moving)
        return ClauseVerb(p, p + 1, form, k, closing, passive=passive)
    return None
