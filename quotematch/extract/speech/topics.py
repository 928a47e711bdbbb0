"""Topics: what somebody speaks about when what was said is not told: "criticized the plan", "talked about taxes".

Literary linguistics calls this the narrative report of a speech act (Leech & Short, "Style in Fiction", ch. 10). The
lexicon's table `[topics]` says which verbs name such an act and how each takes its topic: as an object, as an
infinitive, or behind a preposition. Here is where a topic begins and where it ends.
"""

from __future__ import annotations

from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import BREAKS, CLAUSE_ENDS, DASHES, HYPHEN
from quotematch.extract.speech.word_classes import Words

# how the lexicon says that no preposition stands before a topic, or one behind a noun
_OBJECT, _INFINITIVE, _EXPRESSED = "object", "infinitive", "noun"
_EXPRESSION_REACH = 6  # items of "expressed his deep concern | about"
_HEARER_REACH = 7  # items of "asked the mayor of the town | about"
_CARRIER_REACH = 4  # items of "in a long television | interview"
_CLAUSE_REACH = 4  # items of "and the mayor | did not"
_DETAIL_REACH = 3  # items of ", especially in | winter"
_LIST_REACH = 6  # items between the commas of "taxes, jobs and schools"
_LIST_PARTS = 20  # a row of so many is read no further
_ENDS = CLAUSE_ENDS | DASHES | set("()")


def topic_start(frame: Frame, k: int, lemma: str, rules: Grammar) -> int | None:
    """The first item of the topic of the verb `lemma`, which ends before item `k`, or None."""
    n, how = len(frame), rules.topic_verbs.get(lemma, frozenset())
    if k >= n or (k > 1 and frame.low[k - 2] in rules.to and not _governed(frame, k - 2, rules)):
        return None
    if _INFINITIVE in how and frame.low[k] in rules.to:
        return k
    if _EXPRESSED in how:
        return _behind_expression(frame, k, rules)
    at = k + rules.endings.is_adverb(frame.low[k])
    if at + 1 < n and frame.low[at] in how:
        return at + 1
    start = _behind_hearer(frame, k, how if lemma in rules.topics.hearing else how & rules.topics.about, rules)
    return k if start is None and _OBJECT in how and _object_at(frame, k, rules) else start


def _behind_expression(frame: Frame, k: int, rules: Grammar) -> int | None:
    """The item after "concern about" in "expressed deep concern about"; at "that" itself."""
    words = rules.topics
    for j in range(k + 1, min(len(frame) - 1, k + _EXPRESSION_REACH)):
        expressed = frame.low[j - 1] in words.expressions
        if expressed and (frame.low[j] in words.expressing or frame.low[j] in rules.that):
            return j + 1
        if not frame.is_word(j) or frame.low[j] in rules.prepositions:
            return None
    return None


def _governed(frame: Frame, to: int, rules: Grammar) -> bool:
    """Whether the infinitive of "to" is what its subject does rather than what a noun is for: "refused to discuss"."""
    before = frame.low[to - 1] if to else ""
    return before in rules.finite or before in rules.topics.governing or rules.endings.is_past(before)


def _behind_hearer(frame: Frame, k: int, how: Words, rules: Grammar) -> int | None:
    """The item after a preposition in `how`, across a hearer or a place: "asked the mayor about", "warned Lee against".

    Any but "about" only right behind what can be a hearer: "warned voters of", but not "warned a group of".
    """
    if not how:
        return None
    for j in range(k, min(len(frame) - 1, k + _HEARER_REACH)):
        low = frame.low[j]
        if low in how and (low in rules.topics.about or (j > k and _is_hearer(frame, j - 1, rules))):
            return j + 1
        other_clause = low in rules.barriers or low in rules.finite or low in rules.coordinators
        if other_clause or not frame.is_word(j) or (low in rules.to and _acts(frame, j + 1, rules)):
            return None
    return None


def _is_hearer(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether the item ends a phrase for who hears: "him", "the Fed", "voters"."""
    return frame.capital(i) or frame.low[i] in rules.addressees or rules.endings.is_plural(frame.low[i])


def _acts(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether the word behind "to" is a verb: "to vote", not "to reporters"."""
    low = frame.low[i]
    return frame.in_lower(i) and low not in rules.determiners and low not in rules.addressees


def _object_at(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a noun phrase that can be spoken about begins at `k`."""
    low = frame.low[k]
    if frame.piece[k] >= 0:
        return True
    if not frame.is_word(k) or low in rules.not_objects or low in rules.barriers or low in rules.auxiliaries:
        return False
    if low in rules.times and (low not in rules.determiners or _is_time(frame, k + 1, rules)):
        return False
    form = rules.verbs.get(low)
    passive = form is not None and form.shape == "past" and frame.in_lower(k)
    adverb = rules.endings.is_adverb(low) and not frame.capital(k)
    return not (passive or adverb or low in rules.relatives or low in rules.complements.adjunct_openers)


def _is_time(frame: Frame, i: int, rules: Grammar) -> bool:
    return i < len(frame) and frame.low[i] in rules.time_nouns


def topic_end(frame: Frame, start: int, rules: Grammar, *, closes: bool = False) -> int:
    """The item before which a topic that begins at `start` ends; `start` itself when a claim is told, and no topic.

    That its clause `closes` the sentence tells that no main verb follows: "regretted the remarks | he had made".
    """
    n, detail = len(frame), start
    clause = (closes and frame.low[start] not in rules.to) or frame.low[start] in rules.wh
    for i in range(start + 1, n):
        low = frame.low[i]
        if low in BREAKS and i + 1 < n and frame.low[i + 1] in rules.topics.detailing:
            detail = i + _DETAIL_REACH
        if i < detail:
            continue
        if (low in rules.that and frame.low[i - 1] in rules.nouns) or _speaks(frame, i, rules):
            return start  # "defended his claim that …", "recalled the driver saying …"
        clause = clause or low in rules.wh or low in rules.relatives or low in rules.subject_pronouns
        if ends_at(frame, i, rules) or (not clause and low in rules.finite and frame.in_lower(i)):
            return i
    return n


def _speaks(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether what stands before item `i` is somebody who speaks there."""
    form = rules.verbs.get(frame.low[i])
    reports = form is not None and form.shape == "ing" and form.takes("tq")
    before, following = frame.low[i - 1], frame.low[i + 1] if i + 1 < len(frame) else "."
    noun = before in rules.determiners or following in rules.not_objects or following in CLAUSE_ENDS  # "the ruling"
    return reports and not noun and frame.is_word(i - 1) and before not in rules.not_objects


def ends_at(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether the reporter goes on at item `i`."""
    low = frame.low[i]
    following = frame.low[i + 1] if i + 1 < len(frame) else ""
    if frame.is_sign(i):
        if low == "," and _lists(frame, i, rules):
            return False
        return low in _ENDS or low == HYPHEN == following
    if low in rules.topics.closing:
        return True
    if low in rules.topics.placing:  # X
        placed = following in rules.indefinite or (following in rules.times and following not in rules.determiners)
        return placed or not rules.carriers.isdisjoint(frame.low[i + 1 : i + 1 + _CARRIER_REACH])
    if frame.low[i - 1] in rules.determiners:
        return False  # "his recently revealed plan"
    if low in rules.times and (frame.capital(i) or low in rules.topics.lately or following in rules.time_nouns):
        return True
    return low in rules.additive and i + 1 < len(frame) and _clause_at(frame, i + 1, rules)


def _clause_at(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether the subject's next act, or another subject, stands at `i` behind "and"."""
    low = frame.low[i]
    form = rules.verbs.get(low)
    if low in rules.subject_pronouns or low in rules.finite:
        return True
    acts = rules.endings.is_past(low) or (form is not None and form.shape in ("past", "s", "ing"))
    if acts and frame.in_lower(i):
        return True
    new = range(i + 1, min(len(frame), i + _CLAUSE_REACH)) if low in rules.determiners else range(0)
    return any(frame.low[k] in rules.finite for k in new)


def _lists(frame: Frame, comma: int, rules: Grammar) -> bool:
    """Whether the comma is that of a row of nouns: "taxes, jobs and schools"."""
    for _ in range(_LIST_PARTS):
        end = _part_end(frame, comma + 1, rules)
        if end is None or end == comma + 1:
            return False
        if frame.low[end] != ",":
            return True
        comma = end
    return True


def _part_end(frame: Frame, begin: int, rules: Grammar) -> int | None:
    """The comma or the coordinator that ends one part of a row; None where it is none."""
    for j in range(begin, min(len(frame), begin + _LIST_REACH)):
        low = frame.low[j]
        if low in rules.coordinators or low == ",":
            return j
        if frame.is_sign(j) or low in rules.finite or low in rules.barriers or low in rules.relatives:
            return None
        if rules.endings.is_gerund(low):
            return None
    return None
