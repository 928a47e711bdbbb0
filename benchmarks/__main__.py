"""Print how long corpora of growing size take, and how many planted quotes got the verdict that follows for them."""

from __future__ import annotations

import sys
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
    right = sum(_is_right(one, result) for one in planted) / len(planted)
    speed = characters / 1000 / seconds
    return f"| {len(articles)} | {characters / 1000:.0f} | {seconds:.2f} | {speed:.0f} | {right:.1%} |"


def _is_right(one: Planted, result: qm.Reconciliation) -> bool:
    """Whether the words were found as one quote of that article, with the verdict that follows."""
    start = result.article(one.article_id).text.index(one.words)
    found = (quote for quote in _quotes_of(result, one.article_id) if quote.spans[0].start == start)
    return any(quote.verdict is one.verdict for quote in found)


def _quotes_of(result: qm.Reconciliation, article_id: str) -> list[qm.Quote]:
    return [quote for quote in result.quotes if quote.article_id == article_id]


def main() -> None:
    """Warm up, then print one row per size."""
    measure(1)
    print("| articles | kB of text | seconds | kB a second | verdicts right |\n|---|---|---|---|---|")
    for count in [int(argument) for argument in sys.argv[1:]] or SIZES:
        print(measure(count), flush=True)


if __name__ == "__main__":
    main()
