"""Conjugation: all forms of reporting verbs in a language that splits them, from stems and principal parts.

Comes in: the tables `[verbs]`, `[strong]` and `[conjugation]` of a reporting lexicon. Goes out: which forms are finite,
which are participles or infinitives, and which finite forms wait for a particle at the end of their clause ("teilte …
mit"). Weak verbs follow the rules of German, the principal parts of the others are listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from quotematch.extract.speech.verb_forms import Shape, VerbForm

#: Ends of stems that take an "e" before "t" besides t and d: "öffnet", "rechnet", "atmet", but "warnt" and "wohnt".
_HARD_CLUSTERS = tuple(f"{before}{nasal}" for before in ("b", "ch", "d", "f", "g", "k", "p", "t") for nasal in "mn")


class Parts(NamedTuple):
    """The principal parts of a verb without its particle: infinitive, third person of present and past, participle."""

    infinitive: str
    present: str
    past: str
    participle: str


@dataclass(slots=True)
class Forms:
    """The forms of all verbs of a lexicon: what a word can be, and what it is with a particle far behind it."""

    finite: dict[str, VerbForm] = field(default_factory=dict)
    joined: dict[str, VerbForm] = field(default_factory=dict)
    participles: dict[str, VerbForm] = field(default_factory=dict)
    infinitives: dict[str, VerbForm] = field(default_factory=dict)
    parted: dict[str, dict[str, VerbForm]] = field(default_factory=dict)


def _stem(infinitive: str) -> str:
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def weak_parts(infinitive: str, rows: Mapping[str, Any]) -> Parts:
    """The principal parts of a regular verb.

    >>> rows = {"inseparable": ["er"], "foreign": ["ieren"], "participle": "ge"}
    >>> weak_parts("antworten", rows)
    Parts(infinitive='antworten', present='antwortet', past='antwortete', participle='geantwortet')
    >>> weak_parts("erklären", rows).participle
    'erklärt'
    """
    stem = _stem(infinitive)
    hard = stem.endswith(("t", "d", *_HARD_CLUSTERS))
    link = "e" if hard else ""
    plain = infinitive.startswith(tuple(rows["inseparable"])) or infinitive.endswith(tuple(rows["foreign"]))
    past = f"{stem}{link}te"
    return Parts(infinitive, f"{stem}{link}t", past, ("" if plain else str(rows["participle"])) + f"{stem}{link}t")


def _finite(parts: Parts) -> dict[str, Shape]:
    """The finite forms of the third person, of both moods, and the infinitive, which is one in the plural."""
    stem, past = _stem(parts.infinitive), parts.past
    plural = past + ("n" if past.endswith("e") else "en")
    return {parts.present: "s", stem + "e": "s", past: "past", plural: "past", parts.infinitive: "base"}


def conjugate(verbs: Mapping[str, str], strong: Mapping[str, list[str]], rows: Mapping[str, Any]) -> Forms:
    """All forms of `verbs`, a lemma with a bar between particle and root for each; earlier verbs win a shared form."""
    found = Forms()
    for row, frames in verbs.items():
        particle, _, root = row.rpartition("|")
        parts = Parts(root, *strong[root]) if root in strong else weak_parts(root, rows)
        lemma = particle + root
        for form, shape in _finite(parts).items():
            info = VerbForm(lemma, frames, shape)
            if particle:
                found.parted.setdefault(form, {}).setdefault(particle, info)
                found.joined.setdefault(particle + form, info)
            else:
                found.finite.setdefault(form, info)
        found.participles.setdefault(particle + parts.participle, VerbForm(lemma, frames, "participle"))
        base = VerbForm(lemma, frames, "base")
        found.infinitives.setdefault(lemma, base)
        if particle:
            found.infinitives.setdefault(f"{particle}{rows['infinitive']}{root}", base)
    return found
