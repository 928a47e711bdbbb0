"""The relation of two wordings, with chunks that show it.

Two wordings go in; out come `IDENTICAL`, `CONTAINED`, `CONTAINS` or `ALTERED` and chunks that hold every word of both
sides once. A run is looked for first (`runs`), as a whole or, where an outlet marked ellipses or brackets, part by part
between them; only what is no run is aligned word by word (`alignment`).
"""

from __future__ import annotations

from itertools import pairwise

from quotematch.judge.alignment import aligned_chunks, merged, slid
from quotematch.judge.chunks import Chunk, mirrored, relation_of
from quotematch.judge.runs import run_chunks
from quotematch.judge.views import figures, view_of, views
from quotematch.judge.wording import Wording
from quotematch.models import Relation, Step


def relate(a: Wording, b: Wording) -> tuple[Relation, list[Chunk]]:
    """The relation of `a` to `b`, both taken as direct, with chunks that cover every word of both sides in order.

    The mirror image of `relate(b, a)`. Two wordings without a word are identical.
    """
    if rank(b) < rank(a):
        relation, chunks = relate(b, a)
        return mirrored(relation), [chunk.mirrored for chunk in chunks]
    if a.keys == b.keys:
        return Relation.IDENTICAL, [Chunk(Step.SAME, 0, len(a), 0, len(b))] if len(a) else []
    view_a, view_b = views(a, b)
    chunks = run_chunks(view_a, view_b) or aligned_chunks(view_a, view_b)
    chunks = slid(a, b, merged([view_a.in_words(view_b, chunk) for chunk in chunks]))
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
    own = frozenset(keys)
    if not any(_parted(word, own) for word in frozenset(others).difference(own)):
        return keys
    joins = {left + right for left, right in pairwise(keys) if not figures(left, right)}
    if joins.isdisjoint(others):
        return keys
    plain = Wording("", keys, (), (), (False,) * (len(keys) + 1), (False,) * len(keys))
    return view_of(plain, frozenset(others)).keys


def _parted(word: str, own: frozenset[str]) -> bool:
    """Whether a word is two of `own` in one: most are not, and then no neighbours need be joined."""
    return any(word[:at] in own and word[at:] in own for at in range(1, len(word)))


def rank(wording: Wording) -> tuple[int, int, tuple[str, ...], tuple[bool, ...], tuple[bool, ...]]:
    """The canonical order of two wordings: the shorter one first, then the one with more brackets."""
    brackets = sum(wording.bracketed)
    return len(wording), -brackets, wording.keys, wording.gaps, wording.bracketed
