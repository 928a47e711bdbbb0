"""Reported speech: a table of cases set out by hand, and laws that hold for any text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotematch.extract import extract_article
from quotematch.models import Article

#: Tables of cases, and the tag of the articles in them; None leaves the language to be guessed.
_TABLES = {"speech": None, "cues": None, "topics": None, "set_off": None, "german": "de"}
CASES: list[dict[str, Any]] = [
    {**row, "language": language}
    for name, language in _TABLES.items()
    for row in tomllib.loads((Path(__file__).parent / f"cases_{name}.toml").read_text(encoding="utf-8"))["case"]
]


def _rows() -> list[Any]:
    return [
        pytest.param(
            row,
            id=row["why"],
            marks=[pytest.mark.xfail(reason=row["fails"], strict=True)] if "fails" in row else [],
        )
        for row in CASES
    ]


@pytest.mark.parametrize("row", _rows())
def test_case(row: dict[str, Any]) -> None:
    """Each sentence yields the quotes that a careful reader marks in it, and no others."""
    text = row["text"]
    quotes, _ = extract_article(Article(id="case", text=text, language=row["language"]))
    found = [
        {
            "content": " | ".join(span.of(text) for span in quote.spans),
            "by": quote.speaker.mention.of(text) if quote.speaker and quote.speaker.mention else "",
            "form": "topic" if quote.is_topic else quote.form.value,
        }
        for quote in quotes
        if not quote.is_term
    ]
    assert found == row["quotes"]


# fmt: off
PIECES = st.sampled_from([
    "The minister", " said", " that", " the bridge", " would", " close", " and", " added", " asked", " whether",
    " according to", " who", " U.S.", " Mr. Lee", " 5", ",", ".", ":", ";", " —", " (", ")", "[", "]", " “", "”", " '",
    "’s", " “no”", "\n", "\r\n",
])
# fmt: on


@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200)))
def test_any_text_is_read(text: str) -> None:
    """Whatever the text: spans lie in it, in order, and a passage holds only words of its quote."""
    article = Article(id="any", text=text)
    quotes, problems = extract_article(article)
    for quote in quotes:
        assert quote.spans
        assert all(0 <= span.start < span.end <= len(article.text) for span in quote.spans)
        assert all(a.end <= b.start for a, b in pairwise(quote.spans))
        assert quote.text == " ".join(article.text[span.start : span.end] for span in quote.spans)
        for passage in quote.passages:
            assert all(any(whole.holds(span) for whole in quote.spans) for span in passage.spans)
    assert all(problem.article_id == "any" for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee discussed " + ", ".join(["taxes", "mills", "the port of Ellery"] * 2_000) + ".",
        "Ann Lee" + ", helped Ray" * 4_000 + ", said that the bridge would close.",
        "Ann Lee" + ", helped Ray, a nurse" * 3_000 + ", said that the bridge would close.",
        "Ann Lee" + ", helped Ray -- a nurse --" * 3_000 + " said that the bridge would close.",
    ],
    ids=["nouns", "clauses", "appositions", "asides"],
)
def test_rows_of_any_length_are_read(text: str) -> None:
    """A row of thousands of nouns or clauses in one sentence costs no more than its length, and no article."""
    quotes, problems = extract_article(Article(id="row", text=text))
    assert len(quotes) <= 1
    assert not problems


@example("The minister said: “They told us, ‘She said, “We will close it,” and left,’ at noon.”")
@given(st.lists(PIECES, max_size=60).map("".join))
def test_quotes_overlap_only_when_nested(text: str) -> None:
    """Two quotes of one article share words only when one is nested in the other."""
    quotes, _ = extract_article(Article(id="any", text=text))
    for at, one in enumerate(quotes):
        for other in quotes[at + 1 :]:
            if any(a.overlaps(b) for a in one.spans for b in other.spans):
                assert one.id == other.parent_id or other.id == one.parent_id or _kin(one, other, quotes)


def _kin(one: Any, other: Any, quotes: list[Any]) -> bool:
    """Whether one of the two stands somewhere above the other."""
    parents = {quote.id: quote.parent_id for quote in quotes}

    def above(quote_id: str) -> set[str]:
        found: set[str] = set()
        while (parent := parents.get(quote_id)) and parent not in found:
            found.add(parent)
            quote_id = parent
        return found

    return one.id in above(other.id) or other.id in above(one.id)


@given(st.lists(PIECES, min_size=3, max_size=40).map("".join), st.lists(PIECES, max_size=20).map("".join))
def test_what_follows_in_another_paragraph_changes_no_indirect_quote(text: str, rest: str) -> None:
    """Reported clauses of a paragraph do not depend on the paragraphs behind it, marks apart."""
    unmarked = {ord(c): " " for c in "“”'’\n\r:"} | {ord(","): ", "}  # two commas side by side are a mark too
    plain, more = text.translate(unmarked), rest.translate(unmarked)
    alone = extract_article(Article(id="a", text=plain))[0]
    both = extract_article(Article(id="a", text=plain + "\n\n" + more))[0]
    assert [q.spans for q in alone] == [q.spans for q in both if q.spans[-1].end <= len(plain)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "The ferry, Lee said, was safe in all weathers.",
            ["The ferry was safe in all weathers"],
            "a claim that the report interrupts is one passage",
        ),
        (
            "It is not true, Lee said, that the ferry was unsafe.",
            ["It is not true the ferry was unsafe"],
            "so is one with its denial in front, which must not get lost",
        ),
        (
            "The ferry was safe, Lee said. It would sail again in March, she added.",
            ["The ferry was safe", "It would sail again in March"],
            "two sentences are two",
        ),
    ],
)
def test_passages_of_reported_claims(text: str, expected: list[str], why: str) -> None:
    quotes, _ = extract_article(Article(id="case", text=text))
    assert [passage.text for quote in quotes for passage in quote.passages] == expected, why
