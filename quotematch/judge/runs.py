"""Runs: one view as an unbroken run of the other, as a whole or part by part between ellipses and brackets.

What an outlet marks as left out, or puts into brackets, breaks no run.
"""

from __future__ import annotations

from quotematch.judge.alignment import chunks_between
from quotematch.judge.chunks import Chunk
from quotematch.judge.views import View
from quotematch.models import Step
from quotematch.text.align import encode

#: Pairs of words of two wordings with brackets; of more, not every way of reading the brackets is tried.
_TRIED_CELLS = 10_000


def run_chunks(a: View, b: View) -> list[Chunk]:
    """Chunks that show one side as a run of the other, else nothing."""
    code_a, code_b = encode(a.keys, b.keys)
    if not any(a.bracketed) and not any(b.bracketed) and not any(a.gaps) and not any(b.gaps):
        small, big = (code_a, code_b) if len(code_a) <= len(code_b) else (code_b, code_a)
        at = big.find(small) if small else -1
        if at < 0:
            return []
        chunks = _found_at(small, big, at)
        return chunks if small is code_a else [chunk.mirrored for chunk in chunks]
    chunks = _segments_found(a, code_a, b, code_b)
    return chunks or [chunk.mirrored for chunk in _segments_found(b, code_b, a, code_a)]


def _found_at(small: str, big: str, at: int) -> list[Chunk]:
    end = at + len(small)
    steps = [
        Chunk(Step.ONLY_B, 0, 0, 0, at),
        Chunk(Step.SAME, 0, len(small), at, end),
        Chunk(Step.ONLY_B, len(small), len(small), end, len(big)),
    ]
    return [step for step in steps if step.words_a or step.words_b]


def _segments(view: View) -> list[tuple[int, int]]:
    """Runs of unbracketed words between two marks, as ranges of word numbers."""
    found: list[tuple[int, int]] = []
    for i, bracketed in enumerate(view.bracketed):
        if bracketed:
            continue
        if found and found[-1][1] == i and not view.gaps[i]:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _segments_found(a: View, code_a: str, b: View, code_b: str) -> list[Chunk]:
    """Chunks that show the segments of `a` one after the other in `b`, bracketed words of `b` skipped; else nothing."""
    kept = [i for i, bracketed in enumerate(b.bracketed) if not bracketed]
    places = _places_in(code_a, _segments(a), code_b, list(range(len(code_b))))
    if places:
        return _with_between(a, b, places)
    places = _places_in(code_a, _segments(a), "".join([code_b[i] for i in kept]), kept)
    return _with_between(a, b, places or _places_among_brackets(a, b))


def _places_in(code_a: str, segments: list[tuple[int, int]], code_b: str, numbers: list[int]) -> list[tuple[int, int]]:
    """Pairs of equal words (number in a, number in b) of all segments, found leftmost; nothing when one is missing."""
    pairs: list[tuple[int, int]] = []
    at = 0
    for start, end in segments:
        found = code_b.find(code_a[start:end], at)
        if found < 0:
            return []
        pairs += [(start + i, numbers[found + i]) for i in range(end - start)]
        at = found + end - start
    return pairs


def _places_among_brackets(a: View, b: View) -> list[tuple[int, int]]:
    """The same where some bracketed words of `b` are those of `a` and others are not: each pair in turn is tried."""
    height, width = len(a.keys), len(b.keys)
    if not any(b.bracketed) or height * width > _TRIED_CELLS:
        return []
    fits = [[i == height] * (width + 1) for i in range(height + 1)]
    for i in range(height - 1, -1, -1):
        loose = a.gaps[i] or a.bracketed[i] or (i > 0 and a.bracketed[i - 1])
        for j in range(width, -1, -1):
            skips = (a.bracketed[i] and fits[i + 1][j]) or (j < width and (loose or b.bracketed[j]) and fits[i][j + 1])
            fits[i][j] = skips or (j < width and _equal(a, i, b, j) and fits[i + 1][j + 1])
    first = next((i for i in range(height) if not a.bracketed[i]), height)
    if first == height:
        return []
    begins = (j for j in range(width) if _equal(a, first, b, j) and fits[first + 1][j + 1])
    i, j = first, next(begins, width)
    pairs: list[tuple[int, int]] = []
    while i < height and j < width:
        if _equal(a, i, b, j) and fits[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif a.bracketed[i] and fits[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _equal(a: View, i: int, b: View, j: int) -> bool:
    return not a.bracketed[i] and a.keys[i] == b.keys[j]


def _with_between(a: View, b: View, pairs: list[tuple[int, int]]) -> list[Chunk]:
    """The pairs as SAME chunks, and what lies before, between and after them as marked or unmarked chunks."""
    if not pairs:
        return []
    chunks = chunks_between(a, b, (0, pairs[0][0]), (0, pairs[0][1]), inner=False)
    for number, (i, j) in enumerate(pairs):
        if number:
            before_i, before_j = pairs[number - 1]
            chunks += chunks_between(a, b, (before_i + 1, i), (before_j + 1, j), inner=True)
        chunks.append(Chunk(Step.SAME, i, i + 1, j, j + 1))
    last_i, last_j = pairs[-1]
    return chunks + chunks_between(a, b, (last_i + 1, len(a.keys)), (last_j + 1, len(b.keys)), inner=False)
