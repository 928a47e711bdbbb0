"""The rest: what follows a reporting clause and goes on with what stood before it: “A,” Lee said, “b”.

Comes in: a cue whose content before it is found, and where its clause ends. Goes out: more ranges of its content.
"""

from __future__ import annotations

from quotematch.extract.records import Cue
from quotematch.extract.speech.extents import strip_stop, tail_end
from quotematch.extract.speech.frames import QUOTED, QUOTES, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import BREAKS, JOINTS, TURNS

_LINK_REACH = 4  # items between a reporting clause and the rest of a quotation


def go_on(frame: Frame, cue: Cue, tail: int, quoted: bool, rules: Grammar) -> None:
    """Add what follows the reporting clause when it is the rest of the content."""
    n = len(frame)
    if tail >= n or (frame.low[tail] != QUOTED and frame.word[tail] not in JOINTS):
        return
    begin = tail if frame.low[tail] == QUOTED else tail + 1
    k = begin
    while k < min(n, begin + _LINK_REACH) and frame.low[k] in rules.before_cue.links:
        k += 1
    if k < n and frame.low[k] in QUOTES:
        cue.content.append((k, tail_end(frame, _row_end(frame, k), rules)))
    elif quoted:
        _resume(frame, cue, begin)
    elif begin < n and frame.word[tail] in TURNS and not _aside(frame.low[begin], rules):
        cue.content.append((begin, strip_stop(frame, begin, n)))


def _row_end(frame: Frame, start: int) -> int:
    """End of a row of quotations with nothing but signs between them."""
    n, end = len(frame), start + 1
    while end < n and (
        frame.piece[end] >= 0 or (end + 1 < n and frame.piece[end + 1] >= 0 and frame.word[end] in BREAKS)
    ):
        end += 1
    return end


def _aside(first: str, rules: Grammar) -> bool:
    """Whether what begins with this word behind a reporting clause is the reporter's: ", speaking in Ohio"."""
    return first in rules.before_cue.asides or first in rules.times or rules.endings.is_gerund(first)


def _resume(frame: Frame, cue: Cue, begin: int) -> None:
    """“A,” Lee said, referring to the vote, “b”: a quotation in lower case goes on with the one that a comma left."""
    last = cue.content[-1][1] - 1
    while last > 0 and frame.piece[last] < 0:
        last -= 1
    if frame.last_sign(last) != ",":
        return
    k = next((k for k in range(begin, len(frame)) if frame.low[k] == QUOTED), None)
    # not: “We act,” Lee added, noting the threat to “end our partnership”
    if k is not None and frame.low[k - 1] in TURNS and frame.opens_lower(k):
        cue.content.append((k, k + 1))
