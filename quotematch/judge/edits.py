"""Edits: the typed differences of two wordings whose alignment is known.

Two wordings and the chunks of their relation go in; changes come out, in order of place. Words that both sides have
may still differ in print (typography, punctuation); what an outlet marked is bracket or ellipsis; words cut at an edge
are head and tail cuts; whatever else differs is written out in atoms, paired word by word and typed by what the words
are. The pair is worked in one canonical order, so that `edits(b, a)` mirrors `edits(a, b)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from quotematch.judge.chunks import Chunk
from quotematch.judge.pairing import pair_up
from quotematch.judge.relation import rank
from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import ELLIPSIS, Wording, plain
from quotematch.models import EditKind, Step
from quotematch.spans import Span
from quotematch.text.align import Block, align
from quotematch.text.sentences import STOPS

_MIRRORED = {EditKind.OMISSION: EditKind.INSERTION, EditKind.INSERTION: EditKind.OMISSION}
#: Figures of a day of the month.
_DAY_FIGURES = 2
#: Kinds of change whose words may stand elsewhere on the other side.
_LOOSE = frozenset({EditKind.OMISSION, EditKind.INSERTION, EditKind.SUBSTITUTION, EditKind.ENTITY, EditKind.HEDGE})


#: Words; see `_begins_elsewhere`.
_LONG_EDGE = 6


class Change(NamedTuple):
    """One edit between words `a_start:a_end` of wording a and `b_start:b_end` of wording b, with its places.

    An edit between two words (a comma) has empty ranges of words and a place all the same.
    """

    kind: EditKind
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    a: Span
    b: Span
    detail: str | None = None

    @property
    def mirrored(self) -> Change:
        """The change seen from the other side."""
        kind = _MIRRORED.get(self.kind, self.kind)
        return Change(kind, self.b_start, self.b_end, self.a_start, self.a_end, self.b, self.a, self.detail)


def edits(a: Wording, b: Wording, chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Change]:
    """The changes from `a` to `b`, in order of place in `a`, then in `b`."""
    if rank(b) < rank(a):
        mirror = edits(b, a, [chunk.mirrored for chunk in chunks], vocabulary)
        return sorted((change.mirrored for change in mirror), key=_place)
    chunks = _in_both_brackets(a, b, chunks)
    same = [i for i, chunk in enumerate(chunks) if chunk.step is Step.SAME]
    first, last = (same[0], same[-1]) if same else (-1, len(chunks))
    found: list[Change] = []
    for number, chunk in enumerate(chunks):
        if chunk.step is Step.SAME:
            found += _printed(a, b, chunk)
        elif chunk.marked:
            found.append(_change(_mark_of(a, b, chunk), a, b, chunk[1:5]))
        elif chunk.step is Step.CHANGED:
            found += _typed(a, b, chunk, vocabulary, head=number < first, tail=number > last)
        elif cut := _cut_token(a, b, chunk, vocabulary):
            found += cut
        elif number < first or number > last:
            kind = EditKind.HEAD_CUT if number < first else EditKind.TAIL_CUT
            found.append(_change(kind, a, b, chunk[1:5]))
        else:
            found += _typed(a, b, chunk, vocabulary, head=False, tail=False)
    moved = _moved(a, b, found)
    return sorted((_as_date(a, b, change, vocabulary) for change in moved), key=_place)


def _cut_token(a: Wording, b: Wording, chunk: Chunk, vocabulary: Vocabulary) -> list[Change]:
    """Words that one side lacks up to the middle of a hyphenated word ("Non-|violent"): that word is exchanged.

    The sign of a number ("-|5") belongs to its number likewise.
    """
    own_a = chunk.step is Step.ONLY_A
    side, start, end = (a, chunk.a_start, chunk.a_end) if own_a else (b, chunk.b_start, chunk.b_end)
    other, at = (b, chunk.b_start) if own_a else (a, chunk.a_start)
    if end < len(side) and at < len(other) and _in_one_token(side, end):
        here, there, rest = (end - 1, end + 1), (at, at + 1), (start, end - 1)
        prefix = side.keys[end - 1]
    elif start and at and _in_one_token(side, start):
        here, there, rest = (start - 1, start + 1), (at - 1, at), (start + 1, end)
        prefix = ""
    else:
        return []
    if prefix == "-":
        here, there = (end - 1, end), (at, at)
    kind = EditKind.NUMBER if prefix == "-" else EditKind.SUBSTITUTION
    kind = EditKind.NEGATION if prefix in vocabulary.token_prefixes else kind
    found: list[tuple[EditKind, tuple[int, int], tuple[int, int], str | None]] = [
        (kind, here, there, "sign" if prefix == "-" else "part")
    ]
    if rest[0] < rest[1]:
        edge = EditKind.HEAD_CUT if prefix else EditKind.TAIL_CUT
        inner = EditKind.OMISSION if own_a else EditKind.INSERTION
        found.append((edge if at in (0, len(other)) else inner, rest, (at, at), None))
    return [_change(k, a, b, (*x, *y) if own_a else (*y, *x), detail) for k, x, y, detail in found]


def _in_one_token(side: Wording, at: int) -> bool:
    """Whether a hyphen joins word `at` to the one before it, or a sign a figure."""
    if side.pieces[at] != side.pieces[at - 1]:
        return False
    between = side.text[side.ends[at - 1] : side.starts[at]]
    if not between:
        return side.keys[at - 1] == "-" and side.keys[at][:1].isdigit()
    return plain(between) == "-" and " " not in between


def _in_both_brackets(a: Wording, b: Wording, chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks with brackets that both sides have around mostly the same words taken off: there words are words.

    "[the two players]" and "[the three players]" differ in a number; "[its]" and "[the company's]" are two glosses.
    """
    found: list[Chunk] = []
    for chunk in chunks:
        last = found[-1] if found else None
        if last and last.marked and chunk.marked and (last.step, chunk.step) == (Step.ONLY_A, Step.ONLY_B):
            joined = Chunk(Step.CHANGED, last.a_start, last.a_end, chunk.b_start, chunk.b_end, True)
            parts = _glosses_aligned(a, b, joined)
            found[-1:] = parts or [last, chunk]
        else:
            found += (_glosses_aligned(a, b, chunk) if chunk.marked and chunk.step is Step.CHANGED else []) or [chunk]
    return found


def _glosses_aligned(a: Wording, b: Wording, chunk: Chunk) -> list[Chunk]:
    """The words of two brackets aligned, when at least half of them are the same; else nothing."""
    i, i_end, j, j_end = chunk[1:5]
    if not (all(a.bracketed[i:i_end]) and all(b.bracketed[j:j_end])):
        return []
    blocks = align(a.keys[i:i_end], b.keys[j:j_end])
    if 2 * sum(block.a_end - block.a_start for block in blocks if block.same) < max(i_end - i, j_end - j):
        return []
    return [Chunk(_step_of(x), i + x.a_start, i + x.a_end, j + x.b_start, j + x.b_end) for x in blocks]


def _step_of(block: Block) -> Step:
    if block.same:
        return Step.SAME
    one_sided = Step.ONLY_A if block.b_start == block.b_end else Step.ONLY_B
    return Step.CHANGED if block.a_end > block.a_start and block.b_end > block.b_start else one_sided


def _place(change: Change) -> tuple[Span, Span, str]:
    return change.a, change.b, change.kind


def _change(kind: EditKind, a: Wording, b: Wording, at: tuple[int, int, int, int], detail: str | None = None) -> Change:
    i, i_end, j, j_end = at
    return Change(kind, i, i_end, j, j_end, a.place(i, i_end), b.place(j, j_end), detail)


def _mark_of(a: Wording, b: Wording, chunk: Chunk) -> EditKind:
    bracketed = any(a.bracketed[chunk.a_start : chunk.a_end]) or any(b.bracketed[chunk.b_start : chunk.b_end])
    return EditKind.BRACKET if bracketed else EditKind.ELLIPSIS


# ---- the same words in other print ---------------------------------------------------------------------------------


def _printed(a: Wording, b: Wording, chunk: Chunk) -> list[Change]:
    """What differs in print between words that are the same."""
    found = _edge_print(a, b, chunk)
    if a.raw(chunk.a_start, chunk.a_end) == b.raw(chunk.b_start, chunk.b_end):
        return found
    pairs = list(_word_pairs(a, b, chunk))
    for i, i_end, j, j_end in pairs:
        raw_a, raw_b = a.raw(i, i_end), b.raw(j, j_end)
        if raw_a != raw_b:
            found.append(_change(_print_kind(raw_a, raw_b, i_end - i == j_end - j), a, b, (i, i_end, j, j_end)))
    for (_, i, _, j), (i_next, _, j_next, _) in pairwise(pairs):
        found += _between(a, b, (i, i_next), (j, j_next))
    return [_detailed(change, a, b) for change in found]


def _word_pairs(a: Wording, b: Wording, chunk: Chunk) -> list[tuple[int, int, int, int]]:
    """The words of a SAME chunk one by one, or two to one where one side joins them."""
    pairs: list[tuple[int, int, int, int]] = []
    i, j = chunk.a_start, chunk.b_start
    while i < chunk.a_end and j < chunk.b_end:
        if a.keys[i] == b.keys[j]:
            i_end, j_end = i + 1, j + 1
        elif a.keys[i].startswith(b.keys[j]):
            i_end, j_end = i + 1, j + 2
        else:
            i_end, j_end = i + 2, j + 1
        pairs.append((i, i_end, j, j_end))
        i, j = i_end, j_end
    return pairs


def _print_kind(raw_a: str, raw_b: str, one_by_one: bool) -> EditKind:
    if ("[" in raw_a) != ("[" in raw_b):
        return EditKind.BRACKET
    return EditKind.TYPOGRAPHY if one_by_one or "-" in plain(raw_a + raw_b) else EditKind.SPELLING


def _detailed(change: Change, a: Wording, b: Wording) -> Change:
    if change.kind is EditKind.TYPOGRAPHY and change.a.of(a.text).casefold() == change.b.of(b.text).casefold():
        return change._replace(detail="case")
    return change


def _between(a: Wording, b: Wording, of_a: tuple[int, int], of_b: tuple[int, int]) -> list[Change]:
    """What differs between two neighbouring words; nothing where a side is interrupted there."""
    (i, i_next), (j, j_next) = of_a, of_b
    if i > i_next or j > j_next or a.pieces[i - 1] != a.pieces[i_next] or b.pieces[j - 1] != b.pieces[j_next]:
        return []
    place_a, place_b = Span(a.ends[i - 1], a.starts[i_next]), Span(b.ends[j - 1], b.starts[j_next])
    return _marks_differ(a, b, place_a, place_b, (i, i, j, j))


def _marks_differ(a: Wording, b: Wording, place_a: Span, place_b: Span, at: tuple[int, int, int, int]) -> list[Change]:
    text_a, text_b = place_a.of(a.text), place_b.of(b.text)
    if text_a == text_b:
        return []
    plain_a, plain_b = plain(text_a), plain(text_b)
    if plain_a == plain_b or {plain_a, plain_b} == {"", "-"}:
        kind = EditKind.TYPOGRAPHY
    elif bool(ELLIPSIS.search(text_a)) != bool(ELLIPSIS.search(text_b)):
        kind = EditKind.ELLIPSIS
    else:
        kind = EditKind.PUNCTUATION
    return [Change(kind, *at, *_without_common(a, b, place_a, place_b))]


def _without_common(a: Wording, b: Wording, place_a: Span, place_b: Span) -> tuple[Span, Span]:
    """The two places without the characters at their beginnings and ends in which they agree."""
    (i, i_end), (j, j_end) = place_a, place_b
    while i < i_end and j < j_end and a.text[i] == b.text[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and a.text[i_end - 1] == b.text[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    return Span(i, i_end), Span(j, j_end)


def _edge_print(a: Wording, b: Wording, chunk: Chunk) -> list[Change]:
    """Punctuation before the first and after the last word, where both sides begin or end with the chunk."""
    found: list[Change] = []
    if chunk.a_start == chunk.b_start == 0 and a.spans and b.spans:
        before_a, before_b = Span(a.spans[0].start, a.starts[0]), Span(b.spans[0].start, b.starts[0])
        found += _marks_differ(a, b, before_a, before_b, (0, 0, 0, 0))
    if chunk.a_end == len(a) and chunk.b_end == len(b) and a.spans and b.spans:
        after_a, after_b = Span(a.ends[-1], a.spans[-1].end), Span(b.ends[-1], b.spans[-1].end)
        if max(after_a) == after_a.end and max(after_b) == after_b.end:
            found += _marks_differ(a, b, after_a, after_b, (len(a), len(a), len(b), len(b)))
    return found


# ---- other words ---------------------------------------------------------------------------------------------------


def _typed(a: Wording, b: Wording, chunk: Chunk, vocabulary: Vocabulary, *, head: bool, tail: bool) -> list[Change]:
    """The words of a chunk that differ, paired and typed; what hangs over at an edge of the passages is a cut."""
    if chunk.step is not Step.CHANGED and _whole_sentences(a, b, chunk):
        return [_change(EditKind.SPLICE, a, b, chunk[1:5])]
    if (head or tail) and _begins_elsewhere(chunk):
        return [_change(EditKind.HEAD_CUT if head else EditKind.TAIL_CUT, a, b, chunk[1:5])]
    pairs = pair_up(a, b, chunk, vocabulary)
    found: list[Change] = []
    for number, pair in enumerate(pairs):
        kind, detail = pair.kind, pair.detail
        one_sided = pair.a_start == pair.a_end or pair.b_start == pair.b_end
        if one_sided and ((head and number == 0) or (tail and number == len(pairs) - 1)):
            kind, detail = (EditKind.HEAD_CUT if head else EditKind.TAIL_CUT), None
        found.append(_change(kind, a, b, (pair.a_start, pair.a_end, pair.b_start, pair.b_end), detail))
    return found


def _begins_elsewhere(chunk: Chunk) -> bool:
    """Whether the sides differ so much in length at an edge that the words there are no exchange of one for another."""
    shorter, longer = sorted((chunk.words_a, chunk.words_b))
    return longer >= _LONG_EDGE and longer >= 3 * shorter


def _whole_sentences(a: Wording, b: Wording, chunk: Chunk) -> bool:
    """Whether the words that one side lacks are whole sentences of the other."""
    side, start, end = (a, chunk.a_start, chunk.a_end) if chunk.words_a else (b, chunk.b_start, chunk.b_end)
    if start == 0 or end >= len(side):
        return False
    before = side.text[side.ends[start - 1] : side.starts[start]]
    after = side.text[side.ends[end - 1] : side.starts[end]]
    return not (STOPS.isdisjoint(before) or STOPS.isdisjoint(after))


def _moved(a: Wording, b: Wording, changes: list[Change]) -> list[Change]:
    """Changes whose words turn up in another change on the other side are one of order."""
    loose = {*_LOOSE, EditKind.HEAD_CUT, EditKind.TAIL_CUT}
    left: dict[tuple[str, ...], list[int]] = {}
    for number, change in enumerate(changes):
        if change.kind in loose and change.b_end > change.b_start:
            left.setdefault(_sorted(b.keys[change.b_start : change.b_end]), []).append(number)
    partner: dict[int, int] = {}
    for number, change in enumerate(changes):
        keys = a.keys[change.a_start : change.a_end]
        if change.kind not in loose or not keys:
            continue
        for other in left.get(_sorted(keys), ()):
            here, there = b.keys[change.b_start : change.b_end], a.keys[changes[other].a_start : changes[other].a_end]
            swapped = _sorted(here) == _sorted(there)
            if swapped and other not in partner.values():
                partner[number] = other
                break
    ordered = [_reordered(changes[i], changes[j]) for i, j in sorted(partner.items())]
    gone = set(partner) | set(partner.values())
    return [change for number, change in enumerate(changes) if number not in gone] + ordered


def _as_date(a: Wording, b: Wording, change: Change, vocabulary: Vocabulary) -> Change:
    """A day and a month in the other order ("4 July" / "July 4") are a spelling."""
    if change.kind is not EditKind.ORDER or change.a_end - change.a_start > 2:
        return change
    dates = [
        {frozenset(side.keys[at : at + 2]) for at in range(max(end - 2, 0), start + 1) if _dates(side, at, vocabulary)}
        for side, start, end in ((a, change.a_start, change.a_end), (b, change.b_start, change.b_end))
    ]
    return change._replace(kind=EditKind.SPELLING, detail="date") if dates[0] & dates[1] else change


def _dates(side: Wording, at: int, vocabulary: Vocabulary) -> bool:
    """Whether words `at` and the next are a day and a month, in either order."""
    figures = [key for key in side.keys[at : at + 2] if key.isdecimal() and len(key) <= _DAY_FIGURES]
    return len(figures) == 1 and any(key in vocabulary.calendar for key in side.keys[at : at + 2])


def _sorted(keys: Sequence[str]) -> tuple[str, ...]:
    """Words without their order: "selectively and" and "and selectively" are the same."""
    return tuple(sorted(keys))


def _reordered(here: Change, there: Change) -> Change:
    """The words of `here` on side a, which stand at `there` on side b; at an edge on both sides, `detail` says so."""
    edges = {EditKind.HEAD_CUT, EditKind.TAIL_CUT}
    detail = "edge" if {here.kind, there.kind} == edges else None
    return Change(EditKind.ORDER, here.a_start, here.a_end, there.b_start, there.b_end, here.a, there.b, detail)
