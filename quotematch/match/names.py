"""One name for a person or body over the articles of a story.

One outlet prints "Mr. Amodei", another "Dario Amodei", a third only "Anthropic's CEO". Names are brought together
within a story and never beyond it: a surname goes to the one full name that bears it, a role of a body to the one
person whom another article of the story gives that role. What several people could answer to stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from quotematch.models import Article, Quote, Speaker
from quotematch.text.capitals import BODY, Name, names_in, run_pattern
from quotematch.text.casting import cast_of
from quotematch.text.naming import Naming, fold_name, naming
from quotematch.text.people import core
from quotematch.text.roles import Held, held_in

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
    register = _Register(articles, quotes)
    members: dict[frozenset[str], list[str]] = defaultdict(list)
    for article in sorted(register.texts):
        members[stories.get(article, frozenset((article,)))].append(article)
    settled: dict[_Use, str] = {}
    for story, own in members.items():
        if len(story) > 1:
            names = _settle(sorted(story & register.texts.keys()), register)
            settled.update((use, names[use]) for article in own for use in register.uses[article])
    return [_renamed(quote, register, settled) for quote in quotes]


class _Use(NamedTuple):
    """One way in which an article names a speaker: the name resolved there, and the words of the mention."""

    article: str
    name: str
    mention: str


def _renamed(quote: Quote, register: _Register, settled: Mapping[_Use, str]) -> Quote:
    speaker = quote.speaker
    if speaker is None or quote.article_id not in register.texts:
        return quote
    name = settled.get(register.use(quote.article_id, speaker), speaker.name)
    return (
        quote
        if name == speaker.name
        else quote.model_copy(update={"speaker": speaker.model_copy(update={"name": name})})
    )


class _Known(NamedTuple):
    """Somebody whom the text of an article names in full."""

    name: str
    words: tuple[str, ...]
    gender: str
    held: tuple[Held, ...]


class _Register:
    """The articles of a corpus: how each names its speakers, and, for those that are asked, whom its text names."""

    def __init__(self, articles: Sequence[Article], quotes: Sequence[Quote]) -> None:
        self.lexicon: Naming = naming()
        self.texts = {article.id: article.text for article in articles}
        found: dict[str, set[_Use]] = {article: set() for article in self.texts}
        for quote in quotes:
            if quote.speaker is not None and quote.article_id in self.texts:
                found[quote.article_id].add(self.use(quote.article_id, quote.speaker))
        self.uses = {article: sorted(uses) for article, uses in found.items()}
        self._known: dict[str, tuple[_Known, ...]] = {}
        self._by_last: dict[str, dict[str, list[_Known]]] = {}
        self._families: dict[str, frozenset[str]] = {}

    def use(self, article: str, speaker: Speaker) -> _Use:
        """How `article` names `speaker`."""
        mention = speaker.mention.of(self.texts[article]) if speaker.mention else ""
        return _Use(article, speaker.name, mention)

    def known(self, article: str) -> tuple[_Known, ...]:
        """All whom the text of `article` names in full, read when it is first asked for."""
        if article not in self._known:
            persons = cast_of(self.texts[article]).persons
            self._known[article] = tuple(_Known(p.name, p.words, p.gender, tuple(p.held)) for p in persons if p.full)
        return self._known[article]

    def known_as(self, article: str, last: str) -> Sequence[_Known]:
        """Those of them whose surname is `last`."""
        if article not in self._by_last:
            rows: dict[str, list[_Known]] = defaultdict(list)
            for known in self.known(article):
                rows[surname(known.words, self.lexicon)].append(known)
            self._by_last[article] = dict(rows)
        return self._by_last[article].get(last, ())

    def families(self, article: str) -> frozenset[str]:
        """The surnames that `article` gives to somebody called "Jr." and to somebody else besides."""
        if article not in self._families:
            namesakes = cast_of(self.texts[article]).by_last
            younger = {last for last, persons in namesakes.items() if any(self.is_younger(p.words) for p in persons)}
            self._families[article] = frozenset(last for last in younger if len(namesakes[last]) > 1)
        return self._families[article]

    def is_younger(self, words: tuple[str, ...]) -> bool:
        """Whether a name ends in "Jr." or the like."""
        return words[-1] in self.lexicon.suffixes


def _settle(articles: Sequence[str], register: _Register) -> dict[_Use, str]:
    """The one name for each use of a story."""
    names = {use: use.name for article in articles for use in register.uses[article]}
    for _ in range(_ROUNDS):
        book = _Book(articles, names, register)
        said = {(use.mention, name) for use, name in names.items()}
        named = {one: book.name_of(*one) for one in said}
        settled = {use: named[use.mention, name] for use, name in names.items()}
        if settled == names:
            break
        names = settled
    return names


@dataclass(slots=True)
class _Someone:
    """One person of a story: the forms of the name, each with the articles that print it."""

    first: str
    gender: str = ""
    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def name(self) -> str:
        """The form that wins."""
        return _best(self.forms)

    @property
    def articles(self) -> int:
        """How many articles print any of the forms."""
        return len(set().union(*self.forms.values()))


def _best(forms: Mapping[str, set[str]]) -> str:
    return min(forms, key=lambda form: (-len(forms[form]), form.isupper(), -len(form.split()), -len(form), form))


class _Book:
    """All names of one story as they stand, and what each should be."""

    def __init__(self, articles: Sequence[str], names: Mapping[_Use, str], register: _Register) -> None:
        self.articles = articles
        self.register = register
        self.lexicon = register.lexicon
        self.people: dict[str, list[_Someone]] = defaultdict(list)  # by folded last name
        self.bodies: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.answers: dict[str, set[str]] = defaultdict(set)  # full names by the folded words of their mentions
        self.settled: dict[str, str] = {}  # what full names become: the mention has no part in it
        self.families = self._families(names)
        uses: dict[str, list[_Use]] = defaultdict(list)
        for use, name in names.items():
            uses[name].append(use)
        full: dict[str, set[str]] = {}
        for name, own in uses.items():
            parsed = whole_name(name)
            if parsed is None:
                continue
            articles_of_name = {use.article for use in own}
            if parsed.kind == BODY:
                self.bodies[self._bare(parsed.words)][name] |= articles_of_name
            elif len(core(parsed.words, self.lexicon)) > 1:
                full[name] = articles_of_name
                for mention in {use.mention for use in own}:
                    if len(mention.split()) > 1:
                        self.answers[_folded(mention)].add(name)
        self._group(full)

    def _families(self, names: Mapping[_Use, str]) -> frozenset[str]:
        """Surnames of which an article that prints "Jr." knows another bearer."""
        parsed = ((use.article, whole_name(name)) for use, name in names.items())
        articles = {article for article, name in parsed if name and self.register.is_younger(name.words)}
        return frozenset().union(*(self.register.families(article) for article in articles))

    def _group(self, full: Mapping[str, set[str]]) -> None:
        """Bring full names together: whole first names before initials, each to the one group that fits."""
        parsed = {name: found for name in full if (found := whole_name(name))}
        first = {name: self._first(found.words) for name, found in parsed.items()}
        for name in sorted(parsed, key=lambda name: (-len(first[name]), name)):
            group = self.people[self._last(parsed[name].words)]
            fitting = self._fitting(group, first[name])
            if len(fitting) == 1:
                someone = fitting[0]
            else:
                someone = _Someone(first[name], parsed[name].gender or self.lexicon.gender.get(first[name], ""))
                group.append(someone)
            someone.forms[name] |= full[name]

    def _first(self, words: tuple[str, ...]) -> str:
        """The first name; of somebody called "Jr." in a story with another of that surname, one of its own."""
        first = _first(core(words, self.lexicon))
        return (
            f"{first} {words[-1]}" if self.register.is_younger(words) and self._last(words) in self.families else first
        )

    def _last(self, words: tuple[str, ...]) -> str:
        return surname(words, self.lexicon)

    def _fitting(self, group: Sequence[_Someone], first: str) -> list[_Someone]:
        same = [someone for someone in group if someone.first == first]
        return same or [someone for someone in group if self.lexicon.same_first(someone.first, first)]

    def _bare(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return words[1:] if len(words) > 1 and words[0] in self.lexicon.articles else words

    # ---- one name

    def name_of(self, mention: str, name: str) -> str:
        """The one name for whom a mention in these words names `name` so far."""
        if name in self.settled:
            return self.settled[name]
        parsed = whole_name(name)
        if parsed is None:
            return self._described(mention, name) or name
        words = core(parsed.words, self.lexicon)
        if parsed.kind != BODY and len(words) > 1:
            fitting = self._fitting(self.people.get(self._last(parsed.words), ()), self._first(parsed.words))
            self.settled[name] = fitting[0].name if len(fitting) == 1 else name
            return self.settled[name]
        if len(words) == 1 and parsed.kind != BODY and words[0] not in self.lexicon.groups:
            someone = self._surname(words[0].rpartition("-")[2], _told(mention) or parsed.gender)
            if someone:
                return someone
        forms = self.bodies.get(self._bare(parsed.words))
        return _best(forms) if forms else name

    def _surname(self, last: str, gender: str) -> str | None:
        """The full name for a surname that stands alone: among the speakers of the story, else in its texts."""
        bearers = self.people.get(last, ())
        if bearers:
            fitting = [someone for someone in bearers if not (gender and someone.gender and someone.gender != gender)]
            return _dominant(fitting)
        found = {
            known.name: self._first(known.words)
            for article in self.articles
            for known in self.register.known_as(article, last)
            if gender in ("", known.gender)
        }
        return min(found) if len(set(found.values())) == 1 else None

    # ---- descriptions

    def _described(self, mention: str, name: str) -> str | None:
        """Whom a description stands for: the same words elsewhere, or the only holder of a role of one person."""
        said = mention or name
        same = self.answers.get(_folded(said), set())
        if same:
            return next(iter(same)) if len(same) == 1 else None
        words, held = _role_told(said)
        return self._holder(words, held) if held else None

    def _holder(self, words: Sequence[str], held: Held) -> str | None:
        plain = frozenset(word.removesuffix("'s") for word in words)
        beside = plain - self.lexicon.breakers - self.lexicon.roles - set(held.role.split("-"))
        roles = {held.role, *(plain & self.lexicon.single)}
        found = {
            self._current(known)
            for article in self.articles
            for known in self.register.known(article)
            if any(self._answers(roles, beside, other) for other in known.held)
        }
        return next(iter(found)) if len(found) == 1 else None

    def _answers(self, roles: set[str], beside: frozenset[str], held: Held) -> bool:
        alike = any(self.lexicon.alike(role, held.role) >= 2 for role in roles)
        return alike and (not beside or bool(beside & held.beside))

    def _current(self, known: _Known) -> str:
        """The name that the story has for somebody whom a text names."""
        fitting = self._fitting(self.people.get(self._last(known.words), ()), self._first(known.words))
        return fitting[0].name if len(fitting) == 1 else known.name


@lru_cache(maxsize=50_000)
def whole_name(name: str) -> Name | None:
    """`name` read as the one name of a person or body; None for a description.

    >>> whole_name("Dario Amodei").words
    ('dario', 'amodei')
    >>> whole_name("a Pentagon official") is None
    True
    """
    lexicon = naming()
    start = _prefix(name, lexicon)
    match = run_pattern().match(name, start)
    if match is None:
        return None
    found = names_in(match.group())
    if match.end() == len(name) and len(found) == 1 and found[0].end == len(match.group()) and not found[0].start:
        particles = tuple(fold_name(word) for word in name[:start].split() if fold_name(word) in lexicon.particles)
        return found[0]._replace(words=particles + found[0].words)
    words = tuple(fold_name(word) for word in name[start:].split())
    capitals = all(word[:1].isupper() or fold_name(word) in lexicon.breakers for word in name[start:].split())
    return Name(0, len(name), BODY, words) if capitals and any(word in lexicon.bodies for word in words) else None


def _prefix(name: str, lexicon: Naming) -> int:
    """Where the name starts behind an article or small words of a surname ("the Post", "von der Heide")."""
    at = 0
    for word in name.split(" ")[:-1]:
        folded = fold_name(word)
        if not word or not (folded in lexicon.definite or (word.islower() and folded in lexicon.particles)):
            break
        at += len(word) + 1
    return at


def _dominant(fitting: Sequence[_Someone]) -> str | None:
    """The only one, or the one whom several times as many articles name as the next: "Trump" where all name Donald."""
    by_articles = sorted(fitting, key=lambda someone: (-someone.articles, someone.name))
    if len(by_articles) > 1 and by_articles[0].articles < _DOMINANCE * by_articles[1].articles:
        return None
    return by_articles[0].name if by_articles else None


def _first(words: tuple[str, ...]) -> str:
    """The first name: of "A. Barry Rand" the "Barry", of "A. Rand" the initial."""
    return next((word for word in words[:-1] if len(word) > 1), words[0])


def surname(words: tuple[str, ...], lexicon: Naming) -> str:
    """The surname, of a compound its last part, so that "Kim Jong-un" and "Kim Jong Un" meet.

    >>> surname(("kim", "jong-un"), naming())
    'un'
    """
    return core(words, lexicon)[-1].rpartition("-")[2]


@lru_cache(maxsize=50_000)
def _role_told(said: str) -> tuple[tuple[str, ...], Held | None]:
    """The folded words of a description, and the role that it gives to one person, if it does."""
    lexicon = naming()
    words = tuple(fold_name(word) for word in said.split())
    if not words or words[0] in lexicon.indefinite or any(word in lexicon.possessive for word in words):
        return words, None
    held = held_in(" ".join(words), 0, lexicon)
    return words, held if held and held.role in lexicon.single else None


@lru_cache(maxsize=50_000)
def _told(mention: str) -> str:
    """The gender that the titles of a mention tell."""
    names = (name for match in run_pattern().finditer(mention) for name in names_in(match.group()))
    return next((name.gender for name in names if name.gender), "")


@lru_cache(maxsize=50_000)
def _folded(mention: str) -> str:
    return " ".join(fold_name(word) for word in mention.split())
