"""Verb-second clauses: where a clause begins and ends, and who is its subject, in a language that moves its verb.

German puts the finite verb second, so that the subject stands before it or right behind it ("Merkel sagte", "Am Montag
sagte Merkel"), and last in a subordinate clause ("wie Merkel sagte"). Commas bound clauses; cases and the order of
determiners bound noun phrases. As for English, there is no parser: all is read from small sets of words.
"""

from __future__ import annotations

from quotematch.extract.speech.frames import QUOTED, TERM, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import BREAKS, COLONS, DASHES, STOPS
from quotematch.extract.speech.subjects import Subject

_BOUNDS = BREAKS | COLONS | STOPS
_CLAUSE_REACH = 150  # items of one clause
_MAX_PHRASE = 24  # items of a noun phrase
_BRACKET_REACH = 10  # items of what stands in brackets
_SUBJECT_REACH = 22  # items between a verb and a subject behind it
_INSERT_REACH = 30  # items of a relative clause or apposition
_LONGEST_APPOSITION = 12  # items
_MOST_INSERTS = 3
_TIME_REACH = 3  # items at the head of a sentence that tell time: "Wenige Stunden nach der Wahl"
_MAIN_REACH = 60  # items within which the main verb of a sentence is looked for
_JOINS_WORDS = frozenset("-/&'")


def bounds(frame: Frame, i: int) -> bool:
    """Whether item `i` parts clauses: a comma, colon, stop or dash, or a quotation."""
    return frame.low[i] == QUOTED or (frame.piece[i] < 0 and frame.word[i] in _BOUNDS)


def clause_start(frame: Frame, v: int) -> int:
    """First item of the clause in which item `v` stands."""
    least = max(0, v - _CLAUSE_REACH)
    while v > least and not bounds(frame, v - 1):
        v -= 1
    return v


def clause_end(frame: Frame, v: int) -> int:
    """The item that ends the clause in which `v` stands: a boundary or the frame's end."""
    last = min(len(frame), v + _CLAUSE_REACH)
    while v < last and not bounds(frame, v):
        v += 1
    return v


def is_finite(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether item `i` looks like a finite verb."""
    low = frame.low[i]
    if frame.piece[i] >= 0 or not frame.in_lower(i):
        return False
    if low in rules.finite or low in rules.second.mood:
        return True
    form = rules.second.forms.finite.get(low)
    if form is not None and form.shape != "base":
        return True
    parted = rules.second.forms.parted.get(low)
    if parted is not None and any(found.shape != "base" for found in parted.values()):
        return True
    return rules.endings.is_past(low) and not (i and frame.low[i - 1] in rules.determiners)


def has_finite(frame: Frame, start: int, end: int, rules: Grammar) -> bool:
    """Whether a finite verb stands among the items from `start` to `end`."""
    return any(is_finite(frame, i, rules) for i in range(start, end))


def _is_name(frame: Frame, i: int) -> bool:
    """Whether the term at item `i` is a name in quotation marks: „Spiegel“."""
    return frame.low[i] == TERM and not frame.opens_lower(i)


def phrase_end(frame: Frame, start: int, rules: Grammar) -> int:
    """End of the noun phrase that begins at item `start`; `start` when none does."""
    n, i = len(frame), start
    stop = min(n, start + _MAX_PHRASE)
    while i < stop and _goes_on(frame, i, start, rules):
        i = _behind_bracket(frame, i) if frame.word[i] == "(" else i + 1
    while i > start and (frame.low[i - 1] in rules.coordinators or frame.low[i - 1] in rules.prepositions):
        i -= 1
    return i


def _behind_bracket(frame: Frame, i: int) -> int:
    closing = range(i + 1, min(len(frame), i + _BRACKET_REACH))
    return next((k + 1 for k in closing if frame.word[k] == ")"), i + 1)


def _goes_on(frame: Frame, i: int, start: int, rules: Grammar) -> bool:
    """Whether a noun phrase that began at `start` goes on with item `i`."""
    low = frame.low[i]
    if frame.piece[i] >= 0:
        return _is_name(frame, i)
    if frame.is_sign(i):
        return i > start and (frame.word[i] in _JOINS_WORDS or frame.word[i] == "(")
    if i == start:
        return frame.capital(i) or low in rules.determiners or low in rules.pronouns or not _closes(frame, i, rules)
    if frame.capital(i):
        return True
    named = frame.capital(i - 1) or frame.word[i - 1] == ")" or frame.piece[i - 1] >= 0
    if low in rules.coordinators:
        return low in rules.additive and named and _joins(frame, i, rules)
    if named:
        return low in rules.second.genitive or low in rules.second.tied or low in rules.second.particles
    if low in rules.second.tied and frame.low[i - 1] not in rules.determiners:
        return True
    return not _closes(frame, i, rules)


def _closes(frame: Frame, i: int, rules: Grammar) -> bool:
    low = frame.low[i]
    closed = low in rules.prepositions or low in rules.second.adverbs or low in rules.subordinators
    return closed or low in rules.that or is_finite(frame, i, rules)


def _joins(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether a coordinator joins two nouns: "Merkel und Stoiber", "der Minister und seine Partei"."""
    if i + 1 >= len(frame) or frame.piece[i + 1] >= 0:
        return False
    return frame.capital(i + 1) or frame.low[i + 1] in rules.determiners


def phrase_before(frame: Frame, end: int, rules: Grammar) -> int:
    """First item of the noun phrase that ends before item `end`: "[ersten Angaben] zufolge"."""
    i = end
    while i > 0 and end - i < _MAX_PHRASE and not _bounds_left(frame, i - 1, rules):
        i -= 1
        if frame.low[i] in rules.second.opening:
            break
    return i


def _bounds_left(frame: Frame, i: int, rules: Grammar) -> bool:
    low = frame.low[i]
    if bounds(frame, i) or low in rules.second.reflexive or low in rules.subject_pronouns:
        return True
    if low in rules.prepositions:
        return low not in rules.second.tied
    if frame.capital(i) and i:
        return False
    return low in rules.coordinators or low in rules.second.adverbs or is_finite(frame, i, rules)


# ---- subjects


def opens_subject(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether a phrase that begins at item `i` can be a subject."""
    low = frame.low[i]
    if frame.piece[i] >= 0:
        return _is_name(frame, i)
    if not frame.is_word(i) or low in rules.prepositions or low in rules.subordinators:
        return False
    if low in rules.second.oblique and not (frame.capital(i) and frame.low[i + 1 : i + 2] == [*rules.second.dative]):
        return False  # "Einer der Richter" is a subject
    if low in rules.second.adverbs or low in rules.coordinators or low in rules.that or rules.endings.is_adverb(low):
        return False
    if _is_dative(frame, i, rules):
        return False
    return frame.capital(i) or low in rules.determiners or low in rules.pronouns or low[:1].isdigit()


def _is_dative(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether a determiner of two cases is a dative here: "der britischen Zeitung", "der Zeitung"."""
    if frame.low[i] not in rules.second.dative or i + 1 >= len(frame):
        return False
    following = frame.low[i + 1]
    if frame.in_lower(i + 1):
        return following.endswith(rules.second.dative_adjective)
    return frame.capital(i + 1) and following.endswith(rules.second.feminine)


def subject_of(frame: Frame, verb: int, rules: Grammar) -> Subject | None:
    """The subject of the main clause whose finite verb is item `verb`, or None."""
    start = clause_start(frame, verb)
    while start < verb and (frame.low[start] in rules.coordinators or frame.word[start] == "("):
        start += 1
    if start + 1 < verb and frame.low[start] in rules.second.singling and opens_subject(frame, start + 1, rules):
        start += 1
    if start == verb:
        return subject_behind(frame, verb, rules)
    pronoun = verb + 1 < len(frame) and frame.low[verb + 1] in rules.second.nominative
    timed = any(frame.low[k] in rules.second.spans for k in range(start, min(verb, start + _TIME_REACH)))
    if opens_subject(frame, start, rules) and not (pronoun or timed or _points_back(frame, start, verb, rules)):
        return Subject(start, verb, verb)
    return subject_behind(frame, verb, rules)


def _points_back(frame: Frame, start: int, verb: int, rules: Grammar) -> bool:
    """Whether the place before the verb holds a word for what is said: "Das sagte Merkel", "Dies bestätigte Lee"."""
    return verb == start + 1 and frame.low[start] in rules.second.pointing


def subject_behind(frame: Frame, verb: int, rules: Grammar) -> Subject | None:
    """The subject behind the finite verb, across adverbs and adjuncts: "sagte am Montag der Minister"."""
    n, i = len(frame), verb + 1
    stop = min(n, verb + _SUBJECT_REACH)
    while i < stop:
        low = frame.low[i]
        if bounds(frame, i) or low in rules.that:
            return None
        if frame.capital(i) and _tells_time(low, rules):
            i += 1
        elif low in rules.prepositions:
            i = _behind_adjunct(frame, i, rules)
        elif frame.piece[i] >= 0:
            i += 1
        elif (low in rules.second.oblique and low not in rules.second.reflexive) or _is_dative(frame, i, rules):
            i = max(i + 1, phrase_end(frame, i, rules))
        elif opens_subject(frame, i, rules):
            end = i + 1 if low in rules.subject_pronouns and not frame.capital(i) else phrase_end(frame, i, rules)
            return Subject(i, end, verb) if end > i else None
        else:
            i += 1
    return None


def _tells_time(low: str, rules: Grammar) -> bool:
    """Whether a word is a time of day or year, be it the end of a compound: "Abend", "Freitagabend"."""
    return low in rules.times or low.endswith(tuple(sorted(rules.time_nouns)))


def _behind_adjunct(frame: Frame, i: int, rules: Grammar) -> int:
    """The item behind the adjunct that the preposition at `i` opens."""
    end = max(i + 1, phrase_end(frame, i + 1, rules)) if i + 1 < len(frame) else i + 1
    while end < len(frame) and (frame.low[end][:1].isdigit() or frame.low[end] in rules.times):
        end += 1
    return end


def subject_across(frame: Frame, comma: int, rules: Grammar) -> Subject | None:
    """The subject before the comma that ends its apposition or relative clause: "Merkel, die Kanzlerin, sagte"."""
    start = comma
    while start > 0 and comma - start < _INSERT_REACH:
        before = frame.word[start - 1]
        if frame.low[start - 1] == QUOTED or before in COLONS or before in DASHES:
            break
        start -= 1
    leads = rules.coordinators | rules.second.singling
    while start < comma and (frame.low[start] in leads or not frame.is_word(start)):
        if frame.piece[start] >= 0:
            break
        start += 1
    if start < comma and opens_subject(frame, start, rules):
        return Subject(start, comma, comma + 1)
    return None


def opener_of(frame: Frame, verb: int, rules: Grammar) -> int:
    """First item of the clause that `verb` ends, be there an apposition in it: "Wie der Richter, Lee, ausführte"."""
    start = clause_start(frame, verb)
    at = start
    for _ in range(_MOST_INSERTS):
        if at < 2 or frame.word[at - 1] != "," or has_finite(frame, at, verb, rules):
            break
        at = clause_start(frame, at - 1)
        if frame.low[at] in rules.second.how:
            return at
    return start


def final_subject(frame: Frame, opener: int, verb: int, rules: Grammar) -> Subject | None:
    """The subject of a subordinate clause, right behind the word that opens it: "wie | der Minister | mitteilte"."""
    for i in range(opener + 1, verb):
        if opens_subject(frame, i, rules):
            end = i + 1 if frame.low[i] in rules.subject_pronouns else phrase_end(frame, i, rules)
            return Subject(i, min(end, verb), verb)
    return None


def main_subject(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """The subject of the main clause of a frame, of which the items before `end` are looked at."""
    verb = main_verb(frame, min(end, _MAIN_REACH), rules)
    if verb is not None:
        apposed = verb > 1 and frame.word[verb - 1] == "," and frame.low[0] not in rules.subordinators
        across = subject_across(frame, verb - 1, rules) if apposed else None
        return across or subject_of(frame, verb, rules)
    if not end or not opens_subject(frame, 0, rules):
        return None
    stop = min(phrase_end(frame, 0, rules), end)
    return Subject(0, stop, stop) if stop else None


def main_verb(frame: Frame, end: int, rules: Grammar) -> int | None:
    """The finite verb of the main clause before item `end`; behind a subordinate clause, the one right at its comma."""
    at = 0
    while at < end and not frame.is_word(at):
        at += 1
    if at < end and frame.low[at] in rules.subordinators:
        return next((i for i in range(at + 1, end) if frame.word[i - 1] == "," and is_finite(frame, i, rules)), None)
    while at < end and not bounds(frame, at) and not is_finite(frame, at, rules):
        at += 1
    while at < end and frame.word[at] == "," and behind_inserts(frame, at, rules) != at:
        at = behind_inserts(frame, at, rules) + 1
    return next((i for i in range(at, end) if is_finite(frame, i, rules)), None)


# ---- what stands between two commas


def behind_inserts(frame: Frame, comma: int, rules: Grammar) -> int:
    """The comma behind the appositions and relative clauses that `comma` opens; `comma` itself when it opens none."""
    for _ in range(_MOST_INSERTS):
        closing = _insert_end(frame, comma, rules)
        if closing is None:
            break
        comma = closing
    return comma


def _insert_end(frame: Frame, comma: int, rules: Grammar) -> int | None:
    """The comma or colon that closes what `comma` inserts, or None."""
    n, first = len(frame), comma + 1
    if first >= n or frame.word[comma] != "," or frame.piece[first] >= 0 or frame.low[first] in rules.that:
        return None
    reach = range(first + 1, min(n - 1, first + _INSERT_REACH))
    end = next((k for k in reach if bounds(frame, k)), None)
    if end is None or frame.word[end] not in (",", ":"):
        return None
    low = frame.low[first]
    if opens_relative(frame, first, end, rules) or low in rules.second.asides:
        return end
    apposed = end - first <= _LONGEST_APPOSITION and (frame.capital(first) or low in rules.determiners)
    return end if apposed and not has_finite(frame, first, end, rules) else None


def opens_relative(frame: Frame, first: int, end: int, rules: Grammar) -> bool:
    """Whether the items from `first` to `end` are a relative clause: a pronoun first, the finite verb last."""
    at = first + (frame.low[first] in rules.prepositions)
    if at >= end or frame.low[at] not in rules.relatives:
        return False
    last = frame.low[end - 1]
    if not frame.in_lower(end - 1) or not (is_finite(frame, end - 1, rules) or last.endswith(rules.second.finite_ends)):
        return False
    return not has_finite(frame, at + 1, min(end - 1, at + 4), rules)
