"""One dict is one article, or the problem that says why not and what to do.

Which key holds what is found by `columns`; a record of quotations instead of a text is put together by `quotations`. A
message names the fields at fault with the first words of what they hold, and stays short however many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from quotematch.excerpts import opening, visible
from quotematch.models import ID_LENGTH, Article, Problem, ProblemLevel
from quotematch.read.columns import Columns, meant, shown
from quotematch.read.decoding import Remark
from quotematch.read.quotations import Rebuilt, articles_of
from quotematch.read.remarks import header_day, notes, surrogates

#: pydantic's kind of error -> our stable code.
_CODES = {"missing": "missing_key", "string_too_long": "too_long"}


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
    row: Any,
    *,
    columns: Columns | None = None,
    path: str | None = None,
    line: int | None = None,
    row_number: int | None = None,
) -> Iterator[Article | Problem]:
    """The article that `row` describes, with notes; or one failed problem that names the fields at fault.

    `columns` finds the fields and remembers where; `path` and `line` say where the row stands in a file; `row_number`,
    from 1, where it stands in a sequence. A record of quotations may be several articles. A row that raises an error
    when it is looked into is a failed problem, too.
    """
    columns = columns or Columns()
    try:
        found = [_article_of(one, columns) for one in articles_of(row)]
    except Exception as error:  # a row may be any object of the caller's, and costs no other row
        known = error if isinstance(error, _NoArticleError) else _broken(error)
        yield failed(known.code, str(known), path=path, line=line, row_number=row_number, article_id=known.article_id)
        return
    for article, remarks in found:
        yield article
        for note in notes(article, remarks, path=path):
            yield note if note.span else note.model_copy(update={"line": line})


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


def _article_of(row: Any, columns: Columns) -> tuple[Article, tuple[Remark, ...]]:
    if not isinstance(row, Mapping):
        message = f"An article is described by an object with 'text', not by {_kind(row)}."
        raise _NoArticleError("not_an_object", message)
    fields, remarks = columns.take(row)
    columns.rebuilt += isinstance(row, Rebuilt)
    if isinstance(row, RepeatedKey):
        message = f"Key {shown(row.key)} stands twice; which value is meant? Leave one out."
        raise _NoArticleError("repeated_key", message, fields.get("id"))
    text = fields.get("text")
    if isinstance(text, str) and fields.get("published") in (None, "") and (day := header_day(text)):
        fields["published"] = day
    try:
        return Article.model_validate(fields), (*surrogates(str(text)), *remarks)
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _follows(detail)]
    code = _CODES.get(details[0]["type"], "wrong_type")
    message = " ".join([*map(_told, details), *_slips(row, fields, columns)])
    raise _NoArticleError(code, message, fields.get("id"))


def _broken(error: Exception) -> _NoArticleError:
    reason = opening(f"{type(error).__name__}: {error}", length=120)
    return _NoArticleError("broken_row", f"The row raises an error when it is read: {reason}.")


def _follows(detail: ErrorDetails) -> bool:
    """A missing id is made from the text; it is missed only when the text is at fault, which is told anyway."""
    return detail["type"] == "missing" and detail["loc"] == ("id",)


def _slips(row: Mapping[Any, Any], fields: dict[str, Any], columns: Columns) -> Iterator[str]:
    """Of a row without text: which of its keys may have been meant for it, or which keys there are."""
    if "text" in fields:
        return
    if "text" in columns.named:
        yield f"The column named for it is {shown(columns.named['text'])}."
        return
    empty = columns.text_columns(tuple(row))
    if empty:
        yield f"There is nothing in {shown(empty[0])}."
    keys = [key for key in map(str, row) if key not in fields]
    slips = [key for key in keys if meant(key) == "text"]
    if slips:
        yield f"Unknown key {shown(slips[0])}: did you mean 'text'?"


def _told(detail: ErrorDetails) -> str:
    field = shown(str(detail["loc"][0])) if detail["loc"] else "record"
    if detail["type"] == "missing":
        return f"Key {field} is missing."
    reason = str(detail["msg"]).removeprefix("Value error, ")
    return f"Key {field}: {reason}, but it is {_value(detail['input'])}."


def _value(value: Any) -> str:
    """The first words of a value, which may be very long."""
    return opening(repr(value[:200] if isinstance(value, str | bytes | list) else value))


def _kind(value: Any) -> str:
    names = {str: "a string", list: "a list", int: "a number", float: "a number", bool: "true or false"}
    return "null" if value is None else names.get(type(value), f"a {type(value).__name__}")
