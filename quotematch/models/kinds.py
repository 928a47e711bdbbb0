"""The words for things: forms, verdicts, relations, and the kinds of edits, discrepancies, checks and problems.

Each is also a string, and that string stands in what is saved.
"""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """How much of a quote's content stands inside quotation marks: all, none, part.

    What the layout sets off as somebody's own words is direct too: a block behind its announcement, a signed post.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Role(StrEnum):
    """What an article is: an outlet's report, or a primary source (a transcript, a press release, a post)."""

    REPORT = "report"
    PRIMARY = "primary"


class Verdict(StrEnum):
    """Whether another outlet has the same words, the same statement in other words, or neither."""

    VERBATIM = "verbatim"
    PARAPHRASED = "paraphrased"
    UNIQUE = "unique"


class Rule(StrEnum):
    """Which clause of the definition of a verdict decided."""

    SAME_WORDS = "same_words"  # direct on both sides; identical, contained or containing
    SAME_STATEMENT = "same_statement"  # another outlet has the statement, in other words or outside marks
    NO_COUNTERPART = "no_counterpart"  # no other outlet has the statement


class Relation(StrEnum):
    """How the words of one passage stand to those of another passage of the same statement.

    `UNRELATED` is the answer of `compare()` only: passages of one statement are always related.
    """

    IDENTICAL = "identical"
    CONTAINED = "contained"
    CONTAINS = "contains"
    ALTERED = "altered"
    REPORTED = "reported"
    UNRELATED = "unrelated"


class Step(StrEnum):
    """One step of an alignment of two passages, read from `a` to `b`."""

    SAME = "same"
    ONLY_A = "only_a"
    ONLY_B = "only_b"
    CHANGED = "changed"


class EditKind(StrEnum):
    """The kinds of difference between two readings."""

    TYPOGRAPHY = "typography"
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    BRACKET = "bracket"
    ELLIPSIS = "ellipsis"
    HEAD_CUT = "head_cut"
    TAIL_CUT = "tail_cut"
    OMISSION = "omission"
    INSERTION = "insertion"
    SUBSTITUTION = "substitution"
    NUMBER = "number"
    NEGATION = "negation"
    MODAL = "modal"
    HEDGE = "hedge"
    ENTITY = "entity"
    PERSON = "person"
    TENSE = "tense"
    ORDER = "order"
    SPLICE = "splice"


class DiscrepancyKind(StrEnum):
    """What an editor would want to see."""

    UNMARKED_OMISSION = "unmarked_omission"
    ALTERED_WORDS = "altered_words"
    MEANING_CHANGED = "meaning_changed"
    GOVERNOR_CUT = "governor_cut"
    OTHER_CONTEXT = "other_context"
    SPEAKER_CONFLICT = "speaker_conflict"
    UNMARKED_WORDS = "unmarked_words"
    JOINED_OR_REORDERED = "joined_or_reordered"
    BRACKET_CHANGE = "bracket_change"


class Severity(StrEnum):
    """How soon an editor should look: `ALARM` first."""

    NOTE = "note"
    WARNING = "warning"
    ALARM = "alarm"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an alarm."""
        return (Severity.NOTE, Severity.WARNING, Severity.ALARM).index(self)


class Fidelity(StrEnum):
    """How the words of a quoted passage stand to a primary source: there in one run, there with changes, or not."""

    EXACT = "exact"
    ALTERED = "altered"
    NOT_FOUND = "not_found"


class ProblemLevel(StrEnum):
    """`NOTE`: the article is done, with this oddity; `FAILED`: the article is not in the result."""

    NOTE = "note"
    FAILED = "failed"
