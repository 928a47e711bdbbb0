"""Two sequences of words side by side: which words stand in both, in one order.

Words go in as folded strings; each becomes one code point, and rapidfuzz's bit-parallel LCS finds a longest common
subsequence. Where that leaves many islands, short pairs are aligned once more with a price on every break, so that “is
not the objective” stays in one piece instead of being gathered from all over the sentence. A pair is always aligned in
one canonical order, so that `align(b, a)` is the mirror image of `align(a, b)`. The LCS takes time and memory of the
product of the lengths; above `MAX_CELLS` the pair is first cut at words that occur once on each side (the anchors of
patience diff), and what is too long even then counts as changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

#: Word pairs; a matrix of 10,000 by 10,000 bits takes 12.5 MB, and four times that is the limit.
MAX_CELLS = 400_000_000
#: Word pairs; up to so many, an alignment in pieces is done again with a price on breaks (about 5 ms).
_PRICED_CELLS = 10_000
#: What a shared word earns and a break costs: a word alone between others that differ is no piece.
_WORD, _BREAK = 2, 2
_FIRST_CODE = 0x21
_SURROGATES = 0xD800, 0x800
#: rapidfuzz is bit-parallel over the code points; there are 1,112,064 minus those below `_FIRST_CODE`.
_MAX_VOCABULARY = 1_100_000


class Block(NamedTuple):
    """A stretch of the alignment: words `a_start:a_end` of one side and `b_start:b_end` of the other.

    `same` blocks have as many words on both sides, equal one by one; of the others one side may be empty.
    """

    same: bool
    a_start: int
    a_end: int
    b_start: int
    b_end: int

    @property
    def mirrored(self) -> Block:
        """The block with its sides exchanged."""
        return Block(self.same, self.b_start, self.b_end, self.a_start, self.a_end)


def in_order(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the pair stands in canonical order: the shorter side first, then the smaller one."""
    return (len(a), tuple(a)) <= (len(b), tuple(b))


def align(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The alignment of `a` and `b`, blocks in order, same and other blocks in turn, every word in exactly one block.

    >>> [tuple(block) for block in align("we will not go".split(), "we will go home".split())]
    [(True, 0, 2, 0, 2), (False, 2, 3, 2, 2), (True, 3, 4, 2, 3), (False, 4, 4, 3, 4)]
    """
    if in_order(a, b):
        return _align(a, b)
    return [block.mirrored for block in _align(b, a)]


def shared_words(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words stand in both in one order: the length of a longest common subsequence.

    >>> shared_words("we will not go".split(), "we will go home".split())
    3
    """
    if not a or not b or len(a) * len(b) > MAX_CELLS:
        return sum(block.a_end - block.a_start for block in align(a, b) if block.same)
    return LCSseq.similarity(*encode(a, b))


def encode(*sequences: Sequence[str]) -> tuple[str, ...]:
    """The sequences as strings, one code point a word, the same for the same word."""
    codes: dict[str, int] = {}
    numbered = [[codes.setdefault(word, len(codes)) for word in sequence] for sequence in sequences]
    table = _TABLE if len(codes) <= len(_TABLE) else [_code(number) for number in range(len(codes))]
    return tuple("".join([table[number] for number in numbers]) for numbers in numbered)


def _code(number: int) -> str:
    point = _FIRST_CODE + min(number, _MAX_VOCABULARY)
    return chr(point if point < _SURROGATES[0] else point + _SURROGATES[1])


_TABLE = [_code(number) for number in range(4096)]


def _align(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    if len(a) * len(b) <= MAX_CELLS:
        blocks = _joined(_aligned_by_lcs(a, b, 0, 0))
        pieces = sum(block.same for block in blocks)
        return _aligned_by_price(a, b) if pieces > 2 and len(a) * len(b) <= _PRICED_CELLS else blocks
    blocks = []
    for (a_start, b_start), (a_end, b_end) in _between_anchors(a, b):
        part_a, part_b = a[a_start:a_end], b[b_start:b_end]
        if len(part_a) * len(part_b) <= MAX_CELLS:
            blocks += _aligned_by_lcs(part_a, part_b, a_start, b_start)
        else:
            blocks.append(Block(False, a_start, a_end, b_start, b_end))
    return _joined(blocks)


def _aligned_by_lcs(a: Sequence[str], b: Sequence[str], a_shift: int, b_shift: int) -> list[Block]:
    if not a and not b:
        return []
    return [
        Block(
            op.tag == "equal",
            op.src_start + a_shift,
            op.src_end + a_shift,
            op.dest_start + b_shift,
            op.dest_end + b_shift,
        )
        for op in LCSseq.opcodes(*encode(a, b))
    ]


def _aligned_by_price(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The alignment that earns most, by dynamic programming over the ends of both sides.

    `best[i][j]` is what `a[i:]` and `b[j:]` earn at most; `run[i][j]` the same when the words i and j go on with a run
    that is paid for. The runs at both beginnings and at both ends cost nothing.
    """
    height, width = len(a), len(b)
    best = [[0] * (width + 1) for _ in range(height + 1)]
    run = [[0] * (width + 1) for _ in range(height + 1)]
    run[height][width] = _BREAK
    for i in range(height - 1, -1, -1):
        row, below, run_row, run_below, word = best[i], best[i + 1], run[i], run[i + 1], a[i]
        for j in range(width - 1, -1, -1):
            skipped = row[j + 1] if row[j + 1] >= below[j] else below[j]
            if word == b[j]:
                run_row[j] = _WORD + max(run_below[j + 1], below[j + 1])
                row[j] = max(skipped, run_row[j] - _BREAK)
            else:
                row[j] = run_row[j] = skipped
    return _joined(_read_off(a, b, best, run))


def _read_off(a: Sequence[str], b: Sequence[str], best: list[list[int]], run: list[list[int]]) -> list[Block]:
    blocks: list[Block] = []
    i = j = 0
    in_run = a[0] == b[0] and run[0][0] >= best[0][0]
    while i < len(a) and j < len(b):
        equal = a[i] == b[j]
        opens = equal and best[i][j] > max(best[i + 1][j], best[i][j + 1])
        goes_on = in_run and equal and run[i][j] >= best[i][j]
        if goes_on or opens:
            blocks.append(Block(True, i, i + 1, j, j + 1))
            i, j, in_run = i + 1, j + 1, True
        elif best[i + 1][j] >= best[i][j + 1]:
            blocks.append(Block(False, i, i + 1, j, j))
            i, in_run = i + 1, False
        else:
            blocks.append(Block(False, i, i, j, j + 1))
            j, in_run = j + 1, False
    blocks.append(Block(False, i, len(a), j, len(b)))
    return blocks


def _joined(blocks: list[Block]) -> list[Block]:
    """Neighbours of one kind made one, so that same and other blocks come in turn."""
    joined: list[Block] = []
    for block in blocks:
        if block.a_start == block.a_end and block.b_start == block.b_end:
            continue
        if joined and joined[-1].same == block.same:
            last = joined.pop()
            block = Block(block.same, last.a_start, block.a_end, last.b_start, block.b_end)
        joined.append(block)
    return joined


def _between_anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Corners of the parts that lie between words which occur once on each side and keep their order."""
    count_a, count_b = Counter(a), Counter(b)
    place_b = {word: i for i, word in enumerate(b) if count_b[word] == 1}
    pairs = [(i, place_b[word]) for i, word in enumerate(a) if count_a[word] == 1 and word in place_b]
    corners = [(0, 0), *_longest_rising(pairs), (len(a), len(b))]
    return list(pairwise(corners))


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A longest run of pairs whose second parts rise too (patience sorting)."""
    tops: list[int] = []
    owners: list[int] = []
    before: list[int] = []
    for number, (_, b) in enumerate(pairs):
        pile = bisect_left(tops, b)
        before.append(owners[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [b]
        owners[pile : pile + 1] = [number]
    chain: list[tuple[int, int]] = []
    at = owners[-1] if owners else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
