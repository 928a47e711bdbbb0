"""The pause for the search of reference cycles leaves the process as it found it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterable, Iterator

import pytest

import quotematch as qm
from quotematch.garbage import search_paused


@pytest.fixture(autouse=True)
def searching() -> Iterator[None]:
    """Each test begins with the search on, and none leaves it off for the others."""
    gc.enable()
    yield
    gc.enable()


def test_the_search_goes_on_after_an_exception() -> None:
    with pytest.raises(ValueError, match="odd"), search_paused():
        raise ValueError("odd")
    assert gc.isenabled()


def test_a_search_that_the_program_has_turned_off_stays_off() -> None:
    gc.disable()
    qm.extract("“We cannot accept it,” said Ann Lee.")
    assert not gc.isenabled()


def test_a_pause_within_a_pause_does_not_end_it() -> None:
    with search_paused():
        with search_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.parametrize("first_to_leave", [0, 1])
def test_pauses_of_two_threads_that_overlap_leave_the_search_on(first_to_leave: int) -> None:
    inside = threading.Barrier(3)
    leave = [threading.Event(), threading.Event()]

    def work(number: int) -> None:
        with search_paused():
            inside.wait(timeout=10)
            leave[number].wait(timeout=10)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    inside.wait(timeout=10)
    for number in (first_to_leave, 1 - first_to_leave):
        leave[number].set()
        threads[number].join(timeout=10)
    assert gc.isenabled()


def test_what_a_reader_draws_from_progress_is_not_paused() -> None:
    seen: list[bool] = []

    def progress(articles: Iterable[qm.Article]) -> Iterator[qm.Article]:
        for article in articles:
            seen.append(gc.isenabled())
            yield article

    qm.reconcile([{"outlet": "Post", "text": "“We cannot accept it,” said Ann Lee."}], progress=progress)
    assert seen == [True]
