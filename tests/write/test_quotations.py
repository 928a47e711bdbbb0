"""schema.org: one graph whose nodes lead to each other, of quoted words only."""

from __future__ import annotations

import json
from typing import Any

import quotematch as qm


def graph(result: qm.Reconciliation) -> dict[str, dict[str, Any]]:
    found = json.loads(result.to_quotations())
    assert found["@context"] == "https://schema.org"
    return {node["@id"]: node for node in found["@graph"]}


def test_a_quotation_is_part_of_its_article(hostile: qm.Reconciliation) -> None:
    nodes = graph(hostile)
    first = nodes["urn:quotematch:quote:0012%2327-126"]
    assert first["@type"] == "Quotation"
    assert first["text"] == "We will not sell the old bridge \U0001f309 to anybody, and we will pay for its repair."
    assert first["spokenByCharacter"] == {"name": "Ann Lee"}
    article = nodes[first["isPartOf"]["@id"]]
    assert (article["@type"], article["datePublished"]) == ("NewsArticle", "2026-03-01")
    assert article["publisher"] == {"@type": "Organization", "name": "=Post & <Sons>"}
    assert [nodes[one["@id"]]["identifier"] for one in first["isBasedOn"]] == ["speech"]


def test_both_wordings_are_examples_of_one_statement(hostile: qm.Reconciliation) -> None:
    nodes = graph(hostile)
    post, mail = (
        nodes[f"urn:quotematch:quote:{name}"] for name in ("0012%2327-126", "a%20b%2F%C3%BC%23%3F%25.txt%2321-62")
    )
    assert post["exampleOfWork"] == mail["exampleOfWork"]
    assert nodes[mail["exampleOfWork"][0]["@id"]]["creator"] == {"name": "Ann Lee"}


def test_every_reference_leads_to_a_node(hostile: qm.Reconciliation, story: qm.Reconciliation) -> None:
    for result in (hostile, story):
        nodes = graph(result)
        for node in nodes.values():
            for name in ("isPartOf", "exampleOfWork", "isBasedOn"):
                links = node.get(name, [])
                assert {link["@id"] for link in ([links] if isinstance(links, dict) else links)} <= set(nodes)


def test_only_quoted_words_are_quotations(story: qm.Reconciliation) -> None:
    texts = [node["text"] for node in graph(story).values() if node["@type"] == "Quotation"]
    assert texts == [
        "We cannot accept this plan in any form,",
        "We can accept this plan in any form.",
        "We cannot accept this plan in any form,",
    ]


def test_nothing_is_a_graph_of_nothing() -> None:
    assert json.loads(qm.Reconciliation.of().to_quotations())["@graph"] == []
