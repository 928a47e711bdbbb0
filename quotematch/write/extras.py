"""Optional packages, loaded where they are used; one that is missing is told with the command that brings it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from quotematch.errors import MissingExtraError


def needed(module: str, *, extra: str) -> Any:
    """The module of an optional package. Raises MissingExtraError when it is not installed.

    >>> needed("json", extra="json").dumps([])
    '[]'
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(f"{module} is not installed: pip install 'quotematch[{extra}]'") from error
