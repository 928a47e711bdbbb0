"""Labels: "TRUMP: We will go on." in a transcript, "Smith: tax will fall" in a headline.

A paragraph that opens with a name and a colon is what that person says. A label in capitals is a transcript's; another one
must name somebody whom the article names elsewhere too, so that "Age: 42" and "Read more: …" are left alone.
"""

from __future__ import annotations

from quotematch.extract.frames import Frame
from quotematch.extract.verbs import Grammar

_MAX_LABEL = 5  # items
_MIN_CONTENT = 3  # items


def label_end(frame: Frame, rules: Grammar) -> int | None:
    """The item of the colon that ends the label of `frame`, or None when it opens with none."""
    colon = next((i for i in range(1, min(len(frame), _MAX_LABEL + 1)) if frame.word[i] == ":"), None)
    if colon is None or len(frame) - colon <= _MIN_CONTENT:
        return None
    names = [i for i in range(colon) if frame.is_word(i) and frame.piece[i] < 0]
    if len(names) < colon and any(frame.word[i] not in ".-&" for i in range(colon) if i not in names):
        return None
    if not names or any(not frame.capital(i) or frame.low[i] in rules.label_stops for i in names):
        return None
    return colon if is_shouted(frame, colon) or _named_elsewhere(frame, names[-1]) or frame.low[names[-1]] in rules.label_nouns else None


def is_shouted(frame: Frame, colon: int) -> bool:
    """Whether a label is in capitals, as in transcripts."""
    return all(not frame.word[i][:1].isalpha() or frame.word[i].isupper() for i in range(colon)) and frame.end[0] - frame.start[0] > 1


def _named_elsewhere(frame: Frame, name: int) -> bool:
    word = frame.word[name].removesuffix("'s").removesuffix("’s")
    first = frame.text.find(word)
    return len(word) > 2 and (first < frame.start[name] or frame.text.find(word, frame.end[name]) >= 0)
