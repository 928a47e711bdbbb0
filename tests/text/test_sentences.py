"""Sentences: where a paragraph is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.lexicon import LANGUAGES
from quotematch.text.sentences import sentences

PARTS = ["He left", "she", "Mr", "Jan", "U.S", "J", "I", "30", "@lee", ".", "!", "?", "...", "。", "好", " ", "\t"]
MARKS = ["“", "”", '"', "'", "(", ")", "-", "\x1c", "\N{IDEOGRAPHIC SPACE}"]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("", [], "nothing is no sentence"),
        (" \t ", [], "nor is white space"),
        ("  He left. She stayed!  ", ["He left.", "She stayed!"], "white space at the ends is outside"),
        ("“Go.” He went.", ["“Go.”", "He went."], "a closing mark belongs to its sentence"),
        ("Mr. Lee left. He had to.", ["Mr. Lee left.", "He had to."], "a title ends no sentence"),
        ("They lost the boat.The crew swam.", ["They lost the boat.", "The crew swam."], "a page that lost a space"),
        (
            "It is at Boats.Com, by U.S.Mail.",
            ["It is at Boats.Com, by U.S.Mail."],
            "dots of an address and of initials",
        ),
        ("好。吃。", ["好。", "吃。"], "some scripts put no space between sentences"),
    ],
)
def test_sentences(text: str, expected: list[str], why: str) -> None:
    assert [span.of(text) for span in sentences(text)] == expected, why


@given(parts=st.lists(st.sampled_from([*PARTS, *MARKS]), max_size=25), language=st.sampled_from(LANGUAGES))
def test_sentences_hold_all_but_white_space(parts: list[str], language: str) -> None:
    text = "".join(parts)
    found = sentences(text, language=language)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)


@given(
    parts=st.lists(st.sampled_from([*PARTS, *MARKS]), max_size=25),
    lead=st.integers(0, 3),
    language=st.sampled_from(LANGUAGES),
)
def test_white_space_around_changes_nothing(parts: list[str], lead: int, language: str) -> None:
    text = "".join(parts)
    moved = [(start + lead, end + lead) for start, end in sentences(text, language=language)]
    assert sentences(" " * lead + text + " ", language=language) == moved
