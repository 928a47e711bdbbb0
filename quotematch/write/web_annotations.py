"""A result as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

Each quote is an annotation that classifies its words by verdict, each discrepancy one that assesses the words it is
about. A target names the article and selects a span twice: by the words with those around them, which also finds them
on the page at the article's address, and by position in the text as it was read. Positions count code points, as the
model demands; JavaScript counts UTF-16 code units.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from quotematch.models import Article, Discrepancy, Quote
from quotematch.spans import Span
from quotematch.write.identifiers import article_iri, urn
from quotematch.write.json_lines import dumped, listed

if TYPE_CHECKING:
    from quotematch.contents import Contents

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Code points of text before and after the selected words.
_AROUND = 32


def web_annotations(result: Contents) -> str:
    """All annotations of a result as one collection of one page, each annotation on a line."""
    items = [*_of_quotes(result), *_of_discrepancies(result)]
    lines = listed(items)
    name = hashlib.sha256(lines.encode()).hexdigest()[:16]
    head = {
        "@context": _CONTEXT,
        "id": urn("annotations", name),
        "type": "AnnotationCollection",
        "label": f"quotematch {result.quotematch_version}, settings {result.settings_fingerprint}",
        "total": len(items),
    }
    page = {"id": urn("annotation-page", name), "type": "AnnotationPage", "startIndex": 0}
    return f'{dumped(head)[:-1]},\n"first": {dumped(page)[:-1]}, "items": {lines}}}}}\n'


def _of_quotes(result: Contents) -> Iterable[dict[str, Any]]:
    for quote in result.quotes:
        article = result.article(quote.article_id)
        yield {
            "id": urn("quote", quote.id),
            "type": "Annotation",
            "motivation": "classifying",
            "body": [_body(*pair) for pair in _told_of(quote)],
            "target": [_target(article, span) for span in quote.spans],
        }


def _told_of(quote: Quote) -> list[tuple[str, str]]:
    """Purposes and texts: the verdict with the words that it covers, the form, the speaker."""
    told = [("classifying", "term" if quote.is_term else quote.verdict.value if quote.verdict else "quote")]
    if coverage := quote.coverage:
        told.append(
            (
                "describing",
                f"{coverage.verbatim} words verbatim, {coverage.paraphrased} paraphrased, {coverage.unique} unique",
            )
        )
    told.append(("tagging", quote.form.value))
    if quote.speaker:
        told.append(("identifying", quote.speaker.name))
    return told


def _of_discrepancies(result: Contents) -> Iterable[dict[str, Any]]:
    for number, found in enumerate(result.discrepancies, 1):
        if targets := _targets_of(result, found):
            yield {
                "id": urn("discrepancy", str(number)),
                "type": "Annotation",
                "motivation": "assessing",
                "body": [
                    _body("assessing", found.message),
                    _body("tagging", found.kind.value),
                    _body("tagging", found.severity.value),
                ],
                "target": targets,
            }


def _targets_of(result: Contents, found: Discrepancy) -> list[dict[str, Any]]:
    """The words in question; of an article that lacks them, or when none are named, its passages."""
    named = [place for place in found.places if place.span.start < place.span.end]
    places = [(place.article_id, place.span) for place in named]
    for passage in map(result.passage, found.passages):
        article_id = result.quote(passage.quote_id).article_id
        if all(place.article_id != article_id for place in named):
            places += [(article_id, span) for span in passage.spans]
    return [_target(result.article(article_id), span) for article_id, span in dict.fromkeys(places)]


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(article: Article, span: Span) -> dict[str, Any]:
    return {"type": "SpecificResource", "source": article_iri(article), "selector": _selectors(article.text, span)}


def _selectors(text: str, span: Span) -> Sequence[dict[str, Any]]:
    return (
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    )
