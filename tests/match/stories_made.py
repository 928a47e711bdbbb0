"""Made-up stories for the tests of matching: articles with their quotes placed in the text as an extractor would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from quotematch.models import Article, Form, Passage, Quote, Speaker
from quotematch.spans import Span


@dataclass
class Outlet:
    """An article under construction: paragraphs, and quotes of one or more passages each."""

    id: str
    text: str = ""
    day: date | None = None
    outlet: str | None = None
    quotes: list[Quote] = field(default_factory=list)

    def quote(
        self, *texts: str, by: str | None = "Ann Lee", form: str = "direct", is_term: bool = False, gap: str = " "
    ) -> list[str]:
        """Add a quote; returns the ids of its passages. `gap` stands between two of them."""
        forms = [form] * len(texts)
        return self.mixed(*zip(forms, texts, strict=True), by=by, is_term=is_term, gap=gap)

    def mixed(
        self, *parts: tuple[str, str], by: str | None = "Ann Lee", is_term: bool = False, gap: str = " "
    ) -> list[str]:
        """Add a quote of passages of several forms; returns their ids."""
        self.text += "\n\n"
        spans = []
        for k, (_, words) in enumerate(parts):
            self.text += gap if k else ""
            spans.append(Span(len(self.text), len(self.text) + len(words)))
            self.text += words
        self.text += "\n\nHe left."
        quote_id = f"{self.id}#{spans[0].start}-{spans[-1].end}" + ("t" if is_term else "")
        passages = tuple(
            Passage(id=f"{quote_id}/{s.start}-{s.end}", quote_id=quote_id, form=Form(form), spans=(s,), text=words)
            for s, (form, words) in zip(spans, parts, strict=True)
        )
        self.quotes.append(
            Quote(
                id=quote_id,
                article_id=self.id,
                form=Form(parts[0][0]),
                spans=tuple(spans),
                quoted=(),
                text=" ".join(words for _, words in parts),
                speaker=Speaker(name=by) if by else None,
                is_term=is_term,
                passages=passages,
            )
        )
        return [passage.id for passage in passages]

    @property
    def article(self) -> Article:
        """The article as it stands now."""
        return Article(id=self.id, outlet=self.outlet or self.id, text=self.text, published=self.day)


def articles(outlets: Sequence[Outlet]) -> list[Article]:
    """The articles of several outlets."""
    return [outlet.article for outlet in outlets]


def quotes(outlets: Sequence[Outlet]) -> list[Quote]:
    """All quotes of several outlets."""
    return [quote for outlet in outlets for quote in outlet.quotes]
