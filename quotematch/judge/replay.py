"""A verdict played again from its evidence, without the articles and without the machinery that found it.

Only what was seen counts: the forms of both sides, the steps from the one's words to the other's, and the outlets. The
rule and the relation that the evidence names are conclusions, and are not looked at.
"""

from __future__ import annotations

from quotematch.judge.chunks import relation_of, words_in_run
from quotematch.models import Evidence, Form, Relation, Verdict

_RUNS = frozenset({Relation.IDENTICAL, Relation.CONTAINED, Relation.CONTAINS})


def replay(evidence: Evidence) -> Verdict:
    """The verdict that `evidence` supports.

    >>> from quotematch.models import Rule
    >>> replay(Evidence(rule=Rule.NO_COUNTERPART, outlet="A", outlets=("A",), form="direct", words=5, fragment_words=4))
    <Verdict.UNIQUE: 'unique'>
    """
    if _same_words(evidence):
        return Verdict.VERBATIM
    if any(outlet != evidence.outlet for outlet in evidence.outlets):
        return Verdict.PARAPHRASED
    return Verdict.UNIQUE


def _same_words(evidence: Evidence) -> bool:
    if not (evidence.form is Form.DIRECT and evidence.counterpart_form is Form.DIRECT):
        return False
    if evidence.counterpart_outlet in (None, evidence.outlet):
        return False
    relation = relation_of(evidence.steps)
    return relation is Relation.IDENTICAL or (
        relation in _RUNS and words_in_run(evidence.steps) >= evidence.fragment_words
    )
