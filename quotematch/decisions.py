"""What a person decided about two passages, kept by content so that it outlives a new run.

A decision names two places by article, offsets and words, and says whether both report one utterance. `reconcile()`
takes decisions and follows them; a saved result holds those that it was made with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Self

from pydantic import Field, field_validator, model_validator

from quotematch.models import CleanText, Passage, Record


class Ruling(StrEnum):
    """What is decided: the two are one statement, they are not, or nothing yet. An open decision changes nothing."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    OPEN = "open"


class Anchor(Record):
    """Where a passage stood, and its words.

    `start` and `end` are code points in the text of the article, half-open. When the text has moved or is cut into
    other passages since, the words tell.
    """

    article_id: CleanText
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: CleanText = Field(min_length=1)

    @classmethod
    def of(cls, article_id: str, passage: Passage) -> Self:
        """The anchor of a passage of this article."""
        spans = passage.spans
        return cls(article_id=article_id, start=spans[0].start, end=spans[-1].end, text=passage.text)

    @property
    def key(self) -> tuple[str, int, int, str]:
        """Sorts anchors by article and place."""
        return self.article_id, self.start, self.end, self.text


class Decision(Record):
    """Whether two passages report one utterance, as a person sees it.

    `a` comes before `b` by article and place, however they are given. `note` is the person's own; `reasons` tell why
    the pair was put before them. Neither has any effect.

    >>> here = {"article_id": "x", "start": 10, "end": 22, "text": "We will wait"}
    >>> there = {"article_id": "a", "start": 4, "end": 16, "text": "we will wait"}
    >>> Decision(ruling="confirmed", a=here, b=there).a.article_id
    'a'
    """

    ruling: Ruling
    a: Anchor
    b: Anchor
    note: CleanText | None = None
    reasons: tuple[CleanText, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _in_order(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "a" not in data or "b" not in data:
            return data
        a, b = Anchor.model_validate(data["a"]), Anchor.model_validate(data["b"])
        return {**data, "a": min(a, b, key=lambda one: one.key), "b": max(a, b, key=lambda one: one.key)}

    @field_validator("b")
    @classmethod
    def _two(cls, b: Anchor, info: Any) -> Anchor:
        if info.data.get("a") == b:
            raise ValueError("both places are the same")
        return b

    @property
    def key(self) -> tuple[Any, ...]:
        """Sorts decisions by their two places, then by the rest."""
        return self.a.key, self.b.key, self.ruling.value, self.note or "", self.reasons


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions sorted by place, each once."""
    return tuple(sorted(set(decisions), key=lambda one: one.key))


def fingerprint(settings_fingerprint: str, decisions: Iterable[Decision]) -> str:
    """That of the settings, changed by the decisions that have an effect: twelve hexadecimal digits."""
    told = [
        f"{one.ruling.value}\x1f{one.a.model_dump_json()}\x1f{one.b.model_dump_json()}"
        for one in in_order(decisions)
        if one.ruling is not Ruling.OPEN
    ]
    if not told:
        return settings_fingerprint
    return hashlib.sha256("\x1e".join((settings_fingerprint, *sorted(set(told)))).encode()).hexdigest()[:12]
