"""Explanations: why a passage has its verdict, in words, from the evidence that stands in the result.

Nothing is worked out anew. The evidence names the counterpart, the relation, the aligned words and the rule; here they
are put beside the words of the two articles and the settings that the rule reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from quotematch.excerpts import visible
from quotematch.models import CleanText, Evidence, Form, Passage, Record, Relation, Rule, Step, Verdict

if TYPE_CHECKING:
    from quotematch.result import Reconciliation

#: The settings that decide when two passages have the same words.
_DECIDING = ("fragment_words", "fold_case", "fold_punctuation", "fold_typography")
_SIGNS = {Step.SAME: "=", Step.ONLY_A: "-", Step.ONLY_B: "+", Step.CHANGED: "~"}


class AlignedWords(Record):
    """A step of the alignment with its words: `a` of the passage that is explained, `b` of its counterpart."""

    step: Step
    a: CleanText
    b: CleanText
    marked: bool = False


class Explanation(Record):
    """Why a passage has its verdict. `str()` gives it as text of one fact a line.

    `steps` lead from the passage's words to the counterpart's, in order; they are empty without a counterpart.
    `settings` are those that the rule reads, by name. A term has no verdict, only `text` and `reason`.
    """

    passage_id: CleanText
    text: CleanText
    verdict: Verdict | None
    reason: CleanText
    rule: Rule | None = None
    relation: Relation | None = None
    outlet: CleanText | None = None
    outlets: tuple[CleanText, ...] = ()
    counterpart: CleanText | None = None
    counterpart_outlet: CleanText | None = None
    counterpart_text: CleanText | None = None
    steps: tuple[AlignedWords, ...] = ()
    words: int = Field(default=0, ge=0, description="words of the passage")
    words_elsewhere: int = Field(default=0, ge=0, description="of these, inside a run that the counterpart quotes")
    settings: dict[str, int | bool] = Field(default_factory=dict)

    def __str__(self) -> str:
        part = f" ({self.words_elsewhere} of {self.words} words)" if self.words_elsewhere else ""
        lines = [f"{self.verdict or 'no verdict'}{part}: {self.reason}", f"  {_printed(self.outlet, self.text)}"]
        if self.counterpart_text is not None:
            lines.append(f"  {_printed(self.counterpart_outlet, self.counterpart_text)}")
        lines += [f"  {_SIGNS[step.step]} {_shown(step)}" for step in self.steps]
        if self.settings:
            lines.append("  " + ", ".join(f"{name}={value}" for name, value in self.settings.items()))
        return "\n".join(lines)


def explain(result: Reconciliation, passage_id: str) -> Explanation:
    """Why a passage of a result has its verdict. Raises KeyError for an unknown passage."""
    passage = result.passage(passage_id)
    evidence = passage.evidence
    if evidence is None:
        reason = "a term, a topic, or a passage that was not judged, has no verdict."
        return Explanation(passage_id=passage_id, text=passage.text, verdict=passage.verdict, reason=reason)
    there = result.passage(evidence.counterpart).text if evidence.counterpart else None
    return Explanation(
        passage_id=passage_id,
        text=passage.text,
        verdict=passage.verdict,
        reason=_reason(evidence),
        rule=evidence.rule,
        relation=evidence.relation,
        outlet=evidence.outlet,
        outlets=_outlets(result, passage, evidence),
        counterpart=evidence.counterpart,
        counterpart_outlet=evidence.counterpart_outlet,
        counterpart_text=there,
        steps=_steps(result, passage_id, evidence),
        words=evidence.words,
        words_elsewhere=evidence.words_elsewhere,
        settings={name: getattr(result.settings, name) for name in _DECIDING},
    )


def _outlets(result: Reconciliation, passage: Passage, evidence: Evidence) -> tuple[str, ...]:
    """All outlets that have the statement, or one of those that the fragment fits as well, sorted."""
    names = (passage.statement_id or "", *passage.rivals)
    known = [result.index.statements[name].outlets for name in names if name in result.index.statements]
    return tuple(sorted({*evidence.outlets}.union(*known)))


def _reason(evidence: Evidence) -> str:
    other = visible(evidence.counterpart_outlet or "")
    if evidence.rule is Rule.SAME_WORDS:
        how = {
            Relation.IDENTICAL: "quotes the same words",
            Relation.CONTAINED: "quotes all these words in one run of a longer passage",
            Relation.CONTAINS: "quotes a run of these words",
        }
        return f"{other} {how[evidence.relation or Relation.IDENTICAL]}."
    if evidence.rule is Rule.NO_COUNTERPART:
        return "no other outlet has this statement."
    if evidence.counterpart is None:
        name = visible(next((name for name in evidence.outlets if name != evidence.outlet), ""))
        others = evidence.outlet_count - len(evidence.outlets)
        more = f" and {others} more" if others else ""
        return f"the fragment fits a statement that {name}{more} {'have' if others else 'has'}, and may belong to it."
    if evidence.relation is Relation.REPORTED:
        where = "here" if evidence.form is not Form.DIRECT else f"in {other}"
        return f"{other} has this statement, which stands outside quotation marks {where}."
    if evidence.relation is Relation.ALTERED:
        return f"{other} quotes this statement in words that differ."
    return f"{other} quotes it too, but a run of fewer than {evidence.fragment_words} words counts only when identical."


def _steps(result: Reconciliation, passage_id: str, evidence: Evidence) -> tuple[AlignedWords, ...]:
    if evidence.counterpart is None:
        return ()
    here, there = (_article_text(result, name) for name in (passage_id, evidence.counterpart))
    return tuple(
        AlignedWords(
            step=step.step,
            a=step.a.of(here) if step.a else "",
            b=step.b.of(there) if step.b else "",
            marked=step.marked,
        )
        for step in evidence.steps
    )


def _article_text(result: Reconciliation, passage_id: str) -> str:
    return result.article(result.quote(result.passage(passage_id).quote_id).article_id).text


def _printed(outlet: str | None, text: str) -> str:
    return f"{visible(outlet or '')}: {visible(text)}".removeprefix(": ")


def _shown(step: AlignedWords) -> str:
    sides = (step.a,) if step.step is Step.SAME else (step.a, step.b)
    told = " / ".join(visible(side) for side in sides if side)
    return f"{told} (marked)" if step.marked else told
