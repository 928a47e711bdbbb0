"""Single edits: each mutator by hand, the law that it makes one edit, and the floors of the bank over the articles."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import quotematch as qm
from benchmarks.judgement import bank, harmless_warned, macro_f1, quotes_of, scores
from quotematch.models import Article, EditKind
from quotematch.testing import strategies
from quotematch.testing.mutations import MUTATORS, Mutation, mutations
from quotematch.testing.stories import OUTLETS, Said

TEXT = "We will not sell the old mill of Riverton, and they know it is worth seven million."

#: For each kind, one thing that its mutator makes of the text.
MADE = {
    EditKind.TYPOGRAPHY: "We will not sell the old Mill of Riverton, and they know it is worth seven million.",
    EditKind.PUNCTUATION: "We will not sell the old mill of Riverton and they know it is worth seven million.",
    EditKind.SPELLING: "We won't sell the old mill of Riverton, and they know it is worth seven million.",
    EditKind.BRACKET: "We will not sell the old mill of Riverton, and [the city] know it is worth seven million.",
    EditKind.ELLIPSIS: "We will not sell the … mill of Riverton, and they know it is worth seven million.",
    EditKind.HEAD_CUT: "sell the old mill of Riverton, and they know it is worth seven million.",
    EditKind.TAIL_CUT: "We will not sell the old mill",
    EditKind.OMISSION: "We will not sell the old of Riverton, and they know it is worth seven million.",
    EditKind.INSERTION: "We will not sell the old quiet mill of Riverton, and they know it is worth seven million.",
    EditKind.SUBSTITUTION: "We will not sell the old museum of Riverton, and they know it is worth seven million.",
    EditKind.NUMBER: "We will not sell the old mill of Riverton, and they know it is worth nine million.",
    EditKind.NEGATION: "We will sell the old mill of Riverton, and they know it is worth seven million.",
    EditKind.MODAL: "We must not sell the old mill of Riverton, and they know it is worth seven million.",
    EditKind.HEDGE: "We will not sell the old mill of Riverton, and they know it is perhaps worth seven million.",
    EditKind.PERSON: "We will not sell the old mill of Riverton, and you know it is worth seven million.",
    EditKind.TENSE: "We will not sell the old mill of Riverton, and they know it was worth seven million.",
}


@pytest.mark.parametrize("kind", MADE, ids=str)
def test_what_a_mutator_makes(kind: EditKind) -> None:
    assert MADE[kind] in [one.b for one in mutations(TEXT, kind)]


def test_kinds_that_need_another_text() -> None:
    names = [one.b for one in mutations("We met Okafor in Riverton on a long wet day in May.", EditKind.ENTITY)]
    assert "We met Okafor in Lindqvist on a long wet day in May." in names
    order = [one.b for one in mutations("They sold horses and wagons to the people of the town.", EditKind.ORDER)]
    assert "They sold wagons and horses to the people of the town." in order
    splice = [one.b for one in mutations("We came late. Nobody was there. We left again soon.", EditKind.SPLICE)]
    assert splice == ["We came late. We left again soon."]


def test_every_kind_has_a_mutator() -> None:
    assert set(MUTATORS) == set(EditKind)


@given(strategies.said(), st.sampled_from(EditKind))
def test_mutations_are_all_different_and_never_the_text(said: list[Said], kind: EditKind) -> None:
    made = [one.b for one in mutations(said[0].words, kind)]
    assert len({said[0].words, *made}) == len(made) + 1


@pytest.mark.parametrize("text", ["", "…", "[", "no words here yet", "'" * 50])
def test_texts_without_a_site_give_nothing(text: str) -> None:
    assert not [one for kind in EditKind for one in mutations(text, kind)]


@given(strategies.mutated(EditKind.NUMBER, EditKind.MODAL, EditKind.OMISSION))
def test_a_drawn_mutation_is_named_by_compare(one: Mutation) -> None:
    assert one.kind in {edit.kind for edit in qm.compare(one.a, one.b).edits}


def test_the_bank_over_the_articles_keeps_its_floors(seeds: Path) -> None:
    """Forty mutations a kind; `python -m benchmarks.judgement` has them all, and the figures of the last run."""
    rows = scores(bank(quotes_of(seeds), 40))
    assert {row.kind for row in rows} == set(EditKind)
    assert macro_f1(rows) >= 0.95
    assert harmless_warned(rows) < 0.01
    sharp = {EditKind.NEGATION, EditKind.NUMBER, EditKind.OMISSION, EditKind.ENTITY}
    assert {row.kind.value: row.recall for row in rows if row.kind in sharp and row.recall < 0.99} == {}


@pytest.mark.parametrize("first", ["hypothesis", "quotematch.testing.strategies"])
def test_strategies_can_be_imported_before_hypothesis_and_after_it(first: str) -> None:
    code = f"import {first}, quotematch.testing.strategies as ours; print(ours.register.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "register\n", done.stderr


def test_hypothesis_knows_articles(root: Path) -> None:
    strategies.register()
    drawn = find(
        st.from_type(Article), lambda article: article.outlet in OUTLETS, settings=settings(phases=[Phase.generate])
    )
    assert drawn.outlet in OUTLETS
    entry = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert entry["hypothesis"] == {"quotematch": "quotematch.testing.strategies:register"}
