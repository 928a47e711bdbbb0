"""Signatures: who signed the post that stands before, as embedded posts are printed: “…” — Ada Holm (@adaholm) March 3.

A dash, a name and a handle in brackets behind a quotation, in its line or on the next one, tell who speaks, whoever
spoke before.
"""

from __future__ import annotations

import re

from quotematch.extract.speech.punctuation import DASHES, HYPHEN
from quotematch.spans import Span

_DASH = "[" + "".join(re.escape(dash) for dash in sorted({*DASHES, HYPHEN}) if len(dash) == 1) + "]"
#: A name of one to six words; between it and the handle one space.
_SIGNED = re.compile(rf"\s{{0,4}}{_DASH}{{1,2}}\s?(\w[\w.]*(?: \w[\w.]*){{0,5}}) \(@\w+\)")


def signer(text: str, end: int) -> Span | None:
    """The name that signs what ends at `end`, or None.

    >>> text = "Go! - Ada Holm (@adaholm) March 3, 2024"
    >>> signer(text, 3).of(text)
    'Ada Holm'
    """
    match = _SIGNED.match(text, end)
    return Span(*match.span(1)) if match else None
