"""Attributing phrases: "laut Polizei", "nach Angaben der Polizei", "Berichten zufolge", "so der Minister", "demnach".

Phrases without a verb that stand in the middle of the very clause which they attribute, so that content is what stands
before and behind them. Each tells by its words where the speaker is.
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech.extents import strip_stop
from quotematch.extract.speech.frames import QUOTES, TERM, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import COLONS
from quotematch.extract.speech.subjects import Subject
from quotematch.extract.speech.verb_forms import VerbForm
from quotematch.extract.speech.verb_second import (
    bounds,
    clause_end,
    clause_start,
    has_finite,
    opens_subject,
    phrase_before,
    phrase_end,
)

_CARRIER_REACH = 6  # items from "nach" to "Angaben"
_LEAST_CONTENT = 2  # items
_VIEW_REACH = 20  # items from "ist" to the quoted words
_LONGEST_TAIL = 14  # items of ", so der Minister im Bundestag"


def phrase_cue(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    """The attributing phrase whose word is item `v`, with its speaker and without content; None when it is none."""
    low, words = frame.low[v], rules.second
    if low in rules.according_heads:
        return _before_noun(frame, v, rules)
    if low in words.after:
        return _by_carrier(frame, v, rules) or _behind_carrier(frame, v, rules)
    if low in words.conforming:
        return _by_carrier(frame, v, rules)
    if low in words.postposed:
        start = phrase_before(frame, v, rules)
        return _cue(v, v + 1, Subject(start, v, start)) if start < v else None
    if low in words.so:
        return _so(frame, v, rules)
    if low in words.viewing:
        return _in_view(frame, v, rules)
    if low in words.thus:
        cue = _cue(v, v + 1, Subject(v, v + 1, v))
        cue.resumes = True
        return cue
    return None


def _cue(start: int, end: int, subject: Subject | None) -> Cue:
    return Cue(start, end, VerbForm("", "", "phrase"), subject, kind="according")


def _before_noun(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    """Before its noun: "laut Polizei", "laut einem Bericht der Zeitung"."""
    end = phrase_end(frame, v + 1, rules)
    return _cue(v, v + 1, Subject(v + 1, end, v)) if end > v + 1 else None


def _by_carrier(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    """With a noun of saying, "nach ersten Angaben der Polizei": who speaks stands behind the noun, or is the phrase."""
    for k in range(v + 1, min(len(frame), v + 1 + _CARRIER_REACH)):
        if frame.piece[k] >= 0 or bounds(frame, k):
            return None
        if is_carrier(frame, k, rules):
            end = phrase_end(frame, v + 1, rules)
            end = end if end > k else k + 1
            own = _owner(frame, k, end, rules)
            return _cue(v, k + 1 if own else v + 1, Subject(own or v + 1, end, v))
        if frame.capital(k) and frame.low[k - 1] in rules.determiners:
            return None
    return None


def _owner(frame: Frame, carrier: int, end: int, rules: Grammar) -> int | None:
    """Where the speaker begins behind "Angaben": "der Polizei", "von Lee"."""
    at = carrier + 1
    if at < end and frame.low[at] in rules.second.tied:
        at += frame.low[at] not in rules.second.fused
    return at if at < end else None


def is_carrier(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether item `k` is a noun for what somebody says, be it the end of a compound: "Polizeiangaben"."""
    low = frame.low[k]
    if not frame.capital(k):
        return False
    return low in rules.second.carriers or any(low.endswith(noun) for noun in rules.second.carrier_ends)


def _behind_carrier(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    """Behind its noun: "seiner Meinung nach", "dem Vernehmen nach"."""
    if not v or not is_carrier(frame, v - 1, rules):
        return None
    if v + 1 < len(frame) and frame.capital(v + 1):
        return None
    start = phrase_before(frame, v, rules)
    return _cue(v, v + 1, Subject(start, v, start)) if start < v else None


def _so(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    """As in "…, so der Minister.": a subject and no verb behind it."""
    if v == 0 or v + 1 >= len(frame) or not (bounds(frame, v - 1) or frame.low[v - 1] == TERM):
        return None
    if frame.word[v - 1] in COLONS or not opens_subject(frame, v + 1, rules):
        return None
    end = clause_end(frame, v + 1)
    if end - v > _LONGEST_TAIL or has_finite(frame, v + 1, end, rules):
        return None
    last = phrase_end(frame, v + 1, rules)
    return _cue(v, v + 1, Subject(v + 1, last, v)) if last > v + 1 else None


def _in_view(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    """As in "Für den Minister ist der Plan „ein Fehler“": what something is in somebody's eyes, in quoted words."""
    end, words = phrase_end(frame, v + 1, rules), rules.second
    verb = end if v == clause_start(frame, v) else v - 1
    if end == v + 1 or verb >= len(frame) or frame.low[verb] not in words.copulas:
        return None
    behind = max(verb + 1, end)
    reach = range(behind, min(len(frame), behind + _VIEW_REACH))
    at = next((i for i in reach if frame.piece[i] >= 0 or bounds(frame, i)), None)
    if at is None or frame.piece[at] < 0 or (frame.capital(at - 1) and not frame.opens_lower(at)):
        return None
    if at + 1 < len(frame) and not bounds(frame, at + 1):
        return None  # "Für Mai ist ein „runder Tisch“ geplant"
    cue = _cue(v, v + 1, Subject(v + 1, end, v))
    cue.content = [(at, at + 1)]
    return cue


def place_phrase(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Add an attributing phrase to `found`, with the clause around it as its content."""
    if cue.content:
        found.append(cue)
        return
    n = len(frame)
    first = cue.start if cue.subject is None else min(cue.start, cue.subject.start)
    last = cue.end if cue.subject is None else max(cue.end, cue.subject.end)
    holder = next((c for c in reversed(found) if c.content and c.content[-1][0] <= first < c.content[-1][1]), None)
    cue.nested = holder is not None
    begin, end = holder.content[-1] if holder else (_content_start(frame, first, found), n)
    if frame.low[cue.start] in rules.second.so:
        last = clause_end(frame, last)
        quote = _quote_before(frame, first)
        if quote is not None:
            begin = quote
    while last < end and not frame.is_word(last) and frame.piece[last] < 0 and frame.word[last] != "(":
        last += 1
    while (
        begin < first
        and frame.piece[begin] < 0
        and (not frame.is_word(begin) or frame.low[begin] in rules.coordinators)
    ):
        begin += 1
    clause = clause_start(frame, first)
    if clause > begin and _depends(frame, clause, rules):
        begin, end = clause, min(end, clause_end(frame, last))
        begin += frame.low[begin] in rules.subordinators
    parts = [(begin, first), (last, strip_stop(frame, last, end))]
    cue.content = [(a, b) for a, b in parts if b - a >= _LEAST_CONTENT or any(frame.piece[i] >= 0 for i in range(a, b))]
    cue.kind = "according"
    found.append(cue)


def _depends(frame: Frame, start: int, rules: Grammar) -> bool:
    """Whether a clause that begins at `start` depends on another one: a relative or subordinate clause."""
    return frame.low[start] in rules.relatives or frame.low[start] in rules.subordinators


def _quote_before(frame: Frame, first: int) -> int | None:
    """The quotation that ends right before ", so Lee", when it is all of the content."""
    k = first - 1
    while k > 0 and frame.is_sign(k):
        k -= 1
    return k if k >= 0 and frame.low[k] in QUOTES and not frame.opens_lower(k) else None


def _content_start(frame: Frame, first: int, found: list[Cue]) -> int:
    """Where the content before a phrase begins: behind what was found before, and behind a colon."""
    begin = max((max(c.end, *(b for _, b in c.content)) for c in found if c.content), default=0)
    begin = begin if begin <= first else 0
    return max((i + 1 for i in range(begin, first) if frame.word[i] in COLONS), default=begin)
