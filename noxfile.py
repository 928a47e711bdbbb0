"""Every check of the project, each in an environment of its own. `nox -l` lists them.

Plain `nox` runs what each change must pass: lint, docs, tests. `nox -s wheel`, `nox -s formats` and
`nox -s bench` go deeper.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox

nox.options.sessions = ["lint", "docs", "tests"]
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = True

ROOT = Path(__file__).parent
CODE = ("quotematch", "tests", "docs", "benchmarks", "conftest.py", "noxfile.py")

#: Run outside the source tree, given its path: the installed package is whole, and is not the source.
INSTALLED_IS_WHOLE = """
import sys
import quotematch as qm
assert not qm.__file__.startswith(sys.argv[1] + "/quotematch"), qm.__file__
result = qm.Reconciliation.from_json("seeds.json")
assert (len(result.articles), result.problems) == (5, ()), result
assert {quote.verdict for quote in result.quotes} > set(qm.Verdict), "a verdict is never given"
assert result == qm.reconcile(sys.argv[1] + "/seeds")
assert "<html" in open("seeds.html", encoding="utf-8").read()
"""


@nox.session
def tests(session: nox.Session) -> None:
    """Run the test suite: tables, laws, stories, and the examples of docstrings, docs and README."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Click through the HTML report in Chromium, with axe-core; on Debian as root, Chromium is installed if missing."""
    if not shutil.which("chromium") and shutil.which("apt-get") and os.geteuid() == 0:
        session.run("apt-get", "update", "-qq", external=True)
        session.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", external=True)
    session.install("-e", ".[test,browser]")
    session.run("python", "-m", "pytest", "-q", "-rs", "tests/show/test_browser.py", *session.posargs)


@nox.session
def floors(session: nox.Session) -> None:
    """Run the test suite with the oldest dependencies that pyproject.toml admits."""
    project = nox.project.load_toml(ROOT / "pyproject.toml")["project"]
    session.install("-e", ".[test]")
    session.install(*(floor.replace(">=", "==") for floor in project["dependencies"]))
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format, types and the direction of imports."""
    session.install("-e", ".[lint,test]", "nox")
    session.run("ruff", "check", *CODE)
    session.run("ruff", "format", "--check", *CODE)
    session.run("mypy")
    session.run("lint-imports", "--no-cache", "--no-logo")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, any warning or dead reference being an error, and run every example in it."""
    session.install("-e", ".[docs,test]")
    session.run("sphinx-build", "-W", "-n", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html")
    session.run("python", "-m", "pytest", "-q", "tests/test_docs.py", "tests/test_notebook.py")


@nox.session
def examples(session: nox.Session) -> None:
    """Put the present output of the library under every example of README, docs and notebook; then read the diff."""
    session.install("-e", ".[docs,test]")
    session.run("python", "docs/examples.py", "--write")


@nox.session
def formats(session: nox.Session) -> None:
    """Read what is written with tools too heavy for each change: spaCy, Datasette and, where it is, LibreOffice."""
    session.install("-e", ".[spacy,test]", "datasette>=0.64")
    session.run(
        "python",
        "-m",
        "pytest",
        "-q",
        "-rs",
        "tests/write",
        "quotematch/exports.py",
        *session.posargs,
        env={"HEAVY_READERS": "1"},
    )


@nox.session
def bench(session: nox.Session) -> None:
    """Measure quality and speed; see benchmarks/README.md."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel, install and weigh it where the source is out of sight, reconcile the five articles with it."""
    folder = Path(session.create_tmp())
    session.run("python", "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    built = max(folder.glob("quotematch-*.whl"), key=lambda path: path.stat().st_mtime)
    session.install("--force-reinstall", str(built))
    session.chdir(folder)
    session.run("python", "-I", str(ROOT / "benchmarks" / "footprint.py"))
    session.run("quotematch", "reconcile", str(ROOT / "seeds"), "--format", "json", "-o", "seeds.json")
    session.run("quotematch", "reconcile", str(ROOT / "seeds"), "--format", "html", "-o", "seeds.html")
    session.run("python", "-c", INSTALLED_IS_WHOLE, str(ROOT))
