"""Primary sources: each quoted passage held against the transcript, release or post that its story has.

The words of a source go into an index by groups of three. A passage is looked up as it is, in one run (with gaps where
the outlet marked an ellipsis or brackets), and is then *exact*; else at the place where most of its groups stand close
together, and is *altered* when enough of its words are there in order. What is neither is *not found*. Linear in the
length of the source and of the passages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotematch.judge.chunks import RUN_WITHIN, Chunk, words_in_run
from quotematch.judge.edits import Change, edits
from quotematch.judge.relation import relate
from quotematch.judge.verdicts import Witness
from quotematch.judge.vocabulary import vocabulary
from quotematch.judge.wording import Wording, wording
from quotematch.models import Article, Edit, Fidelity, Role, SourceCheck, SourceShare, Statement, Step
from quotematch.settings import Settings
from quotematch.spans import Span

_GRAM = 3
#: Places looked at for one group of words: what a source says more often is no place.
_MOST_PLACES = 64
#: Words before and after the groups found that may belong to the passage, as a share of its words.
_SLACK = 0.5


class _Found(NamedTuple):
    """A passage in a source: how, at which words of the source, and with which changes."""

    fidelity: Fidelity
    ranges: tuple[tuple[int, int], ...]
    changes: tuple[Change, ...] = ()

    @property
    def words(self) -> int:
        """Words of the source that the passage has."""
        return sum(end - start for start, end in self.ranges)


class Source:
    """The words of a primary source, and where each group of them stands."""

    def __init__(self, article: Article, settings: Settings) -> None:
        self.article = article
        self.wording = wording(article.text, (Span(0, len(article.text)),), settings)
        keys = self.wording.keys
        self._line = f" {' '.join(keys)} "
        self._offsets: list[int] = []
        at = 0
        for key in keys:
            self._offsets.append(at)
            at += len(key) + 1
        self._places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for start in range(len(keys) - _GRAM + 1):
            places = self._places[keys[start : start + _GRAM]]
            if len(places) < _MOST_PLACES:
                places.append(start)

    def find(self, passage: Wording, settings: Settings) -> _Found | None:
        """Where the words of a passage stand; None when they do not."""
        if not len(passage):
            return None
        return self._in_one_run(passage) or self._with_changes(passage, settings)

    def spans(self, ranges: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """Ranges of words as places in the source's text."""
        return tuple(self.wording.place(start, end) for start, end in ranges)

    def _in_one_run(self, passage: Wording) -> _Found | None:
        ranges: list[tuple[int, int]] = []
        at = 0
        for start, end in _segments(passage):
            found = self._line.find(f" {' '.join(passage.keys[start:end])} ", at)
            if found < 0:
                return None
            first = bisect_left(self._offsets, found)
            ranges.append((first, first + end - start))
            at = found + 1
        return _Found(Fidelity.EXACT, tuple(ranges)) if ranges else None

    def _with_changes(self, passage: Wording, settings: Settings) -> _Found | None:
        window = self._window(passage.keys)
        if window is None:
            return None
        here = _part(self.wording, *window)
        relation, chunks = relate(passage, here)
        if relation in RUN_WITHIN:
            return _Found(Fidelity.EXACT, tuple(_same(chunks, window[0])))
        if words_in_run(chunks) < max(settings.fragment_words, settings.altered_share * len(passage)):
            return None
        same = [chunk for chunk in chunks if chunk.step is Step.SAME]
        cut = _part(self.wording, window[0] + same[0].b_start, window[0] + same[-1].b_end)
        _, chunks = relate(passage, cut)
        changes = [
            change
            for change in edits(passage, cut, chunks, vocabulary(self.article.language))
            if change[1:5] not in ((0, 0, 0, 0), (len(passage), len(passage), len(cut), len(cut)))
        ]  # punctuation beyond the first and the last word is that of another sentence
        return _Found(Fidelity.ALTERED, tuple(_same(chunks, window[0] + same[0].b_start)), tuple(changes))

    def _window(self, keys: tuple[str, ...]) -> tuple[int, int] | None:
        """The words of the source among which most groups of `keys` stand."""
        hits = [
            (place, at) for at in range(len(keys) - _GRAM + 1) for place in self._places.get(keys[at : at + _GRAM], ())
        ]
        if not hits:
            return None
        hits.sort()
        room = int(len(keys) * (1 + _SLACK)) + 1
        best, first = (0, 0, 0), 0
        for last, (place, _) in enumerate(hits):
            while place - hits[first][0] > room:
                first += 1
            best = max(best, (last - first + 1, -first, -last))
        near = hits[-best[1] : 1 - best[2]]
        slack = int(len(keys) * _SLACK) + 1
        start = min(place - at for place, at in near) - slack
        end = max(place + len(keys) - at for place, at in near) + slack
        return max(0, start), min(len(self.wording), end)


def _segments(passage: Wording) -> list[tuple[int, int]]:
    """The runs of a passage that nothing marked interrupts; brackets are left out."""
    found: list[tuple[int, int]] = []
    for i, bracketed in enumerate(passage.bracketed):
        if bracketed:
            continue
        if found and found[-1][1] == i and not passage.gaps[i]:
            found[-1] = found[-1][0], i + 1
        else:
            found.append((i, i + 1))
    return found


def _part(whole: Wording, start: int, end: int) -> Wording:
    """Words `start:end` of a wording as a wording of its own."""
    place = whole.place(start, end)
    return Wording(
        whole.text,
        whole.keys[start:end],
        whole.starts[start:end],
        whole.ends[start:end],
        (False, *whole.gaps[start + 1 : end], False) if end > start else (False,),
        whole.bracketed[start:end],
        (0,) * (end - start),
        (place,),
    )


def _same(chunks: Sequence[Chunk], shift: int) -> Iterator[tuple[int, int]]:
    for chunk in chunks:
        if chunk.step is Step.SAME:
            yield chunk.b_start + shift, chunk.b_end + shift


# ---- the table -----------------------------------------------------------------------------------------------------


class Checked(NamedTuple):
    """What holding all passages against the sources gave."""

    checks: tuple[SourceCheck, ...] = ()
    shares: tuple[SourceShare, ...] = ()
    texts: Mapping[str, str] = {}


def check(
    articles: Sequence[Article],
    members: Mapping[str, Sequence[Witness]],
    stories: Mapping[str, frozenset[str]] | None,
    settings: Settings,
) -> Checked:
    """All quoted passages of outlets against the primary sources.

    A passage is *not found* only where its story has a source, or another passage of its article is found in one.
    `texts` are the sources' words for the statements that they have. Without a source all is empty.
    """
    sources = [Source(a, settings) for a in sorted(articles, key=lambda a: a.id) if a.role is Role.PRIMARY]
    if not sources:
        return Checked()
    quoted = [(name, w) for name, group in members.items() for w in group if w.direct and not w.primary]
    best = [_best(witness, sources, settings) for _, witness in quoted]
    drawing = {witness.article.id for (_, witness), found in zip(quoted, best, strict=True) if found}
    checks: list[SourceCheck] = []
    printed: defaultdict[tuple[str, str], list[tuple[Witness, _Found]]] = defaultdict(list)
    texts: dict[str, tuple[int, str]] = {}
    for (statement, witness), pair in zip(quoted, best, strict=True):
        if pair is None:
            if witness.article.id in drawing or any(_near(witness, each, stories) for each in sources):
                checks.append(SourceCheck(passage_id=witness.passage.id, fidelity=Fidelity.NOT_FOUND))
            continue
        source, found = pair
        checks.append(_checked(witness, source, found))
        printed[source.article.id, witness.outlet].append((witness, found))
        spans = source.spans(found.ranges)
        text = Span(spans[0].start, spans[-1].end).of(source.article.text)
        texts[statement] = max(texts.get(statement, (0, "")), (found.words, text))
    by_id = {source.article.id: source for source in sources}
    shares = [_share(name, by_id, printed[name]) for name in printed]
    return Checked(tuple(checks), tuple(shares), {name: text for name, (_, text) in texts.items()})


def _near(witness: Witness, source: Source, stories: Mapping[str, frozenset[str]] | None) -> bool:
    return stories is None or source.article.id in stories.get(witness.article.id, frozenset())


def _best(witness: Witness, sources: Sequence[Source], settings: Settings) -> tuple[Source, _Found] | None:
    """The source that has most of a passage, exact before altered, the first of several."""
    found = [(source, place) for source in sources if (place := source.find(witness.wording, settings))]
    return min(found, key=lambda pair: (pair[1].fidelity is not Fidelity.EXACT, -pair[1].words), default=None)


def _checked(witness: Witness, source: Source, found: _Found) -> SourceCheck:
    return SourceCheck(
        passage_id=witness.passage.id,
        fidelity=found.fidelity,
        source_id=source.article.id,
        spans=source.spans(found.ranges),
        edits=tuple(Edit(kind=c.kind, a=c.a, b=c.b, detail=c.detail) for c in found.changes),
    )


def _share(
    name: tuple[str, str], by_id: Mapping[str, Source], printed: Sequence[tuple[Witness, _Found]]
) -> SourceShare:
    source_id, outlet = name
    ordered = sorted(printed, key=lambda pair: pair[0].rank)
    ranges = [(witness.article.id, each) for witness, found in ordered for each in found.ranges]
    words = {number for _, (start, end) in ranges for number in range(start, end)}
    turned = any(a == b and there < here for (a, (here, _)), (b, (there, _)) in pairwise(ranges))
    return SourceShare(
        outlet=outlet,
        source_id=source_id,
        words=len(words),
        of_words=len(by_id[source_id].wording),
        spans=by_id[source_id].spans([each for _, each in ranges]),
        in_order=not turned,
    )


def with_source(statement: Statement, texts: Mapping[str, str]) -> Statement:
    """A statement with the words of the primary source that has it."""
    if not statement.reconstructed or statement.id not in texts:
        return statement
    return statement.model_copy(update={"text": texts[statement.id], "reconstructed": False})
