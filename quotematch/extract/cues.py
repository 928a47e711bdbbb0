"""Cues: where a frame says that somebody says something, and which items are what is said.

Three patterns, tried at each reporting verb: content after it ("Lee said that …"), content before it ("…, Lee said",
"…,” said Lee"), content around it ("The plan, Lee said, would …"); then "according to Lee" on either side. Verbs that
share a subject ("said A and added B") and participles ("…, adding that B") close the content before them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from quotematch.extract import complements, subjects
from quotematch.extract.frames import QUOTED, TERM, Frame
from quotematch.extract.subjects import Subject
from quotematch.extract.verbs import Grammar, VerbForm
from quotematch.models import Problem, ProblemLevel
from quotematch.settings import Settings
from quotematch.spans import Span

_STOPS = frozenset(".!?")
_DASHES = frozenset("—–―")
_MAIN_REACH = 60  # items within which the main verb of a sentence is looked for


@dataclass(slots=True)
class Cue:
    """A reporting expression found at items `start` to `end`, its subject, and its content as ranges of items."""

    start: int
    end: int
    form: VerbForm
    subject: Subject | None = None
    content: list[tuple[int, int]] = field(default_factory=list)
    kind: str = "right"
    nested: bool = False

    @property
    def first(self) -> int:
        """First item of the whole reporting clause."""
        edges = [self.start] + ([self.subject.start, self.subject.edge] if self.subject else [])
        return min(edges)


def find_cues(frame: Frame, rules: Grammar, *, settings: Settings) -> tuple[list[Cue], list[Problem]]:
    """All cues of a frame that have content, in order of place, and a problem when there are too many to try."""
    triggers = rules.triggers
    spots = [v for v, low in enumerate(frame.low) if low in triggers]
    candidates = [cue for v in spots if (cue := _candidate(frame, v, rules))]
    problems = []
    if len(candidates) > settings.cues_per_sentence:
        given_up = Span(frame.start[candidates[settings.cues_per_sentence].start], frame.span.end)
        problems.append(
            Problem(
                level=ProblemLevel.NOTE,
                code="many_cues",
                message=f"a sentence with {len(candidates)} reporting expressions; those from here on are not read",
                span=given_up,
            )
        )
    found: list[Cue] = []
    for cue in candidates[: settings.cues_per_sentence]:
        _place(frame, cue, found, rules)
    return [cue for cue in found if any(a < b for a, b in cue.content)], problems


def _candidate(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    low = frame.low[v]
    if low in rules.according_heads:
        return _according(frame, v, rules)
    if low in rules.nouns and frame.low[v + 1 : v + 2] == ["that"] and v + 3 < len(frame):
        if frame.low[v + 2] in rules.finite or frame.low[v + 2].endswith("ed"):
            return None  # a relative clause: "demands that would allow …"
        return Cue(v, v + 1, VerbForm(low, "noun", "base"))
    form = rules.verbs.get(low)
    end = v + 1
    if end < len(frame) and (pair := rules.particles.get((low, frame.low[end]))):
        form, end = pair, end + 1
    if form is None or not form.frames or not _reads_as_verb(frame, v, form, rules):
        return None
    return Cue(v, end, form)


def _reads_as_verb(frame: Frame, v: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether the word at `v` is a verb here: "they claim that", not "the claim that"."""
    shouted = v > 0 and frame.word[v].isupper() and frame.word[v - 1].isupper()
    if frame.capital(v) and not shouted and (v or form.shape == "base"):
        return False
    if v == 0:
        return form.shape == "ing" or form.lemma == "ask"
    before = frame.low[v - 1]
    if frame.piece[v - 1] < 0 and form.shape in ("base", "s", "participle") or form.shape == "ing":
        if before in rules.determiners and before not in ("that", "all", "both", "some", "many", "most", "few", "these", "those", "others", "several", "each", "one", "this"):
            return False
        if before.endswith(("'s", "s'")) or (form.shape != "ing" and before in rules.prepositions and before != "to"):
            return False
    return True


def _according(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    for phrase in rules.according:
        size = len(phrase)
        if tuple(frame.low[v : v + size]) != phrase or (size == 1 and not (v == 0 or frame.word[v - 1] == ",")):
            continue
        end = _phrase_end(frame, v + size, rules)
        if end > v + size:
            subject = Subject(v + size, end, v)
            return Cue(v, v + size, VerbForm(" ".join(phrase), "according", "past"), subject)
    return None


def _phrase_end(frame: Frame, start: int, rules: Grammar) -> int:
    """End of the noun phrase after "according to"; a relative clause or apposition belongs to it."""
    j = start
    while j < len(frame) and frame.word[j] not in ",.;:—–()" and frame.low[j] != QUOTED:
        if j > start and frame.low[j] in ("that", "which") and frame.low[j - 1] not in rules.prepositions and j + 1 < len(frame):
            pass
        j += 1
    return j


def _place(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Find the content of `cue` and add it to `found`, closing or enclosing what was found before."""
    if cue.form.frames == "according":
        _place_according(frame, cue, found)
        return
    if cue.form.frames == "noun":
        _place_noun(frame, cue, found, rules)
        return
    if _place_asked(frame, cue, found, rules) or _place_agent(frame, cue, found, rules):
        return
    group = subjects.verb_group(frame, cue.start, rules)
    if group.passive and cue.form.shape != "ing" and not (cue.form.lemma == "ask"):
        return
    if _supposed(frame, cue, rules):
        return
    if group.negated and cue.form.lemma not in ("deny", "dispute", "question"):
        return
    cue.subject = subjects.left(frame, cue.start, rules)
    if group.passive and cue.form.lemma == "ask":
        _place_question(frame, cue, found, rules)
        return
    if group.infinitive:
        cue.subject = _governing_subject(frame, cue.start, rules) or cue.subject
    if not group.infinitive and _place_left(frame, cue, found, rules):
        return
    _place_right(frame, cue, found, rules)


def _supposed(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether the reporting itself is only supposed: "if Lee says so", "unless the firm agreed to"."""
    for k in range(cue.start - 1, max(-1, cue.start - 9), -1):
        if frame.piece[k] < 0 and not frame.is_word(k):
            return False
        if frame.low[k] in ("if", "unless", "whether"):
            return cue.start - k > 1
    return False


def _governing_subject(frame: Frame, verb: int, rules: Grammar) -> Subject | None:
    """The subject of the verb that governs an infinitive: "Lee was quick to add that"."""
    for v in range(verb - 2, max(0, verb - 9), -1):
        if frame.piece[v] < 0 and not frame.is_word(v):
            return None
        if frame.low[v] in rules.finite or frame.low[v].endswith("ed"):
            return subjects.left(frame, v, rules)
    return None


def _place_noun(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """"his claim that …", "the mayor's statement that …": the owner of the noun speaks."""
    owner = _owner(frame, cue.start, rules)
    if owner is None and cue.start <= 2:
        return  # "The claim that …" opens its sentence: where the clause ends, only a parser knows
    cue.subject = owner
    cue.nested = _holder(cue, found) is not None
    n = len(frame)
    end = next((i for i in range(cue.end + 3, n) if frame.word[i] in ",;—–" or frame.word[i : i + 2] == ["-", "-"]), n)
    cue.content = [(cue.end + 1, _strip_stop(frame, cue.end + 1, end))]
    found.append(cue)


def _owner(frame: Frame, noun: int, rules: Grammar) -> Subject | None:
    for k in range(noun - 1, max(-1, noun - 4), -1):
        low = frame.low[k]
        if low in rules.possessives:
            return Subject(k, k + 1, k)
        if low.endswith(("'s", "s'")):
            start = k
            while start > 0 and frame.capital(start - 1) and frame.piece[start - 1] < 0:
                start -= 1
            if start > 0 and frame.low[start - 1] in rules.determiners:
                start -= 1
            return Subject(start, k + 1, start)
        if frame.piece[k] >= 0 or not frame.is_word(k) or low in rules.determiners:
            return None
    return None


def _place_asked(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """"Asked by Lee whether he would run, Smith said": the question is reported too."""
    before = frame.low[cue.start - 1] if cue.start else ""
    if cue.form.lemma != "ask" or cue.form.shape != "past" or not (cue.start == 0 or before in ("when", "if")):
        return False
    for j in range(cue.end, min(len(frame), cue.end + 12)):
        if frame.low[j] in rules.wh:
            end = next((k for k in range(j + 1, len(frame)) if frame.word[k] in ",.;:" or frame.low[k] == QUOTED), len(frame))
            if frame.low[cue.end] == "by" and cue.end + 1 < j:
                cue.subject = Subject(cue.end + 1, j, cue.start)
            cue.content = [(j, end)]
            found.append(cue)
            return True
        if frame.word[j] in ",.;:" or frame.piece[j] >= 0:
            break
    return True


def _place_question(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """"Lee was asked whether …": who asked, the sentence does not say."""
    complement = complements.after(frame, cue.end, cue.form, rules)
    if complement is not None and complement.kind == "wh":
        cue.subject = None
        cue.nested = _holder(cue, found) is not None
        cue.content = [(complement.start, _strip_stop(frame, complement.start, len(frame)))]
        found.append(cue)


def _place_agent(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """"As noted by the Post, taxes rise": the agent speaks, the rest is content."""
    if frame.low[0] != "as" or cue.start == 0:
        return False
    if 1 < cue.start < 10 and cue.end < len(frame) and frame.word[cue.end] == ",":
        cue.subject = Subject(1, cue.start, 1)
        cue.content = [(cue.end + 1, _strip_stop(frame, cue.end + 1, len(frame)))]
        found.append(cue)
        return True
    if cue.start != 1 or frame.low[cue.end : cue.end + 1] != ["by"]:
        return False
    end = next((k for k in range(cue.end + 1, len(frame)) if frame.word[k] == ","), 0)
    if end > cue.end + 1:
        cue.subject = Subject(cue.end + 1, end, cue.start)
        cue.content = [(end + 1, _strip_stop(frame, end + 1, len(frame)))]
        found.append(cue)
    return True


def _place_according(frame: Frame, cue: Cue, found: list[Cue]) -> None:
    assert cue.subject is not None
    n = len(frame)
    last = cue.subject.end
    if cue.start == 0 or (cue.start <= 2 and not frame.is_word(cue.start - 1)):
        begin = last + (last < n and frame.word[last] == ",")
        cue.content = [(begin, _strip_stop(frame, begin, n))]
    else:
        begin = _after_colon(frame, _last_content_end(cue, found))
        holder = next((c for c in reversed(found) if c.kind == "right" and c.content and c.content[-1][1] > cue.start), None)
        if holder:
            cue.nested = True
            begin = holder.content[-1][0]
        content = [(begin, cue.start)]
        if last < n and frame.word[last] == "," and not holder and not frame.low[last + 1 : last + 2] in (["and"], ["but"], ["who"], ["which"], ["a"], ["an"], ["the"]):
            content.append((last + 1, _strip_stop(frame, last + 1, n)))
        cue.content = content
    cue.kind = "according"
    found.append(cue)


def _last_content_end(cue: Cue, found: list[Cue]) -> int:
    """Where the content of the cues before ends, unless one that goes on holds this one."""
    if not found or found[-1].kind == "right":
        return 0
    return max((end for other in found for _, end in other.content if end <= cue.start), default=0)


def _after_colon(frame: Frame, begin: int) -> int:
    """The item after the last colon or semicolon: what stands before it is the reporter's."""
    stop = next((i for i in range(len(frame)) if frame.low[i] == "according"), len(frame))
    return max((i + 1 for i in range(begin, stop) if frame.word[i] in ":;" and frame.piece[i] < 0), default=begin)


def _strip_stop(frame: Frame, start: int, end: int) -> int:
    while end > start and frame.piece[end - 1] < 0 and frame.word[end - 1] in ".!?,;:":
        end -= 1
    return end


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


def _place_left(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
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


def _place_around(
    frame: Frame, cue: Cue, subject: Subject, bound: int, tail: int, rules: Grammar, found: list[Cue]
) -> bool:
    """"The risk, Lee said, is a clash"; "In 2008, Lee said, taxes rose": the clause goes on behind the cue."""
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
    adjunct = frame.low[lead] in rules.prepositions or frame.low[lead] in rules.barriers or frame.low[lead].endswith("ly")
    cue.subject = subject
    cue.content = [] if adjunct or frame.low[lead] in rules.connectives else [(lead, bound)]
    cue.content.append((tail + 1, _strip_stop(frame, tail + 1, n)))
    cue.kind = "left"
    found.append(cue)
    return True


def _inverted(frame: Frame, cue: Cue, rules: Grammar) -> Subject | None:
    """The subject of "…, said Ann Lee." when the verb follows a comma or quotation and a name and a stop follow it."""
    if cue.start == 0 or not (frame.low[cue.start - 1] in (QUOTED, TERM) or frame.word[cue.start - 1] in ",!?—–"):
        return None
    found = subjects.right(frame, cue.end, rules)
    if found is None or frame.low[found.start] in rules.subject_pronouns:
        return None
    end = found.end
    closed = end >= len(frame) or frame.word[end] in ",.;:" or frame.low[end] in (QUOTED, TERM) or frame.low[end] in rules.prepositions | rules.times | rules.barriers
    return found if closed and not complements.has_verb(frame, found.start, rules, min(end, found.start + 6)) else None


def _quote_goes_on(frame: Frame, tail: int, quoted: bool) -> bool:
    """“A,” he said, “B”: what follows is the rest of what came before; of unquoted words only in lower case."""
    if tail + 1 >= len(frame) or frame.word[tail] not in ",;:—–-" or frame.low[tail + 1] not in (QUOTED, TERM):
        return False
    return quoted or frame.text[frame.start[tail + 1] + 1 : frame.start[tail + 1] + 2].islower()


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
    if first in ("when", "asked", "while", "as", "after", "before", "meanwhile", "speaking", "later", "earlier", "still", "however"):
        return any(frame.word[k] == "," for k in range(3, end)) and complements.has_verb(frame, 1, rules, end) and first not in ("asked", "speaking", "when", "while")
    if first in rules.prepositions and not complements.has_verb(frame, 1, rules, end):
        return False
    return complements.has_verb(frame, 0, rules, end) or QUOTED in frame.low[:end]


def _tail(frame: Frame, k: int, rules: Grammar) -> int:
    """Where the reporting clause ends after item `k`: at a comma, stop, or the end; -1 when a clause follows."""
    n = len(frame)
    j = k
    while j < n:
        low = frame.low[j]
        if low == QUOTED or frame.word[j] in ",.;:!?" or frame.word[j] in _DASHES:
            break
        if j == k and frame.piece[j] < 0 and frame.is_word(j):
            opens = low in rules.prepositions or low in rules.times or low in rules.barriers or low.endswith("ly") or low in rules.addressees
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
    while begin < bound and frame.piece[begin] < 0 and (not frame.is_word(begin) or frame.low[begin] in ("but", "and", "so", "yet", "still")):
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


def _go_on(frame: Frame, cue: Cue, tail: int, quoted: bool, rules: Grammar) -> None:
    """Add what follows the reporting clause when it is the rest of the content."""
    n = len(frame)
    if tail >= n or frame.low[tail] != QUOTED and frame.word[tail] not in ",;:—–":
        return
    begin = tail if frame.low[tail] == QUOTED else tail + 1
    k = begin
    while k < n and k - begin < 4 and frame.piece[k] < 0 and frame.low[k] in ("and", "but", "that", "because", "then", "“"):
        k += 1
    if k < n and frame.low[k] in (QUOTED, TERM):
        end = k + 1
        while end < n and (frame.piece[end] >= 0 or (end + 1 < n and frame.piece[end + 1] >= 0 and frame.word[end] in ",;—–")):
            end += 1
        cue.content.append((k, end))
        return
    if quoted:
        _resume(frame, cue, begin)
        return
    if begin >= n or frame.word[tail] not in ",—–":
        return
    first = frame.low[begin]
    if first.endswith("ing") or first in ("as", "when", "while", "after", "before", "who", "which", "where", "according", "citing", "in", "at", "during", "speaking", "but", "and", "though", "although", "with", "a", "an"):
        return
    cue.content.append((begin, _strip_stop(frame, begin, n)))


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


def _place_right(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Content after the cue."""
    n = len(frame)
    holder = _holder(cue, found)
    shared = _shares_subject(frame, cue, found, rules)
    if shared is not None:
        cue.subject = shared[0]
        boundary: int | None = shared[1]
    elif cue.subject is None or cue.form.shape == "ing" and not _progressive(frame, cue, rules):
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
            holder.content[-1] = (holder.content[-1][0], _strip_stop(frame, holder.content[-1][0], boundary))
        elif complement.kind in ("to", "noun", "gerund", "as"):
            return
        else:
            cue.nested = True
    end = _right_end(frame, cue, complement, rules)
    cue.content = [(complement.start, end)]
    cue.kind = "right"
    found.append(cue)


def _names_thing(frame: Frame, cue: Cue, complement: complements.Complement) -> bool:
    """"a series called “Ask Me”": a participle that names what stands before it."""
    if "a" not in cue.form.frames or complement.start != cue.end or frame.piece[complement.start] < 0:
        return False
    return frame.low[max(0, cue.first - 1)] not in ("what", "which", "that", "who")


def _holder(cue: Cue, found: list[Cue]) -> Cue | None:
    """The cue whose content this one stands in, the innermost one that is not nested itself."""
    for other in reversed(found):
        if other.content and other.content[-1][0] <= cue.start < other.content[-1][1] and not other.nested:
            return other
    return None


def _progressive(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether an -ing form is a finite verb with an auxiliary: "is calling for"."""
    return cue.start > 0 and (frame.low[cue.start - 1] in rules.passive or frame.low[cue.start - 1] in rules.auxiliaries)


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
        if frame.low[edge - 1] == QUOTED or before in (",", "by", "while", "before", "after", "and", "but", "in", "without", "as", "—", "–", "-"):
            subject = previous.subject if previous else main_subject(frame, edge, rules)
            return subject, edge - (before not in (QUOTED,))
        if frame.is_word(edge - 1) and not _progressive(frame, cue, rules):
            start = subjects.phrase_start(frame, edge, rules)
            if frame.low[start] == "with" and start + 1 < edge:
                return Subject(start + 1, edge, edge), start - (start > 0 and frame.word[start - 1] == ",")
            if frame.low[edge - 1] in rules.carriers:
                return main_subject(frame, edge, rules), edge
            verbs = [k for k in range(start, edge) if frame.low[k] in rules.finite or frame.low[k].endswith("ed")]
            start = verbs[-1] + 1 if verbs else start
            ok = subjects.looks_nominal(frame, start, edge, rules)
            return (Subject(start, edge, edge), edge) if ok and previous is None else None
        return None
    if before not in rules.coordinators and not (before == "," and edge >= 2):
        return None
    subject = previous.subject if previous else main_subject(frame, edge, rules)
    return subject, edge - 1


def main_subject(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """The subject of the clause that opens the frame: what stands before its first finite verb."""
    for v in range(1, min(end, _MAIN_REACH)):
        low = frame.low[v]
        if frame.piece[v] >= 0 or frame.capital(v):
            continue
        if low in rules.finite or low in rules.verbs or (low.endswith("ed") and len(low) > 4):
            return subjects.left(frame, v, rules) or _opening_phrase(frame, end, rules)
    return _opening_phrase(frame, end, rules)


def _opening_phrase(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """What stands before the first comma of a frame, when it can be a subject."""
    stop = next((i for i in range(min(end, _MAIN_REACH)) if frame.piece[i] < 0 and not frame.is_word(i)), end)
    ok = 0 < stop and frame.low[0] != QUOTED and subjects.looks_nominal(frame, 0, stop, rules)
    return Subject(0, stop, stop) if ok else None


def _clause_boundary(frame: Frame, cue: Cue, rules: Grammar) -> int | None:
    """Where a clause with its own subject parts from the content before it: ", and Lee said", "; Lee said"."""
    start = cue.first
    if start < 2:
        return None
    before, second = frame.low[start - 1], frame.low[start - 2]
    if before in (";", "—"):
        return start - 1
    if before in ("and", "but", "while", "although", "though", "yet", "as", "after") and second in (",", ";", "—", QUOTED):
        return start - 2 if second != QUOTED else start - 1
    if before == "," and second == QUOTED:
        return start - 1
    if before == "," and frame.low[0] in rules.subordinators:
        return start - 1
    if before in ("but", "while"):
        return start - 1
    pronoun = cue.subject is not None and frame.low[cue.subject.start] in ("he", "she")
    return start - 1 if before == "and" and pronoun else None


def _right_end(frame: Frame, cue: Cue, complement: complements.Complement, rules: Grammar) -> int:
    """Where content that begins after the cue ends: with the frame, or with the phrase or quotation that it is."""
    n = len(frame)
    start = complement.start
    if complement.kind == "quote" and frame.low[start] in (QUOTED, TERM):
        end = _run_of_quotes(frame, start)
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
    return _strip_stop(frame, start, _coordinated_end(frame, start, n, rules))


def _coordinated_end(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Before ", and reiterated …": a past reporting verb behind a coordinator is the reporter's again."""
    for i in range(start + 1, end - 1):
        if frame.low[i] in ("and", "but") and (frame.word[i - 1] in ",—" or frame.low[i - 1] == QUOTED):
            k = i + 1 + (frame.low[i + 1] in ("also", "then", "later", "has", "had"))
            form = rules.verbs.get(frame.low[k]) if k < end and frame.piece[k] < 0 else None
            if form is not None and form.shape == "past":
                return i
    return end


def _run_of_quotes(frame: Frame, start: int) -> int:
    """End of a row of quotations with nothing but commas and coordinators between them."""
    n, end = len(frame), start + 1
    while end < n and (frame.piece[end] >= 0 or (end + 1 < n and frame.piece[end + 1] >= 0 and frame.low[end] in (",", ";", "and", "—", "–", "or", "but"))):
        end += 1
    return end


def _phrase_stop(frame: Frame, start: int, rules: Grammar) -> int:
    """Where a phrase ends that is no clause: before a comma or dash behind which the reporter goes on."""
    n = len(frame)
    for i in range(start + 1, n - 1):
        if frame.word[i] in ",—–" or (frame.word[i] == "-" and frame.word[i + 1] == "-"):
            following = frame.low[i + 1]
            if following in rules.resumptions or (following.endswith("ing") and len(following) > 4) or frame.word[i + 1] == "-":
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
        if frame.word[i] == "," and frame.low[i + 1] in ("but", "although", "though") and frame.low[i + 2] in rules.subject_pronouns:
            return i
    return n


def _subordinate_end(frame: Frame, start: int, rules: Grammar) -> int:
    """Where the main clause begins in "While critics argue that A, the mayor was …"."""
    n = len(frame)
    for i in range(start + 2, n - 2):
        opens = frame.low[i + 1] in rules.determiners or frame.low[i + 1] in rules.subject_pronouns or frame.capital(i + 1)
        if frame.word[i] == "," and opens and complements.has_verb(frame, i + 2, rules, min(n, i + 12)):
            return i
    return n


def _quote_is_whole(frame: Frame, i: int) -> bool:
    """Whether a quotation ends with its own stop, so that what follows is the reporter's."""
    text = frame.text[frame.start[i] : frame.end[i]]
    return len(text) > 1 and text[-2] in ".!?,"
