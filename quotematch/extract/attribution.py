"""Attribution: from frames and cues to who is said to have said what.

Comes in: the frames of an article and its marked pieces. Goes out: attributions in order of place. Quotations that no
cue in their own frame accounts for go on with what was said before them in the paragraph, with the quote that the
paragraph before left open, or stand alone; short ones that complete no cue are terms.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotematch.extract.cues import find_cues
from quotematch.extract.frames import QUOTED, TERM, Frame, is_term
from quotematch.extract.labels import Names, is_shouted, label_end
from quotematch.extract.records import Attribution, Cue, Piece
from quotematch.extract.settling import settle
from quotematch.extract.subjects import Subject, main_subject
from quotematch.extract.verbs import Grammar
from quotematch.models import Problem
from quotematch.settings import Settings
from quotematch.spans import Span


class _Book:
    """The attributions found so far, and which pieces they account for."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text = text
        self.pieces = pieces
        self.found: list[Attribution] = []
        self.owner: dict[int, int] = {}

    def add(self, attribution: Attribution, held: list[int]) -> int:
        self.found.append(attribution)
        at = len(self.found) - 1
        for piece in held:
            self.owner.setdefault(piece, at)
        return at


def attribute(
    text: str, frames: Sequence[Frame], pieces: Sequence[Piece], rules: Grammar, *, settings: Settings
) -> tuple[list[Attribution], list[Problem]]:
    """All attributions of an article, nested ones and terms included, by place, and what was given up on the way."""
    book = _Book(text, pieces)
    problems: list[Problem] = []
    names = Names(text)
    last: int | None = None
    labelled: int | None = None
    for number, frame in enumerate(frames):
        previous = frames[number - 1] if number else None
        if previous is None or previous.paragraph != frame.paragraph:
            labelled = label_end(frame, rules, names)
            if labelled is not None:
                last = _from_label(book, frame, frames[number : _paragraph_end(frames, number)], labelled)
        if labelled is not None:
            continue
        cues, given_up = find_cues(frame, rules, settings=settings)
        problems += given_up
        here = _from_cues(book, frame, cues)
        last = _rest(book, frame, previous, here, last, rules, settings)
    _nested_pieces(book, rules, settings)
    return settle(book.found), problems


def _paragraph_end(frames: Sequence[Frame], number: int) -> int:
    end = number
    while end < len(frames) and frames[end].paragraph == frames[number].paragraph:
        end += 1
    return end


def _from_label(book: _Book, frame: Frame, paragraph: Sequence[Frame], colon: int) -> int:
    """All of a paragraph behind its label is what the label's bearer says; a transcript's counts as quoted."""
    held = [k for row in paragraph for k in row.piece if k >= 0]
    first = frame.piece[colon + 1]
    if first >= 0 and colon + 2 >= len(frame) and len(paragraph) == 1:
        content, quoted = book.pieces[first].inner, True
    else:
        content = Span(frame.start[colon + 1], paragraph[-1].end[-1])
        quoted = is_shouted(frame, colon)
    attribution = Attribution([content], [content] if quoted else [])
    attribution.mention = Span(frame.start[0], frame.end[colon - 1])
    attribution.cue = Span(frame.start[colon], frame.end[colon])
    return book.add(attribution, held)


def _from_cues(book: _Book, frame: Frame, cues: list[Cue]) -> list[int]:
    """Turn the cues of a frame into attributions; returns those that are not nested."""
    outer: list[int] = []
    for cue in cues:
        attribution, held = _content(book, frame, cue.content)
        if not attribution.content:
            continue
        attribution.cue = Span(frame.start[cue.start], frame.end[cue.end - 1])
        attribution.mention = _mention(frame, cue.subject)
        at = book.add(attribution, held if not cue.nested else [])
        if not cue.nested:
            outer.append(at)
    return outer


def _mention(frame: Frame, subject: Subject | None) -> Span | None:
    if subject is None or subject.start >= subject.end:
        return None
    return Span(frame.start[subject.start], frame.end[subject.end - 1])


def _content(book: _Book, frame: Frame, ranges: list[tuple[int, int]]) -> tuple[Attribution, list[int]]:
    """Spans of the content: quotations without their marks, and what stands between them."""
    attribution = Attribution(content=[])
    held: list[int] = []
    for start, end in ranges:
        complement_is_term = end - start == 1 and frame.low[start] == TERM
        run = start
        for i in range(start, end + 1):
            is_piece = i < end and (frame.low[i] == QUOTED or complement_is_term)
            if i < end and not is_piece:
                continue
            _add_unquoted(attribution, frame, run, min(i, end))
            if is_piece:
                held.append(frame.piece[i])
                inner = book.pieces[frame.piece[i]].inner
                attribution.content.append(inner)
                attribution.quoted.append(inner)
            run = i + 1
    return attribution, held


def _add_unquoted(attribution: Attribution, frame: Frame, start: int, end: int) -> None:
    while start < end and frame.piece[start] < 0 and not frame.is_word(start) and frame.word[start] not in "$#@([£€":
        start += 1
    while end > start and frame.piece[end - 1] < 0 and not frame.is_word(end - 1) and frame.word[end - 1] not in ")]%":
        end -= 1
    if start < end:
        attribution.content.append(Span(frame.start[start], frame.end[end - 1]))


def _rest(
    book: _Book,
    frame: Frame,
    previous: Frame | None,
    here: list[int],
    last: int | None,
    rules: Grammar,
    settings: Settings,
) -> int | None:
    """Account for the quotations of a frame that no cue holds; returns the attribution that later ones go on with."""
    only_quotes = all(
        frame.piece[i] >= 0 or not frame.is_word(i) or frame.low[i] in rules.coordinators for i in range(len(frame))
    )
    for i in range(len(frame)):
        k = frame.piece[i]
        if k < 0 or k in book.owner:
            continue
        piece = book.pieces[k]
        short = frame.low[i] == TERM or (not only_quotes and is_term(book.text, piece.inner, rules, settings))
        if short and not (only_quotes and piece.continues is not None):
            book.add(Attribution([piece.inner], [piece.inner], is_term=True), [k])
            continue
        target = _continues(book, frame, previous, piece, here, last, only_quotes)
        if target is None and i and frame.piece[i - 1] >= 0 and here and frame.text[frame.end[i - 1] - 2] in ".!?":
            target = next((at for at in reversed(here) if book.found[at].quoted), None)
        if target is not None:
            book.owner[k] = target
            book.found[target].content.append(piece.inner)
            book.found[target].quoted.append(piece.inner)
            continue
        alone = Attribution([piece.inner], [piece.inner])
        _speaker_nearby(alone, frame, previous, i, only_quotes, last, rules)
        here.append(book.add(alone, [k]))
    quoting = [at for at in here if book.found[at].quoted and not book.found[at].is_term]
    return (quoting or here or [last])[-1]


def _continues(
    book: _Book,
    frame: Frame,
    previous: Frame | None,
    piece: Piece,
    here: list[int],
    last: int | None,
    only_quotes: bool,
) -> int | None:
    """The attribution that a quotation without a cue goes on with, or None when it stands alone."""
    if piece.continues is not None and piece.continues in book.owner:
        return book.owner[piece.continues]
    same_paragraph = previous is not None and previous.paragraph == frame.paragraph
    if only_quotes and same_paragraph and last is not None and book.found[last].quoted:
        return last
    return None


def _speaker_nearby(
    alone: Attribution,
    frame: Frame,
    previous: Frame | None,
    i: int,
    only_quotes: bool,
    last: int | None,
    rules: Grammar,
) -> None:
    """A quotation on its own is said by whoever was speaking, or by the subject of the clause in which it stands."""
    if not only_quotes and i:
        subject = main_subject(frame, i, rules)
        if subject is not None and frame.low[subject.start] not in rules.first_person:
            alone.mention = _mention(frame, subject)
            return
    if previous is not None and previous.word[-1] == ":":
        subject = main_subject(previous, len(previous), rules)
        if subject is not None:
            alone.mention = _mention(previous, subject)
            return
    alone.follows = last


def _nested_pieces(book: _Book, rules: Grammar, settings: Settings) -> None:
    """Marked pieces inside others: terms when short, else quotes of their own."""
    for k, piece in enumerate(book.pieces):
        if piece.parent is not None:
            book.add(
                Attribution([piece.inner], [piece.inner], is_term=is_term(book.text, piece.inner, rules, settings)), [k]
            )
