"""Parquet, through PyArrow, a batch of rows at a time and no column that is not wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quotematch.errors import MissingExtraError
from quotematch.models import Article, Problem
from quotematch.read.folders import File
from quotematch.read.formats import problem_of
from quotematch.read.reading import Reading
from quotematch.read.tables import read_table
from quotematch.read.unpacking import measured

#: Rows held in memory at once.
ROWS = 256


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of one file, row by row; text that is stored as bytes is decoded."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("To read Parquet: pip install 'quotematch[arrow]'") from None
    try:
        with pq.ParquetFile(file.path) as table:
            rows = measured(rows_of(table.iter_batches(batch_size=ROWS)), file.path.stat().st_size, reading.settings)
            yield from read_table(tuple(table.schema_arrow.names), rows, reading, path=file.name)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        yield problem_of(file.name, "broken_file", f"This is no sound Parquet file: {str(error).splitlines()[0]}")


def rows_of(batches: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The rows of Arrow's record batches. A cell that Python cannot hold costs no other."""
    for batch in batches:
        try:
            rows = batch.to_pylist()
        except (OverflowError, ValueError):  # a day beyond the years, bytes that are no UTF-8
            cells = ([_value(cell) for cell in column] for column in batch.columns)
            rows = [dict(zip(batch.schema.names, row, strict=True)) for row in zip(*cells, strict=True)]
        yield from rows


def _value(cell: Any) -> Any:
    """What a cell holds; of a text that cannot be decoded its bytes, of a day that Python does not know its number."""
    try:
        return cell.as_py()
    except (OverflowError, ValueError):
        return cell.as_buffer().to_pybytes() if hasattr(cell, "as_buffer") else getattr(cell, "value", None)
