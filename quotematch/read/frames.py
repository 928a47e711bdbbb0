"""Data frames of any library that narwhals knows: pandas, Polars, PyArrow, DuckDB, Modin, Dask and others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotematch.models import Article, Problem
from quotematch.read.reading import Reading
from quotematch.read.tables import read_table


def frame_of(thing: Any) -> Any:
    """`thing` as a narwhals frame, or None when it is no data frame."""
    import narwhals as nw

    found = nw.from_native(thing, pass_through=True)
    if isinstance(found, nw.LazyFrame):
        return found.collect()
    return found if isinstance(found, nw.DataFrame) else None


def read_frame(frame: Any, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of a narwhals frame, row by row."""
    yield from read_table(tuple(frame.columns), frame.iter_rows(named=True), reading)
