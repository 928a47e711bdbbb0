"""What a caller may hand over, and how it becomes a corpus: the function `read`."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeGuard, runtime_checkable

from quotematch.corpus import Corpus
from quotematch.errors import EmptyInputError, MissingExtraError, UnreadableInputError
from quotematch.models import Article, Problem, ProblemLevel, Role
from quotematch.read.folders import File, find_files
from quotematch.read.formats import known, named, read_file
from quotematch.read.jsonlines import read_lines
from quotematch.read.reading import Reading
from quotematch.read.records import read_record
from quotematch.read.remarks import oddities, outlets_alike
from quotematch.settings import Settings


@runtime_checkable
class OpenFile(Protocol):
    """An open file, of which only the lines are asked for."""

    def readline(self) -> bytes | str:
        """The next line."""

    def __iter__(self) -> Iterator[bytes | str]: ...


@runtime_checkable
class Frame(Protocol):
    """A data frame, which can hand over its columns as Arrow arrays."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The columns (https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html)."""


#: One thing that can be read.
Item: TypeAlias = "Article | Corpus | Frame | Mapping[str, Any] | str | os.PathLike[str] | OpenFile"
#: Whatever `read()` and `reconcile()` accept.
Source: TypeAlias = "Item | Iterable[Item]"
#: What an open file begins with, and the format that this tells; JSON Lines else.
_BEGINNINGS = (("[", "json"), ("<", "html"), ("WARC/", "warc"))
_PACKED = ((b"\x1f\x8b", ".gz"), (b"\x28\xb5\x2f\xfd", ".zst"))


def read(
    source: Source,
    *,
    primary: Source | None = None,
    columns: Mapping[str, str] | None = None,
    table: str | None = None,
    query: str | None = None,
    encoding: str | None = None,
    format: str | None = None,
    settings: Settings | None = None,
    progress: Callable[[Iterable[Any]], Iterable[Any]] | None = None,
) -> Corpus:
    """Read articles from wherever they are.

    Args:
        source: a folder (with its sub-folders) or a file: text, HTML, JSON, JSON Lines, CSV, TSV, Parquet, SQLite,
            WARC, those of text also as .gz and .zst; an open file; a data frame; an article or a dict with the fields
            of one; a corpus, which is returned as it is; or an iterable of these.
        primary: further input, of the same kinds, whose articles are primary sources: transcripts, press releases.
        columns: the name of the column or key that holds a field, e.g. `{"text": "body"}`. A field that is not named is
            looked for under its own name and those that common tools use.
        table: the table or view to read of an SQLite file; the one with a column for the text when None.
        query: a SELECT statement in its place.
        encoding: how text is encoded where no byte order mark tells; UTF-8 when None.
        format: how files are to be read whatever their suffix: "txt", "html", "jsonl", "csv", ...
        settings: the limits for packed files (`unpacked_ratio`, `unpacked_megabytes`) and rows (`row_megabytes`).
        progress: wraps the iteration over files, as `tqdm.tqdm` does.

    Returns:
        The articles, sorted by id, and in `.problems` what could not be read, with place and reason, and a note on
        which columns were taken for what. A text file's id is its path below the folder read, its outlet the first
        folder below that one, or else the file's stem.

    Raises:
        InputNotFoundError: a path does not exist, or is empty.
        EmptyInputError: files were asked for, and they hold no article, not even one that cannot be read.
        UnreadableInputError: `source`, or a file named in it, is of no kind that can be read.
        MissingExtraError: nothing could be read for want of an optional package; the text says how to install it.
        UnknownFieldError: `columns` names a field that no article has.

    >>> corpus = read([{"text": "“No,” she said.", "outlet": "The Post"}, {"title": "A row without text"}])
    >>> corpus
    Corpus(1 article, 1 outlet, 1 problem)
    >>> corpus.problems[0].message
    "Row 2: Key 'text' is missing."
    """
    if isinstance(source, Corpus) and primary is None:
        return source
    reading = Reading(columns or {}, table, query, encoding, format, settings or Settings(), progress)
    articles, problems = _sorted_out(source, reading)
    if primary is not None:
        first_hand, more = _sorted_out(primary, reading)
        first_hand = [article.model_copy(update={"role": Role.PRIMARY}) for article in first_hand]
        taken = {(article.id, article.text) for article in first_hand}
        articles = [article for article in articles if (article.id, article.text) not in taken] + first_hand
        problems += more
    odd = [note for article in articles for note in oddities(article)]
    return Corpus(articles, [*problems, *odd, *outlets_alike(articles), *reading.told()])


def read_frames(frame: Any, *, columns: Mapping[str, str] | None = None) -> Corpus:
    """What `Corpus.from_frame` does."""
    if not _is_frame(frame):
        raise UnreadableInputError(f"{type(frame).__name__!r} is no data frame. For other things there is read().")
    return read(frame, columns=columns)


def _sorted_out(source: Source, reading: Reading) -> tuple[list[Article], list[Problem]]:
    items = _items_of(source)
    paths = [item for item in items if isinstance(item, str | os.PathLike)]
    read_in = [*_from_files(paths, reading), *_from_objects(items, reading)]
    articles = [item for item in read_in if isinstance(item, Article)]
    problems = [item for item in read_in if isinstance(item, Problem)]
    missing = [problem for problem in problems if problem.code == MissingExtraError.code]
    if missing and not articles:
        raise MissingExtraError(missing[0].message)
    from_outside = [item for item in items if isinstance(item, str | os.PathLike | OpenFile)]
    if from_outside and not articles and all(problem.level is ProblemLevel.NOTE for problem in problems):
        raise EmptyInputError(_nothing_in(from_outside, problems))
    return articles, problems


def _items_of(source: Source) -> list[Any]:
    if isinstance(source, Article | Corpus | Mapping | str | os.PathLike | OpenFile) or _is_frame(source):
        return [source]
    if _holds_items(source):
        return list(source)
    raise UnreadableInputError(
        f"Cannot read articles from {type(source).__name__!r}. Hand over a path, an Article, a dict with 'text', a "
        "data frame, or a list of these."
    )


def _is_frame(thing: Any) -> bool:
    """Whether `thing` is a data frame; what is none is told without narwhals, as far as it can be."""
    if isinstance(thing, list | tuple | Iterator | set | frozenset | int | float | bytes | bytearray | memoryview):
        return False
    from quotematch.read.frames import frame_of

    return frame_of(thing) is not None


def _holds_items(source: Any) -> TypeGuard[Iterable[Any]]:
    return isinstance(source, Iterable) and not isinstance(source, bytes | bytearray | memoryview)


def _from_files(paths: list[str | os.PathLike[str]], reading: Reading) -> Iterator[Article | Problem]:
    files = list(find_files(paths, any_kind=reading.format is not None))
    for found in reading.progress(files) if reading.progress else files:
        if isinstance(found, Problem):
            yield found
        else:
            yield from read_file(found, reading)


def _from_objects(items: list[Any], reading: Reading) -> Iterator[Article | Problem]:
    columns = None
    for number, item in enumerate(items, 1):
        if isinstance(item, Article):
            yield item
        elif isinstance(item, Corpus):
            yield from item.articles
            yield from item.problems
        elif isinstance(item, OpenFile):
            yield from _from_stream(item, reading)
        elif isinstance(item, Mapping):
            columns = columns or reading.columns(None)
            yield from read_record(item, columns=columns, row_number=number if len(items) > 1 else None)
        elif _is_frame(item):
            from quotematch.read.frames import frame_of, read_frame

            yield from read_frame(frame_of(item), reading)
        elif not isinstance(item, str | os.PathLike):
            yield from read_record(item, row_number=number if len(items) > 1 else None)


def _from_stream(stream: OpenFile, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of an open file: line by line of JSON Lines, and of other formats when all of it is there."""
    first = stream.readline()
    head = first if isinstance(first, bytes) else first.encode("utf-8", "surrogatepass")
    packing = next((suffix for magic, suffix in _PACKED if head.startswith(magic)), "")
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n").decode("latin-1")
    told = reading.format or next((kind for sign, kind in _BEGINNINGS if begins.startswith(sign)), "jsonl")
    if told == "jsonl" and not packing:
        yield from read_lines(chain([first], stream), reading, path=_name_of(stream))
        return
    found = named(told)
    if not found.packs:
        raise UnreadableInputError(f"{told} cannot be read from an open file. Save it, and hand over the path.")
    rest = [part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in stream]
    held = io.BufferedReader(io.BytesIO(b"".join([head, *rest])))
    name = Path(_name_of(stream)).stem + found.suffixes[0] + packing
    yield from read_file(File(Path(name), (name,), held), reading)


def _name_of(stream: OpenFile) -> str:
    name = getattr(stream, "name", None)
    return os.path.basename(name) if isinstance(name, str) else "stream"


def _nothing_in(sources: list[Any], problems: list[Problem]) -> str:
    names = ", ".join(repr(os.fspath(s)) if isinstance(s, str | os.PathLike) else _name_of(s) for s in sources[:3])
    more = f" and {len(sources) - 3} more" if len(sources) > 3 else ""
    left_out = [problem.path for problem in problems if problem.code == "unknown_format" and problem.path]
    why = f" Left out were {len(left_out)} files of other formats, such as {left_out[0]!r}." if left_out else ""
    return f"There is no article in {names}{more}.{why} Formats that can be read: {known()}."
