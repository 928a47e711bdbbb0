"""Cells that are safe to open in a spreadsheet.

A text that a spreadsheet would compute, or take for a number or a day, gets a leading apostrophe in CSV
(https://owasp.org/www-community/attacks/CSV_Injection); XLSX marks its cell as text instead. Control characters and
those that turn the writing direction (https://trojansource.codes) are left out. A text that no cell holds is cut: what
is too long would run over into other cells, where it is a formula again.
"""

from __future__ import annotations

import re
import unicodedata

from quotematch.write.tables import Value

#: UTF-16 code units that a cell of a spreadsheet holds.
CELL_LIMIT = 32_767
_CUT = "\N{HORIZONTAL ELLIPSIS}"
#: What spreadsheets take for the start of a formula; some fold full-width and raised signs to these.
_FORMULA_STARTS = ("=", "+", "-", "@")
#: What spreadsheets read as a number or a day: figures with points, colons, exponents, percent and currency signs.
_FIGURES = re.compile(r"\s*[$€£¥]?\s*[0-9][0-9.,:/\s'’\-eE+]*[%$€£¥]?\s*")
#: Controls but for tabs and line ends, and the format characters of the Unicode Bidirectional Algorithm (UAX #9).
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]"
)


def plain_cell(value: Value) -> str | int | float:
    """A cell of CSV that no spreadsheet computes and that reads as it is stored.

    >>> plain_cell("=1+1"), plain_cell("We will."), plain_cell("007"), plain_cell(None), plain_cell(12)
    ("'=1+1", 'We will.', "'007", '', 12)
    """
    if isinstance(value, str):
        text = fitting(value, CELL_LIMIT - 1)
        return "'" + text if computed(text) else text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    return "" if value is None else value.isoformat()


def fitting(text: str, limit: int = CELL_LIMIT) -> str:
    r"""`text` without unsafe characters, cut with an ellipsis at `limit` UTF-16 code units.

    >>> fitting("one\x1b two", 5)
    'one …'
    """
    text = _UNSAFE.sub("", text)
    if len(text) <= limit // 2 or _units(text) <= limit:
        return text
    cut = text[: limit - 1]
    while _units(cut) > limit - 1:
        cut = cut[: -max(1, (_units(cut) - limit + 1) // 2)]
    return cut + _CUT


def computed(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula, a number or a day."""
    return _starts_like_a_formula(text) or _FIGURES.fullmatch(text) is not None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _starts_like_a_formula(text: str) -> bool:
    """Whether the first character that is seen, or white space that spreadsheets strip, begins a formula."""
    first = next((char for char in text if not (char.isspace() or unicodedata.category(char) == "Cf")), "")
    blank = text.startswith(("\t", "\r", "\n"))
    return blank or unicodedata.normalize("NFKC", first).startswith(_FORMULA_STARTS)
