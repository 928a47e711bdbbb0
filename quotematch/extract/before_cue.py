"""Content before the cue, and around it: "…, Lee said", "…,” said Lee", "The plan, Lee said, would …".

Tried first at each reporting verb that can follow what it reports. What stands before the cue must be a quotation or a
clause, and no content of its own may follow the cue, but for the rest of what came before.
"""

from __future__ import annotations

from quotematch.extract import complements, subjects
from quotematch.extract.extents import strip_stop
from quotematch.extract.frames import QUOTED, TERM, Frame
from quotematch.extract.records import Cue
from quotematch.extract.subjects import Subject
from quotematch.extract.verbs import Grammar

_DASHES = frozenset("—–―")


def place_before(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """Content before the cue, and around it. True when it was found."""
    frames = cue.form.frames
    if not ({"q", "p"} & set(frames)) or cue.form.shape == "ing":
        return False
    inverted = _inverted(frame, cue, rules)
    bound = _bound(frame, cue, rules) if inverted is None else cue.start
    if inverted is not None:
        cue.subject = inverted
    silent = cue.subject is not None and (
        frame.low[cue.subject.start] in rules.first_person or frame.low[cue.subject.end - 1] in rules.relatives
    )
    if bound is None or silent:
        return False
    last_quoted = _ends_quoted(frame, bound)
    subject, tail = cue.subject, inverted.end if inverted else cue.end
    if subject is None:
        subject = subjects.right(frame, cue.end, rules)
        if subject is None:
            return False
        tail = subject.end
    if not last_quoted and "p" not in frames:
        return False
    if not last_quoted and not _clause_before(frame, bound, rules):
        return _place_around(frame, cue, subject, bound, tail, rules, found)
    follows = complements.after(frame, tail, cue.form, rules)
    blocks = follows is not None and not (last_quoted and follows.kind in ("bare", "to", "noun", "wh", "gerund"))
    if blocks and not _quote_goes_on(frame, tail, last_quoted):
        return False
    tail = _tail(frame, tail, rules)
    if tail < 0:
        return False
    cue.subject = subject
    begin = _left_start(frame, bound, found, last_quoted)
    if last_quoted and frame.low[bound] == "as":
        begin = next(k for k in range(bound - 1, -1, -1) if frame.piece[k] >= 0)
    cue.content = [(begin, bound)]
    cue.kind = "left"
    _enclose(found, begin, bound)
    _go_on(frame, cue, tail, last_quoted, rules)
    found.append(cue)
    return True


def _bound(frame: Frame, cue: Cue, rules: Grammar) -> int | None:
    """The item before which content to the left must end, or None when nothing stands there."""
    if cue.subject is not None:
        bound = cue.subject.start
    else:
        bound = subjects.verb_group(frame, cue.start, rules).edge
    if bound >= 2 and frame.low[bound - 1] == "as" and (frame.word[bound - 2] == "," or frame.low[bound - 2] == QUOTED):
        bound -= 1
    if bound == 0:
        return None
    before = frame.word[bound - 1]
    if frame.low[bound - 1] == QUOTED or before in ",)" or before in _DASHES or before in "!?…":
        return bound
    return bound if frame.low[bound - 1] == TERM and "q" in cue.form.frames else None


def _inverted(frame: Frame, cue: Cue, rules: Grammar) -> Subject | None:
    """The subject of "…, said Ann Lee." when the verb follows a comma or quotation and a name and a stop follow it."""
    if cue.start == 0 or not (frame.low[cue.start - 1] in (QUOTED, TERM) or frame.word[cue.start - 1] in ",!?—–"):
        return None
    found = subjects.right(frame, cue.end, rules)
    if found is None or frame.low[found.start] in rules.subject_pronouns:
        return None
    end = found.end
    closed = (
        end >= len(frame)
        or frame.word[end] in ",.;:"
        or frame.low[end] in (QUOTED, TERM)
        or frame.low[end] in rules.prepositions | rules.times | rules.barriers
    )
    return found if closed and not complements.has_verb(frame, found.start, rules, min(end, found.start + 6)) else None


def _ends_quoted(frame: Frame, bound: int) -> bool:
    k = bound - 1
    if k > 0 and frame.piece[k] < 0 and frame.word[k] in ",!?—–)":
        k -= 1
    return frame.low[k] == QUOTED or (frame.low[k] == TERM and k == 0)


def _clause_before(frame: Frame, bound: int, rules: Grammar) -> bool:
    """Whether the items before `bound` can be content without marks: a clause, not an adjunct."""
    end = bound - 1
    if end < 3 or (frame.piece[bound - 1] < 0 and frame.word[bound - 1] not in ",—–"):
        return False
    first = frame.low[0]
    if first in (
        "when",
        "asked",
        "while",
        "as",
        "after",
        "before",
        "meanwhile",
        "speaking",
        "later",
        "earlier",
        "still",
        "however",
    ):
        return (
            any(frame.word[k] == "," for k in range(3, end))
            and complements.has_verb(frame, 1, rules, end)
            and first not in ("asked", "speaking", "when", "while")
        )
    if first in rules.prepositions and not complements.has_verb(frame, 1, rules, end):
        return False
    return complements.has_verb(frame, 0, rules, end) or QUOTED in frame.low[:end]


def _quote_goes_on(frame: Frame, tail: int, quoted: bool) -> bool:
    """“A,” he said, “B”: what follows is the rest of what came before; of unquoted words only in lower case."""
    if tail + 1 >= len(frame) or frame.word[tail] not in ",;:—–-" or frame.low[tail + 1] not in (QUOTED, TERM):
        return False
    return quoted or frame.text[frame.start[tail + 1] + 1 : frame.start[tail + 1] + 2].islower()


def _tail(frame: Frame, k: int, rules: Grammar) -> int:
    """Where the reporting clause ends after item `k`: at a comma, stop, or the end; -1 when a clause follows."""
    n = len(frame)
    j = k
    while j < n:
        low = frame.low[j]
        if low == QUOTED or frame.word[j] in ",.;:!?" or frame.word[j] in _DASHES:
            break
        if j == k and frame.piece[j] < 0 and frame.is_word(j):
            opens = (
                low in rules.prepositions
                or low in rules.times
                or low in rules.barriers
                or low.endswith("ly")
                or low in rules.addressees
            )
            known = low in rules.coordinators or low in ("again", "too", "then", "back", "out", "when", "who", "one")
            if not (opens or known or frame.capital(j) or low in rules.determiners):
                return -1
        j += 1
    return j


def _left_start(frame: Frame, bound: int, found: list[Cue], quoted: bool) -> int:
    begin = 0
    for other in found:
        if other.kind == "left" and other.content:
            begin = max(begin, other.content[-1][1], other.end)
    if quoted:
        k = bound - 1
        while k > begin and frame.low[k] != QUOTED and frame.low[k] != TERM:
            k -= 1
        while k > begin:
            before = frame.word[k - 1]
            if before in (":", ";") or (frame.low[k - 1] == QUOTED):
                break
            k -= 1
        if k > begin and frame.low[k - 1] == QUOTED:
            return k - 1
        begin = max(begin, k)
    while (
        begin < bound
        and frame.piece[begin] < 0
        and (not frame.is_word(begin) or frame.low[begin] in ("but", "and", "so", "yet", "still"))
    ):
        if frame.low[begin] == "so" and frame.low[begin + 1 : begin + 2] != [","]:
            break
        begin += 1
    return begin


def _enclose(found: list[Cue], begin: int, end: int) -> None:
    """What was found within `begin` to `end` is nested there, and ends there."""
    for other in found:
        if other.start >= begin and other.end <= end:
            other.nested = True
            other.content = [(a, min(b, end - 1)) for a, b in other.content if a < end - 1]


def _place_around(
    frame: Frame, cue: Cue, subject: Subject, bound: int, tail: int, rules: Grammar, found: list[Cue]
) -> bool:
    """ "The risk, Lee said, is a clash"; "In 2008, Lee said, taxes rose": the clause goes on behind the cue."""
    tail = _tail(frame, tail, rules)
    n = len(frame)
    if tail < 0 or tail >= n or frame.word[tail] != "," or frame.word[bound - 1] != "," or bound > 12:
        return False
    if not complements.has_verb(frame, tail + 1, rules) or n - tail < 4 or frame.low[tail + 1] in rules.resumptions:
        return False
    if frame.low[tail + 1].endswith("ing"):
        return False
    lead = 0
    while lead < bound and (frame.low[lead] in rules.coordinators or not frame.is_word(lead)) and frame.piece[lead] < 0:
        lead += 1
    adjunct = (
        frame.low[lead] in rules.prepositions or frame.low[lead] in rules.barriers or frame.low[lead].endswith("ly")
    )
    cue.subject = subject
    cue.content = [] if adjunct or frame.low[lead] in rules.connectives else [(lead, bound)]
    cue.content.append((tail + 1, strip_stop(frame, tail + 1, n)))
    cue.kind = "left"
    found.append(cue)
    return True


def _go_on(frame: Frame, cue: Cue, tail: int, quoted: bool, rules: Grammar) -> None:
    """Add what follows the reporting clause when it is the rest of the content."""
    n = len(frame)
    if tail >= n or (frame.low[tail] != QUOTED and frame.word[tail] not in ",;:—–"):
        return
    begin = tail if frame.low[tail] == QUOTED else tail + 1
    k = begin
    while (
        k < n
        and k - begin < 4
        and frame.piece[k] < 0
        and frame.low[k] in ("and", "but", "that", "because", "then", "“")
    ):
        k += 1
    if k < n and frame.low[k] in (QUOTED, TERM):
        end = k + 1
        while end < n and (
            frame.piece[end] >= 0 or (end + 1 < n and frame.piece[end + 1] >= 0 and frame.word[end] in ",;—–")
        ):
            end += 1
        cue.content.append((k, end))
        return
    if quoted:
        _resume(frame, cue, begin)
        return
    if begin >= n or frame.word[tail] not in ",—–":
        return
    first = frame.low[begin]
    if first.endswith("ing") or first in (
        "as",
        "when",
        "while",
        "after",
        "before",
        "who",
        "which",
        "where",
        "according",
        "citing",
        "in",
        "at",
        "during",
        "speaking",
        "but",
        "and",
        "though",
        "although",
        "with",
        "a",
        "an",
    ):
        return
    cue.content.append((begin, strip_stop(frame, begin, n)))


def _resume(frame: Frame, cue: Cue, begin: int) -> None:
    """“A,” Lee said, referring to the vote, “b”: a quotation in lower case goes on with the one that a comma left."""
    last = cue.content[-1][1] - 1
    while last > 0 and frame.piece[last] < 0:
        last -= 1
    if frame.text[frame.end[last] - 2 : frame.end[last] - 1] != ",":
        return
    for k in range(begin, len(frame)):
        if frame.low[k] == QUOTED:
            if frame.text[frame.start[k] + 1 : frame.start[k] + 2].islower():
                cue.content.append((k, k + 1))
            return
