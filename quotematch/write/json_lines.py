"""JSON that stands safely in a web page: no text of an article can end the script element that holds it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

#: Markup, line ends of JavaScript, and what turns the writing direction (UAX #9), as escapes, which are taken back.
_ESCAPED = "<>&\u2028\u2029\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in _ESCAPED})


def dumped(value: Any) -> str:
    r"""A value as JSON on one line.

    >>> print(dumped({"text": "</script>"}))
    {"text": "\u003c/script\u003e"}
    """
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)


def listed(values: Iterable[Any]) -> str:
    """Values as a JSON list, each on a line of its own."""
    lines = ",\n".join(map(dumped, values))
    return f"[\n{lines}\n]" if lines else "[]"
