"""Counts of findings that are worth showing, worked out by hand, and the list of judgements that is kept."""

from __future__ import annotations

from benchmarks.discrepancies import READ, Key, Worth, above_a_note, counted, key_of, read_judgements


def test_findings_count_by_what_was_judged_of_them() -> None:
    here, there, unknown = (Key("altered_words", "warning", (name,)) for name in "abc")
    count = counted([here, here, there, unknown], {here: True, there: False})
    assert count == Worth(2, 1, 1)
    assert round(count.share, 3) == 0.667


def test_a_finding_is_known_again_by_its_passages() -> None:
    event = {
        "articles": [
            {"id": "a", "outlet": "A", "text": "Ann Lee said: “We will not sell the old mill to anybody.”"},
            {"id": "b", "outlet": "B", "text": "Ann Lee said: “We will sell the old mill to anybody.”"},
        ]
    }
    (found,) = above_a_note(event)
    line = '{"kind": "meaning_changed", "severity": "alarm", "passages": ["%s", "%s"], "worth": true}'
    judged = read_judgements([line % tuple(sorted(found.passages))])
    assert counted([key_of(found)], judged) == Worth(1, 0, 0)


def test_the_list_holds_ids_and_no_words_of_articles() -> None:
    lines = READ.read_text(encoding="utf-8").splitlines()
    judged = read_judgements(lines)
    assert len(judged) > 20
    assert all(len(passage.split()) == 1 for key in judged for passage in key.passages)
