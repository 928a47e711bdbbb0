"""Every threshold of the library, with its unit, its range and the measurement that set it.

A number that decides something stands here or in the lexicon, never in the code of a stage. Settings are frozen; a
fingerprint of them stands in every result, so that two results can be told to be comparable.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import tomllib
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from quotematch.errors import SettingsError

#: The type of pydantic's error for a name that is no setting.
_UNKNOWN = "unknown_setting"


class Settings(BaseModel):
    """All thresholds. Make a changed copy with `Settings(fragment_words=5)`.

    Raises pydantic's ValidationError, which is a ValueError, for unknown names, for values out of range and for values
    of another kind: True is no number, and 4.0 is no whole one.

    >>> Settings().fragment_words
    4
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    # read
    unpacked_ratio: int = Field(
        default=200,
        ge=1,
        le=2000,
        description="bytes unpacked for each byte of a .gz or .zst file; a file that grows more is taken for a bomb "
        "once it is past `row_megabytes`. The five articles as JSON Lines grow threefold, one of "
        "them 5,000 times over 140-fold, and a bomb grows a thousandfold.",
    )
    unpacked_megabytes: int = Field(
        default=16_384, ge=1, le=1_048_576, description="megabytes; no more of a packed file is read."
    )
    row_megabytes: int = Field(
        default=64,
        ge=1,
        le=1024,
        description="megabytes; a longer line of JSON Lines is no article. Bounds the memory that a file without line "
        "ends takes.",
    )

    page_tags: int = Field(
        default=50_000,
        ge=100,
        le=10_000_000,
        description="tags; a web page of more, or of a tag with so many attributes, is not read. Bounds the time "
        "that one page takes: 50,000 take eleven seconds.",
    )

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
        "them is more likely an error.",
    )
    readings_kept: int = Field(
        default=8,
        ge=2,
        le=256,
        description="readings of a paragraph's marks kept from one mark to the next, the cheapest first. In 2037 "
        "articles of five annotated news corpora 4 changes the pieces of two articles against 64, and 8 of none.",
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
        default=0.3,
        ge=0.0,
        le=1.0,
        description="the same for articles more than `story_days` apart.",
    )
    story_days: int = Field(
        default=21,
        ge=0,
        description="days; articles of one event are seldom further apart, those of one topic are.",
    )

    kin_words: int = Field(
        default=8, ge=2, le=100, description="words; articles that print one quoted run of so many are of one story."
    )
    kin_stems: int = Field(
        default=3, ge=0, le=100, description="content words that such a run must have, so that no formula counts."
    )
    candidates: int = Field(
        default=150,
        ge=1,
        le=100_000,
        description="wordings of a story that one is compared with, the likeliest first; as many of those that hold it "
        "whole come on top. Bounds the time that thousands of passages from a few words take; in 213 articles of two "
        "corpora of events (BASIL, news clusters) no wording has more than 125.",
    )
    wordings_back: int = Field(
        default=20_000,
        ge=1,
        le=1_000_000,
        description="wordings of a story, the last ones before it in the order of days, among which one is looked for "
        "its like. Bounds the time that tens of thousands of passages in one story take; no story of 924 articles of "
        "a year of campaign news has more than 2,000.",
    )
    name_weight: float = Field(
        default=0.6,
        ge=0.0,
        le=1.0,
        description="what a word of a name counts beside others as rare: names tell the topic, and come several words "
        "at a time. 0.6 in place of 1 took two in three statements across events away and no pair of one event.",
    )
    firm_mass: float = Field(
        default=0.9,
        ge=0.0,
        le=50.0,
        description="rare words, a word that is rare in the story and in general counting 1; wordings in the same "
        "order that share at least so much are firm evidence.",
    )
    near_share: float = Field(
        default=0.6, ge=0.0, le=1.0, description="share of rare words that the same words in order must hold."
    )
    near_order: float = Field(
        default=0.7,
        ge=0.0,
        le=1.0,
        description="share of the shorter wording's words that stand in the other in order.",
    )
    near_order_conflict: float = Field(
        default=0.8, ge=0.0, le=1.0, description="the same when the speakers are two persons."
    )
    firm_words: int = Field(
        default=8, ge=1, le=100, description="words; a run of so many is firm evidence whoever is said to speak."
    )
    run_unknown: int = Field(
        default=6,
        ge=0,
        le=100,
        description="words and, counted again, content words of a fragment that is evidence by itself when a speaker "
        "is not known: four words with two content words.",
    )
    run_other: int = Field(default=6, ge=0, le=100, description="the same when the speakers have different names.")
    run_conflict: int = Field(
        default=9,
        ge=0,
        le=100,
        description="the same when the speakers are two persons: two relatives of one view both say that “freedom "
        "means freedom for everyone” (8).",
    )
    run_rare: float = Field(
        default=0.75,
        ge=0.0,
        le=1.0,
        description="mean weight of the content words of a fragment from which it needs no more in the mouths of two "
        "persons than of others: a name can be resolved wrongly, and rare words are not chosen twice.",
    )
    run_far: int = Field(
        default=10, ge=0, le=100, description="the least of these when more than `story_days` lie between two articles."
    )
    run_reported: int = Field(
        default=5, ge=0, le=100, description="by how much these rise when one side stands outside quotation marks."
    )
    reworded: float = Field(
        default=0.31,
        ge=0.0,
        le=10.0,
        description="likeness from which a passage of the same speaker is taken for a rewording: mean share of rare "
        "words x square root of the rare words shared x (0.5 + share of words in order). In pairs of the eight "
        "annotated events and the five articles, 0.31 gives the best F1.",
    )
    related: float = Field(
        default=0.15,
        ge=0.0,
        le=10.0,
        description="the same likeness from which two passages that are not taken for one statement are offered as "
        "possibly related. In the eight annotated events and the five articles three in five offers are of one "
        "statement.",
    )
    related_kept: int = Field(
        default=3,
        ge=0,
        le=100,
        description="possibly related passages that are offered for one passage, the best first.",
    )
    rival_margin: float = Field(
        default=0.1,
        ge=0.0,
        le=1.0,
        description="score; a statement that a short fragment fits worse by no more than this is a rival.",
    )
    doubt_unknown: float = Field(
        default=1.2, ge=1.0, le=100.0, description="by how much `reworded` rises when a speaker is not known."
    )
    doubt_other: float = Field(
        default=1.5, ge=1.0, le=100.0, description="the same when the speakers have different names."
    )
    doubt_conflict: float = Field(
        default=3.0, ge=1.0, le=100.0, description="the same when the speakers are two persons."
    )
    same_days: int = Field(
        default=2,
        ge=0,
        le=365,
        description="days; what is said on one occasion is printed within so many. In a year of campaign news hardly "
        "one rewording in five that lay further apart was of one utterance.",
    )
    doubt_later: float = Field(
        default=3.0, ge=1.0, le=100.0, description="by how much `reworded` rises beyond `same_days`."
    )
    near_articles: float = Field(
        default=0.5,
        ge=0.0,
        le=1.0,
        description="likeness of two articles below which `reworded` rises, in proportion: half of it doubles the bar.",
    )
    near_articles_alone: float = Field(
        default=0.6,
        ge=0.0,
        le=5.0,
        description="the same where nothing else that the two articles quote is firmly linked. In a year of campaign "
        "news one cross-outlet statement in ten was a rewording between such articles, nearly all of them wrong.",
    )
    slight_words: int = Field(
        default=6,
        ge=2,
        le=100,
        description="words; a wording of so many may differ in one word from another of the same speaker, however "
        "common the rest, and one quotation from another in content words once in so many; shorter ones that do "
        "(“doing the right thing”, “saying the right thing”) are formulas.",
    )
    run_later: int = Field(
        default=8, ge=0, le=100, description="words and, counted again, content words of a fragment beyond `same_days`."
    )
    doubt_far: float = Field(
        default=4.0,
        ge=1.0,
        le=100.0,
        description="by how much `reworded` rises when more than `story_days` lie between two articles: on another day "
        "the same speaker mostly says another thing.",
    )
    reworded_beside: float = Field(
        default=0.6, ge=0.0, le=1.0, description="what is left of `reworded` when passages beside the two match."
    )
    single_order: float = Field(
        default=0.5,
        ge=0.0,
        le=1.0,
        description="share of words in order that a rewording has, as a rule, when it shares a single content word.",
    )
    single_even: float = Field(
        default=0.25,
        ge=0.0,
        le=1.0,
        description="share of the longer one's rare words that this word is, as a rule; either share may make up for "
        "the other (“he believes Ray is a baker”, “I believe Ray's a baker -- he says he's a baker”).",
    )
    direct_order: float = Field(
        default=0.5,
        ge=0.0,
        le=1.0,
        description="share of the shorter one's words that two reworded direct passages have in the same order.",
    )
    exchanges: int = Field(
        default=1,
        ge=0,
        le=100,
        description="places where two wordings in one order have different content words; with more they may share a "
        "frame only (“will postpone the opening because neighbours asked”, “... the auction because donors ...”).",
    )
    exchanged: float = Field(
        default=0.3,
        ge=0.0,
        le=100.0,
        description="such places per content word that the two share; with more, too, they do share a frame only. A "
        "letter that was translated twice has 0.2.",
    )
    denied: float = Field(
        default=1.6,
        ge=1.0,
        le=100.0,
        description="by how much the likeness of two wordings rises that deny the same (“cannot accede to”), and falls "
        "when one denies what the other says.",
    )
    cohesion: float = Field(
        default=0.5,
        ge=0.0,
        le=1.0,
        description="share of the pairs across two groups that must be linked to join them.",
    )

    # judge
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

    def doubt(self, agreement: str) -> float:
        """By how much the likeness of a rewording must rise: `same`, `unknown`, `other` or `conflict`."""
        rises = {"unknown": self.doubt_unknown, "other": self.doubt_other, "conflict": self.doubt_conflict}
        return rises.get(agreement, 1.0)

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Settings:
        """The settings of a TOML file: one `name = value` a line; those that it leaves out keep their defaults.

        Raises SettingsError for a name that is no setting, for a value out of range, and for what is no TOML; and
        OSError when the file cannot be read.
        """
        try:
            with open(path, "rb") as file:
                return cls(**tomllib.load(file))
        except ValidationError as error:
            told = " ".join(_told(detail) for detail in error.errors(include_url=False)[:3])
            raise SettingsError(f"{os.fspath(path)!r}: {told}") from None
        except (ValueError, RecursionError) as error:  # of tomllib, for too many digits and brackets too
            raise SettingsError(f"{os.fspath(path)!r} is no TOML: {error}.") from None

    @model_validator(mode="before")
    @classmethod
    def _known_names(cls, given: Any) -> Any:
        wrong = (
            next((name for name in given if name not in cls.model_fields), None) if isinstance(given, dict) else None
        )
        if wrong is not None:
            near = difflib.get_close_matches(str(wrong), cls.model_fields, n=1)
            meant = f" Did you mean {near[0]!r}?" if near else ""
            told = f"There is no setting {str(wrong)[:60]!r}.{meant}"
            raise PydanticCustomError(_UNKNOWN, "{told}", {"told": told})
        return given

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any setting."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


def _told(detail: ErrorDetails) -> str:
    name = str(detail["loc"][0]) if detail["loc"] else ""
    if detail["type"] == _UNKNOWN:
        return detail["msg"]
    return f"{name}: {detail['msg']}, but it is {str(detail['input'])[:60]!r}."
