"""Data frames of any library that narwhals knows: pandas, Polars, PyArrow, DuckDB, Modin, Dask and others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotematch.errors import QuotematchError, UnreadableInputError
from quotematch.excerpts import opening
from quotematch.models import Article, Problem, ProblemLevel
from quotematch.read.parquet import ROWS, rows_of
from quotematch.read.reading import Reading
from quotematch.read.tables import read_table


def frame_of(thing: Any) -> Any:
    """`thing` as a narwhals frame, or None when it is no data frame. Raises UnreadableInputError."""
    import narwhals as nw

    try:
        found = nw.from_native(thing, pass_through=True)
        found = found.collect() if isinstance(found, nw.LazyFrame) else found
    except Exception as error:  # two columns of one name, a query that fails: each library has its own
        raise UnreadableInputError(f"The data frame cannot be read ({_told(error)}).") from error
    return found if isinstance(found, nw.DataFrame) else None


def read_frame(frame: Any, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of a narwhals frame, row by row. What a frame raises ends it, and is one failed problem."""
    try:
        native = frame.to_native()
        arrow = frame.implementation.is_pyarrow()
        rows = rows_of(native.to_batches(max_chunksize=ROWS)) if arrow else frame.iter_rows(named=True)
        yield from read_table(tuple(native.column_names if arrow else frame.columns), rows, reading)
    except QuotematchError:
        raise
    except Exception as error:  # a day beyond the years; each library has its own
        message = f"The data frame cannot be read to its end ({_told(error)})."
        yield Problem(level=ProblemLevel.FAILED, code="broken_frame", message=message)


def _told(error: Exception) -> str:
    return opening(f"{type(error).__name__}: {error}", length=200)
