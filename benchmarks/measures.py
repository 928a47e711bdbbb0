"""The measures: spans as sets of words, one-to-one matching by overlap, precision and recall, B-cubed.

Words are compared, not characters: a span stands for the set of words that it touches, without punctuation and without
a leading "that", on which annotators differ. Predictions and gold are matched one to one, the best overlaps first. An
overlap (Jaccard) counts as `exact` at 1, as `j80` and `j50` from .8 and .5 on. B-cubed is that of Bagga and Baldwin
(1998), over the items of gold.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from quotematch import Span

#: Name of a bar, and the least overlap that passes it.
BARS = {"exact": 1.0, "j80": 0.8, "j50": 0.5}

WordSet = frozenset[int]
Item = TypeVar("Item", bound=Hashable)

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_ARTICLE = re.compile(r"^(?:the|an|a) ", re.IGNORECASE)


class Words:
    """The words of one text, addressed by number.

    >>> Words("She said that it, too, fell.").touched([Span(9, 20)])
    frozenset({3, 4})
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = [Span(*match.span()) for match in _WORD.finditer(text)]
        self._starts = [span.start for span in self._spans]
        self._ends = [span.end for span in self._spans]

    def touched(self, spans: Iterable[Span]) -> WordSet:
        """Numbers of the words that `spans` touch, a leading "that" left out."""
        found = sorted({number for span in spans for number in self._range(span)})
        if found and self._spans[found[0]].of(self.text).lower() == "that":
            found = found[1:]
        return frozenset(found)

    def _range(self, span: Span) -> range:
        if span.start >= span.end:
            return range(0)
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, precision: float, recall: float) -> Rates:
        """Rates with the F1 that follows; 0 when both are."""
        total = precision + recall
        return cls(precision, recall, 2 * precision * recall / total if total else 0.0)


class Match(NamedTuple):
    """A prediction and a gold item that belong together, by number, and how much they overlap."""

    overlap: float
    predicted: int
    gold: int


def share(part: float, whole: float) -> float:
    """`part` of `whole`, 0 when there is nothing to have a part of."""
    return part / whole if whole else 0.0


def overlap(a: WordSet, b: WordSet) -> float:
    """Jaccard overlap: words in both by words in either; 0 for two empty sets."""
    return share(len(a & b), len(a | b))


def matched(predicted: Sequence[WordSet], gold: Sequence[WordSet]) -> list[Match]:
    """One-to-one matches of sets that share a word, the best overlaps first, then the earliest."""
    pairs = (
        Match(overlap(p, g), i, j) for i, p in enumerate(predicted) for j, g in enumerate(gold) if not p.isdisjoint(g)
    )
    used_predicted: set[int] = set()
    used_gold: set[int] = set()
    kept: list[Match] = []
    for pair in sorted(pairs, key=lambda pair: (-pair.overlap, pair.predicted, pair.gold)):
        if pair.predicted not in used_predicted and pair.gold not in used_gold:
            used_predicted.add(pair.predicted)
            used_gold.add(pair.gold)
            kept.append(pair)
    return kept


def b_cubed(gold: Mapping[Item, Hashable], predicted: Mapping[Item, Hashable]) -> Rates:
    """How well clusters agree, averaged over items; both map an item to its cluster, and have the items of `gold`.

    >>> b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 7, "b": 7, "c": 7}).precision   # (2/3 + 2/3 + 1/3) / 3
    0.5555555555555556
    """
    gold_sets: defaultdict[Hashable, set[Item]] = defaultdict(set)
    predicted_sets: defaultdict[Hashable, set[Item]] = defaultdict(set)
    for item, cluster in gold.items():
        gold_sets[cluster].add(item)
        predicted_sets[predicted[item]].add(item)
    precision = recall = 0.0
    for item, cluster in gold.items():
        same, found = gold_sets[cluster], predicted_sets[predicted[item]]
        both = len(same & found)
        precision += both / len(found)
        recall += both / len(same)
    return Rates.of(share(precision, len(gold)), share(recall, len(gold)))


def outermost(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans that lie in no other, in order; those with only spaces between them are one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if kept and span.start >= kept[-1].end and not text[kept[-1].end : span.start].strip(" "):
            kept[-1] = Span(kept[-1].start, span.end)
        elif not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


def plain_name(name: str | None) -> str:
    """A name without accents, case, punctuation and leading article, for comparison.

    >>> plain_name("The Café-Owners"), plain_name(None)
    ('cafe owners', '')
    """
    letters = unicodedata.normalize("NFKD", name or "")
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"\W+", " ", _ARTICLE.sub("", bare)).strip().lower()


def same_speaker(found: str | None, wanted: str) -> bool:
    """Whether a name is the wanted one, or, of two words and more, the heart of a wanted description."""
    name, want = plain_name(found), plain_name(wanted)
    return name == want or (len(name.split()) >= 2 and f" {name} " in f" {want} ")
