"""Names as they are printed: a capital that neither the start of a sentence nor a closed class explains.

Comes in: a wording and the place of a word in it. Where the word opens a sentence, the rest of the article and the
lexicon's common words help; what they leave open is a name only beside another name.
"""

from __future__ import annotations

import regex

from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording

#: Letters; a word that opens a sentence and has no more is no name by its capital.
_SHORT = 3


def is_name(wording: Wording, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is printed as a name: a capital that no sentence start or closed class explains.

    >>> from quotematch.judge.vocabulary import vocabulary
    >>> from quotematch.judge.wording import wording
    >>> from quotematch.settings import Settings
    >>> from quotematch.spans import Span
    >>> text = "Bread went to Lee and I went home."
    >>> words = wording(text, [Span(0, len(text))], Settings())
    >>> [words.raw(at, at + 1) for at in range(len(words)) if is_name(words, at, vocabulary("en"))]
    ['Lee']
    """
    if at >= len(wording):
        return False
    start = wording.starts[at]
    key = wording.keys[at]
    if not wording.text[start].isupper() or key in vocabulary.function_words or key in vocabulary.quantities:
        return False
    if key in vocabulary.modal_group or key in vocabulary.connectives or key in vocabulary.negations:
        return False
    titled = at > 0 and (wording.keys[at - 1] in vocabulary.titles or len(wording.keys[at - 1]) == 1)
    return titled or not opens_sentence(wording, at) or _capital_elsewhere(wording, at)


def heads_as_name(wording: Wording, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is printed as a name, or opens a sentence with a capital and is no common word ("Russia").

    Enough only where the other side has such a word at the same place.
    """
    if is_name(wording, at, vocabulary):
        return True
    if at >= len(wording) or not wording.text[wording.starts[at]].isupper() or not opens_sentence(wording, at):
        return False
    key = wording.keys[at]
    if not vocabulary.common_stems:
        return False
    following = wording.keys[at + 1] if at + 1 < len(wording) else ""
    if key in vocabulary.first_names:
        return True
    if following in vocabulary.singular_verbs and key.isalpha() and not vocabulary.is_common(key):
        return key not in vocabulary.pronoun_person and key not in vocabulary.function_words
    derived = key.endswith(vocabulary.noun_endings) or key in vocabulary.pronoun_person or key in vocabulary.modal_group
    return key.isalpha() and len(key) > _SHORT and not derived and not vocabulary.is_common(key)


def _capital_elsewhere(wording: Wording, at: int) -> bool:
    """Whether the article prints a word that opens a sentence here with a capital inside a sentence, too."""
    raw = wording.raw(at, at + 1)
    return regex.search(rf"[\p{{Ll}},] {regex.escape(raw)}\b", wording.text) is not None


def opens_sentence(wording: Wording, at: int) -> bool:
    """Whether a word is the first of a sentence."""
    if at == 0 or wording.pieces[at] != wording.pieces[at - 1]:
        return True
    before = wording.text[wording.ends[at - 1] : wording.starts[at]]
    return any(char in before for char in ".!?:")
