"""CSV and TSV: a row of names, then an article a row (RFC 4180).

The delimiter is the one that gives the first row the most names that are known. A row that is broken, or has more or
fewer cells than there are names, costs itself only: reading goes on at the line after the one where it began.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from quotematch.models import Article, Problem
from quotematch.read.columns import Columns
from quotematch.read.decoding import mended, text_stream
from quotematch.read.folders import File
from quotematch.read.formats import problem_of
from quotematch.read.reading import Reading
from quotematch.read.records import failed, line_notes, read_record
from quotematch.read.unpacking import MEGABYTE, opened

_DELIMITERS = (",", ";", "\t", "|")
#: Characters of the row of names that are looked at to find the delimiter.
_HEAD = 1 << 16


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of one file, row by row."""
    with opened(file, reading.settings) as stream, text_stream(stream, reading.encoding) as text:
        yield from read_stream(text, reading, path=file.name)


def read_stream(stream: TextIO, reading: Reading, *, path: str) -> Iterator[Article | Problem]:
    """The articles of an open file. `path` is the name by which problems call it."""
    columns = reading.columns(path)
    lines = _Lines(stream)
    delimiter = _delimiter(lines.peek(), columns)
    rows = _rows(lines, delimiter, reading.settings.row_megabytes * MEGABYTE)
    _, names = next(rows, (0, []))
    if isinstance(names, str) or not columns.finds_text(tuple(names)):
        told = names if isinstance(names, str) else columns.without_text(tuple(names))
        yield problem_of(path, "missing_column", told)
        return
    if twice := columns.named_twice(names):
        yield problem_of(path, "repeated_key", f"Column {twice} stands twice; which is meant? Rename one.")
        return
    for line, cells in rows:
        if isinstance(cells, str):
            yield failed("broken_row", cells, path=path, line=line)
        elif len(cells) != len(names):
            told = f"The row has {len(cells)} cells, and there are {len(names)} names. Is a delimiter not in quotes?"
            yield failed("broken_row", told, path=path, line=line)
        else:
            yield from _article(dict(zip(names, cells, strict=True)), columns, path, line, reading.encoding or "UTF-8")


def _article(row: dict[str, str], columns: Columns, path: str, line: int, encoding: str) -> Iterator[Article | Problem]:
    cells = {name: mended(cell, encoding) for name, cell in row.items()}
    remarks = [remark for cell in cells.values() for remark in cell.remarks]
    for item in read_record({name: cell.text for name, cell in cells.items()}, columns=columns, path=path, line=line):
        yield item
        if isinstance(item, Article):
            yield from line_notes(item, tuple(remarks), path, line)


class _Lines:
    """The lines of a file, which remember those of the row that is being read, so that they can be read again."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._stream)
        self._row.append(line)
        self.number += 1
        return line

    def peek(self) -> str:
        """The first line, which stays to be read."""
        line = next(self._stream, "")
        self._again.append(line)
        return line

    def begin(self) -> int:
        """A row begins; returns the number of its first line."""
        self._row.clear()
        return self.number + 1

    def back(self) -> None:
        """To the line after the first one of this row."""
        self._again.extendleft(reversed(self._row[1:]))
        self.number -= len(self._row[1:])


def _rows(lines: _Lines, delimiter: str, limit: int) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the number of its first line: its cells, or why it is broken. Blank lines are no rows."""
    while True:
        begins = lines.begin()
        try:
            with _cells_of(limit):
                cells = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            lines.back()
            yield begins, f"Broken row: {error}. Is a quotation mark in it not doubled, or not closed?"
            continue
        if cells is None:
            return
        if cells:
            yield begins, cells


@contextmanager
def _cells_of(limit: int) -> Iterator[None]:
    """Cells of up to `limit` characters; the limit is the module's for all its users, and is put back."""
    before = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _delimiter(head: str, columns: Columns) -> str:
    def known(sign: str) -> tuple[bool, int]:
        names = next(csv.reader([head[:_HEAD]], delimiter=sign), [])
        return columns.finds_text(tuple(names)), len(names)

    return max(_DELIMITERS, key=known)
