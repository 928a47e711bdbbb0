"""Thresholds of extraction: what is a term, how passages are cut, how far is looked, how much is read."""

from __future__ import annotations

from pydantic import BaseModel, Field


class ExtractSettings(BaseModel):
    """What extraction goes by; a part of `Settings`."""

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
    antecedent_sentences: int = Field(
        default=8,
        ge=1,
        le=100,
        description="sentences; so far back a pronoun looks, sentence by sentence, for whom it stands for, before it "
        "takes the last speaker of its gender. In the annotated articles no antecedent stands farther away.",
    )
    cues_per_sentence: int = Field(
        default=50,
        ge=1,
        le=1000,
        description="reporting expressions; those beyond in one sentence are not read, with a problem. Bounds the time "
        "that text without sentence ends takes; no sentence of PolNeAR's 924 articles has more than 7.",
    )
    max_nesting: int = Field(
        default=8,
        ge=1,
        le=32,
        description="quotes inside quotes; deeper marks are taken for none, with a problem. The deepest nesting in "
        "2037 articles of five annotated news corpora is 3.",
    )
    marks_per_paragraph: int = Field(
        default=10_000,
        ge=100,
        description="marks; those beyond in one paragraph are not read, with a problem. Bounds the time that a "
        "megabyte of quotation marks takes.",
    )
    block_paragraphs: int = Field(
        default=12,
        ge=1,
        le=100,
        description="paragraphs; a quote whose only two marks stand farther apart is not believed, because then one of "
        "them is more likely an error; of a text that is announced no more than the first and so many are taken.",
    )
    post_length: int = Field(
        default=320,
        ge=20,
        le=10_000,
        description="code points; what stands before the signature of a post and is longer is no post, or a scraper "
        "has run the reporter's words into it. Services let a signed post have 280 or 300, without its links.",
    )
    readings_kept: int = Field(
        default=8,
        ge=2,
        le=256,
        description="readings of a paragraph's marks kept from one mark to the next, the cheapest first. In 2037 "
        "articles of five annotated news corpora 4 changes the pieces of two articles against 64, and 8 of none.",
    )
