"""The roles that a text gives to people: "company CEO Jo Lee", "Jo Lee, the chief executive of Acme, …".

A place where a name stands comes in, the roles around it go out, each with the words beside it ("acme"), by which "the
Acme chief" is told from another chief. Only the words of the same clause are read, so the cost of a name is bounded.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from quotematch.text.capitals import Name
from quotematch.text.naming import APOSTROPHES, Naming, fold_name, quotation_marks

_WORD = re.compile(rf"[^\W_][\w&.]*+(?:[-{APOSTROPHES}](?=\w)[\w&.]*+)*+")
_AGE = re.compile(r"\d{1,3}, ")

#: Code points before and behind a name in which its role is looked for.
_REACH_BEFORE, _REACH_BEHIND = 90, 140
#: Code points of "together with his wife, " before a name.
_REACH_ALONG = 40
#: Words before a role that can belong to it, and words of a phrase that are read.
_MOST_BESIDE, _MOST_WORDS = 6, 30
#: Code points of the word before a name that are read.
_LONGEST_WORD = 29


class Held(NamedTuple):
    """A role that the text gives to a person: the role, the folded words beside it, and where the person is named."""

    role: str
    beside: frozenset[str]
    at: int


def roles_around(text: str, start: int, end: int, name: Name, lexicon: Naming) -> list[Held]:
    """The roles that the words before and behind the name at `start` to `end` give to its bearer."""
    behind = _role_behind(text, start, end, lexicon)
    return [*roles_before(text, start, name, lexicon), *([behind] if behind else [])]


def roles_before(text: str, start: int, name: Name, lexicon: Naming) -> list[Held]:
    """The roles of the name's own titles, or else of the words that stand before it."""
    if name.titles or name.qualifiers:
        if not name.roles:
            return []
        words = frozenset(name.qualifiers) | _beside(_clause_before(text, start), lexicon) - set(name.titles)
        return [Held(role, words, start) for role in name.roles]
    if not start or text[start - 1] != " ":
        return []
    if start > 1 and text[start - 2] == "," and name.possessive:
        held = None  # "unlike the mayor, Lee's guests"
    elif start > 1 and text[start - 2] == ",":
        held = _appositive_role(_clause_before(text, start - 2), start, lexicon)
    elif _ends_role(_word_before(text, start - 1), lexicon):
        held = held_in(_clause_before(text, start), start, lexicon)
    else:
        held = None
    return [held] if held else []


def comes_along(text: str, start: int, lexicon: Naming) -> bool:
    """Whether the name at `start` is a relative's who comes along with somebody: "left with his wife, | Ada Quist"."""
    words = [fold_name(word) for word in _WORD.findall(text[max(0, start - _REACH_ALONG) : start])]
    role = lexicon.role_at(words, len(words)) if words else None
    if role is None or role[0] not in lexicon.relatives or role[1] < 2:
        return False
    tie = words[role[1] - 2]
    return words[role[1] - 1] in lexicon.possessive and (tie in lexicon.prepositions or tie in lexicon.conjunctions)


def _word_before(text: str, end: int) -> str:
    first = max(0, end - _LONGEST_WORD)
    return text[max(first, text.rfind(" ", first, end) + 1) : end]


@lru_cache(maxsize=20_000)
def _ends_role(word: str, lexicon: Naming) -> bool:
    """Whether a printed word can be the last one of a role."""
    last = fold_name(word.strip(quotation_marks() + "("))
    return last in lexicon.role_ends or last.rpartition("-")[2] in lexicon.role_ends


def held_in(segment: str, at: int, lexicon: Naming) -> Held | None:
    """The role noun that ends a segment: "Pentagon spokesman"; None when another word does.

    >>> from quotematch.text.naming import naming
    >>> held_in("the Acme chief executive", 0, naming())
    Held(role='chief-executive', beside=frozenset({'acme'}), at=0)
    """
    words = [fold_name(word) for word in _WORD.findall(segment)[-_MOST_WORDS:]]
    role = lexicon.role_at(words, len(words)) if words else None
    return Held(role[0], _beside_words(words[: role[1]], lexicon), at) if role else None


def _appositive_role(segment: str, at: int, lexicon: Naming) -> Held | None:
    """The role before a comma: "said the company's CEO", "the chairman of the board"; it needs a determiner."""
    words = [fold_name(word) for word in _WORD.findall(segment)[-_MOST_WORDS:]]
    ends = [len(words), *(k for k in range(len(words) - 1, 0, -1) if words[k] in lexicon.prepositions)]
    for end in ends if words else ():
        role = lexicon.role_at(words, end)
        if role:
            determined = any(_determines(word, lexicon) for word in words[: role[1]])
            return Held(role[0], _around(words, role[1], end, lexicon), at) if determined else None
    return None


def _determines(word: str, lexicon: Naming) -> bool:
    return word in lexicon.articles or word in lexicon.possessive or word.endswith("'s")


def _role_behind(text: str, start: int, end: int, lexicon: Naming) -> Held | None:
    """The role in an apposition, in brackets or after "is": "Jo Lee, 51, the chief executive of Acme, …"."""
    if not text.startswith(lexicon.describing, end):
        return None
    bracket = text[end + 1] == "("
    begin = end + 2 if bracket or text[end] == "," else end + 1
    window = text[begin : begin + _REACH_BEHIND]
    if bracket and not window[:1].islower():
        return None
    age = _AGE.match(window)
    window = window[age.end() if age else 0 :]
    printed = _WORD.findall(_clause_after(window))[:_MOST_WORDS]
    words = _head_words(printed, lexicon)
    head = len(words)
    role = lexicon.role_at(words, head) if words else None
    if role is None:
        return None
    words += [fold_name(word) for word in printed[head:]]
    return Held(role[0], _around(words, role[1], head, lexicon), start)


def _head_words(printed: list[str], lexicon: Naming) -> list[str]:
    """The folded words up to the first that ends a head; copulas and pronouns at the front are taken off `printed`."""
    while printed and (first := fold_name(printed[0])) and (first in lexicon.copulas or first in lexicon.personal):
        printed.pop(0)
    words: list[str] = []
    for word in printed:
        folded = fold_name(word)
        if words and folded in lexicon.heads:
            break
        words.append(folded)
    return words


def _around(words: list[str], start: int, end: int, lexicon: Naming) -> frozenset[str]:
    """The words beside a role at `start` to `end`, before it and behind it."""
    behind = (word.removesuffix("'s") for word in words[end:] if word not in lexicon.breakers)
    return _beside_words(words[:start], lexicon) | frozenset(behind)


def _beside(clause: str, lexicon: Naming) -> frozenset[str]:
    return _beside_words([fold_name(word) for word in _WORD.findall(clause)], lexicon)


def _beside_words(words: list[str], lexicon: Naming) -> frozenset[str]:
    """The nouns and names that stand directly before a role: of "comes after American [CEO]" only "american"."""
    found: list[str] = []
    for word in reversed(words[-_MOST_BESIDE:]):
        if word in lexicon.breakers or word in lexicon.possessive:
            break
        found.append(word.removesuffix("'s"))
    return frozenset(found)


@cache
def _segment_end() -> re.Pattern[str]:
    return re.compile(rf"[,.;:!?()\n\N{{EM DASH}}\N{{EN DASH}}{re.escape(quotation_marks())}]")


@cache
def _last_end() -> re.Pattern[str]:
    """What goes up to the last of such signs."""
    return re.compile(f".*{_segment_end().pattern}", re.DOTALL)


def _clause_before(text: str, end: int) -> str:
    """The words before `end`, back to a comma or the end of a clause."""
    window = text[max(0, end - _REACH_BEFORE) : end].rstrip(" ,")
    last = _last_end().match(window)
    while last and window[last.end() - 1] == "." and _in_abbreviation(window, last.end() - 1):
        last = _last_end().match(window, 0, last.end() - 1)
    return window[last.end() :] if last else window


def _clause_after(window: str) -> str:
    """The words up to a comma or the end of the clause."""
    for match in _segment_end().finditer(window):
        if match.group() != "." or not _in_abbreviation(window, match.start()):
            return window[: match.start()]
    return window


def _in_abbreviation(window: str, at: int) -> bool:
    """Whether the dot at `at` belongs to "U.S." or an initial and ends no clause."""
    return window[at + 1 : at + 2].isalnum() or (at >= 2 and not window[at - 2 : at - 1].isalnum())
