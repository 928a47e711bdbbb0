"""One call of `read`: what the caller asked for, and what was found out on the way about columns.

Every format gets this object beside its file. `columns(path)` gives the file its finder of columns; at the end `told`
says once for each layout, however many files share it, which column was taken for what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from quotematch.models import Problem, ProblemLevel
from quotematch.read.columns import Columns, checked
from quotematch.read.decoding import check_encoding
from quotematch.settings import Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """What the caller asked for; see the arguments of `read`."""

    named: Mapping[str, str] = field(default_factory=dict)
    table: str | None = None
    query: str | None = None
    encoding: str | None = None
    format: str | None = None
    settings: Settings = field(default_factory=Settings)
    progress: Callable[[Iterable[Any]], Iterable[Any]] | None = None
    _found: list[tuple[str | None, Columns]] = field(default_factory=list)
    _databases: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        checked(self.named)
        check_encoding(self.encoding)

    def columns(self, path: str | None) -> Columns:
        """A finder of columns for the file `path`, or for rows that stand in no file."""
        found = Columns(self.named)
        self._found.append((path, found))
        return found

    def database(self, path: str) -> None:
        """Told of every database that is read: what `table` and `query` are for."""
        self._databases.append(path)

    def told(self) -> Iterator[Problem]:
        """A note for each layout that needs a word, with the file, or the number of files, that have it."""
        if (self.table or self.query) and not self._databases:
            yield Problem(
                level=ProblemLevel.NOTE,
                code="unused_option",
                message="A table or a query was named (table=, query=; --table, --query), and no SQLite file was read.",
            )
        layouts: defaultdict[str, list[str]] = defaultdict(list)
        for path, columns in self._found:
            if line := columns.told():
                layouts[line].append(path or "")
        for line, paths in layouts.items():
            first = min(paths)
            several = f" ({len(paths):,} files, such as {first})" if len(paths) > 1 and first else ""
            yield Problem(
                level=ProblemLevel.NOTE,
                code="columns",
                message=line + several,
                path=first if first and not several else None,
            )
