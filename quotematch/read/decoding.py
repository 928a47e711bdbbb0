"""From bytes to text, with everything told that had to be changed.

Text is UTF-8, or UTF-16 or UTF-32 when a byte order mark says so. The mark is dropped. Each byte that is no UTF-8
becomes one U+FFFD, so that nothing is lost or gained around it. Line ends stay as they are.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from quotematch.excerpts import excerpt
from quotematch.models import REPLACEMENT
from quotematch.spans import Span

#: Longer marks first: that of UTF-32-LE begins with that of UTF-16-LE.
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: `surrogateescape` turns the bad byte 0xNN, one for one, into U+DCNN; sound UTF-8 cannot contain these.
_BAD_BYTE = re.compile("[\udc80-\udcff]")
_BAD_BYTE_BASE = 0xDC00


class Remark(NamedTuple):
    """Something a reader of results should know about a text; becomes a `Problem` where the article is known."""

    code: str
    message: str
    span: Span | None = None


class Decoded(NamedTuple):
    """A text and what had to be changed to get it."""

    text: str
    remarks: tuple[Remark, ...] = ()


def decode(data: bytes) -> Decoded:
    r"""The text of `data`; never fails.

    >>> decoded = decode(b"\xef\xbb\xbfcaf\xe9")
    >>> decoded.text, [remark.code for remark in decoded.remarks]
    ('caf\ufffd', ['bom', 'undecodable'])
    """
    wide = _wide(data)
    if wide is not None:
        return wide
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    told = (_mark_dropped("UTF-8"),) if mark else ()
    try:
        return Decoded(data[len(mark) :].decode("utf-8"), told)
    except UnicodeDecodeError:
        raw = data[len(mark) :].decode("utf-8", "surrogateescape")
    return Decoded(_BAD_BYTE.sub(REPLACEMENT, raw), (*told, _replaced(raw)))


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 text, which always has zero bytes; two stray bytes before a Latin text are no such mark."""
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark) and b"\0" in data[len(mark) :]:
            try:
                return Decoded(data[len(mark) :].decode(encoding), (_mark_dropped(encoding.upper()),))
            except UnicodeDecodeError:
                continue
    return None


def _mark_dropped(encoding: str) -> Remark:
    return Remark("bom", f"A byte order mark ({encoding}) stood before the text; it was dropped.")


def _replaced(raw: str) -> Remark:
    places = [match.start() for match in _BAD_BYTE.finditer(raw)]
    first = places[0]
    count = "1 byte is no UTF-8 and became" if len(places) == 1 else f"{len(places)} bytes are no UTF-8 and each became"
    seen = excerpt(_BAD_BYTE.sub(REPLACEMENT, raw[max(0, first - 80) : first + 80]), min(first, 80))
    line = raw.count("\n", 0, first) + 1
    value = ord(raw[first]) - _BAD_BYTE_BASE
    return Remark(
        "undecodable",
        f"{count} U+FFFD; the first is 0x{value:02X} in line {line}: {seen} If the text was saved in another encoding, "
        "convert it to UTF-8, e.g. with iconv -f windows-1252 -t utf-8.",
        Span(first, first + 1),
    )
