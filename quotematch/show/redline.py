"""One reading read against another, as an editor marks a change: what is left out is struck, what is new underlined.

Columns of a collation of two readings go in; out come runs of the second reading's own text, with the words of the
first between them where the second lacks them. Long stretches before or after the second are counted, not repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from quotematch.excerpts import counted
from quotematch.show.runs import Run
from quotematch.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quotematch.collated import Collation

#: Styles of runs: words of the other reading that are not here; words here that are not there; words not repeated;
#: words that both have, where little is shared.
DROPPED, ADDED, CUT, SHARED = "dropped", "added", "cut", "shared"
#: Words: more left out in one place are shown by their first and last ones.
_LONG = 24
_ENDS = 8
#: Words in a row that are told to be the other reading's, where a reading tells the statement in its own words.
_RUN = 3


class Redline(NamedTuple):
    """A reading against another: its runs, and how many words it lacks, changes and adds."""

    runs: tuple[Run, ...]
    before: int = 0  # words of the other reading before this one begins
    after: int = 0
    dropped: int = 0  # words of the other reading that are missing inside this one
    changed: int = 0  # places where both have words, and not the same
    added: int = 0
    shared: int = 0

    @property
    def told(self) -> str:
        """The differences in words.

        >>> Redline((), before=3, changed=1).told
        'starts 3 words later, changes 1 place'
        """
        parts = [
            f"starts {counted(self.before, 'word')} later" if self.before else "",
            f"leaves out {counted(self.dropped, 'word')}" if self.dropped else "",
            f"changes {counted(self.changed, 'place')}" if self.changed else "",
            f"adds {counted(self.added, 'word')}" if self.added else "",
            f"ends {counted(self.after, 'word')} earlier" if self.after else "",
        ]
        return ", ".join(part for part in parts if part) or "the same words"


class _Block(NamedTuple):
    """Columns in a row of one kind: the spans of both sides."""

    same: bool
    there: tuple[Span, ...]
    here: tuple[Span, ...]


def redline(found: Collation) -> Redline:
    """The second of two collated readings against the first.

    >>> from quotematch.judge.collation import collate
    >>> [run.text for run in redline(collate(["We will not sell it", "We will keep it"])).runs if run.style]
    ['not sell', 'keep']
    """
    theirs, own = found.readings
    blocks = list(_blocks(found))
    head = blocks.pop(0).there if len(blocks) > 1 and not blocks[0].same and not blocks[0].here else ()
    tail = blocks.pop().there if len(blocks) > 1 and not blocks[-1].same and not blocks[-1].here else ()
    runs: list[Run] = [*_cut(theirs, head, "before"), Run(" ")] if head else []
    at = 0
    for block in blocks:
        start = block.here[0].start if block.here else None
        if start is not None and start > at and (block.same or not block.there):
            runs.append(Run(own[at:start]))
            at = start
        if not block.same and block.there:
            gap = own[at:start] if start is not None else ""
            runs += [Run(gap or " "), Run(_shortened(theirs, block.there), DROPPED), Run(" ")]
            at = start if start is not None else at + _space(own, at)
        if block.here:
            end = block.here[-1].end
            runs.append(Run(own[at:end], "" if block.same else ADDED))
            at = end
    runs.append(Run(own[at:]))
    runs += [Run(" "), *_cut(theirs, tail, "after")] if tail else []
    other = [block for block in blocks if not block.same]
    return Redline(
        tuple(run for run in _once_spaced(runs) if run.text),
        before=len(head),
        after=len(tail),
        dropped=sum(len(block.there) for block in other if not block.here),
        changed=sum(bool(block.there and block.here) for block in other),
        added=sum(len(block.here) for block in other if not block.there),
        shared=sum(len(block.here) for block in blocks if block.same),
    )


def shared_words(found: Collation) -> tuple[Run, ...]:
    """The second of two collated readings, with the words marked that it has from the first, three or more in a row."""
    own, at = found.readings[1], 0
    runs = []
    for block in _blocks(found):
        if block.same and len(block.here) >= _RUN:
            runs += [Run(own[at : block.here[0].start]), Run(own[block.here[0].start : block.here[-1].end], SHARED)]
            at = block.here[-1].end
    return tuple(run for run in (*runs, Run(own[at:])) if run.text)


def _blocks(found: Collation) -> Iterator[_Block]:
    here_too = [column for column in found.columns if any(column.cells)]
    for same, group in groupby(here_too, key=lambda column: column.agreed):
        columns = list(group)
        there = tuple(column.cells[0] for column in columns if column.cells[0])
        yield _Block(same, there, tuple(column.cells[1] for column in columns if column.cells[1]))


def _cut(text: str, spans: Sequence[Span], where: str) -> tuple[Run, ...]:
    """What stands before or after a reading: the words themselves when they are few, for a "not" may be among them."""
    if len(spans) <= _ENDS:
        return (Run(text[spans[0].start : spans[-1].end], DROPPED),)
    return (Run(f"[{counted(len(spans), 'word')} {where} this]", CUT),)


def _shortened(text: str, spans: Sequence[Span]) -> str:
    if len(spans) <= _LONG:
        return text[spans[0].start : spans[-1].end]
    first, last = text[spans[0].start : spans[_ENDS - 1].end], text[spans[-_ENDS].start : spans[-1].end]
    return f"{first} [{len(spans) - 2 * _ENDS} more words] {last}"


def _space(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip(" ")) and 1


def _once_spaced(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs without a space after a space."""
    ended = False
    for run in runs:
        text = run.text.lstrip(" ") if ended and run.text.startswith(" ") else run.text
        ended = text.endswith(" ") if text else ended
        yield Run(text, run.style)
