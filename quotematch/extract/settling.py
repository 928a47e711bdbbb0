"""Settling: attributions in order of place, of which two share words only when one is nested in the other.

The rules for cues look at one verb at a time and may claim the same words twice. Here each attribution gets as parent
the smallest one that holds all of it; what it shares with one that holds only part of it, it gives up.
"""

from __future__ import annotations

from quotematch.extract.records import Attribution
from quotematch.spans import Span


def settle(found: list[Attribution]) -> list[Attribution]:
    """`found` by place, an enclosing attribution before those nested in it, `parent` and `follows` renumbered."""
    order = sorted(range(len(found)), key=lambda k: (found[k].content[0].start, -found[k].content[-1].end, k))
    kept: list[int] = []
    open_now: list[int] = []
    parent_of: dict[int, int | None] = {}
    for k in order:
        start = found[k].content[0].start
        open_now = [p for p in open_now if found[p].content[-1].end > start]
        parent = _yield_to(found, k, open_now)
        if found[k].content:
            kept.append(k)
            open_now.append(k)
            parent_of[k] = parent
    kept.sort(key=lambda k: (found[k].content[0].start, -found[k].content[-1].end))
    place = {old: new for new, old in enumerate(kept)}
    for k in kept:
        one, parent = found[k], parent_of[k]
        follows = one.follows if one.follows is not None or not one.is_term else parent
        one.parent = None if parent is None else place[parent]
        one.follows = None if follows is None else place.get(follows)
    return [found[k] for k in kept]


def _yield_to(found: list[Attribution], k: int, open_now: list[int]) -> int | None:
    """The smallest holder of `found[k]`; gives up what it shares with attributions that hold only part of it."""
    holders = []
    for p in open_now:
        shared = [span for span in found[k].content if any(span.overlaps(other) for other in found[p].content)]
        if not shared:
            continue
        if all(any(other.holds(span) for other in found[p].content) for span in found[k].content):
            holders.append(p)
        else:
            found[k].content = [span for span in found[k].content if span not in shared]
            found[k].quoted = [span for span in found[k].quoted if span not in shared]
            if not found[k].content:
                return None
    return min(holders, key=lambda p: (_length(found[p].content), -p), default=None)


def _length(spans: list[Span]) -> int:
    return sum(span.end - span.start for span in spans)
