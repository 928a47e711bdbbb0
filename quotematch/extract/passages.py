"""Passages: a quote cut into units of comparison, each a sentence, or the piece of one that has a single form.

Quoted content is cut at its sentences, and a sentence that "he said" interrupts is put together again. Content outside
quotation marks is cut at coordinated claims ("supports X | but views Y"); what is left of a clause between quotations,
a bare subject or a conjunction, is no passage.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quotematch.extract.records import Attribution
from quotematch.extract.speech.grammar import grammar
from quotematch.lexicon import LANGUAGES, table
from quotematch.models import Form
from quotematch.settings import Settings
from quotematch.spans import Span
from quotematch.text.sentences import has_ended, sentences, trim
from quotematch.text.words import WORD, count_words, words

_TAIL = 24  # code points at the end of a passage in which what closes it stands


class Draft:
    """A passage before it has an id: its form and its spans."""

    __slots__ = ("form", "spans")

    def __init__(self, form: Form, spans: list[Span]) -> None:
        self.form = form
        self.spans = spans


class _Claims(NamedTuple):
    """How the claims of a language part: what stands between two, at the head of one, and at its tail."""

    breaks: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def _claim_patterns(language: str) -> _Claims:
    rows = table(language if language in LANGUAGES else LANGUAGES[0], "claims")
    breaks, leads, tails = (
        "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in rows[name])
        for name in ("breaks", "leads", "tails")
    )
    return _Claims(
        breaks=re.compile(rf"(?:;\s+|,?\s+(?=(?:{breaks})\b))", re.IGNORECASE),
        lead=re.compile(rf"\s*(?:(?:{leads})\s+)", re.IGNORECASE),
        tail=re.compile(rf"[\s,;:\N{{EN DASH}}\N{{EM DASH}}-]+(?:{tails})$", re.IGNORECASE),
    )


def cut(text: str, attribution: Attribution, *, language: str, settings: Settings) -> list[Draft]:
    """The passages of one attribution, in order of place; a term is one passage, and so is a topic."""
    if attribution.is_term or attribution.is_topic:
        return [Draft(Form.DIRECT if attribution.is_term else Form.INDIRECT, list(attribution.content))]
    quoted = set(attribution.own_words)
    found: list[Draft] = []
    for number, span in enumerate(attribution.content):
        before = attribution.content[number - 1] if number else None
        following = attribution.content[number + 1] if number + 1 < len(attribution.content) else None
        if span in quoted:
            interrupted = before in quoted and _cue_between(attribution, before, span)
            _add_quoted(found, text, span, interrupted, language)
        elif not ((following in quoted or before in quoted) and _bare_phrase(text, span, language, settings)):
            around = before is not None and before not in quoted and _cue_between(attribution, before, span)
            _add_unquoted(found, text, span, bool(quoted), around, language, settings)
    return found or [Draft(Form.DIRECT if quoted else Form.INDIRECT, list(attribution.content))]


def _cue_between(attribution: Attribution, before: Span | None, span: Span) -> bool:
    return attribution.cue is not None and before is not None and before.end <= attribution.cue.start < span.start


def _bare_phrase(text: str, span: Span, language: str, settings: Settings) -> bool:
    """Whether what stands beside quoted words is no clause: "the company's position that “…”", "“…” a deal with it"."""
    found = words(text, span.start, span.end)
    rules = grammar(language)
    if len(found) >= 2 * settings.claim_words:
        return False
    folds = [word.fold for word in found]
    if folds and folds[-1] in rules.passive and len(folds) <= settings.claim_words + 1:
        return True  # "his first comment was “…”"
    return not any(fold in rules.finite or fold in rules.verbs or rules.endings.is_past(fold) for fold in folds)


def _add_quoted(found: list[Draft], text: str, span: Span, interrupted: bool, language: str) -> None:
    for number, sentence in enumerate(sentences(text, span.start, span.end, language=language)):
        direct = bool(found) and found[-1].form is Form.DIRECT
        if number == 0 and interrupted and direct and _goes_on(text, found[-1], sentence):
            found[-1].spans.append(sentence)
        else:
            found.append(Draft(Form.DIRECT, [sentence]))


def _goes_on(text: str, before: Draft, sentence: Span) -> bool:
    """Whether `sentence` is the rest of the interrupted one before it."""
    ended = has_ended(before.spans[-1].of(text)[-_TAIL:])
    return not ended and text[sentence.start : sentence.start + 1].islower()


def _add_unquoted(
    found: list[Draft],
    text: str,
    span: Span,
    has_quoted: bool,
    interrupted: bool,
    language: str,
    settings: Settings,
) -> None:
    for number, claim in enumerate(_claims(text, span, language, settings)):
        if number == 0 and interrupted and found and _goes_on(text, found[-1], claim):
            found[-1].spans.append(claim)  # "The ferry, Lee said, was safe"
        elif not has_quoted or count_words(text, *claim) >= settings.claim_words:
            found.append(Draft(Form.INDIRECT, [claim]))


def _claims(text: str, span: Span, language: str, settings: Settings) -> Sequence[Span]:
    """Coordinated claims of content outside marks; a part too short to stand alone stays with the one before it."""
    parts: list[Span] = []
    breaks = _claim_patterns(language).breaks
    for sentence in sentences(text, span.start, span.end, language=language):
        begin = sentence.start
        found = list(breaks.finditer(text, sentence.start, sentence.end))
        starts = [match.start() for match in WORD.finditer(text, sentence.start, sentence.end)] if found else []
        for match in found:
            before, behind = bisect_left(starts, match.start()), bisect_left(starts, match.end())
            if min(before - bisect_left(starts, begin), len(starts) - behind) >= settings.claim_words:
                parts.append(Span(begin, match.start()))
                begin = match.end()
        parts.append(Span(begin, sentence.end))
    return [_trimmed(text, part, language) for part in parts]


def _trimmed(text: str, span: Span, language: str) -> Span:
    patterns = _claim_patterns(language)
    lead = patterns.lead.match(text, span.start, span.end)
    start = lead.end() if lead else span.start
    tail = patterns.tail.search(text, max(start, span.end - _TAIL), span.end)
    return trim(text, Span(start, tail.start() if tail else span.end))
