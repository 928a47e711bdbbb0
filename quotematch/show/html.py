"""The result as HTML: one page that needs nothing else, and the same for a notebook.

Everything passes Jinja's autoescape. The page loads nothing, and its policy allows one script, named by its hash: that
which hides what does not fit the filters. Without it all is there to read.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING, Any

from quotematch.models import Severity, Verdict
from quotematch.show.names import short_names
from quotematch.show.plain import plain
from quotematch.show.report_articles import anchor, shown_articles
from quotematch.show.report_filters import filters_of
from quotematch.show.views import Told, View, view_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from quotematch.corpus import Corpus
    from quotematch.result import Reconciliation


def page(result: Reconciliation) -> str:
    """One self-contained page in light or dark, as the reader's system is set."""
    from markupsafe import Markup

    script = Markup(_environment().get_template("filter.js.j2").render())
    digest = b64encode(hashlib.sha256(str(script).encode()).digest()).decode()
    return _rendered("page.html.j2", result, script=script, script_hash=f"sha256-{digest}", **_whole(result))


def fragment(result: Reconciliation) -> str:
    """The same for a notebook: an element with its styles, which touch nothing outside it."""
    return _rendered("report.html.j2", result, whole=False)


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


def _rendered(template: str, result: Reconciliation, **more: Any) -> str:
    view = view_of(result)
    legend = [f"{short} = {name}" for name, short in view.names.items() if short != name]
    values = {"view": view, "summary": _summary(view), "legend": legend, "cell": _cell, "anchor": anchor}
    html: str = _environment().get_template(template).render(values | more)
    return html


def _whole(result: Reconciliation) -> dict[str, Any]:
    """What the page has beyond the notebook: articles, links between them and the statements, filters."""
    names = short_names(article.witness for article in result.articles)
    articles, filters = shown_articles(result), filters_of(result)
    anchored = {name for one in articles for piece in one.pieces for name in (piece.anchor, *piece.around)}

    def places(statement_id: str, number: int) -> list[tuple[str, str]]:
        witnesses = result.statement(statement_id).readings[number].witnesses
        found = [(names[result.outlet_of(name)], anchor("p", name)) for name in witnesses]
        return [(outlet, place if place in anchored else "") for outlet, place in found]

    choices = {
        "outlets": [(number, names.get(name, name)) for number, name in enumerate(filters.outlets)],
        "speakers": list(enumerate(filters.speakers)),
        "verdicts": [(verdict.value, verdict.value) for verdict in Verdict],
        "severities": [(severity.value, severity.value) for severity in reversed(Severity)],
    }
    known = result.index.statements
    targets = [anchor("s", one.statement_id or "") if one.statement_id in known else "" for one in result.discrepancies]
    return {
        "whole": True,
        "articles": articles,
        "filters": filters,
        "choices": choices,
        "places": places,
        "targets": targets,
    }


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
