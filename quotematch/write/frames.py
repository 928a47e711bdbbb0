"""Tables as data frames and as an Arrow stream.

polars and pyarrow are filled through narwhals; pandas by its own nullable types, as its plain integers know no None.
An Arrow stream is made by pyarrow or, without it, by polars.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from quotematch.write.extras import needed
from quotematch.write.tables import Kind, Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_NARWHALS_TYPES: dict[Kind, str] = {
    "text": "String",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "Boolean",
    "date": "Date",
}
#: pandas knows days only as points of time; seconds reach further than the years that a date can have.
_PANDAS_TYPES: dict[Kind, str] = {
    "text": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


def to_pandas(table: Table) -> pandas.DataFrame:
    """A table as a pandas data frame of nullable types; days are points of time at midnight."""
    pd = needed("pandas", extra="pandas")
    values = table.to_dict()
    kinds = {column.name: _PANDAS_TYPES[column.kind] for column in table.columns}
    frame: pandas.DataFrame = pd.DataFrame({name: pd.Series(values[name], dtype=kinds[name]) for name in values})
    return frame


def to_polars(table: Table) -> polars.DataFrame:
    """A table as a polars data frame."""
    needed("polars", extra="polars")
    frame: polars.DataFrame = _native(table, "polars")
    return frame


def to_arrow(table: Table) -> pyarrow.Table:
    """A table as an Arrow table."""
    needed("pyarrow", extra="arrow")
    made: pyarrow.Table = _native(table, "pyarrow")
    return made


def arrow_stream(table: Table, requested_schema: object | None) -> object:
    """A table as the PyCapsule of an Arrow C stream (https://arrow.apache.org/docs/format/CDataInterface)."""
    by_polars = find_spec("pyarrow") is None and find_spec("polars") is not None
    return (to_polars(table) if by_polars else to_arrow(table)).__arrow_c_stream__(requested_schema)


def _native(table: Table, backend: Literal["polars", "pyarrow"]) -> Any:
    import narwhals as nw

    schema = {column.name: getattr(nw, _NARWHALS_TYPES[column.kind]) for column in table.columns}
    return nw.from_dict(table.to_dict(), schema, backend=backend).to_native()
