"""Tables: CSV, data frames, Parquet and SQLite, each written by the program that people write it with."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch import Corpus

ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "“No, never,” she said;\nand left.", "outlet": "Post", "published": "2026-03-01", "title": "T"},
    {"id": "b", "text": 'He said: "Yes", twice.\r\n', "outlet": "Mail", "published": None, "title": None},
    {"id": "c", "text": "=1+1", "outlet": "Écho", "published": "2026-03-02", "title": "A | B"},
]


def problems(corpus: Corpus) -> list[tuple[str, str, int | None]]:
    return [(problem.level.value, problem.code, problem.line) for problem in corpus.problems]


def sqlite_of(frame: Any, path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        frame.to_sql("news", database, index=False)


def with_bytes(frame: Any, path: Path) -> None:
    table = pa.Table.from_pandas(frame)
    at = table.schema.get_field_index("text")
    pq.write_table(table.set_column(at, "text", table["text"].cast(pa.binary())), path)


WRITERS: list[tuple[str, Callable[[Any, Path], Any]]] = [
    ("a.csv", lambda frame, path: frame.to_csv(path, index=False)),
    ("a.tsv", lambda frame, path: frame.to_csv(path, index=False, sep="\t")),
    ("semicolons.csv", lambda frame, path: frame.to_csv(path, index=False, sep=";")),
    ("bars.csv", lambda frame, path: frame.to_csv(path, index=False, sep="|")),
    ("unicode.csv", lambda frame, path: frame.to_csv(path, index=False, encoding="utf-16")),
    ("all_quoted.csv", lambda frame, path: frame.to_csv(path, index=False, quoting=1)),
    ("a.csv.gz", lambda frame, path: frame.to_csv(path, index=False)),
    ("a.csv.zst", lambda frame, path: frame.to_csv(path, index=False)),
    ("a.jsonl", lambda frame, path: frame.to_json(path, orient="records", lines=True)),
    ("a.json", lambda frame, path: frame.to_json(path, orient="records")),
    ("a.jsonl.gz", lambda frame, path: frame.to_json(path, orient="records", lines=True)),
    ("a.parquet", lambda frame, path: frame.to_parquet(path)),
    ("bytes.parquet", with_bytes),
    ("a.sqlite", sqlite_of),
    ("a.db", sqlite_of),
    ("polars.csv", lambda frame, path: pl.from_pandas(frame).write_csv(path)),
    ("polars.parquet", lambda frame, path: pl.from_pandas(frame).write_parquet(path)),
    ("polars.ndjson", lambda frame, path: pl.from_pandas(frame).write_ndjson(path)),
]


@pytest.mark.parametrize(("name", "write"), WRITERS, ids=[name for name, _ in WRITERS])
def test_what_other_programs_write_are_the_same_articles(
    name: str, write: Callable[[Any, Path], Any], tmp_path: Path
) -> None:
    write(pd.DataFrame(ROWS), tmp_path / name)
    corpus = qm.read(tmp_path)
    assert corpus.articles == qm.read(ROWS).articles
    assert [problem.level for problem in corpus.problems] == ["note"] * ("utf-16" in name)


FRAMES: list[tuple[str, Callable[[Any], Any]]] = [
    ("pandas", lambda frame: frame),
    ("pandas with days", lambda frame: frame.assign(published=pd.to_datetime(frame["published"]))),
    ("pandas with types of Arrow", lambda frame: frame.convert_dtypes(dtype_backend="pyarrow")),
    ("Polars", pl.from_pandas),
    ("Polars, lazy", lambda frame: pl.from_pandas(frame).lazy()),
    ("PyArrow", pa.Table.from_pandas),
]


@pytest.mark.parametrize(("name", "make"), FRAMES, ids=[name for name, _ in FRAMES])
def test_data_frames(name: str, make: Callable[[Any], Any]) -> None:
    frame = make(pd.DataFrame(ROWS))
    corpus = qm.read(frame)
    assert corpus == qm.read(ROWS) == Corpus.from_frame(frame) == qm.read([frame])
    renamed = make(pd.DataFrame(ROWS).rename(columns={"text": "words", "outlet": "paper"}))
    named = Corpus.from_frame(renamed, columns={"text": "words", "outlet": "paper"})
    assert named.articles == corpus.articles


def test_frames_and_paths_and_dicts_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A.")
    corpus = qm.read([pd.DataFrame(ROWS), tmp_path / "a.txt", {"id": "d", "text": "D.", "outlet": "Post"}])
    assert [article.id for article in corpus] == ["a", "a.txt", "b", "c", "d"]


@pytest.mark.parametrize("thing", [17, "a", [ROWS], None])
def test_what_is_no_frame(thing: Any) -> None:
    with pytest.raises(qm.UnreadableInputError, match="no data frame"):
        Corpus.from_frame(thing)


def test_missing_values_of_frames() -> None:
    frame = pd.DataFrame({"id": [1, None, 3], "text": ["A.", "B.", None], "outlet": ["Post", float("nan"), "Mail"]})
    frame["published"] = pd.to_datetime(["2026-03-01", "", ""])
    corpus = qm.read(frame)
    assert [(article.text, article.outlet, article.published) for article in corpus] == [
        ("A.", "Post", date(2026, 3, 1)),
        ("B.", None, None),
    ]
    assert ("failed", "wrong_type") in [(problem.level, problem.code) for problem in corpus.problems]


class Broken(NamedTuple):
    """A CSV file, the texts that come of it, and the problems."""

    why: str
    content: str
    texts: list[str]
    problems: list[tuple[str, str, int | None]]


HEAD = "id,text,outlet\n"
CSV = [
    Broken(
        "a cell too many", f"{HEAD}a,A.,Post\nb,B, C.,Post\nc,C.,Post\n", ["A.", "C."], [("failed", "broken_row", 3)]
    ),
    Broken("a cell too few", f"{HEAD}a,A.,Post\nb\nc,C.,Post\n", ["A.", "C."], [("failed", "broken_row", 3)]),
    Broken(
        "a mark that is not doubled",
        f'{HEAD}a,"He said "no" to it.",Post\nc,"C.",Post\n',
        ["C."],
        [("failed", "broken_row", 2)],
    ),
    Broken(
        "a mark that is never closed",
        f'{HEAD}a,A.,Post\nb,"B.,Post\nc,C.,Post\nd,"D.\nD.",Post\ne,E.,Post\n',
        ["A.", "C.", "D.\nD.", "E."],
        [("failed", "broken_row", 3)],
    ),
    Broken("the last mark is not closed", f'{HEAD}a,A.,Post\nb,"B.', ["A."], [("failed", "broken_row", 3)]),
    Broken("blank lines are no rows", f"\n{HEAD}\na,A.,Post\n\n\n", ["A."], []),
    Broken("no line end at the end", f"{HEAD}a,A.,Post", ["A."], []),
    Broken("line ends of old Macs are none", f"{HEAD}a,A.,Post\r\n", ["A."], []),
    Broken("no rows", f"{HEAD}x,,Post\n", [""], [("note", "empty_article", None)]),
    Broken("a comma in a text with semicolons", "text;outlet\nA, and B, too;Post\n", ["A, and B, too"], []),
    Broken("no text column", "headline;outlet\nA;Post\n", [], [("failed", "missing_column", None)]),
    Broken("a column of the text twice", "text,outlet,text\nA,Post,B\n", [], [("failed", "repeated_key", None)]),
    Broken("another column twice", "text,x,outlet,x\nA,1,Post,2\n", ["A"], [("note", "columns", None)]),
    Broken("very many names", "," * 200_000, [], [("failed", "missing_column", None)]),
    Broken("an empty file", "", [], [("failed", "missing_column", None)]),
]


@pytest.mark.parametrize("case", CSV, ids=lambda case: case.why)
def test_broken_csv(case: Broken, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(case.content.encode())
    corpus = qm.read(tmp_path)
    assert sorted(article.text for article in corpus) == sorted(case.texts)
    assert problems(corpus) == case.problems


def test_a_missing_column_is_told_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("headline,wrods\nA,B\n")
    assert [problem.message for problem in qm.read(tmp_path).problems] == [
        "No column has a usual name of a text. The columns are 'headline', 'wrods'. Say which it is: "
        "columns={'text': NAME}, or --column text=NAME."
    ]
    assert qm.read(tmp_path, columns={"text": "wrods"})[0].text == "B"


def test_bytes_that_are_no_utf8_and_how_to_read_them(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("text,outlet\n“No” is what she said.,Post\nB.,Mail\n".encode("windows-1252"))
    corpus = qm.read(tmp_path)
    assert sorted(article.text for article in corpus) == ["B.", "\ufffdNo\ufffd is what she said."]
    assert problems(corpus) == [("note", "undecodable", 2)]
    assert "--encoding windows-1252" in corpus.problems[0].message
    assert "“No” is what she said." in [article.text for article in qm.read(tmp_path, encoding="windows-1252")]


@pytest.mark.parametrize("name", ["utf-9", "zip", "idna", "utf\0"])
def test_an_encoding_that_nobody_knows_or_that_is_none_of_text(name: str) -> None:
    with pytest.raises(qm.UnreadableInputError, match="There is no encoding"):
        qm.read(ROWS, encoding=name)


@pytest.mark.parametrize(
    "name", ["utf-8-sig", "utf-16", "utf-32-be", "latin-1", "shift_jis", "gb18030", "cp437", "ascii"]
)
def test_encodings_that_can_be_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("He left.".encode(name))
    assert qm.read(tmp_path, encoding=name)[0].text == "He left."


def test_a_cell_of_a_megabyte(tmp_path: Path) -> None:
    text = "He said no. " * 100_000
    pd.DataFrame([{"text": text, "outlet": "Post"}]).to_csv(tmp_path / "a.csv", index=False)
    assert qm.read(tmp_path)[0].text == text


class TestSqlite:
    """Which table is read, and what is said when nobody knows."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "news.sqlite"
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE news (id INTEGER, body TEXT, outlet TEXT)")
            database.execute("INSERT INTO news VALUES (1, 'A.', 'Post'), (2, X'42E92E', 'Mail')")
            database.execute('CREATE TABLE "odd ""name""" (teaser TEXT, outlet TEXT)')
            database.execute('INSERT INTO "odd ""name""" VALUES (?, ?)', ("T.", "Post"))
            database.commit()
        return path

    def test_the_table_with_a_text(self, path: Path) -> None:
        corpus = qm.read(path)
        assert [(article.id, article.text) for article in corpus] == [("1", "A."), ("2", "B\ufffd.")]
        assert [problem.code for problem in corpus.problems] == ["columns", "undecodable"]

    def test_a_table_or_a_query_by_name(self, path: Path) -> None:
        corpus = qm.read(path, table='odd "name"', columns={"text": "teaser"})
        assert [article.text for article in corpus] == ["T."]
        corpus = qm.read(path, query="SELECT body || '!' AS text, outlet FROM news WHERE id = 1")
        assert [article.text for article in corpus] == ["A.!"]

    @pytest.mark.parametrize(
        ("asked", "code", "tells"),
        [
            ({"table": "nws"}, "which_table", "There is no table 'nws'. The tables are 'news', 'odd \"name\"'."),
            ({"columns": {"text": "outlet"}}, "which_table", "2 tables have a column for the text"),
            ({"columns": {"text": "nowhere"}}, "which_table", "No table has a column for the text"),
            ({"query": "SELECT nonsense"}, "broken_file", "no such column"),
            ({"query": "DELETE FROM news"}, "broken_file", "readonly"),
            ({"query": "SELECT 1; SELECT 2"}, "broken_file", "one statement"),
            ({"query": "VACUUM INTO 'copy.sqlite'"}, "broken_file", "auth"),
            ({"query": "ATTACH 'other.sqlite' AS other"}, "broken_file", "not authorized"),
            ({"query": "SELECT body AS text, outlet AS text FROM news"}, "repeated_key", "'text' stands twice"),
        ],
    )
    def test_what_cannot_be_read(
        self, asked: dict[str, Any], code: str, tells: str, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = path.read_bytes()
        monkeypatch.chdir(path.parent)
        corpus = qm.read(path, **asked)
        assert [(problem.level, problem.code) for problem in corpus.problems] == [("failed", code)]
        assert tells in corpus.problems[0].message
        assert path.read_bytes() == before
        assert os.listdir(path.parent) == [path.name]

    def test_a_view_that_never_ends(self, tmp_path: Path) -> None:
        numbers = "WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n)"
        with closing(sqlite3.connect(tmp_path / "a.sqlite")) as database:
            database.execute(
                f"CREATE VIEW v AS {numbers} SELECT hex(zeroblob(9999)) || at AS text, 'Post' AS outlet FROM n"
            )
        corpus = qm.read(tmp_path, settings=qm.Settings(row_megabytes=1, unpacked_ratio=10))
        assert len(corpus) == 52
        assert [problem.code for problem in corpus.problems] == ["packed_bomb"]


#: Two rows of an Arrow table, of which Python cannot hold a cell, and how the row is told.
CELLS = [
    ({"text": ["A.", "B."], "published": pa.array([0, 2**62], pa.timestamp("us"))}, ["A.", "B."], "unreadable_day"),
    ({"text": pa.array([b"A.", b"B\xe9"]).view(pa.string())}, ["A.", "B\ufffd"], "undecodable"),
]


@pytest.mark.parametrize("as_file", [False, True])
@pytest.mark.parametrize(("columns", "texts", "code"), CELLS)
def test_a_cell_that_python_cannot_hold(
    columns: dict[str, Any], texts: list[str], code: str, as_file: bool, tmp_path: Path
) -> None:
    table = pa.table({**columns, "outlet": ["Post", "Mail"]})
    pq.write_table(table, tmp_path / "a.parquet")
    corpus = qm.read(tmp_path if as_file else table)
    assert sorted(article.text for article in corpus) == texts
    assert [(problem.level, problem.code) for problem in corpus.problems] == [("note", code)]


def test_a_column_of_parquet_that_stands_twice(tmp_path: Path) -> None:
    pq.write_table(pa.table([["A."], ["B."]], names=["text", "text"]), tmp_path / "a.parquet")
    assert [problem.code for problem in qm.read(tmp_path).problems] == ["repeated_key"]


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame([["A.", "B."]], columns=["text", "text"]),
        pa.table([["A."], ["B."]], names=["text", "text"]),
        pl.LazyFrame({"text": ["A."]}).select("body"),
    ],
    ids=["pandas", "Arrow", "a query that fails"],
)
def test_a_frame_that_cannot_be_read(frame: Any) -> None:
    with pytest.raises(qm.UnreadableInputError, match="The data frame cannot be read"):
        qm.read(frame)


def test_a_frame_that_breaks_off_costs_itself_only() -> None:
    far = pl.DataFrame({"text": ["A."], "published": [2**62]}).with_columns(pl.col("published").cast(pl.Datetime("us")))
    corpus = qm.read([far, {"text": "B.", "outlet": "Post"}])
    assert [article.text for article in corpus] == ["B."]
    assert [(problem.level, problem.code) for problem in corpus.problems] == [("failed", "broken_frame")]


def test_columns_whose_names_are_numbers() -> None:
    assert "The columns are '0', '1'." in qm.read(pd.DataFrame([["A.", "Post"]])).problems[0].message


@pytest.mark.parametrize("name", ["a.parquet", "a.sqlite"])
def test_a_file_of_another_kind(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("text,outlet\nA.,Post\n" * 100)
    corpus = qm.read(tmp_path)
    assert [(p.level, p.code, p.path) for p in corpus.problems] == [("failed", "broken_file", name)]


@pytest.mark.parametrize("name", ["a.parquet", "a.sqlite"])
def test_a_file_that_is_cut_off(name: str, tmp_path: Path) -> None:
    dict(WRITERS)[name](pd.DataFrame(ROWS), tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    assert [(problem.level, problem.code) for problem in qm.read(tmp_path).problems] == [("failed", "broken_file")]


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
tables = st.lists(st.fixed_dictionaries({"text": texts, "outlet": texts, "title": texts}), min_size=1, max_size=4)


class TestLawsOfTables:
    """Whatever text a cell holds, it is read as it was written."""

    @given(tables)
    def test_csv_and_frames_hold_the_same_articles(self, rows: list[dict[str, str]]) -> None:
        frame = pd.DataFrame(rows)
        written = io.StringIO()
        frame.to_csv(written, index=False, lineterminator="\n", quoting=csv.QUOTE_ALL)
        written.seek(0)
        expected = qm.read(rows).articles
        assert qm.read(frame).articles == expected
        assert qm.read(io.BytesIO(written.getvalue().encode()), format="csv").articles == expected

    @given(rows=tables)
    def test_parquet_holds_the_same_articles(self, rows: list[dict[str, str]], tmp_path_factory: Any) -> None:
        path = tmp_path_factory.mktemp("law") / "a.parquet"
        pl.DataFrame(rows).write_parquet(path)
        assert qm.read(path).articles == qm.read(rows).articles


def test_a_table_named_in_vain_is_told(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("text\n“We will mend the mill,” she said.\n")
    options: list[dict[str, Any]] = [{"table": "news"}, {"query": "SELECT 1"}]
    for asked in options:
        problems = qm.read(tmp_path / "news.csv", **asked).problems
        assert [one.code for one in problems].count("unused_option") == 1
    assert "unused_option" not in {one.code for one in qm.read(tmp_path / "news.csv").problems}
    with closing(sqlite3.connect(tmp_path / "news.db")) as database:
        database.execute("CREATE TABLE news AS SELECT 'We will not mend it.' AS text")
        database.commit()
    assert "unused_option" not in {one.code for one in qm.read(tmp_path, table="news").problems}
