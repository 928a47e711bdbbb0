"""The result: everything found and judged, in one frozen object that can be looked into, saved and shown.

A `Reconciliation` sorts what it is given, so that the same findings are the same object and the same bytes, whoever put
them together. How it is written and shown is the business of `write` and `show`; here are the doors to them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Self, TypeVar

from pydantic import Field, ValidationError, ValidationInfo, WithJsonSchema, field_validator, model_validator

import quotematch
from quotematch.corpus import in_order
from quotematch.decisions import Decision, fingerprint
from quotematch.decisions import in_order as decisions_in_order
from quotematch.errors import UnreadableInputError
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

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from matplotlib.figure import Figure

    from quotematch.collated import Collation
    from quotematch.explanation import Explanation
    from quotematch.judge.ways import Reconstruction, Ways
    from quotematch.write.label_studio import TaskKind
    from quotematch.write.tables import Table

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


class Reconciliation(Record):
    """What several outlets report of the same utterances, side by side.

    Frozen, comparable, picklable. `articles` are sorted by id, `quotes` and `statements` by place, `discrepancies`
    alarms first and then by place, `problems` by article and place.

    >>> result = Reconciliation.of(articles=[Article(id="a", text="Nothing was said.", outlet="The Post")])
    >>> result
    Reconciliation(1 article, 1 outlet, 0 quotes, 0 statements, 0 discrepancies, 0 problems)
    >>> Reconciliation.from_json(result.to_json()) == result
    True
    """

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
        """A result of these parts, in any order, stamped with version and settings."""
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
        """The article of this id. Raises KeyError when there is none."""
        return _found(self.index.articles, article_id, "article")

    def quote(self, quote_id: str) -> Quote:
        """The quote of this id. Raises KeyError when there is none."""
        return _found(self.index.quotes, quote_id, "quote")

    def passage(self, passage_id: str) -> Passage:
        """The passage of this id. Raises KeyError when there is none."""
        return _found(self.index.passages, passage_id, "passage")

    def statement(self, statement_id: str) -> Statement:
        """The statement of this id. Raises KeyError when there is none."""
        return _found(self.index.statements, statement_id, "statement")

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, sorted; an article without one stands for itself, and primary sources are no outlets."""
        return tuple(sorted({a.witness for a in self.articles if a.role is not Role.PRIMARY}))

    def outlet_of(self, passage_id: str) -> str:
        """The outlet of the article in which a passage stands. Raises KeyError for an unknown passage."""
        return self.article(self.quote(self.passage(passage_id).quote_id).article_id).witness

    def independent_outlets(self, statement_id: str) -> tuple[tuple[str, ...], ...]:
        """The outlets that have a statement, in groups that print one text (see `shared_texts`), sorted.

        As many groups as there are, so many independent witnesses has the statement; primary sources are none. Raises
        KeyError for an unknown statement.
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

        >>> result = Reconciliation.of(articles=[Article(id="a", text="Nothing was said.", outlet="The Post")])
        >>> sum(result.verdict_counts()["The Post"].values())
        0
        """
        counts = {outlet: dict.fromkeys(Verdict, 0) for outlet in self.outlets}
        for quote in self.quotes:
            outlet = self.article(quote.article_id).witness
            if quote.verdict is not None and outlet in counts:
                counts[outlet][quote.verdict] += 1
        return counts

    def explain(self, passage_id: str) -> Explanation:
        """Why a passage has its verdict: counterpart, aligned words, rule, settings; `str()` of it is text for people.

        Raises KeyError for an unknown passage.
        """
        from quotematch.explanation import explain

        return explain(self, passage_id)

    def collation(self, statement_id: str, *numbers: int) -> Collation:
        """Readings of a statement side by side, word by word: those of these numbers, in this order, or all of them.

        Raises KeyError for an unknown statement and IndexError for a number that no reading has.
        """
        from quotematch.judge.collation import collation_of

        return collation_of(self, statement_id, *numbers)

    def ways(self, statement_id: str) -> Ways:
        """For each word of a statement and each outlet: quoted, printed without marks, paraphrased or absent.

        Raises KeyError for an unknown statement.
        """
        from quotematch.judge.ways import ways_of

        return ways_of(self, statement_id)

    def reconstruction(self, statement_id: str) -> Reconstruction:
        """The text of a statement that its outlets support together, with who supports each word.

        Raises KeyError for an unknown statement.
        """
        from quotematch.judge.ways import reconstruction_of

        return reconstruction_of(self, statement_id)

    def to_json(self, path: str | os.PathLike[str] | None = None) -> str:
        """The result as JSON, the same bytes for the same result; also written to `path`, whole or not at all."""
        from quotematch.write.files import saved
        from quotematch.write.results import dump

        return saved(dump(self), path)

    def tables(self) -> dict[str, Table]:
        """The result as tidy tables, by name: articles, quotes, passages, statements, readings, edits and so on.

        Keys join them; every table with a verdict has the words that it covers.

        >>> result = Reconciliation.of(articles=[Article(id="a", text="Nothing was said.", outlet="The Post")])
        >>> result.tables()["articles"]
        Table('articles', 1 row, 8 columns)
        """
        from quotematch.write.tables import tables_of

        return tables_of(self)

    def to_pandas(self, table: str = "passages") -> pandas.DataFrame:
        """One of the `tables()` as a pandas data frame of nullable types.

        Raises UnknownTableError, and MissingExtraError without pandas; so do its like.
        """
        from quotematch.write.frames import to_pandas
        from quotematch.write.tables import table_of

        return to_pandas(table_of(self, table))

    def to_polars(self, table: str = "passages") -> polars.DataFrame:
        """One of the `tables()` as a polars data frame."""
        from quotematch.write.frames import to_polars
        from quotematch.write.tables import table_of

        return to_polars(table_of(self, table))

    def to_arrow(self, table: str = "passages") -> pyarrow.Table:
        """One of the `tables()` as an Arrow table."""
        from quotematch.write.frames import to_arrow
        from quotematch.write.tables import table_of

        return to_arrow(table_of(self, table))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table `passages` for whatever takes the Arrow PyCapsule interface; `tables()` has the others."""
        from quotematch.write.tables import table_of

        return table_of(self, "passages").__arrow_c_stream__(requested_schema)

    def to_csv(self, path: str | os.PathLike[str] | None = None, *, table: str = "passages") -> str:
        """One of the `tables()` as CSV, safe to open in a spreadsheet; also written to `path`.

        A text of more than 32,766 UTF-16 code units, which no cell holds, is cut. Raises UnknownTableError.

        >>> result = Reconciliation.of(articles=[Article(id="a", text="Nothing was said.", outlet="The Post")])
        >>> result.to_csv(table="articles").splitlines()[1].split(",")[:2]
        ['a', 'The Post']
        """
        from quotematch.write.files import saved
        from quotematch.write.spreadsheets import csv_text
        from quotematch.write.tables import table_of

        return saved(csv_text(table_of(self, table)), path)

    def to_xlsx(self, path: str | os.PathLike[str] | None = None) -> bytes:
        """All `tables()` as the sheets of an XLSX workbook, in which no cell is computed; also written to `path`.

        A text of more than 32,767 UTF-16 code units, which no cell holds, is cut, and line ends are line feeds: for
        offsets take another format. Raises TooLargeError for a table of more rows than a sheet has, and
        MissingExtraError without XlsxWriter.
        """
        from quotematch.write.files import saved
        from quotematch.write.spreadsheets import workbook

        return saved(workbook(self.tables().values()), path)

    def to_decisions(self, path: str | os.PathLike[str] | None = None) -> str:
        """A file for a reader to mark, in JSON Lines: a pair of passages a line; also written to `path`.

        First come the decisions that this result was made with, then, open, the pairs that stand in one statement or
        are possibly related. What is marked `confirmed` or `rejected` is followed by `reconcile(..., decisions=path)`.
        """
        from quotematch.write.decisions import template
        from quotematch.write.files import saved

        return saved(template(self), path)

    def to_sqlite(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        metadata: str | os.PathLike[str] | None = None,
    ) -> bytes:
        """All `tables()` as an SQLite file with keys, indices, full-text search and views; also written to `path`.

        `metadata` is a path for what Datasette wants to know beside it, a JSON file for a database of the name that
        `path` has (`quotematch` without one).
        """
        from quotematch.write.database import database, datasette_metadata
        from quotematch.write.files import saved

        tables = self.tables()
        content = saved(database(tables), path)
        if metadata is not None:
            saved(datasette_metadata(tables, Path(path or "quotematch").stem), metadata)
        return content

    def to_web_annotations(self, path: str | os.PathLike[str] | None = None) -> str:
        """Quotes and discrepancies as W3C Web Annotations in JSON-LD; also written to `path`.

        Positions count code points of the article's text.
        """
        from quotematch.write.files import saved
        from quotematch.write.web_annotations import web_annotations

        return saved(web_annotations(self), path)

    def to_quotations(self, path: str | os.PathLike[str] | None = None) -> str:
        """What stands inside quotation marks as schema.org Quotations in JSON-LD; also written to `path`."""
        from quotematch.write.files import saved
        from quotematch.write.quotations import quotations

        return saved(quotations(self), path)

    def to_tei(self, path: str | os.PathLike[str] | None = None) -> str:
        """The readings of each statement as a critical apparatus in TEI P5; also written to `path`."""
        from quotematch.write.files import saved
        from quotematch.write.tei import apparatus

        return saved(apparatus(self), path)

    def to_label_studio(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        kind: TaskKind = "quotes",
        setup: str | os.PathLike[str] | None = None,
    ) -> str:
        """Tasks for Label Studio, as the JSON that it imports; also written to `path`.

        Of kind `quotes` a task is an article with its quotes, cues and speakers as predictions; of kind `pairs` it is
        two passages to decide on, and what Label Studio exports of them is followed by `reconcile(..., decisions=…)`.
        `setup` is a path for the labelling setup of the project.
        """
        from quotematch.write import label_studio
        from quotematch.write.files import saved

        content = saved(label_studio.tasks(self, kind), path)
        if setup is not None:
            saved(label_studio.setup(kind), setup)
        return content

    def to_spacy(self, path: str | os.PathLike[str] | None = None) -> str:
        """The articles with spans of quotes, cues and speakers for spaCy, in JSON Lines; also written to `path`."""
        from quotematch.write.files import saved
        from quotematch.write.spacy_spans import span_lines

        return saved(span_lines(self), path)

    def to_docbin(self, path: str | os.PathLike[str] | None = None) -> bytes:
        """The same as spaCy Docs in a DocBin, whose spans take in whole tokens; also written to `path`.

        Raises MissingExtraError without spaCy.
        """
        from quotematch.write.files import saved
        from quotematch.write.spacy_spans import doc_bin

        return saved(doc_bin(self), path)

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """One self-contained HTML page for people; also written to `path`, whole or not at all."""
        from quotematch.show.html import page
        from quotematch.write.files import saved

        return saved(page(self), path)

    def plot_map(self) -> Figure:
        """Statements and outlets as a matplotlib figure: `figure.savefig("map.png")`. Needs the extra `plots`."""
        from quotematch.show.charts import plot_map

        return plot_map(self)

    def plot_agreement(self) -> Figure:
        """How often each outlet's quoted words are those that another quotes, with 95 percent intervals, as a figure.

        An outlet with fewer than ten passages to compare is not ranked. Needs the extra `plots`.
        """
        from quotematch.show.charts import plot_agreement

        return plot_agreement(self)

    def plot_spread(self) -> Figure:
        """How many outlets have the widest spread statements, day by day, as a figure. Needs the extra `plots`."""
        from quotematch.show.charts import plot_spread

        return plot_spread(self)

    def to_text(self, *, width: int | None = None, color: bool = False, everything: bool = False) -> str:
        """The report of the command line. `width` in columns, that of the terminal when None."""
        from quotematch.show.terminal import render

        return render(self, width=width, color=color, everything=everything)

    @classmethod
    def from_json(cls, source: str | bytes | os.PathLike[str]) -> Self:
        """A saved result: JSON itself (text that starts with a brace), or the path of a file of it.

        Raises SchemaVersionError for a version that this library does not know, InputNotFoundError for a path that does
        not exist, WrongTypeError for what is neither, and UnreadableInputError for anything that is no saved result, or
        one that does not hold together: whose ids are not unique, whose references lead nowhere, or whose spans lie
        outside the texts.
        """
        from quotematch.write.results import load
        from quotematch.write.soundness import first_fault

        try:
            result = cls.model_validate(load(source))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise UnreadableInputError(f"This is no sound result: at {place}: {first['msg']}.") from error
        if fault := first_fault(result):
            raise UnreadableInputError(f"This is no sound result: at {fault.place}: {fault.reason}.")
        return result

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The JSON Schema (draft 2020-12) of what `to_json` writes."""
        from quotematch.write.schema import schema_of

        return schema_of(cls)

    def __repr__(self) -> str:
        stating = sum(quote.is_judged for quote in self.quotes)
        aside = {"term": sum(q.is_term for q in self.quotes), "topic": sum(q.is_topic for q in self.quotes)}
        figures = {"article": len(self.articles), "outlet": len(self.outlets), "quote": stating}
        figures |= {noun: number for noun, number in aside.items() if number}
        figures |= {"statement": len(self.statements), "discrepancy": len(self.discrepancies)}
        figures |= {"problem": len(self.problems)}
        return f"Reconciliation({', '.join(counted(number, name) for name, number in figures.items())})"

    def __str__(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        from quotematch.show.html import fragment

        return fragment(self)

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
