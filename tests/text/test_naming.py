"""Names, roles and bodies as texts print them: a table of cases, and the laws of the search for capitals."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.text.capitals import find_runs, names_in, run_pattern
from quotematch.text.casting import cast_of
from quotematch.text.naming import fold_name, naming, quotation_marks
from quotematch.text.roles import held_in

TABLE = tomllib.loads((Path(__file__).parent / "cases_naming.toml").read_text(encoding="utf-8"))


def rows(kind: str) -> pytest.MarkDecorator:
    """The cases of one kind, as parameters named by their reason."""
    return pytest.mark.parametrize("row", TABLE[kind], ids=[row["why"] for row in TABLE[kind]])


@rows("run")
def test_the_names_in_a_run(row: dict[str, Any]) -> None:
    assert [[name.kind, " ".join(name.words)] for name in names_in(row["text"])] == row["names"]


@rows("cast")
def test_whom_a_text_names(row: dict[str, Any]) -> None:
    persons = cast_of(row["text"]).persons
    assert [[p.name, p.gender, " ".join(held.role for held in p.held)] for p in persons] == row["persons"]


@rows("short")
def test_what_a_short_form_stands_for(row: dict[str, Any]) -> None:
    body = cast_of(row["text"]).short.get((row["form"],))
    assert (body.name if body else "") == row["body"]


@rows("role")
def test_the_role_that_ends_a_phrase(row: dict[str, Any]) -> None:
    held = held_in(row["phrase"], 0, naming())
    assert (held.role if held else "", sorted(held.beside) if held else []) == (row["role"], row["beside"])


@rows("first")
def test_first_names_of_one_person(row: dict[str, Any]) -> None:
    lexicon = naming()
    assert lexicon.same_first(row["a"], row["b"]) is lexicon.same_first(row["b"], row["a"]) is row["same"]


# ---- laws

# fmt: off
PIECES = st.sampled_from([
    "al-", "d’", "l'", "i", "e", "Mc", "Lee", "O’Neill", "J.K.", "@", "#", "_", " ", "\N{NO-BREAK SPACE}", "-", "é",
    "É", "U.S.", "von der ",
    "Sen. ", "mr. ", "Jr.", "ST.", "abC", "ash-", "’", "“", "\n", "1", "Ⅷ", "ǅ", "ß", "\U0001d400",
])
# fmt: on


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=60), st.sampled_from(["en", "de"]))
def test_runs_are_those_of_the_pattern(text: str, language: str) -> None:
    """The search from capital to capital finds what the pattern finds anywhere."""
    plain = [match.span() for match in run_pattern(language).finditer(text)]
    assert [match.span() for match in find_runs(text, language)] == plain


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=60))
def test_mentions_stand_in_order_and_hold_words(text: str) -> None:
    """Each mention of a cast is a stretch of the text that is not empty, behind the one before it."""
    mentions = cast_of(text).mentions
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(st.text(max_size=30))
def test_folding_a_folded_name_changes_nothing(word: str) -> None:
    assert fold_name(fold_name(word)) == fold_name(word)


def test_quotation_marks_are_those_of_locales_and_those_that_turn_up_besides() -> None:
    marks = quotation_marks()
    assert set('"“”„«»＂‟') <= set(marks)
    assert not set("'’‘`") & set(marks)
