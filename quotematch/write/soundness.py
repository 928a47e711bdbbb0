"""Whether a result that was loaded holds together: ids are unique, references resolved, spans inside their texts.

The models check each part by itself; here the parts are checked against each other, once, in time that grows with the
size of the result. What `reconcile()` made is sound and is not checked again: only a file may have been changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from quotematch.excerpts import opening
from quotematch.models import Aligned, Discrepancy, Passage, Quote, SourceCheck, Statement
from quotematch.spans import Span

if TYPE_CHECKING:
    from quotematch.contents import Contents

_T = TypeVar("_T")


class Fault(NamedTuple):
    """What does not hold together, and at which place of the result, as in `quotes.3.passages.0.spans`."""

    place: str
    reason: str


def first_fault(result: Contents) -> Fault | None:
    """The first fault of a result in the order in which it is saved; None when it is sound."""
    return next(_Check(result).faults(), None)


class _Check:
    """The check of one result."""

    def __init__(self, result: Contents) -> None:
        self.result = result
        self.lengths = {article.id: len(article.text) for article in result.articles}
        self.quotes = {quote.id: quote for quote in result.quotes}
        self.passages = {passage.id: quote for quote in result.quotes for passage in quote.passages}
        self.statements = {statement.id for statement in result.statements}

    def faults(self) -> Iterator[Fault]:
        result = self.result
        passages = [passage for quote in result.quotes for passage in quote.passages]
        yield from _twice("articles", [article.id for article in result.articles])
        yield from _twice("quotes", [quote.id for quote in result.quotes])
        yield from _twice("passages", [passage.id for passage in passages])
        yield from _twice("statements", [statement.id for statement in result.statements])
        for number, quote in enumerate(result.quotes):  # before all else: whatever stands in a quote leans on it
            yield from _unknown(f"quotes.{number}.article_id", (quote.article_id,), self.lengths, "article")
        yield from _each("quotes", result.quotes, self._quote)
        yield from _each("statements", result.statements, self._statement)
        yield from _each("discrepancies", result.discrepancies, self._discrepancy)
        yield from _each("source_checks", result.source_checks, self._source_check)
        for number, share in enumerate(result.source_shares):
            place = f"source_shares.{number}"
            yield from _unknown(f"{place}.source_id", (share.source_id,), self.lengths, "article")
            yield from self._inside(f"{place}.spans", share.spans, share.source_id)
        for number, shared in enumerate(result.shared_texts):
            yield from _unknown(f"shared_texts.{number}.articles", shared.articles, self.lengths, "article")
        for number, related in enumerate(result.possibly_related):
            yield from _unknown(f"possibly_related.{number}.passages", related.passages, self.passages, "passage")

    def _quote(self, place: str, quote: Quote) -> Iterator[Fault]:
        length = self.lengths[quote.article_id]
        yield from _in_order(f"{place}.spans", quote.spans, length)
        yield from _in_order(f"{place}.quoted", quote.quoted, length)
        if quote.cue:
            yield from _in_order(f"{place}.cue", (quote.cue,), length)
        if quote.speaker and quote.speaker.mention:
            yield from _in_order(f"{place}.speaker.mention", (quote.speaker.mention,), length)
        if quote.parent_id is not None:
            yield from _unknown(f"{place}.parent_id", (quote.parent_id,), self.quotes, "quote")
            if self.quotes[quote.parent_id].article_id != quote.article_id:
                yield Fault(f"{place}.parent_id", "the quote around this one stands in another article")
        for number, passage in enumerate(quote.passages):
            yield from self._passage(f"{place}.passages.{number}", passage, quote)

    def _passage(self, place: str, passage: Passage, quote: Quote) -> Iterator[Fault]:
        if passage.quote_id != quote.id:
            yield Fault(f"{place}.quote_id", f"{_shown(passage.quote_id)} is not the quote in which it stands")
        yield from _in_order(f"{place}.spans", passage.spans, self.lengths[quote.article_id])
        if passage.statement_id is not None:
            yield from _unknown(f"{place}.statement_id", (passage.statement_id,), self.statements, "statement")
        yield from _unknown(f"{place}.rivals", passage.rivals, self.statements, "statement")
        evidence = passage.evidence
        if evidence is None or evidence.counterpart is None:
            return
        yield from _unknown(f"{place}.evidence.counterpart", (evidence.counterpart,), self.passages, "passage")
        there = self.lengths[self.passages[evidence.counterpart].article_id]
        yield from _steps_inside(f"{place}.evidence.steps", evidence.steps, self.lengths[quote.article_id], there)

    def _statement(self, place: str, statement: Statement) -> Iterator[Fault]:
        if not statement.readings:
            yield Fault(f"{place}.readings", "a statement has at least one reading")
        if not statement.passages:
            yield Fault(f"{place}.passages", "a statement has at least one passage")
        yield from _unknown(f"{place}.passages", statement.passages, self.passages, "passage")
        for number, reading in enumerate(statement.readings):
            here = f"{place}.readings.{number}.witnesses"
            if not reading.witnesses:
                yield Fault(here, "a reading has at least one witness")
            yield from _unknown(here, reading.witnesses, self.passages, "passage")

    def _discrepancy(self, place: str, found: Discrepancy) -> Iterator[Fault]:
        yield from _unknown(f"{place}.passages", found.passages, self.passages, "passage")
        if found.statement_id is not None:
            yield from _unknown(f"{place}.statement_id", (found.statement_id,), self.statements, "statement")
        for number, one in enumerate(found.places):
            yield from _unknown(f"{place}.places.{number}.article_id", (one.article_id,), self.lengths, "article")
            yield from self._inside(f"{place}.places.{number}.span", (one.span,), one.article_id)

    def _source_check(self, place: str, check: SourceCheck) -> Iterator[Fault]:
        yield from _unknown(f"{place}.passage_id", (check.passage_id,), self.passages, "passage")
        if check.source_id is None:
            return
        yield from _unknown(f"{place}.source_id", (check.source_id,), self.lengths, "article")
        yield from self._inside(f"{place}.spans", check.spans, check.source_id)
        here = self.passages[check.passage_id].article_id
        yield from self._inside(f"{place}.edits", [edit.a for edit in check.edits], here)
        yield from self._inside(f"{place}.edits", [edit.b for edit in check.edits], check.source_id)

    def _inside(self, place: str, spans: Iterable[Span], article_id: str) -> Iterator[Fault]:
        for span in spans:
            yield from _in_order(place, (span,), self.lengths[article_id])


def _each(name: str, parts: Sequence[_T], check: Callable[[str, _T], Iterator[Fault]]) -> Iterator[Fault]:
    for number, part in enumerate(parts):
        yield from check(f"{name}.{number}", part)


def _twice(place: str, ids: Sequence[str]) -> Iterator[Fault]:
    for first, second in pairwise(sorted(ids)):
        if first == second:
            yield Fault(place, f"the id {_shown(first)} stands twice")


def _unknown(place: str, ids: Iterable[str], known: Collection[str], noun: str) -> Iterator[Fault]:
    for name in ids:
        if name not in known:
            yield Fault(place, f"no {noun} has the id {_shown(name)}")


def _in_order(place: str, spans: Sequence[Span], length: int) -> Iterator[Fault]:
    end = 0
    for span in spans:
        if not end <= span.start <= span.end <= length:
            reason = f"[{span.start}, {span.end}] is no span after {end} in a text of {length} code points"
            yield Fault(place, reason)
        end = span.end


def _steps_inside(place: str, steps: Sequence[Aligned], here: int, there: int) -> Iterator[Fault]:
    for step in steps:
        for span, length in ((step.a, here), (step.b, there)):
            if span is not None:
                yield from _in_order(place, (span,), length)


def _shown(name: str) -> str:
    return f"'{opening(name)}'"
