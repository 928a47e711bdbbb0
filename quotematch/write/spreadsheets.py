"""Tables for spreadsheets: one as CSV, all as the sheets of an XLSX workbook.

No cell is computed, whatever an article says (see `cells`). In a workbook texts are marked as texts, days are days and
numbers are numbers; its first sheet tells all columns. The same tables are the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from quotematch.errors import TooLargeError
from quotematch.write.cells import computed, fitting, plain_cell
from quotematch.write.extras import needed
from quotematch.write.tables import Table, Value
from quotematch.write.xml_text import valid

#: Rows of a sheet, the one with the names among them.
_MOST_ROWS = 1_048_576
#: Before it, spreadsheets and calendars disagree about the number of a day.
_FIRST_DAY = date(1900, 3, 1)
#: A workbook tells when it was made; the same result is the same bytes.
_MADE = datetime(2000, 1, 1)
#: Width of a column in characters: short values, texts.
_NARROW, _WIDE = 14, 60


def csv_text(table: Table) -> str:
    """A table as CSV with a row of names first, as RFC 4180 has it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([plain_cell(value) for value in row] for row in table.rows)
    return out.getvalue()


def workbook(tables: Iterable[Table]) -> bytes:
    """An XLSX workbook with one sheet per table, and one that tells their columns.

    Raises TooLargeError for a table that no sheet holds, and MissingExtraError without XlsxWriter.
    """
    xlsxwriter = needed("xlsxwriter", extra="xlsx")
    out, tables = io.BytesIO(), list(tables)
    _check_size(tables)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _MADE, "title": "quotematch"})
        styles = _Styles(book)
        _fill(book.add_worksheet("columns"), *_described(tables), styles)
        for table in tables:
            _fill(book.add_worksheet(table.name), [column.name for column in table.columns], table.rows, styles)
    return out.getvalue()


class _Styles:
    """The formats of a workbook. `marked` texts stay texts when somebody edits their cell."""

    def __init__(self, book: Any) -> None:
        self.name = book.add_format({"bold": True, "text_wrap": False})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.marked = book.add_format({"num_format": "@", "quote_prefix": True})


def _described(tables: Sequence[Table]) -> tuple[list[str], list[tuple[Value, ...]]]:
    rows: list[tuple[Value, ...]] = [
        (table.name, column.name, column.kind, column.description, column.refers_to)
        for table in tables
        for column in table.columns
    ]
    return ["table", "column", "kind", "description", "refers_to"], rows


def _fill(sheet: Any, names: Sequence[str], rows: Sequence[Sequence[Value]], styles: _Styles) -> None:
    for at, name in enumerate(names):
        wide = any(isinstance(row[at], str) and len(str(row[at])) > _NARROW * 2 for row in rows[:50])
        sheet.set_column(at, at, _WIDE if wide else _NARROW)
        sheet.write_string(0, at, name, styles.name)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(names) - 1)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            _write(sheet, number, at, value, styles)


def _write(sheet: Any, row: int, at: int, value: Value, styles: _Styles) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, at, value)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, at, datetime(value.year, value.month, value.day), styles.day)
    else:
        text = valid(fitting(_with_plain_line_ends(value if isinstance(value, str) else value.isoformat())))
        sheet.write_string(row, at, text, styles.marked if computed(text) else None)


def _with_plain_line_ends(text: str) -> str:
    """XLSX would write a carriage return as "_x000D_", which not every program takes back."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check_size(tables: Sequence[Table]) -> None:
    for table in tables:
        if len(table) >= _MOST_ROWS:
            raise TooLargeError(
                f"The table {table.name!r} has {len(table):,} rows and a sheet holds {_MOST_ROWS - 1:,}: "
                "save the result with to_sqlite() or, table by table, with to_csv(table=…)."
            )
