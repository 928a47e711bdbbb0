"""What readers of real events noticed, each in the shortest words of our own that show it, through the whole chain.

A case has what each outlet prints after "Ann Lee said:" or in a sentence of its own, the discrepancies that are told
("note" ones only where they are the point), and the verdict of the first outlet's first quoted passage.
"""

from __future__ import annotations

import pytest

import quotematch as qm

#: Outlets print one story, so that their statements can meet.
STORY = (
    "The council of Dunmore met on Monday to talk about the old mill by the river and the families who live in it.\n\n"
)


def reconciled(*texts: str) -> qm.Reconciliation:
    return qm.reconcile(
        [
            {"outlet": name, "text": STORY + text, "published": "2026-03-02"}
            for name, text in zip("ABCD", texts, strict=False)
        ]
    )


def told(result: qm.Reconciliation, *, notes: bool = False) -> list[tuple[str, str]]:
    return [
        (d.kind.value, d.severity.value) for d in result.discrepancies if notes or d.severity is not qm.Severity.NOTE
    ]


def first_verdict(result: qm.Reconciliation) -> str:
    """The verdict of the first outlet's first passage inside quotation marks."""
    passages = [passage for quote in result.quotes for passage in quote.passages if not quote.is_term]
    direct = [one for one in passages if one.form is qm.Form.DIRECT and result.outlet_of(one.id) == "A"]
    return str(direct[0].verdict)


ALTERED, OMITTED = ("altered_words", "warning"), ("unmarked_omission", "warning")

CASES = [
    (
        "another word at the end",
        ['Ann Lee said: "The people at the mill cannot believe what they are counting."'],
        ['Ann Lee said: "The people at the mill cannot believe what they are singing."'],
        [ALTERED],
        "paraphrased",
    ),
    (
        "another verb, and a tail that only one prints",
        ['Ann Lee said: "I am talking of the mill and the way he handles quarrels in this town."'],
        ['Ann Lee said: "I am talking of the mill and the way he settles quarrels in this town, unlike us."'],
        [ALTERED],
        "paraphrased",
    ),
    (
        "a verb of the same sense in a fragment",
        ['Ann Lee said that the town must learn "to nurse its water and its woods".'],
        ['Ann Lee said that the town must learn "to tend its water and its woods".'],
        [ALTERED],
        "paraphrased",
    ),
    (
        "a noun here, a pronoun there, and two sentences in one",
        ['Ann Lee said: "The mill is not the aim of all this work. The family is the aim of it."'],
        ['Ann Lee said: "That is not the aim of all this work, the family is the aim of it."'],
        [ALTERED],
        "paraphrased",
    ),
    (
        "a hedge cut in silence",
        ['Ann Lee said: "I think the contest for the mill has been, in some ways, a market for favours."'],
        ['Ann Lee said the contest "has been a market for favours".'],
        [OMITTED],
        "paraphrased",
    ),
    (
        "a head cut that takes no denial with it",
        ['Ann Lee said: "I am not for the sale of the mill."'],
        ['Ann Lee said: "I am firmly for the families and I am not for the sale of the mill."'],
        [],
        "verbatim",
    ),
    (
        "a sentence left out between two",
        ['Ann Lee said: "We love this old mill. We are sorry for the noise. We will mend the wheel at once."'],
        ['Ann Lee said: "We love this old mill. We will mend the wheel at once."'],
        [("joined_or_reordered", "warning")],
        "verbatim",
    ),
    (
        "four words of a sentence in a small paper",
        ['Ann Lee said the wheel would stand still "to avoid a crowd".'],
        ['Ann Lee said: "The wheel will stand still on Monday to avoid a crowd by the river."'],
        [],
        "verbatim",
    ),
    (
        "an article that ends within a quote",
        ['Ann Lee said: "Nobody here wants to leave the old mill to the rats."'],
        ['Ann Lee said: "Nobody here wants to leave the old'],
        [],
        "verbatim",
    ),
    (
        "commas here, full stops there",
        ['Ann Lee said: "It is some pretty dream of a mill, some pretty tale. Oh, not a tale of the river."'],
        ['Ann Lee said: "It is some pretty dream of a mill. Some pretty tale. Not a tale of the river."'],
        [],
        "verbatim",
    ),
    (
        "two answers joined by an ellipsis",
        ['Ann Lee said: "We will keep the mill. It is cold in there. We will heat every room of it."'],
        ['Ann Lee said: "We will keep the mill ... We will heat every room of it."'],
        [],
        "verbatim",
    ),
    (
        "a sentence that is interrupted here and whole there",
        ['"We will keep the mill," Ann Lee said, "and we will heat every room of it."'],
        ['Ann Lee said: "We will keep the mill, and we will heat every room of it."'],
        [],
        "verbatim",
    ),
    (
        "commas added within the marks",
        ['Ann Lee said: "The mill and all of its rooms is ours."'],
        ['Ann Lee said: "The mill, and all of its rooms, is ours."'],
        [],
        "verbatim",
    ),
    (
        "two transcriptions of a name",
        ['Ann Lee said: "We gave the old mill to Muammar al-Gaddafi in the spring."'],
        ['Ann Lee said: "We gave the old mill to Moammar Qadhafi in the spring."'],
        [],
        "paraphrased",
    ),
    (
        "a hyphen within a word",
        ['Ann Lee said: "We thank the families of the mill for their co-operation."'],
        ['Ann Lee said: "We thank the families of the mill for their cooperation."'],
        [],
        "verbatim",
    ),
    (
        "a hyphen between two words",
        ['Ann Lee said: "No-one will have to leave the mill before the spring."'],
        ['Ann Lee said: "No one will have to leave the mill before the spring."'],
        [],
        "verbatim",
    ),
    (
        "British and American spelling",
        ['Ann Lee said: "The mill was a labour of love for paediatricians."'],
        ['Ann Lee said: "The mill was a labor of love for pediatricians."'],
        [],
        "paraphrased",
    ),
    (
        "capitals for a thing",
        ['Ann Lee said: "The Grand Old Mill belongs to the families alone."'],
        ['Ann Lee said: "The grand old mill belongs to the families alone."'],
        [],
        "verbatim",
    ),
    (
        "the denial stands outside the marks here and inside there",
        ['Ann Lee said she did not believe that "the mill should be sold to anybody".'],
        ['Ann Lee said: "I do not believe that the mill should be sold to anybody."'],
        [],
        "verbatim",
    ),
    (
        "brackets that name whom a pronoun means",
        ['Ann Lee said: "We gave the keys to [the two millers and their clerk] on Monday night."'],
        ['Ann Lee said: "We gave the keys to them on Monday night."'],
        [],
        "verbatim",
    ),
    (
        "brackets that mend the grammar",
        ['Ann Lee said: "The noise could expose [visitors to] the worst of the wheel."'],
        ['Ann Lee said: "The noise could expose the worst of the wheel."'],
        [],
        "verbatim",
    ),
]


@pytest.mark.parametrize(("why", "here", "there", "expected", "verdict"), CASES, ids=[row[0] for row in CASES])
def test_what_readers_noticed(
    why: str, here: list[str], there: list[str], expected: list[tuple[str, str]], verdict: str
) -> None:
    result = reconciled(*here, *there)
    assert told(result) == expected, why
    assert first_verdict(result) == verdict, why


@pytest.mark.xfail(strict=True, reason="only two people are set against each other; of a body nobody can tell yet")
def test_a_term_from_a_person_here_and_from_a_company_there() -> None:
    result = reconciled(
        'Ann Lee said the mill was closed because it had been used for "improper grinding".',
        'Ann Lee said on Monday that there had been "improper grinding" at the mill.',
        'Norvex said it had closed the mill because of "improper grinding" in its rooms.',
        'Norvex wrote that it had found "improper grinding" at the mill.',
    )
    assert any(kind == "speaker_conflict" for kind, _ in told(result, notes=True))


def test_what_is_said_twice_of_two_things_is_not_joined() -> None:
    result = reconciled(
        'Ann Lee said of the first poster: "That picture is sexist and we will not hang it in the mill."',
        'Tom Reed said of another poster: "Sexist pictures sell flour, as they always have."',
    )
    assert len(result.statements) == 2


def test_a_statement_is_whose_report_it_is_not_whose_demand_stands_in_it() -> None:
    text = "Zoe Holm said Mayor Ada Falk should insist that all come and should require that Acme hand over the keys."
    (statement,) = qm.reconcile([qm.Article(id="a", outlet="Post", text=text)]).statements
    assert statement.speaker == "Zoe Holm"
