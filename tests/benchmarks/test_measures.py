"""The measures do what they say, on examples worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import measures
from benchmarks.extraction import Tally
from benchmarks.gold import printed_pieces
from benchmarks.matching import pairs_joined
from benchmarks.measures import Match, Words, b_cubed, matched, outermost, overlap, same_speaker
from benchmarks.peers import Found
from benchmarks.rows import Annotated, Event, GoldQuote, Pair
from quotematch import Span

TEXT = "Lee said that “it’s over-priced, too”."
#       0   4    9    14                   35


@pytest.mark.parametrize(
    ("span", "numbers", "why"),
    [
        (Span(0, 8), [0, 1], "whole words"),
        (Span(0, 3), [0], "a space is in no word"),
        (Span(9, 18), [3], "a leading that is left out"),
        (Span(4, 18), [1, 2, 3], "a that in the middle is kept"),
        (Span(16, 24), [3, 4], "half words are touched"),
        (Span(14, 15), [], "a mark is no word"),
        (Span(36, 38), [], "nor is the end of a sentence"),
        (Span(19, 31), [4], "a word with a hyphen is one"),
        (Span(5, 5), [], "an empty span touches nothing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_span_stands_for_the_words_that_it_touches(span: Span, numbers: list[int], why: str) -> None:
    assert Words(TEXT).touched([span]) == frozenset(numbers), why


@given(st.text(alphabet="ab ’-.that", max_size=40), st.data())
def test_touched_words_are_those_that_a_slow_search_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start + 1, len(text) + 1))
    words = [match.span() for match in measures._WORD.finditer(text)]
    slow = [k for k, (a, b) in enumerate(words) if any(a <= i < b for i in range(start, end))]
    if slow and text[slice(*words[slow[0]])] == "that":
        slow = slow[1:]
    assert Words(text).touched([Span(start, end)]) == frozenset(slow)


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [({1, 2, 3}, {2, 3, 4}, 0.5), ({1}, {1}, 1.0), ({1}, {2}, 0.0), (set(), set(), 0.0), ({1, 2, 3, 4}, {1}, 0.25)],
)
def test_overlap_is_words_in_both_by_words_in_either(a: set[int], b: set[int], wanted: float) -> None:
    assert overlap(frozenset(a), frozenset(b)) == wanted


def _sets(*rows: Sequence[int]) -> list[frozenset[int]]:
    return [frozenset(row) for row in rows]


@pytest.mark.parametrize(
    ("predicted", "gold", "wanted"),
    [
        pytest.param(
            _sets([1, 2, 3, 4], [3, 4]),
            _sets([3, 4, 5, 6]),
            [Match(0.5, 1, 0)],
            id="the better overlap (2/4) wins over the worse (2/6), and each is used once",
        ),
        pytest.param(
            _sets([1, 2], [5, 6]),
            _sets([5], [1, 2]),
            [Match(1.0, 0, 1), Match(0.5, 1, 0)],
            id="best first",
        ),
        pytest.param(
            _sets([1, 2], [1, 2]), _sets([1, 2]), [Match(1.0, 0, 0)], id="of two equals the first; the other has none"
        ),
        pytest.param(_sets([1]), _sets([2]), [], id="no word in common, no match"),
    ],
)
def test_predictions_and_gold_are_matched_one_to_one(
    predicted: list[frozenset[int]], gold: list[frozenset[int]], wanted: list[Match]
) -> None:
    assert matched(predicted, gold) == wanted


@pytest.mark.parametrize(
    ("gold", "predicted", "precision", "recall"),
    [
        pytest.param("aab", "xxy", 1, 1, id="the same clusters by other names"),
        # each item alone: nothing wrong together; a and a miss each other: (1/2 + 1/2 + 1) / 3
        pytest.param("aab", "xyz", 1, Fraction(2, 3), id="all apart"),
        # all in one: 2/3, 2/3 and 1/3 of it belong with the item
        pytest.param("aab", "xxx", Fraction(5, 9), 1, id="all together"),
        # a1 alone (1, 1/2); a2 with b1 (1/2, 1/2); b1 with a2 (1/2, 1/2); b2 alone (1, 1/2)
        pytest.param("aabb", "xyyz", Fraction(3, 4), Fraction(1, 2), id="crossed"),
    ],
)
def test_b_cubed(gold: str, predicted: str, precision: float, recall: float) -> None:
    rates = b_cubed(dict(enumerate(gold)), dict(enumerate(predicted)))
    assert rates[:2] == pytest.approx((float(precision), float(recall)))
    assert rates.f1 == pytest.approx(float(2 * precision * recall / (precision + recall)))


def test_pieces_in_others_go_and_neighbours_join() -> None:
    text = "abc def, ghi"
    assert outermost(text, [Span(4, 7), Span(0, 3)]) == [Span(0, 7)]
    assert outermost(text, [Span(0, 7), Span(4, 7)]) == [Span(0, 7)]
    assert outermost(text, [Span(0, 7), Span(9, 12)]) == [Span(0, 7), Span(9, 12)]


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        ("José Pérez", "Jose Perez", True),
        ("the Harbour Board", "Harbour Board", True),
        ("Ann Lee", "a spokeswoman, Ann Lee, of the board", True),
        ("Lee", "Ann Lee", False),
        (None, "Ann Lee", False),
    ],
)
def test_names_are_compared_without_dress(found: str | None, wanted: str, same: bool) -> None:
    assert same_speaker(found, wanted) is same


#       0         10        20        30        40        50        60        70        80        90
STORY = "“We will go on with it,” said Ann Lee. Bo Orr said sales fell. Cy Poe believes that prices rise."
ROW = {
    "id": "a",
    "text": STORY,
    "attributions": [
        {"content": [[1, 22]], "source": [[30, 37]], "cue": [[25, 29]], "type": "direct"},
        {"content": [[51, 61]], "source": [[39, 45]], "cue": [[46, 50]], "type": "indirect"},
        {"content": [[79, 95]], "source": [[63, 69]], "cue": [[70, 78]], "type": "indirect", "speech": False},
    ],
}


def test_extraction_measures_of_one_article_by_hand() -> None:
    tally = Tally()
    # the direct quote whole, with its speaker; of the indirect one a word too many, with the wrong speaker; a belief,
    # which counts for precision only; and something that nobody says
    tally.add(
        Annotated.of(ROW),
        [
            Found([Span(1, 22)], Span(30, 37), "direct"),
            Found([Span(46, 61)], Span(30, 37), "indirect"),
            Found([Span(79, 95)], None, "indirect"),
            Found([Span(30, 37)], None, "direct"),
        ],
    )
    measured = tally.measures()
    assert measured["speech_exact_precision"] == 2 / 4  # the quote and the belief
    assert measured["speech_exact_recall"] == 1 / 2
    assert measured["speech_j50_precision"] == 3 / 4  # "sales fell" is 2 of the 3 words found
    assert measured["speech_j50_recall"] == 1
    assert measured["speech_j80_recall"] == 1 / 2
    assert measured["direct_j50_recall"] == measured["indirect_j50_recall"] == 1
    assert measured["mixed_j50_recall"] == 0  # there is none
    assert measured["direct_4plus_words_precision"] == 1  # the two words of the last one are too few to count
    assert measured["source_overlap_accuracy"] == 1 / 2
    assert tally.misses == []


def test_a_gold_quote_is_printed_in_as_many_pieces_as_words_and_marks_part() -> None:
    text = "“One. Two,” he said, “three.”"
    row = {"quote": "q", "article": "a", "form": "direct", "speaker": None}
    passages = [{"statement": "S", "label": "unique", "start": a, "end": b} for a, b in ((1, 5), (6, 10), (22, 28))]
    quote = GoldQuote.of({**row, "passages": passages})
    assert [piece.of(text) for piece in printed_pieces(text, quote)] == ["One. Two,", "three."]
    assert list(printed_pieces(text, GoldQuote.of({**row, "form": "indirect", "passages": passages}))) == []


def test_pairs_count_as_joined_when_both_places_stand_in_one_statement() -> None:
    words, other = "We will not sell the harbour to anybody", "There were nine of us at that long table"
    texts = [f"“{words},” said Ann Lee. “{other},” said Bo Orr.", f"Ann Lee said: “{words}.”"]
    articles = [{"id": str(n), "outlet": str(n), "text": text} for n, text in enumerate(texts)]
    place = {"event": "e", "article": "0", "begin": 1, "end": 1 + len(words)}
    far = {"event": "e", "article": "0", "begin": texts[0].index(other), "end": texts[0].index(other) + len(other)}
    there = {"event": "e", "article": "1", "begin": texts[1].index(words), "end": texts[1].index(words) + len(words)}
    pairs = [
        Pair.of({"a": place, "b": there, "relation": "identical", "likely": True}),
        Pair.of({"a": far, "b": there, "relation": "overlap", "likely": True}),
        Pair.of({"a": far, "b": there, "relation": "overlap", "likely": False}),
    ]
    measured = pairs_joined([Event.of({"id": "e", "articles": articles})], pairs)
    assert measured["pairs"] == 2
    assert measured["pairs_joined_identical"] == 1
    assert measured["pairs_joined_overlap"] == 0
    assert (measured["direct_pairs"], measured["direct_pairs_unlike"]) == (1, 0)
