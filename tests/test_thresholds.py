"""Each threshold decides something: a short story in which moving it, and nothing else, changes what is found."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import quotematch as qm

TESTS = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((TESTS / "cases_thresholds.toml").read_text(encoding="utf-8"))["case"]

#: What a report of one event says besides.
HARBOUR = (
    "Port Ellery wants to dredge its harbour so that container ships can call. The shipping company Norlane pays for "
    "half of the work. Fishermen fear for the mussel banks. The county court hears a complaint in September. The old "
    "quay was built of granite in 1902."
)


def _last_speaker(result: qm.Reconciliation) -> str | None:
    speaker = result.quotes[-1].speaker
    return speaker.name if speaker else None


#: What a case looks at, by the name that it has in the table.
OBSERVED: dict[str, Callable[[qm.Reconciliation], Any]] = {
    "quotes and problems": lambda result: [len(result.quotes), len(result.problems)],
    "quotes": lambda result: len(result.quotes),
    "first quote": lambda result: result.quotes[0].text,
    "last speaker": _last_speaker,
    "terms": lambda result: sum(quote.is_term for quote in result.quotes),
    "passages": lambda result: sum(len(quote.passages) for quote in result.quotes),
    "statements": lambda result: len(result.statements),
    "related": lambda result: len(result.possibly_related),
    "rivals": lambda result: sum(len(passage.rivals) for quote in result.quotes for passage in quote.passages),
    "verbatim": lambda result: sum(quote.verdict is qm.Verdict.VERBATIM for quote in result.quotes),
    "discrepancies": lambda result: [one.kind.value for one in result.discrepancies],
    "warnings": lambda result: sum(one.severity is qm.Severity.WARNING for one in result.discrepancies),
    "shared texts": lambda result: len(result.shared_texts),
}

#: Settings that no story of a few sentences can show, with the test that does.
ELSEWHERE = {
    "unpacked_ratio": "read/test_packed.py::test_limits_of_packed_files",
    "unpacked_megabytes": "read/test_packed.py::test_limits_of_packed_files",
    "row_megabytes": "read/test_packed.py::test_a_line_that_no_article_can_be",
    "page_tags": "read/test_web_pages.py::test_a_page_of_very_many_tags",
    "marks_per_paragraph": "test_thresholds.py::test_marks_of_a_paragraph_beyond_so_many_are_told_not_read",
    "altered_share_other": "judge/test_judge.py::test_of_speakers_who_may_be_two_more_words_must_agree",
    "readings_compared": "judge/test_neighbours.py::test_from_so_many_wordings_on_not_all_are_compared",
    "related_share": "test_thresholds.py::test_two_wordings_are_related_from_so_large_a_share_of_words_on",
}


def found_in(case: dict[str, Any], value: Any) -> Any:
    """What is found when each text stands in an outlet of its own."""
    before = f"{HARBOUR}\n\n" if case.get("harbour") else ""
    days = case.get("days") or [None] * len(case["texts"])
    articles = [
        {"id": f"article {number}", "outlet": f"Outlet {number}", "text": before + text, "published": day}
        for number, (text, day) in enumerate(zip(case["texts"], days, strict=True))
    ]
    settings = qm.Settings.model_validate({**case.get("with", {}), case["setting"]: value})
    return OBSERVED[case["see"]](qm.reconcile(articles, settings=settings))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["setting"])
def test_on_either_side_of_a_threshold_another_thing_is_found(case: dict[str, Any]) -> None:
    assert [found_in(case, value) for value in case["values"]] == case["found"], case["why"]
    assert case["found"][0] != case["found"][1]


def test_marks_of_a_paragraph_beyond_so_many_are_told_not_read() -> None:
    articles = [{"outlet": "Post", "text": "“Not one of us will go,” " * 60 + "said Ann Lee."}]
    few, whole = (qm.reconcile(articles, settings=qm.Settings(marks_per_paragraph=most)) for most in (100, 120))
    assert [problem.code for problem in few.problems] == ["many_marks"]
    assert not whole.problems


@pytest.mark.parametrize(("share", "relation"), [(0.4, qm.Relation.ALTERED), (0.6, qm.Relation.UNRELATED)])
def test_two_wordings_are_related_from_so_large_a_share_of_words_on(share: float, relation: qm.Relation) -> None:
    settings = qm.Settings(related_share=share)
    assert qm.compare("we shall pay for all of it", "we shall hear of them", settings=settings).relation is relation


def test_every_setting_has_a_case_on_either_side() -> None:
    told = [case["setting"] for case in CASES] + list(ELSEWHERE)
    assert sorted(told) == sorted(qm.Settings.model_fields)


@pytest.mark.parametrize(("setting", "test"), ELSEWHERE.items(), ids=ELSEWHERE)
def test_a_case_that_stands_elsewhere_is_there_and_moves_the_setting(setting: str, test: str) -> None:
    path, _, name = test.partition("::")
    source = (TESTS / path).read_text(encoding="utf-8")
    (function,) = (
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and node.name == name
    )
    first = min((decorator.lineno for decorator in function.decorator_list), default=function.lineno)
    assert setting in "\n".join(source.splitlines()[first - 1 : function.end_lineno])
