"""Independence: outlets that print one text are one witness, however many they are.

The words that an article prints outside quotes are cut into shingles (Broder 1997) of `Settings.shingle_words`, a
quarter of which, chosen by checksum, go into an index. Two articles of different outlets that share at least
`Settings.wire_share` of the shorter one's are taken for one text. What very many articles share is counted against the
first of them only, so that time grows with the length of the texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from zlib import crc32

from quotematch.judge.outside import Outside, Stretch
from quotematch.models import Article, Role, SharedText
from quotematch.settings import Settings

#: One shingle in so many is kept.
_KEPT = 4
#: Shingles kept; an article with fewer has too little text of its own to tell.
_LEAST = 8
#: Articles; what more of them share is counted against the first only.
_PAIRED = 24
_FACTOR, _MASK = 1_000_003, (1 << 61) - 1


def shared_texts(
    articles: Sequence[Article], outside: Outside, settings: Settings = Settings()
) -> tuple[SharedText, ...]:
    """Pairs of articles of different outlets with the share of text outside quotes that they have in common.

    `outside` has what stands outside the quotes of these articles. Pairs that share less than `Settings.wire_share` are
    left out, and so are, of more than a few dozen articles with one text, all pairs without the first. Sorted by
    article ids. Primary sources are no outlets.

    >>> shared_texts([Article(id="a", text="He said no.", outlet="A")], Outside([]))
    ()
    """
    kept = sorted((a for a in articles if a.role is not Role.PRIMARY), key=lambda article: article.id)
    marks = [_shingles(outside.of(article), settings) for article in kept]
    common = _common(kept, marks)
    found = []
    for (i, j), count in sorted(common.items()):
        shorter = min(len(marks[i]), len(marks[j]))
        share = count / shorter if shorter >= _LEAST else 0.0
        if share >= settings.wire_share:
            found.append(SharedText(articles=(kept[i].id, kept[j].id), share=round(share, 3)))
    return tuple(found)


def voices(articles: Iterable[Article], shared: Iterable[SharedText]) -> dict[str, str]:
    """For each article the name under which it counts: the first outlet by name of those that print its text."""
    names = {article.id: article.witness for article in articles}
    leader = {name: name for name in names}

    def found(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for pair in shared:
        first, second = sorted(found(name) for name in pair.articles)
        leader[second] = first
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[found(name)].append(names[name])
    return {name: min(groups[found(name)]) for name in names}


def _common(articles: Sequence[Article], marks: Sequence[set[int]]) -> Counter[tuple[int, int]]:
    """How many shingles pairs of articles of different outlets share."""
    places: dict[int, list[int]] = {shingle: [] for shingle in _in_several(marks)}
    for number, shingles in enumerate(marks):
        for shingle in shingles & places.keys():
            places[shingle].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for numbers in places.values():
        pairs = combinations(numbers, 2) if len(numbers) <= _PAIRED else ((numbers[0], n) for n in numbers[1:])
        common.update((i, j) for i, j in pairs if articles[i].witness != articles[j].witness)
    return common


def _in_several(marks: Iterable[set[int]]) -> set[int]:
    """The shingles of more than one article."""
    once, again = set[int](), set[int]()
    for shingles in marks:
        again |= once & shingles
        once |= shingles
    return again


def _shingles(stretches: Iterable[Stretch], settings: Settings) -> set[int]:
    """The shingles that are kept: each is a polynomial in the checksums of its words, from that of the one before."""
    size = settings.shingle_words
    leaving = pow(_FACTOR, size, _MASK + 1)
    found: set[int] = set()
    for stretch in stretches:
        sums = [_checksum(key) for key in stretch.keys]
        value = 0
        for one in sums[: size - 1]:
            value = (value * _FACTOR + one) & _MASK
        for one, gone in zip(sums[size - 1 :], [0, *sums], strict=False):
            value = (value * _FACTOR + one - gone * leaving) & _MASK
            if (value >> 20) % _KEPT == 0:
                found.add(value)
    return found


@lru_cache(maxsize=100_000)
def _checksum(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
