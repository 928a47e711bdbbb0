"""Saving a text or bytes whole or not at all: they are written beside its place and then moved there in one step."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

_Content = TypeVar("_Content", str, bytes)


def saved(content: _Content, path: str | os.PathLike[str] | None) -> _Content:
    """`content`, which is also written to `path` when there is one."""
    if path is not None:
        write_whole(content, path)
    return content


def write_whole(content: str | bytes, path: str | os.PathLike[str]) -> None:
    """Write `content` to `path`, a text as UTF-8 with its line ends as they are.

    Whatever stood there stays until all is written. A link is followed, permissions are kept, and a device or pipe
    such as /dev/null is written to directly. Raises OSError as `open` does, and FileNotFoundError without the folder.
    """
    check_folder(path)
    content = content.encode("utf-8") if isinstance(content, str) else content
    if os.path.exists(path) and not os.path.isfile(path):  # a pipe behind /dev/fd/9 has no place beside it
        Path(path).write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    handle, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, _mode_of(target))
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def check_folder(path: str | os.PathLike[str]) -> None:
    """Raise FileNotFoundError when `path` lies in no folder, before anything is worked out that could not be saved."""
    folder = os.path.dirname(os.path.realpath(path))
    if not os.path.isdir(folder):
        raise FileNotFoundError(errno.ENOENT, "The folder to write to does not exist", folder)


def _mode_of(target: Path) -> int:
    """The permissions that `target` has, or would get from `open`."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
