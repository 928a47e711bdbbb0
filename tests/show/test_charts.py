"""Plots and notebook cells: what they count, and that no text becomes markup or a formula."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import quotematch as qm
from quotematch.show.charts import agreements, spread, wilson

HOSTILE = "<script>alert(1)</script> $x^2$"
SAID = "We will not sell the {} mill this year"


def _story(mills: int) -> list[dict[str, str]]:
    """Post and Echo quote the same; Mail drops "not" from the first of them."""
    names = ["old", "new", "red", "blue", "tall", "small", "far", "near", "north", "south", "east", "west"][:mills]
    said = [SAID.format(name) for name in names]
    changed = [said[0].replace("not ", ""), *said[1:]]
    days = {"Post": "2026-01-05", "Echo": "2026-01-06", "Mail": "2026-01-06"}
    texts = {"Post": said, "Echo": said, "Mail": changed}
    return [
        {
            "id": name,
            "outlet": name,
            "published": days[name],
            "text": "\n\n".join(f"“{s},” said Ann Lee." for s in texts[name]),
        }
        for name in texts
    ]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-4)


def test_outlets_are_ranked_from_ten_passages_on() -> None:
    few, many = agreements(qm.reconcile(_story(9))), agreements(qm.reconcile(_story(10)))
    assert not any(one.ranked for one in few)
    assert [one.outlet for one in few] == ["Echo", "Mail", "Post"]
    assert [(one.outlet, one.same, one.of) for one in many] == [("Echo", 10, 10), ("Post", 10, 10), ("Mail", 9, 10)]


def test_a_statement_spreads_day_by_day() -> None:
    result = qm.reconcile(_story(1))
    assert [(str(day), n) for day, n in spread(result, result.statements[0].id)] == [
        ("2026-01-05", 1),
        ("2026-01-06", 3),
    ]


@pytest.mark.parametrize("name", ["plot_map", "plot_agreement", "plot_spread"])
@pytest.mark.parametrize(
    "articles", [[], _story(2), [{"outlet": HOSTILE, "text": f"“We will {HOSTILE} go,” said Lee."}]]
)
def test_each_plot_becomes_a_file(name: str, articles: list[dict[str, str]], tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="needs the extra `plots`")
    result = qm.reconcile(articles) if articles else qm.Reconciliation.of()
    getattr(result, name)().savefig(tmp_path / "plot.svg")
    assert (tmp_path / "plot.svg").read_text(encoding="utf-8").rstrip().endswith("</svg>")


def test_without_matplotlib_the_command_that_mends_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(qm.MissingExtraError, match=r"pip install 'quotematch\[plots\]'"):
        qm.Reconciliation.of().plot_map()


def test_cells_of_a_notebook_say_what_counts() -> None:
    result = qm.reconcile(_story(1))
    told = result.statements[0]._repr_html_()
    assert "Ann Lee" in told
    assert "<b>Echo, Post</b>" in told
    assert "verbatim" in result.quotes[0]._repr_html_()
    cell = qm.compare("we will not go there", "we will go there")._repr_html_()
    assert ">not</ins>" in cell
    assert "ALARM" in cell


def test_no_text_becomes_markup_in_a_cell() -> None:
    words = f"we will {HOSTILE} not go there today"
    result = qm.reconcile([{"outlet": HOSTILE, "text": f"“{words},” said Ann Lee."}])
    cells = [qm.compare(words, words.replace("not ", ""))._repr_html_(), result._repr_html_()]
    cells += [one._repr_html_() for one in result.quotes]
    cells += [one._repr_html_() for one in result.statements]
    assert len(cells) > 3
    assert not any("<script" in cell for cell in cells)
