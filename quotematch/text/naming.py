"""How a language writes the names of people and bodies: the lexicon of speakers, and the parts of a capitalised run.

A run of capitalised words comes in ("Pentagon Press Secretary Sean Parnell"), its parts go out: the body or place it
starts with, titles and roles, and the name itself, with what kind of name it is. The rules are those of news style:
titles precede, a known first name or a title makes a person, a word such as "Committee" makes a body.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from quotematch.lexicon import LANGUAGES, table

#: Kinds of name: certainly a person, certainly a body or place, a bare title or role, or what only the text can tell.
PERSON, BODY, ROLE, UNKNOWN = "person", "body", "role", "unknown"

_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_ACRONYM = re.compile(r"[^\W\d_a-z][^\W_a-z&]+|(?:[^\W\d_a-z]\.){2,}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_PREFIX = re.compile(r"(?:ex|then|vice|former|deputy|co)-")


def fold_name(word: str) -> str:
    """A word of a name as names are compared: no case, accents, dots or curly apostrophes.

    >>> fold_name("O’Núñez")
    "o'nunez"
    """
    if word.isascii():
        return word.casefold().replace(".", "")
    decomposed = unicodedata.normalize("NFKD", word[:200])
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().replace(".", "")
    for mark in _APOSTROPHES[1:]:
        plain = plain.replace(mark, "'")
    return plain


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Naming:
    """The lexicon of speakers of one language, as sets and maps."""

    particles: frozenset[str]
    suffixes: frozenset[str]
    titles: dict[str, str]  # folded title -> gender it tells, or ""
    kept: frozenset[str]
    title_roles: dict[str, str]
    roles: frozenset[str]
    phrases: frozenset[str]
    same: dict[str, frozenset[str]]
    wider: dict[str, frozenset[str]]
    single: frozenset[str]
    gender: dict[str, str]  # role noun or first name -> gender
    first_names: frozenset[str]
    bodies: frozenset[str]
    surnames_too: frozenset[str]
    forms: frozenset[str]
    countries: frozenset[str]
    papers: frozenset[str]
    generic: frozenset[str]
    business: frozenset[str]
    kinds: dict[str, frozenset[str]]
    texts: frozenset[str]
    senders: frozenset[str]
    introducing: frozenset[str]
    groups: frozenset[str]
    subjects: frozenset[str]  # pronouns that are the subject of a clause
    openers: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    relative: frozenset[str]
    breakers: frozenset[str]  # what no name has inside
    bodies_too: frozenset[str]
    heads: frozenset[str]
    conjunctions: frozenset[str]
    adverbs: frozenset[str]
    pronouns: dict[str, str]
    nicknames: dict[str, frozenset[str]]
    places: frozenset[str]
    adjectives: frozenset[str]

    def role_at(self, words: list[str], end: int) -> tuple[str, int] | None:
        """The role whose last word is `words[end - 1]`, and where it starts; None when there is none."""
        for size in (4, 3, 2):
            if end >= size and "-".join(words[end - size : end]) in self.phrases:
                return "-".join(words[end - size : end]), end - size
        word = words[end - 1]
        if word in self.roles or word in self.phrases:
            return word, end - 1
        tail = word.rpartition("-")[2]
        return (tail, end - 1) if tail in self.roles else None

    def known_first(self, words: Sequence[str]) -> bool:
        """Whether the first of `words` is a first name and no word of bodies."""
        return words[0] in self.first_names and words[0] not in self.bodies

    def alike(self, role: str, other: str) -> int:
        """How well a person of role `other` answers to `role`: 3 the same, 2 a synonym, 1 a kind of it, 0 not."""
        if role == other:
            return 3
        if other in self.same.get(role, ()):
            return 2
        return 1 if other in self.wider.get(role, ()) else 0

    def same_first(self, a: str, b: str) -> bool:
        """Whether two folded first names can be one person's: equal, an initial, or a short form."""
        if a == b or (len(a) == 1 and b[:1] == a) or (len(b) == 1 and a[:1] == b):
            return True
        return b in self.nicknames.get(a, ()) or a in self.nicknames.get(b, ())


def _links(rows: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        group = [role.strip().replace(" ", "-") for role in row.split(",")]
        for role in group:
            found.setdefault(role, set()).update(group)
    return {role: frozenset(group) for role, group in found.items()}


def _genders(rows: dict[str, str]) -> dict[str, str]:
    return {word: gender for gender in ("male", "female") for word in rows[gender].split()}


@cache
def naming(language: str = LANGUAGES[0]) -> Naming:
    """The naming lexicon of `language`; a language without one gets the default's."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    rows, first = table(language, "speakers"), table(language, "first_names")
    titles, roles, bodies, words = rows["titles"], rows["roles"], rows["bodies"], rows["words"]
    return Naming(
        particles=_set(rows["particles"]),
        suffixes=_set(rows["suffixes"]),
        titles={word: kind if kind != "none" else "" for kind in ("none", "male", "female") for word in titles[kind].split()},
        kept=_set(titles["kept"]),
        title_roles=roles["titles"],
        roles=_set(roles["words"]),
        phrases=frozenset(phrase.replace(" ", "-") for phrase in roles["phrases"]),
        same=_links(roles["same"]),
        wider={role: _set(kinds) for role, kinds in roles["wider"].items()},
        single=_set(roles["single"]["words"]),
        gender={**_genders(first), **_genders(rows["gender"])},
        first_names=_set(" ".join(first[k] for k in ("male", "female", "either"))),
        bodies=_set(bodies["words"]),
        surnames_too=_set(bodies["surnames_too"]),
        forms=_set(bodies["forms"]),
        countries=_set(bodies["countries"]),
        papers=_set(bodies["papers"]),
        generic=_set(bodies["generic"]),
        business=_set(bodies["business"]),
        kinds={kind: _set(names) for kind, names in bodies["kinds"].items()},
        texts=_set(bodies["texts"]["words"]),
        senders=_set(words["senders"]),
        introducing=_set(words["introducing"]),
        groups=_set(words["groups"]),
        subjects=_set(words["subjects"]),
        openers=_set(words["openers"]),
        prepositions=_set(words["prepositions"]),
        articles=_set(words["articles"]),
        indefinite=_set(words["indefinite"]),
        possessive=_set(words["possessive"]),
        relative=_set(words["relative"]),
        breakers=_set(words["prepositions"] + words["articles"] + words["conjunctions"] + words["breakers"]),
        bodies_too=_set(roles["bodies_too"]),
        heads=_set(words["heads"]),
        conjunctions=_set(words["conjunctions"]),
        adverbs=_set(words["adverbs"]),
        pronouns={word: kind for kind, row in rows["pronouns"].items() for word in row.split()},
        nicknames=_nicknames(rows["nicknames"]["rows"]),
        places=_set(rows["places"]["words"]),
        adjectives=_set(rows["places"]["adjectives"]),
    )


def _nicknames(rows: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        full, *short = row.split()
        found.setdefault(full, set()).update(short)
    return {full: frozenset(short) for full, short in found.items()}


class Name(NamedTuple):
    """One name inside a run: its offsets there, its kind, its folded words, and what its titles tell."""

    start: int
    end: int
    kind: str
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    gender: str = ""
    possessive: bool = False

    @property
    def last(self) -> str:
        """The folded surname, with its particles left out and no "Jr."."""
        return self.words[-1]

    @property
    def first(self) -> str:
        """The folded first word."""
        return self.words[0]


def _capitals() -> str:
    """All capital letters as a character class, so that the fast engine of the standard library can look for them."""
    ranges: list[list[int]] = []
    for code in range(0x80, 0x1E944):
        char = chr(code)
        if char.isupper() or char.istitle():
            if ranges and code <= ranges[-1][1] + 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "A-Z" + "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


@cache
def run_pattern(language: str = LANGUAGES[0]) -> re.Pattern[str]:
    """The pattern of a run of capitalised words on one line, name particles included. Linear in the text.

    >>> [m.group() for m in run_pattern().finditer("Then Sen. Jo Lee met Ursula von der Leyen's aide.")]
    ['Then Sen. Jo Lee', "Ursula von der Leyen's"]
    """
    lexicon = naming(language)
    longest_first = sorted((*lexicon.titles, *lexicon.suffixes), key=lambda word: (-len(word), word))
    abbreviated = "|".join(word for word in longest_first if len(word) <= 5 and word.isalpha())
    particles = "|".join(sorted(lexicon.particles, key=lambda word: (-len(word), word)))
    upper, joint = _capitals(), rf"[\-\N{{NON-BREAKING HYPHEN}}&{_APOSTROPHES}]"
    inner = "[\\w\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}]"
    word = (
        rf"(?:(?=[{upper}])(?i:{abbreviated})\.(?=\s)|(?:[{upper}]\.)++(?:-[{upper}]\.)*+"
        rf"|(?:(?:al|el|ad|as|ash|ul)-|[dl][{_APOSTROPHES}]|[a-z]{{1,2}}(?=[A-Z]))?+"
        rf"[{upper}]{inner}*+(?:{joint}{inner}++)*+)"
    )
    gap = "[ \t\N{NO-BREAK SPACE}]++"
    start = rf"(?<![\w@#])(?=[{upper}]|[a-z]{{1,3}}[-A-Z{_APOSTROPHES}])"
    return re.compile(rf"{start}{word}(?:{gap}(?:(?:{particles}){gap}){{0,3}}{word})*+")


def _tokens(run: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), fold_name(m.group())) for m in re.finditer(r"\S+", run)]


@lru_cache(maxsize=50_000)
def names_in(run: str, language: str = LANGUAGES[0]) -> tuple[Name, ...]:
    """The names that one run of capitalised words holds, in order, with offsets into the run.

    A possessive ends a name ("Anthropic's CEO Dario Amodei" holds two); openers of sentences are dropped.

    >>> [(name.kind, name.words, name.roles) for name in names_in("Former Vice President Dick Cheney")]
    [('person', ('dick', 'cheney'), ('vice-president',))]
    """
    lexicon = naming(language)
    tokens = _tokens(run)[:_MOST_WORDS]
    found: list[Name] = []
    begin = 0
    for at, (_, _, word) in enumerate(tokens):
        after = tokens[at + 1][2] if at + 1 < len(tokens) else None
        if after is None or word.endswith("'s") or after in lexicon.breakers:
            name = _name(run, tokens[begin : at + 1], lexicon)
            if name:
                found.append(name)
            begin = at + 1
    return tuple(found)


#: Longer runs are headlines in capitals, not names.
_MOST_WORDS = 40


def _name(run: str, tokens: list[tuple[int, int, str]], lexicon: Naming) -> Name | None:
    tokens = list(tokens)
    possessive = tokens[-1][2].endswith("'s") and len(tokens[-1][2]) > 2
    if possessive:
        start, end, word = tokens[-1]
        tokens[-1] = start, end - 2, word[:-2]
    words = [word for _, _, word in tokens]
    while len(words) > 1 and words[0] in lexicon.openers and not _opens_name(words, lexicon):
        tokens.pop(0)
        words.pop(0)
    while len(words) > 1 and words[-1] in lexicon.roles and _is_title(words[-1], lexicon) and not lexicon.known_first(words):
        if all(_is_title(word, lexicon) for word in words):
            break
        tokens.pop()
        words.pop()
        possessive = False
    if not words or (len(words) == 1 and words[0] in lexicon.openers):
        return None
    cut = _after_titles(words, lexicon)
    if cut == len(words):
        role = _roles(words, lexicon)
        return Name(tokens[0][0], tokens[-1][1], ROLE, tuple(words), tuple(words), role, (), _title_gender(words, lexicon), possessive)
    kept = cut < len(words) and words[cut] in lexicon.kept
    cut += 0 if kept else _before_first_name(words[cut:], lexicon)
    titles, core = words[:cut], words[cut:]
    start = tokens[cut][0]
    titled = kept or any(_is_title(word, lexicon) for word in titles)
    kind = _kind(run[start : tokens[-1][1]], core, titled, lexicon)
    qualifiers = tuple(word for word in titles if word not in lexicon.titles)
    told = tuple(word for word in titles if word in lexicon.titles)
    return Name(
        start, tokens[-1][1], kind, tuple(core), told, _roles(titles, lexicon), qualifiers,
        _title_gender(titles, lexicon), possessive,
    )


def _opens_name(words: list[str], lexicon: Naming) -> bool:
    """"May" and "Will" open sentences and names alike: a name when two capitalised words are all there is."""
    return words[0] in lexicon.first_names and len(words) == 2


def _after_titles(words: list[str], lexicon: Naming) -> int:
    """Where the name starts, after titles and what stands before them; 0 when there is no title."""
    last = len(words)
    if last > 1 and words[-1] in lexicon.bodies and not (words[-1] in lexicon.surnames_too):
        return 0
    for at in range(last - 1, -1, -1):
        if not _is_title(words[at], lexicon):
            continue
        if at == last - 1:
            if at == 0 or all(_is_title(word, lexicon) for word in words):
                return last
            continue
        if at and words[at - 1] in lexicon.first_names and words[at - 1] not in lexicon.bodies and at == 1:
            continue
        if words[at] in lexicon.kept and last - at == 2:
            return at
        return at + 1
    return 0


def _before_first_name(words: list[str], lexicon: Naming) -> int:
    """How many words of bodies, places and the like stand before a first name ("[Secretary of] War Pete Hegseth")."""
    for at, word in enumerate(words[:-1]):
        if word in lexicon.first_names and word not in lexicon.bodies:
            rest = words[at + 1 :]
            return 0 if any(w in lexicon.bodies and w not in lexicon.surnames_too for w in rest) else at
        if not (word in lexicon.bodies or word in lexicon.places or word in lexicon.adjectives or word in lexicon.papers):
            return 0
    return 0


def _is_title(word: str, lexicon: Naming) -> bool:
    return word in lexicon.titles or bool(_PREFIX.match(word)) and _PREFIX.sub("", word) in lexicon.titles


def _roles(titles: list[str], lexicon: Naming) -> tuple[str, ...]:
    """The roles that titles stand for, the longest readings first."""
    found = []
    end = len(titles)
    words = [_PREFIX.sub("", word) if word.startswith(("ex-", "then-", "former-")) else word for word in titles]
    while end:
        role = lexicon.role_at(words, end)
        if role:
            found.append(role[0])
            end = role[1]
        else:
            if words[end - 1] in lexicon.title_roles:
                found.append(lexicon.title_roles[words[end - 1]])
            end -= 1
    return tuple(found)


def _title_gender(titles: list[str], lexicon: Naming) -> str:
    for word in titles:
        if gender := lexicon.titles.get(word) or (lexicon.gender.get(word, "") if word in lexicon.roles else ""):
            return gender
    return ""


def _kind(printed: str, core: list[str], titled: bool, lexicon: Naming) -> str:
    """What kind of name `core` is, from its own words."""
    if titled:
        return PERSON
    words = [word for word in core if word not in lexicon.particles] or core
    if len(words) == 1:
        only = words[0]
        if only in lexicon.bodies or only in lexicon.papers or only in lexicon.places or only in lexicon.adjectives:
            return BODY
        return BODY if _ACRONYM.fullmatch(printed) else UNKNOWN
    if core[-1] in lexicon.suffixes:
        return PERSON
    known_first = core[0] in lexicon.first_names or bool(_INITIALS.match(printed))
    hard = [word for word in words[1:] if word in lexicon.bodies and word not in lexicon.surnames_too]
    if known_first and not hard and len(words) <= 4:
        return PERSON
    if any(word in lexicon.bodies for word in words) or words[0] in lexicon.countries:
        return BODY
    if all(word in lexicon.places or word in lexicon.adjectives for word in words):
        return BODY
    return UNKNOWN
