"""Two wordings side by side: what `quotematch compare` prints."""

from __future__ import annotations

from quotematch.models import Comparison, EditKind
from quotematch.show.flow import Page
from quotematch.show.plain import plain
from quotematch.show.runs import Run, marked
from quotematch.show.terminal import terminal_width
from quotematch.spans import Span

#: Edits that change no word: they are listed, and not marked.
_SILENT = (EditKind.TYPOGRAPHY, EditKind.PUNCTUATION)


def render_comparison(found: Comparison, *, width: int | None = None, color: bool = False) -> str:
    """Relation, both wordings with the differing words marked, each edit, and the discrepancies.

    >>> print(render_comparison(Comparison(a="We go", b="We go", relation="identical"), width=60))
    identical
      a  We go
      b  We go
    <BLANKLINE>
    """
    page = Page(terminal_width() if width is None else width, color)
    page.add(Run(found.relation.value, "heading"))
    loud = [edit for edit in found.edits if edit.kind not in _SILENT]
    for name, text, marks in (("a", found.a, [e.a for e in loud]), ("b", found.b, [e.b for e in loud])):
        page.add(*marked(text, [Span(0, len(text))], marks), first=(Run("  "), Run(name, "outlet"), Run("  ")))
    if found.edits:
        page.heading("EDITS")
    for edit in found.edits:
        kind = edit.kind.value.replace("_", " ") + (f" ({edit.detail})" if edit.detail else "")
        page.add(Run(_change(edit.a.of(found.a), edit.b.of(found.b))), first=(Run(f"  {kind}: "),), indent=4)
    if found.discrepancies:
        page.heading("DISCREPANCIES")
    for one in found.discrepancies:
        page.add(
            Run(one.message), first=(Run(f" {one.severity.value.upper()} ", one.severity.value), Run(" ")), indent=2
        )
    return page.text()


def _change(a: str, b: str) -> str:
    return f"{plain(a).strip() or '(nothing)'} \N{RIGHTWARDS ARROW} {plain(b).strip() or '(nothing)'}"
