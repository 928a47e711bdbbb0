"""Whether two names can be of one mouth.

Names come in as the speakers were resolved; how they agree goes out. A body and a person who speaks for it are no
conflict, nor is a description ("a Pentagon official") one with a name: only two different persons are.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from quotematch.lexicon import table
from quotematch.text.words import words


class Agreement(StrEnum):
    """How two speakers agree."""

    SAME = "same speaker"
    UNKNOWN = "speakers may be the same"
    CONFLICT = "different speakers"


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
    ('same speaker', 'different speakers')
    >>> agreement("Dana Reyes", "the ministry").value
    'speakers may be the same'
    """
    if not a or not b:
        return Agreement.UNKNOWN
    first, second = _parts(a), _parts(b)
    if first == second or (set(first) & set(second) and (set(first) <= set(second) or set(second) <= set(first))):
        return Agreement.SAME
    if _is_person(a) and _is_person(b):
        return Agreement.CONFLICT if first[-1] != second[-1] or first[0] != second[0] else Agreement.SAME
    return Agreement.UNKNOWN
