"""Cuts: words at an edge, or under an ellipsis, that governed what is left.

“I do not believe that we should attack” / “we should attack”: each word left is exact and the sense is gone. What
`governors` finds among the words that were cut is told, unless the outlet says it in words of its own.
"""

from __future__ import annotations

from quotematch.judge.edits import Change
from quotematch.judge.findings import Finding, Pair, around
from quotematch.judge.governors import Govern, Governor, asked, head_governor, opens_question, tail_governor
from quotematch.judge.phrasing import Side, shown
from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording
from quotematch.models import DiscrepancyKind, EditKind, Severity

#: What may stand in place of a question mark where a sentence is stated.
_STATED = ".!,;"


def cut_findings(pair: Pair) -> list[Finding]:
    """Cuts that take away what governs the rest, unless the outlet says it in its own words."""
    found = []
    for change in pair.changes:
        if change.kind is EditKind.PUNCTUATION and _question_lost(pair, change):
            found.append(_question_finding(pair, change))
        if change.kind not in (EditKind.HEAD_CUT, EditKind.TAIL_CUT, EditKind.ELLIPSIS):
            continue
        in_a = _governor_of(pair.a, change.a_start, change.a_end, change.kind, pair.vocabulary)
        in_b = _governor_of(pair.b, change.b_start, change.b_end, change.kind, pair.vocabulary)
        if in_a and in_b and in_a.kind is in_b.kind:
            continue
        for governor, side, reporter in ((in_a, pair.a, pair.before_b), (in_b, pair.b, pair.before_a)):
            keys = side.keys[governor.start : governor.end] if governor else ()
            if governor and not reporter.says(governor.kind, keys, pair.vocabulary):
                if governor.kind is Govern.QUESTION and _still_asked(pair, change, side):
                    continue
                found.append(_cut_finding(pair, change, side, governor, from_a=side is pair.a))
    return found


def _governor_of(side: Wording, start: int, end: int, kind: EditKind, vocabulary: Vocabulary) -> Governor | None:
    if start == end:
        return None
    head = head_governor(side, start, end, vocabulary) if kind is not EditKind.TAIL_CUT else None
    return head or (tail_governor(side, start, end, vocabulary) if kind is not EditKind.HEAD_CUT else None)


def _cut_finding(pair: Pair, change: Change, side: Wording, governor: Governor, *, from_a: bool) -> Finding:
    severity = Severity.ALARM if governor.kind is Govern.NEGATION else Severity.WARNING
    words = shown(side.raw(governor.start, governor.end))
    what = f"{'an' if governor.kind is Govern.ATTRIBUTION else 'a'} {governor.kind.value}"

    def tell(a: Side, b: Side) -> str:
        has, lacks = (a, b) if from_a else (b, a)
        quotes = lacks.form("quotes", "quote")
        return f"{lacks} {quotes} this without {what} that governs it in {has}: {words}."

    place = side.place(governor.start, governor.end)
    places = ((place,), (change.b,)) if from_a else ((change.a,), (place,))
    key = (" ".join(pair.b.keys[change.b_start : change.b_end]),)
    return Finding(DiscrepancyKind.GOVERNOR_CUT, severity, tell, *places, key)


def _still_asked(pair: Pair, change: Change, side: Wording) -> bool:
    """Whether the side that lacks the opening of a question ends it with a question mark all the same."""
    return asked(pair.b, change.b_end) if side is pair.a else asked(pair.a, change.a_end)


def _question_lost(pair: Pair, change: Change) -> bool:
    """Whether one side asks what the other states, and nothing but the mark tells it."""
    marks = {char for place, side in ((change.a, pair.a), (change.b, pair.b)) for char in place.of(side.text)}
    one_asks = ("?" in change.a.of(pair.a.text)) != ("?" in change.b.of(pair.b.text))
    stated = bool(marks & set(_STATED))
    at_a, at_b = max(change.a_start - 1, 0), max(change.b_start - 1, 0)
    inverted = opens_question(pair.a, at_a, pair.vocabulary) or opens_question(pair.b, at_b, pair.vocabulary)
    return one_asks and stated and not inverted and bool(len(pair.a) and len(pair.b))


def _question_finding(pair: Pair, change: Change) -> Finding:
    asks_a = "?" in change.a.of(pair.a.text)
    side, at = (pair.a, change.a_start) if asks_a else (pair.b, change.b_start)
    words = around(side, max(at - 1, 0), at)

    def tell(a: Side, b: Side) -> str:
        asks, states = (a, b) if asks_a else (b, a)
        return f"{asks} {asks.form('asks', 'ask')} what {states} {states.form('states', 'state')}: {words}."

    return Finding(DiscrepancyKind.GOVERNOR_CUT, Severity.WARNING, tell, (change.a,), (change.b,), ("?",))
