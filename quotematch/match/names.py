"""One name for a person or body over the articles of a story.

One outlet prints "Mr. Amodei", another "Dario Amodei", a third only "Anthropic's CEO". Names are brought together
within a story and never beyond it: a surname goes to the one full name that bears it, a role of a body to the one
person whom another article of the story gives that role. What several people could answer to stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from quotematch.match.name_forms import NameForm, folded, is_surname, read_form, role_told, told_gender
from quotematch.match.register import Key, Known, Register, Way, key_of
from quotematch.models import Article, Quote
from quotematch.text.roles import Held

#: A name that is settled can settle others: so many rounds at most. Two are the rule.
_ROUNDS = 5
#: Of two who share a surname, one is meant by it when so many times as many articles name that one.
_DOMINANCE = 3


def unify(articles: Sequence[Article], quotes: Sequence[Quote], stories: Mapping[str, frozenset[str]]) -> list[Quote]:
    """The quotes, in the same order, with one speaker's name for each person over the articles of a story.

    `stories` gives for each article id those of its story, itself included; an article that is missing there is a story
    of its own. Of several forms the one that most articles print wins, of these the longest, then the first by
    alphabet; a surname alone never wins over a full name. The order of articles makes no difference, and unifying twice
    changes nothing more. Mentions stay as they are.
    """
    register = Register(articles, quotes)
    settled: dict[frozenset[str], dict[Way, str]] = {}
    for story in {story for article in register.texts if len(story := stories.get(article, frozenset())) > 1}:
        settled[story] = _settle(story & register.texts.keys(), register)
    return [_renamed(quote, register, settled.get(stories.get(quote.article_id, frozenset()), {})) for quote in quotes]


def _renamed(quote: Quote, register: Register, settled: Mapping[Way, str]) -> Quote:
    speaker = quote.speaker
    if speaker is None or quote.article_id not in register.texts or not settled:
        return quote
    name = settled.get(register.way(quote.article_id, speaker), speaker.name)
    return (
        quote
        if name == speaker.name
        else quote.model_copy(update={"speaker": speaker.model_copy(update={"name": name})})
    )


def _settle(articles: frozenset[str], register: Register) -> dict[Way, str]:
    """The names that become others in a story, by the ways of naming that they are in."""
    ways: dict[Way, set[str]] = defaultdict(set)
    for article in articles:
        for way in register.ways[article].open:
            ways[way].add(article)
    now: dict[Way, str] = {}
    book = _Book(articles, ways, now, register)
    touched: set[Key] | None = None  # at first all are asked
    for _ in range(_ROUNDS):
        before, now = now, book.settled(touched)
        if now == before:
            break
        changed = {way for way, _ in before.items() ^ now.items()}
        names = {names.get(way, way.name) for way in changed for names in (before, now)}
        last, book = book, _Book(articles, ways, now, register)
        keys = {key for name in names if (key := key_of(name)) is not None}
        touched = keys if book.families == last.families else None
    return now


@dataclass(slots=True)
class _Someone:
    """One person of a story: the forms of the name, each with the articles that print it."""

    first: str
    gender: str = ""
    forms: dict[str, set[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The form that wins."""
        return _best(self.forms)

    @property
    def articles(self) -> int:
        """How many articles print any of the forms."""
        return len(set().union(*self.forms.values()))


def _best(forms: Mapping[str, set[str]]) -> str:
    if len(forms) == 1:  # the rule
        return next(iter(forms))
    return min(forms, key=lambda form: (-len(forms[form]), form.isupper(), -len(form.split()), -len(form), form))


class _Book:
    """All names of one story as they stand, and what each should be.

    `ways` are those that may become another name, with their articles; `now` tells which have.
    """

    def __init__(
        self, articles: frozenset[str], ways: Mapping[Way, set[str]], now: Mapping[Way, str], register: Register
    ) -> None:
        self.articles = articles
        self.ways = ways
        self.now = now
        self.register = register
        self.lexicon = register.lexicon
        self.read = False  # whether the texts of the story have been
        self.printed: dict[Key, list[Way]] = defaultdict(list)  # by the keys of printed names
        self.moved: dict[Key, list[Way]] = defaultdict(list)  # by the keys of other names that they have become
        for way in ways:
            if (key := key_of(way.name)) is not None:
                self.printed[key].append(way)
        for way, name in now.items():
            if (key := key_of(name)) is not None:
                self.moved[key].append(way)
        self.forms_of: dict[Key, dict[str, set[str]]] = {}
        self.people_of: dict[str, list[_Someone]] = {}
        self.full: dict[str, str] = {}  # what full names become: the mention has no part in it
        self.told: dict[tuple[str, str], str] = {}  # what other names become, by mention and name

    def settled(self, touched: Collection[Key] | None = None) -> dict[Way, str]:
        """The ways that become another name than the one printed, or stay one that they have become.

        `touched` has the keys of the names that were others a round before; no others are asked again.
        """
        alone = (self.register.alone(key, self.articles) for key in self.moved if key not in self.printed)
        names = dict(self.now)
        for way in (*self.ways, *(way for way in alone if way)):
            name = self.now.get(way, way.name)
            if touched is None or self._hangs_on(name, touched):
                names[way] = self._name_of(way.mention, name)
        return {way: name for way, name in names.items() if name != way.name}

    def _hangs_on(self, name: str, touched: Collection[Key]) -> bool:
        """Whether what a name becomes may be another one since names with the keys `touched` have changed."""
        form = read_form(name)
        return form is None or form.last in touched or (not form.full and form.bare in touched)

    # ---- the names of the story

    def _forms(self, key: Key) -> dict[str, set[str]]:
        """The names with one key, each with the articles that print it or have come to it."""
        if key not in self.forms_of:
            ways = self.printed.get(key)
            if ways is None:
                alone = self.register.alone(key, self.articles)
                ways = [alone] if alone else []
            found = self.forms_of[key] = dict[str, set[str]]()
            arrived = self.moved.get(key, ())
            for way in (*(way for way in ways if way not in self.now), *arrived):
                name, articles = self.now.get(way, way.name), self._printing(way)
                found[name] = found[name] | articles if name in found else articles
        return self.forms_of[key]

    def _printing(self, way: Way) -> set[str]:
        """The articles of the story that have a way."""
        return self.ways[way] if way in self.ways else self.register.printing(way, self.articles)

    def _people(self, last: str) -> list[_Someone]:
        """Those with one surname: whole first names before initials, each to the one group that fits."""
        if last not in self.people_of:
            group = self.people_of[last] = list[_Someone]()
            forms = {name: form for name in self._forms(last) if (form := read_form(name))}
            first = {name: self._first(form) for name, form in forms.items()}
            for name in sorted(forms, key=lambda name: (-len(first[name]), name)):
                fitting = self._fitting(group, first[name])
                if len(fitting) == 1:
                    someone = fitting[0]
                else:
                    someone = _Someone(first[name], forms[name].gender or self.lexicon.gender.get(first[name], ""))
                    group.append(someone)
                someone.forms[name] = self._forms(last)[name]
        return self.people_of[last]

    @cached_property
    def families(self) -> frozenset[str]:
        """Surnames of which an article that prints "Jr." knows another bearer."""
        printed = {way for article in self.articles for way in self.register.ways[article].younger}
        ways = (printed - self.now.keys()).union(way for way, name in self.now.items() if _is_younger(name))
        articles = set[str]().union(*map(self._printing, ways))
        return frozenset().union(*map(self.register.families, articles))

    def _first(self, form: NameForm) -> str:
        """The first name; of somebody called "Jr." in a story with another of that surname, one of its own."""
        return f"{form.first} {form.suffix}" if form.younger and form.last in self.families else form.first

    def _fitting(self, group: Sequence[_Someone], first: str) -> list[_Someone]:
        if len(group) == 1:  # the rule
            alone = group[0].first
            return list(group) if alone == first or self.lexicon.same_first(alone, first) else []
        same = [someone for someone in group if someone.first == first]
        return same or [someone for someone in group if self.lexicon.same_first(someone.first, first)]

    # ---- one name

    def _name_of(self, mention: str, name: str) -> str:
        """The one name for whom a mention in these words names `name` so far."""
        form = read_form(name)
        if form is not None and form.full:
            if len(self._forms(form.last)) == 1:  # the rule
                return name
            if name not in self.full:
                fitting = self._fitting(self._people(form.last), self._first(form))
                self.full[name] = fitting[0].name if len(fitting) == 1 else name
            return self.full[name]
        if (mention, name) not in self.told:
            self.told[mention, name] = self._told(mention, name, form)
        return self.told[mention, name]

    def _told(self, mention: str, name: str, form: NameForm | None) -> str:
        """The same of a name that is no full one."""
        if form is None:
            return self._described(mention, name) or name
        if is_surname(form):
            someone = self._surname(form.core[0].rpartition("-")[2], told_gender(mention) or form.gender)
            if someone:
                return someone
        forms = self._forms(form.bare)
        return _best(forms) if forms else name

    def _surname(self, last: str, gender: str) -> str | None:
        """The full name for a surname that stands alone: among the speakers of the story, else in its texts."""
        bearers = self._people(last)
        if bearers:
            fitting = [someone for someone in bearers if not (gender and someone.gender and someone.gender != gender)]
            return _dominant(fitting)
        known = self._texts().known_as(last, self.articles)
        found = {one.name: self._first_of(one) for one in known if gender in ("", one.gender)}
        return min(found) if len(set(found.values())) == 1 else None

    def _texts(self) -> Register:
        """The register, with the texts of the story read."""
        if not self.read:
            self.register.read(self.articles)
            self.read = True
        return self.register

    # ---- descriptions

    @cached_property
    def answers(self) -> dict[str, set[str]]:
        """Full names by the folded words of their mentions."""
        found: dict[str, set[str]] = defaultdict(set)
        for words, way in {answer for article in self.articles for answer in self.register.ways[article].answers}:
            name = self.now.get(way, way.name)
            if (form := read_form(name)) and form.full:
                found[words].add(name)
        return found

    def _described(self, mention: str, name: str) -> str | None:
        """Whom a description stands for: the same words elsewhere, or the only holder of a role of one person."""
        said = mention or name
        same = self.answers.get(folded(said), ())
        if same:
            return next(iter(same)) if len(same) == 1 else None
        words, held = role_told(said)
        return self._holder(words, held) if held else None

    def _holder(self, words: Sequence[str], held: Held) -> str | None:
        plain = frozenset(word.removesuffix("'s") for word in words)
        beside = plain - self.lexicon.breakers - self.lexicon.roles - set(held.role.split("-"))
        roles = {held.role, *(plain & self.lexicon.single)}
        answering = roles.union(*(self.lexicon.same.get(role, ()) for role in roles))
        found = {
            self._current(known)
            for known in self._texts().holders(answering, self.articles)
            if any(self._answers(answering, beside, other) for other in known.held)
        }
        return next(iter(found)) if len(found) == 1 else None

    def _answers(self, roles: set[str], beside: frozenset[str], held: Held) -> bool:
        return held.role in roles and (not beside or bool(beside & held.beside))

    def _current(self, known: Known) -> str:
        """The name that the story has for somebody whom a text names."""
        fitting = self._fitting(self._people(known.last), self._first_of(known))
        return fitting[0].name if len(fitting) == 1 else known.name

    def _first_of(self, known: Known) -> str:
        suffix = known.words[-1]
        younger = suffix in self.lexicon.suffixes and known.last in self.families
        return f"{known.first} {suffix}" if younger else known.first


def _is_younger(name: str) -> bool:
    form = read_form(name)
    return form is not None and form.younger


def _dominant(fitting: Sequence[_Someone]) -> str | None:
    """The only one, or the one whom several times as many articles name as the next: "Trump" where all name Donald."""
    by_articles = sorted(fitting, key=lambda someone: (-someone.articles, someone.name))
    if len(by_articles) > 1 and by_articles[0].articles < _DOMINANCE * by_articles[1].articles:
        return None
    return by_articles[0].name if by_articles else None
