"""The lexicon of naming: which words are titles, roles, first names, bodies, places, in one language.

The tables `speakers` and `first_names` of a language become sets and maps here, read once, with the few questions that
everything about names asks of them: is this a role, do two roles or two first names go together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from quotematch.lexicon import LANGUAGES, table

APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"


@lru_cache(maxsize=20_000)
def fold_name(word: str) -> str:
    """A word of a name as names are compared: no case, accents, dots or curly apostrophes.

    >>> fold_name("O’Núñez")
    "o'nunez"
    """
    if word.isascii():
        return word.casefold().replace(".", "")
    decomposed = unicodedata.normalize("NFKD", word[:200])
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().replace(".", "")
    for mark in APOSTROPHES[1:]:
        plain = plain.replace(mark, "'")
    return plain


@cache
def quotation_marks() -> str:
    """All quotation marks of the lexicon that are no apostrophes, one character each; straight ones are among them."""
    rows = table(None, "marks")
    pairs = [
        row[key] for row in (*rows["set"], *rows["extra"]) for key in ("primary", "alternate", "pair") if key in row
    ]
    marks = {mark for pair in pairs for mark in pair if len(mark) == 1}
    return "".join(sorted(marks - set(rows["apostrophes"]) - set(APOSTROPHES)))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """The lexicon of speakers of one language, as sets and maps; each language has one, told by identity."""

    particles: frozenset[str]
    suffixes: frozenset[str]
    small: frozenset[str]  # particles and suffixes: what a name can do without
    titles: dict[str, str]  # folded title -> gender it tells, or ""
    kept: frozenset[str]
    joined_titles: tuple[str, ...]  # what a hyphen joins to a title in front, with the hyphen
    once: tuple[str, ...]  # those of them that tell a title of the past
    name_articles: frozenset[str]  # what a hyphen joins to a name in front ("al-Rashid")
    elided: frozenset[str]  # what an apostrophe joins ("d'Arcy")
    courtesy: frozenset[str]
    title_roles: dict[str, str]
    roles: frozenset[str]
    phrases: frozenset[str]
    role_ends: frozenset[str]  # last words of roles
    aim: str  # between a body and what it is for
    personal: frozenset[str]  # relative pronouns of people
    copulas: frozenset[str]
    describing: tuple[str, ...]  # what stands between a name and its description: a comma, a bracket, a copula
    continuing: frozenset[str]  # verbs by which somebody goes on speaking
    links: frozenset[str]  # between the parts of a body's name
    relatives: frozenset[str]
    tails: frozenset[str]  # of compounds that stand before a body's name ("Larvik-based")
    abbreviations: frozenset[str]
    joined: frozenset[str]  # last words that "and" joins to a body's name
    panels: frozenset[str]  # bodies that are "on" something
    same: dict[str, frozenset[str]]
    wider: dict[str, frozenset[str]]
    single: frozenset[str]
    gender: dict[str, str]  # role noun or first name -> gender
    first_names: frozenset[str]
    bodies: frozenset[str]
    surnames_too: frozenset[str]
    forms: frozenset[str]
    countries: frozenset[str]
    papers: frozenset[str]
    generic: frozenset[str]
    business: frozenset[str]
    kinds: dict[str, frozenset[str]]
    texts: frozenset[str]
    senders: frozenset[str]
    introducing: frozenset[str]
    groups: frozenset[str]
    owning: frozenset[str]  # between a spokesman and whose he is
    genitive: frozenset[str]  # articles by which a noun in the genitive tells whose somebody is
    shares: frozenset[str]  # numbers of people: "Half of the voters"
    subjects: frozenset[str]  # pronouns that are the subject of a clause
    openers: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    relative: frozenset[str]
    breakers: frozenset[str]  # what no name has inside
    bodies_too: frozenset[str]
    heads: frozenset[str]
    conjunctions: frozenset[str]
    adverbs: frozenset[str]
    pronouns: dict[str, str]
    nicknames: dict[str, frozenset[str]]
    places: frozenset[str]
    adjectives: frozenset[str]

    def role_at(self, words: list[str], end: int) -> tuple[str, int] | None:
        """The role whose last word is `words[end - 1]`, and where it starts; None when there is none."""
        word = words[end - 1]
        if word not in self.role_ends and "-" not in word:
            return None
        for size in (4, 3, 2):
            if end >= size and "-".join(words[end - size : end]) in self.phrases:
                return "-".join(words[end - size : end]), end - size
        if word in self.roles or word in self.phrases:
            return word, end - 1
        tail = word.rpartition("-")[2]
        return (tail, end - 1) if tail in self.roles else None

    def answering(self, role: str) -> tuple[str, ...]:
        """The roles that answer to `role`: itself, its synonyms and its kinds, in a fixed order."""
        return (role, *sorted((self.same.get(role, frozenset()) | self.wider.get(role, frozenset())) - {role}))

    def known_first(self, words: Sequence[str]) -> bool:
        """Whether the first of `words` is a first name and no word of bodies."""
        return words[0] in self.first_names and words[0] not in self.bodies

    def alike(self, role: str, other: str) -> int:
        """How well a person of role `other` answers to `role`: 3 the same, 2 a synonym, 1 a kind of it, 0 not."""
        if role == other:
            return 3
        if other in self.same.get(role, ()):
            return 2
        return 1 if other in self.wider.get(role, ()) else 0

    def same_first(self, a: str, b: str) -> bool:
        """Whether two folded first names can be one person's: equal, an initial, or a short form."""
        if a == b or (len(a) == 1 and b[:1] == a) or (len(b) == 1 and a[:1] == b):
            return True
        return b in self.nicknames.get(a, ()) or a in self.nicknames.get(b, ())


def _folded(rows: Any) -> Any:
    """A table with all its words and keys as names are compared: "präsident" as "prasident"."""
    if isinstance(rows, dict):
        return {fold_name(key): _folded(value) for key, value in rows.items()}
    if isinstance(rows, list):
        return [_folded(value) for value in rows]
    return " ".join(fold_name(word) for word in rows.split()) if isinstance(rows, str) else rows


def _links(rows: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        group = [role.strip().replace(" ", "-") for role in row.split(",")]
        for role in group:
            found.setdefault(role, set()).update(group)
    return {role: frozenset(group) for role, group in found.items()}


def _genders(rows: dict[str, str]) -> dict[str, str]:
    return {word: gender for gender in ("male", "female") for word in rows[gender].split()}


@cache
def naming(language: str = LANGUAGES[0]) -> Naming:
    """The naming lexicon of `language`; a language without one gets the default's."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    rows, first = _folded(table(language, "speakers")), _folded(table(language, "first_names"))
    titles, roles, bodies, words = rows["titles"], rows["roles"], rows["bodies"], rows["words"]
    return Naming(
        particles=_set(rows["particles"]),
        suffixes=_set(rows["suffixes"]),
        small=_set(rows["particles"]) | _set(rows["suffixes"]),
        titles={
            word: kind if kind != "none" else "" for kind in ("none", "male", "female") for word in titles[kind].split()
        },
        kept=_set(titles["kept"]),
        joined_titles=tuple(f"{word}-" for word in titles["joined"].split()),
        once=tuple(f"{word}-" for word in titles["once"].split()),
        name_articles=_set(rows["articles"]["hyphen"]),
        elided=_set(rows["articles"]["apostrophe"]),
        courtesy=_set(titles["courtesy"]),
        title_roles=roles["titles"],
        roles=_set(roles["words"]),
        phrases=frozenset(phrase.replace(" ", "-") for phrase in roles["phrases"]),
        role_ends=_set(roles["words"]) | {phrase.split()[-1] for phrase in roles["phrases"]},
        aim=words["aim"],
        personal=_set(words["personal"]),
        copulas=_set(words["copulas"]),
        describing=(", ", " (", *(f" {word} " for word in words["copulas"].split())),
        continuing=_set(words["continuing"]),
        links=_set(words["links"]),
        relatives=_set(roles["relatives"]),
        tails=_set(words["tails"]),
        abbreviations=_set(rows["abbreviations"]),
        joined=_set(words["joined"]),
        panels=_set(words["panels"]),
        same=_links(roles["same"]),
        wider={role: _set(kinds) for role, kinds in roles["wider"].items()},
        single=_set(roles["single"]["words"]),
        gender={**_genders(first), **_genders(rows["gender"])},
        first_names=_set(" ".join(first[k] for k in ("male", "female", "either"))),
        bodies=_set(bodies["words"]),
        surnames_too=_set(bodies["surnames_too"]),
        forms=_set(bodies["forms"]),
        countries=_set(bodies["countries"]),
        papers=_set(bodies["papers"]),
        generic=_set(bodies["generic"]),
        business=_set(bodies["business"]),
        kinds={kind: _set(names) for kind, names in bodies["kinds"].items()},
        texts=_set(bodies["texts"]["words"]),
        senders=_set(words["senders"]),
        introducing=_set(words["introducing"]),
        groups=_set(words["groups"]),
        owning=_set(words["owning"]),
        genitive=_set(words["genitive"]),
        shares=_set(words["shares"]),
        subjects=_set(words["subjects"]),
        openers=_set(words["openers"]),
        prepositions=_set(words["prepositions"]),
        articles=_set(words["articles"]),
        definite=_set(words["definite"]),
        indefinite=_set(words["indefinite"]),
        possessive=_set(words["possessive"]),
        relative=_set(words["relative"]),
        breakers=_set(" ".join(words[name] for name in ("prepositions", "articles", "conjunctions", "breakers"))),
        bodies_too=_set(roles["bodies_too"]),
        heads=_set(words["heads"]),
        conjunctions=_set(words["conjunctions"]),
        adverbs=_set(words["adverbs"]),
        pronouns={word: kind for kind, row in rows["pronouns"].items() for word in row.split()},
        nicknames=_nicknames(rows["nicknames"]["rows"]),
        places=_set(rows["places"]["words"]),
        adjectives=_set(rows["places"]["adjectives"]),
    )


def _nicknames(rows: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        full, *short = row.split()
        found.setdefault(full, set()).update(short)
    return {full: frozenset(short) for full, short in found.items()}
