"""Two wordings side by side, outside any article: `compare()` and, where only that counts, `relation()`."""

from __future__ import annotations

from quotematch.judge.context import NO_CONTEXT
from quotematch.judge.differences import Finding, Pair, cut_findings, findings
from quotematch.judge.edits import Change, edits
from quotematch.judge.phrasing import Side
from quotematch.judge.relation import Chunk, relate, words_in_run
from quotematch.judge.vocabulary import vocabulary
from quotematch.judge.wording import Wording, wording
from quotematch.models import Comparison, Discrepancy, Edit, Relation
from quotematch.settings import Settings
from quotematch.spans import Span

_SIDES = Side(("the first",)), Side(("the second",))


def compare(a: str, b: str, *, language: str | None = None, settings: Settings = Settings()) -> Comparison:
    """The relation of two wordings, both taken as direct, and their edits and discrepancies.

    Edits come in order of place in `a`, with spans that are offsets into the two strings. Two wordings that share too
    few words (`Settings.related_share` of the shorter one) are `unrelated` and have no edits; so is a wording without
    any word beside one with words. Two without any word are identical. `language` is a BCP 47 tag, English when None.
    Discrepancies stand worst first. `compare(b, a)` is the mirror image.

    >>> comparison = compare("we cannot accept", "we can not accept it")
    >>> comparison.relation
    <Relation.CONTAINED: 'contained'>
    >>> [edit.kind.value for edit in comparison.edits]
    ['spelling', 'tail_cut']
    """
    one, two = _wording(a, settings), _wording(b, settings)
    found, chunks = _related(one, two, settings)
    if found is Relation.UNRELATED:
        return Comparison(a=a, b=b, relation=found)
    words = vocabulary(language)
    changes = edits(one, two, chunks, words)
    pair = Pair(one, two, changes, NO_CONTEXT, NO_CONTEXT, words)
    told = [_discrepancy(finding) for finding in (*findings(pair), *cut_findings(pair))]
    return Comparison(
        a=a,
        b=b,
        relation=found,
        edits=tuple(_edit(change) for change in changes),
        discrepancies=tuple(sorted(told, key=lambda discrepancy: -discrepancy.severity.rank)),
    )


def relation(a: str, b: str, *, settings: Settings = Settings()) -> Relation:
    """The relation that `compare(a, b)` gives, without the work for its edits.

    >>> relation("a race to the bottom", "It has been a race to the bottom.")
    <Relation.CONTAINED: 'contained'>
    """
    return _related(_wording(a, settings), _wording(b, settings), settings)[0]


def _wording(text: str, settings: Settings) -> Wording:
    return wording(text, (Span(0, len(text)),), settings)


def _related(a: Wording, b: Wording, settings: Settings) -> tuple[Relation, list[Chunk]]:
    found, chunks = relate(a, b)
    enough = settings.related_share * min(len(a), len(b))
    if found is not Relation.IDENTICAL and words_in_run(chunks) <= enough:
        return Relation.UNRELATED, []
    return found, chunks


def _edit(change: Change) -> Edit:
    return Edit(kind=change.kind, a=change.a, b=change.b, detail=change.detail)


def _discrepancy(finding: Finding) -> Discrepancy:
    message = finding.tell(*_SIDES)
    return Discrepancy(kind=finding.kind, severity=finding.severity, message=message[:1].upper() + message[1:])
