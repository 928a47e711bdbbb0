"""Unmarked words: what one outlet quotes and another prints as its own.

Every few words of the direct passages go into an index; the words that each article prints outside quotation marks are
looked up in it, and each hit is drawn out to the longest run of the same words. Runs of one article from one statement
make one discrepancy. Linear in the length of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from quotematch.judge.outside import Outside, Stretch
from quotematch.judge.phrasing import Side, count_of, listed, shown
from quotematch.judge.verdicts import Witness
from quotematch.judge.vocabulary import vocabulary
from quotematch.judge.wording import printed_words
from quotematch.models import Article, Discrepancy, DiscrepancyKind, Place, Role, Severity
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.words import Word

#: Content words that a run must have: stock phrases are made of little words.
_CONTENT_WORDS = 3
#: Places looked at for one group of words: a phrase in more passages than these is nobody's.
_MOST_PLACES = 64
_MARK = regex.compile(r"[\"\p{Pi}\p{Pf}\N{DOUBLE LOW-9 QUOTATION MARK}]")
_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"


class _Run(NamedTuple):
    """Words `start:end` of an article, that `witness` prints inside marks from its word `at`."""

    start: int
    end: int
    witness: Witness
    at: int


class _Found(NamedTuple):
    """A run in an article: its place, its words, and who quotes it from which word on."""

    place: Span
    words: list[Word]
    having: list[tuple[Witness, int]]


def unmarked_words(
    articles: Sequence[Article],
    outside: Outside,
    members: Mapping[str, Sequence[Witness]],
    settings: Settings,
) -> Iterator[Discrepancy]:
    """Runs of quoted words that another outlet prints without marks, article by article."""
    statements = {w.passage.id: name for name, group in members.items() for w in group}
    index = _index([w for group in members.values() for w in group if w.direct and not w.primary], settings)
    if not index:
        return
    for article in sorted(articles, key=lambda article: article.id):
        if article.role is not Role.PRIMARY:
            yield from _of_article(article, outside.of(article), index, statements, settings)


def _gram(settings: Settings) -> int:
    """Words of a group in the index: with one group in every `length - gram + 1`, no run of that length is missed."""
    return (settings.unmarked_note_words + 1) // 2


def _index(direct: Sequence[Witness], settings: Settings) -> dict[tuple[str, ...], list[tuple[Witness, int]]]:
    gram = _gram(settings)
    step = settings.unmarked_note_words - gram + 1
    index: defaultdict[tuple[str, ...], list[tuple[Witness, int]]] = defaultdict(list)
    for witness in sorted(direct, key=lambda witness: (witness.rank, witness.passage.id)):
        keys = witness.wording.keys
        for at in range(0, len(keys) - gram + 1, step):
            index[keys[at : at + gram]].append((witness, at))
    return dict(index)


def _of_article(
    article: Article,
    stretches: Sequence[Stretch],
    index: Mapping[tuple[str, ...], list[tuple[Witness, int]]],
    statements: Mapping[str, str],
    settings: Settings,
) -> Iterator[Discrepancy]:
    groups: dict[str, list[_Found]] = {}
    for stretch in stretches:
        runs = list(_runs(stretch.keys, index, article, settings))
        placed = stretch.words() if runs else []
        for run in runs:
            own_words = placed[run.start : run.end]
            place = Span(own_words[0].start, own_words[-1].end)
            keys = stretch.keys[run.start : run.end]
            if _inside_marks(article.text, place.start) or not _telling(keys, article):
                continue
            first = run.witness.passage.id, (run.witness, run.at)
            having = list(
                dict([first, *((w.passage.id, (w, at)) for w, at in _having(keys, index, settings))]).values()
            )
            if any(witness.outlet == article.witness for witness, _ in having):
                continue
            groups.setdefault(statements[run.witness.passage.id], []).append(_Found(place, own_words, having))
    for statement, told in groups.items():
        yield _discrepancy(article, statement, told, settings)


def _runs(
    keys: tuple[str, ...],
    index: Mapping[tuple[str, ...], list[tuple[Witness, int]]],
    article: Article,
    settings: Settings,
) -> Iterator[_Run]:
    """The longest runs, from left to right, each word in one."""
    gram, floor = _gram(settings), 0
    groups = zip(*(keys[k:] for k in range(gram)), strict=False)
    for at in [at for at, group in enumerate(groups) if group in index]:
        if at < floor:
            continue
        best: _Run | None = None
        for witness, place in index[keys[at : at + gram]][:_MOST_PLACES]:
            if witness.outlet == article.witness:
                continue
            run = _drawn_out(keys, at, witness, place, floor)
            if best is None or run.end - run.start > best.end - best.start:
                best = run
        if best and best.end - best.start >= settings.unmarked_note_words:
            yield best
            floor = best.end


def _drawn_out(keys: Sequence[str], at: int, witness: Witness, place: int, floor: int) -> _Run:
    theirs = witness.wording.keys
    back = 0
    while at - back > floor and place - back > 0 and keys[at - back - 1] == theirs[place - back - 1]:
        back += 1
    forth = 0
    while at + forth < len(keys) and place + forth < len(theirs) and keys[at + forth] == theirs[place + forth]:
        forth += 1
    return _Run(at - back, at + forth, witness, place - back)


def _having(
    keys: tuple[str, ...], index: Mapping[tuple[str, ...], list[tuple[Witness, int]]], settings: Settings
) -> list[tuple[Witness, int]]:
    """All direct witnesses that have the words of a run, each with the word at which it begins there."""
    gram = _gram(settings)
    step = settings.unmarked_note_words - gram + 1
    found: dict[str, tuple[Witness, int]] = {}
    for at in range(min(step, len(keys) - gram + 1)):
        for witness, place in index.get(keys[at : at + gram], ())[:_MOST_PLACES]:
            begin = place - at
            if begin >= 0 and witness.wording.keys[begin : begin + len(keys)] == keys:
                found.setdefault(witness.passage.id, (witness, begin))
    return list(found.values())


def _telling(run: Sequence[str], article: Article) -> bool:
    little = vocabulary(article.language).function_words
    return sum(key not in little for key in run) >= _CONTENT_WORDS


def _inside_marks(text: str, at: int) -> bool:
    """Whether a mark stands open before `at` in its paragraph, though no quote was found there."""
    open_mark = False
    for match in _MARK.finditer(text, text.rfind("\n", 0, at) + 1, at):
        mark = match.group()
        if mark in _SINGLE:
            continue
        open_mark = not open_mark if mark == '"' else regex.match(r"\p{Pf}", mark) is None
    return open_mark


def _discrepancy(article: Article, statement: str, runs: Sequence[_Found], settings: Settings) -> Discrepancy:
    lengths = [printed_words(article.text, [(word.start, word.end) for word in own]) for _, own, _ in runs]
    longest, total = max(lengths), sum(lengths)
    having = {w.passage.id: w for run in runs for w, _ in run.having}
    theirs = [
        Place(article_id=w.article.id, span=w.wording.place(first, last))
        for run in runs
        for w, at in run.having
        for first, last in w.wording.places(at, at + len(run.words))
    ]
    outlets = Side(tuple(sorted({w.outlet for w in having.values()})))
    where = "" if len(runs) == 1 else f" in {count_of(len(runs), 'run')}"
    examples = ", ".join(shown(place.of(article.text)) for place, _, _ in runs[:3])
    return Discrepancy(
        kind=DiscrepancyKind.UNMARKED_WORDS,
        severity=Severity.WARNING if longest >= settings.unmarked_warning_words else Severity.NOTE,
        message=f"{listed([article.witness])} prints {count_of(total, 'word')}{where} without quotation marks that "
        f"{outlets} {outlets.form('quotes', 'quote')}: {examples}.",
        passages=tuple(having),
        outlets=tuple(sorted({article.witness, *outlets.names})),
        places=(
            *(Place(article_id=article.id, span=place) for place, _, _ in runs),
            *dict.fromkeys(theirs),
        ),
        statement_id=statement,
    )
