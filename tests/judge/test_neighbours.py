"""A statement of very many wordings: what is compared is bounded, and no run of the same words is lost by it."""

from __future__ import annotations

from random import Random

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.judge import Judgement, judge
from quotematch.judge.verdicts import Relations
from quotematch.judge.wording import Wording
from quotematch.models import Article, Form, Passage, Quote, Relation, Speaker
from quotematch.settings import Settings
from quotematch.spans import Span

LINE = "however we cannot accept this offer today because the price that they named is far too low for us"
WORDS = LINE.split()
FEW, ALL = Settings(readings_compared=8), Settings(readings_compared=10_000)

VOICES = ("Ann Lee", "Boris Kane")

#: A wording and whether it stands inside marks.
Piece = tuple[str, bool]


def judged(pieces: list[Piece], settings: Settings = Settings(), voices: int = 1) -> Judgement:
    """One statement, each wording in an article and an outlet of its own, given to so many people in turn."""
    articles, quotes = [], []
    for number, (text, direct) in enumerate(pieces):
        name, span = f"a{number}", Span(0, len(text))
        form = Form.DIRECT if direct else Form.INDIRECT
        passage = Passage(id=f"{name}:p", quote_id=name, form=form, spans=(span,), text=text)
        quoted = (span,) if direct else ()
        articles.append(Article(id=name, outlet=name, text=text))
        quotes.append(
            Quote(
                id=name,
                article_id=name,
                form=form,
                spans=(span,),
                quoted=quoted,
                text=text,
                passages=(passage,),
                speaker=Speaker(name=VOICES[number % voices]),
            )
        )
    return judge(articles, quotes, {f"{quote.id}:p": "s" for quote in quotes}, {}, settings=settings)


def verdicts(judgement: Judgement) -> list[str]:
    return [str(quote.verdict) for quote in judgement.quotes]


def pieces(count: int, seed: int) -> list[Piece]:
    """Wordings of one statement, cut at both ends, some with a word of their own."""
    draw = Random(seed)
    made: list[Piece] = []
    for number in range(count):
        words = list(WORDS[draw.randrange(6) : len(WORDS) - draw.randrange(6)])
        if draw.random() < 0.5:
            words[draw.randrange(len(words))] = f"other{number}"
        made.append((" ".join(words), draw.random() < 0.7))
    return made


@hypothesis.settings(max_examples=50)
@given(st.integers(0, 40), st.integers(0, 10_000))
def test_words_that_another_outlet_has_in_one_run_are_found_among_however_many(count: int, seed: int) -> None:
    made = pieces(count, seed)
    assert verdicts(judged(made, settings=FEW)) == verdicts(judged(made, settings=ALL))


def test_while_there_are_few_wordings_the_bound_changes_nothing() -> None:
    made = pieces(12, 3)
    assert judged(made) == judged(made, settings=ALL)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Wording, Wording]]:
    """The pairs of wordings that are compared from here on."""
    pairs: list[tuple[Wording, Wording]] = []
    of = Relations.of

    def told(self: Relations, a: Wording, b: Wording) -> tuple[Relation, list[object]]:
        pairs.append((a, b))
        return of(self, a, b)  # type: ignore[return-value]

    monkeypatch.setattr(Relations, "of", told)
    return pairs


@pytest.mark.parametrize("voices", [1, 2])
def test_comparisons_grow_with_the_wordings_and_not_with_their_square(
    compared: list[tuple[Wording, Wording]], voices: int
) -> None:
    totals = []
    for count in (100, 200):
        compared.clear()
        judged(pieces(count, 1), settings=FEW, voices=voices)
        totals.append(len(compared))
    assert totals[1] < 3 * totals[0]


def test_from_so_many_wordings_on_not_all_are_compared(compared: list[tuple[Wording, Wording]]) -> None:
    made = pieces(12, 3)
    totals = []
    for settings in (Settings(readings_compared=4), Settings(readings_compared=12), ALL):
        compared.clear()
        judged(made, settings=settings)
        totals.append(len(compared))
    assert totals[0] < totals[1] == totals[2]
