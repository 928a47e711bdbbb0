"""Sequence: sentences that one outlet runs together, against the order in which others print them.

Two neighbouring passages inside one pair of marks claim to have been said one after the other. Where another outlet
prints both in one quote with other words between them, or the other way round, that is worth a warning; where no other
outlet prints both, and one prints either beside another sentence, a note. What several outlets run together is told
once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotematch.judge.chunks import words_in_run
from quotematch.judge.phrasing import Side, count_of, listed, shown
from quotematch.judge.verdicts import Relations, Witness, same_words
from quotematch.models import Discrepancy, DiscrepancyKind, Place, Severity
from quotematch.settings import Settings


class _Both(NamedTuple):
    """How another outlet prints both sentences of a pair in one quote: which passages, and what lies between."""

    first: Witness
    second: Witness
    between: tuple[Witness, ...]

    @property
    def turned(self) -> bool:
        """Whether the order is the other one."""
        return self.second.rank < self.first.rank


def joined_or_reordered(
    members: Mapping[str, Sequence[Witness]], relations: Relations, settings: Settings
) -> Iterator[Discrepancy]:
    """Pairs of neighbouring sentences that other outlets print apart, or in another order, or not together."""
    statement_of = {w.passage.id: name for name, group in members.items() for w in group}
    by_quote = _by_quote(members)
    joined = _joined(by_quote, statement_of)
    for names, pairs in joined.items():
        outlets = {first.outlet for first, _ in pairs}
        left, right = (
            [w for w in members[name] if w.direct and w.outlet not in outlets and _alike(own, w, relations, settings)]
            for name, own in zip(names, pairs[0], strict=True)
        )
        both = [
            pair._replace(between=tuple(w for w in pair.between if statement_of[w.passage.id] not in names))
            for pair in _printed_together(left, right, by_quote)
        ]
        apart = [pair for pair in both if pair.between and not pair.turned]
        turned = [pair for pair in both if pair.turned]
        if apart:
            yield _apart(pairs, apart, names[0])
        if turned and (names[0] < names[1] or names[::-1] not in joined):
            yield _turned(pairs, turned, names[0])
        together = {w.article.id for w in left} & {w.article.id for w in right}
        if len(outlets) == 1 and left and right and not together and _otherwise([*left, *right], by_quote):
            yield _never_together(*pairs[0], left, right, names[0])


def _otherwise(witnesses: Sequence[Witness], by_quote: Mapping[tuple[str, str], Sequence[Witness]]) -> bool:
    """Whether an outlet prints one of the sentences beside another one, and without its new neighbour."""
    return any(len(by_quote[w.article.id, w.quote.id]) > 1 for w in witnesses)


def _by_quote(members: Mapping[str, Sequence[Witness]]) -> dict[tuple[str, str], list[Witness]]:
    """The direct passages of each quote, in order of place."""
    by_quote: defaultdict[tuple[str, str], list[Witness]] = defaultdict(list)
    for group in members.values():
        for witness in group:
            if witness.direct:
                by_quote[witness.article.id, witness.quote.id].append(witness)
    for passages in by_quote.values():
        passages.sort(key=lambda witness: witness.rank)
    return dict(sorted(by_quote.items()))


def _joined(
    by_quote: Mapping[tuple[str, str], Sequence[Witness]], statement_of: Mapping[str, str]
) -> dict[tuple[str, str], list[tuple[Witness, Witness]]]:
    """The neighbouring passages of outlets, by the two statements that they run together."""
    joined: defaultdict[tuple[str, str], list[tuple[Witness, Witness]]] = defaultdict(list)
    for passages in by_quote.values():
        for first, second in pairwise(passages):
            names = statement_of[first.passage.id], statement_of[second.passage.id]
            if not first.primary and names[0] != names[1] and _neighbours(first, second):
                joined[names].append((first, second))
    return dict(joined)


def _neighbours(first: Witness, second: Witness) -> bool:
    """Whether nothing but spaces stands between two passages: not interrupted, and nothing marked as left out."""
    if not first.passage.spans or not second.passage.spans or second.wording.gaps[:1] == (True,):
        return False
    between = first.article.text[first.passage.spans[-1].end : second.passage.spans[0].start]
    return not between.strip() and "\n" not in between and not first.wording.gaps[-1]


def _alike(a: Witness, b: Witness, relations: Relations, settings: Settings) -> bool:
    """Whether two passages have the same words, so that their places can be compared."""
    relation, chunks = relations.of(a.wording, b.wording)
    return same_words(relation, words_in_run(chunks), settings)


def _printed_together(
    left: Sequence[Witness], right: Sequence[Witness], by_quote: Mapping[tuple[str, str], Sequence[Witness]]
) -> list[_Both]:
    found = []
    beside: defaultdict[tuple[str, str], list[Witness]] = defaultdict(list)
    for witness in right:
        beside[witness.article.id, witness.quote.id].append(witness)
    for a in left:
        for b in beside.get((a.article.id, a.quote.id), ()):
            if a.rank != b.rank:
                low, high = sorted((a.rank, b.rank))
                between = [w for w in by_quote[a.article.id, a.quote.id] if low < w.rank < high]
                found.append(_Both(a, b, tuple(between)))
    return found


_Pairs = Sequence[tuple[Witness, Witness]]


def _apart(pairs: _Pairs, both: Sequence[_Both], statement: str) -> Discrepancy:
    (first, second), pair = pairs[0], both[0]
    here, there = _sides(pairs, both)
    words = count_of(sum(len(witness.wording) for witness in pair.between), "word")
    message = (
        f"{there} {there.prints} {words} between {shown(first.passage.text)} and {shown(second.passage.text)}, which "
        f"{here} {here.form('runs', 'run')} together with no mark."
    )
    return _discrepancy(Severity.WARNING, message, _witnesses(pairs, both), statement)


def _turned(pairs: _Pairs, both: Sequence[_Both], statement: str) -> Discrepancy:
    first, second = pairs[0]
    here, there = _sides(pairs, both)
    message = (
        f"{here} {here.prints} {shown(first.passage.text)} before {shown(second.passage.text)}; "
        f"{there} {there.prints} them in the other order."
    )
    return _discrepancy(Severity.WARNING, message, _witnesses(pairs, both), statement)


def _sides(pairs: _Pairs, both: Sequence[_Both]) -> tuple[Side, Side]:
    here = sorted({first.outlet for first, _ in pairs})
    return Side(tuple(here)), Side(tuple(sorted({pair.first.outlet for pair in both})))


def _witnesses(pairs: _Pairs, both: Sequence[_Both]) -> list[Witness]:
    here = [witness for pair in pairs for witness in pair]
    return here + [witness for pair in both for witness in (pair.first, *pair.between, pair.second)]


def _never_together(
    first: Witness, second: Witness, left: Sequence[Witness], right: Sequence[Witness], statement: str
) -> Discrepancy:
    left_names, right_names = (Side(tuple(sorted({w.outlet for w in side}))) for side in (left, right))
    message = (
        f"{listed([first.outlet])} runs two sentences together that no other outlet prints both of: "
        f"{left_names} {left_names.has} {shown(first.passage.text)}, {right_names} {shown(second.passage.text)}."
    )
    return _discrepancy(Severity.NOTE, message, [first, second, *left, *right], statement)


def _discrepancy(severity: Severity, message: str, witnesses: Sequence[Witness], statement: str) -> Discrepancy:
    return Discrepancy(
        kind=DiscrepancyKind.JOINED_OR_REORDERED,
        severity=severity,
        message=message,
        passages=tuple(dict.fromkeys(witness.passage.id for witness in witnesses)),
        outlets=tuple(sorted({witness.outlet for witness in witnesses})),
        places=tuple(
            dict.fromkeys(Place(article_id=w.article.id, span=span) for w in witnesses for span in w.passage.spans)
        ),
        statement_id=statement,
    )
