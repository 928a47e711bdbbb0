"""Every error that quotematch raises, under one root.

Odd news text is never an error: it becomes a `Problem` in the result. Errors are for wrong use: a path that is not
there, a row that is no article, a file from a newer version. Each leaf is also the built-in kind that a caller would
expect, and carries a stable `code` for programs beside the sentence for people. `expect` is the check at the doors of
the public functions.
"""

from __future__ import annotations

from typing import Any


class QuotematchError(Exception):
    """Root of all errors of this library. `code` is stable over versions; the text may be reworded."""

    code = "error"


class InputNotFoundError(QuotematchError, FileNotFoundError):
    """A path that was asked for does not exist."""

    code = "input_not_found"

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else self.code


class EmptyInputError(QuotematchError, ValueError):
    """What was asked for exists and holds no article."""

    code = "empty_input"


class UnreadableInputError(QuotematchError, ValueError):
    """The input is of no kind that can be read, or a row does not describe an article."""

    code = "unreadable_input"


class WrongTypeError(QuotematchError, TypeError):
    """An argument is of a kind that the function does not take; the text says which it takes."""

    code = "wrong_type"


class DuplicateArticleError(QuotematchError, ValueError):
    """Two articles carry one id, so that a result could not tell them apart."""

    code = "duplicate_article"


class UnknownFieldError(QuotematchError, ValueError):
    """A column was named for a field that no article has."""

    code = "unknown_field"


class SchemaVersionError(QuotematchError, ValueError):
    """A saved result was written by a version that this one does not know."""

    code = "schema_version"


class UnknownTableError(QuotematchError, KeyError):
    """A table was asked for by a name that none has; the text lists those that there are."""

    code = "unknown_table"

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else self.code


class UnknownFormatError(QuotematchError, ValueError):
    """No format was named, and the name of the file to write does not tell it."""

    code = "unknown_format"


class TooLargeError(QuotematchError, ValueError):
    """The format asked for cannot hold so much; the text says which one can."""

    code = "too_large"


class SettingsError(QuotematchError, ValueError):
    """A file of settings has a name that is no setting, or a value that it cannot have."""

    code = "settings"


class MissingExtraError(QuotematchError, ImportError):
    """An optional part was used without its packages; the text has the pip command that mends it."""

    code = "missing_extra"


def expect(value: Any, kinds: type | tuple[type, ...], name: str, wanted: str) -> None:
    """Raise WrongTypeError unless `value`, the argument `name`, is of `kinds`, which `wanted` tells in words.

    >>> expect("we will", str, "a", "a string")
    """
    if not isinstance(value, kinds):
        given = "None" if value is None else f"{type(value).__name__!r}"
        raise WrongTypeError(f"{name} must be {wanted}, not {given}.")
