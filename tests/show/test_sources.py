"""What the reports say about a primary source: who prints its words, who changes them, who has what it lacks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import quotematch as qm
from quotematch.show.html import fragment, page
from quotematch.show.terminal import render

SPEECH = {"id": "speech", "role": "primary", "text": "The mill will not open before autumn. Thank you all for coming."}
ARTICLES = [
    {"id": "1", "outlet": "Gazette", "text": "“The mill will not open before autumn,” council leader Bea Holm said."},
    {"id": "2", "outlet": "Herald", "text": "“The mill will open before autumn,” council leader Bea Holm said."},
    {
        "id": "3",
        "outlet": "Courier",
        "text": "“The mill will not open before autumn,” Bea Holm said. “Nobody asked the ducks about it,” she said.",
    },
]


@pytest.fixture(scope="module")
def result() -> qm.Reconciliation:
    return qm.reconcile([SPEECH, *ARTICLES])


def test_each_outlet_is_counted_and_what_is_altered_stands_beside_the_source(result: qm.Reconciliation) -> None:
    lines = render(result, width=100).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("AGAINST THE PRIMARY SOURCE"))
    assert lines[start].endswith("2 exact, 1 altered, 1 not found, of the passages in quotation marks")
    rows = {line.split()[0]: line.split()[1:5] for line in lines[start + 2 : start + 5]}
    assert rows == {
        "Courier": ["2", "1", "0", "1"],
        "Gazette": ["1", "1", "0", "0"],
        "Herald": ["1", "0", "1", "0"],
    }
    told = "\n".join(lines[start:])
    for part in ("Herald: altered", "will {}open before", "will {not} open before", "Courier: not found"):
        assert part in told
    assert "Gazette: exact" not in told, "what is right is counted only"


def test_without_a_primary_source_nothing_is_said_of_one() -> None:
    alone = qm.reconcile(ARTICLES)
    for shown in (render(alone), page(alone), fragment(alone)):
        assert "AGAINST THE PRIMARY SOURCE" not in shown.upper()


@pytest.mark.parametrize("shown", [page, fragment])
def test_a_page_and_a_notebook_say_the_same(
    result: qm.Reconciliation, shown: Callable[[qm.Reconciliation], str]
) -> None:
    text = shown(result)
    assert "Against the primary source" in text
    assert "2 exact, 1 altered, 1 not found" in text
    assert "not found" in text.partition("Against the primary source")[2]


def test_no_outlets_wording_passes_for_the_source(result: qm.Reconciliation) -> None:
    """The Herald's words stood under "primary source" once, though the source says the opposite."""
    from quotematch.show.names import short_names
    from quotematch.show.report_statements import collated

    statement = next(one for one in result.statements if "Herald" in one.outlets)
    shown = collated(result, statement, short_names(article.witness for article in result.articles))
    assert shown.standing == "the fullest wording"
    assert shown.source == "The mill will not open before autumn"
    assert "The primary source: <span" in page(result)


def test_braces_are_explained_when_only_the_source_differs() -> None:
    alone = qm.reconcile([SPEECH, ARTICLES[1]])
    assert not alone.discrepancies
    assert "{braces}" in render(alone, width=100)
