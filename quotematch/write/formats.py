"""The formats in which a result can be put out, by the names that the command line knows.

A format says which suffixes of files speak for it, whether it is text, which package it needs, and how it is made.
Nothing is loaded to list them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from quotematch.errors import MissingExtraError, UnknownFormatError

if TYPE_CHECKING:
    from quotematch.result import Reconciliation


class Format(NamedTuple):
    """A format. `needs` is the package without which it cannot be made, and the extra that brings it."""

    made: Callable[[Reconciliation], str | bytes]
    suffixes: tuple[str, ...] = ()
    is_text: bool = True
    needs: tuple[str, str] | None = None


FORMATS = {
    "text": Format(lambda result: result.to_text(), (".txt",)),
    "html": Format(lambda result: result.to_html(), (".html", ".htm")),
    "json": Format(lambda result: result.to_json(), (".json",)),
    "csv": Format(lambda result: result.to_csv(), (".csv",)),
    "xlsx": Format(lambda result: result.to_xlsx(), (".xlsx",), is_text=False, needs=("xlsxwriter", "xlsx")),
    "sqlite": Format(lambda result: result.to_sqlite(), (".db", ".sqlite", ".sqlite3"), is_text=False),
    "web-annotations": Format(lambda result: result.to_web_annotations(), (".jsonld",)),
    "schema-org": Format(lambda result: result.to_quotations(), (".jsonld",)),
    "tei": Format(lambda result: result.to_tei(), (".xml", ".tei")),
    "label-studio": Format(lambda result: result.to_label_studio()),
    "label-studio-pairs": Format(lambda result: result.to_label_studio(kind="pairs")),
    "decisions": Format(lambda result: result.to_decisions()),
    "spacy-jsonl": Format(lambda result: result.to_spacy()),
    "docbin": Format(lambda result: result.to_docbin(), (".spacy",), is_text=False, needs=("spacy", "spacy")),
}


def format_for(path: str | None) -> str:
    """The name of the format that the suffix of a path speaks for; "text" when there is none.

    Raises UnknownFormatError when it speaks for several, or for none that can be written.

    >>> format_for("report.HTML"), format_for("-"), format_for(None)
    ('html', 'text', 'text')
    """
    suffix = os.path.splitext(path or "")[1].lower()
    if not suffix:
        return "text"
    names = [name for name, format in FORMATS.items() if suffix in format.suffixes]
    if len(names) == 1:
        return names[0]
    why = f"can be {' or '.join(names)}" if names else "is of no format that can be written"
    raise UnknownFormatError(f"A file that ends in {suffix!r} {why}: name one with --format.")


def check_needs(name: str) -> None:
    """Raise MissingExtraError when the package of a format is not installed, before any work is done for it."""
    needs = FORMATS[name].needs
    if needs and find_spec(needs[0]) is None:
        raise MissingExtraError(
            f"{name} needs {needs[0]}, which is not installed: pip install 'quotematch[{needs[1]}]'"
        )
