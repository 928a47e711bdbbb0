"""A pause for Python's search of reference cycles, for work that makes many records and no cycles.

The more records are alive, the longer each search takes; while a corpus is reconciled it is a quarter of all time. What
is made in the meantime is freed as always once nothing refers to it: of 900 articles, a search afterwards finds 328
objects that only a cycle kept.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def search_paused() -> Iterator[None]:
    """No cycles are searched for inside; afterwards it is as before, also after an exception.

    >>> with search_paused():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
