"""How the articles of a corpus name their speakers, and whom their texts name in full.

Each way of naming a speaker, a name and the words of its mention where these matter, is numbered once for the corpus,
with the articles that have it. Most names are the only form of theirs in the corpus: they stay, and are looked up only
when another way of naming asks for their bearer. Texts are read only when a name is looked for in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from quotematch.lexicon import LANGUAGES
from quotematch.match.name_forms import (
    described_by,
    first_name,
    folded,
    is_surname,
    read_form,
    role_told,
    surname,
)
from quotematch.models import Article, Quote, Speaker
from quotematch.text.casting import cast_of
from quotematch.text.naming import Naming, naming
from quotematch.text.people import Cast, core
from quotematch.text.roles import Held

#: By what two forms of one name are brought together: a surname, or the words of a body's name.
Key: TypeAlias = "str | tuple[str, ...]"
_T = TypeVar("_T")


class Way(NamedTuple):
    """One way of naming a speaker: the name resolved there, and the words of the mention, "" where they matter not."""

    name: str
    mention: str = ""


class Ways(NamedTuple):
    """The ways of one article.

    `open` are those that may become another name, `younger` those of somebody called "Jr.", and `answers` those whose
    mention, in these folded words, is somewhere a description of which it is asked who is meant.
    """

    open: tuple[Way, ...]
    younger: tuple[Way, ...]
    answers: tuple[tuple[str, Way], ...]


class Known(NamedTuple):
    """Somebody whom the text of an article names in full; `number` is the place among those of the article."""

    article: str
    number: int
    name: str
    words: tuple[str, ...]
    first: str
    last: str
    gender: str
    held: tuple[Held, ...]


class Register:
    """The ways of a corpus by article, and, for articles that are asked about, whom the text names."""

    def __init__(self, articles: Sequence[Article], quotes: Sequence[Quote]) -> None:
        self.lexicon: Naming = naming()
        self.texts = {article.id: article.text for article in articles}
        self.ways: dict[str, Ways] = {}
        self._articles: dict[Way, set[str]] = defaultdict(set)
        self._alone: dict[Key, Way] = {}
        self._enter(quotes)
        self._read: set[str] = set()
        self._by_last: dict[str, dict[str, list[Known]]] = defaultdict(dict)
        self._by_role: dict[str, dict[str, list[Known]]] = defaultdict(dict)
        self._families: dict[str, frozenset[str]] = {}

    def way(self, article: str, speaker: Speaker) -> Way:
        """How `article` names `speaker`."""
        form = read_form(speaker.name)
        if form is not None and not is_surname(form):
            return Way(speaker.name)
        return Way(speaker.name, self._mention(article, speaker))

    def _mention(self, article: str, speaker: Speaker) -> str:
        return speaker.mention.of(self.texts[article]) if speaker.mention else ""

    def _enter(self, quotes: Sequence[Quote]) -> None:
        """Note the ways of all articles, and which of them can become another name at all."""
        said: dict[str, set[tuple[str, Way]]] = {article: set() for article in self.texts}
        for quote in quotes:
            if quote.speaker is not None and quote.article_id in self.texts:
                way = self.way(quote.article_id, quote.speaker)
                said[quote.article_id].add((described_by(self._mention(quote.article_id, quote.speaker)), way))
        named = {words for ways in said.values() for words, way in ways if read_form(way.name)} - {""}
        keys: dict[Key, set[Way]] = defaultdict(set)
        for article, ways in said.items():
            for _, way in ways:
                self._articles[way].add(article)
                if (key := key_of(way.name)) is not None:
                    keys[key].add(way)
        self._alone = {key: next(iter(ways)) for key, ways in keys.items() if len(ways) == 1}
        moot = {way: self._is_open(way, named) for way in self._articles}
        asked = {
            folded(way.mention or way.name) for way, is_open in moot.items() if is_open and not read_form(way.name)
        }
        for article, ways in said.items():
            own = sorted({way for _, way in ways})
            self.ways[article] = Ways(
                tuple(way for way in own if moot[way]),
                tuple(way for way in own if (form := read_form(way.name)) and form.younger),
                tuple(sorted((words, way) for words, way in ways if words in asked)),
            )

    def _is_open(self, way: Way, named: Collection[str]) -> bool:
        """Whether a way may become another name.

        A name with a key does when the corpus has another form of it, a surname always; a description when it tells a
        role of one person, or when somebody with a name is mentioned in its words.
        """
        form = read_form(way.name)
        if form is None:
            said = way.mention or way.name
            return role_told(said)[1] is not None or folded(said) in named
        return is_surname(form) or key_of(way.name) not in self._alone

    def alone(self, key: Key, articles: Collection[str]) -> Way | None:
        """The only way of the corpus that has this key, when one of `articles` has it."""
        way = self._alone.get(key)
        return way if way and any(_common(self._articles[way], articles)) else None

    def printing(self, way: Way, articles: Collection[str]) -> set[str]:
        """Those of `articles` that have a way."""
        return set(_common(self._articles[way], articles))

    def read(self, articles: Collection[str]) -> None:
        """Read the texts of `articles`, those that have not been read; `known_as` and `holders` ask only these."""
        for article in sorted(set(articles) - self._read):
            self._read.add(article)
            persons = (person for person in self._cast(article).persons if person.full)
            for number, p in enumerate(persons):
                first, last = first_name(core(p.words, self.lexicon)), surname(p.words, self.lexicon)
                known = Known(article, number, p.name, p.words, first, last, p.gender, tuple(p.held))
                self._by_last[last].setdefault(article, []).append(known)
                for role in {held.role for held in p.held}:
                    self._by_role[role].setdefault(article, []).append(known)

    def _cast(self, article: str) -> Cast:
        """Whom a text names, as extraction has read it for English."""
        return cast_of(self.texts[article], LANGUAGES[0])

    def known_as(self, last: str, articles: Collection[str]) -> list[Known]:
        """Those whose surname is `last` in the texts of `articles`, by article and place."""
        return sorted(_of_articles(self._by_last.get(last, {}), articles))

    def holders(self, roles: Iterable[str], articles: Collection[str]) -> list[Known]:
        """Those to whom the texts of `articles` give any of the roles, in no order; who has two may come twice."""
        return [known for role in roles for known in _of_articles(self._by_role.get(role, {}), articles)]

    def families(self, article: str) -> frozenset[str]:
        """The surnames that `article` gives to somebody called "Jr." and to somebody else besides."""
        if article not in self._families:
            namesakes = self._cast(article).by_last
            younger = {
                last
                for last, persons in namesakes.items()
                if any(p.words[-1] in self.lexicon.suffixes for p in persons)
            }
            self._families[article] = frozenset(last for last in younger if len(namesakes[last]) > 1)
        return self._families[article]


def key_of(name: str) -> Key | None:
    """What the forms of a name have in common; None for a surname alone and for a description."""
    form = read_form(name)
    if form is None or not (form.body or form.full):
        return None
    return form.bare if form.body else form.last


def _common(some: Collection[_T], others: Collection[_T]) -> Iterator[_T]:
    """What two sets have in common, in no order; costs no more than the smaller one."""
    few, many = (some, others) if len(some) <= len(others) else (others, some)
    return (one for one in few if one in many)


def _of_articles(known: Mapping[str, Sequence[Known]], articles: Collection[str]) -> Iterator[Known]:
    return (one for article in _common(known.keys(), articles) for one in known[article])
