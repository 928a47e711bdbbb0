"""Decided: what people decided, brought to the passages of this run.

Decisions name places by article, offsets and words. Each is brought to the passage with these words nearest to its
place, or, where the text is cut into other passages now, to the one that covers the words; what fits no longer is told
as a problem. Confirmed pairs are joined after all evidence, rejected ones never meet in one statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from quotematch.decisions import Anchor, Decision, Ruling
from quotematch.excerpts import opening
from quotematch.match.wordings import Place
from quotematch.models import Article, Problem, ProblemLevel
from quotematch.text.words import words

#: A pair of places by their numbers, the smaller one first.
PlacePair = tuple[int, int]


@dataclass(slots=True)
class Decided:
    """Pairs of places, sorted, with the decisions behind them, and what could not be followed."""

    confirmed: dict[PlacePair, Decision] = field(default_factory=dict)
    rejected: dict[PlacePair, Decision] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def apart(self) -> frozenset[int]:
        """The places that stand in a rejected pair."""
        return frozenset(k for pair in self.rejected for k in pair)


def decide(
    decisions: Sequence[Decision],
    articles: Sequence[Article],
    found: Sequence[Place],
    order: Mapping[int, Sequence[int]],
) -> Decided:
    """Bring decisions to the places of a run; `order` has the places of each article, in order of offset."""
    numbers = {article.id: k for k, article in enumerate(articles)}
    result = Decided()
    for one in decisions:
        if one.ruling is Ruling.OPEN:
            continue
        ends = []
        for anchor in (one.a, one.b):
            number = numbers.get(anchor.article_id)
            place = None if number is None else _place(anchor, articles[number].text, found, order.get(number, ()))
            ends.append(place)
            if place is None:
                result.problems.append(_unfit(one, anchor, known=number is not None))
        if None not in ends:
            _take(result, one, ends[0] or 0, ends[1] or 0)
    for pair in sorted(result.confirmed.keys() & result.rejected.keys()):
        result.problems.append(_problem(result.confirmed[pair], "is rejected by another; neither is followed"))
        del result.confirmed[pair], result.rejected[pair]
    result.confirmed = dict(sorted(result.confirmed.items()))
    result.rejected = dict(sorted(result.rejected.items()))
    return result


def _take(result: Decided, one: Decision, k: int, m: int) -> None:
    if k == m:
        if one.ruling is Ruling.REJECTED:
            result.problems.append(_problem(one, "cannot be followed: both places are one passage now"))
        return
    pairs = result.confirmed if one.ruling is Ruling.CONFIRMED else result.rejected
    pairs[min(k, m), max(k, m)] = one


def _place(anchor: Anchor, text: str, found: Sequence[Place], here: Sequence[int]) -> int | None:
    """The place that an anchor means, among those of its article."""
    same = [k for k in here if found[k].passage.text == anchor.text]
    if same:
        return min(same, key=lambda k: (abs(found[k].start - anchor.start), k))
    for start, end in _stands(anchor, text):
        shared = {k: min(found[k].end, end) - max(found[k].start, start) for k in here}
        fits = [k for k, size in shared.items() if size > 0 and 2 * size >= min(end - start, _size(found[k]))]
        if fits:
            return max(fits, key=lambda k: (shared[k], -k))
    return None


def _size(place: Place) -> int:
    return place.end - place.start


def _stands(anchor: Anchor, text: str) -> Iterator[tuple[int, int]]:
    """Where the words of an anchor stand in a text: at its offsets, or else where they are printed nearest to them."""
    wanted = [word.fold for word in words(anchor.text)]
    there = [word.fold for word in words(text, anchor.start, min(anchor.end, len(text)))]
    if wanted and LCSseq.similarity(wanted, there) == len(wanted):
        yield anchor.start, anchor.end
        return
    places, at = [], text.find(anchor.text)
    while at >= 0:
        places.append(at)
        at = text.find(anchor.text, at + 1)
    if places:
        start = min(places, key=lambda place: (abs(place - anchor.start), place))
        yield start, start + len(anchor.text)


def _unfit(one: Decision, anchor: Anchor, *, known: bool) -> Problem:
    lost = "that article is not among these" if not known else "the article has no such passage"
    where = f"{opening(anchor.text)!r} of {opening(anchor.article_id)} at {anchor.start}"
    return _problem(one, f"no longer fits: {where}: {lost}", anchor.article_id if known else None)


def _problem(one: Decision, what: str, article_id: str | None = None) -> Problem:
    """A problem with a decision, which is named by its two places."""
    ends = " and ".join(f"{opening(end.text)!r} ({opening(end.article_id)})" for end in (one.a, one.b))
    return Problem(
        level=ProblemLevel.NOTE,
        code="decision_unfit",
        message=f"A decision, {one.ruling} for {ends}, {what}.",
        article_id=article_id,
    )


def contradicted(one: Decision) -> Problem:
    """That a confirmed pair stays apart because of a rejected one."""
    return _problem(one, "is not followed: it would bring two passages together that another one parts")
