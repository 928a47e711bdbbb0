"""What is shipped fits together: commands, versions, dependencies."""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import quotematch

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(quotematch.__file__).parent


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return loaded


def _commands(script: str) -> list[str]:
    """The lines of a page or a script that set up an environment and then run something in it."""
    return re.findall(r"python3 -m venv \.venv && [^\n\"]+", script)


def test_ci_runs_the_two_commands_of_the_readme_to_the_letter() -> None:
    readme = _commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(readme) == 2
    assert readme == _commands((ROOT / ".ci" / "run").read_text(encoding="utf-8"))


def test_ci_ends_with_the_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)
    last = script.read_text(encoding="utf-8").rstrip().splitlines()[-1]
    assert shlex.split(last) == ["bash", "-c", "$readme_test"]


def test_one_version_everywhere(project: dict[str, Any]) -> None:
    changelog = re.findall(r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    citation = re.findall(r"^version: (.*)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert [changelog[0], *citation, quotematch.__version__] == [project["version"]] * 3


def _third_party_imports() -> set[str]:
    names = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add((node.module or "").partition(".")[0])
    # pydantic ships and pins its core; to declare that too would only make two pins that can disagree.
    return names - set(sys.stdlib_module_names) - {"quotematch", "pydantic_core"}


def test_every_package_that_is_imported_is_declared(project: dict[str, Any]) -> None:
    rows = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    declared = {re.split(r"[\[<>=!~;]", row)[0] for row in rows}
    assert _third_party_imports() <= declared


def test_every_dependency_is_used(project: dict[str, Any]) -> None:
    declared = {re.split(r"[\[<>=!~;]", row)[0] for row in project["dependencies"]}
    assert declared <= _third_party_imports()


def test_types_are_shipped() -> None:
    assert (PACKAGE / "py.typed").is_file()
