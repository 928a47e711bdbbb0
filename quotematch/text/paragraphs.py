"""Paragraphs: the stretches of a text between line ends, as spans.

Quotation marks are read paragraph by paragraph, because papers open a quote anew in each. A paragraph is a line that is
not empty; white space at its ends is left out, line ends of any kind (LF, CR LF, U+2028, U+2029) stay outside.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quotematch.spans import Span

_LINE = re.compile("[^\n\r\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")


@lru_cache(maxsize=4)
def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The non-empty paragraphs of `text`, in order, without the white space around them.

    Several steps ask for those of the text at hand, so the last few answers are kept.

    >>> paragraphs("One.\r\n\r\n  Two. ")
    (Span(start=0, end=4), Span(start=10, end=14))
    """
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        body = line.strip()
        if body:
            start = match.start() + line.index(body[0])
            found.append(Span(start, start + len(body)))
    return tuple(found)
