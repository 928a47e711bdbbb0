"""Plots of a result, with matplotlib (extra `plots`): the map, how often outlets agree, and how statements spread.

Each is a matplotlib figure, which a notebook shows by itself and `savefig` writes. Kinds are told by letters, not by
color alone. Intervals are Wilson's (1927) for a share, at 95 percent; an outlet with fewer than ten passages that can
be compared is shown apart and not ranked, for its share says next to nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from quotematch.errors import MissingExtraError
from quotematch.models import Form, Relation, Verdict
from quotematch.show.names import short_names
from quotematch.show.plain import cut, plain
from quotematch.show.report_map import map_of
from quotematch.show.report_statements import collated

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from quotematch.result import Reconciliation

#: Passages; an outlet with fewer is not ranked.
RANKED_FROM = 10
#: Rows and lines that a figure can hold and somebody still read.
_ROWS, _LINES = 40, 8
#: The 97.5th percentile of the standard normal distribution.
_Z = 1.959964
_COLORS = {Verdict.VERBATIM: "#27704f", Verdict.PARAPHRASED: "#3f68ab", Verdict.UNIQUE: "#6a6a62"}
_SAME = frozenset({Relation.IDENTICAL, Relation.CONTAINED, Relation.CONTAINS})


class Agreement(NamedTuple):
    """Of an outlet's quoted passages that another outlet quotes too, how many have the same words."""

    outlet: str
    same: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 percent interval of the share, 0 to 1."""
        return wilson(self.same, self.of)

    @property
    def ranked(self) -> bool:
        """Whether there are enough passages to say something."""
        return self.of >= RANKED_FROM


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 percent score interval of a share (Wilson 1927); the whole range for nothing.

    >>> [round(end, 3) for end in wilson(9, 10)]
    [0.596, 0.982]
    """
    if not of:
        return 0.0, 1.0
    share, z2 = hits / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def agreements(result: Reconciliation) -> list[Agreement]:
    """For each outlet, the ranked ones first by share, then the others by name."""
    same: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for quote in result.quotes:
        for passage in quote.passages:
            evidence = passage.evidence
            if evidence and passage.form is Form.DIRECT and evidence.counterpart_form is Form.DIRECT:
                of[evidence.outlet] += 1
                same[evidence.outlet] += evidence.relation in _SAME
    found = [Agreement(outlet, same[outlet], of[outlet]) for outlet in result.outlets]
    return sorted(found, key=lambda one: (not one.ranked, -one.same / one.of if one.ranked else 0, one.outlet))


def spread(result: Reconciliation, statement_id: str) -> list[tuple[date, int]]:
    """How many outlets have a statement by the end of each day on which one of them first prints it."""
    first: dict[str, date] = {}
    for name in result.statement(statement_id).passages:
        article = result.article(result.quote(result.passage(name).quote_id).article_id)
        if article.published and article.witness in result.outlets:
            first[article.witness] = min(first.get(article.witness, article.published), article.published)
    days = sorted(first.values())
    return [(day, sum(other <= day for other in days)) for day in sorted(set(days))]


def plot_map(result: Reconciliation) -> Figure:
    """Statements and outlets: V, P, U for verbatim, paraphrased and unique, and `!` for a discrepancy."""
    names = short_names(article.witness for article in result.articles)
    found = map_of(result, {one.id: collated(result, one, names) for one in result.statements}, names)
    rows = found.rows[:_ROWS]
    figure = _figure(3.5 + 0.6 * len(found.outlets), 1.2 + 0.25 * max(len(rows), 1))
    axes = figure.add_subplot()
    for y, row in enumerate(rows):
        for x, (verdict, flag) in enumerate(zip(row.cells, row.flags, strict=True)):
            if verdict is not None:
                axes.barh(y, 0.9, 0.9, x - 0.45, color=_COLORS[verdict])
                letter = verdict.value[0].upper() + ("!" if flag else "")
                axes.text(x, y, letter, ha="center", va="center", color="white", fontsize=8, weight="bold")
    axes.set_xticks(range(len(found.outlets)), [_text(cut(name, 14)) for name in found.outlets])
    axes.set_yticks(range(len(rows)), [_text(cut(plain(row.statement.opening), 48)) for row in rows], fontsize=8)
    axes.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    axes.set_xlim(-0.6, max(len(found.outlets), 1) - 0.4)
    axes.xaxis.tick_top()
    figure.suptitle("V verbatim, P paraphrased, U unique, ! discrepancy", fontsize=8)
    return figure


def plot_agreement(result: Reconciliation) -> Figure:
    """How often the words that an outlet quotes are those that another quotes, with 95 percent intervals."""
    names = short_names(article.witness for article in result.articles)
    found = agreements(result)
    figure = _figure(7, 1.2 + 0.35 * max(len(found), 1))
    axes = figure.add_subplot()
    for y, one in enumerate(found):
        low, high = one.interval
        color = "#1a4fa3" if one.ranked else "#8a8a85"
        if one.of:
            axes.plot([low, high], [y, y], color=color, linestyle="-" if one.ranked else ":")
            axes.plot([one.same / one.of], [y], color=color, marker="o" if one.ranked else "x")
        axes.text(1.03, y, f"{one.same} of {one.of}" + ("" if one.ranked else ", too few"), va="center", fontsize=8)
    axes.set_yticks(range(len(found)), [_text(cut(names.get(one.outlet, one.outlet), 24)) for one in found])
    axes.set_ylim(max(len(found), 1) - 0.5, -0.5)
    axes.set_xlim(0, 1)
    axes.set_xlabel("share of quoted passages with the words that another outlet quotes", fontsize=9)
    return figure


def plot_spread(result: Reconciliation) -> Figure:
    """How many outlets have a statement, day by day, for the statements that spread widest."""
    lines = {one.id: spread(result, one.id) for one in result.statements if len(one.outlets) > 1}
    widest = sorted(
        (name for name in lines if lines[name]), key=lambda name: (-lines[name][-1][1], lines[name][0][0], name)
    )
    figure = _figure(8, 4)
    from matplotlib.dates import date2num

    axes = figure.add_subplot()
    for number, name in enumerate(widest[:_LINES]):
        on, outlets = zip(*lines[name], strict=True)
        label = _text(cut(plain(result.statement(name).text), 48))
        # lines that fall on each other are set apart by a little, and told apart by their markers
        heights = [n + 0.04 * number for n in outlets]
        axes.step(on, heights, where="post", marker="osv^D*xP"[number], label=label)
    if widest:
        axes.legend(fontsize=7, loc="upper left", bbox_to_anchor=(1, 1))
        most = max(lines[name][-1][1] for name in widest)
        days = sorted({day for name in widest[:_LINES] for day, _ in lines[name]})
        ends = date2num([days[0], days[-1]])  # type: ignore[no-untyped-call]
        axes.set_xticks(ends, [days[0].isoformat(), days[-1].isoformat()])
        axes.set_yticks(range(most + 1))
        axes.set_ylim(0, most + 0.6)
        axes.set_ylabel("outlets")
    else:
        axes.text(0.5, 0.5, "no statement of several outlets has a date", ha="center", va="center")
        axes.set_axis_off()
    return figure


def _figure(width: float, height: float) -> Figure:
    try:
        from matplotlib.figure import Figure as Made
    except ImportError as error:
        raise MissingExtraError("matplotlib is not installed: pip install 'quotematch[plots]'") from error

    class Shown(Made):
        """A figure that a notebook shows without pyplot and its global state."""

        def _repr_png_(self) -> bytes:
            picture = BytesIO()
            self.savefig(picture, format="png", dpi=100)
            return picture.getvalue()

    return Shown(figsize=(width, height), layout="constrained")


def _text(text: str) -> str:
    """Text that matplotlib does not take for a formula."""
    return plain(text).replace("$", r"\$")
