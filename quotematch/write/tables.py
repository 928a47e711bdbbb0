"""The passages of a result as a table, safe to open in a spreadsheet.

A cell that starts like a formula gets a leading apostrophe (https://owasp.org/www-community/attacks/CSV_Injection), so
that words of an article are never computed, and a statement of thousands of outlets names the first few. Control
characters and those that turn the writing direction (https://trojansource.codes) are left out.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotematch.models import Article, Passage, Quote

if TYPE_CHECKING:
    from quotematch.result import Reconciliation

COLUMNS = (
    "outlet",
    "article_id",
    "published",
    "role",
    "quote_id",
    "passage_id",
    "statement_id",
    "speaker",
    "form",
    "is_term",
    "verdict",
    "quote_verdict",
    "relation",
    "counterpart_outlet",
    "counterpart_id",
    "statement_outlets",
    "statement_outlet_count",
    "start",
    "end",
    "text",
)
#: Outlets that a cell names.
_NAMED = 5
#: What spreadsheets take for the start of a formula; some fold full-width and raised signs to these.
_FORMULA_STARTS = ("=", "+", "-", "@")
#: Controls but for tabs and line ends, and the format characters of the Unicode Bidirectional Algorithm (UAX #9).
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]"
)


def passages_csv(result: Reconciliation) -> str:
    """One row per passage in order of place, with a row of names first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in passage_rows(result):
        writer.writerow([plain_cell(row[column]) for column in COLUMNS])
    return out.getvalue()


def passage_rows(result: Reconciliation) -> Iterator[dict[str, str | int | None]]:
    """One dict per passage, its keys `COLUMNS`; texts as they are, not yet made safe."""
    for quote in result.quotes:
        article = result.article(quote.article_id)
        for passage in quote.passages:
            yield _row(result, article, quote, passage)


def _row(result: Reconciliation, article: Article, quote: Quote, passage: Passage) -> dict[str, str | int | None]:
    evidence = passage.evidence
    statement = result.index.statements.get(passage.statement_id or "")
    return {
        "outlet": article.witness,
        "article_id": article.id,
        "published": article.published.isoformat() if article.published else None,
        "role": article.role.value,
        "quote_id": quote.id,
        "passage_id": passage.id,
        "statement_id": passage.statement_id,
        "speaker": quote.speaker.name if quote.speaker else None,
        "form": passage.form.value,
        "is_term": "yes" if quote.is_term else "no",
        "verdict": passage.verdict.value if passage.verdict else None,
        "quote_verdict": quote.verdict.value if quote.verdict else None,
        "relation": evidence.relation.value if evidence and evidence.relation else None,
        "counterpart_outlet": evidence.counterpart_outlet if evidence else None,
        "counterpart_id": evidence.counterpart if evidence else None,
        "statement_outlets": "; ".join(statement.outlets[:_NAMED]) if statement else None,
        "statement_outlet_count": len(statement.outlets) if statement else None,
        "start": passage.spans[0].start if passage.spans else None,
        "end": passage.spans[-1].end if passage.spans else None,
        "text": passage.text,
    }


def plain_cell(value: str | int | None) -> str | int:
    """A cell that no spreadsheet computes and that reads as it is stored.

    >>> plain_cell("=1+1"), plain_cell("We will."), plain_cell(None), plain_cell(12)
    ("'=1+1", 'We will.', '', 12)
    """
    if isinstance(value, str):
        text = _UNSAFE.sub("", value)
        return "'" + text if _starts_like_a_formula(text) else text
    return "" if value is None else value


def _starts_like_a_formula(text: str) -> bool:
    """Whether the first character that is seen, or white space that spreadsheets strip, begins a formula."""
    first = next((char for char in text if not (char.isspace() or unicodedata.category(char) == "Cf")), "")
    blank = text.startswith(("\t", "\r", "\n"))
    return blank or unicodedata.normalize("NFKC", first).startswith(_FORMULA_STARTS)
