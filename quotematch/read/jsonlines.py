"""JSON Lines: one object a line, each an article. A broken line costs itself only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from quotematch.excerpts import excerpt
from quotematch.models import Article, Problem
from quotematch.read.decoding import Decoded, decode
from quotematch.read.folders import File
from quotematch.read.records import failed, line_notes, plain_or_repeated, read_record


def read_file(file: File) -> Iterator[Article | Problem]:
    """The articles of one file, line by line; blank lines count as lines and are nothing else."""
    with file.path.open("rb") as lines:
        yield from read_lines(lines, path=file.name)


def read_lines(lines: Iterable[bytes | str], *, path: str) -> Iterator[Article | Problem]:
    """The articles of an open file of JSON Lines. `path` is the name by which problems call it."""
    for number, line in enumerate(lines, 1):
        yield from _read_line(line, path, number)


def _read_line(line: bytes | str, path: str, number: int) -> Iterator[Article | Problem]:
    text, remarks = decode(line) if isinstance(line, bytes) else Decoded(line)
    if not text.strip():
        return
    try:
        row = json.loads(text, object_pairs_hook=plain_or_repeated)
    except (ValueError, RecursionError) as error:
        yield failed("broken_json", why_broken(error, text), path=path, line=number)
        return
    for item in read_record(row, path=path, line=number):
        yield item
        if isinstance(item, Article):
            yield from line_notes(item, remarks, path, number)


def why_broken(error: ValueError | RecursionError, text: str) -> str:
    """One sentence on why `text` is no JSON, with the place."""
    if isinstance(error, json.JSONDecodeError):
        return f"Broken JSON: {error.msg} at column {error.colno}: {excerpt(text.rstrip(), error.pos)}"
    return f"Broken JSON: {'nested too deeply' if isinstance(error, RecursionError) else error}"
