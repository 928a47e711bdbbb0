"""Fast ways of the patterns that every text runs through find what the slow and obvious ones find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from quotematch.extract.marks.conventions import doubled_signs, sign_pattern
from quotematch.extract.speech.frames import _TOKEN
from quotematch.lexicon import table

WORDS = ["Lee", "the", "a", "I", "Mr", "U.S", "R-S.C", "D-Calif", "op-ed", "Lee's", "1,000", "50%", "x_y", "é", "aB"]
JOINTS = [" ", ", ", ",", ".", ". ", "-", "'", "\N{RIGHT SINGLE QUOTATION MARK}", ")", "\n", ""]


class TestTokens:
    """A plain word before a space or comma is one token, whichever rule finds it."""

    @given(
        parts=st.lists(st.sampled_from([*WORDS, *JOINTS]) | st.text(alphabet="aZ9.,' -é_", max_size=4)),
        cut=st.integers(0, 12),
    )
    def test_the_first_rule_only_saves_time(self, parts: list[str], cut: int) -> None:
        first, *others = _TOKEN.pattern.split("|")
        assert first == "[A-Za-z][a-z]++(?=[ ,])"
        slow, text = re.compile("|".join(others)), "".join(parts)
        for end in (len(text), max(0, len(text) - cut)):
            assert [m.span() for m in _TOKEN.finditer(text, 0, end)] == [m.span() for m in slow.finditer(text, 0, end)]


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
