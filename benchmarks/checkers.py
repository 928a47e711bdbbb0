"""Programs that hold a quotation against its source, on the same known edits: what each lets pass.

    pip install . reanchor gtrex quotecheck krokai
    python -m benchmarks.checkers [PATH ...] [--most 50]

The bank of `benchmarks.judgement` gives real quotes (the source) with one known edit each (the quotation). Each program
is used as its documentation shows, with its own defaults, and its answer is one of three: `same`, the words stand in
the source; `near`, the place is found and the words differ, no matter how; `told`, it refuses, finds nothing, or says
that the difference matters. Programs that are not installed are left out.
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module, metadata
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

import quotematch as qm
from benchmarks.judgement import SEEDS, bank, quotes_of
from quotematch.testing.mutations import Mutation

Answer = Literal["same", "near", "told"]
ANSWERS: tuple[Answer, ...] = ("same", "near", "told")
#: A quotation and its source in, what the program says out.
Check = Callable[[str, str], Answer]

#: Kinds of edit by what an editor has to fear from them.
GROUPS: dict[str, frozenset[qm.EditKind]] = {
    "meaning": frozenset({qm.EditKind.NEGATION, qm.EditKind.NUMBER, qm.EditKind.MODAL, qm.EditKind.ENTITY}),
    "other words": frozenset(
        {qm.EditKind.OMISSION, qm.EditKind.INSERTION, qm.EditKind.SUBSTITUTION, qm.EditKind.HEDGE}
    ),
    "print": frozenset({qm.EditKind.TYPOGRAPHY, qm.EditKind.PUNCTUATION, qm.EditKind.SPELLING}),
}
_RUN = frozenset({qm.Relation.IDENTICAL, qm.Relation.CONTAINED, qm.Relation.CONTAINS})


def ours() -> Check:
    """quotematch's `compare`: an alarm tells, a warning says that words differ."""

    def check(quotation: str, source: str) -> Answer:
        compared = qm.compare(quotation, source)
        if any(one.severity is qm.Severity.ALARM for one in compared.discrepancies):
            return "told"
        shown = any(one.severity is not qm.Severity.NOTE for one in compared.discrepancies)
        return "same" if compared.relation in _RUN and not shown else "near"

    return check


def quotecheck() -> Check:
    """quotecheck's `check`: found, drifted or absent."""
    check = import_module("quotecheck").check
    answers: dict[str, Answer] = {"found": "same", "interleaved": "same", "drift": "near"}
    return lambda quotation, source: answers.get(check(quotation, source).status, "told")


def reanchor() -> Check:
    """reanchor's `resolve_quote`, without context: exact and normalized, approximate, or gone."""
    library = import_module("reanchor")

    def check(quotation: str, source: str) -> Answer:
        found = library.resolve_quote(source, library.TextQuoteSelector(exact=quotation))
        return "told" if found is None else "near" if found.method == "approximate" else "same"

    return check


def gtrex() -> Check:
    """gtrex's `Verifier`, and its `Repairer` for what is not grounded: a repair that it accepts is near."""
    library = import_module("gtrex")

    def check(quotation: str, source: str) -> Answer:
        if library.Verifier(source, library.Policy()).verify(quotation).grounded:
            return "same"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return "near" if library.Repairer(source, library.Policy()).repair(quotation).accepted else "told"

    return check


def krokai() -> Check:
    """krokai's `check` against a folder with the source: its clean verdicts, those that say altered, and the rest."""
    verify, verdicts = import_module("krokai.verify"), import_module("krokai.verdicts")
    corpora, near = import_module("krokai.corpus"), {"ALTERED", "PARTIAL", "SCATTERED"}

    def check(quotation: str, source: str) -> Answer:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "source.txt").write_text(source, encoding="utf-8")
            verdict = verify.check(quotation, corpora.Corpus([folder], quiet=True))[0]
        return "same" if verdict in verdicts.CLEAN else "near" if verdict in near else "told"

    return check


CHECKERS: dict[str, Callable[[], Check]] = {
    "quotematch": ours,
    "quotecheck": quotecheck,
    "reanchor": reanchor,
    "gtrex": gtrex,
    "krokai": krokai,
}


class Row(NamedTuple):
    """The answers of one program to the edits of one group."""

    program: str
    group: str
    answers: Counter[Answer]

    def share(self, answer: Answer) -> float:
        """The share of edits that got this answer."""
        return self.answers[answer] / max(1, self.answers.total())


def answered(program: str, check: Check, edits: Iterable[Mutation]) -> Iterator[Row]:
    """One row a group: the source is the quote as it was, the quotation the one with the edit."""
    counts: dict[str, Counter[Answer]] = {name: Counter() for name in GROUPS}
    for edit in edits:
        for name, kinds in GROUPS.items():
            if edit.kind in kinds:
                counts[name][check(edit.b, edit.a)] += 1
    return (Row(program, name, answers) for name, answers in counts.items())


def installed() -> Iterator[str]:
    """The programs that can be imported here, with versions."""
    for name in CHECKERS:
        try:
            import_module(name)
        except ImportError:
            continue
        yield name


def version_of(program: str) -> str:
    """The version of an installed program, or nothing."""
    try:
        return metadata.version(program)
    except metadata.PackageNotFoundError:
        return ""


def report(rows: Sequence[Row]) -> Iterator[str]:
    """The table, a line a program and group."""
    yield "| program | edits | number | same | near | told |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        shares = " | ".join(f"{row.share(answer):.1%}" for answer in ANSWERS)
        program = f"{row.program} {version_of(row.program)}".strip()
        yield f"| {program} | {row.group} | {row.answers.total()} | {shares} |"


def main() -> None:
    """Print what every installed program says of the bank."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.checkers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", default=[SEEDS], type=Path, help="what to read; else the five articles")
    parser.add_argument("--most", type=int, default=50, help="mutations of a kind")
    options = parser.parse_args()
    texts = list(dict.fromkeys(chain.from_iterable(quotes_of(path) for path in options.paths)))
    edits = list(bank(texts, options.most))
    rows = [row for name in installed() for row in answered(name, CHECKERS[name](), edits)]
    print(*report(rows), sep="\n")


if __name__ == "__main__":
    main()
