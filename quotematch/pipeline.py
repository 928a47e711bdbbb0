"""The whole story on one screen: read, extract, match, judge.

Articles come in, a `Reconciliation` goes out. Each stage takes what the ones before it found and adds to it; none goes
back. An article that cannot be done becomes a problem and costs the others nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from quotematch.errors import UnreadableInputError, WrongTypeError, expect
from quotematch.excerpts import opening
from quotematch.extract import Extractor, extract_article
from quotematch.garbage import search_paused
from quotematch.judge import judge
from quotematch.match import match
from quotematch.match.names import unify
from quotematch.match.stories import stories
from quotematch.models import Article, PossiblyRelated, Problem, ProblemLevel, Quote
from quotematch.read import Source, read
from quotematch.read.decisions import DecisionsLike, read_decisions
from quotematch.read.records import read_record
from quotematch.result import Reconciliation
from quotematch.settings import Settings

if TYPE_CHECKING:
    from quotematch.corpus import Corpus

Progress = Callable[[Iterable[Article]], Iterable[Article]]
#: What counts as one article: itself, a dict with its fields, or its text alone.
ArticleLike: TypeAlias = "Article | Mapping[str, Any] | str"


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
    chosen = _checked(settings, extractor=extractor, progress=progress)
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


def extract(
    article: ArticleLike,
    *,
    settings: Settings | None = None,
    extractor: Extractor = extract_article,
) -> list[Quote]:
    """The quotes of one article, in order of place, without verdicts; a text alone is an article too, and so is a dict.

    Raises WrongTypeError for anything else, and UnreadableInputError for a dict that describes no article.

    >>> [quote.text for quote in extract("He said it was “far too late to act”.")]
    ['it was far too late to act']
    """
    chosen, read_in = _checked(settings, extractor=extractor), _article_of(article)
    with search_paused():
        return extractor(read_in, settings=chosen)[0]


def _checked(settings: Settings | None, **functions: Callable[..., Any] | None) -> Settings:
    """The settings to use, when these and the functions handed over are of the right kind."""
    expect(settings, (Settings, type(None)), "settings", "a Settings, such as Settings(fragment_words=5)")
    for name, function in functions.items():
        if not (callable(function) or (name == "progress" and function is None)):
            raise WrongTypeError(f"{name} must be a function, not {type(function).__name__!r}.")
    return settings or Settings()


def _article_of(given: ArticleLike) -> Article:
    expect(given, (Article, Mapping, str), "article", "an Article, a dict with 'text', or a text")
    if isinstance(given, Article):
        return given
    read_in = next(read_record({"text": given} if isinstance(given, str) else given))
    if isinstance(read_in, Problem):
        raise UnreadableInputError(read_in.message)
    return read_in


def extract_all(
    corpus: Corpus,
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    extractor: Extractor = extract_article,
) -> tuple[list[Quote], list[Problem]]:
    """The quotes of every article of a corpus, and the problems met; an article that fails costs only itself."""
    quotes: list[Quote] = []
    problems: list[Problem] = []
    for article in progress(corpus) if progress else corpus:
        try:
            with search_paused():
                found, odd = extractor(article, settings=settings or Settings())
        except Exception as error:  # whatever an article does to us, the others are done
            odd = [_failure(article, error)]
            found = []
        quotes += found
        problems += odd
    return quotes, problems


def _failure(article: Article, error: Exception) -> Problem:
    return Problem(
        level=ProblemLevel.FAILED,
        code="extraction_failed",
        message=f"could not be read for quotes ({opening(f'{type(error).__name__}: {error}', length=200)}); please "
        "report this text",
        article_id=article.id,
    )
