"""Runs of capitalised words, and the names in them.

A run comes in ("Pentagon Press Secretary Sean Parnell"), its names go out, each with its kind, its titles and roles,
and what stands before it. The rules are those of news style: titles precede, a known first name or a title makes a
person, a word such as "Committee" makes a body; of what has neither, only the whole text can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from quotematch.lexicon import LANGUAGES
from quotematch.text.naming import APOSTROPHES, Naming, fold_name, naming

#: Kinds of name: certainly a person, certainly a body or place, a bare title or role, or what only the text can tell.
PERSON, BODY, ROLE, UNKNOWN = "person", "body", "role", "unknown"

_ACRONYM = re.compile(r"[^\W\d_a-z][^\W_a-z&]+|(?:[^\W\d_a-z]\.){2,}")
_TOKEN = re.compile(r"\S+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")

#: Longer runs are headlines in capitals, not names; only their first words are read.
_MOST_WORDS = 40
#: Letters of the longest abbreviation before a dot ("Capt.").
_LONGEST_ABBREVIATION = 5
#: The capitals of Latin, Greek and Cyrillic, which alone abbreviate names ("J. K. Lee"): a class that compiles fast.
_COMMON = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0391-\u03a9\u0410-\u042f"
#: Code points before a capital that may belong to its run ("al-", "d'", "i"), and what these end in.
_MOST_BEFORE = 4
_BEFORE_CAPITAL = frozenset("abcdefghijklmnopqrstuvwxyz-" + APOSTROPHES)
#: Beyond the plane in which almost all text is written; a class without ranges there is searched seven times faster.
_BEYOND = "\U00010000"
#: No capital letter stands behind this code point (Adlam's are the last, Unicode 16).
_LAST_CAPITAL = 0x1E944


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


@cache
def _capitals() -> str:
    """All capital letters as a character class, so that the fast engine of the standard library can look for them."""
    every = "".join(map(chr, (*range(0x80, 0xD800), *range(0xE000, _LAST_CAPITAL))))
    runs = (match.group() for match in regex.finditer(r"[\p{Uppercase}\p{Lt}]+", every))
    return "A-Z" + "".join(f"{run[0]}-{run[-1]}" for run in runs)


@cache
def _maybe_capital() -> re.Pattern[str]:
    """Any capital letter, or anything beyond the plane in which almost all text is written."""
    capitals = _capitals()
    near = next((k for k, char in enumerate(capitals) if char >= _BEYOND), len(capitals))
    return re.compile(f"[{capitals[:near]}{_BEYOND}-\U0010ffff]")


def find_runs(text: str, language: str = LANGUAGES[0]) -> Iterator[re.Match[str]]:
    """The runs of `run_pattern` in `text`, in order: the same as its `finditer`, in less than half the time.

    A run holds a capital among its first letters; so the text is searched for those, which one look at each character
    tells, and the pattern is tried only where one stands.

    >>> [match.group() for match in find_runs("Then al-Rashid met d’Arcy.")]
    ['Then al-Rashid', 'd’Arcy']
    """
    match, seen = _runs(language).match, 0
    for hit in _maybe_capital().finditer(text):
        at = hit.start()
        if at < seen:
            continue
        first = max(seen, at - _MOST_BEFORE) if at and text[at - 1] in _BEFORE_CAPITAL else at
        for start in range(first, at + 1):
            if found := match(text, start):
                seen = found.end()
                yield found
                break


def run_pattern(language: str = LANGUAGES[0]) -> re.Pattern[str]:
    """The pattern of a run of capitalised words on one line, name particles included. Linear in the text.

    >>> [m.group() for m in run_pattern().finditer("Then Sen. Jo Lee met Ursula von der Leyen's aide.")]
    ['Then Sen. Jo Lee', "Ursula von der Leyen's"]
    """
    return _runs(language)


@cache
def _runs(language: str) -> re.Pattern[str]:
    lexicon = naming(language)
    words = {*lexicon.titles, *lexicon.suffixes, *lexicon.abbreviations}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    abbreviated = "|".join(word for word in longest_first if len(word) <= _LONGEST_ABBREVIATION and word.isalpha())
    particles = "|".join(sorted(lexicon.particles, key=lambda word: (-len(word), word)))
    articles, elided = "|".join(sorted(lexicon.name_articles)), "|".join(sorted(lexicon.elided))
    # of a letter of ASCII, the commonest, the short class tells: the long one is read range by range
    upper, joint = rf"(?:[A-Z]|(?![\x00-\x7f])[{_capitals()}])", rf"[\-\N{{NON-BREAKING HYPHEN}}&{APOSTROPHES}]"
    inner = "[\\w\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}]"
    word = (
        rf"(?:[A-Z][a-z]++(?=[ ,])"  # the commonest, for which nothing else need be tried
        rf"|(?=[{_COMMON}]\w{{0,{_LONGEST_ABBREVIATION - 1}}}\.)(?i:{abbreviated})\.(?=[\s,;:)]|$)"
        rf"|(?:[{_COMMON}]\.)++(?:-[{_COMMON}]\.)*+"
        rf"|(?:(?:{articles})-|(?:{elided})[{APOSTROPHES}]|[a-z]{{1,2}}(?=[A-Z]))?+"
        rf"{upper}{inner}*+(?:{joint}{inner}++)*+)"
    )
    gap = "[ \t\N{NO-BREAK SPACE}]++"
    heads = "".join(sorted({particle[0] for particle in lexicon.particles}))
    start = rf"(?<![\w@#])(?={upper}|[a-z]{{1,3}}[-A-Z{APOSTROPHES}])"
    return re.compile(rf"{start}{word}(?:{gap}(?:(?=[{heads}])(?:{particles}){gap}){{0,3}}{word})*+")


def _tokens(run: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), fold_name(m.group())) for m in _TOKEN.finditer(run)]


@lru_cache(maxsize=50_000)
def names_in(run: str, language: str = LANGUAGES[0]) -> tuple[Name, ...]:
    """The names that one run of capitalised words holds, in order, with offsets into the run.

    A possessive ends a name ("Anthropic's CEO Dario Amodei" holds two); openers of sentences are dropped.

    >>> [(name.kind, name.words, name.roles) for name in names_in("Former Vice President Dick Cheney")]
    [('person', ('dick', 'cheney'), ('vice-president',))]
    """
    lexicon = naming(language)
    tokens = _tokens(run)[:_MOST_WORDS]
    if len(tokens) == 1:
        alone = _name(run, tokens, lexicon)
        return (alone,) if alone else ()
    found: list[Name] = []
    begin = 0
    for at, (_, _, word) in enumerate(tokens):
        last = at + 1 == len(tokens)
        if last or word.endswith("'s") or _breaks(run, tokens[at + 1], lexicon):
            name = _name(run, tokens[begin : at + 1], lexicon)
            if name:
                found.append(name)
            begin = at + 1
    return tuple(found)


def _breaks(run: str, token: tuple[int, int, str], lexicon: Naming) -> bool:
    """Whether no name goes on with the token: "The", but not the initial "A."."""
    return token[2] in lexicon.breakers and run[token[1] - 1] != "."


def _name(run: str, tokens: list[tuple[int, int, str]], lexicon: Naming) -> Name | None:
    possessive = tokens[-1][2].endswith("'s") and len(tokens[-1][2]) > 2
    if possessive:
        start, end, word = tokens[-1]
        tokens[-1] = start, end - 2, word[:-2]
    words = [word for _, _, word in tokens]
    while len(words) > 1 and _opens(run[tokens[0][1] - 1], words, lexicon):
        tokens.pop(0)
        words.pop(0)
    while (
        len(words) > 1
        and words[-1] in lexicon.roles
        and _is_title(words[-1], lexicon)
        and words[-2] not in lexicon.courtesy
        and not lexicon.known_first(words)
    ):
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
        return Name(
            tokens[0][0],
            tokens[-1][1],
            ROLE,
            tuple(words),
            tuple(words),
            role,
            (),
            _title_gender(words, lexicon),
            possessive,
        )
    kept = cut < len(words) and words[cut] in lexicon.kept
    cut += 0 if kept else _before_first_name(words[cut:], lexicon)
    titles, core = words[:cut], words[cut:]
    start = tokens[cut][0]
    if not titles:
        kind = _kind(run[start : tokens[-1][1]], core, kept, lexicon)
        return Name(start, tokens[-1][1], kind, tuple(core), possessive=possessive)
    titled = kept or any(_is_title(word, lexicon) and word not in lexicon.adjectives for word in titles)
    kind = _kind(run[start : tokens[-1][1]], core, titled, lexicon)
    qualifiers = tuple(word for word in titles if word not in lexicon.titles)
    told = tuple(word for word in titles if word in lexicon.titles)
    return Name(
        start,
        tokens[-1][1],
        kind,
        tuple(core),
        told,
        _roles(titles, lexicon),
        qualifiers,
        _title_gender(titles, lexicon),
        possessive,
    )


def _opens(last_char: str, words: list[str], lexicon: Naming) -> bool:
    """Whether the first word only opens a sentence or phrase ("The", "Larvik-based") and is no first name ("May")."""
    if words[0].rpartition("-")[2] in lexicon.tails:
        return "-" in words[0]
    name = last_char == "." or (words[0] in lexicon.first_names and len(words) == 2)
    return words[0] in lexicon.openers and not name


def _after_titles(words: list[str], lexicon: Naming) -> int:
    """Where the name starts, after titles and what stands before them; 0 when there is no title."""
    last = len(words)
    if last > 1 and words[-1] in lexicon.bodies and words[-1] not in lexicon.surnames_too:
        return 0
    for at in range(last - 1, -1, -1):
        if not _is_title(words[at], lexicon):
            continue
        if at == last - 1:
            if at and words[at - 1] in lexicon.courtesy:
                continue
            if at == 0 or all(_is_title(word, lexicon) for word in words):
                return last
            continue
        if at and words[at - 1] in lexicon.first_names and words[at - 1] not in lexicon.bodies and at == 1:
            continue
        if words[at] in lexicon.panels and last - at == 2:
            continue  # "Stadtrat Bonn" is the council of Bonn, "Stadtrat Jo Keller" one of its members
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
        if not (
            word in lexicon.roles
            or word in lexicon.bodies
            or word in lexicon.places
            or word in lexicon.adjectives
            or word in lexicon.papers
        ):
            return 0
    return 0


@lru_cache(maxsize=20_000)
def _is_title(word: str, lexicon: Naming) -> bool:
    if word in lexicon.titles or _without_prefixes(word, lexicon) in lexicon.titles:
        return True
    first, hyphen, last = word.rpartition("-")
    return bool(hyphen) and first in lexicon.titles and last in lexicon.titles


def _without_prefixes(word: str, lexicon: Naming) -> str:
    """A title without what is joined to it in front: "ex-vice-president" is "president"."""
    while word.startswith(lexicon.joined_titles):
        word = word[next(len(prefix) for prefix in lexicon.joined_titles if word.startswith(prefix)) :]
    return word


def _roles(titles: list[str], lexicon: Naming) -> tuple[str, ...]:
    """The roles that titles stand for, the longest readings first."""
    found = []
    end = len(titles)
    words = [_without_prefixes(word, lexicon) if word.startswith(lexicon.once) else word for word in titles]
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


def _letters(printed: str) -> str:
    """The first word, when it has no dots of initials in it."""
    first = printed.split(None, 1)[0]
    return "" if "." in first else first


def _kind(printed: str, core: list[str], titled: bool, lexicon: Naming) -> str:
    """What kind of name `core` is, from its own words."""
    if titled:
        return PERSON
    words = core
    if not lexicon.particles.isdisjoint(core):
        words = [word for word in core if word not in lexicon.particles] or core
    if len(words) == 1:
        only = words[0]
        if only in lexicon.bodies or only in lexicon.papers or only in lexicon.places or only in lexicon.adjectives:
            return BODY
        return BODY if _ACRONYM.fullmatch(printed) else UNKNOWN
    if core[-1] in lexicon.suffixes:
        return PERSON
    if len(first := _letters(printed)) > 2 and first.isupper() and not printed.isupper():
        return BODY
    known_first = core[0] in lexicon.first_names or bool(_INITIALS.match(printed))
    hard = [word for word in words[1:] if word in lexicon.bodies and word not in lexicon.surnames_too]
    if known_first and not hard and len(words) <= 4:
        return PERSON
    if any(word in lexicon.bodies for word in words) or words[0] in lexicon.countries:
        return BODY
    if all(word in lexicon.places or word in lexicon.adjectives for word in words):
        return BODY
    return UNKNOWN
