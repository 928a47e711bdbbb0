"""What the rows of the tables stand for: light records that have all that a row tells at hand, in order of the result.

The edits are those between the first reading of a statement, which most outlets support, and each other one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from quotematch.judge.compare import compare
from quotematch.models import (
    Article,
    Coverage,
    Discrepancy,
    Edit,
    Evidence,
    Passage,
    Problem,
    Quote,
    Reading,
    Statement,
)
from quotematch.spans import Span

if TYPE_CHECKING:
    from quotematch.contents import Contents


class QuoteRow(NamedTuple):
    """A quote in its article."""

    article: Article
    quote: Quote

    @property
    def coverage(self) -> Coverage | None:
        """That of the quote."""
        return self.quote.coverage


class PassageRow(NamedTuple):
    """A passage in its quote, with its statement and the number of the reading that it carries."""

    article: Article
    quote: Quote
    passage: Passage
    statement: Statement | None
    reading: int | None

    @property
    def evidence(self) -> Evidence | None:
        """That of the passage."""
        return self.passage.evidence

    @property
    def coverage(self) -> Coverage | None:
        """That of the quote in which it stands."""
        return self.quote.coverage


class StatementRow(NamedTuple):
    """A statement, and how many of its outlets are independent of each other."""

    statement: Statement
    independent: int


class ReadingRow(NamedTuple):
    """A reading by its number in its statement, from 1."""

    statement: Statement
    number: int
    reading: Reading


class EditRow(NamedTuple):
    """An edit from reading 1 of a statement, `a`, to another one, `b`."""

    statement: Statement
    reading: int
    number: int
    edit: Edit
    a: str
    b: str


class FoundRow(NamedTuple):
    """A discrepancy by its number in the result, from 1."""

    number: int
    found: Discrepancy


class FoundPassageRow(NamedTuple):
    """A passage that a discrepancy concerns."""

    number: int
    passage: str


class PlaceRow(NamedTuple):
    """Words that a discrepancy concerns."""

    number: int
    article: Article
    span: Span


class ProblemRow(NamedTuple):
    """A problem by its number in the result, from 1."""

    number: int
    problem: Problem


def quotes(result: Contents) -> Iterator[QuoteRow]:
    """All quotes, terms among them."""
    return (QuoteRow(result.article(quote.article_id), quote) for quote in result.quotes)


def passages(result: Contents) -> Iterator[PassageRow]:
    """All passages, in order of place."""
    numbers = {name: row.number for row in readings(result) for name in row.reading.witnesses}
    for quote in result.quotes:
        article = result.article(quote.article_id)
        for passage in quote.passages:
            statement = result.index.statements.get(passage.statement_id or "")
            yield PassageRow(article, quote, passage, statement, numbers.get(passage.id))


def statements(result: Contents) -> Iterator[StatementRow]:
    """All statements."""
    return (StatementRow(one, len(result.independent_outlets(one.id))) for one in result.statements)


def readings(result: Contents) -> Iterator[ReadingRow]:
    """The readings of all statements."""
    for statement in result.statements:
        for number, reading in enumerate(statement.readings, 1):
            yield ReadingRow(statement, number, reading)


def edits(result: Contents) -> Iterator[EditRow]:
    """The edits between readings; two that share too few words have none."""
    for statement in result.statements:
        a, *others = [reading.text for reading in statement.readings] or [""]
        language = _article_of(result, statement).language
        for reading, b in enumerate(others, 2):
            found = compare(a, b, language=language, settings=result.settings)
            for number, edit in enumerate(found.edits, 1):
                yield EditRow(statement, reading, number, edit, a, b)


def discrepancies(result: Contents) -> Iterator[FoundRow]:
    """All discrepancies."""
    return (FoundRow(number, found) for number, found in enumerate(result.discrepancies, 1))


def discrepancy_passages(result: Contents) -> Iterator[FoundPassageRow]:
    """The passages of all discrepancies, none twice."""
    for row in discrepancies(result):
        for passage in dict.fromkeys(row.found.passages):
            yield FoundPassageRow(row.number, passage)


def places(result: Contents) -> Iterator[PlaceRow]:
    """The words of all discrepancies."""
    for row in discrepancies(result):
        for place in row.found.places:
            yield PlaceRow(row.number, result.article(place.article_id), place.span)


def problems(result: Contents) -> Iterator[ProblemRow]:
    """All problems."""
    return (ProblemRow(number, problem) for number, problem in enumerate(result.problems, 1))


def _article_of(result: Contents, statement: Statement) -> Article:
    return result.article(result.quote(result.passage(statement.passages[0]).quote_id).article_id)
