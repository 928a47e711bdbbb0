"""Blocking: which pairs of wordings are worth a look, and how much they share.

Two wordings are a candidate pair when their articles belong to one story and they share content stems, or when the
shorter one has little content and stands whole in the other. No pair that any level would take is left out: what is
summed over the postings of each stem is exactly the shared weight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quotematch.match.evidence import Shared
from quotematch.match.weights import Weights
from quotematch.match.wordings import Place, Wording


def articles_of(wording: Wording, found: Sequence[Place]) -> list[int]:
    """Numbers of the articles in which a wording stands."""
    return sorted({found[k].article for k in wording.members})


def candidates(
    rows: Sequence[Wording], found: Sequence[Place], weights: Weights, *, name_weight: float
) -> Iterator[tuple[int, int, Shared]]:
    """Candidate pairs a < b with what they share, in order."""
    postings: dict[str, list[int]] = defaultdict(list)
    at = [articles_of(w, found) for w in rows]
    stem_weights = []
    for w in rows:
        table = weights.of(w.story)
        stem_weights.append(
            {s: float(table[weights.numbers[s]]) * (name_weight if s in w.names else 1.0) for s in w.stems}
        )
    mass = [sum(v.values()) for v in stem_weights]
    light = _light(rows)
    for b, w in enumerate(rows):
        shared: dict[int, list[str]] = defaultdict(list)
        for s in w.stems:
            for a in postings[s]:
                shared[a].append(s)
            postings[s].append(b)
        for a in light.get(b, ()):
            shared[a]  # noqa: B018  with no stem
        for a in sorted(shared):
            if not any(k in w.story for k in at[a]):
                continue
            own = sum(stem_weights[b][s] for s in shared[a])
            other = sum(stem_weights[a][s] for s in shared[a])
            yield a, b, Shared(len(shared[a]), (own + other) / 2, other / (mass[a] or 1.0), own / (mass[b] or 1.0))


def _light(rows: Sequence[Wording]) -> dict[int, list[int]]:
    """Pairs (larger number -> smaller ones) of which one has no content stem and stands whole in the other."""
    wanted: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, w in enumerate(rows):
        if not w.stems and w.words:
            wanted[w.words].append(k)
    pairs: dict[int, list[int]] = defaultdict(list)
    sizes = sorted({len(words) for words in wanted})
    for k, w in enumerate(rows):
        grams = {w.words[i : i + n] for n in sizes for i in range(len(w.words) - n + 1)}
        for gram in sorted(grams & wanted.keys()):
            for m in wanted[gram]:
                if m != k:
                    pairs[max(k, m)].append(min(k, m))
    return {k: sorted(set(found)) for k, found in pairs.items()}
