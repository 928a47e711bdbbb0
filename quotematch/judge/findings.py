"""Findings: what is told of two direct wordings, before it is known which outlets print them.

A `Pair` holds two wordings with their changes and the reporters' words around them; `meaning`, `differences`,
`brackets` and `cuts` read it, and each gives `Finding`s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotematch.judge.context import Context
from quotematch.judge.edits import Change
from quotematch.judge.phrasing import Telling, shown
from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording
from quotematch.models import DiscrepancyKind, EditKind, Severity
from quotematch.spans import Span

#: What of a meaning can change, as a sentence names it.
MEANING = {
    EditKind.NEGATION: "a negation",
    EditKind.NUMBER: "a number",
    EditKind.MODAL: "a modal verb",
    EditKind.ENTITY: "a name",
    EditKind.ORDER: "the order of names or denials",
}
#: Edits that an outlet marks, or that an edge makes.
CUTS = frozenset({EditKind.HEAD_CUT, EditKind.TAIL_CUT, EditKind.BRACKET, EditKind.ELLIPSIS})
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


def finding_of(
    pair: Pair, kind: DiscrepancyKind, severity: Severity, tell: Telling, changes: Sequence[Change]
) -> Finding:
    """The finding that `changes` of a pair make together."""
    words_b = tuple(" ".join(pair.b.keys[c.b_start : c.b_end]) for c in changes)
    return Finding(kind, severity, tell, tuple(c.a for c in changes), tuple(c.b for c in changes), words_b)


def around(side: Wording, start: int, end: int) -> str:
    """The words of a change with a few on either side, within one span."""
    low, high = max(0, start - _AROUND), min(len(side), end + _AROUND)
    while low < start and side.pieces[low] != side.pieces[min(start, len(side) - 1)]:
        low += 1
    while high > max(end, low + 1) and side.pieces[high - 1] != side.pieces[min(start, len(side) - 1)]:
        high -= 1
    return shown(side.raw(low, high))
