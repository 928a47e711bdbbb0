"""Differences: what two direct wordings of one statement differ in, as findings that an editor would want to see.

Two wordings with their changes go in; findings come out, each with its severity, its words on both sides and a sentence
into which the names of the outlets are put later. What is harmless gives none: print, spelling, a capital after a cut,
a masked word, brackets that mend the grammar. Little words give a note. Meaning gives an alarm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotematch.judge.atoms import atoms
from quotematch.judge.context import Context
from quotematch.judge.edits import Change
from quotematch.judge.governors import Govern, Governor, asked, head_governor, opens_question, tail_governor
from quotematch.judge.pairing import heads_as_name, is_name
from quotematch.judge.phrasing import Side, Telling, count_of, shown
from quotematch.judge.vocabulary import Vocabulary, like_names
from quotematch.judge.wording import Wording, printed_words
from quotematch.models import DiscrepancyKind, EditKind, Severity
from quotematch.spans import Span

_MEANING = {
    EditKind.NEGATION: "a negation",
    EditKind.NUMBER: "a number",
    EditKind.MODAL: "a modal verb",
    EditKind.ENTITY: "a name",
    EditKind.ORDER: "the order of names or denials",
}
_CUTS = frozenset({EditKind.HEAD_CUT, EditKind.TAIL_CUT, EditKind.BRACKET, EditKind.ELLIPSIS})
_CHANGED = frozenset(
    {EditKind.SUBSTITUTION, EditKind.PERSON, EditKind.TENSE, EditKind.ORDER, EditKind.HEDGE, EditKind.ENTITY}
)
_LEFT_OUT = frozenset({EditKind.OMISSION, EditKind.INSERTION, EditKind.HEDGE, EditKind.NUMBER, EditKind.ENTITY})
_LITTLE = frozenset({"function", "filler", "typo", "inflection"})
#: What may stand in place of a question mark where a sentence is stated.
_STATED = ".!,;"
_EXAMPLES = 3
#: Words shown on either side of a change of meaning.
_AROUND = 3


class Finding(NamedTuple):
    """A discrepancy of two wordings, with the sentence that is told once the outlets of both sides are known.

    Two findings with one `key` say the same of side a.
    """

    kind: DiscrepancyKind
    severity: Severity
    tell: Telling
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings with the words that stand before each in its article, and what differs between them."""

    a: Wording
    b: Wording
    changes: Sequence[Change]
    before_a: Context
    before_b: Context
    vocabulary: Vocabulary


def findings(pair: Pair) -> list[Finding]:
    """The findings of a pair that its words alone show, in order of kind."""
    return [*_meaning(pair), *_left_out(pair), *_altered(pair), *_spliced(pair), *_brackets(pair)]


# ---- meaning -------------------------------------------------------------------------------------------------------


def _changes_meaning(pair: Pair, change: Change) -> bool:
    one_sided = change.a_start == change.a_end or change.b_start == change.b_end
    if change.detail == "sign":
        return True
    if change.kind is EditKind.ORDER:
        return _exchanged(pair, change)
    if change.kind not in _MEANING or (one_sided and change.kind is EditKind.ENTITY):
        return False
    if one_sided and change.kind is EditKind.NUMBER:
        side = _keys(pair.a, change.a_start, change.a_end, pair.vocabulary)
        side += _keys(pair.b, change.b_start, change.b_end, pair.vocabulary)
        return any(key in pair.vocabulary.magnitudes for key in side)
    return change.kind is not EditKind.NEGATION or not _denied_alike(pair, change)


def _denied_alike(pair: Pair, change: Change) -> bool:
    """Whether another change makes up for a denial here: "do not want anything" and "want nothing" mean the same.

    Only around one predicate: "He never said that they lied" is not "He said that they never lied".
    """
    own = _denials_more(pair, change)
    if not own:
        return change.detail not in ("prefix", "part")
    return any(
        _denials_more(pair, other) == -own and _one_predicate(pair, *sorted((change, other), key=_first_word))
        for other in pair.changes
        if other is not change and other.kind not in _CUTS
    )


def _first_word(change: Change) -> tuple[int, int]:
    return change.a_start, change.b_start


def _denials_more(pair: Pair, change: Change) -> int:
    """How many denials more side a has in a change than side b; a prefix that denies is one."""
    keys_a = _keys(pair.a, change.a_start, change.a_end, pair.vocabulary)
    keys_b = _keys(pair.b, change.b_start, change.b_end, pair.vocabulary)
    if change.detail == "prefix":
        return 1 if len("".join(keys_a)) > len("".join(keys_b)) else -1
    return pair.vocabulary.denies(keys_a) - pair.vocabulary.denies(keys_b)


def _one_predicate(pair: Pair, first: Change, second: Change) -> bool:
    """Whether two changes stand around the same predicate: side by side, or as "not ... any" does to "no"."""
    words = pair.vocabulary
    between = (*pair.a.keys[first.a_end : second.a_start], *pair.b.keys[first.b_end : second.b_start])
    if all(key in words.auxiliaries or key in words.modal_group for key in between):
        return True
    if any(key in words.coordinators or key in words.attribution_verbs or key == "that" for key in between):
        return False
    return any(_indefinite(pair, change) for change in (first, second))


def _indefinite(pair: Pair, change: Change) -> bool:
    """Whether one side has a word for any of a kind where the other has the one that denies it."""
    keys_a = _keys(pair.a, change.a_start, change.a_end, pair.vocabulary)
    keys_b = _keys(pair.b, change.b_start, change.b_end, pair.vocabulary)
    pairs = pair.vocabulary.indefinites.items()
    return any((x in keys_a and no in keys_b) or (x in keys_b and no in keys_a) for x, no in pairs)


def _exchanged(pair: Pair, change: Change) -> bool:
    """Whether words in another order say another thing: names in each other's place, or a denial of another word."""
    words = pair.vocabulary
    keys_a = pair.a.keys[change.a_start : change.a_end]
    if words.denies(keys_a):
        return not all(words.denies([key]) or key in words.auxiliaries or key in words.modal_group for key in keys_a)
    names = [
        [side.keys[i] for i in range(start, end) if heads_as_name(side, i, words)]
        for side, start, end in ((pair.a, change.a_start, change.a_end), (pair.b, change.b_start, change.b_end))
    ]
    if len(keys_a) > 1 and sorted(names[0]) == sorted(names[1]) and names[0] != names[1]:
        return not _listed(keys_a, words)
    if len(keys_a) != 1 or not (names[0] or names[1]):
        return False
    return any(_crossing(pair, change, other) for other in pair.changes if other.kind is EditKind.ORDER)


def _crossing(pair: Pair, change: Change, other: Change) -> bool:
    """Whether the names of two changes stand in each other's place, with more than a joining word between them."""
    first, second = sorted((change, other), key=_first_word)
    if first is second or first.b_start < second.b_start or other.a_end - other.a_start != 1:
        return False
    named = is_name(pair.a, other.a_start, pair.vocabulary) or is_name(pair.b, other.b_start, pair.vocabulary)
    return named and not _listed(pair.a.keys[first.a_start : second.a_end], pair.vocabulary)


def _listed(keys: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words but the first and the last do no more than join: "Ann and Bob"."""
    return all(key in vocabulary.coordinators for key in keys[1:-1])


def _keys(side: Wording, start: int, end: int, vocabulary: Vocabulary) -> list[str]:
    return [atom.key for atom in atoms(side, start, end, vocabulary)]


def _meaning(pair: Pair) -> list[Finding]:
    """One finding a change of meaning; names in each other's place make one, and so does a denial that moved."""
    changes = [change for change in pair.changes if _changes_meaning(pair, change)]
    moved = [change for change in changes if change.kind is EditKind.ORDER]
    denials = [change for change in changes if change.kind is EditKind.NEGATION and change.detail is None]
    if len(denials) > 1 and not sum(_denials_more(pair, change) for change in denials):
        moved += denials
    groups = [[change] for change in changes if change not in moved] + ([moved] if moved else [])
    return [
        _finding(pair, DiscrepancyKind.MEANING_CHANGED, Severity.ALARM, _meaning_told(pair, group), group)
        for group in groups
    ]


def _meaning_told(pair: Pair, changes: Sequence[Change]) -> Telling:
    words_a = _around(pair.a, min(c.a_start for c in changes), max(c.a_end for c in changes))
    words_b = _around(pair.b, min(c.b_start for c in changes), max(c.b_end for c in changes))
    what = "part of a word" if changes[0].detail == "part" else _MEANING[changes[0].kind]
    return lambda a, b: f"{a} {a.prints} {words_a} where {b} {b.prints} {words_b}: {what} differs."


def _around(side: Wording, start: int, end: int) -> str:
    """The words of a change with a few on either side, within one span."""
    low, high = max(0, start - _AROUND), min(len(side), end + _AROUND)
    while low < start and side.pieces[low] != side.pieces[min(start, len(side) - 1)]:
        low += 1
    while high > max(end, low + 1) and side.pieces[high - 1] != side.pieces[min(start, len(side) - 1)]:
        high -= 1
    return shown(side.raw(low, high))


def _finding(
    pair: Pair, kind: DiscrepancyKind, severity: Severity, tell: Telling, changes: Sequence[Change]
) -> Finding:
    words_b = tuple(" ".join(pair.b.keys[c.b_start : c.b_end]) for c in changes)
    return Finding(kind, severity, tell, tuple(c.a for c in changes), tuple(c.b for c in changes), words_b)


# ---- words left out, other words -----------------------------------------------------------------------------------


def _left_out(pair: Pair) -> list[Finding]:
    """Words inside the marks of one side that the other lacks without a sign, by side and severity."""
    found: list[Finding] = []
    for severity in (Severity.WARNING, Severity.NOTE):
        for lacks_b in (True, False):
            changes = [c for c in pair.changes if _lacks(pair, c, lacks_b) and _weight(c) is severity]
            if changes:
                found.append(
                    _finding(pair, DiscrepancyKind.UNMARKED_OMISSION, severity, _lacking(pair, changes), changes)
                )
    return found


def _lacks(pair: Pair, change: Change, lacks_b: bool) -> bool:
    there, here = change.a_end - change.a_start, change.b_end - change.b_start
    if change.kind is EditKind.NUMBER and _changes_meaning(pair, change):
        return False
    return change.kind in _LEFT_OUT and bool(there if lacks_b else here) and not (here if lacks_b else there)


def _weight(change: Change) -> Severity:
    return Severity.NOTE if change.detail in _LITTLE else Severity.WARNING


def _lacking(pair: Pair, changes: Sequence[Change], where: str = "here") -> Telling:
    from_a = changes[0].a_end > changes[0].a_start
    side = pair.a if from_a else pair.b
    ranges = [(c.a_start, c.a_end) if from_a else (c.b_start, c.b_end) for c in changes]
    lengths = [printed_words(side.text, list(zip(side.starts[i:k], side.ends[i:k], strict=True))) for i, k in ranges]
    words = count_of(sum(lengths), "word")
    place = where if len(ranges) == 1 else f"in {count_of(len(ranges), 'place')}"
    examples = ", ".join(shown(side.raw(start, end)) for start, end in ranges[:_EXAMPLES])

    def tell(a: Side, b: Side) -> str:
        has, lacks = (a, b) if from_a else (b, a)
        return f"{has} {has.prints} {words} {place} that {lacks} {lacks.lacks}, with no mark in {lacks}: {examples}."

    return tell


def _altered(pair: Pair) -> list[Finding]:
    found: list[Finding] = []
    for severity in (Severity.WARNING, Severity.NOTE):
        changes = [c for c in pair.changes if _other_words(pair, c) and _weight(c) is severity]
        if changes:
            found.append(_finding(pair, DiscrepancyKind.ALTERED_WORDS, severity, _altering(pair, changes), changes))
    return found


def _other_words(pair: Pair, change: Change) -> bool:
    if change.detail == "masked" or change.a_start == change.a_end or change.b_start == change.b_end:
        return False
    return change.kind in _CHANGED and not _changes_meaning(pair, change)


def _altering(pair: Pair, changes: Sequence[Change]) -> Telling:
    shown_changes = [
        (shown(pair.a.raw(c.a_start, c.a_end)), shown(pair.b.raw(c.b_start, c.b_end)), c.kind is EditKind.ORDER)
        for c in changes[:_EXAMPLES]
    ]
    more = len(changes) - _EXAMPLES
    rest = f"; and {count_of(more, 'more place')}" if more > 0 else ""

    def tell(a: Side, b: Side) -> str:
        first, *others = [
            f"{there} in another place than {b}" if moved else f"{there} where {b} {b.prints} {here}"
            for there, here, moved in shown_changes
        ]
        return f"Inside quotation marks {a} {a.prints} {'; '.join([first, *others])}{rest}."

    return tell


def _spliced(pair: Pair) -> list[Finding]:
    return [
        _finding(
            pair,
            DiscrepancyKind.JOINED_OR_REORDERED,
            Severity.WARNING,
            _lacking(pair, [change], "between two sentences"),
            [change],
        )
        for change in pair.changes
        if change.kind is EditKind.SPLICE
    ]


# ---- brackets ------------------------------------------------------------------------------------------------------


def _brackets(pair: Pair) -> list[Finding]:
    """Brackets that change a denial, a number or a name, or put in more than the grammar needs."""
    found: list[Finding] = []
    seen: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    for change in pair.changes:
        if change.kind is not EditKind.BRACKET or (change.a_start == change.a_end and change.b_start == change.b_end):
            continue
        of_a, of_b = _beside(pair, change)
        if (of_a, of_b) in seen:
            continue
        seen.add((of_a, of_b))
        one_sided = of_a[0] == of_a[1] or of_b[0] == of_b[1]
        what = _bracket_adds(pair, of_a, of_b) if one_sided else _bracket_changes(pair, of_a, of_b)
        if what:
            severity = Severity.ALARM if what == _MEANING[EditKind.NEGATION] else Severity.WARNING
            tell = _bracket_told(pair, of_a, of_b, what)
            found.append(_finding(pair, DiscrepancyKind.BRACKET_CHANGE, severity, tell, [change]))
    return found


_Words = tuple[int, int]


def _beside(pair: Pair, change: Change) -> tuple[_Words, _Words]:
    """The words of a bracket, and those of the other side that stand at its place, at an edge as elsewhere."""
    of_a, of_b = (change.a_start, change.a_end), (change.b_start, change.b_end)
    for other in pair.changes:
        touching_a = other.a_start <= of_a[1] and of_a[0] <= other.a_end
        touching_b = other.b_start <= of_b[1] and of_b[0] <= other.b_end
        if other is change or other.kind not in _CUTS or not (touching_a and touching_b):
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
        return _MEANING[EditKind.NEGATION]
    numbers_a, numbers_b = ({x.key for x in side if x.number} for side in (side_a, side_b))
    if numbers_a and numbers_b and numbers_a != numbers_b:
        return _MEANING[EditKind.NUMBER]
    names_a, names_b = _names(pair.a, of_a, vocabulary), _names(pair.b, of_b, vocabulary)
    strangers = names_a and names_b and not any(like_names(x, y) for x in names_a for y in names_b)
    initials = "".join(name[0] for name in names_a), "".join(name[0] for name in names_b)
    return _MEANING[EditKind.ENTITY] if strangers and not set(initials) & {*names_a, *names_b} else ""


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
        return _MEANING[EditKind.NEGATION]
    if set(keys) & words.bracket_signals or not start:
        return ""
    if any(atom.number for atom in atoms(side, start, end, words)):
        return _MEANING[EditKind.NUMBER]
    before = side.keys[start - 1]
    possessive = before in words.pronoun_person and before in words.function_words and end < len(side)
    determined = before in words.determiners or possessive
    if _names(side, (start, end), words):
        described = start > 1 and side.keys[start - 2] in words.determiners  # "the president [Ann Lee]"
        gloss = before in words.pronoun_person or determined or described or keys[0] in words.function_words
        return "" if gloss else _MEANING[EditKind.ENTITY]
    content = any(key not in words.function_words for key in keys)
    return "what is said of a thing" if content and before in words.determiners and end < len(side) else ""


# ---- governors -----------------------------------------------------------------------------------------------------


def cut_findings(pair: Pair) -> list[Finding]:
    """Cuts that take away what governs the rest, unless the outlet says it in its own words."""
    found = []
    for change in pair.changes:
        if change.kind is EditKind.PUNCTUATION and _question_lost(pair, change):
            found.append(_question_finding(pair, change))
        if change.kind not in (EditKind.HEAD_CUT, EditKind.TAIL_CUT, EditKind.ELLIPSIS):
            continue
        in_a = _governor_of(pair.a, change.a_start, change.a_end, change.kind, pair.vocabulary)
        in_b = _governor_of(pair.b, change.b_start, change.b_end, change.kind, pair.vocabulary)
        if in_a and in_b and in_a.kind is in_b.kind:
            continue
        for governor, side, reporter in ((in_a, pair.a, pair.before_b), (in_b, pair.b, pair.before_a)):
            keys = side.keys[governor.start : governor.end] if governor else ()
            if governor and not reporter.says(governor.kind, keys, pair.vocabulary):
                if governor.kind is Govern.QUESTION and _still_asked(pair, change, side):
                    continue
                found.append(_cut_finding(pair, change, side, governor, from_a=side is pair.a))
    return found


def _governor_of(side: Wording, start: int, end: int, kind: EditKind, vocabulary: Vocabulary) -> Governor | None:
    if start == end:
        return None
    head = head_governor(side, start, end, vocabulary) if kind is not EditKind.TAIL_CUT else None
    return head or (tail_governor(side, start, end, vocabulary) if kind is not EditKind.HEAD_CUT else None)


def _cut_finding(pair: Pair, change: Change, side: Wording, governor: Governor, *, from_a: bool) -> Finding:
    severity = Severity.ALARM if governor.kind is Govern.NEGATION else Severity.WARNING
    words = shown(side.raw(governor.start, governor.end))
    what = f"{'an' if governor.kind is Govern.ATTRIBUTION else 'a'} {governor.kind.value}"

    def tell(a: Side, b: Side) -> str:
        has, lacks = (a, b) if from_a else (b, a)
        quotes = lacks.form("quotes", "quote")
        return f"{lacks} {quotes} this without {what} that governs it in {has}: {words}."

    place = side.place(governor.start, governor.end)
    places = ((place,), (change.b,)) if from_a else ((change.a,), (place,))
    key = (" ".join(pair.b.keys[change.b_start : change.b_end]),)
    return Finding(DiscrepancyKind.GOVERNOR_CUT, severity, tell, *places, key)


def _still_asked(pair: Pair, change: Change, side: Wording) -> bool:
    """Whether the side that lacks the opening of a question ends it with a question mark all the same."""
    return asked(pair.b, change.b_end) if side is pair.a else asked(pair.a, change.a_end)


def _question_lost(pair: Pair, change: Change) -> bool:
    """Whether one side asks what the other states, and nothing but the mark tells it."""
    marks = {char for place, side in ((change.a, pair.a), (change.b, pair.b)) for char in place.of(side.text)}
    one_asks = ("?" in change.a.of(pair.a.text)) != ("?" in change.b.of(pair.b.text))
    stated = bool(marks & set(_STATED))
    at_a, at_b = max(change.a_start - 1, 0), max(change.b_start - 1, 0)
    inverted = opens_question(pair.a, at_a, pair.vocabulary) or opens_question(pair.b, at_b, pair.vocabulary)
    return one_asks and stated and not inverted and bool(len(pair.a) and len(pair.b))


def _question_finding(pair: Pair, change: Change) -> Finding:
    asks_a = "?" in change.a.of(pair.a.text)
    side, at = (pair.a, change.a_start) if asks_a else (pair.b, change.b_start)
    words = _around(side, max(at - 1, 0), at)

    def tell(a: Side, b: Side) -> str:
        asks, states = (a, b) if asks_a else (b, a)
        return f"{asks} {asks.form('asks', 'ask')} what {states} {states.form('states', 'state')}: {words}."

    return Finding(DiscrepancyKind.GOVERNOR_CUT, Severity.WARNING, tell, (change.a,), (change.b,), ("?",))
