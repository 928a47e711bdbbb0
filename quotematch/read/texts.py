"""A .txt file is one article: the whole file is its text, the path its id, the folder or the stem its outlet."""

from __future__ import annotations

from collections.abc import Iterator

from quotematch.models import Article, Problem
from quotematch.read.decoding import decode
from quotematch.read.folders import File
from quotematch.read.records import read_record
from quotematch.read.remarks import notes


def read_file(file: File) -> Iterator[Article | Problem]:
    """The article of one text file, and what had to be changed to read it."""
    text, remarks = decode(file.path.read_bytes())
    for item in read_record({"id": file.name, "text": text, "outlet": file.outlet}, path=file.name):
        yield item
        if isinstance(item, Article):
            yield from notes(item, remarks, path=file.name)
