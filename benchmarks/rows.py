"""The rows that the benchmarks read: annotated articles, events, gold quotes, pairs. One JSON object a line.

Offsets are half-open and count code points of the row's `text`. `benchmarks.convert` writes such rows from public data
sets; whoever has another data set needs a converter of a few lines and nothing else. Keys that are not named here are
ignored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from quotematch import Article, Span

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What annotators say is reported: content, source and cue spans.

    `kind` is "direct", "mixed" or "indirect"; `speech` tells a report of speech from one of belief, plan or finding.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    kind: str
    speech: bool = True

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Attribution:
        """`{"content": [[0, 9]], "source": …, "cue": …, "type": "direct", "speech": true}`."""
        content, source, cue = (_spans(row[key]) for key in ("content", "source", "cue"))
        return cls(content, source, cue, row["type"].lower(), row.get("speech", True))


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its attributions."""

    article: Article
    attributions: tuple[Attribution, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Annotated:
        """`{"id": …, "text": …, "outlet": …, "date": …, "attributions": [...]}`."""
        return cls(article(row), tuple(Attribution.of(one) for one in row["attributions"]))


@dataclass(frozen=True, slots=True)
class Event:
    """The articles of several outlets on one event."""

    id: str
    articles: tuple[Article, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Event:
        """`{"id": …, "articles": [{"id": …, "outlet": …, "date": …, "text": …}, …]}`."""
        return cls(str(row["id"]), tuple(article(one) for one in row["articles"]))


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """One passage of a gold quote: its place, its statement, the verdicts that a reader accepts, the best first.

    `clustered` is False where readers may differ on what belongs together.
    """

    span: Span
    statement: str
    verdicts: tuple[str, ...]
    clustered: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> GoldPassage:
        """`{"start": 0, "end": 9, "statement": …, "label": …, "also_accepted": […], "clustered": true}`."""
        others = row.get("also_accepted", [])
        verdicts = (row["label"], *others)
        return cls(
            Span(row["start"], row["end"]), row["statement"], verdicts, not others and row.get("clustered", True)
        )


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A quote found by a reader. `form` is "direct", "indirect" or "term"; of terms only the marks are of interest."""

    id: str
    article_id: str
    form: str
    speaker: str | None
    passages: tuple[GoldPassage, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> GoldQuote:
        """`{"quote": …, "article": …, "form": …, "speaker": …, "passages": […]}`."""
        term = row["form"] == "term"
        passages = [{"statement": "", "label": "", **one} if term else one for one in row["passages"]]
        return cls(
            row["quote"], row["article"], row["form"], row["speaker"], tuple(GoldPassage.of(one) for one in passages)
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places in two articles of one event that print one statement; `relation` says how their words stand."""

    event: str
    a: tuple[str, Span]
    b: tuple[str, Span]
    relation: str
    likely: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Pair:
        """`{"a": {"event": …, "article": …, "begin": 0, "end": 9}, "b": {…}, "relation": …, "likely": true}`."""
        a, b = ((one["article"], Span(one["begin"], one["end"])) for one in (row["a"], row["b"]))
        return cls(str(row["a"]["event"]), a, b, row["relation"], row["likely"])


def article(row: Mapping[str, Any]) -> Article:
    """The article of a row; without an outlet it is one of its own."""
    return Article(
        id=row["id"],
        text=row["text"],
        outlet=row.get("outlet") or row["id"],
        published=row.get("date") or None,
        language=row.get("language"),
    )


def read_rows(path: Path | str, make: Callable[[Mapping[str, Any]], Row]) -> list[Row]:
    """The rows of a JSON Lines file, each made by `make` (`Annotated.of`, `Event.of`, …).

    Raises ValueError with file and line for a row that lacks something.
    """
    return [_made(make, row, f"{path}:{number}") for number, row in _objects(Path(path))]


def _objects(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, json.loads(line)


def _made(make: Callable[[Mapping[str, Any]], Row], row: Mapping[str, Any], place: str) -> Row:
    try:
        return make(row)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"{place}: not a row of the kind that is read here ({type(error).__name__}: {error})"
        ) from error


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
