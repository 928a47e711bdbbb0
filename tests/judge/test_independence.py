"""Outlets that print one text are one witness."""

from __future__ import annotations

from functools import reduce
from itertools import permutations
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch.judge.independence import _FACTOR, _KEPT, _MASK, _shingles, shared_texts, voices
from quotematch.judge.outside import Outside, Stretch
from quotematch.models import Article, Role
from quotematch.settings import Settings

WIRE = (
    "The council of Riverton met on Tuesday evening to decide what should become of the old bridge after a survey "
    "found cracks in its piers. Engineers had advised the town to close it before the winter, while traders in the "
    "harbour quarter feared for their business. More than three hundred residents came to the town hall, and the "
    "debate went on until shortly before midnight. A second meeting has been called for the first week of next month. "
)
OWN = (
    "Shopkeepers along the quay breathed a little easier this morning. For weeks there had been rumours about the "
    "crossing that brings most of their customers, and nobody at the mayor's office wanted to say anything certain. "
    "Now there is a decision, although it came late, after speeches by dozens of people who live over there and who "
    "would otherwise have to drive around the whole bay. Repairs will be paid for out of the reserve. "
)
QUOTE = "“The old bridge will stay open all winter,” Mayor Ann Lee said."


def corpus(*texts: str, role: Role = Role.REPORT) -> list[Article]:
    return [Article(id=f"{n}", outlet="ABCDE"[n], text=text, role=role) for n, text in enumerate(texts)]


def pairs(articles: list[Article], settings: Settings = Settings()) -> list[tuple[str, str]]:
    return [one.articles for one in shared_texts(articles, Outside([]), settings)]


@pytest.mark.parametrize(
    ("articles", "expected", "why"),
    [
        (corpus(WIRE, WIRE, OWN), [("0", "1")], "one text in two outlets"),
        (corpus(WIRE, "From our desk. " + WIRE[:300]), [("0", "1")], "a cut text is the text"),
        (corpus(WIRE, OWN), [], "two texts on one event"),
        (corpus(QUOTE, QUOTE), [], "too little text to tell"),
        ([article.model_copy(update={"outlet": "A"}) for article in corpus(WIRE, WIRE)], [], "one outlet"),
        ([*corpus(WIRE), *corpus(OWN, WIRE, role=Role.PRIMARY)[1:]], [], "a primary source is no outlet"),
    ],
)
def test_shared_texts(articles: list[Article], expected: list[tuple[str, str]], why: str) -> None:
    assert pairs(articles) == expected, why


def test_what_stands_inside_quotes_does_not_count() -> None:
    speech = [f"{own} “{WIRE.strip()}” said Ann Lee." for own in (OWN, OWN[::-1])]
    articles = corpus(*speech)
    quotes = [quote for article in articles for quote in qm.extract(article)]
    assert shared_texts(articles, Outside(quotes)) == ()
    assert pairs(articles) == [("0", "1")]


def test_the_order_of_articles_makes_no_difference() -> None:
    articles = corpus(WIRE, OWN, WIRE, OWN + WIRE)
    assert len({tuple(pairs(list(order))) for order in permutations(articles)}) == 1


def test_one_text_in_very_many_outlets_makes_one_group() -> None:
    articles = [Article(id=f"{n:03}", outlet=f"O{n:03}", text=WIRE) for n in range(60)]
    found = shared_texts(articles, Outside([]))
    assert len(found) == 59
    assert set(voices(articles, found).values()) == {"O000"}


def said(result: qm.Reconciliation) -> list[str]:
    return [str(quote.verdict) for quote in result.quotes if quote.text.startswith("The old bridge")]


def test_groups_are_counted_and_verdicts_follow_when_asked() -> None:
    articles = corpus(WIRE + QUOTE, WIRE + QUOTE, OWN + QUOTE)
    plain = qm.reconcile(articles)
    statement = next(one for one in plain.statements if "bridge will stay open" in one.text)
    assert plain.independent_outlets(statement.id) == (("A", "B"), ("C",))
    settings = Settings(independent_outlets=True)
    two = qm.reconcile(articles[:2], settings=settings)
    assert said(two) == ["unique", "unique"]
    assert said(qm.reconcile(articles[:2])) == ["verbatim", "verbatim"]
    assert said(qm.reconcile(articles, settings=settings)) == ["verbatim"] * 3
    assert qm.Reconciliation.from_json(plain.to_json()) == plain


@given(st.lists(st.sampled_from("abcde"), max_size=40), st.integers(2, 7))
def test_a_shingle_follows_from_the_one_before_as_if_worked_out_anew(keys: list[str], size: int) -> None:
    anew = {
        reduce(lambda value, key: (value * _FACTOR + crc32(key.encode())) & _MASK, keys[at : at + size], 0)
        for at in range(len(keys) - size + 1)
    }
    kept = {value for value in anew if (value >> 20) % _KEPT == 0}
    assert _shingles([Stretch("", 0, 0, tuple(keys))], Settings(shingle_words=size)) == kept
