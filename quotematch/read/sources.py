"""What a caller may hand over, and how it becomes a corpus: the function `read`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeAlias, TypeGuard, runtime_checkable

from quotematch.corpus import Corpus
from quotematch.errors import EmptyInputError, UnreadableInputError
from quotematch.models import Article, Problem, ProblemLevel, Role
from quotematch.read.folders import find_files
from quotematch.read.formats import known, read_file
from quotematch.read.jsonlines import read_lines
from quotematch.read.records import read_record
from quotematch.read.remarks import oddities, outlets_alike


@runtime_checkable
class OpenFile(Protocol):
    """An open file, of which only the lines are asked for."""

    def readline(self) -> bytes | str:
        """The next line."""

    def __iter__(self) -> Iterator[bytes | str]: ...


#: One thing that can be read.
Item: TypeAlias = "Article | Corpus | Mapping[str, Any] | str | os.PathLike[str] | OpenFile"
#: Whatever `read()` and `reconcile()` accept.
Source: TypeAlias = "Item | Iterable[Item]"


def read(source: Source, *, primary: Source | None = None) -> Corpus:
    """Read articles from wherever they are.

    Args:
        source: a folder (with its sub-folders) or a file of .txt, .jsonl, .ndjson or .json; an open file of JSON Lines;
            an article or a dict with the fields of one; a corpus, which is returned as it is; or an iterable of these.
        primary: further input, of the same kinds, whose articles are primary sources: transcripts, press releases.

    Returns:
        The articles, sorted by id, and in `.problems` what could not be read, with place and reason. A text file's id
        is its path below the folder read, its outlet the first folder below that one, or else the file's stem.

    Raises:
        InputNotFoundError: a path does not exist, or is empty.
        EmptyInputError: files were asked for, and they hold no article, not even one that cannot be read.
        UnreadableInputError: `source`, or a file named in it, is of no kind that can be read.

    >>> corpus = read([{"text": "“No,” she said.", "outlet": "The Post"}, {"title": "A row without text"}])
    >>> corpus
    Corpus(1 article, 1 outlet, 1 problem)
    >>> corpus.problems[0].message
    "Row 2: Key 'text' is missing."
    """
    if isinstance(source, Corpus) and primary is None:
        return source
    articles, problems = _sorted_out(source)
    if primary is not None:
        first_hand, more = _sorted_out(primary)
        first_hand = [article.model_copy(update={"role": Role.PRIMARY}) for article in first_hand]
        taken = {(article.id, article.text) for article in first_hand}
        articles = [article for article in articles if (article.id, article.text) not in taken] + first_hand
        problems += more
    odd = [note for article in articles for note in oddities(article)]
    return Corpus(articles, [*problems, *odd, *outlets_alike(articles)])


def _sorted_out(source: Source) -> tuple[list[Article], list[Problem]]:
    items = _items_of(source)
    paths = [item for item in items if isinstance(item, str | os.PathLike)]
    read_in = [*_from_files(paths), *_from_objects(items)]
    articles = [item for item in read_in if isinstance(item, Article)]
    problems = [item for item in read_in if isinstance(item, Problem)]
    from_outside = [item for item in items if isinstance(item, str | os.PathLike | OpenFile)]
    if from_outside and not articles and all(problem.level is ProblemLevel.NOTE for problem in problems):
        raise EmptyInputError(_nothing_in(from_outside, problems))
    return articles, problems


def _items_of(source: Source) -> list[Any]:
    if isinstance(source, Article | Corpus | Mapping | str | os.PathLike | OpenFile):
        return [source]
    if _holds_items(source):
        return list(source)
    raise UnreadableInputError(
        f"Cannot read articles from {type(source).__name__!r}. Hand over a path, an Article, a dict with 'text', or a "
        "list of these."
    )


def _holds_items(source: Any) -> TypeGuard[Iterable[Any]]:
    return isinstance(source, Iterable) and not isinstance(source, bytes | bytearray | memoryview)


def _from_files(paths: list[str | os.PathLike[str]]) -> Iterator[Article | Problem]:
    for found in find_files(paths):
        if isinstance(found, Problem):
            yield found
        else:
            yield from read_file(found)


def _from_objects(items: list[Any]) -> Iterator[Article | Problem]:
    for number, item in enumerate(items, 1):
        if isinstance(item, Article):
            yield item
        elif isinstance(item, Corpus):
            yield from item.articles
            yield from item.problems
        elif isinstance(item, OpenFile):
            yield from read_lines(item, path=_name_of(item))
        elif not isinstance(item, str | os.PathLike):
            yield from read_record(item, row_number=number if len(items) > 1 else None)


def _name_of(stream: OpenFile) -> str:
    name = getattr(stream, "name", None)
    return os.path.basename(name) if isinstance(name, str) else "stream"


def _nothing_in(sources: list[Any], problems: list[Problem]) -> str:
    names = ", ".join(repr(os.fspath(s)) if isinstance(s, str | os.PathLike) else _name_of(s) for s in sources[:3])
    more = f" and {len(sources) - 3} more" if len(sources) > 3 else ""
    left_out = [problem.path for problem in problems if problem.code == "unknown_format" and problem.path]
    why = f" Left out were {len(left_out)} files of other formats, such as {left_out[0]!r}." if left_out else ""
    return f"There is no article in {names}{more}.{why} Formats that can be read: {known()}."
