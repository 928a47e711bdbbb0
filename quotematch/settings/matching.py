"""Thresholds of matching: what is one story, which of its wordings are compared, what makes them one statement."""

from __future__ import annotations

from pydantic import BaseModel, Field


class MatchSettings(BaseModel):
    """What matching goes by; a part of `Settings`."""

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
        description="the same when the speakers are two persons: two allies both say that a cause “is good "
        "because it is a good cause” (8).",
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
    reworded_inside: float = Field(
        default=2.2,
        ge=1.0,
        le=10.0,
        description="by how much `reworded` rises for two reports in one article, which mostly tells on. In a year of "
        "campaign news four cross-outlet statements in a hundred held a second claim of this kind.",
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
    alike: float = Field(
        default=0.8,
        ge=0.0,
        le=1.0,
        description="share of rare words that each of two wordings in one order must have of the other to be one "
        "statement in two mouths although names are nearly all of it (“no trams between Reed Lane and Old Quay”).",
    )
    expression: float = Field(
        default=0.27,
        ge=0.0,
        le=1.0,
        description="share of words in order x share of the longer one's rare words that a rewording has when all that "
        "is shared is one expression, words side by side in both: less is a topic (“the tax code”). In a year of "
        "campaign news three cross-outlet statements in a hundred were of this kind, all of them wrong.",
    )
    few_stems: int = Field(
        default=3,
        ge=0,
        le=100,
        description="content words; rewordings of different speakers that share no more must have `few_order`.",
    )
    few_order: float = Field(
        default=0.4,
        ge=0.0,
        le=1.0,
        description="share of words in the same order; “the clerk should be fired” and “whether he would fire a clerk” "
        "of two speakers have 0.2.",
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

    def doubt(self, agreement: str) -> float:
        """By how much the likeness of a rewording must rise: `same`, `unknown`, `other` or `conflict`."""
        rises = {"unknown": self.doubt_unknown, "other": self.doubt_other, "conflict": self.doubt_conflict}
        return rises.get(agreement, 1.0)
