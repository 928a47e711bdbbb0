"""Typing: what kind of edit an exchange of words is, by what the words are.

Two atoms may be tied: two pronouns, two numbers, two forms of a verb. A tie has its kind of edit. Words without a
partner, and words that have nothing in common, are typed as a whole: negation before number before modal before name
before the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotematch.judge.atoms import Atom
from quotematch.judge.likeness import inflected, like_names
from quotematch.judge.printed_names import heads_as_name, is_name
from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording
from quotematch.models import EditKind

#: Words; a denial among more words than these is lost with them, not by itself.
_SHORT = 3

#: What two related atoms make.
KINDS: dict[str, tuple[EditKind, str | None]] = {
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


def tie_of(a: Wording, b: Wording, x: Atom, y: Atom, vocabulary: Vocabulary) -> str:
    """How two atoms are related: a key of `KINDS`, "same", or nothing."""
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


def kind_alone(
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


def kind_of_strangers(
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
