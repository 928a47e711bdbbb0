"""Cues of verb-second clauses: "Merkel sagte, …", "…, sagte Merkel", "wie Merkel mitteilte", "gab bekannt, dass …".

A reporting verb is found in one of its forms: finite, finite with its particle at the end of the clause, a participle
with its auxiliary, or last in a subordinate clause. Its place in the clause tells on which side the content stands.
Where no cue is found at all, the mood of the verb can still tell that a sentence is reported: "Er habe nichts gewusst."
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech.attributing_phrases import is_carrier, phrase_cue, place_phrase
from quotematch.extract.speech.clause_verbs import ClauseVerb, verb_at
from quotematch.extract.speech.dependent_clauses import links, place_mood, place_noun, place_whereby
from quotematch.extract.speech.extents import strip_stop
from quotematch.extract.speech.frames import QUOTED, QUOTES, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.quoted_inside import place_inside, place_stressed
from quotematch.extract.speech.reported_clauses import asks, complement, main_clause, quote_end
from quotematch.extract.speech.subjects import Subject
from quotematch.extract.speech.verb_second import (
    behind_inserts,
    bounds,
    clause_end,
    clause_start,
    final_subject,
    has_finite,
    is_finite,
    main_subject,
    opener_of,
    opens_relative,
    phrase_end,
    subject_across,
    subject_of,
)
from quotematch.settings import Settings


def clause_cues(frame: Frame, rules: Grammar, *, settings: Settings) -> tuple[list[Cue], int | None]:
    """All cues of a frame that have content, by place, and the first item that was not read when there are too many."""
    found: list[Cue] = []
    tried, unread = 0, None
    for v in range(len(frame)):
        if frame.piece[v] >= 0 or not frame.is_word(v):
            continue
        phrase = phrase_cue(frame, v, rules)
        verb = None if phrase else verb_at(frame, v, rules)
        if phrase is None and verb is None and frame.low[v] not in rules.nouns and not links(frame, v, rules):
            continue
        tried += 1
        if tried > settings.cues_per_sentence:
            unread = v
            break
        if phrase:
            place_phrase(frame, phrase, found, rules)
        elif verb:
            _place_verb(frame, verb, found, rules)
        elif links(frame, v, rules):
            place_whereby(frame, v, found, rules)
        else:
            place_noun(frame, v, found, rules)
    if not found:
        place_mood(frame, found, rules)
    return [cue for cue in found if any(a < b for a, b in cue.content)], unread


# ---- reporting verbs


def _place_verb(frame: Frame, verb: ClauseVerb, found: list[Cue], rules: Grammar) -> None:
    """Find subject and content of a reporting verb and add its cue to `found`."""
    if any(cue.start <= verb.start < cue.end for cue in found):
        return
    cue = Cue(verb.start, verb.end, verb.form)
    start = clause_start(frame, verb.finite)
    if verb.final:
        _place_final(frame, cue, verb, found, rules)
    elif _shares(frame, verb, rules):
        cue.subject = _subject_before(frame, verb.finite, found, rules)
        _close(frame, found, verb.finite - 1)
        _place_right(frame, cue, verb.closing, verb, found, rules)
    elif start == verb.finite and start > 0:
        _place_first(frame, cue, verb, found, rules)
    else:
        cue.subject = _speaker(frame, verb, rules)
        _place_right(frame, cue, verb.closing, verb, found, rules)


def _speaker(frame: Frame, verb: ClauseVerb, rules: Grammar) -> Subject | None:
    """Who speaks in a main clause: its subject, of a passive the agent, of an impersonal verb who stands beside it."""
    words = rules.second
    if verb.form.lemma in words.impersonal_verbs:
        return _beside(frame, verb, rules)
    subject = subject_of(frame, verb.finite, rules)
    if verb.passive and verb.form.lemma not in words.quoting:
        return _agent(frame, verb, rules)
    if subject is not None and frame.low[subject.start] in words.impersonal:
        return None
    return subject


def _agent(frame: Frame, verb: ClauseVerb, rules: Grammar) -> Subject | None:
    """Who does it in a passive, "von der Polizei", or the text that says so, "in einer Mitteilung der Polizei"."""
    start = clause_start(frame, verb.finite)
    for k in range(start, verb.start):
        low = frame.low[k]
        if frame.piece[k] >= 0 or not (low in rules.agent or low in rules.second.beside):
            continue
        end = phrase_end(frame, k + 1, rules)
        if end > k + 1 and (low in rules.agent or any(is_carrier(frame, i, rules) for i in range(k + 1, end))):
            return Subject(k + 1, end, k)
    return None


def _beside(frame: Frame, verb: ClauseVerb, rules: Grammar) -> Subject | None:
    """The phrase that tells where it says so: "heißt es in der Erklärung", "In der Erklärung heißt es"."""
    for k in (verb.finite + 2, verb.finite + 1):
        if k < len(frame) and frame.low[k] in rules.second.beside:
            end = phrase_end(frame, k + 1, rules)
            if end > k + 1:
                return Subject(k + 1, end, verb.finite)
    start = clause_start(frame, verb.finite)
    if start + 1 < verb.finite and frame.low[start] in rules.second.beside:
        return Subject(start + 1, verb.finite, verb.finite)
    return None


def _shares(frame: Frame, verb: ClauseVerb, rules: Grammar) -> bool:
    """Whether a coordinator right before the verb lends it the subject of another: "und fügte hinzu"."""
    before = verb.finite - 1
    return before > 0 and frame.low[before] in rules.coordinators and not frame.capital(before)


def _subject_before(frame: Frame, end: int, found: list[Cue], rules: Grammar) -> Subject | None:
    previous = next((cue for cue in reversed(found) if cue.subject is not None and not cue.nested), None)
    return previous.subject if previous else main_subject(frame, end, rules)


def _close(frame: Frame, found: list[Cue], end: int) -> None:
    """End the content that goes on over item `end`, where the reporter speaks again."""
    for cue in found:
        if cue.content and cue.content[-1][0] < end < cue.content[-1][1]:
            cue.content[-1] = (cue.content[-1][0], strip_stop(frame, cue.content[-1][0], end))


def _place_first(frame: Frame, cue: Cue, verb: ClauseVerb, found: list[Cue], rules: Grammar) -> None:
    """The verb opens its clause: "…, sagte Merkel", or stands behind an apposition: "Merkel, die Kanzlerin, sagte"."""
    impersonal = verb.form.lemma in rules.second.impersonal_verbs
    behind = _speaker(frame, verb, rules)
    told = frame.low[verb.finite - 1] == QUOTED or _has_clause(frame, found, verb.finite, rules)
    if (behind is not None or impersonal) and told:
        cue.subject = behind
        cue.resumes = behind is None
        if not _can_follow(frame, verb, found, rules):
            _place_right(frame, cue, verb.closing, verb, found, rules)
            return
        _place_left(frame, cue, verb, found, rules)
        return
    if frame.word[verb.finite - 1] == ",":
        cue.subject = subject_across(frame, verb.finite - 1, rules) or behind
        if cue.subject is not None:
            _place_right(frame, cue, verb.closing, verb, found, rules)


def _can_follow(frame: Frame, verb: ClauseVerb, found: list[Cue], rules: Grammar) -> bool:
    """Whether what stands before the verb can be reported: quoted words, or a clause that is no subordinate one."""
    bound = verb.finite
    last = bound - 1
    while last > 0 and frame.is_sign(last):
        last -= 1
    if frame.low[last] in QUOTES:
        return verb.form.takes("qpba")
    begin = _left_start(frame, bound, found)
    while begin < last and not frame.is_word(begin) and frame.piece[begin] < 0:
        begin += 1
    if asks(frame, begin, bound, rules):
        return False
    if frame.low[begin] in rules.subordinators and not _opens_with_that(frame, begin, rules):
        end = clause_end(frame, begin)
        return end + 1 < bound and verb.form.takes("p") and has_finite(frame, end + 1, bound, rules)
    return verb.form.takes("p")


def _opens_with_that(frame: Frame, begin: int, rules: Grammar) -> bool:
    return frame.low[begin] in rules.that or frame.low[begin] in rules.wh


def _has_clause(frame: Frame, found: list[Cue], end: int, rules: Grammar) -> bool:
    """Whether what stands before item `end` has a finite verb outside of relative clauses, or is quoted words."""
    begin = _left_start(frame, end, found)
    if any(frame.piece[i] >= 0 for i in range(begin, end)) and frame.low[max(begin, end - 2)] in QUOTES:
        return True
    at = begin
    while at < end:
        stop = clause_end(frame, at)
        inserted = at > begin and stop < end and opens_relative(frame, at, stop, rules)
        if not inserted and has_finite(frame, at, min(stop, end), rules):
            return True
        at = stop + 1
    return False


def _left_start(frame: Frame, end: int, found: list[Cue]) -> int:
    begin = max((max(c.end, *(b for _, b in c.content)) for c in found if not c.nested and c.content), default=0)
    return begin if begin < end else 0


def _place_left(frame: Frame, cue: Cue, verb: ClauseVerb, found: list[Cue], rules: Grammar) -> None:
    """Content before the verb, and what of it goes on behind its clause."""
    n, bound = len(frame), verb.finite
    begin = _left_start(frame, bound, found)
    last = bound - 1
    while last > begin and frame.is_sign(last):
        last -= 1
    quoted = frame.low[last] in QUOTES
    if quoted and not (last > begin and frame.opens_lower(last)):
        begin = _quotes_start(frame, begin, last)
    while (
        begin < last
        and frame.piece[begin] < 0
        and (not frame.is_word(begin) or (frame.low[begin] in rules.coordinators and begin > 0))
    ):
        begin += 1
    cue.kind = "left"
    for other in found:
        if other.start >= begin:
            other.nested = True
    cue.content = [(begin, strip_stop(frame, begin, bound))]
    end = max(verb.closing, cue.subject.end if cue.subject else 0)
    comma = clause_end(frame, end)
    if comma < n and frame.word[comma] == ",":
        comma = behind_inserts(frame, comma, rules)
    _add_rest(frame, cue, comma, quoted, rules)
    found.append(cue)


def _quotes_start(frame: Frame, begin: int, last: int) -> int:
    """The first of a row of quotations that ends at item `last`."""
    k = last
    while k > begin and (
        frame.piece[k - 1] >= 0 or (frame.is_sign(k - 1) and k - 2 >= begin and frame.piece[k - 2] >= 0)
    ):
        k -= 1
    return k


def _add_rest(frame: Frame, cue: Cue, at: int, quoted: bool, rules: Grammar) -> None:
    """Add what goes on behind a reporting clause that ends at item `at`: a quotation, a clause that it interrupted."""
    n = len(frame)
    if at >= n:
        return
    first = at if frame.low[at] == QUOTED else at + 1
    if first < n and frame.low[first] in rules.coordinators and first + 1 < n and frame.low[first + 1] in QUOTES:
        first += 1
    if first < n and frame.low[first] in QUOTES:
        end = first + 1
        while end < n and (frame.piece[end] >= 0 or (end + 1 < n and frame.piece[end + 1] >= 0 and bounds(frame, end))):
            end += 1
        cue.content.append((first, end))
    elif not quoted and first + 1 < n and frame.word[at] == "," and _resumes(frame, first, rules):
        cue.content.append((first, strip_stop(frame, first, n)))


def _resumes(frame: Frame, first: int, rules: Grammar) -> bool:
    """Whether a clause that a cue interrupted goes on with item `first`."""
    low = frame.low[first]
    return is_finite(frame, first, rules) or low in rules.that or low in rules.additive


def _place_final(frame: Frame, cue: Cue, verb: ClauseVerb, found: list[Cue], rules: Grammar) -> None:
    """The verb ends a subordinate clause: "Wie Merkel sagte, …", "nachdem Lee gesagt hatte, dass …"."""
    n, opener = len(frame), opener_of(frame, verb.start, rules)
    opener += frame.low[opener] in rules.coordinators
    low = frame.low[opener]
    if low in rules.second.how:
        if opener + 1 >= verb.start and not verb.passive:
            return
        named = final_subject(frame, opener, verb.start, rules) or Subject(opener + 1, verb.start, opener)
        cue.subject = None if verb.passive else named
        if cue.form.lemma in rules.second.impersonal_verbs:
            cue.subject = _beside(frame, verb._replace(finite=opener), rules)
        elif verb.passive:
            cue.subject = _agent(frame, verb._replace(finite=opener), rules)
        close = verb.closing
        rest = (close + 1, strip_stop(frame, min(close + 1, n), n))
        if opener <= 1:
            cue.content = [rest]
        else:
            begin = _left_start(frame, opener, found)
            cue.content = [(begin, strip_stop(frame, begin, opener))]
            if close + 1 < n and frame.word[close] == "," and not _new_sentence(frame, close + 1, rules):
                cue.content.append(rest)
        cue.kind = "left"
        found.append(cue)
        return
    relative = low in rules.relatives or frame.low[min(opener + 1, verb.start)] in rules.relatives
    if relative and low not in rules.subordinators:
        pronoun = opener + (frame.low[opener] in rules.prepositions)
        cue.subject = final_subject(frame, pronoun, verb.start, rules) or Subject(pronoun, pronoun + 1, opener)
    elif not verb.passive:
        cue.subject = final_subject(frame, opener, verb.start, rules)
    _place_right(frame, cue, verb.closing, verb, found, rules, subordinate=True)


def _new_sentence(frame: Frame, first: int, rules: Grammar) -> bool:
    return frame.low[first] in rules.relatives and not is_finite(frame, first, rules)


def _place_right(
    frame: Frame,
    cue: Cue,
    closing: int,
    verb: ClauseVerb,
    found: list[Cue],
    rules: Grammar,
    *,
    subordinate: bool = False,
) -> None:
    """Content behind the reporting clause, or quoted words inside it."""
    if cue.subject is not None and frame.low[cue.subject.start] in rules.first_person:
        return
    start = complement(frame, verb, closing, rules)
    if start is None:
        place_inside(frame, cue, verb, found, rules)
        return
    if frame.word[start - 1] == ":" and not subordinate:
        place_stressed(frame, cue, verb, found, rules)
    end = len(frame)
    if frame.low[start] == QUOTED:
        end = quote_end(frame, start, rules)
    elif subordinate:
        end = main_clause(frame, start, rules)
    end = _before_quotation(frame, start, end)
    holder = next((c for c in reversed(found) if c.content and c.content[-1][0] <= cue.start < c.content[-1][1]), None)
    if holder is not None:
        end = min(end, holder.content[-1][1])
        cue.nested = True
    start += frame.low[start] in rules.that
    cue.content = [(start, strip_stop(frame, start, end))]
    found.append(cue)


def _before_quotation(frame: Frame, start: int, end: int) -> int:
    """Where a reported clause ends that a colon and a quotation follow: "glaubt, dass der Plan gut ist: „…“"."""
    colons = (i for i in range(start + 1, end - 1) if frame.word[i] == ":" and frame.low[i + 1] == QUOTED)
    return next(colons, end)
