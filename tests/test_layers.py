"""Imports point one way.

`lint-imports` checks all contracts over the whole graph; these tests hold the two that matter most wherever the
tests run, and that a small job loads little.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import quotematch

PACKAGE = Path(quotematch.__file__).parent
STAGES = ("read", "extract", "match", "judge", "show", "write")
ABOVE = ("cli", "pipeline", "extraction", "testing")
GROUND = ("errors.py", "spans.py", "settings", "models", "lexicon", "text")


def _imports(path: Path) -> Iterator[str]:
    """All modules that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name their module in full"
            yield from (node.module or "", *(f"{node.module}.{name.name}" for name in node.names))


def _parts_imported(path: Path) -> set[str]:
    """The direct children of the package that the files at `path` import."""
    files = [path] if path.suffix else sorted(path.rglob("*.py"))
    return {name.split(".")[1] for file in files for name in _imports(file) if name.startswith("quotematch.")}


@pytest.mark.parametrize("folder", ["extract/marks", "extract/speech", "extract/speakers", "match"])
def test_the_opening_of_a_folder_names_each_of_its_modules(folder: str) -> None:
    opening = ast.get_docstring(ast.parse((PACKAGE / folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    names = {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__"}
    assert {name for name in names if not re.search(rf"\b{name}\b", opening)} == set()


#: What is written may be worked out from a result by the judge's own tools: edits, collations.
USES = {"write": {"judge"}}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage_and_nothing_above_it(stage: str) -> None:
    others = {*STAGES, *ABOVE} - {stage} - USES.get(stage, set())
    assert not _parts_imported(PACKAGE / stage) & others


#: A notebook's view of a model is loaded when it is asked for.
DOORS = {"models": {"show"}}


@pytest.mark.parametrize("name", GROUND)
def test_the_ground_stands_on_nothing_but_the_ground(name: str) -> None:
    ground = {ground.removesuffix(".py") for ground in GROUND}
    assert _parts_imported(PACKAGE / name) <= ground | DOORS.get(name, set())


def test_comparing_two_wordings_loads_no_arrays_and_no_output_packages() -> None:
    code = (
        "import quotematch as qm; qm.compare('we cannot accept', 'we can not accept')\nimport sys; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"numpy", "click", "tqdm", "jinja2", "narwhals", "pandas"}
