"""Reporting verbs in all their forms, from the lexicon: which word is a cue, and what it can take.

English spelling rules make the regular forms ("vow", "vows", "vowed", "vowing"); the lexicon lists the others. The
tables of one language are read once and frozen here, so that the scan of a text costs one dictionary look-up a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from quotematch.lexicon import LANGUAGES, table

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a reporting verb: its lemma, the letters of its frames (see the lexicon), and which form it is.

    `shape` is "base", "s", "past" (also the regular participle), "participle" (irregular) or "ing".
    """

    lemma: str
    frames: str
    shape: str


def regular_forms(lemma: str) -> dict[str, str]:
    """The regular forms of an English verb, by shape.

    >>> regular_forms("deny")
    {'base': 'deny', 's': 'denies', 'past': 'denied', 'ing': 'denying'}
    """
    if lemma.endswith("e"):
        return {"base": lemma, "s": lemma + "s", "past": lemma + "d", "ing": lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return {"base": lemma, "s": lemma[:-1] + "ies", "past": lemma[:-1] + "ied", "ing": lemma + "ing"}
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return {"base": lemma, "s": third, "past": lemma + "ed", "ing": lemma + "ing"}


def _shape_of(lemma: str, form: str, place: int) -> str:
    if form.endswith("ing") and form != lemma:
        return "ing"
    if form.endswith("s") and form[:2] == lemma[:2] and place:
        return "s"
    return "participle" if place and not form.endswith("ed") else "past"


def _forms(rows: dict[str, str], irregular: dict[str, list[str]]) -> dict[str, VerbForm]:
    found: dict[str, VerbForm] = {}
    for lemma, frames in rows.items():
        shapes = regular_forms(lemma)
        given = {_shape_of(lemma, form, place): form for place, form in enumerate(irregular.get(lemma, ()))}
        for place, form in enumerate(irregular.get(lemma, ())):
            found.setdefault(form, VerbForm(lemma, frames, _shape_of(lemma, form, place)))
        for shape, form in shapes.items():
            if shape not in given:
                found.setdefault(form, VerbForm(lemma, frames, shape))
    return found


@dataclass(frozen=True, slots=True)
class Grammar:
    """The reporting lexicon of one language, as sets and maps that the scan can ask."""

    verbs: dict[str, VerbForm]
    particles: dict[tuple[str, str], VerbForm]
    nouns: frozenset[str]
    according: frozenset[tuple[str, ...]]
    according_heads: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    negation: frozenset[str]
    prepositions: frozenset[str]
    times: frozenset[str]
    time_nouns: frozenset[str]
    addressees: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    openers: frozenset[str]
    wh: frozenset[str]
    barriers: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
    finite: frozenset[str]
    first_person: frozenset[str]
    subject_pronouns: frozenset[str]
    proforms: frozenset[str]
    plain: frozenset[str]
    possessives: frozenset[str]
    addressed: frozenset[str]
    nounlike: frozenset[str]
    phrase_ends: frozenset[str]
    resumptions: frozenset[str]
    subordinators: frozenset[str]
    phrase_stops: frozenset[str]
    charges: frozenset[str]
    label_stops: frozenset[str]
    carriers: frozenset[str]
    label_nouns: frozenset[str]
    objects: frozenset[str]
    connectives: frozenset[str]
    triggers: frozenset[str]


def _particle_forms(rows: dict[str, str], irregular: dict[str, list[str]]) -> dict[tuple[str, str], VerbForm]:
    found: dict[tuple[str, str], VerbForm] = {}
    for phrase, frames in rows.items():
        verb, particle = phrase.split()
        for form, info in _forms({verb: frames}, irregular).items():
            found.setdefault((form, particle), VerbForm(phrase, frames, info.shape))
    return found


@cache
def grammar(language: str = "en") -> Grammar:
    """The reporting grammar of a language; of the default language when it has none of its own."""
    rows: dict[str, Any] = table(language if language in LANGUAGES else LANGUAGES[0], "reporting")
    irregular = rows["irregular"]
    between, adjuncts, clauses = rows["between"], rows["adjuncts"], rows["clauses"]
    phrases = [tuple(phrase.split()) for phrase in rows["according"]["phrases"]]
    verbs, particles = _forms(rows["verbs"], irregular), _particle_forms(rows["particles"], irregular)
    nouns = frozenset(rows["nouns"]["speech"])
    return Grammar(
        verbs=verbs,
        particles=particles,
        nouns=nouns,
        according=frozenset(phrases),
        according_heads=frozenset(phrase[0] for phrase in phrases),
        auxiliaries=frozenset(between["auxiliaries"]),
        passive=frozenset(between["passive"]),
        negation=frozenset(between["negation"]),
        prepositions=frozenset(adjuncts["prepositions"]),
        times=frozenset(adjuncts["times"]),
        time_nouns=frozenset(adjuncts["time_nouns"]),
        addressees=frozenset(adjuncts["addressees"]),
        pronouns=frozenset(clauses["pronouns"]),
        determiners=frozenset(clauses["determiners"]),
        openers=frozenset(clauses["openers"]),
        wh=frozenset(clauses["wh"]),
        barriers=frozenset(clauses["barriers"]),
        coordinators=frozenset(clauses["coordinators"]),
        relatives=frozenset(clauses["relatives"]),
        finite=frozenset(clauses["finite"]),
        first_person=frozenset(clauses["first_person"]),
        subject_pronouns=frozenset(clauses["subject_pronouns"]),
        proforms=frozenset(clauses["proforms"]),
        plain=frozenset(clauses["plain"]),
        possessives=frozenset(clauses["possessives"]),
        addressed=frozenset(clauses["addressed"]),
        nounlike=frozenset(clauses["nounlike"]),
        phrase_ends=frozenset(clauses["phrase_ends"]),
        resumptions=frozenset(clauses["resumptions"]),
        subordinators=frozenset(clauses["subordinators"]),
        phrase_stops=frozenset(clauses["phrase_stops"]),
        charges=frozenset(clauses["charges"]),
        carriers=frozenset(rows["nouns"]["carriers"]),
        label_stops=frozenset(rows["labels"]["stops"]),
        label_nouns=frozenset(rows["labels"]["nouns"]),
        objects=frozenset(clauses["objects"]),
        connectives=frozenset(clauses["connectives"]),
        triggers=frozenset(verbs) | {verb for verb, _ in particles} | nouns | {phrase[0] for phrase in phrases},
    )
