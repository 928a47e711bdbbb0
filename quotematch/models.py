"""What users hold: articles, quotes, passages, statements, and what is said of them.

All are frozen pydantic models, comparable, hashable where their parts are, picklable, and the same bytes as JSON every
time. They hold no text that is not in an article, but for the sentences of problems and discrepancies. The words used
here are those of the glossary.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from quotematch.spans import Span

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SURROGATE = re.compile("[\ud800-\udfff]")
#: Code points; a longer id is taken for a text that came into the wrong field.
ID_LENGTH = 512
#: Stands before an article's id where that stands for an outlet. No outlet's name can begin with it.
NO_OUTLET = "\N{PILCROW SIGN}"
#: ISO 8601, with or without the time of day.
_TIMESTAMP = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ]")


class Form(StrEnum):
    """How much of a quote's content stands inside quotation marks: all, none, part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Role(StrEnum):
    """What an article is: an outlet's report, or a primary source (a transcript, a press release, a post)."""

    REPORT = "report"
    PRIMARY = "primary"


class Verdict(StrEnum):
    """Whether another outlet has the same words, the same statement in other words, or neither."""

    VERBATIM = "verbatim"
    PARAPHRASED = "paraphrased"
    UNIQUE = "unique"


class Relation(StrEnum):
    """How the words of one passage stand to those of another passage of the same statement.

    `UNRELATED` is the answer of `compare()` only: passages of one statement are always related.
    """

    IDENTICAL = "identical"
    CONTAINED = "contained"
    CONTAINS = "contains"
    ALTERED = "altered"
    REPORTED = "reported"
    UNRELATED = "unrelated"


class EditKind(StrEnum):
    """The kinds of difference between two readings."""

    TYPOGRAPHY = "typography"
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    BRACKET = "bracket"
    ELLIPSIS = "ellipsis"
    HEAD_CUT = "head_cut"
    TAIL_CUT = "tail_cut"
    OMISSION = "omission"
    INSERTION = "insertion"
    SUBSTITUTION = "substitution"
    NUMBER = "number"
    NEGATION = "negation"
    MODAL = "modal"
    HEDGE = "hedge"
    ENTITY = "entity"
    PERSON = "person"
    TENSE = "tense"
    ORDER = "order"
    SPLICE = "splice"


class DiscrepancyKind(StrEnum):
    """What an editor would want to see."""

    UNMARKED_OMISSION = "unmarked_omission"
    ALTERED_WORDS = "altered_words"
    MEANING_CHANGED = "meaning_changed"
    GOVERNOR_CUT = "governor_cut"
    OTHER_CONTEXT = "other_context"
    SPEAKER_CONFLICT = "speaker_conflict"
    UNMARKED_WORDS = "unmarked_words"
    JOINED_OR_REORDERED = "joined_or_reordered"
    BRACKET_CHANGE = "bracket_change"


class Severity(StrEnum):
    """How soon an editor should look: `ALARM` first."""

    NOTE = "note"
    WARNING = "warning"
    ALARM = "alarm"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an alarm."""
        return (Severity.NOTE, Severity.WARNING, Severity.ALARM).index(self)


class ProblemLevel(StrEnum):
    """`NOTE`: the article is done, with this oddity; `FAILED`: the article is not in the result."""

    NOTE = "note"
    FAILED = "failed"


class Record(BaseModel):
    """Base of all models: frozen, no unknown fields, no surprise conversions of the values' meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _day(value: Any) -> Any:
    """A timestamp counts as its own calendar day, in the zone it is written in. A number is no day."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else "no text"
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10] if _TIMESTAMP.match(text) else text)
    except ValueError:
        raise ValueError("a day is written like 2026-02-27") from None


def _without_surrogates(value: Any) -> Any:
    """Lone surrogates cannot be saved as UTF-8: one for one, they become U+FFFD. The one gate for all text."""
    return value if not isinstance(value, str) or value.isascii() else _SURROGATE.sub(REPLACEMENT, value)


#: The type of every text in a model, so that any model can be saved.
CleanText = Annotated[str, BeforeValidator(_without_surrogates)]


def _name(value: str | None) -> str | None:
    """A name without what nobody sees at its ends, nor `NO_OUTLET` before it; None when nothing is left."""
    name = value or ""
    seen = [at for at, char in enumerate(name) if not _unseen(char)]
    start = next((at for at in seen if name[at] != NO_OUTLET), len(name))
    return name[start : seen[-1] + 1] or None if seen else None


def _unseen(char: str) -> bool:
    """White space, a control character or a format character."""
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")


class Article(Record):
    """One text by one outlet.

    `id` defaults to a hash of outlet, title and text; `outlet` may be missing, and the article then counts as an outlet
    of its own. White space and invisible characters around an outlet's name are dropped, and a name of nothing else is
    none. `language` is a BCP 47 tag; when it is missing, the extractor guesses. Text is kept as it is, line ends and
    all, but lone surrogates, which no file can hold, become U+FFFD one for one.

    >>> Article(id="a", text="He said no.", outlet="The Post ").witness
    'The Post'
    """

    id: CleanText = Field(min_length=1, max_length=ID_LENGTH, description="unique within a corpus")
    text: CleanText = Field(repr=False, description="the text as read; all spans point into it")
    outlet: Annotated[CleanText | None, AfterValidator(_name)] = Field(default=None, description="who published it")
    title: CleanText | None = None
    published: Annotated[date | None, BeforeValidator(_day)] = Field(
        default=None, description="day of publication; a timestamp is cut to its day"
    )
    url: CleanText | None = None
    language: CleanText | None = Field(default=None, description="BCP 47 tag, e.g. 'en' or 'de-AT'")
    role: Role = Role.REPORT

    @model_validator(mode="before")
    @classmethod
    def _named_by_content(cls, data: Any) -> Any:
        if not isinstance(data, dict) or data.get("id") not in (None, "") or not isinstance(data.get("text"), str):
            return data
        parts = (_name(str(data.get("outlet") or "")) or "", str(data.get("title") or ""), data["text"])
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return {**data, "id": digest[:16]}

    @property
    def witness(self) -> str:
        """Who stands for the article among the outlets.

        The outlet; when none is named, the article itself, by its id behind a sign that no outlet's name begins with.

        >>> Article(id="a.txt", text="He said no.").witness
        '¶a.txt'
        """
        return self.outlet or NO_OUTLET + self.id


class Speaker(Record):
    """Who is quoted. `mention` is the place in the article that says so; `name` the person or body it stands for.

    `name` carries no title ("Dario Amodei"); of somebody unnamed it is the description as printed ("a Pentagon
    official").
    """

    name: CleanText
    mention: Span | None = None


class Step(StrEnum):
    """One step of an alignment of two passages, read from `a` to `b`."""

    SAME = "same"
    ONLY_A = "only_a"
    ONLY_B = "only_b"
    CHANGED = "changed"


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


class Rule(StrEnum):
    """Which clause of the definition of a verdict decided."""

    SAME_WORDS = "same_words"  # direct on both sides; identical, contained or containing
    SAME_STATEMENT = "same_statement"  # another outlet has the statement, in other words or outside marks
    NO_COUNTERPART = "no_counterpart"  # no other outlet has the statement


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
        """All words of the quote."""
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
    quoted: tuple[Span, ...] = Field(description="the parts inside quotation marks, the outer marks left out")
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


class Fidelity(StrEnum):
    """How the words of a quoted passage stand to a primary source: there in one run, there with changes, or not."""

    EXACT = "exact"
    ALTERED = "altered"
    NOT_FOUND = "not_found"


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


class Problem(Record):
    """What could not be read or done, and where."""

    level: ProblemLevel
    code: CleanText = Field(description="stable name of the kind of problem, e.g. 'unclosed_mark'")
    message: CleanText
    article_id: CleanText | None = None
    span: Span | None = None
    path: CleanText | None = Field(default=None, description="the file, relative to what was read")
    line: int | None = Field(default=None, description="line of the file, from 1")
