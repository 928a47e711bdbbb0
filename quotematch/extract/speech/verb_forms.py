"""One form of a reporting verb: what the scan of a text learns from a single word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Shape = Literal["base", "s", "past", "participle", "ing", "phrase", "noun"]


#: Letters as a set, made once for the few that are asked for.
_letters = lru_cache(maxsize=100)(frozenset[str])


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a reporting verb: its lemma, the letters of its frames (see the lexicon), and which form it is.

    `shape` is "base", "s", "past" (also the regular participle), "participle" (irregular) or "ing"; or "phrase" and
    "noun" for the cues that are no verb ("according to", "claim"), which have no frames.
    """

    lemma: str
    frames: str
    shape: Shape

    def takes(self, letters: str) -> bool:
        """Whether any of the frames that `letters` name is one of the verb's."""
        return not _letters(letters).isdisjoint(self.frames)
