"""What becomes of several passages at once: fragments, sentences, pieces, terms, rivals, days, copies."""

from __future__ import annotations

from datetime import date

import pytest

from quotematch.match import Level, Matching, match
from quotematch.models import Article, Form, Quote
from quotematch.settings import Settings
from quotematch.spans import Span

from .stories_made import Outlet, articles, quotes

HARBOUR = (
    "Port Ellery wants to dredge its harbour so that container ships can call. Mayor Ann Lee has asked the shipping "
    "company Norlane to pay for half of the work. Fishermen fear for the mussel banks. The county court hears their "
    "complaint in September. The old quay was built of granite in 1902."
)


def matched(*outlets: Outlet, settings: Settings | None = None) -> Matching:
    return match(articles(outlets), quotes(outlets), settings=settings)


def together(found: Matching, *ids: str) -> bool:
    return len({found.statement_of[i] for i in ids}) == 1


def test_a_statement_is_named_by_its_first_passage_by_date_then_article() -> None:
    early, late = Outlet("z", HARBOUR, date(2024, 5, 1)), Outlet("a", HARBOUR, date(2024, 5, 2))
    said = "The granite quay has outlived four mayors and it will outlive me."
    (first,), (second,) = early.quote(said), late.quote(said)
    assert matched(late, early).statement_of == {first: first, second: first}


def test_an_article_without_a_day_comes_last() -> None:
    dated, undated = Outlet("z", HARBOUR, date(2024, 5, 1)), Outlet("a", HARBOUR)
    said = "The granite quay has outlived four mayors and it will outlive me."
    (first,), (second,) = dated.quote(said), undated.quote(said)
    assert matched(undated, dated).statement_of == {first: first, second: first}


def test_two_fragments_of_one_long_quote_stay_two_statements() -> None:
    """The long quote has two sentences, so each fragment goes with its own."""
    long, short = Outlet("long", HARBOUR), Outlet("short", HARBOUR)
    one, two = long.quote(
        "Norlane earns a fortune with every ship that turns here.",
        "A fisherman with one boat pays for the mud they stir.",
    )
    (first,), (second,) = short.quote("a fortune with every ship"), short.quote("pays for the mud they stir")
    found = matched(long, short)
    assert together(found, one, first)
    assert together(found, two, second)
    assert not together(found, one, two)


def test_two_statements_that_meet_only_in_one_long_passage_stay_two() -> None:
    """The Echo runs two sentences into one; the Post and the Mail print them apart, far from each other."""
    post, mail, echo = Outlet("post", HARBOUR), Outlet("mail", HARBOUR), Outlet("echo", HARBOUR)
    ids = {}
    for outlet in (post, mail):
        (ids[outlet.id, 1],) = outlet.quote("The mussels were here before the mayors.")
        outlet.quote("Nobody asked Norlane for charity, we asked for a fair share.")
        (ids[outlet.id, 2],) = outlet.quote("Granite does not float, and neither do promises.")
    echo.quote("The mussels were here before the mayors, and granite does not float, and neither do promises.")
    found = matched(post, mail, echo)
    assert together(found, ids["post", 1], ids["mail", 1])
    assert together(found, ids["post", 2], ids["mail", 2])
    assert not together(found, ids["post", 1], ids["post", 2])


def test_a_sentence_that_one_outlet_splits_is_one_statement() -> None:
    whole, split = Outlet("whole", HARBOUR), Outlet("split", HARBOUR)
    (long,) = whole.quote("It is about some hollow bargain, some hollow arithmetic.")
    one, two = split.quote("It is about some hollow bargain.", "Some hollow arithmetic.")
    assert together(matched(whole, split), long, one, two)


def test_two_like_sentences_of_one_quote_stay_two() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    a1, a2 = post.quote("It is not about your mussels.", "It is not about your mortgages.")
    b1, b2 = mail.quote("It is not about your mussels,", "it is not about your mortgages.")
    found = matched(post, mail)
    assert together(found, a1, b1)
    assert together(found, a2, b2)
    assert not together(found, a1, a2)


def test_a_sentence_said_twice_in_one_quote_is_one_statement() -> None:
    post = Outlet("post", HARBOUR)
    one, two = post.quote("The dredgers will come.", "The dredgers will come.")
    assert together(matched(post), one, two)


def test_a_bare_fragment_joins_by_the_sentences_beside_it() -> None:
    """Three words without content, with the next sentence the same in both outlets."""
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    a, _ = post.quote("Not about you.", "It is about the mud that your ships stir up.")
    b, _ = mail.quote("It's not about you.", "It is about the mud that your ships stir up.")
    assert together(matched(post, mail), a, b)


def test_a_greeting_joins_by_the_sentence_beside_it_whatever_its_speaker_is_called() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    a, _ = post.quote("How are you?", "Will the dredgers of Norlane stir up the mud of the harbour?", by="A young man")
    b, _ = mail.quote("How are you?", "Will the dredgers of Norlane stir up the mud of the harbour?", by="A reporter")
    assert together(matched(post, mail), a, b)


def test_a_bare_fragment_alone_joins_nothing() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,), (b,) = post.quote("Not about you."), mail.quote("It's not about you, or what she did then.")
    assert not together(matched(post, mail), a, b)


def test_pieces_of_one_sentence_are_one_statement() -> None:
    post = Outlet("post", HARBOUR)
    ids = post.mixed(
        ("indirect", "she hoped that Norlane would be"),
        ("direct", "as good as its word"),
        ("indirect", "and pay its half"),
    )
    assert together(matched(post), *ids)


def test_a_piece_goes_with_the_piece_that_others_report() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    whole = mail.quote(
        "We will go to the county court and ask for a halt to the dredging until the mussels have spawned."
    )
    pieces = post.mixed(
        ("indirect", "they would go to the county court and ask for"),
        ("direct", "a halt to the dredging until the mussels have spawned."),
    )
    assert together(matched(post, mail), *whole, *pieces)


def test_a_clause_keeps_to_itself_when_only_its_neighbour_is_reported_elsewhere() -> None:
    """What stands before “because” is a claim of its own that only the Post has."""
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    said = "because no bank lends to a harbour with a sandbar across its mouth"
    alone, shared = post.mixed(("indirect", "the complaint had been withdrawn"), ("direct", said))
    (other,) = mail.quote(said)
    found = matched(post, mail)
    assert together(found, shared, other)
    assert not together(found, alone, shared)


def test_sentences_end_pieces() -> None:
    post = Outlet("post", HARBOUR)
    one, two = post.mixed(("indirect", "she hoped for an answer."), ("direct", "Norlane knows where I live."))
    assert not together(matched(post), one, two)


def test_terms_have_no_statement_and_join_nothing() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (term,) = post.quote("fair share", is_term=True)
    (other,) = mail.quote("fair share", is_term=True)
    found = matched(post, mail)
    assert term not in found.statement_of
    assert other not in found.statement_of
    assert found.links == ()


def test_a_slogan_of_many_speakers_makes_no_statement_of_many_speakers() -> None:
    outlets = [Outlet(name, HARBOUR) for name in ("post", "mail", "echo")]
    speakers = ("Ann Lee", "Ben Ray", "Carla Fox")
    ids = [o.quote("the right thing to do", by=by)[0] for o, by in zip(outlets, speakers, strict=True)]
    assert len({matched(*outlets).statement_of[i] for i in ids}) == 3


def test_a_fragment_that_fits_two_statements_lists_the_other_as_a_rival() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    one, _, two = mail.quote(
        "We owe the mussels a clean seabed and nothing else.",
        "The court will decide what Norlane owes.",
        "I told the county that a clean seabed and nothing else would do.",
    )
    (fragment,) = post.quote("a clean seabed and nothing else")
    found = matched(post, mail)
    own = found.statement_of[fragment]
    assert own in (one, two)
    assert found.rivals[fragment] == ((two if own == one else one),)


def test_a_fragment_that_fits_one_statement_has_no_rivals() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    mail.quote("We owe the mussels a clean seabed and nothing else.", "The court will decide what Norlane owes.")
    (fragment,) = post.quote("a clean seabed and nothing else")
    assert fragment not in matched(post, mail).rivals


def test_a_rewording_of_several_sentences_joins_the_one_that_it_covers_best() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    _, best = mail.quote(
        "The county has waited for six years.",
        "Norlane must put four million on the table before the first bucket of mud.",
    )
    (reported,) = post.quote(
        "after six years Norlane had to put four million on the table before the first bucket of mud", form="indirect"
    )
    assert together(matched(post, mail), reported, best)


def test_gist_without_the_words_is_offered_and_not_joined() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("Fishermen must be paid for every mussel that the dredgers bury in the mud of the eastern basin.")
    (b,) = mail.quote("fishermen's losses in the basin had to be made good by those who dredge", form="indirect")
    found = matched(post, mail)
    assert not together(found, a, b)
    assert [(link.a, link.b, link.level) for link in found.related] == [(*sorted((a, b)), Level.RELATED)]


def test_a_gist_in_two_direct_wordings_is_of_two_sentences_and_not_offered() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    post.quote("Fishermen must be paid for every mussel that the dredgers bury in the mud of the eastern basin.")
    mail.quote("Fishermen's losses in the basin have to be made good by those who dredge.")
    assert not matched(post, mail).related


def test_a_gist_is_offered_only_where_it_may_show_that_another_outlet_has_it() -> None:
    post, mail, echo = (Outlet(name, HARBOUR) for name in ("post", "mail", "echo"))
    said = "Fishermen must be paid for every mussel that the dredgers bury in the mud of the eastern basin."
    post.quote(said)
    mail.quote(said)
    mail.quote("fishermen's losses in the basin had to be made good by those who dredge", form="indirect")
    assert not matched(post, mail).related
    echo.quote("fishermen's losses in the basin had to be made good by those who dredge", form="indirect")
    assert not matched(post, mail, echo).related


@pytest.mark.parametrize(("bar", "company", "joined"), [(0.0, False, True), (5.0, False, False), (5.0, True, True)])
def test_a_rewording_alone_between_two_articles_needs_them_to_be_near(bar: float, company: bool, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("We have until September to find two million crowns for the dredger.")
    (b,) = mail.quote(
        "two million crowns had to be on the table by September, all of it, or the town would lose the offer",
        form="indirect",
    )
    if company:
        for outlet in (post, mail):
            outlet.quote("Nobody who has seen the mussel banks at low tide would send a ship there.", by="Bo Lund")
    assert together(matched(post, mail, settings=Settings(near_articles_alone=bar)), a, b) is joined


@pytest.mark.parametrize(("words", "joined"), [(5, True), (6, False)])
def test_one_word_may_differ_where_there_are_enough_of_them(words: int, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("She says she is ready.")
    (b,) = mail.quote("I asked her, and I asked her again, before the vote -- she says she is quite ready for it all.")
    assert together(matched(post, mail, settings=Settings(slight_words=words, reworded=9.0)), a, b) is joined


def test_a_pronoun_is_no_speaker() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,), (b,) = post.quote("what", by="they", form="indirect"), mail.quote("what", by="they", form="indirect")
    assert not together(matched(post, mail), a, b)


@pytest.mark.parametrize(("back", "joined"), [(1, False), (2, True)])
def test_a_wording_looks_for_its_like_only_so_far_back(back: int, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR, date(2024, 5, 1)), Outlet("mail", HARBOUR, date(2024, 5, 2))
    (first,) = post.quote("The granite quay has outlived four mayors and it will outlive me.")
    post.quote("Nobody who has seen the mussel banks at low tide would send a dredger there.")
    (second,) = mail.quote("The granite quay has outlived four mayors, and I am sure it will outlive me.")
    assert together(matched(post, mail, settings=Settings(wordings_back=back)), first, second) is joined


def test_every_link_says_why() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    post.quote("Granite does not float, and neither do promises.", "The mussels were here before the mayors.")
    mail.quote("granite does not float")
    mail.quote("the mussels had been there before the mayors", form="indirect")
    links = matched(post, mail).links
    assert {link.level for link in links} == {Level.CONTAINED, Level.NEAR}
    assert all(link.reasons and all(link.reasons) for link in links)


def test_the_same_words_long_after_are_told_again_only_when_there_are_enough_of_them() -> None:
    then, now = Outlet("then", HARBOUR, date(2024, 5, 1)), Outlet("now", HARBOUR, date(2025, 2, 1))
    long = "The granite quay has outlived four mayors and it will outlive me."
    (a,), (b,) = then.quote(long), now.quote(long)
    (short_a,), (short_b,) = then.quote("Never again.", by="Ben Ray"), now.quote("Never again.", by="Carla Fox")
    found = matched(then, now)
    assert together(found, a, b)
    assert not together(found, short_a, short_b)


def test_articles_that_print_one_long_quote_are_of_one_story_whatever_else_they_say() -> None:
    news = Outlet("news", HARBOUR, date(2024, 5, 1))
    column = Outlet("column", "My aunt bakes rye bread with caraway and honey on Sundays.", date(2024, 9, 1))
    said = "The granite quay has outlived four mayors and it will outlive me."
    (a,), (b,) = news.quote(said), column.quote("quay has outlived four mayors and it will outlive me")
    assert together(matched(news, column), a, b)


def test_short_quotes_of_two_stories_do_not_meet() -> None:
    harbour = Outlet("harbour", HARBOUR, date(2024, 5, 1))
    bread = Outlet("bread", "The bakers' guild meets in Lindau to judge rye loaves with caraway.", date(2024, 5, 1))
    (a,), (b,) = harbour.quote("It is time."), bread.quote("It is time.")
    assert not together(matched(harbour, bread), a, b)


# --- bad input --------------------------------------------------------------------------------------------------------


def test_nothing_in_nothing_out() -> None:
    assert match([], []) == Matching({}, {}, (), ())


def test_one_outlet_only_has_statements_of_its_own() -> None:
    post = Outlet("post", HARBOUR)
    ids = [post.quote("Granite does not float.")[0], post.quote("Norlane will pay, or Norlane will wait.")[0]]
    assert matched(post).statement_of == {i: i for i in ids}


def test_identical_articles_under_two_outlets() -> None:
    twins = [Outlet(name, HARBOUR) for name in ("post", "mail")]
    ids = [twin.quote("Granite does not float.", "Norlane will pay, or Norlane will wait.") for twin in twins]
    found = matched(*twins)
    assert [found.statement_of[i] for i in ids[0]] == [found.statement_of[i] for i in ids[1]]
    assert len(set(found.statement_of.values())) == 2


def test_an_article_that_quotes_itself() -> None:
    post = Outlet("post", HARBOUR)
    (a,), (b,) = post.quote("Granite does not float, and neither do promises."), post.quote("Granite does not float,")
    assert together(matched(post), a, b)


def test_a_thousand_articles_with_one_quote_make_one_wording_and_a_link_each() -> None:
    outlets = [Outlet(f"paper{k:04}", HARBOUR) for k in range(1_000)]
    for outlet in outlets:
        outlet.quote("The granite quay has outlived four mayors and it will outlive me.")
    found = matched(*outlets)
    assert len(set(found.statement_of.values())) == 1
    assert len(found.links) == 999


def test_ten_thousand_copies_in_one_article_make_a_link_each() -> None:
    post = Outlet("post", HARBOUR)
    text = "The granite quay has outlived four mayors."
    post.quote(*[text] * 10_000)
    found = matched(post)
    assert len(set(found.statement_of.values())) == 1
    assert len(found.links) == 9_999


@pytest.mark.parametrize(
    "text", ["Yes.", "…", "[sic]", "—", "\N{ZERO WIDTH SPACE}", "\N{REPLACEMENT CHARACTER}", "1", "a" * 5_000]
)
def test_a_passage_of_hardly_a_word_has_a_statement(text: str) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    ids = [post.quote(text)[0], mail.quote(text)[0]]
    assert set(matched(post, mail).statement_of) == set(ids)


def test_passages_without_words_are_not_the_same() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,), (b,) = post.quote("…"), mail.quote("—")
    assert not together(matched(post, mail), a, b)


def test_quotes_of_articles_that_are_not_there_are_left_out() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (kept,), _ = post.quote("Granite does not float."), mail.quote("Granite does not float.")
    found = match([post.article], quotes([post, mail]))
    assert found.statement_of == {kept: kept}


def test_an_article_without_quotes_changes_nothing_of_the_others_partition() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    post.quote("Granite does not float.")
    mail.quote("granite does not float")
    with_empty = match([*articles([post, mail]), Article(id="empty", text="")], quotes([post, mail]))
    assert with_empty == matched(post, mail)


def test_a_word_of_one_speaker_named_twice_is_one_statement() -> None:
    """“Yes.” of Lee and of Ann Lee, in one article or in two."""
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,), (b,), (c,) = post.quote("Yes.", by="Lee"), post.quote("Yes.", by="Ann Lee"), mail.quote("Yes.", by="Ann Lee")
    assert together(matched(post, mail), a, b, c)


def _term(quote: Quote, words: str) -> Quote:
    """Words of a quote as a term of their own."""
    at = quote.spans[0].start + quote.text.index(words)
    span = Span(at, at + len(words))
    changed = {"form": Form.DIRECT, "spans": (span,), "text": words, "is_term": True, "passages": ()}
    return quote.model_copy(update={"id": f"{quote.id}t", **changed})


def test_a_word_in_marks_within_a_report_is_the_speakers_own() -> None:
    first, second = Outlet("first", HARBOUR), Outlet("second", HARBOUR)
    (short,) = first.quote("It's shameful,", by="Ann Lee")
    said = "the court's plan for the old quay is “shameful” and goes back to a promise of the shipping company"
    (report,) = second.quote(said, by="Ann Lee", form="indirect")
    assert not together(matched(first, second), short, report)
    second.quotes.append(_term(second.quotes[0], "shameful"))
    assert together(matched(first, second), short, report)


def test_a_fragment_of_one_wording_joins_though_another_wording_lacks_a_word_of_it() -> None:
    one, two, three = (Outlet(name, HARBOUR) for name in ("one", "two", "three"))
    (long,) = one.quote(
        "The plan is an act of hitherto unheard-of vandalism: a campaign against mussels, men and granite.",
        by="Ann Lee",
    )
    (other,) = two.quote(
        "This is an act of unexampled vandalism: a campaign against mussels, men and granite.", by="Ann Lee"
    )
    (short,) = three.quote("an act of hitherto unheard-of vandalism", by="Ann Lee")
    assert together(matched(one, two, three), long, other, short)


def test_two_sentences_that_another_outlet_prints_as_one_are_one_statement() -> None:
    one, two = Outlet("one", HARBOUR), Outlet("two", HARBOUR)
    first, second = one.quote(
        "But I mean the way he treats the harbour or what he asks of the fishermen of this town.",
        "And it seems to me quite unlike what the others ask in Norlane,",
    )
    (whole,) = two.quote(
        "But I mean the way he treats the harbour, what he asks of the fishermen of this town, "
        "and it seems quite unlike what others in Norlane ask."
    )
    assert together(matched(one, two), first, second, whole)


@pytest.mark.parametrize(
    ("said", "days", "joined"),
    [
        ("Do you see what I mean?", 1, True),
        ("Do you see what I mean?", 3, False),
        ("Do you see what I dredge?", 3, True),
    ],
)
def test_words_in_everybodys_mouth_are_one_statement_on_one_occasion(said: str, days: int, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR, date(2024, 5, 1)), Outlet("mail", HARBOUR, date(2024, 5, 1 + days))
    (a,), (b,) = post.quote(said), mail.quote(said)
    assert together(matched(post, mail), a, b) is joined


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Only 24 percent of voters", "Twenty-four percent", True),
        ("Only 24 percent of voters", "Some 36 percent of voters", False),
        ("6 in 10 fishermen", "4 in 10 fishermen", False),
        ("two fishermen", "three fishermen", True),
        ("Urban voters", "Rural voters", False),
        ("Urban voters", "Most Urban Norlane voters", True),
        ("Urban voters", "voters", True),
        ("Harbour officials", "Council officials", True),
    ],
)
def test_what_one_share_or_group_of_those_asked_answers_another_does_not(one: str, other: str, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    answer = "dredging will harm the mussel banks of the county"
    (a,), (b,) = post.quote(answer, by=one, form="indirect"), mail.quote(answer, by=other, form="indirect")
    assert together(matched(post, mail), a, b) is joined


@pytest.mark.parametrize(("days", "joined"), [(2, True), (3, False)])
def test_a_short_fragment_in_another_mouth_is_told_again_only_within_days(days: int, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR, date(2024, 5, 1)), Outlet("mail", HARBOUR, date(2024, 5, 1 + days))
    (a,) = post.quote("hopelessly unfit to dredge harbours", by="Ann Lee")
    (b,) = mail.quote("Norlane has shown again that it is hopelessly unfit to dredge harbours.", by="the fishermen")
    assert together(matched(post, mail), a, b) is joined


@pytest.mark.parametrize(("form", "joined"), [("direct", True), ("indirect", False)])
def test_a_word_without_content_is_no_report(form: str, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,), (b,) = post.quote("that", form=form), mail.quote("that", form=form)
    assert together(matched(post, mail), a, b) is joined


def test_what_brackets_explain_is_not_what_was_said() -> None:
    """The definition is longer than the claim, which is the same."""
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("the quay would silt up within a decade", form="indirect")
    (b,) = mail.quote(
        "within a decade silt would reach the quay (a wall of hewn stones where vessels berth, unload and take on "
        "freight, coal, ropes and fresh water)",
        form="indirect",
    )
    assert together(matched(post, mail), a, b)


@pytest.mark.parametrize(("least", "joined"), [(0.0, True), (0.27, False)])
def test_one_expression_is_a_topic(least: float, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("using the mussel code", form="indirect")
    (b,) = mail.quote("he was a sly reader of the mussel code who would now win justice for all", form="indirect")
    assert together(matched(post, mail, settings=Settings(expression=least)), a, b) is joined


@pytest.mark.parametrize(("stems", "order", "joined"), [(1, 0.4, True), (3, 0.0, True), (3, 0.4, False)])
def test_a_few_words_of_another_speaker_stand_in_one_order(stems: int, order: float, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("the dredger captain be dismissed", by=None, form="indirect")
    (b,) = mail.quote("whether she would dismiss a captain of dredgers under such circumstances", form="indirect")
    assert together(matched(post, mail, settings=Settings(few_stems=stems, few_order=order)), a, b) is joined


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        ("dredging does more to help the mussel banks", False),
        ("dredging does more to hurt the county's mussel banks", True),
        ("dredging does not help the mussel banks, it does more to hurt them", True),
    ],
)
def test_opposite_answers_are_two_statements(other: str, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("dredging does more to hurt the mussel banks than help", by="voters", form="indirect")
    (b,) = mail.quote(other, by="voters", form="indirect")
    assert together(matched(post, mail), a, b) is joined


@pytest.mark.parametrize(("same_article", "joined"), [(True, False), (False, True)])
def test_what_one_article_tells_on_is_mostly_another_claim(same_article: bool, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("the mayor's plan for the mussel banks was a gift to the dredgers", form="indirect")
    (b,) = (post if same_article else mail).quote("the mayor was making a gift of the mussel banks", form="indirect")
    assert together(matched(post, mail), a, b) is joined


@pytest.mark.parametrize(("by", "joined"), [("Ivo Lund", False), ("Ann Lee", True)])
def test_a_bare_fragment_in_two_mouths_is_two_statements(by: str, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,), (b,) = post.quote("not quite there just yet"), mail.quote("not quite there just yet", by=by)
    assert together(matched(post, mail), a, b) is joined


@pytest.mark.parametrize(("by", "joined"), [("Ivo Lund", False), ("Ann Lee", True)])
def test_what_one_speaker_tells_around_anothers_words_is_his_own(by: str, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    mail.quote("We will go to the county court and ask for a halt to the dredging until the mussels have spawned.")
    told, words = post.mixed(
        ("indirect", "the fishermen had lost their heads over"),
        ("direct", "a halt to the dredging until the mussels have spawned."),
        by=by,
    )
    assert together(matched(post, mail), told, words) is joined


@pytest.mark.parametrize(("same_article", "joined"), [(True, False), (False, True)])
def test_an_expression_in_marks_does_not_join_what_one_article_says_of_it(same_article: bool, joined: bool) -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("Norlane stands for mussel money", form="indirect")
    post.quotes.append(_term(post.quotes[0], "mussel money"))
    (b,) = (post if same_article else mail).quote("That is what people here in Norlane call mussel money.")
    assert together(matched(post, mail), a, b) is joined
