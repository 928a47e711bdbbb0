"""Evidence: at which level, if any, two wordings report one utterance.

Two wordings of one story come in, with what they share and what stands beside them; a level with its reasons goes out.
Each wording is judged by the weights of its own story. Speakers and neighbours raise or lower what the words must
show; they join nothing alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from quotematch.match.records import Level
from quotematch.match.speaking import Agreement
from quotematch.match.wordings import Wording
from quotematch.settings import Settings

#: A share from which one wording has all content of the other; less than 1 by the rounding of sums.
WHOLE = 0.99

FIRM = (Level.IDENTICAL, Level.CONTAINED, Level.NEAR)


class Shared(NamedTuple):
    """What two wordings share.

    `stems` is how many content stems that are no names; `mass` the weight of all, by both stories; `share_a` and
    `share_b` what that is of each wording's own weight.
    """

    stems: int
    mass: float
    share_a: float
    share_b: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A level of evidence for two wordings, by their numbers, a < b; `score` orders findings of one level."""

    a: int
    b: int
    level: Level
    score: float
    reasons: tuple[str, ...]

    @property
    def key(self) -> tuple[int, float, int, int]:
        """Sorts the firmest first; runs and near wordings by how much of the longer one they are."""
        rank = Level.CONTAINED.rank if self.level is Level.NEAR else self.level.rank
        return rank, -round(self.score, 9), self.a, self.b


def _close() -> float:
    return 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate pair, the shorter wording first, with what the levels ask about it."""

    short: Wording
    long: Wording
    shared: Shared
    who: Agreement
    beside: bool = False  # passages beside the two are firmly linked
    days: int = 0  # between the nearest two of their articles; 0 when unknown
    nearness: Callable[[], float] = _close  # the likeness of the nearest two of their articles
    alone: bool = False  # no other passages of their articles are firmly linked

    @property
    def share(self) -> float:
        """The larger of the two shares: how much of what one says the other says."""
        return max(self.shared.share_a, self.shared.share_b)

    @property
    def even(self) -> float:
        """The smaller of the two shares."""
        return min(self.shared.share_a, self.shared.share_b)

    @property
    def size(self) -> int:
        """Words of the shorter wording."""
        return len(self.short.words)

    def held(self) -> bool:
        """Whether the shorter wording's segments stand in the longer one, each unbroken and in order."""
        at, text = 0, self.long.text
        for segment in self.short.segments:
            found = text.find(segment, at)
            if found < 0:
                return False
            at = found + len(segment) - 1
        return bool(self.short.segments)

    def order(self) -> float:
        """Share of the shorter wording's words that stand in the longer one in the same order."""
        return _in_order(self.short.words, self.long.words) / max(1, self.size)

    def denies(self) -> bool:
        """Whether both deny one thing."""
        a, b = self.short, self.long
        return bool(a.refused & b.denied or a.denied & b.refused)

    def refusal(self) -> bool:
        """Whether both deny one thing of one object ("will not meet with Falk"), whatever they say besides."""
        a, b = self.short, self.long
        return bool(a.refused & b.refused) and len(a.denied & b.denied) > 1

    def echoes(self) -> bool:
        """Whether all that one quotes stands in marks in the other's report of what the same speaker said."""
        if self.who is not Agreement.SAME or self.short.direct is self.long.direct:
            return False
        quoted, report = (self.short, self.long) if self.short.direct else (self.long, self.short)
        return bool(quoted.stems) and report.marked.issuperset(quoted.stems)

    def marks(self) -> bool:
        """Whether one sets two of the words that they share in marks within a report."""
        shared = set(self.short.stems).intersection(self.long.stems)
        return max(len(self.short.marked & shared), len(self.long.marked & shared)) > 1

    def both_reported(self) -> bool:
        """Whether both are one speaker's words in a reporter's: each reporter has his own way to go on."""
        return self.who is Agreement.SAME and not self.short.direct and not self.long.direct

    def both_deny(self) -> bool:
        """Whether both deny something; what is refused is told in many words ("not allow", "not accept")."""
        return bool(self.short.refused and self.long.refused)

    def contradicts(self) -> bool:
        """Whether one denies what the other says."""
        a, b = self.short, self.long
        return bool(a.refused.intersection(b.stems) or b.refused.intersection(a.stems)) and not a.denied & b.denied

    def other_shares(self) -> bool:
        """Whether two other shares of those asked speak ("28 percent of voters", "a third of voters")."""
        return bool(self.short.counted and self.long.counted and self.short.counted != self.long.counted)

    def formula_again(self, settings: Settings) -> bool:
        """Whether words in everybody's mouth come again on another day, and nothing beside them agrees."""
        return self.short.common and self.long.common and not self.beside and self.days > settings.same_days

    def told_elsewhere(self, settings: Settings) -> bool:
        """Whether somebody else speaks, and on another day."""
        return self.who in (Agreement.OTHER, Agreement.CONFLICT) and self.days > settings.same_days

    def other_things(self, settings: Settings) -> bool:
        """Whether the two share a frame and say different things in it."""
        told_again = self.who in (Agreement.OTHER, Agreement.CONFLICT) or self.days > settings.same_days
        least = 0 if told_again else settings.exchanges + (self.both_deny() or self.both_reported())
        if self.who is Agreement.SAME and not told_again and self.short.direct and self.long.direct:
            least = max(least, self.size // settings.slight_words)  # long quotations may be altered more than once
        return self.exchanges() > max(least, settings.exchanged * self.shared.stems)

    def exchanges(self) -> int:
        """How often one has other content words where the other has its own, between the words that both have in order.

        Words of nearly the same letters are spellings of one.
        """
        short, long = self.short, self.long
        own, other = set(short.stems), set(long.stems)
        count, x, y = 0, list[str](), list[str]()
        for kind, a0, a1, b0, b1 in (*LCSseq.opcodes(short.words, long.words), ("equal", 0, 0, 0, 0)):
            if kind == "equal":
                if x and y and Indel.normalized_similarity("".join(x), "".join(y)) < _ONE_WORD:
                    count += min(len(x), len(y))
                x, y = [], []
            else:
                x += [s for s in short.content[a0:a1] if s and s not in other]
                y += [s for s in long.content[b0:b1] if s and s not in own]
        return count


#: Two words so alike by their letters, 0 to 1, are spellings of one ("paedophiles", "pedophiles").
_ONE_WORD = 0.65


def _in_order(a: Sequence[str], b: Sequence[str]) -> int:
    return LCSseq.similarity(a, b)


#: What the likeness of a rewording is multiplied by when all words are in order.
_IN_ORDER = 1.5


def least_likeness(settings: Settings) -> float:
    """The least that share and weight must give for a rewording by the same speaker, with all words in order."""
    return settings.reworded / _IN_ORDER / settings.denied


def least_gist(settings: Settings) -> float:
    """The least that share and weight must give for a pair that may have the same gist."""
    return settings.related / _IN_ORDER


def find(numbers: tuple[int, int], pair: Pair, settings: Settings) -> Finding | None:
    """The firmest level of evidence that a candidate pair gives, or None."""
    if pair.other_shares() or pair.formula_again(settings):
        return None
    for level in (_identical, _contained, _near, _reworded):
        if found := level(pair, settings):
            name, score, *reasons = found
            reasons += [pair.who.value] + (["passages beside them match"] if pair.beside else [])
            return Finding(*numbers, Level(name), score, tuple(reasons))
    return None


def gist(numbers: tuple[int, int], pair: Pair, settings: Settings) -> Finding | None:
    """That a pair for which nothing else was found may have the same gist, or None."""
    weight = (pair.share + pair.even) / 2 * pair.shared.mass**0.5
    likeness = weight * (pair.order() + _IN_ORDER - 1)
    doubtful = pair.days > settings.story_days or pair.who in (Agreement.OTHER, Agreement.CONFLICT)
    if doubtful or pair.shared.stems < 2 or likeness < settings.related:
        return None
    return Finding(
        *numbers, Level.RELATED, likeness / (1 + likeness), (f"{pair.share:.0%} of the rare words", pair.who.value)
    )


def _identical(pair: Pair, settings: Settings) -> tuple[Level, float, str] | None:
    if pair.short.words != pair.long.words or not pair.short.words:
        return None
    greeted = pair.beside and pair.short.direct and pair.long.direct  # “Hi.” before a sentence that both quote
    if pair.short.stock and pair.who is not Agreement.SAME and not greeted:
        return None
    if not pair.short.stems and not (pair.short.direct or pair.long.direct):
        return None
    if pair.days > settings.story_days and pair.size + pair.shared.stems < settings.run_far:
        return None
    return Level.IDENTICAL, 1.0, "same words"


def _contained(pair: Pair, settings: Settings) -> tuple[Level, float, str] | None:
    if (pair.short.stock and not pair.beside) or not pair.held():
        return None
    least = 2 if pair.beside and pair.who is Agreement.SAME else settings.fragment_words
    if pair.size < least or pair.size + pair.shared.stems < _least_run(pair, settings):
        return None
    if pair.who is not Agreement.SAME and len(pair.short.stems) < 2 and pair.size < settings.firm_words:
        return None
    if pair.told_elsewhere(settings) and pair.size < settings.firm_words:
        return None
    return Level.CONTAINED, _extent(pair, 1.0), "all words in one run"


def _least_run(pair: Pair, settings: Settings) -> int:
    """What a run must have in words and, counted again, content words: the less the speakers agree, the more."""
    runs = {Agreement.SAME: 0, Agreement.UNKNOWN: settings.run_unknown, Agreement.OTHER: settings.run_other}
    quoted = (pair.short.direct and pair.long.direct) or pair.who is Agreement.SAME
    rare = len(pair.short.stems) > 1 and pair.shared.mass >= settings.run_rare * len(pair.short.stems)
    conflict = settings.run_other if rare else settings.run_conflict
    least = runs.get(pair.who, conflict) + (0 if quoted else settings.run_reported)
    if pair.days > settings.story_days:
        return max(least, settings.run_far)
    return max(least, settings.run_later) if pair.days > settings.same_days else least


def _near(pair: Pair, settings: Settings) -> tuple[Level, float, str] | None:
    if pair.short.stock or pair.size < settings.fragment_words or pair.share < settings.near_share:
        return None
    quoted = pair.short.direct and pair.long.direct
    doubtful = pair.who in (Agreement.OTHER, Agreement.CONFLICT)
    if pair.days > settings.story_days or (doubtful and (pair.size < settings.firm_words or not quoted)):
        return None
    if pair.days > settings.same_days and pair.size < settings.firm_words:
        return None
    least = settings.firm_mass * (settings.reworded_beside if pair.beside else 1.0)
    order = pair.order()
    enough = pair.who is Agreement.SAME and pair.size >= settings.slight_words
    slight = enough and round((1 - order) * pair.size) <= 1
    if (doubtful or (pair.size < settings.firm_words and not slight)) and pair.shared.mass < least:
        return None
    if order < (settings.near_order_conflict if pair.who is Agreement.CONFLICT else settings.near_order):
        return None
    if pair.other_things(settings):
        return None
    return Level.NEAR, _extent(pair, order), f"{order:.0%} of the words in order"


def _extent(pair: Pair, order: float) -> float:
    """The score of a firm finding: how much of the longer wording it is, and a little for passages beside the two."""
    return 0.9 * order * pair.size / len(pair.long.words) + 0.1 * pair.beside


def _reworded(pair: Pair, settings: Settings) -> tuple[Level, float, str] | None:
    bar = settings.reworded * settings.doubt(pair.who.name.lower())
    bar *= (settings.reworded_beside if pair.beside else 1.0) * _doubt_by_days(pair.days, settings)
    weight, refusal = _told(pair, settings), pair.refusal()
    if weight * _IN_ORDER < bar:
        return None
    order = pair.order()
    if weight * (order + _IN_ORDER - 1) < bar:
        return None
    single = pair.shared.stems < 2 and not refusal
    if single and not pair.echoes() and order * pair.even < settings.single_order * settings.single_even:
        return None
    if (
        pair.size < 2 or not pair.shared.stems or (pair.short.stock and pair.who is not Agreement.SAME)
    ):  # names alone are a topic
        return None
    doubtful = pair.who is Agreement.CONFLICT or pair.days > settings.same_days
    least = settings.firm_words if doubtful else settings.fragment_words
    if pair.who is not Agreement.SAME and (pair.shared.stems < 2 or pair.size < least):
        return None
    if pair.short.direct and pair.long.direct and order < (settings.near_order if single else settings.direct_order):
        return None
    if order >= settings.direct_order and pair.other_things(settings):
        return None
    likeness = weight * (order + _IN_ORDER - 1)
    near = settings.near_articles_alone if pair.alone and not pair.marks() else settings.near_articles
    if likeness < bar * max(1.0, near / max(0.1, pair.nearness())):
        return None
    return Level.REWORDED, likeness / (1 + likeness), f"{pair.share:.0%} of the rare words"


def _told(pair: Pair, settings: Settings) -> float:
    """How much of one wording the other tells: shares by the root of the weight, more or less by what is denied."""
    share = (pair.share + pair.even) / 2 if pair.who is Agreement.SAME else pair.even
    weight: float = share * pair.shared.mass**0.5
    if pair.denies():
        return weight * settings.denied
    return weight / settings.denied if pair.contradicts() else weight


def _doubt_by_days(days: int, settings: Settings) -> float:
    """By how much the likeness must rise: on another day the same speaker mostly says another thing."""
    if days > settings.story_days:
        return settings.doubt_far
    return settings.doubt_later if days > settings.same_days else 1.0
