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

from quotematch.extract.marks.conventions import Convention, prices
from quotematch.extract.marks.neighbours import Mark
from quotematch.settings import Settings


@dataclass(slots=True)
class Reading:
    """What the marks of a paragraph are."""

    pairs: list[tuple[Mark, Mark]] = field(default_factory=list)  # opening mark, closing mark
    cut: list[tuple[Mark, Mark]] = field(default_factory=list)  # opening mark, mark before which it is given up
    open: list[Mark] = field(default_factory=list)  # still open at the end, the outermost first
    strays: list[Mark] = field(default_factory=list)  # no quotation mark
    deep: list[Mark] = field(default_factory=list)  # left out because too many quotes are open already


class _Step(NamedTuple):
    """One decision, linked to those before it."""

    before: _Step | None
    what: str  # "pair", "cut", "stray" or "deep"
    first: Mark
    second: Mark


class _State(NamedTuple):
    price: float
    signs: tuple[str, ...]  # marks that are open, the outermost first
    open: tuple[Mark, ...]
    steps: _Step | None


def plain_reading(marks: Sequence[Mark], usage: Convention) -> Reading | None:
    """The reading of a paragraph's `marks` that costs nothing, or None if they are not as plain as that."""
    reading = Reading()
    stack: list[Mark] = []
    taken = -1
    for single in marks:
        if single.start < taken:
            continue
        mark = single.double or single
        top = usage.closes[stack[-1].sign] if stack else {}
        if len(stack) > 2 or (mark is not single and single.sign in top):
            return None
        if mark.closing == 0.0 and top.get(mark.sign) == 0.0:
            reading.pairs.append((stack.pop(), mark))
        elif mark.opening == 0.0 and usage.opens.get(mark.sign) == 0.0 and all(o.sign != mark.sign for o in stack):
            stack.append(mark)
        elif mark.nothing == 0.0 and mark is single:
            reading.strays.append(mark)
        else:
            return None
        taken = mark.end
    return None if stack else reading


def cheapest_reading(
    marks: Sequence[Mark], usage: Convention, settings: Settings, resumed: tuple[str, ...] = ()
) -> Reading:
    """The cheapest reading of a paragraph's `marks`, by search; a double mark takes the place of two single ones.

    `resumed` are the marks with which the next paragraph opens again. Of readings that cost the same, the one that
    closes sooner wins. Time grows linearly with the number of marks.
    """
    states = [_State(0.0, (), (), None)]
    later: list[_State] = []  # states that have read the next mark too
    for mark in marks:
        moved = [*later, *(after for state in states for after in _moves(state, mark, usage, settings.max_nesting))]
        double = mark.double
        later = []
        if double is not None:
            later = [after for state in states for after in _quoting_moves(state, double, usage, settings.max_nesting)]
        states = _cheapest(moved, settings.readings_kept)
    final = min(states, key=lambda state: state.price + _price_of_open(state.signs, usage, resumed))
    return _told(final)


def _cheapest(states: list[_State], kept: int) -> list[_State]:
    """The cheapest state for each stack of open marks, the first of equals, and of these the `kept` cheapest."""
    best: dict[tuple[str, ...], _State] = {}
    for state in states:
        rival = best.get(state.signs)
        if rival is None or state.price < rival.price:
            best[state.signs] = state
    return sorted(best.values(), key=lambda state: state.price)[:kept]


def _moves(state: _State, mark: Mark, usage: Convention, max_nesting: int) -> Iterator[_State]:
    """What `mark` can be when `state` stands before it."""
    yield from _quoting_moves(state, mark, usage, max_nesting)
    if len(state.open) >= max_nesting and mark.lean > 0 and mark.sign in usage.opens:
        price, what = min(mark.nothing, prices().too_deep), "deep"
    else:
        price, what = mark.nothing, "stray"
    yield _State(state.price + price, state.signs, state.open, _Step(state.steps, what, mark, mark))


def _quoting_moves(state: _State, mark: Mark, usage: Convention, max_nesting: int) -> Iterator[_State]:
    """`mark` as a closing mark, as an opening one, and as one before which the innermost quote is given up."""
    for depth in range(len(state.open) - 1, -1, -1):
        odd = usage.closes[state.signs[depth]].get(mark.sign)
        if odd is not None:
            yield _closed(state, depth, mark, odd)
            break
    odd = usage.opens.get(mark.sign)
    if odd is None:
        return
    price = state.price + odd + mark.opening
    if len(state.open) < max_nesting:
        cost = price + _price_of_nesting(state.signs, mark, usage)
        yield _State(cost, (*state.signs, mark.sign), (*state.open, mark), state.steps)
    if state.open and mark.lean > 0:
        steps = _Step(state.steps, "cut", state.open[-1], mark)
        given_up = prices().cut_short_same if state.signs[-1] == mark.sign else prices().cut_short
        yield _State(price + given_up, (*state.signs[:-1], mark.sign), (*state.open[:-1], mark), steps)


def _closed(state: _State, depth: int, mark: Mark, odd: float) -> _State:
    """`state` after `mark` has closed the quote at `depth`; those inside it are given up."""
    steps = state.steps
    given_up = state.open[depth + 1 :]
    for opener in given_up:
        steps = _Step(steps, "cut", opener, mark)
    cost = state.price + odd + mark.closing + prices().cut_short * len(given_up)
    steps = _Step(steps, "pair", state.open[depth], mark)
    return _State(cost, state.signs[:depth], state.open[:depth], steps)


def _price_of_nesting(signs: tuple[str, ...], mark: Mark, usage: Convention) -> float:
    """What it costs to open `mark` inside the open `signs`: something only when the innermost is of its kind."""
    if not signs or signs[-1] != mark.sign:
        return 0.0
    price = prices()
    without_direction = usage.closes[mark.sign].get(mark.sign) == 0.0
    base = price.nested_symmetric if without_direction else price.nested_directed
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
    reading = Reading(open=list(state.open))
    single = {"stray": reading.strays, "deep": reading.deep}
    double = {"pair": reading.pairs, "cut": reading.cut}
    step = state.steps
    while step is not None:
        if step.what in single:
            single[step.what].append(step.first)
        else:
            double[step.what].append((step.first, step.second))
        step = step.before
    for marks in single.values():
        marks.reverse()
    for pairs in double.values():
        pairs.reverse()
    return reading
