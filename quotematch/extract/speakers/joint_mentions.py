"""Joint mentions: several speakers in one phrase, whom only the whole phrase names.

"The army and the navy", "Ada Holm and her brother Bo", "Ada Holm, the mayor, and Bo Winge": to pick one name of these
would credit a part of them. A phrase such as "the founder and CEO" or "the head of Rivers and the Dales" is one.
"""

from __future__ import annotations

import re

from quotematch.extract.speakers.noun_forms import singular
from quotematch.text.capitals import BODY, names_in, run_pattern
from quotematch.text.naming import Naming, fold_name

#: Words of a full name, and of an item in a list of names.
_FULL, _LONGEST_ITEM = 2, 5
#: What a cue has cut off behind the last speaker.
_DANGLING = re.compile(r"(?:,? who|\s*\([^)]*|,)\Z")
_WORD = re.compile(r"[^\W\d_][^\s,]*|,")


def joint_end(phrase: str, lexicon: Naming, language: str) -> int:
    """Where in `phrase` a list of speakers ends; 0 when it is none."""
    folds = [fold_name(word) for word in _WORD.findall(phrase)]
    if lexicon.conjunctions.isdisjoint(folds):
        return 0
    words = list(_WORD.finditer(phrase))
    places = [k for k in range(1, len(words) - 1) if folds[k] in lexicon.conjunctions]
    if not places or lexicon.relative & set(folds[: places[0]]):
        return 0
    listed = "," in folds and _all_names([word.group() for word in words], lexicon)
    first = folds[: places[0]]
    joint = listed or (
        _opens_with_one(phrase, first, lexicon, language) and _adds(phrase, words, places, lexicon, language)
    )
    return len(_DANGLING.sub("", phrase)) if joint else 0


def _all_names(words: list[str], lexicon: Naming) -> bool:
    """Whether all words are capitals, few in a row: "Falk, the Dales and Winge"."""
    inside = lexicon.conjunctions | lexicon.articles
    names = all(word == "," or word[0].isupper() or fold_name(word) in inside for word in words)
    return names and len(words) <= _LONGEST_ITEM * (1 + words.count(","))


def _opens_with_one(phrase: str, before: list[str], lexicon: Naming, language: str) -> bool:
    """Whether what stands before the coordinator can be a speaker by itself: a name, or a noun with its article."""
    if before[0] in lexicon.articles or before[0] in lexicon.possessive:
        return "," not in before and not any(fold in lexicon.prepositions for fold in before)
    several = singular(before[-1]) != before[-1] and f" {before[-1]} " in phrase  # "harbour pilots and Bo Winge"
    return several or _named(phrase, language)


def _adds(phrase: str, words: list[re.Match[str]], places: list[int], lexicon: Naming, language: str) -> bool:
    """Whether somebody else stands behind a coordinator: a noun with its own article, or a name.

    Behind a comma, where the first speaker is described, it takes another comma and a name: "Holm, the mayor, and Bo
    Winge". With a name behind a comma, an article can be one of an apposition: "a lawyer and a poet, Ada Holm". Nor are
    the names of a body ("Ways and Means Committee") and two offices ("President and Managing Editor Holm") two.
    """
    commas = [k for k, word in enumerate(words) if word.group() == ","]
    for k in places:
        rest, first = phrase[words[k + 1].start() :], fold_name(words[k + 1].group())
        if commas and commas[0] < k:
            if k - 1 in commas and _named(rest, language, whole=True):
                return True
        elif first in lexicon.possessive or (first in lexicon.articles and not commas):
            return True
        elif _named(rest, language) and not _is_body(rest, language):
            return fold_name(words[k - 1].group()) not in lexicon.roles
    return False


def _named(text: str, language: str, *, whole: bool = False) -> bool:
    """Whether `text` opens with a full name, or one with a title; with `whole`, one that is no part of another noun."""
    run = run_pattern(language).match(text)
    name = next(iter(names_in(run.group(), language)), None) if run else None
    if run is None or name is None or (len(name.words) < _FULL and not name.titles and not name.possessive):
        return False
    if whole:
        return name.possessive or text[run.end() : run.end() + 1] in ("", ",")
    return not name.possessive


def _is_body(text: str, language: str) -> bool:
    run = run_pattern(language).match(text)
    return run is not None and any(name.kind == BODY for name in names_in(run.group(), language))
