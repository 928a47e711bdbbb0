"""Reporting verbs in all their forms, and the grammar around them, from the lexicon of a language.

English spelling rules make the regular forms ("vow", "vows", "vowed", "vowing"); the lexicon lists the others. The
tables of one language are read once and frozen here as a `Grammar`, so that the scan of a text costs one dictionary
look-up a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Any

from quotematch.extract.speech.conjugation import Forms, conjugate
from quotematch.extract.speech.endings import Endings, endings
from quotematch.extract.speech.verb_forms import Shape as Shape
from quotematch.extract.speech.verb_forms import VerbForm as VerbForm
from quotematch.extract.speech.word_classes import (
    AfterWords,
    BeforeWords,
    ComplementWords,
    CueWords,
    ExtentWords,
    FrameWords,
    LabelWords,
    OtherWords,
    PassiveWords,
    SecondWords,
    SubjectWords,
    TitleWords,
    TopicWords,
    Words,
)
from quotematch.lexicon import LANGUAGES, table

_VOWELS = "aeiou"


def regular_forms(lemma: str) -> dict[Shape, str]:
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


def _shape_of(lemma: str, form: str, place: int) -> Shape:
    if form.endswith("ing") and form != lemma:
        return "ing"
    if form.endswith("s") and form[:2] == lemma[:2] and place:
        return "s"
    return "participle" if place and not form.endswith("ed") else "past"


def _forms(rows: Mapping[str, str], irregular: Mapping[str, list[str]]) -> dict[str, VerbForm]:
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


def _particle_forms(rows: Mapping[str, str], irregular: Mapping[str, list[str]]) -> dict[tuple[str, str], VerbForm]:
    found: dict[tuple[str, str], VerbForm] = {}
    for phrase, frames in rows.items():
        verb, particle = phrase.split()
        for form, info in _forms({verb: frames}, irregular).items():
            found.setdefault((form, particle), VerbForm(phrase, frames, info.shape))
    return found


@dataclass(frozen=True)
class Grammar:
    """The reporting lexicon of one language, as sets and maps that the scan can ask.

    The single sets are the table `[words]`, the records the tables for single steps; unions that are asked for at
    every word are made once.
    """

    verbs: dict[str, VerbForm]
    particles: dict[tuple[str, str], VerbForm]
    topic_verbs: dict[str, Words]
    topic_nouns: dict[str, Words]
    nouns: Words
    according: tuple[tuple[str, ...], ...]
    endings: Endings
    frames: FrameWords
    subjects: SubjectWords
    titling: TitleWords
    complements: ComplementWords
    cues: CueWords
    before_cue: BeforeWords
    after_cue: AfterWords
    other_cues: OtherWords
    passives: PassiveWords
    extents: ExtentWords
    labels: LabelWords
    topics: TopicWords

    auxiliaries: Words
    passive: Words
    negation: Words
    prepositions: Words
    times: Words
    time_nouns: Words
    pronouns: Words
    determiners: Words
    wh: Words
    barriers: Words
    coordinators: Words
    relatives: Words
    finite: Words
    first_person: Words
    subject_pronouns: Words
    possessives: Words
    indefinite: Words
    subordinators: Words
    resumptions: Words
    addressees: Words
    carriers: Words
    that: Words
    to: Words
    role: Words
    agent: Words
    additive: Words
    who: Words

    second: SecondWords
    verb_second: bool = False

    @cached_property
    def according_heads(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The expressions that attribute like "according to", in their order, by their first words."""
        heads = dict.fromkeys(phrase[0] for phrase in self.according)
        return {head: tuple(phrase for phrase in self.according if phrase[0] == head) for head in heads}

    @cached_property
    def triggers(self) -> Words:
        """All words at which a cue can begin."""
        return (
            frozenset(self.verbs)
            | {verb for verb, _ in self.particles}
            | self.nouns
            | frozenset(self.topic_nouns)
            | frozenset(self.according_heads)
        )

    @cached_property
    def adjunct_heads(self) -> Words:
        """Words that open an adjunct: prepositions and expressions of time."""
        return self.prepositions | self.times

    @cached_property
    def phrase_closers(self) -> Words:
        """Words before which a noun phrase is over: those that open an adjunct or another clause."""
        return self.adjunct_heads | self.barriers

    @cached_property
    def contracted(self) -> Words:
        """Subject pronouns with an auxiliary in them, of those who may be reported: "he's", "they'd"."""
        heads = {word: word.partition("'")[0] for word in self.subject_pronouns}
        silent = self.first_person | self.subjects.expletive
        return frozenset(word for word, head in heads.items() if word != head and head not in silent)

    @cached_property
    def small(self) -> Words:
        """Words that a title writes in lower case."""
        return self.prepositions | self.coordinators | self.determiners

    @cached_property
    def not_objects(self) -> Words:
        """Words that cannot open an object."""
        return self.prepositions | self.coordinators

    @cached_property
    def never_open_subject(self) -> Words:
        """Words that cannot open a subject."""
        return self.prepositions | (self.auxiliaries - self.subjects.leading)

    @cached_property
    def never_end_subject(self) -> Words:
        """Words that cannot end a subject."""
        return self.prepositions | (self.determiners - self.subjects.standing_alone)

    @cached_property
    def plain_relatives(self) -> Words:
        """Relatives that are nothing else."""
        return self.relatives - self.that


_RECORDS = {
    "frames": FrameWords,
    "subjects": SubjectWords,
    "titling": TitleWords,
    "complements": ComplementWords,
    "cues": CueWords,
    "before_cue": BeforeWords,
    "after_cue": AfterWords,
    "other_cues": OtherWords,
    "passives": PassiveWords,
    "extents": ExtentWords,
    "labels": LabelWords,
    "topics": TopicWords,
}


#: The single sets of words of a grammar, the table `[words]`.
_SHARED = tuple(field.name for field in fields(Grammar) if field.type == "Words" and field.name != "nouns")


def _words_of(record: Any, rows: Mapping[str, list[str]]) -> dict[str, Words]:
    """The sets of one record; a class that the language does without is empty."""
    return {field.name: frozenset(rows.get(field.name, ())) for field in fields(record)}


def _second(rows: Mapping[str, list[str]], forms: Forms) -> SecondWords:
    """The record of the table `[second]`; lists of endings stay in order."""
    made: dict[str, Any] = {"forms": forms}
    for field in fields(SecondWords):
        if field.name not in made:
            words = rows.get(field.name, [])
            made[field.name] = frozenset(words) if field.type == "Words" else tuple(words)
    return SecondWords(**made)


@cache
def grammar(language: str = "en") -> Grammar:
    """The reporting grammar of a language; of the default language when it has none of its own.

    >>> rules = grammar("en")
    >>> rules.verbs["denied"]
    VerbForm(lemma='deny', frames='tqvn', shape='past')
    """
    rows: dict[str, Any] = table(language if language in LANGUAGES else LANGUAGES[0], "reporting")
    verb_second = bool(rows.get("syntax", {}).get("verb_second"))
    topics = rows.get("topics", {})
    topic_verbs, topic_nouns = (
        {word: frozenset(how.split()) for word, how in topics.get(kind, {}).items()} for kind in ("verbs", "nouns")
    )
    plain = {verb: "" for verb in topic_verbs if " " not in verb}
    pairs = {verb: "" for verb in topic_verbs if " " in verb}
    forms = conjugate(rows["verbs"], rows["strong"], rows["conjugation"]) if verb_second else Forms()
    irregular = rows.get("irregular", {})
    records = {name: record(**_words_of(record, rows.get(name, {}))) for name, record in _RECORDS.items()}
    shared = {name: frozenset(rows["words"].get(name, ())) for name in _SHARED}
    classes: dict[str, Any] = {**records, **shared}
    return Grammar(
        verbs=dict(forms.finite) if verb_second else _forms({**plain, **rows["verbs"]}, irregular),
        particles=_particle_forms({**pairs, **rows.get("particles", {})}, irregular),
        topic_verbs=topic_verbs,
        topic_nouns=topic_nouns,
        nouns=frozenset(rows["nouns"]["speech"]),
        according=tuple(tuple(phrase.split()) for phrase in rows["according"]["phrases"]),
        endings=endings(rows["endings"]),
        second=_second(rows.get("second", {}), forms),
        verb_second=verb_second,
        **classes,
    )
