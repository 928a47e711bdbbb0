"""Collation: all readings of a statement side by side, each word of each in exactly one column.

Wordings go in, in any order; columns come out, as a table whose rows are the readings. The fullest wording is laid down
first and the others are added to it in a canonical order, so that the order in which they were given makes no
difference. A reading is aligned with the columns by its words; where words differ, a small table of likeness (after
Needleman and Wunsch 1970) sets variants of one place into one column. Words that two readings print in different
places stand in two columns, and are listed as moves (transpositions). Punctuation is no word, so a comma moves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotematch.collated import Collation, Column, Move
from quotematch.judge.likeness import inflected, typo
from quotematch.judge.vocabulary import Vocabulary, vocabulary
from quotematch.judge.wording import Wording, wording
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.align import Block, align

if TYPE_CHECKING:
    from quotematch.contents import Contents

#: Pairs of a column and a word; a longer stretch of other words is set side by side in order, without likeness.
_LIKENED_CELLS = 2_500
#: What it earns to set a word into a column that has it, that has a form of it, or that has another word.
_SAME, _FORM, _OTHER = 8, 4, 1


@dataclass(slots=True)
class _Place:
    """A column while it is made: which word of which sequence stands in it, and the words it has, first come first."""

    words: dict[int, int]
    keys: list[str]


def collate(texts: Sequence[str], *, language: str | None = None, settings: Settings = Settings()) -> Collation:
    """The collation of some wordings, one row each, in the order given.

    No text, or texts without a word, give no column. Rows that change places change nothing else.

    >>> [column.agreed for column in collate(["this offer, today", "This offer today."]).columns]
    [True, True, True]
    """
    rows = [wording(text, (Span(0, len(text)),), settings) for text in texts]
    return collation(texts, rows, vocabulary(language))


def collation_of(result: Contents, statement_id: str, *numbers: int) -> Collation:
    """The collation of a statement's readings, in their order, or of those of these numbers, in theirs.

    Raises KeyError for an unknown statement and IndexError for a number that no reading has.
    """
    statement = result.statement(statement_id)
    article = result.quote(result.passage(statement.passages[0]).quote_id).article_id
    readings = [statement.readings[number] for number in numbers] if numbers else statement.readings
    texts = [reading.text for reading in readings]
    return collate(texts, language=result.article(article).language, settings=result.settings)


def collation(texts: Sequence[str], rows: Sequence[Wording], words: Vocabulary) -> Collation:
    """The collation of wordings whose spans are those of `texts`."""
    sequences = sorted({row.keys for row in rows}, key=lambda keys: (-len(keys), keys))
    places = _places(sequences, words)
    number_of = {keys: number for number, keys in enumerate(sequences)}
    numbers = [number_of[row.keys] for row in rows]
    columns = []
    for place in places:
        at = [place.words.get(number) for number in numbers]
        cells = tuple(None if i is None else Span(row.starts[i], row.ends[i]) for row, i in zip(rows, at, strict=True))
        columns.append(Column.model_construct(cells=cells, variants=_variants(rows, at)))
    moves = [_in_rows(move, numbers) for move in _moves(places, sequences, words)]
    return Collation.model_construct(readings=tuple(texts), columns=tuple(columns), moves=tuple(moves))


def _variants(rows: Sequence[Wording], at: Sequence[int | None]) -> tuple[int | None, ...]:
    seen: dict[str, int] = {}
    return tuple(
        None if i is None else seen.setdefault(row.keys[i], len(seen)) for row, i in zip(rows, at, strict=True)
    )


def _in_rows(move: Move, numbers: Sequence[int]) -> Move:
    """A move of distinct wordings as one of rows."""
    rows, others = (
        tuple(row for row, number in enumerate(numbers) if number in side) for side in (move.rows, move.other_rows)
    )
    return move.model_copy(update={"rows": rows, "other_rows": others})


# ---- columns -------------------------------------------------------------------------------------------------------


def _places(sequences: Sequence[tuple[str, ...]], words: Vocabulary) -> list[_Place]:
    places: list[_Place] = []
    for number, keys in enumerate(sequences):
        grown: list[_Place] = []
        for block in align([place.keys[0] for place in places], keys):
            grown += _laid(places, keys, block, number, words)
        places = grown
    return places


def _laid(
    places: Sequence[_Place], keys: Sequence[str], block: Block, number: int, words: Vocabulary
) -> Iterator[_Place]:
    """The places of one block with the words of a new sequence in them, new places for those that fit in none."""
    there, i = places[block.a_start : block.a_end], block.b_start
    here = keys[block.b_start : block.b_end]
    for place_at, word_at in _paired(there, here, words, same=block.same):
        if place_at is None:
            assert word_at is not None
            yield _Place({number: i + word_at}, [here[word_at]])
            continue
        place = there[place_at]
        if word_at is not None:
            place.words[number] = i + word_at
            if here[word_at] not in place.keys:
                place.keys.append(here[word_at])
        yield place


def _paired(
    there: Sequence[_Place], here: Sequence[str], words: Vocabulary, *, same: bool
) -> list[tuple[int | None, int | None]]:
    """Columns and words side by side, in order, each once."""
    height, width = len(there), len(here)
    if same or not there or not here or height * width > _LIKENED_CELLS:
        shared = min(height, width)
        pairs: list[tuple[int | None, int | None]] = [(i, i) for i in range(shared)]
        return pairs + [(i, None) for i in range(shared, height)] + [(None, j) for j in range(shared, width)]
    earned = [[_likeness(place.keys, key, words) for key in here] for place in there]
    best = [[0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + earned[i][j])
    return _read_off(best, earned)


def _read_off(best: list[list[int]], earned: list[list[int]]) -> list[tuple[int | None, int | None]]:
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(earned) and j < len(earned[0]):
        if best[i][j] == best[i + 1][j + 1] + earned[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    pairs += [(at, None) for at in range(i, len(earned))]
    return pairs + [(None, at) for at in range(j, len(earned[0]))]


def _likeness(keys: Sequence[str], key: str, words: Vocabulary) -> int:
    if key in keys:
        return _SAME
    first = keys[0]
    if first[:1] != key[:1]:
        return _OTHER
    like = words.same_word(first, key) or words.same_verb(first, key) or inflected(first, key) or typo(first, key)
    return _FORM if like else _OTHER


# ---- transpositions ------------------------------------------------------------------------------------------------


def _moves(places: Sequence[_Place], sequences: Sequence[tuple[str, ...]], words: Vocabulary) -> list[Move]:
    """Words that each of two wordings has once, in two columns; neighbours that moved together are one move."""
    once: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    counts = [_counted(keys) for keys in sequences]
    for at, place in enumerate(places):
        for number, i in place.words.items():
            key = sequences[number][i]
            if counts[number][key] == 1:
                once[key][at].append(number)
    single: list[Move] = []
    for columns in once.values():
        home = min(columns, key=lambda at: (-len(columns[at]), at))
        for at, numbers in columns.items():
            if at != home:
                single.append(_move(at, home, numbers, columns[home]))
    joined = _joined(sorted(single, key=lambda move: (move.columns, move.other_columns)), places)
    return [move for move in joined if _telling(move, places, sequences, words)]


def _counted(keys: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts


def _move(at: int, other: int, rows: Sequence[int], others: Sequence[int]) -> Move:
    return Move(columns=(at,), other_columns=(other,), rows=tuple(sorted(rows)), other_rows=tuple(sorted(others)))


def _joined(moves: Sequence[Move], places: Sequence[_Place]) -> list[Move]:
    found: list[Move] = []
    for move in moves:
        last = found[-1] if found else None
        if last is not None and _goes_on(last, move, places):
            found[-1] = last.model_copy(
                update={
                    "columns": (*last.columns, *move.columns),
                    "other_columns": (*last.other_columns, *move.other_columns),
                }
            )
        else:
            found.append(move)
    return found


def _goes_on(last: Move, move: Move, places: Sequence[_Place]) -> bool:
    """Whether the same readings print both, one word after the other on both sides."""
    if (last.rows, last.other_rows) != (move.rows, move.other_rows):
        return False
    sides = (
        (last.columns[-1], move.columns[0], last.rows[0]),
        (last.other_columns[-1], move.other_columns[0], last.other_rows[0]),
    )
    return all(places[at].words[row] + 1 == places[then].words[row] for at, then, row in sides)


def _telling(move: Move, places: Sequence[_Place], sequences: Sequence[tuple[str, ...]], words: Vocabulary) -> bool:
    """Whether a move has a word that is no mere grammar."""
    row = move.rows[0]
    return any(sequences[row][places[at].words[row]] not in words.function_words for at in move.columns)
