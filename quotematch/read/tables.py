"""Rows of a table with named columns, of whatever kind the table is: each an article.

A table without a column for the text is one problem, and not one for each row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quotematch.models import Article, Problem, ProblemLevel
from quotematch.read.quotations import articles_of
from quotematch.read.reading import Reading
from quotematch.read.records import read_record


def read_table(
    names: Sequence[str], rows: Iterable[Mapping[str, Any]], reading: Reading, *, path: str | None = None
) -> Iterator[Article | Problem]:
    """The articles of `rows`, which have the columns `names`; `path` is the file's name, if it is one."""
    columns = reading.columns(path)
    if twice := columns.named_twice(names):
        message = f"Column {twice} stands twice; which is meant? Rename one."
        yield Problem(level=ProblemLevel.FAILED, code="repeated_key", message=message, path=path)
        return
    rows = iter(rows)
    first = next(rows, None)
    if not columns.finds_text(tuple(names)) and (first is None or articles_of(first) == [first]):
        message = columns.without_text(tuple(names))
        yield Problem(level=ProblemLevel.FAILED, code="missing_column", message=message, path=path)
        return
    for number, row in enumerate([] if first is None else _chained(first, rows), 1):
        yield from read_record(row, columns=columns, path=path, row_number=number)


def _chained(first: Mapping[str, Any], rows: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    yield first
    yield from rows
