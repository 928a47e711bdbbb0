"""Blocking: which pairs of wordings are worth a look, and how much they share.

Two wordings are a candidate pair when their articles belong to one story and the content stems that they share weigh
enough, or are enough of one of them, for some level of evidence; or when the shorter one has no content and stands
whole in the other. Story by story, what is summed over the postings of each stem is exactly the shared weight, so that
no pair that a level would take is left out; a test holds this against all pairs. Two bounds keep the time that
thousands of passages from a handful of words take: of the wordings that share enough with one, the `candidates`
likeliest are compared with it, and as many that hold it whole; and it looks for them among the `wordings_back` before
it in the order of days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from quotematch.match.evidence import WHOLE, least_gist, least_likeness
from quotematch.match.pair import Shared
from quotematch.match.speaking import Agreement, best_agreement
from quotematch.match.weights import Weights
from quotematch.match.wordings import Place, Wording
from quotematch.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

#: What two wordings without a common stem share.
NOTHING = Shared(0, 0.0, 0.0, 0.0)

#: What the order of adding may change of a sum.
_ROUNDING = 1e-9

#: Cells of the table of sums that is held at once.
_CELLS = 2_000_000


class Blocks:
    """All wordings as rows of stems with weights, from which the pairs of one story are drawn."""

    def __init__(self, rows: Sequence[Wording], found: Sequence[Place], weights: Weights, settings: Settings) -> None:
        import numpy as np

        self._rows, self._settings = rows, settings
        self._least_share = min(WHOLE, settings.near_share)
        self._sizes = np.array([len(w.stems) for w in rows], np.int64)
        self._starts = np.concatenate([[0], np.cumsum(self._sizes)])
        self._stems = np.array([weights.numbers[s] for w in rows for s in w.stems], np.int64)
        named = np.array([s in w.names for w in rows for s in w.stems], bool)
        self._plain = np.where(named, 0.0, 1.0)
        starts = self._starts[:-1].tolist()
        tables = [weights.of(w.story)[self._stems[k : k + len(w.stems)]] for k, w in zip(starts, rows, strict=True)]
        self._weights = np.concatenate([[], *tables]) * np.where(named, settings.name_weight, 1.0)
        sums = np.concatenate([[0.0], np.cumsum(self._weights)])
        self._mass = sums[self._starts[1:]] - sums[self._starts[:-1]]
        voices: dict[tuple[str | None, ...], int] = {}
        self._voice = np.array([voices.setdefault(tuple(w.speakers), len(voices)) for w in rows], np.int64)
        self._voices = list(voices)
        self._agreements: dict[int, Agreement] = {}
        self._day = np.array([w.days[0].toordinal() if len(w.days) == 1 else np.nan for w in rows], np.float64)
        self._articles: list[list[int]] = []
        of_article: dict[int, list[int]] = defaultdict(list)
        self._homes: dict[frozenset[int], list[int]] = defaultdict(list)
        for k, w in enumerate(rows):
            self._homes[w.story].append(k)
            self._articles.append(sorted({found[m].article for m in w.members}))
            for article in self._articles[k]:
                of_article[article].append(k)
        self._of_article = {article: np.array(some, np.int64) for article, some in of_article.items()}
        self._asked_for = np.zeros(len(weights.numbers), bool)  # the stems of the wordings that are looked at

    def pairs(self) -> Iterator[tuple[int, int, Shared]]:
        """Candidate pairs a < b with what they share; a pair of two stories comes once."""
        import numpy as np

        light = _light(self._rows)
        for story, homes in self._homes.items():
            others = self._wordings_of(story)
            reach = self._settings.wordings_back
            step = max(1, _CELLS // max(1, min(len(others), 2 * reach)))
            for at in range(0, len(homes), step):
                some = np.array(homes[at : at + step], np.int64)
                first, last = np.searchsorted(others, (some[0], some[-1])).tolist()
                yield from self._block(some, others[max(0, first - reach) : last + 1])
            bare = [b for b in homes if b in light]
            near = set(others.tolist()) if bare else ()
            yield from ((a, b, NOTHING) for b in bare for a in light[b] if a in near)

    def _wordings_of(self, story: frozenset[int]) -> Ints:
        """The numbers of the wordings that articles of a story have, in order, each once."""
        import numpy as np

        some: Ints = np.concatenate([self._of_article[article] for article in story if article in self._of_article])
        some.sort()
        found: Ints = some[np.concatenate([[True], some[1:] != some[:-1]])]
        return found

    def shared(self, a: int, b: int) -> Shared | None:
        """What wordings a < b share; None when they are of no common story."""
        if not any(k in self._rows[b].story for k in self._articles[a]):
            return None
        stems = set(self._rows[a].stems) & set(self._rows[b].stems)
        if not stems:
            return NOTHING
        other, own = (
            sum(float(self._weights[self._starts[k] + at]) for at, s in enumerate(self._rows[k].stems) if s in stems)
            for k in (a, b)
        )
        share_a, share_b = min(1.0, other / float(self._mass[a])), min(1.0, own / float(self._mass[b]))
        plain = stems - self._rows[a].names - self._rows[b].names
        return Shared(len(plain), (own + other) / 2, share_a, share_b)

    def _block(self, homes: Ints, others: Ints) -> Iterator[tuple[int, int, Shared]]:
        """Pairs of a wording of `homes` and an earlier one of `others`."""
        import numpy as np

        count, own, other = self._sums(homes, others)
        cell = np.flatnonzero(own)
        b, a = np.divmod(cell, len(others))
        back = np.searchsorted(others, homes)[b] - a  # how many places before the one the other stands
        meet = (back > 0) & (back <= self._settings.wordings_back)
        cell, b, a = cell[meet], homes[b[meet]], others[a[meet]]
        shared, own, other = count[cell], own[cell], other[cell]
        mass, share_a, share_b = (own + other) / 2, other / self._mass[a], own / self._mass[b]
        share, even = np.maximum(share_a, share_b), np.minimum(share_a, share_b)
        likeness = (share + even) / 2 * np.sqrt(mass)
        whole = share >= WHOLE
        kept = np.flatnonzero((likeness >= least_likeness(self._settings)) | (share >= self._least_share))
        kept = kept[self._worth(a[kept], b[kept], likeness[kept], even[kept] * np.sqrt(mass[kept]), share[kept])]
        kept = kept[_foremost(b[kept], a[kept], likeness[kept], whole[kept], self._settings.candidates)]
        columns = (shared, mass, np.minimum(share_a, 1.0), np.minimum(share_b, 1.0))
        for k, m, *rest in zip(a[kept].tolist(), b[kept].tolist(), *(c[kept].tolist() for c in columns), strict=True):
            yield k, m, Shared(*rest)

    def _worth(self, a: Ints, b: Ints, likeness: Floats, even: Floats, share: Floats) -> NDArray[np.bool_]:
        """Whether pairs can be a rewording, or have one gist, once it is asked who speaks and on which days."""
        import numpy as np

        settings = self._settings
        gap = np.nan_to_num(np.abs(self._day[a] - self._day[b]))
        later = np.where(gap > settings.same_days, min(settings.doubt_later, settings.doubt_far), 1.0)
        least = later * least_likeness(settings) * (1 - _ROUNDING)
        gist = (gap <= settings.story_days) & (likeness >= least_gist(settings) * (1 - _ROUNDING))
        worth = share >= self._least_share
        asked = np.flatnonzero(~worth & (gist | (likeness >= least)))  # of the others who speaks makes no difference
        both = self._voice[a[asked]] * len(self._voices) + self._voice[b[asked]]
        mouths, which = np.unique(both, return_inverse=True)
        who = [self._agreement(m) for m in mouths.tolist()]
        same = np.array([one is Agreement.SAME for one in who], bool)[which]
        open_ = np.array([one in (Agreement.SAME, Agreement.UNKNOWN) for one in who], bool)[which]
        bar = least[asked] * np.array([settings.doubt(one.name.lower()) for one in who], np.float64)[which]
        worth[asked] = (np.where(same, likeness[asked], even[asked]) >= bar) | (open_ & gist[asked])
        return worth

    def _agreement(self, mouths: int) -> Agreement:
        """How two groups of speakers agree, both given in one number."""
        if mouths not in self._agreements:
            one, other = divmod(mouths, len(self._voices))
            self._agreements[mouths] = best_agreement(self._voices[one], self._voices[other])
        return self._agreements[mouths]

    def _sums(self, homes: Ints, others: Ints) -> tuple[Any, Any, Any]:
        """Per pair, how many stems it shares that are no names, and the weight of all for either side, row by row."""
        import numpy as np

        home, entry = self._entries(homes)
        near, posted_entry = self._entries(others)
        self._asked_for[self._stems[entry]] = True
        met = self._asked_for[self._stems[posted_entry]]
        self._asked_for[self._stems[entry]] = False
        near, posted_entry = near[met], posted_entry[met]
        order = np.argsort(self._stems[posted_entry], kind="stable")
        near, posted_entry = near[order], posted_entry[order]
        stem, posted = self._stems[entry], self._stems[posted_entry]
        start, end = np.searchsorted(posted, stem, "left"), np.searchsorted(posted, stem, "right")
        reach = end - start
        at = np.arange(int(reach.sum())) - np.repeat(np.cumsum(reach) - reach, reach) + np.repeat(start, reach)
        cell = np.repeat(home, reach) * len(others) + near[at]
        size = len(homes) * len(others)
        mine, theirs = np.repeat(entry, reach), posted_entry[at]
        count = np.bincount(cell, self._plain[mine] * self._plain[theirs], size).astype(np.int64)
        own = np.bincount(cell, self._weights[mine], size)
        return count, own, np.bincount(cell, self._weights[theirs], size)

    def _entries(self, numbers: Ints) -> tuple[Ints, Ints]:
        """The entries of some wordings in one column, each with its row in `numbers`."""
        import numpy as np

        sizes = self._sizes[numbers]
        rows = np.repeat(np.arange(len(numbers)), sizes)
        at = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        at += np.repeat(self._starts[numbers], sizes)
        return rows, at


def _foremost(b: Ints, a: Ints, likeness: Floats, whole: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    """For pairs in order of b, whether a pair is among the `count` likeliest of its b, or of those that are whole.

    Ties fall to the lower a.
    """
    import numpy as np

    kept = np.zeros(len(b), bool)
    for some in (np.arange(len(b)), np.flatnonzero(whole)):
        order = some[np.lexsort((a[some], -np.round(likeness[some], 9), b[some]))]
        kept[order[np.arange(len(order)) - np.searchsorted(b[some], b[order]) < count]] = True
    return kept


def _light(rows: Sequence[Wording]) -> dict[int, list[int]]:
    """Pairs (larger number -> smaller ones) of which one has no content stem and stands whole in the other."""
    wanted: dict[tuple[str, ...], list[int]] = defaultdict(list)  # by the first two words
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    quoted: dict[tuple[str, ...], list[int]] = defaultdict(list)  # of those the direct ones
    for k, w in enumerate(rows):
        if w.words and not w.stems and not (w.stock and w.speakers == [None]):
            (wanted[w.words[:2]] if len(w.words) > 1 else alike[w.words]).append(k)
            if len(w.words) == 1 and w.direct:
                quoted[w.words].append(k)
    pairs: dict[int, set[int]] = defaultdict(set)
    for k, w in enumerate(rows):
        heads = [] if wanted.keys().isdisjoint(pairwise(w.words)) else list(pairwise(w.words))
        for at, head in enumerate(heads):
            for m in wanted.get(head, ()):
                if m != k and w.words[at : at + len(rows[m].words)] == rows[m].words:
                    pairs[max(k, m)].add(min(k, m))
        for m in (alike if w.direct else quoted).get(w.words, ()) if len(w.words) == 1 else ():
            if m < k and best_agreement(w.speakers, rows[m].speakers) is Agreement.SAME:
                pairs[k].add(m)
    return {k: sorted(found) for k, found in pairs.items()}
