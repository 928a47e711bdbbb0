"""Judgements: what is said of passages of several articles that are set side by side.

Statements with their readings, edits and discrepancies, and how quotes stand to primary sources.
"""

from __future__ import annotations

from pydantic import Field

from quotematch.models.kinds import DiscrepancyKind, EditKind, Fidelity, Form, Relation, Severity
from quotematch.models.records import CleanText, Record
from quotematch.spans import Span


class Reading(Record):
    """One distinct wording of a statement, with the passages that carry it."""

    text: CleanText
    form: Form
    witnesses: tuple[CleanText, ...] = Field(description="passage ids, in order of date, article and place")
    outlets: tuple[CleanText, ...] = Field(description="sorted")


class Statement(Record):
    """Passages, of any outlets, that report the same utterance."""

    id: CleanText = Field(description="id of its first passage by date, article and offset")
    speaker: CleanText | None = Field(description="the name that most of its passages give; None when none gives any")
    text: CleanText = Field(description="the fullest wording")
    reconstructed: bool = Field(default=True, description="False when `text` is a primary source's")
    passages: tuple[CleanText, ...] = Field(description="passage ids, in order of date, article and place")
    readings: tuple[Reading, ...] = Field(description="best supported first")
    outlets: tuple[CleanText, ...] = Field(description="sorted; primary sources are no outlets")

    def _repr_html_(self) -> str:
        from quotematch.show.cells import statement_cell

        return statement_cell(self)


class Edit(Record):
    """One typed difference between reading `a` and reading `b`.

    Spans are offsets into the two strings compared; an empty span marks the place where one side has nothing.
    """

    kind: EditKind
    a: Span
    b: Span
    detail: CleanText | None = Field(default=None, description="what else is known: 'typo', 'inflection', 'case'")


class Place(Record):
    """A span of an article."""

    article_id: CleanText
    span: Span


class Discrepancy(Record):
    """A difference, or a set of them, that an editor would want to see. The message compares and never blames."""

    kind: DiscrepancyKind
    severity: Severity
    message: CleanText
    passages: tuple[CleanText, ...] = ()
    outlets: tuple[CleanText, ...] = ()
    places: tuple[Place, ...] = Field(default=(), description="the words in question, in each article concerned")
    statement_id: CleanText | None = None


class Comparison(Record):
    """Two wordings side by side."""

    a: CleanText
    b: CleanText
    relation: Relation
    edits: tuple[Edit, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()

    def _repr_html_(self) -> str:
        from quotematch.show.cells import comparison_cell

        return comparison_cell(self)


class SourceCheck(Record):
    """A quoted passage held against the primary sources of its story."""

    passage_id: CleanText
    fidelity: Fidelity
    source_id: CleanText | None = Field(default=None, description="the primary article; None when it is not found")
    spans: tuple[Span, ...] = Field(default=(), description="where its words stand in the source, in order")
    edits: tuple[Edit, ...] = Field(
        default=(), description="from passage to source; spans are offsets into the two articles' texts"
    )


class SourceShare(Record):
    """How much of a primary source an outlet printed inside marks, and in which order."""

    outlet: CleanText
    source_id: CleanText
    words: int = Field(ge=0, description="words of the source that the outlet quotes, each counted once")
    of_words: int = Field(ge=0, description="all words of the source")
    spans: tuple[Span, ...] = Field(description="places in the source, in the order in which the outlet prints them")
    in_order: bool = Field(description="whether each article of the outlet keeps the order of the source")


class SharedText(Record):
    """Two articles of different outlets that print one text: how much of what stands outside quotes they share."""

    articles: tuple[CleanText, CleanText] = Field(description="their ids, sorted")
    share: float = Field(ge=0.0, le=1.0, description="of the shorter one's text outside quotes")


class PossiblyRelated(Record):
    """Two passages of two statements that share the gist and hardly the words; no verdict rests on them."""

    passages: tuple[CleanText, CleanText] = Field(description="their ids, sorted")
    reasons: tuple[CleanText, ...] = Field(default=(), description="what they have in common, in a few words each")
