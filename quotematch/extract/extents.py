"""Extents: where reported content ends.

A clause goes on to the end of its sentence unless the reporter's own words begin before it: a coordinated reporting verb,
a turn with "but", the main clause behind a subordinate one, what follows a quotation that has its own stop.
"""

from __future__ import annotations

from quotematch.extract import complements
from quotematch.extract.frames import QUOTED, TERM, Frame
from quotematch.extract.verbs import Grammar


def right_end(frame: Frame, cue: Cue, complement: complements.Complement, rules: Grammar) -> int:
    """Where content that begins after the cue ends: with the frame, or with the phrase or quotation that it is."""
    n = len(frame)
    start = complement.start
    if complement.kind == "quote" and frame.low[start] in (QUOTED, TERM):
        end = run_of_quotes(frame, start)
        if end >= n or _quote_is_whole(frame, end - 1) or not frame.is_word(end) or frame.low[end] in rules.phrase_ends:
            return end
    if complement.kind == "as":
        last = max((i for i in range(start, n) if frame.piece[i] >= 0), default=-1)
        if last > start:
            return last + 1
    if complement.kind in ("to", "noun", "gerund", "as"):
        n = _phrase_stop(frame, start, rules)
    elif cue.first > 0 and frame.low[cue.first - 1] in rules.subordinators:
        n = _subordinate_end(frame, start, rules)
    elif cue.subject is not None and frame.low[cue.subject.end - 1] == "who" and frame.word[cue.subject.end - 2] == ",":
        n = next((i for i in range(start + 1, n) if frame.word[i] == ","), n)
    elif complement.kind in ("that", "bare"):
        n = _turn(frame, start, rules)
    return strip_stop(frame, start, _coordinated_end(frame, start, n, rules))


def strip_stop(frame: Frame, start: int, end: int) -> int:
    while end > start and frame.piece[end - 1] < 0 and frame.word[end - 1] in ".!?,;:":
        end -= 1
    return end


def _coordinated_end(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Before ", and reiterated …": a past reporting verb behind a coordinator is the reporter's again."""
    for i in range(start + 1, end - 1):
        if frame.low[i] in ("and", "but") and (frame.word[i - 1] in ",—" or frame.low[i - 1] == QUOTED):
            k = i + 1 + (frame.low[i + 1] in ("also", "then", "later", "has", "had"))
            form = rules.verbs.get(frame.low[k]) if k < end and frame.piece[k] < 0 else None
            if form is not None and form.shape == "past":
                return i
    return end


def run_of_quotes(frame: Frame, start: int) -> int:
    """End of a row of quotations with nothing but commas and coordinators between them."""
    n, end = len(frame), start + 1
    while end < n and (
        frame.piece[end] >= 0
        or (end + 1 < n and frame.piece[end + 1] >= 0 and frame.low[end] in (",", ";", "and", "—", "–", "or", "but"))
    ):
        end += 1
    return end


def _phrase_stop(frame: Frame, start: int, rules: Grammar) -> int:
    """Where a phrase ends that is no clause: before a comma or dash behind which the reporter goes on."""
    n = len(frame)
    for i in range(start + 1, n - 1):
        if frame.word[i] in ",—–" or (frame.word[i] == "-" and frame.word[i + 1] == "-"):
            following = frame.low[i + 1]
            if (
                following in rules.resumptions
                or (following.endswith("ing") and len(following) > 4)
                or frame.word[i + 1] == "-"
            ):
                return i
        if i > start + 2 and frame.low[i] in rules.phrase_stops:
            return i
        if frame.low[i] in ("and", "but") and frame.word[i + 1].islower() and _past(frame.low[i + 1], rules):
            return i
    return n


def _past(low: str, rules: Grammar) -> bool:
    form = rules.verbs.get(low)
    return form.shape == "past" if form else low.endswith("ed") and len(low) > 4


def _turn(frame: Frame, start: int, rules: Grammar) -> int:
    """Where the reporter turns: ", but he did not apologize"."""
    n = len(frame)
    for i in range(start + 2, n - 3):
        if (
            frame.word[i] == ","
            and frame.low[i + 1] in ("but", "although", "though")
            and frame.low[i + 2] in rules.subject_pronouns
        ):
            return i
    return n


def _subordinate_end(frame: Frame, start: int, rules: Grammar) -> int:
    """Where the main clause begins in "While critics argue that A, the mayor was …"."""
    n = len(frame)
    for i in range(start + 2, n - 2):
        opens = (
            frame.low[i + 1] in rules.determiners or frame.low[i + 1] in rules.subject_pronouns or frame.capital(i + 1)
        )
        if frame.word[i] == "," and opens and complements.has_verb(frame, i + 2, rules, min(n, i + 12)):
            return i
    return n


def _quote_is_whole(frame: Frame, i: int) -> bool:
    """Whether a quotation ends with its own stop, so that what follows is the reporter's."""
    text = frame.text[frame.start[i] : frame.end[i]]
    return len(text) > 1 and text[-2] in ".!?,"
