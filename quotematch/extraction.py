"""The quotes of one article or many, before anything is matched.

What `extract()` does, and the first half of `reconcile()`. It stands by itself because a program that only extracts
need not load what matches, judges and shows. An article that cannot be done becomes a problem and costs the others
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from quotematch.errors import UnreadableInputError, WrongTypeError, expect
from quotematch.excerpts import opening
from quotematch.extract import Extractor, extract_article
from quotematch.garbage import search_paused
from quotematch.models import Article, Problem, ProblemLevel, Quote
from quotematch.read.records import read_record
from quotematch.settings import Settings

if TYPE_CHECKING:
    from quotematch.corpus import Corpus

Progress = Callable[[Iterable[Article]], Iterable[Article]]
#: What counts as one article: itself, a dict with its fields, or its text alone.
ArticleLike: TypeAlias = "Article | Mapping[str, Any] | str"


def extract(
    article: ArticleLike,
    *,
    settings: Settings | None = None,
    extractor: Extractor = extract_article,
) -> list[Quote]:
    """The quotes of one article, in order of place, without verdicts; a text alone is an article too, and so is a dict.

    Raises WrongTypeError for anything else and for an extractor that gives something else than it should, and
    UnreadableInputError for a dict that describes no article.

    >>> [quote.text for quote in extract("He said it was “far too late to act”.")]
    ['it was far too late to act']
    """
    chosen, read_in = checked(settings, extractor=extractor), _article_of(article)
    with search_paused():
        return _given(extractor, read_in, chosen)[0]


def checked(settings: Settings | None, **functions: Callable[..., Any] | None) -> Settings:
    """The settings to use, when these and the functions handed over are of the right kind.

    Raises WrongTypeError, which names what is of another kind.
    """
    expect(settings, (Settings, type(None)), "settings", "a Settings, such as Settings(fragment_words=5)")
    for name, function in functions.items():
        if not (callable(function) or (name == "progress" and function is None)):
            raise WrongTypeError(f"{name} must be a function, not {type(function).__name__!r}.")
    return settings or _usual()


@cache
def _usual() -> Settings:
    """The settings of those who give none, made once."""
    return Settings()


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
                found, odd = _given(extractor, article, settings or _usual())
        except Exception as error:  # whatever an article does to us, the others are done
            odd = [_failure(article, error, extractor)]
            found = []
        quotes += found
        problems += odd
    return quotes, problems


def _given(extractor: Extractor, article: Article, settings: Settings) -> tuple[list[Quote], list[Problem]]:
    """What an extractor finds, when it is of the kind that `Extractor` promises; WrongTypeError when it is not."""
    if extractor is extract_article:
        return extractor(article, settings=settings)
    given: Any = extractor(article, settings=settings)
    expect(given, (tuple, list), _told(extractor, article), "(quotes, problems)")
    if len(given) != 2:
        raise WrongTypeError(f"{_told(extractor, article)} must be (quotes, problems), not {len(given)} of them.")
    for rows, kind in zip(given, (Quote, Problem), strict=True):
        expect(rows, (list, tuple), _told(extractor, article), f"(quotes, problems), each a list of {kind.__name__}")
        for row in rows:
            expect(row, kind, f"each row of {_told(extractor, article)}", f"a {kind.__name__}")
    quotes, problems = given
    return list(quotes), list(problems)


def _told(extractor: Extractor, article: Article) -> str:
    return f"what extractor {_name(extractor)!r} gives for article {article.id!r}"


def _name(extractor: Extractor) -> str:
    """The name of a function, or of the kind that an object is of."""
    return str(getattr(extractor, "__name__", type(extractor).__name__))


def _failure(article: Article, error: Exception, extractor: Extractor) -> Problem:
    """The problem of an article that could not be done, and who can mend it: we, or who wrote the extractor."""
    ours = extractor is extract_article
    mend = "please report this text" if ours else f"the extractor {_name(extractor)!r} failed"
    return Problem(
        level=ProblemLevel.FAILED,
        code="extraction_failed",
        message=f"could not be read for quotes ({opening(f'{type(error).__name__}: {error}', length=200)}); {mend}",
        article_id=article.id,
    )
