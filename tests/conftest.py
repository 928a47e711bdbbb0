"""What all tests share: where the five articles are, a saved result, and how Hypothesis searches."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

from quotematch import Reconciliation

# No deadlines: a slow machine is no bug. The same examples every time, so that a red run is the change's doing and can
# be repeated; `pytest --hypothesis-profile=search` looks for new ones, each worth a row in a table of cases.
hypothesis.settings.register_profile("repeat", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=1000, print_blob=True)
hypothesis.settings.load_profile("repeat")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """The folder of the five articles."""
    return root / "seeds"


@pytest.fixture(scope="session")
def story(root: Path) -> Reconciliation:
    """A saved result, made up by hand: Post and Echo agree, Mail lacks a "not", Post alone has a second statement."""
    return Reconciliation.from_json(root / "tests" / "data" / "saved_result_1.json")
