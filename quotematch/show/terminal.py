"""The report in plain text: discrepancies, primary sources, verdicts, statements, what each outlet has alone, problems.

Made to be read by a person at a terminal, and to say the same without color in a file or a mail. Text of articles
passes `plain` on its way, so nothing in it can steer the terminal.
"""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

from quotematch.excerpts import counted
from quotematch.models import Fidelity, Form, ProblemLevel, Severity, Verdict
from quotematch.show.flow import CLOSE, OPEN, Page
from quotematch.show.plain import columns, cut, plain
from quotematch.show.runs import DIFFERS, GAP, Run
from quotematch.show.sources import told
from quotematch.show.views import Alone, Finding, Row, Told, View, Wording, view_of

if TYPE_CHECKING:
    from quotematch.result import Reconciliation

#: Signs before a wording, with what they mean.
SIGNS = {Verdict.VERBATIM: "=", Verdict.PARAPHRASED: "~", Verdict.UNIQUE: "·"}
_BARS = {
    Verdict.VERBATIM: "\N{FULL BLOCK}",
    Verdict.PARAPHRASED: "\N{MEDIUM SHADE}",
    Verdict.UNIQUE: "\N{MIDDLE DOT}",
}
_OPENING, _CLOSING = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_DOT = " \N{MIDDLE DOT} "
_DASH = " \N{EM DASH} "
_UNKNOWN = "somebody unnamed"
#: How much is shown when not everything is asked for.
_FINDINGS, _NOTES, _SIDES = 30, 8, 6
_SHARED, _WORDINGS, _ALONE, _OFFERS, _PROBLEMS, _CHECKED = 40, 12, 4, 3, 12, 12
_WIDEST, _NARROWEST = 110, 40


def render(result: Reconciliation, *, width: int | None = None, color: bool = False, everything: bool = False) -> str:
    """The report on `result`, ending in a line end.

    Args:
        result: what to report on.
        width: columns, at least 40; that of the terminal, at most 110, when None.
        color: mark with ANSI colors; without, differing words stand in {braces}.
        everything: also all notes, all problems and every statement that only one outlet has, each as a whole.

    >>> from quotematch.result import Reconciliation
    >>> print(render(Reconciliation(), width=60))
    0 articles · 0 outlets · 0 quotes · 0 statements
    <BLANKLINE>
    No quotes were found.
    <BLANKLINE>
    """
    view = view_of(result)
    page = Page(terminal_width() if width is None else max(width, _NARROWEST), color)
    _header(page, view)
    if view.figures["quote"]:
        _findings(page, view, everything)
        _sources(page, view, everything)
        _verdicts(page, view)
        _shared(page, view, everything)
        _alone(page, view, everything)
        _offers(page, view, everything)
    else:
        page.blank()
        page.add(Run("No quotes were found."))
    _problems(page, view, everything)
    return page.text()


def terminal_width() -> int:
    """The columns of the terminal, within what is good to read."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((100, 24)).columns))


def _header(page: Page, view: View) -> None:
    figures = view.figures
    parts = [counted(figures["article"], "article"), counted(figures["outlet"], "outlet")]
    parts += [counted(figures["primary source"], "primary source")] if figures["primary source"] else []
    parts += [counted(figures["quote"], "quote"), counted(figures["statement"], "statement")]
    if view.days:
        parts.append(view.days[0] if len(view.days) == 1 else f"{view.days[0]} to {view.days[-1]}")
    page.add(Run(_DOT.join(parts), "heading"))
    legend = [f"{short} = {name}" for name, short in view.names.items() if short != name]
    if legend:
        page.add(Run(", ".join(legend), "dim"))


def _findings(page: Page, view: View, everything: bool) -> None:
    counts = Counter(finding.severity for finding in view.findings)
    found = [counted(counts[s], s.value) for s in reversed(Severity) if counts[s]]
    page.heading("DISCREPANCIES", ", ".join(found) or "none found")
    if not view.findings:
        return
    _explain_marks(page, [side.runs for finding in view.findings for side in finding.sides])
    serious = len(view.findings) - counts[Severity.NOTE]
    most = max(counts[Severity.ALARM], min(_FINDINGS, serious + _NOTES))  # no alarm is ever left out
    shown = view.findings if everything else view.findings[:most]
    for finding in shown:
        _finding(page, finding, everything)
    page.blank()
    _left_out(page, len(view.findings) - len(shown))


def _explain_marks(page: Page, shown: list[tuple[Run, ...]]) -> None:
    """What braces mean, where there are any."""
    styles = {run.style for runs in shown for run in runs}
    if not page.color and styles - {""}:
        gap = f" {OPEN}{CLOSE} marks the place where one side has nothing." if GAP in styles else ""
        page.add(Run(f"The words in question stand in {OPEN}braces{CLOSE}.{gap}", "dim"))


def _finding(page: Page, finding: Finding, everything: bool) -> None:
    page.blank()
    badge = Run(f" {finding.severity.value.upper()} ", finding.severity.value)
    page.add(Run(finding.message), first=(badge, Run(" ")), indent=2)
    shown = finding.sides if everything else finding.sides[:_SIDES]
    label = _label_width([side.outlet for side in shown])
    for side in shown:
        page.add(*side.runs, first=(Run("    "), _label(side.outlet, label), Run("  ")))
    _left_out(page, len(finding.sides) - len(shown), 4)


def _sources(page: Page, view: View, everything: bool) -> None:
    if view.against is None:
        return
    page.heading("AGAINST THE PRIMARY SOURCE", f"{view.against.figures}, of the passages in quotation marks")
    if not view.against.rows:
        return
    label = max(6, _label_width([row.outlet for row in view.against.rows]))
    names = "".join(f"{told(one):>11}" for one in Fidelity)
    page.lines.append(page.paint(f"  {'outlet':<{label}}{'passages':>10}{names}  printed of it", "dim"))
    for row in view.against.rows:
        name = cut(plain(row.outlet), label)
        counts = "".join(f"{row.counts[one]:>11}" for one in Fidelity)
        shown = page.paint(name, "outlet") + " " * (label - columns(name))
        page.lines.append(f"  {shown}{row.passages:>10}{counts}  {plain(row.printed)}".rstrip())
    checked = view.against.checked if everything else view.against.checked[:_CHECKED]
    if not view.findings:
        _explain_marks(page, [runs for one in checked for runs in (one.runs, one.source_runs)])
    for one in checked:
        page.blank()
        page.add(Run(f"{one.outlet}: "), Run(one.told, "warning"), first=(Run("  "),))
        sides = [(one.outlet, one.runs), (one.source, one.source_runs)]
        shown_sides = [(outlet, runs) for outlet, runs in sides if runs]
        width = _label_width([outlet for outlet, _ in shown_sides])
        for outlet, runs in shown_sides:
            page.add(*runs, first=(Run("    "), _label(outlet, width), Run("  ")))
    page.blank()
    _left_out(page, len(view.against.checked) - len(checked))


def _left_out(page: Page, number: int, indent: int = 2) -> None:
    if number > 0:
        page.add(Run(f"... and {number:,} more (--all shows them)", "dim"), first=(Run(" " * indent),))


def _label_width(outlets: list[str]) -> int:
    return min(18, max((columns(plain(outlet)) for outlet in outlets), default=0))


def _label(outlet: str, width: int) -> Run:
    """An outlet's name at exactly `width` columns."""
    name = cut(plain(outlet), width)
    return Run(name + "\N{NO-BREAK SPACE}" * (width - columns(name)), "outlet")


def _verdicts(page: Page, view: View) -> None:
    page.heading("VERDICTS", "how many quotes of each outlet another outlet has too; the bar counts their words")
    label = max(6, _label_width([row.outlet for row in view.rows]))
    room = page.width - label - 48  # what name, numbers and the space before the bar leave
    column, bar = (12, min(40, room)) if room >= 10 else (6, 0)
    names = "".join(f"{verdict.value if bar else SIGNS[verdict]:>{column}}" for verdict in Verdict)
    page.lines.append(page.paint(f"  {'outlet':<{label}}{'quotes':>8}{names}", "dim"))
    for row in view.rows:
        name = cut(plain(row.outlet), label)
        shown = page.paint(name, "outlet") + " " * (label - columns(name))
        counts = "".join(f"{row.counts[verdict]:>{column}}" for verdict in Verdict)
        page.lines.append(f"  {shown}{row.quotes:>8}{counts}  {_bar(page, row, bar)}".rstrip())
    signs = (_BARS if bar else SIGNS).items()
    page.lines.append(page.paint("  " + "   ".join(f"{sign} {verdict.value}" for verdict, sign in signs), "dim"))


def _bar(page: Page, row: Row, width: int) -> str:
    if not row.words.words:
        return ""
    ends, total = [0], 0.0
    for verdict in Verdict:
        total += row.shares[verdict]
        ends.append(round(total * width))
    parts = zip(Verdict, ends, ends[1:], strict=False)
    return "".join(page.paint(_BARS[verdict] * (end - start), verdict.value) for verdict, start, end in parts)


def _shared(page: Page, view: View, everything: bool) -> None:
    remark = f"{len(view.shared)} of {view.figures['statement']} are told by more than one outlet"
    page.heading("STATEMENTS", remark)
    if not view.shared:
        return
    signs = f"{SIGNS[Verdict.VERBATIM]} same words elsewhere, {SIGNS[Verdict.PARAPHRASED]} other words"
    signs += ", (how many are the same, if a part), [what stands beside]"
    marks = "" if page.color or not _any_marks(view) else f", {OPEN}words{CLOSE} that differ"
    page.add(Run(signs + marks, "dim"))
    shown = view.shared if everything else view.shared[:_SHARED]
    for number, one in enumerate(shown, 1):
        page.blank()
        _told(page, one, number, everything)
    page.blank()
    _left_out(page, len(view.shared) - len(shown))


def _any_marks(view: View) -> bool:
    return any(run.style == DIFFERS for one in view.shared for wording in one.wordings for run in wording.runs)


def _told(page: Page, one: Told, number: int, everything: bool) -> None:
    spread = f"{_DOT}{len(one.outlets)} outlets{_DOT}{counted(len(one.wordings), 'wording')}"
    lead = Run(f"{number:>3}  ", "dim")
    page.add(Run(one.speaker or _UNKNOWN, "speaker"), Run(spread, "dim"), first=(lead,))
    shown = one.wordings if everything else one.wordings[:_WORDINGS]
    for wording in shown:
        sign = SIGNS[wording.verdict] if wording.verdict else " "
        style = wording.verdict.value if wording.verdict else ""
        witnesses = Run(", ".join(wording.outlets), "outlet")
        page.add(
            *_printed(wording),
            Run(_DASH),
            witnesses,
            *_coverage(wording),
            first=(Run("     "), Run(sign, style), Run(" ")),
        )
    _left_out(page, len(one.wordings) - len(shown), 7)


def _coverage(wording: Wording) -> tuple[Run, ...]:
    """How many of the words another outlet quotes, where that is a part of them."""
    part = 0 < wording.elsewhere < wording.words
    return (Run(f" ({wording.elsewhere} of {wording.words} words)", "dim"),) if part else ()


def as_printed(runs: tuple[Run, ...], form: Form) -> tuple[Run, ...]:
    """Words as an article prints them: what is direct stands in quotation marks."""
    return (Run(_OPENING), *runs, Run(_CLOSING)) if form is Form.DIRECT else runs


def _alone(page: Page, view: View, everything: bool) -> None:
    if not view.alone:
        return
    page.heading("ONLY IN ONE OUTLET", "statements that no other outlet has")
    for group in view.alone:
        page.blank()
        page.add(Run(group.outlet, "outlet"), Run(f"{_DOT}{counted(len(group.statements), 'statement')}", "dim"))
        _group(page, group, everything)


def _group(page: Page, group: Alone, everything: bool) -> None:
    statements = group.statements if everything else group.statements[:_ALONE]
    for one in statements:
        speaker = Run((one.speaker or _UNKNOWN) + ": ", "speaker")
        if everything:
            page.add(speaker, *_first_wording(one), first=(Run("  "),), indent=4)
        else:
            text = "".join(run.text for run in _first_wording(one))
            room = page.width - 2 - columns(plain(speaker.text))
            page.add(speaker, Run(cut(plain(text), max(room, 24))), first=(Run("  "),), indent=4)
    _left_out(page, len(group.statements) - len(statements))


def _first_wording(one: Told) -> tuple[Run, ...]:
    return _printed(one.wordings[0])


def _printed(wording: Wording) -> tuple[Run, ...]:
    """A wording with what must stand beside it."""
    before, after = Run(f"{wording.before} " if wording.before else "", "dim"), Run(f" {wording.after}", "dim")
    words = as_printed(wording.runs, wording.form)
    return (before, *words, after) if wording.after else (before, *words)


def _offers(page: Page, view: View, everything: bool) -> None:
    if not view.offers:
        return
    page.heading("POSSIBLY RELATED", "taken for two statements; a reader may see one")
    shown = view.offers if everything else view.offers[:_OFFERS]
    label = _label_width([outlet for offer in shown for outlet in offer.outlets])
    for offer in shown:
        page.blank()
        for outlet, text in zip(offer.outlets, offer.texts, strict=True):
            words = text if everything else cut(plain(text), max(page.width - label - 4, 24))
            page.add(Run(words), first=(Run("  "), _label(outlet, label), Run("  ")))
    _left_out(page, len(view.offers) - len(shown))


def _problems(page: Page, view: View, everything: bool) -> None:
    if not view.problems:
        return
    failed = sum(problem.level is ProblemLevel.FAILED for problem in view.problems)
    notes = len(view.problems) - failed
    counts = [f"{failed} failed"] * bool(failed) + [counted(notes, "note")] * bool(notes)
    page.heading("PROBLEMS", ", ".join(counts))
    shown = view.problems if everything else view.problems[: max(_PROBLEMS, failed)]
    for level, place, message, words in shown:
        style = "alarm" if level is ProblemLevel.FAILED else "dim"
        there = Run(f" (here: {words})" if words else "", "dim")
        lead = (Run("  "), Run(level.value, style), Run("  "))
        page.add(Run(place + ": " if place else "", "outlet"), Run(message), there, first=lead)
    _left_out(page, len(view.problems) - len(shown))
