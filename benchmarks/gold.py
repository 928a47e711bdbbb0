"""Reconciled stories against gold quotes: pieces between marks, passages, speakers, verdicts, statements.

A story is reconciled in one call, as a user would. Then each gold passage is looked for among the predicted ones: it is
covered when half of its words are, has the speaker and statement of the passage that covers most of it, and the verdict
that most of its covered words have.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

import quotematch as qm
from benchmarks.measures import Words, WordSet, b_cubed, outermost, overlap, same_speaker, share
from benchmarks.rows import Event, GoldPassage, GoldQuote
from quotematch import Article, Quote, Span

#: Between two passages: another word, line or mark parts them into two printed pieces.
_PARTED = re.compile(r"[\w\n\"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]")
#: Overlap from which a piece is found: one word in twenty may differ.
_SAME_PIECE = 0.95


class Page:
    """One article as it was reconciled: its words, its quotes, and where their passages and marked pieces stand."""

    def __init__(self, article: Article, quotes: Sequence[Quote]) -> None:
        self.text = article.text
        self.words = Words(article.text)
        self.passages = [(self.words.touched(one.spans), quote, one) for quote in quotes for one in quote.passages]
        spans = [span for quote in quotes for span in outermost(article.text, quote.quoted)]
        self.pieces = [(span, self.words.touched([span])) for span in spans]


@dataclass
class Score:
    """Counts, and the clusters that are compared."""

    counts: Counter[str] = field(default_factory=Counter)
    gold_statements: dict[Hashable, Hashable] = field(default_factory=dict)
    statements: dict[Hashable, Hashable] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def measures(self) -> dict[str, float]:
        """The measures by name: shares 0 to 1, and numbers of pieces."""
        counted = self.counts
        rates = b_cubed(self.gold_statements, self.statements)
        return {
            "pieces": counted["pieces"],
            "pieces_found": counted["pieces found"],
            "pieces_false": counted["pieces false"],
            "passages": counted["passages"],
            "coverage": share(counted["covered"], counted["passages"]),
            "indirect_coverage": share(counted["indirect covered"], counted["indirect"]),
            "speaker_accuracy": share(counted["speakers right"], counted["speakers"]),
            "verdict_accuracy": share(counted["verdicts right"], counted["passages"]),
            "direct_verdict_accuracy": share(counted["direct verdicts right"], counted["direct"]),
            **{f"b3_{name}": value for name, value in rates._asdict().items()},
        }


def score(stories: Sequence[Event], gold: Sequence[GoldQuote]) -> Score:
    """Reconcile every story that has gold quotes, and count."""
    asked = {quote.article_id for quote in gold}
    result = Score()
    for story in stories:
        if not asked.isdisjoint(article.id for article in story.articles):
            pages = _pages(story)
            here = [quote for quote in gold if quote.article_id in pages]
            _count_pieces(pages, here, result)
            for quote in here:
                if quote.form != "term":
                    _count_passages(story.id, pages[quote.article_id], quote, result)
    return result


def _pages(story: Event) -> dict[str, Page]:
    quotes: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in qm.reconcile(story.articles).quotes:
        quotes[quote.article_id].append(quote)
    return {article.id: Page(article, quotes[article.id]) for article in story.articles}


def _count_pieces(pages: dict[str, Page], gold: Sequence[GoldQuote], result: Score) -> None:
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for quote in gold:
        page = pages[quote.article_id]
        for piece in printed_pieces(page.text, quote):
            want = page.words.touched([piece])
            wanted[quote.article_id] |= want
            found = _piece_found(want, page, nested=quote.form == "term")
            result.counts["pieces"] += 1
            result.counts["pieces found"] += found
            if not found:
                result.misses.append(f"piece of {quote.id}: {piece.of(page.text)!r}")
    for id_, page in pages.items():
        for span, touched in page.pieces:
            if touched.isdisjoint(wanted[id_]):
                result.counts["pieces false"] += 1
                result.misses.append(f"no piece, in {id_}: {span.of(page.text)!r}")


def printed_pieces(text: str, quote: GoldQuote) -> Iterator[Span]:
    """The pieces between marks in which a gold quote is printed: passages that follow on in one are joined."""
    if quote.form == "indirect":
        return
    begin, end = quote.passages[0].span
    for passage in quote.passages[1:]:
        if _PARTED.search(text, end, passage.span.start):
            yield Span(begin, end)
            begin = passage.span.start
        end = passage.span.end
    yield Span(begin, end)


def _piece_found(want: WordSet, page: Page, *, nested: bool) -> bool:
    return any(overlap(want, found) >= _SAME_PIECE or (nested and want <= found) for _, found in page.pieces)


def _count_passages(story: str, page: Page, quote: GoldQuote, result: Score) -> None:
    for number, passage in enumerate(quote.passages):
        want = page.words.touched([passage.span])
        best, shared, total = None, 0, Counter[str]()
        for touched, found_quote, found in page.passages:
            both = len(want & touched)
            if both > shared:
                best, shared = (found_quote, found), both
            if both:
                total[str(found.verdict)] += both
        covered = sum(total.values()) * 2 >= len(want)
        verdict = total.most_common(1)[0][0] if covered and total else "missing"
        _count_verdict(quote, passage, verdict, result)
        if number == 0 and quote.speaker and covered and best:
            result.counts["speakers"] += 1
            name = best[0].speaker.name if best[0].speaker else None
            result.counts["speakers right"] += same_speaker(name, quote.speaker)
        item = (quote.id, number)
        if passage.clustered:
            result.gold_statements[item] = (story, passage.statement)
        found_statement = best[1].statement_id if best and shared * 2 >= len(want) else None
        result.statements[item] = (story, found_statement) if found_statement else item


def _count_verdict(quote: GoldQuote, passage: GoldPassage, verdict: str, result: Score) -> None:
    right = verdict in passage.verdicts
    for kind, prefix in (("passages", ""), (quote.form, f"{quote.form} ")):
        result.counts[kind] += 1
        result.counts[f"{prefix}covered"] += verdict != "missing"
        result.counts[f"{prefix}verdicts right"] += right
    if not right:
        result.misses.append(f"verdict of {quote.id} {passage.statement}: {verdict}, not {passage.verdicts[0]}")
