"""The notebook of the docs runs from top to bottom and shows what it promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="needs nbclient and ipykernel: nox -s docs")
nbclient = pytest.importorskip("nbclient", reason="needs nbclient and ipykernel: nox -s docs")
pytest.importorskip("ipykernel", reason="needs nbclient and ipykernel: nox -s docs")
pytest.importorskip("matplotlib", reason="needs the extra `plots`")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the notebook machinery, not ours
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_the_notebook_runs(root: Path) -> None:
    notebook = nbformat.read(root / "docs" / "notebook.ipynb", as_version=4)
    stored = _texts(notebook)
    client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(root / "docs")}})
    client.execute()
    assert stored == _texts(notebook), "run it and save it: jupyter nbconvert --execute --inplace docs/notebook.ipynb"
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    html = [output["data"]["text/html"] for output in shown if "text/html" in output.get("data", {})]
    assert len(html) == 3  # the result, a statement, a comparison
    assert not any("<script" in one or "<style" in one for one in html)
    assert any("image/png" in output.get("data", {}) for output in shown)


def _texts(notebook: Any) -> list[str]:
    """What the cells show but for pictures, as GitHub prints it from the file."""
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [str(output.get("data", {}).get("text/html") or output.get("text", "")) for output in shown]
