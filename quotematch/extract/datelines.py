"""Datelines: what stands before the first sentence of a report and is no part of it.

"WASHINGTON (AP) — ", "NEW YORK, Jan. 5 (Reuters) - ", and the header " date 2026-02-27 " that some collections put
before a text. Comes in: a paragraph. Goes out: where its first sentence begins.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from quotematch.lexicon import LANGUAGES, table
from quotematch.spans import Span

_REACH = 90  # code points; a dateline is shorter
#: What every dateline ends with.
_ENDING = re.compile(r"[-:\N{EM DASH}\N{EN DASH}\N{HORIZONTAL BAR}]\s")
_IN_NAMES = r".'\N{RIGHT SINGLE QUOTATION MARK}\-"
_DASHES = r"\N{EM DASH}\N{EN DASH}\N{HORIZONTAL BAR}"


@cache
def _patterns(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    rows = table(language if language in LANGUAGES else LANGUAGES[0], "datelines")
    months = "|".join(regex.escape(name) for name in rows["months"])
    day = rf"(?:{months})\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?"
    shouted = rf"\p{{Lu}}[\p{{Lu}}{_IN_NAMES}]+"
    city = rf"{shouted}(?:\s+{shouted}){{0,3}}"
    region = r"(?:,\s+\p{Lu}[\p{L}.\s]{1,20})?"
    agency = r"\((?:\p{Lu}[\p{L}\s./]{1,30})\)"
    dash = rf"\s*(?:[{_DASHES}]|--?)\s+"
    name = rf"\p{{Lu}}[\p{{L}}{_IN_NAMES}]+"
    any_city = rf"{name}(?:\s+{name}){{0,3}}"
    header = regex.compile(rf"{regex.escape(rows['header'])}\s+\d{{4}}-\d{{2}}-\d{{2}}\s+")
    line = regex.compile(
        rf"(?:{city}{region}\s*(?:[{_DASHES}]|--)\s+"
        rf"|{city}{region}(?:,?\s+{day}(?:\s+{agency})?|\s+{agency}){dash}"
        rf"|{any_city}{region}(?:,?\s+{day})?\s+{agency}{dash}"
        rf"|{agency}{dash}"
        rf"|{day}\s*(?:{agency}\s*)?(?:[:{_DASHES}]|--?)\s+)"
    )
    return header, line


def body(text: str, paragraph: Span, language: str) -> Span:
    """`paragraph` without the header and dateline that it opens with.

    >>> text = "LONDON, March 3 (Reuters) - Taxes will rise."
    >>> body(text, Span(0, len(text)), "en").of(text)
    'Taxes will rise.'
    """
    start = paragraph.start
    header, line = _patterns(language)
    if match := header.match(text, start, min(paragraph.end, start + _REACH)):
        start = match.end()
    stop = min(paragraph.end, start + _REACH)
    if _ENDING.search(text, start, stop) and (match := line.match(text, start, stop)):
        start = match.end()
    return Span(start, paragraph.end) if start < paragraph.end else paragraph
