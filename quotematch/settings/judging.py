"""Thresholds of judgement: which words are the same, and from which difference on an editor is told."""

from __future__ import annotations

from pydantic import BaseModel, Field


class JudgeSettings(BaseModel):
    """What judgement goes by; a part of `Settings`."""

    fragment_words: int = Field(
        default=4,
        ge=1,
        le=50,
        description="words; a fragment of fewer is verbatim only when identical. Set by definition.",
    )
    fold_case: bool = Field(
        default=True, description="whether words that differ in case only are the same. By definition."
    )
    fold_punctuation: bool = Field(
        default=True, description="whether punctuation is left out of the comparison of words. By definition."
    )
    fold_typography: bool = Field(
        default=True,
        description="whether apostrophes, dashes, dots of abbreviations and compatibility forms are folded, and words "
        "that are joined or parted by a hyphen or a space are the same. By definition.",
    )
    related_share: float = Field(
        default=0.4,
        ge=0.0,
        le=1.0,
        description="share of the shorter side's words that stand in order in the other; below, `compare()` calls two "
        "wordings unrelated.",
    )
    altered_share: float = Field(
        default=0.65,
        ge=0.0,
        le=1.0,
        description="the same share; below, two passages of one statement are taken for two utterances, and no word of "
        "them for changed. Pairs that readers of eight events found altered lie above 0.7.",
    )
    altered_share_other: float = Field(
        default=0.8,
        ge=0.0,
        le=1.0,
        description="the same where the speakers have names without a common word: a company's head and its "
        "spokeswoman say much the same in much the same words (0.67), and each says it for herself.",
    )
    unmarked_note_words: int = Field(
        default=7,
        ge=3,
        le=50,
        description="words; a run of so many that one outlet quotes and another prints without marks is noted.",
    )
    unmarked_warning_words: int = Field(
        default=10, ge=3, le=100, description="words; from so many on it is a warning. Set by definition."
    )
    readings_compared: int = Field(
        default=16,
        ge=2,
        le=10_000,
        description="wordings; while a statement has no more, each is compared with every other, beyond that with so "
        "many of the fullest and with those that hold it or lie within it. Bounds the time that a statement takes that "
        "hundreds of outlets reword; in 3,191 statements of two corpora of events (BASIL, news clusters) none has more "
        "than 7.",
    )
    shingle_words: int = Field(
        default=6,
        ge=2,
        le=20,
        description="words; text outside quotes is compared in overlapping pieces of so many.",
    )
    wire_share: float = Field(
        default=0.5,
        gt=0.0,
        le=1.0,
        description="share of the shorter article's text outside quotes; two articles of different outlets that have "
        "so much in common print one text, as from a news agency, and are one witness. In 213 articles of two corpora "
        "of events, of the pairs that share anything 109 lie below 0.45, three between, and 15 above 0.65.",
    )
    independent_outlets: bool = Field(
        default=False,
        description="whether outlets that print one text count as one when verdicts are given. By default each outlet "
        "counts, and `Reconciliation.independent_outlets()` says how many are left.",
    )
    context_words: int = Field(
        default=12,
        ge=1,
        le=60,
        description="words before a fragment, in its sentence, among which its subject is looked for.",
    )
