"""Extents: where reported content ends, and where it begins behind what links its sentence to the one before.

A clause goes on to the end of its sentence unless the reporter's own words begin before it: a coordinated reporting
verb, a turn with "but", the main clause behind a subordinate one, what follows a quotation that has its own stop.
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech import clauses, complements
from quotematch.extract.speech.frames import QUOTED, QUOTES, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import BREAKS, DASHES, HYPHEN, TRAILING, TURNS
from quotematch.extract.speech.subjects import Subject
from quotematch.extract.speech.topics import ends_at, topic_end

_LEAST_CLAUSE = 2  # items of content before the reporter can turn
_NEAR_VERB = 5  # items within which a short subject has come to its verb
_NAMED_VERB = 14  # items within which a name with an apposition has come to its verb
_VERB_REACH = 12  # items within which the main clause behind a subordinate one has its verb
_LINK_REACH = 6  # items of "At the same time,"
_BEFORE_COORDINATOR = TURNS | {QUOTED}
_WHOLE = frozenset(".!?,")


def right_end(frame: Frame, cue: Cue, complement: complements.Complement, rules: Grammar) -> int:
    """The item before which content that begins after the cue ends: the frame's end, or its own when it is a phrase."""
    start = complement.start
    if complement.kind == "quote" and frame.low[start] in QUOTES:
        end = run_of_quotes(frame, start, rules)
        if _quotes_alone(frame, cue, start, end, rules):
            return tail_end(frame, end, rules, plain=cue.form.lemma in rules.complements.plain)
    if complement.kind == "noun" and frame.low[start] in rules.complements.answers:
        return start + 1
    if complement.kind == "as" and frame.marked and frame.marked[-1] > start:
        return tail_end(frame, frame.marked[-1] + 1, rules)
    limit = _limit(frame, cue, complement, rules)
    if cue.form.shape == "ing" and complement.kind != "gerund" and (complement.kind != "topic" or start == cue.end):
        limit = _parallel(frame, start, limit, complement.kind in ("that", "bare"), rules)
    return strip_stop(frame, start, coordinated_end(frame, start, limit, rules))


def _parallel(frame: Frame, start: int, limit: int, clause: bool, rules: Grammar) -> int:
    """Where a participle goes on with another one: "calling for talks | and carrying the flag".

    Behind a clause only one of saying counts: "saying that it rained and making …".
    """
    for i in range(start + _LEAST_CLAUSE, limit - 2):
        low = frame.low[i]
        if rules.endings.is_gerund(low) and frame.in_lower(i):
            return limit
        following = frame.low[i + 1]
        if low not in rules.extents.joining or not rules.endings.is_gerund(following) or not frame.in_lower(i + 1):
            continue
        behind = frame.low[i + 2]
        acts = behind in rules.determiners or behind in rules.pronouns or frame.capital(i + 2)
        form = rules.verbs.get(following)
        if (acts and not clause) or (form is not None and form.frames):
            return i
        return limit
    return limit


def _quotes_alone(frame: Frame, cue: Cue, start: int, end: int, rules: Grammar) -> bool:
    """Whether quotations that end before item `end` are all of the content: “no,” … or “No” | when …."""
    if end >= len(frame) or quote_is_whole(frame, end - 1):
        return True
    if not frame.is_word(end):
        return True
    fragment = frame.low[start] == QUOTED and frame.opens_lower(start) and cue.form.takes("tb")
    joined = frame.low[end] in rules.extents.joining and end + 1 < len(frame) and _main_verb(frame, end + 1, rules)
    if fragment and not joined and frame.low[end] not in rules.subjects.interposed:
        return False  # “hard to win” if taxes rise: the words behind it are the rest
    return frame.low[end] in rules.extents.phrase_ends


def tail_end(frame: Frame, end: int, rules: Grammar, *, plain: bool = False) -> int:
    """Where a phrase ends that goes on behind a quotation that ends before `end`: called it “a gift” | to us | on air.

    Behind a `plain` verb of saying, a place or a hearer is the reporter's: “no” in the hall, “no” to Ray.
    """
    if end >= len(frame) or not frame.is_word(end) or quote_is_whole(frame, end - 1):
        return end
    low = frame.low[end]
    places = low in rules.topics.placing or low in rules.to
    time = end + 1 < len(frame) and low in rules.role and frame.low[end + 1] in rules.subject_pronouns  # "as he left"
    if not (places or low in rules.extents.tails) or (places and plain) or time or ends_at(frame, end, rules):
        return end
    return max(end, topic_end(frame, end, rules, closes=True))


def _limit(frame: Frame, cue: Cue, complement: complements.Complement, rules: Grammar) -> int:
    """The item that content can't go beyond, by the clause in which its cue stands and by what kind it is."""
    start, n = complement.start, len(frame)
    if complement.kind == "topic":
        return topic_end(frame, start, rules, closes=_closes(frame, cue, rules))
    if complement.kind in complements.PHRASES:
        return _phrase_stop(frame, start, rules)
    if cue.first > 0 and frame.low[cue.first - 1] in rules.subordinators:
        return main_clause_comma(frame, start, rules)
    if cue.subject is not None and _in_relative(frame, cue.subject, rules):
        return _relative_end(frame, start, rules)
    if complement.kind not in ("that", "bare"):
        return n
    turn = min(_turn(frame, start, rules), _comment(frame, start, rules))
    return _unshifted(frame, start, turn, rules) if cue.form.shape == "past" else turn


def _closes(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether the verb of `cue` is a main one, or a participle behind a comma, so that no main verb can follow it."""
    if cue.form.shape == "ing":
        return cue.start > 0 and frame.word[cue.start - 1] == ","
    who = cue.subject.end - 1 if cue.subject is not None else cue.start
    return cue.form.shape in ("past", "s") and frame.low[who] not in rules.relatives


def _in_relative(frame: Frame, subject: Subject, rules: Grammar) -> bool:
    """Whether a clause between commas reports: "Lee, who said that …, left", "the tax, which Lee said …, fell"."""
    who = subject.end - 1
    if frame.low[who] not in rules.plain_relatives:
        who = subject.start - 1
    return who > 0 and frame.low[who] in rules.plain_relatives and frame.word[who - 1] == ","


def _relative_end(frame: Frame, start: int, rules: Grammar) -> int:
    """Where the verb of the clause around a relative one follows: "…, | left", or the frame's end."""
    n, told = len(frame), False
    for i in range(start, n - 1):
        # "the men, and Lee in particular, | must …" is not yet the end
        if frame.word[i] == "," and _main_verb(frame, i + 1, rules) and (told or frame.low[i + 1] in rules.verbs):
            return i
        told = told or _main_verb(frame, i, rules)
    return n


def _main_verb(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether a finite verb stands at `i`, or behind an adverb there."""
    i += rules.endings.is_adverb(frame.low[i]) and i + 1 < len(frame)
    return frame.low[i] in rules.finite or (frame.in_lower(i) and _past(frame.low[i], rules))


def strip_stop(frame: Frame, start: int, end: int) -> int:
    """`end` moved back to `start` at most, over the signs before it that are no part of content."""
    while end > start and frame.word[end - 1] in TRAILING:
        end -= 1
    return end


def behind_links(frame: Frame, begin: int, end: int, rules: Grammar) -> int:
    """`begin` moved, before `end`, over what ties a sentence to the one before: "In fact, | taxes", "But | “…”"."""
    while begin < end:
        comma = next((k for k in range(begin + 1, min(end, begin + _LINK_REACH)) if frame.word[k] == ","), 0)
        if comma and " ".join(frame.low[begin:comma]) in rules.before_cue.connectives:
            begin = comma
        lead = frame.low[begin] in rules.before_cue.leads and begin + 1 < end and frame.piece[begin + 1] >= 0
        if not lead and not frame.is_sign(begin):
            break
        begin += 1
    return begin


def coordinated_end(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Before ", and reiterated …": a past reporting verb behind a coordinator is the reporter's again."""
    for i in range(start + (frame.piece[start] < 0), end - 1):
        if frame.word[i] == "," and _attributes(frame, i + 1, rules):
            return i
        if frame.piece[i] >= 0 and _attributes(frame, i + 1, rules):
            return i + 1
        if frame.word[i] == ";" and _clause_follows(frame, i + 1, rules):
            return i
        if frame.low[i] in rules.extents.joining and frame.low[i - 1] in _BEFORE_COORDINATOR:
            k = i + 1 + (frame.low[i + 1] in rules.extents.before_verb)
            form = rules.verbs.get(frame.low[k]) if k < end else None
            if form is not None and form.shape == "past":
                return i
    return end


def _attributes(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether "according to" stands at `i`."""
    phrases = rules.according_heads.get(frame.low[i], ()) if i < len(frame) else ()
    return any(len(phrase) > 1 and tuple(frame.low[i : i + len(phrase)]) == phrase for phrase in phrases)


def run_of_quotes(frame: Frame, start: int, rules: Grammar) -> int:
    """End of a row of quotations with nothing but commas and coordinators between them."""
    n, end = len(frame), start + 1
    while end < n and (frame.piece[end] >= 0 or (end + 1 < n and _links_quotes(frame, end, rules))):
        end += 1
    return end


def _links_quotes(frame: Frame, i: int, rules: Grammar) -> bool:
    links = frame.low[i] in BREAKS or frame.low[i] in rules.extents.quote_links
    return links and frame.piece[i + 1] >= 0


def _phrase_stop(frame: Frame, start: int, rules: Grammar) -> int:
    """Where a phrase ends that is no clause: before a comma or dash behind which the reporter goes on."""
    n = len(frame)
    for i in range(start + 1, n - 1):
        sign, following = frame.word[i], frame.low[i + 1]
        if sign == HYPHEN == following:
            return i
        resumed = following in rules.resumptions or following in rules.indefinite
        if sign in TURNS and (resumed or rules.endings.is_gerund(following)):
            return i
        if frame.low[i] in rules.extents.joining and _main_verb(frame, i + 1, rules):
            return i
        if frame.low[i] in rules.extents.joining and _clause_follows(frame, i + 1, rules):
            return i
        if frame.low[i] in rules.extents.joining and _named_clause(frame, start, i, rules):
            return i - 1
    return n


def _named_clause(frame: Frame, start: int, i: int, rules: Grammar) -> bool:
    """Whether a coordinator at `i`, behind the first comma, joins a clause: "told her to go, and Ray, an aide, ran"."""
    if frame.word[i - 1] != "," or "," in frame.word[start : i - 1] or not frame.capital(i + 1):
        return False
    return any(_main_verb(frame, k, rules) for k in range(i + 2, min(len(frame), i + _NAMED_VERB)))


def _clause_follows(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether a subject and soon its verb stand at `i`: "accused them of fraud and | the firm was fined"."""
    if frame.low[i] not in rules.determiners and frame.low[i] not in rules.subject_pronouns:
        return False
    end = min(len(frame), i + _NEAR_VERB)
    return any(frame.low[k] in rules.finite for k in range(i + 1, end))


def _past(low: str, rules: Grammar) -> bool:
    form = rules.verbs.get(low)
    return form.shape == "past" if form else rules.endings.is_past(low)


def _turn(frame: Frame, start: int, rules: Grammar) -> int:
    """Where the reporter turns: ", but he did not apologize"."""
    n = len(frame)
    for i in range(start + _LEAST_CLAUSE, n - 3):
        if (
            frame.word[i] == ","
            and frame.low[i + 1] in rules.extents.turning
            and frame.low[i + 2] in rules.subject_pronouns
        ):
            return i
    return n


def _comment(frame: Frame, start: int, rules: Grammar) -> int:
    """Where the reporter comments behind a dash: "she would run | — a step that few had expected"."""
    n = len(frame)
    for i in range(n - _LEAST_CLAUSE, start + _LEAST_CLAUSE, -1):
        if _is_dash(frame, i):
            closes = any(_is_dash(frame, k) for k in range(start, i))
            return i if not closes and frame.low[i + 1] in rules.extents.commenting else n
    return n


def _is_dash(frame: Frame, i: int) -> bool:
    """Whether a dash stands at `i`, be it a hyphen between spaces."""
    return frame.word[i] in DASHES or (frame.word[i] == HYPHEN and frame.start[i] > frame.end[i - 1])


def _unshifted(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Where the reporter explains in the present what was reported in the past: "she backed the bill, | which has"."""
    shifted = False
    for i in range(start, end - 3):
        shifted = shifted or frame.low[i] in rules.extents.shifted
        if not shifted or frame.word[i] not in TURNS or frame.low[i + 1] not in rules.plain_relatives:
            continue
        if frame.low[i + 2 + rules.endings.is_adverb(frame.low[i + 2])] in rules.extents.present:
            return i
    return end


def main_clause_comma(frame: Frame, start: int, rules: Grammar) -> int:
    """Where the main clause begins in "While critics argue that A, the mayor was …"."""
    n = len(frame)
    for i in range(start + 1, n - 2):
        closed = frame.last_sign(i) == ","  # "While Lee said that A was “late,” | she left"
        if frame.word[i] != "," and not closed:
            continue
        low = frame.low[i + 1]
        opens = low in rules.determiners or low in rules.subject_pronouns or frame.capital(i + 1)
        contracted = low in rules.subject_pronouns and low in rules.finite  # "…, it's unlikely"
        if opens and (contracted or clauses.has_verb(frame, i + 2, rules, min(n, i + _VERB_REACH))):
            return i + closed
    return n


def quote_is_whole(frame: Frame, i: int) -> bool:
    """Whether a quotation ends with its own stop, so that what follows is the reporter's."""
    return frame.last_sign(i) in _WHOLE
