"""How Sphinx builds these pages. Run through `nox -s docs`, where every warning is an error."""

from __future__ import annotations

import importlib.metadata
import re
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from pydantic import BaseModel
from sphinx.util.typing import stringify_annotation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "quotematch"
author = "The quotematch contributors"
copyright = "2026, the quotematch contributors"
release = importlib.metadata.version("quotematch")

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "_generated"]
# The notebook is run whenever the pages are built, so that what it shows is what the library answers.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
html_theme = "furo"
html_title = "quotematch"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Docstrings write `names` as people do; they are code.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_type_aliases = {"ArticleLike": "ArticleLike"}
autoclass_content = "class"
python_use_unqualified_type_names = True
# Names of other projects, and of types that no page of ours describes.
nitpick_ignore_regex = [
    (r"py:.*", r"(numpy|pandas|narwhals|polars|pyarrow|collections|typing|os|pathlib|datetime|enum)\..*"),
    (
        r"py:.*",
        r"(Path|PathLike|date|Any|Iterable|Iterator|Sequence|Mapping|Callable|Self|Literal|Source|Index|Figure)",
    ),
    (r"py:.*", r"(Progress|ArticleLike|DecisionsLike|TaskKind|Extractor|Collation|Ways|Reconstruction)"),
    (r"py:.*", r"quotematch\.(contents\.Index|extract\.extractor\.Extractor)"),
]


def describe_fields(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Add to a model its fields with their types and descriptions, and to an enumeration its values."""
    del app, name, options
    if what != "class" or not isinstance(obj, type):
        return
    if issubclass(obj, BaseModel):
        types = get_type_hints(obj)
        lines.append("")
        for field_name, field in obj.model_fields.items():
            lines.append(f":param {field_name}: {field.description or ''}")
            lines.append(f":type {field_name}: {_type_name(types[field_name])}")
        lines.append("")
    elif issubclass(obj, Enum):
        values = ", ".join(f"``{member.value}``" for member in obj)
        lines += ["", f"Values: {values}.", ""]


def hide_constructor(
    app: Sphinx, what: str, name: str, obj: Any, options: Any, signature: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    """Leave out the signature of models and enumerations, whose fields and values are listed below it."""
    del app, name, options
    hidden = what == "class" and isinstance(obj, type) and issubclass(obj, BaseModel | Enum)
    return ("", None) if hidden else (signature, returns)


def _type_name(hint: Any) -> str:
    """A type as people write it: `tuple[Passage, ...]` for `tuple[quotematch.models.Passage, ...]`."""
    return re.sub(r"~?\b(?:\w+\.)+(?=\w)", "", stringify_annotation(hint, "smart"))


def write_settings_table(app: Sphinx) -> None:
    """Write the table of thresholds from `Settings` itself, so that it cannot grow stale."""
    from quotematch import Settings

    lines: list[str] = []
    for stage in reversed(Settings.__bases__):
        lines += [
            f"## {(stage.__doc__ or '').partition(';')[0]}",
            "",
            "| name | default | what it is |",
            "|---|---|---|",
        ]
        for name, field in stage.model_fields.items():
            description = " ".join((field.description or "").split()).replace("|", r"\|")
            lines.append(f"| `{name}` | `{field.default!r}` | {description} |")
        lines.append("")
    folder = Path(app.srcdir) / "_generated"
    folder.mkdir(exist_ok=True)
    (folder / "settings.md").write_text("\n".join(lines), encoding="utf-8")


def write_tables_page(app: Sphinx) -> None:
    """Write the columns of all tables from what makes them."""
    from quotematch.write.layouts import LAYOUTS

    lines: list[str] = []
    for layout in LAYOUTS:
        lines += [f"## {layout.name}", "", layout.description, "", "| column | kind | what it is |", "|---|---|---|"]
        for column in layout.columns:
            more = " (key)" * column.key + (f" → `{column.refers_to}`" if column.refers_to else "")
            lines.append(f"| `{column.name}` | {column.kind} | {column.description}{more} |")
        lines.append("")
    (Path(app.srcdir) / "_generated" / "tables.md").write_text("\n".join(lines), encoding="utf-8")


def write_inputs_page(app: Sphinx) -> None:
    """Write the tables of formats and of names of columns from what reads them."""
    from quotematch.lexicon import table
    from quotematch.models import Article
    from quotematch.read.formats import FORMATS

    lines = ["| name | suffixes | what a file holds | packed | needs |", "|---|---|---|---|---|"]
    for form in FORMATS:
        suffixes = ", ".join(f"`{suffix}`" for suffix in form.suffixes)
        needs = f"`quotematch[{form.extra}]`" if form.extra else ""
        lines.append(f"| `{form.name}` | {suffixes} | {form.holds} | {'yes' if form.packs else 'no'} | {needs} |")
    (Path(app.srcdir) / "_generated" / "formats.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["| field | what it is | names, the first that holds something |", "|---|---|---|"]
    for field, names in table(None, "columns")["names"].items():
        meaning = Article.model_fields[field].description or ""
        lines.append(f"| `{field}` | {meaning} | {', '.join(f'`{name}`' for name in names)} |")
    (Path(app.srcdir) / "_generated" / "columns.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the hooks above."""
    app.connect("builder-inited", write_settings_table)
    app.connect("builder-inited", write_tables_page)
    app.connect("builder-inited", write_inputs_page)
    app.connect("autodoc-process-docstring", describe_fields)
    app.connect("autodoc-process-signature", hide_constructor)
