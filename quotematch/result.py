"""The result: everything found and judged, in one frozen object that can be looked into, saved and shown.

Three modules make it up: what it holds stands in `contents`, the files and tables it is written as in `exports`, and
here how it is explained, collated, shown and loaded. Each door loads what it needs when it is called.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Self

from pydantic import ValidationError

from quotematch.errors import UnreadableInputError
from quotematch.exports import Exports

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from quotematch.collated import Collation
    from quotematch.explanation import Explanation
    from quotematch.judge.ways import Reconstruction, Ways


class Reconciliation(Exports):
    """What several outlets report of the same utterances, side by side.

    Frozen, comparable, picklable. `articles` are sorted by id, `quotes` and `statements` by place, `discrepancies`
    alarms first and then by place, `problems` by article and place.

    >>> import quotematch as qm
    >>> text = "“We cannot accept it,” said Ann Lee."
    >>> result = qm.reconcile([{"outlet": name, "text": text} for name in ("Post", "Mail")])
    >>> result
    Reconciliation(2 articles, 2 outlets, 2 quotes, 1 statement, 0 discrepancies, 0 problems)
    >>> Reconciliation.from_json(result.to_json()) == result
    True
    """

    def explain(self, passage_id: str) -> Explanation:
        """Why a passage has its verdict: counterpart, aligned words, rule, settings; `str()` of it is text for people.

        Raises KeyError for an unknown passage.

        >>> import quotematch as qm
        >>> text = "“We cannot accept it,” said Ann Lee."
        >>> result = qm.reconcile([{"outlet": name, "text": text} for name in ("Post", "Mail")])
        >>> print(result.explain(result.quotes[0].passages[0].id))
        verbatim (4 of 4 words): Mail quotes the same words.
        ...
        """
        from quotematch.explanation import explain

        return explain(self, passage_id)

    def collation(self, statement_id: str, *numbers: int) -> Collation:
        """Readings of a statement side by side, word by word: those of these numbers, in this order, or all of them.

        Raises KeyError for an unknown statement and IndexError for a number that no reading has.

        >>> import quotematch as qm
        >>> texts = {"Post": "“We cannot accept it,” said Ann Lee.", "Mail": "“We can accept it,” said Ann Lee."}
        >>> result = qm.reconcile([{"outlet": outlet, "text": text} for outlet, text in texts.items()])
        >>> print(result.collation(result.statements[0].id))
        We | cannot | accept | it
        We | can    | accept | it
        """
        from quotematch.judge.collation import collation_of

        return collation_of(self, statement_id, *numbers)

    def ways(self, statement_id: str) -> Ways:
        """For each word of a statement and each outlet: quoted, printed without marks, paraphrased or absent.

        Raises KeyError for an unknown statement.

        >>> import quotematch as qm
        >>> text = "“We cannot accept it,” said Ann Lee."
        >>> result = qm.reconcile([{"outlet": name, "text": text} for name in ("Post", "Mail")])
        >>> result.ways(result.statements[0].id).runs("Post", "quoted")
        ('We cannot accept it',)
        """
        from quotematch.judge.ways import ways_of

        return ways_of(self, statement_id)

    def reconstruction(self, statement_id: str) -> Reconstruction:
        """The text of a statement that its outlets support together, with who supports each word.

        Raises KeyError for an unknown statement.

        >>> import quotematch as qm
        >>> text = "“We cannot accept it,” said Ann Lee."
        >>> result = qm.reconcile([{"outlet": name, "text": text} for name in ("Post", "Mail")])
        >>> print(result.reconstruction(result.statements[0].id))
        We cannot accept it
        """
        from quotematch.judge.ways import reconstruction_of

        return reconstruction_of(self, statement_id)

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """One self-contained HTML page for people; also written to `path`, whole or not at all.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> result.to_html().splitlines()[0]
        '<!DOCTYPE html>'
        """
        from quotematch.show.html import page
        from quotematch.write.files import saved

        return saved(page(self), path)

    def plot_map(self) -> Figure:
        """Statements and outlets as a matplotlib figure: `figure.savefig("map.png")`. Needs the extra `plots`.

        >>> import quotematch as qm
        >>> text = "“We cannot accept it,” said Ann Lee."
        >>> result = qm.reconcile([{"outlet": name, "text": text} for name in ("Post", "Mail")])
        >>> [label.get_text() for label in result.plot_map().axes[0].get_xticklabels()]
        ['Mail', 'Post']
        """
        from quotematch.show.charts import plot_map

        return plot_map(self)

    def plot_agreement(self) -> Figure:
        """How often each outlet's quoted words are those that another quotes, with 95 percent intervals, as a figure.

        An outlet with fewer than ten passages to compare is not ranked. Needs the extra `plots`.

        >>> import quotematch as qm
        >>> text = "“We cannot accept it,” said Ann Lee."
        >>> result = qm.reconcile([{"outlet": name, "text": text} for name in ("Post", "Mail")])
        >>> [text.get_text() for text in result.plot_agreement().axes[0].texts]
        ['1 of 1, too few', '1 of 1, too few']
        """
        from quotematch.show.charts import plot_agreement

        return plot_agreement(self)

    def plot_spread(self) -> Figure:
        """How many outlets have the widest spread statements, day by day, as a figure. Needs the extra `plots`.

        >>> import quotematch as qm
        >>> told = {"published": "2026-02-27", "text": "“We cannot accept it,” said Ann Lee."}
        >>> result = qm.reconcile([{"outlet": name, **told} for name in ("Post", "Mail")])
        >>> result.plot_spread().axes[0].get_legend_handles_labels()[1]
        ['We cannot accept it,']
        """
        from quotematch.show.charts import plot_spread

        return plot_spread(self)

    def to_text(self, *, width: int | None = None, color: bool = False, everything: bool = False) -> str:
        """The report of the command line. `width` in columns, that of the terminal when None.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> print(result.to_text(width=80))
        1 article · 1 outlet · 1 quote · 1 statement
        ...
        """
        from quotematch.show.terminal import render

        return render(self, width=width, color=color, everything=everything)

    @classmethod
    def from_json(cls, source: str | bytes | os.PathLike[str]) -> Self:
        """A saved result: JSON itself (text that starts with a brace), or the path of a file of it.

        Raises SchemaVersionError for a version that this library does not know, InputNotFoundError for a path that does
        not exist, WrongTypeError for what is neither, and UnreadableInputError for anything that is no saved result, or
        one that does not hold together: whose ids are not unique, whose references lead nowhere, or whose spans lie
        outside the texts.

        >>> import quotematch as qm
        >>> result = qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}])
        >>> qm.Reconciliation.from_json(result.to_json()) == result
        True
        """
        from quotematch.write.results import load
        from quotematch.write.soundness import first_fault

        try:
            result = cls.model_validate(load(source))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise UnreadableInputError(f"This is no sound result: at {place}: {first['msg']}.") from error
        if fault := first_fault(result):
            raise UnreadableInputError(f"This is no sound result: at {fault.place}: {fault.reason}.")
        return result

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The JSON Schema (draft 2020-12) of what `to_json` writes.

        >>> Reconciliation.json_schema()["$id"]
        'urn:quotematch:reconciliation:1'
        """
        from quotematch.write.schema import schema_of

        return schema_of(cls)

    def _repr_html_(self) -> str:
        from quotematch.show.html import fragment

        return fragment(self)
