"""What people decide about links is followed, told when it cannot be, and changes nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotematch as qm
from quotematch.cli import main
from quotematch.decisions import Anchor, Decision, Ruling
from quotematch.match import Matching, match
from quotematch.models import Passage

from .stories_made import Outlet, articles, quotes

HARBOUR = (
    "Port Ellery wants to dredge its harbour so that container ships can call. Mayor Ann Lee has asked the shipping "
    "company Norlane to pay for half of the work. Fishermen fear for the mussel banks. The county court hears their "
    "complaint in September. The old quay was built of granite in 1902."
)
SAID = (
    "The granite quay has outlived four mayors and it will outlive me.",
    "Nobody who has seen the mussel banks at low tide would send a dredger there.",
    "We have until September to find the money.",
)


def _outlets() -> list[Outlet]:
    post, mail, echo = (Outlet(name, HARBOUR) for name in ("post", "mail", "echo"))
    for said in SAID:
        post.quote(said)
    mail.quote(SAID[0])
    mail.quote("nobody who has seen the mussel banks at low tide")
    mail.quote("she had until September to find the money for the quay", form="indirect")
    echo.quote("The granite quay has outlived four mayors, and it will outlive me")
    echo.quote(SAID[1])
    echo.quote("The court will hear about it from all of us.")
    return [post, mail, echo]


OUTLETS = _outlets()
PASSAGES = {p.id: (q.article_id, p) for outlet in OUTLETS for q in outlet.quotes for p in q.passages}


def _found(decisions: list[Decision] | None = None) -> Matching:
    return match(articles(OUTLETS), quotes(OUTLETS), decisions=decisions or [])


def _anchor(passage: str) -> Anchor:
    return Anchor.of(*PASSAGES[passage])


def _decision(ruling: Ruling, a: str, b: str) -> Decision:
    return Decision(ruling=ruling, a=_anchor(a), b=_anchor(b))


def _id(outlet: int, number: int) -> str:
    return OUTLETS[outlet].quotes[number].passages[0].id


_PAIRS = st.lists(st.sampled_from(sorted(PASSAGES)), min_size=2, max_size=2, unique=True)
_DECISIONS = st.lists(
    st.builds(lambda pair, ruling: _decision(ruling, *pair), _PAIRS, st.sampled_from(sorted(Ruling))), max_size=6
)


@given(_DECISIONS)
@settings(max_examples=60)
def test_a_rejected_pair_is_never_together_whatever_else_is_decided(decisions: list[Decision]) -> None:
    found = _found(decisions)
    passage = {_anchor(name).key: name for name in PASSAGES}
    confirmed = {(one.a, one.b) for one in decisions if one.ruling is Ruling.CONFIRMED}
    for one in decisions:
        a, b = (found.statement_of[passage[end.key]] for end in (one.a, one.b))
        if one.ruling is Ruling.REJECTED and (one.a, one.b) not in confirmed:
            assert a != b
        if one.ruling is Ruling.CONFIRMED and not found.problems:
            assert a == b


@given(_DECISIONS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@settings(max_examples=40)
def test_the_order_of_decisions_changes_nothing(rows: tuple[list[Decision], list[Decision]]) -> None:
    first, second = rows
    assert _found(first) == _found(second)


@given(st.data())
@settings(max_examples=40)
def test_confirming_what_is_joined_anyway_changes_nothing(data: st.DataObject) -> None:
    plain = _found()
    joined = [(a, b) for a in PASSAGES for b in PASSAGES if a < b and plain.statement_of[a] == plain.statement_of[b]]
    chosen = data.draw(st.lists(st.sampled_from(joined), max_size=5))
    found = _found([_decision(Ruling.CONFIRMED, a, b) for a, b in chosen])
    assert found.statement_of == plain.statement_of
    assert (found.rivals, found.related, found.problems) == (plain.rivals, plain.related, ())


def test_a_confirmed_pair_is_joined_with_all_that_goes_with_either() -> None:
    found = _found([_decision(Ruling.CONFIRMED, _id(0, 2), _id(2, 2))])
    assert found.statement_of[_id(0, 2)] == found.statement_of[_id(2, 2)] == found.statement_of[_id(1, 2)]


def test_copies_of_one_wording_can_be_parted() -> None:
    plain = _found()
    assert plain.statement_of[_id(0, 0)] == plain.statement_of[_id(1, 0)]
    found = _found([_decision(Ruling.REJECTED, _id(0, 0), _id(1, 0))])
    assert found.statement_of[_id(0, 0)] != found.statement_of[_id(1, 0)]
    third = found.statement_of[_id(2, 0)]
    assert third in (found.statement_of[_id(0, 0)], found.statement_of[_id(1, 0)])


def test_what_is_decided_both_ways_is_told_and_not_followed() -> None:
    found = _found([_decision(ruling, _id(0, 2), _id(2, 2)) for ruling in (Ruling.CONFIRMED, Ruling.REJECTED)])
    assert found.statement_of == _found().statement_of
    (problem,) = found.problems
    assert "neither is followed" in problem.message


def test_a_confirmed_pair_that_would_bring_parted_ones_together_is_told() -> None:
    found = _found(
        [_decision(Ruling.CONFIRMED, _id(0, 0), _id(2, 2)), _decision(Ruling.REJECTED, _id(2, 0), _id(2, 2))]
    )
    (problem,) = found.problems
    assert "another one parts" in problem.message
    assert found.statement_of[_id(0, 0)] != found.statement_of[_id(2, 2)]


def test_a_decision_on_an_article_that_is_not_there_is_told() -> None:
    lost = Anchor(article_id="gone", start=0, end=10, text="We have until September")
    found = _found([Decision(ruling=Ruling.CONFIRMED, a=lost, b=_anchor(_id(0, 2)))])
    assert [(p.code, p.article_id) for p in found.problems] == [("decision_unfit", None)]


@pytest.mark.parametrize(
    ("start", "text", "fits", "why"),
    [
        (4_000, "We have until September to find the money.", True, "the words stand elsewhere in the article now"),
        (0, "until September to find the money", True, "the passage is cut wider now"),
        (0, "We have until October to find the money.", False, "the article has other words now"),
    ],
)
def test_words_tell_where_a_decision_belongs(start: int, text: str, fits: bool, why: str) -> None:
    moved = Anchor(article_id="post", start=start, end=start + len(text), text=text)
    found = _found([Decision(ruling=Ruling.CONFIRMED, a=moved, b=_anchor(_id(2, 2)))])
    assert (found.statement_of[_id(0, 2)] == found.statement_of[_id(2, 2)]) is fits, why
    assert bool(found.problems) is not fits


def test_a_parted_pair_is_not_offered_again() -> None:
    post, mail = Outlet("post", HARBOUR), Outlet("mail", HARBOUR)
    (a,) = post.quote("Fishermen must be paid for every mussel that the dredgers bury in the mud of the eastern basin.")
    (b,) = mail.quote("fishermen's losses in the basin had to be made good by those who dredge", form="indirect")
    made = articles([post, mail]), quotes([post, mail])
    here, there = (Anchor.of(quote.article_id, quote.passages[0]) for quote in made[1])
    parted = match(*made, decisions=[Decision(ruling=Ruling.REJECTED, a=here, b=there)])
    assert [{link.a, link.b} for link in match(*made).related] == [{a, b}]
    assert not parted.related


# --- through the public face ------------------------------------------------------------------------------------------

TOWN = "Port Ellery wants to dredge its harbour. Fishermen fear for the mussel banks. The quay is of granite."
ROWS = [
    {"id": "p", "outlet": "P", "text": f"{TOWN}\n\n“We have until September to find the money,” said Ann Lee."},
    {"id": "m", "outlet": "M", "text": f"{TOWN}\n\n“There is no money for the quay this year,” said Ann Lee."},
    {"id": "e", "outlet": "E", "text": f"{TOWN}\n\nAnn Lee said: “We have until September to find the money.”"},
]


def _said(result: qm.Reconciliation, article: str) -> Passage:
    (passage,) = (p for q in result.quotes if q.article_id == article and not q.is_term for p in q.passages)
    return passage


def _ruled(result: qm.Reconciliation, ruling: str, a: str, b: str) -> dict[str, object]:
    anchors = {side: Anchor.of(name, _said(result, name)).model_dump() for side, name in (("a", a), ("b", b))}
    return {"ruling": ruling, **anchors}


def test_no_decisions_are_none_and_open_ones_change_nothing_but_stand_in_the_result() -> None:
    plain = qm.reconcile(ROWS)
    assert qm.reconcile(ROWS, decisions=[]) == plain
    opened = qm.reconcile(ROWS, decisions=[_ruled(plain, "open", "p", "m")])
    assert opened.model_copy(update={"decisions": ()}) == plain
    assert opened.settings_fingerprint == plain.settings_fingerprint


def test_verdicts_follow_decisions_and_the_fingerprint_tells() -> None:
    plain = qm.reconcile(ROWS)
    assert _said(plain, "m").verdict is qm.Verdict.UNIQUE
    joined = qm.reconcile(ROWS, decisions=[_ruled(plain, "confirmed", "p", "m")])
    assert _said(joined, "m").verdict is qm.Verdict.PARAPHRASED
    parted = qm.reconcile(ROWS, decisions=[_ruled(plain, "rejected", "p", "e")])
    assert _said(parted, "p").verdict is qm.Verdict.UNIQUE
    assert len({one.settings_fingerprint for one in (plain, joined, parted)}) == 3


def test_the_template_lists_pairs_and_keeps_what_is_decided(tmp_path: Path) -> None:
    plain = qm.reconcile(ROWS)
    file = tmp_path / "decisions.jsonl"
    (row,) = map(json.loads, plain.to_decisions(file).splitlines())
    assert (row["ruling"], row["a"]["article_id"], row["b"]["article_id"]) == ("open", "e", "p")
    file.write_text(json.dumps({**row, "ruling": "rejected", "note": "two rallies"}) + "\n\n", encoding="utf-8")
    parted = qm.reconcile(ROWS, decisions=file)
    assert [one.note for one in parted.decisions] == ["two rallies"]
    assert parted.to_decisions() == parted.decisions[0].model_dump_json() + "\n"
    assert qm.Reconciliation.from_json(parted.to_json()) == parted


def test_each_pair_of_places_is_listed_once_and_no_place_with_itself() -> None:
    said = "Ada Lund said in a note that her vote “was a mistake,” and Ray Holm told of her saying it “was a mistake.”"
    rows = [
        {"id": "e", "outlet": "e", "text": said},
        {"id": "p", "outlet": "p", "text": "“My vote was a mistake, and I shall not repeat it,” Ada Lund said."},
        {"id": "q", "outlet": "q", "text": "Ada Lund said that “my vote was a mistake.”"},
    ]
    result = qm.reconcile(rows)
    outer = next(quote for quote in result.quotes if quote.article_id == "p")
    passage = outer.passages[0].model_copy(update={"id": "p#nested/0"})
    inner = outer.model_copy(update={"id": "p#nested", "parent_id": outer.id, "passages": (passage,)})
    statements = [
        one.model_copy(update={"passages": (*one.passages, passage.id)})
        if outer.passages[0].id in one.passages
        else one
        for one in result.statements
    ]
    nested = result.model_copy(update={"quotes": (*result.quotes, inner), "statements": tuple(statements)})
    for one in (result, nested):
        pairs = [
            (json.dumps(row["a"]), json.dumps(row["b"])) for row in map(json.loads, one.to_decisions().splitlines())
        ]
        assert pairs
        assert len(pairs) == len(set(pairs))
        assert all(a != b for a, b in pairs)


def test_all_links_of_the_five_articles_confirmed_change_nothing(seeds: Path) -> None:
    plain = qm.reconcile(seeds)
    rows = [json.loads(line) for line in plain.to_decisions().splitlines()]
    own = [{**row, "ruling": "confirmed"} for row in rows if row["reasons"][0] == "one statement"]
    again = qm.reconcile(seeds, decisions=own)
    assert len(own) > 50
    assert (again.quotes, again.statements, again.problems) == (plain.quotes, plain.statements, plain.problems)
    assert again.possibly_related == plain.possibly_related


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"ruling": "maybe"}', '{"ruling": "open", "a": {}, "b": {}}', '{"ruling": "open"}']
)
def test_a_line_that_is_no_decision_is_an_error_that_names_it(tmp_path: Path, line: str) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(qm.UnreadableInputError, match="line 2"):
        qm.reconcile(ROWS, decisions=file)


@pytest.mark.parametrize("wrong", [b"bytes", {"ruling": "open"}, 7])
def test_what_is_no_list_of_decisions_is_refused(wrong: object) -> None:
    with pytest.raises(qm.WrongTypeError):
        qm.reconcile(ROWS, decisions=wrong)  # type: ignore[arg-type]


def test_a_passage_is_not_paired_with_itself() -> None:
    anchor = _ruled(qm.reconcile(ROWS), "open", "p", "m")["a"]
    with pytest.raises(qm.UnreadableInputError, match="the same"):
        qm.reconcile(ROWS, decisions=[{"ruling": "confirmed", "a": anchor, "b": anchor}])


def test_the_command_line_writes_and_takes_decisions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    decisions = tmp_path / "decisions.jsonl"
    assert main(["reconcile", str(file), "--format", "decisions", "-o", str(decisions)]) == 0
    decisions.write_text(decisions.read_text(encoding="utf-8").replace('"open"', '"rejected"'), encoding="utf-8")
    assert main(["reconcile", str(file), "--decisions", str(decisions), "--format", "json"]) == 0
    saved = qm.Reconciliation.from_json(capsys.readouterr().out)
    assert _said(saved, "p").verdict is qm.Verdict.UNIQUE
    assert main(["reconcile", str(file), "--decisions", str(tmp_path / "none.jsonl")]) == 2
