"""Matching: which passages report the same utterance.

Articles and quotes come in, statements go out, in steps of one module each::

    stories.py   which articles are about the same event
    names.py     one name for a person over a story (register, name_forms); speaking.py: whether two are one
    kin.py       which articles print the same long quote
    wordings.py  passages as they are compared; equal ones once
    content.py   the words that tell; weights.py: how rare one is in a story
    blocking.py  which pairs share enough to be worth a look
    pair.py      what the levels of evidence ask about two wordings; pairs.py: and about their articles
    evidence.py  at which level two wordings report one utterance
    beside.py    what stands next to a passage
    pieces.py    passages that are parts of one sentence
    decided.py   what people decided, brought to these passages
    clusters.py  from findings to statements, without chains
    offers.py    rivals of a fragment, and what is possibly related
    records.py   what comes out
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotematch.decisions import Decision, in_order
from quotematch.match.beside import Beside
from quotematch.match.blocking import Blocks
from quotematch.match.clusters import Clusters, decisive
from quotematch.match.decided import Decided, contradicted, decide
from quotematch.match.evidence import Finding, find, gist
from quotematch.match.kin import with_kin
from quotematch.match.offers import related, rivals
from quotematch.match.pairs import Pairs
from quotematch.match.pieces import Pieces, pieces
from quotematch.match.records import Level, Link, Matching
from quotematch.match.stories import Nearness, neighbours, profiles
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
    decisions: Sequence[Decision] = (),
) -> Matching:
    """Bring together the passages that report the same utterance.

    `quotes` are those of `articles`, with their passages and with one name for each speaker. Terms get no statement.
    `stories` is what `stories()` gives for these articles, for a caller who has it already. `decisions` are
    followed where they fit. The order of articles, quotes and decisions changes nothing, nor does an article of no
    other article's story.
    """
    settings = settings or Settings()
    articles = sorted(articles, key=lambda article: article.id)
    counts = profiles(articles)
    found = places(articles, quotes)
    near = with_kin(articles, found, _stories(articles, stories, settings), settings)
    order = by_article(found)
    decided = decide(in_order(decisions), articles, found, order)
    rows = wordings(articles, found, near, decided.apart())
    mates = pieces(articles, found, order)
    weights = Weights(counts, sorted({s for w in rows for s in w.stems}))
    blocks, beside = Blocks(rows, found, weights, settings), Beside(rows, found, order, settings)
    pairs = Pairs(rows, found, Nearness(articles, counts))
    findings, gists = _findings(pairs, blocks, beside, settings)
    clusters = Clusters(rows, found, findings, mates, [a.witness for a in articles], settings, decided.rejected)
    for f in decisive(rows, found, findings):
        clusters.join(f)
    joined = clusters.join_pieces(mates)
    refused = [one for (k, m), one in decided.confirmed.items() if not clusters.confirm(k, m)]

    statement_of = {
        found[k].passage.id: found[members[0]].passage.id for members in clusters.statements() for k in members
    }
    of_wording = {n: statement_of[found[w.members[0]].passage.id] for n, w in enumerate(rows)}
    outlets = _outlets(articles, found, statement_of)
    fits = rivals(rows, findings, of_wording, settings)
    return Matching(
        statement_of=statement_of,
        rivals={found[k].passage.id: fits[n] for n in fits for k in rows[n].members},
        links=_sorted(
            [
                *_links(rows, found, findings),
                *_copies(rows, found),
                *_piece_links(found, joined),
                *_decided_links(found, decided),
            ]
        ),
        related=_sorted(
            _links(rows, found, related(rows, findings, gists, of_wording, settings, outlets, _parted(rows, decided)))
        ),
        problems=(*decided.problems, *map(contradicted, refused)),
    )


def _stories(
    articles: Sequence[Article], known: Mapping[str, frozenset[str]] | None, settings: Settings
) -> list[frozenset[int]]:
    """The story of each article, by numbers."""
    if known is None:
        return neighbours(articles, profiles(articles), settings=settings)
    numbers = {article.id: k for k, article in enumerate(articles)}
    by_number = {story: frozenset(numbers[i] for i in story if i in numbers) for story in set(known.values())}
    return [by_number[known[article.id]] for article in articles]


def _findings(pairs: Pairs, blocks: Blocks, beside: Beside, settings: Settings) -> tuple[list[Finding], list[Finding]]:
    """The findings of all pairs: first by themselves, then, where that was not enough, by what stands beside them.

    And, of pairs without one, those that may have the same gist.
    """
    found: dict[tuple[int, int], Finding] = {}
    gists: dict[tuple[int, int], Finding] = {}
    for a, b, shared in blocks.pairs():
        pair = pairs.of(a, b, shared)
        if finding := find((a, b), pair, settings):
            found[a, b] = finding
        elif offer := gist((a, b), pair, settings):
            gists[a, b] = offer
    firm = pairs.together(found.values())
    for (a, b), finding in list(found.items()):
        if finding.level is Level.REWORDED and not pairs.meet(a, b, firm):
            known = blocks.shared(a, b)
            if not known or not find((a, b), pairs.of(a, b, known, alone=True), settings):
                del found[a, b]
    for a, b in beside.pairs(list(found.values())):
        known = blocks.shared(a, b)
        if known and (finding := find((a, b), pairs.of(a, b, known, beside=True), settings)):
            found[a, b] = finding
    return [found[key] for key in sorted(found)], [gists[key] for key in sorted(gists.keys() - found.keys())]


def _sorted(links: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.a, link.b, link.level.rank)))


def _links(rows: Sequence[Wording], found: Sequence[Place], findings: Sequence[Finding]) -> list[Link]:
    """Findings as links between the first members of two wordings."""
    return [_link(found, rows[f.a].members[0], rows[f.b].members[0], f.level, f.score, f.reasons) for f in findings]


def _piece_links(found: Sequence[Place], joined: Sequence[Pieces]) -> list[Link]:
    return [_link(found, p.first, p.second, Level.PIECE, 1.0, ("pieces of one sentence",)) for p in joined]


def _outlets(
    articles: Sequence[Article], found: Sequence[Place], statement_of: Mapping[str, str]
) -> dict[str, set[str]]:
    """The outlets of each statement."""
    outlets: dict[str, set[str]] = {}
    for place in found:
        outlets.setdefault(statement_of[place.passage.id], set()).add(articles[place.article].witness)
    return outlets


def _decided_links(found: Sequence[Place], decided: Decided) -> list[Link]:
    return [_link(found, k, m, Level.DECIDED, 1.0, ("a person said so",)) for k, m in decided.confirmed]


def _parted(rows: Sequence[Wording], decided: Decided) -> set[tuple[int, int]]:
    """The pairs of wordings that a person parted; each of their places is a wording of its own."""
    number = {w.members[0]: n for n, w in enumerate(rows)}
    pairs = (sorted((number[k], number[m])) for k, m in decided.rejected)
    return {(a, b) for a, b in pairs}


def _link(found: Sequence[Place], k: int, m: int, level: Level, score: float, reasons: tuple[str, ...]) -> Link:
    a, b = sorted((found[k].passage.id, found[m].passage.id))
    return Link(a, b, level, round(score, 4), reasons)


def _copies(rows: Sequence[Wording], found: Sequence[Place]) -> list[Link]:
    """Links of the further members of each wording with its first."""
    same = ("same words",)
    return [_link(found, w.members[0], k, Level.IDENTICAL, 1.0, same) for w in rows for k in w.members[1:]]
