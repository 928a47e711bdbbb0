"""Attribution: from frames and cues to who is said to have said what.

Comes in: the frames of an article and its marked pieces. Goes out: attributions in order of place. Quotations that no
cue in their own frame accounts for go on with what was said before them in the paragraph, with the quote that the
paragraph before left open, or stand alone; short ones that complete no cue are terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotematch.extract.records import Attribution, Cue, Piece
from quotematch.extract.settling import settle
from quotematch.extract.speech.announced import author, is_text
from quotematch.extract.speech.book import Book, content_of
from quotematch.extract.speech.clause_subjects import main_subject
from quotematch.extract.speech.cues import find_cues
from quotematch.extract.speech.embedded import clause_end, clause_opener, embedded_end, governed_start
from quotematch.extract.speech.frames import TERM, Frame, is_term
from quotematch.extract.speech.going_on import add_sentence, continued, only_quotes, tells_more
from quotematch.extract.speech.governed import agent_subject, heard_subject
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.labels import Label, Names, labels
from quotematch.extract.speech.nested import nested_quotes
from quotematch.extract.speech.punctuation import STOPS
from quotematch.extract.speech.subjects import Subject
from quotematch.extract.speech.titling import is_title, title_owner
from quotematch.extract.speech.works import is_wording
from quotematch.models import Problem
from quotematch.settings import Settings
from quotematch.spans import Span

#: What may stand between two sentences that are reported in one go.
_SENTENCE_SIGNS = " \t\r\n" + "".join(sorted(STOPS))


class _Reader(NamedTuple):
    """By what an article is read."""

    rules: Grammar
    settings: Settings


def attribute(
    text: str,
    frames: Sequence[Frame],
    pieces: Sequence[Piece],
    rules: Grammar,
    *,
    language: str,
    settings: Settings,
) -> tuple[list[Attribution], list[Problem]]:
    """All attributions of an article, nested ones and terms included, by place, and what was given up on the way."""
    book = Book(text, pieces)
    problems: list[Problem] = []
    reader = _Reader(rules, settings)
    labelled = labels(frames, rules, Names(text, rules.labels.placing))
    last: int | None = None
    turn = -1  # the paragraph of the last label
    for number, frame in enumerate(frames):
        previous = frames[number - 1] if number else None
        if number in labelled:
            turn = frame.paragraph
            paragraph = frames[number : _paragraph_end(frames, number)]
            last = _from_label(book, frame, paragraph, labelled[number], last)
        if frame.paragraph == turn:
            continue
        cues, given_up = find_cues(frame, rules, settings=settings)
        problems += given_up
        here = _from_cues(book, frame, cues, last)
        last = _rest(book, frame, previous, here, last, reader)
    book.found += nested_quotes(text, pieces, rules, language=language, settings=settings)
    return settle(book.found), problems


def _paragraph_end(frames: Sequence[Frame], number: int) -> int:
    end = number
    while end < len(frames) and frames[end].paragraph == frames[number].paragraph:
        end += 1
    return end


def _from_label(book: Book, frame: Frame, paragraph: Sequence[Frame], label: Label, last: int | None) -> int:
    """All of a paragraph behind its label is what the label's bearer says; a transcript's counts as quoted."""
    if label.end < 0 and last is not None:
        whole = Span(frame.start[0], paragraph[-1].end[-1])
        book.found[last].content.append(whole)
        book.found[last].quoted.append(whole)
        return last
    held = [row.piece[i] for row in paragraph for i in row.marked]
    end = label.end
    first = frame.piece[end + 1]
    if first >= 0 and end + 2 >= len(frame) and len(paragraph) == 1:
        content, quoted = book.pieces[first].inner, True
    else:
        content = Span(frame.start[end + 1], paragraph[-1].end[-1])
        quoted = label.direct
    attribution = Attribution([content], [content] if quoted else [])
    attribution.mention = Span(frame.start[0], frame.end[end - 1] if end else frame.start[0] + 1)
    attribution.cue = Span(frame.start[end], frame.end[end]) if end else None
    return book.add(attribution, held)


def _from_cues(book: Book, frame: Frame, cues: list[Cue], last: int | None) -> list[int]:
    """Turn the cues of a frame into attributions; returns those that are not nested."""
    outer: list[int] = []
    for cue in cues:
        attribution, held = content_of(book, frame, cue.content)
        if not attribution.content:
            continue
        if cue.kind in ("mood", "mood_too"):
            outer += _from_mood(book, frame, cue, attribution, held, last)
            continue
        attribution.cue = Span(frame.start[cue.start], frame.end[cue.end - 1])
        attribution.mention = _mention(frame, cue.subject)
        attribution.is_topic = cue.topic and not attribution.quoted
        if cue.resumes:
            attribution.follows = last
        at = book.add(attribution, held if not cue.nested else [])
        if not cue.nested:
            outer.append(at)
    return outer


def _from_mood(
    book: Book, frame: Frame, cue: Cue, attribution: Attribution, held: Sequence[int], last: int | None
) -> list[int]:
    """A sentence that only its mood reports goes on with what was said before; of nobody's words there is nothing."""
    if last is None:
        return []
    before = book.found[last]
    if before.by_mood and not book.text[before.content[-1].end : attribution.content[0].start].strip(_SENTENCE_SIGNS):
        before.content += attribution.content
        before.quoted += attribution.quoted
        for piece in held:
            book.owner.setdefault(piece, last)
        return [last]
    if cue.kind == "mood_too":
        return []
    attribution.cue = Span(frame.start[cue.start], frame.end[cue.end - 1])
    attribution.by_mood, attribution.follows = True, last
    return [book.add(attribution, held)]


def _mention(frame: Frame, subject: Subject | None) -> Span | None:
    if subject is None or subject.start >= subject.end:
        return None
    return Span(frame.start[subject.start], frame.end[subject.end - 1])


def _rest(
    book: Book, frame: Frame, previous: Frame | None, here: list[int], last: int | None, reader: _Reader
) -> int | None:
    """Account for the quotations of a frame that no cue holds; returns the attribution that later ones go on with."""
    loose = [i for i in frame.marked if frame.piece[i] not in book.owner]
    bare = bool(loose) and only_quotes(frame, reader.rules)
    for i in loose:
        k = frame.piece[i]
        if k in book.owner:
            continue
        piece = book.pieces[k]
        if piece.signed is not None:
            _from_signature(book, k, piece)
            continue
        if _is_loose_term(book, frame, i, bare, reader):
            term = Attribution([piece.inner], [piece.inner], is_term=True)
            term.mention = _whose_title(book, frame, i, here, reader.rules)
            book.add(term, [k])
            continue
        if last is not None and not here and tells_more(book.found[last], frame, previous, i, reader.rules):
            add_sentence(book, last, frame, i)
            here.append(last)
            continue
        target = continued(book, frame, previous, i, here, last, bare)
        if target is not None:
            book.go_on(target, k)
            continue
        alone, held = _with_clause(book, frame, i, reader.rules)
        if title := _whose_title(book, frame, i, here, reader.rules):
            alone.mention = title
        elif len(held) == 1 == len(alone.content) and _says_of(frame, i, here, last, reader.rules):
            alone.follows = here[-1] if here else last
        else:
            _speaker_nearby(alone, frame, previous, i, bare, last, reader.rules)
            if last is not None and alone.mention is not None and alone.mention.start >= alone.content[0].start:
                alone.mention, alone.follows = None, last  # “…” is said of the subject, not by it
        here.append(book.add(alone, held))
    quoting = [at for at in here if book.found[at].quoted and not book.found[at].is_term]
    candidates = quoting or here
    return candidates[-1] if candidates else last


def _from_signature(book: Book, k: int, piece: Piece) -> None:
    """What a post says is said by whoever signs it, whoever spoke before."""
    before = book.owner.get(piece.continues) if piece.continues is not None else None
    if before is None:
        before = book.add(Attribution([], mention=piece.signed, signed=True), [])
    book.owner[k] = before
    book.found[before].content.append(piece.inner)
    if not piece.unmarked:
        book.found[before].quoted.append(piece.inner)


def _whose_title(book: Book, frame: Frame, i: int, here: list[int], rules: Grammar) -> Span | None:
    """Who gave the title at item `i` to a text: as the noun of the text tells, else who writes in this sentence."""
    if not is_title(frame, i, rules):
        return None
    owner = title_owner(frame, i, rules)
    return _mention(frame, owner) or (book.found[here[-1]].mention if here else None)


def _with_clause(book: Book, frame: Frame, i: int, rules: Grammar) -> tuple[Attribution, list[int]]:
    """A quotation that no cue holds, with the that-clause it stands in: "His answer was that | we “have time”"."""
    opener = clause_opener(frame, i, rules)
    if opener is not None and not _is_held(book, frame, opener, i):
        return content_of(book, frame, [(opener + 1, clause_end(frame, i, rules))])
    start = governed_start(frame, i, rules) if heard_subject(frame, i, rules) is None else None
    if start is not None and not _is_held(book, frame, start, i):
        return content_of(book, frame, [(start, embedded_end(frame, i, rules))])
    piece = book.pieces[frame.piece[i]]
    return Attribution([piece.inner], [piece.inner]), [frame.piece[i]]


def _is_held(book: Book, frame: Frame, start: int, end: int) -> bool:
    """Whether any of the items is content of what was found in this frame."""
    lo, hi = frame.start[start], frame.end[end]
    found = reversed(book.found)
    for one in found:
        if one.content[-1].end < frame.span.start:
            return False
        if any(span.start < hi and span.end > lo for span in one.content):
            return True
    return False


def _is_loose_term(book: Book, frame: Frame, i: int, bare: bool, reader: _Reader) -> bool:
    """Whether the quotation at item `i`, which no cue holds, is but a term."""
    piece = book.pieces[frame.piece[i]]
    if bare and (frame.low[i] != TERM or piece.continues is not None):
        return False
    if is_term(book.text, piece.inner, reader.rules, reader.settings):
        return True
    return frame.low[i] == TERM and not is_wording(frame, i, reader.rules)


def _says_of(frame: Frame, i: int, here: list[int], last: int | None, rules: Grammar) -> bool:
    """Whether the quotation at item `i` says what its own sentence's subject did: it speaks of him, and is not his.

    "But the bear, Lee's oldest, “went back for her.”"
    """
    if not i or not frame.opens_lower(i) or not (here or last is not None):
        return False
    first = frame.inner[i].of(frame.text).split(None, 1)[0].strip(".,;:!?").lower()
    return first in rules.finite


def _speaker_nearby(
    alone: Attribution,
    frame: Frame,
    previous: Frame | None,
    i: int,
    bare: bool,
    last: int | None,
    rules: Grammar,
) -> None:
    """A quotation on its own is said by whoever was speaking, or by the subject of the clause in which it stands."""
    if not bare and i:
        subject = title_owner(frame, i, rules) or heard_subject(frame, i, rules) or agent_subject(frame, i, rules)
        subject = subject or _main_subject(frame, i, rules)
        if subject is not None and _is_expletive(frame, subject, rules):
            return
        if subject is not None and frame.low[subject.start] not in rules.first_person:
            alone.mention = _mention(frame, subject)
            return
    if previous is not None and previous.word[-1] == ":":
        subject = author(previous, rules) or _main_subject(previous, len(previous), rules)
        if subject is not None and not is_text(previous, subject):
            alone.mention = _mention(previous, subject)
            return
    alone.follows = last


def _is_expletive(frame: Frame, subject: Subject, rules: Grammar) -> bool:
    """Whether a subject only stands for the rest of its clause: "It is also illegal | to use “force”"."""
    k = subject.end
    if k - subject.start > 1 or frame.low[subject.start] not in rules.subjects.empty or k + 2 >= len(frame):
        return False
    k += 1 + (frame.low[k + 1] in rules.auxiliaries or rules.endings.is_adverb(frame.low[k + 1]))
    behind = frame.low[k + 1] if k + 1 < len(frame) else ""
    return frame.low[subject.end] in rules.passive and (behind in rules.to or behind in rules.complements.charges)


def _main_subject(frame: Frame, end: int, rules: Grammar) -> Subject | None:
    """The subject of the clause that opens the frame, by the word order of its language."""
    if not rules.verb_second:
        return main_subject(frame, end, rules)
    from quotematch.extract.speech.verb_second import main_subject as second_subject

    return second_subject(frame, end, rules)
