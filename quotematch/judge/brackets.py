"""Brackets: words that an outlet puts in, or in place of others, and whether they do more than the grammar needs.

"[Anthropic was] the first" mends a sentence and "they [the players]" tells whom a pronoun means; a bracket that brings
a denial, or another number or name than the other side has at its place, is worth a warning.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from quotematch.judge.atoms import atoms
from quotematch.judge.edits import Change
from quotematch.judge.findings import CUTS, MEANING, Finding, Pair, finding_of
from quotematch.judge.likeness import like_names
from quotematch.judge.phrasing import Telling, shown
from quotematch.judge.printed_names import is_name
from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording
from quotematch.models import DiscrepancyKind, EditKind, Severity


def bracket_findings(pair: Pair) -> list[Finding]:
    """Brackets that change a denial, a number or a name, or put in more than the grammar needs."""
    found: list[Finding] = []
    seen: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    cuts = sorted((change for change in pair.changes if change.kind in CUTS), key=lambda change: change.a_start)
    reached = list(accumulate((change.a_end for change in cuts), max))
    for change in pair.changes:
        if change.kind is not EditKind.BRACKET or (change.a_start == change.a_end and change.b_start == change.b_end):
            continue
        of_a, of_b = _beside(change, cuts, reached)
        if (of_a, of_b) in seen:
            continue
        seen.add((of_a, of_b))
        one_sided = of_a[0] == of_a[1] or of_b[0] == of_b[1]
        what = _bracket_adds(pair, of_a, of_b) if one_sided else _bracket_changes(pair, of_a, of_b)
        if what:
            severity = Severity.ALARM if what == MEANING[EditKind.NEGATION] else Severity.WARNING
            tell = _bracket_told(pair, of_a, of_b, what)
            found.append(finding_of(pair, DiscrepancyKind.BRACKET_CHANGE, severity, tell, [change]))
    return found


_Words = tuple[int, int]


def _beside(change: Change, cuts: Sequence[Change], reached: Sequence[int]) -> tuple[_Words, _Words]:
    """The words of a bracket, and those of the other side that stand at its place, at an edge as elsewhere.

    `cuts` are in order of place in `a`; `reached` says how far in `a` each and those before it reach.
    """
    of_a, of_b = (change.a_start, change.a_end), (change.b_start, change.b_end)
    for at in range(bisect_left(reached, of_a[0]), len(cuts)):
        other = cuts[at]
        if other.a_start > of_a[1]:
            break
        touching_a = of_a[0] <= other.a_end
        touching_b = other.b_start <= of_b[1] and of_b[0] <= other.b_end
        if other is change or not (touching_a and touching_b):
            continue
        if of_a[0] == of_a[1] and other.b_start == other.b_end:
            of_a = _nearest((other.a_start, other.a_end), of_b[1] - of_b[0], other.kind)
        elif of_b[0] == of_b[1] and other.a_start == other.a_end:
            of_b = _nearest((other.b_start, other.b_end), of_a[1] - of_a[0], other.kind)
    return of_a, of_b


def _nearest(words: _Words, count: int, kind: EditKind) -> _Words:
    """Of the words that were cut at an edge, as many as the bracket has, next to what is left."""
    start, end = words
    return (start, min(end, start + count)) if kind is EditKind.TAIL_CUT else (max(start, end - count), end)


def _bracket_told(pair: Pair, of_a: _Words, of_b: _Words, what: str) -> Telling:
    words_a, words_b = (shown(side.raw(*of)) if of[0] < of[1] else "nothing" for side, of in _sides(pair, of_a, of_b))
    return lambda a, b: f"Brackets change {what}: {words_a} in {a}, {words_b} in {b}."


def _sides(pair: Pair, of_a: _Words, of_b: _Words) -> tuple[tuple[Wording, _Words], tuple[Wording, _Words]]:
    return (pair.a, of_a), (pair.b, of_b)


def _bracket_changes(pair: Pair, of_a: _Words, of_b: _Words) -> str:
    """What brackets change that stand for words of the other side; nothing for a pronoun and what it means."""
    vocabulary = pair.vocabulary
    side_a, side_b = atoms(pair.a, *of_a, vocabulary), atoms(pair.b, *of_b, vocabulary)
    if vocabulary.denies([x.key for x in side_a]) != vocabulary.denies([x.key for x in side_b]):
        return MEANING[EditKind.NEGATION]
    counted = vocabulary.quantities - vocabulary.weak_quantities
    numbers_a, numbers_b = ({x.key for x in side if x.number or x.key in counted} for side in (side_a, side_b))
    if numbers_a and numbers_b and numbers_a != numbers_b:
        return MEANING[EditKind.NUMBER]
    names_a, names_b = _names(pair.a, of_a, vocabulary), _names(pair.b, of_b, vocabulary)
    strangers = names_a and names_b and not any(like_names(x, y) for x in names_a for y in names_b)
    initials = "".join(name[0] for name in names_a), "".join(name[0] for name in names_b)
    return MEANING[EditKind.ENTITY] if strangers and not set(initials) & {*names_a, *names_b} else ""


def _names(side: Wording, of: _Words, vocabulary: Vocabulary) -> list[str]:
    """The words that are printed as names; in brackets, a capital at the head of a sentence is one, too."""
    little = vocabulary.function_words | vocabulary.connectives | vocabulary.pronoun_person.keys()
    return [
        side.keys[i]
        for i in range(*of)
        if side.keys[i] not in little and (is_name(side, i, vocabulary) or side.text[side.starts[i]].isupper())
    ]


def _bracket_adds(pair: Pair, of_a: _Words, of_b: _Words) -> str:
    """What brackets put in where the other side has nothing; a subject, or whom a pronoun or a title means, is none."""
    side, (start, end) = (pair.a, of_a) if of_a[0] < of_a[1] else (pair.b, of_b)
    words = pair.vocabulary
    keys = side.keys[start:end]
    if words.denies(keys):
        return MEANING[EditKind.NEGATION]
    if set(keys) & words.bracket_signals or not start:
        return ""
    if any(atom.number for atom in atoms(side, start, end, words)):
        return MEANING[EditKind.NUMBER]
    before = side.keys[start - 1]
    possessive = before in words.pronoun_person and before in words.function_words and end < len(side)
    determined = before in words.determiners or possessive
    if _names(side, (start, end), words):
        described = start > 1 and side.keys[start - 2] in words.determiners  # "the president [Ann Lee]"
        gloss = before in words.pronoun_person or determined or described or keys[0] in words.function_words
        return "" if gloss else MEANING[EditKind.ENTITY]
    content = any(key not in words.function_words for key in keys)
    return "what is said of a thing" if content and before in words.determiners and end < len(side) else ""
