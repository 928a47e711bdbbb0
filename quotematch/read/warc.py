"""WARC, as crawlers write it: each HTML response is a page, and each page an article.

The day of the crawl is no day of publication: the day is the page's own, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quotematch.errors import MissingExtraError
from quotematch.models import ID_LENGTH, Article, Problem, ProblemLevel
from quotematch.read.folders import File
from quotematch.read.formats import problem_of
from quotematch.read.html import article_of, decoded, too_many_tags
from quotematch.read.reading import Reading
from quotematch.read.records import read_record
from quotematch.read.unpacking import opened
from quotematch.read.values import host_of

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The articles of one archive, in its order; what is no page, or no article, is counted in one note."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise MissingExtraError("To read WARC: pip install 'quotematch[html,warc]'") from None
    without, seen, last = 0, set[str](), None
    with opened(file, reading.settings) as stream:
        try:
            for record in ArchiveIterator(stream):
                last = record
                if not _is_page(record):
                    continue
                row = _article_of(record, reading)
                without += row is None
                if row is not None:
                    again = record.rec_headers.get_header("WARC-Date") if row["url"] in seen else None
                    seen.add(row["url"])
                    yield from read_record({**row, "id": _id(row["url"], again)}, path=file.name)
        except ArchiveLoadFailed as error:
            yield problem_of(file.name, "broken_file", f"This is no sound WARC file: {error}")
    if last is not None and getattr(last.raw_stream, "limit", 0) > 0:
        told = "The last record says that it is longer than the file: what follows its beginning may be lost."
        yield problem_of(file.name, "broken_file", told)
    if without:
        message = f"Pages on which no article was found: {without:,}."
        yield Problem(level=ProblemLevel.NOTE, code="no_article", message=message, path=file.name)


def _id(url: str, again: str | None) -> str:
    """A page goes by its address; again, with the time of the crawl too; by its content if that is too long."""
    name = f"{url} {again}" if again else url
    return name if len(name) <= ID_LENGTH else ""


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _PAGES and record.http_headers.get_statuscode() == "200"


def _article_of(record: Any, reading: Reading) -> dict[str, Any] | None:
    hint = _CHARSET.search(record.http_headers.get_header("Content-Type") or "")
    data = record.content_stream().read(reading.settings.row_megabytes << 20)
    page, _ = decoded(data, reading.encoding, hint=hint[1] if hint else None)
    if too_many_tags(page, reading.settings.page_tags):
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    row = article_of(page, url)
    return row and {**row, "url": url, "outlet": row["outlet"] or host_of(url)}
