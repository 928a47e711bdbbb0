"""Files as streams of bytes, unpacked where they are packed, and never more than was asked for.

A packed file that grows out of all proportion is taken for a bomb, and what follows is not read. So is no line of a
length that no article has: what is read into memory at once has a limit of its own.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

from quotematch.errors import MissingExtraError

if TYPE_CHECKING:
    from quotematch.read.folders import File
    from quotematch.settings import Settings

_Row = TypeVar("_Row", bound=Mapping[str, Any])
#: Bytes that are unpacked at once: of a bomb, a few megabytes come out of so many.
_CHUNK = 1 << 10
#: Suffixes of packed files.
PACKINGS = (".gz", ".zst")
MEGABYTE = 1 << 20
#: What a file begins with that is of another kind than its name says.
_KINDS = (
    (b"%PDF-", "a PDF, to be turned into text first"),
    (b"PK\x03\x04", "a ZIP archive, as .docx and .xlsx are, to be saved as text or CSV first"),
    (b"\x1f\x8b", "packed by gzip, and its name should end in .gz"),
    (b"\x28\xb5\x2f\xfd", "packed by Zstandard, and its name should end in .zst"),
    (b"PAR1", "a Parquet file, and its name should end in .parquet"),
    (b"SQLite format 3\0", "an SQLite database, and its name should end in .sqlite"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document, to be saved as text or CSV first"),
    (b"{\\rtf", "an RTF document, to be saved as text first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


class PackedError(Exception):
    """A file that is not read, or not to its end, for what its bytes are. `code` is that of the problem."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def opened(file: File, settings: Settings) -> Iterator[BinaryIO]:
    """The bytes of `file`, unpacked.

    Raises PackedError when they are those of another kind of file, when unpacking breaks, or when more comes out than
    `Settings.unpacked_ratio` and `Settings.unpacked_megabytes` allow; and OSError as `open` does.
    """
    with file.stream or file.path.open("rb") as raw:
        raw = cast(io.BufferedReader, raw)
        if not file.name.lower().endswith(PACKINGS):
            _check_kind(raw.peek(16))
            yield raw
            return
        size = raw.seek(0, io.SEEK_END)
        raw.seek(0)
        unpacked = _Unpacked(_unpacker(file.name, raw), size, settings)
        with io.BufferedReader(unpacked) as stream:
            _check_kind(stream.peek(16))
            yield cast(BinaryIO, stream)
        if unpacked.error:
            raise unpacked.error


def whole(file: File, settings: Settings) -> bytes:
    """All bytes of `file`, unpacked, to be held in memory. Raises what `opened` does."""
    with opened(file, settings) as stream:
        return stream.read()


def lines(stream: BinaryIO, settings: Settings) -> Iterator[bytes | None]:
    """The lines of `stream`; None in place of one that is longer than `Settings.row_megabytes`."""
    limit = settings.row_megabytes * MEGABYTE
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield None


def measured(rows: Iterable[_Row], size: int, settings: Settings) -> Iterator[_Row]:
    """The rows of a database or a packed table whose file has `size` bytes.

    Raises PackedError, as `opened` does, when they grow out of all proportion: a view may go on for ever.
    """
    left = most = _most(size, settings)
    for row in rows:
        left -= sum(len(value) if isinstance(value, str | bytes) else 1 for value in row.values())
        if left < 0:
            raise PackedError("packed_bomb", _too_large(most))
        yield row


def _check_kind(head: bytes) -> None:
    for magic, kind in _KINDS:
        if head.startswith(magic):
            raise PackedError(
                "wrong_kind", f"By its first bytes this is {kind}; it cannot be read as what its name says."
            )


def _unpacker(name: str, raw: BinaryIO) -> _Members:
    if name.lower().endswith(".gz"):
        return _Members(raw, lambda: zlib.decompressobj(wbits=16 + zlib.MAX_WBITS))
    try:
        import zstandard
    except ImportError:
        raise MissingExtraError("To read .zst files: pip install 'quotematch[zst]'") from None
    return _Members(raw, lambda: zstandard.ZstdDecompressor().decompressobj())


class _Members:
    """An unpacker of files that may be several packed ones in a row.

    Unlike those of Python's gzip and of zstandard it gives what stands before the place where a file is broken, and
    tells when a file ends too early.
    """

    def __init__(self, raw: BinaryIO, begin: Callable[[], Any]) -> None:
        self._raw = raw
        self._begin = begin
        self._member: Any = None
        self._packed = b""
        self._ready = memoryview(b"")

    def read(self, size: int) -> memoryview:
        """Up to `size` bytes, none at the end. Raises EOFError, zlib.error and zstandard.ZstdError."""
        while not self._ready:
            self._packed = self._packed or self._raw.read(_CHUNK)
            if self._member is None:
                self._packed = self._packed.lstrip(b"\0")  # padding between members and at the end
                if not self._packed:
                    break
                self._member = self._begin()
            elif not self._packed:
                raise EOFError("the file ends too early")
            self._ready = memoryview(self._member.decompress(self._packed))
            self._packed = self._member.unused_data
            self._member = None if self._member.eof else self._member
        given, self._ready = self._ready[:size], self._ready[size:]  # views: what is ready may be thousands of times it
        return given


class _Unpacked(io.RawIOBase):
    """What comes out of an unpacker, counted. It ends at an error, which it keeps: what came before can be read."""

    def __init__(self, unpacker: Any, size: int, settings: Settings) -> None:
        self.error: PackedError | None = None
        self._unpacker = unpacker
        self._left = self._most = _most(size, settings)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = b"" if self.error else self._unpacker.read(len(buffer))
        except Exception as error:  # OSError, EOFError, zlib.error, ZstdError: each unpacker has its own
            self.error = PackedError("broken_packing", f"Unpacking breaks off, and what follows is lost: {error}.")
            return 0
        self._left -= len(data)
        if self._left < 0:
            self.error = PackedError("packed_bomb", _too_large(self._most))
            return 0
        buffer[: len(data)] = data
        return len(data)


def _most(size: int, settings: Settings) -> int:
    """Bytes that may come out of a file of `size` bytes."""
    most = max(size * settings.unpacked_ratio, settings.row_megabytes * MEGABYTE)
    return min(settings.unpacked_megabytes * MEGABYTE, most)


def _too_large(limit: int) -> str:
    return (
        f"Unpacked it is more than {limit // MEGABYTE:,} MB, as no text of its size is; the rest is not read. "
        "If it is sound, unpack it first, or raise Settings.unpacked_ratio or .unpacked_megabytes."
    )
