"""What is shown of a result, and in which order, for every medium.

Discrepancies come first, alarms before warnings before notes; then how quotes stand to the primary sources, if there
are any; then how the verdicts fall per outlet; then the statements that several outlets have, the widest spread first;
then what each outlet has alone; problems last. Every stretch of an article is a tuple of runs; media decide how a mark
looks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from quotematch.excerpts import opening
from quotematch.models import (
    Article,
    Coverage,
    Discrepancy,
    Form,
    Passage,
    Place,
    Problem,
    ProblemLevel,
    Reading,
    Relation,
    Role,
    Severity,
    Statement,
    Step,
    Verdict,
)
from quotematch.show.beside import beside
from quotematch.show.names import short_names
from quotematch.show.runs import Run, in_context, marked
from quotematch.show.sources import Against, against_sources
from quotematch.spans import Span

if TYPE_CHECKING:
    from quotematch.result import Reconciliation

_VERDICTS_BY_RANK = (Verdict.VERBATIM, Verdict.PARAPHRASED, Verdict.UNIQUE)

_OPENING, _CLOSING = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_QUOTATION = re.compile(f"([{_OPENING}{_CLOSING}])")


class Side(NamedTuple):
    """What one article prints of a discrepancy."""

    outlet: str
    runs: tuple[Run, ...]


class Finding(NamedTuple):
    """One discrepancy: the sentence of the judge, and each side in its context."""

    severity: Severity
    kind: str
    message: str
    sides: tuple[Side, ...]


class Row(NamedTuple):
    """How the verdicts fall on the quotes of one outlet, and how many of their words which other outlets have."""

    outlet: str
    quotes: int
    counts: dict[Verdict, int]
    words: Coverage

    @property
    def shares(self) -> dict[Verdict, float]:
        """The parts of the outlet's quoted words, 0 to 1, that are verbatim, paraphrased and unique."""
        counted = (self.words.verbatim, self.words.paraphrased, self.words.unique)
        return {verdict: n / max(self.words.words, 1) for verdict, n in zip(_VERDICTS_BY_RANK, counted, strict=True)}


class Wording(NamedTuple):
    """One reading: its words, with those marked that differ from its counterpart, and its witnesses' outlets."""

    verdict: Verdict | None
    form: Form
    runs: tuple[Run, ...]
    outlets: tuple[str, ...]
    elsewhere: int = 0  # words that another outlet quotes, of
    words: int = 0
    before: str = ""  # how a report's words are reported, or what its quote has next to them, in brackets
    after: str = ""


class Told(NamedTuple):
    """One statement with its wordings."""

    id: str
    speaker: str | None
    outlets: tuple[str, ...]
    wordings: tuple[Wording, ...]


class Alone(NamedTuple):
    """The statements that only one outlet has."""

    outlet: str
    statements: tuple[Told, ...]


class Trouble(NamedTuple):
    """One problem: its place in words, what happened, and the text that stands there."""

    level: ProblemLevel
    place: str
    message: str
    words: str


class Offer(NamedTuple):
    """Two passages of two outlets that may have one gist."""

    outlets: tuple[str, str]
    texts: tuple[str, str]
    passages: tuple[str, str]
    statements: tuple[str, str]
    reasons: tuple[str, ...]


class View(NamedTuple):
    """All that is shown of a result."""

    names: dict[str, str]
    figures: dict[str, int]
    days: tuple[str, ...]
    findings: tuple[Finding, ...]
    rows: tuple[Row, ...]
    shared: tuple[Told, ...]
    alone: tuple[Alone, ...]
    problems: tuple[Trouble, ...]
    offers: tuple[Offer, ...] = ()
    against: Against | None = None  # what the primary sources say to it


def view_of(result: Reconciliation) -> View:
    """What is shown of `result`. Deterministic; texts are as in the articles, not yet made safe for any medium."""
    names = short_names(article.witness for article in result.articles)
    told = [_told(result, statement, names) for statement in result.statements]
    shared = [one for one in told if len(one.outlets) > 1]
    return View(
        names=names,
        figures=_figures(result, len(shared)),
        days=tuple(sorted({a.published.isoformat() for a in result.articles if a.published})),
        findings=tuple(_finding(result, one, names) for one in result.discrepancies),
        rows=tuple(_rows(result, names)),
        shared=tuple(sorted(shared, key=lambda one: (-len(one.outlets), -_passages(result, one)))),
        alone=tuple(_alone(told)),
        problems=_troubles(result),
        offers=tuple(_offers(result, names)),
        against=against_sources(result, names),
    )


def _offers(result: Reconciliation, names: dict[str, str]) -> Iterable[Offer]:
    """What is possibly related across two outlets."""
    for one in result.possibly_related:
        first, second = (names[_article_of(result, passage).witness] for passage in one.passages)
        if first != second:
            a, b = (result.passage(passage) for passage in one.passages)
            statements = (a.statement_id or "", b.statement_id or "")
            yield Offer((first, second), (a.text, b.text), one.passages, statements, one.reasons)


def _figures(result: Reconciliation, shared: int) -> dict[str, int]:
    terms = sum(quote.is_term for quote in result.quotes)
    primary = sum(article.role is Role.PRIMARY for article in result.articles)
    figures = {"article": len(result.articles), "primary source": primary, "outlet": len(result.outlets)}
    figures |= {
        "quote": sum(quote.is_judged for quote in result.quotes),
        "term": terms,
        "topic": sum(quote.is_topic for quote in result.quotes),
        "statement": len(result.statements),
    }
    return figures | {"shared": shared}


def _finding(result: Reconciliation, one: Discrepancy, names: dict[str, str]) -> Finding:
    message = with_short_names(one.message, names)
    sides = tuple(_side(result, one, article, places, names) for article, places in _by_article(result, one))
    return Finding(one.severity, one.kind.value.replace("_", " "), message, sides)


def with_short_names(message: str, names: dict[str, str]) -> str:
    """`message` with outlets by their short names, but for what it quotes: there stand words of an article.

    >>> with_short_names("x-12 prints “x-12 left” here", {"x-12": "x"})
    'x prints “x-12 left” here'
    """
    longest_first = sorted((name for name in names if names[name] != name), key=lambda name: (-len(name), name))
    if not longest_first:
        return message
    outlets = re.compile("|".join(map(re.escape, longest_first)))
    depth, shown = 0, []
    for part in _QUOTATION.split(message):
        shown.append(part if depth else outlets.sub(lambda found: names[found.group()], part))
        depth = max(0, depth + {_OPENING: 1, _CLOSING: -1}.get(part, 0))
    return "".join(shown)


def _by_article(result: Reconciliation, one: Discrepancy) -> list[tuple[Article, list[Place]]]:
    """The articles that a discrepancy concerns, those it has places in first, in its own order."""
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for place in one.places:
        places[place.article_id].append(place)
    for passage_id in one.passages:
        if passage_id in result.index.passages:
            places[_article_of(result, passage_id).id].extend(())
    return [(result.article(article_id), at) for article_id, at in places.items()]


def _side(
    result: Reconciliation, one: Discrepancy, article: Article, places: list[Place], names: dict[str, str]
) -> Side:
    marks = [place.span for place in places]
    passages = [result.passage(p) for p in one.passages if p in result.index.passages]
    here = [p for p in passages if p.spans and result.quote(p.quote_id).article_id == article.id]
    chosen = [p for p in here if any(_touches(p, mark) for mark in marks)] or here
    spans = [span for passage in chosen for span in passage.spans] or marks
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Side(names[article.witness], in_context(article.text, whole, marks))


def _touches(passage: Passage, mark: Span) -> bool:
    return passage.spans[0].start <= mark.end and mark.start <= passage.spans[-1].end


def _article_of(result: Reconciliation, passage_id: str) -> Article:
    return result.article(result.quote(result.passage(passage_id).quote_id).article_id)


def _rows(result: Reconciliation, names: dict[str, str]) -> Iterable[Row]:
    counts = result.verdict_counts()
    words: defaultdict[str, list[Coverage]] = defaultdict(list)
    for quote in result.quotes:
        # the words of a nested quote are counted with the quote around it
        if quote.coverage and quote.parent_id is None:
            words[result.article(quote.article_id).witness].append(quote.coverage)
    for outlet, by_verdict in counts.items():
        yield Row(names[outlet], sum(by_verdict.values()), by_verdict, _sum(words[outlet]))


def _sum(parts: list[Coverage]) -> Coverage:
    return Coverage(
        verbatim=sum(part.verbatim for part in parts),
        paraphrased=sum(part.paraphrased for part in parts),
        unique=sum(part.unique for part in parts),
    )


def _told(result: Reconciliation, statement: Statement, names: dict[str, str]) -> Told:
    wordings = [_wording(result, reading, names, base=not number) for number, reading in enumerate(statement.readings)]
    outlets = statement.outlets or tuple({_article_of(result, p).witness: None for p in statement.passages})
    return Told(statement.id, statement.speaker, tuple(names.get(o, o) for o in outlets), tuple(wordings))


def _wording(result: Reconciliation, reading: Reading, names: dict[str, str], *, base: bool) -> Wording:
    passages = [result.passage(p) for p in reading.witnesses]
    verdicts = {passage.verdict for passage in passages}
    verdict = next((v for v in _VERDICTS_BY_RANK if v in verdicts), None)
    outlets = reading.outlets or tuple({_article_of(result, p.id).witness: None for p in passages})
    article, quote = _article_of(result, passages[0].id), result.quote(passages[0].quote_id)
    marks = [] if base else _different_words(passages[0])
    runs = marked(article.text, passages[0].spans, marks)
    known = [passage.evidence for passage in passages if passage.evidence]
    best = max(known, key=lambda evidence: evidence.words_elsewhere, default=None)
    covered = (best.words_elsewhere, best.words) if best else (0, 0)
    around = beside(article, quote, passages[0])
    return Wording(verdict, reading.form, runs, tuple(names.get(o, o) for o in outlets), *covered, *around)


def _different_words(passage: Passage) -> list[Span]:
    """Where the words of a passage differ from its counterpart's, when both are quoted; shown differences are none."""
    evidence = passage.evidence
    if evidence is None or evidence.relation is not Relation.ALTERED:
        return []
    steps = [step for step in evidence.steps if step.step in (Step.ONLY_A, Step.CHANGED) and not step.marked]
    return [step.a for step in steps if step.a is not None and step.a.start < step.a.end]


def _troubles(result: Reconciliation) -> tuple[Trouble, ...]:
    """The failed first, else in the order of the result."""
    ordered = sorted(result.problems, key=lambda problem: problem.level is not ProblemLevel.FAILED)
    return tuple(_trouble(result, problem) for problem in ordered)


def _trouble(result: Reconciliation, problem: Problem) -> Trouble:
    line = f", line {problem.line}" if problem.line else ""
    article = result.index.articles.get(problem.article_id or "")
    words = opening(article.text[problem.span.start : problem.span.start + 200]) if article and problem.span else ""
    return Trouble(problem.level, (problem.article_id or problem.path or "") + line, problem.message, words)


def _passages(result: Reconciliation, one: Told) -> int:
    return len(result.statement(one.id).passages)


def _alone(told: list[Told]) -> Iterable[Alone]:
    by_outlet: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        if len(one.outlets) == 1:
            by_outlet[one.outlets[0]].append(one)
    return [Alone(outlet, tuple(statements)) for outlet, statements in sorted(by_outlet.items())]
