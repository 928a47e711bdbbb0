"""A web page as it was saved: its article, by trafilatura.

Its XML output is taken, because the others lose `<q>` and `<blockquote>`; here those become quotation marks, where the
page prints none of its own. (Formatting is left out: with it, trafilatura 2.3 moves words that are emphasized within a
quotation.) Outlet is the folder, or else the name of the site, its host, the file's stem.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

from quotematch.errors import MissingExtraError
from quotematch.lexicon import table
from quotematch.models import Article, Problem
from quotematch.read.decoding import Remark, decode
from quotematch.read.folders import File
from quotematch.read.formats import problem_of
from quotematch.read.reading import Reading
from quotematch.read.records import read_record
from quotematch.read.remarks import notes
from quotematch.read.signs import outer_marks, signs
from quotematch.read.unpacking import whole

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.IGNORECASE)
#: Bytes of a page in which the HTML standard looks for its encoding.
_HEAD = 1024
#: Encodings that pages name, and those that browsers take them for (https://encoding.spec.whatwg.org/#names-and-labels).
_TAKEN_FOR = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "iso8859-9": "windows-1254"}
#: Elements of the XML that stand as paragraphs.
_PARAGRAPHS = frozenset(["p", "head", "item", "row", "cell", "list", "table", "code", "quote"])


def read_file(file: File, reading: Reading) -> Iterator[Article | Problem]:
    """The article of one page."""
    page, remarks = decoded(whole(file, reading.settings), reading.encoding)
    if too_many_tags(page, reading.settings.page_tags):
        limit = f"{reading.settings.page_tags:,} tags (Settings.page_tags)"
        yield problem_of(file.name, "page_too_large", f"The page has more than {limit}; not read.")
        return
    row = article_of(page)
    if row is None:
        message = "No article was found on this page. Is it an overview, or filled in by a script?"
        yield problem_of(file.name, "no_article", message)
        return
    outlet = file.outlet if len(file.parts) > 1 else row["outlet"] or file.outlet
    for item in read_record({**row, "id": file.name, "outlet": outlet}, path=file.name):
        yield item
        if isinstance(item, Article):
            yield from notes(item, remarks, path=file.name)


def too_many_tags(page: str, most: int) -> bool:
    """Whether a page has more than `most` tags, or one tag so many words: their time grows by the square."""
    parts = page.split("<", most + 1)
    return len(parts) > most + 1 or any(
        len(part) > most and len(part.partition(">")[0].split(None, most)) > most for part in parts[1:]
    )


def article_of(page: str, url: str | None = None) -> dict[str, Any] | None:
    """The fields of the article on a page, or None when there is none. Raises MissingExtraError."""
    try:
        from trafilatura import extract
    except ImportError:
        raise MissingExtraError("To read HTML: pip install 'quotematch[html]'") from None
    _keep_quiet()
    found = _told_or_none(
        extract,
        page,
        url=url,
        output_format="xml",
        with_metadata=True,
        include_comments=False,
        include_formatting=False,
        # a day that stands in the text only is no day of publication; the limit must not move with the clock
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-12-31"},
    )
    if found is None:
        return None
    document = ElementTree.fromstring(found)
    language = _LANGUAGE.search(page)
    tag = language[1] if language else None
    text = text_of(document, tag)
    return (
        {
            "text": text,
            "outlet": document.get("sitename") or document.get("hostname"),
            "title": document.get("title"),
            "published": document.get("date"),
            "url": document.get("url"),
            "language": tag,
        }
        if text.strip()
        else None
    )


def _told_or_none(extract: Callable[..., str | None], page: str, **how: Any) -> str | None:
    """What trafilatura says of a page; nothing when it fails, for a page may be anything."""
    try:
        return extract(page, **how)
    except Exception:
        return None


def _keep_quiet() -> None:
    """Programs that set up no logging are not to have trafilatura's warnings on standard error: we tell ourselves."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def decoded(data: bytes, encoding: str | None = None, *, hint: str | None = None) -> tuple[str, tuple[Remark, ...]]:
    """The text of a page: as the user says, or UTF-8 if it is that, or else as its server (`hint`) or itself says."""
    if encoding is None:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            named = _CHARSET.search(data[:_HEAD])
            encoding = _known_encoding(hint or (named[1].decode("ascii", "replace") if named else ""))
    return decode(data, encoding)


def text_of(document: ElementTree.Element, language: str | None) -> str:
    """The paragraphs of trafilatura's XML, with an empty line between two; the headline stands in the title."""
    title = document.get("title")
    main = document.find("main")
    paragraphs = [] if main is None else [line for part in main for line in _paragraphs(part, language)]
    if paragraphs and paragraphs[0] == title:
        del paragraphs[0]
    return "\n\n".join(paragraphs)


def _paragraphs(part: ElementTree.Element, language: str | None) -> Iterator[str]:
    """The paragraphs that an element of the XML is; a quotation that is one is put in marks, each opened anew."""
    lines = list(_lines(part, language, inline=False))
    if part.tag != "quote" or not lines:
        yield from lines
        return
    opener, closer = outer_marks(language)
    words = len(part.findall("p")) or len(lines)
    quoted, signature = lines[:words], lines[words:]
    if not any(sign in line for line in quoted for sign in _doubled()):
        quoted = [f"{opener}{line}" for line in quoted]
        quoted[-1] += closer
    yield from (*quoted, *signature)


def _lines(part: ElementTree.Element, language: str | None, *, inline: bool) -> Iterator[str]:
    """The text of an element, parted where one begins that is a paragraph of its own."""
    run = part.text or ""
    for child in part:
        if child.tag == "quote" and part.tag not in ("quote", "main") and not child.findall("p"):
            run += _in_marks(_plain("".join(child.itertext())), language)
        elif child.tag in _PARAGRAPHS:
            if line := _plain(run):
                yield line
            run = ""
            yield from _paragraphs(child, language)
        else:
            run += "\n" if child.tag == "lb" else "".join(child.itertext())
        run += child.tail or ""
    if line := _plain(run):
        yield line


def _in_marks(words: str, language: str | None) -> str:
    opener, closer = outer_marks(language)
    return words if not words or words[:1] in signs() else f"{opener}{words}{closer}"


def _plain(run: str) -> str:
    return " ".join(run.split())


def _doubled() -> frozenset[str]:
    """The signs that are no apostrophes as well."""
    return signs() - frozenset(table(None, "marks")["apostrophes"])


def _known_encoding(name: str) -> str:
    try:
        found = codecs.lookup(name or "windows-1252").name
    except LookupError:
        return "windows-1252"
    return _TAKEN_FOR.get(found, found)
