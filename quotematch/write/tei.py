"""The readings of each statement as a critical apparatus in TEI P5 (https://tei-c.org/guidelines/p5/).

A statement is a division whose text runs in parallel segmentation: what all readings print stands as text, what differs
stands in `app`, one `rdg` for each form with its witnesses, an empty one where words are lacking. There is no `lem`:
readings are compared, and none is preferred. A witness is a passage, listed under its article. Of each reading the text
can be read off as it was printed, but for the width of white space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from quotematch.collated import Collation
from quotematch.judge.collation import collation_of
from quotematch.models import Article, Passage, Statement
from quotematch.write.identifiers import article_iri
from quotematch.write.xml_text import valid

if TYPE_CHECKING:
    from quotematch.contents import Contents

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ABOUT = "The readings of statements, aligned word by word by quotematch"


#: What turns the writing direction (UAX #9) stands as a reference, so that nobody reads markup in another order.
_REFERENCES = {
    code: f"&#x{code:x};" for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


class Segment(NamedTuple):
    """A stretch of a statement: what each reading prints there, and whether its words are the same in all."""

    printed: tuple[str, ...]
    same_words: bool

    @property
    def agreed(self) -> bool:
        """Whether all readings print the same."""
        return len(set(self.printed)) == 1


def apparatus(result: Contents) -> str:
    """The TEI document of a result, one paragraph a line."""
    sigla = {passage.id: f"w{number}" for number, passage in enumerate(_witnesses(result), 1)}
    root = ET.Element("TEI", {"xmlns": _NAMESPACE})
    root.append(_header(result, sigla))
    body = _part(_part(root, "text"), "body")
    if not result.statements:
        _part(body, "p", "No statement was found.")
    for number, statement in enumerate(result.statements, 1):
        _division(body, result, statement, number, sigla)
    for part in root.iter():
        if part.tag in ("teiHeader", "fileDesc", "encodingDesc", "listWit", "witness", "div", "p", "head"):
            part.tail = "\n"
    document = '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
    return document.translate(_REFERENCES)


def segments(collation: Collation) -> list[Segment]:
    """A collation as segments in order; joined they give each reading as printed, its white space made single.

    >>> from quotematch.judge.collation import collate
    >>> [(one.printed, one.same_words) for one in segments(collate(["We will.", "We  will not."]))]
    [(('We ', 'We '), True), (('will.', 'will '), True), (('', 'not.'), False)]
    """
    rows = [_pieces(text, collation, row) for row, text in enumerate(collation.readings)]
    same = [True, *(column.agreed for column in collation.columns)]
    return [
        Segment(printed, agree) for printed, agree in zip(zip(*rows, strict=True), same, strict=True) if any(printed)
    ]


def _pieces(text: str, collation: Collation, row: int) -> list[str]:
    """What a reading prints in each column, punctuation with the word it touches; first what no word carries."""
    cells = [column.cells[row] for column in collation.columns]
    words = [cell for cell in cells if cell is not None]
    if not words:
        return [" ".join(text.split()), *("" for _ in cells)]
    cuts = [0, *(_cut(text, one.end, other.start) for one, other in pairwise(words)), len(text)]
    printed = [_single_spaced(text[start:end]) for start, end in pairwise(cuts)]
    printed[-1] = printed[-1].rstrip()
    left = iter(printed)
    return ["", *("" if cell is None else next(left) for cell in cells)]


def _cut(text: str, end: int, start: int) -> int:
    """Where what stands between two words is cut: after its first white space, else before the second word."""
    space = next((at for at in range(end, start) if text[at].isspace()), None)
    return start if space is None else space + 1


def _single_spaced(text: str) -> str:
    return " ".join(text.split()) + (" " if text[-1:].isspace() else "")


# ---- the document --------------------------------------------------------------------------------------------------


def _witnesses(result: Contents) -> list[Passage]:
    """The passages of all statements, by article and place."""
    return [passage for quote in result.quotes for passage in quote.passages if passage.statement_id is not None]


def _header(result: Contents, sigla: dict[str, str]) -> ET.Element:
    header = ET.Element("teiHeader")
    described = _part(header, "fileDesc")
    _part(_part(described, "titleStmt"), "title", _ABOUT)
    _part(_part(described, "publicationStmt"), "p", f"Made by quotematch {result.quotematch_version}.")
    source = _part(described, "sourceDesc")
    if not sigla:
        _part(source, "p", "No article has a statement.")
    else:
        _witness_lists(_part(source, "listWit"), result, sigla)
    _part(_part(header, "encodingDesc"), "variantEncoding", method="parallel-segmentation", location="internal")
    return header


def _witness_lists(whole: ET.Element, result: Contents, sigla: dict[str, str]) -> None:
    by_article = groupby(_witnesses(result), lambda passage: result.quote(passage.quote_id).article_id)
    for article_id, passages in by_article:
        article = result.article(article_id)
        one = _part(whole, "listWit", n=article.id)
        head = _part(one, "head", ", ".join(filter(None, (article.witness, article.title))) + " ")
        if article.published:
            _part(head, "date", article.published.isoformat(), when=article.published.isoformat())
        _part(head, "ptr", target=article_iri(article))
        for passage in passages:
            witness = _part(one, "witness", _described(result, article, passage), n=passage.id)
            witness.set("xml:id", sigla[passage.id])


def _described(result: Contents, article: Article, passage: Passage) -> str:
    """Outlet, form, and the verdict with the words of the quote that it covers."""
    coverage = result.quote(passage.quote_id).coverage
    told = [article.witness, passage.form.value]
    if passage.verdict and coverage:
        told.append(passage.verdict.value)
        words = f"{coverage.verbatim} words verbatim, {coverage.paraphrased} paraphrased, {coverage.unique} unique"
        told.append(f"of its quote {words}")
    return ", ".join(told)


def _division(body: ET.Element, result: Contents, statement: Statement, number: int, sigla: dict[str, str]) -> None:
    division = _part(body, "div", type="statement", n=statement.id)
    division.set("xml:id", f"s{number}")
    if statement.speaker:
        _part(division, "head", statement.speaker)
    paragraph = _part(division, "p")
    witnesses = [[f"#{sigla[name]}" for name in reading.witnesses] for reading in statement.readings]
    for agreed, run in groupby(segments(collation_of(result, statement.id)), lambda one: one.agreed):
        if agreed:
            _add_text(paragraph, "".join(one.printed[0] for one in run))
            continue
        for one in _merged(list(run)):
            _entry(paragraph, one, witnesses)


def _merged(run: list[Segment]) -> Iterator[Segment]:
    """Neighbours that part the readings into the same groups, as one."""
    for _, alike in groupby(run, lambda one: (one.same_words, [one.printed.index(form) for form in one.printed])):
        parts = list(alike)
        yield Segment(tuple("".join(forms) for forms in zip(*(one.printed for one in parts), strict=True)), parts[0][1])


def _entry(paragraph: ET.Element, segment: Segment, witnesses: Sequence[Sequence[str]]) -> None:
    entry = _part(paragraph, "app", type="orthographic" if segment.same_words else "substantive")
    for form in dict.fromkeys(segment.printed):
        carriers = [names for printed, names in zip(segment.printed, witnesses, strict=True) if printed == form]
        _part(entry, "rdg", form, wit=" ".join(name for names in carriers for name in names))


def _part(parent: ET.Element, tag: str, text: str = "", /, **attributes: str) -> ET.Element:
    """A new last part of an element, its text and attributes such as XML can hold."""
    part = ET.SubElement(parent, tag, {name: _plain(value) for name, value in attributes.items()})
    part.text = valid(text) or None
    return part


def _add_text(parent: ET.Element, text: str) -> None:
    """Text after whatever the element has so far."""
    if len(parent):
        parent[-1].tail = valid(text)
    else:
        parent.text = valid(text)


def _plain(value: str) -> str:
    return " ".join(valid(value).split())
