"""Label Studio: spans that select the words, setups that name what tasks use, and decisions that come back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest

import quotematch as qm
from quotematch.decisions import Ruling
from quotematch.read.decisions import read_decisions
from quotematch.write.label_studio import TaskKind, setup


def tasks(result: qm.Reconciliation, kind: TaskKind = "quotes") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.to_label_studio(kind=kind))
    return found


class TestQuotes:
    """A task is an article with what was found in it."""

    def test_a_task_per_article(self, hostile: qm.Reconciliation) -> None:
        assert [task["data"]["text"] for task in tasks(hostile)] == [article.text for article in hostile.articles]

    def test_regions_select_the_words(self, hostile: qm.Reconciliation, story: qm.Reconciliation) -> None:
        for result in (hostile, story):
            for task in tasks(result):
                regions = [one for one in task["predictions"][0]["result"] if one["type"] == "labels"]
                assert len({one["id"] for one in regions}) == len(regions)
                for value in (one["value"] for one in regions):
                    assert task["data"]["text"][value["start"] : value["end"]] == value["text"]

    def test_quotes_are_linked_to_speakers_and_cues(self, hostile: qm.Reconciliation) -> None:
        found = tasks(hostile)[0]["predictions"][0]["result"]
        words = {one["id"]: one["value"]["text"] for one in found if one["type"] == "labels"}
        links = [(words[o["from_id"]], o["labels"], words[o["to_id"]]) for o in found if o["type"] == "relation"]
        first = "We will not sell the old bridge \U0001f309 to anybody,"
        assert links[:3] == [
            (first, ["continues"], "and we will pay for its repair."),
            (first, ["said by"], "Mayor Ann Lee"),
            (first, ["reported with"], "said"),
        ]

    def test_a_verdict_stands_with_its_coverage(self, story: qm.Reconciliation) -> None:
        first = tasks(story)[1]["predictions"][0]["result"]
        quote = next(one for one in first if one.get("meta"))
        assert quote["meta"]["text"] == [
            "speaker: Ann Lee",
            "paraphrased: 0 words verbatim, 8 paraphrased, 0 unique",
        ]


@pytest.mark.parametrize("kind", ["quotes", "pairs"])
def test_a_setup_names_all_that_tasks_use(kind: TaskKind, hostile: qm.Reconciliation, tmp_path: Path) -> None:
    hostile.to_label_studio(tmp_path / "tasks.json", kind=kind, setup=tmp_path / "setup.xml")
    root = ET.parse(tmp_path / "setup.xml").getroot()
    made = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    shown = {str(e.get("value")).removeprefix("$") for e in root.iter() if str(e.get("value")).startswith("$")}
    assert all(shown <= set(task["data"]) for task in made)
    results = [one for task in made for prediction in task.get("predictions", ()) for one in prediction["result"]]
    names = {element.get("name") for element in root.iter()}
    assert {one[end] for one in results if "from_name" in one for end in ("from_name", "to_name")} <= names
    labels = {label for one in results for label in (*one.get("labels", ()), *one.get("value", {}).get("labels", ()))}
    assert labels <= {element.get("value") for element in root.iter()}


def test_a_kind_that_is_none(story: qm.Reconciliation) -> None:
    with pytest.raises(qm.WrongTypeError, match="'quotes' or 'pairs', not 'spans'"):
        story.to_label_studio(kind=cast(TaskKind, "spans"))
    with pytest.raises(qm.WrongTypeError, match="not 'spans'"):
        setup(cast(TaskKind, "spans"))


def answered(task: dict[str, Any], *answers: str, note: str | None = None) -> dict[str, Any]:
    """A task as Label Studio exports it: what people answered stands in annotations."""
    annotations = []
    for number, answer in enumerate(answers, 1):
        result: list[dict[str, Any]] = [
            {
                "id": f"x{number}",
                "from_name": "ruling",
                "to_name": "a",
                "type": "choices",
                "value": {"choices": [answer]},
            }
        ]
        if note:
            value = {"text": [note]}
            result.append({"id": "n", "from_name": "note", "to_name": "a", "type": "textarea", "value": value})
        annotations.append({"id": number, "completed_by": 1, "was_cancelled": False, "result": result})
    return {"id": 7, "annotations": annotations, "data": task["data"], "meta": {}, "project": 1}


class TestPairs:
    """What is exported of pairs is followed by the next run."""

    def export(self, tmp_path: Path, *exported: Any) -> Path:
        path = tmp_path / "export.json"
        path.write_text(json.dumps(exported), encoding="utf-8")
        return path

    def test_pairs_are_those_of_the_decisions_file(self, hostile: qm.Reconciliation, tmp_path: Path) -> None:
        hostile.to_decisions(tmp_path / "decisions.jsonl")
        wanted = read_decisions(tmp_path / "decisions.jsonl")
        assert read_decisions(self.export(tmp_path, *tasks(hostile, "pairs"))) == wanted
        assert wanted

    def test_what_a_person_rejects_is_not_one_statement(self, tmp_path: Path) -> None:
        rows = [
            {"id": "a", "outlet": "Post", "text": "“We will not sell the old bridge to anybody,” Mayor Ann Lee said."},
            {"id": "b", "outlet": "Mail", "text": "Mayor Ann Lee said: “We will not sell the old bridge to them.”"},
        ]
        result = qm.reconcile(rows)
        (task,) = tasks(result, "pairs")
        export = self.export(tmp_path, answered(task, "rejected", note="two speeches"))
        again = qm.reconcile(rows, decisions=export)
        assert (len(result.statements), len(again.statements)) == (1, 2)
        assert [(one.ruling, one.note) for one in again.decisions] == [(Ruling.REJECTED, "two speeches")]
        (kept,) = tasks(again, "pairs")
        assert kept["predictions"][0]["result"][0]["value"] == {"choices": ["rejected"]}

    def test_people_who_disagree_leave_it_open(self, hostile: qm.Reconciliation, tmp_path: Path) -> None:
        task = tasks(hostile, "pairs")[0]
        (one,) = read_decisions(self.export(tmp_path, answered(task, "confirmed", "rejected", "confirmed")))
        assert (one.ruling, one.note) == (Ruling.OPEN, "people disagree: 2 confirmed, 1 rejected")

    @pytest.mark.parametrize(
        ("change", "ruling", "why"),
        [
            ({"annotations": []}, Ruling.OPEN, "not answered"),
            ({"annotations": [{"was_cancelled": True, "result": [{"bad": 1}]}]}, Ruling.OPEN, "skipped"),
            ({"annotations": [{"result": []}]}, Ruling.OPEN, "submitted without an answer"),
        ],
    )
    def test_what_is_not_answered_stays_open(
        self, change: dict[str, Any], ruling: Ruling, why: str, hostile: qm.Reconciliation, tmp_path: Path
    ) -> None:
        task = {**answered(tasks(hostile, "pairs")[0], "confirmed"), **change}
        (one,) = read_decisions(self.export(tmp_path, task))
        assert one.ruling is ruling, why

    def test_the_small_export_is_read_too(self, hostile: qm.Reconciliation, tmp_path: Path) -> None:
        data = tasks(hostile, "pairs")[0]["data"]
        (one,) = read_decisions(self.export(tmp_path, {**data, "id": 1, "ruling": "confirmed", "note": "same day"}))
        assert (one.ruling, one.note) == (Ruling.CONFIRMED, "same day")

    @pytest.mark.parametrize(
        ("exported", "tells"),
        [
            ([{"data": {"text": "x"}, "annotations": []}], "Task 1 has no pair to decide"),
            ([{"decision": {"a": 1}, "ruling": "confirmed"}], "In task 1 of the decisions"),
            ([{"decision": {}, "ruling": "perhaps"}], "Task 1 is answered 'perhaps'"),
        ],
    )
    def test_what_is_no_export_is_told(self, exported: list[Any], tells: str, tmp_path: Path) -> None:
        with pytest.raises(qm.UnreadableInputError, match=tells):
            read_decisions(self.export(tmp_path, *exported))

    def test_a_broken_export_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "export.json").write_text('[{"data": ')
        with pytest.raises(qm.UnreadableInputError, match="In the decisions"):
            read_decisions(tmp_path / "export.json")
