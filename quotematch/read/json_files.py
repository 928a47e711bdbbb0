"""A .json file holds one article as an object, or a list of them, which may be the one list in an object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from quotematch.models import Article, Problem
from quotematch.read.decoding import decode
from quotematch.read.folders import File
from quotematch.read.jsonlines import why_broken
from quotematch.read.quotations import articles_of
from quotematch.read.reading import Reading
from quotematch.read.records import failed, line_notes, plain_or_repeated, read_record
from quotematch.read.unpacking import whole


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of one file, in its order."""
    text, remarks = decode(whole(file, reading.settings), reading.encoding)
    try:
        rows = json.loads(text, object_pairs_hook=plain_or_repeated)
    except json.JSONDecodeError as error:
        advice = " Is it JSON Lines? Then name it .jsonl." if error.msg == "Extra data" else ""
        yield failed("broken_json", why_broken(error, text) + advice, path=file.name, line=error.lineno)
        return
    except (ValueError, RecursionError) as error:
        yield failed("broken_json", why_broken(error, text), path=file.name)
        return
    columns = reading.columns(file.name)
    rows = _listed(rows, named=columns.named.get("text"))
    several = isinstance(rows, list)
    for number, row in enumerate(rows if several else [rows], 1):
        for item in read_record(row, columns=columns, path=file.name, row_number=number if several else None):
            yield item
            if isinstance(item, Article) and number == 1:
                yield from line_notes(item, remarks, file.name, 1)


def _listed(rows: Any, named: str | None) -> Any:
    """The one list of objects within an object that is no article itself: `{"status": "ok", "articles": [...]}`."""
    if not isinstance(rows, Mapping) or "text" in rows or named in rows or articles_of(rows) != [rows]:
        return rows
    lists = [value for value in rows.values() if isinstance(value, list) and value and isinstance(value[0], Mapping)]
    has_text = any(isinstance(value, str) and len(value) > 200 for value in rows.values())
    return lists[0] if len(lists) == 1 and not has_text else rows
