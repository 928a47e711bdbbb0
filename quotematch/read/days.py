"""The day of publication, in the shapes in which programs write it.

ISO 8601; RFC 2822, as in RSS and e-mail; days with the month in words; figures that can be read in one way only; the
stamps of GDELT, of 14 digits; and seconds, milli-, micro- or nanoseconds since 1970. What could be two days, such as
03/04/2026, is none: a wrong day is worse than no day.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from quotematch.lexicon import LANGUAGES, table

#: Years in which a bare number is believed to be a time: news before that was on no computer.
_YEARS = range(1990, 2101)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{6}Z?)?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_NUMBER = re.compile(r"\d{9,19}(?:\.\d+)?\Z")
#: Seconds in a unit, for whole numbers of so many digits.
_UNITS = ((11, 1), (14, 10**3), (17, 10**6), (20, 10**9))


def day_of(value: Any) -> date | None:
    """The day that `value` means; None for what says "nothing here".

    Raises ValueError, with the reason, for what is no day or could be two.

    >>> {str(day_of(one)) for one in ("Fri, 27 Feb 2026 10:00:00 GMT", "February 27, 2026", 20260227, "27.02.2026")}
    {'2026-02-27'}
    >>> day_of("03/04/2026")
    Traceback (most recent call last):
    ValueError: it could be 2026-03-04 or 2026-04-03
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        value = str(value) if type(value).__name__ == "datetime64" else "no day"
    text = _as_text(value)
    return None if text.casefold() in _nothing() else _read(text)


def _as_text(value: str | int | float) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _read(text: str) -> date:
    if found := _ISO.match(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if (found := _STAMP.match(text)) and int(found[1]) in _YEARS:
        return date(int(found[1]), int(found[2]), int(found[3]))
    if _NUMBER.match(text):
        return _since_1970(text)
    if found := _YEAR_FIRST.match(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.match(text):
        return _year_last(int(found[1]), found[2], int(found[3]), int(found[4]))
    if (found := _in_words().search(text)) and (day := found["second"] or found["first"]):
        return date(int(found["year"]), _months()[found["month"].casefold()], int(day))
    if re.fullmatch(r"\d{4}-?W\d{2}-?\d|\d{4}-?\d{3}", text):
        return date.fromisoformat(text)
    raise ValueError("a day is written like 2026-02-27")


def _since_1970(text: str) -> date:
    whole = text.partition(".")[0]
    unit = next(unit for digits, unit in _UNITS if len(whole) < digits)
    try:
        day = datetime.fromtimestamp(int(whole) / unit, UTC).date()
    except (OverflowError, OSError):
        day = date.min
    if day.year not in _YEARS:
        raise ValueError("a day is written like 2026-02-27")
    return day


def _year_last(first: int, sign: str, second: int, year: int) -> date:
    """Dots and dashes have the day first; with strokes either may come first, and 13 to 31 tells which."""
    if sign != "/" or first > 12 or first == second:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    one, other = date(year, second, first), date(year, first, second)
    raise ValueError(f"it could be {other} or {one}")


@cache
def _nothing() -> frozenset[str]:
    return frozenset(["", *table(None, "columns")["nothing"]["days"]])


@cache
def _months() -> dict[str, int]:
    """The number of each month's name: a table has the twelve full names first, then shorter ones that begin alike."""
    numbers: dict[str, int] = {}
    for language in LANGUAGES:
        names = [name.casefold() for name in table(language, "datelines")["months"]]
        full = {name: at for at, name in enumerate(names[:12], 1)}
        numbers |= {name: next(full[one] for one in full if one.startswith(name[:3])) for name in names}
    return numbers


@cache
def _in_words() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+)?(?P<month>{month})\b\.?,?\s+"
        r"(?:(?P<second>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{4})\b",
        re.IGNORECASE,
    )
