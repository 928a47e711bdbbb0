"""SQLite: the rows of a table, a view or a query, each an article. The database is opened for reading only, alone.

Without a word from the user it is the one table that has a column for the text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import quote

from quotematch.models import Article, Problem
from quotematch.read.columns import Columns, shown
from quotematch.read.folders import File
from quotematch.read.formats import problem_of
from quotematch.read.reading import Reading
from quotematch.read.tables import read_table
from quotematch.read.unpacking import measured


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of one database, row by row; text is decoded as in other files."""
    reading.database(file.name)
    address = f"file:{quote(str(file.path))}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            database.text_factory = bytes
            database.set_authorizer(_allowed)
            query = reading.query or _query(database, reading)
            rows = database.execute(query)
            names = tuple(str(column[0]) for column in rows.description or ())
            size = file.path.stat().st_size
            yield from read_table(names, measured(_named(names, rows), size, reading.settings), reading, path=file.name)
    except (sqlite3.Error, sqlite3.Warning, UnicodeDecodeError) as error:
        yield problem_of(file.name, "broken_file", f"SQLite cannot read this: {error}.")
    except _ChoiceError as error:
        yield problem_of(file.name, "which_table", str(error))


class _ChoiceError(Exception):
    """Nobody knows which table is meant."""


def _allowed(action: int, *_: str | None) -> int:
    """No other file is opened: ATTACH and VACUUM INTO would make one."""
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK


def _named(names: tuple[str, ...], rows: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    return (dict(zip(names, row, strict=True)) for row in rows)


def _query(database: sqlite3.Connection, reading: Reading) -> str:
    kinds = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"
    names = [name.decode("utf-8", "replace") for (name,) in database.execute(kinds)]
    there = f"The tables are {', '.join(map(shown, names))}." if names else "There are no tables."
    if reading.table is not None:
        if reading.table not in names:
            raise _ChoiceError(f"There is no table {shown(reading.table)}. {there}")
        return _all_of(reading.table)
    columns = Columns(reading.named)
    fitting = [name for name in names if columns.finds_text(_columns_of(database, name))]
    if len(fitting) != 1:
        which = f"{len(fitting)} tables have a column for the text" if fitting else "No table has a column for the text"
        raise _ChoiceError(f"{which}. {there} Say which it is: table=NAME, or --table NAME; or query=, --query.")
    return _all_of(fitting[0])


def _columns_of(database: sqlite3.Connection, table: str) -> tuple[str, ...]:
    return tuple(str(column[0]) for column in database.execute(f"{_all_of(table)} LIMIT 0").description)


def _all_of(table: str) -> str:
    return 'SELECT * FROM "{}"'.format(table.replace('"', '""'))
