"""German: a table of cases set out by hand, forms of its verbs, and laws that hold for any text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotematch.extract import extract_article
from quotematch.extract.speech.conjugation import weak_parts
from quotematch.extract.speech.grammar import grammar
from quotematch.lexicon import LANGUAGES, table
from quotematch.models import Article

PARTS = [
    ("sagen", ("sagt", "sagte", "gesagt"), "nothing but endings"),
    ("antworten", ("antwortet", "antwortete", "geantwortet"), "an e before t"),
    ("bezeichnen", ("bezeichnet", "bezeichnete", "bezeichnet"), "an e behind a cluster, no ge behind a prefix"),
    ("warnen", ("warnt", "warnte", "gewarnt"), "no e behind r and n"),
    ("kritisieren", ("kritisiert", "kritisierte", "kritisiert"), "no ge in verbs of foreign origin"),
    ("erinnern", ("erinnert", "erinnerte", "erinnert"), "an infinitive in -ern"),
]


@pytest.mark.parametrize(("verb", "forms", "why"), PARTS, ids=[row[0] for row in PARTS])
def test_principal_parts(verb: str, forms: tuple[str, str, str], why: str) -> None:
    """A weak verb's principal parts follow from its infinitive."""
    parts = weak_parts(verb, table("de", "reporting")["conjugation"])
    assert (parts.present, parts.past, parts.participle) == forms, why


def test_separable_verbs_are_known_apart_and_joined() -> None:
    """A separable verb is found by its parts, joined at the end of a clause, as a participle and with its zu."""
    forms = grammar("de").second.forms
    assert forms.parted["teilte"]["mit"].lemma == "mitteilen"
    assert forms.joined["mitteilte"].lemma == "mitteilen"
    assert forms.participles["mitgeteilt"].lemma == "mitteilen"
    assert forms.infinitives["mitzuteilen"].lemma == "mitteilen"
    assert forms.parted["gibt"]["bekannt"].lemma == "bekanntgeben"


def test_speaker_is_named_in_full() -> None:
    """Titles are no part of a name, and a later role goes to its holder."""
    text = "Bundeskanzlerin Ada Holm reiste ab. „Wir kommen wieder“, sagte die Kanzlerin. Sie sei zufrieden."
    quotes, _ = extract_article(Article(id="a", text=text, language="de-AT"))
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Ada Holm", "Ada Holm"]


SPEAKERS = [
    ("Die Chefin der Werft", "Die Chefin der Werft", "a genitive behind a role tells whose it is"),
    ("Ein Sprecher der Polizei", "Ein Sprecher der Polizei", "who speaks for a body is not the body"),
    ("Die Chefin der Werft, Ada Holm,", "Ada Holm", "a name beside the role is the speaker's"),
    ("Die Werft", "Werft", "a body that speaks itself"),
    ("Der Rat der Stadt", "Rat", "no role stands before the genitive"),
    ("Stadtrat Jens Holm", "Jens Holm", "the member of a council"),
    ("Stadträtin Holm", "Holm", "the title of a woman is no council's name"),
    ("Der Stadtrat Ellerburg", "Stadtrat Ellerburg", "the council of a town"),
]


@pytest.mark.parametrize(("printed", "name", "why"), SPEAKERS, ids=[row[0] for row in SPEAKERS])
def test_whom_a_phrase_names(printed: str, name: str, why: str) -> None:
    """A role keeps its body in the genitive; a title goes."""
    (quote,), _ = extract_article(Article(id="a", text=f"{printed} sagte: „Wir bauen weiter.“", language="de"))
    assert quote.speaker is not None, why
    assert quote.speaker.name == name, why


def test_the_default_language_lacks_no_word_class() -> None:
    """A language may do without a class; the default one has a table entry for every class of its steps."""
    rows = table(LANGUAGES[0], "reporting")
    rules = grammar(LANGUAGES[0])
    records = {field.name: getattr(rules, field.name) for field in fields(rules)}
    steps = {name: record for name, record in records.items() if is_dataclass(record) and name in rows}
    assert {"subjects", "complements", "labels"} <= steps.keys()
    for name, step in steps.items():
        read_apart = {"verbs", "nouns"} if name == "topics" else set()  # they are no classes, but have frames each
        assert {field.name for field in fields(step)} == set(rows[name]) - read_apart, name


# fmt: off
PIECES = st.sampled_from([
    "Die Ministerin", " sagte", " dass", " die Brücke", " werde", " und", " fügte", " hinzu", " nach Angaben", " laut",
    " der Polizei", " zufolge", " so", " wie", " mitteilte", " habe", " gesagt", " hat", " am 3. Mai", ",", ".", ":",
    ";", " –", " (", ")", " „", "“", " »", "«", " „nein“", "\n", " Forderung", " zu", " demnach", ", wonach",
    " heißt es",
])
# fmt: on


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_german_text_is_read(text: str) -> None:
    """Whatever the text: spans lie in it and in order, and quotes overlap only when nested."""
    quotes, _ = extract_article(Article(id="any", text=text, language="de"))
    for quote in quotes:
        places = [(span.start, span.end) for span in quote.spans]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(a_end <= b_start for (_, a_end), (b_start, _) in pairwise(places))
