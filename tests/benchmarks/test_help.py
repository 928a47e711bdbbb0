"""Every benchmark says what it measures and what it wants."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

import benchmarks

COMMANDS = sorted(
    path.stem for path in Path(benchmarks.__path__[0]).glob("*.py") if "def main(" in path.read_text(encoding="utf-8")
)


def test_the_readme_has_every_command(root: Path) -> None:
    page = (root / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"benchmarks.{name.strip('_')}" not in page and f"{name}.py" not in page] == [
        "__main__"
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [name, "--help"])
    with pytest.raises(SystemExit) as stopped:
        import_module(f"benchmarks.{name}").main()
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("usage: python ")
