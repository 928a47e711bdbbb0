"""Whether two names can be of one mouth.

Names come in as the speakers were resolved; how they agree goes out. A body and a person who speaks for it are no
conflict, nor is a description ("a Pentagon official") one with a name; but names that are unified over a story and
still differ mostly are of different mouths.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from quotematch.lexicon import table
from quotematch.match.content import content_stem
from quotematch.text.naming import fold_name, naming
from quotematch.text.words import words

_TEN, _TWENTY = 10, 20


class Agreement(StrEnum):
    """How two speakers agree, from the best."""

    SAME = "same speaker"
    UNKNOWN = "a speaker is not known"
    OTHER = "speakers have different names"
    CONFLICT = "speakers are two persons"


@lru_cache(maxsize=50_000)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(w.fold.removesuffix("'s") for w in words(name))


@lru_cache(maxsize=50_000)
def _is_person(name: str, *, surely: bool) -> bool:
    """Whether the name can be a person's: two to four words with capitals, none of a body; surely by its first name."""
    raw, lexicon = name.split(), naming()
    if not 2 <= len(raw) <= 4 or not all(word[:1].isupper() for word in raw):
        return False
    folded = [fold_name(word) for word in raw]
    return lexicon.known_first(folded) if surely else not any(word in lexicon.bodies for word in folded)


def _two_persons(a: str, b: str) -> bool:
    """Whether two different names are of two persons: one surely so, the other by its shape."""
    return any(_is_person(x, surely=True) and _is_person(y, surely=False) for x, y in ((a, b), (b, a)))


@lru_cache(maxsize=50_000)
def figures(name: str) -> frozenset[int]:
    """The figures by which a name tells a share of people who answer alike; empty for any other name.

    >>> figures("Only 24 percent of voters") == figures("Twenty-four percent")
    True
    >>> figures("Dana Reyes"), figures("three officials")
    (frozenset(), frozenset())
    """
    parts, shares, numbers = _parts(name), table("en", "matching")["shares"], table("en", "judging")["numbers"]
    if not any(part in shares for part in parts) and not any(sign in name for sign in shares if not sign.isalnum()):
        return frozenset()
    found: list[int] = []
    for part in parts:
        value = int(part) if part.isdecimal() and len(part) < _TEN else numbers.get(part, -1)
        if found and found[-1] >= _TWENTY and not part.isdecimal() and 0 < value < _TEN:
            found[-1] += value  # "twenty-four"
        elif value >= 0:
            found.append(value)
    return frozenset(found)


@lru_cache(maxsize=50_000)
def asked(name: str) -> tuple[str, frozenset[str]]:
    """Of a group of people who are asked, what they are called and the words with capitals before it; else nothing."""
    *before, head = name.split() or [""]
    if head not in table("en", "matching")["asked"]:
        return "", frozenset()
    return head, frozenset(w for w in before if w[:1].isupper() and content_stem(w))


def groups_apart(some: Sequence[str | None], others: Sequence[str | None]) -> bool:
    """Whether two groups of those asked speak, told apart by all that they are called.

    >>> groups_apart(["Rural voters"], ["Most Urban voters"]), groups_apart(["Rural voters"], ["voters"])
    (True, False)
    """
    pairs = ((asked(a or ""), asked(b or "")) for a in some for b in others)
    return all(a and a == b and x and y and x.isdisjoint(y) for (a, x), (b, y) in pairs)


def is_named(speaker: str | None) -> bool:
    """Whether a speaker has a name: a word with a capital behind the first, or a single one.

    >>> is_named("Dana Reyes"), is_named("Another man on the bridge"), is_named(None)
    (True, False, False)
    """
    first, *rest = (speaker or "").split() or [""]
    return any(word[:1].isupper() for word in rest) or (not rest and first[:1].isupper())


def best_agreement(some: Sequence[str | None], others: Sequence[str | None]) -> Agreement:
    """The best agreement between two groups of speakers, neither empty.

    >>> best_agreement(["Dana Reyes", "Ivo Lund"], ["Reyes"]).value
    'same speaker'
    """
    if len(some) == len(others) == 1:
        return agreement(some[0], others[0])
    found = {agreement(a, b) for a in some for b in others}
    return next(level for level in Agreement if level in found)


@lru_cache(maxsize=200_000)
def agreement(a: str | None, b: str | None) -> Agreement:
    """How two speakers' names agree.

    >>> agreement("Dana Reyes", "Reyes").value, agreement("Dana Reyes", "Ivo Lund").value
    ('same speaker', 'speakers are two persons')
    >>> agreement("Dana Reyes", "the ministry").value
    'speakers have different names'
    """
    if not a or not b:
        return Agreement.UNKNOWN
    first, second = _parts(a), _parts(b)
    if first == second or (set(first) & set(second) and (set(first) <= set(second) or set(second) <= set(first))):
        return Agreement.SAME
    return Agreement.CONFLICT if _two_persons(a, b) else Agreement.OTHER
