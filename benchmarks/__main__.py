"""How long made-up corpora of growing size take, and how many planted quotes got the verdict that follows for them."""

from __future__ import annotations

import argparse
import time

import quotematch as qm
from benchmarks.stories import Planted, stories

SIZES = (5, 10, 20, 40)


def measure(count: int) -> str:
    """One row of the table: a corpus of `count` stories."""
    made = list(stories(count))
    articles = [article for story in made for article in story.articles]
    planted = [one for story in made for one in story.planted]
    characters = sum(len(article.text) for article in articles)
    begin = time.perf_counter()
    result = qm.reconcile(articles)
    seconds = time.perf_counter() - begin
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
    sizes = parser.parse_args().sizes
    measure(1)
    print("| articles | kB of text | seconds | kB a second | verdicts right |\n|---|---|---|---|---|")
    for count in sizes:
        print(measure(count), flush=True)


if __name__ == "__main__":
    main()
