"""Settling: attributions in order of place, of which two share words only when one is nested in the other.

The rules for cues look at one verb at a time and may claim the same words twice. Here each attribution gets as parent
the smallest one that holds all of it; what it shares with one that holds only part of it, it gives up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from quotematch.extract.records import Attribution
from quotematch.spans import Span


class _Cover(NamedTuple):
    """The content of an attribution as sorted, disjoint ranges that can be asked for a place."""

    starts: list[int]
    ends: list[int]
    length: int

    @classmethod
    def of(cls, spans: list[Span]) -> _Cover:
        ordered = sorted(spans)
        return cls([span.start for span in ordered], [span.end for span in ordered], sum(b - a for a, b in ordered))

    def meets(self, span: Span) -> bool:
        """Whether `span` shares a code point with any of the ranges."""
        k = bisect_left(self.starts, span.end) - 1
        return k >= 0 and self.ends[k] > span.start

    def holds(self, span: Span) -> bool:
        """Whether one of the ranges holds all of `span`."""
        k = bisect_right(self.starts, span.start) - 1
        return k >= 0 and self.ends[k] >= span.end


def settle(found: list[Attribution]) -> list[Attribution]:
    """`found` by place, an enclosing attribution before those nested in it, `parent` and `follows` renumbered."""
    order = sorted(range(len(found)), key=lambda k: (found[k].content[0].start, -found[k].content[-1].end, k))
    kept: list[int] = []
    open_now: dict[int, _Cover] = {}
    parent_of: dict[int, int | None] = {}
    for k in order:
        start = found[k].content[0].start
        open_now = {p: cover for p, cover in open_now.items() if cover.ends[-1] > start}
        parent = _yield_to(found[k], open_now)
        if found[k].content:
            kept.append(k)
            open_now[k] = _Cover.of(found[k].content)
            parent_of[k] = parent
    kept.sort(key=lambda k: (found[k].content[0].start, -found[k].content[-1].end))
    place = {old: new for new, old in enumerate(kept)}
    for k in kept:
        one, parent = found[k], parent_of[k]
        follows = one.follows if one.follows is not None or not one.is_term else parent
        one.parent = None if parent is None else place[parent]
        one.follows = None if follows is None else place.get(follows)
    return [found[k] for k in kept]


def _yield_to(one: Attribution, open_now: Mapping[int, _Cover]) -> int | None:
    """The smallest holder of `one`; it gives up what it shares with attributions that hold only part of it."""
    holders = []
    for p, cover in open_now.items():
        if not any(cover.meets(span) for span in one.content):
            continue
        if all(cover.holds(span) for span in one.content):
            holders.append(p)
            continue
        one.content = [span for span in one.content if not cover.meets(span)]
        one.quoted = [span for span in one.quoted if not cover.meets(span)]
        if not one.content:
            return None
    return min(holders, key=lambda p: (open_now[p].length, -p), default=None)
