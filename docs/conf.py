"""How Sphinx builds these pages. Run through `nox -s docs`, where every warning is an error."""

from __future__ import annotations

from enum import Enum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "quotematch"
author = "The quotematch contributors"
copyright = "2026, the quotematch contributors"
release = version("quotematch")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "_generated"]
html_theme = "furo"
html_title = "quotematch"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Docstrings write `names` as people do; they are code.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_format = "short"
autoclass_content = "class"
python_use_unqualified_type_names = True
# Names of other projects, and of types that no page of ours describes.
nitpick_ignore_regex = [
    (r"py:.*", r"(pydantic|numpy|pandas|narwhals|polars|pyarrow|collections|typing|os|pathlib|datetime|enum)\..*"),
    (r"py:.*", r"(Path|PathLike|date|datetime|Any|Annotated|Iterable|Iterator|Sequence|Mapping|Callable|Self|Literal)"),
    (r"py:.*", r"(BaseModel|ConfigDict|StrEnum|NamedTuple|ModuleType|CleanText|BeforeValidator|.*FieldInfo.*)"),
]


def describe_fields(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Add to a model its fields with their descriptions, and to an enumeration its values."""
    del app, name, options
    if what != "class" or not isinstance(obj, type):
        return
    if issubclass(obj, BaseModel):
        lines.append("")
        for field_name, field in obj.model_fields.items():
            default = "" if field.is_required() else f" Default: ``{field.get_default(call_default_factory=True)!r}``."
            lines.append(f":param {field_name}: {(field.description or '').rstrip('.')}.{default}".replace(": .", ":"))
        lines.append("")
    elif issubclass(obj, Enum):
        values = ", ".join(f"``{member.value}``" for member in obj)
        lines += ["", f"Values: {values}.", ""]


def write_settings_table(app: Sphinx) -> None:
    """Write the table of thresholds from `Settings` itself, so that it cannot grow stale."""
    from quotematch import Settings

    rows = ["| name | default | what it is |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        description = " ".join((field.description or "").split()).replace("|", r"\|")
        rows.append(f"| `{name}` | `{field.default!r}` | {description} |")
    folder = Path(app.srcdir) / "_generated"
    folder.mkdir(exist_ok=True)
    (folder / "settings.md").write_text("\n".join(rows) + "\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the two hooks above."""
    app.connect("builder-inited", write_settings_table)
    app.connect("autodoc-process-docstring", describe_fields)
