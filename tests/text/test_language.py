"""The language of an article without a tag: guessed by its function words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.extract import extract_article
from quotematch.lexicon import LANGUAGES
from quotematch.models import Article
from quotematch.text.language import function_words, guess

CASES = [
    ("The minister said that the bridge would close.", "en", "English"),
    ("Die Ministerin sagte, dass die Brücke geschlossen werde.", "de", "German"),
    ("", "en", "nothing to tell by"),
    ("12, 13, 14.", "en", "figures only"),
    ("Merkel, Schröder, Kohl", "en", "German names in no sentence"),
    (
        "Le ministre des transports a dit que le pont serait fermé dans un an.",
        "en",
        "French, for which there are no rules",
    ),
    (
        "The paper “Die Welt” and the ministry were not the only ones to say so, he said in Berlin.",
        "en",
        "a name inside",
    ),
    ("„Fuck the system“ stand auf dem Plakat, das die Polizei am Montag in der Stadt fand.", "de", "English inside"),
    ("DIE BRÜCKE IST GESPERRT, SAGT DIE POLIZEI.", "de", "capitals"),
]


@pytest.mark.parametrize(("text", "language", "why"), CASES, ids=[row[2] for row in CASES])
def test_guess(text: str, language: str, why: str) -> None:
    """The language with most function words, the default one when too few tell."""
    assert guess(text) == language, why


def test_only_the_head_of_a_text_counts() -> None:
    """However long a text is, its first words decide."""
    assert guess("Die Brücke ist gesperrt. " * 100 + "The bridge was closed by the police. " * 5000) == "de"


def test_function_words_tell_one_language() -> None:
    """No word tells two languages."""
    assert not function_words("en") & function_words("de")


def test_an_untagged_article_is_read_by_the_rules_of_its_language() -> None:
    """German without a tag is read as German; a tag goes before the guess."""
    text = "Nach Angaben der Polizei ist die Brücke gesperrt."
    quotes, _ = extract_article(Article(id="a", text=text))
    assert [quote.text for quote in quotes] == ["ist die Brücke gesperrt"]
    assert not extract_article(Article(id="a", text=text, language="en"))[0]


@given(st.text(max_size=300))
def test_any_text_has_a_language(text: str) -> None:
    """The guess is one of the languages with rules."""
    assert guess(text) in LANGUAGES
