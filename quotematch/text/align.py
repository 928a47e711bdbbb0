"""Two sequences of words side by side: which words stand in both, in one order.

Words go in as folded strings, each becomes one code point, and rapidfuzz's bit-parallel LCS finds a longest common
subsequence. The pair is always aligned in one canonical order, so that `align(b, a)` is the mirror image of
`align(a, b)`. Memory and time of the LCS grow with the product of the lengths; above `MAX_CELLS` the pair is first cut
at words that occur once on each side (the anchors of patience diff), and what is too long even then counts as changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

#: Word pairs; a matrix of 10,000 by 10,000 bits takes 12.5 MB, and four times that is the limit.
MAX_CELLS = 400_000_000
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
    """How many words `align(a, b)` puts into same blocks: the length of a longest common subsequence.

    >>> shared_words("we will not go".split(), "we will go home".split())
    3
    """
    if not a or not b or len(a) * len(b) > MAX_CELLS:
        return sum(block.a_end - block.a_start for block in align(a, b) if block.same)
    return LCSseq.similarity(*encode(a, b))


def encode(*sequences: Sequence[str]) -> tuple[str, ...]:
    """The sequences as strings, one code point a word, the same for the same word."""
    codes: dict[str, str] = {}
    encoded = []
    for sequence in sequences:
        for word in sequence:
            if word not in codes:
                codes[word] = _code(len(codes))
        encoded.append("".join([codes[word] for word in sequence]))
    return tuple(encoded)


def _code(number: int) -> str:
    point = _FIRST_CODE + min(number, _MAX_VOCABULARY)
    return chr(point if point < _SURROGATES[0] else point + _SURROGATES[1])


def _align(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    if len(a) * len(b) <= MAX_CELLS:
        return _joined(_aligned_by_lcs(a, b, 0, 0))
    blocks: list[Block] = []
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
    return list(zip(corners, corners[1:], strict=False))


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
