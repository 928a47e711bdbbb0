"""Which column holds what: usual names, names that the user gives, and what is told of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch.lexicon import table
from quotematch.read.columns import FIELDS
from quotematch.read.values import host_of

SAMPLES = Path(__file__).parent / "samples"
URL = "https://www.gazette.example/news/bridge"


def notes(corpus: qm.Corpus) -> list[str]:
    return [problem.message for problem in corpus.problems if problem.code == "columns"]


def write(folder: Path, rows: list[Any]) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


class Made(NamedTuple):
    """A record as a program writes it, and what is taken for what."""

    why: str
    record: Any
    outlet: str
    taken: str


def by_trafilatura() -> Any:
    page = (SAMPLES / "page.html").read_text(encoding="utf-8")
    return json.loads(trafilatura.extract(page, output_format="json", with_metadata=True) or "")


def sample(name: str) -> Any:
    return json.loads((SAMPLES / name).read_text(encoding="utf-8"))


MADE = [
    Made(
        "trafilatura, made here",
        by_trafilatura(),
        "The Gazette",
        "Taken: outlet from 'source-hostname'; published from 'date'; url from 'source'. Left aside: ",
    ),
    Made(
        "newspaper4k 0.9.6, see make_samples.py",
        sample("newspaper4k.json"),
        "The Gazette",
        "Taken: outlet from 'meta_site_name'; published from 'publish_date'. Left aside: ",
    ),
    Made(
        "news-please 1.6.16, see make_samples.py",
        sample("news_please.json"),
        "gazette.example",
        "Taken: text from 'maintext'; outlet from 'source_domain'; published from 'date_publish'. Left aside: ",
    ),
    Made(
        "NewsAPI, from its documentation (https://newsapi.org/docs/endpoints/everything)",
        {
            "source": {"id": None, "name": "The Gazette"},
            "author": "Ann Writer",
            "title": "Bridge stays open all winter",
            "url": URL,
            "publishedAt": "2026-03-01T08:00:00Z",
            "content": "The bridge will stay open, Ann Lee said.",
        },
        "The Gazette",
        "Taken: text from 'content'; outlet from 'source'; published from 'publishedAt'. Left aside: 'author'.",
    ),
    Made(
        "schema.org NewsArticle (https://schema.org/NewsArticle)",
        {
            "@type": "NewsArticle",
            "headline": "Bridge stays open all winter",
            "articleBody": "The bridge will stay open, Ann Lee said.",
            "datePublished": "2026-03-01",
            "publisher": {"@type": "Organization", "name": "The Gazette"},
            "url": URL,
        },
        "The Gazette",
        "Taken: text from 'articleBody'; outlet from 'publisher'; title from 'headline'; published from 'datePubl",
    ),
]


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.why)
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_records_of_other_programs(made: Made, form: str, tmp_path: Path) -> None:
    (tmp_path / f"a.{form}").write_text(json.dumps(made.record) + "\n", encoding="utf-8")
    corpus = qm.read(tmp_path)
    article = corpus[0]
    assert "bridge will stay open" in article.text
    assert (article.outlet, article.url) == (made.outlet, URL)
    assert (article.published, article.title) == (date(2026, 3, 1), "Bridge stays open all winter")
    assert [(problem.level, problem.code) for problem in corpus.problems] == [("note", "columns")]
    assert corpus.problems[0].message.startswith(made.taken)


class Row(NamedTuple):
    """A row, a field of the article that it becomes, and why."""

    why: str
    row: dict[str, Any]
    field: str
    value: Any


TEXT = {"text": "She said no.", "outlet": "Post"}
ROWS = [
    Row("its own name goes before all others", {**TEXT, "body": "other"}, "text", "She said no."),
    Row("case and signs do not count", {"outlet": "Post", "Full Text": "A."}, "text", "A."),
    Row("an empty column is passed over", {"outlet": "Post", "text": None, "maintext": "A."}, "text", "A."),
    Row("so is a blank one", {"outlet": "Post", "text": " ", "maintext": "A."}, "text", "A."),
    Row("so is one that holds no text", {"outlet": "Post", "article": 17, "content": "A."}, "text", "A."),
    Row("a number as id", {**TEXT, "id": 17}, "id", "17"),
    Row("what pandas makes of it beside an empty cell", {**TEXT, "id": 17.0}, "id", "17"),
    Row(
        "the host where no outlet is named",
        {"text": "A.", "url": "https://www.post.example/a"},
        "outlet",
        "post.example",
    ),
    Row("a URL for an outlet is its host", {"text": "A.", "source": "http://post.example/a"}, "outlet", "post.example"),
    Row("and a name is a name", {"text": "A.", "source": "The Post"}, "outlet", "The Post"),
    Row("a name is no URL", {"text": "A.", "source": "The Post"}, "url", None),
    Row("bytes are decoded", {"outlet": "Post", "text": "“A.”".encode()}, "text", "“A.”"),
    Row("GDELT's name of a language", {**TEXT, "lang": "ENGLISH"}, "language", "en"),
    Row("a tag is a tag", {**TEXT, "lang": "de-AT"}, "language", "de-AT"),
    Row("None in words, as news-please writes it", {**TEXT, "date_publish": "None"}, "published", None),
]


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case.why)
def test_what_a_row_holds(case: Row) -> None:
    assert getattr(qm.read(case.row)[0], case.field) == case.value


def test_names_that_the_user_gives_go_before_all(tmp_path: Path) -> None:
    rows = [{"text": "teaser", "raw": "She said no.", "paper": "Post", "outlet": 5}]
    corpus = qm.read(write(tmp_path, rows), columns={"text": "raw", "outlet": "paper"})
    assert (corpus[0].text, corpus[0].outlet) == ("She said no.", "Post")
    assert notes(corpus) == ["Taken: text from 'raw'; outlet from 'paper'. Left aside: 'text', 'outlet'."]


def test_a_column_that_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    corpus = qm.read(write(tmp_path, [TEXT]), columns={"title": "hedline"})
    assert corpus[0].title is None
    assert notes(corpus) == ["There is no column 'hedline', named for title."]
    corpus = qm.read(write(tmp_path, [TEXT]), columns={"text": "bdy"})
    assert [problem.message for problem in corpus.problems if problem.level == "failed"] == [
        "Key 'text' is missing. The column named for it is 'bdy'."
    ]


def test_a_field_that_no_article_has() -> None:
    with pytest.raises(qm.UnknownFieldError, match=r"no field 'txt'\. Did you mean 'text'\?") as caught:
        qm.read(TEXT, columns={"txt": "body"})
    assert isinstance(caught.value, ValueError)


def test_many_files_of_one_layout_are_told_once(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.json").write_text(json.dumps({**TEXT, "body": f"{number}"}))
    corpus = qm.read(tmp_path)
    assert len(corpus) == 1
    assert notes(corpus) == ["Left aside: 'body'. (12 files, such as 00.json)"]


def test_nothing_is_told_of_rows_with_the_own_names() -> None:
    assert (
        notes(qm.read([{**TEXT, "id": "a", "title": "T", "published": "2026-03-01", "url": "x", "role": "report"}]))
        == []
    )


def test_rows_of_articles_wrapped_in_an_object(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"status": "ok", "articles": [TEXT, {**TEXT, "text": "B."}]}))
    assert sorted(article.text for article in qm.read(tmp_path)) == ["B.", "She said no."]


def test_the_table_of_names_has_every_field_and_no_name_twice() -> None:
    names = table(None, "columns")["names"]
    assert set(names) == set(FIELDS)
    for field, listed in names.items():
        assert len(set(listed)) == len(listed)
        assert listed[0] == field
    owners = [name for listed in names.values() for name in set(listed)]
    assert {name for name in owners if owners.count(name) > 1} == {"source"}  # a name in one program, a URL in another


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.post.example:8080/a?b#c", "post.example"),
        ("//amp.post.example/a", "post.example"),
        ("www.post.example/a", "post.example"),
        ("post.example", None),
        ("https://", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_hosts(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


class TestLawsOfColumns:
    """Any row is an article or a failed problem, and what else it holds changes nothing."""

    @given(st.dictionaries(st.text(max_size=8), st.none() | st.integers() | st.floats() | st.text() | st.binary()))
    def test_other_columns_change_nothing(self, more: dict[str, Any]) -> None:
        row = {"id": "a", "text": "A.", "outlet": "Post", "title": "T", "published": "2026-03-01"}
        row |= {"url": "https://post.example", "language": "en", "role": "report"}
        both: dict[str, Any] = {**more, **row}
        assert qm.read(both).articles == qm.read(row).articles

    @given(
        st.dictionaries(st.sampled_from([*FIELDS, "body", "date"]), st.none() | st.booleans() | st.text() | st.binary())
    )
    def test_a_row_is_done_or_failed(self, row: dict[str, Any]) -> None:
        corpus = qm.read(row)
        assert len(corpus) + sum(problem.level == "failed" for problem in corpus.problems) == 1
