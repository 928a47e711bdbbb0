"""What stands beside a report's words: without it, a reader takes them for a claim that nobody made."""

from __future__ import annotations

import pytest

import quotematch as qm
from quotematch.show.beside import beside
from quotematch.show.terminal import render

CASES = [
    # text, the passage's words, before, after, why
    ("Ann Lee said it was late.", "it was late", "", "", "a plain report stands for itself"),
    ("Ann Lee denied that it was late.", "it was late", "[denied]", "", "she claims the opposite"),
    ("Ann Lee asked whether it was late.", "whether it was late", "[asked]", "", "she claims nothing"),
    ("It was late, according to Ann Lee.", "It was late", "", "", "two words that only say who says so"),
    ("“It was late,” Ann Lee joked.", "It was late,", "", "", "her own words stand for themselves"),
    ("Ann Lee threatened to claim that it was late.", "it was late", "[threatened to claim]", "", "she did not yet"),
    ("Ann Lee expressed concern that it was late.", "it was late", "[expressed concern]", "", "a noun tells how"),
    ("Ann Lee went on to say it was late.", "it was late", "", "", "nothing is held back"),
    (
        "Ann Lee said she could “not in good conscience” agree to a sale of the harbour to them.",
        "agree to a sale of the harbour to them",
        "[she could “not in good conscience”]",
        "",
        "the rest of a sentence whose denial is quoted",
    ),
    (
        "Ann Lee said the new harbour was sold at “a price that nobody had named before”.",
        "the new harbour was sold at",
        "",
        "[“a price that nobody had named before”]",
        "the head of a sentence whose end is quoted",
    ),
]


@pytest.mark.parametrize(("text", "words", "before", "after", "why"), CASES)
def test_beside(text: str, words: str, before: str, after: str, why: str) -> None:
    article = qm.Article(id="a", text=text, language="en")
    found = {passage.text: (quote, passage) for quote in qm.extract(article) for passage in quote.passages}
    assert beside(article, *found[words]) == (before, after), why


def test_the_terminal_shows_it() -> None:
    articles = [
        qm.Article(id="a", outlet="Post", text="The mayor denied that the bridge was sold to Acme in May."),
        qm.Article(id="b", outlet="Mail", text="The mayor said the harbour would open on Monday."),
    ]
    assert "The mayor: [denied] the bridge was sold to Acme in May" in render(qm.reconcile(articles), width=100)


def test_a_language_that_is_guessed_has_its_own_plain_words() -> None:
    article = qm.Article(id="a", text="Die Brücke wird im Mai nicht gesperrt, sagte die Ministerin am Montag.")
    quote = qm.extract(article)[0]
    assert quote.cue is not None
    assert beside(article, quote, quote.passages[0]) == ("", "")
