"""Web Annotations: valid by the schemas of the W3C's own test suite, and their selectors select the words.

The schemas in `schemas/web-annotation` are copied as they are, with their licence, from w3c/web-annotation-tests
at adedd9a.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry
from referencing.jsonschema import DRAFT4

import quotematch as qm

SCHEMAS = Path(__file__).parent / "schemas" / "web-annotation"
MUSTS: list[str] = json.loads((SCHEMAS / "annotations" / "annotationMusts.test").read_text())["assertions"]
#: Optional features of the model that are used here.
USED = sorted(
    str(path.relative_to(SCHEMAS))
    for path in (SCHEMAS / "annotations").rglob("*.json")
    if str(path.relative_to(SCHEMAS)) not in MUSTS
)
IRI = jsonschema.FormatChecker(formats=[])


@IRI.checks("uri")
def _is_iri(value: object) -> bool:
    """RFC 3986: a scheme, then no character that an IRI cannot have."""
    pattern = r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+"
    return not isinstance(value, str) or re.fullmatch(pattern, value) is not None


@pytest.fixture(scope="module")
def check() -> Callable[[str, Any], bool]:
    """Whether an annotation meets an assertion."""
    definitions = [json.loads(path.read_text()) for path in sorted((SCHEMAS / "definitions").glob("*.json"))]
    registry: Any = Registry().with_resources((one["id"], DRAFT4.create_resource(one)) for one in definitions)

    def meets(assertion: str, annotation: Any) -> bool:
        schema = json.loads((SCHEMAS / assertion).read_text())
        validator = jsonschema.Draft4Validator(schema, registry=registry, format_checker=IRI)
        wanted: bool = schema["expectedResult"] == "valid"
        return validator.is_valid(annotation) is wanted

    return meets


@pytest.fixture(params=["hostile", "story"])
def result(request: pytest.FixtureRequest) -> qm.Reconciliation:
    found: qm.Reconciliation = request.getfixturevalue(request.param)
    return found


def items_of(result: qm.Reconciliation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.to_web_annotations())["first"]["items"]
    return found


@pytest.mark.parametrize("assertion", MUSTS)
def test_every_annotation_meets_what_the_model_demands(
    assertion: str, result: qm.Reconciliation, check: Callable[[str, Any], bool]
) -> None:
    context = json.loads(result.to_web_annotations())["@context"]
    failing = [item["id"] for item in items_of(result) if not check(assertion, {"@context": context, **item})]
    assert failing == []


@pytest.mark.parametrize("assertion", USED)
def test_what_is_optional_and_used_is_found(
    assertion: str, hostile: qm.Reconciliation, check: Callable[[str, Any], bool]
) -> None:
    assert all(check(assertion, item) for item in items_of(hostile))


def test_the_check_can_fail(hostile: qm.Reconciliation, check: Callable[[str, Any], bool]) -> None:
    item = items_of(hostile)[0]
    context = "annotations/3.1-annotationContextValidated.json"
    assert not check(context, item)
    item["target"][0]["selector"][1]["start"] = "27"
    assert not check("annotations/specificResource/4.2-TextDataPositionSelectorValid.json", item)
    assert not check("annotations/3.1-annotationIdValidated.json", {**item, "id": "0012 <27>"})


def test_selectors_select_the_words_with_those_around_them(result: qm.Reconciliation) -> None:
    quotes = {f"urn:quotematch:quote:{number}": quote for number, quote in enumerate(result.quotes)}
    annotated = [item for item in items_of(result) if item["motivation"] == "classifying"]
    assert len(annotated) == len(quotes)
    for quote, item in zip(result.quotes, annotated, strict=True):
        text = result.article(quote.article_id).text
        exact = []
        for target in item["target"]:
            words, place = target["selector"]
            assert text[place["start"] : place["end"]] == words["exact"]
            assert text[: place["start"]].endswith(words["prefix"])
            assert text[place["end"] :].startswith(words["suffix"])
            exact.append(words["exact"])
        assert " ".join(exact) == quote.text


def test_a_target_is_the_address_of_the_article_or_its_urn(hostile: qm.Reconciliation) -> None:
    sources = {target["source"] for item in items_of(hostile) for target in item["target"]}
    assert sources == {
        "https://mail.example/a?b=1&c=%3C2%3E",
        "urn:quotematch:article:0012",
        "urn:quotematch:article:1812-06-18",
    }


@pytest.mark.parametrize(
    ("url", "source", "why"),
    [
        ("https://post.example/x", "https://post.example/x", "an address"),
        ("HTTP://post.example/é ü", "HTTP://post.example/%C3%A9%20%C3%BC", "letters that an IRI has escaped"),
        ("https://post.example/50%", "https://post.example/50%25", "a percent sign alone"),
        ("https://post.example/%C3%A9", "https://post.example/%C3%A9", "an escape stays"),
        ("javascript:alert(1)", "urn:quotematch:article:a", "no address of the web"),
        ("www.post.example", "urn:quotematch:article:a", "no scheme"),
        ("https://", "urn:quotematch:article:a", "no host"),
        ("", "urn:quotematch:article:a", "none"),
    ],
)
def test_addresses(url: str, source: str, why: str) -> None:
    result = qm.reconcile([{"id": "a", "outlet": "Post", "url": url, "text": "“We will not sell it,” said Ann Lee."}])
    assert items_of(result)[0]["target"][0]["source"] == source, why


def test_a_verdict_has_its_coverage(story: qm.Reconciliation) -> None:
    bodies = [[body["value"] for body in item["body"]] for item in items_of(story)]
    assert bodies[1] == ["paraphrased", "0 words verbatim, 8 paraphrased, 0 unique", "direct", "Ann Lee"]
    assert bodies[2] == ["term", "direct", "Ann Lee"]


def test_a_discrepancy_points_at_the_words_or_at_the_passage_that_lacks_them(hostile: qm.Reconciliation) -> None:
    (item,) = [item for item in items_of(hostile) if item["motivation"] == "assessing"]
    exact = [target["selector"][0]["exact"] for target in item["target"]]
    assert exact == ["not", "We will sell the old bridge \U0001f309 to anybody."]


def test_no_text_is_markup(hostile: qm.Reconciliation) -> None:
    for text in (hostile.to_web_annotations(), hostile.to_quotations()):
        assert not set("<>&\u2028\u202e") & set(text)
