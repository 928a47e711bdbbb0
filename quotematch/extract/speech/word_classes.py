"""Word classes: the small sets of words that single steps of reading reported speech ask for.

One record for each table of the reporting lexicon (`lexicon/en/reporting.toml`), with the same names as there; the
comments beside the tables say what each set is for. Classes that several steps share are fields of `Grammar`.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotematch.extract.speech.conjugation import Forms

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class FrameWords:
    """For `frames`."""

    dotted: Words


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """For `subjects`."""

    bare: Words
    leading: Words
    before_participle: Words
    between: Words
    introducing: Words
    perceiving: Words
    negative: Words
    prompting: Words
    expletive: Words
    empty: Words
    partitive: Words
    not_before_name: Words
    addressing: Words
    appositive: Words
    interposed: Words
    standing_alone: Words
    counting: Words
    plural: Words
    approximating: Words
    comparing: Words
    people: Words
    linking: Words
    placing: Words
    titling: Words
    describing: Words


@dataclass(frozen=True, slots=True)
class TitleWords:
    """For `titling`."""

    naming: Words
    texts: Words
    publishing: Words
    wording: Words
    calling: Words
    foreign: Words


@dataclass(frozen=True, slots=True)
class ComplementWords:
    """For `complements`."""

    focusing: Words
    openers: Words
    clause_openers: Words
    clause_verbs: Words
    telling: Words
    between: Words
    pointing: Words
    tying: Words
    adjunct_openers: Words
    polar: Words
    asking: Words
    modifying: Words
    not_manner: Words
    proforms: Words
    answers: Words
    plain: Words
    addressed: Words
    nounlike: Words
    charges: Words
    accusations: Words
    accusing: Words
    definite: Words
    objects: Words
    quality_starts: Words
    quality_ends: Words


@dataclass(frozen=True, slots=True)
class CueWords:
    """For `cues`."""

    standing_alone: Words
    suppositions: Words
    denying: Words
    withholding: Words
    undone: Words
    without: Words
    proving: Words
    inverting: Words
    asking: Words
    imagining: Words


@dataclass(frozen=True, slots=True)
class BeforeWords:
    """For `before_cue`."""

    scenes: Words
    pure_scenes: Words
    after_subject: Words
    leads: Words
    links: Words
    asides: Words
    connectives: Words


@dataclass(frozen=True, slots=True)
class AfterWords:
    """For `after_cue`."""

    participle_heads: Words
    openings: Words
    absolute: Words
    giving: Words
    clause_links: Words
    turning_links: Words
    anaphors: Words
    alternating: Words
    comparing: Words
    naming_relatives: Words


@dataclass(frozen=True, slots=True)
class OtherWords:
    """For `other_cues`."""

    resuming: Words
    supposing: Words
    manners: Words
    citing: Words
    holding: Words


@dataclass(frozen=True, slots=True)
class PassiveWords:
    """For `passives`."""

    judging: Words
    reasons: Words
    reporting: Words
    hearsay: Words
    dummies: Words


@dataclass(frozen=True, slots=True)
class ExtentWords:
    """For `extents`."""

    phrase_ends: Words
    tails: Words
    joining: Words
    before_verb: Words
    quote_links: Words
    commenting: Words
    shifted: Words
    present: Words
    turning: Words


@dataclass(frozen=True, slots=True)
class LabelWords:
    """For `labels`."""

    stops: Words
    nouns: Words
    letters: Words
    speaking: Words
    placing: Words


@dataclass(frozen=True, slots=True)
class TopicWords:
    """For `topics`."""

    closing: Words
    placing: Words
    detailing: Words
    lately: Words
    governing: Words
    about: Words
    hearing: Words
    silent: Words
    expressions: Words
    expressing: Words


@dataclass(frozen=True, slots=True)
class SecondWords:
    """For `verb_second` and its neighbours; empty in a language whose verb does not move."""

    forms: Forms
    asking: Words
    have: Words
    passive: Words
    after_participle: Words
    undergone: Words
    oblique: Words
    adverbs: Words
    tied: Words
    fused: Words
    how: Words
    so: Words
    after: Words
    carriers: Words
    carrier_ends: Words
    postposed: Words
    conforming: Words
    thus: Words
    whereby: Words
    impersonal: Words
    impersonal_verbs: Words
    beside: Words
    asides: Words
    mood: Words
    mood_too: Words
    not_mood: Words
    singling: Words
    dative: Words
    spans: Words
    genitive: Words
    particles: Words
    opening: Words
    reflexive: Words
    nominative: Words
    pointing: Words
    moving: Words
    quoting: Words
    examples: Words
    viewing: Words
    copulas: Words
    finite_ends: tuple[str, ...]
    dative_adjective: tuple[str, ...]
    feminine: tuple[str, ...]
