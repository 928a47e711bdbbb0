"""Evidence: at which level, if any, two wordings report one utterance.

Two wordings of one story come in, with what they share and what stands beside them; a level with its reasons goes out.
Each wording is judged by the weights of its own story. Speakers and neighbours raise or lower what the words must
show; they join nothing alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotematch.match.pair import Pair
from quotematch.match.records import Level
from quotematch.match.speaking import Agreement
from quotematch.settings import Settings

#: A share from which one wording has all content of the other; less than 1 by the rounding of sums.
WHOLE = 0.99

FIRM = (Level.IDENTICAL, Level.CONTAINED, Level.NEAR)


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
    if pair.other_shares() or pair.other_groups() or pair.formula_again(settings):
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
    doubtful = pair.who in (Agreement.OTHER, Agreement.CONFLICT) and not greeted
    if not pair.short.stems and not (pair.short.direct or pair.long.direct):
        return None
    if doubtful and not pair.short.stems and pair.size < settings.firm_words:
        return None  # “not yet, but soon” is in many mouths
    if pair.days > settings.story_days and pair.size + pair.shared.stems < settings.run_far:
        return None
    return Level.IDENTICAL, 1.0, "same words"


def _contained(pair: Pair, settings: Settings) -> tuple[Level, float, str] | None:
    if (pair.short.stock and not pair.beside) or not pair.held():
        return None
    least = 2 if pair.beside and pair.who is Agreement.SAME else settings.fragment_words
    if pair.size < least or pair.size + pair.shared.stems < _least_run(pair, settings):
        return None
    least = settings.slight_words if pair.quoted_unnamed() else settings.firm_words
    if pair.who is not Agreement.SAME and len(pair.short.stems) < 2 and pair.size < least:
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
    if pair.asked_and_told() or pair.opposed() or pair.term_again():
        return None
    quoted = pair.short.direct and pair.long.direct
    if not pair.shared.stems and not quoted and pair.who is not Agreement.SAME:
        return None  # names alone are a topic
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
    if pair.told_on():
        bar *= settings.reworded_inside
    bar *= (settings.reworded_beside if pair.beside else 1.0) * _doubt_by_days(pair.days, settings)
    weight, refusal = _told(pair, settings), pair.refusal()
    if weight * _IN_ORDER < bar or pair.asked_and_told() or pair.opposed() or pair.term_again():
        return None
    order = pair.order()
    if weight * (order + _IN_ORDER - 1) < bar:
        return None
    single = pair.shared.stems < 2 and not refusal
    if single and not pair.echoes() and order * pair.even < settings.single_order * settings.single_even:
        return None
    if _topic_only(pair, order, settings):
        return None
    if (
        pair.size < 2 or not pair.shared.stems or (pair.short.stock and pair.who is not Agreement.SAME)
    ):  # names alone are a topic
        return None
    doubtful = pair.who is Agreement.CONFLICT or pair.days > settings.same_days
    least = settings.firm_words if doubtful else settings.fragment_words
    if pair.who is not Agreement.SAME and ((pair.shared.stems < 2 and not pair.alike(settings)) or pair.size < least):
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


def _topic_only(pair: Pair, order: float, settings: Settings) -> bool:
    """Whether what two wordings share shows a topic and no claim.

    One expression that each speaker of the day has ("the tax code"), unless it is much of both; for somebody else, the
    contrary, a run too short to be evidence as it stands, or a few words in an order of their own.
    """
    if pair.shared.stems > 1 and order * pair.even < settings.expression and pair.one_expression():
        return not pair.echoes()
    if pair.who is Agreement.SAME:
        return False
    if pair.contradicts() or (pair.size < settings.firm_words and pair.held() and not pair.marks()):
        return True
    return pair.shared.stems <= settings.few_stems and order < settings.few_order


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
