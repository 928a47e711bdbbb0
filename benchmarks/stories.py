"""Made-up stories, of which it is known who quotes whom in which words.

Each story has speakers who make statements; each outlet prints a statement in full, cuts it, reports it without marks,
or leaves it out. The names and things of a story are made of syllables, so that stories share frames and common words
but not what they are about. All is drawn from one seeded generator, so that two runs measure the same corpus.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from quotematch import Article, Verdict

_DAY_ONE = date(2020, 1, 1)
OUTLETS = ("Gazette", "Herald", "Courier", "Tribune", "Chronicle")
_FIRST = ("Ann", "Boris", "Carla", "Deepak", "Elena", "Farid", "Grace", "Hiro", "Ines", "Jonas")
_ONSETS = ("b", "br", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w")
_RIMES = ("a", "an", "ar", "e", "el", "en", "er", "i", "in", "o", "ol", "on", "or", "u", "um", "un")
_WHO = ("council", "ministry", "harbour board", "union", "school district", "water company", "court", "museum")
_DOES = ("reject", "renew", "publish", "postpone", "finance", "inspect", "close", "extend", "rebuild", "question")
_KIND = ("regional", "disputed", "underground", "historic", "northern", "temporary", "unfinished", "costly", "coastal")
_WHEN = ("before the winter", "within two years", "after the hearing", "by the end of March", "once the audit is done")
_WHY = ("neighbours asked for it", "the records are incomplete", "nobody else has offered", "engineers advised it")


class Planted(NamedTuple):
    """A statement as one article prints it, and the verdict that follows from how the others do."""

    article_id: str
    words: str
    verdict: Verdict


class Story(NamedTuple):
    """The articles of one event and what was planted in them."""

    articles: tuple[Article, ...]
    planted: tuple[Planted, ...]


def stories(count: int, *, statements: int = 12, seed: int = 20) -> Iterator[Story]:
    """`count` stories of five articles each, about `statements` statements an article."""
    draw = random.Random(seed)
    for number in range(count):
        yield _story(draw, number, statements)


def _story(draw: random.Random, number: int, statements: int) -> Story:
    paragraphs: dict[str, list[str]] = {outlet: [] for outlet in OUTLETS}
    planted: list[Planted] = []
    speakers = [f"{first} {_word(draw).title()}" for first in draw.sample(_FIRST, 3)]
    things = [_word(draw) for _ in range(10)]
    day = _DAY_ONE + timedelta(days=3 * number)
    for _ in range(statements):
        words, speaker = _sentence(draw, things), draw.choice(speakers)
        ways = {outlet: draw.choice(("full", "full", "cut", "reported", "absent")) for outlet in OUTLETS}
        for outlet, way in ways.items():
            if way != "absent":
                printed, paragraph = _print(words, speaker, way)
                paragraphs[outlet].append(paragraph)
                planted.append(Planted(f"{number:04}/{outlet}", printed, _verdict(outlet, ways)))
    articles = tuple(
        Article(
            id=f"{number:04}/{outlet}",
            outlet=outlet,
            published=day,
            text="\n\n".join(texts),
        )
        for outlet, texts in paragraphs.items()
    )
    return Story(articles, tuple(planted))


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(_ONSETS) + draw.choice(_RIMES) for _ in range(3))


def _sentence(draw: random.Random, things: list[str]) -> str:
    who, what, other = draw.choice(_WHO), draw.choice(things), draw.choice(things)
    does, kind, when = draw.choice(_DOES), draw.choice(_KIND), draw.choice(_WHEN)
    tail = f"because {draw.choice(_WHY)} and the {draw.choice(_KIND)} {other} needs {draw.randint(3, 97)} repairs"
    return f"The {who} will {does} the {kind} {what} {when}, {tail}"


def _print(words: str, speaker: str, way: str) -> tuple[str, str]:
    if way == "reported":
        inner = words[0].lower() + words[1:]
        return inner, f"{speaker} said that {inner}."
    printed = words if way == "full" else words[: words.index(", because")]
    return printed, f"“{printed},” {speaker} said."


def _verdict(outlet: str, ways: dict[str, str]) -> Verdict:
    others = [way for other, way in ways.items() if other != outlet and way != "absent"]
    if not others:
        return Verdict.UNIQUE
    quoted = ways[outlet] != "reported" and any(way != "reported" for way in others)
    return Verdict.VERBATIM if quoted else Verdict.PARAPHRASED
