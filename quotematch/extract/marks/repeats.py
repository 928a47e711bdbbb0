"""Repeats: marks that a program has printed twice, as those that escape marks in tables do.

Of two same marks side by side one is read as a quote's, and the other one as none, or as that of a quote which holds
nothing but the first. Here the two become one mark, so that the reporter's words stand right beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotematch.extract.marks.neighbours import Mark

Pair = tuple[Mark, Mark]


def without_repeats(pairs: Iterable[Pair], strays: Iterable[Mark]) -> tuple[list[Pair], list[Mark]]:
    """`pairs`, each with the marks that repeat its own, and those of the `strays` that repeat none."""
    loose, pairs = list(strays), list(pairs)
    if not loose:
        return _merged(pairs), loose
    by_end = {mark.end: mark for mark in loose}
    by_start = {mark.start: mark for mark in loose}
    grown: list[Pair] = []
    taken: set[int] = set()
    for opener, closer in pairs:
        before, after = by_end.get(opener.start), by_start.get(closer.end)
        inside = by_start.get(opener.end)
        if before and before.sign == opener.sign:
            taken.add(before.start)
            opener = opener._replace(start=before.start)
        if inside and inside.sign == closer.sign != opener.sign:
            taken.add(inside.start)
            opener = opener._replace(end=inside.end)
        if after and after.sign == closer.sign:
            taken.add(after.start)
            closer = closer._replace(end=after.end)
        grown.append((opener, closer))
    return _merged(grown), [mark for mark in loose if mark.start not in taken]


def _merged(pairs: list[Pair]) -> list[Pair]:
    """Without the pairs that stand right inside a pair of the same marks, to which theirs are added."""
    if len(pairs) < 2:
        return pairs
    inside = {(opener.start, closer.end): (opener, closer) for opener, closer in pairs}
    merged: list[Pair] = []
    dropped: set[int] = set()
    for opener, closer in pairs:
        within = inside.get((opener.end, closer.start))
        if within and (within[0].sign, within[1].sign) == (opener.sign, closer.sign):
            dropped.add(within[0].start)
            opener, closer = opener._replace(end=within[0].end), closer._replace(start=within[1].start)
        merged.append((opener, closer))
    return [pair for pair in merged if pair[0].start not in dropped]
