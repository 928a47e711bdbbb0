"""One name for a person or body over the articles of a story.

One outlet prints "Mr. Amodei", another "Dario Amodei", a third only "Anthropic's CEO". Names are brought together
within a story and never beyond it: a surname goes to the one full name that bears it, a role of a body to the one
person whom another article of the story gives that role. What several people could answer to stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quotematch.match.name_forms import NameForm, described_by, folded, read_form, role_told, told_gender
from quotematch.match.register import Known, Register, Use
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
    members: dict[frozenset[str], list[str]] = defaultdict(list)
    for article in sorted(register.texts):
        members[stories.get(article, frozenset((article,)))].append(article)
    lively = register.lively()
    settled: dict[Use, str] = {}
    for story, own in members.items():
        if len(story) > 1:
            names = _settle(story & register.texts.keys(), lively, register)
            settled.update((use, names[use]) for article in own for use in lively[article])
    return [_renamed(quote, register, settled) for quote in quotes]


def _renamed(quote: Quote, register: Register, settled: Mapping[Use, str]) -> Quote:
    speaker = quote.speaker
    if speaker is None or quote.article_id not in register.texts:
        return quote
    name = settled.get(register.use(quote.article_id, speaker), speaker.name)
    return (
        quote
        if name == speaker.name
        else quote.model_copy(update={"speaker": speaker.model_copy(update={"name": name})})
    )


def _settle(articles: frozenset[str], lively: Mapping[str, Sequence[Use]], register: Register) -> dict[Use, str]:
    """The one name for each lively use of a story."""
    uses = [use for article in sorted(articles) for use in lively[article]]
    names = [use.name for use in uses]
    for _ in range(_ROUNDS):
        book = _Book(articles, uses, names, register)
        settled = [book.name_of(use.mention, name) for use, name in zip(uses, names, strict=True)]
        if settled == names:
            break
        names = settled
    return dict(zip(uses, names, strict=True))


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

    def __init__(self, articles: frozenset[str], uses: Sequence[Use], names: Sequence[str], register: Register) -> None:
        self.articles = articles
        self.register = register
        self.read = False  # whether the texts of the story have been
        self.lexicon = register.lexicon
        self.people: dict[str, list[_Someone]] = defaultdict(list)  # by folded last name
        self.bodies: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.answers: dict[str, set[str]] = defaultdict(set)  # full names by the folded words of their mentions
        self.settled: dict[str, str] = {}  # what full names become: the mention has no part in it
        self.told: dict[tuple[str, str], str] = {}  # what other names become, by mention and name
        full: dict[str, set[str]] = {}
        younger: set[str] = set()
        for use, name in zip(uses, names, strict=True):
            form = read_form(name)
            if form is None:
                continue
            if form.younger:
                younger.add(use.article)
            if form.body:
                self.bodies[form.bare][name].add(use.article)
            elif form.full:
                full.setdefault(name, set()).add(use.article)
                if words := described_by(use.mention):
                    self.answers[words].add(name)
        # surnames of which an article that prints "Jr." knows another bearer
        self.families = frozenset().union(*(self.register.families(article) for article in younger))
        self._group(full)

    def _group(self, full: Mapping[str, set[str]]) -> None:
        """Bring full names together: whole first names before initials, each to the one group that fits."""
        forms = {name: form for name in full if (form := read_form(name))}
        first = {name: self._first(form) for name, form in forms.items()}
        for name in sorted(forms, key=lambda name: (-len(first[name]), name)):
            group = self.people[forms[name].last]
            fitting = self._fitting(group, first[name])
            if len(fitting) == 1:
                someone = fitting[0]
            else:
                someone = _Someone(first[name], forms[name].gender or self.lexicon.gender.get(first[name], ""))
                group.append(someone)
            someone.forms[name] |= full[name]

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

    def name_of(self, mention: str, name: str) -> str:
        """The one name for whom a mention in these words names `name` so far."""
        if name in self.settled:
            return self.settled[name]
        if (mention, name) not in self.told:
            self.told[mention, name] = self._name_of(mention, name)
        return self.told[mention, name]

    def _name_of(self, mention: str, name: str) -> str:
        form = read_form(name)
        if form is None:
            return self._described(mention, name) or name
        if form.full:
            fitting = self._fitting(self.people.get(form.last, ()), self._first(form))
            self.settled[name] = fitting[0].name if len(fitting) == 1 else name
            return self.settled[name]
        if len(form.core) == 1 and not form.body and form.core[0] not in self.lexicon.groups:
            someone = self._surname(form.core[0].rpartition("-")[2], told_gender(mention) or form.gender)
            if someone:
                return someone
        forms = self.bodies.get(form.bare)
        return _best(forms) if forms else name

    def _surname(self, last: str, gender: str) -> str | None:
        """The full name for a surname that stands alone: among the speakers of the story, else in its texts."""
        bearers = self.people.get(last, ())
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

    def _described(self, mention: str, name: str) -> str | None:
        """Whom a description stands for: the same words elsewhere, or the only holder of a role of one person."""
        said = mention or name
        same = self.answers.get(folded(said), set())
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
        fitting = self._fitting(self.people.get(known.last, ()), self._first_of(known))
        return fitting[0].name if len(fitting) == 1 else known.name

    def _first_of(self, known: Known) -> str:
        suffix = known.words[-1]
        younger = suffix in self.lexicon.suffixes and known.last in self.families
        return f"{known.first} {suffix}" if younger else known.first


def _dominant(fitting: Sequence[_Someone]) -> str | None:
    """The only one, or the one whom several times as many articles name as the next: "Trump" where all name Donald."""
    by_articles = sorted(fitting, key=lambda someone: (-someone.articles, someone.name))
    if len(by_articles) > 1 and by_articles[0].articles < _DOMINANCE * by_articles[1].articles:
        return None
    return by_articles[0].name if by_articles else None
