"""Decisions of people, read from JSON Lines as `Reconciliation.to_decisions` writes them, or taken as they are.

An export of Label Studio, one JSON list, is read as well.

A file of decisions is written by a program and marked by hand, so that a line that cannot be read is an error that
names it: a decision that is silently lost would be worse.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import ValidationError

from quotematch.decisions import Decision, in_order
from quotematch.errors import InputNotFoundError, UnreadableInputError, WrongTypeError
from quotematch.read.decoding import decode
from quotematch.read.jsonlines import why_broken
from quotematch.read.label_studio import rows_of_tasks

#: What counts as decisions: the path of a file of them, or decisions themselves, as objects or dicts.
DecisionsLike: TypeAlias = "str | os.PathLike[str] | Iterable[Decision | Mapping[str, Any]]"

#: How an export of Label Studio begins: a list of objects.
_EXPORT = re.compile(r"\s*\[\s*\{")


def read_decisions(source: DecisionsLike | None) -> tuple[Decision, ...]:
    """The decisions of a source, sorted by place, each once; none for None.

    Raises InputNotFoundError for a path that is not there, UnreadableInputError for a line or a dict that is no
    decision, and WrongTypeError for what is no decisions at all.
    """
    if source is None:
        return ()
    if isinstance(source, (str, os.PathLike)):
        return in_order(_of_file(Path(source)))
    if isinstance(source, (bytes, Mapping, Decision)) or not isinstance(source, Iterable):
        raise WrongTypeError(f"decisions must be a path or a list of Decision, not {type(source).__name__!r}.")
    return in_order(_decision(row, f"decision {number}") for number, row in enumerate(source, 1))


def _of_file(path: Path) -> Iterator[Decision]:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputNotFoundError(f"There is no file of decisions at {str(path)!r}.") from error
    except OSError as error:
        raise UnreadableInputError(f"The decisions at {str(path)!r} cannot be read: {error.strerror}.") from error
    text = decode(data).text
    if _EXPORT.match(text):
        yield from _of_label_studio(text)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _decision(_row(line, number), f"line {number} of the decisions")


def _of_label_studio(text: str) -> Iterator[Decision]:
    """The decisions of an export, which is one JSON list."""
    try:
        tasks = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError(f"In the decisions: {why_broken(error, text)}") from error
    for number, row in enumerate(rows_of_tasks(tasks), 1):
        yield _decision(row, f"task {number} of the decisions")


def _row(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError(f"In line {number} of the decisions: {why_broken(error, line)}") from error


def _decision(row: Any, place: str) -> Decision:
    if isinstance(row, Decision):
        return row
    if not isinstance(row, Mapping):
        raise UnreadableInputError(f"In {place}: a decision is an object, not {type(row).__name__!r}.")
    try:
        return Decision.model_validate(dict(row))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "it"
        raise UnreadableInputError(f"In {place}: {where}: {first['msg']}.") from error
