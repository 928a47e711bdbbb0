"""How long made-up corpora of growing size take, and how many planted quotes got the verdict that follows for them."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import quotematch as qm
from benchmarks.stories import Planted, stories

SIZES = (5, 10, 20, 40)


def measure(count: int, report: Path | None = None) -> str:
    """One row of the table: a corpus of `count` stories. `report` is where its HTML report is written."""
    made = list(stories(count))
    articles = [article for story in made for article in story.articles]
    planted = [one for story in made for one in story.planted]
    characters = sum(len(article.text) for article in articles)
    begin = time.perf_counter()
    result = qm.reconcile(articles)
    seconds = time.perf_counter() - begin
    if report:
        result.to_html(report)
    right = _share_right(planted, result)
    speed = characters / 1000 / seconds
    return f"| {len(articles)} | {characters / 1000:.0f} | {seconds:.2f} | {speed:.0f} | {right:.1%} |"


def _share_right(planted: list[Planted], result: qm.Reconciliation) -> float:
    """The share of planted words that were found as one quote, from their first word, with the verdict that follows."""
    verdicts = {(quote.article_id, quote.spans[0].start): quote.verdict for quote in result.quotes}
    places = ((one.article_id, result.article(one.article_id).text.index(one.words)) for one in planted)
    return sum(verdicts.get(place) is one.verdict for place, one in zip(places, planted, strict=True)) / len(planted)


def main() -> None:
    """Warm up, then print one row per size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of stories (default: 5 10 20 40)")
    parser.add_argument("--report", type=Path, help="where the HTML report of the last corpus is written")
    asked = parser.parse_args()
    measure(1)
    print("| articles | kB of text | seconds | kB a second | verdicts right |\n|---|---|---|---|---|")
    for number, count in enumerate(asked.sizes, 1):
        print(measure(count, asked.report if number == len(asked.sizes) else None), flush=True)
    if asked.report:
        print(f"\n{asked.report} has {asked.report.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
