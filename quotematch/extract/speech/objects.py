"""Objects: whether a verb says something of its object: "called it “weak”", "accused the firm of fraud".

Each function looks at the items from `k` on, where the verb's group is over, and says whether what stands there is an
object with what it is called, charged with, or said to be; or an object alone, as of "announced a tax cut".
"""

from __future__ import annotations

from quotematch.extract.speech.frames import QUOTES, Frame
from quotematch.extract.speech.grammar import Grammar, VerbForm
from quotematch.extract.speech.punctuation import CLAUSE_ENDS

_OBJECT_REACH = 16  # items of "described the plan … as"
_CHARGE_REACH = 14  # items of "accused the firm … of"
_NAMED_REACH = 12  # items of "called the plan … a mistake"


def names_object(frame: Frame, k: int, rules: Grammar) -> bool:
    """An object and what it is said to be: "called it “weak”", "described the plan as a mistake"."""
    for j in range(k, min(len(frame), k + _OBJECT_REACH)):
        low = frame.low[j]
        if low in rules.role or (low in QUOTES and j > k):
            return j > k
        if low in CLAUSE_ENDS:
            return j > k and frame.word[j] == "," and _named_behind(frame, j, rules)
    return False


def _named_behind(frame: Frame, comma: int, rules: Grammar) -> bool:
    """Whether a name in marks follows what two commas set off behind an object: called her, on air, “a fool”."""
    for i in range(comma + 2, min(len(frame), comma + _OBJECT_REACH)):
        if frame.word[i - 1] == ",":
            role = frame.low[i] in rules.role and i + 1 < len(frame)
            if frame.piece[i + role] >= 0:
                return True
        acts = frame.low[i] in rules.verbs or frame.low[i] in rules.finite or frame.low[i] in rules.subordinators
        if acts or frame.low[i] in rules.coordinators:
            return False
    return False


def charges(frame: Frame, k: int, form: VerbForm, rules: Grammar) -> bool:
    """Who is charged or praised, and what for: "accused the firm of fraud", "praised her for it"."""
    if frame.is_sign(k) or frame.low[k] in rules.not_objects:
        return False
    words = rules.complements
    accused = words.accusations if form.lemma in words.accusing else frozenset()
    for j in range(k + 1, min(len(frame) - 1, k + _CHARGE_REACH)):
        if frame.low[j] in words.charges or frame.low[j] in accused:
            return True
        if frame.word[j] == "," and accused:  # "accused Lee, the owner, of fraud"
            closing = next((x for x in range(j + 1, len(frame) - 1) if frame.word[x] == ","), j)
            return closing > j and frame.low[closing + 1] in accused
        if frame.is_sign(j) or frame.low[j] in rules.coordinators:
            return False
    return False


def says_what(frame: Frame, k: int, rules: Grammar) -> bool:
    """An object and a noun or adjective for it: "called him a liar", "calls the plan a mistake"."""
    low, n = frame.low[k], len(frame)
    if k + 1 >= n or not frame.is_word(k) or low in rules.adjunct_heads:
        return False
    following = frame.low[k + 1]
    adjunct = following in rules.not_objects or following in rules.times
    if low in rules.complements.objects and frame.is_word(k + 1) and not adjunct:
        return True
    if not (low in rules.determiners or frame.capital(k)):
        return False
    for j in range(k + 1, min(n, k + _NAMED_REACH)):
        if frame.is_sign(j) or frame.low[j] in rules.coordinators:
            return False
        if j > k + (low in rules.determiners) and _judges(frame, j, rules):
            return True
        if frame.low[j] in rules.indefinite and frame.low[j - 1] not in rules.prepositions:
            return True
        if frame.capital(k) and frame.capital(j - 1) and _names_by_kind(frame, j, rules):
            return True
    return False


def _names_by_kind(frame: Frame, j: int, rules: Grammar) -> bool:
    """Whether a name for the one called begins at `j`: "called Lee | his friend", not "called Lee | the next day"."""
    if j + 1 >= len(frame) or not (frame.low[j] in rules.possessives or frame.low[j] in rules.complements.definite):
        return False
    return not any(low in rules.times or low in rules.time_nouns for low in frame.low[j + 1 : j + 3])


def _judges(frame: Frame, j: int, rules: Grammar) -> bool:
    """Whether an adjective behind a noun phrase closes the clause at `j`: "called the charges | unfounded"."""
    if j + 1 < len(frame) and not frame.is_sign(j + 1) and frame.low[j + 1] not in rules.coordinators:
        return False
    low, words = frame.low[j], rules.complements
    quality = low.startswith(tuple(words.quality_starts)) or low.endswith(tuple(words.quality_ends))
    before = frame.low[j - 1]
    return quality and frame.in_lower(j) and before not in rules.determiners and before not in rules.prepositions


def noun_starts(frame: Frame, k: int, rules: Grammar) -> bool:
    """Whether a noun phrase begins at `k`: "announced a tax cut"."""
    low = frame.low[k]
    tied = frame.low[k - 1] in rules.prepositions  # "called for steep tariffs"
    nominal = low in rules.determiners or frame.capital(k) or (tied and low not in rules.not_objects)
    amount = frame.is_sign(k) and k + 1 < len(frame) and frame.word[k + 1][:1].isdigit()  # "proposed $5 billion"
    return amount or (frame.is_word(k) and nominal and low not in rules.times and len(frame) - k > 2)
