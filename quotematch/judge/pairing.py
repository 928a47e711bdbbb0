"""Pairing: the words of two stretches that differ, set side by side and typed.

The stretches are written out in atoms and aligned by cost: equal atoms cost nothing, related ones (two pronouns, two
numbers, two forms of a verb) little, strangers more, and a word without a partner in between. What lies between equal
atoms is then typed by what the words are: negation before number before modal before name before the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from quotematch.judge.atoms import Atom, atoms
from quotematch.judge.chunks import Chunk
from quotematch.judge.vocabulary import Vocabulary, inflected, like_names
from quotematch.judge.wording import Wording
from quotematch.models import EditKind

_ALONE = 1.0
_STRANGERS = 1.7
_RELATED = 0.6
#: Atoms of one side; a longer stretch of other words is one substitution and is not paired.
_PAIRED_ATOMS = 48
#: Words; a denial among more words than these is lost with them, not by itself.
_SHORT = 3


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
        kind, detail = _kind_alone(a, b, atoms_a, atoms_b, vocabulary)
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
        kind, detail = _kind_alone(a, b, side_a, side_b, vocabulary)
    elif op.tie:
        kind, detail = _KINDS[op.tie]
    else:
        kind, detail = _kind_of_strangers(a, b, side_a, side_b, vocabulary)
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


# ---- alignment by cost ---------------------------------------------------------------------------------------------


def _ops(a: Wording, b: Wording, atoms_a: Sequence[Atom], atoms_b: Sequence[Atom], vocabulary: Vocabulary) -> list[_Op]:
    ties = [[_tie(a, b, x, y, vocabulary) for y in atoms_b] for x in atoms_a]
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


#: What two related atoms make.
_KINDS: dict[str, tuple[EditKind, str | None]] = {
    "spelling": (EditKind.SPELLING, None),
    "name": (EditKind.SPELLING, "name"),
    "person": (EditKind.PERSON, None),
    "number": (EditKind.NUMBER, None),
    "modal": (EditKind.MODAL, None),
    "modal_tense": (EditKind.TENSE, "modal"),
    "tense": (EditKind.TENSE, None),
    "opposite": (EditKind.NEGATION, "prefix"),
    "antonym": (EditKind.NEGATION, "antonym"),
    "inflection": (EditKind.SUBSTITUTION, "inflection"),
    "typo": (EditKind.SUBSTITUTION, "typo"),
    "hedge": (EditKind.HEDGE, None),
    "masked": (EditKind.SUBSTITUTION, "masked"),
    "entity": (EditKind.ENTITY, None),
}


def _tie(a: Wording, b: Wording, x: Atom, y: Atom, vocabulary: Vocabulary) -> str:
    """How two atoms are related: a key of `_KINDS`, "same", or nothing."""
    if x.key == y.key:
        return "same"
    if x.number or y.number:
        counted = vocabulary.quantities - vocabulary.weak_quantities
        return "number" if (x.number or x.key in counted) and (y.number or y.key in counted) else ""
    if _masked(x.key, y.key):
        return "masked"
    if vocabulary.opposite(x.key, y.key):
        return "opposite"
    if vocabulary.same_word(x.key, y.key):
        return "spelling"
    return _closed_class(x.key, y.key, vocabulary) or _open_class(a, b, x, y, vocabulary)


def _closed_class(x: str, y: str, vocabulary: Vocabulary) -> str:
    modals = vocabulary.modal_group.get(x), vocabulary.modal_group.get(y)
    if None not in modals:
        return "modal_tense" if modals[0] == modals[1] else "modal"
    if x in vocabulary.pronoun_person and y in vocabulary.pronoun_person:
        return "person"
    counted = vocabulary.quantities | vocabulary.magnitudes.keys()
    if x in counted and y in counted:
        return "number"
    measures = vocabulary.measure_group.get(x), vocabulary.measure_group.get(y)
    if None not in measures and not inflected(x, y):
        return "spelling" if measures[0] == measures[1] else "number"
    if x in vocabulary.calendar and y in vocabulary.calendar:
        return "entity"
    if vocabulary.antonyms(x, y):
        return "antonym"
    if x in vocabulary.hedges and y in vocabulary.hedges:
        return "hedge"
    currencies = vocabulary.signs.keys() | set(vocabulary.signs.values())
    if x in currencies and y in currencies:
        return "spelling" if x == vocabulary.signs.get(y) or y == vocabulary.signs.get(x) else "number"
    return ""


def _open_class(a: Wording, b: Wording, x: Atom, y: Atom, vocabulary: Vocabulary) -> str:
    if vocabulary.same_verb(x.key, y.key):
        return "tense"
    named = is_name(a, x.start, vocabulary), is_name(b, y.start, vocabulary)
    if all(named) or (heads_as_name(a, x.start, vocabulary) and heads_as_name(b, y.start, vocabulary)):
        same = like_names(x.key, y.key)
        return "name" if same else "inflection" if inflected(x.key, y.key) else "entity"
    if inflected(x.key, y.key):
        return "inflection"
    return "typo" if not any(named) and vocabulary.slip(x.key, y.key) else ""


def _masked(x: str, y: str) -> bool:
    """Whether one word is the other with letters masked ("f***ing")."""
    masked, word = (x, y) if "*" in x else (y, x)
    if "*" not in masked or "*" in word:
        return False
    head, tail = masked.split("*", 1)[0], masked.rsplit("*", 1)[1]
    return word.startswith(head) and word.endswith(tail) and len(word) >= len(head) + len(tail)


# ---- kinds ---------------------------------------------------------------------------------------------------------


def is_name(wording: Wording, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is printed as a name: a capital that no sentence start or closed class explains."""
    if at >= len(wording):
        return False
    start = wording.starts[at]
    key = wording.keys[at]
    if not wording.text[start].isupper() or key in vocabulary.function_words or key in vocabulary.quantities:
        return False
    if key in vocabulary.modal_group or key in vocabulary.connectives or key in vocabulary.negations:
        return False
    titled = at > 0 and (wording.keys[at - 1] in vocabulary.titles or len(wording.keys[at - 1]) == 1)
    return titled or not opens_sentence(wording, at) or _capital_elsewhere(wording, at)


def heads_as_name(wording: Wording, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is printed as a name, or opens a sentence with a capital and is no common word ("Russia").

    Enough only where the other side has such a word at the same place.
    """
    if is_name(wording, at, vocabulary):
        return True
    if at >= len(wording) or not wording.text[wording.starts[at]].isupper() or not opens_sentence(wording, at):
        return False
    key = wording.keys[at]
    if not vocabulary.common_stems:
        return False
    following = wording.keys[at + 1] if at + 1 < len(wording) else ""
    if key in vocabulary.first_names:
        return True
    if following in vocabulary.singular_verbs and key.isalpha() and not vocabulary.is_common(key):
        return key not in vocabulary.pronoun_person and key not in vocabulary.function_words
    derived = key.endswith(vocabulary.noun_endings) or key in vocabulary.pronoun_person or key in vocabulary.modal_group
    return key.isalpha() and len(key) > _SHORT and not derived and not vocabulary.is_common(key)


def _capital_elsewhere(wording: Wording, at: int) -> bool:
    """Whether the article prints a word that opens a sentence here with a capital inside a sentence, too."""
    raw = wording.raw(at, at + 1)
    return regex.search(rf"[\p{{Ll}},] {regex.escape(raw)}\b", wording.text) is not None


def opens_sentence(wording: Wording, at: int) -> bool:
    """Whether a word is the first of a sentence."""
    if at == 0 or wording.pieces[at] != wording.pieces[at - 1]:
        return True
    before = wording.text[wording.ends[at - 1] : wording.starts[at]]
    return any(char in before for char in ".!?:")


def _kind_alone(
    a: Wording, b: Wording, side_a: Sequence[Atom], side_b: Sequence[Atom], vocabulary: Vocabulary
) -> tuple[EditKind, str | None]:
    """The kind of words that the other side lacks."""
    wording, side = (a, side_a) if side_a else (b, side_b)
    plain_kind = EditKind.OMISSION if side_a else EditKind.INSERTION
    keys = [atom.key for atom in side]
    little = all(key in vocabulary.function_words or key in vocabulary.verb_group for key in keys)
    rest = [key for key in keys if not vocabulary.denies([key])]
    grammar = vocabulary.function_words | vocabulary.modal_group.keys()
    bare_denial = len(rest) < len(keys) <= _SHORT and all(key in grammar for key in rest)
    if (bare_denial and vocabulary.denies(keys)) or tuple(keys) in vocabulary.denial_phrases:
        return EditKind.NEGATION, None
    if tuple(keys) in vocabulary.hedge_phrases or all(key in vocabulary.hedges for key in keys):
        return EditKind.HEDGE, None
    modals = [key for key in keys if key in vocabulary.modal_group]
    if modals and len(keys) <= 2 and all(key in modals or key in vocabulary.function_words for key in keys):
        return EditKind.MODAL, None
    if keys == ["-"] and side[0].end < len(wording) and wording.keys[side[0].end][:1].isdigit():
        return EditKind.NUMBER, "sign"
    strong = vocabulary.quantities - vocabulary.weak_quantities | vocabulary.magnitudes.keys()
    if any(atom.number or atom.key in strong for atom in side) and all(_counts(atom, vocabulary) for atom in side):
        return EditKind.NUMBER, None
    if all(key in vocabulary.name_particles for key in keys):
        return EditKind.SPELLING, "name"
    if all(is_name(wording, atom.start, vocabulary) for atom in side):
        return EditKind.ENTITY, None
    if all(key in vocabulary.fillers for key in keys):
        return plain_kind, "filler"
    return plain_kind, "function" if little else None


def _counts(atom: Atom, vocabulary: Vocabulary) -> bool:
    counted = atom.key in vocabulary.quantities or atom.key in vocabulary.magnitudes
    return atom.number or counted or atom.key in vocabulary.units


def _kind_of_strangers(
    a: Wording, b: Wording, side_a: Sequence[Atom], side_b: Sequence[Atom], vocabulary: Vocabulary
) -> tuple[EditKind, str | None]:
    """The kind of an exchange of words that have nothing in common."""
    keys_a, keys_b = [atom.key for atom in side_a], [atom.key for atom in side_b]
    short = max(len(keys_a), len(keys_b)) <= _SHORT
    if short and vocabulary.all_denials(keys_a) != vocabulary.all_denials(keys_b):
        return EditKind.NEGATION, None
    figures_a, figures_b = ({x.key for x in side if x.number} for side in (side_a, side_b))
    if figures_a and figures_b and figures_a != figures_b:
        return EditKind.NUMBER, None
    names_a = [x.key for x in side_a if heads_as_name(a, x.start, vocabulary)]
    names_b = [x.key for x in side_b if heads_as_name(b, x.start, vocabulary)]
    if names_a and names_b and not set(names_a) & set(names_b):
        return EditKind.ENTITY, None
    if short and any(k in vocabulary.hedges for k in keys_a) != any(k in vocabulary.hedges for k in keys_b):
        content = [k for k in keys_a + keys_b if k not in vocabulary.hedges and k not in vocabulary.function_words]
        if not content:
            return EditKind.HEDGE, None
    little = all(key in vocabulary.function_words for key in keys_a + keys_b)
    return EditKind.SUBSTITUTION, "function" if little else None


def _abbreviated(wording: Wording, at: int, one: Sequence[str], many: Sequence[str]) -> bool:
    """Whether one side is the first letters of the other's words, printed in capitals (DOD / Department of Defense)."""
    if len(one) != 1 or len(many) < 2 or not wording.raw(at, at + 1).isupper():
        return False
    return one[0] in ("".join(key[0] for key in many), "".join(key[0] for key in many if len(key) > 3))
