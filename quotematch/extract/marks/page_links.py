"""Page links: paragraphs that lead to other stories or ask for something, and are no part of the article's text.

"READ MORE: ‘We go on’, says Lee" is the headline of another story, and who is quoted there is not quoted here. Comes
in: the paragraphs. Goes out: which of them are such lines, by what they begin with; behind a heading of links
("Related:") also the headlines that follow, which end without a stop. The phrases are those of
`lexicon/<language>/furniture.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotematch.lexicon import LANGUAGES, table
from quotematch.spans import Span

#: Code points; longer paragraphs are text, whatever they begin with.
_LONGEST = 300
#: Code points at the head of a paragraph in which its phrase stands.
_HEAD = 40
_OPENING = "[(*>|-\N{EN DASH}\N{BULLET}\N{RIGHTWARDS ARROW} "


def page_links(text: str, spots: Sequence[Span]) -> frozenset[int]:
    r"""The numbers of those of the paragraphs `spots` that are links of the page or calls to its readers.

    >>> text = "He left.\nREAD MORE: Lee says no"
    >>> sorted(page_links(text, [Span(0, 8), Span(9, 31)]))
    [1]
    """
    found: set[int] = set()
    listing = False
    for number, (start, end) in enumerate(spots):
        if end - start > _LONGEST:
            listing = False
            continue
        told = _told(text[start : min(end, start + _HEAD)], whole=end - start <= _HEAD)
        listing = told == "heading" or (
            listing and told is None and (text[end - 1].isalnum() or text[end - 1] in "?!)")
        )
        if told or listing:
            found.add(number)
    return frozenset(found)


def _told(head: str, *, whole: bool) -> str | None:
    """What a paragraph's head tells: the heading of links, a link, or nothing."""
    plain = head.lstrip(_OPENING).casefold()
    links, calls = _phrases()
    if plain.startswith(calls):
        return "call"
    if not plain.startswith(links):
        return None
    phrase = max((phrase for phrase in links if plain.startswith(phrase)), key=len)
    rest = plain[len(phrase) :].lstrip()
    if whole and rest in (":", ""):
        return "heading" if rest else None
    return "link" if rest[:1] in (":", "|", ">", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}") and rest else None


@cache
def _phrases() -> tuple[tuple[str, ...], tuple[str, ...]]:
    tables = [table(language, "furniture") for language in LANGUAGES]
    links = dict.fromkeys(phrase for rows in tables for phrase in rows["links"])
    calls = dict.fromkeys(phrase for rows in tables for phrase in rows["calls"])
    return tuple(links), tuple(calls)
