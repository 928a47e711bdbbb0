"""What a result holds: articles, quotes, statements and what is said of them, in one order, with lookup tables.

Contents are sorted as they come in, so that the same findings are the same object and the same bytes, whoever put them
together. What can be made of them is the business of `Reconciliation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, Self, TypeVar

from pydantic import Field, ValidationInfo, WithJsonSchema, field_validator, model_validator

import quotematch
from quotematch.corpus import in_order
from quotematch.decisions import Decision, fingerprint
from quotematch.decisions import in_order as decisions_in_order
from quotematch.excerpts import counted
from quotematch.models import (
    Article,
    CleanText,
    Discrepancy,
    DiscrepancyKind,
    Passage,
    PossiblyRelated,
    Problem,
    Quote,
    Record,
    Role,
    SharedText,
    SourceCheck,
    SourceShare,
    Statement,
    Verdict,
)
from quotematch.settings import Settings

_T = TypeVar("_T")

#: The version of the JSON form; raised with every change after which an older library could not read a new file.
SCHEMA_VERSION: Literal["1"] = "1"

_SETTINGS_SCHEMA = WithJsonSchema(
    {"type": "object", "description": "every threshold by name; the names belong to one version of the library"}
)
#: Sorts before every place, for what stands at none.
_NOWHERE = ("", ())


class Index(NamedTuple):
    """Lookup tables of a result."""

    articles: dict[str, Article]
    quotes: dict[str, Quote]
    passages: dict[str, Passage]
    statements: dict[str, Statement]


class Contents(Record):
    """Everything found and judged, sorted, with answers to the questions that need no more than looking it up."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    quotematch_version: CleanText = Field(default_factory=lambda: quotematch.__version__)
    settings: Annotated[Settings, _SETTINGS_SCHEMA] = Field(default_factory=Settings)
    settings_fingerprint: CleanText = Field(
        description="that of `settings`, changed by `decisions`; equal ones make results comparable"
    )
    articles: tuple[Article, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    problems: tuple[Problem, ...] = ()
    source_checks: tuple[SourceCheck, ...] = Field(
        default=(), description="quoted passages against primary sources, by passage id; empty without a source"
    )
    source_shares: tuple[SourceShare, ...] = Field(
        default=(), description="how much of each primary source each outlet printed, by source, then outlet"
    )
    shared_texts: tuple[SharedText, ...] = Field(
        default=(), description="articles of different outlets that print one text outside quotes, by article ids"
    )

    possibly_related: tuple[PossiblyRelated, ...] = Field(
        default=(),
        description="pairs of passages with one gist and hardly a common word, by passage ids: offered to a reader",
    )
    decisions: tuple[Decision, ...] = Field(
        default=(), description="what people decided and this run was given, by place"
    )

    @model_validator(mode="before")
    @classmethod
    def _stamped(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or "settings_fingerprint" in data:
            return data
        settings = data.get("settings")
        settings = settings if isinstance(settings, Settings) else Settings.model_validate(settings or {})
        decisions = [one for one in data.get("decisions") or () if isinstance(one, Decision)]
        return {**data, "settings_fingerprint": fingerprint(settings.fingerprint, decisions)}

    @field_validator("articles")
    @classmethod
    def _articles_by_id(cls, articles: tuple[Article, ...]) -> tuple[Article, ...]:
        return tuple(sorted(articles, key=lambda article: article.id))

    @field_validator("quotes")
    @classmethod
    def _quotes_by_place(cls, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        return tuple(sorted(quotes, key=lambda quote: (quote.article_id, quote.spans, quote.id)))

    @field_validator("statements")
    @classmethod
    def _statements_by_place(cls, statements: tuple[Statement, ...], info: ValidationInfo) -> tuple[Statement, ...]:
        place = _places(info)
        return tuple(sorted(statements, key=lambda s: (place.get(s.passages[0] if s.passages else "", _NOWHERE), s.id)))

    @field_validator("discrepancies")
    @classmethod
    def _alarms_first(cls, found: tuple[Discrepancy, ...], info: ValidationInfo) -> tuple[Discrepancy, ...]:
        place = _places(info)
        kinds = list(DiscrepancyKind)  # changed words before words of unclear standing

        def key(one: Discrepancy) -> tuple[Any, ...]:
            where = place.get(one.passages[0], _NOWHERE) if one.passages else _NOWHERE
            return (-one.severity.rank, kinds.index(one.kind), where, one.passages, one.message)

        return tuple(sorted(found, key=key))

    @field_validator("source_checks")
    @classmethod
    def _checks_by_passage(cls, checks: tuple[SourceCheck, ...]) -> tuple[SourceCheck, ...]:
        return tuple(sorted(checks, key=lambda check: check.passage_id))

    @field_validator("source_shares")
    @classmethod
    def _shares_by_source(cls, shares: tuple[SourceShare, ...]) -> tuple[SourceShare, ...]:
        return tuple(sorted(shares, key=lambda share: (share.source_id, share.outlet)))

    @field_validator("shared_texts")
    @classmethod
    def _texts_by_article(cls, shared: tuple[SharedText, ...]) -> tuple[SharedText, ...]:
        return tuple(sorted(shared, key=lambda one: one.articles))

    @field_validator("possibly_related")
    @classmethod
    def _related_by_passages(cls, related: tuple[PossiblyRelated, ...]) -> tuple[PossiblyRelated, ...]:
        return tuple(sorted(related, key=lambda one: one.passages))

    @field_validator("decisions")
    @classmethod
    def _decisions_by_place(cls, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        return decisions_in_order(decisions)

    @field_validator("problems")
    @classmethod
    def _problems_in_order(cls, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        return in_order(problems)

    @classmethod
    def of(
        cls,
        *,
        articles: Iterable[Article] = (),
        quotes: Iterable[Quote] = (),
        statements: Iterable[Statement] = (),
        discrepancies: Iterable[Discrepancy] = (),
        problems: Iterable[Problem] = (),
        source_checks: Iterable[SourceCheck] = (),
        source_shares: Iterable[SourceShare] = (),
        shared_texts: Iterable[SharedText] = (),
        possibly_related: Iterable[PossiblyRelated] = (),
        decisions: Iterable[Decision] = (),
        settings: Settings | None = None,
    ) -> Self:
        """A result of these parts, in any order, stamped with version and settings.

        >>> import quotematch as qm
        >>> qm.Reconciliation.of(articles=[qm.Article(id="a", text="Nothing was said.", outlet="Post")])
        Reconciliation(1 article, 1 outlet, 0 quotes, 0 statements, 0 discrepancies, 0 problems)
        """
        return cls.model_validate(
            {
                "settings": settings or Settings(),
                "articles": tuple(articles),
                "quotes": tuple(quotes),
                "statements": tuple(statements),
                "discrepancies": tuple(discrepancies),
                "problems": tuple(problems),
                "source_checks": tuple(source_checks),
                "source_shares": tuple(source_shares),
                "shared_texts": tuple(shared_texts),
                "possibly_related": tuple(possibly_related),
                "decisions": tuple(decisions),
            }
        )

    @cached_property
    def index(self) -> Index:
        """Lookup tables by id, made on first use; they are no part of the result's value."""
        return Index(
            articles={article.id: article for article in self.articles},
            quotes={quote.id: quote for quote in self.quotes},
            passages={passage.id: passage for quote in self.quotes for passage in quote.passages},
            statements={statement.id: statement for statement in self.statements},
        )

    def article(self, article_id: str) -> Article:
        """The article of this id. Raises KeyError when there is none.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"id": "a", "outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.article("a").outlet
        'Post'
        """
        return _found(self.index.articles, article_id, "article")

    def quote(self, quote_id: str) -> Quote:
        """The quote of this id. Raises KeyError when there is none.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"id": "a", "outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.quote("a#1-21").speaker.name
        'Ann Lee'
        """
        return _found(self.index.quotes, quote_id, "quote")

    def passage(self, passage_id: str) -> Passage:
        """The passage of this id. Raises KeyError when there is none.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"id": "a", "outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.passage("a#1-21/1-21").text
        'We cannot accept it,'
        """
        return _found(self.index.passages, passage_id, "passage")

    def statement(self, statement_id: str) -> Statement:
        """The statement of this id. Raises KeyError when there is none.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"id": "a", "outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.statement("a#1-21/1-21").outlets
        ('Post',)
        """
        return _found(self.index.statements, statement_id, "statement")

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, sorted; an article without one stands for itself, and primary sources are no outlets.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"id": "a", "outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.outlets
        ('Post',)
        """
        return tuple(sorted({a.witness for a in self.articles if a.role is not Role.PRIMARY}))

    def outlet_of(self, passage_id: str) -> str:
        """The outlet of the article in which a passage stands. Raises KeyError for an unknown passage.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"id": "a", "outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.outlet_of("a#1-21/1-21")
        'Post'
        """
        return self.article(self.quote(self.passage(passage_id).quote_id).article_id).witness

    def independent_outlets(self, statement_id: str) -> tuple[tuple[str, ...], ...]:
        """The outlets that have a statement, in groups that print one text (see `shared_texts`), sorted.

        As many groups as there are, so many independent witnesses has the statement; primary sources are none. Raises
        KeyError for an unknown statement.

        >>> import quotematch as qm
        >>> wire = "Rain fell on the harbour of Brill all day, and no boat left it before dark. The wind took the roof "
        >>> wire += "of the fish market, and four lorries stood in the water. “We cannot accept it,” said Ann Lee."
        >>> result = qm.reconcile([{"outlet": name, "text": wire} for name in ("Post", "Mail")])
        >>> result.independent_outlets(result.statements[0].id)
        (('Mail', 'Post'),)
        """
        articles = {
            self.quote(self.passage(name).quote_id).article_id for name in self.statement(statement_id).passages
        }
        groups = [{a.witness} for a in map(self.article, sorted(articles)) if a.role is not Role.PRIMARY]
        groups += [{self.article(name).witness for name in one.articles} for one in self._linked(articles)]
        return tuple(sorted(tuple(sorted(group)) for group in _united(groups)))

    def _linked(self, articles: set[str]) -> list[SharedText]:
        return [one for one in self.shared_texts if articles.issuperset(one.articles)]

    def verdict_counts(self) -> dict[str, dict[Verdict, int]]:
        """For each outlet, how many of its quotes have which verdict. Terms have no verdict and do not count.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.verdict_counts()["Post"][qm.Verdict.UNIQUE]
        1
        """
        counts = {outlet: dict.fromkeys(Verdict, 0) for outlet in self.outlets}
        for quote in self.quotes:
            outlet = self.article(quote.article_id).witness
            if quote.verdict is not None and outlet in counts:
                counts[outlet][quote.verdict] += 1
        return counts

    def __repr__(self) -> str:
        stating = sum(quote.is_judged for quote in self.quotes)
        aside = {"term": sum(q.is_term for q in self.quotes), "topic": sum(q.is_topic for q in self.quotes)}
        figures = {"article": len(self.articles), "outlet": len(self.outlets), "quote": stating}
        figures |= {noun: number for noun, number in aside.items() if number}
        figures |= {"statement": len(self.statements), "discrepancy": len(self.discrepancies)}
        figures |= {"problem": len(self.problems)}
        return f"{type(self).__name__}({', '.join(counted(number, name) for name, number in figures.items())})"

    def __str__(self) -> str:
        return repr(self)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields replaced, with lookup tables of its own."""
        copy = super().model_copy(update=update, deep=deep)
        copy.__dict__.pop("index", None)
        return copy

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        return {**state, "__dict__": {key: value for key, value in state["__dict__"].items() if key != "index"}}


def _united(groups: Iterable[set[str]]) -> list[set[str]]:
    """Groups that share a member made one."""
    united: list[set[str]] = []
    for group in groups:
        touching = [other for other in united if other & group]
        united = [other for other in united if not other & group] + [group.union(*touching)]
    return united


def _found(table: dict[str, _T], key: str, noun: str) -> _T:
    try:
        return table[key]
    except KeyError:
        raise KeyError(f"no {noun} has the id {key!r}") from None


def _places(info: ValidationInfo) -> dict[str, tuple[str, Any]]:
    """Where each passage stands: article and spans."""
    quotes: tuple[Quote, ...] = info.data.get("quotes", ())
    return {passage.id: (quote.article_id, passage.spans) for quote in quotes for passage in quote.passages}
