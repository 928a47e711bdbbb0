"""Light records that the steps of extraction hand on: marked pieces, then attributions.

Each step reads what the one before it made::

    marks.find_pieces(text)        -> Piece      what stands inside quotation marks
    attribution.attribute(...)     -> Attribution  who is said to have said what, in which spans
    speakers.resolve(...)          -> Speaker    whom a mention stands for
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from quotematch.spans import Span

if TYPE_CHECKING:
    from quotematch.extract.speech.grammar import VerbForm
    from quotematch.extract.speech.subjects import Subject


class Piece(NamedTuple):
    """One stretch of text inside one pair of quotation marks (or set off as a block), within one paragraph.

    `parent` is the index, in the list of pieces sorted by place, of the piece that encloses it. `continues` is the
    index of the piece that this one goes on from in the next paragraph, re-opened without having been closed. `signed`
    is the name that stands below it as its author's; `unmarked` tells that nothing but this signature sets it off.
    """

    outer: Span  # with the marks, and the signature in its paragraph
    inner: Span  # without the marks
    parent: int | None = None
    continues: int | None = None
    closed: bool = True
    signed: Span | None = None
    unmarked: bool = False


@dataclass(slots=True)
class Attribution:
    """What one article attributes to one speaker in one go, before the speaker is resolved.

    `content` are the content spans, outer marks excluded, in order of place; `quoted` those parts of them that are
    inside marks. `mention` is the place that names the speaker, anywhere in the article; `cue` the reporting
    expression. `follows` is the index of the attribution whose speaker goes on when this one has no mention of its own.
    `parent` is the index of the attribution in which this one is nested. `by_mood` tells that nothing but the mood of
    its verbs reports it, `signed` that it is direct though it has no marks, because its author signs it.
    """

    content: list[Span]
    quoted: list[Span] = field(default_factory=list)
    cue: Span | None = None
    mention: Span | None = None
    is_term: bool = False
    is_topic: bool = False
    follows: int | None = None
    parent: int | None = None
    by_mood: bool = False
    signed: bool = False

    @property
    def own_words(self) -> list[Span]:
        """Those parts of the content that are the speaker's words as printed: what is quoted, or signed."""
        return self.content if self.signed else self.quoted


@dataclass(slots=True)
class Cue:
    """A reporting expression found at items `start` to `end`, its subject, and its content as ranges of items.

    `kind` tells on which side of the cue the content begins, or that only the mood of the verb reports (for sure, or in
    the company of sentences for which it is sure); `nested` that the cue stands in what another one reports.
    """

    start: int
    end: int
    form: VerbForm
    subject: Subject | None = None
    content: list[tuple[int, int]] = field(default_factory=list)
    kind: Literal["left", "right", "according", "mood", "mood_too"] = "right"
    nested: bool = False
    resumes: bool = False
    topic: bool = False

    @property
    def first(self) -> int:
        """First item of the whole reporting clause."""
        edges = [self.start] + ([self.subject.start, self.subject.edge] if self.subject else [])
        return min(edges)
