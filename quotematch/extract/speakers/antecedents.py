"""Whom a pronoun stands for: the most salient person of its gender.

Sentence by sentence backwards: whoever spoke there, else whom the sentence is about, that is the first person in it who
is neither owner nor object (centering, Grosz, Joshi and Weinstein 1995, cut down to what news text needs). A pronoun
never goes to somebody whom the text tells to be of the other gender.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import islice

from quotematch.extract.speakers.holders import holder
from quotematch.extract.speakers.implausible import is_no_speaker
from quotematch.extract.speakers.mentions import ROLED, UNNAMED, Reading, read_mention
from quotematch.extract.speakers.scene import Described, Scene, Who
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.naming import APOSTROPHES, fold_name, naming
from quotematch.text.people import Body, Person

#: Code points of a sentence that are read, and between a name and the "who" that goes back to it.
_LONGEST_SENTENCE, _RELATIVE_REACH = 600, 60
#: Code points before a name among which the end of what it says is looked for.
_BESIDE = 40
#: What stands between a quotation and the name that says it, and from that name to the pronoun behind the next one.
_SAID = re.compile(r"[^\w\s] (?:\w+ ){0,2}\Z")
_GOES_ON = re.compile(r"\w+(?: \w+){0,3}[.,] ([^\w\s])[^\n]+[^\w\s] ")
#: Code points from the last one of a quotation to the pronoun behind it.
_CLOSED = 3
#: Sentences in which somebody's being only owner or object is outdone by a subject of an earlier one.
_SUBJECT_REACH = 2
_DASHES = (" - ", " \N{EM DASH} ", " \N{EN DASH} ")


def antecedent(scene: Scene, reading: Reading, mention: Span, barred: Who | None, settings: Settings) -> Who | None:
    """Whom the pronoun of `reading` stands for; None when the article does not say. `barred` cannot be meant."""
    if reading.word == "relative":
        return _before_relative(scene, mention.start)
    if reading.word in ("male", "female"):
        return _salient(scene, mention.start, reading.word, barred, settings)
    if reading.word == UNNAMED:
        return None
    last = next(scene.spoken_before(mention.start), None)
    if reading.word == "plural":
        if last is None:
            return None
        if isinstance(last[1], Body) and _other_body(scene, last[1], mention.start):
            return None
        fits = isinstance(last[1], Body) or (isinstance(last[1], Described) and last[1].plural)
        return last[1] if fits else None
    spoken = (who for _, who in scene.spoken_before(mention.start) if isinstance(who, Body) or _is_thing(scene, who))
    return next(spoken, None) or _body_in_sentence(scene, mention.start)


def _other_body(scene: Scene, last: Body, at: int) -> bool:
    """Whether the same sentence names another body before "they": "in a note of the River Board, they said"."""
    sentence = next(scene.sentences_back(at), None)
    named = scene.cast.between(sentence.start, at) if sentence else ()
    return any(isinstance(m.who, Body) and m.who is not last and not scene.in_quote(m.start) for m in named)


def _is_thing(scene: Scene, who: Who) -> bool:
    """Whether somebody without a name is one thing that speaks, and no pronoun: "the report"."""
    if not isinstance(who, Described) or who.human or who.plural:
        return False
    first, lexicon = fold_name(who.name.partition(" ")[0]), scene.lexicon
    return first in lexicon.articles or first in lexicon.definite or first.endswith("'s")


def _body_in_sentence(scene: Scene, at: int) -> Body | None:
    """The body that the same sentence named last before "its", outside of quotations."""
    sentence = next(scene.sentences_back(at), None)
    named = scene.cast.between(sentence.start, at) if sentence else ()
    places = scene.lexicon.places | scene.lexicon.adjectives
    for m in reversed(named):
        if isinstance(m.who, Body) and not m.possessive and _opens(scene, m.start, m.end):
            return m.who  # "Norway said what it knew": a country that is the subject
    credits = {m.start for m in named if scene.text[m.start - 1 : m.start] == "("}  # "OSLO (Acme News) - It said"
    named = [m for m in named if m.start not in credits and not scene.in_quote(m.start)]
    bodies = (m.who for m in reversed(named) if isinstance(m.who, Body))
    fits = (body for body in bodies if not body.unsure and places.isdisjoint(body.words))
    return next((body for body in fits if not is_no_speaker(body.name, scene.language)), None)


def _opens(scene: Scene, at: int, end: int) -> bool:
    """Whether a name at `at` opens a paragraph or what follows its dateline, and is no dateline itself."""
    before = scene.text[max(0, at - 3) : at]
    if before.strip() and before[-1] != "\n" and not before.endswith(_DASHES):
        return False
    return not scene.text.startswith((" (", ", ", *_DASHES), end)


def _before_relative(scene: Scene, at: int) -> Who | None:
    """The name that ends right before "who"."""
    for mention in reversed(scene.cast.between(at - _RELATIVE_REACH, at)):
        if mention.end <= at and not scene.text[mention.end : at].strip(" ,"):
            personal = scene.word_at(at) in scene.lexicon.personal
            return mention.who if isinstance(mention.who, Person) or not personal else None
    return None


def _salient(scene: Scene, at: int, gender: str, barred: Who | None, settings: Settings) -> Who | None:
    speakers = ((place, who) for place, who in scene.spoken_before(at) if who is not barred)
    speaker = next(speakers, None)
    second: Who | None = None
    for back, row in enumerate(islice(scene.sentences_back(at), settings.antecedent_sentences)):
        start, end = row.start, min(row.end, at)
        while speaker and speaker[0] >= start:
            if _can_be(scene, speaker[1], gender):
                unnamed = bool(back) and isinstance(speaker[1], Described)
                return (_opener(scene, start, speaker[0], gender, barred) if unnamed else None) or speaker[1]
            if _by_surname(scene, speaker, at):
                return speaker[1]
            if isinstance(speaker[1], Body) and speaker[1].unsure:
                second = second or speaker[1]
            speaker = next(speakers, None)
        subject, other = _subject(scene, start, end, gender, barred)
        if subject:
            return subject
        if back:
            second = second or other
        if second and back >= _SUBJECT_REACH:
            break
    return second or _anybody(scene, at, gender, barred)


def _by_surname(scene: Scene, speaker: tuple[int, Who], at: int) -> bool:
    """Whether a name of one word ends what the pronoun's quotation goes on with: “No,” said Holm. “Go,” he said."""
    place, who = speaker
    if not isinstance(who, Body) or len(who.words) > 1 or at - place > _LONGEST_SENTENCE:
        return False
    said = _SAID.search(scene.text, max(0, place - _BESIDE), place)
    goes_on = _GOES_ON.fullmatch(scene.text, place, at)
    if said is None or goes_on is None:
        return False
    return all(scene.in_quote(spot) for spot in (said.start() - 1, goes_on.end(1), at - _CLOSED))


def _opener(scene: Scene, start: int, end: int, gender: str, barred: Who | None) -> Who | None:
    """The named subject of a sentence in which somebody unnamed asked or said something on the way."""
    subject, _ = _subject(scene, start, end, gender, barred)
    return subject if isinstance(subject, Person) else None


def _can_be(scene: Scene, who: Who, gender: str) -> bool:
    if isinstance(who, Person):
        return who.gender == gender or (not who.gender and (who.sure or scene.has_spoken(who)))
    return isinstance(who, Described) and who.human and not who.plural and who.gender in ("", gender)


def _subject(scene: Scene, start: int, end: int, gender: str, barred: Who | None) -> tuple[Who | None, Who | None]:
    """The first person of the sentence who is neither owner nor object, and the first who is."""
    oblique: Who | None = None
    for place, named, possessive in _people_in(scene, start, end):
        who = _namesake(scene, named, gender, place)
        if who is barred or not _can_be(scene, who, gender) or scene.in_quote(place):
            continue
        if not possessive and scene.word_before(place, titled=True) not in scene.lexicon.prepositions:
            return who, oblique
        oblique = oblique or who
    return None, oblique


def _people_in(scene: Scene, start: int, end: int) -> list[tuple[int, Who, bool]]:
    """Names and definite roles ("the CEO") of a stretch of text, in order, each with whether it is an owner."""
    found: list[tuple[int, Who, bool]] = [
        (mention.start, mention.who, mention.possessive)
        for mention in scene.cast.between(start, min(end, start + _LONGEST_SENTENCE))
        if isinstance(mention.who, Person)
    ]
    for match in _definite(scene.language).finditer(scene.text, start, min(end, start + _LONGEST_SENTENCE)):
        if phrase := _role_phrase(scene, match):
            found.append(phrase)
    return sorted(found, key=lambda entry: entry[0])


@cache
def _definite(language: str) -> re.Pattern[str]:
    """A definite article or "his", and up to five words behind, among which a role is looked for."""
    lexicon = naming(language)
    personal = (word for word in lexicon.possessive if lexicon.pronouns.get(word) in ("male", "female"))
    first = "|".join(sorted({*personal, *(lexicon.definite & lexicon.articles)}))
    return re.compile(rf"\b(?i:{first})(?: [\w&{APOSTROPHES}-]+){{1,5}}")


def _role_phrase(scene: Scene, match: re.Match[str]) -> tuple[int, Who, bool] | None:
    """Whom "the … CEO" stands for, when a role ends the phrase and no name follows it."""
    words = match.group().split()
    folded = [fold_name(word) for word in words]
    for size in range(2, len(words) + 1):
        owner = folded[size - 1].endswith("'s")
        folded[size - 1] = folded[size - 1].removesuffix("'s")
        if not scene.lexicon.role_at(folded, size):
            continue
        goes_on = size < len(words) and not owner
        if goes_on and (words[size][:1].isupper() or scene.lexicon.role_at(folded, size + 1)):
            return None
        phrase = " ".join(words[:size])
        reading = read_mention(phrase[:-2] if owner else phrase, scene.language)
        if reading is None or reading.kind != ROLED:
            return None
        who = holder(scene, reading, Span(match.start(), match.start() + len(phrase)))
        return (match.start(), who, owner) if who else None
    return None


def _namesake(scene: Scene, who: Who, gender: str, at: int) -> Who:
    """Somebody of the right gender with the same surname, when the printed name does not tell the two apart."""
    if not isinstance(who, Person) or who.gender in ("", gender):
        return who
    here = scene.cast.at(at)
    if here is None or " " in scene.text[here.start : here.end]:
        return who
    others = [p for p in scene.cast.by_last.get(who.words[-1], ())[:20] if p.gender == gender and p.places[0] < at]
    return max(others, key=lambda p: p.places[bisect_right(p.places, at) - 1], default=who)


def _anybody(scene: Scene, at: int, gender: str, barred: Who | None) -> Who | None:
    """The last speaker of the gender, else the only person of it in the article."""
    for _, who in scene.spoken_before(at):
        if who is not barred and _can_be(scene, who, gender):
            return who
    known = scene.of_gender(gender)
    return known[0] if len(known) == 1 and known[0] is not barred else None
