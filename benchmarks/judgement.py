"""How many known edits `compare()` names: a bank of mutations of real quotes, kind by kind.

    python -m benchmarks.judgement [PATH ...] [--most 1000]

Quotes come from the five articles in `seeds/`, or from what `quotematch.read` reads at PATH. Each is changed by every
single edit that `quotematch.testing` knows, at most `--most` of a kind, spread evenly over the bank. An edit counts as
found when its kind is among those that are named; every other kind that is named counts against precision.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import NamedTuple

import quotematch as qm
from quotematch.judge.compare import relation
from quotematch.testing.mutations import HARMLESS, Mutation, mutations

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
#: Words; shorter quotes are too short to be changed and still be told to be the same.
_LEAST_WORDS = 9
#: Quotes that are run together for a kind that needs several sentences.
_TOGETHER = 3


class Score(NamedTuple):
    """How one kind fared: mutations, those found, other mutations called so, and those with a warning or an alarm."""

    kind: qm.EditKind
    made: int
    found: int
    false: int
    warned: int

    @property
    def recall(self) -> float:
        """Share of the kind's mutations that are called so."""
        return self.found / self.made if self.made else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        return 2 * self.found / (self.made + self.found + self.false) if self.made else 0.0


def quotes_of(source: object) -> list[str]:
    """The long enough direct quotes of what can be read, each once, in order."""
    found = chain.from_iterable(qm.extract(article) for article in qm.read(source))  # type: ignore[arg-type]
    texts = (quote.text for quote in found if quote.form is qm.Form.DIRECT and not quote.is_term)
    return [text for text in dict.fromkeys(texts) if len(text.split()) >= _LEAST_WORDS]


def bank(texts: Sequence[str], most: int) -> Iterator[Mutation]:
    """At most `most` mutations of each kind, one of each text in turn."""
    joined = [" ".join(texts[i : i + _TOGETHER]) for i in range(0, len(texts) - _TOGETHER + 1)]
    for kind in qm.EditKind:
        source = joined if kind is qm.EditKind.SPLICE else texts
        rounds = zip_longest(*(mutations(text, kind) for text in source))
        yield from islice((one for each in rounds for one in each if one is not None), most)


def scores(made: Iterable[Mutation]) -> list[Score]:
    """The score of each kind that has mutations, in the order of kinds."""
    count: Counter[qm.EditKind] = Counter()
    found: Counter[qm.EditKind] = Counter()
    false: Counter[qm.EditKind] = Counter()
    warned: Counter[qm.EditKind] = Counter()
    for one in made:
        named = named_kinds(one)
        count[one.kind] += 1
        found[one.kind] += one.kind in named
        false.update(named - {one.kind})
        warned[one.kind] += any(d.severity is not qm.Severity.NOTE for d in qm.compare(one.a, one.b).discrepancies)
    return [Score(kind, count[kind], found[kind], false[kind], warned[kind]) for kind in qm.EditKind if count[kind]]


def named_kinds(one: Mutation) -> set[qm.EditKind]:
    """The kinds of edit that are named between the two sides of a mutation."""
    return {edit.kind for edit in qm.compare(one.a, one.b).edits}


def harmless_warned(rows: Iterable[Score]) -> float:
    """The share of harmless mutations that are shown above a note."""
    kept = [row for row in rows if row.kind in HARMLESS]
    return sum(row.warned for row in kept) / max(1, sum(row.made for row in kept))


def macro_f1(rows: Sequence[Score]) -> float:
    """The mean of F1 over kinds."""
    return sum(row.f1 for row in rows) / max(1, len(rows))


def misses(made: Iterable[Mutation], kind: qm.EditKind) -> Iterator[tuple[Mutation, set[qm.EditKind]]]:
    """Mutations of a kind with what they were taken for."""
    for one in made:
        if one.kind is kind and named_kinds(one) != {kind}:
            yield one, named_kinds(one)


def a_second(compare: Callable[[str, str], object], texts: Sequence[str]) -> float:
    """How many pairs of about 150 characters a second of one core's time is enough for, none met before."""
    pieces = [text[at : at + 150] for text in texts for at in range(0, len(text) - 149, 25)]
    pairs = [(one.a, one.b) for one in bank(pieces, 200) if one.kind is not qm.EditKind.SPLICE]
    compare("a first pair", "loads what the others need")
    begin = time.process_time()
    for a, b in pairs:
        compare(a, b)
    return len(pairs) / (time.process_time() - begin)


def main() -> None:
    """Print a row per kind, the mean, and what was missed when asked."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.judgement", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", default=[SEEDS], type=Path, help="what to read; else the five articles")
    parser.add_argument("--most", type=int, default=1000, help="mutations of a kind")
    parser.add_argument("--misses", type=qm.EditKind, help="print what mutations of this kind were taken for")
    options = parser.parse_args()
    texts = list(dict.fromkeys(chain.from_iterable(quotes_of(path) for path in options.paths)))
    made = list(bank(texts, options.most))
    if options.misses:
        groups: defaultdict[str, list[Mutation]] = defaultdict(list)
        for one, named in misses(made, options.misses):
            groups[", ".join(sorted(named)) or "nothing"].append(one)
        for name, rows in sorted(groups.items(), key=lambda pair: -len(pair[1])):
            print(f"{len(rows)} {name}", *(f"\n  {row.a}\n  {row.b}" for row in rows[:3]))
        return
    found = scores(made)
    print(f"{len(texts)} quotes\n\n| kind | mutations | recall | F1 | above a note |\n|---|---|---|---|---|")
    for row in found:
        print(f"| {row.kind} | {row.made} | {row.recall:.1%} | {row.f1:.1%} | {row.warned / row.made:.1%} |")
    print(f"\nmacro-F1 {macro_f1(found):.1%}; harmless edits above a note {harmless_warned(found):.2%}")
    print(f"a second: {a_second(relation, texts):,.0f} relations, {a_second(qm.compare, texts):,.0f} comparisons")


if __name__ == "__main__":
    main()
