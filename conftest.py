"""Examples in docstrings that need a package which is not installed are skipped, and say so."""

from __future__ import annotations

import doctest
from collections.abc import Generator

import pytest

from quotematch import MissingExtraError


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test; a docstring's example that stops because an extra is missing counts as skipped."""
    try:
        return (yield)
    except doctest.UnexpectedException as stopped:
        missing = stopped.exc_info[1]
        if isinstance(missing, MissingExtraError):
            pytest.skip(str(missing))
        raise
