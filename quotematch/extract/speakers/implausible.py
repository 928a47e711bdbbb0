"""Implausible speakers: phrases that stand where a speaker does and name none.

"followed by a poll", "July", "there": the rules for cues have taken a piece of a clause for its subject. An unknown
speaker is better than such a one. A phrase that goes on too long behind the one who speaks is cut: "the senator on
Tuesday", "a friend, who", "the council was asking", and a notice of which only the opening mark is left.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from quotematch.lexicon import LANGUAGES, table
from quotematch.text.naming import APOSTROPHES, fold_name, quotation_marks

_WORD = re.compile(rf"[^\W_]\w*+(?:[-.{APOSTROPHES}](?=\w)\w*+)*+")
_LETTER = re.compile(r"[^\W\d_]")
_LEAD = re.compile(r"(\w+)[,\s]+(?=\w)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OWNS = re.compile(rf"[{APOSTROPHES}]s?\Z")
#: Letters; a shorter word in -ing or -ed is hardly a form of a verb ("king", "red").
_SHORTEST_FORM = 5


class _Words(NamedTuple):
    """The word lists of one language."""

    alone: frozenset[str]
    timing: frozenset[str]
    first: frozenset[str]
    objects: frozenset[str]
    counts: frozenset[str]
    finite: frozenset[str]
    relative: frozenset[str]
    leads: frozenset[str]
    agent: frozenset[str]
    adjectives: frozenset[str]


@cache
def _words(language: str) -> _Words:
    rows = table(language, "implausible")
    return _Words(*(frozenset(rows[name].split()) for name in _Words._fields))


def is_no_speaker(phrase: str, language: str = LANGUAGES[0]) -> bool:
    """Whether a phrase cannot name who speaks; of an empty one that is so, too.

    >>> is_no_speaker("followed by a poll"), is_no_speaker("July"), is_no_speaker("about half of the voters")
    (True, True, False)
    """
    lists = _words(language)
    words = _WORD.findall(phrase)
    folds = [fold_name(word) for word in words]
    if not words or _YEAR.fullmatch(phrase.strip()):
        return True
    if len(words) == 1:
        return folds[0] in lists.alone
    if all(fold in lists.alone or fold in lists.timing for fold in folds):
        return True  # "late Thursday", "this week"
    counted = folds[1] in lists.counts or folds[1][0].isdigit()
    if folds[0] in lists.first and not counted and not words[-1][0].isupper():
        return True
    return _opens_with_verb(words, folds, lists)


def _opens_with_verb(words: list[str], folds: list[str], lists: _Words) -> bool:
    """Whether the first word is a form of a verb with what belongs to it: "calling Winge", "requested the papers"."""
    form, last = words[0].islower() and len(words[0]) > _SHORTEST_FORM, words[-1]
    ing = form and words[0].endswith("ing") and folds[0] not in lists.adjectives
    if ing and words[1][0].isupper():
        return True
    if last[0].isupper() or folds[-1] in lists.relative:
        return False  # "meeting with the board Winge", "compared with the third who": the last words may be a subject
    return form and folds[1] in lists.objects and (words[0].endswith("ed") or (ing and folds[1] not in lists.agent))


def _clause_end(phrase: str, lists: _Words) -> int:
    """Where a finite verb stands in `phrase` with nothing before it that would introduce a clause; else its end."""
    for number, match in enumerate(_WORD.finditer(phrase)):
        fold = fold_name(match.group())
        if fold in lists.relative:
            break
        if number and fold in lists.finite and match.group().islower():
            return match.start()
    return len(phrase)


def lead(phrase: str, language: str = LANGUAGES[0]) -> int:
    """How many code points of `phrase` stand before a subject: "But | the mayor", "leaving | the mayor" to ask.

    >>> lead("But the mayor")
    4
    """
    match = _LEAD.match(phrase)
    return match.end() if match and fold_name(match[1]) in _words(language).leads else 0


def shortened(phrase: str, language: str = LANGUAGES[0]) -> str:
    """`phrase` without what a cue has left at its end: a verb, a relative, a day, a mark that nothing closes."""
    cut = phrase[: _clause_end(phrase, _words(language))].rstrip()
    opener = next((k for k in range(len(cut) - 1, -1, -1) if cut[k] in _double_marks()), None)
    if opener and sum(char in _double_marks() for char in cut) == 1 and not _OWNS.search(cut[:opener].rstrip()):
        cut = cut[:opener].rstrip()
    return _ending(language).sub("", cut) or phrase


@cache
def _double_marks() -> frozenset[str]:
    return frozenset(quotation_marks()) - frozenset(APOSTROPHES)


@cache
def _ending(language: str) -> re.Pattern[str]:
    rows = table(language, "implausible")
    days, before = "|".join(rows["days"].split()), "|".join(rows["before_day"].split())
    return re.compile(rf"(?:,?\s(?:who|which|that)|\s(?:{before})\s(?:{days})|\s*[,(])\Z", re.IGNORECASE)
