"""The subject behind an inverted verb: "…,” said Ann Lee, the mayor of Ohio".

It goes on to a sign, another clause or an adjunct, and over a description between commas.
"""

from __future__ import annotations

from quotematch.extract.speech.frames import QUOTED, TERM, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.noun_phrases import counts_somebody, looks_nominal
from quotematch.extract.speech.punctuation import BREAKS, COLONS, INSIDE_NAMES, STOPS
from quotematch.extract.speech.subjects import Subject

_MAX_PHRASE = 24  # items of a subject without its appositions
_APPOSITION_ENDS = BREAKS | COLONS | STOPS


def right(frame: Frame, verb_end: int, rules: Grammar) -> Subject | None:
    """The subject after an inverted verb: "…,” said Ann Lee, the mayor"."""
    n = len(frame)
    i = verb_end
    if i >= n or not frame.is_word(i) or frame.piece[i] >= 0:
        return None
    if (frame.low[i] in rules.phrase_closers and not counts_somebody(frame, i, rules)) or frame.low[
        i
    ] in rules.auxiliaries:
        return None
    stop = min(n, i + _MAX_PHRASE)
    end = next((j for j in range(i + 1, stop) if _ends_inverted(frame, j, rules)), stop)
    if not looks_nominal(frame, i, end, rules):
        return None
    return Subject(i, _with_apposition(frame, i, end, rules), verb_end)


def _ends_inverted(frame: Frame, j: int, rules: Grammar) -> bool:
    """Whether a subject behind its verb ends before item `j`: at a sign, another clause, or an adjunct."""
    low = frame.low[j]
    if low == QUOTED or (low != TERM and not frame.is_word(j) and low not in INSIDE_NAMES):
        return True
    if low in rules.barriers or low in rules.relatives:
        return True
    if low in rules.times:  # "said Ann Lee Monday", "said the minister last week", but not "said Ann May"
        return frame.capital(j) or not frame.capital(j - 1)
    if low not in rules.prepositions or (frame.capital(j) and j + 1 < len(frame) and frame.capital(j + 1)):
        return False  # "said the Songs Across Borders choir"
    return low not in rules.subjects.linking or (low in rules.subjects.placing and not _inside_title(frame, j, rules))


def _inside_title(frame: Frame, at: int, rules: Grammar) -> bool:
    """Whether a preposition of place belongs to a title: "professor at Yale", not "at a rally", "in 2008"."""
    follows = frame.low[at + 1] if at + 1 < len(frame) else ""
    adjunct = follows in rules.times or follows in rules.indefinite or follows.isdigit()
    return frame.low[at] in rules.subjects.titling and not adjunct


def _with_apposition(frame: Frame, start: int, end: int, rules: Grammar) -> int:
    """Extend a subject after the verb over ", the mayor of Ohio" up to the next comma or stop."""
    n = len(frame)
    if end + 1 >= n or frame.word[end] != "," or not _opens_apposition(frame, start, end + 1, rules):
        return end
    k = end + 1
    while k < n and frame.low[k] != QUOTED and frame.word[k] not in _APPOSITION_ENDS:
        if k > end + 1 and frame.low[k] in rules.barriers and frame.low[k - 1] not in rules.relatives:
            break  # but not in "said Lee, who until May was mayor"
        k += 1
    return k


def _opens_apposition(frame: Frame, start: int, i: int, rules: Grammar) -> bool:
    """Whether what begins at `i`, behind a subject and its comma, tells who that is."""
    low = frame.low[i]
    if low in rules.subjects.describing:
        return True
    if frame.capital(i):  # "the firm's chief executive, Ann Lee", "a spokesman for the Foreign Ministry, Bob Ray"
        return not frame.capital(i - 2) or frame.low[start] in rules.determiners
    clause = low in rules.barriers or low in rules.not_objects or low in rules.pronouns
    return frame.is_word(i) and not clause and not rules.endings.is_gerund(low)
