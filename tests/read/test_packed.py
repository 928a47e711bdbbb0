"""Packed files, bombs, files of another kind than their name says, and standard input."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch.read.unpacking import _unpacker

ROWS = [{"id": str(n), "text": f"He said no {n} times.", "outlet": "Post"} for n in range(300)]
LINES = "".join(f"{json.dumps(row)}\n" for row in ROWS).encode()


def zst(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("zst", zst)])
@pytest.mark.parametrize("several", [False, True])
def test_packed_files(suffix: str, pack: Any, several: bool, tmp_path: Path) -> None:
    packed = pack(LINES[:500]) + pack(LINES[500:]) if several else pack(LINES)
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(packed)
    (tmp_path / f"story.txt.{suffix}").write_bytes(pack("She said “no”.".encode()))
    corpus = qm.read(tmp_path)
    assert len(corpus) == 301
    assert corpus.problems == ()
    assert (corpus[-1].id, corpus[-1].outlet) == (f"story.txt.{suffix}", "story")


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("zst", zst)])
def test_a_packed_file_that_is_cut_off(suffix: str, pack: Any, tmp_path: Path) -> None:
    whole = b"".join(pack(LINES[at : at + 5000]) for at in range(0, len(LINES), 5000))
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(whole[: len(whole) - 20])
    corpus = qm.read(tmp_path)
    assert 200 < len(corpus) < 300
    assert "broken_packing" in [problem.code for problem in corpus.problems if problem.level == "failed"]


def test_a_packed_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(LINES)
    (tmp_path / "b.jsonl.zst").write_bytes(LINES)
    assert [(p.code, p.path) for p in qm.read(tmp_path).problems] == [
        ("broken_packing", "a.jsonl.gz"),
        ("broken_packing", "b.jsonl.zst"),
    ]


def test_a_bomb_costs_itself_only_and_what_came_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINES + b" \n" * (1 << 20) + LINES))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(bytes(10 << 20)))
    (tmp_path / "c.txt").write_text("She said no.")
    corpus = qm.read(tmp_path, settings=qm.Settings(row_megabytes=1))
    assert len(corpus) == 301
    assert [(p.level, p.code, p.path) for p in corpus.problems] == [
        ("failed", "packed_bomb", "a.jsonl.gz"),
        ("failed", "packed_bomb", "b.txt.gz"),
    ]
    assert "Settings.unpacked_ratio" in corpus.problems[0].message


def test_much_that_comes_out_of_little_is_not_copied_for_each_piece() -> None:
    unpacker = _unpacker("a.zst", io.BytesIO(zst(bytes(40 << 20))))
    pieces = [unpacker.read(8192) for _ in range(9)]
    assert {len(piece) for piece in pieces} == {8192}
    assert len({id(piece.obj) for piece in pieces}) == 1


@pytest.mark.parametrize(
    ("settings", "failed", "why"),
    [
        ({"row_megabytes": 29}, True, "a thousandfold"),
        ({"row_megabytes": 31}, False, "so much does no harm"),
        ({"row_megabytes": 1, "unpacked_ratio": 2000}, False, "the user says that it is sound"),
        ({"unpacked_ratio": 2000, "unpacked_megabytes": 20}, True, "and that there are limits"),
        ({"unpacked_ratio": 2000, "unpacked_megabytes": 31}, False, "above its size"),
    ],
)
def test_limits_of_packed_files(settings: dict[str, Any], failed: bool, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b" " * (30 << 20)))
    corpus = qm.read(tmp_path, settings=qm.Settings(**settings))
    assert [problem.code for problem in corpus.problems] == ["packed_bomb" if failed else "empty_article"], why


def test_a_line_that_no_article_can_be(tmp_path: Path) -> None:
    rows = [json.dumps({**ROWS[0], "text": "x" * (1 << 20)}), json.dumps(ROWS[1])]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    corpus = qm.read(tmp_path, settings=qm.Settings(row_megabytes=1))
    assert [article.id for article in corpus] == ["1"]
    assert [(problem.code, problem.line) for problem in corpus.problems] == [("line_too_long", 1)]
    assert len(qm.read(tmp_path, settings=qm.Settings(row_megabytes=2))) == 2


def test_json_lines_in_utf16_as_powershell_writes_them(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES.decode().replace("\n", "\r\n").encode("utf-16"))
    assert qm.read(tmp_path) == qm.read(ROWS)


def archives() -> dict[str, bytes]:
    """Files that are no text, as programs write them."""
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("a.txt", "A.")
    return {
        "zip": zipped.getvalue(),
        "gzip": gzip.compress(b"A."),
        "zst": zst(b"A."),
        "PDF": b"%PDF-1.7\n",
        "SQLite": b"SQLite format 3\0" + bytes(84),
        "Parquet": b"PAR1" + bytes(20),
        "picture": b"\x89PNG\r\n\x1a\n",
    }


@pytest.mark.parametrize("suffix", ["txt", "jsonl", "json", "csv", "html", "warc"])
@pytest.mark.parametrize("kind", archives())
def test_a_file_of_another_kind_than_its_name_says(kind: str, suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(archives()[kind])
    corpus = qm.read(tmp_path)
    assert [(p.level, p.code, p.path) for p in corpus.problems] == [("failed", "wrong_kind", f"a.{suffix}")]


def test_html_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("<!DOCTYPE html>\n<html>\n" * 100)
    (tmp_path / "b.txt").write_text("<!DOCTYPE html>\n<p>He said no.</p>")
    corpus = qm.read(tmp_path)
    assert [(p.level, p.code, p.path, p.line) for p in corpus.problems] == [
        ("failed", "wrong_kind", "a.jsonl", 1),
        ("note", "looks_like_html", "b.txt", None),
    ]


PAGE = (Path(__file__).parent / "samples" / "page.html").read_bytes()
STREAMS = [
    (LINES, None, 300, "JSON Lines"),
    (b"\n\n" + LINES, None, 300, "with blank lines before"),
    (json.dumps(ROWS).encode(), None, 300, "a list in JSON"),
    (json.dumps(ROWS, indent=2).encode(), None, 300, "over many lines"),
    (gzip.compress(LINES), None, 300, "packed"),
    (zst(LINES), None, 300, "packed by Zstandard"),
    (PAGE, None, 1, "a page"),
    (b"text,outlet\nA.,Post\nB.,Post\n", "csv", 2, "what has to be said"),
    (b"She said no.", "txt", 1, "one article"),
]


@pytest.mark.parametrize(("data", "form", "count", "why"), STREAMS)
def test_an_open_file(data: bytes, form: str | None, count: int, why: str) -> None:
    assert len(qm.read(io.BytesIO(data), format=form)) == count, why
    if not data.startswith((b"\x1f", b"\x28\xb5")):
        assert len(qm.read(io.StringIO(data.decode()), format=form)) == count, why


@pytest.mark.parametrize("form", ["parquet", "sqlite", "docx"])
def test_what_no_open_file_can_be(form: str) -> None:
    with pytest.raises(qm.UnreadableInputError, match=form):
        qm.read(io.BytesIO(b"A."), format=form)


def test_a_file_whose_name_hides_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "export.dat").write_bytes(LINES)
    with pytest.raises(qm.UnreadableInputError, match=r"--from csv"):
        qm.read(tmp_path / "export.dat")
    assert len(qm.read(tmp_path / "export.dat", format="jsonl")) == 300


@pytest.mark.parametrize(
    ("module", "name", "data", "extra"),
    [
        ("trafilatura", "a.html", PAGE, "html"),
        ("pyarrow.parquet", "a.parquet", b"PAR1", "arrow"),
        ("warcio.archiveiterator", "a.warc", b"WARC/1.0\r\n", "html,warc"),
        ("zstandard", "a.txt.zst", zst(b"A."), "zst"),
    ],
)
def test_a_package_that_is_not_installed(
    module: str, name: str, data: bytes, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(qm.MissingExtraError, match=rf"pip install 'quotematch\[{extra}\]'"):
        qm.read(tmp_path)
    (tmp_path / "b.txt").write_text("She said no.")
    corpus = qm.read(tmp_path)
    assert [article.id for article in corpus] == ["b.txt"]
    assert [(p.level, p.code, p.path) for p in corpus.problems] == [("failed", "missing_extra", name)]


class TestLawsOfPacking:
    """What was packed comes out, however it is asked for."""

    @given(
        st.lists(st.binary(max_size=5000)), st.integers(0, 3), st.integers(1, 5000), st.sampled_from([".gz", ".zst"])
    )
    def test_members_in_a_row(self, parts: list[bytes], padding: int, size: int, suffix: str) -> None:
        pack = gzip.compress if suffix == ".gz" else zst
        unpacker = _unpacker(suffix, io.BytesIO(b"".join(map(pack, parts)) + bytes(padding)))
        assert b"".join(iter(lambda: unpacker.read(size), b"")) == b"".join(parts)
