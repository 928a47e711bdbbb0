"""Broken, odd and hostile input: each case costs at most its own article, and is told with its place."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, get_args, get_origin, get_type_hints

import pytest
from pydantic import ValidationError

import quotematch
import quotematch as qm
from quotematch import Article, EmptyInputError, InputNotFoundError, UnreadableInputError
from quotematch.extraction import extract_all
from quotematch.models import CleanText, Record

GOOD = '{"id": "good", "outlet": "Post", "text": "He said: “No.”"}'


class Case(NamedTuple):
    """A file, what comes of it, and why it is a case."""

    why: str
    name: str
    content: bytes
    texts: list[str]
    problem: tuple[str, str]  # level and code of the one problem
    line: int | None = None
    span: tuple[int, int] | None = None
    tells: str = ""  # what the message must name


def lines(*rows: str) -> bytes:
    return "\n".join(rows).encode()


FILES = [
    Case("an empty file", "a.txt", b"", [""], ("note", "empty_article")),
    Case("nothing but white space", "a.txt", b" \r\n\t", [" \r\n\t"], ("note", "empty_article")),
    Case("Latin-1", "a.txt", b"Caf\xe9.\n", ["Caf\ufffd.\n"], ("note", "undecodable"), span=(3, 4), tells="0xE9"),
    Case(
        "one for one",
        "a.txt",
        b"a\xff\xfe\xe2\x80b",
        ["a\ufffd\ufffd\ufffd\ufffdb"],
        ("note", "undecodable"),
        span=(1, 2),
    ),
    Case("the line is named", "a.txt", b"A.\nB.\nC\xe9", ["A.\nB.\nC\ufffd"], ("note", "undecodable"), tells="line 3"),
    Case(
        "an encoded surrogate",
        "a.txt",
        b"a\xed\xa0\x80b",
        ["a\ufffd\ufffd\ufffdb"],
        ("note", "undecodable"),
        span=(1, 2),
    ),
    Case("two stray bytes are no UTF-16", "a.txt", b"\xff\xfeNo.", ["\ufffd\ufffdNo."], ("note", "undecodable")),
    Case("a byte order mark", "a.txt", b"\xef\xbb\xbfHe left.", ["He left."], ("note", "bom")),
    Case("NUL is kept", "a.txt", b"He\0left.", ["He\0left."], ("note", "nul_character"), span=(2, 3)),
    Case(
        "a broken line in the middle",
        "a.jsonl",
        lines(GOOD, '{"id": "x" "text": "y"}', '{"id": "z", "outlet": "Mail", "text": "Z."}'),
        ["He said: “No.”", "Z."],
        ("failed", "broken_json"),
        line=2,
        tells='{"id": "x" >>>"text"',
    ),
    Case(
        "a last line cut off", "a.jsonl", lines(GOOD, GOOD[:20]), ["He said: “No.”"], ("failed", "broken_json"), line=2
    ),
    Case(
        "a byte order mark in JSON",
        "a.jsonl",
        b"\xef\xbb\xbf" + GOOD.encode(),
        ["He said: “No.”"],
        ("note", "bom"),
        line=1,
    ),
    Case(
        "a key that is no field",
        "a.jsonl",
        lines(GOOD, '{"mood": "x", "text": "y", "outlet": "Post"}'),
        ["He said: “No.”", "y"],
        ("note", "columns"),
        tells="Left aside: 'mood'.",
    ),
    Case(
        "a key misspelt",
        "a.jsonl",
        lines(GOOD, "", '{"txt": "x", "outlet": "y"}'),
        ["He said: “No.”"],
        ("failed", "missing_key"),
        line=3,
        tells="did you mean 'text'?",
    ),
    Case(
        "a wrong type",
        "a.jsonl",
        lines(GOOD, '{"text": 5}'),
        ["He said: “No.”"],
        ("failed", "wrong_type"),
        2,
        None,
        "'text'",
    ),
    Case(
        "no text",
        "a.jsonl",
        lines(GOOD, '{"title": "x"}'),
        ["He said: “No.”"],
        ("failed", "missing_key"),
        2,
        None,
        "'text'",
    ),
    Case(
        "no such day",
        "a.jsonl",
        lines(GOOD, '{"text": "x", "outlet": "y", "published": "yesterday"}'),
        ["He said: “No.”", "x"],
        ("note", "unreadable_day"),
        line=2,
        tells="'published'",
    ),
    Case(
        "no object",
        "a.jsonl",
        lines(GOOD, "[1, 2]"),
        ["He said: “No.”"],
        ("failed", "not_an_object"),
        2,
        None,
        "a list",
    ),
    Case("null", "a.jsonl", lines(GOOD, "null"), ["He said: “No.”"], ("failed", "not_an_object"), 2, None, "null"),
    Case("a very deep nest", "a.jsonl", lines(GOOD, "[" * 99_999), ["He said: “No.”"], ("failed", "broken_json"), 2),
    Case("a very long number", "a.jsonl", lines(GOOD, "9" * 9_999), ["He said: “No.”"], ("failed", "broken_json"), 2),
    Case(
        "a lone surrogate",
        "a.jsonl",
        lines('{"id": "a", "outlet": "Post", "text": "a\\ud800b"}'),
        ["a\ufffdb"],
        ("note", "lone_surrogate"),
        span=(1, 2),
        tells="U+D800",
    ),
    Case(
        "two unknown keys, one a slip",
        "a.jsonl",
        lines('{"mood": "x", "titel": "Post", "text": "y", "outlet": "z"}'),
        ["y"],
        ("note", "columns"),
        tells="Left aside: 'mood', 'titel' (title?).",
    ),
    Case(
        "very many unknown keys, and long ones",
        "a.jsonl",
        lines(json.dumps({"text": "y", "outlet": "x", **{f"key {number}" * 30: 1 for number in range(1003)}})),
        ["y"],
        ("note", "columns"),
        tells=" and 999 more.",
    ),
    Case(
        "a key that stands twice",
        "a.jsonl",
        lines(GOOD, '{"id": "x", "text": "y", "outlet": "Post", "text": "z"}'),
        ["He said: “No.”"],
        ("failed", "repeated_key"),
        line=2,
        tells="Key 'text' stands twice",
    ),
    Case(
        "a key that stands twice in a list costs its own row",
        "a.json",
        b'[{"text": "y", "outlet": "a", "outlet": "b"}, ' + GOOD.encode() + b"]",
        ["He said: “No.”"],
        ("failed", "repeated_key"),
        tells="Row 1: Key 'outlet' stands twice",
    ),
    Case(
        "a number is no day: 0 is not 1970",
        "a.jsonl",
        lines(GOOD, '{"text": "x", "outlet": "y", "published": 0}'),
        ["He said: “No.”", "x"],
        ("note", "unreadable_day"),
        line=2,
        tells="'published': a day is written like 2026-02-27, but it is 0",
    ),
    Case(
        "a year is no day, nor a time stamp in seconds",
        "a.jsonl",
        lines(GOOD, '{"text": "x", "outlet": "y", "published": "2026"}'),
        ["He said: “No.”", "x"],
        ("note", "unreadable_day"),
        line=2,
        tells="'2026'",
    ),
    Case(
        "true is no day",
        "a.jsonl",
        lines(GOOD, '{"text": "x", "outlet": "y", "published": true}'),
        ["He said: “No.”", "x"],
        ("note", "unreadable_day"),
        line=2,
        tells="True",
    ),
    Case(
        "an id that is a text",
        "a.jsonl",
        lines(GOOD, json.dumps({"id": "long " * 1000, "outlet": "Post", "text": "x"})),
        ["He said: “No.”"],
        ("failed", "too_long"),
        line=2,
        tells="Key 'id': String should have at most 512 characters",
    ),
    Case(
        "an outlet of nothing that can be seen",
        "a.jsonl",
        lines('{"id": "a", "text": "x", "outlet": " \\t\\u200b\\ufeff "}'),
        ["x"],
        ("note", "no_outlet"),
    ),
    Case(
        "outlets that look alike",
        "a.jsonl",
        lines(
            '{"id": "a", "text": "x", "outlet": "The Post"}',
            '{"id": "b", "text": "y", "outlet": " the\\u00a0post\\u200b"}',
            '{"id": "c", "text": "z", "outlet": "The Po\\u200bst"}',
        ),
        ["x", "y", "z"],
        ("note", "outlets_alike"),
        tells="Outlets 'The Post', 'The Po\\u200bst', 'the post' differ only in case",
    ),
    Case("no outlet", "a.jsonl", lines('{"id": "a", "text": "x"}'), ["x"], ("note", "no_outlet")),
    Case("JSON Lines misnamed", "a.json", lines(GOOD, GOOD), [], ("failed", "broken_json"), line=2, tells=".jsonl"),
    Case("a number", "a.json", b"17", [], ("failed", "not_an_object"), tells="a number"),
    Case(
        "bytes in JSON",
        "a.jsonl",
        GOOD.encode("latin-1", "ignore").replace(b"No", b"N\xf3"),
        ["He said: N\ufffd."],
        ("note", "undecodable"),
        1,
    ),
]


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.why)
def test_a_file_that_is_odd_or_broken(case: Case, tmp_path: Path) -> None:
    (tmp_path / case.name).write_bytes(case.content)
    corpus = qm.read(tmp_path)
    assert sorted(article.text for article in corpus) == sorted(case.texts)
    assert len(corpus.problems) == 1
    problem = corpus.problems[0]
    assert (problem.level, problem.code) == case.problem
    assert problem.line == case.line
    assert problem.span == case.span or case.span is None
    assert case.tells in problem.message
    assert problem.message.isprintable()
    assert len(problem.message) < 400


def test_rows_in_memory_name_their_number_or_their_id() -> None:
    rows: list[Any] = [{"text": "A.", "outlet": "Post"}, {"text": None}, {"id": "x", "text": 5}, None]
    corpus = qm.read(rows)
    assert len(corpus) == 1
    assert sorted((problem.article_id or "", problem.code) for problem in corpus.problems) == [
        ("", "not_an_object"),
        ("", "wrong_type"),
        ("x", "wrong_type"),
    ]
    assert {problem.message[:6] for problem in corpus.problems if problem.article_id is None} == {"Row 2:", "Row 4:"}


class Rude(dict[str, Any]):
    """A row that raises when it is looked into."""

    def __getitem__(self, key: str) -> Any:
        raise RuntimeError("the connection is lost\n" * 50)


class Odd:
    """A value that cannot even be shown."""

    def __repr__(self) -> str:
        raise ZeroDivisionError


@pytest.mark.parametrize("row", [Rude(text="x"), {"id": "x", "text": Odd()}])
def test_a_row_that_raises_costs_itself_only(row: Any) -> None:
    corpus = qm.read([{"id": "a", "text": "A.", "outlet": "Post"}, row, {"id": "b", "text": "B.", "outlet": "Mail"}])
    assert [article.id for article in corpus] == ["a", "b"]
    assert [(problem.level, problem.code) for problem in corpus.problems] == [("failed", "broken_row")]
    assert corpus.problems[0].message.startswith("Row 2: The row raises an error when it is read: ")
    assert len(corpus.problems[0].message) < 250


def test_a_path_too_long_for_an_id_costs_itself_only(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["f" * 200] * 3)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("A.")
    (tmp_path / "b.txt").write_text("B.")
    corpus = qm.read(tmp_path)
    assert [article.id for article in corpus] == ["b.txt"]
    assert [(problem.level, problem.code) for problem in corpus.problems] == [("failed", "too_long")]


def missing(folder: Path) -> Any:
    return folder / "nowhere"


def listed_with_a_missing_one(folder: Path) -> Any:
    (folder / "a.txt").write_text("A.")
    return [folder / "a.txt", folder / "nowhere.txt"]


def empty(folder: Path) -> Any:
    return folder


def only_images(folder: Path) -> Any:
    (folder / "photo.png").write_bytes(b"x")
    return folder


def no_lines(folder: Path) -> Any:
    (folder / "a.jsonl").write_bytes(b"\n\n")
    return folder / "a.jsonl"


def image(folder: Path) -> Any:
    (folder / "photo.png").write_bytes(b"x")
    return folder / "photo.png"


WRONG_USE: list[tuple[Callable[[Path], Any], type[Exception], str]] = [
    (missing, InputNotFoundError, "no file or folder"),
    (listed_with_a_missing_one, InputNotFoundError, "nowhere.txt"),
    (lambda _: "“No,” said the minister.\n" * 200, InputNotFoundError, "Article"),
    (lambda _: "a\0b", InputNotFoundError, "no file or folder"),
    (lambda _: "", InputNotFoundError, "path is empty"),
    (lambda folder: [folder, ""], InputNotFoundError, "path is empty"),
    (empty, EmptyInputError, "no article"),
    (only_images, EmptyInputError, r"photo\.png"),
    (no_lines, EmptyInputError, "no article"),
    (image, UnreadableInputError, r"\.jsonl"),
    (lambda _: 17, UnreadableInputError, "'int'"),
    (lambda _: b"He left.", UnreadableInputError, "'bytes'"),
]


@pytest.mark.parametrize(("make", "error", "tells"), WRONG_USE)
def test_wrong_use_says_what_to_do(
    make: Callable[[Path], Any], error: type[Exception], tells: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=tells) as caught:
        qm.read(make(tmp_path))
    assert isinstance(caught.value, qm.QuotematchError)


@pytest.mark.parametrize("order", [1, -1])
def test_two_articles_with_one_id_are_settled_the_same_in_any_order(order: int) -> None:
    rows = [{"id": "x", "outlet": outlet, "text": f"By {outlet}."} for outlet in ("Post", "Mail", "Echo")]
    corpus = qm.read(rows[::order])
    assert len(corpus) == 1
    assert [(problem.level, problem.code) for problem in corpus.problems] == [("failed", "duplicate_id")] * 2
    assert corpus == qm.read(rows[1:] + rows[:1])
    for problem in corpus.problems:
        assert problem.message.count("which opens with") == 2


def test_the_same_article_twice_is_one_with_a_note() -> None:
    row = {"id": "x", "outlet": "Post", "text": "A."}
    corpus = qm.read([row, dict(row)])
    assert [(len(corpus), problem.level, problem.code) for problem in corpus.problems] == [
        (1, "note", "repeated_article")
    ]


def test_a_link_that_leads_back_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "bbc").mkdir()
    (tmp_path / "bbc" / "a.txt").write_text("A.")
    (tmp_path / "bbc" / "again").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    corpus = qm.read(tmp_path)
    assert [article.id for article in corpus] == ["bbc/a.txt"]
    assert [(problem.code, problem.path) for problem in corpus.problems] == [
        ("link_loop", "bbc/again"),
        ("unreadable_file", "dangling.txt"),
    ]


@pytest.mark.parametrize(
    ("link", "target", "ids", "problem", "why"),
    [
        ("up", "../..", [], ("note", "link_outside"), "out of the folder that was asked for"),
        ("bbc/up", "../../beside", [], ("note", "link_outside"), "out of it, to a folder beside"),
        ("bbc/up", "/", [], ("note", "link_outside"), "the whole disk"),
        ("cnn", "bbc", [], ("note", "link_repeated"), "what is read under its own name counts once"),
        ("cnn", ".store", ["cnn/s.txt"], None, "inside, and read under no other name"),
        ("all", "../root-2", [], ("note", "link_outside"), "a name that only begins like the root's"),
    ],
)
def test_links_to_folders(
    link: str, target: str, ids: list[str], problem: tuple[str, str] | None, why: str, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    for name in ("root/bbc/a.txt", "root/.store/s.txt", "beside/b.txt", "root-2/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("A.")
    (root / link).symlink_to(target)
    corpus = qm.read(root)
    assert [article.id for article in corpus] == ["bbc/a.txt", *ids], why
    assert [(p.level, p.code, p.path) for p in corpus.problems] == ([(*problem, link)] if problem else []), why


def test_links_between_folders_are_not_followed_in_every_combination(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f".{number}").mkdir()
        for name in ("left", "right"):
            (tmp_path / f".{number}" / name).symlink_to(f"../.{number + 1}")
    (tmp_path / ".30").mkdir()
    (tmp_path / ".30" / "a.txt").write_text("A.")
    (tmp_path / "in").symlink_to(".0")
    assert len(qm.read(tmp_path)) == 1


def test_a_pipe_named_like_an_article_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert [(problem.level, problem.code) for problem in qm.read(tmp_path).problems] == [("failed", "unreadable_file")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_costs_only_itself(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A.")
    (tmp_path / "a.txt").chmod(0)
    corpus = qm.read(tmp_path)
    assert [article.id for article in corpus] == ["b.txt"]
    assert "permission" in corpus.problems[0].message.lower()


def test_a_file_that_cannot_be_opened_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A.")
    really_open = Path.open

    def refuse(path: Path, *arguments: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return really_open(path, *arguments)

    monkeypatch.setattr(Path, "open", refuse)
    corpus = qm.read(tmp_path)
    assert [article.id for article in corpus] == ["b.txt"]
    assert [(p.level, p.code, p.path) for p in corpus.problems] == [("failed", "unreadable_file", "a.txt")]


def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"A.")
    assert json.loads(qm.read(tmp_path)[0].model_dump_json())["id"] == "caf\ufffd.txt"


def test_a_path_that_is_a_link_to_itself_is_one_failed_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert [(p.level, p.code) for p in qm.read(tmp_path / "a.txt").problems] == [("failed", "unreadable_file")]


NO_NUMBERS: Any = {"fragment_words": 5}
ROWS: list[Any] = [{"text": "He said: “No.”", "outlet": "Post"}]
DOORS: list[tuple[Callable[[], Any], str]] = [
    (lambda: qm.extract(cast(Any, None)), "article must be an Article, a dict with 'text', or a text, not None"),
    (lambda: qm.extract(cast(Any, b"He said: No.")), "article must be .* not 'bytes'"),
    (lambda: qm.extract(cast(Any, ROWS)), "article must be .* not 'list'"),
    (lambda: qm.extract("x", settings=NO_NUMBERS), "settings must be a Settings, .* not 'dict'"),
    (lambda: qm.extract("x", extractor=cast(Any, None)), "extractor must be a function"),
    (lambda: qm.compare(cast(Any, None), "a"), "a must be a string, not None"),
    (lambda: qm.compare("a", cast(Any, ["a"])), "b must be a string, not 'list'"),
    (lambda: qm.compare("a", "b", settings=NO_NUMBERS), "settings must be a Settings"),
    (lambda: qm.compare("a", "b", language=cast(Any, 5)), "language must be a BCP 47 tag"),
    (lambda: qm.reconcile(ROWS, settings=NO_NUMBERS), "settings must be a Settings"),
    (lambda: qm.reconcile(ROWS, progress=cast(Any, True)), "progress must be a function"),
    (lambda: qm.reconcile(ROWS, extractor=cast(Any, "rules")), "extractor must be a function, not 'str'"),
    (lambda: qm.Reconciliation.from_json(cast(Any, None)), "source must be .* not None"),
    (lambda: qm.Reconciliation.from_json(cast(Any, {"schema_version": "1"})), "source must be .* not 'dict'"),
]


@pytest.mark.parametrize(("call", "tells"), DOORS)
def test_an_argument_of_the_wrong_kind_is_told_at_the_door(call: Callable[[], Any], tells: str) -> None:
    with pytest.raises(qm.WrongTypeError, match=tells) as caught:
        call()
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, qm.QuotematchError)
    assert caught.value.code == "wrong_type"


def gives(what: Any) -> Any:
    """An extractor that gives `what`, whatever it is."""

    def my_rules(article: Article, *, settings: qm.Settings) -> Any:
        return what

    return my_rules


@pytest.mark.parametrize(
    ("given", "tells"),
    [
        (None, r"must be \(quotes, problems\), not None"),
        ([], r"must be \(quotes, problems\), not 0 of them"),
        (([], None), "each a list of Problem, not None"),
        (({}, []), "each a list of Quote, not 'dict'"),
        ((["We will not go."], []), "each row of .* must be a Quote, not 'str'"),
    ],
)
def test_an_extractor_that_gives_something_else_is_named_with_its_article(given: Any, tells: str) -> None:
    article = {"id": "x", "text": "He said: “We will not go.”", "outlet": "Post"}
    with pytest.raises(qm.WrongTypeError, match=tells) as caught:
        qm.extract(article, extractor=gives(given))
    assert "'my_rules' gives for article 'x'" in str(caught.value)
    (problem,) = qm.reconcile([article], extractor=gives(given)).problems
    assert (problem.code, problem.article_id) == ("extraction_failed", "x")
    assert "'my_rules'" in problem.message
    assert "please report" not in problem.message


def test_whose_extractor_failed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(article: Article, *, settings: qm.Settings) -> Any:
        raise ValueError("no such verb")

    (problem,) = qm.reconcile(ROWS, extractor=fails).problems
    assert problem.message.endswith("(ValueError: no such verb); the extractor 'fails' failed")
    monkeypatch.setattr("quotematch.extraction.extract_article", fails)
    corpus = qm.read(ROWS)
    _, (ours,) = extract_all(corpus, extractor=fails)
    assert ours.message.endswith("(ValueError: no such verb); please report this text")


def test_an_extractor_may_give_tuples() -> None:
    assert qm.extract("He said: “We will not go.”", extractor=gives(((), ()))) == []


def test_a_dict_is_an_article_for_extract_too() -> None:
    text = "He said: “We will not go.”"
    assert qm.extract({"text": text, "id": "x"})[0].article_id == "x"
    with pytest.raises(UnreadableInputError, match="Key 'text' is missing"):
        qm.extract({"title": text})


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("fragment_words", True, "true is no number"),
        ("fragment_words", 0, "out of range"),
        ("fragment_words", 4.0, "a whole number is asked for"),
        ("fragment_words", "4", "nor is text one"),
        ("cohesion", float("nan"), "in no range"),
        ("fold_case", 1, "one is not true"),
        ("fragment_word", 4, "no such threshold"),
    ],
)
def test_settings_refuse_what_no_threshold_can_be(field: str, value: Any, why: str) -> None:
    with pytest.raises(ValidationError, match=field) as caught:
        qm.Settings(**{field: value})
    assert isinstance(caught.value, ValueError), why


def test_a_misspelt_setting_is_told_its_right_name() -> None:
    near: dict[str, Any] = {"term_word": 2}
    far: dict[str, Any] = {"zzz": 2}
    with pytest.raises(ValidationError, match=r"no setting 'term_word'. Did you mean 'term_words'\?"):
        qm.Settings(**near)
    with pytest.raises(ValidationError, match=r"no setting 'zzz'\.(?! Did)"):
        qm.Settings(**far)


#: A lone half of a pair, as a broken scraper or an undecodable argument gives it.
HALF = "a\ud83db"


@pytest.mark.parametrize(
    "make",
    [
        lambda: qm.compare(HALF, f"{HALF} and more"),
        lambda: qm.extract(f"He said: “{HALF} we will not go.”")[0],
        lambda: qm.Speaker(name=HALF),
        lambda: qm.Problem(level=qm.ProblemLevel.NOTE, code=HALF, message=HALF, path=HALF, article_id=HALF),
        lambda: qm.Statement(id=HALF, speaker=HALF, text=HALF, passages=(HALF,), readings=(), outlets=(HALF,)),
        lambda: qm.Reading(text=HALF, form=qm.Form.DIRECT, witnesses=(HALF,), outlets=(HALF,)),
        lambda: qm.Passage(id=HALF, quote_id=HALF, form=qm.Form.DIRECT, spans=(), text=HALF, rivals=(HALF,)),
        lambda: qm.Reconciliation.model_validate({"quotematch_version": HALF}),
    ],
)
def test_no_half_of_a_pair_reaches_the_output(make: Callable[[], Any]) -> None:
    saved = make().model_dump_json()
    assert "\\ud83d" not in saved
    assert "a\ufffdb" in saved


def test_every_text_of_every_model_is_cleaned() -> None:
    for module in pkgutil.walk_packages(quotematch.__path__, "quotematch."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    models, found = [Record], []
    while models:
        model = models.pop()
        models += model.__subclasses__()
        for name, hint in get_type_hints(model, include_extras=True).items():
            if name in model.model_fields and str in _bare_types(hint):
                found.append(f"{model.__name__}.{name}")
    assert found == []


def _bare_types(hint: Any) -> list[Any]:
    """The types of an annotation, but for those of cleaned texts, of mappings' keys and of literals."""
    if hint == CleanText or get_origin(hint) in (dict, Literal):
        return []
    return [hint, *(bare for part in get_args(hint) for bare in _bare_types(part))]
