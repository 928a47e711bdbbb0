"""Readings side by side: the table that collation makes, and that reports and programs read.

Rows are readings and columns are places; a cell is the span of a reading's word there. What makes the table stands in
`quotematch.judge.collation`.
"""

from __future__ import annotations

from quotematch.models import CleanText, Record
from quotematch.spans import Span


class Column(Record):
    """One place of a collation: for each reading the span of its word there, None where it has none.

    `variants` numbers the distinct words of the column (as they are compared), row by row, from 0; None for no word.
    """

    cells: tuple[Span | None, ...]
    variants: tuple[int | None, ...]

    @property
    def agreed(self) -> bool:
        """Whether all readings have the same word here."""
        return set(self.variants) == {0}


class Move(Record):
    """Words that readings `rows` print in `columns` and readings `other_rows` in `other_columns`."""

    columns: tuple[int, ...]
    other_columns: tuple[int, ...]
    rows: tuple[int, ...]
    other_rows: tuple[int, ...]


class Collation(Record):
    """Readings side by side. Row `i` of every column belongs to `readings[i]`, and spans are offsets into that text.

    Each word of each reading stands in exactly one column, in its order. Columns are in an order that keeps that of
    every reading. `moves` are sorted by their columns.

    >>> from quotematch.judge.collation import collate
    >>> print(collate(["we will not go", "we will go home"]))
    we | will | not | go | -
    we | will | -   | go | home
    """

    readings: tuple[CleanText, ...]
    columns: tuple[Column, ...] = ()
    moves: tuple[Move, ...] = ()

    def row(self, number: int) -> tuple[str, ...]:
        """The words of one reading, column by column, "" where it has none."""
        text = self.readings[number]
        return tuple(cell.of(text) if (cell := column.cells[number]) else "" for column in self.columns)

    def __str__(self) -> str:
        rows = [[word or "-" for word in self.row(number)] for number in range(len(self.readings))]
        widths = [max(map(len, column), default=0) for column in zip(*rows, strict=True)]
        padded = (" | ".join(word.ljust(w) for word, w in zip(row, widths, strict=True)) for row in rows)
        return "\n".join(line.rstrip() for line in padded)
