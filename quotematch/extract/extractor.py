"""One article in, its quotes out: marks, frames, cues, speakers, passages, in this order.

Each step is a module of this folder and hands light records to the next; here they become the frozen models that users
hold. An extractor of any other make takes this one's place by giving the same: `Extractor` says what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from quotematch.extract.datelines import body
from quotematch.extract.marks.page_links import page_links
from quotematch.extract.marks.pieces import find_pieces
from quotematch.extract.passages import Draft, cut
from quotematch.extract.records import Attribution
from quotematch.extract.settling import settle
from quotematch.extract.speakers.resolving import resolve
from quotematch.extract.speech.attribution import attribute
from quotematch.extract.speech.frames import frames
from quotematch.extract.speech.grammar import Grammar, grammar
from quotematch.models import Article, Form, Passage, Problem, Quote, Speaker
from quotematch.settings import Settings
from quotematch.spans import Span, joined_text
from quotematch.text.language import rules_language
from quotematch.text.paragraphs import paragraphs

#: Finds attributions beside those that the rules found, which it is given; they do not overlap them.
Further = Callable[[Sequence[Attribution], Grammar], Sequence[Attribution]]


class Extractor(Protocol):
    """Anything that finds the quotes of one article: a function, or an object that can be called as one."""

    def __call__(self, article: Article, *, settings: Settings) -> tuple[list[Quote], list[Problem]]:
        """Quotes by place, without verdicts, and the problems met on the way."""


def extract_article(
    article: Article, *, settings: Settings | None = None, further: Further | None = None
) -> tuple[list[Quote], list[Problem]]:
    """The quotes of `article` in order of place, without verdicts, and the problems met on the way.

    Quotes overlap only when one is nested in the other. Any text is fine, an empty one has no quotes. Time is linear in
    its length. What `further` finds is attributed to speakers together with the rest.

    >>> quotes, problems = extract_article(Article(id="a", text="“We will go on,” said Ann Lee."))
    >>> quotes[0].text, quotes[0].speaker.name, problems
    ('We will go on,', 'Ann Lee', [])
    """
    chosen = settings or Settings()
    text, language = article.text, rules_language(article.text, article.language)
    pieces, problems = find_pieces(text, article.language, chosen)
    rules = grammar(language)
    bodies = _bodies(text, language)
    rows = frames(text, bodies, pieces, rules, language=language, settings=chosen)
    attributions, given_up = attribute(text, rows, pieces, rules, language=language, settings=chosen)
    if further:
        attributions = settle([*attributions, *further(attributions, rules)])
    speakers = resolve(text, attributions, language=language, settings=chosen)
    quotes = _quotes(article, attributions, speakers, language, chosen)
    return quotes, [problem.model_copy(update={"article_id": article.id}) for problem in (*problems, *given_up)]


def _bodies(text: str, language: str) -> list[Span]:
    """The paragraphs of a text without their datelines; links of the page are empty."""
    spots = paragraphs(text)
    links = page_links(text, spots)
    return [
        Span(spot.start, spot.start) if number in links else body(text, spot, language)
        for number, spot in enumerate(spots)
    ]


def _form(attribution: Attribution) -> Form:
    if not attribution.own_words:
        return Form.INDIRECT
    return Form.DIRECT if set(attribution.content) == set(attribution.own_words) else Form.MIXED


def _quotes(
    article: Article,
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker | None],
    language: str,
    settings: Settings,
) -> list[Quote]:
    ids = [_quote_id(article.id, attribution) for attribution in attributions]
    found: dict[str, Quote] = {}
    for quote_id, attribution, speaker in zip(ids, attributions, speakers, strict=True):
        if quote_id in found:
            continue
        drafts = cut(article.text, attribution, language=language, settings=settings)
        found[quote_id] = Quote.trusted(
            id=quote_id,
            article_id=article.id,
            form=_form(attribution),
            spans=tuple(attribution.content),
            quoted=tuple(attribution.quoted),
            text=joined_text(article.text, attribution.content),
            speaker=speaker,
            cue=attribution.cue,
            is_term=attribution.is_term,
            is_topic=attribution.is_topic,
            parent_id=None if attribution.parent is None else ids[attribution.parent],
            passages=tuple(_passage(article, quote_id, draft) for draft in drafts),
        )
    return list(found.values())


def _quote_id(article_id: str, attribution: Attribution) -> str:
    return f"{article_id}#{attribution.content[0].start}-{attribution.content[-1].end}"


def _passage(article: Article, quote_id: str, draft: Draft) -> Passage:
    # the quote's own offsets come first, so that a quote nested at the same place has passages of other ids
    return Passage.trusted(
        id=f"{quote_id}/{draft.spans[0].start}-{draft.spans[-1].end}",
        quote_id=quote_id,
        form=draft.form,
        spans=tuple(draft.spans),
        text=joined_text(article.text, draft.spans),
    )
