"""Labels: "TRUMP: We will go on." in a transcript, "Smith: tax will fall" in a headline.

A paragraph that opens with a name and a colon is what that person says. A label in capitals is a transcript's; another
one must name somebody whom the article names elsewhere too, so that "Age: 42" and "Read more: …" are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from quotematch.extract.speech.complements import has_verb
from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import INSIDE_LABELS

_MAX_LABEL = 5  # items
_MIN_CONTENT = 3  # items
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]\w*")


class Names:
    """How often each capitalised word stands in a text; counted when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def counts(self) -> Counter[str]:
        """Words with a capital first letter, without a possessive ending."""
        return Counter(_CAPITALISED.findall(self._text))


def label_end(frame: Frame, rules: Grammar, names_of_text: Names) -> int | None:
    """The item of the colon that ends the label of `frame`, or None when it opens with none."""
    if ":" not in frame.word[1 : _MAX_LABEL + 1]:
        return None
    colon = frame.word.index(":", 1)
    if len(frame) - colon <= _MIN_CONTENT:
        return None
    names = [i for i in range(colon) if frame.is_word(i)]
    if not names or any(frame.word[i] not in INSIDE_LABELS for i in range(colon) if not frame.is_word(i)):
        return None
    if any(not frame.capital(i) or frame.low[i] in rules.labels.stops for i in names):
        return None
    if is_shouted(frame, colon):
        return colon
    known = frame.low[names[-1]] in rules.labels.nouns or _named_elsewhere(frame, names[-1], names_of_text)
    if not known:
        return None
    headline = frame.paragraph == 0
    return colon if headline or has_verb(frame, colon + 1, rules) else None  # "Lee: Now or never." heads a section


def is_shouted(frame: Frame, colon: int) -> bool:
    """Whether a label is in capitals, as in transcripts."""
    return (
        all(not frame.word[i][:1].isalpha() or frame.word[i].isupper() for i in range(colon))
        and frame.end[0] - frame.start[0] > 1
    )


def _named_elsewhere(frame: Frame, name: int, names_of_text: Names) -> bool:
    match = _CAPITALISED.match(frame.word[name])
    return match is not None and len(match.group()) > 2 and names_of_text.counts[match.group()] > 1
