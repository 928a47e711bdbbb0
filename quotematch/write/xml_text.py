"""Text that XML 1.0 can hold: some code points of news text stand in no XML file, escaped or not."""

from __future__ import annotations

import re

from quotematch.models import REPLACEMENT

#: What production [2] Char of https://www.w3.org/TR/xml/ leaves out.
_INVALID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def valid(text: str) -> str:
    r"""`text` with U+FFFD for each code point that XML cannot hold, one for one.

    >>> valid("a\x0cb") == "a\N{REPLACEMENT CHARACTER}b"
    True
    """
    return _INVALID.sub(REPLACEMENT, text)
