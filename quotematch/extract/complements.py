"""What is said: where the content after a reporting verb begins.

After the verb may come an addressee ("told reporters"), an adjunct ("in a statement on Monday"), and then what is
reported: a that-clause, a bare clause, a question, an infinitive, a quotation. The functions here find its first item,
or say that nothing of the kind follows.
"""

from __future__ import annotations

from typing import NamedTuple

from quotematch.extract.frames import QUOTED, TERM, Frame
from quotematch.extract.verbs import Grammar, VerbForm

_REACH = 28  # items that an adjunct between verb and content may span
_SUBJECT_REACH = 14  # items within which the verb of a clause follows its first word


class Complement(NamedTuple):
    """The content begins at item `start`; `kind` is "that", "wh", "to", "quote", "colon", "bare", "as" or "noun"."""

    start: int
    kind: str


def after(frame: Frame, verb_end: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """The complement of a verb whose group ends before item `verb_end`, or None."""
    k = verb_end
    n = len(frame)
    if k >= n:
        return None
    direct = _at(frame, k, form, rules)
    if direct and direct.kind == "bare" and (form.lemma in rules.addressed or _addressed(frame, k, form)):
        direct = None
    if direct:
        return direct
    if "o" in form.frames or "f" in form.frames:
        found = _after_addressee(frame, k, form, rules)
        if found:
            return found
    if "a" in form.frames and (found := _object_complement(frame, k, rules)):
        return found
    if "c" in form.frames and (found := _charge(frame, k, rules)):
        return found
    if "d" in form.frames and (found := _object_and_name(frame, k, rules)):
        return found
    skipped = _after_adjunct(frame, k, form, rules)
    if skipped:
        return skipped
    if "n" in form.frames and _noun_starts(frame, k, rules):
        return Complement(k, "noun")
    return None


def _addressed(frame: Frame, k: int, form: VerbForm) -> bool:
    """Whether an addressee stands before "that": "warned voters that taxes would rise"."""
    return "o" in form.frames and "that" in frame.low[k + 1 : k + 5]


def _at(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """A complement that begins right at item `k`."""
    low, frames = frame.low[k], form.frames
    n = len(frame)
    if low == "only" and k + 2 < n and frame.low[k + 1] == "that" and "t" in frames:
        return Complement(k + 2, "that")
    if low == "that" and "t" in frames and k + 1 < n:
        return Complement(k + 1, "that") if _complementizer(frame, k, rules) else None
    if low == QUOTED or (low == TERM and "q" in frames):
        return Complement(k, "quote") if set("qtb") & set(frames) else None
    if low in (":", ",") and k + 1 < n and "q" in frames:
        if frame.low[k + 1] in (QUOTED, TERM):
            return Complement(k + 1, "quote")
        return Complement(k + 1, "colon") if low == ":" and n - k > 3 else None
    if low in rules.wh and "w" in frames and n - k > 2:
        return Complement(k, "wh")
    if low == "to" and "i" in frames and n - k > 2:
        return Complement(k, "to")
    if low == "not" and "i" in frames and k + 1 < n and frame.low[k + 1] == "to":
        return Complement(k, "to")
    if "v" in frames and low.endswith("ing") and len(low) > 4:
        return Complement(k, "gerund")
    nounlike = form.shape in ("base", "s") and form.lemma in rules.nounlike
    if "b" in frames and not nounlike and _clause_at(frame, k, form, rules):
        return Complement(k, "bare")
    if "t" in frames and (nounlike or "b" not in frames) and _clear_clause(frame, k, rules):
        named = k >= 2 and (frame.capital(k - 2) or frame.low[k - 2] in rules.subject_pronouns)
        return Complement(k, "bare") if named or not nounlike else None
    return None


def _tells_time(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether item `k` opens an expression of time: "Monday", "this week", but not "this plan"."""
    if frame.low[k] not in rules.times:
        return False
    following = frame.low[k + 1] if k + 1 < len(frame) else ""
    return frame.low[k] not in rules.determiners or following in rules.time_nouns or following in rules.times


def _clear_clause(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a clause begins at `k` beyond doubt: a subject pronoun, or a noun phrase and soon a finite verb."""
    low = frame.low[k]
    if low in rules.subject_pronouns:
        return k + 2 < len(frame) and frame.is_word(k + 1)
    if not (low in rules.determiners or frame.capital(k)) or _tells_time(frame, k, rules):
        return False
    for i in range(k + 1, min(len(frame), k + _SUBJECT_REACH)):
        if frame.low[i] in rules.finite and frame.low[i - 1] not in rules.relatives:
            return True
        if frame.low[i].endswith("ed") and frame.word[i].islower() and frame.capital(k) and len(frame.low[i]) > 4:
            return True
        if (frame.piece[i] < 0 and not frame.is_word(i)) or frame.low[i] in rules.barriers:
            return False
    return False


def _complementizer(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether "that" at item `k` opens a clause rather than points ("said that much")."""
    following = frame.low[k + 1]
    return following not in (".", ",", ";") or (following == "," and len(frame) - k > 5)


def _clause_at(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether a clause without "that" begins at item `k`."""
    low = frame.low[k]
    if frame.piece[k] < 0 and not frame.is_word(k) and low not in "$@#":
        return False
    if (
        (low in rules.prepositions and low not in rules.openers)
        or low in rules.coordinators
        or _tells_time(frame, k, rules)
    ):
        return False
    if low in rules.addressees and low not in rules.pronouns and form.lemma == "tell":
        return False
    if k + 1 < len(frame) and frame.piece[k + 1] < 0 and not frame.is_word(k + 1) and low in rules.proforms:
        return False
    if low.endswith("ly") and low not in ("only", "nearly", "early", "family") and not frame.capital(k):
        return False
    if low in rules.openers:
        return has_verb(frame, k, rules) and (
            low
            in (
                "if",
                "when",
                "while",
                "because",
                "although",
                "even",
                "what",
                "not",
                "once",
                "unless",
                "despite",
                "under",
                "without",
            )
            and form.lemma in ("say", "add", "think", "argue", "believe", "warn", "insist", "claim")
        )
    if form.lemma in rules.plain and form.shape != "base":
        return len(frame) - k > 3 or QUOTED in frame.low[k:]
    return _clear_clause(frame, k, rules) or _verb_soon(frame, k + 1, rules)


def _verb_soon(frame: Frame, start: int, rules: Grammar) -> bool:
    """Whether a finite verb stands before anything that could end the clause's subject."""
    for i in range(start, min(len(frame), start + _SUBJECT_REACH)):
        if frame.piece[i] >= 0 and frame.low[i] == QUOTED:
            return True
        if frame.low[i] in rules.finite or (
            frame.word[i].islower() and frame.low[i].endswith("ed") and len(frame.low[i]) > 4
        ):
            return True
        if frame.low[i] in rules.coordinators or (frame.piece[i] < 0 and not frame.is_word(i)):
            return False
    return False


def has_verb(frame: Frame, start: int, rules: Grammar, end: int | None = None) -> bool:
    """Whether a finite verb seems to stand at or after item `start`."""
    for i in range(start, len(frame) if end is None else end):
        low = frame.low[i]
        if low in rules.finite or low == QUOTED:
            return True
        if frame.word[i].islower() and (
            (low.endswith("ed") and len(low) > 3) or low.endswith("n't") or low in rules.verbs
        ):
            return True
        if (
            frame.word[i].islower()
            and low.endswith("s")
            and not low.endswith("ss")
            and i > start
            and frame.low[i - 1] in rules.pronouns
        ):
            return True
    return False


def _after_addressee(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """Skip "reporters", "the Senate committee on Monday", then take what follows."""
    n = len(frame)
    limit = min(n, k + _REACH)
    infinitive = "f" in form.frames
    for j in range(k + 1, limit):
        low = frame.low[j]
        if low == "that" and "t" in form.frames and j + 1 < n:
            return Complement(j + 1, "that")
        if low in (QUOTED, ":") or (low == "," and j + 1 < n and frame.low[j + 1] == QUOTED):
            if "q" not in form.frames:
                return None
            return Complement(j + (low in (":", ",")), "quote" if low != ":" else "colon")
        if (
            low == "to"
            and infinitive
            and j + 1 < n
            and frame.is_word(j + 1)
            and not frame.capital(j + 1)
            and frame.low[j + 1] not in rules.determiners
        ):
            return Complement(k if form.lemma != "tell" else j, "to")
        if low in rules.wh and "w" in form.frames:
            return Complement(j, "wh")
        if "b" in form.frames and _new_clause(frame, k, j, rules):
            return Complement(j, "bare")
        if low in (";", ".", "(") or (low == "," and not _inside_commas(frame, j, limit)):
            return None
    return None


def _inside_commas(frame: Frame, j: int, limit: int) -> bool:
    """Whether the comma at `j` opens an apposition that closes before the content ("told Lee, his aide, that")."""
    return any(
        frame.word[x] == "," and x + 1 < len(frame) and frame.low[x + 1] in ("that", QUOTED)
        for x in range(j + 1, limit)
    )


def _new_clause(frame: Frame, k: int, j: int, rules: Grammar) -> bool:
    """Whether the addressee that began at `k` is over and a clause begins at `j`."""
    low, before = frame.low[j], frame.low[j - 1]
    if (
        not frame.is_word(j)
        or before in rules.prepositions
        or before in rules.determiners
        or before in (",", "and", "&")
    ):
        return False
    if _tells_time(frame, j, rules):
        return False
    if low in rules.pronouns and low not in ("that", "these", "those", "this", "one"):
        return has_verb(frame, j + 1, rules)
    named = frame.capital(j - 1) or before in rules.addressees
    if low in rules.determiners and named:
        return has_verb(frame, j + 1, rules)
    return (
        frame.capital(j) and not frame.capital(j - 1) and before in rules.addressees and has_verb(frame, j + 1, rules)
    )


def _after_adjunct(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> Complement | None:
    """Skip "in a statement on Monday", "Thursday", "publicly", "of the plan" and take the content behind it."""
    low = frame.low[k]
    n = len(frame)
    comma = low == ","
    first = frame.low[k + 1] if comma and k + 1 < n else low
    adverb = first.endswith("ly") and len(first) > 4
    if not (
        first in rules.prepositions
        or first in rules.times
        or adverb
        or first in ("again", "also", "back", "then", "only", "simply", "this", "last", "at")
    ):
        return None
    limit = min(n, k + _REACH)
    for j in range(k + 1, limit):
        here = frame.low[j]
        if (
            here == "that"
            and "t" in form.frames
            and j + 1 < n
            and frame.low[j - 1] not in rules.prepositions
            and _complementizer(frame, j, rules)
        ):
            return Complement(j + 1, "that")
        if here == QUOTED and "q" in form.frames:
            return Complement(j, "quote")
        if here == ":" and "q" in form.frames and j + 2 < n:
            return Complement(j + 1, "quote" if frame.low[j + 1] == QUOTED else "colon")
        if here in ("whether", "if") and "w" in form.frames:
            return Complement(j, "wh")
        if here in (";", ".") or here in rules.relatives - {"that"}:
            return None
        if here == "," and j + 1 < n and frame.low[j + 1] in (QUOTED, "that"):
            continue
        if here == "to" and form.frames and "i" in form.frames and adverb and j == k + 1:
            return Complement(j, "to")
        if "b" in form.frames and not comma and _after_time(frame, k, j, rules):
            return Complement(j, "bare")
        if here == "," and not comma and not _inside_commas(frame, j, limit):
            return None
    return None


def _after_time(frame: Frame, k: int, j: int, rules: Grammar) -> bool:
    """Whether a clause begins at `j` behind an adjunct that began at `k`: "said on Thursday the firm would"."""
    low, before = frame.low[j], frame.low[j - 1]
    if not frame.is_word(j) or before in rules.prepositions or before in rules.determiners or not frame.is_word(j - 1):
        return False
    if low in rules.time_nouns or low in rules.times or low in rules.prepositions:
        return False
    timed = before in rules.times or before in rules.time_nouns or before.isdigit()
    if low in rules.pronouns and low not in ("that", "this", "these", "those", "one"):
        return has_verb(frame, j + 1, rules)
    if low in rules.determiners or (frame.capital(j) and not frame.capital(j - 1)) or (timed and frame.capital(j)):
        return (timed or low in rules.determiners) and has_verb(frame, j + 1, rules)
    dated = j >= 2 and frame.low[j - 2] in rules.determiners  # "at a Monday rally"
    return (
        timed
        and not dated
        and before not in ("last", "this", "next", "early", "late", "two", "three", "several")
        and has_verb(frame, j + 1, rules)
    )


def _object_complement(frame: Frame, k: int, rules: Grammar) -> Complement | None:
    """ "called it “weak”", "described the plan as a mistake": the object and what it is said to be."""
    n = len(frame)
    for j in range(k, min(n, k + 16)):
        low = frame.low[j]
        if (low in (QUOTED, TERM) and j > k) or low == "as":
            return Complement(k, "as") if j > k and j + 1 <= n else None
        if low in (".", ";", ":", ","):
            return None
    return None


def _charge(frame: Frame, k: int, rules: Grammar) -> Complement | None:
    """ "accused the firm of fraud", "praised her for it": who, and what for."""
    if not (frame.is_word(k) or frame.piece[k] >= 0) or frame.low[k] in rules.prepositions | rules.coordinators:
        return None
    for j in range(k + 1, min(len(frame) - 1, k + 14)):
        if frame.low[j] in rules.charges:
            return Complement(k, "noun")
        if (frame.piece[j] < 0 and not frame.is_word(j)) or frame.low[j] in rules.coordinators:
            return None
    return None


def _object_and_name(frame: Frame, k: int, rules: Grammar) -> Complement | None:
    """ "called him a liar", "calls the plan dangerous": an object, and what it is said to be."""
    n = len(frame)
    if k + 1 >= n or not frame.is_word(k) or frame.low[k] in rules.times or frame.low[k] in rules.prepositions:
        return None
    if (
        frame.low[k] in rules.objects
        and frame.is_word(k + 1)
        and frame.low[k + 1] not in rules.prepositions | rules.coordinators | rules.times
    ):
        return Complement(k, "noun")
    if not (frame.low[k] in rules.determiners or frame.capital(k)):
        return None
    for j in range(k + 1, min(n, k + 12)):
        if (frame.piece[j] < 0 and not frame.is_word(j)) or frame.low[j] in rules.coordinators:
            return None
        if frame.low[j] in ("a", "an") and frame.low[j - 1] not in rules.prepositions:
            return Complement(k, "noun")
    return None


def _noun_starts(frame: Frame, k: int, rules: Grammar) -> bool:
    low = frame.low[k]
    nominal = low in rules.determiners or frame.capital(k)
    return frame.is_word(k) and nominal and low not in rules.times and len(frame) - k > 2
