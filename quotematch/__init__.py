"""quotematch: how several outlets report what people said, side by side, word by word.

    import quotematch as qm

    result = qm.reconcile("articles/")   # a folder, a file, JSON Lines, dicts, ...
    result.discrepancies                 # what an editor would check first
    result.statements[0].readings        # the wordings of one statement, with their witnesses

`read` turns any input into a `Corpus`, `reconcile` turns that into a `Reconciliation`; `extract` finds the quotes of
one article and `compare` sets two wordings side by side. Names load what they need on first use (PEP 562), so that
`import quotematch` itself stays light.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

#: Where each public name lives. `__all__` and the block for type checkers below list the same names.
_HOMES = {
    "quotematch.corpus": ("Corpus",),
    "quotematch.decisions": ("Anchor", "Decision", "Ruling"),
    "quotematch.errors": (
        "DuplicateArticleError",
        "EmptyInputError",
        "InputNotFoundError",
        "MissingExtraError",
        "QuotematchError",
        "SchemaVersionError",
        "TooLargeError",
        "UnknownFormatError",
        "UnknownTableError",
        "SettingsError",
        "UnknownFieldError",
        "UnreadableInputError",
        "WrongTypeError",
    ),
    "quotematch.explanation": ("AlignedWords", "Explanation"),
    "quotematch.extraction": ("extract",),
    "quotematch.judge.compare": ("compare",),
    "quotematch.models": (
        "Aligned",
        "Article",
        "Comparison",
        "Coverage",
        "Discrepancy",
        "DiscrepancyKind",
        "Edit",
        "EditKind",
        "Evidence",
        "Fidelity",
        "Form",
        "Passage",
        "Place",
        "PossiblyRelated",
        "Problem",
        "ProblemLevel",
        "Quote",
        "Reading",
        "Relation",
        "Role",
        "Rule",
        "Severity",
        "SharedText",
        "SourceCheck",
        "SourceShare",
        "Speaker",
        "Statement",
        "Step",
        "Verdict",
    ),
    "quotematch.pipeline": ("reconcile",),
    "quotematch.read": ("read",),
    "quotematch.result": ("Reconciliation",),
    "quotematch.settings": ("Settings",),
    "quotematch.spans": ("Span",),
    "quotematch.write.tables": ("Table", "TableColumn"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Aligned",
    "AlignedWords",
    "Anchor",
    "Article",
    "Comparison",
    "Corpus",
    "Coverage",
    "Decision",
    "Discrepancy",
    "DiscrepancyKind",
    "DuplicateArticleError",
    "Edit",
    "EditKind",
    "EmptyInputError",
    "Evidence",
    "Explanation",
    "Fidelity",
    "Form",
    "InputNotFoundError",
    "MissingExtraError",
    "Passage",
    "Place",
    "PossiblyRelated",
    "Problem",
    "ProblemLevel",
    "Quote",
    "QuotematchError",
    "Reading",
    "Reconciliation",
    "Relation",
    "Role",
    "Rule",
    "Ruling",
    "SchemaVersionError",
    "Settings",
    "SettingsError",
    "Severity",
    "SharedText",
    "SourceCheck",
    "SourceShare",
    "Span",
    "Speaker",
    "Statement",
    "Step",
    "Table",
    "TableColumn",
    "TooLargeError",
    "UnknownFieldError",
    "UnknownFormatError",
    "UnknownTableError",
    "UnreadableInputError",
    "Verdict",
    "WrongTypeError",
    "__version__",
    "compare",
    "extract",
    "read",
    "reconcile",
]

if TYPE_CHECKING:
    from quotematch.corpus import Corpus
    from quotematch.decisions import Anchor, Decision, Ruling
    from quotematch.errors import (
        DuplicateArticleError,
        EmptyInputError,
        InputNotFoundError,
        MissingExtraError,
        QuotematchError,
        SchemaVersionError,
        SettingsError,
        TooLargeError,
        UnknownFieldError,
        UnknownFormatError,
        UnknownTableError,
        UnreadableInputError,
        WrongTypeError,
    )
    from quotematch.explanation import AlignedWords, Explanation
    from quotematch.extraction import extract
    from quotematch.judge.compare import compare
    from quotematch.models import (
        Aligned,
        Article,
        Comparison,
        Coverage,
        Discrepancy,
        DiscrepancyKind,
        Edit,
        EditKind,
        Evidence,
        Fidelity,
        Form,
        Passage,
        Place,
        PossiblyRelated,
        Problem,
        ProblemLevel,
        Quote,
        Reading,
        Relation,
        Role,
        Rule,
        Severity,
        SharedText,
        SourceCheck,
        SourceShare,
        Speaker,
        Statement,
        Step,
        Verdict,
    )
    from quotematch.pipeline import reconcile
    from quotematch.read import read
    from quotematch.result import Reconciliation
    from quotematch.settings import Settings
    from quotematch.spans import Span
    from quotematch.write.tables import Table, TableColumn

    __version__: str
else:

    def __getattr__(name: str) -> Any:
        """Load the public name `name` from its home, once."""
        if name == "__version__":
            value = _installed_version()
        elif name in _HOME_OF:
            from importlib import import_module

            from quotematch.garbage import search_paused

            with search_paused():  # what is loaded stays
                value = getattr(import_module(_HOME_OF[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__.copy()


def _installed_version() -> str:
    """The version of the installed distribution; "0+unknown" when the package runs from bare sources."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("quotematch")
    except PackageNotFoundError:
        return "0+unknown"


class _Face(ModuleType):
    """This module's class: keeps `quotematch.read` and `quotematch.extract` the public functions.

    The sub-packages of the same names hold the stages. Importing a sub-package binds it on its parent, and would hide
    the function; `from quotematch.read import …` does not need that binding.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOME_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
