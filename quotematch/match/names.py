"""One name for a person or body over the articles of a story.

One outlet prints "Mr. Amodei", another "Dario Amodei", a third only "Anthropic's CEO". Names are brought together
within a story and never beyond it: a surname goes to the one full name that bears it, a role of a body to the one
person whom another article of the story gives that role. What several people could answer to stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quotematch.lexicon import LANGUAGES
from quotematch.models import Article, Quote
from quotematch.text.capitals import BODY, PERSON, Name, names_in, run_pattern
from quotematch.text.naming import Naming, fold_name, naming
from quotematch.text.people import Cast, Person, cast_of
from quotematch.text.roles import held_in


def unify(articles: Sequence[Article], quotes: Sequence[Quote], stories: Mapping[str, frozenset[str]]) -> list[Quote]:
    """The quotes, in the same order, with one speaker's name for each person over the articles of a story.

    `stories` gives for each article id those of its story, itself included; an article that is missing there is a story
    of its own. Of several forms the one that most articles print wins, of these the longest, then the first by
    alphabet; a surname alone never wins over a full name. The order of articles makes no difference, and unifying twice
    changes nothing more.
    """
    by_id = {article.id: article for article in articles}
    groups: dict[frozenset[str], set[str]] = defaultdict(set)
    for article in articles:
        groups[stories.get(article.id, frozenset((article.id,)))].add(article.id)
    of_article: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.speaker is not None:
            of_article[quote.article_id].append(quote)
    renamed: dict[tuple[str, str, str], str] = {}
    for story, members in groups.items():
        if len(story) < 2:
            continue
        book = _Book([by_id[k] for k in sorted(story) if k in by_id], of_article)
        for member in sorted(members):
            for key in {_key(quote, by_id[member].text) for quote in of_article[member]}:
                renamed[(member, *key)] = book.name_of(member, *key)
    return [_renamed(quote, by_id, renamed) for quote in quotes]


def _key(quote: Quote, text: str) -> tuple[str, str]:
    """The speaker's name and the words of the mention."""
    speaker = quote.speaker
    assert speaker is not None
    return speaker.name, speaker.mention.of(text) if speaker.mention else ""


def _renamed(quote: Quote, by_id: Mapping[str, Article], renamed: Mapping[tuple[str, str, str], str]) -> Quote:
    if quote.speaker is None or quote.article_id not in by_id:
        return quote
    name = renamed.get((quote.article_id, *_key(quote, by_id[quote.article_id].text)))
    if name is None or name == quote.speaker.name:
        return quote
    return quote.model_copy(update={"speaker": quote.speaker.model_copy(update={"name": name})})


@dataclass(slots=True)
class _Someone:
    """One person of a story: the forms of the name, each with the articles that print it."""

    first: str
    last: str
    gender: str = ""
    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    roles: set[tuple[str, frozenset[str]]] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The form that wins."""
        return min(self.forms, key=lambda form: (-len(self.forms[form]), form.isupper(), -len(form.split()), form))


class _Book:
    """All names of one story."""

    def __init__(self, articles: Sequence[Article], of_article: Mapping[str, Sequence[Quote]]) -> None:
        self.articles = articles
        self.lexicon: Naming = naming()
        self.people: dict[str, list[_Someone]] = defaultdict(list)  # by folded last name
        self.bodies: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.texts = {article.id: article.text for article in articles}
        self.used = [
            (article.id, *_key(quote, article.text)) for article in articles for quote in of_article.get(article.id, ())
        ]
        self._fill()
        self._answered = self._by_mention()
        self._casts: dict[str, Cast] | None = None

    def _fill(self) -> None:
        full: dict[str, set[str]] = defaultdict(set)
        for article, name, _ in self.used:
            parsed = whole_name(name, self.lexicon)
            if parsed is None:
                continue
            if _is_person(parsed) and len(parsed.words) > 1:
                full[name].add(article)
            elif not _is_person(parsed):
                self.bodies[_bare(parsed.words, self.lexicon)][name].add(article)
        self._add_people(full)

    def _add_people(self, full: Mapping[str, set[str]]) -> None:
        """Group full names: whole first names, then short forms, then initials, each only when one group fits."""
        parsed = {name: whole_name(name, self.lexicon) for name in full}
        order = sorted(full, key=lambda name: (len(_first(parsed[name])) == 1, -len(_first(parsed[name])), name))
        for name in order:
            known = parsed[name]
            assert known is not None
            last, first = _last(known, self.lexicon), _first(known)
            same = [p for p in self.people[last] if p.first == first]
            near = same or [p for p in self.people[last] if self.lexicon.same_first(p.first, first)]
            if len(near) == 1:
                someone = near[0]
            else:
                someone = _Someone(first, last, self.lexicon.gender.get(first, ""))
                self.people[last].append(someone)
            someone.forms[name] |= full[name]

    def _by_mention(self) -> dict[str, set[str]]:
        """Descriptions as printed, and the names that other articles of the story found for the very same words."""
        found: dict[str, set[str]] = defaultdict(set)
        for _, name, mention in self.used:
            parsed = whole_name(name, self.lexicon)
            if parsed is not None and _is_person(parsed) and len(parsed.words) > 1 and len(mention.split()) > 1:
                someone = self._person(parsed, parsed.gender)
                found[_folded(mention)].add(someone.name if someone else name)
        return found

    # ---- one name

    def name_of(self, article: str, name: str, mention: str) -> str:
        """The one name for `name`, which `article` prints as `mention`."""
        parsed = whole_name(name, self.lexicon)
        if parsed is None:
            return self._described(article, name, mention) or name
        if _is_person(parsed):
            return self._personal(article, name, parsed, mention)
        forms = self.bodies.get(_bare(parsed.words, self.lexicon))
        if len(parsed.words) == 1 and (someone := self._surname(article, parsed, mention)):
            return someone
        if not forms:
            return name
        return min(forms, key=lambda form: (-len(forms[form]), form.isupper(), -len(form), form))

    def _personal(self, article: str, name: str, parsed: Name, mention: str) -> str:
        if len(parsed.words) > 1:
            someone = self._person(parsed, parsed.gender)
            return someone.name if someone else name
        return self._surname(article, parsed, mention) or name

    def _surname(self, article: str, parsed: Name, mention: str) -> str | None:
        """The full name for a surname that stands alone: in the quotes of the story, else in its texts."""
        gender = _told(mention)
        if someone := self._person(parsed, gender or parsed.gender):
            return someone.name
        if parsed.words[0] in self.people:
            return None
        found: dict[str, Person] = {}
        for cast in self.casts().values():
            for person in cast.by_last.get(parsed.words[0], ()):
                if person.full and not (gender and person.gender and gender != person.gender):
                    found[person.name] = person
        firsts = {person.words[0] for person in found.values()}
        return min(found) if len(firsts) == 1 else None

    def _person(self, parsed: Name, gender: str) -> _Someone | None:
        last = _last(parsed, self.lexicon)
        near = self.people.get(last, [])
        if len(parsed.words) > 1:
            first = _first(parsed)
            exact = [p for p in near if p.first == first]
            near = exact or [p for p in near if self.lexicon.same_first(p.first, first)]
        near = [p for p in near if not (gender and p.gender and p.gender != gender)]
        return near[0] if len(near) == 1 else None

    # ---- descriptions

    def _described(self, article: str, name: str, mention: str) -> str | None:
        same = self._answered.get(_folded(mention), set()) if mention else set()
        if len(same) == 1:
            return next(iter(same))
        words = [fold_name(word) for word in (mention or name).split()]
        if not words or words[0] in self.lexicon.indefinite or any(word in self.lexicon.possessive for word in words):
            return None
        held = held_in(" ".join(words), 0, self.lexicon)
        if held is None or held.role not in self.lexicon.single:
            return None
        plain = frozenset(word.removesuffix("'s") for word in words)
        beside = plain - self.lexicon.breakers - self.lexicon.roles - set(held.role.split("-"))
        roles = [held.role, *(word for word in words if word in self.lexicon.single)]
        found: set[str] = set()
        for cast in self.casts().values():
            for person in cast.persons:
                if person.full and any(self._holds(person, role, beside) for role in roles):
                    someone = self._person(Name(0, 0, PERSON, person.words), person.gender)
                    found.add(someone.name if someone else person.name)
        return next(iter(found)) if len(found) == 1 else None

    def _holds(self, person: Person, role: str, beside: frozenset[str]) -> bool:
        for held in person.held:
            if self.lexicon.alike(role, held.role) >= 2 and (not beside or beside & held.beside):
                return True
        return False

    def casts(self) -> dict[str, Cast]:
        """Who is named in each article, read only when a name needs it."""
        if self._casts is None:
            self._casts = {article: cast_of(text) for article, text in self.texts.items()}
        return self._casts


def whole_name(name: str, lexicon: Naming) -> Name | None:
    """`name` read as one name of a person or body; None for a description.

    >>> whole_name("Dario Amodei", naming()).words
    ('dario', 'amodei')
    """
    bare = name
    first = name.split(None, 1)
    if len(first) == 2 and fold_name(first[0]) == "the" and first[1][:1].isupper():
        bare = first[1]
    match = run_pattern(LANGUAGES[0]).match(bare)
    if match is None:
        return None
    if match.end() != len(bare):
        words = tuple(fold_name(word) for word in bare.split())
        joined = any(word in lexicon.bodies for word in words) and bare[:1].isupper() and _capitalised(bare, lexicon)
        return Name(0, len(bare), BODY, words) if joined else None
    parsed = names_in(bare)
    if len(parsed) != 1 or parsed[0].end != len(bare):
        return None
    if parsed[0].start == 0:
        return parsed[0]
    return Name(0, len(bare), BODY, tuple(fold_name(word) for word in bare.split()))


def _capitalised(name: str, lexicon: Naming) -> bool:
    return all(word[:1].isupper() or word in ("of", "for", "the", "and", "on") for word in name.split())


def _is_person(name: Name) -> bool:
    return name.kind != BODY


def _core(name: Name, lexicon: Naming) -> tuple[str, ...]:
    core = tuple(word for word in name.words if word not in lexicon.suffixes and word not in lexicon.particles)
    return core or name.words


def _last(name: Name, lexicon: Naming) -> str:
    return _core(name, lexicon)[-1]


def _first(name: Name | None) -> str:
    return name.words[0] if name else ""


def _bare(words: tuple[str, ...], lexicon: Naming) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] in lexicon.articles else words


def _told(mention: str) -> str:
    """The gender that the titles of a mention tell."""
    names = (name for match in run_pattern().finditer(mention) for name in names_in(match.group()))
    return next((name.gender for name in names if name.gender), "")


def _folded(mention: str) -> str:
    return " ".join(fold_name(word) for word in mention.split())
