"""Articles with their quotes for spaCy (https://spacy.io): plain JSON Lines, and Docs in a DocBin.

In JSON Lines an article is its text with spans in code points, under the key "sc" that spaCy's span categorizer uses.
In a Doc a span has whole tokens: one that starts or ends inside a token takes in all of it, and the exact offsets stand
in `doc.user_data["quotematch"]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quotematch.models import Article
from quotematch.write.extras import needed
from quotematch.write.json_lines import dumped
from quotematch.write.marked_spans import Marks, marks_of

if TYPE_CHECKING:
    from quotematch.contents import Contents

#: The key of the span categorizer's spans.
_KEY = "sc"
#: The pipeline of no language in particular.
_ANY_LANGUAGE = "xx"


def span_lines(result: Contents) -> str:
    """One line of JSON per article."""
    return "".join(f"{dumped(row)}\n" for row in _rows(result))


def docs(result: Contents) -> list[Any]:
    """One spaCy Doc per article, tokenized by the blank pipeline of its language.

    Raises MissingExtraError without spaCy.
    """
    spacy = needed("spacy", extra="spacy")
    pipelines: dict[str, Any] = {}
    made = []
    for article, row in zip(result.articles, _rows(result), strict=True):
        language = (article.language or _ANY_LANGUAGE).split("-")[0].lower()
        if language not in pipelines:
            pipelines[language] = _blank(spacy, language)
        doc = pipelines[language].make_doc(article.text)
        spans = [
            doc.char_span(one["start"], one["end"], label=one["label"], span_id=one["id"], alignment_mode="expand")
            for one in row["spans"][_KEY]
        ]
        doc.spans[_KEY] = [span for span in spans if span is not None]
        doc.user_data["quotematch"] = {**row["meta"], "spans": row["spans"][_KEY]}
        made.append(doc)
    return made


def doc_bin(result: Contents) -> bytes:
    """The Docs as the bytes of a `.spacy` file."""
    needed("spacy", extra="spacy")
    tokens = needed("spacy.tokens", extra="spacy")
    packed: bytes = tokens.DocBin(docs=docs(result), store_user_data=True).to_bytes()
    return packed


def _blank(spacy: Any, language: str) -> Any:
    """The blank pipeline of a language, or that of none when spaCy has none for it."""
    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank(_ANY_LANGUAGE)


def _rows(result: Contents) -> Iterator[dict[str, Any]]:
    found = marks_of(result)
    for article in result.articles:
        yield {"text": article.text, "spans": {_KEY: _spans(found[article.id])}, "meta": _meta(article)}


def _spans(found: Marks) -> list[dict[str, Any]]:
    return [
        {"start": mark.span.start, "end": mark.span.end, "label": mark.label, "id": mark.quote.id}
        for mark in found.marks
    ]


def _meta(article: Article) -> dict[str, str | None]:
    published = article.published.isoformat() if article.published else None
    return {"article_id": article.id, "outlet": article.witness, "published": published}
