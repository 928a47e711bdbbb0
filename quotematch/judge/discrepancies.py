"""Discrepancies of a whole corpus: differences, or sets of them, that an editor would want to see, worst first.

Within a statement each direct reading is set against the fullest one (or a primary source's); what several readings
show alike is told once, with all their outlets. Context, mouths, unmarked words and sequence have modules of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quotematch.judge.chunks import Chunk, words_in_run
from quotematch.judge.context import (
    context_of,
    coordinated_before,
    lost_condition,
    negated,
    other_subject,
    reporters_subject,
    subject_before,
)
from quotematch.judge.contradictions import contradictions
from quotematch.judge.cuts import cut_findings
from quotematch.judge.differences import findings
from quotematch.judge.edits import edits
from quotematch.judge.findings import Finding, Pair
from quotematch.judge.mouths import one_name, speaker_conflicts, two_people
from quotematch.judge.outside import Outside
from quotematch.judge.phrasing import Side, shown
from quotematch.judge.sequence import joined_or_reordered
from quotematch.judge.unmarked import unmarked_words
from quotematch.judge.verdicts import Relations, Witness
from quotematch.judge.vocabulary import vocabulary
from quotematch.models import Article, Discrepancy, DiscrepancyKind, Place, Relation, Severity, Step
from quotematch.settings import Settings
from quotematch.spans import Span

_KINDS = list(DiscrepancyKind)


@dataclass(slots=True)
class _Told:
    """A finding with all witnesses of side b that show it."""

    finding: Finding
    shown_by: list[tuple[Witness, tuple[Span, ...]]] = field(default_factory=list)


def discrepancies(
    articles: Sequence[Article],
    outside: Outside,
    witnesses: Mapping[str, Witness],
    members: Mapping[str, Sequence[Witness]],
    relations: Relations,
    settings: Settings,
) -> tuple[Discrepancy, ...]:
    """All discrepancies, by severity, then kind, then statement and place.

    `witnesses` are all passages by id, those of terms too; `members` those of each statement, in order of rank.
    """
    found: list[Discrepancy] = []
    for statement in sorted(members):
        found += _of_statement(statement, members[statement], relations, settings)
        found += contradictions(statement, members[statement], relations, settings)
    terms = sorted((w for w in witnesses.values() if w.quote.is_term), key=lambda w: (w.rank, w.passage.id))
    ordered = {statement: members[statement] for statement in sorted(members)}
    found += speaker_conflicts(ordered, terms, relations, settings)
    found += unmarked_words(articles, outside, ordered, settings)
    found += joined_or_reordered(ordered, relations, settings)
    return tuple(sorted(dict.fromkeys(found), key=_rank))


def _rank(discrepancy: Discrepancy) -> tuple[int, int, str, tuple[tuple[str, Span], ...], str]:
    places = discrepancy.places
    return (
        -discrepancy.severity.rank,
        _KINDS.index(discrepancy.kind),
        discrepancy.statement_id or "",
        tuple((place.article_id, place.span) for place in places),
        discrepancy.message,
    )


# ---- the readings of one statement ---------------------------------------------------------------------------------


def _of_statement(
    statement: str, group: Sequence[Witness], relations: Relations, settings: Settings
) -> Iterator[Discrepancy]:
    readings = _readings(group)
    if len(readings) < 2:
        return
    base = min(readings, key=lambda reading: (not reading[0].primary, -len(reading[0].wording), reading[0].rank))
    told: dict[tuple[object, ...], _Told] = {}
    for reading in readings:
        if reading is base:
            continue
        others = [witness for witness in reading if witness.outlet not in {w.outlet for w in base}]
        relation, chunks = relations.of(base[0].wording, reading[0].wording)
        if not others or not _one_utterance(relation, chunks, base[0], others[0], settings):
            continue
        for finding, witness in _set_against(base[0], others, chunks, settings):
            key = (finding.kind, finding.severity, finding.a, finding.key)
            told.setdefault(key, _Told(finding)).shown_by.append((witness, finding.b))
    for entry in told.values():
        yield _discrepancy(statement, base, entry)


def _readings(group: Sequence[Witness]) -> list[list[Witness]]:
    """The direct witnesses by wording, marks included."""
    readings: dict[tuple[object, ...], list[Witness]] = {}
    for witness in group:
        if witness.direct and len(witness.wording):
            wording = witness.wording
            readings.setdefault((wording.keys, wording.gaps, wording.bracketed), []).append(witness)
    return list(readings.values())


def _one_utterance(relation: Relation, chunks: Sequence[Chunk], a: Witness, b: Witness, settings: Settings) -> bool:
    """Whether two wordings share enough for their differences to be changes of one utterance.

    What two people said is two utterances, however alike; of speakers who may be two, the words must be more alike.
    Of a wording shorter than a fragment all words must stand in the other: “I will go” beside “I will not go”.
    """
    if relation is not Relation.ALTERED:
        return True
    voice_a, voice_b = (witness.quote.speaker.name if witness.quote.speaker else "" for witness in (a, b))
    share = settings.altered_share if one_name(voice_a, voice_b) else settings.altered_share_other
    shorter = min(len(a.wording), len(b.wording))
    enough = max(min(settings.fragment_words, shorter), share * shorter)
    return words_in_run(chunks) >= enough and not two_people(voice_a, voice_b, vocabulary(a.article.language))


def _set_against(
    base: Witness, others: Sequence[Witness], chunks: Sequence[Chunk], settings: Settings
) -> Iterator[tuple[Finding, Witness]]:
    """The findings of a reading against the base; those that hang on the reporter's words for each witness."""
    words = vocabulary(base.article.language)
    first = others[0]
    changes = edits(base.wording, first.wording, chunks, words)
    around = context_of(base.article.text, base.passage.spans, limit=settings.context_words)
    for number, witness in enumerate(others):
        here = context_of(witness.article.text, witness.passage.spans, limit=settings.context_words)
        pair = Pair(base.wording, first.wording, changes, around, here, words)
        if not number:
            wording_findings = findings(pair)
        for finding in (*wording_findings, *cut_findings(pair)):
            yield finding._replace(b=_carried(finding.b, first, witness)), witness
        yield from ((finding, witness) for finding in _contexts(pair, chunks, witness))


def _discrepancy(statement: str, base: Sequence[Witness], entry: _Told) -> Discrepancy:
    finding = entry.finding
    side_a = Side(tuple(sorted({witness.outlet for witness in base})))
    side_b = Side(tuple(sorted({witness.outlet for witness, _ in entry.shown_by})))
    places = [Place(article_id=w.article.id, span=s) for w in base for s in _carried(finding.a, base[0], w)]
    places += [Place(article_id=w.article.id, span=span) for w, spans in entry.shown_by for span in spans]
    return Discrepancy(
        kind=finding.kind,
        severity=finding.severity,
        message=finding.tell(side_a, side_b),
        passages=tuple(witness.passage.id for witness in (*base, *(w for w, _ in entry.shown_by))),
        outlets=tuple(sorted({*side_a.names, *side_b.names})),
        places=tuple(dict.fromkeys(places)),
        statement_id=statement,
    )


def _carried(spans: Sequence[Span], first: Witness, other: Witness) -> tuple[Span, ...]:
    """Places in the wording of one witness of a reading as places in that of another, which has the same words."""
    if first is other:
        return tuple(spans)
    starts, ends = first.wording.starts, first.wording.ends
    return tuple(other.wording.place(bisect_right(ends, s.start), bisect_left(starts, s.end)) for s in spans)


# ---- what the reporter's words make of a fragment ------------------------------------------------------------------


def _contexts(pair: Pair, chunks: Sequence[Chunk], witness: Witness) -> Iterator[Finding]:
    """Another subject, or a negation of the reporter's own, before a fragment whose head was cut."""
    cut = chunks[0] if chunks else None
    if cut is None or cut.step is not Step.ONLY_A or len(chunks) < 2 or not witness.passage.spans:
        return
    words = pair.vocabulary
    start = witness.passage.spans[0].start
    fragment = shown(witness.passage.text)
    if negated(pair.before_b, words) and not words.denies(pair.a.keys[cut.a_start : cut.a_end]):
        own = Span(pair.before_b.before[-1].start, pair.before_b.before[-1].end)
        yield _context_finding(
            pair, cut, own, f"under a negation of its own, {fragment}", "has it without one", Severity.WARNING
        )
        return
    opening = pair.b.keys[0]
    closed = opening in words.auxiliaries or opening in words.verb_group
    if not closed and not opening.endswith(words.finite_endings):
        return
    theirs = subject_before(pair.a, cut.a_end, words)
    mine = reporters_subject(pair.before_b, start, words)
    if mine is None:
        before = {word.fold for word in pair.before_b.before}
        hidden = theirs.keys and not theirs.named and not any(key in words.pronoun_person for key in theirs.keys)
        if hidden and not set(theirs.keys) - words.function_words <= before:
            own = coordinated_before(pair.before_b, start, words.complementizers)
            yield _subject_finding(pair, theirs.place, own, fragment, Severity.NOTE)
    elif other_subject(mine, theirs, words):
        yield _subject_finding(pair, theirs.place, mine.place, fragment, Severity.WARNING if closed else Severity.NOTE)


def _subject_finding(pair: Pair, theirs: Span, mine: Span, fragment: str, severity: Severity) -> Finding:
    subject_a, subject_b = shown(theirs.of(pair.a.text)), shown(mine.of(pair.before_b.text))
    lost = lost_condition(pair.a, theirs, pair.before_b, pair.vocabulary)
    under = f", under the condition {shown(lost.of(pair.a.text))}" if lost else ""

    def tell(a: Side, b: Side) -> str:
        return f"{b} {b.prints} {fragment} after {subject_b}; in {a} it goes with {subject_a}{under}."

    return Finding(DiscrepancyKind.OTHER_CONTEXT, severity, tell, (theirs,), (mine,), (subject_b,))


def _context_finding(pair: Pair, cut: Chunk, own: Span, here: str, there: str, severity: Severity) -> Finding:
    def tell(a: Side, b: Side) -> str:
        return f"{b} {b.prints}, {here}; {a} {there}."

    theirs = pair.a.place(cut.a_start, cut.a_end)
    return Finding(DiscrepancyKind.OTHER_CONTEXT, severity, tell, (theirs,), (own,), (here,))
