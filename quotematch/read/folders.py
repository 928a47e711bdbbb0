"""From paths to the files to read, each with its place below the corpus root.

That place gives an article its id and its outlet, so that a corpus has the same ids wherever it lies on the disk. A
folder is read with all its sub-folders; hidden files, READMEs and licences are no articles. A link to a folder is
followed when that lies below the root, and read there once: no link leads out of what was asked for.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from quotematch.errors import InputNotFoundError, UnreadableInputError
from quotematch.excerpts import opening
from quotematch.models import Problem, ProblemLevel
from quotematch.read.formats import format_of, unknown, unreadable
from quotematch.read.unpacking import PACKINGS

#: README.md, LICENSE-MIT, readme.txt; but not license-plates.txt, which may well be an article.
_ABOUT_THE_FOLDER = re.compile(r"(README|LICEN[CS]E)(?![a-z])|(?i:readme|licen[cs]e)(\.|$)")
#: A path that the system does not find, or is none: texts handed over for paths are too long to be one.
_NO_SUCH_PATH = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. `parts` is its path below the corpus root, which is the name it goes by.

    `stream` holds its bytes when it is none on the disk, but came from standard input.
    """

    path: Path
    parts: tuple[str, ...]
    stream: BinaryIO | None = None

    @property
    def name(self) -> str:
        """The path below the corpus root, with `/` on every system; also the id of a file that is one article."""
        return "/".join(self.parts)

    @property
    def outlet(self) -> str:
        """The first folder below the corpus root, or else the file's stem.

        >>> File(Path("/c/bbc/2024/a.txt"), ("bbc", "2024", "a.txt")).outlet, File(Path("/c/a.txt"), ("a.txt",)).outlet
        ('bbc', 'a')
        """
        if len(self.parts) > 1:
            return self.parts[0]
        path = Path(self.parts[0])
        return Path(path.stem).stem if path.suffix.lower() in PACKINGS else path.stem


def find_files(paths: Iterable[str | os.PathLike[str]], *, any_kind: bool = False) -> Iterator[File | Problem]:
    """The readable files at `paths`, sorted by place, and a problem for each one that has to be left out.

    Each folder is a corpus root, and so is the folder of each single file. A file reached by two paths is read once.
    When files of several roots share a name, all roots are taken one folder higher: of `reuters/` and `bbc/`, which
    both hold `01.txt`, come `reuters/01.txt` and `bbc/01.txt`. With `any_kind`, files that are named themselves are
    taken whatever their suffix.

    Raises InputNotFoundError for a path that does not exist, and for an empty one.
    """
    found: dict[str, File] = {}
    problems: list[Problem] = []
    for path in sorted({_absolute(os.fsdecode(path)) for path in paths}):
        for item in _below(Path(path), any_kind):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                key = os.path.abspath(item.path)
                found[key] = max(found.get(key, item), item, key=lambda file: len(file.parts))
    yield from dict.fromkeys(problems)
    yield from sorted(_told_apart(list(found.values())), key=lambda file: file.parts)


def _absolute(path: str) -> str:
    """The path from the root of the disk. An empty one would be the working folder, which nobody asked for."""
    if not path:
        raise InputNotFoundError(
            "There is no file or folder '': the path is empty. To read the working folder, hand over '.'."
        )
    return os.path.abspath(path)


def _told_apart(files: list[File]) -> list[File]:
    names = Counter(file.name for file in files)
    if all(count == 1 for count in names.values()):
        return files
    return [replace(file, parts=_one_folder_higher(file)) for file in files]


def _one_folder_higher(file: File) -> tuple[str, ...]:
    above = file.path.parents[len(file.parts) - 1]
    return (_printable(above.name), *file.parts) if above.name else file.parts


def _below(path: Path, any_kind: bool) -> Iterator[File | Problem]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_SUCH_PATH:
            yield unreadable(_printable(path.name), error)
            return
        raise InputNotFoundError(
            f"There is no file or folder {opening(str(path), length=120)!r}. Check the spelling. A text itself "
            "goes in as a dict with 'text', or as an Article; on the command line through a pipe, as '- --from txt'."
        ) from error
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    elif any_kind or format_of(path.name):
        yield File(path, (_printable(path.name),))
    else:
        raise UnreadableInputError(
            f"{str(path)!r} is {unknown(path.name)} If its name only hides what it is, say so: format='csv', or "
            "--from csv."
        )


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to walk through. `above` are the folders on the way down, by which a link that leads back is known."""

    path: Path
    parts: tuple[str, ...] = ()
    above: frozenset[tuple[int, int]] = frozenset()

    @property
    def name(self) -> str:
        return "/".join(self.parts) or _printable(self.path.name)


def _walk(root: Path) -> Iterator[File | Problem]:
    """All files below `root`; folders first, then what links lead to and was not read under a name of its own."""
    inside = os.path.join(os.path.realpath(root), "")
    folders, links = [_Folder(root)], list[_Folder]()
    seen: set[tuple[int, int]] = set()
    while folders or links:
        folder = folders.pop() if folders else links.pop(0)
        try:
            status = folder.path.stat()
            entries = sorted(os.scandir(folder.path), key=lambda entry: entry.name)
        except OSError as error:
            yield unreadable(folder.name, error)
            continue
        identity = (status.st_dev, status.st_ino)
        if identity in seen:
            yield _loop(folder.name) if identity in folder.above else _read_before(folder.name)
            continue
        seen.add(identity)
        above = folder.above | {identity}
        for entry in entries:
            if entry.name.startswith(".") or _ABOUT_THE_FOLDER.match(entry.name):
                continue
            below = _Folder(folder.path / entry.name, (*folder.parts, _printable(entry.name)), above)
            if not entry.is_dir():
                yield _entry(entry, File(below.path, below.parts))
            elif not entry.is_symlink():
                folders.append(below)
            elif os.path.join(os.path.realpath(below.path), "").startswith(inside):
                links.append(below)
            else:
                yield _outside(below.name)


def _entry(entry: os.DirEntry[str], file: File) -> File | Problem:
    try:
        if not format_of(entry.name):
            return _unknown(file.name)
        if not stat.S_ISREG(entry.stat().st_mode):
            raise OSError(0, "it is no regular file")
    except OSError as error:
        return unreadable(file.name, error)
    return file


def _unknown(name: str) -> Problem:
    return Problem(
        level=ProblemLevel.NOTE,
        code="unknown_format",
        message=f"Left out: {unknown(name)}",
        path=name,
    )


def _loop(name: str) -> Problem:
    return Problem(
        level=ProblemLevel.FAILED,
        code="link_loop",
        message="A link that leads back to a folder above it; followed no further. Remove the link.",
        path=name,
    )


def _read_before(name: str) -> Problem:
    return Problem(
        level=ProblemLevel.NOTE,
        code="link_repeated",
        message="A link to a folder that was read already; not read again.",
        path=name,
    )


def _outside(name: str) -> Problem:
    return Problem(
        level=ProblemLevel.NOTE,
        code="link_outside",
        message="A link that leads out of the folder that is read; not followed. To read what is there, name it too.",
        path=name,
    )


def _printable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
