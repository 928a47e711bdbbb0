"""Changes of meaning: a negation, a number, a modal verb or a name that differs between two wordings, or their order.

A denial that another change makes up for is none ("do not want anything" / "want nothing"), nor is one that a prefix
takes over; names in each other's place are one finding. All are alarms.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotematch.judge.atoms import atoms
from quotematch.judge.edits import Change
from quotematch.judge.findings import CUTS, MEANING, Finding, Pair, around, finding_of
from quotematch.judge.phrasing import Telling
from quotematch.judge.printed_names import heads_as_name, is_name
from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording
from quotematch.models import DiscrepancyKind, EditKind, Severity


def changes_meaning(pair: Pair, change: Change) -> bool:
    """Whether a change of words is one of meaning."""
    one_sided = change.a_start == change.a_end or change.b_start == change.b_end
    if change.detail == "sign":
        return True
    if change.kind is EditKind.ORDER:
        return _exchanged(pair, change)
    if change.kind not in MEANING or (one_sided and change.kind is EditKind.ENTITY):
        return False
    if one_sided and change.kind is EditKind.NUMBER:
        side = _keys(pair.a, change.a_start, change.a_end, pair.vocabulary)
        side += _keys(pair.b, change.b_start, change.b_end, pair.vocabulary)
        return any(key in pair.vocabulary.magnitudes for key in side)
    return change.kind is not EditKind.NEGATION or not _denied_alike(pair, change)


def _denied_alike(pair: Pair, change: Change) -> bool:
    """Whether another change makes up for a denial here: "do not want anything" and "want nothing" mean the same.

    Only around one predicate: "He never said that they lied" is not "He said that they never lied".
    """
    own = _denials_more(pair, change)
    turned = change.detail == "antonym"
    if not own and not turned:
        return change.detail not in ("prefix", "part")
    return any(
        (_denials_more(pair, other) in ((-1, 1) if turned else (-own,)) or (own and other.detail == "antonym"))
        and _one_predicate(pair, *sorted((change, other), key=_first_word))
        for other in pair.changes
        if other is not change and other.kind not in CUTS
    )


def _first_word(change: Change) -> tuple[int, int]:
    return change.a_start, change.b_start


def _denials_more(pair: Pair, change: Change) -> int:
    """How many denials more side a has in a change than side b; a prefix that denies is one."""
    keys_a = _keys(pair.a, change.a_start, change.a_end, pair.vocabulary)
    keys_b = _keys(pair.b, change.b_start, change.b_end, pair.vocabulary)
    if change.detail == "prefix":
        return 1 if len("".join(keys_a)) > len("".join(keys_b)) else -1
    if change.detail == "antonym":
        return 0
    return pair.vocabulary.all_denials(keys_a) - pair.vocabulary.all_denials(keys_b)


def _one_predicate(pair: Pair, first: Change, second: Change) -> bool:
    """Whether two changes stand around the same predicate: side by side, or as "not ... any" does to "no"."""
    words = pair.vocabulary
    between = (*pair.a.keys[first.a_end : second.a_start], *pair.b.keys[first.b_end : second.b_start])
    if all(key in words.auxiliaries or key in words.modal_group for key in between):
        return True
    if any(key in words.clause_joints or key in words.attribution_verbs for key in between):
        return False
    return any(_indefinite(pair, change) for change in (first, second))


def _indefinite(pair: Pair, change: Change) -> bool:
    """Whether one side has a word for any of a kind where the other has the one that denies it."""
    keys_a = _keys(pair.a, change.a_start, change.a_end, pair.vocabulary)
    keys_b = _keys(pair.b, change.b_start, change.b_end, pair.vocabulary)
    pairs = pair.vocabulary.indefinites.items()
    return any((x in keys_a and no in keys_b) or (x in keys_b and no in keys_a) for x, no in pairs)


def _exchanged(pair: Pair, change: Change) -> bool:
    """Whether words in another order say another thing: names in each other's place, or a denial of another word."""
    words = pair.vocabulary
    keys_a = pair.a.keys[change.a_start : change.a_end]
    if words.denies(keys_a) and change.detail == "edge":
        return False  # a clause with its denial: "we shall not return; today we go"
    if words.denies(keys_a):
        return not all(words.denies([key]) or key in words.auxiliaries or key in words.modal_group for key in keys_a)
    names = [
        [side.keys[i] for i in range(start, end) if heads_as_name(side, i, words)]
        for side, start, end in ((pair.a, change.a_start, change.a_end), (pair.b, change.b_start, change.b_end))
    ]
    if len(keys_a) > 1 and sorted(names[0]) == sorted(names[1]) and names[0] != names[1]:
        return not _listed(keys_a, words)
    if len(keys_a) != 1 or not (names[0] or names[1]):
        return False
    return any(_crossing(pair, change, other) for other in pair.changes if other.kind is EditKind.ORDER)


def _crossing(pair: Pair, change: Change, other: Change) -> bool:
    """Whether the names of two changes stand in each other's place, with more than a joining word between them."""
    first, second = sorted((change, other), key=_first_word)
    if first is second or first.b_start < second.b_start or other.a_end - other.a_start != 1:
        return False
    named = is_name(pair.a, other.a_start, pair.vocabulary) or is_name(pair.b, other.b_start, pair.vocabulary)
    return named and not _listed(pair.a.keys[first.a_start : second.a_end], pair.vocabulary)


def _listed(keys: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words but the first and the last do no more than join: "Ann and Bob"."""
    return all(key in vocabulary.coordinators for key in keys[1:-1])


def _keys(side: Wording, start: int, end: int, vocabulary: Vocabulary) -> list[str]:
    return [atom.key for atom in atoms(side, start, end, vocabulary)]


def meaning_findings(pair: Pair) -> list[Finding]:
    """One finding a change of meaning; names in each other's place make one, and so does a denial that moved."""
    changes = [change for change in pair.changes if changes_meaning(pair, change)]
    moved = [change for change in changes if change.kind is EditKind.ORDER]
    denials = [change for change in changes if change.kind is EditKind.NEGATION and change.detail is None]
    if len(denials) > 1 and not sum(_denials_more(pair, change) for change in denials):
        moved += denials
    groups = [[change] for change in changes if change not in moved] + ([moved] if moved else [])
    return [
        finding_of(pair, DiscrepancyKind.MEANING_CHANGED, Severity.ALARM, _meaning_told(pair, group), group)
        for group in groups
    ]


def _meaning_told(pair: Pair, changes: Sequence[Change]) -> Telling:
    words_a = around(pair.a, min(c.a_start for c in changes), max(c.a_end for c in changes))
    words_b = around(pair.b, min(c.b_start for c in changes), max(c.b_end for c in changes))
    if changes[0].detail == "antonym":
        return lambda a, b: f"{a} {a.prints} {words_a} where {b} {b.prints} {words_b}: the one is the other's opposite."
    what = "part of a word" if changes[0].detail == "part" else MEANING[changes[0].kind]
    return lambda a, b: f"{a} {a.prints} {words_a} where {b} {b.prints} {words_b}: {what} differs."
