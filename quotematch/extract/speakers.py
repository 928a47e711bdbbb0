"""Whom each mention stands for: "he", "the CEO", "Amodei" -> "Dario Amodei".

Attributions come in, a speaker for each goes out. A mention that names somebody is looked up among all whom the article
names; a role ("the CEO") goes to the last person who holds it; a pronoun to the most salient person of its gender,
sentence by sentence backwards: whoever spoke there, else whom the sentence is about (centering, Grosz et al. 1995, cut
down to what news text needs). What the article does not tell stays a description as printed, or unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotematch.extract.mentions import BODILY, NAMED, PRONOUN, ROLED, Reading, read_mention
from quotematch.extract.records import Attribution
from quotematch.lexicon import LANGUAGES
from quotematch.models import Speaker
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.naming import PERSON, Naming, fold_name, naming
from quotematch.text.people import Body, Cast, Mention, Person, cast_of
from quotematch.text.paragraphs import paragraphs
from quotematch.text.sentences import sentences


@dataclass(slots=True)
class Described:
    """Somebody without a name: "a Pentagon official"."""

    name: str
    role: str
    beside: frozenset[str]
    gender: str
    plural: bool
    human: bool


Who = Person | Body | Described


def resolve(
    text: str, attributions: Sequence[Attribution], *, language: str = "en", settings: Settings = Settings()
) -> list[Speaker | None]:
    """The speaker of each attribution, in their order; None where the text does not say.

    A speaker's `name` is the fullest name that the article prints, without titles, or the description as printed.
    Attributions without a mention take the speaker of the one they follow.

    >>> text = "Chief executive Jo Lee left. “I will not stay,” she said."
    >>> resolve(text, [Attribution([Span(30, 46)], mention=Span(49, 52))])[0].name
    'Jo Lee'
    """
    if not attributions:
        return []
    return _Resolver(text, attributions, language, settings).all()


class _Resolver:
    """The state of one article: who has spoken so far, and the indexes that the rules ask."""

    def __init__(self, text: str, attributions: Sequence[Attribution], language: str, settings: Settings) -> None:
        self.text = text
        self.attributions = attributions
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self.settings = settings
        self.lexicon: Naming = naming(self.language)
        self.cast: Cast = cast_of(text, self.language)
        self.found: list[tuple[Who, Span] | None] = [None] * len(attributions)
        self.settled: set[int] = set()  # attributions without a mention whose chain has been followed
        self.sure: set[int] = set()  # ids of persons who have spoken, whatever else the text tells of them
        self.spoken: list[tuple[int, Who]] = []  # (place of the mention, speaker), in order of place
        self.described: list[tuple[int, Described]] = []
        self.introductions: dict[str, list[tuple[int, int, frozenset[str]]]] = {}
        self._sentences: list[Span] | None = None
        self._quoted: tuple[list[int], list[int]] | None = None

    # ---- the whole

    def all(self) -> list[Speaker | None]:
        """Resolve in order of place, then let those without a mention follow."""
        count = len(self.attributions)
        named = [k for k in range(count) if self.attributions[k].mention is not None]
        for k in sorted(named, key=lambda k: (self._place(k), k)):
            self.found[k] = self._one(k)
            found = self.found[k]
            if found and self.attributions[k].parent is None:
                self.spoken.append((found[1].start, found[0]))
                self.sure.add(id(found[0]))
        return [self._speaker(self._followed(k)) for k in range(count)]

    def _place(self, k: int) -> int:
        mention = self.attributions[k].mention
        return mention.start if mention else 0

    def _followed(self, k: int) -> tuple[Who, Span] | None:
        """The finding of `k`, or of the attribution that it follows, however far."""
        path: list[int] = []
        at: int | None = k
        while at is not None and 0 <= at < len(self.attributions) and at not in self.settled:
            if self.found[at] or self.attributions[at].mention is not None:
                break
            self.settled.add(at)
            path.append(at)
            at = self.attributions[at].follows
        found = self.found[at] if at is not None and 0 <= at < len(self.found) else None
        for link in path:
            self.found[link] = found
        return found

    def _speaker(self, found: tuple[Who, Span] | None) -> Speaker | None:
        if found is None:
            return None
        who, mention = found
        return Speaker.model_construct(name=who.name, mention=mention)

    # ---- one mention

    def _one(self, k: int) -> tuple[Who, Span] | None:
        mention = self.attributions[k].mention
        if mention is None or not 0 <= mention.start < mention.end <= len(self.text):
            return None
        reading = read_mention(self.text[mention.start : mention.end], self.language)
        if reading is None:
            return None
        who = self._whom(k, reading, mention)
        return (who, mention) if who else None

    def _whom(self, k: int, reading: Reading, mention: Span) -> Who | None:
        if reading.kind == PRONOUN:
            return self._pronoun(k, reading, mention) or self._as_printed(reading, mention)
        if reading.kind == NAMED:
            return self._named(reading, mention)
        if reading.kind == BODILY:
            return self._body(reading, mention)
        if reading.kind == ROLED:
            return self._apposition(reading, mention) or self._role(k, reading, mention) or self._as_printed(reading, mention)
        return self._generic(k, reading, mention) or self._as_printed(reading, mention)

    def _as_printed(self, reading: Reading, mention: Span) -> Described | None:
        start, end = mention.start + reading.start, mention.start + reading.end
        name = self.text[start:end]
        person = reading.kind == ROLED
        who = Described(name, reading.word if person else "", reading.beside, reading.gender, reading.plural, person)
        if reading.kind != PRONOUN:
            self.described.append((mention.start, who))
        return who

    def _named(self, reading: Reading, mention: Span) -> Who:
        name = reading.name
        assert name is not None
        at = mention.start + reading.start
        here = next((m for m in self.cast.between(at, at + 1)), None)
        if here and isinstance(here.who, Person):
            return here.who
        person = self.cast.person(name, at, self.lexicon)
        if person:
            return person
        if name.kind != PERSON and (body := self.cast.body(name.words)):
            return body
        printed = self.text[at : mention.start + reading.end]
        if name.kind != PERSON and here and isinstance(here.who, Body):
            return here.who
        return Person(name.words, {printed: 1}, gender=name.gender, sure=True)

    def _body(self, reading: Reading, mention: Span) -> Who:
        name = reading.name
        assert name is not None
        at = mention.start + reading.start
        if len(name.words) == 1 and name.words[0] in self.lexicon.generic and (last := self._last_body(name.words[0], at)):
            return last
        body = self.cast.body(name.words)
        if body:
            return body
        here = next((m for m in self.cast.between(at, at + 1)), None)
        if here and not isinstance(here.who, Person):
            return here.who
        return Body(name.words, {self.text[at : mention.start + reading.end]: 1})

    def _apposition(self, reading: Reading, mention: Span) -> Who | None:
        """"the company's CEO" when the text goes on ", Dario Amodei, said"."""
        if self.text[mention.end : mention.end + 2] != ", ":
            return None
        for m in self.cast.between(mention.end, mention.end + _TITLES_REACH)[:1]:
            between = self.text[mention.end + 2 : m.start].split()
            if isinstance(m.who, Person) and not m.possessive and all(self._titular(word) for word in between):
                return m.who
        return None

    def _titular(self, word: str) -> bool:
        folded = fold_name(word)
        return folded in self.lexicon.titles or folded in self.lexicon.adjectives

    # ---- roles

    def _role(self, k: int, reading: Reading, mention: Span) -> Who | None:
        """The last person who holds the role; one named later only when nobody else can be meant."""
        best: tuple[tuple[int, int, int], Who] | None = None
        at = mention.start
        for person in self.cast.persons:
            if reading.gender and person.gender and person.gender != reading.gender:
                continue
            score = self._role_score(person, reading, at)
            if score and (best is None or score > best[0]):
                best = score, person
        described = self._described_role(reading, at) or (None if best else self._introduced(reading, at))
        if described and (best is None or best[0][0] <= 1 or described[0] > best[0]):
            best = described
        return best[1] if best else None

    def _role_score(self, person: Person, reading: Reading, at: int) -> tuple[int, int, int] | None:
        """How well the person fits: by role, by the names beside it, by nearness. None when not at all."""
        before = bisect_right(person.places, at)
        place = person.places[before - 1] if before else -person.places[0] if person.places else 0
        best = None
        for held in person.held:
            alike = self.lexicon.alike(reading.word, held.role)
            if not alike:
                continue
            shared = self._beside_agrees(reading.beside, held.beside)
            if shared is None and (alike < 3 or not before):
                continue
            later = shared or reading.word in self.lexicon.single or not reading.definite
            if not before and (alike < 2 or not later):
                continue
            if not reading.definite and (alike < 2 or not self._same_post(reading, held.role, held.beside)):
                continue
            score = (min(alike, 2), shared or 0, place)
            best = max(best, score) if best else score
        return best

    def _same_post(self, reading: Reading, role: str, beside: frozenset[str]) -> bool:
        """"An American Airlines spokesman" is the American Airlines spokesman named elsewhere in the article."""
        if "-" in reading.word and reading.word == role and not reading.beside:
            return True
        return bool(reading.beside) and reading.beside <= self._expanded(beside)

    def _expanded(self, words: frozenset[str]) -> frozenset[str]:
        more = set(words)
        for word in words:
            if body := self.cast.short.get((word,)):
                more.update(body.words)
        return frozenset(more)

    def _beside_agrees(self, ours: frozenset[str], theirs: frozenset[str]) -> int | None:
        """How many names beside the two roles agree; None when both name something and nothing agrees."""
        names = frozenset(w for w in ours if w not in self.lexicon.articles)
        if not names:
            return 0
        shared = len(self._expanded(names) & self._expanded(theirs))
        if shared or not theirs:
            return shared
        return 0

    def _described_role(self, reading: Reading, at: int) -> tuple[tuple[int, int, int], Who] | None:
        if not reading.definite:
            return None
        for place, who in reversed(self.described[-_MOST_DESCRIBED:]):
            if place >= at or not who.human:
                continue
            alike = self.lexicon.alike(reading.word, who.role)
            agrees = reading.beside <= who.beside or not reading.beside
            if alike >= 2 and agrees and not (reading.gender and who.gender and reading.gender != who.gender):
                return (2, len(reading.beside & who.beside), place), who
        return None

    def _introduced(self, reading: Reading, at: int) -> tuple[tuple[int, int, int], Who] | None:
        """Somebody whom the text brings in without quoting: "A Delta Air Lines spokesman described the time"."""
        if not reading.definite or reading.owner:
            return None
        for start, end, beside in reversed(self._introductions(reading.word)):
            if start < at and reading.beside - self.lexicon.articles <= beside:
                gender = self.lexicon.gender.get(reading.word, "")
                return (2, len(beside), start), Described(self.text[start:end], reading.word, beside, gender, False, True)
        return None

    def _introductions(self, role: str) -> list[tuple[int, int, frozenset[str]]]:
        """Where the text has "a … role", with the words between; found once for each role."""
        if role not in self.introductions:
            found = []
            for match in _role_word(role.replace("-", " ")).finditer(self.text):
                begin = self._introduced_at(match.start())
                if begin is not None:
                    words = frozenset(fold_name(w) for w in self.text[begin : match.start()].split()[1:])
                    found.append((begin, match.end(), words))
            self.introductions[role] = found
        return self.introductions[role]

    def _introduced_at(self, end: int) -> int | None:
        """Where "a" or "one" opens the noun phrase that goes on at `end`; None when something else does."""
        words = list(_PHRASE_WORD.finditer(self.text, max(0, end - _PHRASE_REACH), end))
        for match in reversed(words[-_MOST_BESIDE:]):
            word = fold_name(match.group())
            if word in self.lexicon.introducing:
                return match.start()
            if word in self.lexicon.breakers or not word[-1].isalnum():
                return None
        return None

    # ---- bodies

    def _generic(self, k: int, reading: Reading, mention: Span) -> Who | None:
        """"The company": whoever of that kind spoke or was named last."""
        if not reading.definite or reading.plural or reading.word not in self.lexicon.generic:
            return None
        if len(reading.beside - self.lexicon.articles) > 1 or reading.owner:
            return None
        extra = reading.beside - self.lexicon.articles
        found = self._last_body(reading.word, mention.start)
        if found and extra and not (extra & set(found.words)):
            return None
        return found

    def _last_body(self, noun: str, at: int) -> Body | None:
        """The body of that kind named last before `at`: by a word of its name, else any that acts as a business."""
        kinds = self.lexicon.kinds.get(noun, frozenset()) | {noun}
        before = bisect_right(self.cast.starts, at - 1)
        seen: list[Body] = []
        for m in reversed(self.cast.mentions[max(0, before - _MOST_BODIES) : before]):
            if isinstance(m.who, Body):
                body = self.cast.body(m.who.words) or m.who
                if kinds & set(body.words) and len(body.words) > 1:
                    return body
                seen.append(body)
        if noun not in self.lexicon.business:
            return None
        return next((body for body in seen if self._company(body)), None)

    def _company(self, body: Body) -> bool:
        """Whether the body can be a business: its name says so, or the article names it again and again."""
        if set(body.words) & self.lexicon.forms:
            return True
        if len(body.places) < 2 or set(body.words) & (self.lexicon.places | self.lexicon.adjectives | self.lexicon.bodies):
            return False
        return not (body.name.isupper() and len(body.name) > 2)

    # ---- pronouns

    def _pronoun(self, k: int, reading: Reading, mention: Span) -> Who | None:
        kind = reading.word
        parent = self.attributions[k].parent
        if kind == "first":
            return self._parent_speaker(parent)
        if kind == "relative":
            return self._antecedent(mention)
        barred = self._parent_speaker(parent) if parent is not None and self._in_quote(mention.start) else None
        if kind in ("male", "female"):
            return self._salient(mention.start, kind, barred)
        if kind == "neuter":
            return self._last_spoken(mention.start, Body)
        return self._plural(mention.start)

    def _parent_speaker(self, parent: int | None) -> Who | None:
        if parent is None or not 0 <= parent < len(self.found):
            return None
        found = self._followed(parent)
        return found[0] if found else None

    def _antecedent(self, mention: Span) -> Who | None:
        """Whom "who" goes back to: the name that ends right before it."""
        for m in reversed(self.cast.between(mention.start - 60, mention.start)):
            if self.text[m.end : mention.start].strip(" ,") == "":
                return m.who
        return None

    def _last_spoken(self, at: int, kind: type[Person] | type[Body]) -> Who | None:
        return next((who for place, who in reversed(self.spoken) if place < at and isinstance(who, kind)), None)

    def _plural(self, at: int) -> Who | None:
        for place, who in reversed(self.spoken[-1:]):
            if place < at and (isinstance(who, Body) or (isinstance(who, Described) and who.plural)):
                return who
        return None

    def _salient(self, at: int, gender: str, barred: Who | None) -> Who | None:
        """The most salient person of the gender before `at`, sentence by sentence backwards."""
        rows = self._rows()
        k = bisect_right(rows, at, key=lambda s: s.start) - 1
        spoken = bisect_right(self.spoken, at - 1, key=lambda entry: entry[0])
        second: Who | None = None
        for row in range(k, max(-1, k - self.settings.antecedent_sentences), -1):
            start, end = rows[row].start, min(rows[row].end, at)
            while spoken and self.spoken[spoken - 1][0] >= start:
                spoken -= 1
                who = self.spoken[spoken][1]
                if who is not barred and self._is(who, gender):
                    return who
            subject, other = self._subject(start, end, gender, barred)
            if subject:
                return subject
            if row < k:
                second = second or other
            if second and row <= k - 2:
                break
        return second or self._fallback(at, gender, barred)

    def _subject(self, start: int, end: int, gender: str, barred: Who | None) -> tuple[Who | None, Who | None]:
        """The first person of the sentence who is neither owner nor object, and the first who is."""
        oblique: Who | None = None
        for place, who, possessive in self._people_in(start, end):
            who = self._namesake(who, gender, place)
            if who is barred or not self._is(who, gender) or self._in_quote(place):
                continue
            if not possessive and self._word_before(place) not in self.lexicon.prepositions:
                return who, oblique
            oblique = oblique or who
        return None, oblique

    def _people_in(self, start: int, end: int) -> list[tuple[int, Who, bool]]:
        """Names and definite roles ("the CEO") of a stretch of text, in order."""
        found: list[tuple[int, Who, bool]] = [
            (m.start, m.who, m.possessive) for m in self.cast.between(start, end) if isinstance(m.who, Person)
        ]
        for match in _DEFINITE.finditer(self.text, start, min(end, start + _LONGEST_SENTENCE)):
            phrase = self._role_phrase(match)
            if phrase:
                found.append(phrase)
        return sorted(found, key=lambda entry: entry[0])

    def _role_phrase(self, match: re.Match[str]) -> tuple[int, Who, bool] | None:
        """Whom "the … CEO" stands for, when it holds a role and no name follows it."""
        words = match.group().split()
        for size in range(2, len(words) + 1):
            bare = fold_name(words[size - 1])
            owner = bare.endswith("'s")
            role = self.lexicon.role_at([fold_name(w) for w in words[: size - 1]] + [bare.removesuffix("'s")], size)
            if not role:
                continue
            if not owner and size < len(words) and (words[size][0].isupper() or fold_name(words[size]) in self.lexicon.roles):
                return None
            reading = read_mention(" ".join(words[:size]).removesuffix("s").rstrip("'’") if owner else " ".join(words[:size]), self.language)
            if reading is None or reading.kind != ROLED:
                return None
            who = self._role(-1, reading, Span(match.start(), match.end()))
            return (match.start(), who, owner) if who else None
        return None

    def _namesake(self, who: Who, gender: str, at: int) -> Who:
        """Somebody of the right gender who bears the same surname, when the name printed does not tell them apart."""
        if not isinstance(who, Person) or who.gender in ("", gender):
            return who
        here = next(iter(self.cast.between(at, at + 1)), None)
        if here is None or " " in self.text[here.start : here.end]:
            return who
        others = [p for p in self.cast.by_last.get(who.words[-1], ()) if p.gender == gender and p.places and p.places[0] < at]
        return max(others, key=lambda p: p.places[bisect_right(p.places, at) - 1]) if others else who

    def _word_before(self, at: int) -> str:
        words = self.text[max(0, at - 24) : at].split()
        return words[-1].casefold() if words else ""

    def _is(self, who: Who, gender: str) -> bool:
        if isinstance(who, Person):
            return who.gender == gender or (not who.gender and (who.sure or id(who) in self.sure))
        return isinstance(who, Described) and who.human and not who.plural and who.gender in ("", gender)

    def _fallback(self, at: int, gender: str, barred: Who | None) -> Who | None:
        for place, who in reversed(self.spoken):
            if place < at and who is not barred and self._is(who, gender):
                return who
        known = [p for p in self.cast.persons if p.sure and p is not barred and p.gender == gender]
        return known[0] if len(known) == 1 else None

    # ---- lazy indexes

    def _rows(self) -> list[Span]:
        """All sentences of the text, found once."""
        if self._sentences is None:
            self._sentences = [
                s for p in paragraphs(self.text) for s in sentences(self.text, p.start, p.end, language=self.language)
            ]
        return self._sentences

    def _in_quote(self, at: int) -> bool:
        if self._quoted is None:
            spans = sorted(span for a in self.attributions if a.parent is None for span in a.quoted)
            starts, ends, top = [], [], -1
            for span in spans:
                top = max(top, span.end)
                starts.append(span.start)
                ends.append(top)
            self._quoted = starts, ends
        starts, ends = self._quoted
        k = bisect_right(starts, at) - 1
        return k >= 0 and at < ends[k]


@lru_cache(maxsize=500)
def _role_word(role: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(role)}\b")


_PHRASE_WORD = re.compile(r"\S+")
_PHRASE_REACH, _MOST_BESIDE = 80, 6

#: "the", "his", ... and up to five words behind, among which a role is looked for.
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er)(?: [\w&'’-]+){1,5}")
_LONGEST_SENTENCE = 600
_TITLES_REACH = 60
_MOST_DESCRIBED = 50
_MOST_BODIES = 60
