"""A .txt file is one article: the whole file is its text, the path its id, the folder or the stem its outlet."""

from __future__ import annotations

from collections.abc import Iterator

from quotematch.models import Article, Problem
from quotematch.read.decoding import decode
from quotematch.read.folders import File
from quotematch.read.remarks import header_day, notes


def read_file(file: File) -> Iterator[Article | Problem]:
    """The article of one text file, and what had to be changed to read it."""
    text, remarks = decode(file.path.read_bytes())
    article = Article(id=file.name, text=text, outlet=file.outlet, published=header_day(text))
    yield article
    yield from notes(article, remarks, path=file.name)
