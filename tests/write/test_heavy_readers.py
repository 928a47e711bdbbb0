"""What is written, read by tools that are too heavy for each change: `nox -s formats` runs these tests, others skip."""

from __future__ import annotations

import asyncio
import csv
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import quotematch as qm

pytestmark = pytest.mark.skipif("HEAVY_READERS" not in os.environ, reason="nox -s formats")


def test_datasette_shows_tables_labels_and_search(hostile: qm.Reconciliation, tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="pip install datasette")
    hostile.to_sqlite(tmp_path / "story.db", metadata=tmp_path / "metadata.json")
    told = app.parse_metadata((tmp_path / "metadata.json").read_text(encoding="utf-8"))
    shown = app.Datasette([str(tmp_path / "story.db")], metadata=told)

    async def pages() -> list[tuple[int, str]]:
        await shown.invoke_startup()
        paths = ("story/passages?_search=bridge&_labels=on", "story/wordings", "story/findings", "story/statements")
        return [(answer.status_code, answer.text) for answer in [await shown.client.get(f"/{path}") for path in paths]]

    found = asyncio.run(pages())
    assert {status for status, _ in found} == {200}
    searched = found[0][1]
    assert "We will not sell the old bridge" in searched
    assert "We are at war" not in searched
    for _, page in found:
        assert "<b onload" not in page


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, Path, int], None]:
    """Opens a file in a spreadsheet program, computes it, and writes a sheet (-1: every one) as shown, as CSV."""
    program = shutil.which("soffice") or pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(path: Path, folder: Path, sheet: int) -> None:
        shown = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"
        as_utf8 = ["--infilter=CSV:44,34,76,1"] if path.suffix == ".csv" else []
        command = [
            program,
            *as_utf8,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            shown,
            "--outdir",
        ]
        subprocess.run([*command, folder, path], check=True, timeout=300, capture_output=True)

    return convert


def rows_of(path: Path) -> list[list[str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_workbook_shows_what_articles_say(
    hostile: qm.Reconciliation, tmp_path: Path, office: Callable[[Path, Path, int], None]
) -> None:
    hostile.to_xlsx(tmp_path / "story.xlsx")
    office(tmp_path / "story.xlsx", tmp_path, -1)
    for name, table in hostile.tables().items():
        names, *rows = rows_of(tmp_path / f"story-{name}.csv")
        assert names == [column.name for column in table.columns]
        for at in (
            at for at, column in enumerate(table.columns) if column.name in ("outlet", "article_id", "published")
        ):
            assert [row[at] for row in rows] == [str(row[at] or "") for row in table.rows], name


def test_a_csv_file_shows_what_articles_say(
    hostile: qm.Reconciliation, tmp_path: Path, office: Callable[[Path, Path, int], None]
) -> None:
    (tmp_path / "shown").mkdir()
    hostile.to_csv(tmp_path / "articles.csv", table="articles")
    office(tmp_path / "articles.csv", tmp_path / "shown", 0)
    _, *rows = rows_of(tmp_path / "shown" / "articles.csv")
    assert [row[:3] for row in rows] == [
        ["'0012", "'=Post & <Sons>", "'-1"],
        ["'1812-06-18", "Old Times", ""],
        ["a b/ü#?%.txt", "'@Mail", ""],
        ["speech", "¶speech", ""],
    ]
