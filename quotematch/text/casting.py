"""Reading a text for whom it names: the cast, with everybody's places, roles and gender.

One pass finds the runs of capitalised words and reads them as names, one brings the names of a person together ("Dario
Amodei", "Mr. Amodei", "Amodei"), one the names of a body ("Department of War (DoW)", "the DoW"). Full names come first,
so that a surname may stand before the full name. Nothing here knows about quotes. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from quotematch.lexicon import LANGUAGES
from quotematch.text.capitals import BODY, PERSON, ROLE, UNKNOWN, Name, find_runs, names_in
from quotematch.text.naming import APOSTROPHES, Naming, fold_name, naming, quotation_marks
from quotematch.text.people import MOST_NAMESAKES, Body, Cast, Mention, Person, core, fits
from quotematch.text.roles import comes_along, roles_around, roles_before

_ABBREVIATION = re.compile(r" ?\((?:[a-z]+ )?\W?([A-Z][A-Za-z&.]{1,9})\W?[,)]")
#: Code points behind a name in which a pronoun may tell its bearer's gender.
_PRONOUN_REACH = 160
_WORD = re.compile(r"[^\W\d_]+")

#: Words of a body's name that are looked at, and code points between two names that can be one.
_MOST_BODY_WORDS = 8
_LONGEST_LINK = 9


@lru_cache(maxsize=2_048)  # some 30 kB each, for a stage that asks again once all articles are read
def cast_of(text: str, language: str = LANGUAGES[0]) -> Cast:
    """Who and what `text` names. The result is shared: do not change it.

    >>> [person.name for person in cast_of("Chief executive Jo Lee left. Lee said no.").persons]
    ['Jo Lee']
    """
    lexicon = naming(language)
    return _Reader(text, lexicon, _read(text, language, lexicon)).cast


class _Found(NamedTuple):
    """A name at its place."""

    start: int
    end: int
    name: Name


def _read(text: str, language: str, lexicon: Naming) -> list[_Found]:
    """All names of the text, in order, those that "of" joins brought together."""
    found: list[_Found] = []
    for match in find_runs(text, language):
        begin = match.start()
        for name in names_in(match.group(), language):
            item = _Found(begin + name.start, begin + name.end, name)
            if found and name.start == 0 and item.start - found[-1].end <= _LONGEST_LINK:
                joined = _linked(text[found[-1].end : item.start], found[-1], item, lexicon)
                if joined:
                    found[-1] = joined
                    continue
            found.append(item)
    return found


def _opens(text: str, start: int) -> bool:
    """Whether a sentence opens at `start`, where a capital says little."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or not (before[-1].isalnum() or before[-1] in f",-)&/{APOSTROPHES}")


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
    if name.kind == ROLE and len(name.words) == 1 and gap == " of " and last.name.kind == BODY:
        named = last.name.words[-1] in lexicon.bodies  # "Department of Justice"
        return _joined(last, gap, item) if named else None
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
    return _joined(last, gap, item)


def _joined(last: _Found, gap: str, item: _Found) -> _Found:
    words = (*last.name.words, *gap.split(), *item.name.words)
    return last._replace(end=item.end, name=last.name._replace(words=words, possessive=item.name.possessive))


def _without_headlines(text: str, found: list[_Found], lexicon: Naming) -> list[_Found]:
    """The names, those cut back that a headline in capitals goes on behind: "Jo Lee Warns Iran" is "Jo Lee"."""
    full: set[tuple[str, ...]] = {
        item.name.words for item in found if item.name.kind == PERSON and len(item.name.words) == 2
    }
    return [_cut_back(text, item) if _is_headline(item, full, lexicon) else item for item in found]


def _is_headline(item: _Found, full: set[tuple[str, ...]], lexicon: Naming) -> bool:
    words = item.name.words
    return len(words) > 2 and words[:2] in full and words[2] not in lexicon.small and item.name.kind != BODY


def _cut_back(text: str, item: _Found) -> _Found:
    end = re.compile(r"\S+\s+\S+").match(text, item.start)
    name = item.name._replace(words=item.name.words[:2], kind=PERSON, possessive=False)
    return item._replace(end=end.end(), name=name) if end else item


#: A round: whom a name of these core words stands for, if this round can tell.
_Round: TypeAlias = "Callable[[_Found, tuple[str, ...]], Person | Body | None]"


class _Reader:
    """Brings the names of a text together, in rounds: sure full names, likely ones, surnames with titles, the rest.

    Names are taken in order of place in each round; `seen` has where everybody was named last.
    """

    def __init__(self, text: str, lexicon: Naming, found: list[_Found]) -> None:
        self.text = text
        self.lexicon = lexicon
        self.cast = Cast()
        self.seen: dict[int, int] = {}
        self.called: set[tuple[str, int]] = set()  # by first names, with the id of the person
        self.singles = {item.name.words[0] for item in found if len(item.name.words) == 1}
        self.found = _without_headlines(text, found, lexicon)
        self._name_all()
        self._shorten()
        self._tell_genders()
        self._index()

    def _name_all(self) -> None:
        """Give each name its bearer, and note all mentions in order of place."""
        cores = [core(item.name.words, self.lexicon) for item in self.found]
        owners: list[Person | Body | None] = [None] * len(cores)
        kinds = [item.name.kind for item in self.found]
        longer = [k for k, words in enumerate(cores) if len(words) > 1]
        for k in longer:
            if kinds[k] == PERSON:
                owners[k] = self._told(self._person(self.found[k], cores[k], sure=True), k)
        for k in longer:
            if kinds[k] == UNKNOWN and (person := self._likely(self.found[k], cores[k])):
                owners[k] = self._told(person, k)
        if any(kind == PERSON and len(words) == 1 for kind, words in zip(kinds, cores, strict=True)):
            self._in_order(owners, cores, self._titled)
        self._in_order(owners, cores, self._rest)
        for owner, item in zip(owners, self.found, strict=True):
            if owner is not None:
                owner.places.append(item.start)
                self.cast.mentions.append(Mention(item.start, item.end, owner, item.name.possessive))

    def _in_order(self, owners: list[Person | Body | None], cores: list[tuple[str, ...]], round_: _Round) -> None:
        """One round over all names in order of place; `owners` is filled in."""
        seen = self.seen
        seen.clear()
        for k, item in enumerate(self.found):
            owner = owners[k]
            if owner is None and item.name.kind != ROLE:
                owner = owners[k] = round_(item, cores[k])
                if isinstance(owner, Person):
                    self._told(owner, k)
            if owner is not None:
                seen[id(owner)] = item.start

    def _told(self, person: Person, k: int) -> Person:
        """The person, with what the words around the name at `k` tell of role and gender."""
        item = self.found[k]
        person.gender = person.gender or item.name.gender
        person.held.extend(roles_around(self.text, item.start, item.end, item.name, self.lexicon))
        if len(item.name.words) > 1 and person.comes_along is not False:
            person.comes_along = comes_along(self.text, item.start, self.lexicon)
        return person

    def _index(self) -> None:
        self.cast.starts = [mention.start for mention in self.cast.mentions]
        for person in self.cast.persons:
            for held in person.held:
                self.cast.holders.setdefault(held.role, []).append((held, person))
        for entries in self.cast.holders.values():
            entries.sort(key=lambda entry: entry[0].at)

    # ---- the rounds

    def _likely(self, item: _Found, words: tuple[str, ...]) -> Person | None:
        """Two capitals of no known kind: a person when the text has the last one alone, or gives a role."""
        if words[0] not in self.lexicon.first_names and _opens(self.text, item.start):
            namesakes = [p for p in self.cast.by_last.get(words[-1], ())[:MOST_NAMESAKES] if p.sure and p.full]
            fitting = [p for p in namesakes if fits(p, words[1:], self.lexicon)]
            if fitting:  # "Asked Smith": a word that opens a sentence, and a name
                return fitting[0] if len(fitting) == 1 else None
        role = bool(roles_around(self.text, item.start, item.end, item.name, self.lexicon))
        return self._person(item, words, sure=role) if role or words[-1] in self.singles else None

    def _titled(self, item: _Found, words: tuple[str, ...]) -> Person | None:
        """A surname with a title: of the full name that it fits, else of somebody whom the text names no further."""
        if item.name.kind != PERSON or len(words) > 1:
            return None
        return self._known(item) or self._person(item, words, sure=True)

    def _rest(self, item: _Found, words: tuple[str, ...]) -> Person | Body:
        if item.name.kind != BODY and len(words) == 1:
            if person := self._known(item):
                return person
            roles = roles_before(self.text, item.start, item.name, self.lexicon)
            if any(held.role not in self.lexicon.bodies_too for held in roles):
                return self._person(item, words, sure=True)
        return self._body(item)

    def _known(self, item: _Found) -> Person | None:
        return self.cast.chosen(item.name, lambda person: self.seen.get(id(person), -1), self.lexicon)

    def _person(self, item: _Found, words: tuple[str, ...], *, sure: bool) -> Person:
        printed, counts = self.text[item.start : item.end], int(not self._in_marks(item))
        namesakes = self.cast.by_last.setdefault(words[-1], [])
        for person in namesakes[:MOST_NAMESAKES]:
            if person.full and len(words) > 1 and fits(person, words, self.lexicon) and self._agree(person, item.name):
                person.names[printed] = person.names.get(printed, 0) + counts
                person.sure = person.sure or sure
                self._called(words, person)
                return person
        person = Person(item.name.words, {printed: counts}, sure=sure)
        self.cast.persons.append(person)
        namesakes.append(person)
        self._called(words, person)
        return person

    def _in_marks(self, item: _Found) -> bool:
        """Whether a name stands in quotation marks by itself, as a nickname does: known as “Red Jo Lee”."""
        around = self.text[item.start - 1 : item.start], self.text[item.end : item.end + 1]
        return all(char and char in quotation_marks() for char in around)

    def _called(self, words: tuple[str, ...], person: Person) -> None:
        called = self.cast.by_first.setdefault(words[0], [])
        if len(words) > 1 and len(called) < MOST_NAMESAKES and (words[0], id(person)) not in self.called:
            self.called.add((words[0], id(person)))
            called.append(person)

    def _agree(self, person: Person, name: Name) -> bool:
        """Whether first names, titles and "Jr." do not tell two people."""
        ours = self.lexicon.gender.get(person.words[0], "")
        theirs = name.gender or self.lexicon.gender.get(name.words[0], "")
        younger = [words[-1] in self.lexicon.suffixes for words in (person.words, name.words)]
        return younger[0] == younger[1] and not (ours and theirs and ours != theirs)

    def _body(self, item: _Found) -> Body:
        words, start = item.name.words, item.start
        if len(words) > 2:  # "US Department of Energy"
            size = next((k for k in (2, 1) if "-".join(words[:k]) in self.lexicon.countries), 0)
            if size and len(words) > size + 1:
                start = item.end - len(self.text[start : item.end].split(None, size)[-1])
                words = words[size:]
        body = self.cast.bodies.get(words)
        if body is None:
            unsure = item.name.kind == UNKNOWN and len(words) > 1
            body = self.cast.bodies[words] = Body(words, unsure=unsure)
        printed = self.text[start : item.end]
        body.names[printed] = body.names.get(printed, 0) + 1
        return body

    # ---- what the whole text tells

    def _shorten(self) -> None:
        """Abbreviations in brackets and short forms: "Department of War (DoW)", "Delta" for Delta Air Lines."""
        for mention in self.cast.mentions:
            if not self.text.startswith((" (", "("), mention.end) or not isinstance(mention.who, Body):
                continue
            if match := _ABBREVIATION.match(self.text, mention.end):
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
        if not 2 <= len(words) <= _MOST_BODY_WORDS or words[-1] in self.lexicon.places:
            return  # "South Korea" is not short for "EPA South Korea", where a credit runs into the text
        for cut in range(1, len(words)):
            if words[cut] in self.lexicon.bodies and (len(words) - cut > 1 or words[cut] not in self.lexicon.generic):
                yield words[cut:]
        if words[0] not in self.lexicon.places and all(word in self.lexicon.forms for word in words[1:]):
            yield words[:1]

    def _tell_genders(self) -> None:
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
