"""Quoted words inside a clause whose verb stands second: "nannte den Plan „falsch“", "sprach von „Erpressung“".

They complete the reporting verb where they stand, be they no longer than a term; names of things in quotation marks
("die Zeitung „Post“") do not.
"""

from __future__ import annotations

from dataclasses import replace

from quotematch.extract.records import Cue
from quotematch.extract.speech.clause_verbs import ClauseVerb
from quotematch.extract.speech.frames import TERM, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import COLONS, STOPS
from quotematch.extract.speech.verb_forms import VerbForm
from quotematch.extract.speech.verb_second import bounds, clause_start, is_finite

_TERM_REACH = 25  # items from a verb to the quoted words it takes


def place_stressed(frame: Frame, cue: Cue, verb: ClauseVerb, found: list[Cue], rules: Grammar) -> None:
    """Quoted words that a colon explains: "nannte den Plan „falsch“: Er koste zu viel"; but not "sagte der „Post“:"."""
    if cue.form.takes("a") or frame.low[verb.finite + 1] == TERM:
        place_inside(frame, replace(cue), verb, found, rules)


def place_inside(frame: Frame, cue: Cue, verb: ClauseVerb, found: list[Cue], rules: Grammar) -> None:
    """Quoted words inside the reporting clause: "nannte den Plan „falsch“", "sprach von „Erpressung“"."""
    if not cue.form.takes("qa"):
        return
    picked: int | None = None
    first = max(0, verb.start - _TERM_REACH) if verb.final else verb.finite + 1
    last = verb.start if verb.final else min(len(frame), first + _TERM_REACH)
    for i in range(first, last):
        if frame.piece[i] < 0:
            over = picked is not None and not verb.final and (bounds(frame, i) or is_finite(frame, i, rules))
            if over or frame.word[i] in COLONS or frame.word[i] in STOPS:
                break
            continue
        held = cue.subject is not None and cue.subject.start <= i < cue.subject.end
        if held or (frame.low[i] == TERM and _names_thing(frame, i, cue.form, rules)):
            continue
        if any(a <= i < b for other in found for a, b in other.content):
            break
        picked = i
        if not cue.form.takes("a"):
            break
    if picked is None and not verb.final:
        picked = _named_before(frame, verb.finite, rules)
    if picked is not None:
        cue.content = [(picked, picked + 1)]
        found.append(cue)


def _named_before(frame: Frame, finite: int, rules: Grammar) -> int | None:
    """Quoted words that stand first in the clause: "Als „Fehler“ bezeichnete sie ihn"."""
    openers = rules.role | rules.indefinite | rules.agent
    places = range(clause_start(frame, finite) + 1, finite)
    return next((i for i in places if frame.low[i] == TERM and frame.low[i - 1] in openers), None)


def _names_thing(frame: Frame, i: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether the quoted words at item `i` are the name of the noun before them: "der Zeitung „Bild“"."""
    if frame.opens_lower(i) or i == 0:
        return False
    if form.takes("a") and frame.low[i - 1] in (rules.role | rules.indefinite):
        return False
    if frame.low[i - 1] in rules.determiners:
        return i + 1 < len(frame) and not bounds(frame, i + 1) and frame.capital(i + 1)
    return frame.capital(i - 1) and frame.low[i - 1] not in rules.second.examples
