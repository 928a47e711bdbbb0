"""Kin: articles that print one long run of quoted words.

A quote is told again months later, in an article about something else; a tiny article has too few words to be like
another. Where two articles print the same run of words inside quotation marks, long and with content, they are of each
other's story whatever the rest of them says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from quotematch.lexicon import served
from quotematch.match.wordings import Place, parse
from quotematch.models import Article, Form
from quotematch.settings import Settings


def _runs(place: Place, language: str, settings: Settings) -> Iterator[tuple[str, ...]]:
    """The runs of so many words of a passage that have enough content."""
    parsed, size = parse(place.passage.text, language), settings.kin_words
    before = [0, *accumulate(stem is not None for stem in parsed.stems)]
    for at in range(len(parsed.folds) - size + 1):
        if before[at + size] - before[at] >= settings.kin_stems:
            yield parsed.folds[at : at + size]


def with_kin(
    articles: Sequence[Article], found: Sequence[Place], stories: Sequence[frozenset[int]], settings: Settings
) -> list[frozenset[int]]:
    """The stories, by numbers of articles, each with the articles that share a quoted run with its own."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for place in found:
        if place.passage.form is Form.DIRECT:
            for run in _runs(place, served(articles[place.article].language), settings):
                holders[run].add(place.article)
    wider: dict[int, set[frozenset[int]]] = defaultdict(set)
    inside: dict[tuple[frozenset[int], frozenset[int]], bool] = {}
    for group in {frozenset(who) for who in holders.values() if len(who) > 1}:
        for k in group:
            key = (group, stories[k])
            if not inside.setdefault(key, group <= stories[k]):
                wider[k].add(group)
    joined: dict[tuple[frozenset[int], frozenset[frozenset[int]]], frozenset[int]] = {}
    result = list(stories)
    for k, groups in wider.items():
        story = (stories[k], frozenset(groups))
        result[k] = joined.setdefault(story, stories[k].union(*groups))
    return result
