"""The relation of two wordings, and the steps of the alignment that show it.

Two wordings go in; out come `IDENTICAL`, `CONTAINED`, `CONTAINS` or `ALTERED` and chunks that hold every word of both
sides once. A run is looked for first, as a whole or, where an outlet marked ellipses or brackets, part by part between
them; only what is no run is aligned word by word. `relation_of` is the definition: it reads the chunks and nothing
else, and so does whoever replays a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from quotematch.judge.wording import Wording
from quotematch.models import Relation, Step
from quotematch.text.align import align, encode

_MIRRORED_STEP = {Step.ONLY_A: Step.ONLY_B, Step.ONLY_B: Step.ONLY_A}
_MIRRORED_RELATION = {Relation.CONTAINED: Relation.CONTAINS, Relation.CONTAINS: Relation.CONTAINED}
#: One side has all words of the other in one run, and is the longer one or as long: what a source says of a quote.
RUN_WITHIN = frozenset({Relation.IDENTICAL, Relation.CONTAINED})
#: Words; so few on both sides beside an ellipsis that both have are exchanged, and not cut at different places.
_EXCHANGED = 3
#: Pairs of words of two wordings with brackets; of more, not every way of reading the brackets is tried.
_TRIED_CELLS = 10_000
#: Letters; two words that together are one word of the other side ("any one", "anyone") are not joined below this.
_JOINED_LETTERS = 5
#: Figures of one group of a number.
_THOUSANDS = 3


class Chunk(NamedTuple):
    """A stretch of words: `a_start:a_end` of wording a against `b_start:b_end` of wording b.

    `marked` tells that an outlet shows the difference itself. `SAME` chunks may differ in length where a word is
    written in two on one side ("cannot", "can not").
    """

    step: Step
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    marked: bool = False

    @property
    def words_a(self) -> int:
        """Words of side a."""
        return self.a_end - self.a_start

    @property
    def words_b(self) -> int:
        """Words of side b."""
        return self.b_end - self.b_start

    @property
    def mirrored(self) -> Chunk:
        """The chunk with its sides exchanged."""
        step = _MIRRORED_STEP.get(self.step, self.step)
        return Chunk(step, self.b_start, self.b_end, self.a_start, self.a_end, self.marked)


class Stepped(Protocol):
    """What `relation_of` reads: a chunk, or a step of an `Evidence`."""

    @property
    def step(self) -> Step:
        """What the stretch shows."""

    @property
    def words_a(self) -> int:
        """Words of side a."""

    @property
    def words_b(self) -> int:
        """Words of side b."""

    @property
    def marked(self) -> bool:
        """Whether an outlet marked it."""


def mirrored(relation: Relation) -> Relation:
    """The relation seen from the other side."""
    return _MIRRORED_RELATION.get(relation, relation)


def relation_of(steps: Sequence[Stepped]) -> Relation:
    """The relation that steps show, by definition.

    Side a is contained when every word of it that is not marked stands in b, and b has no unmarked word of its own
    between the first and the last of them. When that holds both ways (all differences are marked), the side with fewer
    words counts as contained, and side a when there are as many.
    """
    same = [i for i, step in enumerate(steps) if step.step is Step.SAME]
    if not same:
        return Relation.ALTERED if steps else Relation.IDENTICAL
    if len(same) == len(steps):
        return Relation.IDENTICAL
    alone_a = alone_b = inside_a = inside_b = False
    for number, step in enumerate(steps):
        if step.step is Step.SAME or step.marked:
            continue
        inside = same[0] < number < same[-1]
        if step.words_a:
            alone_a, inside_a = True, inside_a or inside
        if step.words_b:
            alone_b, inside_b = True, inside_b or inside
    contained = not alone_a and not inside_b
    contains = not alone_b and not inside_a
    if contained and contains:
        contained = sum(step.words_a for step in steps) <= sum(step.words_b for step in steps)
    return Relation.CONTAINED if contained else Relation.CONTAINS if contains else Relation.ALTERED


def words_in_run(steps: Sequence[Stepped]) -> int:
    """How many words both sides have: the length of the fragment that one side is of the other."""
    return sum(min(step.words_a, step.words_b) for step in steps if step.step is Step.SAME)


def relate(a: Wording, b: Wording) -> tuple[Relation, list[Chunk]]:
    """The relation of `a` to `b`, both taken as direct, with chunks that cover every word of both sides in order.

    The mirror image of `relate(b, a)`. Two wordings without a word are identical.
    """
    if rank(b) < rank(a):
        relation, chunks = relate(b, a)
        return mirrored(relation), [chunk.mirrored for chunk in chunks]
    if a.keys == b.keys:
        return Relation.IDENTICAL, [Chunk(Step.SAME, 0, len(a), 0, len(b))] if len(a) else []
    view_a, view_b = _views(a, b)
    chunks = _run_chunks(view_a, view_b) or _aligned_chunks(view_a, view_b)
    chunks = _slid(a, b, _merged([view_a.in_words(view_b, chunk) for chunk in chunks]))
    return relation_of(chunks), chunks


def plain_relation(a: tuple[str, ...], b: tuple[str, ...]) -> Relation:
    """What `relate` gives for words without ellipses and brackets, at a fraction of the price.

    >>> plain_relation(("to", "the", "bottom"), ("a", "race", "to", "the", "bottom"))
    <Relation.CONTAINED: 'contained'>
    """
    if a == b:
        return Relation.IDENTICAL
    found = _run_of(a, b)
    if found is not Relation.ALTERED:
        return found
    joined_a, joined_b = _joined_keys(a, b), _joined_keys(b, a)
    if joined_a is a and joined_b is b:
        return found
    return Relation.IDENTICAL if joined_a == joined_b else _run_of(joined_a, joined_b)


def _run_of(a: tuple[str, ...], b: tuple[str, ...]) -> Relation:
    line_a, line_b = f" {' '.join(a)} ", f" {' '.join(b)} "
    return Relation.CONTAINED if line_a in line_b else Relation.CONTAINS if line_b in line_a else Relation.ALTERED


def _joined_keys(keys: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    new = frozenset(others).difference(keys)
    joins = {left + right for left, right in pairwise(keys) if not _figures(left, right)} & new if new else new
    if not joins:
        return keys
    plain = Wording("", keys, (), (), (False,) * (len(keys) + 1), (False,) * len(keys))
    return _view(plain, frozenset(others)).keys


def rank(wording: Wording) -> tuple[int, int, tuple[str, ...], tuple[bool, ...], tuple[bool, ...]]:
    """The canonical order of two wordings: the shorter one first, then the one with more brackets."""
    brackets = sum(wording.bracketed)
    return len(wording), -brackets, wording.keys, wording.gaps, wording.bracketed


class View(NamedTuple):
    """A wording for one comparison: words that the other side writes in one are joined.

    View word `i` stands for words `first[i]:first[i + 1]` of the wording.
    """

    keys: tuple[str, ...]
    gaps: Sequence[bool]
    bracketed: Sequence[bool]
    first: Sequence[int]

    def in_words(self, other: View, chunk: Chunk) -> Chunk:
        """A chunk of view words, as a chunk of the words of the two wordings."""
        return Chunk(
            chunk.step,
            self.first[chunk.a_start],
            self.first[chunk.a_end],
            other.first[chunk.b_start],
            other.first[chunk.b_end],
            chunk.marked,
        )


def _views(a: Wording, b: Wording) -> tuple[View, View]:
    return _view(a, frozenset(b.keys)), _view(b, frozenset(a.keys))


def _view(wording: Wording, others: frozenset[str]) -> View:
    keys = wording.keys
    joins = [
        i
        for i, (left, right) in enumerate(pairwise(keys))
        if (len(left) + len(right) >= _JOINED_LETTERS or right.isdecimal())
        and left + right in others
        and not wording.gaps[i + 1]
        and not _figures(left, right)
    ]
    if not joins:
        return View(keys, wording.gaps, wording.bracketed, range(len(keys) + 1))
    joined: list[str] = []
    first: list[int] = []
    at, wanted = 0, set(joins)
    while at < len(keys):
        width = 2 if at in wanted else 1
        joined.append("".join(keys[at : at + width]))
        first.append(at)
        at += width
    gaps = [wording.gaps[i] for i in [*first, len(keys)]]
    return View(tuple(joined), gaps, [wording.bracketed[i] for i in first], [*first, len(keys)])


def _figures(left: str, right: str) -> bool:
    """Whether two words are figures, which make another number when they are joined: "1, 2019" is not "12019".

    A space before three figures parts the thousands, as in "1 000".
    """
    thousands = len(left) <= _THOUSANDS and left[:1] != "0" and len(right) == _THOUSANDS
    return left[-1:].isdigit() and right[:1].isdigit() and not (thousands and (left + right).isdecimal())


# ---- one side is a run of the other --------------------------------------------------------------------------------


def _run_chunks(a: View, b: View) -> list[Chunk]:
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
    chunks = _differences(a, b, (0, pairs[0][0]), (0, pairs[0][1]), inner=False)
    for number, (i, j) in enumerate(pairs):
        if number:
            before_i, before_j = pairs[number - 1]
            chunks += _differences(a, b, (before_i + 1, i), (before_j + 1, j), inner=True)
        chunks.append(Chunk(Step.SAME, i, i + 1, j, j + 1))
    last_i, last_j = pairs[-1]
    return chunks + _differences(a, b, (last_i + 1, len(a.keys)), (last_j + 1, len(b.keys)), inner=False)


# ---- words that differ ---------------------------------------------------------------------------------------------


def _aligned_chunks(a: View, b: View) -> list[Chunk]:
    blocks = align(a.keys, b.keys)
    chunks: list[Chunk] = []
    for number, block in enumerate(blocks):
        if block.same:
            chunks.append(Chunk(Step.SAME, *block[1:]))
        else:
            inner = 0 < number < len(blocks) - 1
            chunks += _differences(a, b, (block.a_start, block.a_end), (block.b_start, block.b_end), inner=inner)
    return chunks


def _differences(a: View, b: View, of_a: tuple[int, int], of_b: tuple[int, int], *, inner: bool) -> list[Chunk]:
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


def _merged(chunks: list[Chunk]) -> list[Chunk]:
    """Neighbours of one step and one mark made one."""
    merged: list[Chunk] = []
    for chunk in chunks:
        last = merged[-1] if merged else None
        if last and last.step is chunk.step and last.marked == chunk.marked:
            merged[-1] = Chunk(chunk.step, last.a_start, chunk.a_end, last.b_start, chunk.b_end, chunk.marked)
        else:
            merged.append(chunk)
    return merged


def _slid(a: Wording, b: Wording, chunks: list[Chunk]) -> list[Chunk]:
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
