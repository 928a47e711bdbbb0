"""Far marks: a quote of several paragraphs with one opening mark at its start and one closing mark at its end.

Papers open each paragraph anew; blogs that paste a whole statement do not. When a mark that opens a paragraph is never
closed, and some paragraphs on one that ends a paragraph closes what nothing opened, and neither is printed in between,
the two belong together, and all that lies between them is quoted. Blocks longer than `Settings.block_paragraphs` are
not believed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotematch.extract.marks.conventions import Convention
from quotematch.extract.marks.drafts import Draft, drafted
from quotematch.extract.marks.neighbours import Mark
from quotematch.settings import Settings
from quotematch.spans import Span


class Loose(NamedTuple):
    """A mark without its counterpart, in paragraph number `paragraph`; `draft` is None for a closing mark."""

    paragraph: int
    mark: Mark
    draft: Draft | None


def joined_far(
    text: str, spots: Sequence[Span], loose: Sequence[Loose], usage: Convention, settings: Settings
) -> tuple[list[Draft], list[Loose]]:
    """The drafts of all paragraphs that far marks enclose but the first, which has one, and what stays loose."""
    drafts: list[Draft] = []
    left: list[Loose] = []
    for one in sorted(loose, key=lambda one: one.mark.start):
        opener = left[-1] if left else None
        if opener is not None and _encloses(text, spots, opener, one, usage, settings):
            drafts += _enclosed(text, spots, opener, one)
            left.pop()
        else:
            left.append(one)
    return drafts, left


def _encloses(
    text: str, spots: Sequence[Span], opener: Loose, closer: Loose, usage: Convention, settings: Settings
) -> bool:
    if opener.draft is None or closer.draft is not None or opener.draft.closed:
        return False
    first, last = spots[opener.paragraph], spots[closer.paragraph]
    return (
        0 < closer.paragraph - opener.paragraph < settings.block_paragraphs
        and closer.mark.sign in usage.closes[opener.mark.sign]
        and opener.draft.inner.end == first.end
        and closer.mark.end == last.end
        and (opener.mark.start == first.start or _after_colon(text, first, opener.mark))
        and opener.mark.sign not in text[opener.mark.end : closer.mark.start]
    )


def _after_colon(text: str, paragraph: Span, mark: Mark) -> bool:
    return text[max(paragraph.start, mark.start - 3) : mark.start].rstrip().endswith(":")


def _enclosed(text: str, spots: Sequence[Span], opener: Loose, closer: Loose) -> list[Draft]:
    drafts = []
    origin = opener.draft
    for number in range(opener.paragraph + 1, closer.paragraph + 1):
        start, end = spots[number]
        if number == closer.paragraph:
            draft = drafted(text, start, start, closer.mark.start, end, sign="")
        else:
            draft = drafted(text, start, start, end, None, sign="")
        draft.origin = origin
        origin = draft
        drafts.append(draft)
    return drafts
