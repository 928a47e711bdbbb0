"""Cues that are no plain verb: "according to Lee", "Lee's claim that", "asked whether", "as Lee reported".

Each of these constructions says by its own shape where speaker and content stand.
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech import clauses, complements
from quotematch.extract.speech.after_cue import holder_of
from quotematch.extract.speech.before_cue import content_start
from quotematch.extract.speech.extents import behind_links, right_end, strip_stop
from quotematch.extract.speech.frames import QUOTED, QUOTES, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import BREAKS, CLAUSE_ENDS, COLONS, HYPHEN
from quotematch.extract.speech.subjects import Subject, group_start, left, verb_group
from quotematch.extract.speech.topics import topic_end
from quotematch.text.naming import APOSTROPHES

_OWNER_REACH = 4  # items before "claim" among which its owner stands
_AFTER_AGENT = COLONS | {","}  # "As Lee put it: “…”"
_MARKS = frozenset(APOSTROPHES)  # of "Ross' claim", which stand by themselves
_LEAST_CLAIM = 3  # items of what follows "claim that"
_QUESTION_REACH = 12  # items from "asked" to "whether"
_DESCRIPTION = 14  # items of "the finance chief of the firm"
_WHOLE_NAME = 2  # items of ", Lee" behind a source: a place as well; of ", Ann Lee" they are more
_AGENT_REACH = 16  # items of "as Lee, the mayor, noted"
_CITED_REACH = 9  # items of "quoted | Lee, the mayor, | as saying"


def place_according(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Add to `found` a cue such as in "According to Lee, taxes rise" or "Taxes rise, according to Lee, and …"."""
    if cue.subject is None:
        return
    n, last = len(frame), _with_description(frame, cue.subject.end, rules)
    cue.subject = cue.subject._replace(end=last)
    cue.kind = "according"
    if cue.start == 0 or (cue.start <= 2 and not frame.is_word(cue.start - 1)):
        begin = last + (last < n and frame.word[last] == ",")
        cue.content = [(begin, strip_stop(frame, begin, n))]
        found.append(cue)
        return
    holder = next(
        (c for c in reversed(found) if c.kind == "right" and c.content and c.content[-1][1] > cue.start), None
    )
    cue.nested = holder is not None
    begin = holder.content[-1][0] if holder else _after_colon(frame, _last_content_end(cue, found), cue.start)
    if any(c.kind == "left" and begin <= c.first < cue.start for c in found):
        return  # “No,” Lee said, according to Ray: all but who said it is a quote already
    begin = behind_links(frame, begin, cue.start, rules)
    cue.content = [(begin, cue.start)]
    goes_on = last + 1 >= n or frame.low[last + 1] not in rules.other_cues.resuming
    goes_on = goes_on or not clauses.has_verb(frame, begin, rules, cue.start)  # "In 2008, according to Lee, the"
    if last < n and frame.word[last] == "," and goes_on and not holder:
        cue.content.append((last + 1, strip_stop(frame, last + 1, n)))
    found.append(cue)


def _with_description(frame: Frame, end: int, rules: Grammar) -> int:
    """`end` of a source moved over what describes it: "Bob Ray, 54, the finance chief", "the lawyer, Ann Lee"."""
    while end + 1 < len(frame) and frame.word[end] == ",":
        reach = range(end + 1, len(frame))
        stop = next((k for k in reach if frame.word[k] in ",.;:" or frame.piece[k] >= 0), len(frame))
        closed = stop >= len(frame) or frame.word[stop] in ",."
        first = end + 1
        described = frame.low[first] in rules.who or (
            (frame.low[first] in rules.determiners or frame.capital(first) or frame.word[first].isdigit())
            and not clauses.has_verb(frame, first, rules, stop)
            and not _acts_by_name(frame, end, stop, rules)
        )
        if not closed or not described or stop - first > _DESCRIPTION:
            break
        end = stop
    return end


def _acts_by_name(frame: Frame, comma: int, stop: int, rules: Grammar) -> bool:
    """Whether the name behind a source's comma is no description of it: "the Post, | Lee trails Ray", "| Ann Lee, ".

    It is followed by a verb, or is all that stands between the comma and `stop`, and the source is a name, too.
    """
    behind = next((k for k in range(comma + 1, stop) if not frame.capital(k)), stop)
    if behind == comma + 1 or not frame.capital(comma - 1):
        return False
    if behind == stop:
        return stop - comma > _WHOLE_NAME and frame.low[comma - 2] in rules.determiners
    return rules.endings.is_past(frame.low[behind]) or rules.endings.is_third_person(frame.low[behind])


def _last_content_end(cue: Cue, found: list[Cue]) -> int:
    """Where the content of the cues before ends, unless one that goes on holds this one."""
    if not found or found[-1].kind == "right":
        return 0
    return max((end for other in found for _, end in other.content if end <= cue.start), default=0)


def _after_colon(frame: Frame, begin: int, end: int) -> int:
    """The item after the last colon or semicolon: what stands before it is the reporter's."""
    return max((i + 1 for i in range(begin, end) if frame.word[i] in COLONS), default=begin)


def place_noun(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Add to `found` a noun that a clause completes, "the mayor's claim that …": its owner speaks."""
    agent = cue.start + 1 if frame.low[cue.start + 1] in rules.agent else 0  # "the concern by many drivers that"
    owner = Subject(agent + 1, cue.end, agent) if agent else _owner(frame, cue.start, rules)
    if owner is None and cue.start <= 2:
        return  # "The claim that …" opens its sentence: where the clause ends, only a parser knows
    cue.subject = owner
    cue.nested = holder_of(cue, found) is not None
    n, begin = len(frame), cue.end + 1
    if owner is None and any(start == begin for other in found for start, _ in other.content[:1]):
        return  # "Lee said in a statement that …": the verb has the clause already
    end = next((i for i in range(cue.end + _LEAST_CLAIM, n) if _breaks_off(frame, i)), n)
    if owner is not None and owner.start <= 1 and not agent:
        end = before_main_verb(frame, begin, end, rules)
    cue.content = [(begin, strip_stop(frame, begin, end))]
    found.append(cue)


def before_main_verb(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Where a clause from `start` on ends whose noun is a subject: "Lee's claim that it fell | led to a row"."""
    told = False
    for i in range(start, end):
        low = frame.low[i]
        if low in rules.coordinators or low in rules.relatives or low in rules.barriers or low in rules.to:
            return end  # a second verb may be another clause's
        verb = frame.in_lower(i) and (low in rules.finite or rules.endings.is_past(low))
        if verb and told and frame.low[i - 1] not in rules.auxiliaries and frame.low[i - 1] not in rules.finite:
            return i
        told = told or verb
    return end


def place_topic_noun(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Add to `found` a noun and what it is about, "the mayor's remarks on the strike"."""
    begin = cue.end + (frame.low[cue.end] not in rules.to)
    if begin >= len(frame) or not (frame.is_word(begin) or frame.piece[begin] >= 0):
        return
    if begin == cue.end and frame.capital(begin + 1 if begin + 1 < len(frame) else begin):
        return
    end = topic_end(frame, begin, rules)
    if end <= begin:
        return
    cue.subject = _owner(frame, cue.start, rules)
    if cue.subject is None:
        return
    cue.nested = holder_of(cue, found) is not None
    cue.content = [(begin, end)]
    found.append(cue)


def _breaks_off(frame: Frame, i: int) -> bool:
    """Whether a clause ends at `i`: a comma, semicolon or dash, of which typewriters make two hyphens."""
    return frame.word[i] in BREAKS or frame.word[i : i + 2] == [HYPHEN, HYPHEN] or frame.last_sign(i - 1) == ","


def _owner(frame: Frame, noun: int, rules: Grammar) -> Subject | None:
    """The possessive before `noun`: "his", "the mayor's"."""
    for k in range(noun - 1, max(-1, noun - _OWNER_REACH), -1):
        low = frame.low[k]
        if low in rules.possessives:
            return Subject(k, k + 1, k)
        if low in rules.subject_pronouns:
            return None  # "he's", "it's"
        marked = k + 1 < noun and frame.word[k + 1] in _MARKS and frame.end[k] == frame.start[k + 1]
        if rules.endings.is_possessive(low) or (marked and rules.endings.is_plural(low)):
            start = k
            while start > 0 and frame.capital(start - 1):
                start -= 1
            if start > 0 and frame.low[start - 1] in rules.determiners:
                start -= 1
            return Subject(start, k + 1, start)
        if not (frame.is_word(k) or frame.word[k] in _MARKS) or low in rules.determiners:
            return None
    return None


def place_asked(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """Add to `found` the question in "Asked by Lee whether he would run, Smith said"; True when that is the cue."""
    linked = cue.start == 1 and frame.low[0] in rules.coordinators  # "But asked whether she would run, Lee said"
    opens = cue.start == 0 or linked or frame.low[cue.start - 1] in rules.other_cues.supposing
    if not opens or cue.form.lemma not in rules.cues.asking or cue.form.shape != "past":
        return False
    for j in range(cue.end, min(len(frame), cue.end + _QUESTION_REACH)):
        acts = j == cue.end and frame.low[j] in rules.to and clauses.infinitive_at(frame, j, rules)
        if frame.low[j] in rules.wh or acts:
            if frame.low[cue.end] in rules.agent and cue.end + 1 < j:
                cue.subject = Subject(cue.end + 1, j, cue.start)
            cue.content = [(j, _question_end(frame, j))]
            found.append(cue)
            break
        if frame.low[j] in rules.topics.about and j + 1 < len(frame):
            if frame.low[cue.end] in rules.agent and cue.end + 1 < j:
                cue.subject = Subject(cue.end + 1, j, cue.start)
            end = topic_end(frame, j + 1, rules)
            if end > j + 1:
                cue.topic = True
                cue.content = [(j + 1, end)]
                found.append(cue)
            break
        if frame.word[j] in CLAUSE_ENDS or frame.piece[j] >= 0:
            _place_quoted_question(frame, cue, j, found)
            break
    return True


def _place_quoted_question(frame: Frame, cue: Cue, at: int, found: list[Cue]) -> None:
    """Add to `found` the quoted words of who asked: "Asked once more, | “Is it late?” | Lee said no"."""
    quote = at + (frame.word[at] in CLAUSE_ENDS)
    if quote < len(frame) - 1 and frame.low[quote] == QUOTED and frame.last_sign(quote) == "?":
        cue.content = [(quote, quote + 1)]
        found.append(cue)


def _question_end(frame: Frame, start: int) -> int:
    n = len(frame)
    return next((k for k in range(start + 1, n) if frame.word[k] in CLAUSE_ENDS or frame.low[k] == QUOTED), n)


def place_question(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Add to `found` the question in "Lee was asked (by Ray) whether …": else the sentence does not say who asked."""
    complement = complements.after(frame, cue.end, cue.form, rules)
    if complement is None and cue.end + 2 < len(frame) and frame.low[cue.end] in rules.to:
        acts = clauses.infinitive_at(frame, cue.end, rules)
        complement = complements.Complement(cue.end, "to") if acts else None  # "was asked to leave"
    if complement is not None and complement.kind in ("wh", "topic", "to"):
        asker = frame.low[cue.end] in rules.agent and cue.end + 1 < complement.start
        cue.subject = Subject(cue.end + 1, complement.start, cue.start) if asker else None
        cue.topic = complement.kind == "topic"
        cue.nested = holder_of(cue, found) is not None
        end = _asked_end(frame, cue, complement, rules)
        cue.content = [(complement.start, strip_stop(frame, complement.start, end))]
        found.append(cue)


def _asked_end(frame: Frame, cue: Cue, complement: complements.Complement, rules: Grammar) -> int:
    """Where what somebody was asked ends, by what kind it is."""
    if complement.kind == "topic":
        return topic_end(frame, complement.start, rules)
    return len(frame) if complement.kind == "wh" else right_end(frame, cue, complement, rules)


def place_agent(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """Add to `found` the cue of "As Lee noted, taxes rise", "As noted by the Post, …"; True when it is one of these."""
    head = int(frame.low[0] in rules.coordinators)
    if cue.start <= head or frame.low[head] not in rules.role:
        return False
    following = frame.low[cue.end] if cue.end < len(frame) else ""
    edge = group_start(frame, cue.start, rules)
    linked = head + 1 < edge and frame.low[head + 1] in rules.prepositions  # "As for the tax, Lee warned: “No”"
    if head + 1 < edge and cue.start < _AGENT_REACH and following in _AFTER_AGENT and not linked:
        if frame.low[head + 1] in rules.determiners and frame.low[head + 2 : edge] in ([t] for t in rules.time_nouns):
            return False  # "As the days went on, Lee left"
        edge -= frame.word[edge - 1] == ","
        subject, begin = Subject(head + 1, edge, head + 1), cue.end + 1
    elif cue.start == head + 1 and following in rules.agent:
        comma = next((k for k in range(cue.end + 1, len(frame)) if frame.word[k] == ","), 0)
        if comma <= cue.end + 1:
            return True
        subject, begin = Subject(cue.end + 1, comma, cue.start), comma + 1
    else:
        return False
    cue.subject = subject
    cue.content = [(begin, strip_stop(frame, begin, len(frame)))]
    found.append(cue)
    return True


def place_cited(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """Add to `found` the cue of "The Post quoted Lee as saying that …", "“…,” the Post quoted Lee as saying".

    True when `cue` is one of the two verbs: whoever is quoted speaks, and not who quotes.
    """
    if cue.form.lemma in rules.other_cues.citing:
        reach = range(cue.end, min(len(frame) - 1, cue.end + _CITED_REACH))
        return any(_says_as(frame, k, rules) for k in reach)
    if not (cue.start > 2 and _says_as(frame, cue.start - 1, rules)):
        return False
    places = range(cue.start - 2, max(-1, cue.start - 2 - _CITED_REACH), -1)
    v = next((k for k in places if _is_citing(frame, k, rules)), None)
    reporter = left(frame, v, rules) if v is not None else None
    if v is None or reporter is None:
        return False
    cited = verb_group(frame, v, rules).passive  # "Lee was quoted as saying"
    cue.subject = reporter if cited else Subject(v + 1, cue.start - 1, cue.start)
    start = reporter.start
    told = complements.after(frame, cue.end, cue.form, rules)
    if start and frame.low[start - 1] == QUOTED:
        cue.content = [(content_start(frame, start, found, True, rules), start)]
        cue.kind = "left"
    if told is not None and (not cue.content or told.kind == "quote"):
        cue.content.append((told.start, right_end(frame, cue, told, rules)))
    if cue.content:
        found.append(cue)
    return True


def _says_as(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether "as saying" stands at `k`."""
    form = rules.verbs.get(frame.low[k + 1]) if k + 1 < len(frame) else None
    return frame.low[k] in rules.role and form is not None and form.shape == "ing"


def _is_citing(frame: Frame, k: int, rules: Grammar) -> bool:
    form = rules.verbs.get(frame.low[k])
    return form is not None and form.lemma in rules.other_cues.citing


def place_described(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """Add to `found` the cue of "the man described by Lee as “lost”", "in the report as “lost”"; True when it is so."""
    form, following = cue.form, frame.low[cue.end] if cue.end < len(frame) else ""
    held = following in rules.agent or following in rules.other_cues.holding
    if form.shape != "past" or not form.takes("a") or not held or group_start(frame, cue.start, rules) < cue.start:
        return False
    reach = range(cue.end + 2, min(len(frame) - 1, cue.end + _AGENT_REACH))
    role = next((k for k in reach if frame.low[k] in rules.role or not frame.is_word(k)), None)
    if role is None or frame.low[role + 1] not in QUOTES or not frame.is_word(role):
        return False
    if sum(low in rules.determiners for low in frame.low[cue.end + 1 : role]) > 1:
        return False  # "Lee described in a letter the plan as “lost”"
    cue.subject = Subject(cue.end + 1, role, cue.start)
    cue.content = [(role + 1, role + 2)]
    found.append(cue)
    return True
