"""From bytes to text, with everything told that had to be changed.

Text is UTF-8, or UTF-16 or UTF-32 when a byte order mark says so, or what the user says. The mark is dropped. Each byte
that is no UTF-8 becomes one U+FFFD, so that nothing is lost or gained around it. Line ends stay as they are.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO, NamedTuple, TextIO, cast

from quotematch.errors import UnreadableInputError
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


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    r"""The text of `data`; never fails. `encoding` says in which it is where no byte order mark does.

    >>> decoded = decode(b"\xef\xbb\xbfcaf\xe9")
    >>> decoded.text, [remark.code for remark in decoded.remarks]
    ('caf\ufffd', ['bom', 'undecodable'])
    """
    wide = _wide(data)
    if wide is not None:
        return wide
    if encoding is not None:
        return mended(data.decode(encoding, "surrogateescape" if _is_narrow(encoding) else "replace"), encoding)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    told = (_mark_dropped("UTF-8"),) if mark else ()
    try:
        return Decoded(data[len(mark) :].decode("utf-8"), told)
    except UnicodeDecodeError:
        text, bad = mended(data[len(mark) :].decode("utf-8", "surrogateescape"))
    return Decoded(text, (*told, *bad))


def mended(raw: str, encoding: str = "UTF-8") -> Decoded:
    """`raw`, decoded with `surrogateescape`, with each byte that could not be decoded as U+FFFD."""
    if raw.isascii() or _BAD_BYTE.search(raw) is None:
        return Decoded(raw)
    return Decoded(_BAD_BYTE.sub(REPLACEMENT, raw), (_replaced(raw, encoding),))


def text_stream(stream: BinaryIO, encoding: str | None) -> TextIO:
    """`stream` as text, line ends kept, without a byte order mark; what cannot be decoded is left to `mended`."""
    head = cast(io.BufferedReader, stream).peek(4)
    if head.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    else:
        wide = (name for mark, name in _WIDE_MARKS if head.startswith(mark) and b"\0" in head[len(mark) :])
        encoding = {"utf-16-le": "utf-16", "utf-16-be": "utf-16", "utf-32-le": "utf-32", "utf-32-be": "utf-32"}.get(
            next(wide, ""), encoding or "utf-8"
        )
    return io.TextIOWrapper(
        stream, encoding, errors="surrogateescape" if _is_narrow(encoding) else "replace", newline=""
    )


def is_wide(stream: BinaryIO) -> bool:
    """Whether `stream` begins like UTF-16 or UTF-32, whose lines are no lines of bytes."""
    head = cast(io.BufferedReader, stream).peek(8)
    return any(head.startswith(mark) and b"\0" in head[len(mark) :] for mark, _ in _WIDE_MARKS)


def check_encoding(name: str | None) -> None:
    """Raise UnreadableInputError for an encoding that Python does not know, or that is none of text ("zip")."""
    try:
        bytes([0xFF]).decode(name or "utf-8", "surrogateescape" if _is_narrow(name or "utf-8") else "replace")
    except (LookupError, ValueError):  # what reads no odd byte ("idna") reads no file
        raise UnreadableInputError(f"There is no encoding {name!r}. Common ones are utf-8 and windows-1252.") from None


def _is_narrow(encoding: str) -> bool:
    """Whether a byte stands for itself in it, so that a bad one can be told apart."""
    return not codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


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


def _replaced(raw: str, encoding: str) -> Remark:
    places = [match.start() for match in _BAD_BYTE.finditer(raw)]
    first = places[0]
    many = len(places)
    count = f"1 byte is no {encoding} and became" if many == 1 else f"{many} bytes are no {encoding} and each became"
    seen = excerpt(_BAD_BYTE.sub(REPLACEMENT, raw[max(0, first - 80) : first + 80]), min(first, 80))
    line = raw.count("\n", 0, first) + 1
    value = ord(raw[first]) - _BAD_BYTE_BASE
    return Remark(
        "undecodable",
        f"{count} U+FFFD; the first is 0x{value:02X} in line {line}: {seen} If the text was saved in another encoding, "
        "name it: encoding='windows-1252', or --encoding windows-1252.",
        Span(first, first + 1),
    )
