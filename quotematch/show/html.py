"""The result as HTML: one page that needs nothing else, and the same for a notebook.

Everything passes Jinja's autoescape. The page loads nothing, and its policy allows one script, named by its hash: that
which hides what does not fit the filters. Without it all is there to read.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from quotematch.excerpts import counted
from quotematch.models import Severity, Verdict
from quotematch.show.names import short_names
from quotematch.show.plain import plain
from quotematch.show.report_articles import anchor, shown_articles
from quotematch.show.report_filters import filters_of
from quotematch.show.report_map import map_of
from quotematch.show.report_statements import collated
from quotematch.show.views import View, view_of

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
    """The same for a notebook, shorter: plain elements with styles of their own, and no script."""
    return _rendered("notebook.html.j2", result)


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
    statements = {one.id: collated(result, one, view.names) for one in result.statements}
    values = {
        "view": view,
        "summary": _summary(view),
        "severities": _severities(view),
        "legend": legend,
        "anchor": anchor,
        "statements": statements,
        "map": map_of(result, statements, view.names),
    }
    html: str = _environment().get_template(template).render(values | more)
    return html


def _whole(result: Reconciliation) -> dict[str, Any]:
    """What the page has beyond the notebook: articles, links between them and the statements, filters."""
    names = short_names(article.witness for article in result.articles)
    articles, filters = shown_articles(result), filters_of(result)
    choices = {
        "outlets": [(number, names.get(name, name)) for number, name in enumerate(filters.outlets)],
        "speakers": list(enumerate(filters.speakers)),
        "verdicts": _present(Verdict, (p.verdict for quote in result.quotes for p in quote.passages)),
        "severities": _present(reversed(Severity), (one.severity for one in result.discrepancies)),
    }
    known = result.index.statements
    return {
        "articles": articles,
        "filters": filters,
        "choices": choices,
        "anchored": {name for one in articles for piece in one.pieces for name in (piece.anchor, *piece.around)},
        "targets": [anchor("s", d.statement_id or "") if d.statement_id in known else "" for d in result.discrepancies],
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
    figures = ("article", "primary source", "outlet", "quote", "term", "topic", "statement")
    told = [
        counted(view.figures[noun], noun)
        for noun in figures
        if view.figures[noun] or noun not in ("primary source", "term", "topic")
    ]
    days = [view.days[0] if len(view.days) == 1 else f"{view.days[0]} to {view.days[-1]}"] if view.days else []
    return told + days


def _present(values: Iterable[Verdict | Severity], found: Iterable[Verdict | Severity | None]) -> list[tuple[str, str]]:
    """The choices, in their order, that leave something."""
    there = set(found)
    return [(one.value, one.value) for one in values if one in there]


def _severities(view: View) -> list[tuple[Severity, str]]:
    """How many discrepancies there are of each severity, the worst first."""
    counts = Counter(finding.severity for finding in view.findings)
    return [(one, counted(counts[one], one.value)) for one in reversed(Severity) if counts[one]]
