"""Chunks: the steps of an alignment of two wordings, and the relation that they show.

`relation_of` is the definition: it reads the steps and nothing else, and so does whoever replays a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from quotematch.models import Relation, Step

_MIRRORED_STEP = {Step.ONLY_A: Step.ONLY_B, Step.ONLY_B: Step.ONLY_A}
_MIRRORED_RELATION = {Relation.CONTAINED: Relation.CONTAINS, Relation.CONTAINS: Relation.CONTAINED}
#: One side has all words of the other in one run, and is the longer one or as long: what a source says of a quote.
RUN_WITHIN = frozenset({Relation.IDENTICAL, Relation.CONTAINED})


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
