"""A result as an SQLite file that Datasette (https://datasette.io) shows well.

The tables are those of `tables`, with primary and foreign keys, indices for what is looked up, and full-text search for
articles, passages and statements. Three views join them for people: `outlets`, `wordings`, `findings`. The table
`columns` tells what every column holds. The same result is the same bytes under one version of SQLite.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date

from quotematch.write.tables import Kind, Table, Value

#: "qmat", for `file` and others that tell files apart; see https://sqlite.org/pragma.html#pragma_application_id.
_APPLICATION_ID = 0x716D6174
_LAYOUT_VERSION = 1
_TYPES: dict[Kind, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}
#: What people look for by words, and what stands for a row elsewhere.
_SEARCHED = {"articles": ("title", "text"), "passages": ("text", "speaker"), "statements": ("text", "speaker")}
_LABELS = {
    "articles": "article_id",
    "quotes": "text",
    "passages": "text",
    "statements": "text",
    "discrepancies": "message",
}
#: Looked up often, beside all columns that refer to others.
_INDEXED = {"passages": ("verdict", "outlet", "speaker"), "discrepancies": ("severity",), "edits": ("kind",)}
#: The words of a nested quote count with the quote around it.
_VIEWS = {
    "outlets": """
        SELECT a.outlet AS outlet, count(DISTINCT a.article_id) AS articles, count(q.verdict) AS quotes,
            sum(q.verdict = 'verbatim') AS verbatim, sum(q.verdict = 'paraphrased') AS paraphrased,
            sum(q.verdict = 'unique') AS "unique",
            sum(CASE WHEN q.parent_id IS NULL THEN q.verbatim_words END) AS verbatim_words,
            sum(CASE WHEN q.parent_id IS NULL THEN q.paraphrased_words END) AS paraphrased_words,
            sum(CASE WHEN q.parent_id IS NULL THEN q.unique_words END) AS unique_words
        FROM articles a LEFT JOIN quotes q USING (article_id) WHERE a.role = 'report'
        GROUP BY a.outlet ORDER BY a.outlet""",
    "wordings": """
        SELECT s.statement_id, s.text AS statement, p.reading, p.outlet, p.published, p.speaker, p.form, p.text,
            p.verdict, p.words, p.shared_words, p.quote_verdict, p.verbatim_words, p.paraphrased_words, p.unique_words,
            p.counterpart_outlet, p.relation, a.url, p.passage_id
        FROM passages p JOIN statements s USING (statement_id) JOIN articles a USING (article_id)
        ORDER BY s.rowid, p.reading, p.rowid""",
    "findings": """
        SELECT d.discrepancy, d.severity, d.kind, d.message, a.outlet, w.text AS words, a.url, a.article_id, w.start,
            w."end", d.statement_id
        FROM discrepancies d LEFT JOIN places w USING (discrepancy) LEFT JOIN articles a USING (article_id)
        ORDER BY d.discrepancy, w.rowid""",
}


def database(tables: Mapping[str, Table]) -> bytes:
    """The bytes of an SQLite file with these tables, by name; all that others refer to must be among them."""
    with closing(sqlite3.connect(":memory:")) as base:
        for table in tables.values():
            base.execute(_created(table))
        for table in tables.values():
            marks = ", ".join("?" * len(table.columns))
            base.executemany(
                f"INSERT INTO {_name(table.name)} VALUES ({marks})",
                ([_stored(value) for value in row] for row in table.rows),
            )
            for statement in _indices(table):
                base.execute(statement)
        _describe(base, tables)
        for name, columns in _SEARCHED.items():
            _make_searchable(base, name, columns)
        for name, query in _VIEWS.items():
            base.execute(f"CREATE VIEW {_name(name)} AS {' '.join(query.split())}")
        base.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        base.execute(f"PRAGMA user_version = {_LAYOUT_VERSION}")
        base.commit()
        return base.serialize()


def datasette_metadata(tables: Mapping[str, Table], database_name: str) -> str:
    """What Datasette is told beside the file (`datasette result.db --metadata metadata.json`): labels, descriptions."""
    described = {
        table.name: {
            "description": table.description,
            **({"label_column": _LABELS[table.name]} if table.name in _LABELS else {}),
            "columns": {column.name: column.description for column in table.columns},
        }
        for table in tables.values()
    }
    return json.dumps({"databases": {database_name: {"tables": described}}}, indent=2, ensure_ascii=False) + "\n"


def _name(name: str) -> str:
    """A name of ours as SQL; no name comes from an article."""
    return f'"{name}"'


def _created(table: Table) -> str:
    parts = [f"{_name(column.name)} {_TYPES[column.kind]}" for column in table.columns]
    keys = [_name(column.name) for column in table.columns if column.key]
    if keys:
        parts.append(f"PRIMARY KEY ({', '.join(keys)})")
    for column in table.columns:
        if column.refers_to:
            there, _, name = column.refers_to.partition(".")
            parts.append(f"FOREIGN KEY ({_name(column.name)}) REFERENCES {_name(there)} ({_name(name)})")
    return f"CREATE TABLE {_name(table.name)} ({', '.join(parts)})"


def _stored(value: Value) -> str | int | float | None:
    return value.isoformat() if isinstance(value, date) else value


def _indices(table: Table) -> list[str]:
    looked_up = [column.name for column in table.columns if column.refers_to] + list(_INDEXED.get(table.name, ()))
    return [
        f"CREATE INDEX {_name(f'{table.name}_by_{name}')} ON {_name(table.name)} ({_name(name)})" for name in looked_up
    ]


def _describe(base: sqlite3.Connection, tables: Mapping[str, Table]) -> None:
    base.execute(
        'CREATE TABLE "columns" ("table_name" TEXT, "column_name" TEXT, "kind" TEXT, "description" TEXT, '
        'PRIMARY KEY ("table_name", "column_name"))'
    )
    rows = [(table.name, c.name, c.kind, c.description) for table in tables.values() for c in table.columns]
    base.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?)', rows)


def _make_searchable(base: sqlite3.Connection, name: str, columns: tuple[str, ...]) -> None:
    """An index of words beside a table, of the form in which Datasette finds it by itself."""
    index = f"{name}_fts"
    base.execute(
        f"CREATE VIRTUAL TABLE {_name(index)} USING FTS5 ({', '.join(map(_name, columns))}, "
        f"""content={_name(name)}, tokenize="unicode61 remove_diacritics 2")"""
    )
    base.execute(f"INSERT INTO {_name(index)} ({_name(index)}) VALUES ('rebuild')")
