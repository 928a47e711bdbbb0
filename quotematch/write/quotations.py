"""A result as schema.org `Quotation`s (https://schema.org/Quotation), in JSON-LD.

Only words inside quotation marks are a quotation, so indirect speech is left out, and of a mixed quote the rest. Each
quotation is part of its article and an example of the statements that it reports; with a primary source it says on what
it is based. Whether a speaker is a person or a body is not known, so that has no type. No verdict stands here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quotematch.models import Article, Quote, Role, Statement
from quotematch.spans import joined_text
from quotematch.write.identifiers import article_iri, urn
from quotematch.write.json_lines import listed

if TYPE_CHECKING:
    from quotematch.contents import Contents


def quotations(result: Contents) -> str:
    """A graph of articles, statements and quotations, each on a line; safe inside a script element of a page."""
    quotes = [quote for quote in result.quotes if quote.quoted and not quote.is_term]
    named = {passage.statement_id for quote in quotes for passage in quote.passages}
    nodes = [
        *map(_article, result.articles),
        *(_statement(one) for one in result.statements if one.id in named),
        *_quotations(result, quotes),
    ]
    return f'{{"@context": "https://schema.org", "@graph": {listed(nodes)}}}\n'


def _article(article: Article) -> dict[str, Any]:
    return _known(
        {
            "@type": "CreativeWork" if article.role is Role.PRIMARY else "NewsArticle",
            "@id": article_iri(article),
            "identifier": article.id,
            "headline": article.title,
            "datePublished": article.published.isoformat() if article.published else None,
            "inLanguage": article.language,
            "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        }
    )


def _statement(statement: Statement) -> dict[str, Any]:
    return _known(
        {
            "@type": "CreativeWork",
            "@id": urn("statement", statement.id),
            "text": statement.text,
            "creator": {"name": statement.speaker} if statement.speaker else None,
            "description": "reconstructed from what outlets report" if statement.reconstructed else None,
        }
    )


def _quotations(result: Contents, quotes: Iterable[Quote]) -> Iterable[dict[str, Any]]:
    sources = {check.passage_id: check.source_id for check in result.source_checks if check.source_id}
    for quote in quotes:
        article = result.article(quote.article_id)
        statements = dict.fromkeys(passage.statement_id for passage in quote.passages if passage.statement_id)
        based = dict.fromkeys(sources[passage.id] for passage in quote.passages if passage.id in sources)
        yield _known(
            {
                "@type": "Quotation",
                "@id": urn("quote", quote.id),
                "text": joined_text(article.text, quote.quoted),
                "spokenByCharacter": {"name": quote.speaker.name} if quote.speaker else None,
                "isPartOf": {"@id": article_iri(article)},
                "inLanguage": article.language,
                "exampleOfWork": [{"@id": urn("statement", name)} for name in statements] or None,
                "isBasedOn": [{"@id": article_iri(result.article(name))} for name in based] or None,
            }
        )


def _known(node: dict[str, Any]) -> dict[str, Any]:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value is not None}
