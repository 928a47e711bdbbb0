"""What is said: where the content after a reporting verb begins.

After the verb may come an addressee ("told reporters"), an adjunct ("in a statement on Monday"), and then what is
reported: a that-clause, a bare clause, a question, an infinitive, a quotation. The functions here find its first item,
or say that nothing of the kind follows.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from quotematch.extract.speech import objects
from quotematch.extract.speech.clauses import clear_clause, has_verb, infinitive_at, tells_time, verb_soon
from quotematch.extract.speech.frames import QUOTED, QUOTES, TERM, Frame
from quotematch.extract.speech.grammar import Grammar, VerbForm
from quotematch.extract.speech.noun_phrases import counts_somebody
from quotematch.extract.speech.punctuation import BEFORE_WORDS, DASHES, HYPHEN
from quotematch.extract.speech.topics import topic_start

_REACH = 28  # items that an adjunct between verb and content may span
_LINK_REACH = 6  # items of ", at the same time,"
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
    k = _behind_link(frame, verb_end, rules)
    if k >= len(frame):
        return None
    direct = _at(frame, k, form, rules)
    if direct and not (direct.kind == "bare" and _addressed(frame, k, form, rules)):
        return direct
    frames = form.frames
    return (
        (_after_addressee(frame, k, form, rules) if form.takes("of") else None)
        or (Complement(k, "as") if "a" in frames and objects.names_object(frame, k, rules) else None)
        or (Complement(k, "noun") if "c" in frames and objects.charges(frame, k, form, rules) else None)
        or (Complement(k, "noun") if "d" in frames and objects.says_what(frame, k, rules) else None)
        or _after_adjunct(frame, k, form, rules)
        or (Complement(k, "noun") if "n" in frames and objects.noun_starts(frame, k, rules) else None)
        or _topic(frame, k, form, rules)
    )


def _behind_link(frame: Frame, k: int, rules: Grammar) -> int:
    """`k`, or the item behind a link between commas: "He said, however, | that rents would fall"."""
    comma = next((i for i in range(k + 2, min(len(frame), k + _LINK_REACH)) if frame.word[i] == ","), 0)
    if not comma or frame.word[k] != "," or " ".join(frame.low[k + 1 : comma]) not in rules.before_cue.connectives:
        return k
    return comma + 1 if comma + 1 < len(frame) and frame.piece[comma + 1] < 0 else k


def _topic(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """What is spoken about, when no more of it is told: "criticized the plan", "talked about taxes"."""
    start = topic_start(frame, k, form.lemma, rules)
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
    if low == "," and rest > 3 and frame.low[k + 1] in rules.that and "t" in form.frames:
        return Complement(k + 2, "that")  # "added, that there is"
    if low in (":", ",") and rest > 1 and "q" in form.frames:
        if frame.low[k + 1] in QUOTES:
            return Complement(k + 1, "quote")
        return Complement(k + 1, "colon") if low == ":" and rest > 3 else None
    if low in rules.complements.answers and form.lemma in rules.complements.plain and _is_answer(frame, k, rules):
        return Complement(k, "noun")
    return _phrase_at(frame, k, form, rules) or _bare_at(frame, k, form, rules)


def _is_answer(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether the word at `k` is all of an answer: "said no, but", "said no and left", not "said no vote was held"."""
    if k + 1 >= len(frame) or frame.is_sign(k + 1):
        return True
    acts = k + 2 < len(frame) and (frame.low[k + 2] in rules.finite or rules.endings.is_past(frame.low[k + 2]))
    return acts and frame.low[k + 1] in rules.coordinators


def _phrase_at(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """A question, infinitive or gerund right at item `k`, or "only that"."""
    low, frames, rest = frame.low[k], form.frames, len(frame) - k
    following = frame.low[k + 1] if rest > 1 else ""
    if low in rules.complements.focusing and rest > 2 and following in rules.that and "t" in frames:
        return Complement(k + 2, "that")
    if low in rules.wh and "w" in frames and rest > 2:
        return Complement(k, "wh")
    if "i" in frames and rest > 2 and (low in rules.to or (low in rules.negation and following in rules.to)):
        return Complement(k, "to") if frame.piece[k + 1] >= 0 or infinitive_at(frame, k, rules) else None
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
        return len(frame) - k > least or not QUOTES.isdisjoint(frame.low[k:])
    return clear_clause(frame, k, rules) or verb_soon(frame, k + 1, rules)


def _opens_no_clause(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether item `k` can't be the first of a clause: "said on", "told reporters", "said so.", "said coolly"."""
    low, words = frame.low[k], rules.complements
    if frame.is_sign(k) and low not in BEFORE_WORDS:
        return True
    counts = low in rules.subjects.approximating and counts_somebody(frame, k, rules)
    if (low in rules.prepositions and low not in words.openers and not counts) or low in rules.coordinators:
        return True
    if tells_time(frame, k, rules):
        return True
    if form.lemma in words.telling and low in rules.addressees and low not in rules.pronouns:
        return True
    if low in words.proforms and k + 1 < len(frame) and frame.is_sign(k + 1):
        return True
    if low in rules.barriers and low not in words.openers and low not in rules.wh and low not in rules.that:
        return True  # "easier said than done"
    return rules.endings.is_adverb(low) and low not in words.not_manner and not frame.capital(k)


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
        if "f" in frames and low in rules.to and infinitive_at(frame, j, rules):
            # whom one urges is part of what one urges; "told him to go" leaves him out
            return Complement(j if form.lemma in rules.complements.telling else k, "to")
        if low in rules.wh and "w" in frames:
            return Complement(j, "wh")
        if "b" in frames and _new_clause(frame, j, rules):
            return Complement(j, "bare")
        if low == "(" and j + 2 < n and frame.word[j + 2] == ")":
            continue  # "urged Lee (R) to leave"
        described = low == "," and "f" in frames and _described(frame, k, j, limit, rules)
        if low in (";", ".", "(") or (low == "," and not described and not _inside_commas(frame, j, limit, rules)):
            return None
    return None


def _described(frame: Frame, hearer: int, comma: int, limit: int, rules: Grammar) -> bool:
    """Whether a comma opens or closes what tells who is urged: "asked Lee | , the mayor | , to leave"."""
    following = frame.low[comma + 1] if comma + 1 < len(frame) else "."
    if following in rules.to:
        return "," in frame.word[hearer:comma]
    opens = following in rules.determiners or following in rules.who or frame.capital(comma + 1)
    closing = (x for x in range(comma + 1, min(limit, len(frame) - 2)) if frame.word[x] == ",")
    end = next((x for x in closing if frame.low[x + 1] in rules.to), None)
    return opens and end is not None and infinitive_at(frame, end + 1, rules)


def _inside_commas(frame: Frame, j: int, limit: int, rules: Grammar) -> bool:
    """Whether the comma at `j` belongs to appositions that end before the content ("told Lee, his aide, that")."""
    last = min(limit, len(frame) - 2)
    if any(
        frame.word[x] == ","
        and (frame.low[x + 1] in rules.that or (frame.low[x + 1] == QUOTED and not _introduces(frame, x - 1, rules)))
        for x in range(j, min(limit, len(frame) - 1))
    ):
        return True
    placed = frame.capital(j - 1) and j + 1 < len(frame) and (frame.capital(j + 1) or "," in frame.word[j - 3 : j])
    return placed and not rules.that.isdisjoint(frame.low[j + 2 : last])  # "told a crowd in Salem, Ohio on Monday that"


def _introduces(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether a verb at `i` introduces a quotation by itself: "mailed about it, Ray came and | asked, “Why?”"."""
    form = rules.verbs.get(frame.low[i])
    return form is not None and form.takes("q")


def _new_clause(frame: Frame, j: int, rules: Grammar) -> bool:
    """Whether the addressee before `j` is over and a clause begins: "told reporters | the plan was dead"."""
    low, before, words = frame.low[j], frame.low[j - 1], rules.complements
    if not frame.is_word(j) or before == "," or before in words.tying:
        return False
    if before in rules.prepositions or before in rules.determiners or tells_time(frame, j, rules):
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
    if first in rules.to and "i" not in frames and infinitive_at(frame, k + comma, rules):
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
        if here in (";", ".") or here in DASHES or here == HYPHEN == frame.low[j - 1]:
            return None
        if here in rules.plain_relatives or _before_participle(frame, j, rules):
            return None
        if here == "," and j + 1 < n and (frame.low[j + 1] == QUOTED or frame.low[j + 1] in rules.that):
            continue
        if adverb and j == k + 1 and (bare := _bare_at(frame, j, form, rules)) is not None:
            return bare  # "has said repeatedly | he would"
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
    return (before in rules.times or before in rules.time_nouns) and infinitive_at(frame, to, rules)


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
    asks = here in rules.complements.polar or here in rules.complements.asking
    return Complement(j, "wh") if asks and "w" in frames else None


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
    contracted = low in rules.finite  # "said on air | he's at home"
    return opens and (contracted or has_verb(frame, j + 1, rules))
