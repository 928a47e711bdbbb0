"""How many of the discrepancies that are shown above a note are worth an editor's look, as somebody read them.

    python -m benchmarks.discrepancies EVENTS.jsonl [--unread]

EVENTS.jsonl holds an event a line: {"id": ..., "articles": [{"id", "outlet", "text", "date"}]}. The file
`discrepancies_read.jsonl` beside this one keeps the judgements by ids alone: the passages of a finding, its kind and
severity, and whether it is worth showing. A finding that is not on the list is unread, and counts neither way until
somebody reads it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import quotematch as qm

READ = Path(__file__).with_name("discrepancies_read.jsonl")


class Key(NamedTuple):
    """A finding, whatever its words."""

    kind: str
    severity: str
    passages: tuple[str, ...]


class Worth(NamedTuple):
    """How many findings of some events are worth showing, are false alarms, and have not been read."""

    worth: int
    false: int
    unread: int

    @property
    def share(self) -> float:
        """Of those that were read, the share that is worth showing."""
        return self.worth / max(1, self.worth + self.false)


def key_of(found: qm.Discrepancy) -> Key:
    """The key under which a judgement of the finding is kept."""
    return Key(found.kind.value, found.severity.value, tuple(sorted(found.passages)))


def above_a_note(event: Mapping[str, Any]) -> Iterator[qm.Discrepancy]:
    """The warnings and alarms of one event."""
    rows = [
        {"id": row["id"], "text": row["text"], "outlet": row["outlet"], "published": row.get("date") or None}
        for row in event["articles"]
    ]
    return (one for one in qm.reconcile(rows).discrepancies if one.severity is not qm.Severity.NOTE)


def read_judgements(lines: Iterable[str]) -> dict[Key, bool]:
    """Whether each finding that was read is worth showing."""
    rows = map(json.loads, lines)
    return {Key(row["kind"], row["severity"], tuple(row["passages"])): row["worth"] for row in rows}


def counted(found: Iterable[Key], judged: Mapping[Key, bool]) -> Worth:
    """The findings of some events by what was judged of them."""
    answers = [judged.get(key) for key in found]
    return Worth(answers.count(True), answers.count(False), answers.count(None))


def main() -> None:
    """Print the counts of the events that annotators read quotes in, and of all."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.discrepancies",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("events", type=Path, help="JSON Lines of events; see benchmarks/README.md")
    parser.add_argument("--unread", action="store_true", help="print findings that nobody has read")
    options = parser.parse_args()
    lines = READ.read_text(encoding="utf-8").splitlines()
    judged, annotated = read_judgements(lines), {row["event"] for row in map(json.loads, lines) if row["annotated"]}
    keys: dict[str, list[Key]] = {}
    for event in map(json.loads, options.events.read_text(encoding="utf-8").splitlines()):
        found = list(above_a_note(event))
        keys[event["id"]] = [key_of(one) for one in found]
        if options.unread:
            for one in (one for one in found if key_of(one) not in judged):
                print(key_of(one), one.message)
    print("| events | worth showing | false alarms | unread | share |\n|---|---|---|---|---|")
    for name, ids in (("annotated, with findings", annotated & keys.keys()), ("all", keys.keys())):
        count = counted((key for one in ids for key in keys[one]), judged)
        print(f"| {name} ({len(ids)}) | {count.worth} | {count.false} | {count.unread} | {count.share:.1%} |")


if __name__ == "__main__":
    main()
