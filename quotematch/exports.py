"""The files and tables that a result can be written as; each door loads what writes when it is called.

A method `to_…` returns what it makes and, given a path, also writes it there, whole or not at all. What it writes is
the business of `write`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from quotematch.contents import Contents

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from quotematch.write.label_studio import TaskKind
    from quotematch.write.tables import Table


class Exports(Contents):
    """Contents that can be written."""

    def to_json(self, path: str | os.PathLike[str] | None = None) -> str:
        """The result as JSON, the same bytes for the same result; also written to `path`, whole or not at all.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.to_json().splitlines()[1]
        '"schema_version": "1",'
        """
        from quotematch.write.files import saved
        from quotematch.write.results import dump

        return saved(dump(self), path)

    def tables(self) -> dict[str, Table]:
        """The result as tidy tables, by name: articles, quotes, passages, statements, readings, edits and so on.

        Keys join them; every table with a verdict has the words that it covers.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.tables()["articles"]
        Table('articles', 1 row, 8 columns)
        """
        from quotematch.write.tables import tables_of

        return tables_of(self)

    def to_pandas(self, table: str = "passages") -> pandas.DataFrame:
        """One of the `tables()` as a pandas data frame of nullable types.

        Raises UnknownTableError, and MissingExtraError without pandas; so do its like.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.to_pandas()[["speaker", "verdict"]].values.tolist()
        [['Ann Lee', 'unique']]
        """
        from quotematch.write.frames import to_pandas
        from quotematch.write.tables import table_of

        return to_pandas(table_of(self, table))

    def to_polars(self, table: str = "passages") -> polars.DataFrame:
        """One of the `tables()` as a polars data frame.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.to_polars()["verdict"].to_list()
        ['unique']
        """
        from quotematch.write.frames import to_polars
        from quotematch.write.tables import table_of

        return to_polars(table_of(self, table))

    def to_arrow(self, table: str = "passages") -> pyarrow.Table:
        """One of the `tables()` as an Arrow table.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.to_arrow()["verdict"].to_pylist()
        ['unique']
        """
        from quotematch.write.frames import to_arrow
        from quotematch.write.tables import table_of

        return to_arrow(table_of(self, table))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table `passages` for whatever takes the Arrow PyCapsule interface; `tables()` has the others."""
        from quotematch.write.tables import table_of

        return table_of(self, "passages").__arrow_c_stream__(requested_schema)

    def to_csv(self, path: str | os.PathLike[str] | None = None, *, table: str = "passages") -> str:
        """One of the `tables()` as CSV, safe to open in a spreadsheet; also written to `path`.

        A text of more than 32,766 UTF-16 code units, which no cell holds, is cut. Raises UnknownTableError.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.to_csv(table="statements").splitlines()[0]
        'statement_id,speaker,text,reconstructed,outlets,outlet_count,independent_count,passage_count,reading_count'
        """
        from quotematch.write.files import saved
        from quotematch.write.spreadsheets import csv_text
        from quotematch.write.tables import table_of

        return saved(csv_text(table_of(self, table)), path)

    def to_xlsx(self, path: str | os.PathLike[str] | None = None) -> bytes:
        """All `tables()` as the sheets of an XLSX workbook, in which no cell is computed; also written to `path`.

        A text of more than 32,767 UTF-16 code units, which no cell holds, is cut, and line ends are line feeds: for
        offsets take another format. Raises TooLargeError for a table of more rows than a sheet has, and
        MissingExtraError without XlsxWriter.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.to_xlsx()[:2]  # a workbook is a ZIP file
        b'PK'
        """
        from quotematch.write.files import saved
        from quotematch.write.spreadsheets import workbook

        return saved(workbook(self.tables().values()), path)

    def to_decisions(self, path: str | os.PathLike[str] | None = None) -> str:
        """A file for a reader to mark, in JSON Lines: a pair of passages a line; also written to `path`.

        First come the decisions that this result was made with, then, open, the pairs that stand in one statement or
        are possibly related. What is marked `confirmed` or `rejected` is followed by `reconcile(..., decisions=path)`.

        >>> import quotematch as qm
        >>> text = "“We cannot accept it,” said Ann Lee."
        >>> result = qm.reconcile([{"outlet": name, "text": text} for name in ("Post", "Mail")])
        >>> import json
        >>> json.loads(result.to_decisions())["reasons"]
        ['one statement', 'identical']
        """
        from quotematch.write.decisions import template
        from quotematch.write.files import saved

        return saved(template(self), path)

    def to_sqlite(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        metadata: str | os.PathLike[str] | None = None,
    ) -> bytes:
        """All `tables()` as an SQLite file with keys, indices, full-text search and views; also written to `path`.

        `metadata` is a path for what Datasette wants to know beside it, a JSON file for a database of the name that
        `path` has (`quotematch` without one).

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.to_sqlite()[:15]
        b'SQLite format 3'
        """
        from quotematch.write.database import database, datasette_metadata
        from quotematch.write.files import saved

        tables = self.tables()
        content = saved(database(tables), path)
        if metadata is not None:
            saved(datasette_metadata(tables, Path(path or "quotematch").stem), metadata)
        return content

    def to_web_annotations(self, path: str | os.PathLike[str] | None = None) -> str:
        """Quotes and discrepancies as W3C Web Annotations in JSON-LD; also written to `path`.

        Positions count code points of the article's text.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> import json
        >>> json.loads(result.to_web_annotations())["total"]
        1
        """
        from quotematch.write.files import saved
        from quotematch.write.web_annotations import web_annotations

        return saved(web_annotations(self), path)

    def to_quotations(self, path: str | os.PathLike[str] | None = None) -> str:
        """What stands inside quotation marks as schema.org Quotations in JSON-LD; also written to `path`.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> import json
        >>> [node["@type"] for node in json.loads(result.to_quotations())["@graph"]]
        ['NewsArticle', 'CreativeWork', 'Quotation']
        """
        from quotematch.write.files import saved
        from quotematch.write.quotations import quotations

        return saved(quotations(self), path)

    def to_tei(self, path: str | os.PathLike[str] | None = None) -> str:
        """The readings of each statement as a critical apparatus in TEI P5; also written to `path`.

        >>> import quotematch as qm
        >>> texts = {"Post": "“We cannot accept it,” said Ann Lee.", "Mail": "“We can accept it,” said Ann Lee."}
        >>> result = qm.reconcile([{"outlet": outlet, "text": text} for outlet, text in texts.items()])
        >>> result.to_tei().count("<rdg ")  # cannot, can
        2
        """
        from quotematch.write.files import saved
        from quotematch.write.tei import apparatus

        return saved(apparatus(self), path)

    def to_label_studio(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        kind: TaskKind = "quotes",
        setup: str | os.PathLike[str] | None = None,
    ) -> str:
        """Tasks for Label Studio, as the JSON that it imports; also written to `path`.

        Of kind `quotes` a task is an article with its quotes, cues and speakers as predictions; of kind `pairs` it is
        two passages to decide on, and what Label Studio exports of them is followed by `reconcile(..., decisions=…)`.
        `setup` is a path for the labelling setup of the project.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> import json
        >>> json.loads(result.to_label_studio())[0]["data"]["text"]
        '“We cannot accept it,” said Ann Lee.'
        """
        from quotematch.write import label_studio
        from quotematch.write.files import saved

        content = saved(label_studio.tasks(self, kind), path)
        if setup is not None:
            saved(label_studio.setup(kind), setup)
        return content

    def to_spacy(self, path: str | os.PathLike[str] | None = None) -> str:
        """The articles with spans of quotes, cues and speakers for spaCy, in JSON Lines; also written to `path`.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> import json
        >>> [span["label"] for span in json.loads(result.to_spacy())["spans"]["sc"]]
        ['direct', 'cue', 'speaker']
        """
        from quotematch.write.files import saved
        from quotematch.write.spacy_spans import span_lines

        return saved(span_lines(self), path)

    def to_docbin(self, path: str | os.PathLike[str] | None = None) -> bytes:
        """The same as spaCy Docs in a DocBin, whose spans take in whole tokens; also written to `path`.

        Raises MissingExtraError without spaCy.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> packed = result.to_docbin()
        >>> from spacy import blank, tokens
        >>> (doc,) = tokens.DocBin().from_bytes(packed).get_docs(blank("en").vocab)
        >>> [span.label_ for span in doc.spans["sc"]]
        ['direct', 'cue', 'speaker']
        """
        from quotematch.write.files import saved
        from quotematch.write.spacy_spans import doc_bin

        return saved(doc_bin(self), path)
