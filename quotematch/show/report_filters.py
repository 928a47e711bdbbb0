"""What each part of the report can be filtered by: outlets, speakers, verdicts and severities, as marks on elements.

Outlets and speakers stand as numbers, so that no name has to be a token; the script of the page only compares them. A
discrepancy has the speaker and the verdicts of its statement, a statement the severities of its discrepancies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quotematch.models import Discrepancy, Severity, Statement, Verdict

if TYPE_CHECKING:
    from quotematch.result import Reconciliation


class Marks(NamedTuple):
    """What one part of the report is about; each a row of tokens with one space between two."""

    outlets: str = ""
    speakers: str = ""
    verdicts: str = ""
    severities: str = ""


class Filters(NamedTuple):
    """The choices that a reader has, and the marks of everything that can be chosen."""

    outlets: tuple[str, ...]
    speakers: tuple[str, ...]
    findings: tuple[Marks, ...]  # in the order of the result's discrepancies
    statements: dict[str, Marks]
    articles: dict[str, Marks]


class _Facts(NamedTuple):
    outlets: set[str]
    speakers: set[str]
    verdicts: set[Verdict]
    severities: set[Severity]


def filters_of(result: Reconciliation) -> Filters:
    """The filters of a report, deterministic: names sorted, verdicts and severities in their own order."""
    statements = {one.id: _of_statement(result, one) for one in result.statements}
    articles = {one.id: _nothing(one.witness) for one in result.articles}
    for quote in result.quotes:
        articles[quote.article_id].speakers.update([quote.speaker.name] if quote.speaker else [])
        articles[quote.article_id].verdicts.update(p.verdict for p in quote.passages if p.verdict)
    findings = [_of_finding(one, statements.get(one.statement_id or "")) for one in result.discrepancies]
    for one in result.discrepancies:
        for place in one.places:
            articles[place.article_id].severities.add(one.severity)
        if one.statement_id in statements:
            statements[one.statement_id].severities.add(one.severity)
    every = [*statements.values(), *articles.values()]
    outlets = tuple(sorted({name for facts in every for name in facts.outlets}))
    speakers = tuple(sorted({name for facts in every for name in facts.speakers}))
    numbered = _Numbered({name: n for n, name in enumerate(outlets)}, {name: n for n, name in enumerate(speakers)})
    return Filters(
        outlets,
        speakers,
        tuple(map(numbered.marks, findings)),
        {name: numbered.marks(facts) for name, facts in statements.items()},
        {name: numbered.marks(facts) for name, facts in articles.items()},
    )


class _Numbered(NamedTuple):
    outlets: dict[str, int]
    speakers: dict[str, int]

    def marks(self, facts: _Facts) -> Marks:
        return Marks(
            " ".join(map(str, sorted(self.outlets[name] for name in facts.outlets if name in self.outlets))),
            " ".join(map(str, sorted(self.speakers[name] for name in facts.speakers))),
            " ".join(verdict.value for verdict in Verdict if verdict in facts.verdicts),
            " ".join(severity.value for severity in Severity if severity in facts.severities),
        )


def _nothing(*outlets: str) -> _Facts:
    return _Facts(set(outlets), set(), set(), set())


def _of_statement(result: Reconciliation, one: Statement) -> _Facts:
    passages = [result.passage(name) for name in one.passages]
    facts = _nothing(*(result.outlet_of(passage.id) for passage in passages))
    facts.speakers.update([one.speaker] if one.speaker else [])
    facts.verdicts.update(passage.verdict for passage in passages if passage.verdict)
    return facts


def _of_finding(one: Discrepancy, statement: _Facts | None) -> _Facts:
    facts = _nothing(*one.outlets)
    facts.severities.add(one.severity)
    if statement is not None:
        facts.speakers.update(statement.speakers)
        facts.verdicts.update(statement.verdicts)
    return facts
