"""CSV and XLSX: what stands in the tables stands in the cells, and no spreadsheet computes it."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date, datetime
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch.write.cells import CELL_LIMIT, fitting, plain_cell
from quotematch.write.spreadsheets import workbook
from quotematch.write.tables import Table, TableColumn


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


class TestCells:
    """A cell reads as it is stored."""

    @given(st.text())
    def test_no_cell_starts_like_a_formula(self, text: str) -> None:
        cell = str(plain_cell(text))
        assert not unicodedata.normalize("NFKC", cell).startswith(("=", "+", "-", "@", "\t", "\r"))
        lost = set(text) - set(cell)
        assert {unicodedata.category(char) for char in lost} <= {"Cc", "Cf"}

    @pytest.mark.parametrize(
        ("text", "cell", "why"),
        [
            ("We will.", "We will.", "words"),
            ("-5 degrees", "'-5 degrees", "a sign before a number"),
            ("\uff1d1+1", "'\uff1d1+1", "full-width signs, which some spreadsheets fold"),
            ("\uff20SUM(1)", "'\uff20SUM(1)", "the same of @"),
            ("\u200b=1+1", "'\u200b=1+1", "behind a zero-width space"),
            ("\ufeff\n @A1", "'\ufeff\n @A1", "behind a byte order mark and white space"),
            ("a = b", "a = b", "inside"),
            ("\u202e=1+1", "'=1+1", "direction override, then a formula"),
            ("abc\u202edef\u2066", "abcdef", "direction overrides and isolates"),
            ("red \x1b[31m, \x9b2J", "red [31m, 2J", "what steers a terminal"),
            ("one\r\ntwo\tthree", "one\r\ntwo\tthree", "line ends and tabs inside"),
            ("\N{ARABIC LETTER ALEF}\u200d", "\N{ARABIC LETTER ALEF}\u200d", "joiners, which scripts need"),
            ("007", "'007", "leading zeros"),
            ("1-2", "'1-2", "read as a day"),
            ("2026-03-01", "'2026-03-01", "an id that is a day"),
            ("12e5", "'12e5", "read as a number with an exponent"),
            ("$5", "'$5", "read as money"),
            ("5 percent", "5 percent", "a number among words"),
            ("1 § 2", "1 § 2", "no number"),
        ],
    )
    def test_texts(self, text: str, cell: str, why: str) -> None:
        assert plain_cell(text) == cell, why

    @pytest.mark.parametrize(
        ("value", "cell"),
        [(True, "yes"), (False, "no"), (-3, -3), (0.5, 0.5), (None, ""), (date(999, 1, 2), "0999-01-02")],
    )
    def test_other_values(self, value: Any, cell: Any) -> None:
        assert plain_cell(value) == cell

    @pytest.mark.parametrize("char", ["x", "\U0001f5de"])
    @pytest.mark.parametrize("more", [-1, 0, 1, 40_000])
    def test_a_cell_is_as_long_as_a_cell_can_be(self, char: str, more: int) -> None:
        units = 1 if char == "x" else 2
        text = char * ((CELL_LIMIT + more) // units)
        cell = fitting(text)
        length = len(cell.encode("utf-16-le")) // 2
        if len(text) * units <= CELL_LIMIT:
            assert cell == text
        else:
            assert CELL_LIMIT - 2 <= length <= CELL_LIMIT
            assert cell == text[: len(cell) - 1] + "…"

    def test_a_long_formula_stays_within_a_cell_of_csv(self) -> None:
        assert len(str(plain_cell("=" + "1" * 40_000))) == CELL_LIMIT


class TestCsv:
    """One table, as RFC 4180 has it."""

    def test_rows(self, story: qm.Reconciliation) -> None:
        rows = rows_of(story.to_csv())
        assert [(row["outlet"], row["verdict"], row["counterpart_outlet"]) for row in rows] == [
            ("Echo", "verbatim", "Post"),
            ("Mail", "paraphrased", "Post"),
            ("Mail", "", ""),
            ("Post", "verbatim", "Echo"),
            ("Post", "unique", ""),
        ]
        assert rows[1]["text"] == "We can accept this plan in any form."
        assert (rows[1]["statement_outlets"], rows[1]["statement_outlet_count"]) == ("Echo; Mail; Post", "3")
        assert rows[2]["is_term"] == "yes"
        assert (rows[1]["verbatim_words"], rows[1]["paraphrased_words"], rows[1]["unique_words"]) == ("0", "8", "0")

    @pytest.mark.parametrize("name", list(qm.Reconciliation.of().tables()))
    def test_pandas_reads_it(self, name: str, hostile: qm.Reconciliation) -> None:
        table = hostile.tables()[name]
        frame = pd.read_csv(io.StringIO(hostile.to_csv(table=name), newline=""), dtype=str, keep_default_na=False)
        assert list(frame.columns) == [column.name for column in table.columns]
        assert frame.to_numpy().tolist() == [[str(plain_cell(value)) for value in row] for row in table.rows]

    def test_what_articles_say_is_never_computed(self, hostile: qm.Reconciliation) -> None:
        for name in hostile.tables():
            table = hostile.tables()[name]
            texts = [column.name for column in table.columns if column.kind == "text"]
            for row in rows_of(hostile.to_csv(table=name)):
                assert not [row[text] for text in texts if row[text].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


@pytest.fixture(scope="module")
def book(hostile: qm.Reconciliation) -> openpyxl.Workbook:
    """The workbook as another library reads it."""
    return openpyxl.load_workbook(io.BytesIO(hostile.to_xlsx()))


class TestXlsx:
    """A workbook that another library reads, cell by cell."""

    def test_the_same_result_is_the_same_bytes(self, hostile: qm.Reconciliation) -> None:
        assert hostile.to_xlsx() == hostile.to_xlsx()

    def test_every_table_is_a_sheet_and_every_column_is_told(
        self, book: openpyxl.Workbook, hostile: qm.Reconciliation
    ) -> None:
        tables = hostile.tables()
        assert book.sheetnames == ["columns", *tables]
        told = [(row[0], row[1]) for row in book["columns"].iter_rows(min_row=2, values_only=True)]
        assert told == [(table.name, column.name) for table in tables.values() for column in table.columns]

    def test_cells_hold_the_values(self, book: openpyxl.Workbook, hostile: qm.Reconciliation) -> None:
        for name, table in hostile.tables().items():
            for row, cells in zip(table.rows, book[name].iter_rows(min_row=2), strict=False):
                for value, cell, column in zip(row, cells, table.columns, strict=True):
                    wanted: Any = value
                    if isinstance(value, date):
                        wanted = (
                            datetime(value.year, value.month, value.day) if value.year > 1900 else value.isoformat()
                        )
                    elif isinstance(value, str):
                        wanted = fitting(value).replace("\ufffe", "\ufffd").replace("\r\n", "\n")
                    assert cell.value == wanted, f"{name}.{column.name}"

    def test_no_cell_is_a_formula_or_a_link(self, book: openpyxl.Workbook) -> None:
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} == {"s", "n", "b", "d"}
        assert not [cell for cell in cells if cell.hyperlink]
        assert all(isinstance(cell.value, int | float | None) for cell in cells if cell.data_type == "n")

    def test_texts_that_could_be_computed_are_marked_as_texts(self, book: openpyxl.Workbook) -> None:
        rows = list(book["articles"].iter_rows(min_row=2))
        marked = {cell.value for row in rows for cell in row if cell.quotePrefix}
        assert {"0012", "1812-06-18", "=Post & <Sons>", "-1", "@Mail"} <= marked
        assert "Old Times" not in marked

    def test_a_table_that_no_sheet_holds(self) -> None:
        column = TableColumn("number", "integer", "a number")
        table = Table("many", "Many rows.", (column,), ((1,),) * 1_048_576)
        with pytest.raises(qm.TooLargeError, match=r"'many' has 1,048,576 rows and a sheet holds 1,048,575.*to_sqlite"):
            workbook([table])
