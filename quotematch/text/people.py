"""The people and bodies that a text names, and how one of them is looked up by name, by role and by place.

`cast_of` (in `casting`) reads a text and fills these records. A surname goes to the full name that fits it best: by
title, by gender, by where it was named last; a title that speaks against somebody is never passed over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quotematch.text.capitals import Name
from quotematch.text.naming import Naming
from quotematch.text.roles import Held

#: Of people with one surname so many are looked at, which bounds the time that odd texts take.
MOST_NAMESAKES = 40


def best_form(names: dict[str, int]) -> str:
    """Of printed forms the most frequent; of equals one not in capitals, the longest, the first by alphabet.

    >>> best_form({"APPLE": 1, "Apple": 1})
    'Apple'
    """
    if len(names) == 1:
        return next(iter(names))
    return min(names, key=lambda form: (-names[form], form.isupper() or form.islower(), -len(form), form))


@dataclass(slots=True)
class Person:
    """Somebody named in the text: folded words, printed forms with their counts, starts of all mentions, roles.

    `sure` tells that a first name, title or role makes it a person; without, it may be a thing of two capitals.
    `comes_along` tells that the text has the full name only beside a relative's: "with his wife, Ada Quist".
    """

    words: tuple[str, ...]
    names: dict[str, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    gender: str = ""
    sure: bool = False
    comes_along: bool | None = None

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

        def last(person: Person) -> int:
            before = bisect_right(person.places, at)
            return person.places[before - 1] if before else -1 - person.places[0]

        return self.chosen(name, last, lexicon)

    def chosen(self, name: Name, last: Callable[[Person], int], lexicon: Naming) -> Person | None:
        """The person whom `name` can stand for; `last` tells where somebody was named last, for want of better."""
        words = core(name.words, lexicon)
        found: Sequence[Person] = self.by_last.get(words[-1], ())[:MOST_NAMESAKES]
        if len(words) > 1:
            found = [p for p in found if fits(p, words, lexicon)]
        elif not found:
            found = [p for p in self.by_first.get(words[0], ())[:MOST_NAMESAKES] if p.full]
        if not found:
            return None
        found = [p for p in found if _can_bear(p, name, lexicon)]
        if name.words[-1] in lexicon.suffixes:  # "Lee Jr." is not Lee, his father
            found = [p for p in found if p.words[-1] in lexicon.suffixes] or found
        if len(found) == 1:
            return found[0]
        return max(found, key=lambda person: (*_rank(person, name, lexicon), last(person)), default=None)


def core(words: tuple[str, ...], lexicon: Naming) -> tuple[str, ...]:
    """The words of a name without "Jr." and particles; all of them when nothing else is left."""
    if lexicon.small.isdisjoint(words):
        return words
    return tuple(word for word in words if word not in lexicon.small) or words


def fits(person: Person, words: tuple[str, ...], lexicon: Naming) -> bool:
    """Whether the words of another name with the same last word can be this person's."""
    if len(words) == 1:
        return True
    own = core(person.words, lexicon)
    if words[-1] != own[-1]:
        return False
    if len(own) == 1:
        return True
    return lexicon.same_first(words[0], own[0]) or words[0] in own[1:-1] or own[0] in words[1:-1]


def _told_gender(person: Person, lexicon: Naming) -> str:
    return person.gender or (lexicon.gender.get(person.words[0].split("-")[0], "") if person.full else "")


def _can_bear(person: Person, name: Name, lexicon: Naming) -> bool:
    """Whether the titles of `name` do not speak against it: the other gender, or an office that is a relative's.

    "President Quist" is neither "his wife, Ada Quist" nor "Karl Quist Jr.", though no other Quist is named in full.
    """
    gender = _told_gender(person, lexicon)
    if name.gender and gender and gender != name.gender:
        return False
    younger = person.words[-1] in lexicon.suffixes
    if not name.roles or not (younger or any(held.role in lexicon.relatives for held in person.held)):
        return True
    return any(lexicon.alike(role, held.role) for role in name.roles for held in person.held)


def _rank(person: Person, name: Name, lexicon: Naming) -> tuple[bool, bool, bool, bool, bool]:
    """Best by title and gender; a plain surname is that of whoever the text calls by no other, before "Jr.".

    Nor is it that of a relative who only comes along: behind "with his wife, Ada Quist," "Quist" is still himself.
    """
    titled = any(lexicon.alike(role, held.role) >= 2 for role in name.roles for held in person.held)
    gendered = bool(name.gender) and _told_gender(person, lexicon) == name.gender
    alone, younger = len(name.words) == 1 and not person.full, person.words[-1] in lexicon.suffixes
    return titled, not younger, gendered, alone, not person.comes_along
