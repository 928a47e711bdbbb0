"""The map of a report: a row for each statement, a column for each outlet, and what the outlet does with it.

Outlets that share statements stand side by side (each is followed by the one that shares most with it), statements
that the same outlets have stand together, those of most outlets first: groups show as blocks. A row with a discrepancy
says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from quotematch.models import Severity, Verdict
from quotematch.show.report_statements import Collated

if TYPE_CHECKING:
    from quotematch.result import Reconciliation

#: Rows; more could not be read as a map, and all statements stand in the list below it.
_ROWS = 200


class Row(NamedTuple):
    """A statement in the map: for each outlet the verdict of its passage, and whether a discrepancy names it."""

    statement: Collated
    cells: tuple[Verdict | None, ...]
    flags: tuple[Severity | None, ...]
    severity: Severity | None  # the worst of the statement


class Map(NamedTuple):
    """Outlets, rows, and how many statements have none."""

    outlets: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int


def map_of(result: Reconciliation, statements: Mapping[str, Collated], names: Mapping[str, str]) -> Map:
    """The map of a result, of the statements most outlets have when there are too many."""
    known = set(result.outlets)
    verdicts = {one.id: _verdicts(result, one.passages, known) for one in result.statements}
    flags = _flags(result)
    outlets = _side_by_side(result.outlets, [set(one) for one in verdicts.values()])
    place = {outlet: number for number, outlet in enumerate(outlets)}

    def key(name: str) -> tuple[int, list[int]]:
        having = sorted(place[outlet] for outlet in verdicts[name])
        return (-len(having), having)

    order = sorted((one.id for one in result.statements), key=key)
    rows = [
        Row(
            statements[name],
            tuple(verdicts[name].get(outlet) for outlet in outlets),
            tuple(flags[name].get(outlet) for outlet in outlets),
            max(flags[name].values(), key=lambda one: one.rank, default=None),
        )
        for name in order[:_ROWS]
    ]
    return Map(tuple(names.get(outlet, outlet) for outlet in outlets), tuple(rows), len(order) - len(rows))


def _verdicts(result: Reconciliation, passages: Sequence[str], known: set[str]) -> dict[str, Verdict]:
    """For each outlet that has a statement, the first of its passages' verdicts in their order."""
    found: dict[str, Verdict] = {}
    rank = list(Verdict).index
    for name in passages:
        verdict, outlet = result.passage(name).verdict, result.outlet_of(name)
        if verdict is not None and (outlet not in found or rank(verdict) < rank(found[outlet])):
            found[outlet] = verdict
    return {outlet: verdict for outlet, verdict in found.items() if outlet in known}


def _flags(result: Reconciliation) -> defaultdict[str, dict[str, Severity]]:
    """For each statement, the worst severity of the discrepancies that name an outlet."""
    flags: defaultdict[str, dict[str, Severity]] = defaultdict(dict)
    for one in result.discrepancies:
        for outlet in one.outlets:
            worst = flags[one.statement_id or ""].get(outlet, Severity.NOTE)
            flags[one.statement_id or ""][outlet] = max(worst, one.severity, key=lambda severity: severity.rank)
    return flags


def _side_by_side(outlets: Sequence[str], statements: Sequence[set[str]]) -> list[str]:
    """The outlets, from the one that shares most statements on, each followed by the one that shares most with it."""
    shared: Counter[tuple[str, str]] = Counter()
    for having in statements:
        for a, b in combinations(sorted(having), 2):
            shared[a, b] += 1
            shared[b, a] += 1
    total: Counter[str] = Counter()
    for (a, _), number in shared.items():
        total[a] += number
    order: list[str] = []
    left = list(outlets)
    while left:
        last = order[-1] if order else ""
        best = min(left, key=lambda name: (-shared[last, name], -total[name], name))
        left.remove(best)
        order.append(best)
    return order
