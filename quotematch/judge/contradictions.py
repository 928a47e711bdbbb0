"""Contradictions: what one outlet reports as said and another as denied.

The passages of one statement go in. Two findings come out: quoted words that stand under a cue that denies them in one
outlet and under one that does not in another; and reports, at least one of them outside quotation marks, that claim the
opposite of each other (`polarity`). Only the words and the cues decide; a similarity never does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from quotematch.judge.context import context_of, cue_denies, words_of_cue
from quotematch.judge.mouths import one_name, two_people
from quotematch.judge.phrasing import Side, shown
from quotematch.judge.polarity import Claim, Denying, Signed, claim_of, clause_breaks, cue_sign, denying, opposed
from quotematch.judge.verdicts import RUN_RELATIONS, Relations, Witness
from quotematch.judge.vocabulary import vocabulary
from quotematch.models import Discrepancy, DiscrepancyKind, Place, Severity
from quotematch.settings import Settings

#: Code points from the beginning of a cue to its passage; farther apart, the passage is shown alone.
_NEAR = 40
#: Share of the shorter side's content words that two claims share at least, of one speaker and of two names.
_SHARED, _SHARED_BY_TWO = 0.6, 0.75


def contradictions(
    statement: str, group: Sequence[Witness], relations: Relations, settings: Settings
) -> Iterator[Discrepancy]:
    """The contradictions of one statement, whose passages are `group` in order of rank."""
    if len({witness.outlet for witness in group}) < 2:
        return
    yield from _denied_words(statement, group, relations, settings)
    yield from _opposite_reports(statement, group, settings)


# ---- reports that claim the opposite -------------------------------------------------------------------------------


class _Report(NamedTuple):
    """The passages with one wording under cues of one sign, and what they claim."""

    witnesses: tuple[Witness, ...]
    claim: Claim

    @property
    def first(self) -> Witness:
        """The passage that stands for all."""
        return self.witnesses[0]

    def elsewhere(self, other: _Report) -> tuple[Witness, ...]:
        """The passages of outlets that `other` has none of."""
        outlets = {witness.outlet for witness in other.witnesses}
        return tuple(witness for witness in self.witnesses if witness.outlet not in outlets)


def _opposite_reports(statement: str, group: Sequence[Witness], settings: Settings) -> Iterator[Discrepancy]:
    """Each report against the first one that it contradicts, unless its own outlet prints the other one, too."""
    reports = _reports(group, settings)[: settings.readings_compared]
    told: set[int] = set()
    for i, k in combinations(range(len(reports)), 2):
        a, b = reports[i], reports[k]
        if k in told or (a.first.direct and b.first.direct):
            continue
        sides = a.elsewhere(b), b.elsewhere(a)
        compared = all(sides) and not _two_speakers(a.first, b.first)
        least = _SHARED if one_name(_speaker(a.first), _speaker(b.first)) else _SHARED_BY_TWO
        met = opposed(a.claim, b.claim, _language(a.first), least) if compared else None
        if met:
            told.add(k)
            yield _opposition(statement, sides, met)


def _reports(group: Sequence[Witness], settings: Settings) -> list[_Report]:
    """What the passages claim, one report a wording and claim, in order of rank; questions claim nothing."""
    found: dict[tuple[tuple[str, ...], Claim], list[Witness]] = {}
    for witness in group:
        if len(witness.wording) and witness.quote.parent_id is None and "?" not in witness.passage.text:
            found.setdefault((witness.wording.keys, _claim(witness, settings)), []).append(witness)
    return [_Report(tuple(witnesses), claim) for (_, claim), witnesses in found.items()]


def _claim(witness: Witness, settings: Settings) -> Claim:
    """What a passage claims under its cue, behind the reporter's words that lead up to it ("she would not | “sell”").

    Nothing where the reporter denies in words of the sentence that lead elsewhere, or takes the words back afterwards.
    """
    wording, cue, known = witness.wording, witness.quote.cue, _language(witness)
    around = context_of(witness.article.text, witness.passage.spans, limit=settings.context_words)
    spoken = words_of_cue(witness.article.text, cue) if cue else []
    sign = cue_sign([word.fold for word in spoken], wording.keys, known)
    leading = [word for word in around.before if cue and word.start >= cue.end]
    elsewhere = [word.fold for word in around.before if word not in spoken and word not in leading]
    if known.deny_anything(elsewhere) or known.take_back([word.fold for word in around.after]):
        sign = 0
    starts = [*(word.start for word in leading), *wording.starts]
    ends = [*(word.end for word in leading), *wording.ends]
    breaks = clause_breaks(wording.text, starts, ends)
    return claim_of([*(word.fold for word in leading), *wording.keys], breaks, sign, known, after=len(leading))


def _language(witness: Witness) -> Denying:
    return denying(vocabulary(witness.article.language).language)


def _two_speakers(a: Witness, b: Witness) -> bool:
    return two_people(_speaker(a), _speaker(b), vocabulary(a.article.language))


def _speaker(witness: Witness) -> str:
    return witness.quote.speaker.name if witness.quote.speaker else ""


def _opposition(
    statement: str, sides: tuple[Sequence[Witness], Sequence[Witness]], met: tuple[Signed, Signed]
) -> Discrepancy:
    here, there = (Side(tuple(sorted({w.outlet for w in side}))) for side in sides)
    same_word = met[0].stem == met[1].stem
    sure = same_word and one_name(_speaker(sides[0][0]), _speaker(sides[1][0]))
    everybody = [*sides[0], *sides[1]]
    return Discrepancy(
        kind=DiscrepancyKind.MEANING_CHANGED,
        severity=Severity.ALARM if sure else Severity.WARNING,
        message=f"{here} {here.form('reports', 'report')} {shown(_with_cue(sides[0][0]))} where {there} "
        f"{there.form('reports', 'report')} {shown(_with_cue(sides[1][0]))}: "
        f"{'a negation differs' if same_word else 'the one denies the other'}.",
        passages=tuple(witness.passage.id for witness in everybody),
        outlets=tuple(sorted({*here.names, *there.names})),
        places=tuple(Place(article_id=w.article.id, span=span) for w in everybody for span in w.passage.spans),
        statement_id=statement,
    )


def _with_cue(witness: Witness) -> str:
    """A passage as its article prints it, with the cue before it, and what denies the cue, when that stands near."""
    if witness.quote.cue is None:
        return witness.passage.text
    text, span = witness.article.text, witness.passage.spans[0]
    known = _language(witness)
    denying_words = known.denials | known.denying_cues | known.denying_claims
    denied = (word.start for word in words_of_cue(text, witness.quote.cue) if word.fold in denying_words)
    start = min(denied, default=witness.quote.cue.start)
    near = 0 < span.start - start <= _NEAR and "\n" not in text[start : span.start]
    return text[start : witness.passage.spans[-1].end] if near else witness.passage.text


# ---- quoted words under a cue that denies them ---------------------------------------------------------------------


def _denied_words(
    statement: str, group: Sequence[Witness], relations: Relations, settings: Settings
) -> Iterator[Discrepancy]:
    """The same words under a cue that denies them in one outlet, and under one that does not in another."""
    denied: list[Witness] = []
    said: dict[tuple[str, ...], list[Witness]] = {}
    for witness in group:
        if witness.direct and len(witness.wording) >= settings.fragment_words and witness.quote.cue:
            words = vocabulary(witness.article.language)
            if not cue_denies(witness.article.text, witness.quote.cue, words):
                said.setdefault(witness.wording.keys, []).append(witness)
            elif not words.denies(witness.wording.keys):
                denied.append(witness)
    for witness in _a_reading_each(denied):
        others = [
            other
            for same in list(said.values())[: settings.readings_compared]
            for other in same
            if other.outlet != witness.outlet and relations.of(witness.wording, same[0].wording)[0] in RUN_RELATIONS
        ]
        if others:
            yield _denial(statement, [w for w in denied if w.wording.keys == witness.wording.keys], others)


def _a_reading_each(witnesses: Sequence[Witness]) -> list[Witness]:
    return list({witness.wording.keys: witness for witness in reversed(witnesses)}.values())[::-1]


def _denial(statement: str, denied: Sequence[Witness], others: Sequence[Witness]) -> Discrepancy:
    here, there = (Side(tuple(sorted({w.outlet for w in side}))) for side in (denied, others))
    cues = [(w, w.quote.cue) for w in (*denied, *others) if w.quote.cue]
    own, their = (shown(cue.of(w.article.text)) for w, cue in (cues[0], cues[len(denied)]))
    return Discrepancy(
        kind=DiscrepancyKind.OTHER_CONTEXT,
        severity=Severity.WARNING,
        message=f"{here} {here.prints} {shown(denied[0].passage.text)} as something denied ({own}); "
        f"in {there} it is said ({their}).",
        passages=tuple(w.passage.id for w in (*denied, *others)),
        outlets=tuple(sorted({*here.names, *there.names})),
        places=tuple(dict.fromkeys(Place(article_id=w.article.id, span=cue) for w, cue in cues)),
        statement_id=statement,
    )
