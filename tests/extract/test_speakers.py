"""Speakers: a table of cases set out by hand, and laws that hold for any text and any attributions."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.extract.records import Attribution
from quotematch.extract.speakers.implausible import shortened
from quotematch.extract.speakers.mentions import read_mention
from quotematch.extract.speakers.resolving import resolve
from quotematch.models import Speaker
from quotematch.spans import Span
from quotematch.text.naming import naming

TABLE = tomllib.loads((Path(__file__).parent / "cases_speakers.toml").read_text(encoding="utf-8"))
CASES = TABLE["case"]
START, END = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """Take the brackets out of a case: the text, and the mentions that stood in them."""
    text, mentions, start = "", [], 0
    for char in marked:
        if char == START:
            start = len(text)
        elif char == END:
            mentions.append(Span(start, len(text)))
        else:
            text += char
    return text, mentions


def quoted_in(text: str) -> list[Span]:
    """What stands in curly quotation marks."""
    starts = [k + 1 for k, char in enumerate(text) if char == OPEN]
    ends = [k for k, char in enumerate(text) if char == CLOSE]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True)]


def attributions(case: dict[str, Any]) -> tuple[str, list[Attribution]]:
    """One attribution for each mention; all quoted words belong to the last one that is not nested."""
    text, mentions = unmarked(case["text"])
    nested = case.get("nested", [-1] * len(mentions))
    found = [
        Attribution([], mention=mention, parent=parent if parent >= 0 else None)
        for mention, parent in zip(mentions, nested, strict=True)
    ]
    outer = [a for a in found if a.parent is None][-1]
    outer.quoted.extend(quoted_in(text))
    return text, found


def speakers_of(case: dict[str, Any]) -> list[str]:
    text, found = attributions(case)
    return [speaker.name if speaker else "?" for speaker in resolve(text, found)]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(reason=case["xfail"], strict=True) if "xfail" in case else ())
        for case in CASES
    ],
    ids=[case["why"] for case in CASES],
)
def test_case(case: dict[str, Any]) -> None:
    assert speakers_of(case) == case["speakers"]


def test_every_case_says_something_of_its_own() -> None:
    assert len({case["why"] for case in CASES}) == len({case["text"] for case in CASES}) == len(CASES)


def test_following_attributions_share_the_speaker_and_its_mention() -> None:
    text = "“No,” Bo Winge said.\n\n“Never.”\n\n“Not once.”"
    mention = Span(6, 14)
    found = resolve(text, [Attribution([], mention=mention), Attribution([], follows=0), Attribution([], follows=1)])
    assert found == [Speaker(name="Bo Winge", mention=mention)] * 3


def test_without_mention_and_without_predecessor_the_speaker_is_unknown() -> None:
    assert resolve("“No.”", [Attribution([Span(1, 4)])]) == [None]


def test_attributions_that_follow_each_other_in_a_circle_are_unknown() -> None:
    circle = [Attribution([], follows=1), Attribution([], follows=0)]
    assert resolve("“No.” “Yes.”", circle) == [None, None]


def test_a_long_chain_of_followers_reaches_its_head() -> None:
    count = 20_000
    chain = [Attribution([], follows=k + 1) for k in range(count)] + [Attribution([], mention=Span(0, 8))]
    assert {speaker.name for speaker in resolve("Bo Winge said no.", chain) if speaker} == {"Bo Winge"}


def test_the_order_of_attributions_makes_no_difference() -> None:
    text, mentions = unmarked("⟦Ada Falk⟧ said no. ⟦Karl Moss⟧ said yes. ⟦She⟧ said it was late. ⟦He⟧ left.")
    forwards = resolve(text, [Attribution([], mention=mention) for mention in mentions])
    backwards = resolve(text, [Attribution([], mention=mention) for mention in reversed(mentions)])
    assert forwards == backwards[::-1]


def test_no_attributions_no_speakers() -> None:
    assert resolve("Ada Falk left.", []) == []


# ---- laws

WORDS = st.sampled_from([*TABLE["loose_words"], "\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


@st.composite
def scenes(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """A text, and attributions whose spans and links may be anything."""
    text = draw(TEXTS)
    place = st.integers(-3, len(text) + 3)
    spans = st.tuples(place, place).map(lambda pair: Span(min(pair), max(pair)))
    links = st.none() | st.integers(-2, 8)
    one = st.builds(
        Attribution,
        content=st.lists(spans, max_size=2),
        quoted=st.lists(spans, max_size=2),
        mention=st.none() | spans,
        follows=links,
        parent=links,
    )
    return text, draw(st.lists(one, max_size=7))


@given(scenes())
def test_any_attributions_get_one_answer_each(scene: tuple[str, list[Attribution]]) -> None:
    text, found = scene
    assert len(resolve(text, found)) == len(found)


@given(scenes())
def test_names_are_words_of_the_text_and_mentions_lie_in_it(scene: tuple[str, list[Attribution]]) -> None:
    text, found = scene
    for speaker in resolve(text, found):
        if speaker is not None:
            assert speaker.name
            assert speaker.name in text
            assert speaker.mention is not None
            assert 0 <= speaker.mention.start < speaker.mention.end <= len(text)


@given(scenes())
def test_resolving_twice_gives_the_same(scene: tuple[str, list[Attribution]]) -> None:
    text, found = scene
    assert resolve(text, found) == resolve(text, found)


@given(st.text(max_size=80))
def test_a_reading_points_into_its_mention(mention: str) -> None:
    reading = read_mention(mention)
    if reading is not None:
        assert 0 <= reading.start < reading.end <= len(mention)


# ---- lexicon


def test_titles_that_stand_for_roles_stand_for_known_ones() -> None:
    lexicon = naming()
    assert set(lexicon.title_roles.values()) <= lexicon.roles


def test_words_that_tell_a_gender_are_of_one_gender_only() -> None:
    from quotematch.lexicon import table

    names = table("en", "first_names")
    male, female, either = (names[kind].split() for kind in ("male", "female", "either"))
    assert not set(male) & set(female)
    assert not (set(male) | set(female)) & set(either)


@pytest.mark.parametrize("role", ["spokesman", "ceo", "lawyer", "founder"])
def test_synonyms_hold_both_ways(role: str) -> None:
    lexicon = naming()
    assert all(lexicon.alike(other, role) >= 2 for other in lexicon.same[role])


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        (f"the leaflet {OPEN}closed", "the leaflet"),
        (f"the leaflet {OPEN}Closed{CLOSE}", f"the leaflet {OPEN}Closed{CLOSE}"),
        (f"the miller's {OPEN}Closed", f"the miller's {OPEN}Closed"),
        (f"{OPEN}Closed", f"{OPEN}Closed"),
    ],
    ids=["unclosed", "closed", "owned", "nothing before it"],
)
def test_an_opening_mark_that_nothing_closes_is_cut_off(phrase: str, name: str) -> None:
    assert shortened(phrase) == name
