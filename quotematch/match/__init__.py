"""Matching: which passages report the same utterance.

Articles and quotes come in, statements go out, in steps of one module each::

    stories.py   which articles are about the same event
    kin.py       which articles print the same long quote
    wordings.py  passages as they are compared; equal ones once
    weights.py   how rare a word is in a story
    blocking.py  which pairs share enough to be worth a look
    evidence.py  at which level two wordings report one utterance
    pieces.py    passages that are parts of one sentence
    clusters.py  from findings to statements, without chains
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotematch.match.beside import Beside
from quotematch.match.blocking import Blocks
from quotematch.match.clusters import Clusters, decisive
from quotematch.match.evidence import Finding, Pair, Shared, find
from quotematch.match.kin import with_kin
from quotematch.match.pieces import pieces
from quotematch.match.records import Level, Link, Matching
from quotematch.match.speaking import best_agreement
from quotematch.match.stories import neighbours, profiles
from quotematch.match.weights import Weights
from quotematch.match.wordings import Place, Wording, by_article, places, wordings
from quotematch.models import Article, Quote
from quotematch.settings import Settings

__all__ = ["Level", "Link", "Matching", "match"]


def match(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    *,
    settings: Settings | None = None,
    stories: Mapping[str, frozenset[str]] | None = None,
) -> Matching:
    """Bring together the passages that report the same utterance.

    `quotes` are those of `articles`, with their passages and with one name for each speaker. Terms get no statement.
    `stories` is what `stories()` gives for these articles, for a caller who has it already. The order of articles and
    quotes changes nothing, nor does an article of no other article's story.
    """
    settings = settings or Settings()
    articles = sorted(articles, key=lambda article: article.id)
    counts = profiles(articles)
    found = places(articles, quotes)
    near = with_kin(articles, found, _stories(articles, stories, settings), settings)
    rows = wordings(articles, found, near, settings)
    order = by_article(found)
    mates = pieces(articles, found, order)
    weights = Weights(counts, sorted({s for w in rows for s in w.stems}))
    findings = _findings(
        rows,
        Blocks(rows, found, weights, settings),
        Beside(rows, found, order),
        settings,
    )
    clusters = Clusters(rows, found, findings, [(k, m) for k, m, _ in mates], [a.witness for a in articles], settings)
    for f in decisive(rows, findings):
        clusters.join(f)
    clusters.join_pieces(mates)
    statement_of = {
        found[k].passage.id: found[members[0]].passage.id for members in clusters.statements() for k in members
    }
    return Matching(statement_of=statement_of, rivals={}, links=_links(rows, found, findings), related=())


def _stories(
    articles: Sequence[Article], known: Mapping[str, frozenset[str]] | None, settings: Settings
) -> list[frozenset[int]]:
    """The story of each article, by numbers."""
    if known is None:
        return neighbours(articles, profiles(articles), settings=settings)
    numbers = {article.id: k for k, article in enumerate(articles)}
    by_number = {story: frozenset(numbers[i] for i in story if i in numbers) for story in set(known.values())}
    return [by_number[known[article.id]] for article in articles]


def _findings(rows: Sequence[Wording], blocks: Blocks, beside: Beside, settings: Settings) -> list[Finding]:
    """The findings of all pairs: first by themselves, then, where that was not enough, by what stands beside them."""
    found: dict[tuple[int, int], Finding] = {}
    for a, b, shared in blocks.pairs():
        if finding := find((a, b), _pair(rows[a], rows[b], shared, beside=False), settings):
            found[a, b] = finding
    for a, b in beside.pairs(list(found.values())):
        if (a, b) not in found and (known := blocks.shared(a, b)):
            if finding := find((a, b), _pair(rows[a], rows[b], known, beside=True), settings):
                found[a, b] = finding
    return sorted(found.values(), key=lambda f: (f.a, f.b))


def _pair(first: Wording, second: Wording, shared: Shared, *, beside: bool) -> Pair:
    short, long = (first, second) if len(first.words) <= len(second.words) else (second, first)
    return Pair(short, long, shared, best_agreement(first.speakers, second.speakers), beside)


def _links(rows: Sequence[Wording], found: Sequence[Place], findings: Sequence[Finding]) -> tuple[Link, ...]:
    links = []
    for f in findings:
        a, b = sorted((found[rows[f.a].members[0]].passage.id, found[rows[f.b].members[0]].passage.id))
        links.append(Link(a, b, f.level, round(f.score, 4), f.reasons))
    return tuple(sorted(links, key=lambda link: (link.a, link.b)))
