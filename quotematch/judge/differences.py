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
from quotematch.judge.governors import Govern, Governor, head_governor, tail_governor
from quotematch.judge.pairing import is_name
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
}
_CHANGED = frozenset(
    {EditKind.SUBSTITUTION, EditKind.PERSON, EditKind.TENSE, EditKind.ORDER, EditKind.HEDGE, EditKind.ENTITY}
)
_LEFT_OUT = frozenset({EditKind.OMISSION, EditKind.INSERTION, EditKind.HEDGE, EditKind.NUMBER, EditKind.ENTITY})
_LITTLE = frozenset({"function", "filler", "typo", "inflection"})
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
    if change.kind not in _MEANING or (one_sided and change.kind is EditKind.ENTITY):
        return False
    if one_sided and change.kind is EditKind.NUMBER:
        side = _keys(pair.a, change.a_start, change.a_end, pair.vocabulary)
        side += _keys(pair.b, change.b_start, change.b_end, pair.vocabulary)
        return any(key in pair.vocabulary.magnitudes for key in side)
    return change.kind is not EditKind.NEGATION or not _denials_even(pair)


def _denials_even(pair: Pair) -> bool:
    """Whether both sides deny as often: "do not want anything" and "want nothing" mean the same."""
    spread_a = [key for change in pair.changes for key in _keys(pair.a, change.a_start, change.a_end, pair.vocabulary)]
    spread_b = [key for change in pair.changes for key in _keys(pair.b, change.b_start, change.b_end, pair.vocabulary)]
    prefixed = any(change.detail == "prefix" for change in pair.changes)
    return not prefixed and pair.vocabulary.denies(spread_a) == pair.vocabulary.denies(spread_b)


def _keys(side: Wording, start: int, end: int, vocabulary: Vocabulary) -> list[str]:
    return [atom.key for atom in atoms(side, start, end, vocabulary)]


def _meaning(pair: Pair) -> list[Finding]:
    return [
        _finding(pair, DiscrepancyKind.MEANING_CHANGED, Severity.ALARM, _meaning_told(pair, change), [change])
        for change in pair.changes
        if _changes_meaning(pair, change)
    ]


def _meaning_told(pair: Pair, change: Change) -> Telling:
    words_a = _around(pair.a, change.a_start, change.a_end)
    words_b = _around(pair.b, change.b_start, change.b_end)
    what = _MEANING[change.kind]
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
    """Brackets that change a negation, a number or a name, and not only the grammar."""
    found = []
    for change in pair.changes:
        if change.kind is EditKind.BRACKET and change.a_end > change.a_start and change.b_end > change.b_start:
            what = _bracket_changes(pair, change)
            if what:
                tell = _bracket_told(pair, change, what)
                found.append(_finding(pair, DiscrepancyKind.BRACKET_CHANGE, Severity.WARNING, tell, [change]))
    return found


def _bracket_told(pair: Pair, change: Change, what: str) -> Telling:
    words_a = shown(pair.a.raw(change.a_start, change.a_end))
    words_b = shown(pair.b.raw(change.b_start, change.b_end))
    return lambda a, b: f"Brackets change {what}: {words_a} in {a}, {words_b} in {b}."


def _bracket_changes(pair: Pair, change: Change) -> str:
    vocabulary = pair.vocabulary
    side_a = atoms(pair.a, change.a_start, change.a_end, vocabulary)
    side_b = atoms(pair.b, change.b_start, change.b_end, vocabulary)
    if vocabulary.denies([x.key for x in side_a]) != vocabulary.denies([x.key for x in side_b]):
        return "a negation"
    numbers_a, numbers_b = ({x.key for x in side if x.number} for side in (side_a, side_b))
    if numbers_a and numbers_b and numbers_a != numbers_b:
        return "a number"
    names_a = [x.key for x in side_a if is_name(pair.a, x.start, vocabulary)]
    names_b = [x.key for x in side_b if is_name(pair.b, x.start, vocabulary)]
    strangers = names_a and names_b and not any(like_names(x, y) for x in names_a for y in names_b)
    initials = "".join(name[0] for name in names_a), "".join(name[0] for name in names_b)
    return "a name" if strangers and not set(initials) & {*names_a, *names_b} else ""


# ---- governors -----------------------------------------------------------------------------------------------------


def cut_findings(pair: Pair) -> list[Finding]:
    """Cuts that take away what governs the rest, unless the outlet says it in its own words."""
    found = []
    for change in pair.changes:
        if change.kind not in (EditKind.HEAD_CUT, EditKind.TAIL_CUT, EditKind.ELLIPSIS):
            continue
        in_a = _governor_of(pair.a, change.a_start, change.a_end, change.kind, pair.vocabulary)
        in_b = _governor_of(pair.b, change.b_start, change.b_end, change.kind, pair.vocabulary)
        if in_a and in_b and in_a.kind is in_b.kind:
            continue
        for governor, side, reporter in ((in_a, pair.a, pair.before_b), (in_b, pair.b, pair.before_a)):
            keys = side.keys[governor.start : governor.end] if governor else ()
            if governor and not reporter.says(governor.kind, keys, pair.vocabulary):
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

    return _finding(pair, DiscrepancyKind.GOVERNOR_CUT, severity, tell, [change])
