"""What stands where in an article, as marked spans: the quotes with their cues and speakers.

Label Studio and spaCy are given the same spans: one for each piece of a quote's content, labelled by its form ("term"
for a term), one for each cue, and one for each mention of a speaker. Offsets are code points of the article's text.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from quotematch.models import Quote
from quotematch.spans import Span

if TYPE_CHECKING:
    from quotematch.contents import Contents

#: All labels, in the order in which people want them.
LABELS = ("direct", "indirect", "mixed", "term", "cue", "speaker")


class Mark(NamedTuple):
    """A span with its label; `name` is unique in its article, `quote` what it belongs to."""

    name: str
    span: Span
    label: str
    quote: Quote


class Link(NamedTuple):
    """That a mark belongs to another one: how, and both names."""

    kind: str
    start: str
    end: str


#: All kinds of link: from a quote to its speaker and to its cue, and from a piece of it to the next.
LINKS = ("said by", "reported with", "continues")


class Marks(NamedTuple):
    """The marks of one article, by place, and the links between them."""

    marks: tuple[Mark, ...]
    links: tuple[Link, ...]


def marks_of(result: Contents) -> dict[str, Marks]:
    """The marks of each article, by its id; a cue or a mention that serves several quotes is marked once."""
    by_article: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in result.quotes:
        by_article[quote.article_id].append(quote)
    return {article.id: _marks(by_article[article.id]) for article in result.articles}


def _marks(quotes: list[Quote]) -> Marks:
    marks: dict[str, Mark] = {}
    links: list[Link] = []
    for number, quote in enumerate(quotes, 1):
        names = [f"q{number}.{piece}" for piece in range(1, len(quote.spans) + 1)]
        label = "term" if quote.is_term else quote.form.value
        for name, span in zip(names, quote.spans, strict=True):
            marks[name] = Mark(name, span, label, quote)
        links += [Link("continues", name, after) for name, after in pairwise(names)]
        mention = quote.speaker.mention if quote.speaker else None
        for kind, role, span_of in (("said by", "speaker", mention), ("reported with", "cue", quote.cue)):
            if span_of and names:
                name = f"{role}.{span_of.start}-{span_of.end}"
                marks.setdefault(name, Mark(name, span_of, role, quote))
                links.append(Link(kind, names[0], name))
    in_place = sorted(marks.values(), key=lambda mark: (mark.span, LABELS.index(mark.label), mark.name))
    return Marks(tuple(in_place), tuple(links))
