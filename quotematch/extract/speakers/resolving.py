"""Whom each mention stands for: "he", "the CEO", "Amodei" -> "Dario Amodei".

Attributions come in, a speaker for each goes out. A mention that names somebody is looked up among all whom the article
names, a role goes to its holder, a pronoun to its antecedent; what the article does not tell stays a description as
printed, or unknown. Attributions are taken in order of place, so that each rule sees who has spoken before.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotematch.extract.records import Attribution
from quotematch.extract.speakers.antecedents import antecedent
from quotematch.extract.speakers.holders import body_of, holder, last_body
from quotematch.extract.speakers.implausible import is_no_speaker, lead, shortened
from quotematch.extract.speakers.mentions import BODILY, NAMED, PRONOUN, RESUMED, ROLED, Reading, read_mention
from quotematch.extract.speakers.named_later import awaited, names_of_described
from quotematch.extract.speakers.scene import Described, Scene, Who
from quotematch.lexicon import LANGUAGES
from quotematch.models import Speaker
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.capitals import PERSON, Name
from quotematch.text.naming import fold_name
from quotematch.text.people import Body, Person

#: Code points from a cue to the name of whoever hears it, titles included.
_HEARER_REACH = 24


def resolve(
    text: str, attributions: Sequence[Attribution], *, language: str = "en", settings: Settings | None = None
) -> list[Speaker | None]:
    """The speaker of each attribution, in their order; None where the text does not say.

    A speaker's `name` is the full name that the article prints, without titles, or the description as printed; a
    pronoun that cannot be resolved stays as it is. Attributions without a mention take the speaker of the one they
    follow. Any spans are taken: a mention outside of the text gives None.

    >>> text = "Chief executive Jo Lee left. “I will not stay,” she said."
    >>> at = text.index("she")
    >>> resolve(text, [Attribution(content=[Span(30, 46)], mention=Span(at, at + 3))])[0].name
    'Jo Lee'
    """
    if not attributions:
        return []
    scene = Scene(text, attributions, language if language in LANGUAGES else LANGUAGES[0])
    return _Resolver(scene, settings or Settings()).all()


class _Resolver:
    """Resolves the attributions of one scene, one after the other."""

    def __init__(self, scene: Scene, settings: Settings) -> None:
        self.scene = scene
        self.settings = settings
        self.attributions = scene.attributions
        self.found: list[tuple[Who, Span] | None] = [None] * len(self.attributions)
        self._settled: set[int] = set()  # attributions without a mention whose chain has been followed
        self._lower: dict[str, Person] = {}  # people whose names the text prints in lower case, by last name

    def all(self) -> list[Speaker | None]:
        """The speakers, in order of the attributions; nested ones are resolved when all others are."""
        places = [
            (a.parent is not None, a.mention.start, k) for k, a in enumerate(self.attributions) if a.mention is not None
        ]
        waiting: list[tuple[int, int]] = []
        for _, _, k in sorted(places):
            later = awaited(self.scene, k)
            if later is not None:
                waiting.append((k, later))
                continue
            found = self.found[k] = self._one(k)
            if found and self.attributions[k].parent is None:
                self.scene.add_speaker(found[1].start, found[0])
        unnamed = (k for k, a in enumerate(self.attributions) if a.mention is None)
        waiting += [(k, later) for k in unnamed if (later := awaited(self.scene, k)) is not None]
        for k, later in reversed(waiting):
            self.found[k] = self.found[later]
            self._settled.add(k)
        self._name_described()
        return [self._speaker(self._followed(k)) for k in range(len(self.attributions))]

    def _name_described(self) -> None:
        """Give those who were described the names that the text tells only later."""
        named = names_of_described(self.scene, self.attributions, self.found)
        for k, found in enumerate(self.found):
            if found and (person := named.get(id(found[0]))):
                self.found[k] = person, found[1]

    def _speaker(self, found: tuple[Who, Span] | None) -> Speaker | None:
        return Speaker.trusted(name=found[0].name, mention=found[1]) if found else None

    def _followed(self, k: int) -> tuple[Who, Span] | None:
        """The finding of `k`, or of the attribution that it follows, however far."""
        path: list[int] = []
        at: int | None = k
        while at is not None and 0 <= at < len(self.found) and at not in self._settled:
            if self.attributions[at].mention is not None:
                break
            self._settled.add(at)
            path.append(at)
            at = self.attributions[at].follows
        found = self.found[at] if at is not None and 0 <= at < len(self.found) else None
        for link in path:
            self.found[link] = found
        return found

    # ---- one mention

    def _one(self, k: int) -> tuple[Who, Span] | None:
        mention = self.attributions[k].mention
        if mention is None or not 0 <= mention.start < mention.end <= len(self.scene.text):
            return None
        mention = Span(mention.start + lead(mention.of(self.scene.text), self.scene.language), mention.end)
        if named := self._plain_name(mention):
            return named, mention
        reading = read_mention(mention.of(self.scene.text), self.scene.language)
        if reading and reading.word == RESUMED:
            return self._resumed(k, mention)
        who = self._whom(k, reading, mention) if reading else None
        return (who, mention) if who else None

    def _resumed(self, k: int, mention: Span) -> tuple[Who, Span] | None:
        """Whoever spoke before, to whom a pronoun that sums up goes back ("demnach")."""
        before = self.attributions[k].follows
        found = self._followed(before) if before is not None else None
        return (found[0], mention) if found else None

    def _whom(self, k: int, reading: Reading, mention: Span) -> Who | None:
        words = mention.of(self.scene.text)
        named = reading.kind in (NAMED, BODILY) and any(char.isspace() for char in words.strip())
        if reading.kind != PRONOUN and not named:
            words = words[: reading.end]
            left = shortened(words, self.scene.language)
            if is_no_speaker(left if " " not in left else words, self.scene.language):
                return None
        who: Who | None
        if reading.kind == PRONOUN:
            who = self._pronoun(k, reading, mention)
        elif reading.kind == NAMED:
            who = self._named(reading, mention)
        elif reading.kind == BODILY:
            who = self._body(reading, mention)
        elif reading.kind == ROLED:
            who = holder(self.scene, reading, mention, self._hearer(k))
        else:
            who = self._lower.get(reading.word) or body_of(self.scene, reading, mention.start)
        return who or self._as_printed(reading, mention)

    def _plain_name(self, mention: Span) -> Person | None:
        """The person whose name is all that the mention holds, be it a common noun besides ("Hunter", "Baker")."""
        here = self._named_at(mention, mention.end)
        return here if isinstance(here, Person) else None

    def _as_printed(self, reading: Reading, mention: Span) -> Described:
        end = mention.end if reading.kind == PRONOUN else mention.start + reading.end  # "its website"
        printed = self.scene.text[mention.start + reading.start : end]
        name = shortened(printed, self.scene.language)
        human = reading.kind == ROLED
        who = Described(name, reading.word if human else "", reading.beside, reading.gender, reading.plural, human)
        if human:
            self.scene.add_described(mention.start, who)
        return who

    def _named(self, reading: Reading, mention: Span) -> Who | None:
        name, at = reading.name, mention.start + reading.start
        if name is None:
            return None
        cast = self.scene.cast
        here = self._named_at(Span(at, mention.start + reading.end), mention.end)
        if isinstance(here, Person):
            return here
        known: Who | None = cast.person(name, at, self.scene.lexicon)
        if known is None and name.kind != PERSON:
            known = cast.body(name.words) or here
        return known or self._new(name, Span(at, mention.start + reading.end))

    def _named_at(self, place: Span, limit: int) -> Person | Body | None:
        """Who is named by exactly these words, or what body by them and more ("US Department [of War]") before `limit`.

        A headline in capitals can go on behind a name.
        """
        here = self.scene.cast.at(place.start)
        if here is None:
            return None
        longer = isinstance(here.who, Body) and place.end < here.end <= limit
        return here.who if here.end == place.end or longer else None

    def _new(self, name: Name, place: Span) -> Person:
        """Somebody whom only the mention names, as in text without capitals."""
        person = Person(name.words, {place.of(self.scene.text): 1}, [place.start], gender=name.gender, sure=True)
        return self._lower.setdefault(name.words[-1], person) if place.of(self.scene.text).islower() else person

    def _body(self, reading: Reading, mention: Span) -> Who | None:
        name, at = reading.name, mention.start + reading.start
        if name is None:
            return None
        cast, lexicon = self.scene.cast, self.scene.lexicon
        if len(name.words) == 1 and name.words[0] in lexicon.generic:
            generic = last_body(self.scene, name.words[0], at)
            if generic:
                return generic
        place = Span(at, mention.start + reading.end)
        if len(name.words) == 1 and _is_shouted_in_label(self.scene.text, place):
            person = cast.person(name, at, lexicon)
            if person and person.sure:
                return person
        known = self._named_at(place, mention.end)
        if isinstance(known, Body):
            known = cast.body(known.words)
        known = known or cast.body(name.words)
        return known or Body(name.words, {self.scene.text[at : mention.start + reading.end]: 1}, [at])

    def _pronoun(self, k: int, reading: Reading, mention: Span) -> Who | None:
        parent = self.attributions[k].parent
        within = self._followed(parent) if parent is not None and 0 <= parent < len(self.found) else None
        if reading.word == "first":
            return within[0] if within else None
        barred = within[0] if within and self.scene.in_quote(mention.start) else None
        return antecedent(self.scene, reading, mention, barred, self.settings)

    def _hearer(self, k: int) -> Person | None:
        """Who is named right behind the cue, as whom somebody else told it: "The envoy told | Ms. Lee | that"."""
        cue = self.attributions[k].cue
        if cue is None:
            return None
        named = self.scene.cast.between(cue.end, cue.end + _HEARER_REACH)
        if not named or not isinstance(named[0].who, Person) or named[0].possessive:
            return None
        between = self.scene.text[cue.end : named[0].start].split()
        titles = self.scene.lexicon.titles
        return named[0].who if all(fold_name(word).replace(".", "") in titles for word in between) else None


def _is_shouted_in_label(text: str, place: Span) -> bool:
    """Whether a name is written in capitals before the colon of a transcript, where that is the custom."""
    return text[place.end : place.end + 1] == ":" and place.of(text).isupper()
