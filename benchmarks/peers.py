"""Other programs, each behind one function: an article in, the quotes that it finds out.

They are measured where they are installed (`pip install textacy sayswho`, and a spaCy pipeline) and nowhere else: the
project does not depend on them. Each is used as its documentation shows; what its result lacks stays empty. A peer that
raises is taken at its word: it gives the article up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

import quotematch as qm
from quotematch import Article, Span
from quotematch.extract import SpacyExtractor


class Found(NamedTuple):
    """A quote as any system gives it: content, who speaks, and "direct", "mixed" or "indirect"."""

    content: Sequence[Span]
    speaker: Span | None
    form: str


Find = Callable[[Article], Sequence[Found]]


def ours(article: Article) -> list[Found]:
    """quotematch's rules; terms, which nobody is said to say, are no quotes."""
    return _ours(qm.extract(article))


def _ours(quotes: Sequence[qm.Quote]) -> list[Found]:
    return [Found(q.spans, q.speaker.mention if q.speaker else None, q.form) for q in quotes if not q.is_term]


def with_parser(pipeline: str) -> Find:
    """quotematch's rules, and what spaCy's parser adds."""
    extractor = SpacyExtractor.named(pipeline)
    return lambda article: _ours(qm.extract(article, extractor=extractor))


def textacy(pipeline: str) -> Find:
    """textacy's finder of direct quotations, over a spaCy pipeline."""
    nlp, triples = import_module("spacy").load(pipeline), import_module("textacy.extract.triples")
    return lambda article: [_from_triple(one) for one in triples.direct_quotations(nlp(article.text))]


def sayswho(pipeline: str) -> Find:
    """sayswho's quote finder, over a spaCy pipeline.

    The rest of sayswho, which resolves the speakers, needs a coreference pipeline that is on no package index. Empty
    lines are given to it as single line ends, offsets kept, for it raises on two line ends in a row.
    """
    nlp, finder = import_module("spacy").load(pipeline), import_module("sayswho.quote_finder")

    def find(article: Article) -> list[Found]:
        text = re.sub(r"\s*\n\s*", lambda gap: "\n".rjust(len(gap[0])), article.text)
        return [_from_triple(one) for one in finder.quote_finder(nlp(text))]

    return find


def parsing(pipeline: str) -> Find:
    """spaCy's whole pipeline, for its speed alone: it finds no quotes."""
    nlp = import_module("spacy").load(pipeline)
    return _only(nlp)


def tokens(pipeline: str) -> Find:
    """spaCy's English tokenizer without any pipeline, for its speed alone."""
    del pipeline
    nlp = import_module("spacy").blank("en")
    return _only(nlp)


def _only(nlp: Callable[[str], Any]) -> Find:
    """Run a pipeline and find nothing."""

    def find(article: Article) -> list[Found]:
        nlp(article.text)
        return []

    return find


def _from_triple(triple: Any) -> Found:
    """Speaker and content of the triples that textacy and sayswho share."""
    content, speaker = triple.content, triple.speaker
    mention = Span(speaker[0].idx, speaker[-1].idx + len(speaker[-1])) if speaker else None
    return Found([Span(content.start_char, content.end_char)], mention, "direct")


#: By name, each made with the name of a spaCy pipeline.
PEERS: dict[str, Callable[[str], Find]] = {
    "quotematch+parser": with_parser,
    "textacy": textacy,
    "sayswho": sayswho,
    "spacy-pipeline": parsing,
    "spacy-tokenizer": tokens,
}
