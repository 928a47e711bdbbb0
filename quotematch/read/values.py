"""What stands in a cell, as the value of an article's field.

Data frames, databases and JSON write nothing, numbers, bytes and days each in ways of their own. Here they become what
`Article` holds; what cannot be used raises `Unusable` with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from quotematch.excerpts import opening
from quotematch.lexicon import table
from quotematch.read.days import day_of
from quotematch.read.decoding import Remark, decode

#: By which pandas says "nothing here" in columns of days and of its own types.
_NOTHING = ("NaTType", "NAType")
_URL = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|amp)\.(?=.+\.)")


class Unusable(ValueError):  # noqa: N818  it is no error of the caller's
    """A value that a field cannot take; the text says why."""


def is_nothing(value: Any) -> bool:
    """Whether `value` is what data frames and databases put where there is nothing."""
    return value is None or (isinstance(value, float) and value != value) or type(value).__name__ in _NOTHING


def usable(field: str, value: Any) -> tuple[Any, tuple[Remark, ...]]:
    """`value` as `field` of an article holds it, with remarks on what had to be changed. Raises Unusable."""
    remarks: tuple[Remark, ...] = ()
    if isinstance(value, bytes | bytearray | memoryview):
        value, remarks = decode(bytes(value))
    if field == "published":
        return _day(value), remarks
    if field == "id":
        value = _written_out(value)
    elif field == "outlet":
        value = _outlet(value)
    elif field == "language" and isinstance(value, str):
        value = _languages().get(value.strip().casefold(), value)
    if not isinstance(value, str):
        raise Unusable("it is no text")
    if field == "url" and not (_URL.match(value) or "/" in value):
        raise Unusable("it is no URL") if value else Unusable("it is empty")
    return value, remarks


def unreadable_day(key: Any, value: Any, error: Unusable) -> Remark:
    """That a day could not be read, and the article has none."""
    seen = opening(repr(value[:200] if isinstance(value, str | bytes | list) else value))
    named = opening(str(key), length=60)
    message = f"Key '{named}': {error}, but it is {seen}. The article is read without a day."
    return Remark("unreadable_day", message)


def host_of(url: Any) -> str | None:
    """The host that a URL names, without "www."; None when there is none.

    >>> host_of("https://www.gazette.example/news?id=1")
    'gazette.example'
    """
    if not isinstance(url, str) or not _URL.match(url):
        return None
    try:
        host = urlsplit(url if "//" in url[:9] else f"//{url}").hostname
    except ValueError:
        return None
    return _HOST_PREFIX.sub("", host) if host else None


def _day(value: Any) -> Any:
    try:
        return day_of(value)
    except ValueError as error:
        raise Unusable(str(error)) from None


def _written_out(value: Any) -> Any:
    """A whole number, as tables have for ids, as text; 17.0 is what pandas makes of 17 beside an empty cell."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(int(value)) if hasattr(value, "__index__") else value


def _outlet(value: Any) -> Any:
    """A name; of a publisher as schema.org and NewsAPI write it, its name; of a URL, the host."""
    if isinstance(value, Mapping):
        value = value.get("name")
    return host_of(value) or value


@cache
def _languages() -> dict[str, str]:
    found: dict[str, str] = table(None, "columns")["languages"]
    return found
