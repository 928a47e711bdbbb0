"""Embedded quotations: the clause, or the phrase of a verb, that quoted words are part of when no cue holds them.

"His answer was that | we “have time”"; "The poster attacks | a “corrupt town hall”"; "the road is | “a disgrace”". Only
words in lower case are part of what stands around them.
"""

from __future__ import annotations

from quotematch.extract.speech.clauses import infinitive_at, opens_verb
from quotematch.extract.speech.extents import coordinated_end, quote_is_whole, run_of_quotes, strip_stop, tail_end
from quotematch.extract.speech.frames import Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import CLAUSE_ENDS
from quotematch.extract.speech.subjects import left

_CLAUSE_REACH = 20  # items from the opener of a clause to a quotation in it
_PREDICATE_REACH = 3  # items from a verb of being to what it says


def clause_opener(frame: Frame, quote: int, rules: Grammar) -> int | None:
    """The item before the clause in which the quotation at item `quote` stands, when a noun or verb governs it.

    It is "that", or what stands before the "to" of an infinitive: "They urged him | to “act now” and to pay".
    """
    if quote > 1 and frame.low[quote - 1] in rules.to and frame.is_word(quote - 2) and opens_verb(frame, quote, rules):
        return quote - 2
    for k in range(quote - 1, max(0, quote - _CLAUSE_REACH), -1):
        if frame.piece[k] >= 0 or frame.word[k] in CLAUSE_ENDS:
            return None
        if frame.low[k] in rules.that:
            before = frame.low[k - 1]
            governs = frame.is_word(k - 1) and before not in rules.small and before not in rules.subordinators
            relative = k + 1 < quote and frame.low[k + 1] in rules.finite
            return k if governs and not relative else None
    return None


def governed_start(frame: Frame, quote: int, rules: Grammar) -> int | None:
    """Where what a verb governs begins, when the quotation at item `quote` is a part of it in lower case."""
    if not quote or not frame.opens_lower(quote) or not frame.is_word(quote - 1):
        return None
    for k in range(quote - 1, max(-1, quote - _CLAUSE_REACH), -1):
        low = frame.low[k]
        if frame.piece[k] >= 0 or frame.word[k] in CLAUSE_ENDS:
            return None
        noun = quote - k <= _PREDICATE_REACH and low in rules.topics.expressing and _is_noun(frame, k - 1, rules)
        acts = rules.endings.is_gerund(frame.low[k + 1]) or (low in rules.to and infinitive_at(frame, k, rules))
        if noun and not acts:
            return k + 1  # "a vision for | “a better town”"
        if low in rules.passive:
            found = left(frame, k, rules) if quote - k <= _PREDICATE_REACH else None
            return found.start if found else None
        if k and frame.low[k - 1] in rules.passive and frame.low[k + 1] in rules.agent:
            return None  # "was praised by the Post as “a gem”": the agent is no object
        if _governs(frame, k, rules):
            return next((i for i in range(k + 1, quote) if not _ties(frame, i, rules)), quote)
    return None


def _ties(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether a preposition at `i` only ties a verb to its object: "spoke to | the “old anger” of the town"."""
    if frame.low[i] in rules.to:
        return not infinitive_at(frame, i, rules)
    return frame.low[i] in rules.prepositions and frame.low[i] not in rules.role


def _is_noun(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a noun may stand at `k`: a word in lower case that is no verb, pronoun or other small word."""
    low = frame.low[k]
    other = low in rules.pronouns or low in rules.finite or low in rules.small or low in rules.prepositions
    return k >= 0 and frame.in_lower(k) and not (other or _governs(frame, k, rules) or rules.endings.is_adverb(low))


def _governs(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether the word at `k` is a verb with an object: not "for acting as"."""
    low = frame.low[k]
    if not frame.in_lower(k) and k:
        return False
    if rules.endings.is_gerund(low):
        return k == 0 or frame.low[k - 1] not in rules.prepositions
    form = rules.verbs.get(low)
    following = frame.low[k + 1]
    acts = (
        rules.endings.is_third_person(low)
        and low not in rules.small
        and (following in rules.determiners or following in rules.pronouns)
    )
    told = form is not None and (form.shape == "past" or (form.shape == "base" and frame.low[k - 1] in rules.to))
    return acts or told or low in rules.finite or rules.endings.is_past(low)


def embedded_end(frame: Frame, quote: int, rules: Grammar) -> int:
    """Where a phrase ends of which the quotation at item `quote` is a part."""
    return tail_end(frame, run_of_quotes(frame, quote, rules), rules)


def clause_end(frame: Frame, quote: int, rules: Grammar) -> int:
    """Where a clause ends in which the quotation at item `quote` stands: with its own stop, or the frame."""
    end = run_of_quotes(frame, quote, rules)
    if quote_is_whole(frame, end - 1):
        return end
    return strip_stop(frame, end, coordinated_end(frame, quote, len(frame), rules))
