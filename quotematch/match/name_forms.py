"""A speaker's name or description as one string, read: person or body, first and last name, the role it tells.

Everything here depends on the string alone, so it is read once however many articles print it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quotematch.text.capitals import BODY, Name, names_in, run_pattern
from quotematch.text.naming import Naming, fold_name, naming
from quotematch.text.people import core
from quotematch.text.roles import Held, held_in


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as it is compared: folded words without an article (`bare`), and without "Jr." and the like (`core`).

    `full` tells that it is no body's and holds a first name, `younger` that it ends in "Jr." or the like.
    """

    body: bool
    full: bool
    core: tuple[str, ...]
    bare: tuple[str, ...]
    first: str
    last: str
    suffix: str
    younger: bool
    gender: str


@lru_cache(maxsize=50_000)
def read_form(name: str) -> NameForm | None:
    """`name` as it is compared; None for a description.

    >>> form = read_form("Jo Lee Jr.")
    >>> form.first, form.last, form.younger
    ('jo', 'lee', True)
    """
    lexicon, found = naming(), whole_name(name)
    if found is None:
        return None
    words, inner = found.words, core(found.words, lexicon)
    first = first_name(inner)
    return NameForm(
        body=found.kind == BODY,
        full=found.kind != BODY and len(inner) > 1,
        core=inner,
        bare=words[1:] if len(words) > 1 and words[0] in lexicon.articles else words,
        first=first,
        last=surname(words, lexicon),
        suffix=words[-1],
        younger=words[-1] in lexicon.suffixes,
        gender=found.gender,
    )


def is_surname(form: NameForm) -> bool:
    """Whether it is a lone word that is nobody's full name, no body's and no group's."""
    return not form.body and len(form.core) == 1 and form.core[0] not in naming().groups


@lru_cache(maxsize=50_000)
def whole_name(name: str) -> Name | None:
    """`name` read as the one name of a person or body; None for a description.

    >>> whole_name("Dario Amodei").words
    ('dario', 'amodei')
    >>> whole_name("a Pentagon official") is None
    True
    """
    lexicon = naming()
    start = _prefix(name, lexicon)
    match = run_pattern().match(name, start)
    if match is None:
        return None
    found = names_in(match.group())
    if match.end() == len(name) and len(found) == 1 and found[0].end == len(match.group()) and not found[0].start:
        particles = tuple(fold_name(word) for word in name[:start].split() if fold_name(word) in lexicon.particles)
        return found[0]._replace(words=particles + found[0].words)
    words = tuple(fold_name(word) for word in name[start:].split())
    capitals = all(word[:1].isupper() or fold_name(word) in lexicon.breakers for word in name[start:].split())
    return Name(0, len(name), BODY, words) if capitals and any(word in lexicon.bodies for word in words) else None


def _prefix(name: str, lexicon: Naming) -> int:
    """Where the name starts behind an article or small words of a surname ("the Post", "von der Heide")."""
    at = 0
    for word in name.split(" ")[:-1]:
        folded = fold_name(word)
        if not word or not (folded in lexicon.definite or (word.islower() and folded in lexicon.particles)):
            break
        at += len(word) + 1
    return at


def first_name(words: tuple[str, ...]) -> str:
    """The first name: of "A. Barry Rand" the "Barry", of "A. Rand" the initial."""
    return next((word for word in words[:-1] if len(word) > 1), words[0])


def surname(words: tuple[str, ...], lexicon: Naming) -> str:
    """The surname, of a compound its last part, so that "Kim Jong-un" and "Kim Jong Un" meet.

    >>> surname(("kim", "jong-un"), naming())
    'un'
    """
    return core(words, lexicon)[-1].rpartition("-")[2]


@lru_cache(maxsize=50_000)
def role_told(said: str) -> tuple[tuple[str, ...], Held | None]:
    """The folded words of a description, and the role that it gives to one person, if it does."""
    lexicon = naming()
    words = tuple(fold_name(word) for word in said.split())
    if not words or words[0] in lexicon.indefinite or any(word in lexicon.possessive for word in words):
        return words, None
    held = held_in(" ".join(words), 0, lexicon)
    return words, held if held and held.role in lexicon.single else None


@lru_cache(maxsize=50_000)
def told_gender(mention: str) -> str:
    """The gender that the titles of a mention tell."""
    names = (name for match in run_pattern().finditer(mention) for name in names_in(match.group()))
    return next((name.gender for name in names if name.gender), "")


@lru_cache(maxsize=50_000)
def folded(mention: str) -> str:
    """The words of a mention as mentions are compared."""
    return " ".join(fold_name(word) for word in mention.split())


@lru_cache(maxsize=50_000)
def described_by(mention: str) -> str:
    """The same of a mention of several words, which may describe; "" of one word, which may be anybody's."""
    return folded(mention) if len(mention.split()) > 1 else ""
