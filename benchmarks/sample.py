"""A blind sample of statements of several outlets: `python -m benchmarks.sample draw|show|score --articles FILE`.

`draw` reconciles the articles (JSON Lines) in one call and writes a sample of the statements that several outlets
have, chosen by a hash of their places. `show` prints the passages of a sample with outlet, day and speaker and
without any score, for a reader who rules on each: "one" (all report one utterance, or the same words on another
occasion), "part" (but for one member), "two" or "unclear". `score` says how many of the judged statements still stand
together.

Rows hold places only: a hash of the article's id, start and end. Where several readers ruled, `rulings` has each one's.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import quotematch as qm
from benchmarks.measures import share

#: The judgements of two readers on 100 statements of 924 articles of campaign news (PolNeAR, dev part).
JUDGED = Path(__file__).with_name("judged_statements.jsonl")


class Spot(NamedTuple):
    """Where a passage stands, without a word of it."""

    article: str
    start: int
    end: int


def hashed(text: str) -> str:
    """Sixteen hexadecimal digits for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def reconciled(path: str) -> qm.Reconciliation:
    """The articles of a file as one call."""
    rows = (json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines())
    return qm.reconcile(
        [
            qm.Article(id=r["id"], text=r["text"], outlet=r.get("outlet") or r["id"], published=r.get("date") or None)
            for r in rows
        ]
    )


def spots(result: qm.Reconciliation) -> dict[Spot, str]:
    """The passage of each spot."""
    return {
        Spot(hashed(quote.article_id), passage.spans[0].start, passage.spans[-1].end): passage.id
        for quote in result.quotes
        for passage in quote.passages
        if passage.statement_id
    }


def draw(result: qm.Reconciliation, size: int, seed: str = "") -> Iterator[list[Spot]]:
    """The spots of so many statements of several outlets, those with the smallest hashes; a `seed` gives others."""
    spot_of = {passage: spot for spot, passage in spots(result).items()}
    wide = [sorted(spot_of[p] for p in s.passages if p in spot_of) for s in result.statements if len(s.outlets) > 1]
    yield from sorted(wide, key=lambda places: hashed(f"{seed}{places}"))[:size]


def show(result: qm.Reconciliation, rows: Iterable[list[Spot]]) -> Iterator[str]:
    """Lines for a reader: number, then each passage with outlet, day, form and speaker."""
    passages = spots(result)
    for number, row in enumerate(rows):
        yield f"#{number}"
        for spot in row:
            if spot in passages:
                passage = result.passage(passages[spot])
                quote = result.quote(passage.quote_id)
                article = result.article(quote.article_id)
                said = quote.speaker.name if quote.speaker else "?"
                yield f"    {article.witness} {article.published} {passage.form} {said}: {passage.text}"


def score(result: qm.Reconciliation, judged: Iterable[tuple[str, list[Spot]]]) -> dict[str, float]:
    """For each ruling how many rows there are and of how many two outlets' passages still share a statement.

    `precision` is the share of "one" among the "one" and "two" that still do.
    """
    passages = spots(result)
    asked, joined = Counter[str](), Counter[str]()
    for ruling, row in judged:
        here = [passages[spot] for spot in row if spot in passages]
        asked[ruling] += 1
        joined[ruling] += any(
            result.outlet_of(a) != result.outlet_of(b)
            and result.passage(a).statement_id == result.passage(b).statement_id
            for a, b in combinations(here, 2)
        )
    counts = {
        f"{name}_{kind}": some[kind] for kind in sorted(asked) for name, some in (("judged", asked), ("joined", joined))
    }
    return {**counts, "precision": share(joined["one"], joined["one"] + joined["two"])}


def main() -> None:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.sample", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("draw", "show", "score"), help="draw rows, print their texts, count rulings")
    parser.add_argument("--articles", required=True, help="JSON Lines with id, text, outlet, date")
    parser.add_argument("--rows", default=str(JUDGED), help="rows of places, with rulings for `score`")
    parser.add_argument("--size", type=int, default=100, help="for `draw`: so many statements")
    parser.add_argument("--seed", default="", help="for `draw`: another sample")
    given = parser.parse_args()
    result = reconciled(given.articles)
    if given.what == "draw":
        for places in draw(result, given.size, given.seed):
            print(json.dumps({"ruling": "", "places": places}))
        return
    lines = Path(given.rows).read_text(encoding="utf-8").splitlines()
    rows = [(row["ruling"], [Spot(*spot) for spot in row["places"]]) for row in map(json.loads, lines)]
    if given.what == "show":
        print("\n".join(show(result, (places for _, places in rows))))
        return
    for name, value in score(result, rows).items():
        print(name, round(value, 3))


if __name__ == "__main__":
    main()
