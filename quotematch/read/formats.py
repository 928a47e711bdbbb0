"""Which module reads which file, by suffix.

A format is a module with one function, `read_file(file: File) -> Iterator[Article | Problem]`. To add a format, write
the module and add its suffixes here; it is imported when the first such file is met.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from quotematch.models import Article, Problem, ProblemLevel

if TYPE_CHECKING:
    from quotematch.read.folders import File

#: Suffix, in lower case, to the module in this package.
FORMATS = {
    ".txt": "texts",
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
    ".json": "json_files",
}


class Reader(Protocol):
    """What `read_file` of every format is."""

    def __call__(self, file: File, /) -> Iterator[Article | Problem]:
        """The articles of one file and the problems met, in order of the file."""


def known() -> str:
    """The suffixes that can be read, for messages.

    >>> known()
    '.txt, .jsonl, .ndjson, .json'
    """
    return ", ".join(FORMATS)


def can_read(name: str) -> bool:
    """Whether a file of this name can be read."""
    return _suffix(name) in FORMATS


def read_file(file: File) -> Iterator[Article | Problem]:
    """The articles and problems of one file; a file that cannot be opened is one failed problem."""
    reader: Reader = import_module(f"quotematch.read.{FORMATS[_suffix(file.name)]}").read_file
    try:
        yield from reader(file)
    except OSError as error:
        yield unreadable(file.name, error)


def unreadable(name: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    reason = error.strerror or type(error).__name__
    return Problem(
        level=ProblemLevel.FAILED,
        code="unreadable_file",
        message=f"Cannot be read: {reason}. Check its permissions and whether links lead anywhere, then read again.",
        path=name,
    )


def _suffix(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix.lower() if stem else ""
