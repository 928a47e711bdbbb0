"""Pairing: the words of two stretches that differ, set side by side and typed.

The stretches are written out in atoms and aligned by cost: equal atoms cost nothing, related ones (two pronouns, two
numbers, two forms of a verb) little, strangers more, and a word without a partner in between. What lies between equal
atoms is then typed by what the words are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotematch.judge.atoms import Atom, atoms
from quotematch.judge.chunks import Chunk
from quotematch.judge.edit_kinds import KINDS, kind_alone, kind_of_strangers, tie_of
from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording
from quotematch.models import EditKind

_ALONE = 1.0
_STRANGERS = 1.7
_RELATED = 0.6
#: Atoms of one side; a longer stretch of other words is one substitution and is not paired.
_PAIRED_ATOMS = 48


class Paired(NamedTuple):
    """Words `a_start:a_end` of side a that stand for `b_start:b_end` of side b, and what kind of edit that is."""

    kind: EditKind
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    detail: str | None = None


class _Op(NamedTuple):
    """Atoms `i:i_end` against `j:j_end`; `tie` is what they have in common: "same", a relation, or nothing."""

    tie: str
    i: int
    i_end: int
    j: int
    j_end: int


def pair_up(a: Wording, b: Wording, chunk: Chunk, vocabulary: Vocabulary) -> list[Paired]:
    """The typed differences of a chunk, in order; none when the sides are equal once they are written out."""
    atoms_a = atoms(a, chunk.a_start, chunk.a_end, vocabulary)
    atoms_b = atoms(b, chunk.b_start, chunk.b_end, vocabulary)
    if not atoms_a or not atoms_b:
        kind, detail = kind_alone(a, b, atoms_a, atoms_b, vocabulary)
        return [Paired(kind, *chunk[1:5], detail)]
    keys_a, keys_b = [atom.key for atom in atoms_a], [atom.key for atom in atoms_b]
    if keys_a == keys_b:
        return [Paired(EditKind.SPELLING, *chunk[1:5])]
    if _abbreviated(a, chunk.a_start, keys_a, keys_b) or _abbreviated(b, chunk.b_start, keys_b, keys_a):
        return [Paired(EditKind.SPELLING, *chunk[1:5], "abbreviation")]
    if max(len(keys_a), len(keys_b)) > _PAIRED_ATOMS:
        return [Paired(EditKind.SUBSTITUTION, *chunk[1:5])]
    if len(keys_a) > 1 and sorted(keys_a) == sorted(keys_b):
        return [Paired(EditKind.ORDER, *chunk[1:5])]
    found: list[Paired] = []
    for op in _ops(a, b, atoms_a, atoms_b, vocabulary):
        found += _typed_op(a, b, atoms_a, atoms_b, op, chunk, vocabulary)
    return _one_number(found)


def _one_number(pairs: Sequence[Paired]) -> list[Paired]:
    """Neighbouring edits of number made one: "percent" and "percentage points" is one exchange."""
    found: list[Paired] = []
    for pair in pairs:
        last = found[-1] if found else None
        touching = last is not None and last.a_end == pair.a_start and last.b_end == pair.b_start
        if last is not None and touching and last.kind is pair.kind is EditKind.NUMBER:
            found[-1] = Paired(EditKind.NUMBER, last.a_start, pair.a_end, last.b_start, pair.b_end)
        else:
            found.append(pair)
    return found


def _typed_op(
    a: Wording,
    b: Wording,
    atoms_a: Sequence[Atom],
    atoms_b: Sequence[Atom],
    op: _Op,
    chunk: Chunk,
    vocabulary: Vocabulary,
) -> list[Paired]:
    side_a, side_b = atoms_a[op.i : op.i_end], atoms_b[op.j : op.j_end]
    i, i_end = _words(atoms_a, op.i, op.i_end, chunk.a_start)
    j, j_end = _words(atoms_b, op.j, op.j_end, chunk.b_start)
    if op.tie == "same":
        whole = _whole(atoms_a, op.i, op.i_end) and _whole(atoms_b, op.j, op.j_end)
        return [Paired(EditKind.SPELLING, i, i_end, j, j_end)] if whole and a.keys[i:i_end] != b.keys[j:j_end] else []
    if not side_a or not side_b:
        kind, detail = kind_alone(a, b, side_a, side_b, vocabulary)
    elif op.tie:
        kind, detail = KINDS[op.tie]
    else:
        kind, detail = kind_of_strangers(a, b, side_a, side_b, vocabulary)
    return [Paired(kind, i, i_end, j, j_end, detail)]


def _words(all_atoms: Sequence[Atom], first: int, last: int, base: int) -> tuple[int, int]:
    """The words from which atoms `first:last` come; of none, the place between their neighbours."""
    if first < last:
        return min(atom.start for atom in all_atoms[first:last]), max(atom.end for atom in all_atoms[first:last])
    at = all_atoms[first - 1].end if first else base
    return at, at


def _whole(all_atoms: Sequence[Atom], first: int, last: int) -> bool:
    """Whether atoms `first:last` are all atoms of their words."""
    begins = not first or all_atoms[first - 1].end <= all_atoms[first].start
    return begins and (last == len(all_atoms) or all_atoms[last - 1].end <= all_atoms[last].start)


def _abbreviated(wording: Wording, at: int, one: Sequence[str], many: Sequence[str]) -> bool:
    """Whether one side is the first letters of the other's words, printed in capitals (DOD / Department of Defense)."""
    if len(one) != 1 or len(many) < 2 or not wording.raw(at, at + 1).isupper():
        return False
    return one[0] in ("".join(key[0] for key in many), "".join(key[0] for key in many if len(key) > 3))


# ---- alignment by cost ---------------------------------------------------------------------------------------------


def _ops(a: Wording, b: Wording, atoms_a: Sequence[Atom], atoms_b: Sequence[Atom], vocabulary: Vocabulary) -> list[_Op]:
    ties = [[tie_of(a, b, x, y, vocabulary) for y in atoms_b] for x in atoms_a]
    cost = _costs(ties, len(atoms_a), len(atoms_b))
    steps: list[_Op] = []
    i, j = len(atoms_a), len(atoms_b)
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + _price(ties[i - 1][j - 1]):
            i, j = i - 1, j - 1
            steps.append(_Op(ties[i][j], i, i + 1, j, j + 1))
        elif i and cost[i][j] == cost[i - 1][j] + _ALONE:
            i -= 1
            steps.append(_Op("", i, i + 1, j, j))
        else:
            j -= 1
            steps.append(_Op("", i, i, j, j + 1))
    return _gathered(steps[::-1])


def _costs(ties: list[list[str]], height: int, width: int) -> list[list[float]]:
    cost = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height + 1):
        for j in range(width + 1):
            if i and j:
                paired = cost[i - 1][j - 1] + _price(ties[i - 1][j - 1])
                cost[i][j] = min(paired, cost[i - 1][j] + _ALONE, cost[i][j - 1] + _ALONE)
            else:
                cost[i][j] = (i + j) * _ALONE
    return cost


def _price(tie: str) -> float:
    return 0.0 if tie == "same" else _RELATED if tie else _STRANGERS


def _gathered(steps: Sequence[_Op]) -> list[_Op]:
    """Neighbouring steps without a tie made one, and neighbouring equal ones."""
    found: list[_Op] = []
    for step in steps:
        last = found[-1] if found else None
        if last is not None and last.tie == step.tie and step.tie in ("", "same"):
            found[-1] = _Op(step.tie, last.i, step.i_end, last.j, step.j_end)
        else:
            found.append(step)
    return found
