"""Joint subjects: several who speak with one voice, as far back as their list goes.

"Ada Holm and her brother said", "Holm, Falk and Winge said", "Ada Holm, the mayor, and Bo Winge, her deputy, said": a
subject found by its last name begins with the first one. Only names, and descriptions between commas, are crossed.
"""

from __future__ import annotations

from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar

_REACH = 40  # items of a list of speakers
_LONGEST_NAME = 6  # items


def joins_another(frame: Frame, at: int, rules: Grammar) -> bool:
    """Whether the coordinator at `at` joins to a bare name somebody without one: "Holm | and her brother"."""
    follows = frame.low[at + 1]
    if follows not in rules.determiners and follows not in rules.subjects.partitive:
        return False
    start = _words_before(frame, at)
    if start + 1 < at and frame.low[start] in rules.determiners:
        start += 1  # "The Army and the Navy"
    return 0 < at - start <= _LONGEST_NAME and _is_name(frame, start, at, rules)


def list_start(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Where the list of names begins whose last ones are the items `start` to `end`; `start` when there is none."""
    comma = start - 1
    words = frame.low[start:end]
    if not rules.relatives.isdisjoint(words):
        return start  # "Winge, Holm and Falk, who said": Falk alone
    if comma > 0 and frame.low[comma] in rules.additive:
        comma -= 1
    elif rules.additive.isdisjoint(words):
        return start
    best, named = start, False
    while comma > 0 and frame.word[comma] == "," and start - comma < _REACH:
        begin = _words_before(frame, comma)
        head = begin + (begin < comma and frame.low[begin] in rules.coordinators)
        if head == comma:
            break
        named = _is_name(frame, head, comma, rules)
        if named:
            best = head
        elif not _describes(frame, head, comma, rules):
            return best if _is_adjunct(frame.low[head], rules) else start  # "A group of Acme, Winge, and Holm workers"
        comma = begin - 1
    return best if named else start


def _words_before(frame: Frame, end: int) -> int:
    """First item of the run of words that ends before `end`."""
    start = end
    while start > 0 and end - start < _REACH and frame.is_word(start - 1) and frame.piece[start - 1] < 0:
        start -= 1
    return start


def _is_name(frame: Frame, start: int, end: int, rules: Grammar) -> bool:
    """Whether words are capitals throughout, and no adjunct that opens a sentence ("In Rivers", "Meanwhile")."""
    first = frame.low[start]
    plain = not _is_adjunct(first, rules) and first not in rules.determiners
    return plain and all(frame.capital(k) for k in range(start, end))


def _is_adjunct(first: str, rules: Grammar) -> bool:
    opens = first in rules.prepositions or first in rules.times or first in rules.subordinators
    return opens or first in rules.before_cue.connectives or rules.endings.is_adverb(first)


def _describes(frame: Frame, start: int, end: int, rules: Grammar) -> bool:
    described = frame.low[start] in rules.subjects.describing or frame.low[start] in rules.determiners
    return described and not any(low in rules.finite or low in rules.verbs for low in frame.low[start:end])
