"""A file for a reader to mark: every pair of passages that a result joins or offers, one a line.

Decisions that the result was made with stand first, as they are; the others are open. A reader changes "open" to
"confirmed" or "rejected" and hands the file to the next run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotematch.decisions import Anchor, Decision, Ruling, in_order

if TYPE_CHECKING:
    from quotematch.contents import Contents


def template(result: Contents) -> str:
    """The decisions as JSON Lines; nothing when there is no pair."""
    return "".join(f"{one.model_dump_json()}\n" for one in pairs(result))


def pairs(result: Contents) -> tuple[Decision, ...]:
    """The decisions: those of the result first, then the open ones, by place, each pair once."""
    known = {(one.a, one.b) for one in result.decisions}
    fresh: dict[tuple[Anchor, Anchor], Decision] = {}
    for one in in_order([*_joined(result), *_offered(result)]):
        if (one.a, one.b) not in known:
            fresh.setdefault((one.a, one.b), one)
    return (*result.decisions, *fresh.values())


def _joined(result: Contents) -> Iterator[Decision]:
    """Each passage of a statement with the one that its verdict leans on, or else with the statement's first."""
    for statement in result.statements:
        members = set(statement.passages)
        for name in statement.passages[1:]:
            evidence = result.passage(name).evidence
            other = evidence.counterpart if evidence and evidence.counterpart in members else statement.passages[0]
            relation = (evidence.relation,) if evidence and evidence.relation and other != name else ()
            yield from _open(result, name, other or statement.passages[0], ("one statement", *relation))


def _offered(result: Contents) -> Iterator[Decision]:
    """The pairs that are possibly related."""
    for one in result.possibly_related:
        yield from _open(result, *one.passages, ("possibly related", *one.reasons))


def _open(result: Contents, one: str, other: str, reasons: tuple[str, ...]) -> Iterator[Decision]:
    """The open decision on two passages; none where a quote and one nested in it have the same words of one place."""
    a, b = (Anchor.of(result.quote(result.passage(p).quote_id).article_id, result.passage(p)) for p in (one, other))
    if a != b:
        yield Decision(ruling=Ruling.OPEN, a=a, b=b, reasons=tuple(map(str, reasons)))
