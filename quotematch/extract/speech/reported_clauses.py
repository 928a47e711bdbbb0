"""Reported clauses: where one behind its cue begins and ends, in a language whose verb stands second or last."""

from __future__ import annotations

from quotematch.extract.speech.clause_verbs import ClauseVerb
from quotematch.extract.speech.frames import QUOTED, QUOTES, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import COLONS
from quotematch.extract.speech.verb_forms import VerbForm
from quotematch.extract.speech.verb_second import (
    behind_inserts,
    bounds,
    clause_end,
    has_finite,
    is_finite,
    opens_relative,
)


def complement(frame: Frame, verb: ClauseVerb, closing: int, rules: Grammar) -> int | None:
    """The first item of what is reported behind the clause of the verb, or None."""
    n = len(frame)
    at = clause_end(frame, closing)
    if at < n and frame.word[at] == ",":
        at = behind_inserts(frame, at, rules)
    if at >= n:
        return None
    if frame.low[at] == QUOTED:
        return at if verb.form.takes("qa") else None
    if frame.word[at] == ":":
        return at + 1 if verb.form.takes("qt") and at + 1 < n else None
    if frame.word[at] != "," or at + 1 >= n:
        return None
    first = at + 1
    if frame.low[first] in QUOTES:
        return first if verb.form.takes("qb") else None
    if _reported_clause(frame, first, verb.form, rules):
        return first
    colon = clause_end(frame, first)
    announces = colon + 1 < n and frame.word[colon] == ":" and verb.form.takes("q")
    return colon + 1 if announces else None


def _reported_clause(frame: Frame, first: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether a clause that completes the verb begins at item `first`, behind a comma."""
    low, n = frame.low[first], len(frame)
    if low in rules.that:
        return form.takes("tb")
    end = clause_end(frame, first)
    if low in rules.wh and low not in rules.relatives and low not in rules.second.how:
        return form.takes("wt")
    if form.takes("i") and infinitive(frame, first, rules):
        return True
    if not form.takes("b") or low in rules.coordinators or opens_relative(frame, first, end, rules):
        return False
    if is_finite(frame, first, rules) or low in rules.second.asides:
        return False
    stop = next((k for k in range(first, n) if frame.low[k] == QUOTED or frame.word[k] in COLONS), n)
    return has_finite(frame, first, n if stop < n and frame.low[stop] == QUOTED else stop, rules)


def infinitive(frame: Frame, first: int, rules: Grammar) -> bool:
    """Whether the clauses from item `first` on come to a zu-infinitive before a finite verb."""
    for i in range(first, len(frame) - 1):
        if frame.low[i] in rules.to and frame.in_lower(i + 1) and frame.low[i + 1].endswith("n"):
            return True
        if is_finite(frame, i, rules) and frame.word[i - 1] != ",":
            return _joined_infinitive(frame, first, i, rules)
    return _joined_infinitive(frame, first, len(frame), rules)


def _joined_infinitive(frame: Frame, first: int, end: int, rules: Grammar) -> bool:
    """Whether an infinitive with its "zu" inside stands there: "aufzufordern"."""
    (to,) = rules.to
    return any(frame.in_lower(i) and frame.low[i].endswith("n") and to in frame.low[i][2:-3] for i in range(first, end))


def quote_end(frame: Frame, start: int, rules: Grammar) -> int:
    """Where content ends that begins with a quotation: behind it, or at the frame's end when its sentence goes on.

    A preposition behind it opens an adjunct of the reporter's: "schrieben „Nein“ an die Wand".
    """
    n, end = len(frame), start + 1
    while end < n and (frame.piece[end] >= 0 or (end + 1 < n and frame.piece[end + 1] >= 0 and bounds(frame, end))):
        end += 1
    over = end >= n or bounds(frame, end) or not frame.in_lower(end) or frame.low[end] in rules.prepositions
    return end if over else n


def main_clause(frame: Frame, start: int, rules: Grammar) -> int:
    """Where the main clause begins behind a subordinate one: at a comma and a finite verb."""
    n = len(frame)
    return next((i for i in range(start, n - 1) if frame.word[i] == "," and is_finite(frame, i + 1, rules)), n)


def asks(frame: Frame, begin: int, verb: int, rules: Grammar) -> bool:
    """Whether all that stands before the verb is what was asked: "Auf die Frage, ob er bleibe, | sagte"."""
    comma = clause_end(frame, begin)
    if comma + 1 >= verb or frame.low[comma - 1] not in rules.second.asking or frame.low[comma + 1] not in rules.wh:
        return False
    return frame.low[begin] in rules.prepositions and main_clause(frame, comma + 1, rules) == verb - 1
