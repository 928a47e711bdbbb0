"""Matching: which passages report the same utterance.

Articles and quotes come in, statements go out, in steps of one module each::

    stories.py   which articles are about the same event
    wordings.py  passages as they are compared; equal ones once
    weights.py   how rare a word is in a story
    blocking.py  which pairs share enough to be worth a look
    evidence.py  at which level two wordings report one utterance
    pieces.py    passages that are parts of one sentence
    clusters.py  from findings to statements, without chains
"""

from __future__ import annotations

from collections.abc import Sequence

from quotematch.match.blocking import candidates
from quotematch.match.clusters import Clusters, best_upward
from quotematch.match.evidence import Finding, find
from quotematch.match.pieces import pieces
from quotematch.match.records import Level, Link, Matching
from quotematch.match.stories import neighbours, profiles
from quotematch.match.weights import Weights
from quotematch.match.wordings import by_article, places, wordings
from quotematch.models import Article, Quote
from quotematch.settings import Settings

__all__ = ["Level", "Link", "Matching", "match"]


def match(articles: Sequence[Article], quotes: Sequence[Quote], *, settings: Settings | None = None) -> Matching:
    """Bring together the passages that report the same utterance.

    `quotes` are those of `articles`, with their passages and with one name for each speaker. Terms get no statement.
    The order of both arguments changes nothing, nor does an article of no other article's story.
    """
    settings = settings or Settings()
    articles = sorted(articles, key=lambda article: article.id)
    counts = profiles(articles)
    near = neighbours(articles, counts, settings=settings)
    found = places(articles, quotes)
    rows = wordings(articles, found, near)
    mates = pieces(articles, found, by_article(found))
    weights = Weights(counts, sorted({s for w in rows for s in w.stems}))
    findings = [
        f for a, b, shared in candidates(rows, found, weights) if (f := find(a, b, rows[a], rows[b], shared, settings))
    ]
    clusters = Clusters(rows, found, findings, mates, [a.witness for a in articles], settings)
    for f in best_upward(rows, findings):
        clusters.join(f)
    clusters.join_pieces(mates)
    statement_of = {
        found[k].passage.id: found[members[0]].passage.id for members in clusters.statements() for k in members
    }
    return Matching(statement_of=statement_of, rivals={}, links=_links(rows, found, findings), related=())


def _links(rows, found, findings: Sequence[Finding]) -> tuple[Link, ...]:
    links = []
    for f in findings:
        a, b = sorted((found[rows[f.a].members[0]].passage.id, found[rows[f.b].members[0]].passage.id))
        links.append(Link(a, b, f.level, round(f.score, 4), f.reasons))
    return tuple(sorted(links, key=lambda link: (link.a, link.b)))
