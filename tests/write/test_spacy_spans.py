"""spaCy: spans that select the words in plain JSON; in Docs, whole tokens that hold them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import quotematch as qm


def lines(result: qm.Reconciliation) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.to_spacy().split("\n") if line]


def test_a_line_per_article(hostile: qm.Reconciliation) -> None:
    assert [row["text"] for row in lines(hostile)] == [article.text for article in hostile.articles]
    assert lines(hostile)[0]["meta"] == {"article_id": "0012", "outlet": "=Post & <Sons>", "published": "2026-03-01"}


def test_spans_select_the_words(hostile: qm.Reconciliation) -> None:
    for row in lines(hostile):
        for quote in hostile.quotes:
            pieces = [
                row["text"][one["start"] : one["end"]]
                for one in row["spans"]["sc"]
                if one["id"] == quote.id and one["label"] not in ("cue", "speaker")
            ]
            assert not pieces or " ".join(pieces) == quote.text
    labels = {one["label"] for row in lines(hostile) for one in row["spans"]["sc"]}
    assert labels == {"direct", "indirect", "term", "cue", "speaker"}


def test_docs_without_spacy_tell_the_command(story: qm.Reconciliation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(qm.MissingExtraError, match=r"pip install 'quotematch\[spacy\]'"):
        story.to_docbin()


def test_spacy_reads_the_docs(hostile: qm.Reconciliation, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="pip install 'quotematch[spacy]'")
    hostile.to_docbin(tmp_path / "quotes.spacy")
    docs = list(
        spacy.tokens.DocBin(store_user_data=True).from_disk(tmp_path / "quotes.spacy").get_docs(spacy.blank("xx").vocab)
    )
    assert [doc.text for doc in docs] == [article.text for article in hostile.articles]
    for doc, row in zip(docs, lines(hostile), strict=True):
        exact = doc.user_data["quotematch"]["spans"]
        assert list(exact) == row["spans"]["sc"]
        assert len(doc.spans["sc"]) == len(exact)
        for span, one in zip(doc.spans["sc"], exact, strict=True):
            assert span.start_char <= one["start"] < one["end"] <= span.end_char
            assert (span.label_, span.id_) == (one["label"], one["id"])
