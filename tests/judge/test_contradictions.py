"""Reports that claim the opposite: denials in cues and words, antonyms, and all that only looks so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.judge import judge
from quotematch.judge.polarity import Claim, claim_of, denying, opposed
from quotematch.models import Article, Discrepancy, Form, Passage, Quote, Speaker
from quotematch.spans import Span

TABLE: dict[str, list[list[str]]] = tomllib.loads(
    (Path(__file__).parent / "cases_polarity.toml").read_text(encoding="utf-8")
)
ENGLISH = denying("en")


def reported(outlet: str, cue: str, words: str, speaker: str) -> tuple[Article, Quote]:
    """An article in which a speaker is quoted under `cue` with `words`, which are direct in straight marks."""
    text = f"{speaker} {cue} {words}. The mill stands in Dunmore."
    article = Article(id=outlet.lower(), text=text, outlet=outlet)
    start = text.index(words)
    direct = words.startswith('"')
    span = Span(start + direct, start + len(words) - direct)
    form = Form.DIRECT if direct else Form.INDIRECT
    name = f"{outlet.lower()}:{span.start}"
    passage = Passage(id=name, quote_id=name, form=form, spans=(span,), text=span.of(text))
    quote = Quote(
        id=name,
        article_id=article.id,
        form=form,
        spans=(span,),
        quoted=(span,) if direct else (),
        text=passage.text,
        speaker=Speaker(name=speaker),
        cue=Span(len(speaker) + 1, len(speaker) + 1 + len(cue.removesuffix(" that"))),
        passages=(passage,),
    )
    return article, quote


def told(first: tuple[Article, Quote], second: tuple[Article, Quote]) -> list[Discrepancy]:
    """The contradictions of two reports of one statement."""
    articles, quotes = [first[0], second[0]], [first[1], second[1]]
    found = judge(articles, quotes, {quote.id: "s" for quote in quotes}, {}).discrepancies
    return [one for one in found if one.kind == "meaning_changed"]


@pytest.mark.parametrize(
    ("cue_a", "words_a", "cue_b", "words_b", "severity", "why"),
    TABLE["opposite"],
    ids=[r[5] for r in TABLE["opposite"]],
)
def test_opposite_reports_are_told(cue_a: str, words_a: str, cue_b: str, words_b: str, severity: str, why: str) -> None:
    found = told(reported("A", cue_a, words_a, "Ann Lee"), reported("B", cue_b, words_b, "Ann Lee"))
    assert [one.severity.value for one in found] == ([severity] if severity else []), why


@pytest.mark.parametrize(
    ("cue_a", "words_a", "cue_b", "words_b", "why"), TABLE["alike"], ids=[row[4] for row in TABLE["alike"]]
)
def test_reports_that_only_look_opposite_are_not(cue_a: str, words_a: str, cue_b: str, words_b: str, why: str) -> None:
    assert told(reported("A", cue_a, words_a, "Ann Lee"), reported("B", cue_b, words_b, "Ann Lee")) == [], why


def test_the_message_shows_both_reports_with_their_cues_and_blames_neither() -> None:
    (found,) = told(
        reported("A", "dismissed reports that", "the mill would close", "Ann Lee"),
        reported("B", "said", "the mill would close", "Ann Lee"),
    )
    assert found.message == (
        "A reports “dismissed reports that the mill would close” where B reports “said the mill would close”: a "
        "negation differs."
    )
    assert found.outlets == ("A", "B")
    assert [place.article_id for place in found.places] == ["a", "b"]


def test_two_people_may_claim_opposite_things() -> None:
    said, denied = "the mill would close", "the mill would not close"
    assert not told(reported("A", "said", said, "Ann Lee"), reported("B", "said", denied, "Tom Reed"))


def test_of_speakers_who_may_be_two_the_finding_is_a_warning() -> None:
    said, denied = "the mill would close", "the mill would not close"
    (found,) = told(reported("A", "said", said, "Ann Lee"), reported("B", "said", denied, "the owner"))
    assert found.severity == "warning"


def test_an_outlet_that_prints_both_is_not_set_against_itself() -> None:
    said, denied = "the mill would close", "the mill would not close"
    assert not told(reported("A", "said", said, "Ann Lee"), reported("A", "said", denied, "Ann Lee"))


FRAGMENTS = [
    (
        'Lee said she would not "sell the old mill".',
        "said",
        "she would not sell the old mill",
        "",
        "the denial leads up",
    ),
    ('Lee said she would not "sell the old mill".', "said", "she would sell the old mill", "alarm", "and is not here"),
    ('Lee said she would "sell the old mill".', "said", "she would not sell the old mill", "alarm", "nor is it there"),
    ('Lee refused to "sell the old mill".', None, "she would not sell the old mill", "", "a refusal without a cue"),
    ('No one, Lee said, will "sell the old mill".', "said", "no one would sell the old mill", "", "parted by the cue"),
    ('It is a lie, Lee said, to "sell the old mill".', "said", "she would not sell the old mill", "", "a lie"),
    ('"sell the old mill" is a false report, Lee said.', "said", "she would not sell the old mill", "", "taken back"),
]


@pytest.mark.parametrize(("text", "cue", "other", "severity", "why"), FRAGMENTS, ids=[row[4] for row in FRAGMENTS])
def test_a_fragment_stands_with_the_words_that_lead_up_to_it(
    text: str, cue: str | None, other: str, severity: str, why: str
) -> None:
    article = Article(id="a", text=text, outlet="A")
    start = text.index("sell")
    span = Span(start, start + len("sell the old mill"))
    passage = Passage(id="a:1", quote_id="a:1", form=Form.DIRECT, spans=(span,), text=span.of(text))
    at = text.index(cue) if cue else 0
    quote = Quote(
        id="a:1",
        article_id="a",
        form=Form.DIRECT,
        spans=(span,),
        quoted=(span,),
        text=passage.text,
        speaker=Speaker(name="Ann Lee"),
        cue=Span(at, at + len(cue)) if cue else None,
        passages=(passage,),
    )
    found = told((article, quote), reported("B", "said", other, "Ann Lee"))
    assert [one.severity.value for one in found] == ([severity] if severity else []), why


# ---- laws ----------------------------------------------------------------------------------------------------------

VOCABULARY = ["mill", "dam", "close", "open", "sell", "safe", "unsafe", "support", "oppose"]
GRAMMAR = ["not", "never", "no", "and", "that", "if", "refuse", "to"]
WORDS = st.lists(st.sampled_from([*VOCABULARY, *GRAMMAR]), min_size=1, max_size=12)


def claim(keys: list[str], sign: int = 1) -> Claim:
    return claim_of(keys, [False] * len(keys), sign, ENGLISH)


@given(WORDS)
def test_no_claim_is_opposed_to_itself(keys: list[str]) -> None:
    assert opposed(claim(keys), claim(keys), ENGLISH) is None


@given(WORDS, WORDS)
def test_opposition_is_mutual(a: list[str], b: list[str]) -> None:
    assert (opposed(claim(a), claim(b), ENGLISH) is None) == (opposed(claim(b), claim(a), ENGLISH) is None)


@given(WORDS, WORDS)
def test_two_cues_that_deny_change_nothing_between_two_claims(a: list[str], b: list[str]) -> None:
    said, denied = opposed(claim(a), claim(b), ENGLISH), opposed(claim(a, -1), claim(b, -1), ENGLISH)
    assert (said is None) == (denied is None)


@given(WORDS)
def test_a_claim_whose_words_can_all_be_told_is_opposed_to_its_denial(keys: list[str]) -> None:
    said = claim(keys)
    signs: dict[str, set[int]] = {}
    for word in said.words:
        signs.setdefault(word.stem, set()).add(word.sign)
    if signs and all(len(found) == 1 and 0 not in found for found in signs.values()):
        assert opposed(said, claim(keys, -1), ENGLISH) is not None
