"""Made-up stories with the truth attached: what was said, by whom, and how each outlet prints it.

Sentences are put together from frames and invented words, so that no statement is like another. Each outlet prints a
statement in one way: in full, in other print, cut, changed in meaning, or not at all. From the ways of all outlets the
verdict of every printing follows, and so does what an editor must be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from quotematch.models import Article, EditKind, Verdict
from quotematch.spans import Span
from quotematch.testing.mutations import mutations

OUTLETS = ("Gazette", "Herald", "Courier", "Tribune", "Chronicle")
NAMES = ("Ann Lee", "Boris Kane", "Carla Mendez", "Deepak Rao", "Elena Frost", "Grace Obi")
_FRAMES = (
    "We will rebuild the {0} bridge near {1} within seven weeks because the {2} office asked for it",
    "They should never have sold the {0} mill of {1} for ninety thousand dollars to a {2} company",
    "The {0} school in {1} can reopen on the third of May if the {2} inspectors find nothing",
    "Nobody told the {0} drivers of {1} that the {2} tunnel would be closed for four months",
    "Our {0} ferry must leave {1} before noon, and the {2} crews have known that for two years",
)
_ONSETS = ("b", "br", "d", "f", "g", "gr", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v")
_RIMES = ("an", "ar", "el", "en", "er", "in", "ol", "on", "or", "um", "un")
_FILLERS = (
    "The meeting went on until late in the evening.",
    "Rain had fallen since the morning.",
    "Several people left the hall early.",
    "A second vote is planned for next week.",
)


class Manner(StrEnum):
    """How an outlet prints a statement."""

    FULL = "full"
    PRINT = "print"
    CUT = "cut"
    CHANGED = "changed"
    ABSENT = "absent"


#: Printings of the same words, of which one is a run of the other.
SAME = frozenset({Manner.FULL, Manner.PRINT, Manner.CUT})
_CHANGES = (EditKind.NEGATION, EditKind.NUMBER, EditKind.MODAL)


class Said(NamedTuple):
    """A statement: who said which words."""

    speaker: str
    words: str


class Printed(NamedTuple):
    """A statement in an article: in which manner, at which place (inside the marks), and the verdict that follows."""

    article_id: str
    said: Said
    manner: Manner
    span: Span
    verdict: Verdict


class ToldArticle(NamedTuple):
    """An article, what it quotes, and the places of sentences that quote nothing."""

    article: Article
    printed: tuple[Printed, ...]
    plain: tuple[Span, ...]


class ToldCorpus(NamedTuple):
    """The articles of one story with the truth about each."""

    told: tuple[ToldArticle, ...]

    @property
    def articles(self) -> list[Article]:
        """The articles alone."""
        return [one.article for one in self.told]

    @property
    def printed(self) -> list[Printed]:
        """All printings, in order of article and place."""
        return [one for told in self.told for one in told.printed]


def word(number: int) -> str:
    """An invented word, another one for each number from 0.

    >>> word(0), word(5000)
    ('banban', 'stellar')
    """
    parts = []
    for _ in range(2 if number < (len(_ONSETS) * len(_RIMES)) ** 2 else 3):
        number, onset = divmod(number, len(_ONSETS))
        number, rime = divmod(number, len(_RIMES))
        parts.append(_ONSETS[onset] + _RIMES[rime])
    return "".join(parts)


def statement(speaker: int, frame: int, number: int) -> Said:
    """A statement of its own for each number, in one of the frames."""
    invented = [word(3 * number), word(3 * number + 1).title(), word(3 * number + 2)]
    return Said(NAMES[speaker % len(NAMES)], _FRAMES[frame % len(_FRAMES)].format(*invented))


def corpus(said: list[Said], manners: list[list[Manner]], shapes: list[int]) -> ToldCorpus:
    """The story in which outlet `i` prints statement `j` in `manners[i][j]`; `shapes` vary how sentences are built.

    An outlet that prints nothing has an article all the same.
    """
    told = []
    for number, row in enumerate(manners):
        verdicts = [_verdict(number, [each[at] for each in manners]) for at in range(len(said))]
        told.append(_article(number, list(zip(said, row, verdicts, strict=True)), shapes))
    return ToldCorpus(tuple(told))


def _verdict(outlet: int, ways: list[Manner]) -> Verdict:
    """What follows for an outlet from the manners of all: the same words elsewhere, the statement, or neither."""
    others = [way for number, way in enumerate(ways) if number != outlet and way is not Manner.ABSENT]
    same = ways[outlet] in SAME and any(way in SAME for way in others)
    changed = ways[outlet] is Manner.CHANGED and Manner.CHANGED in others
    return Verdict.VERBATIM if same or changed else Verdict.PARAPHRASED if others else Verdict.UNIQUE


def _article(number: int, rows: list[tuple[Said, Manner, Verdict]], shapes: list[int]) -> ToldArticle:
    name = f"{number}-{OUTLETS[number]}"
    text = _FILLERS[number % len(_FILLERS)]
    plain = [Span(0, len(text))]
    printed = []
    for at, (said, manner, verdict) in enumerate(rows):
        if manner is Manner.ABSENT:
            continue
        shape = shapes[(number + at) % len(shapes)] if shapes else 0
        words = _wording(said.words, manner)
        before, after = _around(said.speaker, shape, straight=manner is Manner.PRINT)
        start = len(text) + 2 + len(before)
        text += f"\n\n{before}{words}{after}"
        printed.append(Printed(name, said, manner, Span(start, start + len(words)), verdict))
        filler = _FILLERS[shape % len(_FILLERS)]
        plain.append(Span(len(text) + 2, len(text) + 2 + len(filler)))
        text += f"\n\n{filler}"
    article = Article(id=name, outlet=OUTLETS[number], text=text, language="en")
    return ToldArticle(article, tuple(printed), tuple(plain))


def _wording(words: str, manner: Manner) -> str:
    if manner is Manner.CUT:
        parts = words.split()
        return " ".join(parts[: max(6, len(parts) - 4)])
    return next(changed(words)) if manner is Manner.CHANGED else words


def changed(words: str) -> Iterator[str]:
    """The wordings of a statement with one change of meaning, those of a negation first.

    >>> next(changed("They know that we will leave the old harbour"))
    'They know that we will not leave the old harbour'
    """
    for kind in _CHANGES:
        yield from (one.b for one in mutations(words, kind))


def _around(speaker: str, shape: int, *, straight: bool) -> tuple[str, str]:
    """What stands before and after the words: the marks and who said it."""
    open_mark, close = ('"', '"') if straight else ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}")
    forms = (
        (open_mark, f",{close} {speaker} said."),
        (f"{speaker} said: {open_mark}", f".{close}"),
        (open_mark, f",{close} said {speaker}."),
        (f"{speaker} told reporters: {open_mark}", f".{close}"),
    )
    return forms[shape % len(forms)]
