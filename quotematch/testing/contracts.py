"""Contracts: what an extractor or a reconciler owes, as functions that take any, yours or ours.

Each takes the function that is tested and something of which the truth is known, returns nothing, and raises
`AssertionError` with a sentence when the contract is broken. None needs Hypothesis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from quotematch.models import Article, Discrepancy, Passage, ProblemLevel, Quote, Severity, Verdict
from quotematch.result import Reconciliation
from quotematch.spans import Span, joined_text
from quotematch.testing.stories import Manner, Printed, ToldArticle, ToldCorpus

#: From an article to its quotes, in order of place: `quotematch.extract`, for one.
Extract = Callable[[Article], Sequence[Quote]]
#: From articles to a result: `quotematch.reconcile`, for one.
Reconcile = Callable[[Sequence[Article]], Reconciliation]


# ---- extractors ----------------------------------------------------------------------------------------------------


def quotes_point_at_their_words(extract: Extract, article: Article) -> None:
    """Every span lies in the article, in order, and the text of every quote and passage is what stands there."""
    for quote in extract(article):
        parts: list[Quote | Passage] = [quote, *quote.passages]
        for one in parts:
            assert list(one.spans) == sorted(one.spans), f"{one.id}: spans are not in order of place"
            inside = all(0 <= span.start < span.end <= len(article.text) for span in one.spans)
            assert inside, f"{one.id}: a span is empty or lies outside the article"
            assert one.text == joined_text(article.text, one.spans), f"{one.id}: text is not what stands at the spans"
        for part in quote.quoted:
            assert any(span.holds(part) for span in quote.spans), f"{quote.id}: quoted words outside its content"


def quotes_overlap_only_when_nested(extract: Extract, article: Article) -> None:
    """Two quotes of one article share words only when one is nested in the other, and says so."""
    quotes = list(extract(article))
    parents = {quote.id: quote.parent_id for quote in quotes}
    for a, b in combinations(quotes, 2):
        if any(x.overlaps(y) for x in a.spans for y in b.spans):
            nested = b.id in _ancestors(a.id, parents) or a.id in _ancestors(b.id, parents)
            assert nested, f"{a.id} and {b.id} overlap, and neither is nested in the other"


def _ancestors(name: str, parents: dict[str, str | None]) -> list[str]:
    found: list[str] = []
    parent = parents.get(name)
    while parent and parent not in found:
        found.append(parent)
        parent = parents.get(parent)
    return found


def marked_words_are_found(extract: Extract, told: ToldArticle) -> None:
    """All words of what stands in quotation marks after a reporting verb are some quote's."""
    quotes = extract(told.article)
    for one in told.printed:
        assert _quote_at(quotes, one.span), f"nothing was found at {one.span.of(told.article.text)!r}"


def speakers_are_named(extract: Extract, told: ToldArticle) -> None:
    """A quote that is found has the speaker whom its own sentence names, in full."""
    quotes = extract(told.article)
    for one in told.printed:
        quote = _quote_at(quotes, one.span)
        if quote is not None:
            name = quote.speaker.name if quote.speaker else None
            assert name == one.said.speaker, f"{quote.text!r} is given to {name}, not to {one.said.speaker}"


def plain_sentences_are_no_quotes(extract: Extract, told: ToldArticle) -> None:
    """Sentences that report nobody's words are in no quote."""
    for quote in extract(told.article):
        for plain in told.plain:
            touched = any(span.overlaps(plain) for span in quote.spans)
            assert not touched, f"{plain.of(told.article.text)!r} was taken for a quote"


def _quote_at(quotes: Iterable[Quote], span: Span) -> Quote | None:
    """The quote that has the words at `span`, the punctuation at their end left aside."""
    words = Span(span.start, span.end - 1)
    return next((quote for quote in quotes if any(one.holds(words) for one in quote.spans)), None)


# ---- reconcilers ---------------------------------------------------------------------------------------------------


def every_article_is_done_or_failed(reconcile: Reconcile, articles: Sequence[Article]) -> None:
    """Each article that goes in is in the result, or among the problems as failed."""
    result = reconcile(articles)
    done = {article.id for article in result.articles}
    failed = {problem.article_id for problem in result.problems if problem.level is ProblemLevel.FAILED}
    missing = sorted({article.id for article in articles} - done - failed)
    assert not missing, f"articles went in and came out nowhere: {missing}"


def order_changes_nothing(reconcile: Reconcile, articles: Sequence[Article]) -> None:
    """The order in which articles are given changes no byte of the result."""
    forth, back = reconcile(articles).to_json(), reconcile(list(articles)[::-1]).to_json()
    assert forth == back, "the articles in the other order give another result"


def same_words_are_verbatim(reconcile: Reconcile, told: ToldCorpus) -> None:
    """Words that another outlet prints in one run are verbatim."""
    _verdicts_are(reconcile, told, Verdict.VERBATIM)


def changed_words_are_paraphrased(reconcile: Reconcile, told: ToldCorpus) -> None:
    """Words that another outlet has, but nobody in the same words, are paraphrased."""
    _verdicts_are(reconcile, told, Verdict.PARAPHRASED)


def words_of_one_outlet_are_unique(reconcile: Reconcile, told: ToldCorpus) -> None:
    """A statement that no other outlet has is unique."""
    _verdicts_are(reconcile, told, Verdict.UNIQUE)


def _verdicts_are(reconcile: Reconcile, told: ToldCorpus, verdict: Verdict) -> None:
    result = reconcile(told.articles)
    for one in (one for one in told.printed if one.verdict is verdict):
        quote = _quote_of(result, one)
        if quote is not None:
            assert quote.verdict == verdict, f"{quote.text!r} in {one.article_id} is {quote.verdict}, not {verdict}"


def _quote_of(result: Reconciliation, one: Printed) -> Quote | None:
    return _quote_at((quote for quote in result.quotes if quote.article_id == one.article_id), one.span)


def changes_of_meaning_raise_an_alarm(reconcile: Reconcile, told: ToldCorpus) -> None:
    """Where outlets print a statement with another negation, number or modal, there is an alarm that names both."""
    result = reconcile(told.articles)
    alarms = [one for one in result.discrepancies if one.severity is Severity.ALARM]
    for said in dict.fromkeys(one.said for one in told.printed):
        printed = [one for one in told.printed if one.said == said]
        changed = [one for one in printed if one.manner is Manner.CHANGED]
        whole = [one for one in printed if one.manner in (Manner.FULL, Manner.PRINT)]
        for one in changed if whole else []:
            quote = _quote_of(result, one)
            named = any(quote is not None and _concerns(alarm, quote) for alarm in alarms)
            assert named, f"nothing tells that {one.article_id} changes the meaning of {said.words!r}"


def _concerns(one: Discrepancy, quote: Quote) -> bool:
    return any(passage.id in one.passages for passage in quote.passages)


def print_alone_is_no_discrepancy(reconcile: Reconcile, told: ToldCorpus) -> None:
    """A statement that outlets print in the same words, in whatever marks, is no discrepancy above a note."""
    if all(one.manner in (Manner.FULL, Manner.PRINT) for one in told.printed):
        above = [one.message for one in reconcile(told.articles).discrepancies if one.severity is not Severity.NOTE]
        assert not above, f"shown without need: {above[0]}"


#: All contracts, by what they take.
OF_ARTICLES = (quotes_point_at_their_words, quotes_overlap_only_when_nested)
OF_TOLD_ARTICLES = (marked_words_are_found, speakers_are_named, plain_sentences_are_no_quotes)
OF_CORPORA = (every_article_is_done_or_failed, order_changes_nothing)
OF_TOLD_CORPORA = (
    same_words_are_verbatim,
    changed_words_are_paraphrased,
    words_of_one_outlet_are_unique,
    changes_of_meaning_raise_an_alarm,
    print_alone_is_no_discrepancy,
)
