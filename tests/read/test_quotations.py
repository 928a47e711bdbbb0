"""Records of quotations: GDELT's quotation graph and Quotebank, in the layouts that their makers document.

GDELT: https://blog.gdeltproject.org/announcing-the-global-quotation-graph/. Quotebank: Vaucher, Spitz, Catasta and West
(2021), https://doi.org/10.5281/zenodo.4277311. The rows are made by hand: neither comes with a program that writes it.
"""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import quotematch as qm

GQG = {
    "date": "2026-03-01T10:15:00Z",
    "url": "https://www.gazette.example/news/bridge",
    "title": "Bridge stays open",
    "lang": "ENGLISH",
    "quotes": [
        {
            "pre": "The council met on Sunday. ",
            "quote": "We will keep the old bridge open",
            "post": " said Ann Lee, the mayor, and left for the river with the treasurer.",
        },
        {
            "pre": "said Ann Lee, the mayor, and left for the river with the treasurer. ",
            "quote": "It is not too expensive",
            "post": " she added.",
        },
        {"pre": "On Monday Bob Hill wrote: ", "quote": "There is enough money", "post": " for it."},
    ],
}
BY_ARTICLE = {
    "articleID": "2026030112345",
    "date": "2026-03-01 10:15:00",
    "title": "Bridge stays open",
    "url": "http://gazette.example/news/bridge",
    "quotations": [
        {
            "quoteID": "2026-03-01-000001",
            "quotation": "We will keep the old bridge open",
            "leftContext": "The council met on Sunday . ",
            "rightContext": " said Ann Lee , the mayor .",
            "globalTopSpeaker": "Ann Lee",
        }
    ],
}
BY_QUOTATION: dict[str, Any] = {
    "quoteID": "2026-03-01-000001",
    "quotation": "We will keep the old bridge open",
    "date": "2026-03-01 10:15:00",
    "phase": "E",
    "probas": [["Ann Lee", "0.9"], ["None", "0.1"]],
    "speaker": "Ann Lee",
    "qids": ["Q1"],
    "numOccurrences": 3,
    "urls": ["http://gazette.example/a", "http://www.gazette.example/b", "https://mail.example/c"],
}


def read(folder: Path, row: Any) -> qm.Corpus:
    (folder / "20260301101500.gqg.json.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    return qm.read(folder)


def test_gdelts_quotation_graph(tmp_path: Path) -> None:
    article = read(tmp_path, GQG)[0]
    assert (article.outlet, article.language, article.published) == ("gazette.example", "en", date(2026, 3, 1))
    assert article.text.split("\n\n") == [
        "The council met on Sunday. “We will keep the old bridge open” said Ann Lee, the mayor, and left for the river "
        "with the treasurer. “It is not too expensive” she added.",
        "On Monday Bob Hill wrote: “There is enough money” for it.",
    ]
    speakers = [quote.speaker and quote.speaker.name for quote in qm.extract(article) if quote.quoted]
    assert speakers == ["Ann Lee", "Ann Lee", "Bob Hill"]


def test_quotebank_by_article(tmp_path: Path) -> None:
    corpus = read(tmp_path, BY_ARTICLE)
    assert corpus[0].id == "2026030112345"
    assert corpus[0].text == (
        "The council met on Sunday . “We will keep the old bridge open” said Ann Lee , the mayor ."
    )
    assert "put together from quotations" in corpus.problems[0].message


def test_quotebank_by_quotation(tmp_path: Path) -> None:
    corpus = read(tmp_path, BY_QUOTATION)
    assert [(article.id, article.outlet) for article in corpus] == [
        ("2026-03-01-000001/gazette.example", "gazette.example"),
        ("2026-03-01-000001/mail.example", "mail.example"),
    ]
    result = qm.reconcile(corpus)
    assert {(quote.speaker and quote.speaker.name, quote.verdict) for quote in result.quotes} == {
        ("Ann Lee", qm.Verdict.VERBATIM)
    }
    nameless: dict[str, Any] = {**BY_QUOTATION, "speaker": "None"}
    unknown = qm.read(nameless)
    assert unknown[0].text == "“We will keep the old bridge open”"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"text": "A.", "outlet": "Post", "quotes": [{"quote": "B."}]}, "an article with its text is that"),
        ({"quotes": []}, "no quotations"),
        ({"quotes": ["B."]}, "a list of texts"),
        ({"quotes": [{"quote": 5}]}, "no text"),
        ({"quotation": "B.", "urls": "x"}, "no list of addresses"),
    ],
)
def test_what_is_no_record_of_quotations(row: dict[str, Any], why: str) -> None:
    corpus = qm.read(row)
    assert [article.text for article in corpus] == ["A."] * ("text" in row), why
    assert not any("put together" in problem.message for problem in corpus.problems)


def test_marks_that_the_words_around_have_are_not_doubled() -> None:
    quotes = [{"pre": 'She said: "', "quote": "We will see", "post": '" and left.'}]
    assert qm.read({"outlet": "Post", "quotes": quotes})[0].text == 'She said: "We will see" and left.'
