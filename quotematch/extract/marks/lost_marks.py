"""Lost marks: quotation marks that a wrong decoding has turned into question marks, or into U+FFFD.

?We will go on,? he said. A question mark before a word and behind a space is none, and one behind a comma, before a
comma or before a word in lower case closes no question: two such in one paragraph, the first before the second, were
marks. A paragraph in which marks are read is left alone, and so is a sign that nothing closes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from quotematch.extract.marks.drafts import Draft, drafted
from quotematch.lexicon import table
from quotematch.spans import Span

#: Code points between two lost marks; farther apart they are none of one quote.
_LONGEST = 2000


def lost_marks(text: str, spots: Sequence[Span], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The quotations between lost marks in those of the paragraphs `spots` that hold none of the `drafts`, in order."""
    if not _opening().search(text):
        return
    taken = sorted(draft.outer.start for draft in drafts)
    for spot in spots:
        k = bisect_left(taken, spot.start)
        if k == len(taken) or taken[k] >= spot.end:
            yield from _between(text, spot)


def _between(text: str, spot: Span) -> Iterator[Draft]:
    at = spot.start
    while opener := _opening().search(text, at, spot.end):
        closer = _closing(opener[0]).search(text, opener.end() + 1, min(spot.end, opener.end() + _LONGEST))
        if closer is None:
            return
        yield drafted(text, opener.start(), opener.end(), closer.end() - 1, closer.end(), sign=opener[0])
        at = closer.end()


@cache
def _opening() -> re.Pattern[str]:
    signs = "".join(re.escape(sign) for sign in table(None, "marks")["lost"])
    return re.compile(rf"[{signs}](?<![^\s(\[].)(?=\w)")


@cache
def _closing(sign: str) -> re.Pattern[str]:
    """The same sign behind a comma or a stop, before one, or before the reporter's word in lower case."""
    lost = re.escape(sign)
    return re.compile(rf"[,.!?…]{lost}(?=[\s)\]]|\Z)|\w{lost}(?=[,.;:)\]])|\w{lost}(?=\s+[a-zß-öø-ÿ])")
