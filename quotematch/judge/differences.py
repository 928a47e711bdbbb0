"""Differences: what two direct wordings of one statement differ in, as findings that an editor would want to see.

Two wordings with their changes go in; findings come out, each with its severity, its words on both sides and a sentence
into which the names of the outlets are put later. What is harmless gives none: print, spelling, a capital after a cut,
a masked word, brackets that mend the grammar. Little words give a note. Meaning gives an alarm.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotematch.judge.brackets import bracket_findings
from quotematch.judge.edits import Change
from quotematch.judge.findings import Finding, Pair, finding_of
from quotematch.judge.meaning import changes_meaning, meaning_findings
from quotematch.judge.phrasing import Side, Telling, count_of, shown
from quotematch.judge.wording import printed_words
from quotematch.models import DiscrepancyKind, EditKind, Severity

_CHANGED = frozenset(
    {EditKind.SUBSTITUTION, EditKind.PERSON, EditKind.TENSE, EditKind.ORDER, EditKind.HEDGE, EditKind.ENTITY}
)
_LEFT_OUT = frozenset({EditKind.OMISSION, EditKind.INSERTION, EditKind.HEDGE, EditKind.NUMBER, EditKind.ENTITY})
_LITTLE = frozenset({"function", "filler", "typo", "inflection"})
_EXAMPLES = 3


def findings(pair: Pair) -> list[Finding]:
    """The findings of a pair that its words alone show, in order of kind."""
    return [*meaning_findings(pair), *_left_out(pair), *_altered(pair), *_spliced(pair), *bracket_findings(pair)]


# ---- words left out, other words -----------------------------------------------------------------------------------


def _left_out(pair: Pair) -> list[Finding]:
    """Words inside the marks of one side that the other lacks without a sign, by side and severity."""
    found: list[Finding] = []
    for severity in (Severity.WARNING, Severity.NOTE):
        for lacks_b in (True, False):
            changes = [c for c in pair.changes if _lacks(pair, c, lacks_b) and _weight(pair, c) is severity]
            if changes:
                found.append(
                    finding_of(pair, DiscrepancyKind.UNMARKED_OMISSION, severity, _lacking(pair, changes), changes)
                )
    return found


def _lacks(pair: Pair, change: Change, lacks_b: bool) -> bool:
    there, here = change.a_end - change.a_start, change.b_end - change.b_start
    if change.kind is EditKind.NUMBER and changes_meaning(pair, change):
        return False
    return change.kind in _LEFT_OUT and bool(there if lacks_b else here) and not (here if lacks_b else there)


def _weight(pair: Pair, change: Change) -> Severity:
    little = change.detail in _LITTLE or _fitted(pair, change)
    return Severity.NOTE if little and not _turned_passive(pair, change) else Severity.WARNING


def _turned_passive(pair: Pair, change: Change) -> bool:
    """Whether a little word is one of the two that turn doer into done-to: "shelled" / "were shelled by"."""
    words, lacks_b = pair.vocabulary, change.a_end > change.a_start
    if change.kind not in (EditKind.OMISSION, EditKind.INSERTION):
        return False
    keys = [_lone_key(pair, other, lacks_b) for other in pair.changes if other.kind is change.kind]
    own = _lone_key(pair, change, lacks_b)
    return (
        any(key in words.agents for key in keys)
        and any(key in words.passives for key in keys)
        and (own in words.agents or own in words.passives)
    )


def _lone_key(pair: Pair, change: Change, lacks_b: bool) -> str:
    keys = pair.a.keys[change.a_start : change.a_end] if lacks_b else pair.b.keys[change.b_start : change.b_end]
    return keys[0] if len(keys) == 1 else ""


def _fitted(pair: Pair, change: Change) -> bool:
    """Whether the verb that a fragment opens with is fitted to the words before it ("to “reverse” / “reversing”")."""
    forms = [
        side.keys[start] if start == 0 and end == 1 else ""
        for side, start, end in ((pair.a, change.a_start, change.a_end), (pair.b, change.b_start, change.b_end))
    ]
    gerund = pair.vocabulary.gerund_endings
    plain, *fitted = sorted(forms, key=lambda form: form.endswith(gerund))
    past = plain.endswith(pair.vocabulary.past_endings)
    return change.kind is EditKind.TENSE and bool(plain) and fitted[0].endswith(gerund) and not past


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
        changes = [c for c in pair.changes if _other_words(pair, c) and _weight(pair, c) is severity]
        if changes:
            found.append(finding_of(pair, DiscrepancyKind.ALTERED_WORDS, severity, _altering(pair, changes), changes))
    return found


def _other_words(pair: Pair, change: Change) -> bool:
    if change.detail == "masked" or change.a_start == change.a_end or change.b_start == change.b_end:
        return False
    return change.kind in _CHANGED and not changes_meaning(pair, change)


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
        finding_of(
            pair,
            DiscrepancyKind.JOINED_OR_REORDERED,
            Severity.WARNING,
            _lacking(pair, [change], "between two sentences"),
            [change],
        )
        for change in pair.changes
        if change.kind is EditKind.SPLICE
    ]
