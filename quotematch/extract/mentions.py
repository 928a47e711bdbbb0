"""What kind of phrase names a speaker: a pronoun, a name, a role, a body, a description.

A mention comes in as printed ("the company's CEO, Dario Amodei,"), a reading goes out: the kind, and the name, role or
pronoun that decides. Only the phrase is read here; whom it stands for is the work of `speakers`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from quotematch.lexicon import LANGUAGES
from quotematch.text.capitals import BODY, PERSON, UNKNOWN, Name, names_in, run_pattern
from quotematch.text.naming import Naming, fold_name, naming

#: The kinds of reading.
PRONOUN, NAMED, BODILY, ROLED, DESCRIBED = "pronoun", "named", "bodily", "roled", "described"

_WORD = re.compile(r"[^\W_](?:[\w&]|\.(?=\w)|[-'’](?=\w))*")
_HEAD_END = re.compile(r"\s*[,;:(—–]|\s-\s|\s(?:who|which|that|whose|whom)\b", re.IGNORECASE)
_EDGES = " \t\r\n\xa0,;:.—–-\"“”„‟«»‘’'*•|"


class Reading(NamedTuple):
    """One mention as read. `start` and `end` are the place in the mention of the words that name the speaker.

    `word` is the folded pronoun, role or head noun; `beside` the folded words beside it; `definite` tells that the
    phrase points back ("the", "his", "Anthropic's", or no article); `gender` is "male", "female" or "".
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
    owner: str = ""  # a possessive pronoun at the head ("his lawyer")


#: A mention longer than this is read by its first words only.
LONGEST = 400


@lru_cache(maxsize=20_000)
def read_mention(mention: str, language: str = LANGUAGES[0]) -> Reading | None:
    """How the mention names the speaker; None when it holds no word.

    >>> reading = read_mention("the company's CEO, Dario Amodei,")
    >>> reading.kind, reading.name.words
    ('named', ('dario', 'amodei'))
    """
    lexicon = naming(language)
    cut = mention[:LONGEST]
    start = len(cut) - len(cut.lstrip(_EDGES))
    end = len(cut.rstrip(_EDGES))
    if start >= end:
        return None
    whole = cut[start:end]
    alone = fold_name(whole)
    if alone in lexicon.pronouns or alone in lexicon.relative:
        kind = lexicon.pronouns.get(alone, "relative")
        gender = kind if kind in ("male", "female") else ""
        return Reading(PRONOUN, start, end, word=kind, gender=gender, plural=kind == "plural", definite=True)
    opening = _WORD.match(whole)
    first = fold_name(opening.group()) if opening else ""
    if first in lexicon.subjects and opening:
        kind = lexicon.pronouns[first]
        gender = kind if kind in ("male", "female") else ""
        return Reading(
            PRONOUN, start, start + opening.end(), word=kind, gender=gender, plural=kind == "plural", definite=True
        )
    match = _HEAD_END.search(whole)
    head_end = match.start() if match and match.start() else len(whole)
    if lower := _lower_name(whole[:head_end], lexicon):
        return Reading(NAMED, start, start + head_end, lower, gender=lower.gender)
    return _read(whole, head_end, start, language, lexicon)


def _lower_name(head: str, lexicon: Naming) -> Name | None:
    """A full name in text without capitals: a first name and one or two words more."""
    words = tuple(fold_name(word) for word in head.split())
    if not (2 <= len(words) <= 3 and head.islower() and words[0] in lexicon.first_names):
        return None
    plain = not any(w in lexicon.roles or w in lexicon.breakers or w in lexicon.texts for w in words)
    return Name(0, len(head), PERSON, words, gender=lexicon.gender.get(words[0], "")) if plain else None


def _read(whole: str, head_end: int, shift: int, language: str, lexicon: Naming) -> Reading:
    head = whole[:head_end]
    names = [
        (m.start() + n.start, m.start() + n.end, n)
        for m in run_pattern(language).finditer(head)
        for n in names_in(m.group(), language)
    ]
    names = [entry for entry in names if entry[2].kind != "role"]
    words = [(m.start(), m.end(), fold_name(m.group())) for m in _WORD.finditer(head)]
    names = [
        entry for entry in names if words and not (len(entry[2].words) == 1 and entry[2].words[0] in lexicon.openers)
    ]
    if not words:
        return Reading(DESCRIBED, shift, shift + len(whole))
    head_noun = next((k for k, w in enumerate(words) if k and w[2] in lexicon.prepositions), len(words)) - 1
    fitting = [entry for entry in names if _names_speaker(*entry, words, head_noun, lexicon)]
    for a, b, name in sorted(fitting, key=lambda entry: entry[2].kind != PERSON):
        return _named(head, a, b, name, shift, lexicon)
    other = _appositive(whole, head_end, language, lexicon) if head_end < len(whole) else None
    if other is not None:
        a, b, name = other
        if _role_head(words, head_noun, lexicon) or (name.kind == PERSON and words[0][2] in lexicon.articles):
            return _named(whole, a, b, name, shift, lexicon)
    return _unnamed(whole, head, names, words, head_noun, shift, lexicon)


def _names_speaker(
    a: int, b: int, name: Name, words: list[tuple[int, int, str]], head_noun: int, lexicon: Naming
) -> bool:
    """Whether the name at `a` to `b` is the speaker's, and neither owner nor object of another noun."""
    if name.possessive or _common(name, lexicon):
        return False
    before = [w for s, _, w in words if s < a]
    after = [w for s, _, w in words if s >= b]
    if after and not (after[0] in lexicon.breakers or after[0] in lexicon.adverbs or _is_verb(after[0])):
        return False
    last = before[-1] if before else ""
    if last in lexicon.prepositions or last in lexicon.conjunctions or last.endswith("'s"):
        return False
    if any(w in lexicon.prepositions for w in before):
        return name.kind == PERSON and (bool(name.titles) or last not in lexicon.articles)
    return not any(w in lexicon.conjunctions for w in before) or name.kind == PERSON


def _common(name: Name, lexicon: Naming) -> bool:
    """Whether a lone capital is a common noun's that opens a sentence ("Officials in Hawaii"), or a group's."""
    if len(name.words) > 1:
        return False
    word = name.words[0]
    one = _singular(word)
    return (
        one in lexicon.roles
        or word in lexicon.texts
        or (one != word and one in lexicon.adjectives)
        or word in lexicon.groups
    )


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_verb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed")


def _named(text: str, a: int, b: int, name: Name, shift: int, lexicon: Naming) -> Reading:
    before = [fold_name(w) for w in _WORD.findall(text[:a])]
    article = bool(before) and before[-1] in lexicon.articles and not name.titles
    single = len(name.words) == 1
    body = name.kind == BODY or (article and name.kind == UNKNOWN)
    if not name.roles and before and (role := lexicon.role_at(before, len(before))):
        name = name._replace(roles=(role[0],), gender=name.gender or lexicon.gender.get(role[0], ""))
        body = body and (name.kind == BODY or (single and role[0] in lexicon.bodies_too))
    return Reading(BODILY if body else NAMED, shift + a, shift + b, name, gender=name.gender)


def _appositive(whole: str, head_end: int, language: str, lexicon: Naming) -> tuple[int, int, Name] | None:
    """The name that a comma sets beside a role: "the company's CEO, [Dario Amodei]"."""
    match = re.compile(r"\s*[,(—–]\s*").match(whole, head_end)
    if not match:
        return None
    run = run_pattern(language).match(whole, match.end())
    if not run:
        return None
    for name in names_in(run.group(), language):
        if name.kind in (PERSON, UNKNOWN) and not name.possessive:
            return run.start() + name.start, run.start() + name.end, name
        return None
    return None


def _role_head(words: list[tuple[int, int, str]], head_noun: int, lexicon: Naming) -> tuple[str, int] | None:
    return lexicon.role_at([w for _, _, w in words], head_noun + 1)


def _role_near(words: list[tuple[int, int, str]], lexicon: Naming) -> int | None:
    """A role right behind the article, whatever follows: "a person familiar with the talks"."""
    if words[0][2] not in lexicon.indefinite and words[0][2] not in lexicon.articles:
        return None
    return next((k for k in (1, 2) if k < len(words) and words[k][2] in lexicon.roles), None)


def _unnamed(
    whole: str,
    head: str,
    names: list[tuple[int, int, Name]],
    words: list[tuple[int, int, str]],
    head_noun: int,
    shift: int,
    lexicon: Naming,
) -> Reading:
    first, noun = words[0][2], words[head_noun][2]
    start, end = shift, shift + len(whole)
    owner = first if first in lexicon.possessive else ""
    indefinite = first in lexicon.indefinite
    role = _role_head(words, head_noun, lexicon)
    if not role and (k := _role_near(words, lexicon)):
        head_noun, role = k, _role_head(words, k, lexicon)
    if role:
        inner = [w for _, _, w in words[role[1] and 0 : role[1]]] + [w for _, _, w in words[head_noun + 1 :]]
        beside = frozenset(
            w.removesuffix("'s")
            for w in inner
            if w not in lexicon.breakers and w not in lexicon.possessive and w not in lexicon.indefinite
        )
        return Reading(
            ROLED,
            start,
            end,
            word=role[0],
            beside=beside,
            definite=not indefinite,
            gender=lexicon.gender.get(role[0], ""),
            owner=owner,
        )
    if noun in lexicon.texts or _singular(noun) in lexicon.texts:
        source = _publisher(names, words, head_noun, lexicon)
        if source:
            a, b, name = source
            return Reading(NAMED if name.kind == PERSON else BODILY, shift + a, shift + b, name)
        if owner and head_noun <= 2 and owner in lexicon.pronouns:
            kind = lexicon.pronouns[owner]
            gender = kind if kind in ("male", "female") else ""
            return Reading(
                PRONOUN,
                shift + words[0][0],
                shift + words[0][1],
                word=kind,
                gender=gender,
                plural=kind == "plural",
                definite=True,
            )
        if head_noun and (inner := _speaking_noun(words, head_noun, lexicon)):
            return inner(shift, whole)
    plural = (_singular(noun) != noun and not noun.endswith(("'s", "us", "news"))) or noun in lexicon.groups
    definite = first in ("the", "this", "that") or bool(owner)
    beside = frozenset(w for _, _, w in words[:head_noun])
    end = shift + len(head) if len(words) > 1 else end
    return Reading(DESCRIBED, start, end, word=noun, beside=beside, definite=definite, plural=plural, owner=owner)


def _speaking_noun(
    words: list[tuple[int, int, str]], head_noun: int, lexicon: Naming
) -> Callable[[int, str], Reading] | None:
    """The person or body whose text it is: "a [company] statement", "the [pilot]'s voice"."""
    for k in range(head_noun):
        word = words[k][2].removesuffix("'s")
        start, end = words[0][0], words[k][1] - (len(words[k][2]) - len(word))
        if word in lexicon.generic and k <= 1:
            return lambda shift, _: Reading(DESCRIBED, shift + start, shift + end, word=word, definite=True)
        if word != words[k][2] and word in lexicon.roles:
            return lambda shift, _: Reading(
                ROLED, shift + start, shift + end, word=word, definite=True, gender=lexicon.gender.get(word, "")
            )
    return None


def _publisher(
    names: list[tuple[int, int, Name]], words: list[tuple[int, int, str]], head_noun: int, lexicon: Naming
) -> tuple[int, int, Name] | None:
    """The body or person whose text speaks: "a [Washington Post] report", "a statement from [Acme]"."""
    for a, b, name in names:
        before = [w for s, _, w in words if s < a]
        after = [w for s, _, w in words if s >= b]
        if before and before[-1] in lexicon.senders and not after:
            return a, b, name
        direct = a < words[head_noun][0] and (
            name.possessive or not before or len(after) - (len(words) - head_noun) < 2
        )
        place = all(word in lexicon.places or word in lexicon.adjectives for word in name.words)
        if direct and not set(before) & lexicon.prepositions and (name.possessive or name.kind != PERSON) and not place:
            return a, b, name
    return None
