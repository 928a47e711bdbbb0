"""Mouths: the same words given to different speakers.

Direct passages of one statement that share a run of words, and quoted terms inside passages of one statement, are
grouped by the speaker that their outlets name. Only two people are in conflict: a body and somebody who speaks for it
are not, nor are two spellings of one name, and of somebody unnamed nobody can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quotematch.judge.phrasing import listed, shown
from quotematch.judge.relation import words_in_run
from quotematch.judge.verdicts import Relations, Witness, same_words
from quotematch.judge.vocabulary import Vocabulary, like_names, vocabulary
from quotematch.models import Discrepancy, DiscrepancyKind, Place, Severity
from quotematch.settings import Settings
from quotematch.text.words import words

#: Words; a standing term of one word is said by everybody.
_TERM_WORDS = 2


def speaker_conflicts(
    members: Mapping[str, Sequence[Witness]],
    terms: Sequence[Witness],
    relations: Relations,
    settings: Settings,
) -> Iterator[Discrepancy]:
    """The conflicts of all statements, then those of the terms."""
    for statement, group in members.items():
        direct = [witness for witness in group if witness.direct and not witness.quote.parent_id]
        yield from _of_passages(statement, direct, relations, settings)
    yield from _of_terms(members, terms)


def _of_passages(
    statement: str, direct: Sequence[Witness], relations: Relations, settings: Settings
) -> Iterator[Discrepancy]:
    """The first voice against each voice that is somebody else's, of passages with the same words."""
    voices = _by_voice(direct)
    names = list(voices)
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            if not _two_people(first, second, vocabulary(direct[0].article.language)):
                continue
            sides = _same_words(voices[first], voices[second], relations, settings)
            if sides:
                yield _conflict(sides, (first, second), Severity.WARNING, statement)


def _by_voice(witnesses: Iterable[Witness]) -> dict[str, list[Witness]]:
    voices: dict[str, list[Witness]] = {}
    for witness in witnesses:
        if witness.quote.speaker and witness.quote.speaker.name:
            voices.setdefault(witness.quote.speaker.name, []).append(witness)
    return voices


def _same_words(
    first: Sequence[Witness], second: Sequence[Witness], relations: Relations, settings: Settings
) -> tuple[Sequence[Witness], Sequence[Witness]] | None:
    """The witnesses of both voices whose words agree, of different outlets."""
    agreeing = []
    for a in first:
        for b in second:
            if a.outlet != b.outlet and b.wording.keys:
                relation, chunks = relations.of(a.wording, b.wording)
                if (
                    same_words(relation, words_in_run(chunks), settings)
                    and words_in_run(chunks) >= settings.fragment_words
                ):
                    agreeing.append((a, b))
    if not agreeing:
        return None
    return list(dict.fromkeys(a for a, _ in agreeing)), list(dict.fromkeys(b for _, b in agreeing))


def _of_terms(members: Mapping[str, Sequence[Witness]], terms: Sequence[Witness]) -> Iterator[Discrepancy]:
    """Terms in the same words whose passages, of one statement, have different speakers; standing terms as notes."""
    holders = _holders(members)
    by_words: defaultdict[tuple[str, tuple[str, ...]], list[tuple[str, Witness]]] = defaultdict(list)
    for term in terms:
        held = [(name, holder) for name, holder in holders[term.article.id] if _holds(holder, term)]
        for statement, holder in held[:1]:
            if holder.quote.speaker:
                by_words[statement, term.wording.keys].append((holder.quote.speaker.name, term))
        if not held and term.quote.speaker and len(term.wording) >= _TERM_WORDS:
            by_words["", term.wording.keys].append((term.quote.speaker.name, term))
    for (statement, _), said in sorted(by_words.items()):
        yield from _term_conflicts(statement, said)


def _term_conflicts(statement: str, said: Sequence[tuple[str, Witness]]) -> Iterator[Discrepancy]:
    voices: dict[str, list[Witness]] = {}
    for name, term in said:
        voices.setdefault(name, []).append(term)
    names = list(voices)
    words_of = vocabulary(said[0][1].article.language)
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            sides = voices[first], voices[second]
            outlets = {w.outlet for w in sides[0]} ^ {w.outlet for w in sides[1]}
            if len(outlets) > 1 and _two_people(first, second, words_of):
                yield _conflict(sides, (first, second), Severity.WARNING if statement else Severity.NOTE, statement)


def _holders(members: Mapping[str, Sequence[Witness]]) -> defaultdict[str, list[tuple[str, Witness]]]:
    holders: defaultdict[str, list[tuple[str, Witness]]] = defaultdict(list)
    for statement, group in members.items():
        for witness in group:
            holders[witness.article.id].append((statement, witness))
    return holders


def _holds(holder: Witness, term: Witness) -> bool:
    return any(span.holds(inner) for span in holder.passage.spans for inner in term.passage.spans)


def _two_people(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Whether two names are names of two people."""
    a, b = (_name_words(name, vocabulary) for name in (first, second))
    if not a or not b:
        return False
    return not (set(a) & set(b)) and not like_names(a[-1], b[-1])


def _name_words(name: str, vocabulary: Vocabulary) -> list[str]:
    """The words of a person's name; nothing for what is no person's, or cannot be told to be."""
    found = words(name)
    capital = [word for word in found if name[word.start].isupper()]
    keys = [word.fold for word in found if word.fold not in vocabulary.name_particles]
    if len(capital) < 2 or any(key in vocabulary.bodies or key in vocabulary.function_words for key in keys):
        return []
    return keys if all(name[word.start].isupper() or word.fold in vocabulary.name_particles for word in found) else []


def _conflict(
    sides: tuple[Sequence[Witness], Sequence[Witness]], names: tuple[str, str], severity: Severity, statement: str
) -> Discrepancy:
    everybody = [*sides[0], *sides[1]]
    shortest = min(everybody, key=lambda witness: (len(witness.wording), witness.rank))
    first, second = (sorted({witness.outlet for witness in side}) for side in sides)
    return Discrepancy(
        kind=DiscrepancyKind.SPEAKER_CONFLICT,
        severity=severity,
        message=f"{shown(shortest.passage.text)} comes from {listed([names[0]])} in {listed(first)}, "
        f"from {listed([names[1]])} in {listed(second)}.",
        passages=tuple(witness.passage.id for witness in everybody),
        outlets=tuple(sorted({*first, *second})),
        places=tuple(Place(article_id=w.article.id, span=span) for w in everybody for span in w.passage.spans),
        statement_id=statement or None,
    )
