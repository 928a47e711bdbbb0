"""The HTML page: complete, self-contained, and no place where an article could become markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from quotematch import Reconciliation

VOID = {"meta", "br", "link", "img", "input"}


class Outline(HTMLParser):
    """Tags that are opened and closed, and the text outside styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.marked: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"style", "script"}.isdisjoint(self.open):
            self.text += data
        if "mark" in self.open:
            self.marked.append(data)


def test_the_page_is_well_formed_and_loads_nothing(story: Reconciliation) -> None:
    html = story.to_html()
    outline = Outline(html)
    assert outline.open == []
    assert {"link", "img", "iframe"}.isdisjoint(outline.tags)
    assert outline.tags.count("script") == 1
    assert not re.search(r"https?:|//|url\(|@import", html)
    assert "prefers-color-scheme" in html


def test_the_page_shows_discrepancies_before_statements(story: Reconciliation) -> None:
    outline = Outline(story.to_html())
    assert outline.marked[:2] == ["cannot", "can"]
    order = [
        "Post prints “cannot” where Mail prints “can”.",
        "Verdicts",
        "Statements",
        "Only in one outlet",
        "Problems",
    ]
    body = outline.text[outline.text.index("Show all") :]  # after the links to these parts
    places = [body.index(words) for words in order]
    assert places == sorted(places)


def test_a_notebook_shows_the_same_without_touching_the_rest(story: Reconciliation) -> None:
    fragment = story._repr_html_()
    outline = Outline(fragment)
    assert outline.open == []
    assert {"html", "style", "script", "link"}.isdisjoint(outline.tags)
    assert not re.search(r"\b(?:class|id)=", fragment)
    assert "Post prints “cannot” where Mail prints “can”." in outline.text


def test_no_article_becomes_markup(story: Reconciliation) -> None:
    evil = "<script>alert(1)</script>&lt;\\\"'{{7*7}}{% raw %}</style>"
    json = story.to_json()
    for words in ("any form", "Ann Lee", '"Mail', "Post prints", "more.jsonl", "nonsense"):
        json = json.replace(words, words + evil)
    html = Reconciliation.from_json(json).to_html()
    outline = Outline(html)
    assert outline.open == []
    assert outline.tags.count("script") == 1
    assert "alert" not in re.search(r"<script>(.*?)</script>", html, re.DOTALL)[1]  # type: ignore[index]
    assert "{{7*7}}" in outline.text
    assert html.count("</style>") == 1
