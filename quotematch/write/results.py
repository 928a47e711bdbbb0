"""A result as JSON and back. The same result is the same bytes; each article, quote and statement is one line.

One line each keeps files small, lets line tools look into them, and makes two versions easy to compare.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from quotematch.errors import InputNotFoundError, SchemaVersionError, UnreadableInputError, expect
from quotematch.excerpts import excerpt, opening
from quotematch.models import Problem, Quote
from quotematch.settings import Settings

if TYPE_CHECKING:
    from quotematch.contents import Contents

#: Schema versions that can be loaded. An older one would be brought to the present form in `load`.
KNOWN_VERSIONS = ("1",)


def dump(result: Contents) -> str:
    """The JSON of a result, ending in a line end."""
    fields = (f"{json.dumps(name)}: {_value(getattr(result, name))}" for name in type(result).model_fields)
    return "{\n" + ",\n".join(fields) + "\n}\n"


def dump_quotes(quotes: Iterable[Quote], problems: Iterable[Problem]) -> str:
    """The JSON of quotes that nothing was matched with yet, and of the problems met; each one line."""
    fields = {"schema_version": KNOWN_VERSIONS[-1], "quotes": tuple(quotes), "problems": tuple(problems)}
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {_value(value)}" for name, value in fields.items()) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, BaseModel):
        return value.model_dump_json()
    if isinstance(value, tuple):
        return "[\n" + ",\n".join(_value(item) for item in value) + "\n]" if value else "[]"
    return json.dumps(value, ensure_ascii=False)


def load(source: str | bytes | os.PathLike[str]) -> dict[str, Any]:
    """The fields of a saved result, its version checked. See `Reconciliation.from_json` for what it accepts."""
    text = _text_of(source)
    try:
        fields = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableInputError(
            f"This is no saved result: {error.msg} in line {error.lineno}: {excerpt(text, error.pos)}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError(f"This is no saved result: {getattr(error, 'strerror', None) or error}.") from error
    if not isinstance(fields, dict) or "schema_version" not in fields:
        raise UnreadableInputError(
            "This is no saved result: it has no 'schema_version'. Save one with Reconciliation.to_json(); articles are "
            "read with quotematch.read()."
        )
    _check_version(fields)
    if isinstance(fields.get("settings"), dict):
        fields["settings"] = _known(fields["settings"])
    return fields


def _text_of(source: str | bytes | os.PathLike[str]) -> str:
    expect(source, (str, bytes, os.PathLike), "source", "JSON as text or bytes, or a path")
    if not source:
        raise InputNotFoundError("No saved result can be read: neither a path nor JSON was given, the source is empty.")
    if isinstance(source, bytes):
        return source.decode("utf-8-sig", "replace")
    if isinstance(source, str) and source.lstrip("\N{BYTE ORDER MARK} \t\r\n").startswith("{"):
        return source.lstrip("\N{BYTE ORDER MARK}")
    try:
        return Path(source).read_bytes().decode("utf-8-sig", "replace")
    except (OSError, ValueError) as error:
        place = opening(os.fspath(source), length=80)
        reason = getattr(error, "strerror", None) or error
        raise InputNotFoundError(f"No saved result can be read at {place!r}: {reason}.") from error


def _check_version(fields: dict[str, Any]) -> None:
    version = fields["schema_version"]
    if version in KNOWN_VERSIONS:
        return
    writer = fields.get("quotematch_version", "of an unknown version")
    raise SchemaVersionError(
        f"This result has schema version {version!r}, written by quotematch {writer}; this quotematch knows "
        f"{', '.join(map(repr, KNOWN_VERSIONS))}. Load it with a newer one: pip install --upgrade quotematch"
    )


def _known(settings: dict[str, Any]) -> dict[str, Any]:
    """Thresholds of another version that this one has not are left out; the fingerprint still tells them apart."""
    return {name: value for name, value in settings.items() if name in Settings.model_fields}
