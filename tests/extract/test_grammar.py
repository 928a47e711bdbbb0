"""The reporting grammar: forms of verbs, what endings tell, and the order of its tables."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from quotematch.extract.speech import punctuation
from quotematch.extract.speech.grammar import grammar, regular_forms
from quotematch.lexicon import LANGUAGES, table

ENDINGS = [
    ("is_past", "voted", True, "a regular past form"),
    ("is_past", "died", True, "a short one"),
    ("is_past", "red", False, "too short for a stem and its ending"),
    ("is_gerund", "voting", True, "a present participle"),
    ("is_gerund", "king", False, "too short for a stem and its ending"),
    ("is_adverb", "openly", True, "an adverb of manner"),
    ("is_adverb", "july", False, "too short for a stem and its ending"),
    ("is_negated", "needn't", True, "a contracted negation"),
    ("is_negated", "newton", False, "the letters without the apostrophe"),
    ("is_possessive", "lee's", True, "a possessive"),
    ("is_possessive", "voters'", True, "a possessive plural"),
    ("is_possessive", "voters", False, "a plural that owns nothing"),
    ("is_plural", "voters", True, "a plural"),
    ("is_third_person", "plans", True, "a verb in the third person"),
    ("is_third_person", "class", False, "a stem that ends so"),
]


@pytest.mark.parametrize(("test", "word", "expected", "why"), ENDINGS, ids=[f"{row[1]}: {row[3]}" for row in ENDINGS])
def test_endings(test: str, word: str, expected: bool, why: str) -> None:
    """An ending tells the form of a word that is long enough to have one."""
    assert getattr(grammar("en").endings, test)(word) is expected, why


FORMS = [
    ("vow", {"base": "vow", "s": "vows", "past": "vowed", "ing": "vowing"}, "nothing changes"),
    ("argue", {"base": "argue", "s": "argues", "past": "argued", "ing": "arguing"}, "a silent e"),
    ("reply", {"base": "reply", "s": "replies", "past": "replied", "ing": "replying"}, "y after a consonant"),
    (
        "say",
        {"base": "say", "s": "says", "past": "sayed", "ing": "saying"},
        "y after a vowel; the lexicon knows better",
    ),
    ("stress", {"base": "stress", "s": "stresses", "past": "stressed", "ing": "stressing"}, "a hissing end"),
]


@pytest.mark.parametrize(("lemma", "forms", "why"), FORMS, ids=[row[0] for row in FORMS])
def test_regular_forms(lemma: str, forms: dict[str, str], why: str) -> None:
    """English spelling rules make the forms of a verb."""
    assert regular_forms(lemma) == forms, why


def test_irregular_forms_replace_regular_ones() -> None:
    """A form that the lexicon gives takes the place of the one that spelling would make."""
    verbs = grammar("en").verbs
    assert verbs["said"].lemma == "say"
    assert verbs["written"].shape == "participle"
    assert not {"sayed", "writed"} & set(verbs)


def _lists(rows: dict[str, Any]) -> list[tuple[str, list[str]]]:
    found = []
    for name, value in rows.items():
        if isinstance(value, dict):
            found += [(f"{name}.{inner}", words) for inner, words in _lists(value)]
        elif isinstance(value, list):
            found.append((name, value))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_lists_are_in_order(language: str) -> None:
    """The lists of a reporting lexicon are in lower case, without typographic apostrophes, and name nothing twice."""
    for name, words in _lists(table(language, "reporting")):
        assert len(words) == len(set(words)), name
        assert all(word == word.lower() and "\N{RIGHT SINGLE QUOTATION MARK}" not in word for word in words), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_of_a_class_are_in_it(language: str) -> None:
    """Tables that single out words of another table hold no others."""
    rules = grammar(language)
    assert rules.before_cue.pure_scenes <= rules.before_cue.scenes
    assert rules.complements.clause_openers <= rules.complements.openers
    assert rules.after_cue.turning_links <= rules.after_cue.clause_links
    assert rules.subjects.placing <= rules.subjects.linking
    assert rules.subjects.titling <= rules.subjects.placing
    assert rules.complements.pointing <= rules.pronouns


def test_every_dash_is_one() -> None:
    """Dashes are what Unicode calls so; the hyphen that joins words is not among them."""
    assert all(unicodedata.category(mark) == "Pd" for mark in punctuation.DASHES)
    assert punctuation.HYPHEN not in punctuation.DASHES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_expression_of_attribution_is_found_by_its_first_word(language: str) -> None:
    rules = grammar(language)
    assert sorted(phrase for phrases in rules.according_heads.values() for phrase in phrases) == sorted(rules.according)
    assert all(phrase[0] == head for head, phrases in rules.according_heads.items() for phrase in phrases)
