"""Furniture and sub-heads: what belongs to the page and not to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.extract import extract_article
from quotematch.extract.marks.furniture import is_furniture, is_heading
from quotematch.extract.marks.page_links import page_links
from quotematch.lexicon import table
from quotematch.models import Article
from quotematch.text.paragraphs import paragraphs

FURNITURE = [
    ("ADVERTISEMENT", "the word alone, in capitals"),
    ("- Advertisement -", "with dashes around it"),
    ("Story continues below advertisement", "a phrase and more words"),
    ("Read more: What the firm wants", "a link to another story"),
    ("READ MORE", "a link whose title is lost"),
    ("Photo: Reuters", "a picture credit"),
    ("Demonstrators in Kabul on Friday. (Reuters)", "a caption that closes with an agency"),
    ("A tram in south London - AFP", "a caption with a dash before the agency"),
    ("Sign up for our newsletter to get the news every morning.", "a call to subscribe"),
    ("Featured image credits: Getty Images for a blog", "a credit in other words"),
    ("For more stories like it, click the button at the top of this page.", "a call to follow"),
    ("Don\N{RIGHT SINGLE QUOTATION MARK}t miss the best of the week", "a curly apostrophe in the phrase"),
    ("* * *", "a divider"),
    ("", "nothing"),
]
TEXT = [
    ("He read more.", "the words of a phrase elsewhere in the sentence"),
    ("Adverts are banned, he said.", "a word that only begins like one of the list"),
    ("Watching the vote, she smiled.", "the same"),
    ("The pictures were taken by Reuters.", "an agency named in a sentence"),
    ("Share prices fell on Friday.", "a word that stands alone only as furniture"),
    ("Related parties must say so.", "the same"),
    ("\N{LEFT DOUBLE QUOTATION MARK}Yes.\N{RIGHT DOUBLE QUOTATION MARK}", "a short quote"),
    ("Read more " + "words " * 60, "a long paragraph is text"),
]
HEADINGS = [
    ("On mass domestic surveillance", True, "a few words, no stop"),
    ("Who decides?", True, "a question can be a sub-head"),
    ("He agreed.", False, "a sentence"),
    ("and so on", False, "no capital"),
    ("He said that the firm would go on with its work in the field for years", False, "too long"),
    ("", False, "nothing"),
]


@pytest.mark.parametrize(("paragraph", "why"), FURNITURE, ids=[why for _, why in FURNITURE])
def test_furniture_is_told(paragraph: str, why: str) -> None:
    assert is_furniture(paragraph)


@pytest.mark.parametrize(("paragraph", "why"), TEXT, ids=[f"{n} {row[1]}" for n, row in enumerate(TEXT)])
def test_text_is_left_alone(paragraph: str, why: str) -> None:
    assert not is_furniture(paragraph)


@pytest.mark.parametrize(("paragraph", "expected", "why"), HEADINGS, ids=[why for _, _, why in HEADINGS])
def test_headings_are_told_by_shape(paragraph: str, expected: bool, why: str) -> None:
    assert is_heading(paragraph) is expected


@given(st.text(max_size=500))
def test_no_sentence_is_a_heading_and_nothing_long_is_either(paragraph: str) -> None:
    assert not is_heading(f"{paragraph}.")
    assert not is_furniture(paragraph + "x" * 401)
    assert not is_heading(paragraph + "x" * 201)


@given(st.text(max_size=60))
def test_a_paragraph_without_a_letter_or_a_figure_is_furniture(paragraph: str) -> None:
    bare = "".join(char for char in paragraph if not char.isalnum() and char.isascii())
    assert is_furniture(bare)


def test_phrases_are_in_lower_case_and_none_stands_twice() -> None:
    for phrases in table("en", "furniture").values():
        assert [phrase.casefold() for phrase in phrases] == phrases
        assert len(set(phrases)) == len(phrases)


LINKS = [
    ("READ MORE: ‘We go on’, says Ada Holm", [0], "a headline behind the words of a link"),
    ("Related | Ada Holm: ‘We go on’", [0], "a stroke for the colon"),
    ("[More: Ada Holm says the mill will close]", [0], "in brackets"),
    ("Photo: Ada Holm said on Monday that the mill would close.", [0], "a caption"),
    ("Sign up for our letter and read what Ada Holm says.", [0], "a call, which needs no colon"),
    (
        "Read more:\nAda Holm says no\nWho said yes?\nThe mill closed.",
        [0, 1, 2],
        "headlines under a heading, up to a sentence",
    ),
    ("Read more:\n“We go on,” said Ada Holm.”", [0], "a quotation is no headline"),
    ("Read more\nAda Holm says no", [], "a heading without a colon heads nothing"),
    ("Moreover: Ada Holm says no.", [], "a word that only begins like a phrase"),
    ("Watch the mill: Ada Holm says it will close.", [], "the phrase goes on before the colon"),
    ("Video of the mill shows smoke, Ada Holm said.", [], "the word at the head of a sentence"),
    ("More: " + "words " * 60, [], "a long paragraph is text"),
]


@pytest.mark.parametrize(("text", "expected", "why"), LINKS, ids=[why for _, _, why in LINKS])
def test_links_of_the_page_are_told_by_what_they_begin_with(text: str, expected: list[int], why: str) -> None:
    assert sorted(page_links(text, paragraphs(text))) == expected


LINK = st.sampled_from([
    "READ MORE: ‘We go on’, says Bo Winge", "Related | “Never again,” said Bo Winge", "Photo: Bo Winge said he was sad",
    "Subscribe to our letter: Bo Winge says “yes to that”.", "More: Bo Winge’s “plan",
])  # fmt: skip
STORY = st.sampled_from([
    "“We close in May,” Ada Holm said.", "Ada Holm said that the mill would close.", "The mill was built by hand.",
    "“The pumps go first.", "“The wheel goes last,” she said.",
])  # fmt: skip


@given(st.lists(STORY, min_size=1, max_size=5), st.lists(LINK, min_size=1, max_size=5))
def test_links_between_paragraphs_change_no_quote(story: list[str], links: list[str]) -> None:
    """An article has the same quotes and problems with links between its paragraphs as without."""
    between = [part for k, one in enumerate(story) for part in (one, *links[k : k + 1])]
    plain = extract_article(Article(id="a", text="\n\n".join(story)))
    mixed = extract_article(Article(id="a", text="\n\n".join(between)))
    assert [quote.text for quote in mixed[0]] == [quote.text for quote in plain[0]]
    assert [one.code for one in mixed[1]] == [one.code for one in plain[1]]
