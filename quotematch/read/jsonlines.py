"""JSON Lines: one object a line, each an article. A broken line costs itself only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from quotematch.excerpts import excerpt
from quotematch.models import Article, Problem
from quotematch.read.columns import Columns
from quotematch.read.decoding import Decoded, decode, is_wide, text_stream
from quotematch.read.folders import File
from quotematch.read.reading import Reading
from quotematch.read.records import failed, line_notes, plain_or_repeated, read_record
from quotematch.read.unpacking import lines, opened


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of one file, line by line; blank lines count as lines and are nothing else."""
    with opened(file, reading.settings) as stream:
        if is_wide(stream):
            with text_stream(stream, reading.encoding) as text:
                yield from read_lines(text, reading, path=file.name)
        else:
            yield from read_lines(lines(stream, reading.settings), reading, path=file.name)


def read_lines(found: Iterable[bytes | str | None], reading: Reading, *, path: str) -> Iterator[Article | Problem]:
    """The articles of lines, None standing for one that is too long; `path` is what problems call the file."""
    columns = reading.columns(path)
    for number, line in enumerate(found, 1):
        if line is None:
            limit = f"{reading.settings.row_megabytes:,} MB (Settings.row_megabytes)"
            yield failed("line_too_long", f"The line is longer than {limit}; not read.", path=path, line=number)
            continue
        text, remarks = decode(line, reading.encoding) if isinstance(line, bytes) else Decoded(line)
        if number == 1 and text.lstrip().startswith("<"):
            told = f"This is no JSON but begins like HTML or XML: {excerpt(text.strip(), 0)}"
            yield failed("wrong_kind", told, path=path, line=1)
            return
        for item in _read_line(text, columns, path, number):
            yield item
            if isinstance(item, Article):
                yield from line_notes(item, remarks, path, number)


def _read_line(text: str, columns: Columns, path: str, number: int) -> Iterator[Article | Problem]:
    if not text.strip():
        return
    try:
        row = json.loads(text, object_pairs_hook=plain_or_repeated)
    except (ValueError, RecursionError) as error:
        other = number == 1 and not text.lstrip().startswith(("{", "["))
        advice = " Is it of another format? Name it: format='txt', or --from txt." if other else ""
        yield failed("broken_json", why_broken(error, text) + advice, path=path, line=number)
        return
    yield from read_record(row, columns=columns, path=path, line=number)


def why_broken(error: ValueError | RecursionError, text: str) -> str:
    """One sentence on why `text` is no JSON, with the place."""
    if isinstance(error, json.JSONDecodeError):
        return f"Broken JSON: {error.msg} at column {error.colno}: {excerpt(text.rstrip(), error.pos)}"
    return f"Broken JSON: {'nested too deeply' if isinstance(error, RecursionError) else error}"
