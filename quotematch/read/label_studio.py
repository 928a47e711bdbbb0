"""Decisions from what Label Studio exports of a project of pairs (JSON or JSON-MIN).

Each task carries the pair as it was written; a person's annotation says what is decided. A task without one stays open,
and so does one on which people disagree, with a note that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quotematch.errors import UnreadableInputError

_RULINGS = ("confirmed", "rejected")


def rows_of_tasks(tasks: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The tasks as rows with the fields of a decision, in their order.

    Raises UnreadableInputError for what is no task of a pair.
    """
    for number, task in enumerate(tasks, 1):
        data = task.get("data", task) if isinstance(task, Mapping) else None
        pair = data.get("decision") if isinstance(data, Mapping) else None
        if not isinstance(pair, Mapping):
            raise UnreadableInputError(
                f"Task {number} has no pair to decide: decisions come from a project of the tasks that "
                "to_label_studio(kind='pairs') writes."
            )
        yield _decided(dict(pair), _answers(task, number))


def _decided(pair: dict[str, Any], answers: list[tuple[str, str | None]]) -> dict[str, Any]:
    """The pair with what people answered: their ruling when it is one, else open."""
    rulings = [ruling for ruling, _ in answers]
    notes = [note for _, note in answers if note]
    if len(set(rulings)) > 1:
        counts = ", ".join(f"{rulings.count(ruling)} {ruling}" for ruling in _RULINGS)
        notes = [f"people disagree: {counts}", *notes]
    ruling = rulings[0] if len(set(rulings)) == 1 else "open"
    return {**pair, "ruling": ruling, "note": "; ".join(dict.fromkeys(notes)) or pair.get("note")}


def _answers(task: Mapping[str, Any], number: int) -> list[tuple[str, str | None]]:
    """Ruling and note of each annotation that was not cancelled."""
    if "annotations" not in task:  # JSON-MIN has the last answer in the task itself
        return [(_ruling(task["ruling"], number), _text(task.get("note")))] if task.get("ruling") else []
    found = []
    for annotation in task["annotations"] or ():
        results = [] if annotation.get("was_cancelled") else annotation.get("result") or []
        values = {one.get("from_name"): one.get("value") or {} for one in results if isinstance(one, Mapping)}
        if choices := values.get("ruling", {}).get("choices"):
            found.append((_ruling(choices[0], number), _text(values.get("note", {}).get("text"))))
    return found


def _ruling(answer: Any, number: int) -> str:
    if answer not in _RULINGS:
        raise UnreadableInputError(f"Task {number} is answered {answer!r}; known are {' and '.join(_RULINGS)}.")
    return str(answer)


def _text(answer: Any) -> str | None:
    """A note, which may come as a list of lines."""
    lines = answer if isinstance(answer, list) else [answer]
    return "\n".join(str(line) for line in lines if line) or None
