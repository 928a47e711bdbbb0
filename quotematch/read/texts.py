"""A .txt file is one article: the whole file is its text, the path its id, the folder or the stem its outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotematch.models import Article, Problem
from quotematch.read.decoding import Remark, decode
from quotematch.read.folders import File
from quotematch.read.reading import Reading
from quotematch.read.records import read_record
from quotematch.read.remarks import notes
from quotematch.read.unpacking import whole

_PAGE = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The article of one text file, and what had to be changed to read it."""
    text, remarks = decode(whole(file, reading.settings), reading.encoding)
    if _PAGE.match(text):
        advice = "The text is HTML, tags and all. To have its words, name the file .html."
        remarks = (*remarks, Remark("looks_like_html", advice))
    for item in read_record({"id": file.name, "text": text, "outlet": file.outlet}, path=file.name):
        yield item
        if isinstance(item, Article):
            yield from notes(item, remarks, path=file.name)
