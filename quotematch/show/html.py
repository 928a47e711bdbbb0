"""The result as HTML: one page that needs nothing else, and the same for a notebook.

Everything passes Jinja's autoescape; the page has no script, loads nothing, and forbids both by its policy.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from quotematch.models import Verdict
from quotematch.show.plain import plain
from quotematch.show.views import Told, View, view_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from quotematch.corpus import Corpus
    from quotematch.result import Reconciliation


def page(result: Reconciliation) -> str:
    """One self-contained page in light or dark, as the reader's system is set."""
    return _rendered("page.html.j2", result)


def fragment(result: Reconciliation) -> str:
    """The same for a notebook: an element with its styles, which touch nothing outside it."""
    return _rendered("report.html.j2", result)


def corpus_fragment(corpus: Corpus) -> str:
    """A corpus as a table, and what could not be read."""
    from markupsafe import Markup

    row = Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{:,}</td></tr>")
    rows = [row.format(plain(a.id), plain(a.witness), a.published or "", len(a.text)) for a in corpus]
    item = Markup("<li><b>{}</b> {}: {}</li>")
    items = [item.format(p.level.value, plain(p.article_id or p.path or ""), plain(p.message)) for p in corpus.problems]
    head = Markup("<tr><th>article</th><th>outlet</th><th>published</th><th>characters</th></tr>")
    table = Markup("<p>{}</p><table>{}{}</table>").format(repr(corpus), head, Markup("").join(rows))
    return str(table + Markup("<ul>{}</ul>").format(Markup("").join(items)) if items else table)


def _rendered(template: str, result: Reconciliation) -> str:
    view = view_of(result)
    legend = [f"{short} = {name}" for name, short in view.names.items() if short != name]
    html: str = (
        _environment().get_template(template).render(view=view, summary=_summary(view), legend=legend, cell=_cell)
    )
    return html


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=PackageLoader("quotematch.show"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["plain"] = _plain
    return environment


def _plain(value: Any) -> str:
    """`plain` for templates; what a template has escaped already is text again, and is escaped once more at the end."""
    return plain(str(value))


def _summary(view: View) -> list[str]:
    figures = ("article", "primary source", "outlet", "quote", "statement")
    counted = [
        f"{view.figures[noun]:,} {noun}{'' if view.figures[noun] == 1 else 's'}"
        for noun in figures
        if view.figures[noun] or noun != "primary source"
    ]
    days = [view.days[0] if len(view.days) == 1 else f"{view.days[0]} to {view.days[-1]}"] if view.days else []
    return counted + days


def _cell(one: Told, outlet: str) -> Verdict | None:
    """The verdict that an outlet's wording of a statement has, the first of several; None when it has none."""
    found = {wording.verdict for wording in one.wordings if outlet in wording.outlets}
    return next((verdict for verdict in Verdict if verdict in found), None)
