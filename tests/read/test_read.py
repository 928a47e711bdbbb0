"""What can be read, and with which ids, outlets and dates."""

from __future__ import annotations

import io
import json
import os
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch import Article, Corpus, Role


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """`files` below `folder`, byte for byte."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def outlets(corpus: Corpus) -> dict[str, str | None]:
    return {article.id: article.outlet for article in corpus}


def codes(corpus: Corpus) -> list[str]:
    return [problem.code for problem in corpus.problems]


def test_the_five_articles(seeds: Path) -> None:
    corpus = qm.read(seeds)
    assert [article.id[:3] for article in corpus] == ["000", "001", "002", "003", "004"]
    assert corpus[0].outlet == "000_e49560dc47474acf"
    assert [article.published for article in corpus] == [
        date(2026, 2, 27),
        date(2026, 3, 3),
        None,
        date(2026, 2, 27),
        date(2026, 2, 27),
    ]
    assert corpus.problems == ()


def test_a_date_header_gives_the_day_and_stays_in_the_text(tmp_path: Path) -> None:
    text = " date 2026-02-27 The minister spoke."
    article = qm.read(write(tmp_path, {"a.txt": text}))[0]
    assert article.published == date(2026, 2, 27)
    assert article.text == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The date 2026-02-27 was set.", "a sentence, no header"),
        (" date 2026-02-30 The minister", "no such day"),
        ("updated 2026-02-27 The minister", "another word"),
        (" date 2026-02-277 ", "no day either"),
    ],
)
def test_what_is_no_date_header(text: str, why: str) -> None:
    assert qm.read({"text": text, "outlet": "Post"})[0].published is None, why


def test_ids_are_paths_below_the_folder_and_outlets_its_folders(tmp_path: Path) -> None:
    write(tmp_path, {"bbc/2024/a.txt": "A.", "bbc/b.txt": "B.", "post.story.txt": "C."})
    assert outlets(qm.read(tmp_path)) == {"bbc/2024/a.txt": "bbc", "bbc/b.txt": "bbc", "post.story.txt": "post.story"}


def test_a_single_file_goes_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, {"bbc/a.txt": "A."})
    assert outlets(qm.read(tmp_path / "bbc" / "a.txt")) == {"a.txt": "a"}
    assert outlets(qm.read(str(tmp_path / "bbc" / "a.txt"))) == {"a.txt": "a"}


def test_a_list_of_files_is_read_like_their_folder(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A.", "b.txt": "B."})
    listed = qm.read([tmp_path / "b.txt", tmp_path / "a.txt", tmp_path / "a.txt"])
    assert listed == qm.read(tmp_path)
    assert listed == qm.read([tmp_path, tmp_path / "a.txt"])


def test_folders_whose_files_share_names_are_told_apart_by_the_folders(tmp_path: Path) -> None:
    write(tmp_path, {"reuters/01.txt": "A.", "bbc/01.txt": "B.", "bbc/02.txt": "C."})
    read = outlets(qm.read([tmp_path / "reuters", tmp_path / "bbc"]))
    assert read == {"bbc/01.txt": "bbc", "bbc/02.txt": "bbc", "reuters/01.txt": "reuters"}


def test_bytes_are_kept_as_they_are(tmp_path: Path) -> None:
    text = "One.\r\n\r\nTwo.\u2028Three.\rFour.\n"
    assert qm.read(write(tmp_path, {"a.txt": text}))[0].text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_known_by_their_mark(tmp_path: Path, encoding: str) -> None:
    corpus = qm.read(write(tmp_path, {"a.txt": ("\ufeff“No,” she said.").encode(encoding)}))
    assert corpus[0].text == "“No,” she said."
    assert codes(corpus) == ["bom"]


def test_what_lies_beside_articles_is_left_out(tmp_path: Path) -> None:
    beside = [
        ".DS_Store",
        "._a.txt",
        ".git/x.txt",
        "README.txt",
        "readme.txt",
        "README-en.txt",
        "LICENSE.txt",
        "LICENCE",
    ]
    write(tmp_path, {"a.txt": "A.", "license-plates.txt": "B.", "photo.png": b"\x89PNG", **dict.fromkeys(beside, "x")})
    corpus = qm.read(tmp_path)
    assert list(outlets(corpus)) == ["a.txt", "license-plates.txt"]
    assert [(problem.code, problem.path, problem.level) for problem in corpus.problems] == [
        ("unknown_format", "photo.png", "note")
    ]


ROWS = [
    {"id": "b", "outlet": "Post", "text": "“No,” she said.", "published": "2026-03-01T08:00:00Z", "title": "T"},
    {"id": "a", "outlet": "Mail", "text": "She said no.", "url": "https://example.org", "language": "en"},
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rows.jsonl", "\n\n".join(json.dumps(row) for row in ROWS)),
        ("rows.ndjson", "\r\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\r\n"),
        ("rows.json", json.dumps(ROWS, indent=2)),
        ("ROWS.JSON", json.dumps(ROWS)),
    ],
)
def test_records_are_the_same_in_every_format(tmp_path: Path, name: str, content: str) -> None:
    corpus = qm.read(write(tmp_path, {name: content}) / name)
    assert corpus == qm.read(ROWS)
    assert [article.id for article in corpus] == ["a", "b"]
    assert corpus[1].published == date(2026, 3, 1)


def test_one_object_in_a_json_file_is_one_article(tmp_path: Path) -> None:
    assert len(qm.read(write(tmp_path, {"one.json": json.dumps(ROWS[0])}))) == 1


def test_objects_in_memory() -> None:
    article = Article(id="a", text="A.", outlet="Post")
    corpus = Corpus([article])
    assert qm.read(article) == qm.read([article]) == qm.read(iter([article])) == corpus
    assert qm.read(corpus) is corpus
    assert qm.read([corpus, {"id": "b", "text": "B.", "outlet": "Mail"}]).outlets == ("Mail", "Post")
    assert len(qm.read([])) == 0


@pytest.mark.parametrize("stream", [io.BytesIO(json.dumps(ROWS[0]).encode()), io.StringIO(json.dumps(ROWS[0]))])
def test_an_open_file_is_json_lines(stream: Any) -> None:
    assert qm.read(stream) == qm.read(ROWS[0])


def test_a_row_without_an_id_is_named_by_its_content() -> None:
    one, same, other = ({"text": text, "outlet": "Post"} for text in ("A.", "A.", "B."))
    assert qm.read(one)[0].id == qm.read(same)[0].id != qm.read(other)[0].id


def test_missing_values_of_a_data_frame_are_missing() -> None:
    assert qm.read({"text": "A.", "outlet": "Post", "title": float("nan")})[0].title is None


def test_primary_sources_are_no_outlets(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A.", "speech.txt": "S."})
    corpus = qm.read(tmp_path, primary=tmp_path / "speech.txt")
    assert [(article.id, article.role) for article in corpus] == [
        ("a.txt", Role.REPORT),
        ("speech.txt", Role.PRIMARY),
    ]
    assert corpus.outlets == ("a",)
    assert codes(corpus) == []


def test_progress_sees_every_file(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A.", "b.txt": "B.", "rows.jsonl": json.dumps(ROWS[0])})
    seen: list[Any] = []

    def progress(files: Any) -> Any:
        for file in files:
            seen.append(file)
            yield file

    assert len(qm.read(tmp_path, progress=progress)) == 3
    assert [file.name for file in seen] == ["a.txt", "b.txt", "rows.jsonl"]


def test_a_corpus_is_a_frozen_value() -> None:
    corpus = qm.read(ROWS)
    assert pickle.loads(pickle.dumps(corpus)) == corpus
    assert hash(corpus) == hash(qm.read(ROWS[::-1]))
    assert corpus[:1] == (corpus[0],)
    assert repr(corpus) == "Corpus(2 articles, 2 outlets, 0 problems, 2026-03-01 to 2026-03-01)"
    with pytest.raises(AttributeError):
        corpus.articles = ()  # type: ignore[misc]


def test_a_corpus_in_a_notebook_is_escaped() -> None:
    html = qm.read({"id": "<script>", "text": "A.", "outlet": "<b>Post</b>"})._repr_html_()
    assert "<script>" not in html
    assert "&lt;b&gt;Post&lt;/b&gt;" in html


def test_ids_do_not_depend_on_where_the_folder_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"here/x/a.txt": "A.", "there/x/a.txt": "A."})
    monkeypatch.chdir(tmp_path / "here")
    assert qm.read(".") == qm.read(tmp_path / "there") == qm.read(os.fspath(tmp_path / "here"))


@pytest.mark.parametrize(
    ("outlet", "kept", "why"),
    [
        ("The Post", "The Post", "as it is"),
        (" The Post\u00a0\n", "The Post", "white space around it"),
        ("\u200bThe Post\ufeff", "The Post", "format characters around it"),
        ("\u202e\x1b", None, "nothing that anybody sees"),
        ("", None, "empty"),
        ("\N{PILCROW SIGN} a", "a", "the sign of articles without an outlet"),
        ("Po\u200bst", "Po\u200bst", "inside it is kept: some scripts need it"),
    ],
)
def test_outlets_are_named_by_what_is_seen(outlet: str, kept: str | None, why: str) -> None:
    assert Article(id="a", text="A.", outlet=outlet).outlet == kept, why
    assert qm.read({"text": "A.", "outlet": outlet})[0].id == qm.read({"text": "A.", "outlet": kept})[0].id


def test_an_article_without_outlet_is_no_outlet_that_is_named_like_its_id() -> None:
    corpus = qm.read([{"id": "Post", "text": "A."}, {"id": "b", "text": "B.", "outlet": "Post"}])
    assert corpus.outlets == ("Post", "¶Post")


@pytest.mark.parametrize("published", ["2026-03-01T23:59:59-11:00", "20260301", " 2026-03-01 08:00", date(2026, 3, 1)])
def test_days(published: Any) -> None:
    assert Article(id="a", text="A.", published=published).published == date(2026, 3, 1)


articles = st.builds(
    Article, id=st.sampled_from("abc"), text=st.text(max_size=4), outlet=st.sampled_from([None, "Post", "Mail"])
)


class TestLawsOfCorpora:
    """A corpus depends on what it is made of and not on the order; nothing is lost or counted twice."""

    @given(st.lists(articles), st.randoms())
    def test_order_does_not_matter(self, found: list[Article], random: Any) -> None:
        shuffled = list(found)
        random.shuffle(shuffled)
        assert qm.read(found) == qm.read(shuffled)

    @given(st.lists(articles))
    def test_every_article_is_done_or_failed(self, found: list[Article]) -> None:
        corpus = qm.read(found)
        failed = [problem for problem in corpus.problems if problem.level == "failed"]
        assert len(set(found)) == len(corpus) + len(failed)

    @given(st.lists(articles))
    def test_reading_a_corpus_again_changes_nothing(self, found: list[Article]) -> None:
        corpus = qm.read(found)
        assert Corpus(corpus.articles, corpus.problems) == corpus

    @given(st.binary(max_size=80))
    def test_any_bytes_are_an_article(self, data: bytes) -> None:
        from quotematch.read.decoding import decode

        text, remarks = decode(data)
        text.encode("utf-8")
        if b"\0" not in data and not data.startswith(b"\xef\xbb\xbf"):
            # an oracle: Python's own decoder, byte by byte where it fails
            assert text == "".join(
                "\ufffd" if "\udc80" <= char <= "\udcff" else char for char in data.decode("utf-8", "surrogateescape")
            )
            assert bool(remarks) == any(
                "\udc80" <= char <= "\udcff" for char in data.decode("utf-8", "surrogateescape")
            )
