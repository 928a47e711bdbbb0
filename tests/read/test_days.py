"""Days of publication in the shapes in which programs write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch.read.days import day_of

DAY = date(2026, 2, 27)
SHAPES: list[tuple[Any, str]] = [
    (DAY, "a day"),
    (datetime(2026, 2, 27, 23, 59, tzinfo=timezone(timedelta(hours=-11))), "its own zone counts"),
    ("2026-02-27", "ISO 8601"),
    ("2026-02-27T23:59:59.123-11:00", "with the time of day"),
    ("2026-02-27 08:00:00", "as databases write it"),
    (" 20260227 ", "without signs"),
    (20260227, "as a number"),
    ("20260227123000", "GDELT's stamp"),
    ("20260227T123000Z", "the same in GDELT's newer files"),
    ("2026-W09-5", "the fifth day of a week"),
    ("Fri, 27 Feb 2026 10:00:00 GMT", "RFC 2822"),
    ("27 February 2026", "in words"),
    ("February 27, 2026", "in American words"),
    ("Feb. 27th, 2026, 3 p.m.", "abbreviated"),
    ("27. März 2026", "German"),
    ("2026/02/27", "year first"),
    ("27.02.2026", "dots have the day first"),
    ("27/02/2026", "no month 27"),
    ("02/27/2026 10:00", "no month 27 either"),
    (1772150400, "seconds since 1970"),
    (1772150400.5, "and parts of them"),
    ("1772150400000", "milliseconds, as pandas writes JSON"),
    (1772150400000000, "microseconds"),
    (1772150400000000000, "nanoseconds"),
]


@pytest.mark.parametrize(("value", "why"), SHAPES)
def test_shapes_of_a_day(value: Any, why: str) -> None:
    expected = date(2026, 3, 27) if "März" in str(value) else DAY
    assert day_of(value) == expected, why


@pytest.mark.parametrize("value", ["", "  ", "None", "NaT", "n/a", "0000-00-00"])
def test_nothing_in_words(value: str) -> None:
    assert day_of(value) is None


@pytest.mark.parametrize(
    ("value", "tells", "why"),
    [
        ("03/04/2026", "it could be 2026-03-04 or 2026-04-03", "rather none than a wrong one"),
        ("yesterday", "2026-02-27", "no day"),
        ("2026", "2026-02-27", "a year"),
        (0, "2026-02-27", "no time since 1970 that news has"),
        (True, "2026-02-27", "no number"),
        ("2026-02-30", "day is out of range", "no such day"),
        ("31.02.2026", "day is out of range", "no such day"),
        ("99999999999", "2026-02-27", "far in the future"),
        ({"$date": 1}, "2026-02-27", "no text"),
    ],
)
def test_what_is_no_day(value: Any, tells: str, why: str) -> None:
    with pytest.raises(ValueError, match=tells):
        day_of(value)
    corpus = qm.read({"text": "A.", "outlet": "Post", "date": value})
    assert corpus[0].published is None, why
    assert [(problem.level, problem.code) for problem in corpus.problems][-1] == ("note", "unreadable_day")


def test_a_day_that_can_be_read_goes_before_one_that_cannot() -> None:
    corpus = qm.read({"text": "A.", "outlet": "Post", "published": "soon", "date": "2026-02-27"})
    assert corpus[0].published == DAY
    assert [problem.code for problem in corpus.problems] == ["columns"]


days = st.dates(min_value=date(1990, 1, 2), max_value=date(2100, 1, 1))


class TestLawsOfDays:
    """What a program writes for a day is read as that day."""

    @given(days)
    def test_round_trips(self, day: date) -> None:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        for written in (day.isoformat(), noon.isoformat(), f"{day:%Y%m%d}", format_datetime(noon), noon.timestamp()):
            assert day_of(written) == day
        assert day_of(f"{day.day}.{day.month}.{day.year}") == day
