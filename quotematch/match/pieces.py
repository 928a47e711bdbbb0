"""Pieces: passages that are parts of one sentence.

A reporter mixes his words with the speaker's: he hoped they would be “true to their word” and pay it back. Such pieces
have no sentence end between them, only marks; of an interrupted direct sentence (“If it rains,” she said, “we wait.”)
also the words between. What one piece lacks in evidence, the piece next to it can have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from quotematch.match.wordings import Place
from quotematch.models import Article, Form

_STOP = regex.compile(r"[.!?…‽。！？।][\p{Pe}\p{Pf}\p{Pi}\"'\]]*\s*$|\n")
_WORDS_BETWEEN = regex.compile(r"\p{L}")
_LONGEST_GAP = 120


def pieces(
    articles: Sequence[Article], found: Sequence[Place], rows: Mapping[int, Sequence[int]]
) -> list[tuple[int, int]]:
    """Pairs of numbers of places that follow each other in one sentence, in the order of the places."""
    pairs = []
    for article, numbers in rows.items():
        text = articles[article].text
        for a, b in zip(numbers, numbers[1:], strict=False):
            if _one_sentence(text, found[a], found[b]):
                pairs.append((a, b))
    return sorted(pairs)


def _one_sentence(text: str, first: Place, second: Place) -> bool:
    if second.start < first.end or second.start - first.end > _LONGEST_GAP or first.speaker != second.speaker:
        return False
    gap = text[first.end : second.start]
    if _STOP.search(text[max(first.start, first.end - 4) : first.end]) or regex.search(r"[.!?\n]", gap):
        return False
    forms = (first.passage.form, second.passage.form)
    if forms == (Form.DIRECT, Form.DIRECT):
        return True
    return Form.DIRECT in forms and not _WORDS_BETWEEN.search(gap)
