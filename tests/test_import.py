"""The face: every public name is there, loads only what it needs, and stays itself whatever is imported."""

from __future__ import annotations

import inspect
import pickle
import subprocess
import sys

import pytest

import quotematch

HEAVY = {"numpy", "pydantic", "rapidfuzz", "regex", "click", "tqdm", "jinja2", "markupsafe", "narwhals", "pandas"}


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after `code`."""
    return set(run(f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})").split())


@pytest.mark.parametrize("name", quotematch.__all__)
def test_every_public_name_resolves_to_what_bears_that_name(name: str) -> None:
    found = getattr(quotematch, name)
    assert found is getattr(quotematch, name)
    if name != "__version__":
        assert found.__name__ == name


def test_all_lists_exactly_the_names_that_load_lazily() -> None:
    assert set(quotematch.__all__) == {*quotematch._HOME_OF, "__version__"}
    assert quotematch.__all__ == sorted(quotematch.__all__)


def test_a_bare_import_loads_nothing_heavy() -> None:
    assert not loaded_by("import quotematch") & HEAVY


def test_reading_loads_no_arrays_and_no_output_packages() -> None:
    code = "import quotematch as qm; qm.read([{'text': 'He left.', 'outlet': 'Post'}])"
    assert not loaded_by(code) & {"numpy", "rapidfuzz", "click", "tqdm", "jinja2", "narwhals"}


def test_extracting_loads_nothing_that_matches_judges_or_shows() -> None:
    code = "import quotematch as qm; qm.extract('“No,” said Ann Lee.')"
    loaded = set(run(f"{code}\nimport sys\nprint(*sys.modules)").split())
    assert not loaded & {"quotematch.match", "quotematch.judge", "quotematch.show", "quotematch.write", "numpy"}


@pytest.mark.parametrize("name", ["read", "extract"])
def test_a_function_keeps_its_name_although_a_stage_shares_it(name: str) -> None:
    code = f"import quotematch, quotematch.{name}\nprint(type(quotematch.{name}).__name__)"
    assert run(code) == "function"
    assert inspect.isfunction(getattr(quotematch, name))


def test_public_functions_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(quotematch.read)) is quotematch.read


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reconsile'"):
        quotematch.reconsile  # type: ignore[attr-defined]  # noqa: B018


def test_a_star_import_and_dir_show_the_public_names() -> None:
    assert run("from quotematch import *; print(reconcile.__name__, Article.__name__)") == "reconcile Article"
    assert set(quotematch.__all__) <= set(dir(quotematch))


def test_python_m_quotematch_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "quotematch", "--help"], capture_output=True, text=True, check=True)
    assert "reconcile" in done.stdout
