"""Names in apposition: the one that a comma sets beside a description, and the one that ends a row of descriptions.

"The company's CEO, [Dario Amodei]" and "a former judge, now head of Acme, [Jo Lee]" each speak of one person, whom the
name tells. Two names in apposition are those of several, of whom none is picked.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotematch.text.capitals import PERSON, UNKNOWN, Name, names_in, run_pattern
from quotematch.text.naming import naming

_APPOSITION = re.compile("\\s*[,(\N{EM DASH}\N{EN DASH}]\\s*")


class Placed(NamedTuple):
    """A name and its place in a phrase."""

    start: int
    end: int
    name: Name


def appositive(phrase: str, head: int, language: str) -> Placed | None:
    """The name that a comma sets beside the first `head` code points: "the company's CEO, [Dario Amodei]"."""
    match = _APPOSITION.match(phrase, head)
    run = run_pattern(language).match(phrase, match.end()) if match else None
    first = next(iter(names_in(run.group(), language)), None) if run else None
    if run is None or first is None or first.kind not in (PERSON, UNKNOWN) or first.possessive:
        return None
    behind = phrase[run.start() + first.end :].split()[:1]
    if behind and behind[0] in naming(language).conjunctions:
        return None  # "the two pilots, Ada Holm and Bo Winge"
    return Placed(run.start() + first.start, run.start() + first.end, first)


def last_appositive(phrase: str, head: int, language: str) -> Placed | None:
    """The full name that ends a row of descriptions: "a former judge, now head of Acme, [Jo Lee]"."""
    start = phrase.rfind(", ") + 2
    run = run_pattern(language).fullmatch(phrase, start) if start > head + 2 else None
    name = next(iter(names_in(run.group(), language)), None) if run else None
    if run is None or name is None or name.kind != PERSON or len(name.words) < 2 or name.possessive:
        return None
    return Placed(start + name.start, start + name.end, name)
