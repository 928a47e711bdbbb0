"""Polarity: whether a passage claims a thing or denies it, counted over its reporting expression and its own words.

"said the plant would close", "said it would not close" and "denied that it would close" share every word that a
likeness counts. Here each content word of a passage gets a sign: a denial turns the signs of the words that it governs
in its clause, a cue that denies turns them all, and an antonym is its opposite with the sign turned. Two passages are
`opposed` when the words that they share, and that a denial governs on one side or the other, all have opposite signs.
Words whose sign cannot be told (in questions, conditions and coordinations) take no part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from quotematch.lexicon import table
from quotematch.text.stems import stem

_BREAK = regex.compile(r"[.,;:!?()\[\]\N{EM DASH}\N{EN DASH}\N{HORIZONTAL ELLIPSIS}]|\s-+\s")
#: Share of the shorter side's content words that two claims must share where only antonyms tell them apart: who opens
#: one shop and closes another says nothing opposite.
_SHARED_BY_ANTONYMS = 0.75
#: Words from a verb that denies a claim to the clause with the claim ("rejected the bank's suggestion | that").
_CLAIM_REACH = 4
#: Letters of a word without the prefix that denies it.
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Denying:
    """The words of a language that affirm and deny, folded, and its antonyms by stem."""

    denying_cues: frozenset[str]
    denying_claims: frozenset[str]
    denying_phrases: frozenset[str]
    silent_cues: frozenset[str]
    open_clauses: frozenset[str]
    denials: frozenset[str]
    affirming_phrases: frozenset[str]
    vague: frozenset[str]
    vague_phrases: frozenset[str]
    denying_heads: frozenset[str]
    denying_gerund: frozenset[str]
    claim_nouns: frozenset[str]
    open_nouns: frozenset[str]
    retractions: frozenset[str]
    transparent: frozenset[str]
    light: frozenset[str]
    joining: frozenset[str]
    negative_joints: frozenset[str]
    complementizers: frozenset[str]
    infinitives: frozenset[str]
    prefixes: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    contracted: str
    contracted_ending: str
    opposites: dict[str, frozenset[str]]
    language: str

    def denies(self, keys: Sequence[str], at: int) -> bool:
        """Whether word `at` denies what follows it."""
        key = self.contracted if keys[at].endswith(self.contracted_ending) else keys[at]
        following = keys[at + 1] if at + 1 < len(keys) else ""
        return key in self.denials and f"{key} {following}" not in self.affirming_phrases

    def rules_out(self, keys: Sequence[str]) -> bool:
        """Whether words deny in two: "ruled out"."""
        return any(f"{one} {two}" in self.denying_phrases for one, two in pairwise(keys))

    def bare(self, key: str) -> str:
        """The stem of a word without the prefix that may deny it; nothing where it has none."""
        prefix = next((p for p in self.prefixes if key.startswith(p) and len(key) >= len(p) + _LEAST_LETTERS), "")
        return stem(key.removeprefix(prefix), self.language) if prefix else ""

    def leaves_open(self, keys: Sequence[str], at: int) -> bool:
        """Whether word `at`, or it and the one before it, leaves open how much of a claim holds."""
        return keys[at] in self.vague or (at > 0 and f"{keys[at - 1]} {keys[at]}" in self.vague_phrases)

    def deny_anything(self, keys: Sequence[str]) -> bool:
        """Whether any of some words denies, or heads what is denied."""
        return any(self.denies(keys, at) for at in range(len(keys))) or self.take_back(keys)

    def take_back(self, keys: Sequence[str]) -> bool:
        """Whether any of some words says of a claim that it is not so ("a lie", "is false", "rejected")."""
        back = self.retractions | self.denying_heads | self.denying_claims | self.denying_cues
        return not back.isdisjoint(keys)

    def heads_denied(self, keys: Sequence[str], at: int) -> bool:
        """Whether word `at` denies its complement: "refused | to", "false | that", "ruled out | selling"."""
        rest = keys[at + 1 : at + 2 + _CLAIM_REACH]
        if not rest or " ".join(keys[max(0, at - 1) : at + 1]) in self.affirming_phrases:
            return False
        if keys[at] in self.denying_gerund and rest[0].endswith(self.gerund_endings):
            return True
        claimed = any(
            key in self.claim_nouns and self.complementizers.intersection(rest[n + 1 : n + 2])
            for n, key in enumerate(rest)
        )
        return keys[at] in self.denying_heads and (
            rest[0] in self.complementizers or rest[0] in self.infinitives or claimed
        )


@cache
def denying(language: str) -> Denying:
    """The words of a language that affirm and deny; of one without a table, the first language's."""
    rows = table(language, "polarity")
    opposites: dict[str, set[str]] = {}
    for pair in rows["antonyms"]:
        one, other = (stem(word, language) for word in pair)
        opposites.setdefault(one, set()).add(other)
        opposites.setdefault(other, set()).add(one)
    return Denying(
        **{f.name: frozenset(rows[f.name]) for f in fields(Denying) if f.type == "frozenset[str]"},
        prefixes=tuple(rows["prefixes"]),
        gerund_endings=tuple(rows["gerund_endings"]),
        contracted=rows["contracted"],
        contracted_ending=rows["contracted_ending"],
        opposites={one: frozenset(others) for one, others in opposites.items()},
        language=language,
    )


class Signed(NamedTuple):
    """A content word of a claim: its stem, its sign (1, -1; 0 when it cannot be told), and whether a denial governs it.

    `bare` is the stem without a prefix that may deny it ("unsafe"), else nothing.
    """

    stem: str
    sign: int
    governed: bool
    bare: str = ""


class _Met(NamedTuple):
    """A word of one claim and the one that stands for it in the other; `turned` when each denies the other."""

    x: Signed
    y: Signed
    turned: bool

    @property
    def known(self) -> bool:
        """Whether the signs of both can be told."""
        return bool(self.x.sign and self.y.sign)

    @property
    def alike(self) -> bool:
        """Whether both claim the same."""
        return self.x.sign == (-self.y.sign if self.turned else self.y.sign)


@dataclass(frozen=True, slots=True)
class Claim:
    """The signed content words of a passage; `sign` is that of its reporting expression."""

    words: tuple[Signed, ...]
    sign: int = 1


def cue_sign(cue: Sequence[str], claim: Sequence[str], words: Denying) -> int:
    """1 for a reporting expression that claims, -1 for one that denies, 0 for one that does neither.

    >>> english = denying("en")
    >>> [cue_sign(keys.split(), ["it", "closed"], english) for keys in ("said", "denied", "did not deny", "asked")]
    [1, -1, 1, 0]
    """
    if any(key in words.silent_cues for key in cue):
        return 0
    opening = [*cue, *claim[: _CLAIM_REACH + 1]]
    named = any(key in words.claim_nouns for key in opening)
    denied = (key in words.denying_cues or (named and key in words.denying_claims) for key in cue)
    turns = sum(denied) + sum(words.denies(cue, at) for at in range(len(cue)))
    turns += words.rules_out(cue)
    return -1 if turns % 2 else 1


def claim_of(keys: Sequence[str], breaks: Sequence[bool], sign: int, words: Denying, *, after: int = 0) -> Claim:
    """The claim of a passage whose words are `keys[after:]`; those before lead up to it, and only govern.

    `breaks[i]` tells that a clause ends before word `i`.
    """
    return Claim(tuple(word for at, word in _signed(keys, breaks, sign, words) if at >= after), sign)


def clause_breaks(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[bool]:
    """Before which words of a passage a mark ends a clause."""
    gaps = [text[end:start] for end, start in zip(ends[:-1], starts[1:], strict=True)]
    return [False, *(_BREAK.search(gap) is not None for gap in gaps)][: len(starts)]


def _signed(keys: Sequence[str], breaks: Sequence[bool], sign: int, words: Denying) -> Iterator[tuple[int, Signed]]:
    """The content words with their numbers."""
    turn, governed = 1, False
    opened = joined = False  # a clause that claims nothing; words to which nobody can tell whether a denial reaches
    known = bool(sign) and not any(key in words.retractions for key in keys)
    for at, key in enumerate(keys):
        if breaks[at]:
            turn, governed, opened, joined = 1, False, False, governed  # "no cracks, leaks": the list may go on
        opened |= words.leaves_open(keys, at)
        if key in words.open_clauses:
            opened = True
        elif key in words.joining and governed:
            joined = True  # "would not close and sell"
        elif key in words.complementizers and governed and not _reaches_over(keys, at, words):
            turn, governed = 1, False
        elif words.denies(keys, at):
            again = key in words.negative_joints or (at > 0 and keys[at - 1] in words.joining)
            turn, governed, joined = -1 if again else -turn, True, False
        else:
            if key not in words.light and not key.endswith(words.contracted_ending) and key not in words.denials:
                certain = known and not (opened or joined)
                yield at, Signed(stem(key, words.language), turn * sign * certain, governed, words.bare(key))
            opened |= key in words.open_nouns
            if words.heads_denied(keys, at):
                turn, governed = -turn, True


def _reaches_over(keys: Sequence[str], at: int, words: Denying) -> bool:
    """Whether a denial before the "that" at word `at` denies what follows it, too."""
    before = keys[at - 1]
    return before in words.transparent | words.denying_heads | words.claim_nouns


def opposed(a: Claim, b: Claim, words: Denying, least: float = 0.0) -> tuple[Signed, Signed] | None:
    """The first words of two claims that are opposed; None when they are not, or nobody can tell.

    Claims of one thing share at least `least` (0 to 1) of the shorter side's content words.
    """
    if not a.sign or not b.sign:
        return None
    pairs = list(_shared(a, b, words))
    shorter = min(len({x.stem for x in a.words}), len({x.stem for x in b.words}))
    if not pairs or len(pairs) < least * shorter:
        return None
    at_stake = [
        pair for pair in pairs if pair.known and (a.sign != b.sign or pair.x.governed or pair.y.governed or pair.turned)
    ]
    if any(pair.alike for pair in at_stake):
        return None
    focus = {word for claim in (a, b) for word in _firsts(claim)}
    told = (pair for pair in at_stake if a.sign != b.sign or pair.turned or pair.x in focus or pair.y in focus)
    first = next(told, None)
    if first is None or (first.turned and len(pairs) < _SHARED_BY_ANTONYMS * shorter):
        return None
    return first.x, first.y


def _firsts(claim: Claim) -> Iterator[Signed]:
    """The first word that each denial of a claim governs: what it denies."""
    before = False
    for word in claim.words:
        if word.governed and not before:
            yield word
        before = word.governed


def _shared(a: Claim, b: Claim, words: Denying) -> Iterator[_Met]:
    """The content words of both claims that stand for each other, each once."""
    ours, theirs = _by_stem(a), _by_stem(b)
    bare = {y.bare: found for found, y in theirs.items() if y.bare and found not in ours}
    for found, x in ours.items():
        if found in theirs:
            yield _Met(x, theirs[found], False)
            continue
        near = [other for other in words.opposites.get(found, ()) if other in theirs and other not in ours]
        opposite = min(near, default=bare.get(found) or (x.bare if x.bare in theirs else None))
        if opposite is not None and opposite not in ours:
            yield _Met(x, theirs[opposite], True)


def _by_stem(claim: Claim) -> dict[str, Signed]:
    """The words of a claim by stem; one that stands there with both signs has none."""
    found: dict[str, Signed] = {}
    for word in claim.words:
        known = found.setdefault(word.stem, word)
        if known.sign != word.sign:
            found[word.stem] = known._replace(sign=0)
    return found
