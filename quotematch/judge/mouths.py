"""Mouths: the same words given to different speakers.

Direct passages of one statement that share a run of words, and quoted terms inside passages of one statement, are
grouped by the speaker that their outlets name, of what is told within a quote the innermost one that is a person. Only
two people are in conflict: a body and somebody who speaks for it are not, nor are two spellings of one name, and of
somebody unnamed nobody can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from quotematch.judge.chunks import words_in_run
from quotematch.judge.likeness import like_names
from quotematch.judge.phrasing import listed, shown
from quotematch.judge.verdicts import Relations, Witness, same_words
from quotematch.judge.vocabulary import Vocabulary, vocabulary
from quotematch.models import Discrepancy, DiscrepancyKind, Place, Severity
from quotematch.settings import Settings
from quotematch.text.align import shared_words
from quotematch.text.naming import naming
from quotematch.text.words import words

#: Words; a standing term of one word is said by everybody.
_TERM_WORDS = 2
#: Code points on either side of a name among which its office and body are looked for, and mentions looked at.
_BESIDE = 80
_MENTIONS = 20


class _Said(NamedTuple):
    """A term with the voice it comes from, and the passage and statement in which it stands ("" for none).

    `inner` is who is told to have said it, `voice` the innermost person who is.
    """

    voice: str
    inner: str
    term: Witness
    statement: str
    holder: Witness


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
    yield from _of_terms(members, terms, settings)


def _of_passages(
    statement: str, direct: Sequence[Witness], relations: Relations, settings: Settings
) -> Iterator[Discrepancy]:
    """The first voice against each voice that is somebody else's, of passages with the same words."""
    voices = _by_voice(direct)
    told: set[str] = set()
    for first, second in combinations(voices, 2):
        if {first, second} <= told or not two_people(first, second, vocabulary(direct[0].article.language)):
            continue
        sides = _same_words(voices[first], voices[second], relations, settings)
        if sides:
            told |= {first, second}
            yield _conflict(sides, (first, second), _severity(sides, (first, second), sides), statement)


_Sides = tuple[Sequence[Witness], Sequence[Witness]]


def _severity(sides: _Sides, names: tuple[str, str], told_by: _Sides) -> Severity:
    """A note where one speaks for the other, or where none of `told_by` on one side names its speaker at a cue."""
    told = all(any(_names_speaker(witness) for witness in side) for side in told_by)
    one_voice = _speaks_for(sides[0][0], names) or _speaks_for(sides[1][0], names)
    return Severity.WARNING if told and not one_voice else Severity.NOTE


def _names_speaker(witness: Witness) -> bool:
    """Whether a speaker is named at a reporting expression, and not inferred from a pronoun or the sentences before.

    A speaker without a place in the article was named by whoever made the quote.
    """
    speaker = witness.quote.speaker
    if speaker is None or speaker.mention is None:
        return speaker is not None
    pronouns = vocabulary(witness.article.language).pronoun_person
    return witness.quote.cue is not None and speaker.mention.of(witness.article.text).casefold() not in pronouns


def _speaks_for(witness: Witness, names: tuple[str, str]) -> bool:
    """Whether the article names one of two beside the other with an office, or says whose it is ("Ann Lee of Deep")."""
    text = witness.article.text
    for person, body in (names, names[::-1]):
        at = text.find(person)
        for _ in range(_MENTIONS):
            if at < 0:
                break
            around = text[max(0, at - _BESIDE) : at + len(person) + _BESIDE]
            roles = vocabulary(witness.article.language).speaking_roles
            if body in around and any(word.fold in roles for word in words(around)):
                return True
            behind = text[at + len(person) : at + len(person) + _BESIDE]
            if _belongs(behind, body, vocabulary(witness.article.language)):
                return True
            at = text.find(person, at + 1)
    return False


def _belongs(behind: str, body: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands behind a name says right away whose somebody is: "Ann Lee[, spokeswoman for Deep] Mind".

    The body may be called by its first word alone.
    """
    lexicon, roles = naming(vocabulary.language), vocabulary.speaking_roles
    kept, own = lexicon.owning | lexicon.links, words(body)
    for word in words(behind):
        if own and behind[word.start : word.end] == body[own[0].start : own[0].end]:
            tie = [each.fold for each in words(behind[: word.start])]
            told = all(each in kept | lexicon.articles | roles for each in tie)
            return told and not kept.isdisjoint(tie)
    return False


def _by_voice(witnesses: Iterable[Witness]) -> dict[str, list[Witness]]:
    voices: dict[str, list[Witness]] = {}
    for witness in witnesses:
        if witness.quote.speaker and witness.quote.speaker.name:
            voices.setdefault(witness.quote.speaker.name, []).append(witness)
    return voices


def _same_words(
    first: Sequence[Witness], second: Sequence[Witness], relations: Relations, settings: Settings
) -> tuple[Sequence[Witness], Sequence[Witness]] | None:
    """The witnesses of both voices whose words agree, of different outlets.

    Of each voice at most `Settings.readings_compared` wordings are looked at, the earliest.
    """
    agreeing: list[tuple[Witness, Witness]] = []
    theirs = _by_wording(second)[: settings.readings_compared]
    for ours in _by_wording(first)[: settings.readings_compared]:
        for others in theirs:
            relation, chunks = relations.of(ours[0].wording, others[0].wording)
            run = words_in_run(chunks)
            if same_words(relation, run, settings) and run >= settings.fragment_words:
                agreeing += [(a, _of_other_outlet(a, others)) for a in ours if _has_other_outlet(a, others)]
                agreeing += [(_of_other_outlet(b, ours), b) for b in others if _has_other_outlet(b, ours)]
    if not agreeing:
        return None
    return _in_order(a for a, _ in agreeing), _in_order(b for _, b in agreeing)


def _in_order(witnesses: Iterable[Witness]) -> list[Witness]:
    return sorted(dict.fromkeys(witnesses), key=lambda witness: (witness.rank, witness.passage.id))


def _by_wording(witnesses: Sequence[Witness]) -> list[list[Witness]]:
    groups: dict[tuple[object, ...], list[Witness]] = {}
    for witness in witnesses:
        wording = witness.wording
        if wording.keys:
            groups.setdefault((wording.keys, wording.gaps, wording.bracketed), []).append(witness)
    return list(groups.values())


def _has_other_outlet(one: Witness, others: Sequence[Witness]) -> bool:
    return any(other.outlet != one.outlet for other in others)


def _of_other_outlet(one: Witness, others: Sequence[Witness]) -> Witness:
    return next(other for other in others if other.outlet != one.outlet)


def _of_terms(
    members: Mapping[str, Sequence[Witness]], terms: Sequence[Witness], settings: Settings
) -> Iterator[Discrepancy]:
    """Terms in the same words whose passages, of one statement, have different speakers; standing terms as notes."""
    holders = _holders(members)
    held: defaultdict[tuple[str, ...], list[_Said]] = defaultdict(list)
    alone: defaultdict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for term in terms:
        around = [(name, w) for name, w in holders[term.article.id] if _holds(w, term) and w.quote.speaker]
        if around:
            around.sort(key=lambda pair: (-len(pair[1].wording), pair[1].rank))
            statement, holder = around[0]
            voices = [_voice(w) for _, w in around]
            people = [name for name in voices if _name_words(name, vocabulary(term.article.language))]
            voice = people[-1] if people else voices[0]
            held[term.wording.keys].append(_Said(voice, voices[-1], term, statement, holder))
        elif term.quote.speaker and len(term.wording) >= _TERM_WORDS:
            alone[term.wording.keys].append(_Said(_voice(term), _voice(term), term, "", term))
    for said in held.values():
        yield from _term_conflicts(_meeting(said, settings))
    for said in alone.values():
        yield from _term_conflicts(said)


def _voice(witness: Witness) -> str:
    return witness.quote.speaker.name if witness.quote.speaker else ""


def _meeting(said: Sequence[_Said], settings: Settings) -> list[_Said]:
    """The terms that another outlet has in the same sentence: in one statement, or among mostly the same words."""
    alike: defaultdict[tuple[str, tuple[str, ...]], list[_Said]] = defaultdict(list)
    for one in said:
        alike[one.statement, one.holder.wording.keys].append(one)
    by_statement: defaultdict[str, set[str]] = defaultdict(set)
    for one in said:
        by_statement[one.statement].add(one.term.outlet)
    met = {key for key in alike if len(by_statement[key[0]]) > 1}
    for here, there in combinations(list(alike)[: settings.readings_compared**2], 2):
        if not {here, there} <= met and len({x.term.outlet for x in (*alike[here], *alike[there])}) > 1:
            shared = shared_words(here[1], there[1])
            if shared >= 2 * settings.fragment_words and 2 * shared >= min(len(here[1]), len(there[1])):
                met |= {here, there}
    return [x for x in said if (x.statement, x.holder.wording.keys) in met]


def _term_conflicts(said: Sequence[_Said]) -> Iterator[Discrepancy]:
    """The first voice against each that is somebody else's; nothing where both tell of the same third one."""
    voices: dict[str, list[_Said]] = {}
    for one in said:
        voices.setdefault(one.voice, []).append(one)
    told: set[str] = set()
    for first, second in combinations(voices, 2):
        if {first, second} <= told or not two_people(first, second, vocabulary(voices[first][0].term.article.language)):
            continue
        inner = {one.inner for one in voices[first]}, {one.inner for one in voices[second]}
        said_by_first = [one for one in voices[first] if inner[1] != {one.inner}]
        said_by_second = [one for one in voices[second] if inner[0] != {one.inner}]
        sides = [one.term for one in said_by_first], [one.term for one in said_by_second]
        if sides[0] and sides[1] and len({w.outlet for w in sides[0]} ^ {w.outlet for w in sides[1]}) > 1:
            told |= {first, second}
            statement = voices[first][0].statement
            holders = [one.holder for one in said_by_first], [one.holder for one in said_by_second]
            severity = _severity(sides, (first, second), holders) if statement else Severity.NOTE
            yield _conflict(sides, (first, second), severity, statement)


def _holders(members: Mapping[str, Sequence[Witness]]) -> defaultdict[str, list[tuple[str, Witness]]]:
    holders: defaultdict[str, list[tuple[str, Witness]]] = defaultdict(list)
    for statement, group in members.items():
        for witness in group:
            holders[witness.article.id].append((statement, witness))
    return holders


def _holds(holder: Witness, term: Witness) -> bool:
    return any(span.holds(inner) for span in holder.passage.spans for inner in term.passage.spans)


def one_name(first: str, second: str) -> bool:
    """Whether two names share a word, or one of them is not known.

    >>> one_name("Ann Lee", "Lee"), one_name("Ann Lee", "the owner"), one_name("Ann Lee", "")
    (True, False, True)
    """
    known = [{word.fold for word in words(name)} for name in (first, second)]
    return not all(known) or bool(known[0] & known[1])


def two_people(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Whether two names are names of two people."""
    a, b = (_name_words(name, vocabulary) for name in (first, second))
    if not a or not b:
        return False
    return not (set(a) & set(b)) and not like_names(a[-1], b[-1])


@lru_cache(maxsize=16_384)
def _name_words_of(name: str, language: str) -> tuple[str, ...]:
    return tuple(_found_name_words(name, vocabulary(language)))


def _name_words(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words of a person's name, worked out once."""
    return _name_words_of(name, vocabulary.language)


def _found_name_words(name: str, vocabulary: Vocabulary) -> list[str]:
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
