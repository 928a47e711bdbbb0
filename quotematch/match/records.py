"""Light records of matching: levels of evidence, links, and what matching hands on.

A link joins two passages at a named level of evidence and says why. Levels are ordered: what one outlet prints word for
word as another is firmer than what shares the rare words of a story in an order of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from quotematch.models import Problem


class Level(StrEnum):
    """How two passages are known to report one utterance, the firmest first."""

    DECIDED = "decided"  # a person said so
    IDENTICAL = "identical"  # the same words
    CONTAINED = "contained"  # all words of one are one run of the other, cuts and brackets that are marked aside
    NEAR = "near"  # most words of the shorter one stand in the other in the same order
    REWORDED = "reworded"  # the words that are rare in the story are shared
    PIECE = "piece"  # pieces of one sentence of one article
    RELATED = "related"  # the gist is shared and hardly the words: offered, never joined

    @property
    def rank(self) -> int:
        """0 for the firmest level."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that report one utterance, by their ids, `a` before `b` in order of ids.

    `score`, 0 to 1, orders links of one level and means nothing else. Each of `reasons` is a short English phrase.
    """

    a: str
    b: str
    level: Level
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """What matching found.

    `statement_of`: passage id -> statement id, for every passage but those of terms. `rivals`: passage id -> other
    statements that a short fragment fits nearly as well. `links`: all evidence that was strong enough, whether or not
    it decided; sorted by ids. `related`: pairs that share the gist and hardly the words; no verdict rests on them.
    `problems`: decisions that could not be followed.
    """

    statement_of: Mapping[str, str]
    rivals: Mapping[str, tuple[str, ...]]
    links: tuple[Link, ...]
    related: tuple[Link, ...]
    problems: tuple[Problem, ...] = ()
