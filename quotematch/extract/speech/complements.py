"""What is said: where the content after a reporting verb begins.

After the verb may come an addressee ("told reporters"), an adjunct ("in a statement on Monday"), and then what is
reported: a that-clause, a bare clause, a question, an infinitive, a quotation. The functions here find its first item,
or say that nothing of the kind follows.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from quotematch.extract.speech.frames import QUOTED, QUOTES, TERM, Frame
from quotematch.extract.speech.grammar import Grammar, VerbForm
from quotematch.extract.speech.noun_phrases import counts_somebody
from quotematch.extract.speech.punctuation import BEFORE_WORDS, CLAUSE_ENDS
from quotematch.extract.speech.topics import topic_start

_REACH = 28  # items that an adjunct between verb and content may span
_SUBJECT_REACH = 14  # items within which the verb of a clause follows its first word
_OBJECT_REACH = 16  # items of "described the plan … as"
_CHARGE_REACH = 14  # items of "accused the firm … of"
_NAMED_REACH = 12  # items of "called the plan … a mistake"
_ADDRESSEE = 4  # items of a short addressee before "that"

Kind = Literal["that", "wh", "to", "quote", "colon", "bare", "as", "noun", "gerund", "topic"]

#: Complements that are a phrase: they end where the reporter's clause goes on.
PHRASES: frozenset[Kind] = frozenset(("to", "noun", "gerund", "as", "topic"))


class Complement(NamedTuple):
    """The content begins at item `start`; `kind` tells what it is: a clause, a phrase, or a quotation."""

    start: int
    kind: Kind


def after(frame: Frame, verb_end: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """The complement of a verb whose group ends before item `verb_end`, or None."""
    k = verb_end
    if k >= len(frame):
        return None
    direct = _at(frame, k, form, rules)
    if direct and not (direct.kind == "bare" and _addressed(frame, k, form, rules)):
        return direct
    frames = form.frames
    return (
        (_after_addressee(frame, k, form, rules) if form.takes("of") else None)
        or (_object_complement(frame, k, rules) if "a" in frames else None)
        or (_charge(frame, k, form, rules) if "c" in frames else None)
        or (_object_and_name(frame, k, rules) if "d" in frames else None)
        or _after_adjunct(frame, k, form, rules)
        or (Complement(k, "noun") if "n" in frames and _noun_starts(frame, k, rules) else None)
        or _topic(frame, k, form, rules)
    )


def _topic(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """What is spoken about, when no more of it is told: "criticized the plan", "talked about taxes"."""
    start = topic_start(frame, k, rules.topic_verbs[form.lemma], rules) if form.lemma in rules.topic_verbs else None
    if start is None:
        return None
    return Complement(start, "that" if frame.low[start - 1] in rules.that else "topic")


def _addressed(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether an addressee stands before "that": "warned voters that taxes would rise"."""
    if form.lemma in rules.complements.addressed:
        return True
    return "o" in form.frames and not rules.that.isdisjoint(frame.low[k + 1 : k + 1 + _ADDRESSEE])


def _at(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """A complement that begins right at item `k`."""
    low, rest = frame.low[k], len(frame) - k
    if low in rules.that and "t" in form.frames and rest > 1:
        return Complement(k + 1, "that") if _complementizer(frame, k) else None
    if low == QUOTED or (low == TERM and "q" in form.frames):
        return Complement(k, "quote") if form.takes("qtb") else None
    if low in (":", ",") and rest > 1 and "q" in form.frames:
        if frame.low[k + 1] in QUOTES:
            return Complement(k + 1, "quote")
        return Complement(k + 1, "colon") if low == ":" and rest > 3 else None
    if low in rules.complements.answers and form.lemma in rules.complements.plain and _is_answer(frame, k):
        return Complement(k, "noun")
    return _phrase_at(frame, k, form, rules) or _bare_at(frame, k, form, rules)


def _is_answer(frame: Frame, k: int) -> bool:
    """Whether the word at `k` is all of an answer: "said yes.", "said no, but …", not "said no vote was held"."""
    return k + 1 >= len(frame) or frame.is_sign(k + 1)


def _phrase_at(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """A question, infinitive or gerund right at item `k`, or "only that"."""
    low, frames, rest = frame.low[k], form.frames, len(frame) - k
    following = frame.low[k + 1] if rest > 1 else ""
    if low in rules.complements.focusing and rest > 2 and following in rules.that and "t" in frames:
        return Complement(k + 2, "that")
    if low in rules.wh and "w" in frames and rest > 2:
        return Complement(k, "wh")
    if "i" in frames and rest > 2 and (low in rules.to or (low in rules.negation and following in rules.to)):
        return Complement(k, "to") if frame.piece[k + 1] >= 0 or _infinitive_at(frame, k, rules) else None
    return Complement(k, "gerund") if "v" in frames and rules.endings.is_gerund(low) else None


def _bare_at(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """A clause without "that" right at item `k`."""
    frames = form.frames
    nounlike = form.shape in ("base", "s") and form.lemma in rules.complements.nounlike
    if "b" in frames and not nounlike and _clause_at(frame, k, form, rules):
        return Complement(k, "bare")
    if "t" not in frames or not (nounlike or "b" not in frames) or not clear_clause(frame, k, rules):
        return None
    # "Lee claims the vote was …", "they claim …", but not "the firm's claims the vote …"
    named = k >= 2 and (frame.capital(k - 2) or frame.low[k - 2] in rules.subject_pronouns)
    return Complement(k, "bare") if named or not nounlike else None


def _tells_time(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether item `k` opens an expression of time: "Monday", "this week", but not "this plan"."""
    if frame.low[k] not in rules.times:
        return False
    following = frame.low[k + 1] if k + 1 < len(frame) else ""
    return frame.low[k] not in rules.determiners or following in rules.time_nouns or following in rules.times


def clear_clause(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a clause begins at `k` beyond doubt: a subject pronoun, or a noun phrase and soon a finite verb."""
    low = frame.low[k]
    if low in rules.subject_pronouns:
        return k + 2 < len(frame) and frame.is_word(k + 1)
    named = frame.capital(k)
    if not (low in rules.determiners or named) or _tells_time(frame, k, rules):
        return False
    for i in range(k + 1, min(len(frame), k + _SUBJECT_REACH)):
        here = frame.low[i]
        if here in rules.finite and frame.low[i - 1] not in rules.relatives:
            return True
        if named and rules.endings.is_past(here) and frame.in_lower(i):
            return True
        if here in rules.barriers or frame.is_sign(i):
            return False
    return False


def _complementizer(frame: Frame, k: int) -> bool:
    """Whether "that" at item `k` opens a clause rather than points: "said that, if …", but not "said that."."""
    following = frame.low[k + 1]
    return following not in (".", ",", ";") or (following == "," and len(frame) - k > 5)


def _clause_at(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether a clause without "that" begins at item `k`."""
    low, words = frame.low[k], rules.complements
    if _opens_no_clause(frame, k, form, rules):
        return False
    if low in words.openers:
        return low in words.clause_openers and form.lemma in words.clause_verbs and has_verb(frame, k, rules)
    if form.lemma in words.plain and (form.shape != "base" or frame.low[k - 2] not in rules.auxiliaries):
        least = 2 if low in rules.subject_pronouns else 3
        return len(frame) - k > least or QUOTED in frame.low[k:]
    return clear_clause(frame, k, rules) or _verb_soon(frame, k + 1, rules)


def _opens_no_clause(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether item `k` can't be the first of a clause: "said on", "told reporters", "said so.", "said coolly"."""
    low, words = frame.low[k], rules.complements
    if frame.is_sign(k) and low not in BEFORE_WORDS:
        return True
    counts = low in rules.subjects.approximating and counts_somebody(frame, k, rules)
    if (low in rules.prepositions and low not in words.openers and not counts) or low in rules.coordinators:
        return True
    if _tells_time(frame, k, rules):
        return True
    if form.lemma in words.telling and low in rules.addressees and low not in rules.pronouns:
        return True
    if low in words.proforms and k + 1 < len(frame) and frame.is_sign(k + 1):
        return True
    return rules.endings.is_adverb(low) and low not in words.not_manner and not frame.capital(k)


def _verb_soon(frame: Frame, start: int, rules: Grammar) -> bool:
    """Whether a finite verb stands before anything that could end the clause's subject."""
    for i in range(start, min(len(frame), start + _SUBJECT_REACH)):
        low, before = frame.low[i], frame.low[i - 1]
        if low == QUOTED:
            return True
        if low in rules.finite or (rules.endings.is_past(low) and frame.in_lower(i)):
            return before not in rules.relatives and (low in rules.finite or before not in rules.determiners)
        if low in rules.coordinators or frame.is_sign(i):
            return False
    return False


def has_verb(frame: Frame, start: int, rules: Grammar, end: int | None = None) -> bool:
    """Whether a finite verb seems to stand at or after item `start` (and before item `end`)."""
    finite, verbs, endings = rules.finite, rules.verbs, rules.endings
    for i in range(start, len(frame) if end is None else end):
        low = frame.low[i]
        if low in finite or low == QUOTED:
            return True
        if not frame.in_lower(i):
            continue
        if low in verbs or endings.is_past(low) or endings.is_negated(low):
            return True
        if i > start and frame.low[i - 1] in rules.pronouns and endings.is_third_person(low):
            return True
    return False


def _after_addressee(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """Skip "reporters", "the Senate committee on Monday", then take what follows."""
    n, frames = len(frame), form.frames
    limit = min(n, k + _REACH)
    for j in range(k + 1, limit):
        low = frame.low[j]
        if low in rules.that and "t" in frames and j + 1 < n:
            return Complement(j + 1, "that")
        if low in (QUOTED, ":") or (low == "," and j + 1 < n and frame.low[j + 1] == QUOTED):
            if "q" not in frames:
                return None
            return Complement(j + 1, "colon") if low == ":" else Complement(j + (low == ","), "quote")
        if "f" in frames and low in rules.to and _infinitive_at(frame, j, rules):
            # whom one urges is part of what one urges; "told him to go" leaves him out
            return Complement(j if form.lemma in rules.complements.telling else k, "to")
        if low in rules.wh and "w" in frames:
            return Complement(j, "wh")
        if "b" in frames and _new_clause(frame, j, rules):
            return Complement(j, "bare")
        if low in (";", ".", "(") or (low == "," and not _inside_commas(frame, j, limit, rules)):
            return None
    return None


def _infinitive_at(frame: Frame, to: int, rules: Grammar) -> bool:
    """Whether a verb follows "to": "to vote", not "to Ohio" or "to the firm"."""
    i = to + 1
    return i < len(frame) and frame.is_word(i) and not frame.capital(i) and frame.low[i] not in rules.determiners


def _inside_commas(frame: Frame, j: int, limit: int, rules: Grammar) -> bool:
    """Whether the comma at `j` belongs to appositions that end before the content ("told Lee, his aide, that")."""
    return any(
        frame.word[x] == "," and (frame.low[x + 1] in rules.that or frame.low[x + 1] == QUOTED)
        for x in range(j, min(limit, len(frame) - 1))
    )


def _new_clause(frame: Frame, j: int, rules: Grammar) -> bool:
    """Whether the addressee before `j` is over and a clause begins: "told reporters | the plan was dead"."""
    low, before, words = frame.low[j], frame.low[j - 1], rules.complements
    if not frame.is_word(j) or before == "," or before in words.tying:
        return False
    if before in rules.prepositions or before in rules.determiners or _tells_time(frame, j, rules):
        return False
    addressee = before in rules.addressees
    opens = (
        (low in rules.pronouns and low not in words.pointing)
        or (low in rules.subject_pronouns and low not in rules.relatives)
        or (low in rules.determiners and (addressee or frame.capital(j - 1)))
        or (addressee and frame.capital(j) and not frame.capital(j - 1))
    )
    return opens and has_verb(frame, j, rules)


def _after_adjunct(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """Skip "in a statement on Monday", "Thursday", "publicly", "of the plan" and take the content behind it."""
    n, frames = len(frame), form.frames
    comma = frame.low[k] == ","
    first = frame.low[k + 1] if comma and k + 1 < n else frame.low[k]
    adverb = rules.endings.is_adverb(first)
    if not (adverb or first in rules.adjunct_heads or first in rules.complements.adjunct_openers):
        return None
    if first in rules.to and "i" not in frames and _infinitive_at(frame, k + comma, rules):
        return None  # "threatened to cancel": what follows is an act, not a hearer
    limit = min(n, k + _REACH)
    told = False  # a clause of its own has begun: "said after the firm made"
    for j in range(k + 1, limit):
        here = frame.low[j]
        told = frame.low[j - 1] in rules.subordinators or told
        if told and frame.low[j - 1] in rules.finite and here not in rules.that:
            return None  # "said this year after the firm made the announcement that it had sold"
        found = _behind_adjunct(frame, j, frames, rules)
        if found:
            return found
        if here in (";", ".") or here in rules.plain_relatives or _before_participle(frame, j, rules):
            return None
        if here == "," and j + 1 < n and (frame.low[j + 1] == QUOTED or frame.low[j + 1] in rules.that):
            continue
        if "i" in frames and here in rules.to and ((adverb and j == k + 1) or _timed_infinitive(frame, j, rules)):
            return Complement(j, "to")
        if "b" in frames and not comma and _after_time(frame, j, rules):
            return Complement(j, "bare")
        if here == "," and not comma and not _inside_commas(frame, j, limit, rules):
            return None
    return None


def _timed_infinitive(frame: Frame, to: int, rules: Grammar) -> bool:
    """Whether an infinitive follows a time: "vowed on Tuesday | to remain"."""
    before = frame.low[to - 1]
    return (before in rules.times or before in rules.time_nouns) and _infinitive_at(frame, to, rules)


def _before_participle(frame: Frame, j: int, rules: Grammar) -> bool:
    """Whether item `j` is a term with a comma inside the marks and a participle behind: “This Week,” adding that."""
    comma = frame.low[j] == TERM and frame.last_sign(j) == ","
    return comma and j + 1 < len(frame) and rules.endings.is_gerund(frame.low[j + 1])


def _behind_adjunct(frame: Frame, j: int, frames: str, rules: Grammar) -> Complement | None:
    """Content at item `j` that tells itself by its first word or mark, whatever the adjunct before it."""
    here, rest = frame.low[j], len(frame) - j
    if here in rules.that and "t" in frames and rest > 1 and frame.low[j - 1] not in rules.prepositions:
        # a finite verb right behind "that" makes it a relative: "in a letter that would …"
        relative = frame.low[j + 1] in rules.finite
        return Complement(j + 1, "that") if not relative and _complementizer(frame, j) else None
    if here == QUOTED and "q" in frames:
        return Complement(j, "quote")
    if here == ":" and "q" in frames and rest > 2:
        return Complement(j + 1, "quote" if frame.low[j + 1] == QUOTED else "colon")
    return Complement(j, "wh") if here in rules.complements.polar and "w" in frames else None


def _after_time(frame: Frame, j: int, rules: Grammar) -> bool:
    """Whether a clause begins at `j` behind an adjunct: "said on Thursday | the firm would"."""
    low, before, words = frame.low[j], frame.low[j - 1], rules.complements
    if not frame.is_word(j) or not frame.is_word(j - 1) or before in rules.prepositions or before in rules.determiners:
        return False
    if low in rules.time_nouns or low in rules.adjunct_heads:
        return False
    timed = before in rules.times or before in rules.time_nouns or before.isdigit()
    if low in rules.determiners or (low in rules.pronouns and low not in words.pointing):
        opens = True
    elif frame.capital(j) and (timed or not frame.capital(j - 1)):
        opens = timed
    else:
        dated = j >= 2 and frame.low[j - 2] in rules.determiners  # "at a Monday rally"
        opens = timed and not dated and before not in words.modifying
    contracted = low in rules.finite  # "said tonight | he's a step closer"
    return opens and (contracted or has_verb(frame, j + 1, rules))


def _object_complement(frame: Frame, k: int, rules: Grammar) -> Complement | None:
    """An object and what it is said to be: "called it “weak”", "described the plan as a mistake"."""
    for j in range(k, min(len(frame), k + _OBJECT_REACH)):
        low = frame.low[j]
        if low in rules.role or (low in QUOTES and j > k):
            return Complement(k, "as") if j > k else None
        if low in CLAUSE_ENDS:
            return None
    return None


def _charge(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """Who is charged or praised, and what for: "accused the firm of fraud", "praised her for it"."""
    if frame.is_sign(k) or frame.low[k] in rules.not_objects:
        return None
    words = rules.complements
    accused = words.accusations if form.lemma in words.accusing else frozenset()
    for j in range(k + 1, min(len(frame) - 1, k + _CHARGE_REACH)):
        if frame.low[j] in words.charges or frame.low[j] in accused:
            return Complement(k, "noun")
        if frame.is_sign(j) or frame.low[j] in rules.coordinators:
            return None
    return None


def _object_and_name(frame: Frame, k: int, rules: Grammar) -> Complement | None:
    """An object and a noun or adjective for it: "called him a liar", "calls the plan a mistake"."""
    low, n = frame.low[k], len(frame)
    if k + 1 >= n or not frame.is_word(k) or low in rules.adjunct_heads:
        return None
    following = frame.low[k + 1]
    adjunct = following in rules.not_objects or following in rules.times
    if low in rules.complements.objects and frame.is_word(k + 1) and not adjunct:
        return Complement(k, "noun")
    if not (low in rules.determiners or frame.capital(k)):
        return None
    for j in range(k + 1, min(n, k + _NAMED_REACH)):
        if frame.is_sign(j) or frame.low[j] in rules.coordinators:
            return None
        if j > k + (low in rules.determiners) and _judges(frame, j, rules):
            return Complement(k, "noun")
        if frame.low[j] in rules.indefinite and frame.low[j - 1] not in rules.prepositions:
            return Complement(k, "noun")
    return None


def _judges(frame: Frame, j: int, rules: Grammar) -> bool:
    """Whether an adjective behind a noun phrase closes the clause at `j`: "called the charges | unfounded"."""
    if j + 1 < len(frame) and not frame.is_sign(j + 1) and frame.low[j + 1] not in rules.coordinators:
        return False
    low, words = frame.low[j], rules.complements
    quality = low.startswith(tuple(words.quality_starts)) or low.endswith(tuple(words.quality_ends))
    before = frame.low[j - 1]
    return quality and frame.in_lower(j) and before not in rules.determiners and before not in rules.prepositions


def _noun_starts(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a noun phrase begins at `k`: "announced a tax cut"."""
    low = frame.low[k]
    tied = frame.low[k - 1] in rules.prepositions  # "called for steep tariffs"
    nominal = low in rules.determiners or frame.capital(k) or (tied and low not in rules.not_objects)
    return frame.is_word(k) and nominal and low not in rules.times and len(frame) - k > 2
