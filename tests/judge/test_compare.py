"""Two wordings side by side: tables of relations, edits and discrepancies, laws, and slow oracles."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.judge import governors
from quotematch.judge.chunks import mirrored, relation_of
from quotematch.judge.compare import compare, relation
from quotematch.judge.relation import relate
from quotematch.judge.wording import Wording, keys_alone, wording
from quotematch.models import EditKind, Relation, Step
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.align import shared_words

HERE = Path(__file__).parent
SETTINGS = Settings()


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((HERE / f"cases_{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(*row, id=row[-1]) for row in rows]


@pytest.mark.parametrize(("a", "b", "expected", "why"), cases("relations"))
def test_relation(a: str, b: str, expected: str, why: str) -> None:
    assert compare(a, b).relation == expected, why
    assert relation(a, b) == expected, why


@pytest.mark.parametrize(("a", "b", "expected", "why"), cases("edits"))
def test_edits(a: str, b: str, expected: list[list[str]], why: str) -> None:
    found = [(edit.kind.value, edit.a.of(a), edit.b.of(b), edit.detail) for edit in compare(a, b).edits]
    assert sorted(found, key=repr) == sorted(((*row, None)[:4] for row in expected), key=repr), why


@pytest.mark.parametrize(("a", "b", "expected", "why"), cases("compared"))
def test_discrepancies(a: str, b: str, expected: list[list[str]], why: str) -> None:
    found = [[item.kind.value, item.severity.value] for item in compare(a, b).discrepancies]
    assert found == expected, why


def test_tables_say_nothing_twice() -> None:
    for name in ("relations", "edits", "compared"):
        rows = tomllib.loads((HERE / f"cases_{name}.toml").read_text(encoding="utf-8"))["case"]
        pairs = [(row[0], row[1]) for row in rows]
        assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize(
    ("setting", "a", "b"),
    [
        ("fold_case", "The Department", "the department"),
        ("fold_punctuation", "we go, all of us", "we go all of us"),
        ("fold_typography", "it’s ours", "it's ours"),
    ],
)
def test_each_part_of_the_fold_can_be_switched_off(setting: str, a: str, b: str) -> None:
    assert relation(a, b) is Relation.IDENTICAL
    assert relation(a, b, settings=Settings.model_validate({setting: False})) is not Relation.IDENTICAL


def test_long_wordings_are_compared_in_bounded_time() -> None:
    long = " ".join(f"word{number % 997}" for number in range(10_000))
    cut = " ".join(word for number, word in enumerate(long.split()) if number % 20)
    assert compare(long, long).relation is Relation.IDENTICAL
    assert compare(long, cut).relation is Relation.ALTERED
    assert compare(long, "nothing of it here").relation is Relation.UNRELATED


def test_messages_name_the_sides_and_hold_no_control_characters() -> None:
    (found,) = compare("we will \x1b[2Jnot go there", "we will go there").discrepancies[:1]
    assert found.message.startswith("The first prints")
    assert found.message.isprintable()


# ---- laws ----------------------------------------------------------------------------------------------------------

TOKENS = [
    "we",
    "will",
    "not",
    "go",
    "home",
    "No",
    "one",
    "noone",
    "can",
    "cannot",
    "5",
    "US",
    "…",
    "[all]",
    "[W]e",
    ",",
    ".",
]
WORDINGS = st.lists(st.sampled_from(TOKENS), max_size=14).map(" ".join)
ANY_TEXT = st.one_of(WORDINGS, st.text(max_size=40))


def words_of(text: str) -> Wording:
    return wording(text, [Span(0, len(text))], SETTINGS)


@given(ANY_TEXT)
def test_every_wording_is_identical_with_itself(text: str) -> None:
    comparison = compare(text, text)
    assert comparison.relation is Relation.IDENTICAL
    assert comparison.edits == () == comparison.discrepancies


@given(ANY_TEXT, ANY_TEXT)
def test_comparison_is_mirrored_when_the_sides_are(a: str, b: str) -> None:
    here, there = compare(a, b), compare(b, a)
    assert mirrored(here.relation) is there.relation
    turned = {EditKind.OMISSION: EditKind.INSERTION, EditKind.INSERTION: EditKind.OMISSION}
    assert sorted((e.a, e.b, e.kind, e.detail or "") for e in here.edits) == sorted(
        (e.b, e.a, turned.get(e.kind, e.kind), e.detail or "") for e in there.edits
    )
    assert sorted((d.kind, d.severity) for d in here.discrepancies) == sorted(
        (d.kind, d.severity) for d in there.discrepancies
    )


@given(ANY_TEXT, ANY_TEXT)
def test_every_word_of_both_sides_is_in_exactly_one_chunk(a: str, b: str) -> None:
    one, two = words_of(a), words_of(b)
    found, chunks = relate(one, two)
    assert [i for chunk in chunks for i in range(chunk.a_start, chunk.a_end)] == list(range(len(one)))
    assert [j for chunk in chunks for j in range(chunk.b_start, chunk.b_end)] == list(range(len(two)))
    for chunk in chunks:
        if chunk.step is Step.SAME:
            same = "".join(one.keys[chunk.a_start : chunk.a_end]), "".join(two.keys[chunk.b_start : chunk.b_end])
            assert same[0] == same[1]
    if found is not Relation.IDENTICAL:
        runs = {Relation.CONTAINED, Relation.CONTAINS}
        assert (found in runs) == (relation_of(chunks) in runs)


@given(ANY_TEXT, ANY_TEXT)
def test_spans_of_edits_lie_in_their_texts(a: str, b: str) -> None:
    for edit in compare(a, b).edits:
        assert 0 <= edit.a.start <= edit.a.end <= len(a)
        assert 0 <= edit.b.start <= edit.b.end <= len(b)


@given(ANY_TEXT, ANY_TEXT)
def test_the_relation_alone_agrees_with_the_comparison(a: str, b: str) -> None:
    assert relation(a, b) is compare(a, b).relation


TYPED = st.text(st.sampled_from([*"aZ09_.,:;'- $%&*!?()/", "\N{RIGHT SINGLE QUOTATION MARK}", "\N{EM DASH}", "é"]))


@given(TYPED)
def test_words_alone_are_those_of_the_wording(text: str) -> None:
    alone = keys_alone(text, SETTINGS)
    assert alone is None or alone == words_of(text).keys


@given(ANY_TEXT, ANY_TEXT)
def test_words_alike_at_both_ends_are_shared_in_order(a: str, b: str) -> None:
    keys = words_of(a).keys, words_of(b).keys
    if compare(a, b).relation is Relation.UNRELATED and all(keys):
        assert shared_words(*keys) <= SETTINGS.related_share * min(map(len, keys))


# ---- oracles -------------------------------------------------------------------------------------------------------


def is_run(small: tuple[str, ...], big: tuple[str, ...]) -> bool:
    return any(big[i : i + len(small)] == small for i in range(len(big) - len(small) + 1))


PLAIN = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=8).map(tuple)


@given(PLAIN, PLAIN)
def test_relation_of_plain_words_is_that_of_the_definition(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    found = relate(words_of(" ".join(a)), words_of(" ".join(b)))[0]
    expected = (
        Relation.IDENTICAL
        if a == b
        else Relation.CONTAINED
        if is_run(a, b)
        else Relation.CONTAINS
        if is_run(b, a)
        else Relation.ALTERED
    )
    assert found is expected


def contained_with_marks(a: Wording, b: Wording) -> bool:
    """Whether the words of `a` are a run of `b`, by trying everything: gaps skip, brackets skip, on both sides."""

    @cache
    def fits(i: int, j: int, started: bool) -> bool:
        if i == len(a):
            return started
        if a.bracketed[i] and fits(i + 1, j, started):
            return True
        if j == len(b):
            return False
        free = not started or a.gaps[i] or a.bracketed[i] or b.bracketed[j] or (i > 0 and a.bracketed[i - 1])
        if free and fits(i, j + 1, started):
            return True
        return not a.bracketed[i] and a.keys[i] == b.keys[j] and fits(i + 1, j + 1, True)

    return bool(len(a)) and any(not bracketed for bracketed in a.bracketed) and fits(0, 0, False)


MARKED = st.lists(st.sampled_from(["a", "b", "c", "…", "[x]", "[b]"]), min_size=1, max_size=7).map(" ".join)


@given(MARKED, MARKED)
def test_marks_never_break_a_run(a: str, b: str) -> None:
    one, two = words_of(a), words_of(b)
    if contained_with_marks(one, two):
        assert relate(one, two)[0] is not Relation.ALTERED


def test_a_text_without_stops_is_not_searched_again_for_each_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    between = governors._between

    def counted(side: Wording, at: int) -> str:
        looks.append(at)
        return between(side, at)

    monkeypatch.setattr(governors, "_between", counted)
    counts = []
    for number in (300, 600):
        looks.clear()
        assert compare("they [all] walk … " * number, "they both walk home " * number).relation is Relation.CONTAINED
        counts.append(len(looks))
    assert counts[1] < 2.2 * counts[0]


@pytest.mark.parametrize("unseen", ["\N{SOFT HYPHEN}", "\N{WORD JOINER}", "\N{ZERO WIDTH NO-BREAK SPACE}"])
def test_signs_that_are_not_seen_part_no_word(unseen: str) -> None:
    found = compare(f"The gar{unseen}den{unseen}ers did no{unseen}t wait", "The gardeners did not wait")
    assert (found.relation, found.discrepancies) == (Relation.IDENTICAL, ())
    found = compare(f"They did no{unseen}t wait for rain", "They did wait for rain")
    assert [one.severity for one in found.discrepancies] == ["alarm"]
