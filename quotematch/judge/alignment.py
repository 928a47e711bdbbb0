"""Alignment: two views word by word, as chunks in which what an outlet marked and what it did not stand apart.

Equal words come from `text.align`; the words of both sides between two equal ones are cut by brackets and ellipses.
Afterwards words that one side lacks are moved to begin where a sentence or a clause does.
"""

from __future__ import annotations

from quotematch.judge.chunks import Chunk
from quotematch.judge.views import View
from quotematch.judge.wording import Wording
from quotematch.models import Step
from quotematch.text.align import align

#: Words; so few on both sides beside an ellipsis that both have are exchanged, and not cut at different places.
_EXCHANGED = 3


def aligned_chunks(a: View, b: View) -> list[Chunk]:
    """Chunks that cover every word of both views in order."""
    blocks = align(a.keys, b.keys)
    chunks: list[Chunk] = []
    for number, block in enumerate(blocks):
        if block.same:
            chunks.append(Chunk(Step.SAME, *block[1:]))
        else:
            inner = 0 < number < len(blocks) - 1
            chunks += chunks_between(a, b, (block.a_start, block.a_end), (block.b_start, block.b_end), inner=inner)
    return chunks


def chunks_between(a: View, b: View, of_a: tuple[int, int], of_b: tuple[int, int], *, inner: bool) -> list[Chunk]:
    """The words of both sides between two SAME chunks, cut into what is marked and what is not.

    An ellipsis excuses words of the other side only between words that both sides have: at an edge it says no more
    than that the speaker said more. Brackets replace the words of the other side that stand at their place.
    """
    (i, i_end), (j, j_end) = of_a, of_b
    if i == i_end and j == j_end:
        return []
    runs_a, runs_b = _by_bracket(a, i, i_end), _by_bracket(b, j, j_end)
    plain_a, plain_b = (any(not bracketed for *_, bracketed in runs) for runs in (runs_a, runs_b))
    if inner and runs_a and runs_b and not (plain_a and plain_b):
        return [Chunk(Step.CHANGED, i, i_end, j, j_end, True)]
    gap_a, gap_b = inner and any(a.gaps[i : i_end + 1]), inner and any(b.gaps[j : j_end + 1])
    if gap_a and gap_b and 0 < max(i_end - i, j_end - j) <= _EXCHANGED and i < i_end and j < j_end:
        gap_a = gap_b = False  # both sides left something out; that one has other words there is no part of it
    if len(runs_a) == len(runs_b) == 1 and plain_a and plain_b and not (gap_a or gap_b):
        return [Chunk(Step.CHANGED, i, i_end, j, j_end)]
    if not (gap_a or gap_b) and (beside := _beside_brackets(runs_a, runs_b)):
        return beside
    only_a = [Chunk(Step.ONLY_A, s, e, j, j, marked or gap_b) for s, e, marked in runs_a]
    return only_a + [Chunk(Step.ONLY_B, i_end, i_end, s, e, marked or gap_a) for s, e, marked in runs_b]


_Runs = list[tuple[int, int, bool]]


def _beside_brackets(runs_a: _Runs, runs_b: _Runs) -> list[Chunk]:
    """Words that changed beside a bracket of one side ("We [the firm]" / "They"): changed words, and a bracket.

    Nothing where words stand on both sides of a bracket, or brackets on both sides: nobody can tell what it replaces.
    """
    if len(runs_a) + len(runs_b) != 3 or not runs_a or not runs_b:
        return []
    if len(runs_a) == 1:
        return [chunk.mirrored for chunk in _beside_brackets(runs_b, runs_a)]
    (b_start, b_end, replaced), (first, second) = runs_b[0], runs_a
    if replaced:
        return []
    at = b_start if first[2] else b_end
    return [
        Chunk(Step.ONLY_A, start, end, at, at, True) if marked else Chunk(Step.CHANGED, start, end, b_start, b_end)
        for start, end, marked in (first, second)
    ]


def _by_bracket(view: View, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Words `start:end` as runs inside and outside brackets."""
    runs: list[tuple[int, int, bool]] = []
    for i in range(start, end):
        if runs and runs[-1][2] == view.bracketed[i]:
            runs[-1] = (runs[-1][0], i + 1, runs[-1][2])
        else:
            runs.append((i, i + 1, view.bracketed[i]))
    return runs


def merged(chunks: list[Chunk]) -> list[Chunk]:
    """Neighbours of one step and one mark made one."""
    merged: list[Chunk] = []
    for chunk in chunks:
        last = merged[-1] if merged else None
        if last and last.step is chunk.step and last.marked == chunk.marked:
            merged[-1] = Chunk(chunk.step, last.a_start, chunk.a_end, last.b_start, chunk.b_end, chunk.marked)
        else:
            merged.append(chunk)
    return merged


def slid(a: Wording, b: Wording, chunks: list[Chunk]) -> list[Chunk]:
    """Words that one side lacks, moved to begin where a sentence or a clause begins, when the words allow it.

    "our work. [We apologize.] We care" and "our work. We [apologize. We] care" are the same alignment; readers see the
    first.
    """
    for number in range(1, len(chunks) - 1):
        before, chunk, after = chunks[number - 1 : number + 2]
        if chunk.marked or before.step is not Step.SAME or after.step is not Step.SAME:
            continue
        if chunk.step is Step.ONLY_A:
            shift = _best_shift(a, chunk.a_start, chunk.a_end, before.words_a, after.words_a)
        elif chunk.step is Step.ONLY_B:
            shift = _best_shift(b, chunk.b_start, chunk.b_end, before.words_b, after.words_b)
        else:
            continue
        if shift and before.words_a == before.words_b and after.words_a == after.words_b:
            i, i_end, j, j_end = (edge + shift for edge in chunk[1:5])
            chunks[number - 1] = before._replace(a_end=i, b_end=j)
            chunks[number] = chunk._replace(a_start=i, a_end=i_end, b_start=j, b_end=j_end)
            chunks[number + 1] = after._replace(a_start=i_end, b_start=j_end)
    return chunks


def _best_shift(side: Wording, start: int, end: int, room_before: int, room_after: int) -> int:
    """By how many words to move `start:end` of `side`, less than nothing for back; the nearest of the best places."""
    keys = side.keys
    back = 0
    while back < room_before - 1 and keys[start - back - 1] == keys[end - back - 1]:
        back += 1
    forth = 0
    while forth < room_after - 1 and keys[start + forth] == keys[end + forth]:
        forth += 1
    return min(range(-back, forth + 1), key=lambda shift: (-_boundary(side, start + shift), abs(shift), shift))


def _boundary(side: Wording, at: int) -> int:
    """How much of a boundary stands before word `at`: 2 for the end of a sentence, 1 for other punctuation, else 0."""
    between = side.text[side.ends[at - 1] : side.starts[at]].strip()
    return 2 if any(char in ".!?" for char in between) else 1 if between and between != "-" else 0
