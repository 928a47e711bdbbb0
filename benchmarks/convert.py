"""From public data sets to the rows that the benchmarks read, on standard output.

    python -m benchmarks.convert brat FOLDER     > attributions.jsonl   NAME.txt with NAME.ann (PolNeAR)
    python -m benchmarks.convert basil FOLDER    > events.jsonl         articles as JSON, three outlets an event
    python -m benchmarks.convert folders FOLDER  > events.jsonl         a folder an event, a text an outlet
    python -m benchmarks.convert pairs FILE      > pairs.jsonl          events -> places with the same words

Nothing is downloaded, and nothing but the rows is written.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from benchmarks.measures import Words, WordSet
from benchmarks.rows import Event, read_rows
from quotematch import Article, Span
from quotematch.extract.speech.grammar import regular_forms

Row = dict[str, Any]

#: What stands between double marks, within a paragraph. Simple on purpose: this is the yardstick, not the library.
_QUOTED = re.compile(
    "\N{LEFT DOUBLE QUOTATION MARK}([^\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\n]+)"
    "\N{RIGHT DOUBLE QUOTATION MARK}|\"([^\"\n]+)\"|''([^'\n]+)''|``([^`'\n]+)''"
)
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_PAIR_WORDS = 4  # the shortest piece that makes a pair
_PAIR_RUN = 5  # the shortest run of words that makes an overlap
_LIKELY = 60.0  # rapidfuzz's ratio from which an overlap is taken for one statement


def quoted_places(text: str) -> list[Span]:
    """Places between double quotation marks, the marks left out."""
    return [Span(*match.span(match.lastindex or 0)) for match in _QUOTED.finditer(text)]


# ---- attributions from brat


def from_brat(folder: Path) -> Iterator[Row]:
    """A row for each NAME.txt with a NAME.ann beside it, in brat's standoff format, folders below included.

    Spans are typed Source, Cue and Content; an event, or relations, make an attribution of them.
    """
    for file in sorted(folder.rglob("*.ann")):
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        words = Words(text)
        marked = words.touched(quoted_places(text))
        groups = _brat_groups(file.read_text(encoding="utf-8"))
        attributions = [_attribution(words, marked, parts) for parts in groups]
        kept = [one for one in attributions if one["content"]]
        yield {"id": file.stem, "outlet": file.stem.split("_")[0], "text": text, "attributions": kept}


def _brat_groups(annotation: str) -> list[list[tuple[str, list[list[int]]]]]:
    """Groups of typed spans: those that one event names, and those that relations connect."""
    spans: dict[str, tuple[str, list[list[int]]]] = {}
    groups: list[set[str]] = []
    for line in annotation.splitlines():
        name, _, rest = line.partition("\t")
        body = rest.partition("\t")[0]
        if name.startswith("T"):
            kind, _, offsets = body.partition(" ")
            spans[name] = (kind, [[int(number) for number in part.split()] for part in offsets.split(";")])
        elif name.startswith("E"):
            groups.append(set(re.findall(r":(T\d+)", body)))
        elif name.startswith("R"):
            linked = set(re.findall(r":(T\d+)", body))
            joined = [group for group in groups if group & linked]
            groups = [group for group in groups if not group & linked] + [linked.union(*joined)]
    return [[spans[name] for name in sorted(group) if name in spans] for group in groups]


def _attribution(words: Words, marked: WordSet, parts: Sequence[tuple[str, list[list[int]]]]) -> Row:
    found: defaultdict[str, list[list[int]]] = defaultdict(list)
    for kind, spans in parts:
        found[kind.lower()] += spans
    content, source, cue = (sorted(found[kind]) for kind in ("content", "source", "cue"))
    speech = reports_speech(" ".join(words.text[start:end] for start, end in cue))
    kind = kind_of(words.touched(Span(*span) for span in content), marked)
    return {"content": content, "source": source, "cue": cue, "type": kind, "speech": speech}


def kind_of(said: WordSet, marked: WordSet) -> str:
    """The kind of content: "direct" when all that is said stands between marks, "mixed" when some, else "indirect"."""
    return "direct" if said and said <= marked else "mixed" if said & marked else "indirect"


@cache
def _speech_words() -> frozenset[str]:
    rows = tomllib.loads(Path(__file__).with_name("speech_cues.toml").read_text(encoding="utf-8"))
    forms = {form for lemma in rows["regular"] for form in regular_forms(lemma).values()}
    return frozenset(forms | set(rows["irregular"]) | set(rows["others"]))


def reports_speech(cue: str) -> bool:
    """Whether a cue is one of speech, by the list in speech_cues.toml; an empty one, between two quotes, is not."""
    return not _speech_words().isdisjoint(re.findall(r"\w+|[^\w\s]", cue.lower()))


# ---- events


def from_basil(folder: Path) -> Iterator[Row]:
    """Events of BASIL: JSON files with `body-paragraphs`, `source`, `date`, `url`, and `triplet-uuid` for the event."""
    events: defaultdict[str, list[Row]] = defaultdict(list)
    for file in sorted(folder.rglob("*.json")):
        row = json.loads(file.read_text(encoding="utf-8"))
        if "body-paragraphs" in row:
            events[row["triplet-uuid"]].append(_basil_article(file.stem, row))
    return ({"id": id_, "articles": articles} for id_, articles in sorted(events.items()))


def _basil_article(name: str, row: Mapping[str, Any]) -> Row:
    text = "\n\n".join(" ".join(paragraph) for paragraph in row["body-paragraphs"])
    return {"id": name, "outlet": row["source"], "date": row["date"], "url": row["url"], "text": text}


def from_folders(folder: Path) -> Iterator[Row]:
    """Every folder with text files below `folder` as an event, every file as an outlet's article."""
    for event in sorted(path for path in folder.rglob("*") if path.is_dir()):
        files = sorted(event.glob("*.txt"))
        if files:
            articles = (
                {"id": f"{event.name}/{file.stem}", "outlet": file.stem, "text": file.read_text(encoding="utf-8")}
                for file in files
            )
            yield {"id": event.relative_to(folder).as_posix(), "articles": list(articles)}


# ---- pairs of places that print the same words


def pairs_of(events: Sequence[Event]) -> Iterator[Row]:
    """Pairs of quoted places, of two articles of an event, that share words in order; `likely` ones share most.

    `relation` is "identical", "contained" or "overlap". Only marks and words are looked at, by a method of its own, so
    that the pairs are no echo of the library.
    """
    for event in events:
        pieces = [(article, _pieces(article)) for article in event.articles]
        for (one, some), (other, more) in itertools.combinations(pieces, 2):
            for (a, left), (b, right) in itertools.product(some, more):
                if relation := _relation(left, right):
                    likely = relation != "overlap" or fuzz.ratio(" ".join(left), " ".join(right)) >= _LIKELY
                    places = {"a": _place(event, one, a), "b": _place(event, other, b)}
                    yield {**places, "relation": relation, "likely": likely}


def _pieces(article: Article) -> list[tuple[Span, list[str]]]:
    found = ((span, _WORD.findall(span.of(article.text).lower())) for span in quoted_places(article.text))
    return [(span, words) for span, words in found if len(words) >= _PAIR_WORDS]


def _place(event: Event, article: Article, span: Span) -> Row:
    return {"event": event.id, "article": article.id, "begin": span.start, "end": span.end}


def _relation(a: list[str], b: list[str]) -> str | None:
    if a == b:
        return "identical"
    short, long = sorted((a, b), key=len)
    if any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1)):
        return "contained"
    blocks = LCSseq.opcodes(a, b)
    return "overlap" if any(op.tag == "equal" and op.src_end - op.src_start >= _PAIR_RUN for op in blocks) else None


def main() -> None:
    """Write the rows that are asked for, one a line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.convert", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("brat", "basil", "folders", "pairs"), help="what is converted")
    parser.add_argument("path", type=Path, help="the folder of the data set; of `pairs` the rows of events")
    asked = parser.parse_args()
    if asked.what == "pairs":
        rows = pairs_of(read_rows(asked.path, Event.of))
    else:
        rows = {"brat": from_brat, "basil": from_basil, "folders": from_folders}[asked.what](asked.path)
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
