"""Laws: whatever an article says, every format can be read back, and says it or leaves out what nobody sees."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from xml.etree import ElementTree as ET

import openpyxl
from hypothesis import example, given, settings
from hypothesis import strategies as st

import quotematch as qm
from quotematch.write.cells import fitting, plain_cell
from quotematch.write.xml_text import valid

#: Texts that some format would take for something else.
ODD = ["=1+1", "<b>", "</script>", "]]>", "&lt;", "\x00", "\x1b[2J", "\u202e", "\u2028", "\ufffe", "\ud800", "\r\n"]
PLAIN = [
    '"',
    "'",
    ",",
    ";",
    "\t",
    "--",
    "<!--",
    "%s",
    "{{x}}",
    "'); DROP TABLE quotes;--",
    "_x000D_",
    "é",
    "\U0001f309",
]
PIECES = st.sampled_from([*ODD, *PLAIN])
texts = st.lists(PIECES | st.text(min_size=1, max_size=4), min_size=1, max_size=8).map("".join)


def result_of(text: str) -> qm.Reconciliation:
    """A result in which every free text is this one."""
    article = qm.Article(id=text, outlet=text, title=text, url=text, text=text)
    end = len(article.text)
    passage = {"id": text, "quote_id": text, "form": "direct", "spans": [(0, end)], "text": text, "statement_id": text}
    quote = {"id": text, "article_id": text, "form": "direct", "spans": [(0, end)], "quoted": [(0, end)], "text": text}
    said = {"name": text, "mention": (0, end)}
    reading = {"text": text, "form": "direct", "witnesses": [text], "outlets": [text]}
    statement = {
        "id": text,
        "speaker": text,
        "text": text,
        "passages": [text],
        "readings": [reading],
        "outlets": [text],
    }
    found = {"kind": "altered_words", "severity": "note", "message": text, "passages": [text], "statement_id": text}
    return qm.Reconciliation.model_validate(
        {
            "articles": [article],
            "quotes": [{**quote, "speaker": said, "cue": (0, end), "passages": [passage]}],
            "statements": [{**statement, "readings": [reading]}],
            "discrepancies": [{**found, "places": [{"article_id": text, "span": (0, end)}]}],
            "problems": [{"level": "note", "code": "bom", "message": text, "article_id": text}],
        }
    )


@given(texts)
@example("=HYPERLINK(1)</script>\x00\u202e")
def test_json_formats_say_it(text: str) -> None:
    result = result_of(text)
    said = result.articles[0].text
    annotation = json.loads(result.to_web_annotations())["first"]["items"][0]
    assert annotation["target"][0]["selector"][0]["exact"] == said
    quotation = json.loads(result.to_quotations())["@graph"][-1]
    assert quotation["text"] == said
    (task,) = json.loads(result.to_label_studio())
    assert {region["value"]["text"] for region in task["predictions"][0]["result"] if "value" in region} == {said}
    (line,) = [json.loads(line) for line in result.to_spacy().split("\n") if line]
    assert line["text"] == said
    for written in (result.to_web_annotations(), result.to_quotations(), result.to_label_studio(), result.to_spacy()):
        assert not set("<>&\u202e\u2028") & set(written)


@given(texts)
def test_tei_says_it(text: str) -> None:
    result = result_of(text)
    root = ET.fromstring(result.to_tei())
    (paragraph,) = root.iter("{http://www.tei-c.org/ns/1.0}div")
    assert " ".join(valid(result.statements[0].text).split()) in " ".join("".join(paragraph.itertext()).split())
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= TAGS


TAGS = {"TEI", "teiHeader", "fileDesc", "titleStmt", "title", "publicationStmt", "p", "sourceDesc", "listWit", "head"}
TAGS |= {"ptr", "witness", "encodingDesc", "variantEncoding", "text", "body", "div"}


@given(texts)
@settings(max_examples=30)
def test_sqlite_says_it(text: str) -> None:
    result = result_of(text)
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(result.to_sqlite())
        said = result.articles[0].text
        assert base.execute("SELECT text FROM articles").fetchall() == [(said,)]
        assert base.execute("SELECT message FROM findings").fetchall() == [(said,)]
        assert base.execute("SELECT count(*) FROM quotes").fetchall() == [(1,)]


@given(texts)
@settings(max_examples=15)
def test_spreadsheets_say_it_and_compute_nothing(text: str) -> None:
    result = result_of(text)
    said = result.articles[0].text
    _, row = csv.reader(io.StringIO(result.to_csv(table="articles"), newline=""))
    assert row[-1] == str(plain_cell(said))
    book = openpyxl.load_workbook(io.BytesIO(result.to_xlsx()))
    for name in ("articles", "quotes", "statements", "discrepancies"):
        for cell in next(book[name].iter_rows(min_row=2)):
            assert cell.data_type in ("s", "n", "b")
            assert cell.hyperlink is None
    shown = fitting(said.replace("\r\n", "\n").replace("\r", "\n"))
    assert (book["articles"].cell(2, 8).value or "") == valid(shown)
