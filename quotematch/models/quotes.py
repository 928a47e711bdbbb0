"""Quotes: what one article attributes to one speaker, cut into passages.

Each passage carries its verdict and the evidence for it once it is judged.
"""

from __future__ import annotations

from pydantic import Field

from quotematch.models.kinds import Form, Relation, Rule, Step, Verdict
from quotematch.models.records import CleanText, Record
from quotematch.spans import Span


class Speaker(Record):
    """Who is quoted. `mention` is the place in the article that says so; `name` the person or body it stands for.

    `name` carries no title ("Dario Amodei"); of somebody unnamed it is the description as printed ("a Pentagon
    official").
    """

    name: CleanText
    mention: Span | None = None


class Aligned(Record):
    """A run of words in an alignment: where it stands on both sides, and how many words each side has.

    `marked` tells that the outlet shows the difference itself, by an ellipsis or by brackets.
    """

    step: Step
    a: Span | None = Field(default=None, description="place in the article of the passage that is judged")
    b: Span | None = Field(default=None, description="place in the article of the counterpart")
    words_a: int = Field(default=0, ge=0)
    words_b: int = Field(default=0, ge=0)
    marked: bool = False


class Evidence(Record):
    """Why a passage has its verdict: enough to come to it again without the articles.

    The verdict is VERBATIM when both forms are direct, `steps` are of one side in one unbroken run of the other, and
    the shorter side has at least `fragment_words` words or both are identical; else PARAPHRASED when `outlets` names
    another outlet than `outlet`; else UNIQUE. `outlets` names no more outlets than that takes: all of them stand in the
    statement.
    """

    rule: Rule
    outlet: CleanText = Field(description="the outlet of the passage judged")
    outlets: tuple[CleanText, ...] = Field(
        description="of the outlets that have the statement this one and the first other by name, sorted"
    )
    outlet_count: int = Field(
        default_factory=lambda data: len(data.get("outlets", ())),
        ge=0,
        description="how many outlets have the statement, all told",
    )
    form: Form
    words: int = Field(ge=0, description="words of the passage judged")
    fragment_words: int = Field(ge=0, description="Settings.fragment_words at the time")
    counterpart: CleanText | None = Field(default=None, description="id of the passage compared with")
    counterpart_outlet: CleanText | None = None
    counterpart_form: Form | None = None
    relation: Relation | None = None
    steps: tuple[Aligned, ...] = ()

    @property
    def words_elsewhere(self) -> int:
        """How many words of the passage stand inside a run that the counterpart quotes, as `Coverage` counts them.

        0 when either side stands outside quotation marks. Another passage than the counterpart may quote more.
        """
        if self.form is not Form.DIRECT or self.counterpart_form is not Form.DIRECT:
            return 0
        least = 1 if self.relation is Relation.IDENTICAL else self.fragment_words
        return sum(step.words_a for step in self.steps if step.step is Step.SAME and step.words_a >= least)


class Coverage(Record):
    """The words of a quote, counted by what other outlets have of them."""

    verbatim: int = Field(default=0, ge=0, description="inside a run that another outlet quotes")
    paraphrased: int = Field(default=0, ge=0, description="the other words of passages that another outlet has")
    unique: int = Field(default=0, ge=0, description="the rest")

    @property
    def words(self) -> int:
        """All words of the quote.

        >>> Coverage(verbatim=4, unique=2).words
        6
        """
        return self.verbatim + self.paraphrased + self.unique


class Passage(Record):
    """The unit of comparison: a sentence of a quote, or the piece of one that has a single form.

    `statement_id`, `verdict` and `evidence` are None until `reconcile()` has judged it, and for terms and topics for
    ever.
    """

    id: CleanText
    quote_id: CleanText
    form: Form
    spans: tuple[Span, ...]
    text: CleanText = Field(description="the words at `spans`, joined by one space")
    statement_id: CleanText | None = None
    verdict: Verdict | None = None
    evidence: Evidence | None = Field(default=None, repr=False)
    rivals: tuple[CleanText, ...] = Field(
        default=(), description="other statements that a short fragment fits nearly as well"
    )


class Quote(Record):
    """What one article attributes to one speaker in one go."""

    id: CleanText
    article_id: CleanText
    form: Form
    spans: tuple[Span, ...] = Field(description="the content, outer quotation marks left out, in order of place")
    quoted: tuple[Span, ...] = Field(
        description="the parts inside quotation marks, the outer marks left out, or in a block behind its "
        "announcement; a post that is but signed has none"
    )
    text: CleanText = Field(description="the words at `spans`, joined by one space")
    speaker: Speaker | None = Field(default=None, description="None when the text does not say")
    cue: Span | None = Field(default=None, description="the reporting expression; None when there is none")
    is_term: bool = Field(default=False, description="a scare quote or a name of a thing, not a statement")
    is_topic: bool = Field(
        default=False, description="what the speaker spoke about, or did not, when nothing is told of what was said"
    )
    parent_id: CleanText | None = Field(default=None, description="the quote of this article in which it is nested")
    verdict: Verdict | None = None
    coverage: Coverage | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def is_judged(self) -> bool:
        """Whether its passages are matched and judged: it states something, and is neither a term nor a topic."""
        return not (self.is_term or self.is_topic)

    def _repr_html_(self) -> str:
        from quotematch.show.cells import quote_cell

        return quote_cell(self)
