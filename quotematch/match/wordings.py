"""Wordings: passages as they are compared.

Passages come in, in the order of date, article and place; wordings go out. Passages with the same words, of the same
speaker, in articles of the same story, are one wording with several members, so that ten thousand copies of a quote
are compared once. Words in [brackets] are the outlet's own and are left out; they and ellipses part a wording into
segments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import regex

from quotematch.lexicon import table
from quotematch.match.content import content_stem, known
from quotematch.models import Article, Form, Passage, Quote
from quotematch.text.words import words

#: A wording without content words is a formula below this number of words.
BARE_WORDS = 4

_BRACKETED = regex.compile(r"\[[^\[\]]{0,200}\]")
_CUT = regex.compile(r"\N{HORIZONTAL ELLIPSIS}|\.(?:\s?\.){2,}")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that is no term, with where it stands."""

    passage: Passage
    quote: Quote
    article: int  # number of its article
    start: int
    end: int

    @property
    def speaker(self) -> str | None:
        """The name of who is quoted."""
        return self.quote.speaker.name if self.quote.speaker else None


@dataclass(slots=True)
class Wording:
    """Passages that read the same: their words without brackets, and the places where they stand."""

    words: tuple[str, ...]
    segments: tuple[str, ...]  # each " word word ", parted by ellipses and brackets
    stems: tuple[str, ...]  # content stems, sorted, each once
    names: frozenset[str]  # those of them that are part of a name, by their capitals
    direct: bool
    stock: bool
    speaker: str | None
    story: frozenset[int]
    members: list[int] = field(default_factory=list)  # numbers of places, in order

    @property
    def text(self) -> str:
        """All words, with a space before and after each."""
        return f" {' '.join(self.words)} " if self.words else " "


def places(articles: Sequence[Article], quotes: Sequence[Quote]) -> list[Place]:
    """All passages that are no terms, in order of date (unknown last), article id, offset and passage id."""
    numbers = {article.id: k for k, article in enumerate(articles)}
    found = [
        Place(passage, quote, numbers[quote.article_id], passage.spans[0].start, passage.spans[-1].end)
        for quote in quotes
        if not quote.is_term and quote.article_id in numbers
        for passage in quote.passages
        if passage.spans
    ]
    return sorted(found, key=lambda p: _order(articles[p.article], p))


def _order(article: Article, place: Place) -> tuple[date, str, int, str]:
    return article.published or date.max, article.id, place.start, place.passage.id


@cache
def _stock(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(w.fold for w in words(phrase)) for phrase in table(language, "matching")["stock"])


def _segments(text: str) -> list[list[tuple[str, str]]]:
    """Runs of (word as printed, folded word) between ellipses and brackets."""
    gaps = sorted(m.span() for marks in (_BRACKETED, _CUT) for m in marks.finditer(text))
    runs, at = [], 0
    for start, end in (*gaps, (len(text), len(text))):
        if start > at and (run := [(text[w.start : w.end], w.fold) for w in words(text, at, start)]):
            runs.append(run)
        at = max(at, end)
    return runs


def _wording(place: Place, language: str, story: frozenset[int]) -> Wording:
    runs = _segments(place.passage.text)
    folds = tuple(fold for run in runs for _, fold in run)
    stems = {found for run in runs for raw, _ in run if (found := content_stem(raw, language))}
    names = {content_stem(raw, language) for run in runs for raw, _ in run[1:] if raw[:1].isupper()}
    return Wording(
        words=folds,
        segments=tuple(f" {' '.join(fold for _, fold in run)} " for run in runs),
        stems=tuple(sorted(stems)),
        names=frozenset(stems & names),
        direct=place.passage.form is Form.DIRECT,
        stock=folds in _stock(language) or (not stems and len(folds) < BARE_WORDS),
        speaker=place.speaker,
        story=story,
    )


def wordings(articles: Sequence[Article], found: Sequence[Place], story_of: Sequence[frozenset[int]]) -> list[Wording]:
    """The distinct wordings of the places, in the order of their first members."""
    by_text: dict[tuple[str, str, Form, str | None, frozenset[int]], Wording] = {}
    same: dict[tuple[tuple[str, ...], bool, str | None, frozenset[int], int | None], Wording] = {}
    result: list[Wording] = []
    for number, place in enumerate(found):
        language, story = known(articles[place.article].language), story_of[place.article]
        key = (place.passage.text, language, place.passage.form, place.speaker, story)
        wording = by_text.get(key)
        if wording is None:
            fresh = _wording(place, language, story)
            alone = number if fresh.stock and not fresh.speaker else None  # a formula of nobody known joins nothing
            wording = same.setdefault((fresh.words, fresh.direct, fresh.speaker, story, alone), fresh)
            if alone is None:
                by_text[key] = wording
        if not wording.members:
            result.append(wording)
        wording.members.append(number)
    return result


def by_article(found: Sequence[Place]) -> Mapping[int, list[int]]:
    """Per article, the numbers of its places in order of offset."""
    rows: dict[int, list[int]] = {}
    for number, place in sorted(enumerate(found), key=lambda item: (item[1].start, item[1].end, item[1].passage.id)):
        rows.setdefault(place.article, []).append(number)
    return rows
