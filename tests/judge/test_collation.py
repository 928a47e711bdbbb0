"""Collations: a table by hand, and the laws that every collation keeps."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.collated import Collation
from quotematch.judge.collation import collate
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.words import words

ROWS = tomllib.loads((Path(__file__).parent / "cases_collations.toml").read_text(encoding="utf-8"))["case"]
WORDS = st.sampled_from(["we", "the", "not", "offer", "Council", "winter", "$5", "don't", "a"])
JOINTS = st.sampled_from([" ", ", ", " — ", ". "])


@st.composite
def readings(draw: st.DrawFn) -> list[str]:
    def reading() -> str:
        picked = draw(st.lists(st.tuples(WORDS, JOINTS), max_size=9))
        return "".join(word + joint for word, joint in picked)

    return [reading() for _ in range(draw(st.integers(0, 5)))]


def table(found: Collation) -> list[str]:
    return [" ".join(word or "-" for word in found.row(number)) for number in range(len(found.readings))]


def moved(found: Collation) -> list[str]:
    rows = [(move, found.row(min(move.rows))) for move in found.moves]
    return [" ".join(row[at] for at in move.columns) for move, row in rows]


@pytest.mark.parametrize(("texts", "expected", "moves", "why"), [pytest.param(*row, id=row[-1]) for row in ROWS])
def test_collation(texts: list[str], expected: list[str], moves: list[str], why: str) -> None:
    found = collate(texts)
    assert table(found) == expected, why
    assert moved(found) == moves, why


@given(readings())
def test_every_word_of_every_reading_stands_in_exactly_one_column_in_its_order(texts: list[str]) -> None:
    found = collate(texts)
    for number, text in enumerate(texts):
        spans = [cell for column in found.columns if (cell := column.cells[number]) is not None]
        assert spans == sorted(set(spans))
        inside = [any(span.holds(word.span) for span in spans) for word in words(text)]
        assert all(inside)
    assert all(any(cell is not None for cell in column.cells) for column in found.columns)


@given(readings(), st.randoms(use_true_random=False))
def test_readings_that_change_places_change_nothing_else(texts: list[str], random: Random) -> None:
    """CollateX's #66."""
    order = list(range(len(texts)))
    random.shuffle(order)
    found, turned = collate(texts), collate([texts[number] for number in order])
    assert [[column.cells[number] for number in order] for column in found.columns] == [
        list(column.cells) for column in turned.columns
    ]
    assert [move.columns for move in found.moves] == [move.columns for move in turned.moves]


@given(readings())
def test_a_reading_printed_twice_adds_no_column(texts: list[str]) -> None:
    assert len(collate([*texts, *texts]).columns) == len(collate(texts).columns)


@given(readings())
def test_words_in_one_column_differ_only_where_it_says_so(texts: list[str]) -> None:
    for column in collate(texts).columns:
        assert [cell is None for cell in column.cells] == [variant is None for variant in column.variants]


@given(readings())
def test_moves_are_words_that_both_sides_have_in_other_columns(texts: list[str]) -> None:
    found = collate(texts)
    for move in found.moves:
        here = [w.casefold() for w in (found.row(move.rows[0])[at] for at in move.columns)]
        there = [w.casefold() for w in (found.row(move.other_rows[0])[at] for at in move.other_columns)]
        assert here == there
        assert not set(move.columns) & set(move.other_columns)


def test_a_very_long_pair_of_other_words_is_set_side_by_side() -> None:
    one, two = (" ".join(f"{letter}{number}" for number in range(400)) for letter in "ab")
    assert len(collate([one, two]).columns) == 400


def test_punctuation_can_count_as_words() -> None:
    found = collate(["yes, we can", "yes we can"], settings=Settings(fold_punctuation=False))
    assert table(found) == ["yes , we can", "yes - we can"]
    assert found.columns[1].cells == (Span(3, 4), None)
