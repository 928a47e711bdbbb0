"""Statements: the passages that report one utterance, sorted into readings with their witnesses.

A reading is one distinct wording after the typographic fold, in one form. The fullest direct wording stands for the
statement, or the wording of a primary source when the corpus has one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotematch.judge.verdicts import Witness
from quotematch.models import Form, Reading, Statement
from quotematch.spans import Span


def statement_of_members(statement_id: str, members: Sequence[Witness]) -> Statement:
    """The statement that `members`, in order of date, article and place, report."""
    primary = [member for member in members if member.primary]
    fullest = _fullest(primary or members)
    return Statement(
        id=statement_id,
        speaker=_speaker(members),
        text=fullest.passage.text,
        reconstructed=not primary,
        passages=tuple(member.passage.id for member in members),
        readings=readings(members),
        outlets=_outlets(members),
    )


def readings(members: Sequence[Witness]) -> tuple[Reading, ...]:
    """The distinct wordings: those of most outlets first, then direct ones, then the longest, then the earliest.

    What is told inside another wording of the same article ("the firm said it would pay, Lee said") is none of its own.
    """
    groups: dict[tuple[Form, tuple[str, ...]], list[Witness]] = {}
    for member in _not_told_again(members):
        groups.setdefault((member.passage.form, member.wording.keys), []).append(member)
    order = sorted(
        groups.values(),
        key=lambda group: (-len(_outlets(group)), not group[0].direct, -len(group[0].wording), group[0].rank),
    )
    return tuple(
        Reading(
            text=group[0].passage.text,
            form=group[0].passage.form,
            witnesses=tuple(member.passage.id for member in group),
            outlets=_outlets(group),
        )
        for group in order
    )


def _not_told_again(members: Sequence[Witness]) -> list[Witness]:
    """The members but for those whose quote is nested in one that has a member around it."""
    spans: dict[str, list[Span]] = {}
    for member in members:
        spans.setdefault(member.quote.article_id, []).extend(member.passage.spans)
    return [
        member
        for member in members
        if member.quote.parent_id is None
        or not all(_inside_another(span, spans[member.quote.article_id]) for span in member.passage.spans)
    ]


def _inside_another(span: Span, spans: Sequence[Span]) -> bool:
    return any(other.holds(span) and other != span for other in spans)


def _outlets(members: Sequence[Witness]) -> tuple[str, ...]:
    return tuple(sorted({member.outlet for member in members if not member.primary}))


def _fullest(members: Sequence[Witness]) -> Witness:
    return min(members, key=lambda member: (not member.direct, -len(member.wording), member.rank))


def _speaker(members: Sequence[Witness]) -> str | None:
    """Who most of the members name; who is only quoted inside another of them has no part in it."""
    ids = {member.quote.id for member in members}
    outer = [member for member in members if member.quote.parent_id not in ids]
    names = Counter(member.quote.speaker.name for member in outer if member.quote.speaker and member.quote.speaker.name)
    return min(names, key=lambda name: (-names[name], name)) if names else None
