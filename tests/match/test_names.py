"""One name for a person or body over a story: a table of cases, and laws."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.match.names import unify
from quotematch.match.register import Register
from quotematch.models import Article, Form, Quote, Speaker
from quotematch.spans import Span
from quotematch.text.casting import cast_of


class Said(NamedTuple):
    """Who speaks in one article: the name that was resolved there, and the mention as printed ("" for the name)."""

    name: str
    mention: str = ""
    text: str = ""


class Case(NamedTuple):
    """The speakers of the articles of one story, and the names that they should have."""

    why: str
    said: list[Said]
    names: list[str]


CASES = [
    Case("a surname takes the full name", [Said("Falk"), Said("Ada Falk")], ["Ada Falk", "Ada Falk"]),
    Case(
        "a surname two people bear stays",
        [Said("Brenner"), Said("Karl Brenner"), Said("Julia Brenner")],
        ["Brenner", "Karl Brenner", "Julia Brenner"],
    ),
    Case(
        "a courtesy title tells which of two",
        [Said("Brenner", "Ms. Brenner"), Said("Karl Brenner"), Said("Julia Brenner")],
        ["Julia Brenner", "Karl Brenner", "Julia Brenner"],
    ),
    Case(
        "a courtesy title keeps a surname from somebody of the other gender",
        [Said("Brenner", "Ms. Brenner"), Said("Karl Brenner")],
        ["Brenner", "Karl Brenner"],
    ),
    Case(
        "a short form of the first name is the same person",
        [Said("Liz Harrow"), Said("Elizabeth Harrow"), Said("Liz Harrow")],
        ["Liz Harrow"] * 3,
    ),
    Case("a hyphen keeps no one apart", [Said("Park Min-ho"), Said("Park Min Ho")], ["Park Min Ho"] * 2),
    Case(
        "a surname is that of the one whom nearly all articles name",
        [Said("Quist"), Said("Karl Quist"), Said("Karl Quist"), Said("Karl Quist"), Said("Ada Quist")],
        ["Karl Quist"] * 4 + ["Ada Quist"],
    ),
    Case(
        "a group is no surname",
        [Said("Democrats"), Said("Obstructive Democrats")],
        ["Democrats", "Obstructive Democrats"],
    ),
    Case("Jr. may be left out", [Said("Roger Stine Jr."), Said("Roger Stine")], ["Roger Stine Jr."] * 2),
    Case(
        "father and son",
        [Said("Karl Quist Jr.", text="Karl Quist Jr. met President Quist."), Said("Karl Quist")],
        ["Karl Quist Jr.", "Karl Quist"],
    ),
    Case("an initial before the first name", [Said("A. Barry Quist"), Said("Barry Quist")], ["A. Barry Quist"] * 2),
    Case("an initial is the first name's", [Said("A. Falk"), Said("Ada Falk")], ["Ada Falk", "Ada Falk"]),
    Case(
        "an initial that two first names have stays",
        [Said("A. Falk"), Said("Ada Falk"), Said("Anna Falk")],
        ["A. Falk", "Ada Falk", "Anna Falk"],
    ),
    Case(
        "of equally many the longer form wins",
        [Said("Daniel Q. Moss"), Said("Daniel Moss")],
        ["Daniel Q. Moss", "Daniel Q. Moss"],
    ),
    Case(
        "the form that more articles print wins over the longer one",
        [Said("Daniel Q. Moss"), Said("Daniel Moss"), Said("Daniel Moss")],
        ["Daniel Moss"] * 3,
    ),
    Case("accents keep no one apart", [Said("Jose Ibanez"), Said("José Ibáñez")], ["Jose Ibanez", "Jose Ibanez"]),
    Case("capitals keep no one apart", [Said("ADA FALK"), Said("Ada Falk")], ["Ada Falk", "Ada Falk"]),
    Case("other first names are other people", [Said("Ada Falk"), Said("Nora Falk")], ["Ada Falk", "Nora Falk"]),
    Case(
        "a body's article is no part of its name",
        [Said("the Larvik Post"), Said("Larvik Post"), Said("Larvik Post")],
        ["Larvik Post"] * 3,
    ),
    Case(
        "different names of a body stay apart",
        [Said("Department of Rivers"), Said("Ministry of Water")],
        ["Department of Rivers", "Ministry of Water"],
    ),
    Case(
        "the same words that another outlet resolves",
        [Said("an assistant coach"), Said("Bo Winge", "an assistant coach")],
        ["Bo Winge", "Bo Winge"],
    ),
    Case(
        "the same words that two outlets resolve differently",
        [Said("an aide"), Said("Bo Winge", "an aide"), Said("Ada Falk", "an aide")],
        ["an aide", "Bo Winge", "Ada Falk"],
    ),
    Case(
        "the chief of a body whom another outlet names",
        [Said("Acme's chief executive"), Said("Ada Falk", text="Acme CEO Ada Falk said no.")],
        ["Ada Falk", "Ada Falk"],
    ),
    Case(
        "the chief of another body",
        [Said("Borealis's chief executive"), Said("Ada Falk", text="Acme CEO Ada Falk said no.")],
        ["Borealis's chief executive", "Ada Falk"],
    ),
    Case(
        "one of many spokesmen may be another",
        [Said("an Acme spokesman"), Said("Bo Winge", text="Acme spokesman Bo Winge said no.")],
        ["an Acme spokesman", "Bo Winge"],
    ),
    Case(
        "somebody's lawyer is not the other outlet's lawyer",
        [Said("his lawyer"), Said("Ada Falk", text="Lawyer Ada Falk said no.")],
        ["his lawyer", "Ada Falk"],
    ),
    Case(
        "a surname whose full name another outlet prints without quoting",
        [Said("Falk"), Said("Bo Winge", text="Bo Winge said Ada Falk was away.")],
        ["Ada Falk", "Bo Winge"],
    ),
    Case("pronouns stay", [Said("he"), Said("Bo Winge")], ["he", "Bo Winge"]),
    Case("a description stays", [Said("a Pentagon official"), Said("Bo Winge")], ["a Pentagon official", "Bo Winge"]),
    Case("particles of a surname", [Said("von der Heide"), Said("Greta von der Heide")], ["Greta von der Heide"] * 2),
    Case("a body is no person's surname", [Said("Acme"), Said("Acme Airlines")], ["Acme", "Acme Airlines"]),
]


def corpus(said: list[Said]) -> tuple[list[Article], list[Quote]]:
    """One article for each speaker, with one quote."""
    articles, quotes = [], []
    for number, one in enumerate(said):
        mention = one.mention or one.name
        text = one.text or f"So said {mention}."
        text = text if mention in text else f"{text} So said {mention}."
        article = Article(id=f"a{number}", text=text)
        place = Span(text.index(mention), text.index(mention) + len(mention))
        articles.append(article)
        quotes.append(quote_of(article, Speaker(name=one.name, mention=place)))
    return articles, quotes


def quote_of(article: Article, speaker: Speaker | None) -> Quote:
    return Quote(
        id=f"{article.id}:0", article_id=article.id, form=Form.INDIRECT, spans=(), quoted=(), text="", speaker=speaker
    )


def one_story(articles: list[Article]) -> dict[str, frozenset[str]]:
    together = frozenset(article.id for article in articles)
    return dict.fromkeys(together, together)


def names(quotes: list[Quote]) -> list[str]:
    return [quote.speaker.name if quote.speaker else "?" for quote in quotes]


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_case(case: Case) -> None:
    articles, quotes = corpus(case.said)
    assert names(unify(articles, quotes, one_story(articles))) == case.names


def test_names_of_different_stories_stay_apart() -> None:
    articles, quotes = corpus([Said("Falk"), Said("Ada Falk")])
    alone = {article.id: frozenset((article.id,)) for article in articles}
    assert unify(articles, quotes, alone) == quotes


def test_an_article_without_a_story_is_one_of_its_own() -> None:
    articles, quotes = corpus([Said("Falk"), Said("Ada Falk")])
    assert unify(articles, quotes, {}) == quotes


def test_mentions_and_unknown_speakers_are_left_alone() -> None:
    articles, quotes = corpus([Said("Falk"), Said("Ada Falk")])
    quotes.append(quote_of(articles[0], None))
    changed = unify(articles, quotes, one_story(articles))
    assert [q.speaker.mention if q.speaker else None for q in changed] == [
        q.speaker.mention if q.speaker else None for q in quotes
    ]


MORE = ["the CEO", "Acme's CEO", "Dan Moss", "—", "李明", "de la Cour"]
NAMES = sorted({one.name for case in CASES for one in case.said} | set(MORE))
SAID = st.builds(
    Said,
    name=st.sampled_from(NAMES) | st.text(min_size=1, max_size=12),
    mention=st.sampled_from(["", "an aide", "the CEO", "Ms. Brenner", "Mr. Falk", "he"]),
    text=st.sampled_from(["", "Acme CEO Ada Falk left.", "Karl Brenner met Julia Brenner."]),
)


@given(st.lists(SAID, max_size=7))
def test_unifying_twice_changes_nothing_more(said: list[Said]) -> None:
    articles, quotes = corpus(said)
    once = unify(articles, quotes, one_story(articles))
    assert names(unify(articles, once, one_story(articles))) == names(once)


@given(st.lists(SAID, max_size=7).flatmap(lambda said: st.tuples(st.just(said), st.permutations(range(len(said))))))
def test_the_order_of_articles_makes_no_difference(drawn: tuple[list[Said], list[int]]) -> None:
    said, order = drawn
    articles, quotes = corpus(said)
    expected = unify(articles, quotes, one_story(articles))
    turned = unify([articles[k] for k in order], [quotes[k] for k in order], one_story(articles))
    assert turned == [expected[k] for k in order]


@given(st.lists(SAID, max_size=7))
def test_only_names_change_and_every_name_is_printed_in_the_story(said: list[Said]) -> None:
    articles, quotes = corpus(said)
    changed = unify(articles, quotes, one_story(articles))
    printed = {one.name for one in said} | {"Ada Falk", "Karl Brenner", "Julia Brenner"}
    for before, after in zip(quotes, changed, strict=True):
        assert before.model_copy(update={"speaker": None}) == after.model_copy(update={"speaker": None})
        assert after.speaker is not None
        assert after.speaker.name in printed


# ---- the fast ways beside slow and obvious ones


@st.composite
def stories_that_overlap(draw: st.DrawFn) -> tuple[list[Article], list[Quote], dict[str, frozenset[str]]]:
    """A corpus in which each article has a story of its own making."""
    articles, quotes = corpus(draw(st.lists(SAID, min_size=1, max_size=7)))
    ids = [article.id for article in articles]
    others = st.frozensets(st.sampled_from(ids))
    return articles, quotes, {article: draw(others) | {article} for article in ids}


@given(stories_that_overlap())
def test_ways_that_are_passed_over_play_no_part(
    drawn: tuple[list[Article], list[Quote], dict[str, frozenset[str]]],
) -> None:
    """Names come out the same when idle descriptions and lone names are asked, too, and all of them in each round."""
    articles, quotes, stories = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Register, "_is_open", lambda *_: True)
        patch.setattr("quotematch.match.names._Book._hangs_on", lambda *_: True)
        expected = unify(articles, quotes, stories)
    assert unify(articles, quotes, stories) == expected


@given(stories_that_overlap(), st.sampled_from(["falk", "brenner", "moss"]))
def test_whom_texts_name_is_found_as_by_reading_them_all(
    drawn: tuple[list[Article], list[Quote], dict[str, frozenset[str]]], last: str
) -> None:
    """The index of surnames and roles gives what a look at each text of the story gives."""
    articles, quotes, stories = drawn
    register = Register(articles, quotes)
    for story in stories.values():
        register.read(story)
        persons = [(id_, p) for id_ in sorted(story) for p in cast_of(register.texts[id_]).persons if p.full]
        bearers = [(id_, p.name) for id_, p in persons if p.words[-1] == last]
        ceos = {(id_, p.name) for id_, p in persons if any(held.role == "ceo" for held in p.held)}
        assert [(known.article, known.name) for known in register.known_as(last, story)] == bearers
        assert {(known.article, known.name) for known in register.holders(["ceo"], story)} == ceos
