"""The people and bodies that a text names, each with its places, its roles and the gender that the text tells.

One pass finds the runs of capitalised words and reads them as names, one brings the names of a person together ("Dario
Amodei", "Mr. Amodei", "Amodei"), one the names of a body ("Department of War (DoW)", "the DoW"). Full names come first,
so that a surname may stand before the full name. Nothing here knows about quotes. Linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from quotematch.lexicon import LANGUAGES
from quotematch.text.capitals import BODY, PERSON, ROLE, UNKNOWN, Name, names_in, run_pattern
from quotematch.text.naming import Naming, fold_name, naming, quotation_marks
from quotematch.text.roles import Held, roles_around, roles_before

_ABBREVIATION = re.compile(r" ?\((?:the )?\W?([A-Z][A-Za-z&.]{1,9})\W?[,)]")
#: Code points behind a name in which a pronoun may tell its bearer's gender.
_PRONOUN_REACH = 160
_WORD = re.compile(r"[^\W\d_]+")

#: Of people with one surname, and of a body's words, so many are looked at: bounds the time that odd texts take.
_MOST_NAMESAKES, _MOST_BODY_WORDS = 40, 8
_LONGEST_LINK = 9


def best_form(names: dict[str, int]) -> str:
    """Of printed forms the most frequent; of equals one not in capitals, the longest, the first by alphabet.

    >>> best_form({"APPLE": 1, "Apple": 1})
    'Apple'
    """
    return min(names, key=lambda form: (-names[form], form.isupper() or form.islower(), -len(form), form))


@dataclass(slots=True)
class Person:
    """Somebody named in the text: folded words, printed forms with their counts, starts of all mentions, roles.

    `sure` tells that a first name, title or role makes it a person; without, it may be a thing of two capitals.
    """

    words: tuple[str, ...]
    names: dict[str, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    gender: str = ""
    sure: bool = False

    @property
    def full(self) -> bool:
        """Whether a first name is known."""
        return len(self.words) > 1

    @property
    def name(self) -> str:
        """The best printed form."""
        return best_form(self.names)


@dataclass(slots=True)
class Body:
    """A body, paper, place or thing named in the text.

    `unsure` tells that it has the form of a person's name and nothing else is known of it.
    """

    words: tuple[str, ...]
    names: dict[str, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    unsure: bool = False

    @property
    def name(self) -> str:
        """The best printed form."""
        return best_form(self.names)


class Mention(NamedTuple):
    """One place that names a person or a body."""

    start: int
    end: int
    who: Person | Body
    possessive: bool = False


@dataclass(slots=True)
class Cast:
    """All that a text names, with look-up by name, by role and by place."""

    mentions: list[Mention] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    bodies: dict[tuple[str, ...], Body] = field(default_factory=dict)
    by_last: dict[str, list[Person]] = field(default_factory=dict)
    by_first: dict[str, list[Person]] = field(default_factory=dict)
    short: dict[tuple[str, ...], Body] = field(default_factory=dict)
    holders: dict[str, list[tuple[Held, Person]]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that start in `[start, end)`, in order."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def at(self, place: int) -> Mention | None:
        """The mention that starts at `place`."""
        k = bisect_left(self.starts, place)
        return self.mentions[k] if k < len(self.starts) and self.starts[k] == place else None

    def body(self, words: tuple[str, ...]) -> Body | None:
        """The body of that folded name, or of that abbreviation or short form."""
        return self.short.get(words) or self.bodies.get(words)

    def person(self, name: Name, at: int, lexicon: Naming) -> Person | None:
        """The person whom `name` can stand for: best by title, then by gender, then the one named last before `at`."""
        words = core(name.words, lexicon)
        found = [p for p in self.by_last.get(words[-1], ())[:_MOST_NAMESAKES] if _fits(p, words, lexicon)]
        if not found and len(words) == 1:
            found = [p for p in self.by_first.get(words[0], ())[:_MOST_NAMESAKES] if p.full]
        if not found:
            return None
        found = [p for p in found if not (name.gender and p.gender and p.gender != name.gender)]
        return max(found, key=lambda person: _rank(person, name, at, lexicon), default=None)


def core(words: tuple[str, ...], lexicon: Naming) -> tuple[str, ...]:
    """The words of a name without "Jr." and particles; all of them when nothing else is left."""
    if lexicon.small.isdisjoint(words):
        return words
    return tuple(word for word in words if word not in lexicon.small) or words


def _fits(person: Person, words: tuple[str, ...], lexicon: Naming) -> bool:
    """Whether the words of another name with the same last word can be this person's."""
    if len(words) == 1:
        return True
    own = core(person.words, lexicon)
    if words[-1] != own[-1]:
        return False
    if len(own) == 1:
        return True
    return lexicon.same_first(words[0], own[0]) or words[0] in own[1:-1] or own[0] in words[1:-1]


def _rank(person: Person, name: Name, at: int, lexicon: Naming) -> tuple[bool, bool, int, int]:
    titled = any(lexicon.alike(role, held.role) >= 2 for role in name.roles for held in person.held)
    before = bisect_right(person.places, at)
    last = person.places[before - 1] if before else -1
    gender = person.gender or lexicon.gender.get(person.words[0], "")
    gendered = bool(name.gender) and gender == name.gender
    return titled, gendered, last, -person.places[0] if person.places else 0


@lru_cache(maxsize=256)
def cast_of(text: str, language: str = LANGUAGES[0]) -> Cast:
    """Who and what `text` names. The result is shared: do not change it.

    >>> [person.name for person in cast_of("Chief executive Jo Lee left. Lee said no.").persons]
    ['Jo Lee']
    """
    lexicon = naming(language)
    return _Reader(text, lexicon, _read(text, language, lexicon)).cast


class _Found(NamedTuple):
    """A name at its place; `opens` tells that a sentence opens there, where a capital says little."""

    start: int
    end: int
    name: Name
    opens: bool


def _read(text: str, language: str, lexicon: Naming) -> list[_Found]:
    """All names of the text, in order, those that "of" joins brought together."""
    found: list[_Found] = []
    for match in run_pattern(language).finditer(text):
        begin = match.start()
        for name in names_in(match.group(), language):
            item = _Found(begin + name.start, begin + name.end, name, _opens(text, begin + name.start))
            if found and name.start == 0 and item.start - found[-1].end <= _LONGEST_LINK:
                joined = _linked(text[found[-1].end : item.start], found[-1], item, lexicon)
                if joined:
                    found[-1] = joined
                    continue
            found.append(item)
    return found


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or not (before[-1].isalnum() or before[-1] in ",-'’)&/")


def _linked(gap: str, last: _Found, item: _Found, lexicon: Naming) -> _Found | None:
    """Two names as one: "Department" of "War", and "Secretary" of "War Pete Hegseth"; None when they stay two."""
    link = gap.strip(" ").removesuffix(" the")
    name = item.name
    if (
        last.name.possessive
        or len(last.name.words) > _MOST_BODY_WORDS
        or not (gap.startswith(" ") and gap.endswith(" "))
    ):
        return None
    if last.name.kind == ROLE and link in lexicon.links:
        if name.kind == PERSON and name.qualifiers and not name.titles:
            return item._replace(name=name._replace(roles=last.name.roles + name.roles, titles=last.name.titles))
        return None
    if last.name.kind != BODY or name.kind not in (UNKNOWN, BODY) or name.titles:
        return None
    head = last.name.words[-1]
    joins = head in lexicon.bodies and (link in lexicon.links or (link == "on" and head in lexicon.panels))
    if link in lexicon.conjunctions:
        joins = name.words[-1] in lexicon.joined and not lexicon.breakers.isdisjoint(last.name.words)
    if not joins:
        return None
    words = (*last.name.words, *gap.split(), *name.words)
    return last._replace(end=item.end, name=last.name._replace(words=words, possessive=name.possessive))


class _Reader:
    """Brings the names of a text together, in three rounds: sure full names, likely ones, then the rest."""

    def __init__(self, text: str, lexicon: Naming, found: list[_Found]) -> None:
        self.text = text
        self.lexicon = lexicon
        self.cast = Cast()
        self.singles = {item.name.words[0] for item in found if len(item.name.words) == 1}
        owners: list[Person | Body | None] = [None] * len(found)
        for round_ in (self._sure, self._likely, self._rest):
            for k, item in enumerate(found):
                if owners[k] is None and item.name.kind != ROLE:
                    owners[k] = round_(item)
        for owner, item in zip(owners, found, strict=True):
            if owner is not None:
                self._place(owner, item)
        self._shorten()
        self._tell_genders(found)
        self.cast.starts = [mention.start for mention in self.cast.mentions]

    def _place(self, owner: Person | Body, item: _Found) -> None:
        owner.places.append(item.start)
        self.cast.mentions.append(Mention(item.start, item.end, owner, item.name.possessive))
        if isinstance(owner, Person):
            owner.gender = owner.gender or item.name.gender
            for held in roles_around(self.text, item.start, item.end, item.name, self.lexicon):
                owner.held.append(held)
                self.cast.holders.setdefault(held.role, []).append((held, owner))

    # ---- the three rounds

    def _sure(self, item: _Found) -> Person | None:
        full = item.name.kind == PERSON and len(core(item.name.words, self.lexicon)) > 1
        return self._person(item, sure=True) if full else None

    def _likely(self, item: _Found) -> Person | None:
        """Two capitals of no known kind: a person when the text has the last one alone, or gives a role."""
        words = core(item.name.words, self.lexicon)
        if item.name.kind != UNKNOWN or len(words) < 2:
            return None
        if item.opens and words[0] not in self.lexicon.first_names:
            namesakes = [p for p in self.cast.by_last.get(words[-1], ())[:_MOST_NAMESAKES] if p.sure and p.full]
            fitting = [p for p in namesakes if _fits(p, words[1:], self.lexicon)]
            if fitting:  # "Asked Smith": a word that opens a sentence, and a name
                return fitting[0] if len(fitting) == 1 else None
        role = bool(roles_around(self.text, item.start, item.end, item.name, self.lexicon))
        return self._person(item, sure=role) if role or words[-1] in self.singles else None

    def _rest(self, item: _Found) -> Person | Body:
        name = item.name
        words = core(name.words, self.lexicon)
        if name.kind != BODY and len(words) == 1:
            person = self.cast.person(name, item.start, self.lexicon)
            if person:
                person.gender = person.gender or name.gender
                return person
            roles = () if name.kind == PERSON else roles_before(self.text, item.start, name, self.lexicon)
            if name.kind == PERSON or any(held.role not in self.lexicon.bodies_too for held in roles):
                return self._person(item, sure=True)
        return self._body(item)

    def _person(self, item: _Found, *, sure: bool) -> Person:
        words = core(item.name.words, self.lexicon)
        printed = self.text[item.start : item.end]
        namesakes = self.cast.by_last.setdefault(words[-1], [])
        for person in namesakes[:_MOST_NAMESAKES]:
            if person.full and _fits(person, words, self.lexicon) and self._agree(person, item.name):
                person.names[printed] = person.names.get(printed, 0) + 1
                person.sure = person.sure or sure
                self._called(words, person)
                return person
        person = Person(item.name.words, {printed: 1}, sure=sure)
        self.cast.persons.append(person)
        namesakes.append(person)
        self._called(words, person)
        return person

    def _called(self, words: tuple[str, ...], person: Person) -> None:
        called = self.cast.by_first.setdefault(words[0], [])
        if len(words) > 1 and len(called) < _MOST_NAMESAKES and not any(other is person for other in called):
            called.append(person)

    def _agree(self, person: Person, name: Name) -> bool:
        """Whether first names and titles do not tell different genders."""
        ours = self.lexicon.gender.get(person.words[0], "")
        theirs = name.gender or self.lexicon.gender.get(name.words[0], "")
        return not (ours and theirs and ours != theirs)

    def _body(self, item: _Found) -> Body:
        words, start = item.name.words, item.start
        size = 2 if words[:2] == ("united", "states") else int(words[0] in self.lexicon.countries)
        if size and len(words) > size + 1:
            start = item.end - len(self.text[start : item.end].split(None, size)[-1])
            words = words[size:]
        unsure = item.name.kind == UNKNOWN and len(words) > 1
        body = self.cast.bodies.setdefault(words, Body(words, unsure=unsure))
        printed = self.text[start : item.end]
        body.names[printed] = body.names.get(printed, 0) + 1
        return body

    # ---- what the whole text tells

    def _shorten(self) -> None:
        """Abbreviations in brackets and short forms: "Department of War (DoW)", "Delta" for Delta Air Lines."""
        for mention in self.cast.mentions:
            if isinstance(mention.who, Body) and (match := _ABBREVIATION.match(self.text, mention.end)):
                short = match.group(1)
                if _stands_for(short, mention.who.words):
                    self.cast.short.setdefault((fold_name(short),), mention.who)
        shorter: dict[tuple[str, ...], list[Body]] = {}
        for body in self.cast.bodies.values():
            for words in self._short_forms(body.words):
                shorter.setdefault(words, []).append(body)
        for words, bodies in shorter.items():
            if len(bodies) == 1:
                self.cast.short.setdefault(words, bodies[0])

    def _short_forms(self, words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        if not 2 <= len(words) <= _MOST_BODY_WORDS:
            return
        for cut in range(1, len(words)):
            if words[cut] in self.lexicon.bodies and (len(words) - cut > 1 or words[cut] not in self.lexicon.generic):
                yield words[cut:]
        if words[0] not in self.lexicon.places and all(word in self.lexicon.forms for word in words[1:]):
            yield words[:1]

    def _tell_genders(self, found: list[_Found]) -> None:
        """Gender by title, else by role, else by first name, else by the first pronoun that follows in its sentence."""
        unknown = set()
        for person in self.cast.persons:
            by_role = next((g for held in person.held if (g := self.lexicon.gender.get(held.role, ""))), "")
            by_name = self.lexicon.gender.get(person.words[0].split("-")[0], "") if person.full else ""
            person.gender = person.gender or by_role or by_name
            if not person.gender and person.sure:
                unknown.add(id(person))
        if unknown:
            self._tell_by_pronouns(unknown)

    def _tell_by_pronouns(self, unknown: set[int]) -> None:
        for k, mention in enumerate(self.cast.mentions):
            who = mention.who
            if not isinstance(who, Person) or who.gender or id(who) not in unknown:
                continue
            after = self.cast.mentions[k + 1 : k + 6]
            stop = next(
                (m.start for m in after if isinstance(m.who, Person) and m.who is not who), mention.end + _PRONOUN_REACH
            )
            clause = _clause().match(self.text, mention.end, max(mention.end, min(stop, mention.end + _PRONOUN_REACH)))
            for word in _WORD.findall(clause.group() if clause else ""):
                kind = self.lexicon.pronouns.get(word.lower(), "")
                if kind in ("male", "female"):
                    who.gender = kind
                    break


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf"[^\n{re.escape(quotation_marks())}]*")


def _stands_for(short: str, words: tuple[str, ...]) -> bool:
    """Whether the letters of an abbreviation are found in order in a name, the first at its head."""
    letters = [char for char in short.casefold() if char.isalpha()]
    rest = iter("".join(words))
    return bool(letters) and letters[0] == words[0][0] and all(char in rest for char in letters)
