"""Set off: what is quoted without marks, by its layout: posts, blocks behind an announcement, dialogue.

What stands between marks that have been lost is found here too. Comes in: the paragraphs of a text and the drafts that
its marks made. Goes out: all drafts together. A post goes before what is set off otherwise, and holds the marks in it;
a mark that the author never closed ends with the post.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from quotematch.extract.marks.blocks import blocks
from quotematch.extract.marks.dialogue import turns
from quotematch.extract.marks.drafts import Draft, drafted
from quotematch.extract.marks.lost_marks import lost_marks
from quotematch.extract.marks.posts import Note, Post, posts
from quotematch.settings import Settings
from quotematch.spans import Span


def with_set_off(
    text: str,
    spots: Sequence[Span],
    marked: Sequence[bool],
    drafts: Sequence[Draft],
    language: str | None,
    settings: Settings,
    note: Note,
) -> list[Draft]:
    """`drafts` and those of what stands in the paragraphs `spots` without marks; `marked` tells which hold marks.

    `note` is told what was given up.
    """
    enclosed = {draft.inner for draft in drafts}
    everything = _with_posts(text, posts(text, spots, settings, note), drafts)
    signed = sorted(draft.inner.start for draft in everything if draft.signed)
    before: Draft | None = None
    for span, goes_on in blocks(text, spots, marked, settings):
        if span in enclosed or _any_in(signed, span):
            continue
        draft = drafted(text, span.start, span.start, span.end, span.end, sign="")
        draft.origin = before if goes_on else None
        everything.append(draft)
        before = draft
    everything += lost_marks(text, spots, list(everything))
    for dash, end in turns(text, spots, marked, language):
        everything.append(drafted(text, dash.start, dash.end, end, end, sign=""))
    return everything


def _any_in(places: Sequence[int], span: Span) -> bool:
    k = bisect_left(places, span.start)
    return k < len(places) and places[k] < span.end


def _with_posts(text: str, found: Sequence[Post], drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` and the posts; a quotation that is a whole post is signed, and a post within a quotation is left."""
    everything = sorted(drafts, key=lambda draft: (draft.outer.start, -draft.outer.end))
    starts = [draft.outer.start for draft in everything]
    ends = list(accumulate((draft.outer.end for draft in everything), max))
    before: Draft | None = None
    for post in found:
        first, last = bisect_left(starts, post.body.start), bisect_left(starts, post.body.end)
        if first and ends[first - 1] > post.body.start:
            continue
        inside = everything[first:last]
        whole = next((draft for draft in inside if draft.outer == post.body), None)
        if whole is None:
            whole = drafted(text, post.body.start, post.body.start, post.body.end, post.end, sign="")
            whole.unmarked = not post.announced
            everything.append(whole)
        for draft in inside:
            _end_with(draft, post.body.end)
        whole.outer, whole.signed = Span(whole.outer.start, post.end), post.signed
        whole.origin = before if post.goes_on else whole.origin
        before = whole
    return everything


def _end_with(draft: Draft, end: int) -> None:
    """Let a quotation that runs on behind `end` end there."""
    if draft.outer.end > end:
        draft.inner, draft.outer = Span(draft.inner.start, end), Span(draft.outer.start, end)
