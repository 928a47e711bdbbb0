"""The judging words of a language, read from its lexicon once, in the shapes in which the judge stage asks for them.

Folded words go in, facts come out: does it deny, which modal force has it, is it a number and which, are two words
spellings or forms of one. Nothing here knows about passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import Field, dataclass, fields
from functools import cache
from typing import Any

import regex

from quotematch.judge.likeness import (
    TYPO_LETTERS,
    plain_letters,
    regular_forms,
    respelled,
    scripts,
    typo,
    without_repeats,
)
from quotematch.lexicon import LANGUAGES, served, table
from quotematch.text.spelling import american
from quotematch.text.stems import stem

_FIGURE = regex.compile(r"^(\d+(?:[.,]\d+)*)(?:st|nd|rd|th|s|m|bn|k|b|mn|tn)?$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Facts about folded words of one language."""

    negations: frozenset[str]
    denials: frozenset[str]
    denied_nouns: frozenset[str]
    denial_phrases: frozenset[tuple[str, ...]]
    opposites: dict[str, frozenset[str]]  # by stem
    weak_modals: frozenset[str]
    reported_denials: frozenset[str]
    reported_opinions: frozenset[str]
    reported_conditions: frozenset[str]
    reported_questions: frozenset[str]
    bracket_signals: frozenset[str]
    denied_cues: frozenset[str]
    tail_conditions: frozenset[str]
    inverted_conditions: frozenset[str]
    name_particles: frozenset[str]
    negative_prefixes: tuple[str, ...]
    retractions: frozenset[str]
    affirming_followers: frozenset[str]
    modal_group: dict[str, int]
    hedges: frozenset[str]
    number_hedges: frozenset[str]
    hedge_phrases: frozenset[tuple[str, ...]]
    attitude_verbs: frozenset[str]
    attribution_verbs: frozenset[str]
    attribution_subjects: frozenset[str]
    conditions: frozenset[str]
    condition_phrases: frozenset[tuple[str, ...]]
    function_words: frozenset[str]
    fillers: frozenset[str]
    connectives: frozenset[str]
    coordinators: frozenset[str]
    joining: frozenset[str]
    complementizers: frozenset[str]
    infinitives: frozenset[str]
    participle_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    finite_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    coordinated: frozenset[str]  # joining words after which a subject may be left out
    clause_joints: frozenset[str]  # coordinators and complementizers
    pronoun_person: dict[str, int]
    determiners: frozenset[str]
    verb_group: dict[str, int]
    auxiliaries: frozenset[str]
    singular_verbs: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]
    open_subjects: frozenset[str]
    bodies: frozenset[str]
    spellings: dict[str, tuple[str, ...]]
    spelling_rules: tuple[tuple[str, str, int], ...]
    short_forms: dict[str, tuple[str, ...]]
    contractions: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    magnitudes: dict[str, int]
    quantities: frozenset[str]
    weak_quantities: frozenset[str]
    units: frozenset[str]
    measure_group: dict[str, int]
    and_half: tuple[str, ...]
    half_of: tuple[str, ...]
    clock: frozenset[str]
    calendar: frozenset[str]
    signs: dict[str, str]
    denying_complements: frozenset[str]
    irrealis_heads: frozenset[str]
    irrealis_verbs: frozenset[str]
    agents: frozenset[str]
    passives: frozenset[str]
    exclusives: frozenset[str]
    question_heads: frozenset[str]
    speaking_roles: frozenset[str]
    token_prefixes: frozenset[str]
    indefinites: dict[str, str]
    rare_words: frozenset[str]
    common_stems: frozenset[str]
    language: str

    def is_common(self, key: str) -> bool:
        """Whether a word is a common one, in any of its forms, or one of the rarer ones that look like a slip of it.

        >>> vocabulary("en").is_common("running"), vocabulary("en").is_common("runing")
        (True, False)
        """
        return key in self.rare_words or stem(key, self.language) in self.common_stems or self._unprefixed(key)

    def _unprefixed(self, key: str) -> bool:
        """Whether a word is a common one with a prefix that denies it ("untied")."""
        bare = next((key[len(p) :] for p in self.negative_prefixes if key.startswith(p) and len(key) > len(p) + 3), "")
        return bool(bare) and stem(bare, self.language) in self.common_stems

    def slip(self, a: str, b: str) -> bool:
        """Whether one word is a slip of the keyboard for the other: a letter off a common word, and no word itself.

        Where both are words ("nuclear", "unclear") or neither is known, nobody can tell, and the answer is no.

        >>> vocabulary("en").slip("goverment", "government"), vocabulary("en").slip("nuclear", "unclear")
        (True, False)
        """
        if not typo(a, b) or self.denies([a]) or self.denies([b]) or len(scripts(a + b)) > 1:
            return False
        doubled = without_repeats(a) == without_repeats(b) and a[-2:] == b[-2:] in ("ed", "ng")
        return doubled or self.is_common(a) != self.is_common(b)

    def expanded(self, key: str) -> tuple[str, ...]:
        """A word written out in full and in American spelling, as far as the tables know it.

        >>> vocabulary("en").expanded("don't"), vocabulary("en").expanded("grey")
        (('do', 'not'), ('gray',))
        """
        return self.contractions.get(key) or self.spellings.get(key) or (american(key, self.language),)

    def denies(self, keys: Sequence[str]) -> int:
        """How many of the words deny; "not only" and its kin do not.

        >>> vocabulary("en").denies(["we", "do", "not", "believe"]), vocabulary("en").denies(["not", "only"])
        (1, 0)
        """
        count = 0
        for i, key in enumerate(keys):
            following = keys[i + 1] if i + 1 < len(keys) else ""
            if (key in self.negations or key.endswith("n't")) and following not in self.affirming_followers:
                count += 1
        return count

    def all_denials(self, keys: Sequence[str]) -> int:
        """How many of the words deny, alone or together ("failed to", "far from").

        >>> vocabulary("en").all_denials(["failed", "to", "see"]), vocabulary("en").all_denials(["no", "longer"])
        (1, 1)
        """
        together = [n for n in range(len(keys)) if self._denies_together(keys, n) and not self.denies(keys[n : n + 2])]
        return self.denies(keys) + len(together)

    def _denies_together(self, keys: Sequence[str], at: int) -> bool:
        return any(tuple(keys[at : at + n]) in self.denial_phrases for n in (2, 3))

    def is_number(self, key: str) -> bool:
        """Whether a word is a figure, a number written out or a magnitude."""
        return key in self.numbers or key in self.magnitudes or bool(_FIGURE.match(key))

    def same_word(self, a: str, b: str) -> bool:
        """Whether two words are spellings of one (colour / color); never for words that differ in a negative prefix."""
        if a == b or self.expanded(a) == self.expanded(b):
            return True
        if not (a.isascii() and b.isascii()) and self.language == LANGUAGES[0] and plain_letters(a) == plain_letters(b):
            return True  # "café" / "cafe"; elsewhere marks make another word ("schon" / "schön")
        return any(respelled(a, b, *rule) or respelled(b, a, *rule) for rule in self.spelling_rules)

    def same_verb(self, a: str, b: str) -> bool:
        """Whether two words are forms of one verb that differ in tense or person."""
        group = self.verb_group.get(a)
        if group is not None and group == self.verb_group.get(b):
            return True
        return regular_forms(a, b)

    def antonyms(self, a: str, b: str) -> bool:
        """Whether each of two words denies the other (opened / closed).

        >>> vocabulary("en").antonyms("opened", "closed"), vocabulary("en").antonyms("opened", "opening")
        (True, False)
        """
        return stem(b, self.language) in self.opposites.get(stem(a, self.language), ())

    def opposite(self, a: str, b: str) -> bool:
        """Whether one word is the other with a negative prefix (legal / illegal)."""
        short, long = sorted((a, b), key=len)
        return len(short) >= TYPO_LETTERS and any(long == prefix + short for prefix in self.negative_prefixes)


def vocabulary(language: str | None) -> Vocabulary:
    """The vocabulary of a language (its primary subtag counts), or of the first known language for one without."""
    return _vocabulary(served(language))


@cache
def _vocabulary(known: str) -> Vocabulary:
    rows = table(known, "judging")
    numbers = rows["number_words"]
    first = table(known, "first_names")
    common = table(known, "common_words")
    opposites: dict[str, set[str]] = {}
    for pair in (*rows["opposites"], *table(known, "polarity")["antonyms"]):
        one, other = (stem(word, known) for word in pair)
        opposites.setdefault(one, set()).add(other)
        opposites.setdefault(other, set()).add(one)
    shapes = {"frozenset[str]": frozenset, "tuple[str, ...]": tuple}
    lists: dict[str, Any] = {f.name: shapes[str(f.type)](rows[f.name]) for f in fields(Vocabulary) if _listed(f, rows)}
    return Vocabulary(
        **lists,
        titles=frozenset(table(known, "abbreviations").get("titles", ())),
        first_names=frozenset(f"{first['male']} {first['female']} {first['either']}".split()),
        coordinated=frozenset([*rows["joining"], *(set(rows["negations"]) & set(rows["coordinators"]))]),
        clause_joints=frozenset([*rows["coordinators"], *rows["complementizers"]]),
        hedge_phrases=_phrases(rows["hedge_phrases"]),
        condition_phrases=_phrases(rows["condition_phrases"]),
        denial_phrases=_phrases(rows["denial_phrases"]),
        opposites={one: frozenset(others) for one, others in opposites.items()},
        modal_group=_numbered(rows["modal_groups"]),
        pronoun_person=_numbered(rows["pronouns"]),
        verb_group=_numbered(rows["verb_forms"]),
        spellings=_split(rows["spellings"]),
        spelling_rules=tuple((row["uk"], row["us"], row["stem"]) for row in rows["spelling_rules"]),
        short_forms=_split(rows["short_forms"]),
        contractions=_split(rows["contractions"]),
        numbers=dict(rows["numbers"]),
        magnitudes=dict(rows["magnitudes"]),
        quantities=frozenset(numbers["quantities"]),
        weak_quantities=frozenset(numbers["weak"]),
        units=frozenset(numbers["units"]),
        measure_group=_numbered(numbers["measures"]),
        and_half=tuple(numbers["and_half"]),
        half_of=tuple(numbers["half_of"]),
        clock=frozenset(numbers["clock"]),
        calendar=frozenset(numbers["calendar"]),
        signs=dict(rows["signs"]),
        indefinites=dict(rows["indefinites"]),
        # Common words are English so far; without any, no word is told for a slip nor for a name by being rare.
        common_stems=frozenset(f"{common['very_common']} {common['common']}".split() if known == LANGUAGES[0] else ()),
        language=known,
    )


def _listed(field: Field[Any], rows: dict[str, Any]) -> bool:
    """Whether a field is a plain list of words in the table."""
    return field.name in rows and field.type in ("frozenset[str]", "tuple[str, ...]")


def _phrases(rows: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row.split()) for row in rows)


def _numbered(groups: list[list[str]]) -> dict[str, int]:
    return {word: number for number, group in enumerate(groups) for word in group}


def _split(rows: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(value.split()) for key, value in rows.items()}
