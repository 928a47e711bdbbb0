"""Wordings: passages as they are compared.

Passages come in, in the order of date, article and place; wordings go out. Passages with the same words, of the same
speaker, in articles of the same story, are one wording with several members, so that ten thousand copies of a quote
are compared once. Words in [brackets] are the outlet's own and are left out; they and ellipses part a wording into
segments.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import regex

from quotematch.lexicon import served, table
from quotematch.match.content import VERY_COMMON, background, content_stem
from quotematch.match.speaking import asked, figures
from quotematch.models import Article, Form, Passage, Quote
from quotematch.text.fold import fold_word
from quotematch.text.naming import naming
from quotematch.text.spelling import american
from quotematch.text.words import printed

#: Below this number of words a wording without content, or all in capitals, is a formula, and one of several mouths is
#: several wordings.
BARE_WORDS = 4

#: Below this number of words a wording is a formula when each of its content words is among the most common.
COMMON_WORDS = 8

#: Speakers and days of a wording beyond this number are not asked.
_KEPT = 8

_BRACKETED = regex.compile(r"\[[^\[\]]{0,200}\]")
_ASIDE = regex.compile(r"\([^()]{1,400}\)")
_ASKING = regex.compile(r"\?\W*$")
_CUT = regex.compile(r"\N{HORIZONTAL ELLIPSIS}|\.(?:\s?\.){2,}")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that is no term, with where it stands."""

    passage: Passage
    quote: Quote
    article: int  # number of its article
    start: int
    end: int
    marked: tuple[str, ...] = ()  # of one outside quotation marks, the words that it sets in marks all the same

    @property
    def speaker(self) -> str | None:
        """The name of who is quoted; a pronoun is none."""
        return _named(self.quote.speaker.name) if self.quote.speaker else None


@lru_cache(maxsize=50_000)
def _named(name: str) -> str | None:
    """The name, unless it is a lone word that carries nothing ("they")."""
    return name if " " in name or content_stem(name) or name[:1].isupper() else None


@dataclass(slots=True)
class Wording:
    """Passages that read the same: their words without brackets, and the places where they stand."""

    words: tuple[str, ...]
    text: str  # all words, with a space before and after each
    segments: tuple[str, ...]  # each " word word ", parted by ellipses and brackets
    content: tuple[str | None, ...]  # the content stem of each word
    stems: tuple[str, ...]  # content stems, sorted, each once
    names: frozenset[str]  # those of them that are part of a name, by their capitals
    denied: frozenset[str]  # those of them that a negation can govern
    refused: frozenset[str]  # of these the ones right behind a negation, names aside
    direct: bool
    stock: bool
    common: bool  # few words, and their content in everybody's mouth ("Do you see what I mean?")
    story: frozenset[int]
    counted: frozenset[int] = frozenset()  # the figures by which its speakers are known ("28 percent of voters")
    members: list[int] = field(default_factory=list)  # numbers of places, in order
    speakers: list[str | None] = field(default_factory=list)  # of the members, each once, in order; the first few
    days: list[date] = field(default_factory=list)  # of the members where known, each once, in order; the first few
    asks: bool = True  # whether each of the members is a question
    marked: set[str] = field(default_factory=set)  # stems that a passage outside quotation marks sets in marks


def places(articles: Sequence[Article], quotes: Sequence[Quote]) -> list[Place]:
    """All passages but terms and topics, in order of date (unknown last), article id, offset and passage id."""
    numbers = {article.id: k for k, article in enumerate(articles)}
    terms = _terms(quotes)
    found = [
        Place(
            passage,
            quote,
            numbers[quote.article_id],
            passage.spans[0].start,
            passage.spans[-1].end,
            () if passage.form is Form.DIRECT else _within(passage, terms.get(quote.article_id, ())),
        )
        for quote in quotes
        if quote.is_judged and quote.article_id in numbers
        for passage in quote.passages
        if passage.spans
    ]
    return sorted(found, key=lambda p: _order(articles[p.article], p))


def _terms(quotes: Sequence[Quote]) -> dict[str, list[Quote]]:
    """The quoted terms of each article, by its id."""
    found: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote.is_term and quote.spans:
            found.setdefault(quote.article_id, []).append(quote)
    return found


def _within(passage: Passage, terms: Sequence[Quote]) -> tuple[str, ...]:
    """The words of the terms that stand in a passage."""
    start, end = passage.spans[0].start, passage.spans[-1].end
    return tuple(term.text for term in terms if start <= term.spans[0].start and term.spans[-1].end <= end)


def _order(article: Article, place: Place) -> tuple[date, str, int, str]:
    return article.published or date.max, article.id, place.start, place.passage.id


@cache
def _stock(language: str) -> dict[str, list[tuple[str, ...]]]:
    """The stock phrases by their first word, the longest first."""
    rows = table(language, "matching")["stock"]
    phrases = {tuple(token.fold for token in _tokens(printed(row), language)) for row in rows}
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _formulas(folds: tuple[str, ...], language: str) -> set[int]:
    """The places of words that belong to a stock phrase."""
    stock, inside = _stock(language), set[int]()
    if stock.keys().isdisjoint(folds):
        return inside
    for at, fold in enumerate(folds):
        for phrase in stock.get(fold, ()):
            if folds[at : at + len(phrase)] == phrase:
                inside.update(range(at, at + len(phrase)))
                break
    return inside


@cache
def _contractions(language: str) -> dict[str, tuple[str, ...]]:
    rows = table(language, "judging").get("contractions", {})
    return {short: tuple(full.split()) for short, full in rows.items()}


class _Token(NamedTuple):
    """A word as printed, what it is compared by, and what its letters tell."""

    raw: str
    fold: str
    stem: str | None
    capital: bool
    small: bool


@lru_cache(maxsize=200_000)
def _tokens_of(word: str, language: str) -> tuple[_Token, ...]:
    """A word as printed; of a contraction the words it stands for ("he's" is "he", "is")."""
    fold = american(fold_word(word), language)
    full = _contractions(language).get(fold)
    parts = [(part, part) for part in full] if full else [(word, fold)]
    return tuple(
        _Token(raw, fold, content_stem(raw, language), raw[:1].isupper(), raw[:1].islower()) for raw, fold in parts
    )


def _tokens(raw: Iterable[str], language: str) -> list[_Token]:
    return [token for word in raw for token in _tokens_of(word, language)]


def _segments(text: str, language: str) -> list[list[_Token]]:
    """Runs of words between ellipses and brackets."""
    gaps = sorted(m.span() for marks in (_BRACKETED, _CUT) for m in marks.finditer(text))
    runs, at = [], 0
    for start, end in (*gaps, (len(text), len(text))):
        if start > at and (run := _tokens(printed(text, at, start), language)):
            runs.append(run)
        at = max(at, end)
    return runs


def _asides(text: str, language: str) -> set[int]:
    """The places of words in round brackets: what a term means, a party, a state, seldom what was said."""
    inside, at, count = set[int](), 0, 0
    if "(" not in text:
        return inside
    for match in _ASIDE.finditer(text):
        count += sum(map(len, _segments(text[at : match.start()], language)))
        size = sum(map(len, _segments(match.group(), language)))
        inside.update(range(count, count + size))
        at, count = match.end(), count + size
    return inside


class Parsed(NamedTuple):
    """The words of a passage: their segments, all of them, and the content stems with those of names."""

    segments: tuple[str, ...]
    folds: tuple[str, ...]
    title: bool  # whether no word begins with a small letter, as in a name or a slogan
    formula: bool  # whether a stock phrase is among the words; its own carry no content
    stems: tuple[str | None, ...]  # the content stem of each word, None for a word without
    names: frozenset[str]
    denied: frozenset[str]  # stems behind a negation
    refused: frozenset[str]  # of these the first of each, names aside


#: Content words behind a negation that it can govern ("cannot in good conscience accede").
_GOVERNED = 3


@cache
def _deniers(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that deny what follows, and those that open a clause and end what a negation governs."""
    rows = table(language, "matching")
    return frozenset(rows["deniers"]), frozenset(rows["clause_openers"])


def _denied(folds: Sequence[str], stems: Sequence[str | None], language: str) -> tuple[set[str], set[str]]:
    """The stems that a negation can govern, the next few behind it in its clause, and the first of each."""
    (deniers, openers), denied, refused, left = _deniers(language), set[str](), set[str](), 0
    for fold, stem in zip(folds, stems, strict=True):
        if fold in deniers or fold.endswith("n't"):
            left = _GOVERNED
        elif left and fold in openers:
            left = 0
        elif left and stem:
            (refused if left == _GOVERNED else denied).add(stem)
            left -= 1
    return denied | refused, refused


def _titles(run: Sequence[_Token], language: str) -> set[str | None]:
    """The stems of roles right before a name ("nominee Ada Falk"): they are as much as a part of it."""
    roles = naming(language).roles
    return {token.stem for token, name in pairwise(run) if name.capital and token.fold in roles}


@lru_cache(maxsize=100_000)
def parse(text: str, language: str) -> Parsed:
    """The words of a passage as they are compared, without those in brackets."""
    runs = _segments(text, language)
    tokens = list(chain.from_iterable(runs))
    folds = tuple([token.fold for token in tokens])
    formula, aside = _formulas(folds, language), _asides(text, language)
    told = [None if at in formula else token.stem for at, token in enumerate(tokens)]
    if any(stem for at, stem in enumerate(told) if at not in aside):
        told = [None if at in aside else stem for at, stem in enumerate(told)]
    stems = tuple(told)
    named = {token.stem for run in runs for token in run[1:] if token.capital}
    named |= {stem for run in runs for stem in _titles(run, language)}
    small = sum([token.small for token in tokens])
    if small * 2 < len(tokens):
        named = set()  # a headline, or shouting: capitals tell nothing
    names = frozenset(s for s in named if s)
    denied, refused = _denied(folds, stems, language)
    return Parsed(
        segments=tuple([f" {' '.join([token.fold for token in run])} " for run in runs]),
        folds=folds,
        formula=bool(formula),
        title=not small,
        stems=stems,
        names=names,
        denied=frozenset(denied),
        refused=frozenset(refused - names),
    )


def _wording(parsed: Parsed, direct: bool, language: str, story: frozenset[int]) -> Wording:
    stems = {s for s in parsed.stems if s}
    common = len(parsed.folds) < COMMON_WORDS and all(background(s, language) <= VERY_COMMON for s in stems)
    bare = (not stems or parsed.title) and len(parsed.folds) < BARE_WORDS
    return Wording(
        words=parsed.folds,
        text=f" {' '.join(parsed.folds)} " if parsed.folds else " ",
        segments=parsed.segments,
        content=parsed.stems,
        stems=tuple(sorted(stems)),
        names=parsed.names,
        denied=parsed.denied,
        refused=parsed.refused,
        direct=direct,
        stock=bare or (parsed.formula and not stems),
        common=common,
        story=story,
    )


#: Passages that read the same: words, stems (which differ by language), marks, story, and who says it if that counts.
_Key = tuple[tuple[str, ...], tuple[str | None, ...], bool, frozenset[int], str | int | None]


def wordings(
    articles: Sequence[Article],
    found: Sequence[Place],
    story_of: Sequence[frozenset[int]],
    apart: Collection[int] = (),
) -> list[Wording]:
    """The distinct wordings of the places, in the order of their first members.

    A formula, or a wording too short to be one utterance in several mouths, is one wording only as long as one known
    speaker says it; one of words in everybody's mouth is another wording each day, and what people asked answer
    one of that group or share. A place in `apart` is a wording of its own.
    """
    same: dict[_Key, Wording] = {}
    for number, place in enumerate(found):
        article = articles[place.article]
        language, story = served(article.language), story_of[place.article]
        parsed, direct = parse(place.passage.text, language), place.passage.form is Form.DIRECT
        fresh = _wording(parsed, direct, language, story)
        loose = fresh.stock or len(fresh.words) < (BARE_WORDS if fresh.stems else COMMON_WORDS)
        fresh.counted = figures(place.speaker or "")
        loose = loose or bool(fresh.counted) or any(asked(place.speaker or ""))
        mouth = ((place.speaker if parsed.folds else None) or number) if loose else None
        mouth = number if not fresh.stems and not direct else mouth  # "that" reports nothing
        if fresh.common and mouth is None and article.published:
            mouth = article.published.isoformat()
        mouth = number if number in apart else mouth
        wording = same.setdefault((parsed.folds, parsed.stems, direct, story, mouth), fresh)
        _add(wording, number, place, article)
        wording.marked.update(s for text in place.marked for s in parse(text, language).stems if s)
    return list(same.values())


def _add(wording: Wording, number: int, place: Place, article: Article) -> None:
    wording.members.append(number)
    wording.asks = wording.asks and _ASKING.search(place.passage.text) is not None
    if place.speaker not in wording.speakers and len(wording.speakers) < _KEPT:
        wording.speakers.append(place.speaker)
    if article.published and article.published not in wording.days and len(wording.days) < _KEPT:
        wording.days.append(article.published)


def by_article(found: Sequence[Place]) -> Mapping[int, list[int]]:
    """Per article, the numbers of its places in order of offset."""
    rows: dict[int, list[int]] = {}
    for number, place in sorted(enumerate(found), key=lambda item: (item[1].start, item[1].end, item[1].passage.id)):
        rows.setdefault(place.article, []).append(number)
    return rows
