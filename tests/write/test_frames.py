"""Frames: every table as pandas, polars and Arrow, its values as they were."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import quotematch as qm

NAMES = sorted(qm.Reconciliation.of().tables())


@pytest.fixture(params=["hostile", "empty"])
def result(request: pytest.FixtureRequest) -> qm.Reconciliation:
    found: qm.Reconciliation = (
        qm.Reconciliation.of() if request.param == "empty" else request.getfixturevalue(request.param)
    )
    return found


@pytest.mark.parametrize("name", NAMES)
def test_polars_and_arrow_hold_the_values(name: str, result: qm.Reconciliation) -> None:
    table = result.tables()[name]
    assert result.to_polars(name).to_dict(as_series=False) == table.to_dict()
    assert result.to_arrow(name).to_pydict() == table.to_dict()
    arrow_kinds = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    assert {field.type for field in result.to_arrow(name).schema} == {arrow_kinds[c.kind] for c in table.columns}


@pytest.mark.parametrize("name", NAMES)
def test_pandas_holds_the_values(name: str, result: qm.Reconciliation) -> None:
    table = result.tables()[name]
    frame = result.to_pandas(name)
    for column in table.columns:
        series = frame[column.name]
        found: list[Any] = [None if pd.isna(value) else value for value in series]
        if column.kind == "date":
            found = [value and value.date() for value in found]
        assert found == table.to_dict()[column.name]
        assert str(series.dtype).lower().startswith({"text": "str", "integer": "int64"}.get(column.kind, ""))


def test_whoever_takes_arrow_streams_takes_tables(hostile: qm.Reconciliation) -> None:
    assert pl.DataFrame(hostile).to_dict(as_series=False) == hostile.tables()["passages"].to_dict()
    quotes = hostile.tables()["quotes"]
    assert pa.table(quotes).to_pydict() == quotes.to_dict()
    assert pl.DataFrame(quotes).height == len(hostile.quotes)


def test_without_pyarrow_a_stream_is_made_by_polars(
    hostile: qm.Reconciliation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotematch.write.frames.find_spec", lambda name: None if name == "pyarrow" else name)
    monkeypatch.setattr("quotematch.write.frames.to_arrow", lambda _: pytest.fail("pyarrow is not there"))
    assert pl.DataFrame(hostile.tables()["quotes"]).height == len(hostile.quotes)


def test_words_of_quotes_add_up_in_a_frame(hostile: qm.Reconciliation) -> None:
    quotes = hostile.to_pandas("quotes").merge(hostile.to_pandas("articles"), on="article_id")
    judged = quotes[quotes["verdict"].notna()]
    words = judged[["verbatim_words", "paraphrased_words", "unique_words"]].sum(axis=1)
    coverages = [quote.coverage for quote in hostile.quotes]
    assert list(words) == [coverage.words for coverage in coverages if coverage]
    assert judged["published"].min().date() == date(1812, 6, 18)


@pytest.mark.parametrize(
    ("method", "module", "extra"),
    [
        ("to_pandas", "pandas", "pandas"),
        ("to_polars", "polars", "polars"),
        ("to_arrow", "pyarrow", "arrow"),
        ("to_xlsx", "xlsxwriter", "xlsx"),
    ],
)
def test_what_is_missing_is_told_with_the_command(
    method: str, module: str, extra: str, story: qm.Reconciliation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(qm.MissingExtraError, match=rf"{module} is not installed: pip install 'quotematch\[{extra}\]'"):
        getattr(story, method)()
