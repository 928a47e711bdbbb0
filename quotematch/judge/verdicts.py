"""Verdicts: whether another outlet has a passage's words, its statement, or neither, with the evidence for it.

The passages of one statement go in; each comes out with its best counterpart of another outlet and the steps that lead
from its words to the counterpart's. Best is a counterpart that makes the passage verbatim, then the one that shares
most words, then the smallest id. Passages with the same words are compared once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotematch.judge.chunks import Chunk, mirrored, words_in_run
from quotematch.judge.relation import relate
from quotematch.judge.wording import Wording
from quotematch.models import (
    Aligned,
    Article,
    Coverage,
    Evidence,
    Form,
    Passage,
    Quote,
    Relation,
    Role,
    Rule,
    Step,
    Verdict,
)
from quotematch.settings import Settings
from quotematch.text.align import shared_words

RUN_RELATIONS = frozenset({Relation.IDENTICAL, Relation.CONTAINED, Relation.CONTAINS})


@dataclass(frozen=True, slots=True)
class Witness:
    """A passage where it stands: in whose article, in whose quote, in which words."""

    passage: Passage
    quote: Quote
    article: Article
    wording: Wording
    outlet: str
    rank: tuple[str, str, int]
    voice: str = ""  # the name under which it counts: its outlet's, or that of the outlets that print one text

    @property
    def direct(self) -> bool:
        """Whether all of it stands inside quotation marks."""
        return self.passage.form is Form.DIRECT

    @property
    def primary(self) -> bool:
        """Whether a primary source carries it."""
        return self.article.role is Role.PRIMARY

    def counts_for(self, other: Witness) -> bool:
        """Whether it is a witness of another outlet than `other`'s, and of an outlet at all."""
        return not self.primary and self.name != other.name

    @property
    def name(self) -> str:
        """The outlet, or, when outlets that print one text count as one, the first of them."""
        return self.voice or self.outlet


class Relations:
    """Relations of wordings, each pair worked out once, for direct passages of one result."""

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[object, ...], tuple[object, ...]], tuple[Relation, list[Chunk]]] = {}
        self._shared: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}

    def of(self, a: Wording, b: Wording) -> tuple[Relation, list[Chunk]]:
        """What `relate(a, b)` gives."""
        key_a, key_b = (a.keys, a.gaps, a.bracketed), (b.keys, b.gaps, b.bracketed)
        if (key_b, key_a) in self._known:
            relation, chunks = self._known[key_b, key_a]
            return mirrored(relation), [chunk.mirrored for chunk in chunks]
        if (key_a, key_b) not in self._known:
            self._known[key_a, key_b] = relate(a, b)
        return self._known[key_a, key_b]

    def shared(self, a: Wording, b: Wording) -> int:
        """How many words two wordings share in order; the same both ways."""
        key = (a.keys, b.keys) if a.keys <= b.keys else (b.keys, a.keys)
        if key not in self._shared:
            self._shared[key] = shared_words(*key)
        return self._shared[key]


def same_words(relation: Relation, run: int, settings: Settings) -> bool:
    """Whether two direct passages in this relation are verbatim: the clause of the definition.

    `run` is the number of words that both have. A fragment of fewer than `fragment_words` must be identical.
    """
    return relation is Relation.IDENTICAL or (relation in RUN_RELATIONS and run >= settings.fragment_words)


def evidence_of(
    witness: Witness, others: Sequence[Witness], outlets: Sequence[str], relations: Relations, settings: Settings
) -> Evidence:
    """The evidence for the verdict on `witness`; `others` of its statement count for it.

    `outlets`, sorted, are all that have the statement; of the others than the own one the first stands for all.
    """
    another = next((outlet for outlet in outlets[:2] if outlet != witness.name), None)
    own = [] if witness.primary else [witness.name]
    bare = Evidence(
        rule=Rule.NO_COUNTERPART,
        outlet=witness.name,
        outlets=tuple(sorted(own if another is None else [*own, another])),
        outlet_count=len(outlets),
        form=witness.passage.form,
        words=len(witness.wording),
        fragment_words=settings.fragment_words,
    )
    if not others:
        return bare if another is None else bare.model_copy(update={"rule": Rule.SAME_STATEMENT})
    best = min(others, key=lambda other: _preference(witness, other, relations, settings))
    relation, chunks = relations.of(witness.wording, best.wording)
    both_direct = witness.direct and best.direct
    verbatim = both_direct and same_words(relation, words_in_run(chunks), settings)
    seen = {
        "rule": Rule.SAME_WORDS if verbatim else Rule.SAME_STATEMENT,
        "counterpart": best.passage.id,
        "counterpart_outlet": best.name,
        "counterpart_form": best.passage.form,
        "relation": relation if both_direct else Relation.REPORTED,
        "steps": tuple(_steps(witness.wording, best.wording, chunks)),
    }
    return bare.model_copy(update=seen)


def _preference(
    witness: Witness, other: Witness, relations: Relations, settings: Settings
) -> tuple[bool, int, str, tuple[str, str, int]]:
    if not (witness.direct and other.direct):
        return True, -relations.shared(witness.wording, other.wording), other.passage.id, other.rank
    relation, chunks = relations.of(witness.wording, other.wording)
    run = words_in_run(chunks)
    return not same_words(relation, run, settings), -run, other.passage.id, other.rank


def verdict_of(rule: Rule) -> Verdict:
    """The verdict that a rule gives."""
    return {
        Rule.SAME_WORDS: Verdict.VERBATIM,
        Rule.SAME_STATEMENT: Verdict.PARAPHRASED,
        Rule.NO_COUNTERPART: Verdict.UNIQUE,
    }[rule]


def _steps(a: Wording, b: Wording, chunks: Iterable[Chunk]) -> list[Aligned]:
    """The chunks as steps with places in both articles; none reaches over the end of a span."""
    steps: list[Aligned] = []
    for chunk in chunks:
        if chunk.step is Step.SAME and chunk.words_a == chunk.words_b:
            steps += _same_steps(a, b, chunk)
            continue
        parts_a = a.places(chunk.a_start, chunk.a_end) if chunk.words_a else [(chunk.a_start, chunk.a_start)]
        parts_b = b.places(chunk.b_start, chunk.b_end) if chunk.words_b else [(chunk.b_start, chunk.b_start)]
        if len(parts_a) == len(parts_b) == 1:
            steps.append(_step(a, b, chunk.step, parts_a[0], parts_b[0], chunk.marked))
        elif chunk.step is Step.CHANGED or chunk.step is Step.SAME:
            steps += [_step(a, b, Step.ONLY_A, part, (chunk.b_start, chunk.b_start), chunk.marked) for part in parts_a]
            steps += [_step(a, b, Step.ONLY_B, (chunk.a_end, chunk.a_end), part, chunk.marked) for part in parts_b]
        else:
            steps += [_step(a, b, chunk.step, p, q, chunk.marked) for p in parts_a for q in parts_b]
    return steps


def _same_steps(a: Wording, b: Wording, chunk: Chunk) -> list[Aligned]:
    shift = chunk.b_start - chunk.a_start
    cuts = {start for start, _ in a.places(chunk.a_start, chunk.a_end)}
    cuts |= {start - shift for start, _ in b.places(chunk.b_start, chunk.b_end)}
    edges = [*sorted(cuts), chunk.a_end]
    return [_step(a, b, Step.SAME, (start, end), (start + shift, end + shift), False) for start, end in pairwise(edges)]


def _step(a: Wording, b: Wording, step: Step, of_a: tuple[int, int], of_b: tuple[int, int], marked: bool) -> Aligned:
    words_a, words_b = of_a[1] - of_a[0], of_b[1] - of_b[0]
    return Aligned(
        step=step,
        a=a.place(*of_a) if words_a else None,
        b=b.place(*of_b) if words_b else None,
        words_a=words_a,
        words_b=words_b,
        marked=marked,
    )


# ---- quotes --------------------------------------------------------------------------------------------------------


def quoted_elsewhere(witness: Witness, others: Sequence[Witness], relations: Relations, settings: Settings) -> int:
    """How many words of a direct passage stand inside a run that one of `others`, of another outlet, quotes."""
    if not witness.direct:
        return 0
    covered = bytearray(len(witness.wording))
    for other in others:
        if not other.direct:
            continue
        relation, chunks = relations.of(witness.wording, other.wording)
        for chunk in chunks:
            long_enough = chunk.words_a >= settings.fragment_words or relation is Relation.IDENTICAL
            if chunk.step is Step.SAME and long_enough:
                covered[chunk.a_start : chunk.a_end] = b"\x01" * chunk.words_a
    return sum(covered)


def quote_verdict(judged: Sequence[tuple[int, Verdict]]) -> Verdict | None:
    """The verdict of a quote from (words, verdict) of its passages: the heaviest, ties in the order of the verdicts."""
    weights: Counter[Verdict] = Counter()
    for count, verdict in judged:
        weights[verdict] += count
    return max(Verdict, key=lambda verdict: weights[verdict]) if judged else None


def coverage_of(judged: Sequence[tuple[int, Verdict, int]]) -> Coverage:
    """The coverage of a quote from (words, verdict, words quoted elsewhere) of its passages."""
    verbatim = sum(elsewhere for *_, elsewhere in judged)
    paraphrased = sum(count - elsewhere for count, verdict, elsewhere in judged if verdict is not Verdict.UNIQUE)
    return Coverage(
        verbatim=verbatim, paraphrased=paraphrased, unique=sum(count for count, *_ in judged) - verbatim - paraphrased
    )
