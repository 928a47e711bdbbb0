"""Which module reads which file: the one list of formats.

A format is a module with one function, `read_file(file: File, reading: Reading) -> Iterator[Article | Problem]`. To add
a format, write the module and add its row here; it is imported when the first such file is met.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

from quotematch.errors import MissingExtraError, QuotematchError, UnreadableInputError
from quotematch.excerpts import opening
from quotematch.models import Article, Problem, ProblemLevel
from quotematch.read.unpacking import PACKINGS, PackedError

if TYPE_CHECKING:
    from quotematch.read.folders import File
    from quotematch.read.reading import Reading


class Format(NamedTuple):
    """A kind of file: its name, its suffixes in lower case, and the module of this package that reads it."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    holds: str
    extra: str | None = None
    packs: bool = True  # whether it is read as a stream, and so from within .gz and .zst, too


FORMATS = (
    Format("txt", (".txt",), "texts", "one article"),
    Format("jsonl", (".jsonl", ".ndjson"), "jsonlines", "an article a line"),
    Format("json", (".json",), "json_files", "one article, or a list of them"),
    Format("csv", (".csv", ".tsv"), "delimited", "an article a row, below a row of names"),
    Format("html", (".html", ".htm", ".xhtml"), "html", "one page", extra="html"),
    Format("parquet", (".parquet", ".pq"), "parquet", "an article a row", extra="arrow", packs=False),
    Format("sqlite", (".sqlite", ".sqlite3", ".db"), "sqlite", "an article a row of a table", packs=False),
    Format("warc", (".warc",), "warc", "the pages of a crawl", extra="warc"),
)
_BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}
_BY_NAME = {one.name: one for one in FORMATS}
#: What to do with files that people have and that are not read, by suffix.
_ADVICE = {
    (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"): "Turn it into text first, with its quotation marks.",
    (".xls", ".xlsx", ".ods"): "Save the sheet as CSV first.",
}


class Reader(Protocol):
    """What `read_file` of every format is."""

    def __call__(self, file: File, reading: Reading, /) -> Iterator[Article | Problem]:
        """The articles of one file and the problems met, in order of the file."""


def known() -> str:
    """The suffixes that can be read, for messages.

    >>> known().partition(", .csv")[0]
    '.txt, .jsonl, .ndjson, .json'
    """
    return f"{', '.join(_BY_SUFFIX)}; and with {' or '.join(PACKINGS)} after those of text"


def unknown(name: str) -> str:
    """Why a file of this name cannot be read, and what to do about it.

    >>> unknown("minutes.pdf")
    'of no format that can be read. Turn it into text first, with its quotation marks.'
    """
    suffix = _parted(name.lower())[1]
    advice = next((told for suffixes, told in _ADVICE.items() if suffix in suffixes), f"Known are: {known()}.")
    return f"of no format that can be read. {advice}"


def format_of(name: str) -> Format | None:
    """The format of a file of this name.

    >>> format_of("news.jsonl.gz").name, format_of("photo.png"), format_of("a.parquet.gz")
    ('jsonl', None, None)
    """
    stem, suffix = _parted(name.lower())
    if suffix not in PACKINGS:
        return _BY_SUFFIX.get(suffix)
    found = _BY_SUFFIX.get(_parted(stem)[1])
    return found if found and found.packs else None


def named(name: str) -> Format:
    """The format that the user calls `name`. Raises UnreadableInputError."""
    if name not in _BY_NAME:
        raise UnreadableInputError(f"There is no format {name!r}. Known are {', '.join(_BY_NAME)}.")
    return _BY_NAME[name]


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The articles and problems of one file; a file that cannot be opened, or unpacked, is one failed problem."""
    found = named(reading.format) if reading.format else format_of(file.name)
    if found is None:
        raise UnreadableInputError(f"{file.name!r} is {unknown(file.name)}")
    reader: Reader = import_module(f"quotematch.read.{found.module}").read_file
    try:
        yield from reader(file, reading)
    except PackedError as error:
        yield problem_of(file.name, error.code, str(error))
    except MissingExtraError as error:
        yield problem_of(file.name, error.code, str(error))
    except OSError as error:
        yield unreadable(file.name, error)
    except QuotematchError:
        raise
    except Exception as error:  # whatever a file does to a reader, the others are read
        reason = opening(f"{type(error).__name__}: {error}", length=200)
        yield problem_of(file.name, "broken_file", f"Cannot be read to its end ({reason}); please report this file.")


def problem_of(name: str, code: str, message: str) -> Problem:
    """That a whole file, or the rest of it, could not be read."""
    return Problem(level=ProblemLevel.FAILED, code=code, message=message, path=name)


def unreadable(name: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    reason = error.strerror or type(error).__name__
    advice = "Check its permissions and whether links lead anywhere, then read again."
    return problem_of(name, "unreadable_file", f"Cannot be read: {reason}. {advice}")


def _parted(name: str) -> tuple[str, str]:
    """A name as stem and suffix; a name that begins with its only dot has no suffix."""
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix) if stem else (name, "")
