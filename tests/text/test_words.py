"""Words: what the faster pattern finds is what a word is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.text.words import WORD, count_words, printed, words

MIXED = st.text(
    st.one_of(
        st.sampled_from("aZ09_.,:;'- éß²½’‘ʼ\xad\u0301\u200b\u200d漢ก"),
        st.characters(max_codepoint=0x0250),
        st.characters(min_codepoint=0x2000, max_codepoint=0x20B0),
    )
)


@given(MIXED, st.integers(0, 9), st.integers(0, 9))
def test_words_are_what_the_definition_finds(text: str, start: int, cut: int) -> None:
    end = max(0, len(text) - cut)
    places = [match.span() for match in WORD.finditer(text, start, end)]
    assert [(word.start, word.end) for word in words(text, start, end)] == places
    assert printed(text, start, end) == [text[a:b] for a, b in places]
    assert count_words(text, start, end) == len(places)


def test_every_character_of_print_is_seen_alike() -> None:
    odd = [
        chr(code)
        for code in range(0x3000)
        for text in (f"a{chr(code)}b", f"1{chr(code)}2", f"a{chr(code)}1.{chr(code)}.b.")
        if printed(text) != WORD.findall(text)
    ]
    assert odd == []


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("The U.S. won’t", ["The", "U.S.", "won’t"], "a curly apostrophe is part of its word"),
        ("a short-term plan", ["a", "short", "term", "plan"], "hyphens part words"),
        ("1,000 on the 21st", ["1,000", "on", "the", "21st"], "figures keep their commas and endings"),
        ("co\xadoperate", ["co\xadoperate"], "a hyphen that is not seen parts nothing"),
        ("dogs' tails", ["dogs", "tails"], "an apostrophe at the end is none of the word's"),
        ("ex\u200bample", ["ex", "ample"], "a word may end at a space of no width"),
    ],
)
def test_what_a_word_is(text: str, found: list[str], why: str) -> None:
    assert printed(text) == found
