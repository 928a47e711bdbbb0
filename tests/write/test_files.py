"""Whatever is written is written whole: what stood there stays when something fails, in every format."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import quotematch as qm

WRITERS: dict[str, Callable[[qm.Reconciliation, Path], Any]] = {
    "json": lambda result, path: result.to_json(path),
    "html": lambda result, path: result.to_html(path),
    "csv": lambda result, path: result.to_csv(path),
    "xlsx": lambda result, path: result.to_xlsx(path),
    "sqlite": lambda result, path: result.to_sqlite(path),
    "metadata": lambda result, path: result.to_sqlite(metadata=path),
    "annotations": lambda result, path: result.to_web_annotations(path),
    "quotations": lambda result, path: result.to_quotations(path),
    "tei": lambda result, path: result.to_tei(path),
    "label studio": lambda result, path: result.to_label_studio(path),
    "setup": lambda result, path: result.to_label_studio(setup=path),
    "spacy": lambda result, path: result.to_spacy(path),
    "decisions": lambda result, path: result.to_decisions(path),
}
every_format = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())


@every_format
def test_what_stood_there_survives_a_failure(
    write: Callable[[qm.Reconciliation, Path], Any],
    story: qm.Reconciliation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "out"
    path.write_text("old")

    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space"):
            write(story, path)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out"]
    write(story, path)
    assert path.read_bytes() != b"old"


@every_format
def test_a_folder_is_no_file(
    write: Callable[[qm.Reconciliation, Path], Any], story: qm.Reconciliation, tmp_path: Path
) -> None:
    with pytest.raises(IsADirectoryError):
        write(story, tmp_path)
    assert os.listdir(tmp_path) == []


def test_a_socket_stays_a_socket(story: qm.Reconciliation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("out")
        with pytest.raises(OSError, match="No such device"):
            story.to_xlsx("out")
        assert Path("out").is_socket()


def test_a_pipe_gets_all_bytes(story: qm.Reconciliation, tmp_path: Path) -> None:
    read, write = os.pipe()
    with os.fdopen(read, "rb") as end:
        story.to_csv(f"/dev/fd/{write}")
        os.close(write)
        assert end.read() == story.to_csv().encode()
