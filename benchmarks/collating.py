"""Collation beside CollateX, on sets of readings with known differences.

    pip install . collatex Levenshtein
    python -m benchmarks.collating [PATH ...] [--sets 60]

A set is a real quote and readings of it with known edits from `quotematch.testing`. The questions are those of four
open issues of CollateX: does every word of every reading stand in exactly one column (#94), do the same columns come
out whatever the order of the readings (#66), does a mark leave the columns of the words alone (#58), and are words that
change places told (#87)? Only columns with a letter or a figure count, for CollateX sets marks in columns, too. The
last line measures time: ten readings of a hundred words.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import chain, islice, permutations
from pathlib import Path
from typing import NamedTuple

import quotematch as qm
from benchmarks.judgement import SEEDS, quotes_of
from quotematch.judge.collation import collate
from quotematch.testing.mutations import mutations

#: Columns of a collation, each with the words of all readings there, "" for none; and whether a move is told.
Table = tuple[list[tuple[str, ...]], bool]
Collate = Callable[[Sequence[str]], Table]

_ORDERS = 6
_KINDS = (qm.EditKind.OMISSION, qm.EditKind.SUBSTITUTION, qm.EditKind.ORDER, qm.EditKind.INSERTION)
_READINGS, _WORDS = 10, 100


def ours(readings: Sequence[str]) -> Table:
    """quotematch's `collate`."""
    made = collate(readings)
    rows = [made.row(number) for number in range(len(readings))]
    return list(zip(*rows, strict=True)), bool(made.moves)


def collatex(readings: Sequence[str]) -> Table:
    """CollateX's table, a token a cell; it tells no moves there."""
    library = import_module("collatex")
    collation = library.Collation()
    for number, text in enumerate(readings):
        collation.add_plain_witness(f"{number:02}", text)
    table = library.collate(collation, output="table", segmentation=False)
    rows = [[cell if isinstance(cell, str) else _word(cell) for cell in row.cells] for row in table.rows]
    return list(zip(*rows, strict=True)), False


def _word(tokens: Sequence[object] | None) -> str:
    return "".join(token.token_data["t"] for token in tokens or ()).strip()  # type: ignore[attr-defined]


def sets(texts: Sequence[str], most: int) -> Iterator[list[str]]:
    """Sets of four readings: a quote, and three with one edit more each, of three kinds."""
    for number, text in enumerate(islice(texts, most)):
        readings = [text]
        for step in range(3):
            kind = _KINDS[(number + step) % len(_KINDS)]
            made = list(islice(mutations(readings[-1], kind), 40))
            if made:
                readings.append(made[(7 * number + 3 * step) % len(made)].b)
        yield readings


class Row(NamedTuple):
    """How often a program does what is asked, of how many times."""

    question: str
    kept: int
    asked: int


def answers(run: Collate, texts: Sequence[str], most: int) -> Iterator[Row]:
    """The four questions, each with its counts."""
    made = list(sets(texts, most))
    yield Row("every word in one column", sum(_whole(run, one) for one in made), len(made))
    yield Row("the same columns in any order", sum(_orderless(run, one) for one in made), len(made))
    commas = [pair for text in texts[:most] for pair in islice(mutations(text, qm.EditKind.PUNCTUATION), 1)]
    same = sum(_of_words(run([pair.a, pair.b])) == _of_words(run([pair.a, pair.a])) for pair in commas)
    yield Row("a mark more or less moves no word", same, len(commas))
    moved = [pair for text in texts[:most] for pair in islice(mutations(text, qm.EditKind.ORDER), 1)]
    yield Row("words in another place are told", sum(run([pair.a, pair.b])[1] for pair in moved), len(moved))


def _whole(run: Collate, readings: Sequence[str]) -> bool:
    """Whether every row, read along the columns, has the words of its reading in order."""
    rows = zip(*run(readings)[0], strict=True)
    return all(_letters("".join(row)) == _letters(text) for row, text in zip(rows, readings, strict=True))


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _of_words(table: Table) -> list[tuple[str, ...]]:
    """The columns with letters or figures, without marks and case."""
    folded = [tuple(_letters(word) for word in column) for column in table[0]]
    return [column for column in folded if any(column)]


def _orderless(run: Collate, readings: Sequence[str]) -> bool:
    """Whether a few orders of the readings give the same columns."""
    found = set()
    for order in islice(permutations(range(len(readings))), 0, None, max(1, 24 // _ORDERS)):
        columns = _of_words(run([readings[i] for i in order]))
        back = [order.index(i) for i in range(len(readings))]
        found.add(tuple(tuple(column[i] for i in back) for column in columns))
    return len(found) == 1


def seconds(run: Collate, texts: Sequence[str]) -> float:
    """Seconds of one core for ten readings of a hundred words, the best of three."""
    long = " ".join(chain.from_iterable(text.split() for text in texts)).split()[:_WORDS]
    readings = [" ".join(word for at, word in enumerate(long) if (at + 1) % (11 + step)) for step in range(_READINGS)]
    took = []
    for _ in range(3):
        begin = time.process_time()
        run(readings)
        took.append(time.process_time() - begin)
    return min(took)


def main() -> None:
    """Print a column a program."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.collating", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", default=[SEEDS], type=Path, help="what to read; else the five articles")
    parser.add_argument("--sets", type=int, default=60, help="at most so many sets of readings")
    options = parser.parse_args()
    texts = list(dict.fromkeys(chain.from_iterable(quotes_of(path) for path in options.paths)))
    programs: dict[str, Collate] = {"quotematch": ours}
    try:
        import_module("collatex")
        programs["CollateX"] = collatex
    except ImportError:
        pass
    print("| program | question | yes | of |\n|---|---|---|---|")
    for name, run in programs.items():
        for row in answers(run, texts, options.sets):
            print(f"| {name} | {row.question} | {row.kept} | {row.asked} |", flush=True)
        print(f"| {name} | milliseconds for ten readings of a hundred words | {1000 * seconds(run, texts):.1f} | |")


if __name__ == "__main__":
    main()
