"""TEI: a document that has what the guidelines demand, and from which each reading can be read off."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotematch as qm
from quotematch.judge.collation import collate
from quotematch.write.tei import segments

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
#: Of the TEI P5 guidelines, what may stand in the elements that are used here, and the attributes these may have.
CHILDREN = {
    "TEI": ["teiHeader", "text"],
    "teiHeader": ["fileDesc", "encodingDesc"],
    "fileDesc": ["titleStmt", "publicationStmt", "sourceDesc"],
    "titleStmt": ["title"],
    "publicationStmt": ["p"],
    "sourceDesc": ["listWit", "p"],
    "listWit": ["head", "listWit", "witness"],
    "head": ["date", "ptr"],
    "encodingDesc": ["variantEncoding"],
    "text": ["body"],
    "body": ["div", "p"],
    "div": ["head", "p"],
    "p": ["app"],
    "app": ["rdg"],
}
ATTRIBUTES = {
    "listWit": {"n"},
    "witness": {"n", XML_ID},
    "date": {"when"},
    "ptr": {"target"},
    "variantEncoding": {"method", "location"},
    "div": {"type", "n", XML_ID},
    "app": {"type"},
    "rdg": {"wit"},
}


def parsed(result: qm.Reconciliation) -> ET.Element:
    return ET.fromstring(result.to_tei())


@pytest.fixture(params=["hostile", "story", "empty"])
def result(request: pytest.FixtureRequest) -> qm.Reconciliation:
    name = request.param
    found: qm.Reconciliation = qm.Reconciliation.of() if name == "empty" else request.getfixturevalue(name)
    return found


def test_every_element_is_where_the_guidelines_have_it(result: qm.Reconciliation) -> None:
    root = parsed(result)
    assert root.tag == f"{TEI}TEI"
    for element in root.iter():
        name = element.tag.removeprefix(TEI)
        inner = [child.tag.removeprefix(TEI) for child in element]
        order = CHILDREN.get(name, [])
        assert inner == sorted(inner, key=order.index), name
        assert set(element.attrib) <= ATTRIBUTES.get(name, set()), name


def test_what_must_be_there_is_there(result: qm.Reconciliation) -> None:
    root = parsed(result)
    for path in ("fileDesc/titleStmt/title", "fileDesc/publicationStmt/p", "fileDesc/sourceDesc/*"):
        assert (
            root.find(f"{TEI}teiHeader/" + "/".join(TEI * (step != "*") + step for step in path.split("/"))) is not None
        )
    assert len(root.findall(f"{TEI}text/{TEI}body/*")) >= 1
    encoding = root.find(f".//{TEI}variantEncoding")
    assert encoding is not None
    assert encoding.attrib == {"method": "parallel-segmentation", "location": "internal"}


def test_pointers_lead_to_witnesses_and_no_reading_has_one_twice(result: qm.Reconciliation) -> None:
    root = parsed(result)
    ids = [element.get(XML_ID) for element in root.iter() if element.get(XML_ID)]
    assert len(set(ids)) == len(ids)
    witnesses = {element.get(XML_ID) for element in root.iter(f"{TEI}witness")}
    assert len(witnesses) == sum(len(statement.passages) for statement in result.statements)
    for entry in root.iter(f"{TEI}app"):
        named = [pointer for rdg in entry for pointer in str(rdg.get("wit")).split()]
        assert len(set(named)) == len(named) > 1
        assert {pointer.removeprefix("#") for pointer in named} <= witnesses


def test_the_text_of_each_reading_can_be_read_off(result: qm.Reconciliation) -> None:
    root = parsed(result)
    siglum = {element.get("n"): f"#{element.get(XML_ID)}" for element in root.iter(f"{TEI}witness")}
    divisions = root.findall(f".//{TEI}div")
    assert [division.get("n") for division in divisions] == [statement.id for statement in result.statements]
    for statement, division in zip(result.statements, divisions, strict=True):
        paragraph = division.find(f"{TEI}p")
        assert paragraph is not None
        for reading in statement.readings:
            for passage in reading.witnesses:
                assert text_of(paragraph, siglum[passage]) == as_xml_has_it(reading.text)


def text_of(paragraph: ET.Element, siglum: str) -> str:
    """The text of one witness in parallel segmentation."""
    text = paragraph.text or ""
    for entry in paragraph:
        (form,) = [rdg for rdg in entry if siglum in str(rdg.get("wit")).split()]
        text += (form.text or "") + (entry.tail or "")
    return text


def as_xml_has_it(text: str) -> str:
    return " ".join("".join("\ufffd" if char in "\x00\x1b\ufffe" else char for char in text).split())


def test_words_and_print_are_told_apart(story: qm.Reconciliation) -> None:
    entries = [
        (entry.get("type"), [(rdg.get("wit"), rdg.text) for rdg in entry]) for entry in parsed(story).iter(f"{TEI}app")
    ]
    assert entries == [
        ("substantive", [("#w3 #w1", "cannot "), ("#w2", "can ")]),
        ("orthographic", [("#w3 #w1", "form,"), ("#w2", "form.")]),
    ]


def test_a_witness_tells_its_verdict_with_its_coverage(story: qm.Reconciliation) -> None:
    told = [element.text for element in parsed(story).iter(f"{TEI}witness")]
    assert told[1] == "Mail, direct, paraphrased, of its quote 0 words verbatim, 8 paraphrased, 0 unique"


def test_directions_are_not_turned(hostile: qm.Reconciliation) -> None:
    assert "\u202e" not in hostile.to_tei()
    assert "\u202e" in "".join(parsed(hostile).itertext())


words = st.text(st.sampled_from("ab cd-.,“”[…]'\n"), max_size=30)


@given(st.lists(words, min_size=1, max_size=4))
def test_segments_give_each_reading_as_printed(texts: list[str]) -> None:
    found = segments(collate(texts))
    for row, text in enumerate(texts):
        assert "".join(one.printed[row] for one in found) == " ".join(text.split())
