"""Endings: what the last letters of a word tell about its form, for words that no list has.

Comes in: the suffix tables of a language (`[endings]` of its reporting lexicon). Goes out: one named test for each form
that the rules ask for. They are guesses: "need" passes for a past form, so the rules ask them late or in narrow places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Endings:
    """The suffixes of one language by what they tell; all tests take a word in lower case."""

    past: tuple[str, ...]
    gerund: tuple[str, ...]
    adverb: tuple[str, ...]
    no_adverb: tuple[str, ...]
    negation: tuple[str, ...]
    possessive: tuple[str, ...]
    plural: tuple[str, ...]
    third_person: tuple[str, ...]
    not_third_person: tuple[str, ...]
    shortest_past: int
    shortest_gerund: int
    shortest_adverb: int

    def is_past(self, low: str) -> bool:
        """Whether a word looks like a regular past form: "voted", not "red"."""
        return low.endswith(self.past) and len(low) >= self.shortest_past

    def is_gerund(self, low: str) -> bool:
        """Whether a word looks like a gerund or present participle: "voting", not "king"."""
        return low.endswith(self.gerund) and len(low) >= self.shortest_gerund

    def is_adverb(self, low: str) -> bool:
        """Whether a word looks like an adverb of manner: "openly", not "July"."""
        return low.endswith(self.adverb) and len(low) >= self.shortest_adverb and low not in self.no_adverb

    def is_negated(self, low: str) -> bool:
        """Whether a word ends in a contracted negation: "needn't"."""
        return low.endswith(self.negation)

    def is_possessive(self, low: str) -> bool:
        """Whether a word has a possessive ending: "Lee's", "voters'"."""
        return low.endswith(self.possessive)

    def is_plural(self, low: str) -> bool:
        """Whether a noun may be a plural: "voters"."""
        return low.endswith(self.plural)

    def is_third_person(self, low: str) -> bool:
        """Whether a verb may be a third person singular: "plans", not "class"."""
        return low.endswith(self.third_person) and not low.endswith(self.not_third_person)


def endings(rows: dict[str, Any]) -> Endings:
    """The record of an `[endings]` table, whose keys are its fields."""
    fields: dict[str, Any] = {name: tuple(row) if isinstance(row, list) else row for name, row in rows.items()}
    return Endings(**fields)
