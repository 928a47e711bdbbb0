"""The judge stage: quotes with their statements in; verdicts, readings and discrepancies out.

`judge()` compares the passages of each statement word by word (`relation`, `verdicts`), sets their wordings side by
side (`statements`) and tells which differences an editor would want to see (`discrepancies`). `compare.compare` does
the same for two wordings alone, and `replay.replay` comes to a verdict again from its evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotematch.judge.discrepancies import discrepancies
from quotematch.judge.independence import shared_texts, voices
from quotematch.judge.neighbours import Neighbours
from quotematch.judge.outside import Outside
from quotematch.judge.primary import check, with_source
from quotematch.judge.statements import statement_of_members
from quotematch.judge.verdicts import (
    Relations,
    Witness,
    coverage_of,
    evidence_of,
    quote_verdict,
    quoted_elsewhere,
    verdict_of,
)
from quotematch.judge.wording import wording
from quotematch.models import (
    Article,
    Discrepancy,
    Passage,
    Quote,
    SharedText,
    SourceCheck,
    SourceShare,
    Statement,
    Verdict,
)
from quotematch.settings import Settings

__all__ = ["Judgement", "judge"]

_NO_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the judge stage found: quotes as they came, with verdicts; statements by id; discrepancies, worst first."""

    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    discrepancies: tuple[Discrepancy, ...]
    source_checks: tuple[SourceCheck, ...] = ()
    source_shares: tuple[SourceShare, ...] = ()
    shared_texts: tuple[SharedText, ...] = ()


def judge(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    statement_of: Mapping[str, str],
    rivals: Mapping[str, tuple[str, ...]],
    *,
    settings: Settings = Settings(),
    stories: Mapping[str, frozenset[str]] | None = None,
) -> Judgement:
    """Judge every passage that has a statement.

    `statement_of` gives the statement of a passage id, `rivals` the other statements that a fragment fits; passages of
    terms are in neither. `stories` names for an article those of its story, itself too; without it all are of one.
    Returns the quotes in the order given. The order of `articles` and `quotes` changes nothing else. Quotes of articles
    that are not given raise KeyError.

    >>> article = Article(id="a", text="He said no.", outlet="A")
    >>> judge([article], [], {}, {}).statements
    ()
    """
    by_id = {article.id: article for article in articles}
    outside = Outside(quotes)
    shared = shared_texts(articles, outside, settings)
    names = voices(articles, shared) if settings.independent_outlets else {}
    witnesses = {
        passage.id: _witness(passage, quote, by_id[quote.article_id], names.get(quote.article_id, ""), settings)
        for quote in quotes
        for passage in quote.passages
    }
    members: defaultdict[str, list[Witness]] = defaultdict(list)
    for witness in sorted(witnesses.values(), key=lambda witness: (witness.rank, witness.passage.id)):
        if witness.passage.id in statement_of:
            members[statement_of[witness.passage.id]].append(witness)
    relations = Relations()
    judged = _judged_passages(members, rivals, relations, settings)
    checked = check(articles, members, stories, settings)
    statements = tuple(
        with_source(statement_of_members(name, members[name]), checked.texts) for name in sorted(members)
    )
    return Judgement(
        quotes=tuple(_judged_quote(quote, witnesses, judged) for quote in quotes),
        statements=statements,
        discrepancies=discrepancies(articles, outside, witnesses, members, relations, settings),
        source_checks=checked.checks,
        source_shares=checked.shares,
        shared_texts=shared,
    )


def _witness(passage: Passage, quote: Quote, article: Article, voice: str, settings: Settings) -> Witness:
    day = article.published.isoformat() if article.published else _NO_DAY
    start = passage.spans[0].start if passage.spans else 0
    words = wording(article.text, passage.spans, settings)
    return Witness(passage, quote, article, words, article.witness, (day, article.id, start), voice)


def _judged_passages(
    members: Mapping[str, list[Witness]],
    rivals: Mapping[str, tuple[str, ...]],
    relations: Relations,
    settings: Settings,
) -> dict[str, tuple[Passage, int]]:
    """Each passage with its verdict and evidence, and how many of its words another outlet quotes."""
    outlets = {name: {w.name for w in group if not w.primary} for name, group in members.items()}
    judged: dict[str, tuple[Passage, int]] = {}
    for name, group in members.items():
        neighbours = Neighbours(group, settings)
        having: dict[tuple[str, ...], list[str]] = {}
        for witness in group:
            others = rivals.get(witness.passage.id, ())
            if others not in having:
                having[others] = sorted(outlets[name].union(*(outlets.get(other, ()) for other in others)))
            compared = neighbours.of(witness)
            evidence = evidence_of(witness, compared, having[others], relations, settings)
            update = {
                "statement_id": name,
                "verdict": verdict_of(evidence.rule),
                "evidence": evidence,
                "rivals": tuple(others),
            }
            elsewhere = quoted_elsewhere(witness, compared, relations, settings)
            judged[witness.passage.id] = witness.passage.model_copy(update=update), elsewhere
    return judged


def _judged_quote(quote: Quote, witnesses: Mapping[str, Witness], judged: Mapping[str, tuple[Passage, int]]) -> Quote:
    if not (quote.is_judged and quote.passages):
        return quote
    rows: list[tuple[int, Verdict, int]] = []
    for passage in quote.passages:
        done, elsewhere = judged.get(passage.id, (passage, 0))
        if done.verdict is not None:
            rows.append((len(witnesses[passage.id].wording), done.verdict, elsewhere))
    update = {
        "passages": tuple(judged[p.id][0] if p.id in judged else p for p in quote.passages),
        "verdict": quote_verdict([(count, verdict) for count, verdict, _ in rows]),
        "coverage": coverage_of(rows),
    }
    return quote.model_copy(update=update)
