"""The command line: what goes where, and how it ends."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import quotematch as qm
from quotematch import cli
from quotematch.write.formats import FORMATS

POST = "“We cannot accept this plan in any form,” said Ann Lee.\n"
MAIL = "Ann Lee said: “We can accept this plan in any form.”\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles that disagree in one word."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "post.txt").write_text(POST, encoding="utf-8")
    (folder / "mail.txt").write_text(MAIL, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests see no color unless they ask for it."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "100")


def process(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run([sys.executable, "-m", "quotematch", *arguments], capture_output=True, check=False, **more)


def test_the_report_goes_to_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reconcile", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("2 articles · 2 outlets · 2 quotes")
    assert out == qm.reconcile(folder).to_text(width=100)
    assert err == ""


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "docbin"])
def test_every_format_is_that_of_the_library(
    form: str, folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    made = FORMATS[form].made(qm.reconcile(folder))
    wanted = made if isinstance(made, bytes) else made.encode()
    assert cli.main(["reconcile", str(folder), "--format", form, "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out").read_bytes() == wanted
    assert capsysbinary.readouterr() == (b"", b"")
    assert cli.main(["reconcile", str(folder), "-f", form]) == 0
    out = capsysbinary.readouterr().out
    assert out == wanted if isinstance(made, bytes) else out.replace(b"\r\n", b"\n") == wanted.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("report.html", "html"),
        ("REPORT.HTM", "html"),
        ("result.json", "json"),
        ("table.csv", "csv"),
        ("tables.xlsx", "xlsx"),
        ("result.db", "sqlite"),
        ("result.xml", "tei"),
        ("report.txt", "text"),
        ("report", "text"),
    ],
)
def test_the_name_of_the_file_says_the_format(name: str, form: str, folder: Path, tmp_path: Path) -> None:
    for file, more in ((name, []), ("named", ["--format", form])):
        assert cli.main(["reconcile", str(folder), "-o", str(tmp_path / file), *more]) == 0
    assert (tmp_path / name).read_bytes() == (tmp_path / "named").read_bytes()


def test_extract_goes_by_the_name_of_the_file_too(folder: Path, tmp_path: Path) -> None:
    assert cli.main(["extract", str(folder), "-o", str(tmp_path / "quotes.json")]) == 0
    assert json.loads((tmp_path / "quotes.json").read_text(encoding="utf-8"))["problems"] == []


def test_a_table_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in (["--format", "csv"], []):
        assert cli.main(["reconcile", str(folder), "--output-table", "edits", *more]) == 0
        assert capsys.readouterr().out.startswith("statement_id,reading,edit,kind")


@pytest.mark.parametrize(
    ("options", "tells"),
    [
        (["-o", "result.jsonld"], "can be web-annotations or schema-org: name one with --format"),
        (["-o", "result.doc"], "'.doc' is of no format that can be written: name one with --format"),
        (["--output-table", "quote", "-f", "csv"], "No table is called 'quote'; there are articles, quotes"),
        (["--output-table", "quotes", "-f", "html"], "--output-table goes with --format csv, not html"),
    ],
)
def test_what_cannot_be_written_is_told_before_the_work(
    options: list[str], tells: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("quotematch.pipeline.reconcile", lambda *_, **__: pytest.fail("the work was done first"))
    assert cli.main(["reconcile", str(folder), *options]) == 2
    assert tells in capsys.readouterr().err


@pytest.mark.parametrize(("form", "package"), [("xlsx", "xlsxwriter"), ("docbin", "spacy")])
def test_a_missing_package_is_told_before_the_work(
    form: str, package: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("quotematch.pipeline.reconcile", lambda *_, **__: pytest.fail("the work was done first"))
    monkeypatch.setattr("quotematch.write.formats.find_spec", lambda name: None if name == package else name)
    assert cli.main(["reconcile", str(folder), "--format", form]) == 2
    assert f"{form} needs {package}, which is not installed: pip install 'quotematch[" in capsys.readouterr().err


def test_what_is_no_text_is_not_put_on_a_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert cli.main(["reconcile", str(folder), "--format", "sqlite"]) == 2
    assert "sqlite is nothing that a terminal shows: name a file with -o" in capsys.readouterr().err


def test_a_colon_is_not_shown_as_a_cue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Q: Will you go?\n\nA: I will not go.\n\nQ: And the boat?\n\nA: It stays here."
    (tmp_path / "talk.txt").write_text(text, encoding="utf-8")
    assert cli.main(["extract", str(tmp_path / "talk.txt")]) == 0
    printed = capsys.readouterr().out
    assert "A · direct: “I will not go.”" in printed
    assert "::" not in printed


def test_extract_prints_quotes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", str(folder / "post.txt")]) == 0
    assert "“We cannot accept this plan in any form,”" in capsys.readouterr().out
    assert cli.main(["extract", str(folder), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [quote["article_id"] for quote in found["quotes"]] == ["mail.txt", "post.txt"]
    assert found["problems"] == []


def test_compare_prints_the_relation(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["compare", "We will go home now", "We will go home now"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "identical"
    assert cli.main(["compare", "We will go", "We will not go", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["a"] == "We will go"


def test_a_primary_source_is_named_by_option(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "speech.txt").write_text("We cannot accept this plan in any form.")
    assert cli.main(["reconcile", str(folder), "--primary", str(tmp_path / "speech.txt")]) == 0
    assert capsys.readouterr().out.startswith("3 articles · 2 outlets · 1 primary source")


class TestExitCodes:
    """0 done, 1 found by --check, 2 wrong use, 3 some failed, 130 interrupted."""

    def check(self, result: qm.Reconciliation, monkeypatch: pytest.MonkeyPatch, folder: Path, *options: str) -> int:
        monkeypatch.setattr("quotematch.pipeline.reconcile", lambda *_, **__: result)
        return cli.main(["reconcile", str(folder), "--quiet", *options])

    def test_check_finds_what_is_above_a_note(
        self, story: qm.Reconciliation, monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        sound = story.model_copy(update={"problems": ()})
        as_note = story.discrepancies[0].model_copy(update={"severity": qm.Severity.NOTE})
        as_warning = as_note.model_copy(update={"severity": qm.Severity.WARNING})
        assert self.check(sound, monkeypatch, folder) == 0
        assert self.check(sound, monkeypatch, folder, "--check") == 1
        noted = sound.model_copy(update={"discrepancies": (as_note,)})
        assert self.check(noted, monkeypatch, folder, "--check") == 0
        warned = sound.model_copy(update={"discrepancies": (as_note, as_warning)})
        assert self.check(warned, monkeypatch, folder, "--check") == 1

    def test_failed_articles(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "more.jsonl").write_text('{"id": "x", "outlet": "X", "text": "x"}\nnonsense\n')
        for command in ("reconcile", "extract"):
            assert cli.main([command, str(folder)]) == 3
            out, err = capsys.readouterr()
            assert out
            assert err.startswith("quotematch: failed: more.jsonl, line 2: Broken JSON")
        assert cli.main(["reconcile", "--quiet", str(folder)]) == 3
        assert capsys.readouterr().err == ""

    @pytest.mark.parametrize(
        ("arguments", "tells"),
        [
            (["reconcile", "/nowhere/at/all"], "no file or folder '/nowhere/at/all'"),
            (["reconcile"], "PATH"),
            (["reconcile", "{empty}"], "no article"),
            (["reconcile", "{empty}", "--format", "docx"], "docx"),
            (["reconcil"], "reconcil"),
            (["compare", "one"], "B"),
            (["reconcile", "{folder}", "-o", "/nowhere/out.html"], "folder to write to does not exist: '/nowhere'"),
            (["extract", "{folder}", "-o", "/nowhere/out.txt"], "folder to write to does not exist: '/nowhere'"),
            (["reconcile", ""], "path is empty"),
            (["reconcile", "{folder}", "--primary", ""], "path is empty"),
            (
                ["reconcile", "{folder}", "--settings", "/nowhere.toml"],
                "error: No such file or directory: '/nowhere.toml'",
            ),
            (["reconcile", "{folder}", "-o", "/nowhere/out.csv"], "error: The folder to write to"),
            (["reconcile", "{minutes}"], "Turn it into text first"),
            (["reconcile", "{sheet}"], "Save the sheet as CSV first"),
        ],
    )
    def test_wrong_use(
        self, arguments: list[str], tells: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "empty").mkdir()
        places = {"empty": tmp_path / "empty", "folder": folder}
        for name, file in (("minutes", "minutes.PDF"), ("sheet", "sheet.xlsx")):
            places[name] = tmp_path / file
            places[name].write_bytes(b"A.")
        filled = [a.format(**places) if "{" in a else a for a in arguments]
        assert cli.main(filled) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert tells in err
        assert "Traceback" not in err

    def test_a_text_in_a_pipe_is_told_how_to_be_read(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for words, told in (("“Go,” Ann Lee said.", True), ('{"text": }', False)):
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
            assert cli.main(["extract", "-"]) == 3
            assert ("--from txt" in capsys.readouterr().err) is told

    def test_comparing_two_files_by_name_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("said.txt").write_text("We go")
        assert cli.main(["compare", "said.txt", "we go"]) == 0
        assert "'said.txt' is taken for words, though it is a file" in capsys.readouterr().err
        assert cli.main(["compare", "we go", "we\0go"]) == 0
        assert capsys.readouterr().err == ""

    def test_the_help_names_tables_that_there_are(self) -> None:
        from quotematch.command_help import SOME_TABLES

        assert set(SOME_TABLES) <= set(qm.reconcile([]).tables())

    def test_interrupted(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def interrupt(*_: Any, **__: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("quotematch.pipeline.reconcile", interrupt)
        assert cli.main(["reconcile", str(folder)]) == 130
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize(
        "error", [ValueError("a\nb\x1b[2J"), RecursionError(), KeyError("x" * 5000), MemoryError()]
    )
    def test_what_nobody_foresaw(
        self, error: Exception, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail(*_: Any, **__: Any) -> None:
            raise error

        monkeypatch.setattr("quotematch.pipeline.reconcile", fail)
        assert cli.main(["reconcile", str(folder), "--check"]) == 70
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 1
        assert len(err) < 400
        assert err.startswith(f"quotematch: this should not happen: {type(error).__name__}")
        assert err.rstrip("\n").isprintable()


def test_the_folder_to_write_to_is_looked_for_before_the_work_is_done(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotematch.pipeline.reconcile", lambda *_, **__: pytest.fail("the work was done first"))
    assert cli.main(["reconcile", str(folder), "-f", "html", "-o", str(tmp_path / "nodir" / "x.html")]) == 2


def test_of_very_many_failures_the_first_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "A.", "outlet": "Post"}\n' + "nonsense\n" * 1500)
    assert cli.main(["extract", str(tmp_path)]) == 3
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 21
    assert told[-1] == "quotematch: failed: 1,480 more; the result lists them all"


@pytest.mark.parametrize(
    ("closed", "arguments", "code", "tells", "why"),
    [
        ("<&-", "reconcile -", 2, "standard input is closed", "nothing to read from"),
        (">&-", "reconcile {folder}", 2, "standard output is closed", "nothing to write to"),
        (">&-", "compare one two", 2, "standard output is closed", "the same"),
        (">&-", "reconcile {folder} -o /dev/null", 0, "", "it is not asked for"),
        ("2>&-", "reconcile {folder} -o /dev/null", 0, "", "there is nothing to tell"),
        ("2>&-", "reconcile /nowhere/at/all", 2, "", "nobody is told, and the code is right"),
        ("2>&-", "reconcil", 2, "", "the same for a word of the command line"),
        ("<&- >&- 2>&-", "reconcile {folder} -o /dev/null", 0, "", "all at once"),
    ],
)
def test_a_stream_that_is_closed(
    closed: str, arguments: str, code: int, tells: str, why: str, folder: Path, root: Path
) -> None:
    command = f"{sys.executable} -m quotematch {arguments.format(folder=folder)} {closed}"
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, env=environment)
    assert (done.returncode, tells in done.stderr.decode(), b"Traceback" in done.stderr) == (code, True, False), why


@pytest.mark.parametrize("form", ["text", "json"])
def test_arguments_that_are_no_utf8_are_compared(form: str) -> None:
    done = process("compare", os.fsdecode(b"We will go to the caf\xe9"), "We will go to the café", "--format", form)
    assert done.returncode == 0, done.stderr
    assert "\ufffd" in done.stdout.decode()


def test_a_failure_leaves_the_old_file(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "report.html"
    out.write_text("old")

    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    assert cli.main(["reconcile", str(folder), "-f", "html", "-o", str(out)]) == 2
    assert out.read_text() == "old"


def test_a_dash_reads_json_lines_from_standard_input(folder: Path) -> None:
    rows = "\n".join(
        json.dumps({"id": name, "outlet": name, "text": text}) for name, text in (("p", POST), ("m", MAIL))
    )
    done = process("reconcile", "-", "--format", "json", input=rows.encode())
    assert done.returncode == 0, done.stderr
    assert [article["id"] for article in json.loads(done.stdout)["articles"]] == ["m", "p"]
    assert process("reconcile", "-", input=b"").returncode == 2


def test_output_is_utf8_whatever_the_locale(folder: Path) -> None:
    env = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = process("reconcile", str(folder), env=env)
    assert done.returncode == 0, done.stderr
    assert "“We {cannot} accept this plan".encode() in done.stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ([], {}, True),
        (["--no-color"], {}, False),
        ([], {"NO_COLOR": "1"}, False),
        (["--color"], {"NO_COLOR": "1"}, True),
        ([], {"TERM": "dumb"}, False),
    ],
)
def test_color_at_a_terminal(
    arguments: list[str], environment: dict[str, str], colored: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert cli.main(["reconcile", str(folder), "--quiet", *arguments]) == 0
    assert ("\x1b[" in terminal.getvalue()) == colored


def test_a_reader_that_has_seen_enough_is_no_error(folder: Path) -> None:
    command = [sys.executable, "-m", "quotematch", "reconcile", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 0


def test_control_c_ends_quietly() -> None:
    # a background job ignores the signal unless told otherwise, and hands that down
    code = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += "from quotematch import cli; sys.exit(cli.main(['reconcile', '-']))"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdin is not None
        # a row that has been asked for shows that the program has begun to read
        child.stdin.write(b" " * (1 << 17) + b"\n")
        child.stdin.flush()
        child.send_signal(signal.SIGINT)
        _, err = child.communicate()
    assert child.returncode == 130
    assert b"Traceback" not in err


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """The two articles as a table, with names of columns of its own."""
    path = tmp_path / "news.csv"
    path.write_text(f'words,paper\n"{POST.strip()}",Post\n"{MAIL.strip()}",Mail\n', encoding="utf-8")
    return path


def test_a_table_with_columns_that_are_named(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reconcile", str(table)]) == 3
    assert "--column text=NAME" in capsys.readouterr().err
    named = ["--column", "text=words", "--column", "outlet=paper"]
    assert cli.main(["reconcile", str(table), *named]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("2 articles · 2 outlets · 2 quotes")
    assert err == "quotematch: news.csv: Taken: text from 'words'; outlet from 'paper'.\n"
    assert cli.main(["extract", str(table), *named, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "tells"),
    [
        (["--column", "text"], "not like text=body"),
        (["--column", "=words"], "not like text=body"),
        (["--column", "txt=words"], "Did you mean 'text'?"),
        (["--encoding", "utf-9"], "no encoding 'utf-9'"),
        (["--from", "docx"], "docx"),
        (["--settings", "{folder}/wrong.toml"], "There is no setting 'fragment_word'. Did you mean 'fragment_words'?"),
        (["--settings", "{folder}/range.toml"], "fragment_words: Input should be greater than or equal to 1"),
        (["--settings", "{folder}/none.toml"], "is no TOML"),
        (["--settings", "{folder}/deep.toml"], "is no TOML"),
        (["--settings", "{folder}/digits.toml"], "is no TOML"),
        (["--settings", "{folder}/nowhere.toml"], "No such file"),
    ],
)
def test_options_of_reading_that_are_wrong(
    arguments: list[str], tells: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "wrong.toml").write_text("fragment_word = 5\n")
    (folder / "range.toml").write_text("fragment_words = 0\n")
    (folder / "none.toml").write_text("fragment_words: 5\n")
    (folder / "deep.toml").write_text("fragment_words = " + "[" * 9_999)
    (folder / "digits.toml").write_text("fragment_words = " + "9" * 9_999)
    assert cli.main(["reconcile", str(folder), *(one.format(folder=folder) for one in arguments)]) == 2
    assert tells in " ".join(capsys.readouterr().err.split())


def test_settings_from_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "strict.toml").write_text("fragment_words = 6\nfold_case = false\n")
    assert cli.main(["reconcile", str(folder), "--settings", str(folder / "strict.toml"), "-f", "json", "-q"]) == 0
    found = qm.Reconciliation.from_json(capsys.readouterr().out)
    assert found.settings == qm.Settings(fragment_words=6, fold_case=False)


def test_formats_of_the_option_are_those_that_are_read() -> None:
    from quotematch.read.formats import FORMATS
    from quotematch.reading_options import FORMATS as NAMES

    assert tuple(form.name for form in FORMATS) == NAMES


def test_standard_input_in_other_formats(table: Path) -> None:
    done = process("extract", "-", "--from", "csv", "--column", "text=words", input=table.read_bytes())
    assert done.returncode == 0, done.stderr
    assert b"We cannot accept" in done.stdout


@pytest.mark.parametrize(("shell", "tells"), [("bash", "complete"), ("zsh", "compdef"), ("fish", "complete")])
def test_completion_for_shells(shell: str, tells: str) -> None:
    done = process(env={**os.environ, "_QUOTEMATCH_COMPLETE": f"{shell}_source"})
    assert tells in done.stdout.decode()


def test_completion_knows_commands_and_formats() -> None:
    environment = {**os.environ, "_QUOTEMATCH_COMPLETE": "bash_complete", "COMP_CWORD": "3"}
    words = "quotematch reconcile --format "
    assert b"plain,html" in process(env={**environment, "COMP_WORDS": words}).stdout


@pytest.mark.parametrize("command", ["reconcile", "extract", "compare"])
@pytest.mark.parametrize("columns", ["80", "100"])
def test_help_is_not_cut(
    command: str, columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    cli.main(["--help"])
    assert "..." not in capsys.readouterr().out.partition("Commands:")[2]
    cli.main([command, "--help"])
    out = capsys.readouterr().out
    assert "Examples:" in out
    codes = out.partition("Exit codes:")[2]
    assert ("--check" in codes) == (command == "reconcile")
    assert ("some articles could not" in codes) == (command != "compare")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"quotematch {qm.__version__}\n"
    assert cli.main(["--help"]) == 0
    out = capsys.readouterr().out
    assert "Examples:" in out
    assert "130" in out
    for command in ("reconcile", "extract", "compare"):
        assert command in out
        assert cli.main([command, "--help"]) == 0
        assert "Usage: quotematch" in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The page on the command line gives this line for each shell; it prints a script for that shell."""
    monkeypatch.setenv("_QUOTEMATCH_COMPLETE", f"{shell}_source")
    with pytest.raises(SystemExit) as ended:
        cli.cli.main(args=[], prog_name="quotematch")
    assert ended.value.code == 0
    assert "_QUOTEMATCH_COMPLETE" in capsys.readouterr().out
