"""A statement as the report shows it: its fullest reading, and every other read against it word by word.

Each line says who prints it, which verdict it has and why, how much of its quote others have, and in words what the
marks show: somebody who sees no color, or no marks at all, reads the same. Quoted pieces of a sentence that goes on in
the reporter's words stand in that sentence, so that no fragment passes for a wording of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quotematch.models import Article, Form, Passage, Quote, Reading, Statement, Verdict
from quotematch.show.beside import beside
from quotematch.show.redline import redline, shared_words
from quotematch.show.report_articles import anchor
from quotematch.show.runs import ELLIPSIS, Run
from quotematch.show.views import with_short_names

if TYPE_CHECKING:
    from quotematch.result import Reconciliation

#: Code points of the sentence around a piece of a quote.
_AROUND = 90
#: Of the words of a quoted reading, the part that must be the fullest reading's for it to be read against that.
_COMPARABLE = 1 / 3
_PARAGRAPH = "\n"


class Printed(NamedTuple):
    """One place where a reading is printed: the outlet, the anchor of the passage, and the speaker if another."""

    outlet: str
    anchor: str
    speaker: str


class Line(NamedTuple):
    """One reading of a statement."""

    verdict: Verdict | None
    form: Form
    runs: tuple[Run, ...]
    before: str  # the sentence that a piece of a quote stands in, up to the piece
    after: str
    told: str  # what the marks show, in words; "" for the fullest reading
    reason: str  # of the verdict
    coverage: str
    printed: tuple[Printed, ...]

    @property
    def quoted(self) -> bool:
        """Whether the words stand in marks that the sentence around them does not show."""
        return self.form is Form.DIRECT and not (self.before or self.after)


class Collated(NamedTuple):
    """A statement: the fullest reading first, then the others as the result has them, best supported first."""

    id: str
    anchor: str
    speaker: str
    outlets: tuple[str, ...]
    standing: str  # what the fullest reading is
    lines: tuple[Line, ...]
    reconstruction: str = ""  # the fullest text that the outlets support together, where nobody prints it as a whole
    source: str = ""  # the words of the primary source, where there is one

    @property
    def opening(self) -> str:
        """The words of the fullest reading."""
        return "".join(run.text for run in self.lines[0].runs)


def collated(result: Reconciliation, statement: Statement, names: dict[str, str]) -> Collated:
    """A statement of a result, outlets by the names given."""
    numbers = range(len(statement.readings))
    base = next((number for number in numbers if statement.readings[number].text == statement.text), 0)
    order = [base, *(number for number in numbers if number != base)]
    witnesses = {result.outlet_of(passage) for passage in statement.passages}
    return Collated(
        statement.id,
        anchor("s", statement.id),
        statement.speaker or "somebody unnamed",
        tuple(names.get(name, name) for name in statement.outlets or sorted(witnesses)),
        "the fullest wording; no primary source" if statement.reconstructed else "the fullest wording",
        tuple(_line(result, statement, base, number, names) for number in order),
        _reconstruction(result, statement),
        "" if statement.reconstructed else statement.text,
    )


def _reconstruction(result: Reconciliation, statement: Statement) -> str:
    """The text put together from several quoted readings, when it has more or other words than each of them."""
    direct = [reading for reading in statement.readings if reading.form is Form.DIRECT]
    if len(direct) < 2 or not statement.reconstructed:
        return ""
    built = result.reconstruction(statement.id)
    printed = {" ".join(result.collation(statement.id, n).row(0)) for n in range(len(statement.readings))}
    text = str(built)
    return "" if text.casefold() in {one.casefold() for one in printed} else text


def _line(result: Reconciliation, statement: Statement, base: int, number: int, names: dict[str, str]) -> Line:
    reading = statement.readings[number]
    passage = result.passage(reading.witnesses[0])
    quote = result.quote(passage.quote_id)
    before, after = _around(result.article(quote.article_id), quote, passage)
    runs, told = ((Run(reading.text),), "") if number == base else _against(result, statement, base, number)
    judged = [result.passage(name) for name in reading.witnesses]
    verdict = next((verdict for verdict in Verdict if any(one.verdict is verdict for one in judged)), None)
    shown = next((one for one in judged if one.verdict is verdict), passage)
    return Line(
        verdict,
        reading.form,
        runs,
        before,
        after,
        told,
        with_short_names(result.explain(shown.id).reason, names) if shown.evidence else "",
        _coverage(result.quote(shown.quote_id)),
        tuple(_printed(result, statement, name, names) for name in reading.witnesses),
    )


def _against(result: Reconciliation, statement: Statement, base: int, number: int) -> tuple[tuple[Run, ...], str]:
    """A reading against the fullest one: word by word when both are quoted, else what it has of its words."""
    found = result.collation(statement.id, base, number)
    forms = {statement.readings[base].form, statement.readings[number].form}
    if forms == {Form.DIRECT}:
        line = redline(found)
        if line.shared >= _COMPARABLE * sum(column.cells[1] is not None for column in found.columns):
            return line.runs, line.told
    return shared_words(found), "other words" if forms == {Form.DIRECT} else _outside(statement.readings[number])


def _outside(reading: Reading) -> str:
    return "quoted, the fullest is not" if reading.form is Form.DIRECT else "outside quotation marks"


def _around(article: Article, quote: Quote, passage: Passage) -> tuple[str, str]:
    """What the paragraph has beside a piece of a quote that is partly quoted; how a report is reported."""
    if not passage.spans:
        return "", ""
    if quote.form is not Form.MIXED:
        before, _ = beside(article, quote, passage)
        return f"{before} " if before else "", ""
    text, start, end = article.text, passage.spans[0].start, passage.spans[-1].end
    low = max(text.rfind(_PARAGRAPH, 0, start) + 1, quote.spans[0].start - _AROUND // 3, start - _AROUND)
    line_end = text.find(_PARAGRAPH, end)
    high = min(line_end if line_end >= 0 else len(text), quote.spans[-1].end + _AROUND // 3, end + _AROUND)
    before, after = text[low:start], text[end:high]
    if low and text[low - 1] not in (" ", _PARAGRAPH):
        before = before.partition(" ")[2]
    if high < len(text) and text[high] not in (" ", _PARAGRAPH):
        after = after.rpartition(" ")[0]
    cut_before = low and text[low - 1] != _PARAGRAPH
    cut_after = high < len(text) and text[high] != _PARAGRAPH
    return f"{ELLIPSIS} {before}" if cut_before else before, f"{after} {ELLIPSIS}" if cut_after else after


def _coverage(quote: Quote) -> str:
    """The words of the whole quote by what other outlets have of them."""
    coverage = quote.coverage
    if coverage is None or coverage.words in (coverage.verbatim, coverage.paraphrased, coverage.unique):
        return ""  # the verdict says it all
    parts = ((coverage.verbatim, "verbatim"), (coverage.paraphrased, "paraphrased"), (coverage.unique, "unique"))
    return f"Of {coverage.words} words of the whole quote, " + ", ".join(f"{n} {name}" for n, name in parts if n)


def _printed(result: Reconciliation, statement: Statement, name: str, names: dict[str, str]) -> Printed:
    speaker = result.quote(result.passage(name).quote_id).speaker
    said = speaker.name if speaker else ""
    outlet = result.outlet_of(name)
    return Printed(names.get(outlet, outlet), anchor("p", name), said if said != statement.speaker else "")
