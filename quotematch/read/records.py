"""One dict is one article, or the problem that says why not and what to do.

A message names the fields at fault with the first words of what they hold, and stays short however many there are.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from quotematch.excerpts import opening, visible
from quotematch.models import ID_LENGTH, Article, Problem, ProblemLevel
from quotematch.read.decoding import Remark
from quotematch.read.remarks import header_day, notes, surrogates

#: The keys of a record, in the order in which messages name them.
KEYS = tuple(Article.model_fields)
#: pydantic's kind of error -> our stable code.
_CODES = {"extra_forbidden": "unknown_key", "missing": "missing_key", "string_too_long": "too_long"}
#: So many keys that no article has are named; the others are counted.
_NAMED = 3
#: By which pandas says "nothing here" in columns of days and of its own types.
_NOTHING = ("NaTType", "NAType")


class RepeatedKey(dict[str, Any]):
    """An object of JSON in which a key stands twice, so that nobody knows which value was meant."""

    key: str


def plain_or_repeated(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these keys and values, in the way that `json.loads` asks for it (`object_pairs_hook`).

    >>> plain_or_repeated([("text", "A."), ("text", "B.")]).key
    'text'
    """
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated = RepeatedKey(found)
    repeated.key = Counter(key for key, _ in pairs).most_common(1)[0][0]
    return repeated


class _NoArticleError(Exception):
    """Why a row is no article."""

    def __init__(self, code: str, message: str, article_id: Any = None) -> None:
        super().__init__(message)
        self.code = code
        self.article_id = article_id


def read_record(
    row: Any, *, path: str | None = None, line: int | None = None, row_number: int | None = None
) -> Iterator[Article | Problem]:
    """The article that `row` describes, with notes; or one failed problem that names the fields at fault.

    `path` and `line` say where the row stands in a file; `row_number`, from 1, where it stands in a sequence. A row
    that raises an error when it is looked into is such a problem, too.
    """
    try:
        article, remarks = _article_of(row)
    except Exception as error:  # a row may be any object of the caller's, and costs no other row
        known = error if isinstance(error, _NoArticleError) else _broken(error)
        yield failed(known.code, str(known), path=path, line=line, row_number=row_number, article_id=known.article_id)
        return
    yield article
    yield from notes(article, remarks, path=path)


def failed(
    code: str,
    message: str,
    *,
    path: str | None = None,
    line: int | None = None,
    row_number: int | None = None,
    article_id: Any = None,
) -> Problem:
    """The problem of a row that is no article. A row with an id is named by it, else by its number."""
    named = article_id if isinstance(article_id, str) and 0 < len(article_id) <= ID_LENGTH else None
    place = f"Row {row_number}: " if row_number and not named else ""
    return Problem(
        level=ProblemLevel.FAILED,
        code=code,
        message=place + message,
        article_id=visible(named) if named else None,
        path=path,
        line=line,
    )


def line_notes(article: Article, remarks: tuple[Remark, ...], path: str | None, line: int) -> Iterator[Problem]:
    """Remarks on the line that an article stands in; their spans, which count in that line, are left out."""
    for problem in notes(article, remarks, path=path):
        yield problem.model_copy(update={"span": None, "line": line})


def _article_of(row: Any) -> tuple[Article, tuple[Remark, ...]]:
    if not isinstance(row, Mapping):
        message = f"An article is described by an object with 'text', not by {_kind(row)}."
        raise _NoArticleError("not_an_object", message)
    fields = _without_missing(row)
    if isinstance(row, RepeatedKey):
        message = f"Key {_shown(row.key)} stands twice; which value is meant? Leave one out."
        raise _NoArticleError("repeated_key", message, fields.get("id"))
    try:
        return Article.model_validate(fields), surrogates(str(fields["text"]))
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _follows(detail)]
    code = _CODES.get(details[0]["type"], "wrong_type")
    raise _NoArticleError(code, " ".join(_messages(details)), fields.get("id"))


def _broken(error: Exception) -> _NoArticleError:
    reason = opening(f"{type(error).__name__}: {error}", length=120)
    return _NoArticleError("broken_row", f"The row raises an error when it is read: {reason}.")


def _without_missing(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The row as a dict, without what data frames put where there is nothing; a date header gives the day."""
    fields = {str(key): value for key, value in row.items() if not _is_nothing(value)}
    text = fields.get("text")
    if isinstance(text, str) and fields.get("published") in (None, "") and (day := header_day(text)):
        fields["published"] = day
    return fields


def _is_nothing(value: Any) -> bool:
    return (isinstance(value, float) and value != value) or type(value).__name__ in _NOTHING


def _follows(detail: ErrorDetails) -> bool:
    """A missing id is made from the text; it is missed only when the text is at fault, which is told anyway."""
    return detail["type"] == "missing" and detail["loc"] == ("id",)


def _messages(details: Sequence[ErrorDetails]) -> Iterator[str]:
    """One sentence for each key at fault, and of those that no article has one for the first few together."""
    unknown = [str(detail["loc"][0]) for detail in details if detail["type"] == "extra_forbidden"]
    yield from (_told(detail) for detail in details if detail["type"] != "extra_forbidden")
    if len(unknown) == 1:
        near = _meant(unknown[0])
        advice = f"did you mean {near!r}?" if near else f"an article has {', '.join(KEYS)}."
        yield f"Unknown key {_shown(unknown[0])}: {advice}"
    elif unknown:
        names = [f"{_shown(key)} ({near}?)" if (near := _meant(key)) else _shown(key) for key in unknown[:_NAMED]]
        more = f" and {len(unknown) - _NAMED:,} more" if len(unknown) > _NAMED else ""
        yield f"Unknown keys {', '.join(names)}{more}: an article has {', '.join(KEYS)}."


def _meant(key: str) -> str | None:
    """The key of an article that `key` may be a slip for."""
    near = difflib.get_close_matches(key[:60].lower(), KEYS, n=1, cutoff=0.6)
    return near[0] if near else None


def _told(detail: ErrorDetails) -> str:
    field = _shown(str(detail["loc"][0])) if detail["loc"] else "record"
    if detail["type"] == "missing":
        return f"Key {field} is missing."
    reason = str(detail["msg"]).removeprefix("Value error, ")
    return f"Key {field}: {reason}, but it is {_value(detail['input'])}."


def _shown(key: str) -> str:
    return f"'{visible(key[:60])}'"


def _value(value: Any) -> str:
    """The first words of a value, which may be very long."""
    return opening(repr(value[:200] if isinstance(value, str | bytes | list) else value))


def _kind(value: Any) -> str:
    names = {str: "a string", list: "a list", int: "a number", float: "a number", bool: "true or false"}
    return "null" if value is None else names.get(type(value), f"a {type(value).__name__}")
