"""Frames: a paragraph cut into sentences, in which each quotation counts as one item.

A frame is the row of items that the rules for cues read: words, punctuation, and in place of every marked piece one
item, so that “He left. She stayed,” Smith said is a single frame of four items. Items live in parallel lists, which a
scan over a year of news can afford.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from quotematch.extract.records import Piece
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.punctuation import CALLS, CLAUSE_ENDS, STOPS
from quotematch.extract.speech.tokens import TOKEN, Tokens, tokens
from quotematch.extract.speech.works import works
from quotematch.lexicon import table
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.sentences import sentences
from quotematch.text.words import word_pattern, words

#: What stands for a quotation, and for a quoted term, in the row of lower-case words.
QUOTED, TERM = "\x02Q", "\x02T"  # no token of a text has two such characters, and none of them is a word
QUOTES = frozenset((QUOTED, TERM))

#: Code points; hardly a word is longer, so that the head of a long quotation shows that it is no term.
_LONG_WORD = 12
#: Tokens within which "the minister of transport asked" has come to its verb.
_TAIL_TOKENS = 9


#: Code points between two sentences, at most.
_GAP = 4


@dataclass(slots=True)
class Frame:
    """Items of one sentence: where each starts and ends, its text, its lower-case form, its piece (-1 for none)."""

    text: str
    span: Span
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    piece: list[int] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)  # the items that are pieces
    inner: dict[int, Span] = field(default_factory=dict)  # what each of them has inside its marks
    paragraph: int = 0

    def __len__(self) -> int:
        return len(self.low)

    def marked_in(self, start: int, end: int) -> Sequence[int]:
        """The items from `start` to `end` that are pieces."""
        return self.marked[bisect_left(self.marked, start) : bisect_left(self.marked, end)] if self.marked else ()

    def is_word(self, i: int) -> bool:
        """Whether item `i` is a word: no punctuation and no quotation."""
        return self.word[i][:1].isalnum()

    def capital(self, i: int) -> bool:
        """Whether item `i` is a word with a capital first letter."""
        return self.word[i][:1].isupper()

    def is_sign(self, i: int) -> bool:
        """Whether item `i` is punctuation or another sign: no word and no piece."""
        return self.piece[i] < 0 and not self.word[i][:1].isalnum()

    def in_lower(self, i: int) -> bool:
        """Whether item `i` is a word without capitals."""
        return self.word[i].islower()

    def opens_lower(self, i: int) -> bool:
        """Whether a piece stands at item `i` and goes on in lower case behind its opening mark."""
        if i not in self.inner:
            return False
        start = self.inner[i].start
        return self.text[start : start + 1].islower()

    def last_sign(self, i: int) -> str:
        """The last character inside the marks of the piece at item `i`, an empty string when no piece stands there."""
        start, end = self.inner.get(i, (0, 0))
        return self.text[max(start, end - 1) : end]


def is_term(text: str, span: Span, rules: Grammar, settings: Settings) -> bool:
    """Whether quoted words are short and without a finite verb: a term unless they complete a cue."""
    most = settings.term_words
    near = min(span.end, span.start + _LONG_WORD * (most + 1))
    if next(islice(word_pattern(text, span.start, near).finditer(text, span.start, near), most, None), None):
        return False
    found = words(text, span.start, span.end)
    return len(found) <= most and not any(word.fold in rules.finite for word in found)


def _is_tail(text: str, sentence: Span, rules: Grammar) -> bool:
    """Whether a sentence only says who asked: “Why?” | Ann Lee asked; “Why?” | Lee planned to ask."""
    tokens = [match.group() for match in islice(TOKEN.finditer(text, *sentence), _TAIL_TOKENS)]
    for i, token in enumerate(tokens):
        form = rules.verbs.get(token)
        governed = i > 1 and tokens[i - 1] in rules.to and form is not None and form.lemma in rules.cues.asking
        if form is not None and "q" in form.frames and (governed or form.shape in ("past", "s")):
            following = tokens[i + 1].lower() if i + 1 < len(tokens) else "."
            return i > 0 and (following in CLAUSE_ENDS or following in rules.adjunct_heads)
        if not token[0].isalpha() and token != ".":
            return False
    return False


def _around_signed(paragraph: Span, pieces: Sequence[Piece]) -> Iterator[Span]:
    """A paragraph cut where signed posts begin and end: no sentence of the reporter goes on there."""
    at = paragraph.start
    for piece in pieces:
        if piece.signed is not None:
            if at < piece.outer.start:
                yield Span(at, piece.outer.start)
            yield piece.outer
            at = piece.outer.end
    if at < paragraph.end:
        yield Span(at, paragraph.end)


def _sentence_spans(
    text: str, paragraph: Span, outers: Sequence[Span], rules: Grammar, language: str
) -> Iterator[Span]:
    """Sentences of a paragraph, none of which ends within a marked piece or before "she asked"."""
    found = sentences(text, paragraph.start, paragraph.end, language=language)
    if not outers:
        yield from found
        return
    if any(text[outer.start] in _lost() for outer in outers):
        found = list(_cut_before_lost(text, found, outers))
    begin = -1
    k = 0
    for at, span in enumerate(found):
        if begin < 0:
            begin = span.start
        while k < len(outers) and outers[k].end <= span.end:
            k += 1
        inside = k < len(outers) and outers[k].start < span.end
        quoted = k > 0 and outers[k - 1].end == span.end  # a sentence that ends with a closing mark
        goes_on = inside or (quoted and text[span.end - 2] == ",")
        asks = quoted and text[span.end - 2] in CALLS
        if at + 1 < len(found) and (goes_on or (asks and _is_tail(text, found[at + 1], rules))):
            continue
        yield Span(begin, span.end)
        begin = -1


def _cut_before_lost(text: str, found: Sequence[Span], outers: Sequence[Span]) -> Iterator[Span]:
    """Sentences cut also where one begins with a lost mark, which no rule for sentences knows as a mark."""
    k = 0
    for span in found:
        at = span.start
        while k < len(outers) and outers[k].start < span.end:
            before = text[max(at, outers[k].start - _GAP) : outers[k].start].rstrip()
            if before and before[-1] in STOPS:
                yield Span(at, text.rindex(before[-1], at, outers[k].start) + 1)
                at = outers[k].start
            k += 1
        yield Span(at, span.end)


@cache
def _lost() -> frozenset[str]:
    return frozenset(table(None, "marks")["lost"])


def _fill(
    frame: Frame, row: Tokens, pieces: Sequence[Piece], held: Sequence[int], rules: Grammar, settings: Settings
) -> None:
    """Fill an empty frame with its items of `row`; the pieces `held` begin within it."""
    frame.start, frame.end, frame.word, frame.low = row.between(*frame.span)
    frame.piece = [-1] * len(frame.low)
    for k in held:
        outer, inner = pieces[k].outer, pieces[k].inner
        i = bisect_left(frame.start, outer.start)
        term = is_term(frame.text, inner, rules, settings) and not (i == 0 and _says_all(inner.of(frame.text)))
        frame.end[i], frame.piece[i], frame.inner[i] = outer.end, k, inner
        frame.word[i] = frame.low[i] = TERM if term else QUOTED
        frame.marked.append(i)
    if frame.marked:
        for i in works(frame, [i for i in frame.marked if frame.low[i] == QUOTED], pieces, rules):
            frame.low[i] = TERM


def _says_all(quoted: str) -> bool:
    """Whether a few words at the head of a sentence look like an utterance: “Never,” she said."""
    return quoted[:1].isupper() and (quoted[-1] in STOPS or quoted[-1] == ",")


def frames(
    text: str,
    paragraphs: Sequence[Span],
    pieces: Sequence[Piece],
    rules: Grammar,
    *,
    language: str,
    settings: Settings,
) -> list[Frame]:
    """All frames of an article, in order; `pieces` are sorted by place and only outermost ones become items."""
    top = [k for k, piece in enumerate(pieces) if piece.parent is None]
    starts = [pieces[k].outer.start for k in top]
    found: list[Frame] = []

    def within(stretch: Span) -> list[int]:
        return top[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]

    for number, paragraph in enumerate(paragraphs):
        for stretch in _around_signed(paragraph, [pieces[k] for k in within(paragraph)]):
            for span in _sentence_spans(text, stretch, [pieces[k].outer for k in within(stretch)], rules, language):
                found.append(Frame(text, span, paragraph=number))
    held = [within(frame.span) for frame in found]
    outers = [pieces[k].outer for ks in held for k in ks]
    row = tokens(text, [frame.span for frame in found], outers, rules.frames.dotted)
    for frame, ks in zip(found, held, strict=True):
        _fill(frame, row, pieces, ks, rules, settings)
    return [frame for frame in found if len(frame)]
