"""Pieces: passages that are parts of one sentence.

A reporter mixes his words with the speaker's: he hoped they would be “true to their word” and pay it back. Such pieces
have no sentence end between them, only marks; of an interrupted direct sentence (“If it rains,” she said, “we wait.”)
also the words between. What one piece lacks in evidence, the piece next to it can have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from quotematch.lexicon import table
from quotematch.match.wordings import Place
from quotematch.models import Article, Form
from quotematch.text.sentences import has_ended
from quotematch.text.words import WORD

_STOP_BETWEEN = regex.compile(r"[.!?\n]")
_COMMA = regex.compile(r",\W*$")
_LONGEST_GAP = 60  # code points
_CUE_WORDS = 6  # words of "he told reporters on Friday,"


class Pieces(NamedTuple):
    """Two places that follow each other in one sentence, by their numbers.

    `mixed` tells that they are parts of one claim, by their forms or by a cue that interrupts; two reported claims side
    by side are not. `clause` tells that the second opens a clause of its own, as after "because".
    """

    first: int
    second: int
    mixed: bool
    clause: bool


def pieces(articles: Sequence[Article], found: Sequence[Place], rows: Mapping[int, Sequence[int]]) -> list[Pieces]:
    """Places that follow each other in one sentence, in order; `rows` has those of each article in order of offset."""
    return sorted(
        Pieces(a, b, _mixed(text, found[a], found[b]), _is_clause(text, found[b]))
        for text, numbers in ((articles[article].text, numbers) for article, numbers in rows.items())
        for a, b in pairwise(numbers)
        if _one_sentence(text, found[a], found[b])
    )


def _one_sentence(text: str, first: Place, second: Place) -> bool:
    if second.start < first.end or second.start - first.end > _LONGEST_GAP or first.speaker != second.speaker:
        return False
    tail = text[max(first.start, first.end - 4) : first.end]
    return not has_ended(tail) and "\n" not in tail and not _STOP_BETWEEN.search(text[first.end : second.start])


def _mixed(text: str, first: Place, second: Place) -> bool:
    gap = text[first.end : second.start]
    forms = (first.passage.form, second.passage.form)
    if forms == (Form.DIRECT, Form.DIRECT):
        return len(WORD.findall(gap)) <= _CUE_WORDS and bool(_COMMA.search(gap) or not WORD.search(gap))
    return Form.DIRECT in forms and not WORD.search(gap)


def _is_clause(text: str, place: Place) -> bool:
    first = WORD.search(text, place.start, place.end)
    return first is not None and first.group().lower() in table("en", "matching")["clause_openers"]
