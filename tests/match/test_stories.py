"""Which articles are of one story."""

from __future__ import annotations

from datetime import date, timedelta

from quotematch.match.stories import stories
from quotematch.models import Article

FERRY = (
    "The ferry Halcyon ran aground on the Skarholm reef with 412 passengers on board, the coastguard said. Strandline, "
    "which operates the Halcyon from Oddvik to Skarholm, said all passengers were taken off by lifeboat."
)
SHIP = (
    "All 412 passengers of the Halcyon were rescued by lifeboats after the Strandline ferry hit a reef near Skarholm. "
    "The coastguard at Oddvik praised the fishermen who helped."
)
LIBRARY = "The council of Port Ellery votes on whether to close the library in Mill Street, founded by weavers in 1887."


def _article(name: str, text: str, day: date | None = None) -> Article:
    return Article(id=name, text=text, published=day)


def test_two_reports_of_one_event_are_a_story_and_another_event_is_not() -> None:
    found = stories([_article("a", FERRY), _article("b", SHIP), _article("c", LIBRARY)])
    assert found == {"a": {"a", "b"}, "b": {"a", "b"}, "c": {"c"}}


def test_the_order_of_articles_changes_nothing() -> None:
    corpus = [_article("a", FERRY), _article("b", SHIP), _article("c", LIBRARY)]
    assert stories(corpus[::-1]) == stories(corpus)


def test_being_near_is_mutual_and_not_passed_on() -> None:
    """The one in the middle reports both events; the two others have nothing in common."""
    found = stories([_article("a", FERRY), _article("b", f"{FERRY} {LIBRARY} {LIBRARY}"), _article("c", LIBRARY)])
    assert found["b"] == {"a", "b", "c"}
    assert found["a"] == {"a", "b"}
    assert found["c"] == {"b", "c"}


def test_articles_far_apart_in_time_must_be_more_alike() -> None:
    day = date(2024, 5, 1)
    loose = (
        "Strandline shares fell after a ferry ran aground. Analysts in Oddvik spoke of dividends, bonds, margins, a "
        "takeover, bankruptcy, steel, timber, herring, kelp, and of bids by Norlane, Quist, Marlowe and Hansa."
    )
    near = stories([_article("a", FERRY, day), _article("b", loose, day + timedelta(days=2))])
    far = stories([_article("a", FERRY, day), _article("b", loose, day + timedelta(days=200))])
    assert near["a"] == {"a", "b"}
    assert far["a"] == {"a"}


def test_copies_share_a_story() -> None:
    found = stories([_article(f"copy{k}", FERRY) for k in range(50)])
    assert {len(story) for story in found.values()} == {50}


def test_articles_without_words_are_no_story_of_others() -> None:
    found = stories([_article("a", FERRY), _article("b", ""), _article("c", "— … —"), _article("d", "")])
    assert found == {"a": {"a"}, "b": {"b"}, "c": {"c"}, "d": {"d"}}


def test_no_articles_no_stories() -> None:
    assert stories([]) == {}
