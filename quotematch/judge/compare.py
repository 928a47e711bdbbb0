"""Two wordings side by side, outside any article: `compare()` and, where only that counts, `relation()`."""

from __future__ import annotations

from functools import cache, lru_cache

from quotematch.errors import expect
from quotematch.judge.context import NO_CONTEXT
from quotematch.judge.cuts import cut_findings
from quotematch.judge.differences import findings
from quotematch.judge.edits import Change, edits
from quotematch.judge.findings import Finding, Pair
from quotematch.judge.phrasing import Side
from quotematch.judge.relation import plain_relation, relate
from quotematch.judge.vocabulary import vocabulary
from quotematch.judge.wording import Wording, keys_alone, wording
from quotematch.models import Comparison, Discrepancy, Edit, Relation
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.align import shared_words

_SIDES = Side(("the first",)), Side(("the second",))


def compare(a: str, b: str, *, language: str | None = None, settings: Settings = Settings()) -> Comparison:
    """The relation of two wordings, both taken as direct, and their edits and discrepancies.

    Edits come in order of place in `a`, with spans that are offsets into the two strings. Two wordings that share too
    few words (`Settings.related_share` of the shorter one) are `unrelated` and have no edits; so is a wording without
    any word beside one with words. Two without any word are identical. `language` is a BCP 47 tag, English when None.
    Discrepancies stand worst first. `compare(b, a)` is the mirror image. Raises WrongTypeError for anything but strings
    and Settings.

    >>> comparison = compare("we cannot accept", "we can not accept it")
    >>> comparison.relation
    <Relation.CONTAINED: 'contained'>
    >>> [edit.kind.value for edit in comparison.edits]
    ['spelling', 'tail_cut']
    """
    for name, value in (("a", a), ("b", b)):
        expect(value, str, name, "a string")
    expect(language, (str, type(None)), "language", "a BCP 47 tag, such as 'en'")
    expect(settings, Settings, "settings", "a Settings, such as Settings(fragment_words=5)")
    one, two = _wording(a, settings), _wording(b, settings)
    if _unrelated(one.keys, two.keys, settings):
        return Comparison(a=a, b=b, relation=Relation.UNRELATED)
    found, chunks = relate(one, two)
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

    >>> relation("a walk in the garden", "It was only a walk in the garden.")
    <Relation.CONTAINED: 'contained'>
    """
    keys_a, keys_b = _keys(a, settings), _keys(b, settings)
    if keys_a is None or keys_b is None:
        one, two = _wording(a, settings), _wording(b, settings)
        return Relation.UNRELATED if _unrelated(one.keys, two.keys, settings) else relate(one, two)[0]
    if _unrelated(keys_a, keys_b, settings):
        return Relation.UNRELATED
    return plain_relation(keys_a, keys_b)


#: One wording is often compared with many: the last ones are kept as they were taken apart, long ones excepted.
_KEPT_LENGTH = 2000
#: What of the settings decides how a text is taken apart: case, typography, punctuation.
_Fold = tuple[bool, bool, bool]


def _wording(text: str, settings: Settings) -> Wording:
    if len(text) > _KEPT_LENGTH:
        return wording(text, (Span(0, len(text)),), settings)
    return _kept_wording(text, _fold_of(settings))


def _keys(text: str, settings: Settings) -> tuple[str, ...] | None:
    return _kept_keys(text, _fold_of(settings)) if len(text) <= _KEPT_LENGTH else keys_alone(text, settings)


def _fold_of(settings: Settings) -> _Fold:
    return settings.fold_case, settings.fold_typography, settings.fold_punctuation


@cache
def _settings_of(fold: _Fold) -> Settings:
    return Settings(fold_case=fold[0], fold_typography=fold[1], fold_punctuation=fold[2])


@lru_cache(maxsize=4096)
def _kept_keys(text: str, fold: _Fold) -> tuple[str, ...] | None:
    return keys_alone(text, _settings_of(fold))


@lru_cache(maxsize=2048)
def _kept_wording(text: str, fold: _Fold) -> Wording:
    return wording(text, (Span(0, len(text)),), _settings_of(fold))


def _unrelated(a: tuple[str, ...], b: tuple[str, ...], settings: Settings) -> bool:
    """Whether two wordings share too few words; with no word on either side they are the same nothing."""
    shorter = min(len(a), len(b))
    if not shorter:
        return len(a) != len(b)
    least = settings.related_share * shorter
    if a == b or _ends_alike(a, b, shorter) > least:
        return False
    most = len(frozenset(a) & frozenset(b)) and shared_words(a, b)
    return most <= least


def _ends_alike(a: tuple[str, ...], b: tuple[str, ...], shorter: int) -> int:
    """How many words stand alike at the beginnings and the ends: so many at least do two wordings share in order."""
    head = 0
    while head < shorter and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < shorter - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return head + tail


def _edit(change: Change) -> Edit:
    return Edit(kind=change.kind, a=change.a, b=change.b, detail=change.detail)


def _discrepancy(finding: Finding) -> Discrepancy:
    message = finding.tell(*_SIDES)
    return Discrepancy(kind=finding.kind, severity=finding.severity, message=message[:1].upper() + message[1:])
