"""A pair: two wordings that may report one utterance, with what the levels of evidence ask about them.

The shorter wording comes first. How their speakers and days agree is known when a pair is made; how the words stand to
each other is worked out when it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from quotematch.match.content import opposites
from quotematch.match.speaking import Agreement, groups_apart, is_named
from quotematch.match.wordings import Wording
from quotematch.settings import Settings


class Shared(NamedTuple):
    """What two wordings share.

    `stems` is how many content stems that are no names; `mass` the weight of all, by both stories; `share_a` and
    `share_b` what that is of each wording's own weight.
    """

    stems: int
    mass: float
    share_a: float
    share_b: float


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
    inside: bool = False  # both stand in one article and in no other

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

    def one_expression(self) -> bool:
        """Whether all content that they share stands side by side in both: one expression."""
        shared = set(self.short.stems).intersection(self.long.stems)
        ties = _side_by_side(self.short.content, shared) & _side_by_side(self.long.content, shared)
        return bool(shared) and _tied(ties, shared)

    def both_reported(self) -> bool:
        """Whether both are one speaker's words in a reporter's: each reporter has his own way to go on."""
        return self.who is Agreement.SAME and not self.short.direct and not self.long.direct

    def alike(self, settings: Settings) -> bool:
        """Whether either says nearly all that the other says, in the same order."""
        return self.even >= settings.alike and self.order() >= settings.near_order

    def quoted_unnamed(self) -> bool:
        """Whether both are quotations of people without a name ("the driver", "another man")."""
        a, b = self.short, self.long
        return a.direct and b.direct and not any(is_named(name) for name in (*a.speakers, *b.speakers))

    def both_deny(self) -> bool:
        """Whether both deny something; what is refused is told in many words ("not allow", "not accept")."""
        return bool(self.short.refused and self.long.refused)

    def contradicts(self) -> bool:
        """Whether one denies what the other says."""
        a, b = self.short, self.long
        return bool(a.refused.intersection(b.stems) or b.refused.intersection(a.stems)) and not a.denied & b.denied

    def asked_and_told(self) -> bool:
        """Whether one asks and somebody else tells: in an interview the answer takes up the words of the question."""
        return self.short.asks is not self.long.asks and self.who in (Agreement.OTHER, Agreement.CONFLICT)

    def other_shares(self) -> bool:
        """Whether two other shares of those asked speak ("28 percent of voters", "a third of voters")."""
        return bool(self.short.counted and self.long.counted and self.short.counted != self.long.counted)

    def other_groups(self) -> bool:
        """Whether two other groups of those asked speak ("urban voters", "rural voters")."""
        return groups_apart(self.short.speakers, self.long.speakers)

    def opposed(self) -> bool:
        """Whether the two say opposite things: of two opposites ("helps", "hurts") each has another one first.

        Of one person that is one statement, told in contrary ways.
        """
        a, b, table = self.short, self.long, opposites()
        if self.who is Agreement.SAME and all(is_named(name) for name in (*a.speakers, *b.speakers)):
            return False
        pairs = ({x, y} for x in table.keys() & set(a.stems) for y in table[x].intersection(b.stems))
        return any(_first(a, two) != _first(b, two) for two in pairs if not two & (a.denied | b.denied))

    def told_on(self) -> bool:
        """Whether one article reports both in its own words: who tells on mostly tells another thing."""
        return self.inside and not self.short.direct and not self.long.direct

    def term_again(self) -> bool:
        """Whether one article comes back to an expression that it sets in marks, with at most a word besides."""
        if not self.inside or (self.short.direct and self.long.direct) or self.echoes():
            return False
        shared = set(self.short.stems).intersection(self.long.stems)
        marked = (self.short.marked | self.long.marked) & shared
        return len(marked) > 1 and len(shared - marked - self.short.names - self.long.names) < 2

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
        if self.days <= settings.same_days and self.alike(settings):
            least = max(least, settings.exchanges)
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


def _first(wording: Wording, stems: set[str]) -> str | None:
    """The first of `stems` in a wording."""
    return next((s for s in wording.content if s in stems), None)


def _side_by_side(content: Sequence[str | None], stems: set[str]) -> set[tuple[str, str]]:
    """The pairs of `stems` that follow each other without a word between."""
    return {(x, y) for x, y in pairwise(content) if x in stems and y in stems and x and y}


def _tied(ties: set[tuple[str, str]], stems: set[str]) -> bool:
    """Whether ties lead from any of the stems to all the others."""
    reached: set[str] = set()
    more = {min(stems)}
    while more:
        reached |= more
        more = {s for tie in ties if not reached.isdisjoint(tie) for s in tie} - reached
    return stems <= reached


@lru_cache(maxsize=1_024)  # each level of evidence asks it of one pair after the other
def _in_order(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    return LCSseq.similarity(a, b)
