"""A result as tidy tables: one row per article, quote, passage and so on, with keys that join them.

A table is told once, column by column: name, kind, what it holds, and how it is taken from the result. Frames, CSV,
XLSX, SQLite and the page of the docs that lists all columns are made from these. `passages` is wide on purpose: it
repeats what its quote and its article say, so that one table is enough for a spreadsheet. Wherever a verdict stands,
the words that it covers stand beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from quotematch.errors import UnknownTableError
from quotematch.excerpts import counted

if TYPE_CHECKING:
    from quotematch.contents import Contents

Value: TypeAlias = "str | int | float | bool | date | None"
Kind: TypeAlias = Literal["text", "integer", "number", "boolean", "date"]
#: What a frame, a stream or a CSV file holds when no table is named.
DEFAULT = "passages"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its name, its kind (text, integer, number, boolean, date), and what it holds; any cell may be None.

    `key` tells that it is part of what tells rows apart; `refers_to` names the column whose values it takes
    ("articles.article_id").
    """

    name: str
    kind: Kind
    description: str
    key: bool = False
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a result: rows of values, one for each of `columns`, in the order of the result.

    Iterating gives each row as a dict. Whatever takes the Arrow PyCapsule interface takes a table as it is:
    `polars.DataFrame(table)`, `pyarrow.table(table)`.

    >>> from quotematch import Article, Reconciliation
    >>> result = Reconciliation.of(articles=[Article(id="a", text="Nothing was said.", outlet="The Post")])
    >>> table = result.tables()["articles"]
    >>> table
    Table('articles', 1 row, 8 columns)
    >>> [(row["article_id"], row["outlet"]) for row in table]
    [('a', 'The Post')]
    """

    name: str
    description: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        return f"Table({self.name!r}, {counted(len(self), 'row')}, {counted(len(self.columns), 'column')})"

    def to_dict(self) -> dict[str, list[Value]]:
        """The values column by column.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"id": "a", "outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.tables()["readings"].to_dict()["text"]
        ['We cannot accept it,']
        """
        return {column.name: [row[at] for row in self.rows] for at, column in enumerate(self.columns)}

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        from quotematch.write.frames import arrow_stream

        return arrow_stream(self, requested_schema)


@dataclass(frozen=True, slots=True)
class Made:
    """How one column is made: itself, and how its value is taken from what a row stands for."""

    column: TableColumn
    value: Callable[[Any], Value]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is made: what its rows stand for, and its columns."""

    name: str
    description: str
    subjects: Callable[[Contents], Iterable[Any]]
    made: tuple[Made, ...]

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns without their making."""
        return tuple(made.column for made in self.made)

    def of(self, result: Contents) -> Table:
        """The table of a result."""
        values = [made.value for made in self.made]
        rows = tuple(tuple([value(subject) for value in values]) for subject in self.subjects(result))
        return Table(self.name, self.description, self.columns, rows)


def layouts() -> dict[str, Layout]:
    """All tables by name, those first that others refer to."""
    from quotematch.write.layouts import LAYOUTS

    return {layout.name: layout for layout in LAYOUTS}


def tables_of(result: Contents) -> dict[str, Table]:
    """All tables of a result by name."""
    return {name: layout.of(result) for name, layout in layouts().items()}


def table_of(result: Contents, name: str) -> Table:
    """One table of a result. Raises UnknownTableError for a name that is none."""
    check_name(name)
    return layouts()[name].of(result)


def check_name(name: str) -> None:
    """Raise UnknownTableError for a name that no table has."""
    known = layouts()
    if name not in known:
        raise UnknownTableError(f"No table is called {name!r}; there are {', '.join(known)}.")
