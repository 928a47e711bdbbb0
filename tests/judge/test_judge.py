"""Verdicts, readings and discrepancies of small stories, and the laws that evidence keeps."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.judge import Judgement, judge
from quotematch.judge.replay import replay
from quotematch.models import (
    Article,
    Discrepancy,
    Form,
    Passage,
    Quote,
    Role,
    Rule,
    Speaker,
    Step,
    Verdict,
)
from quotematch.pipeline import reconcile
from quotematch.settings import Settings
from quotematch.spans import Span

#: One printed piece: (outlet, statement, words, form). Its outlet prints it in an article of its own.
Piece = tuple[str, str, str, str]


def article_of(outlet: str, text: str, role: Role = Role.REPORT) -> Article:
    return Article(id=outlet.lower(), text=text, outlet=outlet, role=role)


def quote_of(article: Article, pieces: Sequence[tuple[str, str]], speaker: str | None, *, term: bool = False) -> Quote:
    """A quote whose passages are `pieces` of (words, form), found one after the other in the article."""
    passages: list[Passage] = []
    at = 0
    name = f"{article.id}:{pieces[0][0][:20]}"
    for words, form in pieces:
        start = article.text.index(words, at)
        at = start + len(words)
        span = Span(start, at)
        passages.append(Passage(id=f"{article.id}:{start}", quote_id=name, form=Form(form), spans=(span,), text=words))
    direct = tuple(p.spans[0] for p in passages if p.form is Form.DIRECT)
    forms = {passage.form for passage in passages}
    return Quote(
        id=name,
        article_id=article.id,
        form=forms.pop() if len(forms) == 1 else Form.MIXED,
        spans=tuple(p.spans[0] for p in passages),
        quoted=direct,
        text=" ".join(p.text for p in passages),
        speaker=Speaker(name=speaker) if speaker else None,
        is_term=term,
        passages=tuple(passages),
    )


def judged(pieces: Sequence[Piece], *, rivals: dict[str, tuple[str, ...]] | None = None) -> Judgement:
    """A story in which each piece stands in an article of its outlet, after "Ann Lee said:"."""
    articles, quotes, statement_of = [], [], {}
    for number, (outlet, statement, words, form) in enumerate(pieces):
        mark = '"' if form == "direct" else ""
        text = f"Ann Lee said: {mark}{words}{mark} There was no more."
        article = Article(id=f"{number}-{outlet}", text=text, outlet=outlet)
        quote = quote_of(article, [(words, form)], "Ann Lee")
        articles.append(article)
        quotes.append(quote)
        statement_of[quote.passages[0].id] = statement
    named = {quotes[int(key)].passages[0].id: value for key, value in (rivals or {}).items()}
    return judge(articles, quotes, statement_of, named)


def verdicts(judgement: Judgement) -> list[str]:
    return [str(passage.verdict) for quote in judgement.quotes for passage in quote.passages]


FULL = "However, we cannot accept this offer today."

VERDICTS = [
    ([("A", "s", FULL, "direct"), ("B", "s", FULL, "direct")], ["verbatim", "verbatim"], "the same words"),
    (
        [("A", "s", FULL, "direct"), ("B", "s", "we cannot accept this offer", "direct")],
        ["verbatim", "verbatim"],
        "one is a run of the other",
    ),
    (
        [("A", "s", FULL, "direct"), ("B", "s", "this offer today", "direct")],
        ["paraphrased", "paraphrased"],
        "three words are too few to be verbatim in a longer passage",
    ),
    (
        [("A", "s", "this offer today", "direct"), ("B", "s", "This offer today!", "direct")],
        ["verbatim", "verbatim"],
        "three words that are all of both",
    ),
    (
        [("A", "s", FULL, "direct"), ("B", "s", "we cannot … accept this offer", "direct")],
        ["verbatim", "verbatim"],
        "an ellipsis breaks no run",
    ),
    (
        [("A", "s", FULL, "direct"), ("B", "s", "we cannot this offer today", "direct")],
        ["paraphrased", "paraphrased"],
        "words left out without a mark",
    ),
    (
        [("A", "s", FULL, "direct"), ("B", "s", FULL, "indirect")],
        ["paraphrased", "paraphrased"],
        "outside the marks the same words are a report",
    ),
    ([("A", "s", FULL, "direct"), ("A", "s", FULL, "direct")], ["unique", "unique"], "one outlet, twice"),
    ([("A", "s", FULL, "direct"), ("B", "t", FULL, "direct")], ["unique", "unique"], "two statements"),
    (
        [("A", "s", FULL, "direct"), ("B", "s", FULL, "indirect"), ("C", "s", FULL, "direct")],
        ["verbatim", "paraphrased", "verbatim"],
        "each passage has a verdict of its own",
    ),
    (
        [("A", "s", "one two three four", "direct"), ("B", "s", "one two three four five", "direct")],
        ["verbatim", "verbatim"],
        "four words are enough",
    ),
]


@pytest.mark.parametrize(("pieces", "expected", "why"), VERDICTS, ids=[row[2] for row in VERDICTS])
def test_verdicts(pieces: list[Piece], expected: list[str], why: str) -> None:
    assert verdicts(judged(pieces)) == expected, why


def test_the_length_of_a_fragment_is_a_setting() -> None:
    pieces: list[Piece] = [("A", "s", FULL, "direct"), ("B", "s", "we cannot accept this", "direct")]
    result = judged(pieces)
    articles = [Article(id=f"{n}-{p[0]}", text=f'Ann Lee said: "{p[2]}"', outlet=p[0]) for n, p in enumerate(pieces)]
    quotes = [quote_of(a, [(p[2], p[3])], "Ann Lee") for a, p in zip(articles, pieces, strict=True)]
    names = {q.passages[0].id: "s" for q in quotes}
    assert verdicts(result) == ["verbatim", "verbatim"]
    assert verdicts(judge(articles, quotes, names, {}, settings=Settings(fragment_words=5))) == ["paraphrased"] * 2


def test_a_fragment_with_rivals_elsewhere_is_never_unique() -> None:
    pieces: list[Piece] = [("A", "s", "this offer", "direct"), ("B", "t", FULL, "direct")]
    assert verdicts(judged(pieces, rivals={"0": ("t",)})) == ["paraphrased", "unique"]


def test_a_primary_source_is_no_outlet() -> None:
    release = Article(id="p", text=f'Lee: "{FULL}"', outlet="Office", role=Role.PRIMARY)
    report = Article(id="a", text=f'Lee said: "{FULL}"', outlet="A")
    quotes = [quote_of(article, [(FULL, "direct")], "Ann Lee") for article in (release, report)]
    result = judge([release, report], quotes, {q.passages[0].id: "s" for q in quotes}, {})
    assert result.quotes[1].verdict is Verdict.UNIQUE
    (statement,) = result.statements
    assert statement.outlets == ("A",)
    assert not statement.reconstructed


def test_terms_get_neither_statement_nor_verdict() -> None:
    article = article_of("A", 'They called it "unfettered" access.')
    term = quote_of(article, [("unfettered", "direct")], None, term=True)
    (quote,) = judge([article], [term], {}, {}).quotes
    assert quote == term


def test_the_best_counterpart_makes_verbatim_then_shares_most() -> None:
    result = judged(
        [
            ("A", "s", FULL, "direct"),
            ("B", "s", "However, we cannot take this offer today.", "direct"),
            ("C", "s", "we cannot accept this", "direct"),
        ]
    )
    evidence = result.quotes[0].passages[0].evidence
    assert evidence is not None
    assert evidence.counterpart_outlet == "C"
    assert evidence.rule is Rule.SAME_WORDS
    assert (evidence.outlets, evidence.outlet_count) == (("A", "B"), 3)
    assert [(step.step, step.words_a, step.words_b) for step in evidence.steps] == [
        (Step.ONLY_A, 1, 0),
        (Step.SAME, 4, 4),
        (Step.ONLY_A, 2, 0),
    ]


def test_coverage_counts_words() -> None:
    first = article_of("A", 'Lee said: "We will go on with it. Nobody asked us about that at all."')
    second = article_of("B", 'Lee said they "will go on with" it.')
    quotes = [
        quote_of(
            first, [("We will go on with it.", "direct"), ("Nobody asked us about that at all.", "direct")], "Lee"
        ),
        quote_of(second, [("will go on with", "direct")], "Lee"),
    ]
    names = {quotes[0].passages[0].id: "s", quotes[0].passages[1].id: "t", quotes[1].passages[0].id: "s"}
    one, two = judge([first, second], quotes, names, {}).quotes
    assert one.coverage is not None
    assert (one.coverage.verbatim, one.coverage.paraphrased, one.coverage.unique) == (4, 2, 7)
    assert one.verdict is Verdict.UNIQUE  # seven words against six
    assert two.coverage is not None
    assert (two.coverage.verbatim, two.coverage.paraphrased, two.coverage.unique) == (4, 0, 0)


def test_readings_stand_best_supported_first() -> None:
    result = judged(
        [
            ("A", "s", "we go home now", "direct"),
            ("B", "s", "We go home now!", "direct"),
            ("C", "s", "we go home right now", "direct"),
        ]
    )
    (statement,) = result.statements
    assert [reading.outlets for reading in statement.readings] == [("A", "B"), ("C",)]
    assert statement.text == "we go home right now"
    assert statement.reconstructed
    assert statement.speaker == "Ann Lee"


# ---- discrepancies -------------------------------------------------------------------------------------------------


def shown(found: Sequence[Discrepancy]) -> list[tuple[str, str]]:
    return [(item.kind.value, item.severity.value) for item in found]


def test_what_several_outlets_show_alike_is_told_once() -> None:
    cut = "we accept this offer today"
    result = judged([("A", "s", FULL, "direct"), ("B", "s", cut, "direct"), ("C", "s", f"{cut}!", "direct")])
    (found,) = result.discrepancies
    assert (found.kind.value, found.severity.value) == ("meaning_changed", "alarm")
    assert found.outlets == ("A", "B", "C")
    assert "where B and C print" in found.message


def test_a_name_at_the_head_of_a_sentence_is_known_from_the_rest_of_the_article() -> None:
    texts = ("Obama lied to all of us.", "Clinton lied to all of us.")
    articles = [
        article_of(n, f'Lee spoke of {t.split()[0]}. Lee said: "{t}"') for n, t in zip("AB", texts, strict=True)
    ]
    quotes = [quote_of(a, [(t, "direct")], "Ann Lee") for a, t in zip(articles, texts, strict=True)]
    result = judge(articles, quotes, {quote.passages[0].id: "s" for quote in quotes}, {})
    assert shown(result.discrepancies) == [("meaning_changed", "alarm")]


CONTEXTS = [
    (
        'Lee said the army would not "attack the northern town".',
        "attack the northern town",
        "We will attack the northern town.",
        [("other_context", "warning")],
        "the reporter denies what the other outlet quotes as an announcement",
    ),
    (
        'Lee said she did not believe that "we should attack the town".',
        "we should attack the town",
        "I do not believe that we should attack the town.",
        [],
        "the negation stands outside the marks here and inside there",
    ),
    (
        'Lee said: "we should attack the town".',
        "we should attack the town",
        "I do not believe that we should attack the town.",
        [("governor_cut", "alarm")],
        "the negation is gone",
    ),
    (
        'Lee said the new trains "are to be trusted with our children".',
        "are to be trusted with our children",
        "With care, good teachers are to be trusted with our children.",
        [("other_context", "warning")],
        "another subject",
    ),
    (
        'Lee said good teachers "are to be trusted with our children".',
        "are to be trusted with our children",
        "With care, the best teachers are to be trusted with our children.",
        [],
        "the same subject in other words",
    ),
    (
        'Lee said the ministry "will do what it must here".',
        "will do what it must here",
        "We will do what it must here.",
        [],
        "a pronoun may stand for anything",
    ),
    (
        'Lee, who thinks so, said "the war is lost by now".',
        "the war is lost by now",
        "I think the war is lost by now.",
        [],
        "the opinion stands in the reporter's words",
    ),
]


@pytest.mark.parametrize(("text", "fragment", "other", "expected", "why"), CONTEXTS, ids=[r[4] for r in CONTEXTS])
def test_what_the_reporters_words_make_of_a_fragment(
    text: str, fragment: str, other: str, expected: list[tuple[str, str]], why: str
) -> None:
    here, there = article_of("A", text), article_of("B", f'Lee said: "{other}"')
    quotes = [quote_of(here, [(fragment, "direct")], "Ann Lee"), quote_of(there, [(other, "direct")], "Ann Lee")]
    result = judge([here, there], quotes, {quote.passages[0].id: "s" for quote in quotes}, {})
    assert shown(result.discrepancies) == expected, why


DENIALS = [
    ('Lee denied that "we lost all of the money".', "denied", [("other_context", "warning")], "denied here"),
    ('Lee did not say "we lost all of the money".', "say", [("other_context", "warning")], "not said here"),
    ('Lee said "we lost all of the money".', "said", [], "said on both sides"),
    ('Lee did not deny that "we lost all of the money".', "deny", [], "not denied is said"),
]


@pytest.mark.parametrize(("text", "cue", "expected", "why"), DENIALS, ids=[row[3] for row in DENIALS])
def test_the_same_words_denied_and_said(text: str, cue: str, expected: list[tuple[str, str]], why: str) -> None:
    words = "we lost all of the money"
    articles = [article_of("A", text), article_of("B", f'Day said "{words}".')]
    quotes = []
    for article, verb in zip(articles, (cue, "said"), strict=True):
        start = article.text.index(verb)
        quote = quote_of(article, [(words, "direct")], "Ann Lee")
        quotes.append(quote.model_copy(update={"cue": Span(start, start + len(verb))}))
    result = judge(articles, quotes, {quote.passages[0].id: "s" for quote in quotes}, {})
    assert shown(result.discrepancies) == expected, why


def test_places_point_at_the_words_in_question_of_every_witness() -> None:
    full, cut = "We will not accept this offer today.", "We will accept this offer today."
    pieces: list[Piece] = [("A", "s", full, "direct"), ("B", "s", cut, "direct"), ("C", "s", cut, "direct")]
    (alarm,) = judged([*pieces, ("D", "s", full, "direct")]).discrepancies
    texts = {f"{n}-{o}": f'Ann Lee said: "{w}" There was no more.' for n, (o, _, w, _) in enumerate(pieces)}
    assert [p.article_id for p in alarm.places] == ["0-A", "3-D", "1-B", "2-C"]
    assert alarm.places[0].span.of(texts["0-A"]) == "not"
    assert all(texts[p.article_id][p.span.start :].startswith("accept") for p in alarm.places[2:])


def test_a_run_without_marks_is_shown_in_the_words_of_both_sides() -> None:
    run = "the careful use of public money for schools and hospitals"
    texts = [f"Lee supports {run}.", f'Lee said: "We support {run} in all of our poor towns."']
    articles = [article_of(outlet, text) for outlet, text in zip("AB", texts, strict=True)]
    quote = quote_of(articles[1], [(f"We support {run} in all of our poor towns.", "direct")], "Ann Lee")
    (found,) = judge(articles, [quote], {quote.passages[0].id: "s"}, {}).discrepancies
    assert [place.span.of(text) for place, text in zip(found.places, texts, strict=True)] == [run, run]


VOICES = [
    ("Ann Lee", "Bob Day", [("speaker_conflict", "warning")], "two people"),
    ("Ann Lee", "the ministry", [], "a person and a body"),
    ("Ann Lee", "Ministry of Defense", [], "a person and a body with a name"),
    ("Ann Lee", "Lee", [], "a name and its surname"),
    ("Muammar Gadhafi", "Moammar al-Qaddafi", [], "two transcriptions of one name"),
    ("Ann Lee", "a senior official", [], "somebody unnamed may be anybody"),
    ("Ann Lee", None, [], "no speaker is no conflict"),
]


def test_somebody_who_heads_a_body_with_a_name_is_worth_a_note() -> None:
    texts = [f'Deep Vision said: "{FULL}"', f'Ann Lee, the chief executive of Deep Vision, said: "{FULL}"']
    articles = [article_of(outlet, text) for outlet, text in zip("AB", texts, strict=True)]
    quotes = [quote_of(a, [(FULL, "direct")], s) for a, s in zip(articles, ("Deep Vision", "Ann Lee"), strict=True)]
    result = judge(articles, quotes, {quote.passages[0].id: "s" for quote in quotes}, {})
    assert shown(result.discrepancies) == [("speaker_conflict", "note")]


@pytest.mark.parametrize(
    ("behind", "severity", "why"),
    [
        (" of Meridian", "note", "whose she is, by the body's first word"),
        (", a spokeswoman for Meridian", "note", "with her office"),
        ("", "warning", "nobody tells that she speaks for it"),
        (" of the union, which Meridian fought", "warning", "she is another body's"),
        (", who left for Meridian", "warning", "whither, and not whose"),
        (". Meridian", "warning", "the body of another sentence"),
    ],
)
def test_a_body_and_somebody_of_it_are_no_two_mouths(behind: str, severity: str, why: str) -> None:
    words = "We will not sail again before the harbour is made safe for all"
    rows = [
        {"id": "a", "outlet": "Post", "text": f"“{words},” said Meridian Lines."},
        {"id": "b", "outlet": "Mail", "text": f"“{words},” said Hanna Roth{behind}."},
    ]
    assert shown(reconcile(rows).discrepancies) == [("speaker_conflict", severity)], why


@pytest.mark.parametrize(("first", "second", "expected", "why"), VOICES, ids=[row[3] for row in VOICES])
def test_the_same_words_from_different_mouths(
    first: str, second: str | None, expected: list[tuple[str, str]], why: str
) -> None:
    articles = [article_of(outlet, f'It was said: "{FULL}"') for outlet in ("A", "B")]
    quotes = [quote_of(a, [(FULL, "direct")], s) for a, s in zip(articles, (first, second), strict=True)]
    result = judge(articles, quotes, {quote.passages[0].id: "s" for quote in quotes}, {})
    assert shown(result.discrepancies) == expected, why


ATTRIBUTIONS = [
    ('Bob Day said: "{}"', "Bob Day", "said", "warning", "named at the cue"),
    ('He wept. "{}"', "He", None, "note", "inferred from a sentence before"),
    ('"{}", he said', "he", "said", "note", "a pronoun, which may be resolved wrongly"),
]


@pytest.mark.parametrize(("frame", "mention", "cue", "severity", "why"), ATTRIBUTIONS, ids=[r[4] for r in ATTRIBUTIONS])
def test_a_speaker_who_is_only_inferred_makes_a_note(
    frame: str, mention: str, cue: str | None, severity: str, why: str
) -> None:
    words = "We shall build more schools."
    here, there = article_of("A", frame.format(words)), article_of("B", f'Ann Lee said: "{words}"')
    at, verb = here.text.index(mention), here.text.index(cue) if cue else 0
    speaker = Speaker(name="Bob Day", mention=Span(at, at + len(mention)))
    found = {"speaker": speaker, "cue": Span(verb, verb + len(cue)) if cue else None}
    quotes = [
        quote_of(here, [(words, "direct")], "Bob Day").model_copy(update=found),
        quote_of(there, [(words, "direct")], "Ann Lee"),
    ]
    result = judge([here, there], quotes, {quote.passages[0].id: "s" for quote in quotes}, {})
    assert shown(result.discrepancies) == [("speaker_conflict", severity)], why


def test_words_of_two_people_are_no_change_of_each_other() -> None:
    articles = [
        article_of("A", 'Lee: "How many boats do they want to sink?"'),
        article_of("B", 'Day: "How many boats do we want to sink?"'),
    ]
    quotes = [
        quote_of(articles[0], [("How many boats do they want to sink?", "direct")], "Ann Lee"),
        quote_of(articles[1], [("How many boats do we want to sink?", "direct")], "Bob Day"),
    ]
    assert judge(articles, quotes, {quote.passages[0].id: "s" for quote in quotes}, {}).discrepancies == ()


@pytest.mark.parametrize(
    ("shorter", "longer", "expected", "why"),
    [
        ("I will resign", "I will not resign", [("meaning_changed", "alarm")], "all three words stand in the other"),
        ("We agree", "We never agree", [("meaning_changed", "alarm")], "two words of two"),
        ("I may resign", "I will not go", [], "one word in common is no wording of one utterance"),
    ],
)
def test_a_lost_negation_is_told_of_sentences_shorter_than_a_fragment(
    shorter: str, longer: str, expected: list[tuple[str, str]], why: str
) -> None:
    articles = [article_of(name, f'Lee: "{text}."') for name, text in (("A", shorter), ("B", longer))]
    quotes = [
        quote_of(article, [(text, "direct")], "Ann Lee")
        for article, text in zip(articles, (shorter, longer), strict=True)
    ]
    names = {quote.passages[0].id: "s" for quote in quotes}
    assert shown(judge(articles, quotes, names, {}).discrepancies) == expected, why


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("The line has not moved its office to Brae", [], "much the same words, and each says it for herself"),
        ("Here our office has never moved to Brae", [("altered_words", "warning")], "one word in eight"),
    ],
)
def test_of_speakers_who_may_be_two_more_words_must_agree(
    words: str, expected: list[tuple[str, str]], why: str
) -> None:
    texts = {"a spokeswoman": "Here our office has not moved to Brae", "Tom Reed": words}
    articles = [article_of(n, f'{who}: "{text}".') for n, (who, text) in zip("AB", texts.items(), strict=True)]
    quotes = [quote_of(a, [(text, "direct")], who) for a, (who, text) in zip(articles, texts.items(), strict=True)]
    names = {quote.passages[0].id: "s" for quote in quotes}
    found = judge(articles, quotes, names, {}).discrepancies
    assert [one for one in shown(found) if one[1] != "note"] == expected, why
    easy = judge(articles, quotes, names, {}, settings=Settings(altered_share_other=0.5)).discrepancies
    assert [one for one in shown(easy) if one[1] != "note"], why


LONG = "the careful use of public money for schools and hospitals in poor towns"

UNMARKED = [
    (f"Lee supports {LONG}.", [("unmarked_words", "warning")], "thirteen words as the outlet's own"),
    ("Lee supports the careful use of public money for schools.", [("unmarked_words", "note")], "eight words"),
    ("Lee supports the careful use of public money.", [], "six words are chance"),
    (f'Lee supports "{LONG}".', [], "the words stand inside marks, though no quote was found there"),
    ("It will be said that there is not what they have been for.", [], "no words of theirs"),
]


@pytest.mark.parametrize(("text", "expected", "why"), UNMARKED, ids=[row[2] for row in UNMARKED])
def test_words_printed_without_marks(text: str, expected: list[tuple[str, str]], why: str) -> None:
    words = f"We support {LONG}."
    here, there = article_of("A", text), article_of("B", f'Lee said: "{words}"')
    quote = quote_of(there, [(words, "direct")], "Ann Lee")
    result = judge([here, there], [quote], {quote.passages[0].id: "s"}, {})
    assert shown(result.discrepancies) == expected, why


ONE, TWO, THREE = "We shall build more schools.", "Nobody asked us why at all.", "They will be free for everyone."

SEQUENCES = [
    ([ONE, THREE], [[ONE, TWO, THREE]], [("joined_or_reordered", "warning")], "a sentence left out between two"),
    ([ONE, THREE], [[ONE, THREE]], [], "printed alike"),
    ([ONE, THREE], [[THREE, ONE]], [("joined_or_reordered", "warning")], "in the other order"),
    ([ONE, THREE], [[ONE, TWO], [THREE]], [("joined_or_reordered", "note")], "another sentence follows elsewhere"),
    (
        [ONE, THREE],
        [[ONE], [TWO, THREE]],
        [("joined_or_reordered", "note")],
        "another sentence stands before elsewhere",
    ),
    ([ONE, THREE], [[ONE], [THREE]], [], "nobody shows that anything stood between"),
    ([ONE, THREE], [[ONE]], [], "only one of them is elsewhere"),
    (
        [ONE, THREE],
        [[ONE, TWO, THREE], [ONE, THREE]],
        [("joined_or_reordered", "warning")],
        "told once for both outlets that leave it out",
    ),
]


@pytest.mark.parametrize(("mine", "others", "expected", "why"), SEQUENCES, ids=[row[3] for row in SEQUENCES])
def test_sentences_run_together(
    mine: list[str], others: list[list[str]], expected: list[tuple[str, str]], why: str
) -> None:
    articles, quotes = [], []
    names: dict[str, str] = {}
    for number, sentences in enumerate([mine, *others]):
        article = article_of("ABC"[number], f'Lee said: "{" ".join(sentences)}"')
        quote = quote_of(article, [(sentence, "direct") for sentence in sentences], "Ann Lee")
        articles.append(article)
        quotes.append(quote)
        names |= {passage.id: passage.text for passage in quote.passages}
    assert shown(judge(articles, quotes, names, {}).discrepancies) == expected, why


def test_the_same_term_from_two_people_in_one_statement() -> None:
    articles = [
        article_of("A", 'Lee said that they may use it for "any lawful purpose" there.'),
        article_of("B", 'Day said that they could use it for "any lawful purpose" there.'),
    ]
    quotes, names = [], {}
    for article, speaker, modal in zip(articles, ("Ann Lee", "Bob Day"), ("may", "could"), strict=True):
        content = f'they {modal} use it for "any lawful purpose" there'
        report = quote_of(article, [(content, "indirect")], speaker)
        quotes += [report, quote_of(article, [("any lawful purpose", "direct")], speaker, term=True)]
        names[report.passages[0].id] = "s"
    assert shown(judge(articles, quotes, names, {}).discrepancies) == [("speaker_conflict", "warning")]


@pytest.mark.parametrize(
    ("teller", "told", "other", "expected", "why"),
    [
        ("Ann Lee", "Bob Day", "Bob Day", [], "both outlets have it from one man, here through somebody else"),
        ("Ann Lee", "Bob Day", "Cy Roe", [("speaker_conflict", "warning")], "two men are told to have said it"),
        ("Ann Lee", "the ministry", "the ministry", [], "a body through somebody else, and a body"),
        ("Ann Lee", "the ministry", "Cy Roe", [("speaker_conflict", "warning")], "a body as one tells it, and a man"),
    ],
)
def test_a_term_told_within_a_quote_comes_from_the_innermost_person(
    teller: str, told: str, other: str, expected: list[tuple[str, str]], why: str
) -> None:
    inner = 'they may use it for "any lawful purpose" there'
    articles = [
        article_of("A", f"{teller} said that {told} had said that {inner}."),
        article_of("B", f"{other} said that {inner}."),
    ]
    outer = quote_of(articles[0], [(f"{told} had said that {inner}", "indirect")], teller)
    quotes, names = [outer], {outer.passages[0].id: "s"}
    for article, speaker in zip(articles, (told, other), strict=True):
        nested = quote_of(article, [(inner, "indirect")], speaker)
        quotes += [nested, quote_of(article, [("any lawful purpose", "direct")], speaker, term=True)]
        names[nested.passages[0].id] = "s"
    found = [d for d in judge(articles, quotes, names, {}).discrepancies if d.kind == "speaker_conflict"]
    assert shown(found) == expected, why


# ---- laws ----------------------------------------------------------------------------------------------------------

WORDS = st.lists(st.sampled_from(["we", "will", "not", "go", "home", "now", "…", "[all]"]), min_size=1, max_size=9)
PIECES = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from(["s", "t"]),
        WORDS.map(" ".join),
        st.sampled_from(["direct", "direct", "indirect"]),
    ),
    min_size=1,
    max_size=6,
)


@given(PIECES)
def test_a_verdict_follows_from_its_evidence_alone(pieces: list[Piece]) -> None:
    for quote in judged(pieces).quotes:
        for passage in quote.passages:
            assert passage.evidence is not None
            assert replay(passage.evidence) is passage.verdict


@given(PIECES)
def test_steps_cover_every_word_of_both_passages_once(pieces: list[Piece]) -> None:
    result = judged(pieces)
    passages = {passage.id: passage for quote in result.quotes for passage in quote.passages}
    for passage in passages.values():
        evidence = passage.evidence
        if evidence is None or evidence.counterpart is None:
            continue
        other = passages[evidence.counterpart].evidence
        assert other is not None
        assert sum(step.words_a for step in evidence.steps) == evidence.words
        assert sum(step.words_b for step in evidence.steps) == other.words
        for side, own in (("a", passage), ("b", passages[evidence.counterpart])):
            places = [span for step in evidence.steps if (span := getattr(step, side))]
            assert places == sorted(places)
            assert all(own.spans[0].holds(place) for place in places)


@given(PIECES, st.randoms(use_true_random=False))
def test_the_order_of_articles_and_quotes_changes_nothing(pieces: list[Piece], random: Random) -> None:
    articles, quotes = [], []
    names: dict[str, str] = {}
    for number, (outlet, statement, words, form) in enumerate(pieces):
        article = Article(id=f"{number}-{outlet}", text=f"Lee: {words}.", outlet=outlet)
        quote = quote_of(article, [(words, form)], "Ann Lee")
        articles.append(article)
        quotes.append(quote)
        names[quote.passages[0].id] = statement
    shuffled = random.sample(quotes, len(quotes))
    here = judge(articles, quotes, names, {})
    there = judge(articles[::-1], shuffled, dict(reversed(names.items())), {})
    assert here.statements == there.statements
    assert here.discrepancies == there.discrepancies
    assert sorted(here.quotes, key=lambda q: q.id) == sorted(there.quotes, key=lambda q: q.id)


@given(PIECES)
def test_coverage_counts_every_word_once(pieces: list[Piece]) -> None:
    for quote in judged(pieces).quotes:
        assert quote.coverage is not None
        evidence = quote.passages[0].evidence
        assert evidence is not None
        assert quote.coverage.words == evidence.words
        assert min(quote.coverage.verbatim, quote.coverage.paraphrased, quote.coverage.unique) >= 0
