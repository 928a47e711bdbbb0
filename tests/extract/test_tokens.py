"""Fast ways of the patterns that every text runs through find what the slow and obvious ones find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from quotematch.extract.marks.conventions import doubled_signs, sign_pattern
from quotematch.extract.speech.tokens import SIGN, TOKEN, WORDS, tokens
from quotematch.lexicon import table
from quotematch.spans import Span

SLOW = re.compile("|".join([*WORDS, SIGN]))
PRINTED = ["Lee", "the", "a", "I", "Mr", "U.S", "R-S.C", "D-Calif", "op-ed", "Lee's", "1,000", "50%", "x_y", "é", "aB"]
JOINTS = [" ", ", ", ",", ".", ". ", "-", "'", "\N{RIGHT SINGLE QUOTATION MARK}", ")", "\n", ""]


class TestTokens:
    """A plain word before a space or comma is one token, whichever rule finds it."""

    @given(
        parts=st.lists(st.sampled_from([*PRINTED, *JOINTS]) | st.text(alphabet="aZ9.,' -é_", max_size=4)),
        cut=st.integers(0, 12),
    )
    def test_what_comes_first_only_saves_time(self, parts: list[str], cut: int) -> None:
        text = "".join(parts)
        for end in (len(text), max(0, len(text) - cut)):
            assert [m.span() for m in TOKEN.finditer(text, 0, end)] == [m.span() for m in SLOW.finditer(text, 0, end)]


class TestRow:
    """The row of an article holds what each of its sentences holds between its quotations, and these as one token."""

    @given(st.lists(st.lists(st.sampled_from([*PRINTED, *JOINTS, "Mr.", "“"]), max_size=8), max_size=4))
    def test_it_is_cut_as_each_stretch_by_itself(self, rows: list[list[str]]) -> None:
        text, stretches, quotations, expected = "", [], [], []
        for row in rows:
            begin = len(text)
            for plain in "".join(row).split("“"):
                if len(text) > begin:
                    quotations.append(Span(len(text), len(text) + 4))
                    expected.append((len(text), "\0", "\0"))
                    text += "“I.”"
                expected += _stretch(plain, len(text))
                text += plain
            stretches.append(Span(begin, len(text)))
            text += " Lee. "
        found = tokens(text, stretches, quotations, {"mr"})
        inside = [found.between(*stretch) for stretch in stretches]
        assert [one for row in inside for one in zip(row.start, row.word, row.low, strict=True)] == expected
        quoted = {span.start for span in quotations}
        ends = [(a, b) for row in inside for a, b in zip(row.start, row.end, strict=True) if a not in quoted]
        assert all(
            text[a:b] == word for (a, b), (_, word, _) in zip(ends, [e for e in expected if e[1] != "\0"], strict=True)
        )

    def test_quotations_that_overlap_are_a_token_each(self) -> None:
        row = tokens("ab cd ef", [Span(0, 8)], [Span(0, 4), Span(3, 7)], set())
        assert list(zip(row.start, row.low, strict=True)) == [(0, "\0"), (3, "\0"), (7, "f")]


def _stretch(text: str, shift: int) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for match in SLOW.finditer(text):
        start, word = match.start() + shift, match.group()
        if word == "." and found and found[-1][2] == "mr" and found[-1][0] + len(found[-1][1]) == start:
            found[-1] = (found[-1][0], found[-1][1] + ".", "mr")
        else:
            found.append((start, word, word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))
    return found


class TestSigns:
    """The pattern of all marks finds each of them, the longest first, single characters before all."""

    @given(data=st.data())
    def test_it_finds_what_a_list_of_all_marks_finds(self, data: st.DataObject) -> None:
        rows = [*table(None, "marks")["set"], *table(None, "marks")["extra"]]
        written = [row[key] for row in rows for key in ("primary", "alternate", "pair") if key in row]
        every = {sign for pair in written for sign in pair} - doubled_signs()
        heads = sorted({char for sign in every for char in sign})
        parts = st.lists(st.sampled_from([*sorted(every), *heads, "a", " "]), max_size=20)
        text = "".join(data.draw(parts, label="text"))
        longest_first = sorted(every, key=lambda sign: (len(sign) != 1, -len(sign), sign))
        slow = re.compile("|".join(map(re.escape, longest_first)))
        assert [m.span() for m in sign_pattern().finditer(text)] == [m.span() for m in slow.finditer(text)]
