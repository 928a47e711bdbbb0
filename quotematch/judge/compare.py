"""Two wordings side by side, outside any article: `compare()`."""

from __future__ import annotations

from quotematch.judge.edits import Change, edits
from quotematch.judge.relation import relate, words_in_run
from quotematch.judge.vocabulary import vocabulary
from quotematch.judge.wording import wording
from quotematch.models import Comparison, Edit, Relation
from quotematch.settings import Settings
from quotematch.spans import Span


def compare(a: str, b: str, *, language: str | None = None, settings: Settings = Settings()) -> Comparison:
    """The relation of two wordings, both taken as direct, and their edits and discrepancies.

    >>> compare("we cannot accept", "we can not accept it").relation
    <Relation.CONTAINED: 'contained'>
    """
    one, two = (wording(text, [Span(0, len(text))], settings) for text in (a, b))
    relation, chunks = relate(one, two)
    shorter = min(len(one), len(two))
    if relation is not Relation.IDENTICAL and words_in_run(chunks) <= settings.related_share * shorter:
        relation = Relation.UNRELATED
        return Comparison(a=a, b=b, relation=relation)
    changes = edits(one, two, chunks, vocabulary(language))
    return Comparison(a=a, b=b, relation=relation, edits=tuple(_edit(change) for change in changes))


def _edit(change: Change) -> Edit:
    return Edit(kind=change.kind, a=change.a, b=change.b, detail=change.detail)
