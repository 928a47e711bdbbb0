"""What kind of phrase names a speaker: a pronoun, a name, a role, a body, a description.

A mention comes in as printed ("the company's CEO, Dario Amodei,"), a reading goes out: the kind, and the name, role or
pronoun that decides. Only the phrase is read here; whom it stands for is the work of `speakers`. A phrase that a rule
for cues took too long is read by its first words: "She sued him in 2014" speaks of "she".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from quotematch.extract.speakers.appositives import Placed, appositive, last_appositive
from quotematch.extract.speakers.joint_mentions import joint_end
from quotematch.extract.speakers.noun_forms import is_participle, is_verb, singular
from quotematch.lexicon import LANGUAGES
from quotematch.text.capitals import BODY, PERSON, ROLE, UNKNOWN, Name, names_in, run_pattern
from quotematch.text.naming import APOSTROPHES, Naming, fold_name, naming, quotation_marks

#: The kinds of reading.
PRONOUN, NAMED, BODILY, ROLED, DESCRIBED = "pronoun", "named", "bodily", "roled", "described"

#: The kind of pronoun that takes up what was reported before: "demnach".
RESUMED = "resumed"
#: The kind of pronoun that stands for nobody named before: "others".
UNNAMED = "unnamed"
#: A mention longer than this is read by its first code points only.
LONGEST = 400

_WORD = re.compile(rf"[^\W_][\w&]*+(?:[-.{APOSTROPHES}](?=\w)[\w&]*+)*+")
_DASHES = "\N{EM DASH}\N{EN DASH}"
_CLAUSE_END = re.compile(rf"\s*(?:,(?!\d)|[;:({_DASHES}])|\s-\s")  # not in "More than 3,000 people"
_EDGES = " \t\r\n\N{NO-BREAK SPACE},;:.-*\N{BULLET}|" + _DASHES + APOSTROPHES


class Reading(NamedTuple):
    """One mention as read. `start` and `end` are the place in the mention of the words that name the speaker.

    `word` is the folded pronoun's kind, role or head noun; `beside` the folded words beside it; `definite` tells that
    the phrase points back ("the", "his", "Anthropic's", or no article); `gender` is "male", "female" or ""; `owner` a
    possessive pronoun at the head ("his lawyer").
    """

    kind: str
    start: int
    end: int
    name: Name | None = None
    word: str = ""
    beside: frozenset[str] = frozenset()
    definite: bool = False
    gender: str = ""
    plural: bool = False
    owner: str = ""


@lru_cache(maxsize=20_000)
def read_mention(mention: str, language: str = LANGUAGES[0]) -> Reading | None:
    """How the mention names the speaker; None when it holds no word.

    >>> reading = read_mention("the company's CEO, Dario Amodei,")
    >>> reading.kind, reading.name.words
    ('named', ('dario', 'amodei'))
    """
    lexicon = naming(language)
    cut, edges = mention[:LONGEST], _EDGES + quotation_marks()
    start, end = len(cut) - len(cut.lstrip(edges)), len(cut.rstrip(edges))
    first = _WORD.search(cut, start, end)
    if first is None:
        return None
    word = _without_verb(fold_name(first.group()), lexicon)
    if word in lexicon.subjects or fold_name(cut[start:end]) in lexicon.pronouns or cut[start:end] in lexicon.relative:
        return _pronoun(first.start(), first.end(), lexicon.pronouns.get(word, "relative"))
    return _Phrase.cut(cut[start:end], start, language, lexicon).read()


def _without_verb(word: str, lexicon: Naming) -> str:
    """The pronoun of a contraction: "he" of "he's"; other words as they are."""
    pronoun = word.partition("'")[0]
    return pronoun if pronoun in lexicon.subjects else word


def _pronoun(start: int, end: int, kind: str) -> Reading:
    gender = kind if kind in ("male", "female") else ""
    return Reading(PRONOUN, start, end, word=kind, gender=gender, plural=kind in ("plural", UNNAMED), definite=True)


class _Word(NamedTuple):
    start: int
    end: int
    fold: str


@dataclass(slots=True)
class _Phrase:
    """A noun phrase: `whole` with what follows a comma, `head` without; words and names are those of the head.

    `noun` is the number of the head noun, the last word before a preposition. `shift` is added to every place.
    """

    whole: str
    head: str
    words: list[_Word]
    names: list[Placed]
    noun: int
    shift: int
    language: str
    lexicon: Naming

    @classmethod
    def cut(cls, whole: str, shift: int, language: str, lexicon: Naming) -> _Phrase:
        """The phrase cut into head and rest, and the head into words and names."""
        match = _head_end(language).search(whole)
        head = whole[: match.start()] if match and match.start() else whole
        words = [_Word(m.start(), m.end(), fold_name(m.group())) for m in _WORD.finditer(head)]
        names = [
            Placed(m.start() + name.start, m.start() + name.end, name)
            for m in run_pattern(language).finditer(head)
            for name in names_in(m.group(), language)
            if name.kind != ROLE
        ]
        noun = next((k for k in range(1, len(words)) if _ends_head(words, k, lexicon)), len(words)) - 1
        return cls(whole, head, words, names, noun, shift, language, lexicon)

    def read(self) -> Reading:
        """The reading of the phrase: by a name, by a name in apposition, by its head noun."""
        if not self.words:
            return Reading(DESCRIBED, self.shift, self.shift + len(self.whole))
        if lower := self._lower_name():
            return Reading(NAMED, self.shift, self.shift + len(self.head), lower, gender=lower.gender)
        if joint := joint_end(self.whole, self.lexicon, self.language):
            return Reading(DESCRIBED, self.shift, self.shift + joint, plural=True)
        fitting = [placed for placed in self.names if self._names_speaker(placed)]
        if fitting:
            return self._named(min(fitting, key=lambda placed: placed.name.kind != PERSON))
        beside = appositive(self.whole, len(self.head), self.language)
        if beside and (self._role(self.noun) or beside.name.kind == PERSON or self._ends_with(beside)):
            return self._named(beside)
        if self._role(self.noun) and (last := last_appositive(self.whole, len(self.head), self.language)):
            return self._named(last)
        return self._roled() or self._text() or self._described()

    # ---- names

    def _lower_name(self) -> Name | None:
        """A full name in text without capitals: a first name and one or two words more."""
        folds = tuple(word.fold for word in self.words)
        if not (2 <= len(folds) <= 3 and self.head.islower() and folds[0] in self.lexicon.first_names):
            return None
        if any(f in self.lexicon.roles or f in self.lexicon.breakers or f in self.lexicon.texts for f in folds):
            return None
        return Name(0, len(self.head), PERSON, folds, gender=self.lexicon.gender.get(folds[0], ""))

    def _names_speaker(self, placed: Placed) -> bool:
        """Whether the name is the speaker's, and neither owner nor object of another noun."""
        name, lexicon = placed.name, self.lexicon
        before = [word.fold for word in self.words if word.start < placed.start]
        after = next((word.fold for word in self.words if word.start >= placed.end), None)
        owner = name.possessive and (after or set(before) - lexicon.articles - lexicon.titles.keys())
        if owner or self._is_common(name):
            return False
        if after in lexicon.conjunctions or self._joined_to_other(placed):
            return False
        if after and not (after in lexicon.breakers or after in lexicon.adverbs or is_verb(after)):
            return False
        titling = lexicon.titles.keys() | lexicon.adjectives  # "a spokesman for Russian President Lee"
        untitled = next((fold for fold in reversed(before) if fold not in titling), "")
        if name.titles and untitled in lexicon.prepositions:
            return False  # "a spokesman for Senator Lee"
        last = before[-1] if before else ""
        of_body = len(before) > 1 and last in lexicon.genitive and before[-2] in lexicon.roles  # "Chefin der Bank"
        if self._is_owner(placed) or (of_body and name.kind != PERSON):
            return False
        owned = last.endswith("'s") and name.kind != PERSON
        if last in lexicon.prepositions or last in lexicon.conjunctions or owned or is_participle(last):
            return False
        if any(fold in lexicon.prepositions for fold in before):
            return name.kind == PERSON and (bool(name.titles) or last not in lexicon.articles)
        return name.kind == PERSON or not any(fold in lexicon.conjunctions for fold in before)

    def _is_owner(self, placed: Placed) -> bool:
        """Whether the name, with its office, tells whose somebody is: "a spokesman for County Prosecutor Lee"."""
        before = [word for word in self.words if word.start < placed.start]
        tie = next((k for k in range(len(before) - 1, 0, -1) if before[k].fold in self.lexicon.prepositions), 0)
        office = [word.fold for word in before[tie + 1 :]]
        if not tie or not office or before[tie].fold not in self.lexicon.owning:
            return False
        printed = all(self.head[word.start].isupper() for word in before[tie + 1 :])
        return printed and office[-1] in self.lexicon.roles and before[tie - 1].fold in self.lexicon.roles

    def _joined_to_other(self, placed: Placed) -> bool:
        """Whether "and" joins another name to this one: two speakers, whom only the whole phrase names."""
        first = self.names[0]
        next_word = next((word for word in self.words if word.start >= first.end), None)
        joined = next_word is not None and next_word.fold in self.lexicon.conjunctions
        return joined and first is not placed and not first.name.possessive

    def _is_common(self, name: Name) -> bool:
        """Whether a lone capital is a common noun's that opens a sentence ("Officials in Hawaii"), or a group's."""
        word = name.words[0]
        one = singular(word)
        if len(name.words) > 1 or name.titles or word in self.lexicon.bodies:
            return False
        if word in self.lexicon.shares:
            return True
        if one != word and one in self.lexicon.adjectives:
            return True
        return one in self.lexicon.roles or one in self.lexicon.texts or word in self.lexicon.groups

    def _named(self, placed: Placed) -> Reading:
        """A person or body by name; a role before the name is one of its titles."""
        name, lexicon = placed.name, self.lexicon
        before = [fold_name(word) for word in _WORD.findall(self.whole[: placed.start])]
        role = lexicon.role_at(before, len(before)) if before and not name.roles else None
        if role:
            name = name._replace(roles=(role[0],), gender=name.gender or lexicon.gender.get(role[0], ""))
        if name.kind == UNKNOWN and len(name.words) == 1 and (longer := self._campaign(placed)):
            return Reading(BODILY, self.shift + longer.start, self.shift + longer.end, longer.name)
        thing = bool(before) and before[-1] in lexicon.articles and not name.titles and name.kind == UNKNOWN
        kind = BODILY if name.kind == BODY or thing else NAMED
        return Reading(kind, self.shift + placed.start, self.shift + placed.end, name, gender=name.gender)

    def _campaign(self, placed: Placed) -> Placed | None:
        """A body called by a noun and what it is for, when that is all: "Democracy for America"."""
        rest = self.head[placed.end :].split()[:1]
        other = self.names[-1] if self.names else placed
        if other is placed or other.end != len(self.head) or other.name.kind == PERSON or rest != [self.lexicon.aim]:
            return None
        words = tuple(fold_name(word) for word in self.head[placed.start :].split())
        return Placed(placed.start, len(self.head), Name(0, len(self.head) - placed.start, BODY, words))

    def _ends_with(self, beside: Placed) -> bool:
        """Whether the phrase is "one of her aides, Ada Holm" and ends with the full name."""
        return (
            beside.end == len(self.whole)
            and len(beside.name.words) > 1
            and self.words[0].fold in self.lexicon.indefinite
        )

    # ---- roles, texts, descriptions

    def _role(self, noun: int) -> tuple[str, int] | None:
        folds = [word.fold for word in self.words]
        folds[-1] = folds[-1].removesuffix("'s")  # "the president's" of his tweets
        return self.lexicon.role_at(folds, noun + 1)

    def _roled(self) -> Reading | None:
        """A role as the head noun, or right behind the article: "a person familiar with the talks"."""
        lexicon, first = self.lexicon, self.words[0].fold
        nouns, one = [self.noun], singular(self.words[self.noun].fold)
        known = one in lexicon.roles or one in lexicon.texts or one in lexicon.generic
        if not known and (first in lexicon.indefinite or first in lexicon.articles):
            nouns += [k for k in (1, 2) if k < len(self.words) and self._alone(k)]
        for noun in nouns:
            role = self._role(noun)
            if role is None or (len(self.words) == 1 and role[0] in lexicon.adjectives):
                continue
            folds = [word.fold.removesuffix("'s") for word in (*self.words[: role[1]], *self.words[noun + 1 :])]
            grammar = (lexicon.breakers, lexicon.possessive, lexicon.indefinite)
            beside = frozenset(fold for fold in folds if not any(fold in words for words in grammar))
            return self._whole(ROLED, role[0], beside)._replace(definite=first not in lexicon.indefinite)
        return None

    def _alone(self, noun: int) -> bool:
        """Whether the word is a role and no adjective of a capital behind it ("the official Science Daily")."""
        after = self.words[noun + 1].start if noun + 1 < len(self.words) else None
        return self.words[noun].fold in self.lexicon.roles and not (after and self.head[after].isupper())

    def _text(self) -> Reading | None:
        """Whose text it is that speaks: "a Washington Post report", "his response", "a company statement"."""
        lexicon = self.lexicon
        if singular(self.words[self.noun].fold) not in lexicon.texts:
            return None
        if office := self._office():
            return office
        if publisher := self._publisher():
            kind = BODILY if publisher.name.kind == BODY else NAMED
            return Reading(kind, self.shift + publisher.start, self.shift + publisher.end, publisher.name)
        first = self.words[0]
        if first.fold in lexicon.possessive and first.fold in lexicon.pronouns:
            return _pronoun(self.shift + first.start, self.shift + first.end, lexicon.pronouns[first.fold])
        for number, word in enumerate(self.words[: self.noun]):
            fold = word.fold.removesuffix("'s")
            start, end = self.shift + first.start, self.shift + word.end - (len(word.fold) - len(fold))
            owner = fold != word.fold or number <= 1
            if fold in lexicon.generic and owner and self.words[self.noun].fold in lexicon.texts:
                return Reading(DESCRIBED, self.shift, self.shift + len(self.head), word=fold, definite=True)
            if fold != word.fold and fold in lexicon.roles:
                return Reading(ROLED, start, end, word=fold, definite=True, gender=lexicon.gender.get(fold, ""))
        return None

    def _office(self) -> Reading | None:
        """A sender that somebody owns: "a release from Mr. [Lee's office] about the plan"."""
        lexicon = self.lexicon
        for placed in self.names:
            before = [word.fold for word in self.words if word.start < placed.start and word.fold not in lexicon.titles]
            rest = [word for word in self.words if word.start >= placed.end]
            owned = bool(rest) and (rest[0].fold in lexicon.generic or rest[0].fold in lexicon.bodies)
            if placed.name.possessive and owned and before and before[-1] in lexicon.senders:
                reading = Reading(DESCRIBED, self.shift + placed.start, self.shift + rest[0].end)
                return reading._replace(word=rest[0].fold, beside=frozenset(placed.name.words), definite=True)
        return None

    def _publisher(self) -> Placed | None:
        """The name before the text ("a [Washington Post] report") or behind "from" ("a statement from [Acme]")."""
        lexicon, noun = self.lexicon, self.words[self.noun]
        for placed in self.names:
            before = [word.fold for word in self.words if word.start < placed.start]
            after = [word.fold for word in self.words if word.start >= placed.end]
            if before and before[-1] in lexicon.senders and (not after or after[0] in lexicon.prepositions):
                return placed
            name = placed.name
            if any(word not in lexicon.places and word not in lexicon.adjectives for word in name.words):
                near = placed.start < noun.start and not set(before) & lexicon.prepositions
                if near and (name.possessive or name.kind != PERSON):
                    return placed
        return None

    def _described(self) -> Reading:
        """A description, up to a comma: "the campaign, answering the new rival" is "the campaign"."""
        lexicon, noun = self.lexicon, self.words[self.noun].fold
        first = self.words[0].fold
        reading = self._whole(DESCRIBED, noun, frozenset(word.fold for word in self.words[: self.noun]))
        plural = (singular(noun) != noun and not noun.endswith(("'s", "us", "news"))) or noun in lexicon.groups
        definite = first in lexicon.definite or bool(reading.owner)
        match = _CLAUSE_END.search(self.whole)
        end = match.start() if match and match.start() else len(self.whole)
        return reading._replace(end=self.shift + end, plural=plural, definite=definite)

    def _whole(self, kind: str, word: str, beside: frozenset[str]) -> Reading:
        first = self.words[0].fold
        owner = first if first in self.lexicon.possessive else ""
        gender = self.lexicon.gender.get(word, "") if kind == ROLED else ""
        return Reading(
            kind, self.shift, self.shift + len(self.whole), word=word, beside=beside, gender=gender, owner=owner
        )


@cache
def _head_end(language: str) -> re.Pattern[str]:
    """Where the head of a noun phrase ends: at a comma, a bracket, a dash or a relative pronoun."""
    relative = "|".join(sorted(naming(language).relative))
    return re.compile(rf"{_CLAUSE_END.pattern}|\s(?:{relative})\b", re.IGNORECASE)


def _ends_head(words: list[_Word], k: int, lexicon: Naming) -> bool:
    """Whether the head noun stands before word `k`: "officials [in Rome]", "Chefin [der Bank]", "a poll [released]"."""
    before = singular(words[k - 1].fold)
    if words[k].fold in lexicon.prepositions:
        return True
    owned = before in lexicon.roles and words[k].fold in lexicon.genitive
    return owned or (is_verb(words[k].fold) and (before in lexicon.texts or before in lexicon.roles))
