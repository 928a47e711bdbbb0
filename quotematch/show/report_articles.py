"""Each article as the report shows it: its whole text, cut into pieces where passages begin and end.

Elements of a page nest, passages need not: a quote stands within a quote, and two may overlap. So the text becomes a
flat row of pieces, each with the innermost passage around it (one sweep over sorted ends and a heap, O(n log n)). The
texts of all pieces together are the article's text, but for characters that would hide or turn it.
"""

from __future__ import annotations

import hashlib
import heapq
import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from quotematch.models import Article, Passage, Quote, Role

if TYPE_CHECKING:
    from quotematch.result import Reconciliation

TERM, TOPIC = "term", "topic"
#: Controls but line ends and tabs, and what turns the direction whatever the letters: one sign for each, none hidden.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class Piece(NamedTuple):
    """Words with one innermost passage around them, or with none (`depth` 0)."""

    text: str
    depth: int = 0
    kind: str = ""  # the verdict, TERM or TOPIC; "" outside quotes and where nothing is judged
    told: str = ""  # verdict and speaker in words
    target: str = ""  # the anchor of the statement; "" when there is none
    anchor: str = ""  # the anchor of the passage, on its first piece
    around: tuple[str, ...] = ()  # anchors of passages around it that begin here, too
    ends: tuple[str, ...] = ()  # kinds of the passages that end with this piece, the outermost last
    leads: bool = False  # the first piece of its passage: the keyboard stops here and not at the others


class ShownArticle(NamedTuple):
    """An article with its text in pieces."""

    anchor: str
    article: Article
    language: str  # "" when it is unknown
    primary: bool
    quotes: int
    pieces: tuple[Piece, ...]


class _Stretch(NamedTuple):
    """One span of a passage."""

    start: int
    end: int
    quote: Quote
    passage: Passage
    depth: int
    first: bool
    last: bool


def anchor(letter: str, name: str) -> str:
    """A name for a link that stays the same as long as the thing has its id, whatever characters that has.

    >>> anchor("s", "post.txt:1-40")
    's-6af8c6838bd7'
    """
    return f"{letter}-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:12]}"


def shown_articles(result: Reconciliation) -> tuple[ShownArticle, ...]:
    """All articles in the order of the result."""
    quotes: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in result.quotes:
        quotes[quote.article_id].append(quote)
    return tuple(_shown(result, article, quotes[article.id]) for article in result.articles)


def visible(text: str) -> str:
    r"""`text` with a replacement character for each that would hide or turn what stands there, length unchanged.

    >>> visible("no\x1b\u202e.")
    'no��.'
    """
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _shown(result: Reconciliation, article: Article, quotes: list[Quote]) -> ShownArticle:
    language = article.language if article.language and _LANGUAGE.fullmatch(article.language) else ""
    number = sum(quote.is_judged for quote in quotes)
    pieces = tuple(_pieces(result, visible(article.text), _stretches(quotes, len(article.text))))
    primary = article.role is Role.PRIMARY
    return ShownArticle(anchor("a", article.id), article, language, primary, number, pieces)


def _stretches(quotes: list[Quote], length: int) -> list[_Stretch]:
    depths: dict[str, int] = {}
    found = []
    for quote in sorted(quotes, key=lambda quote: (quote.spans, quote.parent_id is not None)):
        depths[quote.id] = depths.get(quote.parent_id or "", -1) + 1
        for passage in quote.passages:
            spans = [span for span in passage.spans if span.start < min(span.end, length)]
            for number, (start, end) in enumerate(spans):
                ends = (number == 0, number == len(spans) - 1)
                found.append(_Stretch(start, min(end, length), quote, passage, depths[quote.id], *ends))
    return found


def _pieces(result: Reconciliation, text: str, stretches: list[_Stretch]) -> list[Piece]:
    starting: defaultdict[int, list[_Stretch]] = defaultdict(list)
    ending: defaultdict[int, list[_Stretch]] = defaultdict(list)
    for one in stretches:
        starting[one.start].append(one)
        ending[one.end].append(one)
    cuts = sorted({0, len(text), *starting, *ending})
    inner: list[tuple[tuple[int, int, int], int, _Stretch]] = []  # the innermost on top
    pieces, depth, number, led = [], 0, 0, set[str]()
    for start, end in itertools.pairwise(cuts):
        depth += len(starting[start]) - len(ending[start])
        for one in starting[start]:
            number += 1
            heapq.heappush(inner, ((-one.depth, -one.start, one.end), number, one))
        while inner and inner[0][2].end <= start:
            heapq.heappop(inner)
        if not inner:
            pieces.append(Piece(text[start:end]))
            continue
        top = inner[0][2]
        leads = top.passage.id not in led
        led.add(top.passage.id)
        pieces.append(_piece(result, text[start:end], top, starting[start], ending[end], depth, leads))
    return pieces


def _piece(
    result: Reconciliation,
    text: str,
    top: _Stretch,
    starting: list[_Stretch],
    ending: list[_Stretch],
    depth: int,
    leads: bool,
) -> Piece:
    begun = [one.passage.id for one in starting if one.first]
    closed = sorted((one for one in ending if one.last), key=lambda one: (-one.depth, -one.start))
    statement = top.passage.statement_id
    speaker = top.quote.speaker.name if top.quote.speaker else "somebody unnamed"
    kind = _kind(top)
    return Piece(
        text,
        depth=depth,
        kind=kind,
        told=f"{kind} \N{MIDDLE DOT} {speaker}" if kind else speaker,
        target=anchor("s", statement) if statement in result.index.statements else "",
        anchor=anchor("p", top.passage.id) if top.passage.id in begun else "",
        around=tuple(anchor("p", name) for name in begun if name != top.passage.id),
        ends=tuple(dict.fromkeys(_kind(one) for one in closed if _kind(one))),
        leads=leads,
    )


def _kind(one: _Stretch) -> str:
    if one.quote.is_judged:
        return one.passage.verdict or ""
    return TERM if one.quote.is_term else TOPIC
