"""SQLite: the tables with keys that hold, search, and views for people."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import quotematch as qm


@pytest.fixture(scope="module")
def path(hostile: qm.Reconciliation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("database") / "story.db"
    hostile.to_sqlite(path, metadata=path.with_name("metadata.json"))
    return path


@pytest.fixture
def base(path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


def test_the_tables_hold_the_values(base: sqlite3.Connection, hostile: qm.Reconciliation) -> None:
    for name, table in hostile.tables().items():
        rows = [tuple(row) for row in base.execute(f'SELECT * FROM "{name}" ORDER BY rowid')]
        assert rows == [tuple(_stored(value) for value in row) for row in table.rows]


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def test_the_file_is_sound(base: sqlite3.Connection) -> None:
    assert [tuple(row) for row in base.execute("PRAGMA integrity_check")] == [("ok",)]
    assert list(base.execute("PRAGMA foreign_key_check")) == []
    assert len(list(base.execute("PRAGMA foreign_key_list(passages)"))) == 4


def test_every_column_is_told(base: sqlite3.Connection, hostile: qm.Reconciliation) -> None:
    told = {(row[0], row[1]): row[2] for row in base.execute("SELECT table_name, column_name, kind FROM columns")}
    columns = [(table.name, column) for table in hostile.tables().values() for column in table.columns]
    assert told == {(name, column.name): column.kind for name, column in columns}


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [("passages", "bridge", 2), ("statements", "bridge", 1), ("articles", "bridge", 3), ("passages", "HYPERLINK", 0)],
)
def test_words_are_found(table: str, words: str, found: int, base: sqlite3.Connection) -> None:
    query = f'SELECT * FROM "{table}" WHERE rowid IN (SELECT rowid FROM "{table}_fts" WHERE "{table}_fts" MATCH ?)'
    rows = list(base.execute(query, (words,)))
    assert len(rows) == found
    assert all(words in row["text"] for row in rows)


def test_search_is_found_by_what_datasette_looks_for(base: sqlite3.Connection) -> None:
    tables = {row[0]: row[1] for row in base.execute("SELECT name, sql FROM sqlite_master WHERE rootpage = 0")}
    for name in ("articles", "passages", "statements"):
        assert f'content="{name}"' in tables[f"{name}_fts"]


def test_the_view_of_outlets_counts_as_the_library_does(base: sqlite3.Connection, hostile: qm.Reconciliation) -> None:
    rows = {row["outlet"]: row for row in base.execute("SELECT * FROM outlets")}
    counts = hostile.verdict_counts()
    assert {name: [row[v.value] for v in qm.Verdict] for name, row in rows.items()} == {
        name: [of[v] for v in qm.Verdict] for name, of in counts.items()
    }
    outermost = [q for q in hostile.quotes if q.coverage and q.parent_id is None]
    words = sum(q.coverage.words for q in outermost if q.coverage)
    assert sum(row["verbatim_words"] + row["paraphrased_words"] + row["unique_words"] for row in rows.values()) == words


def test_views_with_a_verdict_have_its_coverage(base: sqlite3.Connection) -> None:
    coverage = {"verbatim_words", "paraphrased_words", "unique_words"}
    for view in ("outlets", "wordings"):
        assert coverage <= set(base.execute(f"SELECT * FROM {view}").fetchone().keys())


def test_the_view_of_findings_has_the_words_in_question(base: sqlite3.Connection) -> None:
    rows = [(row["severity"], row["outlet"], row["words"]) for row in base.execute("SELECT * FROM findings")]
    assert rows == [("alarm", "=Post & <Sons>", "not"), ("alarm", "@Mail", "")]


def test_metadata_describes_what_is_there(path: Path, hostile: qm.Reconciliation) -> None:
    told = json.loads(path.with_name("metadata.json").read_text(encoding="utf-8"))["databases"]["story"]["tables"]
    for name, table in hostile.tables().items():
        columns = [column.name for column in table.columns]
        assert list(told[name]["columns"]) == columns
        assert told[name].get("label_column", columns[0]) in columns


def test_the_same_result_is_the_same_bytes_and_nothing_too_has_tables(hostile: qm.Reconciliation) -> None:
    assert hostile.to_sqlite() == hostile.to_sqlite()
    assert qm.Reconciliation.of().to_sqlite().startswith(b"SQLite format 3\x00")
