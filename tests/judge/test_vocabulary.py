"""The judging lexicon: rows are folded, nothing stands twice, and pairs of words are told apart as people tell them."""

from __future__ import annotations

from typing import Any

import pytest

from quotematch.judge.likeness import inflected, like_names, typo
from quotematch.judge.vocabulary import vocabulary
from quotematch.judge.wording import key_of
from quotematch.lexicon import table

ROWS: dict[str, Any] = table("en", "judging")
EN = vocabulary("en")


def words_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [*value, *(word for item in value.values() for word in words_in(item))]
    return [word for item in value for word in words_in(item)] if isinstance(value, list) else []


def test_rows_are_folded() -> None:
    for name, value in ROWS.items():
        for row in words_in(value):
            assert [key_of(word) for word in row.split()] == row.split(), name


@pytest.mark.parametrize("name", [name for name, value in ROWS.items() if isinstance(value, list)])
def test_no_list_says_a_word_twice(name: str) -> None:
    rows = [tuple(row) if isinstance(row, list) else repr(row) for row in ROWS[name]]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("name", ["modal_groups", "pronouns", "verb_forms"])
def test_groups_share_no_word(name: str) -> None:
    words = [word for group in ROWS[name] for word in group]
    assert len(set(words)) == len(words)


SPELLINGS = [
    ("colour", "color", True),
    ("theatre", "theater", True),
    ("organisation", "organization", True),
    ("analysed", "analyzed", True),
    ("travelled", "traveled", True),
    ("defence", "defense", True),
    ("paediatric", "pediatric", True),
    ("programme", "program", True),
    ("kidnapped", "kidnaped", True),
    ("four", "for", False),
    ("smaller", "smaler", False),
    ("prise", "prize", False),
    ("bellow", "below", False),
    ("house", "horse", False),
    ("tyres", "tires", True),
    ("ploughs", "plows", True),
]


@pytest.mark.parametrize(("a", "b", "same"), SPELLINGS)
def test_spellings(a: str, b: str, same: bool) -> None:
    assert EN.same_word(a, b) is EN.same_word(b, a) is same


def test_a_language_without_a_folder_has_no_vocabulary_of_its_own() -> None:
    assert vocabulary("fi") is vocabulary("en-GB") is EN


NAMES = [
    ("gadhafi", "qaddafi", True),
    ("muammar", "moammar", True),
    ("smith", "smyth", True),
    ("osama", "usama", True),
    ("austria", "australia", False),
    ("iran", "iraq", False),
    ("clinton", "clifton", False),
    ("obama", "osama", False),
    ("smith", "jones", False),
]


@pytest.mark.parametrize(("a", "b", "same"), NAMES)
def test_transcriptions_of_names(a: str, b: str, same: bool) -> None:
    assert like_names(a, b) is like_names(b, a) is same


VERBS = [
    ("support", "supported", True),
    ("stop", "stopped", True),
    ("carry", "carried", True),
    ("make", "making", True),
    ("go", "went", True),
    ("running", "runing", False),
    ("talk", "walked", False),
    ("weapon", "weapons", False),
]


@pytest.mark.parametrize(("a", "b", "same"), VERBS)
def test_forms_of_a_verb(a: str, b: str, same: bool) -> None:
    assert EN.same_verb(a, b) is EN.same_verb(b, a) is same


def test_inflections_and_typos() -> None:
    assert inflected("weapon", "weapons")
    assert inflected("city", "cities")
    assert not inflected("nation", "national")
    assert typo("recieve", "receive")
    assert not typo("war", "wax")


DENIALS = [("we do not go", 1), ("not only we", 0), ("we never said nothing", 2), ("we don't", 1), ("we go", 0)]


@pytest.mark.parametrize(("text", "count"), DENIALS)
def test_denials_are_counted(text: str, count: int) -> None:
    assert EN.denies(text.split()) == count


def test_an_unknown_language_is_judged_with_the_first_known_one() -> None:
    assert vocabulary("xx") == vocabulary(None) == vocabulary("en-GB")
