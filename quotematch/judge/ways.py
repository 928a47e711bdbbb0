"""Ways: how each outlet prints each word of a statement, and who supports each word of its fullest text.

The readings of a statement are collated, with the runs that an outlet prints outside any quote as readings of their
own. A word is *quoted* where a passage inside marks has it, *unmarked* where the same words stand outside marks in a
run of at least `Settings.fragment_words`, *paraphrased* where the outlet reports the statement in other words, and
*absent* where the outlet quotes the statement without it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from quotematch.collated import Collation
from quotematch.judge.collation import collate
from quotematch.models import CleanText, DiscrepancyKind, Form, Record, Role

if TYPE_CHECKING:
    from quotematch.contents import Contents
    from quotematch.models import Statement


class Way(StrEnum):
    """How an outlet prints a word of a statement, the plainest first."""

    QUOTED = "quoted"
    UNMARKED = "unmarked"
    PARAPHRASED = "paraphrased"
    ABSENT = "absent"


_RANK = {way: rank for rank, way in enumerate(Way)}


class SupportedWord(Record):
    """A word of a statement, and the outlets (and primary sources) that print it, sorted."""

    word: CleanText
    quoted: tuple[CleanText, ...]
    unmarked: tuple[CleanText, ...]


class Ways(Record):
    """For each outlet, sorted, its way with each of `words`, which are the columns of a collation.

    A column whose readings have different words shows the word that most outlets have, and counts another one as there.
    """

    words: tuple[CleanText, ...]
    ways: dict[str, tuple[Way, ...]]

    def runs(self, outlet: str, way: Way | str) -> tuple[str, ...]:
        """The unbroken runs of words that an outlet prints in this way. Raises KeyError for another outlet."""
        found: list[list[str]] = [[]]
        for word, here in zip(self.words, self.ways[outlet], strict=True):
            if here == way:
                found[-1].append(word)
            elif found[-1]:
                found.append([])
        return tuple(" ".join(run) for run in found if run)


class Reconstruction(Record):
    """The fullest text that the outlets support, word by word. Nobody need have printed it as a whole.

    `reconstructed` is False when a primary source has the statement: the words are then the source's.
    """

    words: tuple[SupportedWord, ...]
    reconstructed: bool = True

    def __str__(self) -> str:
        return " ".join(word.word for word in self.words)


class _Line(NamedTuple):
    """A reading in a collation: its text, who prints it, and whether inside marks and in a primary source."""

    text: str
    names: tuple[str, ...]
    direct: bool
    bare: bool = False
    primary: bool = False


def ways_of(result: Contents, statement_id: str) -> Ways:
    """How each outlet prints each word of a statement. Raises KeyError for an unknown statement.

    Outlets that have nothing of the statement are left out: they have no word of it in any way.
    """
    statement = result.statement(statement_id)
    lines = [line for line in _lines(result, statement) if not line.primary]
    found = _collated(result, statement, lines)
    ways: defaultdict[str, list[Way]] = defaultdict(lambda: [Way.ABSENT] * len(found.columns))
    for row, line in enumerate(lines):
        here = _ways_of_line(found, row, lines, result.settings.fragment_words)
        for name in line.names:
            ways[name] = [min(pair, key=_RANK.__getitem__) for pair in zip(ways[name], here, strict=True)]
    return Ways(
        words=tuple(_head(found, lines, at) for at in range(len(found.columns))),
        ways={name: tuple(ways[name]) for name in sorted(ways)},
    )


def reconstruction_of(result: Contents, statement_id: str) -> Reconstruction:
    """The fullest text of a statement with the support of every word. Raises KeyError for an unknown statement.

    With a primary source, its words; else those of the quoted readings (of all, when none is quoted): of each column
    that the fullest reading has, or more outlets have than lack, the word that most outlets print.
    """
    statement = result.statement(statement_id)
    lines = _lines(result, statement)
    found = _collated(result, statement, lines)
    kept = [row for row, line in enumerate(lines) if line.primary]
    primary = bool(kept)
    kept = kept or [row for row, line in enumerate(lines) if line.direct] or list(range(len(lines)))
    fullest = max(kept, key=lambda row: (sum(column.cells[row] is not None for column in found.columns), -row))
    words = []
    reach = {row: _reach(found, row) for row in kept}
    for at, column in enumerate(found.columns):
        having = [row for row in kept if column.cells[row] is not None]
        over = [row for row in kept if at in reach[row]]
        if column.cells[fullest] is not None or (not primary and _mostly(having, over, lines)):
            row = fullest if primary else _choice(found, lines, at, having, fullest)
            words.append(_supported(found, lines, at, row))
    return Reconstruction(words=tuple(words), reconstructed=not primary)


# ---- readings ------------------------------------------------------------------------------------------------------


def _lines(result: Contents, statement: Statement) -> list[_Line]:
    """The readings of a statement, then the runs that outlets print outside any quote."""
    lines = []
    for reading in statement.readings:
        direct = reading.form is Form.DIRECT
        articles = [
            result.article(result.quote(result.passage(name).quote_id).article_id) for name in reading.witnesses
        ]
        if reading.outlets:
            lines.append(_Line(reading.text, reading.outlets, direct))
        sources = tuple(sorted({article.witness for article in articles if article.role is Role.PRIMARY}))
        if sources:
            lines.append(_Line(reading.text, sources, direct, primary=True))
    return lines + list(_bare(result, statement.id))


def _bare(result: Contents, statement_id: str) -> Iterator[_Line]:
    for one in result.discrepancies:
        if one.kind is not DiscrepancyKind.UNMARKED_WORDS or one.statement_id != statement_id:
            continue
        quoting = {result.quote(result.passage(name).quote_id).article_id for name in one.passages}
        for place in one.places:
            if place.article_id not in quoting:
                article = result.article(place.article_id)
                yield _Line(place.span.of(article.text), (article.witness,), False, bare=True)


def _collated(result: Contents, statement: Statement, lines: Sequence[_Line]) -> Collation:
    language = result.article(result.quote(result.passage(statement.passages[0]).quote_id).article_id).language
    return collate([line.text for line in lines], language=language, settings=result.settings)


# ---- ways ----------------------------------------------------------------------------------------------------------


def _ways_of_line(found: Collation, row: int, lines: Sequence[_Line], least: int) -> list[Way]:
    columns = found.columns
    if lines[row].direct:
        return [Way.ABSENT if column.cells[row] is None else Way.QUOTED for column in columns]
    same = [_as_quoted(found, row, at, lines) for at in range(len(columns))]
    own = [at for at, column in enumerate(columns) if column.cells[row] is not None]
    first, last = (own[0], own[-1]) if own else (len(columns), -1)
    ways = [
        Way.PARAPHRASED if first <= at <= last and not lines[row].bare else Way.ABSENT for at in range(len(columns))
    ]
    for run in _runs_of(own, same):
        if len(run) >= least:
            for at in run:
                ways[at] = Way.UNMARKED
    return ways


def _as_quoted(found: Collation, row: int, at: int, lines: Sequence[_Line]) -> bool:
    """Whether a word outside marks is the word that some outlet quotes in its column."""
    variants = found.columns[at].variants
    quoted = {variants[other] for other, line in enumerate(lines) if line.direct}
    return variants[row] is not None and variants[row] in quoted


def _runs_of(own: Sequence[int], same: Sequence[bool]) -> list[list[int]]:
    """Columns of the words of one reading, in runs of words that are quoted elsewhere."""
    runs: list[list[int]] = [[]]
    for at in own:
        if same[at]:
            runs[-1].append(at)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


# ---- words ---------------------------------------------------------------------------------------------------------


def _choice(found: Collation, lines: Sequence[_Line], at: int, having: Sequence[int], fullest: int) -> int:
    """The row whose word most outlets have; of as many, the fullest reading's, else the first."""
    variants = found.columns[at].variants
    votes: Counter[int | None] = Counter()
    for row in having:
        votes[variants[row]] += len(lines[row].names)
    return min(having, key=lambda row: (-votes[variants[row]], row != fullest, row))


def _head(found: Collation, lines: Sequence[_Line], at: int) -> str:
    having = [row for row, cell in enumerate(found.columns[at].cells) if cell is not None]
    quoted = [row for row in having if lines[row].direct] or having
    row = _choice(found, lines, at, quoted, quoted[0])
    return _word(found, row, at)


def _word(found: Collation, row: int, at: int) -> str:
    cell = found.columns[at].cells[row]
    return cell.of(found.readings[row]) if cell else ""


def _mostly(having: Sequence[int], over: Sequence[int], lines: Sequence[_Line]) -> bool:
    """Whether more outlets have a word than lack it, of those whose readings reach over its column."""
    support = {name for row in having for name in lines[row].names}
    return len(support) > len({name for row in over for name in lines[row].names} - support)


def _reach(found: Collation, row: int) -> range:
    """The columns from the first word of a reading to its last."""
    own = [at for at, column in enumerate(found.columns) if column.cells[row] is not None]
    return range(own[0], own[-1] + 1) if own else range(0)


def _supported(found: Collation, lines: Sequence[_Line], at: int, row: int) -> SupportedWord:
    variants = found.columns[at].variants
    agreeing = [other for other in range(len(lines)) if variants[other] == variants[row]]
    sides: Mapping[bool, set[str]] = {True: set(), False: set()}
    for other in agreeing:
        sides[lines[other].direct] |= set(lines[other].names)
    return SupportedWord(
        word=_word(found, row, at), quoted=tuple(sorted(sides[True])), unmarked=tuple(sorted(sides[False]))
    )
