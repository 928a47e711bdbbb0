"""Statements, quotes and comparisons as a notebook shows them: plain elements with styles of their own, no script.

What stands here needs the object alone. `Reconciliation` shows more, for it knows the articles.
"""

from __future__ import annotations

from markupsafe import Markup

from quotematch.models import Comparison, Coverage, EditKind, Form, Quote, Statement
from quotematch.show.plain import plain
from quotematch.show.runs import DIFFERS, GAP, Run, marked
from quotematch.spans import Span

_OPENING, _CLOSING = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
#: Edits that change no word: they are listed, and not marked.
_SILENT = (EditKind.TYPOGRAPHY, EditKind.PUNCTUATION)
_LABEL = Markup('<b style="border: 1px solid currentColor; border-radius: 3px; padding: 0 0.3em">{}</b>')
_DIFFERS = Markup('<ins style="font-weight: bold; text-decoration: underline">{}</ins>')


def statement_cell(one: Statement) -> str:
    """The speaker and every wording with the outlets that print it, best supported first."""
    row = Markup('<li><b>{}</b> <span dir="auto">{}</span></li>')
    items = [row.format(plain(", ".join(r.outlets)) or "source", _printed(r.text, r.form)) for r in one.readings]
    head = Markup("<p><b>{}</b>, {} outlets, {} wordings</p>")
    told = head.format(plain(one.speaker or "somebody unnamed"), len(one.outlets), len(one.readings))
    return str(Markup("<div>{}<ol>{}</ol></div>").format(told, Markup("").join(items)))


def quote_cell(one: Quote) -> str:
    """The words, the speaker, the form, the verdict and how much of the words others have."""
    kind = "term" if one.is_term else "topic" if one.is_topic else one.verdict.value if one.verdict else "not judged"
    speaker = plain(one.speaker.name) if one.speaker else "somebody unnamed"
    said = Markup('<p>{} <b>{}</b>: <span dir="auto">{}</span></p>')
    told = Markup("<p><small>{}</small></p>").format(_told(one.form, one.coverage))
    return str(
        Markup("<div>{}{}</div>").format(said.format(_LABEL.format(kind), speaker, _printed(one.text, one.form)), told)
    )


def comparison_cell(one: Comparison) -> str:
    """The relation, both wordings with the differing words marked, each edit and each discrepancy."""
    loud = [edit for edit in one.edits if edit.kind not in _SILENT]
    line = Markup('<tr><th style="text-align: left">{}</th><td style="text-align: left" dir="auto">{}</td></tr>')
    rows = [
        line.format(name, _runs(marked(text, [Span(0, len(text))], spans)))
        for name, text, spans in (("a", one.a, [e.a for e in loud]), ("b", one.b, [e.b for e in loud]))
    ]
    item = Markup("<li>{}: {} &rarr; {}</li>")
    edits = [item.format(_kind(e.kind), _words(e.a.of(one.a)), _words(e.b.of(one.b))) for e in one.edits]
    found = [
        Markup("<li>{} {}</li>").format(_LABEL.format(d.severity.upper()), plain(d.message)) for d in one.discrepancies
    ]
    table = Markup("<table><tbody>{}</tbody></table>").format(Markup("").join(rows))
    lists = Markup("").join(Markup("<ul>{}</ul>").format(Markup("").join(part)) for part in (edits, found) if part)
    return str(Markup("<div><p>{}</p>{}{}</div>").format(_LABEL.format(one.relation.value), table, lists))


def _printed(text: str, form: Form) -> str:
    return f"{_OPENING}{plain(text)}{_CLOSING}" if form is Form.DIRECT else plain(text)


def _told(form: Form, coverage: Coverage | None) -> str:
    if coverage is None or not coverage.words:
        return form.value
    parts = ((coverage.verbatim, "verbatim"), (coverage.paraphrased, "paraphrased"), (coverage.unique, "unique"))
    return f"{form.value}; of {coverage.words} words " + ", ".join(f"{n} {name}" for n, name in parts if n)


def _runs(runs: tuple[Run, ...]) -> Markup:
    shown = {DIFFERS: _DIFFERS, GAP: Markup("<b>&#8248;</b>{}")}
    return Markup("").join(shown.get(run.style, Markup("{}")).format(plain(run.text)) for run in runs)


def _kind(kind: EditKind) -> str:
    return kind.value.replace("_", " ")


def _words(text: str) -> str:
    return plain(text).strip() or "(nothing)"
