"""Labels: "TRUMP: We will go on." in a transcript, "Q: Why?" in an interview, "Smith: tax will fall" in a headline.

A paragraph that opens with a name and a colon is what that person says. Two who take turns make a transcript, and the
layout is its mark; so do questions and answers that are called by these names or letters. Alone, a label must name
somebody whom the article names elsewhere too, and is a headline's. "Age: 42", "Read more: …", captions of a picture
agency and lists of persons are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from quotematch.extract.speech.clauses import has_verb
from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import INSIDE_LABELS
from quotematch.extract.speech.word_classes import Words

_MAX_LABEL = 5  # items
_MIN_CONTENT = 3  # items
#: Labels in lower case in one text, each of which stands there once: from so many on they head the parts of a list.
_LIST = 3
#: Items; what a label in capitals heads is a headline when it is no longer, and else a report with its place before it.
_LONGEST_HEADLINE = 25
#: From the paragraph of one turn to that of the next; where more lie between, they are the reporter's.
_MOST_PARAGRAPHS = 6
_LETTER, _SHOUTED, _PLAIN = "letter", "shouted", "plain"
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]\w*")

#: One capitalised word or two, with the word before them.
_BEHIND = re.compile(rf"(\w++)\s({_CAPITALISED.pattern}(?:\s{_CAPITALISED.pattern})?)")


class Names:
    """How often each capitalised word stands in a text, and how often as a place; counted when first asked."""

    def __init__(self, text: str, placing: Words = frozenset()) -> None:
        self._text = text
        self._placing = placing

    @cached_property
    def counts(self) -> Counter[str]:
        """Words with a capital first letter, without a possessive ending, in lower case."""
        return Counter(word.casefold() for word in _CAPITALISED.findall(self._text))

    @cached_property
    def placed(self) -> Counter[str]:
        """Those of them behind "in", one word before them at most: "in Brae", "im Hafen Brae"."""
        found = (words for before, words in _BEHIND.findall(self._text) if before.casefold() in self._placing)
        return Counter(word.casefold() for words in found for word in words.split())


class Label(NamedTuple):
    """The item of the colon, or of the letter, with which a label ends, and whether it is that of a transcript.

    A paragraph that goes on with the turn of the one before has no label of its own, and -1 here.
    """

    end: int
    direct: bool


class _Candidate(NamedTuple):
    """What may be a label: the frame that it opens, its last item, its style, its key word, and who is known."""

    number: int
    end: int
    style: str
    key: str
    known: bool


def labels(frames: Sequence[Frame], rules: Grammar, names: Names) -> Mapping[int, Label]:
    """The labels of an article, by the number of the frame that opens their paragraph."""
    found: list[_Candidate] = []
    for number, frame in enumerate(frames):
        if number == 0 or frames[number - 1].paragraph != frame.paragraph:
            candidate = _candidate(number, frame, rules)
            if candidate:
                found.append(candidate)
    told = _told(_known_by_text(found, names), frames, rules) if found else {}
    return told | _going_on(told, found, frames) if any(label.direct for label in told.values()) else told


def _candidate(number: int, frame: Frame, rules: Grammar) -> _Candidate | None:
    end = _end(frame, rules)
    if end is None or not any(frame.word[i][:1].isalpha() or frame.piece[i] >= 0 for i in range(end + 1, len(frame))):
        return None
    words = [i for i in range(end + 1) if frame.is_word(i)]
    key = frame.low[words[-1]].strip(".") if words else ""
    if len(words) == 1 and key in rules.labels.letters:
        return _Candidate(number, end, _LETTER, key, known=True)
    if not words or any(frame.word[i] not in INSIDE_LABELS for i in range(end) if not frame.is_word(i)):
        return None
    style = _SHOUTED if _is_shouted(frame, end) else _PLAIN
    speaking = any(frame.low[i].strip(".") in rules.labels.speaking for i in words)
    named = words[1:] if style == _SHOUTED and speaking and frame.low[words[0]] in rules.determiners else words
    plain = [i for i in named if i != named[-1] or frame.low[i] not in rules.labels.nouns]  # "Lee camp: …"
    if any(not frame.capital(i) for i in plain) or any(frame.low[i] in rules.labels.stops for i in named):
        return None
    return _Candidate(number, end, style, key, speaking or key in rules.labels.nouns)


def _known_by_text(found: Sequence[_Candidate], names: Names) -> list[_Candidate]:
    """The candidates, those known too whom the text names elsewhere than in labels, and not only as a place."""
    times = Counter(one.key for one in found)
    known = {key: len(key) > 2 and _named(_head(key), count, names) for key, count in times.items()}
    return [one._replace(known=one.known or known[one.key]) for one in found]


def _named(word: str, labels: int, names: Names) -> bool:
    elsewhere = names.counts[word] - labels
    return elsewhere > 0 and names.placed[word] < elsewhere


def _head(key: str) -> str:
    match = re.match(r"\w+", key)
    return match.group() if match else key


def _end(frame: Frame, rules: Grammar) -> int | None:
    """The item with which the label ends: a colon before a space, or a letter ("Q. Why?", "Q  Why?")."""
    if ":" in frame.word[1 : _MAX_LABEL + 1]:
        colon = frame.word.index(":", 1)
        return colon if colon + 1 < len(frame) and frame.start[colon + 1] > frame.end[colon] else None
    letter = frame.word[0].strip(".")
    if len(frame) == 1 or len(letter) > 1 or letter.lower() not in rules.labels.letters:
        return None
    return 0 if letter != frame.word[0] or frame.low[0] not in rules.determiners else None


def _is_shouted(frame: Frame, end: int) -> bool:
    """Whether a label is in capitals, as in transcripts."""
    letters = all(not frame.word[i][:1].isalpha() or frame.word[i].isupper() for i in range(end))
    return letters and frame.end[0] - frame.start[0] > 1


def _told(found: Sequence[_Candidate], frames: Sequence[Frame], rules: Grammar) -> dict[int, Label]:
    """Those of the candidates that are labels."""
    told: dict[int, Label] = {}
    plain = [one for one in found if one.style == _PLAIN]
    transcripts = {
        True: _takes_turns(plain, frames),
        False: _takes_turns([o for o in found if o.style != _PLAIN], frames),
    }
    for one in found:
        if transcripts[one.style == _PLAIN] and (one.style != _PLAIN or one.known):
            told[one.number] = Label(one.end, direct=True)
        elif one.style != _LETTER and _is_headline(one, frames, plain, rules):
            told[one.number] = Label(one.end, direct=False)
    return told


def _going_on(told: Mapping[int, Label], found: Sequence[_Candidate], frames: Sequence[Frame]) -> dict[int, Label]:
    """The paragraphs between two turns of a transcript that go on with the first of them, by their first frames.

    None that prints marks or names who speaks, because there the reporter may be speaking, and none behind such.
    """
    turns = [one for one in found if one.number in told and told[one.number].direct and one.style != _PLAIN]
    more: dict[int, Label] = {}
    for one, following in pairwise(turns):
        if frames[following.number].paragraph - frames[one.number].paragraph > _MOST_PARAGRAPHS:
            continue
        for number in range(one.number + 1, following.number):
            frame = frames[number]
            if frame.paragraph == frames[one.number].paragraph:
                continue
            if frame.marked or not frame.is_word(0) or (one.style == _SHOUTED and one.key in frame.low):
                break
            if frames[number - 1].paragraph != frame.paragraph:
                more[number] = Label(-1, direct=True)
    return more


def _takes_turns(ones: Sequence[_Candidate], frames: Sequence[Frame]) -> bool:
    """Whether labels are those of persons who take turns: one speaks again, or in capitals two follow one another."""
    keys = Counter(one.key for one in ones if one.style != _PLAIN or one.known)
    if len(keys) < 2:
        return False
    if max(keys.values()) > 1 or all(one.style == _LETTER for one in ones):
        return True
    neighbours = any(frames[b.number].paragraph - frames[a.number].paragraph == 1 for a, b in pairwise(ones))
    return ones[0].style != _PLAIN and neighbours and any(one.known for one in ones)


def _is_headline(one: _Candidate, frames: Sequence[Frame], plain: Sequence[_Candidate], rules: Grammar) -> bool:
    """Whether what a single label heads is said by its bearer, and is not a section or a part of a list."""
    frame = frames[one.number]
    if not one.known or len(frame) - one.end - 1 < _MIN_CONTENT:
        return False
    if one.style == _SHOUTED:
        return frame.paragraph == 0 and len(frame) <= _LONGEST_HEADLINE
    if frame.paragraph == 0 or frame.piece[one.end + 1] >= 0:
        return True
    return len(plain) < _LIST and has_verb(frame, one.end + 1, rules)  # "Lee: Now or never." heads a section
