"""Forms of one word share a stem, and different words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.lexicon import table
from quotematch.text.stems import stem

SAME = (
    ("threaten", "threatened", "threatening", "plain endings"),
    ("provide", "provides", "providing", "a silent e"),
    ("agree", "agreed", "agrees", "two e"),
    ("stop", "stopped", "stopping", "a doubled consonant"),
    ("falling", "falls", "fallen", "a double l that belongs to the word"),
    ("carry", "carried", "carries", "y and i"),
    ("reliable", "reliability", "reliably", "adjective, noun, adverb"),
    ("operate", "operation", "operational", "Porter's chain of suffixes"),
    ("democracy", "democratic", "democracies", "cracy and cratic"),
    ("discriminate", "discrimination", "discriminatory", "atory"),
    ("choose", "chose", "chosen", "an irregular verb"),
    ("know", "knew", "knows", "tense shifted in reported speech"),
    ("child", "children", "children", "an irregular plural"),
    ("woman", "women", "women", "another"),
)
DIFFERENT = (
    ("universe", "universal-basic", "hyphens do not reach the stemmer"),
    ("policy", "police", "a famous confusion"),
    ("weapon", "weapons-grade", "another hyphen"),
    ("mayor", "mayhem", "a shared head"),
)


@pytest.mark.parametrize(("a", "b", "c", "why"), SAME, ids=[row[-1] for row in SAME])
def test_forms_of_one_word_share_a_stem(a: str, b: str, c: str, why: str) -> None:
    assert stem(a) == stem(b) == stem(c)


@pytest.mark.parametrize(("a", "b", "why"), DIFFERENT, ids=[row[-1] for row in DIFFERENT])
def test_different_words_have_different_stems(a: str, b: str, why: str) -> None:
    assert stem(a) != stem(b)


@pytest.mark.parametrize("word", ["geöffnet", "図", "1,000", "don't", "", "a", "is"])
def test_what_is_no_plain_english_word_stays(word: str) -> None:
    assert stem(word) == word


def test_another_language_keeps_its_words() -> None:
    assert stem("provided", "de") == "provided"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_a_stem_is_no_longer_than_its_word_but_for_an_e(word: str) -> None:
    plain = {form: row for row, forms in table("en", "irregular")["forms"].items() for form in forms.split()}
    assert len(stem(word)) <= len(plain.get(word, word)) + 1


def test_no_form_stands_in_two_rows_of_the_table() -> None:
    forms = [form for row in table("en", "irregular")["forms"].values() for form in row.split()]
    assert len(forms) == len(set(forms))
