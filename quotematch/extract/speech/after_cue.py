"""Content after the cue: "Lee said that …", "… and added …", "…, adding …".

A verb without a subject of its own shares one; a new subject behind a comma, or a shared one, closes the content
before. What can close nothing stands in the content of the cue before it, and is nested there.
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech import clause_subjects, complements, noun_phrases, subjects
from quotematch.extract.speech.extents import main_clause_comma, right_end, strip_stop
from quotematch.extract.speech.frames import QUOTED, TERM, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import BREAKS, DASHES, HYPHEN, TURNS
from quotematch.extract.speech.subjects import Subject

_LEAD_REACH = 9  # items of ", at the meeting this week | Lee said"
_OPENING_REACH = 3  # items before a participle that opens its sentence
_PARTICIPLE_MARKS = DASHES | {HYPHEN, ",", QUOTED}
_CLAUSE_MARKS = BREAKS | {QUOTED}
_CLOSING_MARKS = DASHES | {";"}


def place_after(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Look for content after the cue and add the cue to `found` when there is any."""
    if cue.form.shape == "ing" and _place_opening(frame, cue, found, rules):
        return
    holder = holder_of(cue, found)
    shared = _shares_subject(frame, cue, found, rules)
    if shared is not None:
        cue.subject, boundary = shared[0], shared[1]
    elif cue.form.shape == "ing" and not _progressive(frame, cue, rules):
        return
    else:
        boundary = _clause_boundary(frame, cue, rules) if holder else None
        if holder and boundary is None:
            boundary = _later_clause(frame, cue, holder, rules)
        if holder and boundary is not None and boundary < holder.content[-1][0]:
            boundary = None  # "according to Ray, | half said A": what is said opens the content that it would close
    if cue.subject is None or frame.low[cue.subject.start] in rules.first_person:
        return
    complement = complements.after(frame, cue.end, cue.form, rules) or _as_what(frame, cue, rules)
    if complement is None or complement.start >= len(frame) or _names_thing(frame, cue, complement, rules):
        return
    if complement.kind == "topic" and _tells_no_topic(frame, cue, rules):
        return
    end = right_end(frame, cue, complement, rules)
    if end <= complement.start or any(other.content[-1][:1] == (complement.start,) for other in found if other.content):
        return  # no topic, or another cue's: "concluded by expressing hope that …"
    if holder is not None:
        if complement.kind == "topic" and boundary is not None and not _set_off(frame, boundary):
            return
        if boundary is not None:
            begin = holder.content[-1][0]
            holder.content[-1] = (begin, strip_stop(frame, begin, boundary))
        elif complement.kind in complements.PHRASES:
            return
        else:
            cue.nested = True
    cue.topic = cue.topic or complement.kind == "topic"
    cue.content = [(complement.start, end)]
    if complement.kind == "quote" and frame.low[complement.start] == TERM and end > complement.start + 1:
        cue.content = [(complement.start, complement.start + 1), (complement.start + 1, end)]
    if complement.kind == "bare" and _is_argument(frame, cue, complement.start, rules):
        cue.content.insert(0, (cue.subject.start - 1, cue.subject.start))
    front = _clause_around(frame, cue, rules) if holder is None else None
    if front is not None:
        cue.content = [front, (cue.end + 1, end)]
    cue.kind = "right"
    found.append(cue)


def _clause_around(frame: Frame, cue: Cue, rules: Grammar) -> tuple[int, int] | None:
    """What a clause with "that" behind a comma completes: "It is not true, | Lee said, | that the ferry was unsafe"."""
    following = frame.low[cue.end : cue.end + 2]
    if cue.subject is None or cue.subject.start < 3 or len(following) < 2 or following[0] != ",":
        return None
    comma = cue.subject.start - 1
    completes = following[1] in rules.that and frame.word[comma] == ","
    impersonal = frame.low[0] in rules.subjects.empty or frame.low[0] in rules.subjects.expletive
    return (0, comma) if completes and impersonal and "," not in frame.word[:comma] else None


def _as_what(frame: Frame, cue: Cue, rules: Grammar) -> complements.Complement | None:
    """What the relative before a clause is said to be: "the man, whom Lee described | as “weak”"."""
    if cue.subject is None or not cue.subject.start or cue.end + 1 >= len(frame) or not cue.form.takes("a"):
        return None
    before = frame.low[cue.subject.start - 1]
    relative = before in rules.after_cue.naming_relatives or before in rules.relatives
    return complements.Complement(cue.end, "as") if relative and frame.low[cue.end] in rules.role else None


def _tells_no_topic(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether nothing is spoken about: a verb that does so only when negated, or "a page which recounts it"."""
    silent = cue.form.lemma in rules.topics.silent and not cue.topic
    last = "" if cue.subject is None else frame.low[cue.subject.end - 1]
    return silent or (last in rules.relatives and last not in rules.who)


def _is_argument(frame: Frame, cue: Cue, start: int, rules: Grammar) -> bool:
    """Whether the relative before a reporting clause is part of what is reported: "which Lee said was", "… he paid"."""
    relative = cue.subject.start - 1 if cue.subject else -1
    if relative < 0 or frame.low[relative] not in rules.after_cue.naming_relatives:
        return False
    tied = relative > 0 and frame.low[relative - 1] in rules.prepositions  # "a speech in which Lee said rents rose"
    asks = frame.low[relative] in rules.wh or frame.low[relative] in rules.plain_relatives
    whole = cue.subject is not None and cue.subject.end == subjects.group_start(frame, cue.start, rules)
    lacks = asks and whole and not tied and start == cue.end
    return lacks or frame.low[start] in rules.finite or rules.endings.is_past(frame.low[start])


def _place_opening(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """Content of a participle that opens the sentence, "After noting that …, Lee left": who speaks comes behind it."""
    opens = cue.start <= _OPENING_REACH and all(_is_opener(frame, i, rules) for i in range(cue.start))
    complement = complements.after(frame, cue.end, cue.form, rules) if opens else None
    if complement is None or complement.start >= len(frame) or complement.kind == "quote":
        return False
    comma = main_clause_comma(frame, complement.start, rules)
    cue.subject = clause_subjects.behind(frame, comma + 1, rules) if comma < len(frame) else None
    if cue.subject is None or frame.low[cue.subject.start] in rules.first_person:
        return False
    end = min(comma, right_end(frame, cue, complement, rules))
    if end <= complement.start:
        return False
    cue.topic = cue.topic or complement.kind == "topic"
    cue.content = [(complement.start, end)]
    found.append(cue)
    return True


def _is_opener(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether item `i` can stand before a participle that opens its sentence: "after", "instead of", "also"."""
    low = frame.low[i]
    openers = rules.after_cue.openings
    return low in rules.adjunct_heads or low in rules.subordinators or low in openers or rules.endings.is_adverb(low)


def _set_off(frame: Frame, boundary: int) -> bool:
    """Whether a sign parts the reporter's words at `boundary` from the content before them."""
    return frame.is_sign(boundary) or frame.is_sign(boundary - 1) or frame.piece[boundary - 1] >= 0


def _names_thing(frame: Frame, cue: Cue, complement: complements.Complement, rules: Grammar) -> bool:
    """Whether a participle only names what stands before it: "a series called “Ask Me”"."""
    if "a" not in cue.form.frames or complement.start != cue.end or frame.piece[complement.start] < 0:
        return False
    return frame.low[max(0, cue.first - 1)] not in rules.after_cue.naming_relatives


def holder_of(cue: Cue, found: list[Cue]) -> Cue | None:
    """The cue whose content this one stands in, the innermost one that is not nested itself."""
    for other in reversed(found):
        if other.content and other.content[-1][0] <= cue.start < other.content[-1][1] and not other.nested:
            return other
    return None


def _progressive(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether an -ing form is a finite verb with an auxiliary: "is calling for"."""
    before = frame.low[cue.start - 1] if cue.start else ""
    return before in rules.passive or before in rules.auxiliaries or before in rules.contracted


def _shares_subject(
    frame: Frame, cue: Cue, found: list[Cue], rules: Grammar
) -> tuple[Subject | None, int | None] | None:
    """For "… and added that" or ", adding that": the subject it shares, and where the content before it ends."""
    if cue.subject is not None and cue.form.shape != "ing":
        return None
    edge = subjects.group_start(frame, cue.start, rules)
    if edge == 0:
        return None
    before = frame.low[edge - 1]
    previous = next((c for c in reversed(found) if c.subject is not None and not c.nested), None)
    participle = cue.form.shape == "ing"
    if participle and before == TERM and frame.last_sign(edge - 1) == ",":
        before = QUOTED  # was “corrupt,” noting that
    if participle and before not in _PARTICIPLE_MARKS and before not in rules.after_cue.participle_heads:
        finite = not frame.is_word(edge - 1) or _progressive(frame, cue, rules)
        return None if finite else _participle_subject(frame, edge, previous, rules)
    if not participle and before not in rules.coordinators and (before != "," or edge < 2):
        return None
    if cue.form.shape == "base" and previous is not None and previous.form.shape in ("s", "past"):
        return None  # "said he would call and tell them": the verb is none of the reporter's
    subject = previous.subject if previous else clause_subjects.nearest_subject(frame, edge, rules)
    subject = _newer(frame, edge, previous, rules) or subject
    return subject, edge - (before != QUOTED) if participle else edge - 1


def _newer(frame: Frame, edge: int, previous: Cue | None, rules: Grammar) -> Subject | None:
    """The subject of a clause that began behind what the cue before reports."""
    if previous is None or previous.kind != "right":
        return None
    return clause_subjects.newer_subject(frame, previous.content[-1][1], edge, rules)


def _participle_subject(
    frame: Frame, edge: int, previous: Cue | None, rules: Grammar
) -> tuple[Subject | None, int] | None:
    """The subject right before a participle: "with Lee saying", "a statement saying", "the aide saying"."""
    start = noun_phrases.phrase_start(frame, edge, rules)
    if frame.low[start] in rules.after_cue.absolute and start + 1 < edge:
        if start + 2 == edge and frame.low[start + 1] in rules.subjects.partitive:
            return clause_subjects.main_subject(frame, start, rules) or Subject(start + 1, edge, edge), start
        return Subject(start + 1, edge, edge), start - (start > 0 and frame.word[start - 1] == ",")
    if frame.low[edge - 1] in rules.carriers or frame.low[edge - 1] in rules.complements.objects:
        article = next((k for k in range(edge - 1, start, -1) if frame.low[k] in rules.indefinite), start)
        tie = frame.low[article - 1] if article else ""
        if tie in rules.prepositions and tie not in rules.after_cue.giving:
            return Subject(article, edge, edge), edge  # "pushed back on a report claiming"
        if newer := _newer(frame, edge, previous, rules):
            return newer, edge  # "urged her to go, and Ray sent a letter saying"
        return _giver(frame, start, edge, rules), edge
    if previous is not None:
        if not (start > 0 and frame.low[start - 1] in rules.coordinators and previous.form.shape == "ing"):
            return None
        return Subject(start, edge, edge), start - 1  # "with some saying it was late and one aide asking why"
    for k in range(edge - 1, start - 1, -1):
        if frame.low[k] in rules.finite or rules.endings.is_past(frame.low[k]):
            start = k + 1
            break
    heard = start > 0 and frame.low[start - 1] in rules.subjects.perceiving
    if start > 0 and not heard and not _can_speak(frame, start, edge, rules):
        return _giver(frame, start, edge, rules), edge  # "issued a “travel advisory” in May warning"
    return (Subject(start, edge, edge), edge) if noun_phrases.looks_nominal(frame, start, edge, rules) else None


def _giver(frame: Frame, start: int, edge: int, rules: Grammar) -> Subject | None:
    """Who gave the thing at `start` that speaks in a participle before `edge`: "Lee issued a note Monday saying"."""
    before = start - 1
    verb = (
        before > 0
        and frame.in_lower(before)
        and (frame.low[before] in rules.finite or rules.endings.is_past(frame.low[before]))
    )
    return (subjects.left(frame, before, rules) if verb else None) or clause_subjects.main_subject(frame, edge, rules)


def _can_speak(frame: Frame, start: int, end: int, rules: Grammar) -> bool:
    """Whether the object right before a participle may be its subject: a name, or somebody, but no quoted thing."""
    if any(frame.piece[k] >= 0 for k in range(start, end)):
        return False
    named = any(frame.capital(k) and frame.low[k] not in rules.times for k in range(start, end))
    return named or frame.low[end - 1] in rules.subjects.people or frame.low[start] in rules.pronouns


def _clause_boundary(frame: Frame, cue: Cue, rules: Grammar) -> int | None:
    """Where a clause with its own subject parts from the content before it: ", and Lee said", "; Lee said"."""
    start = cue.first
    if start < 2:
        return None
    before, second = frame.low[start - 1], frame.low[start - 2]
    if before in rules.after_cue.clause_links and second in _CLAUSE_MARKS:
        return start - 2 if second != QUOTED else start - 1
    anaphor = cue.subject is not None and frame.low[cue.subject.start] in rules.after_cue.anaphors
    parts = (
        before in _CLOSING_MARKS
        or (
            before == ","
            and (second == QUOTED or frame.low[0] in rules.subordinators or _is_share(frame, start, rules))
        )
        or before in rules.after_cue.turning_links
        or (before in rules.additive and anaphor)
    )
    return start - 1 if parts else None


def _later_clause(frame: Frame, cue: Cue, holder: Cue, rules: Grammar) -> int | None:
    """Where the clause of `cue` parts from that of its holder without a link: a relative one, a comparison, a main one.

    "A, | which he called “b”"; "A, | compared with 4 in 10 who said B"; "After Lee said A, | on Monday Ray said B".
    """
    start = cue.first
    if holder.kind == "according":
        return None
    if start < holder.start:
        return _behind_relative(frame, cue, holder, rules)
    if start < 3:
        return None
    pronoun = cue.subject is not None and frame.low[cue.subject.start] in rules.subject_pronouns
    before, second = frame.low[start - 1], frame.word[start - 2]
    if pronoun and before in rules.after_cue.naming_relatives and before in rules.plain_relatives and second in TURNS:
        return start - 2
    comma = next((k for k in range(start - 1, max(0, start - _LEAD_REACH), -1) if frame.word[k] == ","), 0)
    if comma <= holder.content[-1][0]:
        return None
    if frame.low[comma + 1] in rules.after_cue.comparing:
        return comma
    leads = frame.low[comma + 1] in rules.prepositions or frame.low[comma + 1] in rules.times or comma == start - 1
    acts = any(frame.low[k] in rules.finite for k in range(comma + 1, start))
    return comma if leads and not acts and _is_dependent(frame, holder, rules) else None


def _behind_relative(frame: Frame, cue: Cue, holder: Cue, rules: Grammar) -> int | None:
    """Where a main verb follows a relative clause of its subject that reports: "The man who said A | told Ray B"."""
    edge = subjects.group_start(frame, cue.start, rules)
    infinitive = subjects.verb_group(frame, cue.start, rules).infinitive
    if infinitive or cue.form.shape not in ("past", "s") or edge <= holder.content[-1][0]:
        return None
    relative = any(frame.low[k] in rules.who for k in range(cue.first, holder.start))
    return edge if relative else None


def _is_dependent(frame: Frame, holder: Cue, rules: Grammar) -> bool:
    """Whether the clause of a cue is no main one, so that the main one comes behind it: "After Lee said"."""
    first = holder.first
    before = frame.low[first - 1] if first else ""
    opens = frame.low[0] in rules.subordinators or (rules.endings.is_gerund(frame.low[0]) and first > 0)
    within = before in rules.relatives and first > 1 and frame.low[first - 2] in rules.prepositions
    return opens or within or before in rules.subordinators


def _is_share(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether one of several reporters is named at `i`: "a third said A, | 20 percent said B", "another said B"."""
    return frame.low[i] in rules.after_cue.alternating or frame.word[i][:1].isdigit()
