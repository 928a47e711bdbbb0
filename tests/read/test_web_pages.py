"""Web pages and archives of them: made by hand and by warcio, read through trafilatura."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import quotematch as qm
from quotematch.read.html import article_of

SAMPLES = Path(__file__).parent / "samples"
PAGE = SAMPLES / "page.html"


def test_the_article_of_a_page_with_its_marks() -> None:
    corpus = qm.read(PAGE)
    article = corpus[0]
    assert corpus.problems == ()
    assert (article.id, article.outlet, article.title) == ("page.html", "The Gazette", "Bridge stays open all winter")
    assert (article.published, article.language) == (date(2026, 3, 1), "en-GB")
    assert article.url == "https://www.gazette.example/news/bridge"
    assert article.text.split("\n\n") == [
        "The old bridge will stay open, Mayor Ann Lee said on Sunday. She called the plan “a gift to every child” in "
        "the town and thanked the council.",
        "In a letter to the council she wrote:",
        "“We have waited for ten years and will not wait for another winter.",
        "“The river does not wait either.”",
        "“The money is there,” the treasurer, Bob Hill, said. He said the “costs” are known.",
        "“No more delays,” he told reporters on Monday, “and no more reports.”",
        "The bridge was built in 1911.",
        "It was closed twice.",
        "The town has 12,000 inhabitants, and a third of them cross the river every day to reach their work.",
    ]


def test_marks_of_a_page_are_quotes() -> None:
    found = {quote.text: quote for quote in qm.extract(qm.read(PAGE)[0])}
    letter = found["We have waited for ten years and will not wait for another winter. The river does not wait either."]
    assert letter.form is qm.Form.DIRECT
    assert letter.speaker is not None
    assert letter.speaker.name == "Ann Lee"


def test_a_folder_of_mixed_formats(tmp_path: Path) -> None:
    (tmp_path / "herald").mkdir()
    shutil.copy(PAGE, tmp_path / "herald" / "a.html")
    (tmp_path / "herald" / "b.txt").write_text("She said no.")
    (tmp_path / "rows.csv").write_text("text,outlet\nHe said no.,Mail\n")
    corpus = qm.read(tmp_path)
    assert [(article.id[-6:], article.outlet) for article in corpus if article.outlet == "herald"] == [
        ("a.html", "herald"),
        ("/b.txt", "herald"),
    ]
    assert corpus.outlets == ("Mail", "herald")


class Page(NamedTuple):
    """The body of a page, the paragraphs of its article, and why."""

    why: str
    body: str
    paragraphs: list[str]
    language: str = "en"


LONG = "The council met on Monday to speak about the bridge, the school and the money that is left for both of them."
PAGES = [
    Page("nothing quoted", f"<p>{LONG}</p>", [LONG]),
    Page("a short quotation", f"<p>{LONG} She called it <q>a joke</q>.</p>", [f"{LONG} She called it “a joke”."]),
    Page(
        "marks of its own stay alone",
        f"<p>{LONG}</p><blockquote><p>“We are ready to begin with it,” she said.</p></blockquote>",
        [LONG, "“We are ready to begin with it,” she said."],
    ),
    Page(
        "an apostrophe is no mark of its own",
        f"<p>{LONG}</p><blockquote><p>We're ready to begin with it today.</p></blockquote>",
        [LONG, "“We're ready to begin with it today.”"],
    ),
    Page(
        "who signs stands outside",
        f"<p>{LONG}</p><blockquote><p>We are ready to begin with it today.</p>— Ann Lee</blockquote>",
        [LONG, "“We are ready to begin with it today.”", "— Ann Lee"],
    ),
    Page(
        "the marks of its language",
        f"<p>{LONG} Sie sagte <q>niemals</q>.</p>",
        [f"{LONG} Sie sagte „niemals“."],
        "de",
    ),
    Page("white space is one space", f"<p>{LONG}\n   She   left.</p>", [f"{LONG} She left."]),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.why)
def test_what_becomes_of_a_page(page: Page) -> None:
    html = (
        f'<html lang="{page.language}"><head><title>T</title></head><body><article>{page.body}</article></body></html>'
    )
    row = article_of(html)
    assert row is not None
    assert row["text"].split("\n\n") == page.paragraphs


@pytest.mark.parametrize(
    ("charset", "encoding", "why"),
    [
        ("", "utf-8", "UTF-8 need not be named"),
        ("windows-1252", "windows-1252", "as the page says"),
        ("iso-8859-1", "windows-1252", "browsers take the one for the other"),
        ("", "windows-1252", "what browsers take where nothing is named"),
        ("no-such", "windows-1252", "nor is this anything"),
        ("iso-8859-1", "utf-8", "a page that is UTF-8 is that, whatever it says"),
    ],
)
def test_pages_in_other_encodings(charset: str, encoding: str, why: str, tmp_path: Path) -> None:
    html = f"<html><head><meta charset='{charset}'></head><body><p>{LONG} “Café,” she said.</p></body></html>"
    (tmp_path / "a.html").write_bytes(html.encode(encoding))
    assert qm.read(tmp_path)[0].text.endswith("“Café,” she said."), why


@pytest.mark.parametrize("page", [b"", b"<html></html>", b"no page at all", b"<html><body><script>x</script></body>"])
def test_a_page_without_an_article_costs_itself_only(page: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page)
    (tmp_path / "b.txt").write_text("She said no.")
    corpus = qm.read(tmp_path)
    assert [article.id for article in corpus] == ["b.txt"]
    assert [(p.level, p.code, p.path) for p in corpus.problems] == [("failed", "no_article", "a.html")]


@pytest.mark.parametrize(("limit", "codes"), [(100, ["page_too_large"]), (1000, [])])
def test_a_page_of_very_many_tags(limit: int, codes: list[str], tmp_path: Path) -> None:
    page = PAGE.read_bytes().replace(b"<ul>", b"<p>He said that this would not do at all.</p>" * 200 + b"<ul>")
    (tmp_path / "a.html").write_bytes(page)
    assert [problem.code for problem in qm.read(tmp_path, settings=qm.Settings(page_tags=limit)).problems] == codes


@pytest.mark.parametrize(("number", "codes"), [(400, ["page_too_large"]), (100, [])])
def test_a_tag_of_very_many_attributes(number: int, codes: list[str], tmp_path: Path) -> None:
    tag = f"<ul {' '.join(f'a{n}=1' for n in range(number))}>"
    (tmp_path / "a.html").write_bytes(PAGE.read_bytes().replace(b"<ul>", tag.encode()))
    assert [problem.code for problem in qm.read(tmp_path, settings=qm.Settings(page_tags=300)).problems] == codes


def test_whatever_trafilatura_does_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> str:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fail)
    (tmp_path / "a.html").write_bytes(PAGE.read_bytes())
    (tmp_path / "b.txt").write_text("She said no.")
    assert [(p.code, p.path) for p in qm.read(tmp_path).problems] == [("no_article", "a.html")]


def test_nothing_but_problems_tells_of_a_page_without_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html></html>")
    code = "import sys, quotematch as qm; qm.read(sys.argv[1])"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def archive(*pages: tuple[str, str, bytes], gzip: bool = True) -> bytes:
    """A WARC file, as warcio writes it, of responses: address, type of content, content."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for url, kind, content in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
        record = writer.create_warc_record(url, "response", io.BytesIO(content), http_headers=headers)
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


@pytest.mark.parametrize(("name", "gzip"), [("crawl.warc.gz", True), ("crawl.warc", False)])
def test_an_archive_of_a_crawl(name: str, gzip: bool, tmp_path: Path) -> None:
    plain = f"<html><body><p>{LONG} “No,” she said.</p></body></html>".encode()
    found = archive(
        ("https://www.gazette.example/a", "text/html; charset=utf-8", PAGE.read_bytes()),
        ("https://www.gazette.example/logo.png", "image/png", b"\x89PNG"),
        ("https://mail.example/b", "text/html", plain),
        ("https://mail.example/", "text/html", b"<html></html>"),
        gzip=gzip,
    )
    (tmp_path / name).write_bytes(found)
    corpus = qm.read(tmp_path)
    assert corpus.outlets == ("The Gazette", "mail.example")
    assert {article.url for article in corpus} == {"https://www.gazette.example/a", "https://mail.example/b"}
    assert {article.published for article in corpus} == {date(2026, 3, 1), None}
    assert [(p.level, p.code, p.message) for p in corpus.problems] == [
        ("note", "no_article", "Pages on which no article was found: 1.")
    ]


def test_an_archive_that_breaks_off(tmp_path: Path) -> None:
    pages = [(f"https://mail.example/{n}", "text/html", PAGE.read_bytes()) for n in range(3)]
    (tmp_path / "a.warc.gz").write_bytes(archive(*pages)[:-20])
    corpus = qm.read(tmp_path)
    assert [article.id for article in corpus][:2] == ["https://mail.example/0", "https://mail.example/1"]
    assert ("failed", "broken_packing") in [(p.level, p.code) for p in corpus.problems]
    (tmp_path / "a.warc.gz").unlink()
    (tmp_path / "b.warc").write_text("no archive\n")
    assert [(p.level, p.code) for p in qm.read(tmp_path).problems] == [("failed", "broken_file")]


def test_a_record_that_swallows_those_after_it(tmp_path: Path) -> None:
    pages = [(f"https://mail.example/{n}", "text/html", PAGE.read_bytes()) for n in range(3)]
    sound = archive(*pages, gzip=False)
    (tmp_path / "a.warc").write_bytes(sound.replace(b"Content-Length: ", b"Content-Length: 999999", 1))
    corpus = qm.read(tmp_path)
    assert [article.id for article in corpus] == ["https://mail.example/0"]
    assert [(p.level, p.code) for p in corpus.problems] == [("failed", "broken_file")]
