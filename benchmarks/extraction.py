"""Quotes and speakers against annotators: `python -m benchmarks.extraction --data FILE [--peer NAME …]`.

Reads rows of annotated articles (`rows.Annotated`), lets each system find the quotes of every article, and prints the
measures side by side. Recall is over attributions of speech; precision counts a prediction as right when it matches any
attribution, of belief and plans also. Speakers are scored where the content is found: the mention overlaps the
annotated source. Systems are timed in turn in the same run.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.measures import BARS, Rates, Words, matched, share
from benchmarks.peers import PEERS, Find, Found, ours
from benchmarks.rows import Annotated, Attribution, read_rows

KINDS = ("direct", "mixed", "indirect")


@dataclass
class Tally:
    """Counts over articles, from which the measures follow."""

    wanted: Counter[str] = field(default_factory=Counter)  # by kind, and "speech"
    recalled: Counter[tuple[str, str]] = field(default_factory=Counter)  # by kind and bar
    predicted: int = 0
    right: Counter[str] = field(default_factory=Counter)  # by bar
    sources: int = 0
    sources_right: int = 0
    long_direct: int = 0
    long_direct_right: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, row: Annotated, found: Iterable[Found]) -> None:
        """Count one article."""
        words = Words(row.article.text)
        predicted = [(touched, one) for one in found if (touched := words.touched(one.content))]
        gold = [(touched, one) for one in row.attributions if (touched := words.touched(one.content))]
        pairs = matched([touched for touched, _ in predicted], [touched for touched, _ in gold])
        self.predicted += len(predicted)
        for bar, least in BARS.items():
            self.right[bar] += sum(pair.overlap >= least for pair in pairs)
        for touched, one in predicted:
            if one.form == "direct" and len(touched) >= 4:
                inside = sum(any(number in other for other, _ in gold) for number in touched)
                self.long_direct += 1
                self.long_direct_right += inside * 2 >= len(touched)
        of_gold = {pair.gold: pair for pair in pairs}
        for number, (_, attribution) in enumerate(gold):
            if attribution.speech:
                pair = of_gold.get(number)
                best = pair.overlap if pair else 0.0
                self._recall(row, attribution, best, predicted[pair.predicted][1] if pair else None)

    def _recall(self, row: Annotated, wanted: Attribution, best: float, found: Found | None) -> None:
        for kind in (wanted.kind, "speech"):
            self.wanted[kind] += 1
            for bar, least in BARS.items():
                self.recalled[kind, bar] += best >= least
        if best < BARS["j50"] or found is None:
            shown = " … ".join(span.of(row.article.text) for span in wanted.content)
            self.misses.append(f"{row.article.id}: {wanted.kind}: {shown!r}")
        elif wanted.source:
            self.sources += 1
            mention = found.speaker
            self.sources_right += mention is not None and any(mention.overlaps(span) for span in wanted.source)

    def measures(self) -> dict[str, float]:
        """The measures by name, each 0 to 1."""
        measured: dict[str, float] = {}
        for bar in BARS:
            precision = share(self.right[bar], self.predicted)
            rates = Rates.of(precision, share(self.recalled["speech", bar], self.wanted["speech"]))
            measured |= {f"speech_{bar}_{name}": value for name, value in rates._asdict().items()}
        for kind in KINDS:
            measured[f"{kind}_j50_recall"] = share(self.recalled[kind, "j50"], self.wanted[kind])
        measured["direct_4plus_words_precision"] = share(self.long_direct_right, self.long_direct)
        measured["source_overlap_accuracy"] = share(self.sources_right, self.sources)
        return measured


@dataclass
class Outcome:
    """What one system did on all rows: measures, speed, and articles that it gave up."""

    measures: dict[str, float]
    wanted: int
    predicted: int
    articles_per_second: float
    given_up: int
    misses: list[str]


def score(rows: Sequence[Annotated], find: Find) -> Outcome:
    """Let `find` read every row. An article on which it raises counts as one without quotes, and as given up."""
    tally, seconds, given_up = Tally(), 0.0, 0
    for row in rows:
        begin = time.perf_counter()
        try:
            found = find(row.article)
        except Exception:  # a system of any make
            found = []
            given_up += 1
        seconds += time.perf_counter() - begin
        tally.add(row, found)
    counts = tally.wanted["speech"], tally.predicted
    return Outcome(tally.measures(), *counts, share(len(rows), seconds), given_up, tally.misses)


def table(outcomes: dict[str, Outcome]) -> str:
    """The measures of several systems as a Markdown table, one column a system; "–" for one that finds no quotes."""
    lines = [f"| measure | {' | '.join(outcomes)} |", "|---" * (len(outcomes) + 1) + "|"]
    for measure in next(iter(outcomes.values())).measures:
        shown = (f"{one.measures[measure]:.3f}" if one.predicted else "–" for one in outcomes.values())
        lines.append(f"| {measure} | {' | '.join(shown)} |")
    lines.append(f"| quotes found | {' | '.join(str(one.predicted) for one in outcomes.values())} |")
    lines.append(f"| articles given up | {' | '.join(str(one.given_up) for one in outcomes.values())} |")
    speeds = (f"{one.articles_per_second:.1f}" for one in outcomes.values())
    return "\n".join([*lines, f"| articles a second | {' | '.join(speeds)} |"])


def main() -> None:
    """Score quotematch, and the peers that are asked for, on the same rows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("--data", required=True, help="JSON Lines of annotated articles; see benchmarks/README.md")
    parser.add_argument("--limit", type=int, help="only so many articles, from the first")
    parser.add_argument("--peer", action="append", default=[], choices=sorted(PEERS), help="may be repeated")
    parser.add_argument("--pipeline", default="en_core_web_sm", help="spaCy pipeline of the peers that need one")
    parser.add_argument("--misses", type=int, default=0, help="print so many attributions that quotematch misses")
    asked = parser.parse_args()
    rows = read_rows(asked.data, Annotated.of)[: asked.limit]
    ours(rows[0].article)  # the lexicon is read once
    outcomes = {"quotematch": score(rows, ours)}
    outcomes |= {name: score(rows, PEERS[name](asked.pipeline)) for name in asked.peer}
    print(f"{len(rows)} articles, {outcomes['quotematch'].wanted} attributions of speech\n\n{table(outcomes)}")
    for miss in outcomes["quotematch"].misses[: asked.misses]:
        print(miss)


if __name__ == "__main__":
    main()
