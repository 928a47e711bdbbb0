"""Statements and verdicts against readers: `python -m benchmarks.matching [--gold FILE --events FILE] [--pairs FILE]`.

Without arguments: the five articles of `seeds/` against their annotation by hand. With `--events` and `--gold`: other
annotated stories. With `--events` and `--pairs`: how many known pairs of places share a statement; how many pairs of
direct passages in one statement have hardly a word in common; and, all events reconciled in one call, how many
statements join two events, which none should. `--quotecheck` measures that program on the gold's direct passages: it
is given each one and every other article.
"""

from __future__ import annotations

import argparse
import itertools
import re
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from rapidfuzz.distance import LCSseq

import quotematch as qm
from benchmarks import gold
from benchmarks.measures import share
from benchmarks.rows import Event, GoldQuote, Pair, read_rows
from quotematch import Article, Form, Passage, Reconciliation, Span

ROOT = Path(__file__).resolve().parent.parent
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def seeds() -> list[Event]:
    """The five articles as one story, each named by its file, as in the annotation."""
    files = sorted((ROOT / "seeds").glob("*.txt"))
    articles = (Article(id=file.name, outlet=file.name, text=file.read_text(encoding="utf-8")) for file in files)
    return [Event("seeds", tuple(articles))]


def pairs_joined(events: Sequence[Event], pairs: Sequence[Pair]) -> dict[str, float]:
    """Share of likely pairs that stand in one statement, by relation, and of direct pairs joined without likeness."""
    hit, asked, joined, unlike = Counter[str](), Counter[str](), 0, 0
    for event in events:
        result = qm.reconcile(event.articles)
        where = _passages_at(result)
        for pair in pairs:
            if pair.likely and pair.event == event.id:
                both = _statements(where, *pair.a) & _statements(where, *pair.b)
                for kind in (pair.relation, "all"):
                    asked[kind] += 1
                    hit[kind] += bool(both)
        alike = [_alike(members) for members in _direct_by_statement(result)]
        joined += sum(len(one) for one in alike)
        unlike += sum(not fine for one in alike for fine in one)
    shares = {f"pairs_joined_{kind}": share(hit[kind], asked[kind]) for kind in sorted(asked)}
    return {"pairs": asked["all"], **shares, "direct_pairs": joined, "direct_pairs_unlike": share(unlike, joined)}


def across_events(events: Sequence[Event]) -> dict[str, float]:
    """All events in one call: statements, those that span two events, and how long it took."""
    event_of = {article.id: event.id for event in events for article in event.articles}
    begin = time.perf_counter()
    result = qm.reconcile([article for event in events for article in event.articles])
    seconds = time.perf_counter() - begin
    met: defaultdict[str, set[str]] = defaultdict(set)
    for quote in result.quotes:
        for passage in quote.passages:
            if passage.statement_id:
                met[passage.statement_id].add(event_of[quote.article_id])
    wide = sum(len(found) > 1 for found in met.values())
    return {"articles": len(event_of), "statements": len(met), "statements_across_events": wide, "seconds": seconds}


def quotecheck_verdicts(stories: Sequence[Event], rows: Sequence[GoldQuote]) -> dict[str, float]:
    """What quotecheck says of the gold's direct passages, taken for a verdict.

    Found in another article: verbatim; a near miss ("drift") in one: paraphrased; else unique.
    """
    check = import_module("quotecheck").check
    story_of = {article.id: story for story in stories for article in story.articles}
    text_of = {article.id: article.text for story in stories for article in story.articles}
    right = asked = 0
    begin = time.perf_counter()
    for row in (row for row in rows if row.form == "direct"):
        others = [one.text for one in story_of[row.article_id].articles if one.id != row.article_id]
        for passage in row.passages:
            words = passage.span.of(text_of[row.article_id])
            says = {check(words, other).status for other in others}
            verdict = "verbatim" if says & {"found", "interleaved"} else "paraphrased" if "drift" in says else "unique"
            asked += 1
            right += verdict in passage.verdicts
    seconds = time.perf_counter() - begin
    return {"passages": asked, "direct_verdict_accuracy": share(right, asked), "seconds": seconds}


Where = dict[str, list[tuple[Span, Passage]]]


def _passages_at(result: Reconciliation) -> Where:
    where: Where = defaultdict(list)
    for quote in result.quotes:
        for passage in quote.passages:
            where[quote.article_id] += [(span, passage) for span in passage.spans]
    return where


def _statements(where: Where, article: str, place: Span) -> set[str]:
    """Statements of the passages that share at least half of the shorter side with a place."""
    found = set()
    for span, passage in where.get(article, ()):
        shared = min(span.end, place.end) - max(span.start, place.start)
        least = min(span.end - span.start, place.end - place.start)
        if passage.statement_id and shared > 0 and shared * 2 >= least:
            found.add(passage.statement_id)
    return found


def _direct_by_statement(result: Reconciliation) -> list[list[tuple[str, list[str]]]]:
    """Of each statement its direct passages: article and words."""
    members: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for quote in result.quotes:
        for passage in quote.passages:
            if passage.statement_id and passage.form is Form.DIRECT:
                words = _WORD.findall(passage.text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
                members[passage.statement_id].append((quote.article_id, words))
    return list(members.values())


def _alike(members: list[tuple[str, list[str]]]) -> list[bool]:
    """For each pair of two articles' passages: whether half of the shorter one's words stand in order in the other.

    Two parts of one long passage need not be alike: a third member may hold both.
    """
    told: list[bool] = []
    for (article, a), (other, b) in itertools.combinations(members, 2):
        if article != other and a and b:
            near = LCSseq.similarity(a, b) >= 0.5 * min(len(a), len(b))
            told.append(near or any(_holds(c, a) and _holds(c, b) for _, c in members))
    return told


def _holds(whole: list[str], part: list[str]) -> bool:
    return bool(LCSseq.similarity(whole, part) >= 0.8 * len(part))


def _show(title: str, measures: Mapping[str, object]) -> None:
    print(f"\n{title}\n\n| measure | value |\n|---|---|")
    for name, value in measures.items():
        print(f"| {name} | {value:.3f} |" if isinstance(value, float) else f"| {name} | {value} |")


def main() -> None:
    """Measure what the arguments ask for; the five articles always come first."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.add_argument("--events", action="append", default=[], help="JSON Lines of events; may be repeated")
    parser.add_argument("--gold", help="JSON Lines of gold quotes of some of the events")
    parser.add_argument("--pairs", help="JSON Lines of pairs of places that print one statement")
    parser.add_argument("--quotecheck", action="store_true", help="measure quotecheck, too; it must be installed")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses on gold quotes")
    asked = parser.parse_args()
    events = [event for file in asked.events for event in read_rows(file, Event.of)]
    jobs = [("five articles", seeds(), ROOT / "tests" / "gold" / "seeds.jsonl")]
    jobs += [("annotated events", events, Path(asked.gold))] if asked.gold else []
    for title, stories, file in jobs:
        rows = read_rows(file, GoldQuote.of)
        score = gold.score(stories, rows)
        _show(title, score.measures())
        print("".join(f"\n{miss}" for miss in score.misses[: asked.misses]))
        if asked.quotecheck:
            _show(f"{title}, quotecheck", quotecheck_verdicts(stories, rows))
    if asked.pairs:
        _show("pairs", pairs_joined(events, read_rows(asked.pairs, Pair.of)))
    if events:
        _show("all events in one call", across_events(events))


if __name__ == "__main__":
    main()
