"""What users hold: articles, quotes, passages, statements, and what is said of them.

All are frozen pydantic models, comparable, hashable where their parts are, picklable, and the same bytes as JSON every
time. They hold no text that is not in an article, but for the sentences of problems and discrepancies. The words used
here are those of the glossary.
"""

from __future__ import annotations

from quotematch.models.articles import ID_LENGTH, NO_OUTLET, Article, Problem
from quotematch.models.judgements import (
    Comparison,
    Discrepancy,
    Edit,
    Place,
    PossiblyRelated,
    Reading,
    SharedText,
    SourceCheck,
    SourceShare,
    Statement,
)
from quotematch.models.kinds import (
    DiscrepancyKind,
    EditKind,
    Fidelity,
    Form,
    ProblemLevel,
    Relation,
    Role,
    Rule,
    Severity,
    Step,
    Verdict,
)
from quotematch.models.quotes import Aligned, Coverage, Evidence, Passage, Quote, Speaker
from quotematch.models.records import REPLACEMENT, SURROGATE, CleanText, Record

__all__ = [
    "ID_LENGTH",
    "NO_OUTLET",
    "REPLACEMENT",
    "SURROGATE",
    "Aligned",
    "Article",
    "CleanText",
    "Comparison",
    "Coverage",
    "Discrepancy",
    "DiscrepancyKind",
    "Edit",
    "EditKind",
    "Evidence",
    "Fidelity",
    "Form",
    "Passage",
    "Place",
    "PossiblyRelated",
    "Problem",
    "ProblemLevel",
    "Quote",
    "Reading",
    "Record",
    "Relation",
    "Role",
    "Rule",
    "Severity",
    "SharedText",
    "SourceCheck",
    "SourceShare",
    "Speaker",
    "Statement",
    "Step",
    "Verdict",
]
