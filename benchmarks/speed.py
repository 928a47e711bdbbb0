"""Speed, as ratios within one run: `python -m benchmarks.speed [--data FILE]`.

Seconds differ from machine to machine, ratios hardly do. A text twice as long should take `extract()` at most 2.2 times
as long, and so should each kind of broken text; the work on the five articles is told in seconds; `--data`, JSON Lines
of articles, gives articles a second and the seconds that all take in one call. Each figure but these two is the best of
many rounds, taken in turn.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import quotematch as qm
from benchmarks.matching import seeds
from benchmarks.rows import article, read_rows
from benchmarks.stories import stories

#: Each measurement goes on for so many seconds, and for at least so many rounds.
SECONDS, ROUNDS = 3.0, 4
#: The most that twice the text may cost.
BOUND = 2.2

_OPENING, _CLOSING = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"

#: Units that are repeated until a text is long enough: news as it is, and what scrapers and pranks make of it.
_BROKEN = {
    "opening marks only": _OPENING,
    "opening and closing marks": _OPENING + _CLOSING,
    "straight marks, no words": '"',
    "apostrophes only": "'",
    "one long word": "a",
    "one sentence without end": "he said that ",
    "marks never closed, a paragraph each": f"{_OPENING}We go on, he said.\n\n",
    "combining marks": "\N{COMBINING ACUTE ACCENT}",
    "right-to-left text": f"{_OPENING}\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET}{_CLOSING} ",
}


def news(characters: int) -> str:
    """Made-up news of a given length, no paragraph of which comes twice."""
    text = "\n\n".join(one.text for story in stories(1 + characters // 4000) for one in story.articles)
    assert len(text) >= characters
    return text[:characters]


def best(jobs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The least seconds of each job, the jobs taken in turn so that none has the quiet minute for itself."""
    least = dict.fromkeys(jobs, float("inf"))
    begun, rounds = time.perf_counter(), 0
    while rounds < ROUNDS or time.perf_counter() - begun < SECONDS:
        rounds += 1
        for name, job in jobs.items():
            begin = time.perf_counter()
            job()
            least[name] = min(least[name], time.perf_counter() - begin)
    return least


def doubling(single: str, double: str) -> tuple[float, float]:
    """Seconds of `extract()` on a text, and how many times as long it takes on the one twice as long."""
    took = best({"single": lambda: qm.extract(single), "double": lambda: qm.extract(double)})
    return took["single"], took["double"] / took["single"]


def _crowds(count: int) -> dict[str, list[qm.Article]]:
    """`count` articles of made-up stories, of one text, and of the same few words in one story."""
    draw = random.Random(count)
    few = ["council", "harbour", "bridge", "money", "budget", "plan", "river", "school", "tax", "mayor", "road"]

    def chance() -> str:
        said = " ".join(draw.choices(few, k=6))
        return f"{_OPENING}The {said},{_CLOSING} said Ann {draw.choice(('Lee', 'Ray', 'Moss'))}."

    texts = {"one text": [chance()] * count, "the same few words": [chance() for _ in range(count)]}
    crowds = {"made-up stories": [one for story in stories(count) for one in story.articles][:count]}
    for name, some in texts.items():
        crowds[name] = [qm.Article(id=f"{k:06}", outlet=f"outlet {k % 50}", text=text) for k, text in enumerate(some)]
    return crowds


def _import_seconds() -> float:
    """Of `import quotematch` in a new interpreter, the start of the interpreter itself left out."""

    def run(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)

    took = best({"bare": run("pass"), "ours": run("import quotematch")})
    return took["ours"] - took["bare"]


def main() -> None:
    """Print the table of ratios, then the figures in seconds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--data", help="JSON Lines of articles")
    parser.add_argument("--characters", type=int, default=50_000, help="length of the shorter text")
    parser.add_argument("--articles", type=int, default=200, help="size of the smaller corpora")
    asked = parser.parse_args()
    size = asked.characters
    texts = {"news": (news(size), news(2 * size))}
    texts |= {name: (unit * (size // len(unit)), unit * (2 * size // len(unit))) for name, unit in _BROKEN.items()}
    print(
        f"| extract() on {size:,} characters of | seconds | twice as long takes | at most {BOUND} |\n|---|---|---|---|"
    )
    for name, (single, double) in texts.items():
        seconds, ratio = doubling(single, double)
        print(f"| {name} | {seconds:.3f} | {ratio:.2f} | {'yes' if ratio <= BOUND else 'NO'} |", flush=True)
    print(f"\n| reconcile() on {asked.articles:,} articles of | seconds | twice as many take |\n|---|---|---|")
    half, whole = _crowds(asked.articles), _crowds(2 * asked.articles)
    for name, some in half.items():
        took = best({"single": partial(qm.reconcile, some), "double": partial(qm.reconcile, whole[name])})
        print(f"| {name} | {took['single']:.2f} | {took['double'] / took['single']:.2f} |", flush=True)
    articles = seeds()[0].articles
    took = best({"extract": lambda: [qm.extract(one) for one in articles], "reconcile": lambda: qm.reconcile(articles)})
    print(f"\nfive articles: extract {took['extract']:.3f} s, reconcile {took['reconcile']:.3f} s")
    print(f"import quotematch: {_import_seconds():.3f} s")
    if asked.data:
        rows = read_rows(asked.data, article)
        begin = time.perf_counter()
        for row in rows:
            qm.extract(row)
        seconds = time.perf_counter() - begin
        megabytes = sum(len(one.text) for one in rows) / 1e6
        print(f"{len(rows)} articles: {len(rows) / seconds:.0f} a second, {megabytes / seconds:.2f} MB a second")
        begin = time.perf_counter()
        qm.reconcile(rows)
        print(f"reconciled in one call: {time.perf_counter() - begin:.1f} s")


if __name__ == "__main__":
    main()
