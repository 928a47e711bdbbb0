"""A .json file holds one article as an object, or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from quotematch.models import Article, Problem
from quotematch.read.decoding import decode
from quotematch.read.folders import File
from quotematch.read.jsonlines import why_broken
from quotematch.read.records import failed, line_notes, plain_or_repeated, read_record


def read_file(file: File) -> Iterator[Article | Problem]:
    """The articles of one file, in its order."""
    text, remarks = decode(file.path.read_bytes())
    try:
        rows = json.loads(text, object_pairs_hook=plain_or_repeated)
    except json.JSONDecodeError as error:
        advice = " Is it JSON Lines? Then name it .jsonl." if error.msg == "Extra data" else ""
        yield failed("broken_json", why_broken(error, text) + advice, path=file.name, line=error.lineno)
        return
    except (ValueError, RecursionError) as error:
        yield failed("broken_json", why_broken(error, text), path=file.name)
        return
    several = isinstance(rows, list)
    for number, row in enumerate(rows if several else [rows], 1):
        for item in read_record(row, path=file.name, row_number=number if several else None):
            yield item
            if isinstance(item, Article) and number == 1:
                yield from line_notes(item, remarks, file.name, 1)
