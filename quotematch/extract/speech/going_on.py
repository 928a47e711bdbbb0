"""Going on: what no cue of its own sentence reports and goes on with what was said before.

A quotation goes on with the one that the paragraph before left open, with the one beside it, and with what the sentence
before it reports: “We lose,” Lee said. “That is clear” to all of us.
"""

from __future__ import annotations

from quotematch.extract.records import Attribution
from quotematch.extract.speech.book import Book, content_of
from quotematch.extract.speech.embedded import clause_opener
from quotematch.extract.speech.frames import QUOTED, Frame
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import STOPS


def only_quotes(frame: Frame, rules: Grammar) -> bool:
    """Whether a frame is quotations and nothing else, but for signs and coordinators between them."""
    return all(not frame.is_word(i) or frame.low[i] in rules.coordinators for i in range(len(frame)))


def continued(
    book: Book, frame: Frame, previous: Frame | None, i: int, here: list[int], last: int | None, bare: bool
) -> int | None:
    """The attribution that the quotation at item `i` goes on with, or None when it stands alone."""
    continues = book.pieces[frame.piece[i]].continues
    if continues is not None and continues in book.owner:
        return book.owner[continues]
    same_paragraph = previous is not None and previous.paragraph == frame.paragraph
    if bare and same_paragraph and last is not None and book.found[last].quoted:
        return last
    # “A.” “B,” he said: two quotations side by side, the first of them whole
    if i and frame.piece[i - 1] >= 0 and frame.last_sign(i - 1) in STOPS:
        return next((at for at in reversed(here) if book.found[at].quoted), None)
    return None


def tells_more(before: Attribution, frame: Frame, previous: Frame | None, i: int, rules: Grammar) -> bool:
    """Whether a sentence without a cue says more of what the one before it reports: “We lose,” Lee said. “That is” sad.

    The cue there stands behind its content, and here the quotation at item `i` opens the sentence or goes on in it.
    """
    if (
        previous is None
        or previous.paragraph != frame.paragraph
        or before.cue is None
        or before.mention is None
        or frame.low[i] != QUOTED
    ):
        return False
    if not previous.span.start <= before.content[0].start < before.cue.start:
        return False
    if all(frame.is_sign(k) for k in range(i)):
        return True
    if rules.verb_second:
        return False  # its sentence may report by a verb at its end: "welche sie als „klein“ bezeichnete"
    return frame.opens_lower(i) and clause_opener(frame, i, rules) is None  # "Ray believes that it “is late”" is Ray's


def add_sentence(book: Book, at: int, frame: Frame, i: int) -> None:
    """Add the sentence of `frame` to the content of an attribution: all of it, or the quotation that opens it."""
    opens, comma = all(frame.is_sign(k) for k in range(i)), frame.last_sign(i) == ","
    goes_on = i + 1 < len(frame) and frame.is_word(i + 1) and not comma
    end = len(frame) if not opens or goes_on else i + 1
    more, held = content_of(book, frame, [(0, end)])
    book.found[at].content += more.content
    book.found[at].quoted += more.quoted
    for piece in held:
        book.owner[piece] = at
