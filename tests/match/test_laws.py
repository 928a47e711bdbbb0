"""Laws of matching, searched by Hypothesis over made-up stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.match import Level, match
from quotematch.match.beside import Beside
from quotematch.match.blocking import Blocks
from quotematch.match.evidence import find
from quotematch.match.kin import with_kin
from quotematch.match.pairs import Pairs
from quotematch.match.stories import Nearness, neighbours, profiles, stories
from quotematch.match.weights import Weights
from quotematch.match.wordings import by_article, places, wordings
from quotematch.models import Article, Quote
from quotematch.settings import Settings

from .stories_made import Outlet, articles, quotes

BACKGROUND = (
    "Port Ellery wants to dredge its harbour so that container ships can call. Mayor Ann Lee has asked the shipping "
    "company Norlane to pay for half of the work. Fishermen fear for the mussel banks. The county court hears their "
    "complaint in September. The old quay was built of granite in 1902."
)
SENTENCES = (
    "Granite does not float, and neither do promises.",
    "granite does not float",
    "neither do promises",
    "The mussels were here before the mayors.",
    "The mussels had been there before the mayors",
    "The mussels were here before the mayors, and granite does not float.",
    "Norlane will pay its half or it will wait another ten years.",
    "Norlane would wait another ten years unless it paid its half",
    "... or it will wait another ten years.",
    "It is not about you.",
    "Not about you.",
    "No comment.",
    "Yes.",
    "The court will hear what the mussels cannot say.",
    "The court would hear the fishermen in September",
)
SPEAKERS = (None, "Ann Lee", "Lee", "Ben Ray", "Norlane", "a fisherman")
UNRELATED = Article(
    id="unrelated",
    outlet="unrelated",
    published=date(2024, 5, 1),
    text="Bakers in Lindau judge rye loaves with caraway. The guild of Swabian confectioners awards a silver whisk.",
)


@st.composite
def made_stories(draw: st.DrawFn) -> list[Outlet]:
    """One to four articles of one story, each with a few quotes of one to three sentences."""
    outlets = []
    for number in range(draw(st.integers(1, 4))):
        day = draw(st.sampled_from((None, date(2024, 5, 1), date(2024, 5, 2), date(2024, 12, 1))))
        outlet = Outlet(f"paper{number}", BACKGROUND, day, outlet=f"outlet{draw(st.integers(0, 2))}")
        for _ in range(draw(st.integers(0, 4))):
            outlet.quote(
                *draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)),
                by=draw(st.sampled_from(SPEAKERS)),
                form=draw(st.sampled_from(("direct", "direct", "indirect"))),
                is_term=draw(st.integers(0, 9)) == 0,
            )
        outlets.append(outlet)
    return outlets


def _passages(found: Sequence[Quote], *, terms: bool = False) -> dict[str, Quote]:
    return {p.id: q for q in found for p in q.passages if q.is_term is terms}


class TestEveryPassageButATermHasExactlyOneStatement:
    @given(made_stories())
    def test_partition(self, outlets: list[Outlet]) -> None:
        found = match(articles(outlets), quotes(outlets))
        assert set(found.statement_of) == set(_passages(quotes(outlets)))

    @given(made_stories())
    def test_a_statement_is_named_by_its_first_passage(self, outlets: list[Outlet]) -> None:
        found = match(articles(outlets), quotes(outlets))
        of = {a.id: a for a in articles(outlets)}
        order = {}
        for quote in quotes(outlets):
            for p in quote.passages:
                order[p.id] = (of[quote.article_id].published or date.max, quote.article_id, p.spans[0].start)
        members = defaultdict(list)
        for passage, statement in found.statement_of.items():
            members[statement].append(passage)
        assert all(statement == min(ids, key=lambda i: order[i]) for statement, ids in members.items())

    @given(made_stories())
    def test_terms_take_no_part(self, outlets: list[Outlet]) -> None:
        without = [q for q in quotes(outlets) if not q.is_term]
        assert match(articles(outlets), quotes(outlets)) == match(articles(outlets), without)


class TestTheOrderOfArticlesAndQuotesChangesNothing:
    @given(made_stories(), st.randoms(use_true_random=False))
    def test_permutation(self, outlets: list[Outlet], random) -> None:  # type: ignore[no-untyped-def]
        shuffled_articles, shuffled_quotes = articles(outlets), quotes(outlets)
        random.shuffle(shuffled_articles)
        random.shuffle(shuffled_quotes)
        assert match(shuffled_articles, shuffled_quotes) == match(articles(outlets), quotes(outlets))


class TestAnArticleOfNoStoryChangesNothing:
    @given(made_stories(), st.sampled_from(SPEAKERS))
    def test_unrelated(self, outlets: list[Outlet], speaker: str | None) -> None:
        stranger = Outlet(UNRELATED.id, UNRELATED.text, UNRELATED.published)
        stranger.quote("Caraway is the soul of a loaf.", by=speaker)
        stranger.quote("No comment.", by=speaker)
        before = match(articles(outlets), quotes(outlets))
        after = match(articles([*outlets, stranger]), quotes([*outlets, stranger]))
        assert {p: s for p, s in after.statement_of.items() if p in before.statement_of} == before.statement_of
        assert {p: r for p, r in after.rivals.items() if p in before.statement_of} == before.rivals
        assert [link for link in after.links if link.a in before.statement_of] == list(before.links)
        assert [link for link in after.related if link.a in before.statement_of] == list(before.related)

    def test_the_stranger_is_of_no_story(self) -> None:
        found = stories([Outlet("paper", BACKGROUND).article, UNRELATED])
        assert found["unrelated"] == {"unrelated"}


#: Thresholds of evidence, each with a value above its default.
RAISED = {
    "firm_mass": 3.0,
    "firm_words": 12,
    "near_share": 0.9,
    "near_order": 0.95,
    "near_order_conflict": 1.0,
    "reworded": 0.9,
    "reworded_beside": 1.0,
    "reworded_inside": 4.0,
    "run_unknown": 12,
    "run_other": 14,
    "run_conflict": 30,
    "run_far": 30,
    "run_reported": 9,
    "doubt_unknown": 4.0,
    "doubt_other": 6.0,
    "doubt_conflict": 9.0,
    "doubt_far": 9.0,
    "doubt_later": 9.0,
    "near_articles": 1.0,
    "run_later": 30,
    "single_order": 1.0,
    "single_even": 1.0,
    "direct_order": 1.0,
    "fragment_words": 7,
}


class TestRaisingAThresholdNeverAddsALink:
    @hypothesis.settings(max_examples=200)
    @given(outlets=made_stories(), name=st.sampled_from(sorted(RAISED)))
    def test_monotone(self, outlets: list[Outlet], name: str) -> None:
        low, high = (
            {
                (link.a, link.b)
                for link in match(articles(outlets), quotes(outlets), settings=chosen).links
                if link.level is not Level.PIECE
            }
            for chosen in (Settings(), Settings.model_validate({name: RAISED[name]}))
        )
        assert high <= low


class TestIdenticalDirectPassagesOfAStoryShareAStatement:
    @given(made_stories(), st.sampled_from([s for s in SENTENCES if len(s.split()) > 3]))
    def test_identical(self, outlets: list[Outlet], sentence: str) -> None:
        near = [o for o in outlets if o.day != date(2024, 12, 1)]
        ids = [o.quote(sentence, by="Ann Lee")[0] for o in near]
        found = match(articles(outlets), quotes(outlets))
        assert len({found.statement_of[i] for i in ids}) <= 1


class TestBlockingLeavesOutNoPairThatAnyLevelWouldTake:
    """The oracle asks for the evidence of every pair of wordings of one story."""

    @given(made_stories())
    def test_oracle(self, outlets: list[Outlet]) -> None:
        settings = Settings()
        corpus = sorted(articles(outlets), key=lambda a: a.id)
        counts, found = profiles(corpus), places(corpus, quotes(outlets))
        rows = wordings(corpus, found, with_kin(corpus, found, neighbours(corpus, counts, settings=settings), settings))
        weights = Weights(counts, sorted({s for w in rows for s in w.stems}))
        blocks = Blocks(rows, found, weights, settings)
        pairs = Pairs(rows, found, Nearness(corpus, counts))
        blocked = {(a, b): shared for a, b, shared in blocks.pairs()}
        for a, b in combinations(range(len(rows)), 2):
            shared = blocks.shared(a, b)
            if shared and find((a, b), pairs.of(a, b, shared), settings):
                assert (a, b) in blocked
                assert blocked[a, b].mass == pytest.approx(shared.mass)
                assert blocked[a, b].stems == shared.stems

    @given(made_stories())
    def test_what_stands_beside_firm_pairs(self, outlets: list[Outlet]) -> None:
        """The slow way: a pair is beside a firm one when the places next to its members are."""
        corpus = sorted(articles(outlets), key=lambda a: a.id)
        found = places(corpus, quotes(outlets))
        rows = wordings(corpus, found, neighbours(corpus, profiles(corpus), settings=Settings()))
        order = by_article(found)
        wording = {k: n for n, w in enumerate(rows) for k in w.members}
        steps = [
            (wording[k], wording[m])
            for numbers in order.values()
            for k, m in pairwise(numbers)
            if found[k].speaker == found[m].speaker
        ]
        several = [n for n, w in enumerate(rows) if len(w.members) > 1]
        expected = set()
        for n in several:
            for side in (0, 1):
                beside = {step[1 - side] for step in steps if step[side] == n} - {n}
                expected |= {(min(x, y), max(x, y)) for x in beside | {n} for y in beside | {n} if x != y}
        assert set(Beside(rows, found, order, Settings()).pairs([])) == expected


class TestCrowds:
    """Hundreds of articles with one sentence in common."""

    def test_beside_a_sentence_of_all_each_is_asked_about_the_nearest(self) -> None:
        """Pairs of what stands beside it grow with the articles, not with their square, and all are asked of few."""
        outlets = [Outlet(f"o{k:02}", BACKGROUND) for k in range(60)]
        for k, outlet in enumerate(outlets):
            outlet.quote("The mussels were here before the mayors.", f"We shall keep the mussels of reef {k}.")
        assert len(_beside(outlets, Settings(candidates=100))) == 60 * 59 // 2 + 60
        assert len(_beside(outlets, Settings(candidates=10))) <= 60 * 12


def _beside(outlets: Sequence[Outlet], settings: Settings) -> list[tuple[int, int]]:
    corpus = sorted(articles(outlets), key=lambda a: a.id)
    found = places(corpus, quotes(outlets))
    rows = wordings(corpus, found, neighbours(corpus, profiles(corpus), settings=settings))
    return Beside(rows, found, by_article(found), settings).pairs([])
