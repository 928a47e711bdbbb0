"""Whom a role stands for ("the CEO", "the DOD official"), and a body's common noun ("the company").

The last person who holds the role is meant: named with it, or brought in without a name ("A Delta Air Lines spokesman
… the spokesman"). Words beside the role choose among several holders; somebody who is named only later is meant when
the role is one that a single person holds, or when the very same post is said ("an Acme spokesman … Acme spokesman Jo
Lee").
"""

from __future__ import annotations

from bisect import bisect_right

from quotematch.extract.speakers.mentions import Reading
from quotematch.extract.speakers.scene import Described, Scene, Who
from quotematch.spans import Span
from quotematch.text.people import Body, Person
from quotematch.text.roles import Held

#: How a candidate fits: role alike, words beside in common, and place of the last mention before.
Fit = tuple[int, int, int]

#: Code points between a role and the name in apposition to it; names before a common noun that are looked at.
_TITLES_REACH, _MOST_BODIES = 60, 60
#: Code points behind which somebody named a single time gives way to holders of the role that are spoken of more.
_PASSING_REACH = 300
#: Letters up to which a place is an abbreviation, which its adjective does not show ("UK", "British").
_SHORT_PLACE = 3
#: Holders of one role that are looked at, before the mention and after it.
_MOST_HOLDERS = 40


def holder(scene: Scene, reading: Reading, mention: Span, barred: Who | None = None) -> Who | None:
    """Whom the role in `reading` stands for; None when the article does not say. `barred` cannot be meant."""
    named = in_apposition(scene, mention)
    if named:
        return named
    best = _named_holder(scene, reading, mention.start, barred)
    other = _described_holder(scene, reading, mention.start)
    if other and (best is None or best[0][0] <= 1 or other[0] > best[0]):
        best = other
    if best is None:
        best = _introduced(scene, reading, mention.start)
    return best[1] if best else None


def in_apposition(scene: Scene, mention: Span) -> Person | None:
    """The person that a comma sets beside the mention: "the company's CEO[, Dario Amodei]"."""
    if scene.text[mention.end : mention.end + 2] != ", ":
        return None
    behind = scene.cast.between(mention.end, mention.end + _TITLES_REACH)
    if not behind or not isinstance(behind[0].who, Person) or behind[0].possessive:
        return None
    titles = scene.text[mention.end + 2 : behind[0].start].split()
    known = (*scene.lexicon.titles, *scene.lexicon.adjectives)
    return behind[0].who if all(_bare(word) in known for word in titles) else None


def _bare(word: str) -> str:
    return word.casefold().replace(".", "")


def _named_holder(scene: Scene, reading: Reading, at: int, barred: Who | None) -> tuple[Fit, Who] | None:
    best: tuple[Fit, Who] | None = None
    for role in scene.lexicon.answering(reading.word):
        entries = scene.cast.holders.get(role, [])
        split = bisect_right(entries, at, key=lambda entry: entry[0].at)
        for held, person in entries[max(0, split - _MOST_HOLDERS) : split + _MOST_HOLDERS]:
            fit = None if person is barred else _fit(scene, reading, person, held, at)
            if fit and (best is None or fit > best[0]):
                best = fit, person
    return best


def _fit(scene: Scene, reading: Reading, person: Person, held: Held, at: int) -> Fit | None:
    """How well the person fits; None when not at all."""
    lexicon = scene.lexicon
    if reading.gender and person.gender and person.gender != reading.gender:
        return None
    alike = lexicon.alike(reading.word, held.role)
    before = bisect_right(person.places, at)
    shared = len(_expanded(scene, reading.beside) & _expanded(scene, held.beside))
    if _elsewhere(scene, reading.beside, held.beside, same_role=alike == 3):
        return None
    if alike < 3 and not shared and _names_whose(scene, reading):
        return None
    if not reading.definite and (alike < 2 or not _same_post(scene, reading, held)):
        return None
    later_is_meant = shared or reading.word in lexicon.single or not reading.definite
    if not before and (alike < 2 or not later_is_meant):
        return None
    place = person.places[before - 1] if before else -person.places[0]
    passing = before == len(person.places) == 1 and at - place > _PASSING_REACH
    return min(alike, 2), shared, place - at if passing else place


def _names_whose(scene: Scene, reading: Reading) -> bool:
    """Whether the words beside a role name the country or the person it serves: "Chad's security chief", "Lee's aide".

    Somebody of whom but a kindred role is known, without these words, is then another.
    """
    people = scene.cast.by_last
    return any(word in scene.lexicon.places or word in people for word in reading.beside)


def _elsewhere(scene: Scene, ours: frozenset[str], theirs: frozenset[str], *, same_role: bool) -> bool:
    """Whether both name places and none in common: "Chad's security chief" is not the leader of South Sudan.

    With the same role, the same place may be told by its name and by its adjective: "Spain's king" is the Spanish one.
    """
    known = scene.lexicon.places | scene.lexicon.adjectives
    here, there = ours & known, theirs & known
    if not here or not there or here & there:
        return False
    if not same_role:
        return True
    long = [word for word in (*here, *there) if len(word) > _SHORT_PLACE]
    return len(long) == len(here) + len(there) and not any(a[:2] == b[:2] for a in here for b in there)


def _same_post(scene: Scene, reading: Reading, held: Held) -> bool:
    """Whether "an American Airlines spokesman" is the post of the one named "American Airlines spokesman …"."""
    if not reading.beside:
        return "-" in reading.word and reading.word == held.role
    return reading.beside <= _expanded(scene, held.beside)


def _expanded(scene: Scene, words: frozenset[str]) -> frozenset[str]:
    """The words, and those of the bodies that they are short for."""
    bodies = (scene.cast.short.get((word,)) for word in words)
    return words.union(*(body.words for body in bodies if body))


def _described_holder(scene: Scene, reading: Reading, at: int) -> tuple[Fit, Who] | None:
    if not reading.definite:
        return None
    for place, who in scene.described_before(at):
        agrees = reading.beside <= who.beside and not (reading.gender and who.gender not in ("", reading.gender))
        if who.human and agrees and scene.lexicon.alike(reading.word, who.role) >= 2:
            return (2, len(reading.beside), place), who
    return None


def _introduced(scene: Scene, reading: Reading, at: int) -> tuple[Fit, Who] | None:
    """Somebody whom the text brings in without quoting: "A Delta Air Lines spokesman described the time"."""
    if not reading.definite or reading.owner:
        return None
    for start, end, beside in reversed(scene.introductions(reading.word)[:_MOST_HOLDERS]):
        if start < at and reading.beside <= beside:
            gender = scene.lexicon.gender.get(reading.word, "")
            return (2, len(beside), start), Described(scene.text[start:end], reading.word, beside, gender, False, True)
    return None


def body_of(scene: Scene, reading: Reading, at: int) -> Body | None:
    """The body that a common noun stands for: "the department", "the company"; None when the article does not say."""
    if not reading.definite or reading.plural or reading.owner or reading.word not in scene.lexicon.generic:
        return None
    extra = reading.beside - scene.lexicon.articles
    if len(extra) > 1:
        return None
    found = last_body(scene, reading.word, at)
    return None if found and extra and not extra & set(found.words) else found


def last_body(scene: Scene, noun: str, at: int) -> Body | None:
    """The body of that kind named last before `at`: by a word of its name, else any that can be a business."""
    kinds = scene.lexicon.kinds.get(noun, frozenset()) | {noun}
    before = bisect_right(scene.cast.starts, at - 1)
    seen: list[Body] = []
    for mention in reversed(scene.cast.mentions[max(0, before - _MOST_BODIES) : before]):
        if isinstance(mention.who, Body):
            body = scene.cast.body(mention.who.words) or mention.who
            if kinds & set(body.words) and not scene.lexicon.generic.issuperset(body.words):
                return body
            seen.append(body)
    if noun not in scene.lexicon.business:
        return None
    return next((body for body in seen if _is_business(scene, body)), None)


def _is_business(scene: Scene, body: Body) -> bool:
    """Whether the body can be a business: its name says so, or the article names it again and again."""
    lexicon, words = scene.lexicon, set(body.words)
    if words & lexicon.forms:
        return True
    if len(body.places) < 2 or words & (lexicon.places | lexicon.adjectives | lexicon.bodies):
        return False
    return not (body.name.isupper() and len(body.name) > 2)
