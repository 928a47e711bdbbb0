"""Our rules, and what a dependency parser sees beside them: `SpacyExtractor`.

Comes in: a spaCy pipeline that its user has loaded. Each article is read by the rules of this folder, then parsed;
where a reporting verb of the lexicon governs a clause (`ccomp`) and has a subject (`nsubj`), and the rules found
nothing, the clause is one more indirect quote. Nothing is downloaded, and spaCy is imported only where a pipeline is
named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any, Protocol, Self

from quotematch.errors import MissingExtraError
from quotematch.extract.extractor import Further, extract_article
from quotematch.extract.records import Attribution
from quotematch.extract.speech.grammar import Grammar
from quotematch.models import Article, Problem, ProblemLevel, Quote
from quotematch.settings import Settings
from quotematch.spans import Span

#: Labels of Universal Dependencies that spaCy's English and most of its other pipelines share.
_CLAUSE, _SUBJECT, _NEGATION, _COMPLEMENTIZER, _AND, _RELATIVE = "ccomp", "nsubj", "neg", "mark", "conj", "relcl"
_TAKES_A_CLAUSE = frozenset("tbw")  # frames of a verb, see lexicon/en/reporting.toml


class Token(Protocol):
    """As much of `spacy.tokens.Token` as is used here."""

    i: int
    idx: int
    text: str
    dep_: str
    is_punct: bool
    is_space: bool

    @property
    def head(self) -> Self: ...  # noqa: D102
    @property
    def children(self) -> Iterable[Self]: ...  # noqa: D102
    @property
    def subtree(self) -> Iterable[Self]: ...  # noqa: D102


class Doc(Protocol):
    """As much of `spacy.tokens.Doc` as is used here: tokens in order, with offsets into `text`."""

    @property
    def text(self) -> str: ...  # noqa: D102
    def __iter__(self) -> Any: ...
    def has_annotation(self, attr: str) -> bool: ...  # noqa: D102


class SpacyExtractor:
    """An `Extractor` that adds to our rules the reported clauses which a spaCy pipeline's parser finds.

    `nlp` is a loaded pipeline with a dependency parser (`spacy.load("en_core_web_sm")`). Quotes that the rules find are
    kept as they are; what is added is indirect, has a subject, and overlaps none of them. An article that the pipeline
    cannot parse is read by the rules alone, with a problem that says so.

    Raises TypeError when `nlp` cannot be called, as the mere name of a pipeline cannot: see `named`.

        extractor = SpacyExtractor(spacy.load("en_core_web_sm"))
        result = qm.reconcile(corpus, extractor=extractor)
    """

    def __init__(self, nlp: Callable[[str], Doc]) -> None:
        if not callable(nlp):
            raise TypeError(f"a loaded pipeline is needed, not {nlp!r}; SpacyExtractor.named() loads one by its name")
        self._nlp = nlp

    @classmethod
    def named(cls, name: str) -> Self:
        """An extractor with the installed pipeline `name`; nothing is downloaded.

        Raises MissingExtraError when spaCy, or that pipeline, is not installed.
        """
        try:
            spacy = import_module("spacy")
        except ImportError as error:
            raise MissingExtraError("spaCy is not installed: pip install 'quotematch[spacy]'") from error
        try:
            return cls(spacy.load(name))
        except OSError as error:
            raise MissingExtraError(f"no pipeline {name!r} is installed: python -m spacy download {name}") from error

    def __call__(self, article: Article, *, settings: Settings) -> tuple[list[Quote], list[Problem]]:
        """Quotes of the rules and of the parse, by place, and the problems met on the way."""
        doc, why = self._parse(article.text)
        quotes, problems = extract_article(article, settings=settings, further=_finder(doc) if doc else None)
        return quotes, problems if doc else [*problems, _unparsed(article, why)]

    def _parse(self, text: str) -> tuple[Doc | None, str]:
        try:
            doc = self._nlp(text)
        except Exception as error:  # a pipeline of any make: whatever it does, the rules still read the article
            return None, f"{type(error).__name__}: {error}"
        if doc.text != text:
            return None, "the pipeline changes the text, so that its offsets are of no use"
        if text.strip() and not doc.has_annotation("DEP"):
            return None, "the pipeline has no dependency parser"
        return doc, ""


def _unparsed(article: Article, why: str) -> Problem:
    message = f"read by the rules alone, not by the parser ({why})"
    return Problem(level=ProblemLevel.NOTE, code="not_parsed", message=message, article_id=article.id)


def _finder(doc: Doc) -> Further:
    return lambda known, rules: reported_clauses(doc, known, rules)


def reported_clauses(doc: Doc, known: Sequence[Attribution], rules: Grammar) -> list[Attribution]:
    """Clauses that reporting verbs govern, in order of place, outermost only, that overlap nothing in `known`."""
    clauses = [found for verb in doc for found in _clauses(verb, rules)]
    clauses.sort(key=lambda found: (found.content[0].start, -found.content[-1].end))
    taken = bytearray(len(doc.text))
    for attribution in known:
        _take(taken, attribution)
    kept: list[Attribution] = []
    for found in clauses:
        if not any(any(taken[span.start : span.end]) for span in (*found.content, found.cue or Span(0, 0))):
            _take(taken, found)
            kept.append(found)
    return kept


def _take(taken: bytearray, attribution: Attribution) -> None:
    for start, end in attribution.content:
        taken[start:end] = b"\x01" * (end - start)


def _clauses(verb: Token, rules: Grammar) -> list[Attribution]:
    form = rules.verbs.get(verb.text.lower())
    if form is None or not _TAKES_A_CLAUSE & set(form.frames) or any(c.dep_ == _NEGATION for c in verb.children):
        return []
    subject = _subject(verb, rules)
    if subject is None:
        return []
    found: list[Attribution] = []
    for child in verb.children:
        content = _content(child) if child.dep_ == _CLAUSE else []
        if content:
            cue = Span(verb.idx, verb.idx + len(verb.text))
            found.append(Attribution(content, cue=cue, mention=_extent(subject)))
    return found


def _subject(verb: Token, rules: Grammar) -> Sequence[Token] | None:
    """The tokens of the verb's subject, or of the verb's with which it is coordinated; None for a first person."""
    seen = verb
    own = _own_subject(seen)
    while own is None and seen.dep_ == _AND:
        seen = seen.head
        own = _own_subject(seen)
    if own is None or own.text.lower() in rules.first_person:
        return None
    if own.text.lower() in rules.relatives and seen.dep_ == _RELATIVE:
        inside = {token.i for token in seen.subtree}
        return [token for token in seen.head.subtree if token.i not in inside]
    return list(own.subtree)


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == _SUBJECT), None)


def _content(clause: Token) -> list[Span]:
    """The unbroken runs of a clause's tokens, without "that" at its head and punctuation at the edges of a run."""
    tokens = list(clause.subtree)
    if tokens and tokens[0].dep_ == _COMPLEMENTIZER and tokens[0].text.lower() == "that":
        tokens = tokens[1:]
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [span for run in runs if (span := _extent(run))]


def _extent(run: Sequence[Token]) -> Span | None:
    words = [token for token in run if not (token.is_punct or token.is_space)]
    return Span(words[0].idx, words[-1].idx + len(words[-1].text)) if words else None
