"""What a dependency parse adds to the rules: cases parsed by hand, as stand-ins and, where spaCy is, as its Docs."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest

import quotematch as qm
from quotematch.extract.parsed import Doc, SpacyExtractor, reported_clauses
from quotematch.extract.records import Attribution
from quotematch.extract.speech.grammar import grammar

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("cases_parsed.toml").read_text(encoding="utf-8"))[
    "case"
]
Build = Callable[[Sequence[str], Sequence[int], Sequence[str]], Doc]


@dataclass(eq=False)
class HandToken:
    """A token of a parse by hand, with the attributes that spaCy's have."""

    i: int
    idx: int
    text: str
    dep_: str
    row: list[Self] = field(repr=False)
    heads: Sequence[int] = field(repr=False)
    is_space: bool = False

    @property
    def is_punct(self) -> bool:
        return not self.text.isalnum()

    @property
    def head(self) -> Self:
        return self.row[self.heads[self.i]]

    @property
    def children(self) -> Iterator[Self]:
        return (token for token in self.row if self.heads[token.i] == self.i != token.i)

    @property
    def subtree(self) -> list[Self]:
        below = [token for child in self.children for token in child.subtree]
        return sorted([self, *below], key=lambda token: token.i)


@dataclass
class HandDoc:
    """A parse by hand."""

    text: str
    tokens: list[HandToken]
    parsed: bool = True

    def __iter__(self) -> Iterator[HandToken]:
        return iter(self.tokens)

    def has_annotation(self, attr: str) -> bool:
        return self.parsed and attr == "DEP"


def spaced(words: Sequence[str]) -> tuple[str, list[int]]:
    """The text of some words, no space before punctuation, and where each begins."""
    text, starts = "", []
    for word in words:
        text += " " if text and word[0].isalnum() else ""
        starts.append(len(text))
        text += word
    return text, starts


def by_hand(words: Sequence[str], heads: Sequence[int], deps: Sequence[str]) -> Doc:
    text, starts = spaced(words)
    row: list[HandToken] = []
    row += [HandToken(i, starts[i], word, deps[i], row, heads) for i, word in enumerate(words)]
    return HandDoc(text, row)


def by_spacy(words: Sequence[str], heads: Sequence[int], deps: Sequence[str]) -> Doc:
    spacy = pytest.importorskip("spacy", reason="pip install 'quotematch[spacy]'")
    spaces = [following[0].isalnum() for following in words[1:]] + [False]
    made: Doc = spacy.tokens.Doc(spacy.blank("en").vocab, words=words, spaces=spaces, heads=heads, deps=deps)
    return made


@pytest.mark.parametrize("build", [by_hand, by_spacy])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_parse_gives_the_clauses_that_are_reported(case: dict[str, Any], build: Build) -> None:
    doc = build(case["words"], case["heads"], case["deps"])
    found = reported_clauses(doc, [], grammar("en"))
    shown = [
        ([span.of(doc.text) for span in one.content], one.cue.of(doc.text), one.mention.of(doc.text))
        for one in found
        if one.cue and one.mention
    ]
    assert len(shown) == len(found)
    assert shown == ([(case["content"], case["cue"], case["mention"])] if "content" in case else [])


def test_what_the_rules_have_found_is_not_found_again() -> None:
    doc = by_hand(["Lee", "said", "sales", "fell", "."], [1, 1, 3, 1, 1], ["nsubj", "ROOT", "nsubj", "ccomp", "punct"])
    known = [Attribution([qm.Span(doc.text.index("fell"), doc.text.index("."))])]
    assert [one.cue for one in reported_clauses(doc, known, grammar("en"))] == []
    assert len(reported_clauses(doc, [], grammar("en"))) == 1


# "so" stands for the sentence before: a parse by hand may say what rules for single sentences do not see.
WORDS = ["Ann", "Lee", "left", ".", "“", "No", "more", "of", "this", ",", "”", "she", "said", ".", "Costs", "rise", ","]
WORDS += ["and", "so", "she", "says", "."]
HEADS = [1, 2, 2, 2, 12, 6, 12, 6, 7, 12, 12, 12, 12, 12, 15, 20, 15, 20, 20, 20, 20, 20]
DEPS = ["compound", "nsubj", "ROOT", "punct", "punct", "det", "dep", "prep", "pobj", "punct", "punct", "nsubj", "ROOT"]
DEPS += ["punct", "nsubj", "ccomp", "punct", "cc", "advmod", "nsubj", "ROOT", "punct"]


def test_quotes_of_the_rules_stay_and_those_of_the_parse_get_their_speakers_and_passages() -> None:
    doc = by_hand(WORDS, HEADS, DEPS)
    article = qm.Article(id="a", text=doc.text)
    alone = qm.extract(article)
    together = qm.extract(article, extractor=SpacyExtractor(lambda text: doc))
    assert [quote for quote in together if quote in alone] == alone
    (added,) = [quote for quote in together if quote not in alone]
    assert (added.text, added.form) == ("Costs rise", qm.Form.INDIRECT)
    assert added.speaker is not None
    assert added.speaker.name == "Ann Lee"
    assert [passage.text for passage in added.passages] == ["Costs rise"]


def unable(text: str) -> Doc:
    raise ValueError(f"{len(text)} characters are too many")


@pytest.mark.parametrize(
    ("nlp", "why"),
    [
        (unable, "ValueError: 31 characters are too many"),
        (lambda text: HandDoc(text, [], parsed=False), "no dependency parser"),
        (lambda text: HandDoc(text.lower(), []), "changes the text"),
    ],
    ids=["raises", "has no parser", "changes the text"],
)
def test_an_article_that_cannot_be_parsed_is_read_by_the_rules_and_the_problem_told(
    nlp: Callable[[str], Doc], why: str
) -> None:
    corpus = [{"id": "a", "outlet": "Post", "text": "“We will stay here,” said Lee.\n"}]
    result = qm.reconcile(corpus, extractor=SpacyExtractor(nlp))
    assert [quote.text for quote in result.quotes] == ["We will stay here,"]
    (problem,) = result.problems
    assert (problem.code, problem.level, problem.article_id) == ("not_parsed", qm.models.ProblemLevel.NOTE, "a")
    assert why in problem.message


def test_any_function_of_that_shape_is_an_extractor() -> None:
    def nothing(article: qm.Article, *, settings: qm.Settings) -> tuple[list[qm.Quote], list[Any]]:
        return [], []

    assert qm.extract("“We will stay here,” said Lee.", extractor=nothing) == []
    assert qm.reconcile([{"text": "“We will stay here,” said Lee."}], extractor=nothing).quotes == ()


def test_a_name_is_no_pipeline_and_a_missing_one_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError, match="named"):
        SpacyExtractor("en_core_web_sm")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(qm.MissingExtraError, match=r"pip install 'quotematch\[spacy\]'"):
        SpacyExtractor.named("en_core_web_sm")


def test_a_pipeline_that_is_not_installed_is_named_with_the_command_that_mends_it() -> None:
    pytest.importorskip("spacy", reason="pip install 'quotematch[spacy]'")
    with pytest.raises(qm.MissingExtraError, match="spacy download no_such_pipeline"):
        SpacyExtractor.named("no_such_pipeline")
