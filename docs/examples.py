"""The examples of README and docs are run, not believed.

Reads the fenced blocks of Markdown files and runs each in a scratch folder that holds a copy of `seeds/`: `pycon`
blocks line by line in one namespace per file, `console` blocks by a shell that knows the `quotematch` command. What
comes out is compared with what the page shows; "..." stands for anything, as in doctest. `python docs/examples.py`
lists what differs, `--write` puts the present output in its place, so that a person can read the difference; an example
that fails or falls silent keeps what it showed. It also runs the notebook, where nbclient is installed (extra `docs`),
and saves it with what it shows now.
"""

from __future__ import annotations

import contextlib
import copy
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
RUNNABLE = ("pycon", "console")
_BLOCK = re.compile(rf"^```({'|'.join(RUNNABLE)})\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<source>.*(?:\n> .*)*)\n(?P<want>(?:(?!\$ ).*\n)*)", re.MULTILINE)


class Example(NamedTuple):
    """One input of a page, the output that the page shows, and the output that it has."""

    line: int
    source: str
    want: str
    got: str

    @property
    def holds(self) -> bool:
        """Whether the page tells the truth: the same output, trailing spaces and "..." aside."""
        flags = doctest.ELLIPSIS | doctest.DONT_ACCEPT_TRUE_FOR_1
        return doctest.OutputChecker().check_output(_trimmed(self.want), _trimmed(self.got), flags)


def run_page(text: str) -> Iterator[tuple[re.Match[str], list[Example]]]:
    """Run the blocks of one page in order and yield each with its examples; the working folder is the caller's."""
    names: dict[str, object] = {"__name__": "__main__"}
    for block in _BLOCK.finditer(text):
        first = text.count("\n", 0, block.start(2)) + 1
        run = _python_examples if block[1] == "pycon" else _shell_examples
        yield block, list(run(block[2], first, names))


def rewritten(text: str) -> str:
    """`text` with the present output under every example whose output is another."""
    pieces, at = [], 0
    for block, examples in run_page(text):
        body = "".join(_shown(block[1], example) for example in examples)
        pieces += [text[at : block.start(2)], body]
        at = block.end(2)
    return "".join([*pieces, text[at:]])


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder to run in, with `seeds/` and a `quotematch` command that is this Python's."""
    before, path = Path.cwd(), os.environ["PATH"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        command = folder / ".bin" / "quotematch"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quotematch "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        os.chdir(folder)
        os.environ["PATH"] = f"{command.parent}{os.pathsep}{path}"
        try:
            yield folder
        finally:
            os.chdir(before)
            os.environ["PATH"] = path


def _python_examples(body: str, first: int, names: dict[str, object]) -> Iterator[Example]:
    for example in doctest.DocTestParser().get_examples(body):
        code = compile(example.source, "<page>", "single")
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            try:
                exec(code, names)
            except Exception as error:
                last = traceback.format_exception_only(error)[-1]
                out.write(f"Traceback (most recent call last):\n  ...\n{last}")
        yield Example(first + example.lineno, example.source, example.want, out.getvalue())


def _shell_examples(body: str, first: int, names: dict[str, object]) -> Iterator[Example]:
    del names
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    for command in _COMMAND.finditer(body):
        source = command["source"].replace("\n> ", "\n")
        done = subprocess.run(["bash", "-c", source], stdout=subprocess.PIPE, env=environment, check=False)
        line = first + body.count("\n", 0, command.start())
        yield Example(line, command["source"], command["want"], done.stdout.decode())


def _shown(language: str, example: Example) -> str:
    silent = not example.got.strip() and bool(example.want.strip())
    failed = silent or (example.got.startswith("Traceback") and not example.want.startswith("Traceback"))
    output = example.want if example.holds or failed else _trimmed(example.got)
    if language == "console":
        return f"$ {example.source}\n{output}"
    first, *more = example.source.splitlines()
    return "\n".join([f">>> {first}", *(f"... {line}".rstrip() for line in more), output])


def _trimmed(output: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in output.rstrip().splitlines())


def _report(path: Path, show: Callable[[str], None] = print) -> int:
    wrong = 0
    for _, examples in run_page(path.read_text(encoding="utf-8")):
        for example in examples:
            if not example.holds:
                wrong += 1
                show(f"{path.relative_to(ROOT)}:{example.line}: {example.source}\n{example.got}")
    return wrong


def write_notebook() -> None:
    """Run the notebook and save what it shows; nothing without nbclient."""
    try:
        nbclient, nbformat = import_module("nbclient"), import_module("nbformat")
    except ImportError:
        return
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    about = copy.deepcopy(notebook.metadata)
    place = {"metadata": {"path": str(NOTEBOOK.parent)}}
    nbclient.NotebookClient(notebook, timeout=120, record_timing=False, resources=place).execute()
    notebook.metadata = about  # the version of this Python is no part of it
    nbformat.write(notebook, NOTEBOOK)


def main(arguments: list[str]) -> int:
    """List the examples that differ, or with `--write` mend the pages; the exit code is 1 when something differs."""
    wrong = 0
    for path in PAGES:
        with scratch_folder():
            if "--write" in arguments:
                path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
            else:
                wrong += _report(path)
    if "--write" in arguments:
        write_notebook()
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
