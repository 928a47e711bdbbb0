"""Content after the cue: "Lee said that …", "… and added …", "…, adding …".

A verb without a subject of its own shares one; a new subject behind a comma, or a shared one, closes the content before.
What can close nothing stands in the content of the cue before it, and is nested there.
"""

from __future__ import annotations

from quotematch.extract import complements, subjects
from quotematch.extract.extents import right_end, strip_stop
from quotematch.extract.frames import QUOTED, Frame
from quotematch.extract.records import Cue
from quotematch.extract.subjects import Subject
from quotematch.extract.verbs import Grammar


def place_after(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Content after the cue."""
    n = len(frame)
    holder = holder_of(cue, found)
    shared = _shares_subject(frame, cue, found, rules)
    if shared is not None:
        cue.subject = shared[0]
        boundary: int | None = shared[1]
    elif cue.subject is None or (cue.form.shape == "ing" and not _progressive(frame, cue, rules)):
        return
    else:
        boundary = _clause_boundary(frame, cue, rules) if holder else None
    if cue.subject is None or frame.low[cue.subject.start] in rules.first_person:
        return
    complement = complements.after(frame, cue.end, cue.form, rules)
    if complement is None or n - complement.start < 1 or _names_thing(frame, cue, complement):
        return
    if holder is not None:
        if boundary is not None:
            holder.content[-1] = (holder.content[-1][0], strip_stop(frame, holder.content[-1][0], boundary))
        elif complement.kind in ("to", "noun", "gerund", "as"):
            return
        else:
            cue.nested = True
    end = right_end(frame, cue, complement, rules)
    cue.content = [(complement.start, end)]
    cue.kind = "right"
    found.append(cue)


def _names_thing(frame: Frame, cue: Cue, complement: complements.Complement) -> bool:
    """ "a series called “Ask Me”": a participle that names what stands before it."""
    if "a" not in cue.form.frames or complement.start != cue.end or frame.piece[complement.start] < 0:
        return False
    return frame.low[max(0, cue.first - 1)] not in ("what", "which", "that", "who")


def holder_of(cue: Cue, found: list[Cue]) -> Cue | None:
    """The cue whose content this one stands in, the innermost one that is not nested itself."""
    for other in reversed(found):
        if other.content and other.content[-1][0] <= cue.start < other.content[-1][1] and not other.nested:
            return other
    return None


def _progressive(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether an -ing form is a finite verb with an auxiliary: "is calling for"."""
    return cue.start > 0 and (
        frame.low[cue.start - 1] in rules.passive or frame.low[cue.start - 1] in rules.auxiliaries
    )


def _shares_subject(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> tuple[Subject | None, int] | None:
    """For "… and added that" or ", adding that": the subject it shares, and where the content before it ends."""
    if cue.subject is not None and cue.form.shape != "ing":
        return None
    edge = subjects.verb_group(frame, cue.start, rules).edge
    if edge == 0:
        return None
    before = frame.low[edge - 1]
    previous = next((c for c in reversed(found) if c.subject is not None and not c.nested), None)
    if cue.form.shape == "ing":
        if frame.low[edge - 1] == QUOTED or before in (
            ",",
            "by",
            "while",
            "before",
            "after",
            "and",
            "but",
            "in",
            "without",
            "as",
            "—",
            "–",
            "-",
        ):
            subject = previous.subject if previous else subjects.main_subject(frame, edge, rules)
            return subject, edge - (before not in (QUOTED,))
        if frame.is_word(edge - 1) and not _progressive(frame, cue, rules):
            start = subjects.phrase_start(frame, edge, rules)
            if frame.low[start] == "with" and start + 1 < edge:
                return Subject(start + 1, edge, edge), start - (start > 0 and frame.word[start - 1] == ",")
            if frame.low[edge - 1] in rules.carriers:
                return subjects.main_subject(frame, edge, rules), edge
            verbs = [k for k in range(start, edge) if frame.low[k] in rules.finite or frame.low[k].endswith("ed")]
            start = verbs[-1] + 1 if verbs else start
            ok = subjects.looks_nominal(frame, start, edge, rules)
            return (Subject(start, edge, edge), edge) if ok and previous is None else None
        return None
    if before not in rules.coordinators and not (before == "," and edge >= 2):
        return None
    subject = previous.subject if previous else subjects.main_subject(frame, edge, rules)
    return subject, edge - 1


def _clause_boundary(frame: Frame, cue: Cue, rules: Grammar) -> int | None:
    """Where a clause with its own subject parts from the content before it: ", and Lee said", "; Lee said"."""
    start = cue.first
    if start < 2:
        return None
    before, second = frame.low[start - 1], frame.low[start - 2]
    if before in (";", "—"):
        return start - 1
    if before in ("and", "but", "while", "although", "though", "yet", "as", "after") and second in (
        ",",
        ";",
        "—",
        QUOTED,
    ):
        return start - 2 if second != QUOTED else start - 1
    if before == "," and second == QUOTED:
        return start - 1
    if before == "," and frame.low[0] in rules.subordinators:
        return start - 1
    if before in ("but", "while"):
        return start - 1
    pronoun = cue.subject is not None and frame.low[cue.subject.start] in ("he", "she")
    return start - 1 if before == "and" and pronoun else None
