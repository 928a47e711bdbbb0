"""Lost closing marks: where a quote ends when its closing mark is missing before the reporter's words.

“It was odd, Lee said. “He left.”: the first mark is met again before any has closed it, and between the two stands a
reporting clause behind a comma. Comes in: the stretch between an opening mark and the place at which its quote is given
up. Goes out: the place behind that comma. A clause behind which another sentence stands inside the stretch is the
speaker's own.
"""

from __future__ import annotations

import re
from functools import cache

from quotematch.lexicon import LANGUAGES, table

#: Code points; the words of a reporting clause and what it adds ("whose guild runs the mill") are no longer.
_REACH = 240
_WORD = r"[^\W\d_][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?]\s")


def lost_closing(text: str, start: int, end: int) -> int | None:
    """Where the words that are quoted end, in `text[start:end]`, or None when no reporting clause ends that stretch.

    >>> text = "It was odd, Lee said. "
    >>> text[:lost_closing(text, 0, len(text))]
    'It was odd,'
    """
    floor = max(start, end - _REACH)
    end = floor + len(text[floor:end].rstrip())
    for match in _clause().finditer(text, floor, end):
        if not _SENTENCE_END.search(text, match.end() - 2, end):
            return match.start() + 1
    return None


@cache
def _clause() -> re.Pattern[str]:
    """A comma, or a question mark, then "Lee said" or "said Lee", and a sign or a place behind it."""
    tables = [table(language, "blocks") for language in LANGUAGES]
    verbs, subjects, determiners, places = (
        "|".join(sorted({re.escape(word) for rows in tables for word in rows[name]}))
        for name in ("verbs", "subjects", "determiners", "before_place")
    )
    name = rf"{_NAME}(?: {_NAME}){{0,4}}"
    who = rf"(?:{subjects}|{name}|(?:{determiners})(?: {_WORD}){{1,3}}?)"
    return re.compile(rf"(?<=\w)[,?!] (?:{who} (?:{verbs})|(?:{verbs}) {who})(?=[.,;:]|\s*\Z| (?:{places}) )")
