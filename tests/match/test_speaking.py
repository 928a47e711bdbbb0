"""How two speakers' names agree."""

from __future__ import annotations

import pytest

from quotematch.match.speaking import Agreement, agreement, best_agreement

CASES = (
    ("Dana Reyes", "Dana Reyes", Agreement.SAME, "equal"),
    ("Dana Reyes", "Reyes", Agreement.SAME, "the surname alone"),
    ("Dana Q. Reyes", "Dana Reyes", Agreement.SAME, "a middle initial"),
    ("DANA REYES", "Dana Reyes", Agreement.SAME, "capitals"),
    ("Dana Reyes", None, Agreement.UNKNOWN, "one outlet does not say"),
    (None, None, Agreement.UNKNOWN, "neither says"),
    ("Dana Reyes", "Norlane", Agreement.OTHER, "a body and perhaps the person who speaks for it"),
    ("Dana Reyes", "a spokeswoman", Agreement.OTHER, "a description"),
    ("the ministry", "the agency", Agreement.OTHER, "two bodies"),
    ("Dana Reyes", "Mary Lund", Agreement.CONFLICT, "two persons"),
    ("Mary Lund", "Peter Lund", Agreement.CONFLICT, "two persons of one surname"),
    ("Mary Lund", "Lund Police", Agreement.OTHER, "a body that looks like a name"),
)


@pytest.mark.parametrize(("a", "b", "expected", "why"), CASES, ids=[row[-1] for row in CASES])
def test_agreement(a: str | None, b: str | None, expected: Agreement, why: str) -> None:
    assert agreement(a, b) is expected
    assert agreement(b, a) is expected


def test_the_best_of_several_speakers_counts() -> None:
    assert best_agreement([None, "Mary Lund"], ["Dana Reyes", "Lund"]) is Agreement.SAME
