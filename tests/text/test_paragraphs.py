"""Paragraphs: lines that are not empty, as spans without the white space around them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.text.paragraphs import paragraphs

CASES = [
    ("", [], "nothing"),
    (" \n\t\r\n ", [], "nothing but white space"),
    ("One.", ["One."], "no line end"),
    ("One.\nTwo.", ["One.", "Two."], "one line end parts paragraphs"),
    ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."], "CR LF stays outside"),
    ("  One. \n\n\n\tTwo.", ["One.", "Two."], "white space at the ends stays outside"),
    ("One.\N{LINE SEPARATOR}Two.\N{PARAGRAPH SEPARATOR}Three.", ["One.", "Two.", "Three."], "Unicode line ends"),
    ("One\N{NO-BREAK SPACE}two", ["One\N{NO-BREAK SPACE}two"], "inner spaces stay"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_cases(text: str, expected: list[str], why: str) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


@given(st.text(alphabet="ab \n\r\t\x0b\u2028\u00a0", max_size=60))
def test_every_character_but_white_space_stands_in_one_paragraph(text: str) -> None:
    spots = paragraphs(text)
    inside = "".join(char for span in spots for char in span.of(text) if not char.isspace())
    assert inside == "".join(char for char in text if not char.isspace())
    assert all(one.end < other.start for one, other in pairwise(spots))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spots)
