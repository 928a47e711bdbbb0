"""Works: quotation marks around the name of a book, a show, a song.

Such a name is written in title case and nobody says it: it is a term, however long. Words in title case that the
sentence tells as wording are none: an epithet put on somebody (they called him “…”), a headline, a slogan (a sign
that reads “…”), nor is a sentence that merely has names in it (“It's not new in Harbor Town”).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotematch.text.words import printed

if TYPE_CHECKING:
    from quotematch.extract.records import Piece
    from quotematch.extract.speech.frames import Frame
    from quotematch.extract.speech.grammar import Grammar

#: Code points; names of works are hardly ever longer.
_TITLE_LENGTH = 80

#: Letters up to which a word tells nothing about the case of a title.
_SMALL = 3

#: Items between a word that tells of wording and the words: "called Lee, simply, “…”".
_WORDING_REACH = 5


def works(frame: Frame, quoted: Sequence[int], pieces: Sequence[Piece], rules: Grammar) -> list[int]:
    """Of the quotations at items `quoted` the names of works, titles of texts among them.

    Words that are told as wording are none, nor is any where the whole frame is written as a title is.
    """
    named = [i for i in quoted if _is_name(frame, pieces[frame.piece[i]], rules)]
    if not named or in_title_case(frame, rules):
        return []
    return [i for i in named if _wording(frame, i, rules) is None or _wording(frame, i, rules) in rules.titling.naming]


def in_title_case(frame: Frame, rules: Grammar) -> bool:
    """Whether the words of a frame that stand outside quotation marks are written as a headline's are."""
    plain = [frame.word[i] for i in range(len(frame)) if frame.piece[i] < 0 and frame.is_word(i)]
    return _titled(plain, rules)


def _is_name(frame: Frame, piece: Piece, rules: Grammar) -> bool:
    """Whether a quotation is written as the name of a work: in title case, and all its small words are a title's."""
    start, end = piece.inner
    if end - start > _TITLE_LENGTH:
        return False
    tokens = printed(frame.text, start, end)
    if not _titled(tokens, rules):
        return False
    return all(not token[0].islower() or token in rules.small or token in rules.titling.foreign for token in tokens)


def _titled(tokens: Sequence[str], rules: Grammar) -> bool:
    """Whether words are written as a title: all capitals first, but for small ones, and at least two of them."""
    if not tokens or not tokens[0][0].isupper():
        return False
    # with a small word in lower case between them, shorter words tell too: “Eye of the Tiger”, but not “Lock Her Up”
    tells = _SMALL - any(token in rules.small for token in tokens[1:-1])
    long = [token for token in tokens if len(token) > tells and token[0].isalpha() and token not in rules.small]
    return len(long) > 1 and all(token[0].isupper() for token in long)


def is_wording(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether the words before item `i` tell it as wording: a name put on somebody or something, words to be read."""
    return _wording(frame, i, rules) is not None


def _wording(frame: Frame, i: int, rules: Grammar) -> str | None:
    """The word before item `i` that tells so."""
    plain = True  # nothing but signs, adverbs and articles on the way
    for k in range(i - 1, max(-1, i - 1 - _WORDING_REACH), -1):
        low = frame.low[k]
        if low in rules.titling.calling or (plain and low in rules.titling.wording):
            return low
        if low in (",", ":") or rules.endings.is_adverb(low) or low in rules.determiners:
            continue
        if not frame.capital(k) and low not in rules.pronouns:
            return None
        plain = False
    return None
