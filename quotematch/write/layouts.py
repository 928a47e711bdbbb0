"""Every table, column by column: kind, name, what it holds, and how it is taken from what a row stands for.

Offsets are code points of the article's text unless a column says otherwise. `spans` are JSON ("[[1, 9], [21, 27]]"),
as a quote can be interrupted. A cell names five outlets at most, with their number beside it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from quotematch.models import Evidence, Step
from quotematch.spans import Span
from quotematch.write import rows
from quotematch.write.tables import Kind, Layout, Made, TableColumn, Value

#: Outlets that a cell names: a statement of thousands of outlets is one cell as well.
_NAMED = 5


def _column(
    kind: Kind, name: str, description: str, value: Callable[[Any], Value], key: bool = False, to: str | None = None
) -> Made:
    return Made(TableColumn(name, kind, description, key, to), value)


_text, _integer, _number = partial(_column, "text"), partial(_column, "integer"), partial(_column, "number")
_boolean, _date = partial(_column, "boolean"), partial(_column, "date")


def _json(values: Iterable[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _some(outlets: tuple[str, ...]) -> str:
    return "; ".join(outlets[:_NAMED])


def _start(spans: tuple[Span, ...]) -> int | None:
    return spans[0].start if spans else None


def _end(spans: tuple[Span, ...]) -> int | None:
    return spans[-1].end if spans else None


def _of(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


def _shared(evidence: Evidence | None) -> int | None:
    return sum(step.words_a for step in evidence.steps if step.step is Step.SAME) if evidence else None


#: The words that a quote's verdict covers: they stand wherever a verdict does.
_COVERAGE = (
    _integer(
        "verbatim_words",
        "words of the quote inside a run that another outlet quotes",
        lambda r: r.coverage.verbatim if r.coverage else None,
    ),
    _integer(
        "paraphrased_words",
        "other words of the quote, in passages that another outlet has",
        lambda r: r.coverage.paraphrased if r.coverage else None,
    ),
    _integer(
        "unique_words",
        "words of the quote that no other outlet has",
        lambda r: r.coverage.unique if r.coverage else None,
    ),
)

ARTICLES = Layout(
    "articles",
    "One row per article, primary sources among them, by id.",
    lambda result: result.articles,
    (
        _text("article_id", "its id", lambda a: a.id, key=True),
        _text("outlet", "who published it; without one, ¶ and the article's id", lambda a: a.witness),
        _text("title", "its title", lambda a: a.title),
        _date("published", "day of publication", lambda a: a.published),
        _text("url", "where it was published", lambda a: a.url),
        _text("language", "BCP 47 tag", lambda a: a.language),
        _text("role", "report or primary", lambda a: a.role.value),
        _text("text", "the text into which all offsets point", lambda a: a.text),
    ),
)

QUOTES = Layout(
    "quotes",
    "One row per quote, terms among them, by article and place.",
    rows.quotes,
    (
        _text("quote_id", "its id", lambda r: r.quote.id, key=True),
        _text("article_id", "the article in which it stands", lambda r: r.article.id, to="articles.article_id"),
        _text("parent_id", "the quote in which it is nested", lambda r: r.quote.parent_id, to="quotes.quote_id"),
        _text("speaker", "who is quoted, by name", lambda r: r.quote.speaker.name if r.quote.speaker else None),
        _text("form", "direct, indirect or mixed", lambda r: r.quote.form.value),
        _boolean("is_term", "a scare quote or a name of a thing: no statement, no verdict", lambda r: r.quote.is_term),
        _boolean("is_topic", "what is spoken about, no more: no statement, no verdict", lambda r: r.quote.is_topic),
        _text("verdict", "verbatim, paraphrased or unique", lambda r: r.quote.verdict and r.quote.verdict.value),
        *_COVERAGE,
        _text("text", "the words at `spans`, joined by one space", lambda r: r.quote.text),
        _integer("start", "where the first span starts", lambda r: _start(r.quote.spans)),
        _integer("end", "where the last span ends", lambda r: _end(r.quote.spans)),
        _text("spans", "its content, as JSON", lambda r: _json(r.quote.spans)),
        _text("quoted", "the spans inside quotation marks, as JSON", lambda r: _json(r.quote.quoted)),
        _text("cue", "the reporting expression", lambda r: _of(r.article.text, r.quote.cue)),
        _integer("cue_start", "where the cue starts", lambda r: r.quote.cue and r.quote.cue.start),
        _integer("cue_end", "where the cue ends", lambda r: r.quote.cue and r.quote.cue.end),
        _text("mention", "the words that name the speaker here", lambda r: _of(r.article.text, _mention(r))),
        _integer("mention_start", "where these start", lambda r: (m := _mention(r)) and m.start),
        _integer("mention_end", "where these end", lambda r: (m := _mention(r)) and m.end),
    ),
)


def _mention(row: rows.QuoteRow) -> Span | None:
    return row.quote.speaker.mention if row.quote.speaker else None


PASSAGES = Layout(
    "passages",
    "One row per passage, by article and place, with what its quote and article say: one table for a spreadsheet.",
    rows.passages,
    (
        _text("outlet", "that of the article", lambda r: r.article.witness),
        _text("article_id", "the article in which it stands", lambda r: r.article.id, to="articles.article_id"),
        _date("published", "day of publication of the article", lambda r: r.article.published),
        _text("role", "that of the article: report or primary", lambda r: r.article.role.value),
        _text("quote_id", "the quote of which it is a part", lambda r: r.quote.id, to="quotes.quote_id"),
        _text("passage_id", "its id", lambda r: r.passage.id, key=True),
        _text(
            "statement_id",
            "the statement that it reports; None for a term",
            lambda r: r.passage.statement_id,
            to="statements.statement_id",
        ),
        _integer("reading", "number of the statement's reading that it carries", lambda r: r.reading),
        _text("speaker", "who is quoted, by name", lambda r: r.quote.speaker.name if r.quote.speaker else None),
        _text("form", "direct or indirect", lambda r: r.passage.form.value),
        _boolean("is_term", "whether the quote is a term", lambda r: r.quote.is_term),
        _boolean("is_topic", "whether the quote is a topic", lambda r: r.quote.is_topic),
        _text("verdict", "verbatim, paraphrased or unique", lambda r: r.passage.verdict and r.passage.verdict.value),
        _integer("words", "its words", lambda r: r.evidence.words if r.evidence else None),
        _integer("shared_words", "those that the counterpart has in the same order", lambda r: _shared(r.evidence)),
        _text("quote_verdict", "that of the whole quote", lambda r: r.quote.verdict and r.quote.verdict.value),
        *_COVERAGE,
        _text(
            "relation",
            "how its words stand to the counterpart's",
            lambda r: r.evidence.relation.value if r.evidence and r.evidence.relation else None,
        ),
        _text(
            "counterpart_outlet",
            "whose passage it was set beside",
            lambda r: r.evidence.counterpart_outlet if r.evidence else None,
        ),
        _text(
            "counterpart_id",
            "the passage it was set beside",
            lambda r: r.evidence.counterpart if r.evidence else None,
            to="passages.passage_id",
        ),
        _text("rivals", "other statements that the fragment fits, as JSON", lambda r: _json(r.passage.rivals)),
        _text(
            "statement_outlets",
            "outlets that have the statement, five at most",
            lambda r: _some(r.statement.outlets) if r.statement else None,
        ),
        _integer(
            "statement_outlet_count",
            "how many outlets have the statement",
            lambda r: len(r.statement.outlets) if r.statement else None,
        ),
        _integer("start", "where the first span starts", lambda r: _start(r.passage.spans)),
        _integer("end", "where the last span ends", lambda r: _end(r.passage.spans)),
        _text("spans", "its content, as JSON", lambda r: _json(r.passage.spans)),
        _text("text", "the words at `spans`, joined by one space", lambda r: r.passage.text),
    ),
)

STATEMENTS = Layout(
    "statements",
    "One row per statement, by the place of its first passage.",
    rows.statements,
    (
        _text("statement_id", "its id", lambda r: r.statement.id, key=True),
        _text("speaker", "the name that most of its passages give", lambda r: r.statement.speaker),
        _text("text", "the fullest wording", lambda r: r.statement.text),
        _boolean("reconstructed", "whether `text` is no primary source's", lambda r: r.statement.reconstructed),
        _text("outlets", "outlets that have it, five at most", lambda r: _some(r.statement.outlets)),
        _integer("outlet_count", "how many outlets have it", lambda r: len(r.statement.outlets)),
        _integer("independent_count", "outlets that print one text counted once", lambda r: r.independent),
        _integer("passage_count", "how many passages report it", lambda r: len(r.statement.passages)),
        _integer("reading_count", "in how many wordings", lambda r: len(r.statement.readings)),
    ),
)

_READING_KEY = (
    _text("statement_id", "the statement", lambda r: r.statement.id, key=True, to="statements.statement_id"),
)

READINGS = Layout(
    "readings",
    "One row per distinct wording of a statement, best supported first.",
    rows.readings,
    (
        *_READING_KEY,
        _integer("reading", "its number in the statement, from 1", lambda r: r.number, key=True),
        _text("form", "direct or indirect", lambda r: r.reading.form.value),
        _text("text", "the wording", lambda r: r.reading.text),
        _text("outlets", "outlets that carry it, five at most", lambda r: _some(r.reading.outlets)),
        _integer("outlet_count", "how many outlets carry it", lambda r: len(r.reading.outlets)),
        _integer("witness_count", "how many passages carry it", lambda r: len(r.reading.witnesses)),
    ),
)

EDITS = Layout(
    "edits",
    "One row per difference between reading 1 of a statement (a) and another reading of it (b), in order of place.",
    rows.edits,
    (
        *_READING_KEY,
        _integer("reading", "number of the reading compared with reading 1", lambda r: r.reading, key=True),
        _integer("edit", "its number in this comparison, from 1", lambda r: r.number, key=True),
        _text("kind", "what differs: omission, negation, number, …", lambda r: r.edit.kind.value),
        _text("detail", "what else is known: typo, inflection, case, …", lambda r: r.edit.detail),
        _text("a_text", "words of reading 1", lambda r: r.edit.a.of(r.a)),
        _text("b_text", "words of the other reading", lambda r: r.edit.b.of(r.b)),
        _integer("a_start", "where they start, in code points of reading 1", lambda r: r.edit.a.start),
        _integer("a_end", "where they end", lambda r: r.edit.a.end),
        _integer("b_start", "where they start, in code points of the other reading", lambda r: r.edit.b.start),
        _integer("b_end", "where they end", lambda r: r.edit.b.end),
    ),
)

DISCREPANCIES = Layout(
    "discrepancies",
    "One row per difference that an editor would want to see, alarms first.",
    rows.discrepancies,
    (
        _integer("discrepancy", "its number, from 1", lambda r: r.number, key=True),
        _text("kind", "what it is: meaning_changed, unmarked_omission, …", lambda r: r.found.kind.value),
        _text("severity", "note, warning or alarm", lambda r: r.found.severity.value),
        _text("message", "what differs, in one sentence", lambda r: r.found.message),
        _text("statement_id", "the statement", lambda r: r.found.statement_id, to="statements.statement_id"),
        _text("outlets", "outlets concerned, five at most", lambda r: _some(r.found.outlets)),
        _integer("outlet_count", "how many outlets are concerned", lambda r: len(r.found.outlets)),
    ),
)

_OF_DISCREPANCY = _integer(
    "discrepancy", "the discrepancy", lambda r: r.number, key=True, to="discrepancies.discrepancy"
)

DISCREPANCY_PASSAGES = Layout(
    "discrepancy_passages",
    "Which passages a discrepancy concerns.",
    rows.discrepancy_passages,
    (
        _OF_DISCREPANCY,
        _text("passage_id", "the passage", lambda r: r.passage, key=True, to="passages.passage_id"),
    ),
)

PLACES = Layout(
    "places",
    "Which words a discrepancy is about.",
    rows.places,
    (
        _integer("discrepancy", "the discrepancy", lambda r: r.number, to="discrepancies.discrepancy"),
        _text("article_id", "the article", lambda r: r.article.id, to="articles.article_id"),
        _integer("start", "where the words start", lambda r: r.span.start),
        _integer("end", "where they end", lambda r: r.span.end),
        _text("text", "the words", lambda r: r.span.of(r.article.text)),
    ),
)

SOURCE_CHECKS = Layout(
    "source_checks",
    "One row per quoted passage held against the primary sources of its story.",
    lambda result: result.source_checks,
    (
        _text("passage_id", "the passage", lambda r: r.passage_id, key=True, to="passages.passage_id"),
        _text("fidelity", "exact, altered or not_found", lambda r: r.fidelity.value),
        _text("source_id", "the primary article", lambda r: r.source_id, to="articles.article_id"),
        _text("spans", "where its words stand in the source, as JSON", lambda r: _json(r.spans)),
        _integer("edit_count", "how many differences there are", lambda r: len(r.edits)),
    ),
)

SOURCE_SHARES = Layout(
    "source_shares",
    "How much of each primary source each outlet printed inside quotation marks.",
    lambda result: result.source_shares,
    (
        _text("source_id", "the primary article", lambda r: r.source_id, key=True, to="articles.article_id"),
        _text("outlet", "who printed it", lambda r: r.outlet, key=True),
        _integer("words", "words of the source that the outlet quotes", lambda r: r.words),
        _integer("of_words", "all words of the source", lambda r: r.of_words),
        _boolean("in_order", "whether each article keeps the order of the source", lambda r: r.in_order),
    ),
)

SHARED_TEXTS = Layout(
    "shared_texts",
    "Articles of different outlets that print one text outside quotes.",
    lambda result: result.shared_texts,
    (
        _text("a_id", "one article", lambda r: r.articles[0], key=True, to="articles.article_id"),
        _text("b_id", "the other", lambda r: r.articles[1], key=True, to="articles.article_id"),
        _number("share", "of the shorter one's text outside quotes, 0 to 1", lambda r: r.share),
    ),
)

POSSIBLY_RELATED = Layout(
    "possibly_related",
    "Passages of two statements with one gist and hardly a common word; no verdict rests on them.",
    lambda result: result.possibly_related,
    (
        _text("a_id", "one passage", lambda r: r.passages[0], key=True, to="passages.passage_id"),
        _text("b_id", "the other", lambda r: r.passages[1], key=True, to="passages.passage_id"),
        _text("reasons", "what they have in common, as JSON", lambda r: _json(r.reasons)),
    ),
)

PROBLEMS = Layout(
    "problems",
    "One row per oddity of the input, by article and place; a failed article is not in `articles`.",
    rows.problems,
    (
        _integer("problem", "its number, from 1", lambda r: r.number, key=True),
        _text("level", "note or failed", lambda r: r.problem.level.value),
        _text("code", "name of the kind of problem", lambda r: r.problem.code),
        _text("message", "what could not be read or done", lambda r: r.problem.message),
        _text("article_id", "the article", lambda r: r.problem.article_id),
        _text("path", "the file, relative to what was read", lambda r: r.problem.path),
        _integer("line", "line of the file, from 1", lambda r: r.problem.line),
        _integer("start", "where it starts", lambda r: r.problem.span and r.problem.span.start),
        _integer("end", "where it ends", lambda r: r.problem.span and r.problem.span.end),
    ),
)

#: All tables, in the order in which people want them.
LAYOUTS = (
    ARTICLES,
    QUOTES,
    PASSAGES,
    STATEMENTS,
    READINGS,
    EDITS,
    DISCREPANCIES,
    DISCREPANCY_PASSAGES,
    PLACES,
    SOURCE_CHECKS,
    SOURCE_SHARES,
    SHARED_TEXTS,
    POSSIBLY_RELATED,
    PROBLEMS,
)
