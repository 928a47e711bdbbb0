"""Quoted pieces: a table of cases set out by hand, all locales of CLDR, and laws that hold for any text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.extract.marks.conventions import convention
from quotematch.extract.marks.neighbours import marks_of
from quotematch.extract.marks.nesting import cheapest_reading, plain_reading
from quotematch.extract.marks.pieces import find_pieces
from quotematch.extract.records import Piece
from quotematch.lexicon import table
from quotematch.settings import Settings
from quotematch.spans import Span

CASES = tomllib.loads((Path(__file__).parent / "cases_marks.toml").read_text(encoding="utf-8"))["case"]
START, END = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"


class Marked(NamedTuple):
    """A text and its pieces, in order of place, an enclosing one before those in it."""

    text: str
    inners: list[Span]
    parents: list[int | None]


def unmarked(marked: str) -> Marked:
    """Take the brackets out of a case."""
    text = ""
    inners: list[Span] = []
    parents: list[int | None] = []
    stack: list[int] = []
    for char in marked:
        if char == START:
            parents.append(stack[-1] if stack else None)
            stack.append(len(inners))
            inners.append(Span(len(text), -1))
        elif char == END:
            k = stack.pop()
            inners[k] = Span(inners[k].start, len(text))
        else:
            text += char
    assert not stack
    return Marked(text, inners, parents)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases_are_read_as_set_out(case: dict[str, Any]) -> None:
    want = unmarked(case["marked"])
    pieces, problems = find_pieces(want.text, case.get("language"))
    assert [piece.inner.of(want.text) for piece in pieces] == [span.of(want.text) for span in want.inners]
    assert [piece.inner for piece in pieces] == want.inners
    assert [piece.parent for piece in pieces] == want.parents
    assert [problem.code for problem in problems] == case.get("problems", [])
    links = [[k, piece.continues] for k, piece in enumerate(pieces) if piece.continues is not None]
    assert links == case.get("continues", [])
    assert [k for k, piece in enumerate(pieces) if not piece.closed] == case.get("unclosed", [])


def test_every_case_says_why_and_none_stands_twice() -> None:
    reasons = [case["why"] for case in CASES]
    assert len(set(reasons)) == len(reasons)
    assert len({(case["marked"], case.get("language")) for case in CASES}) == len(CASES)


LOCALE_SETS = [
    (locale, row["primary"], row["alternate"])
    for row in table(None, "marks")["set"]
    for locale in row["locales"].split()
]


class TestLocales:
    """The primary and the nested alternate marks of each of CLDR's locales are read where it is the language."""

    SENTENCE = "Alpha: {o}beta {a}gamma delta{b} epsilon{c} zeta."
    TOUCHING = "{o}Beta, {a}gamma delta.{b}{c} Alpha. Then {o}{a}zeta{b} eta{c}."

    def test_there_are_as_many_as_cldr_has(self) -> None:
        assert len(LOCALE_SETS) == len({locale for locale, _, _ in LOCALE_SETS}) == 766

    def test_each_reads_its_own_marks(self) -> None:
        for locale, (o, c), (a, b) in LOCALE_SETS:
            text = self.SENTENCE.format(o=o, c=c, a=a, b=b)
            pieces, problems = find_pieces(text, locale)
            assert ([p.inner.of(text) for p in pieces], problems) == (
                [f"beta {a}gamma delta{b} epsilon", "gamma delta"],
                [],
            ), locale

    def test_each_reads_its_own_marks_where_they_touch(self) -> None:
        for locale, (o, c), (a, b) in LOCALE_SETS:
            text = self.TOUCHING.format(o=o, c=c, a=a, b=b)
            pieces, problems = find_pieces(text, locale)
            inners = [f"Beta, {a}gamma delta.{b}", "gamma delta.", f"{a}zeta{b} eta", "zeta"]
            assert ([p.inner.of(text) for p in pieces], problems) == (inners, []), locale

    def test_all_are_read_when_the_language_is_not_known(self) -> None:
        for locale, (o, c), (a, b) in LOCALE_SETS:
            text = self.SENTENCE.format(o=o, c=c, a=a, b=b)
            pieces, _ = find_pieces(text)
            assert [p.inner.of(text) for p in pieces] == [f"beta {a}gamma delta{b} epsilon", "gamma delta"], locale

    def test_tags_in_any_spelling(self) -> None:
        assert convention("DE_at") is convention("de-AT")
        assert convention("de-Latn-XX") is convention("de")
        assert convention("xx-unknown") is convention(None) is convention("")


PLAIN = st.lists(st.sampled_from(["We", "came", "to", "town", "and", "left", "again", "12"]), min_size=1, max_size=8)
PAIRS = [
    ("“", "”"),
    ('"', '"'),
    ("‘", "’"),
    ("'", "'"),
    ("«", "»"),
    ("„", "“"),
    ("``", "''"),
    ("''", "''"),
    ("「", "」"),
]
SIGNS = "“”„‟\"«»‘’‚‛'‹›`´「」『』〝〞〟,.!?:;-—… \n\r\u00a0\u200b\u0301ab1sé漢한א\0"
#: Quotes that go on over paragraphs, and others between.
REOPENED = st.lists(st.sampled_from(["“One went", "”", "‘Two", "’", ".\n\n“", " she said", ", "]), max_size=30).map(
    "".join
)


class TestLaws:
    """What holds for any text, however odd."""

    @given(before=PLAIN, inside=PLAIN, after=PLAIN, pair=st.sampled_from(PAIRS), stop=st.sampled_from(["", ",", "."]))
    def test_a_marked_phrase_in_plain_words_is_found_exactly(
        self, before: list[str], inside: list[str], after: list[str], pair: tuple[str, str], stop: str
    ) -> None:
        phrase = " ".join(inside) + stop
        head = " ".join(before) + " " + pair[0]
        text = f"{head}{phrase}{pair[1]} {' '.join(after)}."
        pieces, problems = find_pieces(text)
        assert (pieces, problems) == (
            [Piece(Span(len(head) - len(pair[0]), len(head + phrase + pair[1])), Span(len(head), len(head + phrase)))],
            [],
        )

    @given(phrases=st.lists(st.tuples(PLAIN, PLAIN, st.sampled_from(PAIRS)), min_size=1, max_size=5))
    def test_paragraphs_do_not_depend_on_each_other_when_all_marks_are_closed(
        self, phrases: list[tuple[list[str], list[str], tuple[str, str]]]
    ) -> None:
        lines = [f"{' '.join(head)} {pair[0]}{' '.join(words)}{pair[1]} she said." for head, words, pair in phrases]
        together = [piece.inner.of("\n\n".join(lines)) for piece in find_pieces("\n\n".join(lines))[0]]
        alone = [piece.inner.of(line) for line in lines for piece in find_pieces(line)[0]]
        assert together == alone == [" ".join(words) for _, words, _ in phrases]

    @given(
        text=st.text(alphabet=SIGNS, max_size=80) | st.text(max_size=60) | REOPENED,
        language=st.sampled_from([None, "en", "fi", "fr", "de", "ar", "nl"]),
    )
    def test_spans_are_in_range_sorted_and_properly_nested(self, text: str, language: str | None) -> None:
        pieces, problems = find_pieces(text, language)
        for k, piece in enumerate(pieces):
            assert 0 <= piece.outer.start <= piece.inner.start < piece.inner.end <= piece.outer.end <= len(text)
            assert piece.inner.of(text) == piece.inner.of(text).strip()
            assert "\n" not in piece.outer.of(text)
            if piece.continues is not None:
                assert 0 <= piece.continues < k
            if piece.parent is not None:
                assert pieces[piece.parent].outer.holds(piece.outer)
                assert piece.parent < k
        outers = [piece.outer for piece in pieces]
        assert outers == sorted(outers, key=lambda span: (span.start, -span.end))
        for one, other in pairwise(outers):
            assert one.holds(other) or one.end <= other.start
        assert all(p.span is not None and p.span.start < p.span.end <= len(text) for p in problems)

    @given(text=st.text(alphabet=SIGNS, max_size=60), good=PLAIN)
    def test_broken_marks_cost_no_quote_of_another_paragraph(self, text: str, good: list[str]) -> None:
        phrase = " ".join(good)
        whole = (
            f"{text}\n\nThis is a full sentence of the reporter, and it stands between.\n\nShe said “{phrase}” then."
        )
        assert phrase in [piece.inner.of(whole) for piece in find_pieces(whole)[0] if piece.closed]


class TestPlainReading:
    """The short way for careful typists' paragraphs gives what the search gives."""

    @given(text=st.text(alphabet="“”\"‘’' ,.abs", max_size=40))
    def test_it_agrees_with_the_search(self, text: str) -> None:
        usage = convention(None)
        ((marks, *_), _) = marks_of(text, [Span(0, len(text))], 1000)
        plain = plain_reading(marks, usage)
        if plain is not None:
            searched = cheapest_reading(marks, usage, Settings(readings_kept=64))
            assert (plain.pairs, plain.open, plain.cut) == (searched.pairs, searched.open, searched.cut)


class TestLimits:
    """Hostile input is read up to a limit, and a problem says so."""

    def test_nesting_stops_at_the_limit(self) -> None:
        text = "".join(f"“a{k} " for k in range(6)) + "b" + "”" * 6 + " end."
        deep, _ = find_pieces(text, settings=Settings(max_nesting=6))
        flat, problems = find_pieces(text, settings=Settings(max_nesting=2))
        assert len(deep) == 6
        assert max(_depths(flat)) == 2
        assert "deep_nesting" in [problem.code for problem in problems]

    def test_marks_beyond_the_limit_are_not_read(self) -> None:
        text = "“a” " * 200 + "\n\nAnd “b”."
        pieces, problems = find_pieces(text, settings=Settings(marks_per_paragraph=100))
        assert len(pieces) == 51
        assert [(problem.code, problem.span) for problem in problems] == [("many_marks", Span(200, 201))]

    def test_a_flood_of_marks_ends(self) -> None:
        pieces, problems = find_pieces("“" * 100_000)
        assert len(pieces) <= 1
        assert "many_marks" in [problem.code for problem in problems]

    @pytest.mark.parametrize("text", ['"' * 20_000, "'" * 20_000, "’s " * 20_000, "“a" + "\u0301" * 80_000])
    def test_no_flood_is_many_quotes(self, text: str) -> None:
        pieces, _ = find_pieces(text, settings=Settings(marks_per_paragraph=1_000))
        assert len(pieces) <= 1


def _depths(pieces: list[Piece]) -> list[int]:
    depths: list[int] = []
    for piece in pieces:
        depths.append(1 if piece.parent is None else depths[piece.parent] + 1)
    return depths


class TestLexicon:
    """The rows of the table of marks are what they say."""

    def test_no_locale_stands_twice_and_no_pair_is_both_prescribed_and_extra(self) -> None:
        rows = table(None, "marks")
        prescribed = {tuple(row[kind]) for row in rows["set"] for kind in ("primary", "alternate")}
        extra = [tuple(row["pair"]) for row in rows["extra"]]
        assert len(set(extra)) == len(extra)
        assert not prescribed & set(extra)

    def test_prices_are_positive_and_surcharges_not_negative(self) -> None:
        rows = table(None, "marks")
        assert all(price > 0 for price in rows["price"].values())
        assert all(row["surcharge"] >= 0 for row in rows["extra"])

    def test_apostrophe_lists_have_each_word_once_in_lower_case(self) -> None:
        for words in table("en", "apostrophes").values():
            assert len(set(words)) == len(words)
            assert [word.casefold() for word in words] == words
