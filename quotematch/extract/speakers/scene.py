"""What is known of one article while its speakers are resolved: who is named, who has spoken, what is quoted.

The rules for roles and pronouns ask here. Sentences and quoted stretches are found once and only when they are asked
for; whoever has spoken is kept in order of place, so that every question costs a bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from quotematch.extract.records import Attribution
from quotematch.spans import Span
from quotematch.text.casting import cast_of
from quotematch.text.naming import Naming, fold_name, naming
from quotematch.text.paragraphs import paragraphs
from quotematch.text.people import Body, Cast, Person
from quotematch.text.sentences import sentences

#: Who has spoken or been described: so many of the last are looked at, which bounds the time of one question.
MOST_EARLIER = 50
_PHRASE_WORD = re.compile(r"\S+")
_PHRASE_REACH, _MOST_BESIDE = 80, 6
#: Code points; no word that is asked for is longer.
_WORD_REACH = 24


@dataclass(slots=True)
class Described:
    """Somebody or something without a name: "a Pentagon official". `human` tells that the head noun is a person's."""

    name: str
    role: str
    beside: frozenset[str]
    gender: str
    plural: bool
    human: bool


#: Whom a mention can stand for.
Who = Person | Body | Described


class Introduction(NamedTuple):
    """Where "a … role" stands in the text, and the folded words between."""

    start: int
    end: int
    beside: frozenset[str]


class Scene:
    """One article, its cast, and what the attributions so far have told."""

    def __init__(self, text: str, attributions: Sequence[Attribution], language: str) -> None:
        self.text = text
        self.attributions = attributions
        self.language = language
        self.lexicon: Naming = naming(language)
        self.cast: Cast = cast_of(text, language)
        self._spoken: list[tuple[int, Who]] = []
        self._described: list[tuple[int, Described]] = []
        self._heard: set[int] = set()
        self._introductions: dict[str, list[Introduction]] = {}
        self._split: dict[int, list[Span]] = {}

    # ---- who has spoken

    def add_speaker(self, at: int, who: Who) -> None:
        """Note that `who` spoke at a mention that starts at `at`; places must not decrease."""
        self._spoken.append((at, who))
        self._heard.add(id(who))

    def add_described(self, at: int, who: Described) -> None:
        """Note somebody without a name; places must not decrease."""
        self._described.append((at, who))

    def has_spoken(self, who: Who) -> bool:
        """Whether `who` has spoken before."""
        return id(who) in self._heard

    def spoken_before(self, at: int) -> Iterator[tuple[int, Who]]:
        """The last speakers before `at`, the latest first."""
        end = bisect_left(self._spoken, at, key=lambda entry: entry[0])
        yield from reversed(self._spoken[max(0, end - MOST_EARLIER) : end])

    def described_before(self, at: int) -> Iterator[tuple[int, Described]]:
        """Those without a name before `at`, the latest first."""
        end = bisect_left(self._described, at, key=lambda entry: entry[0])
        yield from reversed(self._described[max(0, end - MOST_EARLIER) : end])

    def of_gender(self, gender: str) -> Sequence[Person]:
        """The persons of that gender, as far as the article tells; at most two, which is one too many."""
        return self._of_gender.get(gender, ())

    @cached_property
    def _of_gender(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = {}
        for person in self.cast.persons:
            if person.sure and len(found.setdefault(person.gender, [])) < 2:
                found[person.gender].append(person)
        return found

    def introductions(self, role: str) -> list[Introduction]:
        """Where the text has "a … role"; found once for each role."""
        if role not in self._introductions:
            found = []
            for match in _role_word(role).finditer(self.text):
                begin = self._introduced_at(match.start())
                if begin is not None:
                    words = self.text[begin : match.start()].split()[1:]
                    found.append(Introduction(begin, match.end(), frozenset(fold_name(word) for word in words)))
            self._introductions[role] = found
        return self._introductions[role]

    def _introduced_at(self, end: int) -> int | None:
        """Where "a" or "one" opens the noun phrase that goes on at `end`; None when something else does."""
        words = list(_PHRASE_WORD.finditer(self.text, max(0, end - _PHRASE_REACH), end))
        for match in reversed(words[-_MOST_BESIDE:]):
            word = fold_name(match.group())
            if word in self.lexicon.introducing:
                return match.start()
            if word in self.lexicon.breakers or not word[-1:].isalnum():
                return None
        return None

    # ---- the text

    def sentences_back(self, at: int) -> Iterator[Span]:
        """The sentences that begin at `at` or before, the last of them first; each is found when it is asked for."""
        for number in range(bisect_right(self._paragraphs, at, key=_start) - 1, -1, -1):
            rows = self._sentences(number)
            yield from reversed(rows[: bisect_right(rows, at, key=_start)])

    @cached_property
    def _paragraphs(self) -> Sequence[Span]:
        return paragraphs(self.text)

    def _sentences(self, number: int) -> list[Span]:
        if number not in self._split:
            start, end = self._paragraphs[number]
            self._split[number] = sentences(self.text, start, end, language=self.language)
        return self._split[number]

    def in_quote(self, at: int) -> bool:
        """Whether an outermost quotation covers `at`."""
        starts, ends = self._quoted
        k = bisect_right(starts, at) - 1
        return k >= 0 and at < ends[k]

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        spans = sorted(span for a in self.attributions if a.parent is None for span in a.own_words)
        starts: list[int] = []
        ends: list[int] = []
        for span in spans:
            starts.append(span.start)
            ends.append(max(span.end, ends[-1] if ends else 0))
        return starts, ends

    def word_at(self, at: int) -> str:
        """The folded word that starts at `at`."""
        match = _PHRASE_WORD.match(self.text, at, at + _WORD_REACH)
        return fold_name(match.group()) if match else ""

    def word_before(self, at: int, *, titled: bool = False) -> str:
        """The folded word that stands before `at`, of a `titled` name before its titles: "[with] Mr. Lee"."""
        words = [fold_name(word) for word in self.text[max(0, at - _WORD_REACH) : at].split()]
        while titled and len(words) > 1 and words[-1].replace(".", "") in self.lexicon.titles:
            words.pop()
        return words[-1] if words else ""


_start = attrgetter("start")


@lru_cache(maxsize=500)
def _role_word(role: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(role.replace('-', ' '))}\b")
