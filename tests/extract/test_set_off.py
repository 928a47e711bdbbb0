"""What is set off without marks: laws that hold for any story, post and order of paragraphs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quotematch.extract import extract_article
from quotematch.extract.marks.pieces import find_pieces
from quotematch.extract.marks.posts import posts
from quotematch.lexicon import table
from quotematch.models import Article
from quotematch.settings import Settings
from quotematch.text.paragraphs import paragraphs

#: The reporter's paragraphs: no marks, no cues, nobody whom a post names.
REPORTER = st.sampled_from([
    "The mill stood still on Monday.", "Rain fell on the valley, and the river rose.", "Nobody came to the bridge.",
])  # fmt: skip
WORDS = st.lists(
    st.sampled_from(["we", "open", "soon", "the pumps", "run", "again", "never", "boots"]), min_size=1, max_size=12
)
SIGNED = st.tuples(
    WORDS.map(lambda words: " ".join(words).capitalize() + "."),
    st.sampled_from(["Ada Holm (@adaholm)", "Bo Winge (@bo.winge)", "RT (@rt_example)"]),
    st.sampled_from([" ", "\n", "\n\n", " pic.twitter.com/Ab12", "\r\n"]),
    st.sampled_from(["— ", "– ", "- ", "—"]),
)
# fmt: off
SIGNS = st.sampled_from([
    "We open", " soon", ".", "\n", " — ", "—", "- ", "Ada Holm", " (@adaholm)", " @adaholm", " March 3, 2024", " · 3h",
    "“", "”", '"', "9:14 AM - 3 Mar 2024", "12 Retweets", "pic.twitter.com/a1", "tweeted:", "<", "@", "(@", ")",
    "A post shared by ",
])
# fmt: on


def _printed(post: tuple[str, str, str, str]) -> str:
    words, name, between, dash = post
    return f"{words}{between if between.strip() == '' else between + ' '}{dash}{name} March 3, 2024"


@given(st.lists(st.one_of(REPORTER, SIGNED), min_size=1, max_size=6))
def test_a_signed_post_is_its_author_s_and_the_reporter_s_words_are_nobody_s(
    story: list[str | tuple[str, str, str, str]],
) -> None:
    """Whatever stands around a post, its words and no others are quoted, by the name that signs it."""
    text = "\n\n".join(one if isinstance(one, str) else _printed(one) for one in story)
    quotes, problems = extract_article(Article(id="a", text=text))
    want = [(one[0], one[1].split(" (")[0]) for one in story if not isinstance(one, str)]
    found = [
        (quote.text, quote.speaker.mention.of(text) if quote.speaker and quote.speaker.mention else "")
        for quote in quotes
    ]
    assert found == want
    assert not problems


@given(st.lists(SIGNS, max_size=50).map("".join))
def test_posts_lie_apart_each_in_one_paragraph(text: str) -> None:
    """No two posts share a code point, and none reaches over the end of its paragraph."""
    spots = paragraphs(text)
    found = posts(text, spots, Settings(), lambda code, place: None)
    assert all(a.end <= b.body.start for a, b in pairwise(found))
    for post in found:
        assert any(spot.holds(post.body) for spot in spots)
        assert post.signed.of(text).strip()
    find_pieces(text)


def test_words_of_the_services_are_in_lower_case_and_none_stands_twice() -> None:
    for phrases in table(None, "posts").values():
        assert [phrase.casefold() for phrase in phrases] == phrases
        assert len(set(phrases)) == len(phrases)


#: Two who speak, and one of them again, in any order from there on.
TURNS = st.tuples(
    st.permutations(["WINGE", "HOLM", "Q"]),
    st.lists(WORDS, min_size=3, max_size=8),
    st.lists(st.integers(0, 2), max_size=5),
).map(lambda drawn: list(zip([drawn[0][k] for k in (0, 1, 0, *drawn[2])], drawn[1], strict=False)))


@given(REPORTER, TURNS, REPORTER)
def test_who_takes_turns_is_quoted_turn_by_turn(before: str, turns: list[tuple[str, list[str]]], after: str) -> None:
    """Each turn is a quote of its own by its label, and the reporter's words around the transcript are in none."""
    lines = [f"{name}: {' '.join(words).capitalize()}." for name, words in turns]
    text = "\n".join([before, *lines, after])
    quotes, _ = extract_article(Article(id="a", text=text))
    found = [
        (quote.speaker.mention.of(text) if quote.speaker and quote.speaker.mention else "", quote.text)
        for quote in quotes
    ]
    assert found == [(name, line.partition(": ")[2]) for (name, _), line in zip(turns, lines, strict=True)]


QUOTING = st.tuples(
    WORDS.map(lambda words: " ".join(words).capitalize()),
    st.sampled_from(["“{},” Ada Holm said.", "Ada Holm said: “{}.”", "“{}!” said Bo Winge.", "“{}”, said Bo Winge."]),
).map(lambda drawn: drawn[1].format(drawn[0]))


@given(st.lists(st.one_of(REPORTER, QUOTING), min_size=1, max_size=6), st.sampled_from("?\N{REPLACEMENT CHARACTER}"))
def test_marks_that_are_lost_hold_what_they_held(story: list[str], lost: str) -> None:
    """A text whose marks have all become one sign has the quotes that it had, by the same speakers."""
    text = "\n".join(story)
    before, _ = extract_article(Article(id="a", text=text))
    after, _ = extract_article(Article(id="a", text=text.replace("“", lost).replace("”", lost)))
    assert [(one.spans, one.speaker, one.form) for one in after] == [
        (one.spans, one.speaker, one.form) for one in before
    ]


def test_hundreds_of_posts_in_one_paragraph_are_read_one_by_one() -> None:
    text = " ".join(f"We open at {number}. — Ada Holm (@adaholm) March 3, 2024" for number in range(300))
    quotes, _ = extract_article(Article(id="a", text=text))
    assert [quote.text for quote in quotes] == [f"We open at {number}." for number in range(300)]


def test_what_is_too_long_for_a_post_is_a_problem_at_the_name_that_signs_it() -> None:
    text = "The river rose all day. " * 20 + "— Ada Holm (@adaholm) March 3, 2024"
    quotes, problems = extract_article(Article(id="a", text=text))
    assert not quotes
    assert [(one.code, one.span.of(text) if one.span else "") for one in problems] == [("long_post", "Ada Holm")]
