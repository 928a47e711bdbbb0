"""How quotes stand to the primary sources: what is shown when a transcript or a press release lies beside the articles.

Each outlet in numbers first, then both sides of every passage whose words are others, with the words in question
marked, then what no source has. Quotation marks, case and punctuation are no words, and not marked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from quotematch.models import EditKind, Fidelity, Role, SourceCheck
from quotematch.show.runs import Run, in_context, marked
from quotematch.spans import Span

if TYPE_CHECKING:
    from quotematch.result import Reconciliation

#: Edits that change no word.
_SILENT = (EditKind.TYPOGRAPHY, EditKind.PUNCTUATION)


class SourceRow(NamedTuple):
    """The quoted passages of one outlet by how they stand to the sources, and how much of each source it printed."""

    outlet: str
    counts: dict[Fidelity, int]
    printed: str  # "7 of 16 words"; with more than one source each by its name

    @property
    def passages(self) -> int:
        """All that were held against the sources."""
        return sum(self.counts.values())


class Checked(NamedTuple):
    """One quoted passage that is not the source's word for word: both sides, or one when no source has it."""

    fidelity: Fidelity
    outlet: str
    runs: tuple[Run, ...]
    source: str = ""
    source_runs: tuple[Run, ...] = ()

    @property
    def told(self) -> str:
        """How it stands to the source, in words."""
        return told(self.fidelity)


class Against(NamedTuple):
    """All that is shown of the primary sources."""

    rows: tuple[SourceRow, ...]
    checked: tuple[Checked, ...]  # the altered first, then what was not found; the exact are counted only

    def count(self, fidelity: Fidelity) -> int:
        """The passages of all outlets that stand so to the sources."""
        return sum(row.counts[fidelity] for row in self.rows)

    @property
    def figures(self) -> str:
        """The counts in words: "1 exact, 2 altered, 0 not found"."""
        return ", ".join(f"{self.count(one)} {told(one)}" for one in Fidelity)


def told(fidelity: Fidelity) -> str:
    """The word for people.

    >>> told(Fidelity.NOT_FOUND)
    'not found'
    """
    return fidelity.value.replace("_", " ")


def against_sources(result: Reconciliation, names: dict[str, str]) -> Against | None:
    """What is shown of the primary sources of `result`, outlets by the names given; None when it has none."""
    if not any(article.role is Role.PRIMARY for article in result.articles):
        return None
    counts: defaultdict[str, Counter[Fidelity]] = defaultdict(Counter)
    for check in result.source_checks:
        counts[result.outlet_of(check.passage_id)][check.fidelity] += 1
    several = len({share.source_id for share in result.source_shares}) > 1
    printed: defaultdict[str, list[str]] = defaultdict(list)
    for share in result.source_shares:
        source = f" of {names[result.article(share.source_id).witness]}" if several else ""
        printed[share.outlet].append(f"{share.words} of {share.of_words} words{source}")
    rows = [
        SourceRow(names.get(outlet, outlet), {one: counted[one] for one in Fidelity}, ", ".join(printed[outlet]))
        for outlet, counted in sorted(counts.items())
    ]
    order = (Fidelity.ALTERED, Fidelity.NOT_FOUND)
    changed = [check for one in order for check in result.source_checks if check.fidelity is one]
    return Against(tuple(rows), tuple(_checked(result, check, names) for check in changed))


def _checked(result: Reconciliation, check: SourceCheck, names: dict[str, str]) -> Checked:
    passage = result.passage(check.passage_id)
    article = result.article(result.quote(passage.quote_id).article_id)
    edits = [edit for edit in check.edits if edit.kind not in _SILENT]
    runs = marked(article.text, passage.spans, [edit.a for edit in edits])
    outlet = names.get(article.witness, article.witness)
    if check.source_id is None or not check.spans:
        return Checked(check.fidelity, outlet, runs)
    source = result.article(check.source_id)
    whole = Span(min(span.start for span in check.spans), max(span.end for span in check.spans))
    there = in_context(source.text, whole, [edit.b for edit in edits])
    return Checked(check.fidelity, outlet, runs, names.get(source.witness, source.witness), there)
