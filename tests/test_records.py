"""Records of our own values: made without validation, they are what validation makes of the same values."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from quotematch import extract
from quotematch.models import Form, Passage, Quote, Record, Speaker
from quotematch.spans import Span

PASSAGE: dict[str, Any] = {
    "id": "a#1-3/1-3",
    "quote_id": "a#1-3",
    "form": Form.DIRECT,
    "spans": (Span(1, 3),),
    "text": "né",
}
QUOTE: dict[str, Any] = {
    "id": "a#1-3",
    "article_id": "a",
    "form": Form.DIRECT,
    "spans": (Span(1, 3),),
    "quoted": (Span(1, 3),),
    "text": "né",
    "passages": (Passage(**PASSAGE),),
}


@pytest.mark.parametrize(("model", "values"), [(Passage, PASSAGE), (Quote, QUOTE), (Speaker, {"name": "Jo Lee"})])
def test_a_trusted_record_is_the_validated_one(model: type[Record], values: dict[str, object]) -> None:
    checked, trusted = model(**values), model.trusted(**values)
    assert trusted == checked
    assert hash(trusted) == hash(checked)
    assert repr(trusted) == repr(checked)
    assert trusted.model_dump_json() == checked.model_dump_json()
    assert trusted.model_fields_set == checked.model_fields_set
    assert pickle.loads(pickle.dumps(trusted)) == checked
    assert trusted.model_copy(update={"id": "b"}) == checked.model_copy(update={"id": "b"})


def test_extraction_makes_records_that_validation_accepts_as_they_are() -> None:
    text = "“We will go,” said Ann Lee, who called the plan “a joke”. She added that it would fail — and that she knew."
    quotes = extract(text)
    assert len(quotes) > 1
    assert all(Quote.model_validate_json(quote.model_dump_json()) == quote for quote in quotes)
    assert all(Quote.model_validate(quote.model_dump()) == quote for quote in quotes)
