"""Mutations: a wording with one edit of a known kind, for every kind of edit there is.

Each mutator finds, in order of place, all sites of a text where an edit of its kind can be made, and makes it in every
way it knows. Nothing is drawn by chance, so that a bank of mutations is the same wherever it is made. Words come from
`lexicon/en/mutations.toml`. A mutator that finds no site makes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import regex

from quotematch.judge.vocabulary import Vocabulary, vocabulary
from quotematch.lexicon import table
from quotematch.models import EditKind
from quotematch.text.sentences import sentences
from quotematch.text.words import Word, words

#: Words that a wording must keep on either side of a cut or a change, so that it is still told to be the same.
_LEFT = 5
_CUTS = (1, 2, 3)
_APOSTROPHES = {"'": "\N{RIGHT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}": "'"}
_DASHES = {"\N{EM DASH}": "\N{EN DASH}", "\N{EN DASH}": "-"}
_FIGURE = regex.compile(r"\d+(?:[.,]\d+)*$")

#: Kinds that change print or spelling alone: an editor has nothing to look at.
HARMLESS = frozenset({EditKind.TYPOGRAPHY, EditKind.PUNCTUATION, EditKind.SPELLING})


class Mutation(NamedTuple):
    """Wording `b` made from wording `a` by one edit of `kind`."""

    kind: EditKind
    a: str
    b: str

    @property
    def harmless(self) -> bool:
        """Whether the edit is one of print or spelling alone."""
        return self.kind in HARMLESS


def mutations(text: str, kind: EditKind) -> Iterator[Mutation]:
    """All mutations of one kind that are known for an English text, in order of place; none when there is no site.

    A text of fewer than six words has none. `SPLICE` needs three sentences.

    >>> for one in mutations("They should accept it by noon.", EditKind.MODAL):
    ...     print(one.b)
    They would accept it by noon.
    They could accept it by noon.
    They might accept it by noon.
    They may accept it by noon.
    """
    site = _Site(text)
    if len(site.words) > _LEFT:
        seen = {text}
        for changed in MUTATORS[kind](site):
            if changed not in seen and changed.count("[") == changed.count("]"):
                seen.add(changed)
                yield Mutation(kind, text, changed)


class _Site:
    """A text with its words, as the mutators ask for them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words(text)
        self.vocabulary: Vocabulary = vocabulary("en")
        self.rows = table("en", "mutations")

    def raw(self, at: int) -> str:
        return self.words[at].span.of(self.text)

    def replaced(self, start: int, end: int, new: str) -> str:
        """The text with words `start:end` replaced, the capital of a first word kept."""
        first, last = self.words[start], self.words[end - 1]
        new = new[:1].upper() + new[1:] if self.text[first.start].isupper() and first.fold != "i" else new
        return self.text[: first.start] + new + self.text[last.end :]

    def without(self, start: int, end: int, new: str = "") -> str:
        """The text without words `start:end` and one of the spaces around them."""
        begin, stop = self.words[start].start, self.words[end - 1].end
        stop = self.words[end].start if end < len(self.words) and not new else stop
        return self.text[:begin] + new + self.text[stop:]

    def inserted(self, at: int, new: str) -> str:
        """The text with words before word `at`."""
        return self.text[: self.words[at].start] + new + " " + self.text[self.words[at].start :]

    def spaced(self, at: int) -> bool:
        """Whether a single space, and nothing else, parts word `at` from the one before it."""
        return 0 < at < len(self.words) and self.text[self.words[at - 1].end : self.words[at].start] == " "

    def inner(self) -> Iterator[tuple[int, Word]]:
        """Words that have spaces on both sides and neighbours that they do not repeat, edges left out."""
        for at in range(2, len(self.words) - 2):
            if self.spaced(at) and self.spaced(at + 1) and self.words[at - 1].fold != self.words[at + 1].fold:
                yield at, self.words[at]

    def plain(self, at: int) -> bool:
        """Whether a word is no grammar, number, name, denial, hedge or condition."""
        known, key = self.vocabulary, self.words[at].fold
        closed = (
            known.function_words | known.negations | known.denials | known.hedges | known.conditions | known.fillers
            | known.quantities | known.connectives | known.attitude_verbs | known.units | frozenset(self.rows["kept"])
        )  # fmt: skip
        grammar = key in known.modal_group or key in known.pronoun_person or key in known.verb_group
        return key.isalpha() and len(key) > 3 and key.islower() and self.raw(at).islower() and not (
            key in closed or grammar or known.is_number(key)
        )  # fmt: skip

    def named(self, at: int) -> bool:
        """Whether a word is printed with a capital inside a sentence."""
        raw = self.raw(at)
        closed = self.words[at].fold in self.vocabulary.function_words
        return raw[:1].isupper() and raw[1:].islower() and len(raw) > 3 and self.spaced(at) and not closed


_Mutator = Callable[[_Site], Iterator[str]]


# ---- print and spelling --------------------------------------------------------------------------------------------


def _typography(site: _Site) -> Iterator[str]:
    for at, char in enumerate(site.text):
        other = _APOSTROPHES.get(char) or _DASHES.get(char)
        if other:
            yield site.text[:at] + other + site.text[at + 1 :]
    for at in range(1, len(site.words)):
        if site.spaced(at) and not (site.plain(at - 1) and site.plain(at)):
            yield site.text[: site.words[at].start] + " " + site.text[site.words[at].start :]
        if site.plain(at):
            start = site.words[at].start
            yield site.text[:start] + site.text[start].upper() + site.text[start + 1 :]


def _punctuation(site: _Site) -> Iterator[str]:
    for at in range(1, len(site.words)):
        end, start = site.words[at - 1].end, site.words[at].start
        if site.spaced(at):
            yield site.text[:end] + "," + site.text[end:]
        elif site.text[end:start] == ", ":
            yield site.text[:end] + site.text[end + 1 :]
            yield site.text[:end] + ";" + site.text[end + 1 :]
    if site.text.endswith("."):
        yield site.text[:-1] + ","


def _spelling(site: _Site) -> Iterator[str]:
    for row in site.rows["spellings"]:
        for old in row:
            for new in row:
                if new != old:
                    yield from _exchanged(site, old, new)


def _exchanged(site: _Site, old: str, new: str) -> Iterator[str]:
    """The text with one place of a word or phrase exchanged for another."""
    keys = tuple(old.split())
    for at in range(len(site.words) - len(keys) + 1):
        here = tuple(word.fold for word in site.words[at : at + len(keys)]) == keys
        if here and all(site.spaced(i) for i in range(at + 1, at + len(keys))):
            yield site.replaced(at, at + len(keys), new)


# ---- what an outlet marks, and cuts ---------------------------------------------------------------------------------


def _bracket(site: _Site) -> Iterator[str]:
    for at, word in site.inner():
        if word.fold in site.vocabulary.pronoun_person:
            yield site.replaced(at, at + 1, "[the city]")
        for new in site.rows["brackets"]:
            yield site.inserted(at, new)


def _ellipsis(site: _Site) -> Iterator[str]:
    for at, _ in site.inner():
        for length in _CUTS:
            if at + length < len(site.words) - 2 and site.words[at - 1].fold != site.words[at + length].fold:
                yield site.without(at, at + length, "\N{HORIZONTAL ELLIPSIS}")


def _head_cut(site: _Site) -> Iterator[str]:
    for length in range(1, len(site.words) - _LEFT):
        yield site.text[site.words[length].start :]


def _tail_cut(site: _Site) -> Iterator[str]:
    for length in range(_LEFT, len(site.words)):
        yield site.text[: site.words[length - 1].end]


# ---- words ---------------------------------------------------------------------------------------------------------


def _omission(site: _Site) -> Iterator[str]:
    for at, _ in site.inner():
        if site.plain(at):
            yield site.without(at, at + 1)
            if site.plain(at + 1) and site.spaced(at + 2):
                yield site.without(at, at + 2)


def _insertion(site: _Site) -> Iterator[str]:
    present = {word.fold for word in site.words}
    for at, _ in site.inner():
        yield from (site.inserted(at, new) for new in site.rows["adjectives"] if new not in present)


def _substitution(site: _Site) -> Iterator[str]:
    present = {word.fold for word in site.words}
    for at, _ in site.inner():
        if site.plain(at):
            yield from (site.replaced(at, at + 1, new) for new in site.rows["nouns"] if new not in present)


def _number(site: _Site) -> Iterator[str]:
    for at, word in enumerate(site.words):
        raw = site.raw(at)
        if _FIGURE.match(raw):
            others = (
                f"1{raw}",
                *([f"{raw}0"] if raw.isdigit() else []),
                *(f"{raw[:-1]}{(int(raw[-1]) + step) % 10}" for step in (1, 3, 6)),
            )
            yield from (site.replaced(at, at + 1, new) for new in others)
        for row in site.rows["numbers"]:
            if word.fold in row:
                yield from (site.replaced(at, at + 1, new) for new in row if new != word.fold)


def _negation(site: _Site) -> Iterator[str]:
    for at, word in site.inner():
        if word.fold == "not" and site.words[at + 1].fold not in site.vocabulary.affirming_followers:
            yield site.without(at, at + 1)
        following = site.words[at + 1].fold
        bare = following not in site.vocabulary.negations | site.vocabulary.affirming_followers
        if word.fold in site.rows["auxiliaries"] and bare and not site.vocabulary.denies([following]):
            yield site.inserted(at + 1, "not")
            yield site.inserted(at + 1, "never")


def _modal(site: _Site) -> Iterator[str]:
    for row in site.rows["modals"]:
        for at, word in enumerate(site.words):
            if word.fold in row:
                yield from (site.replaced(at, at + 1, new) for new in row if new != word.fold)


def _hedge(site: _Site) -> Iterator[str]:
    for at, word in site.inner():
        if word.fold in site.vocabulary.hedges:
            yield site.without(at, at + 1)
        if word.fold in site.rows["auxiliaries"]:
            yield from (site.inserted(at + 1, new) for new in site.rows["hedges"])


def _entity(site: _Site) -> Iterator[str]:
    for at, word in site.inner():
        if site.named(at) and not site.named(at - 1) and not site.named(at + 1):
            yield from (site.replaced(at, at + 1, new) for new in site.rows["names"] if new.lower() != word.fold)


def _from_rows(name: str) -> _Mutator:
    def mutator(site: _Site) -> Iterator[str]:
        rows: Sequence[Sequence[str]] = site.rows[name]
        for at, word in site.inner():
            for row in rows:
                if word.fold in row and not (len(word.fold) > 1 and site.raw(at).isupper()):
                    yield from (site.replaced(at, at + 1, new) for new in row if new != word.fold)

    return mutator


def _order(site: _Site) -> Iterator[str]:
    """Two plain words on the two sides of "and" or "or", or next to each other, change places."""
    for at in range(2, len(site.words) - 3):
        joined = site.words[at + 1].fold in ("and", "or")
        for gap in (2,) if joined else (1,):
            other = at + gap
            beside = all(site.spaced(i) for i in range(at + 1, other + 1))
            if beside and site.plain(at) and site.plain(other) and site.words[at].fold != site.words[other].fold:
                swapped = site.replaced(other, other + 1, site.raw(at))
                yield swapped[: site.words[at].start] + site.raw(other) + swapped[site.words[at].end :]


def _splice(site: _Site) -> Iterator[str]:
    """Without one sentence that has neighbours on both sides."""
    spans = sentences(site.text)
    for number in range(1, len(spans) - 1):
        yield site.text[: spans[number].start] + site.text[spans[number + 1].start :]


#: The mutator of each kind of edit.
MUTATORS: dict[EditKind, _Mutator] = {
    EditKind.TYPOGRAPHY: _typography,
    EditKind.PUNCTUATION: _punctuation,
    EditKind.SPELLING: _spelling,
    EditKind.BRACKET: _bracket,
    EditKind.ELLIPSIS: _ellipsis,
    EditKind.HEAD_CUT: _head_cut,
    EditKind.TAIL_CUT: _tail_cut,
    EditKind.OMISSION: _omission,
    EditKind.INSERTION: _insertion,
    EditKind.SUBSTITUTION: _substitution,
    EditKind.NUMBER: _number,
    EditKind.NEGATION: _negation,
    EditKind.MODAL: _modal,
    EditKind.HEDGE: _hedge,
    EditKind.ENTITY: _entity,
    EditKind.PERSON: _from_rows("persons"),
    EditKind.TENSE: _from_rows("tenses"),
    EditKind.ORDER: _order,
    EditKind.SPLICE: _splice,
}
