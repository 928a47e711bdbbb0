"""Clauses that no reporting verb governs: "die Ansicht, dass …", "Berichte, wonach …", and the mood of reported speech.

Nouns of saying take a clause or a quotation, and whoever owns them speaks. Where a sentence has no cue at all, the mood
of its verb still tells that it is reported: "Er habe nichts gewusst" goes on with what was reported before.
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech.extents import strip_stop
from quotematch.extract.speech.frames import QUOTED, QUOTES, TERM, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.reported_clauses import infinitive, main_clause, quote_end
from quotematch.extract.speech.subjects import Subject
from quotematch.extract.speech.verb_forms import VerbForm
from quotematch.extract.speech.verb_second import (
    behind_inserts,
    bounds,
    clause_end,
    has_finite,
    main_subject,
    main_verb,
    phrase_before,
    phrase_end,
    subject_of,
)

_LEAST_SENTENCE = 4  # items of a sentence that its mood reports
_OWNER_REACH = 8  # items between a noun and its clause


def links(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether item `v` links a report to the noun before its comma: "wonach"."""
    return frame.low[v] in rules.second.whereby and v > 1 and frame.word[v - 1] == ","


def place_whereby(frame: Frame, v: int, found: list[Cue], rules: Grammar) -> None:
    """As in "Berichte der Zeitung, wonach die Brücke …": the noun before the comma speaks."""
    start = phrase_before(frame, v - 1, rules)
    cue = Cue(v, v + 1, VerbForm(frame.low[v], "", "phrase"), Subject(start, v - 1, start) if start < v - 1 else None)
    cue.nested = any(a <= v < b for other in found for a, b in other.content)
    cue.content = [(v + 1, strip_stop(frame, v + 1, len(frame)))]
    found.append(cue)


def place_noun(frame: Frame, v: int, found: list[Cue], rules: Grammar) -> None:
    """Add to `found` what completes a noun of saying: "vertrat die Ansicht, dass …", "mit den Worten: „…“"."""
    n = len(frame)
    if not frame.capital(v):
        return
    reach = range(v + 1, min(n, v + 1 + _OWNER_REACH))
    at = next((k for k in reach if bounds(frame, k) or (k == v + 1 and frame.low[k] == TERM)), None)
    if at is None or at + 1 > n or has_finite(frame, v + 1, at, rules):
        return
    start = at if frame.low[at] in QUOTES else at + 1
    if start >= n or any(start in range(a, b) or a == start for cue in found for a, b in cue.content):
        return
    quote = frame.low[start] in QUOTES and frame.word[at] != ","
    clause = frame.word[at] == "," and (frame.low[start] in rules.that or _infinitive_alone(frame, start, rules))
    if not (quote or clause):
        return
    first = v + 1 + (frame.low[v + 1] in rules.second.tied)
    owner = Subject(first, at, v) if at > first and phrase_end(frame, first, rules) == at else None
    subject = owner or main_subject(frame, v, rules)
    cue = Cue(v, v + 1, VerbForm(frame.low[v], "", "noun"), subject)
    cue.nested = any(a <= v < b for other in found for a, b in other.content)
    if quote:
        end = quote_end(frame, start, rules)
    elif frame.low[start] in rules.that:
        end = n if has_finite(frame, 0, v, rules) else main_clause(frame, start, rules)
    else:
        end = clause_end(frame, start)
    start += frame.low[start] in rules.that
    cue.content = [(start, strip_stop(frame, start, end))]
    found.append(cue)


def _infinitive_alone(frame: Frame, start: int, rules: Grammar) -> bool:
    end = clause_end(frame, start)
    return not has_finite(frame, start, end, rules) and infinitive(frame, start, rules)


def place_mood(frame: Frame, found: list[Cue], rules: Grammar) -> None:
    """A sentence whose verb is in the mood of reported speech goes on with what was reported before.

    When the mood is only that of a clause behind the main one, "Sie ließ durchblicken, die Brücke sei gesperrt", the
    main clause reports it, whatever its verb.
    """
    words, n = rules.second, len(frame)
    if n < _LEAST_SENTENCE or frame.low[0] in words.not_mood:
        return
    main = main_verb(frame, n, rules)
    if main is None or any(frame.low[k] in words.not_mood for k in (main - 1, min(main + 1, n - 1))):
        return
    low = frame.low[main]
    if low in words.mood or low in words.mood_too:
        cue = Cue(main, main + 1, VerbForm(low, "", "phrase"))
        cue.kind = "mood" if low in words.mood else "mood_too"
        end = next((k for k in range(main, n - 1) if frame.word[k] == ":" and frame.low[k + 1] == QUOTED), n)
        cue.content = [(0, end)]
        found.append(cue)
        return
    _place_dependent(frame, main, found, rules)


def _place_dependent(frame: Frame, main: int, found: list[Cue], rules: Grammar) -> None:
    """The clause behind the first comma after the main verb, when it is in the mood of reported speech."""
    n = len(frame)
    comma = clause_end(frame, main)
    if comma + 1 >= n or frame.word[comma] != ",":
        return
    first = behind_inserts(frame, comma, rules) + 1
    if first >= n or frame.low[first] in rules.coordinators or frame.low[first] in rules.second.not_mood:
        return
    end = clause_end(frame, first)
    if any(frame.low[k] in rules.second.mood and frame.in_lower(k) for k in range(first, end)):
        cue = Cue(main, main + 1, VerbForm(frame.low[main], "", "phrase"), subject_of(frame, main, rules))
        first += frame.low[first] in rules.that
        cue.content = [(first, strip_stop(frame, first, n))]
        found.append(cue)
