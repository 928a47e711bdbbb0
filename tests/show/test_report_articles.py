"""The articles of the report: whole texts, quotes marked, and every link with an end."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch import Article, Reconciliation, Settings, reconcile
from quotematch.models import Form, Passage, Quote, Verdict
from quotematch.show.report_articles import anchor, shown_articles, visible
from quotematch.spans import Span, joined_text


class Reader(HTMLParser):
    """Ids, ends of links, and the texts of articles as a reader sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.languages: list[str | None] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if "href" in named else []
        if named.get("class") == "text":
            self.inside = True
            self.texts.append("")
            self.languages.append(named.get("lang"))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "div"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def _quote(text: str, spans: list[Span], verdict: Verdict | None, parent: str | None = None) -> Quote:
    name = f"a:{spans[0].start}-{spans[-1].end}"
    words = joined_text(text, spans)
    parts = tuple(spans)
    passage = Passage(id=name, quote_id=f"{name}:q", form=Form.DIRECT, spans=parts, text=words, verdict=verdict)
    return Quote(
        id=f"{name}:q",
        article_id="a",
        form=Form.DIRECT,
        spans=parts,
        quoted=parts,
        text=words,
        parent_id=parent,
        verdict=verdict,
        passages=(passage,),
    )


@pytest.fixture(scope="module")
def seeds_page(seeds: object) -> tuple[Reconciliation, Reader]:
    result = reconcile(str(seeds))
    return result, Reader(result.to_html())


def test_every_link_has_an_end_and_every_id_is_one_of_a_kind(seeds_page: tuple[Reconciliation, Reader]) -> None:
    _, page = seeds_page
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)


def test_every_passage_can_be_linked_to_and_leads_to_its_statement(seeds_page: tuple[Reconciliation, Reader]) -> None:
    result, page = seeds_page
    passages = [passage for quote in result.quotes for passage in quote.passages]
    assert sum(name.startswith("p-") for name in page.ids) == len(passages)
    assert sum(name.startswith("s-") for name in page.ids) == len(result.statements)
    told = {link for link in page.links if link.startswith("#p-")}
    witnesses = {name for statement in result.statements for one in statement.readings for name in one.witnesses}
    assert told == {"#" + anchor("p", name) for name in witnesses}


def test_articles_read_as_they_were_written(seeds_page: tuple[Reconciliation, Reader]) -> None:
    result, page = seeds_page
    assert page.texts == [article.text for article in result.articles]


def test_a_quote_in_a_quote_is_a_piece_of_its_own() -> None:
    text = "“He said ‘never’ to me.”"
    outer = _quote(text, [Span(1, 23)], Verdict.UNIQUE)
    inner = _quote(text, [Span(10, 15)], Verdict.VERBATIM, parent=outer.id)
    result = Reconciliation.of(articles=[Article(id="a", text=text)], quotes=[outer, inner])
    pieces = shown_articles(result)[0].pieces
    assert [(piece.text, piece.depth, piece.kind, piece.ends, piece.leads) for piece in pieces] == [
        ("“", 0, "", (), False),
        ("He said ‘", 1, "unique", (), True),
        ("never", 2, "verbatim", ("verbatim",), True),
        ("’ to me.", 1, "unique", ("unique",), False),
        ("”", 0, "", (), False),
    ]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=5, unique=True))
def test_whatever_the_text_and_the_quotes_the_pieces_are_the_text(text: str, ranges: list[tuple[int, int]]) -> None:
    article = Article(id="a", text=text)
    spans = {Span(start, min(start + length, len(article.text))) for start, length in ranges}
    quotes = [_quote(article.text, [span], Verdict.UNIQUE) for span in sorted(spans) if span.start < span.end]
    result = Reconciliation.of(articles=[article], quotes=quotes)
    shown = shown_articles(result)[0]
    assert "".join(piece.text for piece in shown.pieces) == visible(article.text)
    places = [name for piece in shown.pieces for name in (piece.anchor, *piece.around) if name]
    assert len(places) == len(set(places)) == len(quotes)
    assert Reader(result.to_html()).texts == [visible(article.text)]


HOSTILE = '</div></details><script>alert(1)</script>" onclick="alert(1)" {{ 7*7 }} &lt;b&gt; \u202e'


def test_what_articles_say_is_never_markup() -> None:
    texts = [f"{HOSTILE} “We will not {HOSTILE} go there,” said Ann Lee.\n\n{HOSTILE}"] * 2
    articles = [
        Article(id=f"{HOSTILE}{n}", text=text, outlet=f"{HOSTILE} {n}", title=HOSTILE, language=HOSTILE)
        for n, text in enumerate(texts)
    ]
    html = reconcile(articles, settings=Settings()).to_html()
    page = Reader(html)
    assert sorted(page.texts) == sorted(map(visible, texts))
    assert html.count("<script>") == 1
    assert page.languages == [None, None]
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_the_policy_allows_the_script_of_the_page_and_no_other(story: Reconciliation) -> None:
    html = story.to_html()
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    assert "<script" not in story._repr_html_()


def test_a_text_has_its_language_when_that_is_known() -> None:
    articles = [Article(id="a", text="Er sagte nein.", language="de-AT"), Article(id="b", text="No.")]
    assert Reader(reconcile(articles).to_html()).languages == ["de-AT", None]
