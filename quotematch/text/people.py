"""The people and bodies that a text names, each with its places, its roles and the gender that the text tells.

One pass finds the runs of capitalised words, one reads them as names, one brings the names of a person together
("Dario Amodei", "Mr. Amodei", "Amodei"), and one reads the roles in front of names and behind them ("company CEO Dario
Amodei", "Dario Amodei, the chief executive of Anthropic, …"). Nothing here knows about quotes. Linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from quotematch.lexicon import LANGUAGES
from quotematch.text.naming import BODY, PERSON, ROLE, UNKNOWN, Name, Naming, fold_name, names_in, naming, run_pattern

_WORD = re.compile(r"[^\W_](?:[\w&.]|[-'’](?=\w))*")
_ABBREVIATION = re.compile(r"[^\S\n]?\((?:the )?[\"“”']?([A-Z][A-Za-z&.]{1,9})[\"“”']?[,)]")
_CLAUSE_END = re.compile(r"[.;:!?()\n\"“”—–]")
_SEGMENT_END = re.compile(r"[,.;:!?()\n\"“”—–]")

#: Code points of text before and behind a name in which its role is looked for.
REACH_BEFORE, REACH_BEHIND = 90, 140


def best_form(names: dict[str, int]) -> str:
    """Of the printed forms of a name the most frequent; of equals one not in capitals, the longest, the first by alphabet."""
    return min(names, key=lambda form: (-names[form], form.isupper() or form.islower(), -len(form), form))


class Held(NamedTuple):
    """A role that the text gives to a person: the role, the names beside it (folded), and where it is said."""

    role: str
    beside: frozenset[str]
    at: int


@dataclass(slots=True)
class Person:
    """Somebody named in the text. `names` counts the printed forms; `places` are the starts of all mentions."""

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
        """The form printed most often; of equals the longest, then the first by alphabet."""
        return best_form(self.names)


@dataclass(slots=True)
class Body:
    """A body, paper, place or thing named in the text."""

    words: tuple[str, ...]
    names: dict[str, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The form printed most often; of equals one that is not all capitals, then the first by alphabet."""
        return best_form(self.names)


class Mention(NamedTuple):
    """One place that names a person or a body."""

    start: int
    end: int
    who: Person | Body
    possessive: bool = False


@dataclass(slots=True)
class Cast:
    """All that a text names, with look-up by name and by place."""

    mentions: list[Mention]
    persons: list[Person]
    bodies: dict[tuple[str, ...], Body]
    by_last: dict[str, list[Person]]
    by_first: dict[str, list[Person]]
    short: dict[tuple[str, ...], Body]
    starts: list[int]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that start in `[start, end)`, in order."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def body(self, words: tuple[str, ...]) -> Body | None:
        """The body of that folded name, or of that abbreviation or short form."""
        return self.short.get(words) or self.bodies.get(words)

    def person(self, name: Name, at: int, lexicon: Naming) -> Person | None:
        """The person whom `name` can stand for: the best by name and title, then the one named last before `at`."""
        return _choose(self._candidates(name, lexicon), name, at, lexicon)

    def _candidates(self, name: Name, lexicon: Naming) -> list[Person]:
        words = _core(name.words, lexicon)
        found = [person for person in self.by_last.get(words[-1], ()) if _fits(person, words, lexicon)]
        if not found and len(words) == 1:
            found = [person for person in self.by_first.get(words[0], ()) if person.full]
        return found


def _core(words: tuple[str, ...], lexicon: Naming) -> tuple[str, ...]:
    """The words of a name without "Jr." and particles, but never none."""
    core = tuple(word for word in words if word not in lexicon.suffixes and word not in lexicon.particles)
    return core or words


def _fits(person: Person, words: tuple[str, ...], lexicon: Naming) -> bool:
    own = _core(person.words, lexicon)
    if words[-1] != own[-1]:
        return False
    if len(words) == 1 or len(own) == 1:
        return True
    return lexicon.same_first(words[0], own[0]) or words[0] in own[1:-1] or own[0] in words[1:-1]


def _choose(found: list[Person], name: Name, at: int, lexicon: Naming) -> Person | None:
    fitting = [p for p in found if not (name.gender and p.gender and p.gender != name.gender)]
    if not fitting:
        return None
    if len(fitting) == 1:
        return fitting[0]

    def rank(person: Person) -> tuple[bool, bool, int, int]:
        titled = any(lexicon.alike(role, held.role) >= 2 for role in name.roles for held in person.held)
        before = bisect_right(person.places, at)
        last = person.places[before - 1] if before else -1
        gendered = bool(name.gender) and person.gender == name.gender
        return titled, gendered, last, -person.places[0] if person.places else 0

    return max(fitting, key=rank)


@lru_cache(maxsize=64)
def cast_of(text: str, language: str = LANGUAGES[0]) -> Cast:
    """Who and what `text` names. The result is shared: do not change it.

    >>> [person.name for person in cast_of("Chief executive Jo Lee left. Lee said no.").persons]
    ['Jo Lee']
    """
    lexicon = naming(language)
    found = _read(text, language, lexicon)
    return _assemble(text, found, lexicon)


class _Found(NamedTuple):
    start: int
    end: int
    name: Name
    opens: bool


def _read(text: str, language: str, lexicon: Naming) -> list[_Found]:
    """All names of the text, in order, parts that "of" joins brought together."""
    found: list[_Found] = []
    for match in run_pattern(language).finditer(text):
        begin = match.start()
        for name in names_in(match.group(), language):
            start = begin + name.start
            end = begin + name.end
            item = _Found(start, end, name, _opens(text, start))
            if found and start - found[-1].end <= _LONGEST_LINK and name.start == 0:
                item = _linked(text, found, item, lexicon)
            found.append(item)
    return found


_LONGEST_LINK = 9
_LINKS = {" of ", " for ", " of the ", " for the ", " on ", " and "}


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a quotation opens at `start`, where a capital tells nothing."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or not (before[-1].isalnum() or before[-1] in ",-'’)&/")


def _linked(text: str, found: list[_Found], item: _Found, lexicon: Naming) -> _Found:
    """`item`, taken together with the name before when a link and a word of bodies or titles join them."""
    last = found[-1]
    link = text[last.end : item.start]
    if link not in _LINKS or last.name.possessive:
        return item
    head = last.name.words[-1]
    name = item.name
    if last.name.kind == ROLE and link in (" of ", " for ", " of the ", " for the "):
        if name.kind == PERSON and name.qualifiers and not name.titles:
            found.pop()
            return item._replace(name=name._replace(roles=last.name.roles + name.roles, titles=last.name.titles))
        return item
    if last.name.kind == BODY and head in lexicon.bodies and name.kind in (UNKNOWN, BODY) and not name.titles:
        joins = link != " and " or (len(last.name.words) > 2 or any(w in ("of", "for") for w in last.name.words))
        if joins and link != " on " or head in ("committee", "council", "commission"):
            found.pop()
            middle = tuple(link.split())
            words = (*last.name.words, *middle, *name.words)
            start = last.start
            return _Found(start, item.end, last.name._replace(words=words, end=name.end, possessive=name.possessive), last.opens)
    return item


def _assemble(text: str, found: list[_Found], lexicon: Naming) -> Cast:
    cast = Cast([], [], {}, {}, {}, {}, [])
    owners: list[Person | Body | None] = [None] * len(found)
    singles = {f.name.words[0] for f in found if len(f.name.words) == 1}
    for k, item in enumerate(found):
        if item.name.kind == PERSON and len(_core(item.name.words, lexicon)) > 1:
            owners[k] = _add_person(cast, text, item, lexicon, sure=True)
    for k, item in enumerate(found):
        if owners[k] is None and item.name.kind == UNKNOWN and len(_core(item.name.words, lexicon)) > 1:
            owners[k] = _unknown(cast, text, item, singles, lexicon)
    for k, item in enumerate(found):
        if owners[k] is None and item.name.kind != ROLE:
            owners[k] = _single(cast, text, item, lexicon)
    for k, item in enumerate(found):
        owner = owners[k]
        if owner is not None:
            owner.places.append(item.start)
            cast.mentions.append(Mention(item.start, item.end, owner, item.name.possessive))
            if isinstance(owner, Person):
                owner.gender = owner.gender or item.name.gender
                owner.held.extend(_roles_around(text, item, lexicon))
    _shorten(cast, text, lexicon)
    _genders(cast, lexicon)
    cast.starts = [mention.start for mention in cast.mentions]
    return cast


def _add_person(cast: Cast, text: str, item: _Found, lexicon: Naming, *, sure: bool) -> Person:
    words = _core(item.name.words, lexicon)
    printed = text[item.start : item.end]
    for person in cast.by_last.get(words[-1], ()):
        if person.full and _fits(person, words, lexicon) and _agree(person, item.name, lexicon):
            person.names[printed] = person.names.get(printed, 0) + 1
            if len(item.name.words) > len(person.words):
                cast.by_first.setdefault(words[0], [])
                if person not in cast.by_first[words[0]]:
                    cast.by_first[words[0]].append(person)
            return person
    person = Person(item.name.words, {printed: 1}, sure=sure)
    cast.persons.append(person)
    cast.by_last.setdefault(words[-1], []).append(person)
    if len(words) > 1:
        cast.by_first.setdefault(words[0], []).append(person)
    return person


def _agree(person: Person, name: Name, lexicon: Naming) -> bool:
    """Whether titles and first names tell the same gender, so that the two can be one person."""
    ours, theirs = lexicon.gender.get(person.words[0], ""), name.gender or lexicon.gender.get(name.words[0], "")
    return not (ours and theirs and ours != theirs)


def _unknown(cast: Cast, text: str, item: _Found, singles: set[str], lexicon: Naming) -> Person | None:
    """Two capitalised words of no known kind: a person when the text elsewhere uses the last one alone, or gives a role."""
    words = _core(item.name.words, lexicon)
    known = [p for p in cast.by_last.get(words[-1], ()) if p.sure and p.full]
    if known and item.opens and len(words) <= 3:
        tail = words[1:]
        for person in known:
            if len(tail) >= 1 and _fits(person, tail, lexicon) and words[0] not in lexicon.first_names:
                return None if len(tail) == 1 and len(known) > 1 else person
    if words[-1] in singles or _roles_around(text, item, lexicon):
        return _add_person(cast, text, item, lexicon, sure=False)
    return None


def _single(cast: Cast, text: str, item: _Found, lexicon: Naming) -> Person | Body:
    name = item.name
    words = _core(name.words, lexicon)
    if name.kind != BODY and len(words) == 1:
        person = cast.person(name, item.start, lexicon)
        if person is not None:
            if name.kind == PERSON or not (person.words[0] == words[0] and words[0] in cast.short):
                return person
        roles = [] if person or name.kind == PERSON else _roles_before(text, item, lexicon)
        if name.kind == PERSON or any(held.role not in lexicon.bodies_too for held in roles):
            return _add_person(cast, text, item, lexicon, sure=True)
    return _add_body(cast, text, item, lexicon)


def _add_body(cast: Cast, text: str, item: _Found, lexicon: Naming) -> Body:
    words = item.name.words
    start = item.start
    size = 2 if words[:2] == ("united", "states") else int(words[0] in lexicon.countries)
    if size and len(words) > size + 1:
        start = item.end - len(text[start : item.end].split(None, size)[-1])
        words = words[size:]
    body = cast.bodies.get(words)
    if body is None:
        body = cast.bodies[words] = Body(words)
    printed = text[start : item.end]
    body.names[printed] = body.names.get(printed, 0) + 1
    return body


def _shorten(cast: Cast, text: str, lexicon: Naming) -> None:
    """Abbreviations in brackets and short forms: "Department of War (DoW)", "the Times", "Delta" for Delta Air Lines."""
    for mention in cast.mentions:
        if isinstance(mention.who, Body) and text[mention.end : mention.end + 2] in (" (", "("):
            match = _ABBREVIATION.match(text, mention.end)
            if match and _stands_for(match.group(1), mention.who.words):
                cast.short.setdefault((fold_name(match.group(1)),), mention.who)
    tails: dict[tuple[str, ...], list[Body]] = {}
    for body in list(cast.bodies.values()):
        words = body.words
        if 2 <= len(words) <= 8:
            for cut in range(1, len(words)):
                if words[cut] in lexicon.bodies:
                    tails.setdefault(words[cut:], []).append(body)
            if words[0] not in lexicon.places and all(word in lexicon.forms for word in words[1:]):
                tails.setdefault(words[:1], []).append(body)
    for words, bodies in tails.items():
        if len(bodies) == 1 and words not in cast.short and (len(words) > 1 or words[0] not in lexicon.generic):
            cast.short[words] = bodies[0]


def _stands_for(short: str, words: tuple[str, ...]) -> bool:
    """Whether the letters of an abbreviation are found in order in a name, the first at its head."""
    letters = [c for c in short.casefold() if c.isalpha()]
    rest = iter("".join(words))
    return bool(words) and letters[0] == words[0][0] and all(c in rest for c in letters)


def _genders(cast: Cast, lexicon: Naming) -> None:
    for person in cast.persons:
        if not person.gender:
            person.gender = next((g for held in person.held if (g := lexicon.gender.get(held.role, ""))), "")
        if not person.gender and person.full:
            person.gender = lexicon.gender.get(person.words[0].split("-")[0], "")


# ---- roles -------------------------------------------------------------------------------------------------------------


def _roles_around(text: str, item: _Found, lexicon: Naming) -> list[Held]:
    """The roles that the words before and behind a name give to it."""
    return [*_roles_before(text, item, lexicon), *_roles_behind(text, item, lexicon)]


def _roles_before(text: str, item: _Found, lexicon: Naming) -> list[Held]:
    start = item.start
    name = item.name
    found = [Held(role, frozenset(name.qualifiers), start) for role in name.roles]
    if name.titles or name.qualifiers:
        if found:
            beside = _beside(_clause_before(text, item.start), lexicon)
            return [held._replace(beside=held.beside | beside) for held in found]
        return found
    near = text[max(0, start - 30) : start]
    if near.endswith(", "):
        segment, comma = _clause_before(text, start - 2), True
    elif near.endswith(" ") and near[:-1].rpartition(" ")[2].casefold().strip("\"“”'’(").rpartition("-")[2] in lexicon.roles | _tails(lexicon):
        segment, comma = _clause_before(text, start), False
    else:
        return found
    held = held_in(segment, start, lexicon, appositive=comma)
    return [*found, held] if held else found


def _beside(clause: str, lexicon: Naming) -> frozenset[str]:
    """The nouns and names that stand directly before a role: "after American [CEO]" has one, "American"."""
    found: list[str] = []
    for word in reversed([fold_name(printed) for printed in _WORD.findall(clause)[-_MOST_BESIDE:]]):
        if word in lexicon.breakers or word in lexicon.articles or word in lexicon.possessive:
            break
        found.append(word.removesuffix("'s"))
    return frozenset(found)


_MOST_BESIDE = 6


def _tails(lexicon: Naming) -> frozenset[str]:
    return _phrase_tails(lexicon.phrases)


@lru_cache(maxsize=8)
def _phrase_tails(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.rpartition("-")[2] for phrase in phrases)


def _clause_before(text: str, end: int) -> str:
    """The words before `end`, back to a comma or the end of a clause, at most REACH_BEFORE code points."""
    window = text[max(0, end - REACH_BEFORE) : end].rstrip(" ,")
    cut = 0
    for match in _SEGMENT_END.finditer(window):
        if match.group() != "." or not _in_abbreviation(window, match.start()):
            cut = match.end()
    return window[cut:]


def _in_abbreviation(window: str, at: int) -> bool:
    """Whether the dot at `at` belongs to "U.S." or a title and ends no clause."""
    return window[at + 1 : at + 2].isalnum() or (at >= 2 and not window[at - 2 : at - 1].isalnum())


def _roles_behind(text: str, item: _Found, lexicon: Naming) -> list[Held]:
    behind = text[item.end : item.end + 8]
    if behind.startswith((", ", " (")):
        begin = item.end + 2
    elif behind.startswith((" is ", " was ")):
        begin = item.end + len(behind.split(" ", 2)[1]) + 2
    else:
        return []
    window = text[begin : begin + REACH_BEHIND]
    age = re.match(r"\d{1,3}, ", window)
    window = window[age.end() :] if age else window
    window = window[4:] if window.startswith("who ") else window
    for verb in ("is ", "was "):
        window = window[len(verb) :] if window.startswith(verb) else window
    cut = len(window)
    for match in _SEGMENT_END.finditer(window):
        if match.group() != "." or not _in_abbreviation(window, match.start()):
            cut = match.start()
            break
    if behind.startswith(" (") and not window[:1].islower():
        return []
    held = held_in(window[:cut], item.start, lexicon, head_first=True)
    return [held] if held else []


def held_in(
    segment: str, at: int, lexicon: Naming, *, appositive: bool = False, head_first: bool = False
) -> Held | None:
    """The role that a noun phrase speaks of.

    Without flags the role noun ends the segment ("Pentagon spokesman"); `head_first` says that the segment is a phrase
    from its head on ("the chief executive of Anthropic"); `appositive` that it may start with other words, but must
    hold a determiner ("said the company's CEO").
    """
    printed = _WORD.findall(segment)[-30:] if not head_first else _WORD.findall(segment)[:30]
    words = [fold_name(word) for word in printed]
    if not words:
        return None
    end = len(words)
    if head_first:
        end = next((k for k, w in enumerate(words) if k and (w in lexicon.heads or w in lexicon.prepositions)), end)
    elif appositive and not _role_or_title(words, end, lexicon):
        end = next((k for k in range(len(words) - 1, 0, -1) if words[k] in lexicon.prepositions and _role_or_title(words, k, lexicon)), 0)
    role = _role_or_title(words, end, lexicon) if end else None
    if role is None:
        return None
    if (appositive or head_first) and not head_first and not any(
        w in lexicon.articles or w in lexicon.possessive or w.endswith("'s") for w in words[:end]
    ):
        return None
    first = role[1]
    beside = _beside(" ".join(words[:first]), lexicon)
    if head_first or appositive:
        beside |= frozenset(w.removesuffix("'s") for w in words[end:] if w not in lexicon.breakers)
    return Held(role[0], beside, at)


def _role_or_title(words: list[str], end: int, lexicon: Naming) -> tuple[str, int] | None:
    return lexicon.role_at(words, end)


def roles_said(persons: Iterable[Person]) -> list[tuple[Person, Held]]:
    """Every role of every person, in order of place."""
    return sorted(((p, held) for p in persons for held in p.held), key=lambda pair: pair[1].at)
