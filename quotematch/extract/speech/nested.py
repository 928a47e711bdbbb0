"""Quotations inside quotations: “They tell us, ‘We will stay,’” said Lee, where they speak and Lee tells of it.

Inside a quotation the rules for cues hold as they do outside: what stands there is read as a text of its own, and a
quotation in it that a cue gives to somebody is a quote of that speaker. What no cue in there gives to anybody stays
what it is, words of the quotation around it, whose speaker is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quotematch.extract.records import Attribution, Cue, Piece
from quotematch.extract.speech.cues import find_cues
from quotematch.extract.speech.frames import Frame, frames, is_term
from quotematch.extract.speech.grammar import Grammar
from quotematch.extract.speech.unsaid import untold
from quotematch.settings import Settings
from quotematch.spans import Span


def nested_quotes(
    text: str, pieces: Sequence[Piece], rules: Grammar, *, language: str, settings: Settings
) -> Iterator[Attribution]:
    """The quotes and terms that stand inside other quotations, in order of the quotations that hold them."""
    inside: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.parent is not None:
            inside[piece.parent].append(piece._replace(parent=None))
    for parent, held in inside.items():
        short = [is_term(text, piece.inner, rules, settings) for piece in held]
        said = {} if all(short) else _said(text, pieces[parent].inner, held, rules, language, settings)
        for k, piece in enumerate(held):
            if short[k]:
                yield Attribution([piece.inner], [piece.inner], is_term=True)
            elif k in said:
                frame, cue = said[k]
                yield _quote(frame, cue, piece.inner)


def _said(
    text: str, whole: Span, held: Sequence[Piece], rules: Grammar, language: str, settings: Settings
) -> dict[int, tuple[Frame, Cue]]:
    """For each of the quotations `held` in `whole` that a cue beside it gives to somebody: its frame and that cue."""
    found: dict[int, tuple[Frame, Cue]] = {}
    for frame in frames(text, [whole], held, rules, language=language, settings=settings):
        if not frame.marked:
            continue
        for cue in find_cues(frame, rules, settings=settings)[0]:
            if cue.subject is None or untold(frame, cue, rules) or _is_first(frame.low[cue.subject.start], rules):
                continue
            for i in frame.marked:
                if any(start <= i < end for start, end in cue.content):
                    found.setdefault(frame.piece[i], (frame, cue))
    return found


def _is_first(low: str, rules: Grammar) -> bool:
    """Whether a subject is the speaker of the quotation around: "I", "we've"."""
    return low.partition("'")[0] in rules.first_person


def _quote(frame: Frame, cue: Cue, inner: Span) -> Attribution:
    one = Attribution([inner], [inner], cue=Span(frame.start[cue.start], frame.end[cue.end - 1]))
    if cue.subject is not None:
        one.mention = Span(frame.start[cue.subject.start], frame.end[cue.subject.end - 1])
    return one
