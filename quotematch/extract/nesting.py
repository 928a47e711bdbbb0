"""Nesting: the cheapest way to read the marks of one paragraph as quotes within quotes.

Each mark can open a quote, close one that is open, or be none at all; each has a price (see `neighbours`), and so have
quotes that stay open and marks nested in the same marks. A careful typist's paragraph costs nothing and is read in one
pass. Otherwise readings are extended mark by mark, the cheapest for each stack of open marks is kept (Viterbi's
algorithm over stacks, with a beam), so that an odd mark is mended where that is cheapest and costs no other quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quotematch.extract.conventions import Convention, prices
from quotematch.extract.neighbours import Mark
from quotematch.settings import Settings


@dataclass(slots=True)
class Reading:
    """What the marks of a paragraph are, by their index in it."""

    pairs: list[tuple[int, int]] = field(default_factory=list)  # opening mark, closing mark
    cut: list[tuple[int, int]] = field(default_factory=list)  # opening mark, mark before which it is given up
    open: list[int] = field(default_factory=list)  # still open at the end, the outermost first
    strays: list[int] = field(default_factory=list)  # no quotation mark


class _Step(NamedTuple):
    """One decision, linked to those before it."""

    before: _Step | None
    what: str  # "pair", "cut" or "stray"
    first: int
    second: int


class _State(NamedTuple):
    price: float
    signs: tuple[str, ...]  # marks that are open, the outermost first
    places: tuple[int, ...]  # where they are
    steps: _Step | None


def cheapest_reading(
    marks: Sequence[Mark], usage: Convention, settings: Settings, resumed: tuple[str, ...] = ()
) -> Reading:
    """Read `marks`, those of one paragraph in order; `resumed` are the marks with which the next one opens again.

    Of readings that cost the same, the one that closes sooner wins. Time grows linearly with the number of marks.
    """
    return _plain(marks, usage) or _searched(marks, usage, settings, resumed)


def _plain(marks: Sequence[Mark], usage: Convention) -> Reading | None:
    """The reading of a paragraph that costs nothing, or None if it is not as plain as that."""
    reading = Reading()
    stack: list[int] = []
    for k, mark in enumerate(marks):
        closers = usage.closes[marks[stack[-1]].sign] if stack else {}
        if mark.closing == 0.0 and closers.get(mark.sign) == 0.0:
            reading.pairs.append((stack.pop(), k))
        elif mark.opening == 0.0 and usage.opens.get(mark.sign) == 0.0 and not _same(marks, stack, mark):
            stack.append(k)
        elif mark.nothing == 0.0:
            reading.strays.append(k)
        else:
            return None
        if len(stack) > 2:
            return None
    return None if stack else reading


def _same(marks: Sequence[Mark], stack: list[int], mark: Mark) -> bool:
    return any(marks[k].sign == mark.sign for k in stack)


def _searched(marks: Sequence[Mark], usage: Convention, settings: Settings, resumed: tuple[str, ...]) -> Reading:
    states = [_State(0.0, (), (), None)]
    for k, mark in enumerate(marks):
        best: dict[tuple[str, ...], _State] = {}
        for state in states:
            for moved in _moves(state, k, mark, marks, usage, settings.max_nesting):
                rival = best.get(moved.signs)
                if rival is None or moved.price < rival.price:
                    best[moved.signs] = moved
        states = sorted(best.values(), key=lambda state: state.price)[: settings.readings_kept]
    final = min(states, key=lambda state: state.price + _price_of_open(state.signs, usage, resumed))
    return _told(final)


def _moves(
    state: _State, k: int, mark: Mark, marks: Sequence[Mark], usage: Convention, max_nesting: int
) -> Iterator[_State]:
    """What mark `k` can be when `state` stands before it."""
    price = prices()
    for depth in range(len(state.signs) - 1, -1, -1):
        odd = usage.closes[state.signs[depth]].get(mark.sign)
        if odd is not None:
            given_up = state.places[depth + 1 :]
            steps = state.steps
            for place in given_up:
                steps = _Step(steps, "cut", place, k)
            cost = state.price + odd + mark.closing + price.cut_short * len(given_up)
            steps = _Step(steps, "pair", state.places[depth], k)
            yield _State(cost, state.signs[:depth], state.places[:depth], steps)
            break
    odd = usage.opens.get(mark.sign)
    if odd is not None and len(state.signs) < max_nesting:
        cost = state.price + odd + mark.opening + _price_of_nesting(state.signs, mark, usage)
        yield _State(cost, (*state.signs, mark.sign), (*state.places, k), state.steps)
    if odd is not None and state.signs and mark.lean > 0:
        cost = state.price + odd + mark.opening + price.cut_short
        steps = _Step(state.steps, "cut", state.places[-1], k)
        yield _State(cost, (*state.signs[:-1], mark.sign), (*state.places[:-1], k), steps)
    yield _State(state.price + mark.nothing, state.signs, state.places, _Step(state.steps, "stray", k, k))


def _price_of_nesting(signs: tuple[str, ...], mark: Mark, usage: Convention) -> float:
    """What it costs to open `mark` inside the open `signs`: something only when the innermost is of its kind."""
    if not signs or signs[-1] != mark.sign:
        return 0.0
    price = prices()
    base = price.nested_symmetric if mark.sign in usage.closes[mark.sign] else price.nested_directed
    return base + (price.nested_sentence if mark.begins_sentence else 0.0)


def _price_of_open(signs: tuple[str, ...], usage: Convention, resumed: tuple[str, ...]) -> float:
    price = prices()
    total = 0.0
    for depth, sign in enumerate(signs):
        goes_on = depth < len(resumed) and goes_on_with(sign, resumed[depth], usage)
        total += price.unclosed_resumed if goes_on else price.unclosed
    return total


def goes_on_with(sign: str, resumed: str, usage: Convention) -> bool:
    """Whether a quote that `sign` opened can go on in the next paragraph with the mark `resumed`.

    Papers repeat the opening mark; French ones also the closing mark.
    """
    return resumed == sign or resumed in usage.closes.get(sign, {})


def _told(state: _State) -> Reading:
    """The decisions of `state`, in order of place."""
    reading = Reading(open=list(state.places))
    step = state.steps
    while step is not None:
        if step.what == "pair":
            reading.pairs.append((step.first, step.second))
        elif step.what == "cut":
            reading.cut.append((step.first, step.second))
        else:
            reading.strays.append(step.first)
        step = step.before
    for part in (reading.pairs, reading.cut, reading.strays):
        part.reverse()  # type: ignore[attr-defined]
    return reading
