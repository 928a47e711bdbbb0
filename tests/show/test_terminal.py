"""The terminal's report: what a person reads, and what no article can make a terminal do."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch import Article, Comparison, Edit, EditKind, Problem, ProblemLevel, Reconciliation, Relation, Span
from quotematch.show.comparison import render_comparison
from quotematch.show.flow import Page
from quotematch.show.names import short_names
from quotematch.show.plain import columns, cut, plain
from quotematch.show.quotes import render_quotes
from quotematch.show.runs import DIFFERS, GAP, Run, in_context, marked
from quotematch.show.terminal import render

SGR = re.compile(r"\x1b\[[0-9;]*m")


def place(lines: list[str], start: str) -> int:
    """The number of the first line that starts so."""
    return next(number for number, line in enumerate(lines) if line.strip().startswith(start))


def test_the_report_says_first_what_an_editor_needs_first(story: Reconciliation) -> None:
    lines = render(story, width=80).splitlines()
    assert lines[0] == "3 articles · 3 outlets · 4 quotes · 2 statements · 2026-01-05 to 2026-01-07"
    headings = ["DISCREPANCIES", "VERDICTS", "STATEMENTS", "ONLY IN ONE OUTLET", "PROBLEMS"]
    places = [place(lines, heading) for heading in headings]
    assert places == sorted(places)


def test_both_sides_of_a_discrepancy_have_their_words_marked(story: Reconciliation) -> None:
    lines = [line.strip() for line in render(story, width=100).splitlines()]
    at = lines.index("ALARM  Post prints “cannot” where Mail prints “can”.")
    assert lines[at + 1] == "Post  “We {cannot} accept this plan in any form,” said Ann Lee."
    assert lines[at + 2] == "Mail  Ann Lee said: “We {can} accept this plan in any form.” She called it “a gift”."


def test_statements_name_their_witnesses(story: Reconciliation) -> None:
    lines = [line.strip() for line in render(story, width=100).splitlines()]
    assert "1  Ann Lee · 3 outlets · 2 wordings" in lines
    assert "= “We cannot accept this plan in any form,” — Echo, Post" in lines
    assert "~ “We {can} accept this plan in any form.” — Mail (6 of 8 words)" in lines
    assert "Ann Lee: talks would go on in May" in lines


def test_the_table_of_verdicts(story: Reconciliation) -> None:
    rows = [
        line.split()[:5] for line in render(story, width=100).splitlines() if re.match(r"  (Echo|Mail|Post) +\d", line)
    ]
    assert rows == [["Echo", "1", "1", "0", "0"], ["Mail", "1", "0", "1", "0"], ["Post", "2", "1", "0", "1"]]


def test_color_says_the_same_as_signs(story: Reconciliation) -> None:
    colored, signed = render(story, width=100, color=True), render(story, width=100)
    assert "\x1b" not in signed
    assert re.search(r"We \x1b\[[0-9;]+mcannot\x1b\[0m accept", colored)
    words = re.findall(r"\w+", SGR.sub("", colored))
    dropped = {"words", "that", "differ", "The", "in", "question", "stand", "braces"}  # the key to the signs
    assert [word for word in words if word not in dropped] == [
        word for word in re.findall(r"\w+", signed) if word not in dropped
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_asked_for(story: Reconciliation, width: int) -> None:
    for line in render(story, width=width).splitlines():
        assert columns(line) <= width, line


def test_an_empty_result_says_so() -> None:
    article = Article(id="a.txt", text="Rain fell.", outlet="Post")
    assert "No quotes were found." in render(Reconciliation.of(articles=[article]), width=80)


def test_much_is_cut_short_unless_all_is_asked_for() -> None:
    notes = [
        Problem(level=ProblemLevel.NOTE, code="bom", message="A mark.", article_id=f"{number:03}")
        for number in range(50)
    ]
    failed = Problem(level=ProblemLevel.FAILED, code="broken_json", message="Broken.", article_id="999")
    result = Reconciliation.of(problems=[*notes, failed])
    short, whole = render(result, width=80), render(result, width=80, everything=True)
    assert short.index("999: Broken.") < short.index("000: A mark.")
    assert "... and 39 more (--all shows them)" in short
    assert whole.count("A mark.") == 50


HOSTILE = "He said: “\x1b[2J\x1b]0;owned\x07No\u202e.\x9b31m\u2028”\r\x08\u2066 {x}"


def test_no_article_steers_the_terminal(story: Reconciliation) -> None:
    hostile = Reconciliation.from_json(
        story.to_json().replace('"outlet":"Mail"', '"outlet":"Ma\\u001b[31mil"').replace("Ann Lee", "Ann\\u202eLee")
    )
    for text in (render(hostile, width=80), SGR.sub("", render(hostile, width=80, color=True))):
        assert "Ma" in text
        assert {unicodedata.category(char) for char in text if char != "\n"}.isdisjoint({"Cc", "Cf", "Zl", "Zp"})


@given(st.text(alphabet=st.characters(codec="utf-8")) | st.just(HOSTILE))
def test_plain_text_is_one_harmless_line(text: str) -> None:
    clean = plain(text)
    controls = {char for char in clean if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")}
    assert controls == set()
    assert not any(char in clean for char in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff")
    assert plain(clean) == clean


def test_plain_text_keeps_letters_that_need_joiners() -> None:
    assert plain("می\u200cخواهم") == "می\u200cخواهم"


def test_a_pile_of_combining_marks_is_cut() -> None:
    assert len(plain("a" + "\u0301" * 80_000)) <= 6


@given(
    st.lists(st.tuples(st.text(alphabet="ab 語x\u0301", max_size=30), st.sampled_from(["", DIFFERS, "dim"]))),
    st.booleans(),
)
def test_wrapping_loses_no_letter_and_keeps_to_the_width(parts: list[tuple[str, str]], color: bool) -> None:
    page = Page(20, color)
    page.add(*(Run(text, style) for text, style in parts), first=(Run("> "),))
    lines = [SGR.sub("", line) for line in page.lines]
    assert all(columns(line) <= 20 for line in lines)
    printed = "".join(lines).removeprefix(">").replace(" ", "")
    wanted = "".join(plain(text) if color or style != DIFFERS else "{" + plain(text) + "}" for text, style in parts)
    assert printed == wanted.replace(" ", "")


@pytest.mark.parametrize(
    ("names", "shown", "why"),
    [
        (["000_e49560dc47474acf", "001_4c3de5cac8dcfba9"], ["000", "001"], "hashes behind a number"),
        (["post-20260227123456"], ["post"], "a long number"),
        (["The Post", "The Mail"], ["The Post", "The Mail"], "names that people gave"),
        (["a_0123456789abcdef", "a_fedcba9876543210"], None, "not to be told apart when shortened"),
        (["news_deadbeef", "feedface"], None, "words of hexadecimal letters only are words"),
        (["0123456789abcdef"], None, "nothing would be left"),
        (["cafe_society"], None, "no hash"),
    ],
)
def test_short_names(names: list[str], shown: list[str] | None, why: str) -> None:
    assert list(short_names(names).values()) == (shown or names), why


def test_marks_in_context() -> None:
    text = "One sentence before.\nHe told us “no” and left. Then more."
    assert in_context(text, Span(33, 35), [Span(33, 35)], room=40) == (
        Run("He told us “"),
        Run("no", DIFFERS),
        Run("” and left. Then"),
        Run(" "),
        Run("…"),
    )
    assert marked("We go.", [Span(0, 6)], [Span(2, 2)]) == (Run("We"), Run("", GAP), Run(" go."))


def test_a_long_stretch_shows_what_surrounds_its_marks() -> None:
    text = "word " * 400 + "here " + "word " * 400
    runs = in_context(text, Span(0, len(text)), [Span(2000, 2004)], room=100)
    shown = "".join(run.text for run in runs)
    assert Run("here", DIFFERS) in runs
    assert len(shown) < 200
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_cut() -> None:
    assert cut("日本の新聞", 5) == "日本…"


def test_two_wordings() -> None:
    edit = Edit(kind=EditKind.NEGATION, a=Span(3, 9), b=Span(3, 6))
    found = Comparison(a="We cannot go", b="We can go", relation=Relation.ALTERED, edits=(edit,))
    assert render_comparison(found, width=60).splitlines() == [
        "altered",
        "  a  We {cannot} go",
        "  b  We {can} go",
        "",
        "EDITS",
        "  negation: cannot → can",
    ]


def test_quotes_article_by_article(story: Reconciliation) -> None:
    lines = render_quotes(story.articles, story.quotes, width=80).splitlines()
    assert lines[0] == "Echo · echo.txt · 1 quote"
    assert "  Ann Lee · term · said: “a gift”" in lines
    assert "  Ann Lee · indirect · added: talks would go on in May" in lines
