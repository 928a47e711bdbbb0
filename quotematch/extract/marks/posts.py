"""Posts: what somebody wrote in a post that the article embeds, printed without marks and signed by its author.

The signature is the mark: what stands before it in its paragraph, or else the paragraph before, is the post. Under a
heading with name and handle it is what stands above the line with the time. Where that is longer than any post, or is
the reporter's, nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from heapq import merge
from typing import NamedTuple

from quotematch.extract.marks.blocks import announced_at, announces
from quotematch.extract.marks.conventions import closing_signs
from quotematch.extract.marks.furniture import is_furniture
from quotematch.extract.marks.post_lines import Signature, closes, heading, signatures, trimmed
from quotematch.settings import Settings
from quotematch.spans import Span

#: Paragraphs between the heading of a post and the line that closes it.
_MOST_BETWEEN = 5
#: What is left of a page's markup tells by itself whose words are whose.
_TAGGED = "<"

#: Takes the code of a problem, and its place.
Note = Callable[[str, Span], None]


class Post(NamedTuple):
    """The words of one post in one paragraph; whose they are, as signed; where the signature ends that stands there.

    `announced` tells that the reporter says who posts what follows, `goes_on` that the post begins a paragraph before.
    """

    body: Span
    signed: Span
    end: int
    announced: bool
    goes_on: bool = False


def posts(text: str, spots: Sequence[Span], settings: Settings, note: Note) -> list[Post]:
    """The posts in the paragraphs `spots` of `text` that are signed or headed, in order; none overlaps another.

    `note` is told the names that sign more than a post can hold, of which nothing is taken.
    """
    if "@" not in text:
        return []
    found: list[Post] = []
    for post in merge(_signed(text, spots, settings, note), _headed(text, spots, settings)):
        if not found or found[-1].end <= post.body.start:
            found.append(post)
    return found


def _signed(text: str, spots: Sequence[Span], settings: Settings, note: Note) -> Iterator[Post]:
    floor = 0
    for signature in signatures(text, spots):
        paragraph = spots[signature.paragraph]
        begin = max(floor, paragraph.start)
        body = trimmed(text, begin, signature.start)
        above = spots[max(0, signature.paragraph - 2) : signature.paragraph]
        if body is not None:
            post = _in_line(text, body, above, signature, settings)
            if post and post.body.end - post.body.start > settings.post_length:
                note("long_post", signature.name)
                post = None
        else:
            post = _on_its_own(text, above, signature, settings) if begin == paragraph.start else None
        floor = signature.end
        if post is not None:
            yield post


def _in_line(text: str, body: Span, above: Sequence[Span], signature: Signature, settings: Settings) -> Post | None:
    """The post that stands before its signature in the same paragraph, behind what the reporter says of it."""
    start = announced_at(text, body)
    announced = start is not None or (bool(above) and announces(text, above[-1]))
    if start is None:
        start = _behind_its_author(text, body, signature.name)
    post = trimmed(text, start, body.end) or body
    fits = not text.startswith(_TAGGED, body.start) and _is_signed(text, post, signature, settings)
    return Post(post, signature.name, signature.end, announced) if fits else None


def _on_its_own(text: str, above: Sequence[Span], signature: Signature, settings: Settings) -> Post | None:
    """The paragraph above a signature that stands on its own, unless it is the reporter's."""
    body = trimmed(text, *above[-1]) if above else None
    if body is None or text[above[-1].end - 1] == ":" or _last_word(text, signature.name) in body.of(text):
        return None
    if is_furniture(body.of(text)) or not _is_signed(text, body, signature, settings):
        return None
    if body.end - body.start > settings.post_length:
        return None
    return Post(body, signature.name, body.end, len(above) > 1 and announces(text, above[0]))


def _headed(text: str, spots: Sequence[Span], settings: Settings) -> Iterator[Post]:
    """The posts under a heading: the paragraphs down to the line that closes one, or the first, if it has a time."""
    for number, spot in enumerate(spots[:-1]):
        head = heading(text, spot) if "@" in text[spot.start : spot.end] else None
        if head is None:
            continue
        below = spots[number + 1 : number + 2 + _MOST_BETWEEN]
        last = next((k for k, line in enumerate(below) if closes(text, line)), int(head.dated))
        lines = [body for line in below[:last] if (body := trimmed(text, *line))]
        if lines and lines[-1].end - lines[0].start <= settings.post_length:
            announced = number > 0 and announces(text, spots[number - 1])
            for k, line in enumerate(lines):
                yield Post(line, head.name, line.end, announced, goes_on=k > 0)


def _is_signed(text: str, body: Span, signature: Signature, settings: Settings) -> bool:
    """Whether the signature tells a day, or else what stands before it ends as a sentence does."""
    words = body.of(text)
    return signature.dated or (len(words.split()) > settings.term_words and _end().search(words) is not None)


def _behind_its_author(text: str, body: Span, name: Span) -> int:
    """Behind the last sentence that names the author, who is the reporter's subject there; else the start."""
    named = [match.end() for match in re.finditer(rf"\b{re.escape(_last_word(text, name))}\b", body.of(text))]
    stop = _sentence_end().search(text, body.start + named[-1], body.end) if named else None
    return stop.end() if stop else body.start


def _last_word(text: str, name: Span) -> str:
    return name.of(text).split()[-1].strip(".")


@cache
def _end() -> re.Pattern[str]:
    """What a post ends with: as a sentence does, or with a hashtag."""
    return re.compile(rf"[.!?…)\]{_closing_marks()}]\Z|#\w+\Z")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(rf"[.!?:…][){_closing_marks()}]*\s+")


def _closing_marks() -> str:
    return "".join(re.escape(char) for char in sorted({char for sign in closing_signs() for char in sign}))
