"""How the articles of a corpus name their speakers, and whom their texts name in full.

Each way of naming a speaker is a use: an article, the name resolved there, the words of the mention. Uses are numbered
once for the corpus, and texts are read only when a name is looked for in them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from quotematch.match.name_forms import described_by, first_name, folded, read_form, role_told, surname
from quotematch.models import Article, Quote, Speaker
from quotematch.text.casting import cast_of
from quotematch.text.naming import Naming, naming
from quotematch.text.people import core
from quotematch.text.roles import Held


class Use(NamedTuple):
    """One way in which an article names a speaker: the name resolved there, and the words of the mention."""

    article: str
    name: str
    mention: str


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
    """The uses of a corpus by article, and, for articles that are asked about, whom the text names."""

    def __init__(self, articles: Sequence[Article], quotes: Sequence[Quote]) -> None:
        self.lexicon: Naming = naming()
        self.texts = {article.id: article.text for article in articles}
        found: dict[str, set[Use]] = {article: set() for article in self.texts}
        for quote in quotes:
            if quote.speaker is not None and quote.article_id in self.texts:
                found[quote.article_id].add(self.use(quote.article_id, quote.speaker))
        self.uses = {article: sorted(uses) for article, uses in found.items()}
        self._read: set[str] = set()
        self._by_last: dict[str, list[Known]] = {}
        self._by_role: dict[str, list[Known]] = {}
        self._families: dict[str, frozenset[str]] = {}

    def use(self, article: str, speaker: Speaker) -> Use:
        """How `article` names `speaker`."""
        mention = speaker.mention.of(self.texts[article]) if speaker.mention else ""
        return Use(article, speaker.name, mention)

    def lively(self) -> dict[str, list[Use]]:
        """By article the uses that may take another name, or give theirs to others: all but idle descriptions.

        A description is idle when it tells no role of one person and nobody with a name is mentioned in its words.
        """
        everywhere = [use for uses in self.uses.values() for use in uses]
        named = {described_by(use.mention) for use in everywhere if read_form(use.name)} - {""}
        return {
            article: [use for use in uses if read_form(use.name) or _is_live(use.mention or use.name, named)]
            for article, uses in self.uses.items()
        }

    def read(self, articles: Collection[str]) -> None:
        """Read the texts of `articles`, those that have not been read; `known_as` and `holders` ask only these."""
        for article in sorted(set(articles) - self._read):
            self._read.add(article)
            persons = (person for person in cast_of(self.texts[article]).persons if person.full)
            for number, p in enumerate(persons):
                first, last = first_name(core(p.words, self.lexicon)), surname(p.words, self.lexicon)
                known = Known(article, number, p.name, p.words, first, last, p.gender, tuple(p.held))
                self._by_last.setdefault(last, []).append(known)
                for role in {held.role for held in p.held}:
                    self._by_role.setdefault(role, []).append(known)

    def known_as(self, last: str, articles: Collection[str]) -> list[Known]:
        """Those whose surname is `last` in the texts of `articles`, by article and place."""
        return sorted(known for known in self._by_last.get(last, ()) if known.article in articles)

    def holders(self, roles: Iterable[str], articles: Collection[str]) -> list[Known]:
        """Those to whom the texts of `articles` give any of the roles, in no order; who has two may come twice."""
        found = (known for role in roles for known in self._by_role.get(role, ()))
        return [known for known in found if known.article in articles]

    def families(self, article: str) -> frozenset[str]:
        """The surnames that `article` gives to somebody called "Jr." and to somebody else besides."""
        if article not in self._families:
            namesakes = cast_of(self.texts[article]).by_last
            younger = {
                last
                for last, persons in namesakes.items()
                if any(p.words[-1] in self.lexicon.suffixes for p in persons)
            }
            self._families[article] = frozenset(last for last in younger if len(namesakes[last]) > 1)
        return self._families[article]


def _is_live(said: str, named: set[str]) -> bool:
    return role_told(said)[1] is not None or folded(said) in named
