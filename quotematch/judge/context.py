"""Context: the reporter's own words around a quoted fragment, and what they make of it.

A fragment without a subject takes one from the reporter ("frontier AI systems “cannot be relied upon”"), who may also
put a negation, a condition or an opinion before it. Out come the words of the sentence before the fragment, and whether
they name another subject than the one that another outlet prints inside the marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from quotematch.judge.governors import Govern, negated_before
from quotematch.judge.likeness import inflected
from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording
from quotematch.spans import Span
from quotematch.text.words import Word, words

_SENTENCE_END = regex.compile(r"[.!?][\p{Pf}\p{Pi}\p{Pe}\"']*\s|[\n\r]")
_OPENING = regex.compile(r"\p{Pi}|(?<=\s)\"")
#: Code points looked at before and after a fragment.
_WINDOW = 400
#: Code points, and words, before a reporting expression among which a negation of it is looked for.
_CUE_WINDOW = 60
_CUE_WORDS = 3
#: Words before a subject among which a condition on its predicate is looked for.
_CONDITION_WORDS = 12
#: What parts a reporting expression from what stands before it.
_APART = regex.compile(r"[,;:()\p{Pi}\p{Pf}\"]")
_CLAUSE = regex.compile(r"[,;:()\N{EM DASH}\N{EN DASH}]|\s-+\s")


@dataclass(frozen=True, slots=True)
class Context:
    """The words of the sentence before a passage, and those after it, with the text they stand in."""

    text: str
    before: tuple[Word, ...] = ()
    after: tuple[Word, ...] = ()

    def says(self, kind: Govern, cut: Sequence[str], vocabulary: Vocabulary) -> bool:
        """Whether the reporter puts into words of his own what was cut: a denial, a condition, an opinion."""
        keys = [word.fold for word in (*self.before, *self.after)]
        if kind is Govern.ATTRIBUTION and sum(key in vocabulary.attribution_verbs for key in keys) > 1:
            return True  # "Ann Lee said the driver told her that “he blacked out”"
        own = {
            Govern.NEGATION: vocabulary.reported_denials | vocabulary.denials | vocabulary.negations,
            Govern.CONDITION: vocabulary.conditions | vocabulary.reported_conditions,
            Govern.HEDGE: vocabulary.hedges | vocabulary.reported_opinions | vocabulary.weak_modals,
            Govern.RESTRICTION: vocabulary.exclusives,
            Govern.QUESTION: vocabulary.reported_questions,
            Govern.ATTRIBUTION: frozenset(cut) - vocabulary.function_words - vocabulary.attribution_verbs,
        }[kind]
        return any(key in own or (kind is Govern.NEGATION and key.endswith("n't")) for key in keys)


NO_CONTEXT = Context("")


def context_of(text: str, spans: Sequence[Span], *, limit: int) -> Context:
    """The words around a passage, within its sentence, at most `limit` on either side."""
    if not spans:
        return NO_CONTEXT
    start, end = spans[0].start, spans[-1].end
    begin = _sentence_begin(text, start)
    stop = _SENTENCE_END.search(text, max(end - 2, start), min(len(text), end + _WINDOW))
    close = stop.start() if stop else min(len(text), end + _WINDOW)
    before = words(text, begin, start)[-limit:]
    return Context(text, tuple(before), tuple(words(text, end, max(end, close))[:limit]))


def _sentence_begin(text: str, at: int) -> int:
    """Where the sentence that holds `at` begins, or the text that is looked at."""
    begin = max(0, at - _WINDOW)
    for match in _SENTENCE_END.finditer(text, begin, at):
        begin = match.end()
    return begin


def coordinated_before(context: Context, start: int, opening: frozenset[str]) -> Span:
    """The clause before a fragment at `start` that is joined to it by "and": its subject with its own predicate.

    Words of `opening` open a clause.
    """
    taken = words(context.text, _sentence_begin(context.text, start), start)[:-1]
    for number in range(len(taken) - 1, 0, -1):
        between = context.text[taken[number - 1].end : taken[number].start]
        if _CLAUSE.search(between) or _OPENING.search(between) or taken[number - 1].fold in opening:
            taken = taken[number:]
            break
    return Span(taken[0].start, taken[-1].end) if taken else Span(start, start)


class Subject(NamedTuple):
    """The words of a clause before its predicate: their keys, their place, and whether they end in a name."""

    keys: tuple[str, ...]
    place: Span
    named: bool


def subject_before(side: Wording, end: int, vocabulary: Vocabulary) -> Subject:
    """The words of the clause that reaches word `end` of a wording: the subject of a predicate that begins there."""
    places = [Word(side.starts[i], side.ends[i], side.keys[i]) for i in range(end)]
    until = side.starts[end] if end < len(side) else len(side.text)
    return _clause(side.text, places, until, vocabulary)


def reporters_subject(context: Context, start: int, vocabulary: Vocabulary) -> Subject | None:
    """The reporter's clause before a fragment at `start`; None when a coordination hides the subject."""
    if context.before and context.before[-1].fold in vocabulary.coordinated:
        return None
    return _clause(context.text, context.before, start, vocabulary)


def _clause(text: str, places: Sequence[Word], until: int, vocabulary: Vocabulary) -> Subject:
    """The last words of `places` that no comma, dash or joining word parts from `until`."""
    taken: list[Word] = []
    following = until
    for word in reversed(places):
        if _CLAUSE.search(text, word.end, following) or word.fold in vocabulary.clause_joints:
            break
        taken.append(word)
        following = word.start
    if not taken:
        return Subject((), Span(until, until), False)
    named = text[taken[0].start].isupper()
    return Subject(tuple(word.fold for word in taken[::-1]), Span(taken[-1].start, taken[0].end), named)


def other_subject(mine: Subject, theirs: Subject, vocabulary: Vocabulary) -> bool:
    """Whether two subjects of one predicate name different things, as far as their words can tell.

    Pronouns and names stand for anything, so only common nouns that share no word count as different.
    """
    if not mine.keys or not theirs.keys or mine.named or theirs.named:
        return False
    content = [[key for key in side.keys if key not in vocabulary.function_words] for side in (mine, theirs)]
    last = (mine.keys[-1], theirs.keys[-1])
    if not all(content) or any(key in vocabulary.pronoun_person or key in vocabulary.open_subjects for key in last):
        return False
    return not any(x == y or inflected(x, y) or vocabulary.same_word(x, y) for x in content[0] for y in content[1])


def negated(context: Context, vocabulary: Vocabulary) -> bool:
    """Whether the reporter's words end in a negation that governs the fragment after them."""
    return negated_before([word.fold for word in context.before], vocabulary)


def cue_denies(text: str, cue: Span, vocabulary: Vocabulary) -> bool:
    """Whether a reporting expression takes back what it reports: "denied", "did not say"."""
    keys = [word.fold for word in words_of_cue(text, cue)]
    denying = sum(key in vocabulary.denied_cues for key in keys)
    return (vocabulary.denies(keys) + denying) % 2 == 1


def words_of_cue(text: str, cue: Span) -> list[Word]:
    """The words of a reporting expression and the few before it in its clause ("she | did not | say")."""
    begin = max(0, cue.start - _CUE_WINDOW)
    for edge in (_SENTENCE_END, _APART):
        for match in edge.finditer(text, begin, cue.start):
            begin = match.end()
    return [*words(text, begin, cue.start)[-_CUE_WORDS:], *words(text, cue.start, cue.end)]


def lost_condition(side: Wording, subject: Span, reporter: Context, vocabulary: Vocabulary) -> Span | None:
    """The condition before a subject in its sentence ("without proper oversight"), unless the reporter has one."""
    end = next((i for i in range(len(side)) if side.starts[i] >= subject.start), len(side))
    if reporter.says(Govern.CONDITION, (), vocabulary):
        return None
    for at in range(end - 1, max(-1, end - _CONDITION_WORDS), -1):
        if side.keys[at] in vocabulary.conditions:
            return Span(side.starts[at], side.ends[end - 1])
        if at and regex.search(r"[.!?]", side.text, pos=side.ends[at - 1], endpos=side.starts[at]):
            return None
    return None
