"""The quotes of articles, before anything is matched: what `quotematch extract` prints."""

from __future__ import annotations

from collections.abc import Iterable

from quotematch.excerpts import counted
from quotematch.models import Article, Form, Quote
from quotematch.show.flow import Page
from quotematch.show.names import short_names
from quotematch.show.runs import Run
from quotematch.show.terminal import as_printed, terminal_width
from quotematch.spans import Span


def render_quotes(
    articles: Iterable[Article], quotes: Iterable[Quote], *, width: int | None = None, color: bool = False
) -> str:
    """The quotes article by article, in order of place: speaker, form, words, and the cue that says so.

    >>> article = Article(id="a.txt", text="“No,” said Ann Lee.", outlet="The Post")
    >>> quote = Quote(id="a", article_id="a.txt", form="direct", spans=[(1, 4)], quoted=[(1, 4)], text="No,")
    >>> print(render_quotes([article], [quote], width=60))
    The Post · a.txt · 1 quote
      somebody unnamed · direct: “No,”
    <BLANKLINE>
    """
    page = Page(terminal_width() if width is None else width, color)
    by_article: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_article.setdefault(quote.article_id, []).append(quote)
    known = list(articles)
    names = short_names(article.witness for article in known)
    for article in known:
        found = by_article.get(article.id, [])
        page.blank()
        page.add(
            Run(f"{names[article.witness]} · {article.id}", "outlet"), Run(f" · {counted(len(found), 'quote')}", "dim")
        )
        for quote in found:
            _quote(page, article.text, quote)
    return page.text()


def _quote(page: Page, text: str, quote: Quote) -> None:
    speaker = quote.speaker.name if quote.speaker else "somebody unnamed"
    kind = "term" if quote.is_term else "topic" if quote.is_topic else quote.form.value
    said = quote.cue.of(text) if quote.cue else ""
    cue = f" · {said}" if any(map(str.isalpha, said)) else ""  # a colon is none that needs to be shown
    words = as_printed(_with_marks(text, quote), quote.form)
    depth = 4 if quote.parent_id else 2
    lead = Run(" " * depth)
    page.add(Run(speaker, "speaker"), Run(f" · {kind}{cue}: ", "dim"), *words, first=(lead,), indent=depth + 2)


def _with_marks(text: str, quote: Quote) -> tuple[Run, ...]:
    """The content; in a mixed quote, the quoted parts with their marks, as the article prints them."""
    if quote.form is not Form.MIXED:
        return (Run(quote.text),)
    runs: list[Run] = []
    for number, span in enumerate(quote.spans):
        runs.append(Run((" " if number else "") + _printed(text, span, quote.quoted)))
    return tuple(runs)


def _printed(text: str, span: Span, quoted: Iterable[Span]) -> str:
    """The words at `span`, with the marks right before and after when it begins or ends with quoted words."""
    inside = [part for part in quoted if span.holds(part)]
    start = span.start - any(part.start == span.start for part in inside)
    end = span.end + any(part.end == span.end for part in inside)
    return text[max(start, 0) : end]
