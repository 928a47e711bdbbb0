"""Parquet, through PyArrow, a batch of rows at a time and no column that is not wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotematch.errors import MissingExtraError
from quotematch.models import Article, Problem
from quotematch.read.folders import File
from quotematch.read.formats import problem_of
from quotematch.read.reading import Reading
from quotematch.read.tables import read_table

#: Rows held in memory at once.
_ROWS = 256


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of one file, row by row; text that is stored as bytes is decoded."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("To read Parquet: pip install 'quotematch[arrow]'") from None
    try:
        with pq.ParquetFile(file.path) as table:
            yield from read_table(tuple(table.schema_arrow.names), _rows(table), reading, path=file.name)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        yield problem_of(file.name, "broken_file", f"This is no sound Parquet file: {str(error).splitlines()[0]}")


def _rows(table: Any) -> Iterator[dict[str, Any]]:
    for batch in table.iter_batches(batch_size=_ROWS):
        yield from batch.to_pylist()
