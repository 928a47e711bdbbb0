"""One dict is one article, or the problem that says why not and what to do."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from quotematch.excerpts import opening, visible
from quotematch.models import Article, Problem, ProblemLevel
from quotematch.read.decoding import Remark
from quotematch.read.remarks import header_day, notes, surrogates

#: The keys of a record, in the order in which messages name them.
KEYS = tuple(Article.model_fields)
#: pydantic's kind of error -> our stable code.
_CODES = {"extra_forbidden": "unknown_key", "missing": "missing_key"}


def read_record(
    row: Any, *, path: str | None = None, line: int | None = None, row_number: int | None = None
) -> Iterator[Article | Problem]:
    """The article that `row` describes, with notes; or one failed problem that names the fields at fault.

    `path` and `line` say where the row stands in a file; `row_number`, from 1, where it stands in a sequence.
    """
    if not isinstance(row, Mapping):
        message = f"An article is described by an object with 'text', not by {_kind(row)}."
        yield failed("not_an_object", message, path=path, line=line, row_number=row_number)
        return
    fields = _without_missing(row)
    try:
        article = Article.model_validate(fields)
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _follows(detail)]
        message = " ".join(_told(detail) for detail in details)
        code = _CODES.get(details[0]["type"], "wrong_type")
        article_id = fields.get("id")
        yield failed(code, message, path=path, line=line, row_number=row_number, article_id=article_id)
        return
    yield article
    yield from notes(article, surrogates(str(fields["text"])), path=path)


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
    named = article_id if isinstance(article_id, str) and article_id else None
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


def _without_missing(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The row as a dict, without NaN, by which data frames say "nothing here"; a date header gives the day."""
    fields = {str(key): value for key, value in row.items() if not (isinstance(value, float) and math.isnan(value))}
    text = fields.get("text")
    if isinstance(text, str) and fields.get("published") in (None, "") and (day := header_day(text)):
        fields["published"] = day
    return fields


def _follows(detail: ErrorDetails) -> bool:
    """A missing id is made from the text; it is missed only when the text is at fault, which is told anyway."""
    return detail["type"] == "missing" and detail["loc"] == ("id",)


def _told(detail: ErrorDetails) -> str:
    field = visible(str(detail["loc"][0]))[:60] if detail["loc"] else "record"
    if detail["type"] == "extra_forbidden":
        near = difflib.get_close_matches(field.lower(), KEYS, n=1, cutoff=0.6)
        advice = f"did you mean {near[0]!r}?" if near else f"an article has {', '.join(KEYS)}."
        return f"Unknown key {field!r}: {advice}"
    if detail["type"] == "missing":
        return f"Key {field!r} is missing."
    return f"Key {field!r}: {detail['msg']}, but it is {opening(repr(detail['input']))}."


def _kind(value: Any) -> str:
    names = {str: "a string", list: "a list", int: "a number", float: "a number", bool: "true or false"}
    return "null" if value is None else names.get(type(value), f"a {type(value).__name__}")
