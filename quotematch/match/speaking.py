"""Whether two names can be of one mouth.

Names come in as the speakers were resolved; how they agree goes out. A body and a person who speaks for it are no
conflict, nor is a description ("a Pentagon official") one with a name; but names that are unified over a story and
still differ mostly are of different mouths.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from quotematch.lexicon import table
from quotematch.text.words import words


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
def _is_person(name: str) -> bool:
    """Whether the name looks like a person's: two to four capitalised words, none of them a body or an article."""
    raw = name.split()
    bodies = table("en", "matching")["generic_body"]
    capitalised = all(w[:1].isupper() and not (len(w) > 2 and w.isupper()) for w in raw)
    return 2 <= len(raw) <= 4 and capitalised and not any(p in bodies or p in ("the", "a") for p in _parts(name))


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
    return Agreement.CONFLICT if _is_person(a) and _is_person(b) else Agreement.OTHER
