"""Who prints which word of a statement in which way, and who supports each word of its fullest text."""

from __future__ import annotations

import pytest

import quotematch as qm
from quotematch.judge.ways import Way

ARTICLES = [
    {"outlet": "A", "text": "“The old bridge over the river will stay open all winter,” Mayor Ann Lee said on Monday."},
    {"outlet": "B", "text": "“The bridge over the river will stay open all winter,” Mayor Ann Lee said on Monday."},
    {"outlet": "C", "text": "Mayor Ann Lee said that the old bridge over the river will stay open until spring."},
]


@pytest.fixture(scope="module")
def result() -> qm.Reconciliation:
    return qm.reconcile(ARTICLES)


def test_each_word_has_one_way_in_each_outlet(result: qm.Reconciliation) -> None:
    (statement,) = result.statements
    found = result.ways(statement.id)
    assert list(found.ways) == ["A", "B", "C"]
    assert " ".join(found.words[:9]) == "The old bridge over the river will stay open"
    assert {len(ways) for ways in found.ways.values()} == {len(found.words)}
    assert found.ways["A"][:9] == (Way.QUOTED,) * 9
    assert found.ways["B"][:3] == (Way.QUOTED, Way.ABSENT, Way.QUOTED)
    assert found.runs("C", Way.UNMARKED) == ("The old bridge over the river will stay open",)
    assert found.runs("B", Way.ABSENT)[0] == "old"
    assert found.runs("B", "absent") == found.runs("B", Way.ABSENT)  # a way is also a string


def test_words_outside_marks_that_nobody_quotes_are_paraphrase(result: qm.Reconciliation) -> None:
    (statement,) = result.statements
    found = result.ways(statement.id)
    assert Way.PARAPHRASED in found.ways["C"][9:]
    assert Way.UNMARKED not in found.ways["C"][9:]


def test_the_reconstruction_is_the_fullest_text_with_its_support(result: qm.Reconciliation) -> None:
    (statement,) = result.statements
    found = result.reconstruction(statement.id)
    assert str(found) == "The old bridge over the river will stay open all winter"
    assert found.reconstructed
    support = {word.word: (word.quoted, word.unmarked) for word in found.words}
    assert support["old"] == (("A",), ("C",))
    assert support["winter"] == (("A", "B"), ())


def test_a_wording_that_most_outlets_have_is_preferred() -> None:
    texts = ("shut the old harbour", "close the old harbour", "close the old harbour")
    result = qm.reconcile(
        [{"outlet": o, "text": f"“We will {t} next year,” Ann Lee said."} for o, t in zip("ABC", texts, strict=True)]
    )
    (statement,) = result.statements
    assert str(result.reconstruction(statement.id)) == "We will close the old harbour next year"


def test_a_source_is_never_reconstructed() -> None:
    source = {"role": "primary", "text": "Ann Lee said: “The old bridge over the river will stay open all winter.”"}
    result = qm.reconcile([source, *ARTICLES[1:]])
    (statement,) = result.statements
    found = result.reconstruction(statement.id)
    assert str(found) == "The old bridge over the river will stay open all winter"
    assert not found.reconstructed
    assert "A" not in result.ways(statement.id).ways


def test_an_unknown_statement_is_told() -> None:
    result = qm.reconcile([{"text": "Ann Lee said: “We will close the harbour.”"}])
    for method in (result.collation, result.ways, result.reconstruction):
        with pytest.raises(KeyError, match="no statement"):
            method("nowhere")


def test_the_collation_of_a_statement_has_a_row_for_each_reading() -> None:
    texts = ["Ann Lee said: “We will close the old harbour.”", "Ann Lee said: “We will close the harbour.”"]
    result = qm.reconcile([{"outlet": name, "text": text} for name, text in zip("AB", texts, strict=True)])
    (statement,) = result.statements
    found = result.collation(statement.id)
    assert found.readings == tuple(reading.text for reading in statement.readings)
    assert found.row(0)[:3] == found.row(1)[:3] == ("We", "will", "close")
