"""README and docs tell the truth: their examples run, and they name things that exist."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import quotematch as qm

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))


def _load_runner() -> Any:
    spec = importlib.util.spec_from_file_location("docs_examples", ROOT / "docs" / "examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


runner = _load_runner()


def _page_name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", [p for p in PAGES if "_" not in p.relative_to(ROOT).parent.name], ids=_page_name)
def test_every_example_prints_what_the_page_shows(page: Path) -> None:
    with runner.scratch_folder():
        ran = [example for _, examples in runner.run_page(page.read_text(encoding="utf-8")) for example in examples]
    wrong = [f"line {e.line}: {e.source}\nshown:\n{e.want}\nprinted:\n{e.got}" for e in ran if not e.holds]
    assert not wrong, "\n".join(wrong) + "\nIf the new output is right: nox -s examples"


PYTHON_PAGE = """
```pycon
>>> seeds = 2 + 2
>>> seeds
5
>>> 1 / 0
Traceback (most recent call last):
  ...
ZeroDivisionError: division by zero
```
"""
CONSOLE_PAGE = """
```console
$ ls seeds | grep -c txt
6
$ echo one; \\
> echo two
one
two
```
"""


@pytest.mark.parametrize(
    ("page", "wrong_lines", "mended"),
    [
        (PYTHON_PAGE, [4], PYTHON_PAGE.replace("\n5\n", "\n4\n")),
        (CONSOLE_PAGE, [3], CONSOLE_PAGE.replace("\n6\n", "\n5\n")),
    ],
    ids=["python", "console"],
)
def test_a_wrong_example_is_noticed_and_only_that_one_is_rewritten(
    page: str, wrong_lines: list[int], mended: str
) -> None:
    with runner.scratch_folder():
        ran = [example for _, examples in runner.run_page(page) for example in examples]
        assert [example.line for example in ran if not example.holds] == wrong_lines
        assert runner.rewritten(page) == mended


@pytest.mark.parametrize("kinds", [qm.Verdict, qm.Relation, qm.EditKind, qm.DiscrepancyKind], ids=lambda k: k.__name__)
def test_the_page_on_verdicts_names_every_kind_there_is(kinds: Any) -> None:
    text = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`|\*\*(\w+)\*\*", text))
    words = {word for pair in named for word in pair if word}
    missing = {kind.value for kind in kinds} - words - {"unrelated"}
    assert not missing


def test_the_api_page_has_every_public_name() -> None:
    text = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\.\. auto\w+:: quotematch\.(\w+)$", text, re.MULTILINE))
    assert shown == set(qm.__all__) - {"__version__"}


@pytest.mark.parametrize("page", PAGES, ids=_page_name)
def test_every_setting_that_a_page_names_exists(page: Path) -> None:
    named = re.findall(r"Settings\.([a-z_]+)", page.read_text(encoding="utf-8"))
    known = {*qm.Settings.model_fields, "fingerprint", "from_toml"}
    assert set(named) <= known


def test_the_map_of_the_package_has_every_part_of_it() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    parts = [path for path in Path(qm.__file__).parent.iterdir() if not path.name.startswith(("_", "py.typed"))]
    missing = [path.name for path in parts if f"`{path.name}{'/' * path.is_dir()}`" not in page]
    assert missing == []


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=_page_name)
def test_every_file_that_the_first_pages_link_to_exists(page: Path) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
