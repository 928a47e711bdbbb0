"""Records that hold quotations instead of a text: GDELT's quotation graph and Quotebank.

Their articles are put together from what the record has: each quotation in marks, with the words before and after it.
Snippets that overlap are joined where they do; others stand as paragraphs of their own. What is between them is not in
the data. The layouts are known by their keys:

    GDELT Global Quotation Graph: an article a line, `quotes` of `pre`, `quote`, `post`
        (https://blog.gdeltproject.org/announcing-the-global-quotation-graph/)
    Quotebank, by article: `quotations` of `leftContext`, `quotation`, `rightContext`
    Quotebank, by quotation: `quotation`, `speaker`, and the `urls` of the articles that print it; each outlet counts
        as an article that has "speaker: quotation" (Vaucher et al. 2021, https://doi.org/10.5281/zenodo.4277311)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quotematch.read.signs import in_marks
from quotematch.read.values import host_of

#: The keys of one quotation in a list: the words, those before and those after.
_LISTS = {"quotes": ("quote", "pre", "post"), "quotations": ("quotation", "leftContext", "rightContext")}
#: Code points; so many must be the same for two snippets to overlap. Fewer can be chance (" he said. ").
_OVERLAP = 20


class Rebuilt(dict[str, Any]):
    """A row whose text was put together from quotations."""


def articles_of(row: Any) -> list[Any]:
    """The rows that `row` stands for: itself, but for records of quotations.

    >>> articles_of({"url": "u", "quotes": [{"pre": "She said: ", "quote": "No.", "post": " He left."}]})[0]["text"]
    'She said: “No.” He left.'
    """
    if not isinstance(row, Mapping) or "text" in row:
        return [row]
    for key, parts in _LISTS.items():
        quotations = row.get(key)
        if isinstance(quotations, list | tuple) and _holds(quotations, parts[0]):
            rest = {name: value for name, value in row.items() if name != key}
            language = row.get("lang") or row.get("language")
            return [Rebuilt(rest, text=_joined(_snippet(one, parts, language) for one in quotations))]
    if isinstance(row.get("quotation"), str) and isinstance(row.get("urls"), list | tuple):
        return list(_by_outlet(row))
    return [row]


def _holds(quotations: Sequence[Any], key: str) -> bool:
    return bool(quotations) and all(isinstance(one, Mapping) and isinstance(one.get(key), str) for one in quotations)


def _snippet(quotation: Mapping[str, Any], parts: tuple[str, str, str], language: Any) -> str:
    words, before, after = (str(quotation.get(part) or "") for part in parts)
    return in_marks(before, words, after, language)


def _joined(snippets: Iterable[str]) -> str:
    text = ""
    for snippet in snippets:
        if snippet not in text:
            shared = _shared(text, snippet)
            text += snippet[shared:] if shared or not text else f"\n\n{snippet}"
    return text


def _shared(text: str, snippet: str) -> int:
    """How many code points at the end of `text` open `snippet`."""
    most = min(len(text), len(snippet))
    return next((size for size in range(most, _OVERLAP - 1, -1) if text.endswith(snippet[:size])), 0)


def _by_outlet(row: Mapping[str, Any]) -> Iterator[Rebuilt]:
    speaker = row.get("speaker")
    before = f"{speaker}: " if isinstance(speaker, str) and speaker != "None" else ""
    text = in_marks(before, row["quotation"], "", row.get("language"))
    seen: set[str] = set()
    for url in row["urls"]:
        host = host_of(url)
        if host and host not in seen:
            seen.add(host)
            number = row.get("quoteID")
            yield Rebuilt(
                id=f"{number}/{host}" if number else "", text=text, url=url, outlet=host, date=row.get("date")
            )
