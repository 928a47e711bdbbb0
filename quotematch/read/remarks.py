"""Oddities of a text or an article that a reader of results should know; the article is done all the same."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from quotematch.excerpts import opening
from quotematch.models import SURROGATE, Article, Problem, ProblemLevel, Role
from quotematch.read.decoding import Remark
from quotematch.spans import Span

#: Some collections put the day before the text: " date 2026-02-27 Defense Secretary …". It stays part of the text.
_DATE_HEADER = re.compile(r"\s{0,4}date[ \t]+(\d{4}-\d{2}-\d{2})(?=\s|$)")

#: So many outlets that look alike are named; the others are counted.
_NAMED = 3


def header_day(text: str) -> date | None:
    """The day that a header at the very start of the text names, or None.

    >>> header_day(" date 2026-02-27 Defense Secretary ...")
    datetime.date(2026, 2, 27)
    """
    found = _DATE_HEADER.match(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:  # 2026-02-30
        return None


def surrogates(text: str) -> tuple[Remark, ...]:
    """That lone surrogates will be replaced, before they are: an `Article` no longer has any."""
    found = SURROGATE.search(text)
    if found is None:
        return ()
    count = len(SURROGATE.findall(text))
    what = "1 lone surrogate became" if count == 1 else f"{count} lone surrogates each became"
    message = f"{what} U+FFFD; the first is U+{ord(found[0]):04X}. No file can hold them: mend what wrote the text."
    return (Remark("lone_surrogate", message, Span(found.start(), found.end())),)


def notes(article: Article, remarks: tuple[Remark, ...] = (), *, path: str | None = None) -> Iterator[Problem]:
    """Each remark on an article as a problem of level `note`."""
    for remark in remarks:
        yield Problem(
            level=ProblemLevel.NOTE,
            code=remark.code,
            message=remark.message,
            article_id=article.id,
            span=remark.span,
            path=path,
        )


def oddities(article: Article) -> Iterator[Problem]:
    """What is odd about an article itself, wherever it came from."""
    if not article.text.strip():
        yield from notes(article, (Remark("empty_article", "The article has no text, and so no quotes."),))
    if (at := article.text.find("\0")) >= 0:
        message = f"The text has {article.text.count(chr(0))} NUL characters, kept as they are; is it really text?"
        yield from notes(article, (Remark("nul_character", message, Span(at, at + 1)),))
    if article.outlet is None and article.role is not Role.PRIMARY:
        message = "No outlet is named; the article counts as an outlet of its own. Give it an 'outlet'."
        yield from notes(article, (Remark("no_outlet", message),))


def outlets_alike(articles: Iterable[Article]) -> Iterator[Problem]:
    """A note for each group of outlets whose names look the same, and which are counted as different all the same."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.outlet is not None and article.role is not Role.PRIMARY:
            groups[_as_seen(article.outlet)].add(article.outlet)
    for _, names in sorted(groups.items()):
        if len(names) > 1:
            shown = [f"'{opening(name)}'" for name in sorted(names)]
            listed = ", ".join(shown[:_NAMED]) + (f" and {len(shown) - _NAMED:,} more" if len(shown) > _NAMED else "")
            message = f"Outlets {listed} differ only in case or in what nobody sees, and count as {len(shown)} outlets."
            yield Problem(level=ProblemLevel.NOTE, code="outlets_alike", message=message)


def _as_seen(name: str) -> str:
    """A name without case, format characters and differences of white space."""
    kept = "".join(char for char in unicodedata.normalize("NFD", name) if unicodedata.category(char) != "Cf")
    return " ".join(unicodedata.normalize("NFC", kept.casefold()).split())
