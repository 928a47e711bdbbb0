"""Tasks for Label Studio (https://labelstud.io): quotes to correct in their articles, and pairs of passages to decide.

A task of quotes is an article with what was found as a prediction: spans, and relations between them. A task of a pair
shows two passages and asks whether they are one statement; what is exported from it, `reconcile(decisions=…)` follows.
Each kind has a labelling setup. Offsets count code points. Verdicts come with the words that they cover.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from quotematch.decisions import Anchor, Decision, Ruling
from quotematch.errors import WrongTypeError
from quotematch.models import Article, Quote
from quotematch.write.decisions import pairs
from quotematch.write.json_lines import listed
from quotematch.write.marked_spans import LABELS, LINKS, Mark, Marks, marks_of

if TYPE_CHECKING:
    from quotematch.contents import Contents

TaskKind: TypeAlias = Literal["quotes", "pairs"]

_COLORS = {"direct": "#0072b2", "indirect": "#e69f00", "mixed": "#009e73", "term": "#999999"}
_LABEL_ROWS = "\n".join(
    f'    <Label value="{label}" background="{_COLORS.get(label, "#cc79a7")}"/>' for label in LABELS
)
_LINK_ROWS = "\n".join(f'    <Relation value="{kind}"/>' for kind in LINKS)
_QUOTES_SETUP = f"""<View>
  <Header value="$outlet"/>
  <Labels name="label" toName="text">
{_LABEL_ROWS}
  </Labels>
  <Relations>
{_LINK_ROWS}
  </Relations>
  <Text name="text" value="$text" granularity="word"/>
</View>
"""
_PAIRS_SETUP = """<View>
  <Header value="$a_outlet"/>
  <Text name="a" value="$a_text"/>
  <Header value="$b_outlet"/>
  <Text name="b" value="$b_text"/>
  <Header value="Do both report one utterance?"/>
  <Choices name="ruling" toName="a" choice="single-radio" showInline="true">
    <Choice value="confirmed"/>
    <Choice value="rejected"/>
  </Choices>
  <TextArea name="note" toName="a" rows="2" maxSubmissions="1"/>
</View>
"""


def tasks(result: Contents, kind: TaskKind) -> str:
    """The tasks as JSON that Label Studio imports, each on a line. Raises WrongTypeError for another kind of task."""
    _check(kind)
    made = _quote_tasks(result) if kind == "quotes" else _pair_tasks(result)
    return listed(made) + "\n"


def setup(kind: TaskKind) -> str:
    """The labelling setup of a project for these tasks."""
    _check(kind)
    return _QUOTES_SETUP if kind == "quotes" else _PAIRS_SETUP


def _check(kind: TaskKind) -> None:
    if kind not in get_args(TaskKind):
        raise WrongTypeError(f"kind must be 'quotes' or 'pairs', not {kind!r}.")


def _version(result: Contents) -> str:
    return f"quotematch {result.quotematch_version} {result.settings_fingerprint}"


# ---- quotes --------------------------------------------------------------------------------------------------------


def _quote_tasks(result: Contents) -> Iterator[dict[str, Any]]:
    found = marks_of(result)
    for article in result.articles:
        prediction = {"model_version": _version(result), "result": _regions(article, found[article.id])}
        yield {"data": _shown(article), "predictions": [prediction]}


def _shown(article: Article) -> dict[str, str]:
    return {
        "text": article.text,
        "article_id": article.id,
        "outlet": article.witness,
        "title": article.title or "",
        "published": article.published.isoformat() if article.published else "",
        "url": article.url or "",
    }


def _regions(article: Article, found: Marks) -> list[dict[str, Any]]:
    regions = [_region(article, mark) for mark in found.marks]
    relations = [
        {"type": "relation", "from_id": link.start, "to_id": link.end, "direction": "right", "labels": [link.kind]}
        for link in found.links
    ]
    return regions + relations


def _region(article: Article, mark: Mark) -> dict[str, Any]:
    start, end = mark.span
    region = {
        "id": mark.name,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": start, "end": end, "text": mark.span.of(article.text), "labels": [mark.label]},
    }
    told = _told_of(mark.quote) if mark.label not in ("cue", "speaker") else []
    return {**region, "meta": {"text": told}} if told else region


def _told_of(quote: Quote) -> list[str]:
    told = [f"speaker: {quote.speaker.name}"] if quote.speaker else []
    if quote.verdict and (words := quote.coverage):
        told.append(
            f"{quote.verdict.value}: {words.verbatim} words verbatim, {words.paraphrased} paraphrased, "
            f"{words.unique} unique"
        )
    return told


# ---- pairs ---------------------------------------------------------------------------------------------------------


def _pair_tasks(result: Contents) -> Iterator[dict[str, Any]]:
    for decision in pairs(result):
        task: dict[str, Any] = {
            "data": {
                **_side(result, "a", decision.a),
                **_side(result, "b", decision.b),
                "reasons": "; ".join(decision.reasons),
                "decision": decision.model_dump(mode="json"),
            }
        }
        if decision.ruling is not Ruling.OPEN:
            task["predictions"] = [{"model_version": _version(result), "result": _ruled(decision)}]
        yield task


def _side(result: Contents, name: str, anchor: Anchor) -> dict[str, str]:
    article = result.index.articles.get(anchor.article_id)
    return {f"{name}_outlet": article.witness if article else anchor.article_id, f"{name}_text": anchor.text}


def _ruled(decision: Decision) -> list[dict[str, Any]]:
    choice = {"from_name": "ruling", "to_name": "a", "type": "choices", "value": {"choices": [decision.ruling.value]}}
    note = {"from_name": "note", "to_name": "a", "type": "textarea", "value": {"text": [decision.note]}}
    return [choice, note] if decision.note else [choice]
