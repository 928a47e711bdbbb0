"""Content before the cue, and around it: "…, Lee said", "…,” said Lee", "The plan, Lee said, would …".

Tried first at each reporting verb that can follow what it reports. What stands before the cue must be a quotation or a
clause, and no content of its own may follow the cue, but for the rest of what came before.
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech import clauses, complements, inverted_subjects, subjects
from quotematch.extract.speech.behind_cue import go_on
from quotematch.extract.speech.extents import behind_links, strip_stop
from quotematch.extract.speech.frames import QUOTED, QUOTES, TERM, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import (
    CALLS,
    CLAUSE_ENDS,
    COLONS,
    DASHES,
    HYPHEN,
    JOINTS,
    STOPS,
    TRAILING,
    TURNS,
)
from quotematch.extract.speech.subjects import Subject

_LEAST_CLAUSE = 3  # items of a clause before its cue
_LEAST_REST = 4  # items of a clause that goes on behind its cue
_LEAD_REACH = 12  # items before a cue around which a clause stands
_LINK_REACH = 5  # items of ", by contrast |" before a subject
_BODY_REACH = 6  # items of an inverted subject in which no verb may stand

_BEFORE_INVERTED = QUOTES | TURNS | CALLS
_BEFORE_SUBJECT = TURNS | CALLS | {")"}
_AFTER_INVERTED = QUOTES | CLAUSE_ENDS
_CLAUSE_END = TRAILING | DASHES | {QUOTED}
_QUOTE_JOINTS = JOINTS | {HYPHEN}

#: Complements that, behind a quotation and its cue, are the reporter's: “Yes,” Lee said to applause.
_REPORTERS = complements.PHRASES - {"as"} | {"bare", "wh"}


def place_before(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """Look for content before the cue, and around it; True when it was found and the cue added to `found`."""
    if not cue.form.takes("qp") or cue.form.shape == "ing":
        return False
    inverted = _inverted(frame, cue, rules)
    if inverted is not None:
        cue.subject = inverted
    bound = _bound(frame, cue, rules) if inverted is None else cue.start
    if bound is None or _silent(frame, cue.subject, rules):
        return False
    subject = cue.subject or _behind(frame, cue, rules)
    if subject is None:
        return False
    tail = max(cue.end, subject.end)
    quoted = _ends_quoted(frame, bound)
    if quoted and cue.subject is not None and _is_answered(frame, bound, found, rules):
        return False
    if not quoted and "p" not in cue.form.frames:
        return False
    if not quoted and not _clause_before(frame, bound, _closes(frame, cue.end), rules):
        return _place_around(frame, cue, subject, bound, tail, rules, found)
    if _takes_what_follows(frame, cue, tail, quoted, rules):
        return False
    end = _clause_end(frame, tail, rules)
    if end is None:
        return False
    cue.subject = subject
    begin = content_start(frame, bound, found, quoted, rules)
    cue.content = [(begin, bound)]
    cue.kind = "left"
    _enclose(found, begin, bound)
    go_on(frame, cue, end, quoted, rules)
    found.append(cue)
    return True


def _behind(frame: Frame, cue: Cue, rules: Grammar) -> Subject | None:
    """Who speaks by a verb that nothing before it is the subject of; no clause, as in "…, admitted it was late"."""
    found = inverted_subjects.right(frame, cue.end, rules)
    if found is None or frame.low[found.start] in rules.subject_pronouns:
        return None
    body = range(found.start, found.end)
    stop = next((k for k in body if frame.is_sign(k) or frame.low[k] in rules.relatives), found.end)
    return None if any(frame.low[k] in rules.finite for k in range(found.start, stop)) else found


def _silent(frame: Frame, subject: Subject | None, rules: Grammar) -> bool:
    """Whether a subject reports to nobody ("I said"), or its verb is no main verb ("…, who said")."""
    return subject is not None and (
        frame.low[subject.start] in rules.first_person or frame.low[subject.end - 1] in rules.relatives
    )


def _takes_what_follows(frame: Frame, cue: Cue, tail: int, quoted: bool, rules: Grammar) -> bool:
    """Whether the content of the cue stands behind it, so that what stands before is none of it."""
    follows = complements.after(frame, tail, cue.form, rules)
    if follows is None or (quoted and (follows.kind in _REPORTERS or _names_hearer(frame, cue, tail))):
        return False
    resumes = _resumes_clause(frame, tail, follows.start) or (quoted and _left_open(frame, cue, follows.start, rules))
    if follows.kind == "quote" and resumes:
        return False
    described = tail > cue.end and cue.form.lemma in rules.complements.plain  # “No,” said Lee, of a firm that Ray owns
    if quoted and follows.kind == "that" and (described or _is_relative(frame, follows.start, rules)):
        return False
    return not _quote_goes_on(frame, tail, quoted)


def _is_relative(frame: Frame, start: int, rules: Grammar) -> bool:
    """Whether a verb stands right behind "that": “It is over,” Lee said in a note that went to all of us."""
    low = frame.low[start] if start < len(frame) else ""
    return low in rules.finite or rules.endings.is_past(low)


def _left_open(frame: Frame, cue: Cue, quote: int, rules: Grammar) -> bool:
    """Whether a quotation goes on with the one before the reporting clause, which a comma ends.

    “First of all,” Lee told reporters, “I would not wish it”; not “We lose,” said Ray, who added, “I knew it”.
    """
    last = next((k for k in range(cue.first - 1, -1, -1) if frame.piece[k] >= 0), None)
    if last is None or frame.last_sign(last) != ",":
        return False
    between = range(cue.end, quote)
    speaks = any(frame.low[k] in rules.relatives or frame.low[k] in rules.verbs for k in between)
    return not speaks and (frame.word[quote - 1] == "," or quote == cue.end)


def _names_hearer(frame: Frame, cue: Cue, tail: int) -> bool:
    """Whether the term right behind the cue names whom one told: “It hurts,” Lee told “Morning News”."""
    return tail < len(frame) and frame.low[tail] == TERM and "o" in cue.form.frames


def _resumes_clause(frame: Frame, tail: int, quote: int) -> bool:
    """Whether a quotation behind a reporting clause and its comma goes on with the clause before.

    "If not, Lee said in Rome, “we lose”"; "It “fell,” Lee said, from “mere age”".
    """
    return frame.opens_lower(quote) and any(frame.word[k] == "," for k in range(tail, quote))


def _bound(frame: Frame, cue: Cue, rules: Grammar) -> int | None:
    """The item before which content to the left must end, or None when nothing stands there."""
    bound = cue.subject.start if cue.subject else subjects.group_start(frame, cue.start, rules)
    if bound >= 2 and frame.low[bound - 1] in rules.role and frame.low[bound - 2] in (",", QUOTED):
        bound -= 1
    linked = next((k + 1 for k in range(bound - 2, max(-1, bound - _LINK_REACH), -1) if frame.word[k] == ","), bound)
    if linked + 1 < bound and " ".join(frame.low[linked:bound]) in rules.before_cue.connectives:
        bound = linked  # "The road, by contrast Lee said, is closed"
    if bound == 0:
        return None
    before = frame.low[bound - 1]
    if before == QUOTED or before in _BEFORE_SUBJECT or (before == TERM and "q" in cue.form.frames):
        return bound
    return None


def _inverted(frame: Frame, cue: Cue, rules: Grammar) -> Subject | None:
    """The subject of "…, said Ann Lee." when the verb follows a comma or quotation and a name and a stop follow it."""
    if cue.start == 0 or frame.low[cue.start - 1] not in _BEFORE_INVERTED:
        return None
    words = rules.complements
    if cue.form.takes("ad") or cue.form.lemma in words.addressed or cue.form.lemma in words.telling:
        return None  # "Graham, R-S.C., called the plan “bad”": what follows such a verb is its object
    bare = cue.end < len(frame) and frame.low[cue.start - 1] not in QUOTES
    if bare and clauses.clear_clause(frame, cue.end, rules):
        return None  # "Lee, who led it, said Ray’s reply to him was late"
    if bare and cue.subject is not None and subjects.awaits_verb(frame, cue.subject, rules):
        return None  # "Ann Lee, an aide since May, announced her departure"
    found = inverted_subjects.right(frame, cue.end, rules)
    if found is None or frame.low[found.start] in rules.subject_pronouns:
        return None
    end = found.end
    if bare and "f" in cue.form.frames and end < len(frame) and frame.low[end] in rules.to:
        return None  # "Graham, R-S.C., urged Lee to leave": what follows is whom he urged
    closed = end >= len(frame) or frame.low[end] in _AFTER_INVERTED or frame.low[end] in rules.phrase_closers
    name = next((k for k in range(found.start, end) if frame.word[k] == ","), end)  # "Lee, the press secretary"
    has_verb = clauses.has_verb(frame, found.start, rules, min(name, found.start + _BODY_REACH))
    return found if closed and not has_verb else None


def _ends_quoted(frame: Frame, bound: int) -> bool:
    """Whether a quotation stands before `bound`, a sign between them apart."""
    k = bound - 1
    if k > 0 and frame.low[k] in _BEFORE_SUBJECT:
        k -= 1
    return frame.low[k] == QUOTED or (frame.low[k] == TERM and k == 0)


def _is_answered(frame: Frame, bound: int, found: list[Cue], rules: Grammar) -> bool:
    """Whether the quotation before `bound` is what somebody was asked: "Asked, “Is it late?” | Lee replied, “No.”"."""
    asked = found[-1] if found and found[-1].form.lemma in rules.cues.asking else None
    return asked is not None and asked.subject is None and asked.content == [(bound - 1, bound)]


def _clause_before(frame: Frame, bound: int, closes: bool, rules: Grammar) -> bool:
    """Whether the items before `bound` can be content without marks: a clause, not an adjunct.

    A cue that `closes` its sentence reports all of it, so that the clause before needs no verb that is known: "The move
    marks a turn, Lee said."
    """
    end = bound - 1
    if end < _LEAST_CLAUSE or (frame.piece[end] < 0 and frame.word[end] not in TURNS):
        return False
    first = frame.low[0]
    if first in rules.before_cue.scenes and frame.word[1] != ",":
        if (first in rules.before_cue.pure_scenes and not closes) or "," not in frame.word[_LEAST_CLAUSE:end]:
            return False
        return clauses.has_verb(frame, 1, rules, end)
    if first in rules.prepositions and not clauses.has_verb(frame, 1, rules, end):
        return False
    if first in rules.prepositions or first in rules.subordinators:
        return clauses.has_verb(frame, 0, rules, end)
    return closes or clauses.has_verb(frame, 0, rules, end)


def _closes(frame: Frame, tail: int) -> bool:
    """Whether nothing but the sentence's stop follows from item `tail` on."""
    return all(frame.word[i] in STOPS for i in range(tail, len(frame)))


def _quote_goes_on(frame: Frame, tail: int, quoted: bool) -> bool:
    """“A,” he said, “B”: what follows is the rest of what came before; of unquoted words only in lower case."""
    if tail + 1 >= len(frame) or frame.word[tail] not in _QUOTE_JOINTS or frame.low[tail + 1] not in QUOTES:
        return False
    return quoted or frame.opens_lower(tail + 1)


def _clause_end(frame: Frame, k: int, rules: Grammar) -> int | None:
    """Where the reporting clause ends after item `k`: at a comma, stop, or the end; None when a clause follows."""
    n = len(frame)
    if k < n and frame.is_word(k) and not _clause_goes_on(frame, k, rules):
        return None
    return next((j for j in range(k, n) if frame.low[j] in _CLAUSE_END), n)


def _clause_goes_on(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a reporting clause can go on with the word at `k`: "Lee said | on Monday", "| reporters", "| again"."""
    low = frame.low[k]
    return (
        frame.capital(k)
        or low in rules.phrase_closers
        or low in rules.determiners
        or low in rules.coordinators
        or low in rules.addressees
        or low in rules.before_cue.after_subject
        or rules.endings.is_adverb(low)
    )


def content_start(frame: Frame, bound: int, found: list[Cue], quoted: bool, rules: Grammar) -> int:
    """Where content that ends before `bound` begins."""
    if quoted and frame.low[bound] in rules.role:  # “A,” as Lee said: the quotation alone
        return next(k for k in range(bound - 1, -1, -1) if frame.piece[k] >= 0)
    begin = max((max(c.content[-1][1], c.end) for c in found if c.kind == "left" and c.content), default=0)
    if quoted:
        last = bound - 1
        while last > begin and frame.low[last] not in QUOTES:
            last -= 1
        begin = _unbroken_start(frame, begin, last)
        if frame.low[begin] == QUOTED and begin < last:
            return begin
    return behind_links(frame, begin, bound, rules)


def _unbroken_start(frame: Frame, begin: int, last: int) -> int:
    """The first item, from `begin` on, of what goes on to the quotation `last`; a quotation before it is part of it."""
    for k in range(last, begin, -1):
        if frame.low[k - 1] == QUOTED:
            return k - 1
        if frame.word[k - 1] in COLONS:
            return k
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
    """Content that goes on behind the cue: "The risk, Lee said, is a clash"; "In 2008, Lee said, taxes rose"."""
    follows = complements.after(frame, tail, cue.form, rules)
    if follows is not None and not (follows.kind == "quote" and _resumes_clause(frame, tail, follows.start)):
        return False  # "Speaking on Monday, Lee said his band, a trio, would play"
    end = _clause_end(frame, tail, rules)
    quoted = not found and any(frame.opens_lower(k) for k in frame.marked if k > tail)
    if (
        (bound > _LEAD_REACH and not quoted)
        or frame.word[bound - 1] != ","
        or end is None
        or not _resumes(frame, end, end == tail, rules)
    ):
        return False
    lead = 0
    while lead < bound and (frame.low[lead] in rules.coordinators or frame.is_sign(lead)):
        lead += 1
    rest = (end + 1, strip_stop(frame, end + 1, len(frame)))
    cue.subject = subject
    cue.content = [rest] if _is_adjunct(frame, lead, bound - 1, rules) else [(lead, bound), rest]
    cue.kind = "left"
    found.append(cue)
    return True


def _resumes(frame: Frame, comma: int, bare: bool, rules: Grammar) -> bool:
    """Whether the reported clause goes on behind the comma that ends the reporting one.

    Behind a `bare` one ("…, Lee said, …") it needs no verb that is known.
    """
    if comma + 1 >= len(frame) or frame.word[comma] != ",":
        return False
    if len(frame) - comma < _LEAST_REST and QUOTED not in frame.low[comma:]:
        return False
    first = frame.low[comma + 1]
    if first in rules.subject_pronouns and _is_clause(frame, comma + 1, rules):
        return True
    acts = rules.endings.is_gerund(first) and not any(low in rules.finite for low in frame.low[comma + 2 :])
    if first in rules.resumptions or acts:
        return False
    return bare or clauses.has_verb(frame, comma + 1, rules)


def _is_clause(frame: Frame, start: int, rules: Grammar) -> bool:
    """Whether a pronoun at `start` is the subject of what is reported rather than of another report."""
    following = frame.low[start + 1]
    form = rules.verbs.get(following)
    if form is None:
        return following in rules.finite or following in rules.coordinators or rules.endings.is_past(following)
    return not form.frames and form.shape in ("past", "s")


def _is_adjunct(frame: Frame, start: int, end: int, rules: Grammar) -> bool:
    """Whether a phrase only leads to the clause, as the reporter's: "Recently", "However", "At the same time"."""
    first, connectives = frame.low[start], rules.before_cue.connectives
    linked = first in connectives or " ".join(frame.low[start:end]) in connectives
    return linked or first in rules.role or rules.endings.is_adverb(first)
