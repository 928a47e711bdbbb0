"""The contracts hold for this library, and each catches a planted bug that no other catches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import quotematch as qm
from quotematch.models import Article, Discrepancy, DiscrepancyKind, Problem, ProblemLevel, Quote, Severity, Verdict
from quotematch.result import Reconciliation
from quotematch.spans import Span
from quotematch.testing import contracts, strategies
from quotematch.testing.stories import Manner, ToldCorpus, corpus, statement

F, P, C, X, A = Manner.FULL, Manner.PRINT, Manner.CUT, Manner.CHANGED, Manner.ABSENT
SAID = [statement(speaker, frame, 5 * frame) for speaker, frame in ((0, 0), (1, 1), (2, 2))]
#: Corpora in which every verdict, every change and every manner occurs; the last outlet of the first prints nothing.
CORPORA = [
    corpus(SAID, [[F, C, A], [P, X, A], [A, F, F], [A, A, A]], [0, 1, 2, 3]),
    corpus(SAID, [[F, F, P], [P, F, F]], [1, 0]),
    corpus(SAID, [[F, X, F], [A, F, A]], [2]),
]
QUIET = settings(max_examples=25, suppress_health_check=list(HealthCheck))

Contract = Callable[[Any, Any], None]


def samples(contract: Contract) -> Iterator[Any]:
    """What a contract takes, of each corpus."""
    for told in CORPORA:
        if contract in contracts.OF_ARTICLES:
            yield from told.articles
        elif contract in contracts.OF_TOLD_ARTICLES:
            yield from told.told
        else:
            yield told.articles if contract in contracts.OF_CORPORA else told


# ---- the contracts hold --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("contract", contracts.OF_ARTICLES, ids=lambda contract: contract.__name__)
def test_every_article_is_extracted_soundly(contract: Contract) -> None:
    QUIET(given(strategies.articles())(lambda article: contract(qm.extract, article)))()


@pytest.mark.parametrize("contract", contracts.OF_TOLD_ARTICLES, ids=lambda contract: contract.__name__)
def test_what_is_known_of_an_article_is_found(contract: Contract) -> None:
    QUIET(given(strategies.told_articles())(lambda told: contract(qm.extract, told)))()


@pytest.mark.parametrize("contract", contracts.OF_CORPORA, ids=lambda contract: contract.__name__)
def test_every_corpus_is_reconciled_soundly(contract: Contract) -> None:
    QUIET(given(strategies.corpora())(lambda articles: contract(qm.reconcile, articles)))()


@pytest.mark.parametrize("contract", contracts.OF_TOLD_CORPORA, ids=lambda contract: contract.__name__)
def test_what_is_known_of_a_corpus_is_found(contract: Contract) -> None:
    QUIET(given(strategies.told_corpora())(lambda told: contract(qm.reconcile, told)))()


def test_print_alone_is_silent_in_many_corpora() -> None:
    told = strategies.told_corpora(manners=(F, P, A))
    QUIET(given(told)(lambda one: contracts.print_alone_is_no_discrepancy(qm.reconcile, one)))()


# ---- planted bugs --------------------------------------------------------------------------------------------------


def wrong_text(article: Article) -> list[Quote]:
    return [quote.model_copy(update={"text": quote.text + " "}) for quote in qm.extract(article)]


def overlapping(article: Article) -> list[Quote]:
    quotes = qm.extract(article)
    first = quotes[:1]
    if first and len(first[0].spans) == 1:
        span = Span(first[0].spans[0].start + 3, first[0].spans[0].end)
        update = {"id": "again", "spans": (span,), "quoted": (span,), "text": span.of(article.text), "passages": ()}
        quotes.append(first[0].model_copy(update=update))
    return quotes


def last_one_lost(article: Article) -> list[Quote]:
    return qm.extract(article)[:-1]


def nobody_speaks(article: Article) -> list[Quote]:
    return [quote.model_copy(update={"speaker": None}) for quote in qm.extract(article)]


def plain_text_quoted(article: Article) -> list[Quote]:
    span = Span(0, article.text.index("."))
    own = Quote(id="plain", article_id=article.id, form=qm.Form.INDIRECT, spans=(span,), quoted=(), text="")
    return [own.model_copy(update={"text": span.of(article.text)}), *qm.extract(article)]


def silent_articles_dropped(articles: Sequence[Article]) -> Reconciliation:
    result = qm.reconcile(articles)
    quoting = {quote.article_id for quote in result.quotes}
    return result.model_copy(update={"articles": tuple(a for a in result.articles if a.id in quoting)})


def first_article_noted(articles: Sequence[Article]) -> Reconciliation:
    note = Problem(level=ProblemLevel.NOTE, code="first", message="came first", article_id=articles[0].id)
    result = qm.reconcile(articles)
    return result.model_copy(update={"problems": (*result.problems, note)})


def called(was: Verdict, now: Verdict) -> Callable[[Sequence[Article]], Reconciliation]:
    def reconcile(articles: Sequence[Article]) -> Reconciliation:
        result = qm.reconcile(articles)
        quotes = (q.model_copy(update={"verdict": now}) if q.verdict is was else q for q in result.quotes)
        return result.model_copy(update={"quotes": tuple(quotes)})

    return reconcile


def alarms_hushed(articles: Sequence[Article]) -> Reconciliation:
    result = qm.reconcile(articles)
    kept = (one for one in result.discrepancies if one.severity is not Severity.ALARM)
    return result.model_copy(update={"discrepancies": tuple(kept)})


def always_warning(articles: Sequence[Article]) -> Reconciliation:
    result = qm.reconcile(articles)
    cry = Discrepancy(kind=DiscrepancyKind.ALTERED_WORDS, severity=Severity.WARNING, message="Marks differ.")
    return result.model_copy(update={"discrepancies": (*result.discrepancies, cry)})


BUGS: list[tuple[Contract, Callable[[Any], Any]]] = [
    (contracts.quotes_point_at_their_words, wrong_text),
    (contracts.quotes_overlap_only_when_nested, overlapping),
    (contracts.marked_words_are_found, last_one_lost),
    (contracts.speakers_are_named, nobody_speaks),
    (contracts.plain_sentences_are_no_quotes, plain_text_quoted),
    (contracts.every_article_is_done_or_failed, silent_articles_dropped),
    (contracts.order_changes_nothing, first_article_noted),
    (contracts.same_words_are_verbatim, called(Verdict.VERBATIM, Verdict.UNIQUE)),
    (contracts.changed_words_are_paraphrased, called(Verdict.PARAPHRASED, Verdict.VERBATIM)),
    (contracts.words_of_one_outlet_are_unique, called(Verdict.UNIQUE, Verdict.PARAPHRASED)),
    (contracts.changes_of_meaning_raise_an_alarm, alarms_hushed),
    (contracts.print_alone_is_no_discrepancy, always_warning),
]
EXTRACTORS = (*contracts.OF_ARTICLES, *contracts.OF_TOLD_ARTICLES)
RECONCILERS = (*contracts.OF_CORPORA, *contracts.OF_TOLD_CORPORA)


def broken(contract: Contract, function: Callable[[Any], Any]) -> bool:
    """Whether a function breaks a contract on some sample."""
    for sample in samples(contract):
        try:
            contract(function, sample)
        except AssertionError:
            return True
    return False


def test_every_contract_has_a_bug_of_its_own() -> None:
    assert [contract for contract, _ in BUGS] == [*EXTRACTORS, *RECONCILERS]


@pytest.mark.parametrize(("contract", "bug"), BUGS, ids=[contract.__name__ for contract, _ in BUGS])
def test_a_bug_breaks_its_contract_and_no_other(contract: Contract, bug: Callable[[Any], Any]) -> None:
    same_kind = EXTRACTORS if contract in EXTRACTORS else RECONCILERS
    assert [one.__name__ for one in same_kind if broken(one, bug)] == [contract.__name__]


def test_this_library_breaks_none_of_them_on_the_samples() -> None:
    assert not [one.__name__ for one in EXTRACTORS if broken(one, qm.extract)]
    assert not [one.__name__ for one in RECONCILERS if broken(one, qm.reconcile)]


def test_the_samples_hold_every_verdict_and_every_manner() -> None:
    printed = [one for told in CORPORA for one in told.printed]
    assert {one.verdict for one in printed} == set(Verdict)
    assert {one.manner for one in printed} | {A} == set(Manner)


def test_the_truth_points_at_what_stands_in_the_article() -> None:
    def check(told: ToldCorpus) -> None:
        texts = {article.id: article.text for article in told.articles}
        for one in told.printed:
            words = one.span.of(texts[one.article_id])
            assert (words == one.said.words) is (one.manner in (F, P))
            assert one.said.words.startswith(words) is (one.manner is not X)

    QUIET(given(strategies.told_corpora())(check))()
