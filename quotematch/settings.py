"""Every threshold of the library, with its unit, its range and the measurement that set it.

A number that decides something stands here or in the lexicon, never in the code of a stage. Settings are frozen; a
fingerprint of them stands in every result, so that two results can be told to be comparable.
"""

from __future__ import annotations

import hashlib

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """All thresholds. Make a changed copy with `Settings(fragment_words=5)`; unknown names are refused.

    >>> Settings().fragment_words
    4
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    # extract
    term_words: int = Field(
        default=3,
        ge=0,
        le=20,
        description="words; a quoted expression of at most so many, without a finite verb, that completes no cue, "
        "is a term. Set by definition.",
    )
    claim_words: int = Field(
        default=4,
        ge=1,
        le=20,
        description="words; content outside quotation marks is cut into claims of at least so many, and beside quoted "
        "words a shorter piece is no passage. Readers left bare subjects and conjunctions out, all of three words or "
        "fewer.",
    )
    max_nesting: int = Field(
        default=8,
        ge=1,
        le=32,
        description="quotes inside quotes; deeper marks are taken for none, with a problem. The deepest nesting in "
        "PolNeAR's 924 articles is 3.",
    )
    marks_per_paragraph: int = Field(
        default=10_000,
        ge=100,
        description="marks; those beyond in one paragraph are not read, with a problem. Bounds the time that a "
        "megabyte of quotation marks takes.",
    )
    readings_kept: int = Field(
        default=16,
        ge=2,
        le=256,
        description="readings of a paragraph's marks kept from one mark to the next, the cheapest first. More than 8 "
        "changed no piece in PolNeAR.",
    )

    # match
    story_likeness: float = Field(
        default=0.2,
        ge=0.0,
        le=1.0,
        description="cosine of damped counts of rare words; articles at least so alike and near in time are of one "
        "story. 0.2 keeps 96 in 100 pairs of one event (BASIL, news_cluster, NewsWCL50, dev parts).",
    )
    story_likeness_far: float = Field(
        default=0.35,
        ge=0.0,
        le=1.0,
        description="the same for articles more than `story_days` apart.",
    )
    story_days: int = Field(
        default=21,
        ge=0,
        description="days; articles of one event are seldom further apart, those of one topic are.",
    )

    # judge
    fragment_words: int = Field(
        default=4,
        ge=1,
        le=50,
        description="words; a fragment of fewer is verbatim only when identical. Set by definition.",
    )

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any setting."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]
