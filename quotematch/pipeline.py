"""The whole story on one screen: read, extract, match, judge.

Articles come in, a `Reconciliation` goes out. Each stage takes what the ones before it found and adds to it; none goes
back.
"""

from __future__ import annotations

from quotematch.extract import Extractor, extract_article
from quotematch.extraction import Progress, checked, extract_all
from quotematch.garbage import search_paused
from quotematch.judge import judge
from quotematch.match import match
from quotematch.match.names import unify
from quotematch.match.stories import stories
from quotematch.models import PossiblyRelated, ProblemLevel
from quotematch.read import Source, read
from quotematch.read.decisions import DecisionsLike, read_decisions
from quotematch.result import Reconciliation
from quotematch.settings import Settings


def reconcile(
    source: Source,
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    extractor: Extractor = extract_article,
    decisions: DecisionsLike | None = None,
) -> Reconciliation:
    """Reconcile the quotes of several articles.

    `source` is anything that `read()` takes. `progress` wraps the iteration over articles, as `tqdm.tqdm` does.
    `extractor` finds the quotes of an article; by default our rules do. `decisions` are links that a person confirmed
    or rejected: a file as `Reconciliation.to_decisions` writes it, or a list; those that no longer fit are listed in
    `result.problems`. The result depends on the articles, the settings, the extractor and the decisions only, not on
    their order. Articles that fail are listed in `result.problems`; all others are done. Raises what `read()` raises,
    WrongTypeError for settings, progress or an extractor of another kind, and UnreadableInputError for what is no
    decision.

    >>> result = reconcile([
    ...     {"outlet": "The Post", "text": "“We cannot accept this offer,” said Ann Lee."},
    ...     {"outlet": "The Mail", "text": "Ann Lee said: “We cannot accept this offer.”"},
    ... ])
    >>> [str(quote.verdict) for quote in result.quotes]
    ['verbatim', 'verbatim']
    """
    chosen = checked(settings, extractor=extractor, progress=progress)
    decided = read_decisions(decisions)
    corpus = read(source, settings=chosen)
    quotes, problems = extract_all(corpus, settings=chosen, progress=progress, extractor=extractor)
    failed = {problem.article_id for problem in problems if problem.level is ProblemLevel.FAILED}
    articles = [article for article in corpus if article.id not in failed]

    with search_paused():
        groups = stories(articles, settings=chosen)
        quotes = unify(articles, quotes, groups)
        matching = match(articles, quotes, stories=groups, settings=chosen, decisions=decided)
        judgement = judge(articles, quotes, matching.statement_of, matching.rivals, settings=chosen, stories=groups)
        return Reconciliation.of(
            articles=articles,
            quotes=judgement.quotes,
            statements=judgement.statements,
            discrepancies=judgement.discrepancies,
            source_checks=judgement.source_checks,
            source_shares=judgement.source_shares,
            shared_texts=judgement.shared_texts,
            possibly_related=[
                PossiblyRelated(passages=(one.a, one.b), reasons=one.reasons) for one in matching.related
            ],
            problems=(*corpus.problems, *problems, *matching.problems),
            decisions=decided,
            settings=chosen,
        )
