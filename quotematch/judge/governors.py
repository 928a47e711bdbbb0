"""Governors: words that decide what the words next to them mean.

“I do not believe that we should attack” governs “we should attack” by a negation; cut off its head, and each word left
is exact and the sense is gone. Given words that were cut and the side on which the rest stands, this tells whether a
negation, a condition, a hedge, an attribution, a restriction or a question among them governs the rest. Only what
reaches the cut without a stop or another clause between counts: a "not" three clauses earlier governs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

import regex

from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording

_STOPS = frozenset(".!?;:\N{EM DASH}\N{HORIZONTAL ELLIPSIS}")
#: Words from a governor to the cut; further away, another clause has begun.
_REACH = 9
#: Words from the opening of a question to the cut, at most: a text without stops costs no more than its length.
_SENTENCE_WORDS = 100
#: Words of a clause that governs another without a comma between them.
_CLAUSE_WORDS = 12
#: Words before an adjective or an adverb among which a negation denies it.
_SHORT = 3
_SENTENCE_MARK = regex.compile(r"[.!?]+(?=\P{L}|$)")


class Govern(StrEnum):
    """What a governor does to the words it governs."""

    NEGATION = "negation"
    CONDITION = "condition"
    HEDGE = "hedge"
    ATTRIBUTION = "attribution"
    RESTRICTION = "restriction"
    QUESTION = "question"


class Governor(NamedTuple):
    """A governor among cut words: its kind and its words `start:end`."""

    kind: Govern
    start: int
    end: int


def head_governor(side: Wording, start: int, end: int, vocabulary: Vocabulary) -> Governor | None:
    """What in words `start:end` governs the words that follow them; None for nothing."""
    clause = _last_clause(side, start, end)
    if clause is None:
        return None
    begin, after_comma = clause
    if after_comma:
        return _before_comma(side, begin, end, vocabulary)
    part = _after_last_comma(side, begin, end)
    keys = side.keys[part:end]
    for kind, offset in (*_touching(keys, vocabulary), *_of_clause(keys, vocabulary)):
        if kind is Govern.HEDGE and keys[offset] in vocabulary.number_hedges and not _counts(side, end, vocabulary):
            continue  # "a pardon, or about | immunity" hedges nothing
        return Governor(kind, part + offset, end)
    return Governor(Govern.QUESTION, begin, end) if _asks(side, begin, end, vocabulary) else None


def _counts(side: Wording, at: int, vocabulary: Vocabulary) -> bool:
    """Whether word `at` is a number or a quantity."""
    key = side.keys[at] if at < len(side) else ""
    return vocabulary.is_number(key) or key in vocabulary.quantities or key in vocabulary.signs


def asked(side: Wording, at: int) -> bool:
    """Whether the sentence that holds word `at` ends in a question mark."""
    if at >= len(side) or not side.spans:
        return False
    end = _SENTENCE_MARK.search(side.text, side.starts[at], side.spans[-1].end + 1)
    return end is not None and "?" in end.group()


def opens_question(side: Wording, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the sentence that holds word `at` opens as a question does ("Do", "Why")."""
    begin, first = at, max(0, at - _SENTENCE_WORDS)
    while begin > first and not _STOPS & set(_between(side, begin)):
        begin -= 1
    if begin and not _STOPS & set(_between(side, begin)):
        return False
    keys = _bare(side.keys[begin : begin + _REACH], vocabulary)
    return bool(keys) and (keys[0] in vocabulary.auxiliaries or keys[0] in vocabulary.question_heads)


def _asks(side: Wording, begin: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether words open a question whose rest, beginning with a subject, reads as a statement."""
    if end >= len(side) or not opens_question(side, begin, vocabulary) or not asked(side, end):
        return False
    following = side.keys[end]
    subject = following in vocabulary.pronoun_person or following in vocabulary.determiners
    inverted = end - begin > 1 or side.keys[begin] in vocabulary.auxiliaries
    return inverted and (subject or side.text[side.starts[end]].isupper())


def _of_clause(keys: Sequence[str], vocabulary: Vocabulary) -> Iterator[tuple[Govern, int]]:
    """What a whole clause does to the words after it: "If they attack us | we will", "My enemies say | we lost"."""
    bare = _bare(keys, vocabulary)
    skipped = len(keys) - len(bare)
    if bare and len(bare) <= _CLAUSE_WORDS and _conditions_tail(bare, vocabulary):
        yield Govern.CONDITION, skipped
    if bare and bare[-1] in vocabulary.complementizers:
        bare = bare[:-1]
    if len(bare) == 1 and bare[0] in vocabulary.irrealis_heads:
        yield Govern.CONDITION, skipped
    if _wished(bare, vocabulary):
        yield Govern.CONDITION, skipped
    if bare and bare[-1] in vocabulary.attribution_verbs and _somebody_else(bare[:-1], vocabulary):
        yield Govern.ATTRIBUTION, skipped
    if bare and bare[-1] in vocabulary.exclusives:
        before = bare[-2] if len(bare) > 1 else ""
        if before not in vocabulary.determiners and not vocabulary.denies([*bare[-_SHORT:], ""][:-2]):
            yield Govern.RESTRICTION, len(keys) - 1


def _wished(keys: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words wish for what follows them: "I wish", "I wish I could say", but not "I wish to say"."""
    if not 1 < len(keys) <= _CLAUSE_WORDS or keys[0] not in vocabulary.pronoun_person:
        return False
    rest = keys[2:]
    said = not rest or rest[-1] in vocabulary.attitude_verbs or rest[-1] in vocabulary.attribution_verbs
    return keys[1] in vocabulary.irrealis_verbs and said and (not rest or rest[0] not in vocabulary.infinitives)


def _bare(keys: Sequence[str], vocabulary: Vocabulary) -> Sequence[str]:
    """Words without the joints that they open with."""
    at = 0
    while at < len(keys) - 1 and keys[at] in vocabulary.connectives | vocabulary.coordinators:
        at += 1
    return keys[at:]


def _somebody_else(subject: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words are the subject of a verb of saying, and not the speaker: a noun phrase, or "she"."""
    if not 0 < len(subject) <= _CLAUSE_WORDS // 2 or subject[0] in vocabulary.question_heads:
        return False
    if subject[-1] in vocabulary.attribution_subjects:
        return True
    verbs = vocabulary.auxiliaries | vocabulary.attribution_verbs | vocabulary.modal_group.keys()
    return subject[-1] not in vocabulary.function_words and not any(key in verbs for key in subject)


def tail_governor(side: Wording, start: int, end: int, vocabulary: Vocabulary) -> Governor | None:
    """What in words `start:end` governs the words before them; None for nothing."""
    if start == 0 or start >= end or _STOPS & set(_between(side, start)):
        return None
    keys = side.keys[start:end]
    if _conditions_tail(keys, vocabulary) or _inverted(keys, vocabulary):
        return Governor(Govern.CONDITION, start, end)
    if keys[0] in vocabulary.exclusives:
        return Governor(Govern.RESTRICTION, start, end)
    if "," in _between(side, start) and _attributes(keys, vocabulary):
        return Governor(Govern.ATTRIBUTION, start, end)
    copula = 1 if keys[0] in vocabulary.auxiliaries else 0
    rest = [key for key in keys[copula : copula + 4] if key not in vocabulary.function_words]
    if copula and rest and rest[0] in vocabulary.retractions:
        return Governor(Govern.NEGATION, start, end)
    if len(keys) <= 3 and (keys in vocabulary.hedge_phrases or keys[0] in vocabulary.hedges):
        return Governor(Govern.HEDGE, start, end)
    return None


def _attributes(keys: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words are an attribution that follows a clause: "my enemies claim", "say my enemies"."""
    if keys[-1] in vocabulary.attribution_verbs:
        return _somebody_else(keys[:-1], vocabulary)
    return keys[0] in vocabulary.attribution_verbs and _somebody_else(keys[1:], vocabulary)


def _inverted(keys: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words open a conditional clause by their order: "were it true", "had we known"."""
    subject = keys[1] if len(keys) > 2 else ""
    personal = subject in vocabulary.pronoun_person and subject in vocabulary.function_words
    return keys[0] in vocabulary.inverted_conditions and (personal or subject in vocabulary.determiners)


def _conditions_tail(keys: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words open a conditional clause; a participle ("documents | provided to Congress") opens none."""
    if keys[0] not in vocabulary.tail_conditions:
        return bool(_opens(keys, vocabulary.condition_phrases))
    following = keys[1] if len(keys) > 1 else ""
    subject = following in vocabulary.pronoun_person or following in vocabulary.determiners
    return subject or not keys[0].endswith(vocabulary.participle_endings)


def negated_before(keys: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words end in a negation that governs what follows them ("he would not")."""
    return any(kind is Govern.NEGATION for kind, _ in _touching(keys, vocabulary))


def _between(side: Wording, at: int) -> str:
    """The text before word `at`, back to the word before it."""
    return side.text[side.ends[at - 1] : side.starts[at]] if 0 < at < len(side) else ""


def _last_clause(side: Wording, start: int, end: int) -> tuple[int, bool] | None:
    """Where the clause that reaches the cut begins, and whether a comma parts it from the rest; None for no clause."""
    if start >= end:
        return None
    edge = _between(side, end)
    if _STOPS & set(edge):
        return None
    begin = start
    for at in range(end - 1, start, -1):
        if _STOPS & set(_between(side, at)):
            begin = at
            break
    return begin, "," in edge


def _after_last_comma(side: Wording, start: int, end: int) -> int:
    for at in range(end - 1, start, -1):
        if "," in _between(side, at):
            return at
    return start


def _before_comma(side: Wording, start: int, end: int, vocabulary: Vocabulary) -> Governor | None:
    """A condition or a hedge that a comma parts from what it governs: "If they attack, | we will answer"."""
    stop = end
    while stop > start:
        part = _after_last_comma(side, start, stop)
        keys = side.keys[part:stop]
        bare = keys[1:] if len(keys) > 1 and keys[0] in vocabulary.connectives | vocabulary.coordinators else keys
        participle = bare[0] in vocabulary.tail_conditions and not _conditions_tail(bare, vocabulary)
        if (bare[0] in vocabulary.conditions and not participle) or _opens(bare, vocabulary.condition_phrases):
            return Governor(Govern.CONDITION, stop - len(bare), stop)
        if bare in vocabulary.hedge_phrases or (len(bare) == 1 and bare[0] in vocabulary.hedges):
            return Governor(Govern.HEDGE, stop - len(bare), stop)
        if keys[0] in vocabulary.coordinators:
            return None
        stop = part
    return None


def _touching(keys: Sequence[str], vocabulary: Vocabulary) -> Iterator[tuple[Govern, int]]:
    """Governors whose reach ends with the last of `keys`, the strongest first, with their offsets."""
    if not keys or keys[-1] in vocabulary.joining:
        return
    negation = _negation(keys, vocabulary)
    if negation is not None:
        yield Govern.NEGATION, negation
    if keys[-1] in vocabulary.conditions or _ends(keys, vocabulary.condition_phrases):
        yield Govern.CONDITION, len(keys) - 1
    bare = keys[:-1] if keys[-1] in vocabulary.complementizers else keys
    hedge = _ends(bare, vocabulary.hedge_phrases)
    if hedge or (bare and (bare[-1] in vocabulary.hedges or bare[-1] in vocabulary.weak_modals)):
        yield Govern.HEDGE, len(bare) - max(hedge, 1)
    relative = not bare or bare[0] in vocabulary.question_heads  # "What they say | is a lie"
    if (
        len(bare) > 1
        and not relative
        and bare[-1] in vocabulary.attribution_verbs
        and bare[-2] in vocabulary.attribution_subjects
    ):
        yield Govern.ATTRIBUTION, len(bare) - 2


def _negation(keys: Sequence[str], vocabulary: Vocabulary) -> int | None:
    """Where a negation stands that nothing but grammar and opinion parts from the end of `keys`."""
    for offset in range(len(keys) - 1, max(-1, len(keys) - 1 - _REACH), -1):
        key = keys[offset]
        if vocabulary.denies(keys[offset : offset + 2][:1]) and vocabulary.denies(keys[offset:]):
            doubtless = offset + 1 < len(keys) and keys[offset + 1] in vocabulary.denials
            return None if doubtless else offset
        if key in vocabulary.denials:
            before = keys[offset - 1] if offset else ""
            return None if vocabulary.denies([before]) else offset
        opening = keys[offset + 1] if offset + 1 < len(keys) else ""
        complement = opening in vocabulary.complementizers or opening in vocabulary.infinitives
        if key in vocabulary.denying_complements and complement:
            return None if vocabulary.denies(keys[max(0, offset - _SHORT) : offset]) else offset
        if not _transparent(key, vocabulary):
            return None
    return None


def _transparent(key: str, vocabulary: Vocabulary) -> bool:
    """Whether a negation reaches over a word: grammar, opinion, and nouns such as "evidence"."""
    return (
        key in vocabulary.function_words
        or key in vocabulary.attitude_verbs
        or key in vocabulary.modal_group
        or key in vocabulary.verb_group
        or key in vocabulary.denied_nouns
        or key in vocabulary.hedges
    )


def _opens(keys: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> int:
    """The length of the longest phrase with which `keys` open; 0 for none."""
    return max((n for n in range(2, 6) if tuple(keys[:n]) in phrases), default=0)


def _ends(keys: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> int:
    """The length of the longest phrase with which `keys` end; 0 for none."""
    return max((n for n in range(2, 6) if len(keys) >= n and tuple(keys[-n:]) in phrases), default=0)
