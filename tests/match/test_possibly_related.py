"""What shares the gist and hardly the words reaches the result, and the reader of a report."""

from __future__ import annotations

import quotematch as qm

HARBOUR = (
    "Port Ellery wants to dredge its harbour so that container ships can call. The shipping company Norlane pays for "
    "half of the work. Fishermen fear for the mussel banks. The county court hears a complaint in September. The old "
    "quay was built of granite in 1902."
)
POST = "“Fishermen must be paid for every mussel that the dredgers bury in the mud of the eastern basin,” Ann Lee said."
MAIL = "Ann Lee said that fishermen's losses in the basin had to be made good by those who dredge."


def _reconciled() -> qm.Reconciliation:
    return qm.reconcile([{"outlet": name, "text": f"{HARBOUR}\n\n{said}"} for name, said in (("P", POST), ("M", MAIL))])


def test_a_gist_without_the_words_is_offered_and_no_verdict_rests_on_it() -> None:
    result = _reconciled()
    (offer,) = result.possibly_related
    texts = sorted(result.passage(passage).text for passage in offer.passages)
    assert [text.split()[0] for text in texts] == ["Fishermen", "fishermen's"]
    assert offer.reasons
    assert {quote.verdict for quote in result.quotes} == {qm.Verdict.UNIQUE}


def test_the_offer_survives_saving_and_a_result_without_the_field_still_loads() -> None:
    result = _reconciled()
    assert qm.Reconciliation.from_json(result.to_json()) == result
    old = qm.Reconciliation.model_validate({k: v for k, v in dict(result).items() if k != "possibly_related"})
    assert old.possibly_related == ()


def test_the_report_ends_with_it() -> None:
    text = _reconciled().to_text()
    assert "POSSIBLY RELATED" in text
    assert text.index("ONLY IN ONE OUTLET") < text.index("POSSIBLY RELATED")
