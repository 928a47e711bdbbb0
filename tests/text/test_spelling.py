"""British and American letters of one word are one; what only looks like them stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.lexicon import table
from quotematch.text.spelling import american
from quotematch.text.stems import stem

PAIRS = (
    ("harbour", "harbor"),
    ("neighbourhoods", "neighborhoods"),
    ("honourable", "honorable"),
    ("behaviour", "behavior"),
    ("organised", "organized"),
    ("criticising", "criticizing"),
    ("realise", "realize"),
    ("globalisation", "globalization"),
    ("paralysed", "paralyzed"),
    ("theatres", "theaters"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("cancelled", "canceled"),
    ("counsellor", "counselor"),
    ("sceptical", "skeptical"),
    ("manoeuvre", "maneuver"),
)
WORDS = (
    "hour", "four", "your", "tour", "flour", "course", "court", "source", "journey", "encourage",
    "rise", "noise", "wise", "promise", "exercise", "enterprise", "otherwise", "surprising", "advertised", "supervised",
    "compromise", "precise", "franchise", "basis", "crisis", "polished", "finishing", "publisher", "acre", "ogre",
    "fence", "hence", "rogue", "filled", "killing", "controller", "called", "analysis",
)  # fmt: skip


@pytest.mark.parametrize(("british", "us"), PAIRS)
def test_two_spellings_are_one_word(british: str, us: str) -> None:
    assert american(british) == american(us) == us
    assert stem(british) == stem(us)


@pytest.mark.parametrize("word", WORDS)
def test_what_has_one_spelling_stays(word: str) -> None:
    assert american(word) == word


def test_another_language_keeps_its_letters() -> None:
    assert american("harbour", "de") == "harbour"


@given(st.text(alphabet="abceilnorstuyz", max_size=14))
def test_what_is_american_stays(word: str) -> None:
    assert american(american(word)) == american(word)


def test_no_listed_word_is_the_american_one_of_another() -> None:
    rows = table("en", "spelling")["words"]
    assert rows.keys().isdisjoint(rows.values())
