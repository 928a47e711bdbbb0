"""Cues: where a frame says that somebody says something, and which items are what is said.

Each word that the lexicon knows for a cue is tried, in order of place: is it a verb here, is it negated or only supposed,
does content stand before it, around it, or after it? What is found later may close or enclose what was found before.
"""

from __future__ import annotations

from quotematch.extract import subjects
from quotematch.extract.after_cue import place_after
from quotematch.extract.before_cue import place_before
from quotematch.extract.frames import QUOTED, Frame
from quotematch.extract.other_cues import place_according, place_agent, place_asked, place_noun, place_question
from quotematch.extract.records import Cue
from quotematch.extract.subjects import Subject
from quotematch.extract.verbs import Grammar, VerbForm
from quotematch.models import Problem, ProblemLevel
from quotematch.settings import Settings
from quotematch.spans import Span


def find_cues(frame: Frame, rules: Grammar, *, settings: Settings) -> tuple[list[Cue], list[Problem]]:
    """All cues of a frame that have content, in order of place, and a problem when there are too many to try."""
    triggers = rules.triggers
    spots = [v for v, low in enumerate(frame.low) if low in triggers]
    candidates = [cue for v in spots if (cue := _candidate(frame, v, rules))]
    problems = []
    if len(candidates) > settings.cues_per_sentence:
        given_up = Span(frame.start[candidates[settings.cues_per_sentence].start], frame.span.end)
        problems.append(
            Problem(
                level=ProblemLevel.NOTE,
                code="many_cues",
                message=f"a sentence with {len(candidates)} reporting expressions; those from here on are not read",
                span=given_up,
            )
        )
    found: list[Cue] = []
    for cue in candidates[: settings.cues_per_sentence]:
        _place(frame, cue, found, rules)
    return [cue for cue in found if any(a < b for a, b in cue.content)], problems


def _candidate(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    low = frame.low[v]
    if low in rules.according_heads:
        return _according(frame, v, rules)
    if low in rules.nouns and frame.low[v + 1 : v + 2] == ["that"] and v + 3 < len(frame):
        if frame.low[v + 2] in rules.finite or frame.low[v + 2].endswith("ed"):
            return None  # a relative clause: "demands that would allow …"
        return Cue(v, v + 1, VerbForm(low, "noun", "base"))
    form = rules.verbs.get(low)
    end = v + 1
    if end < len(frame) and (pair := rules.particles.get((low, frame.low[end]))):
        form, end = pair, end + 1
    if form is None or not form.frames or not _reads_as_verb(frame, v, form, rules):
        return None
    return Cue(v, end, form)


def _reads_as_verb(frame: Frame, v: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether the word at `v` is a verb here: "they claim that", not "the claim that"."""
    shouted = v > 0 and frame.word[v].isupper() and frame.word[v - 1].isupper()
    if frame.capital(v) and not shouted and (v or form.shape == "base"):
        return False
    if v == 0:
        return form.shape == "ing" or form.lemma == "ask"
    before = frame.low[v - 1]
    if (frame.piece[v - 1] < 0 and form.shape in ("base", "s", "participle")) or form.shape == "ing":
        if before in rules.determiners and before not in (
            "that",
            "all",
            "both",
            "some",
            "many",
            "most",
            "few",
            "these",
            "those",
            "others",
            "several",
            "each",
            "one",
            "this",
        ):
            return False
        if before.endswith(("'s", "s'")) or (form.shape != "ing" and before in rules.prepositions and before != "to"):
            return False
    return True


def _according(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    for phrase in rules.according:
        size = len(phrase)
        if tuple(frame.low[v : v + size]) != phrase or (size == 1 and not (v == 0 or frame.word[v - 1] == ",")):
            continue
        end = _phrase_end(frame, v + size, rules)
        if end > v + size:
            subject = Subject(v + size, end, v)
            return Cue(v, v + size, VerbForm(" ".join(phrase), "according", "past"), subject)
    return None


def _phrase_end(frame: Frame, start: int, rules: Grammar) -> int:
    """End of the noun phrase after "according to"; a relative clause or apposition belongs to it."""
    j = start
    while j < len(frame) and frame.word[j] not in ",.;:—–()" and frame.low[j] != QUOTED:
        if (
            j > start
            and frame.low[j] in ("that", "which")
            and frame.low[j - 1] not in rules.prepositions
            and j + 1 < len(frame)
        ):
            pass
        j += 1
    return j


def _place(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Find the content of `cue` and add it to `found`, closing or enclosing what was found before."""
    if cue.form.frames == "according":
        place_according(frame, cue, found)
        return
    if cue.form.frames == "noun":
        place_noun(frame, cue, found, rules)
        return
    if place_asked(frame, cue, found, rules) or place_agent(frame, cue, found, rules):
        return
    group = subjects.verb_group(frame, cue.start, rules)
    if group.passive and cue.form.shape != "ing" and not (cue.form.lemma == "ask"):
        return
    if _supposed(frame, cue, rules):
        return
    if group.negated and cue.form.lemma not in ("deny", "dispute", "question"):
        return
    cue.subject = subjects.left(frame, cue.start, rules)
    if group.passive and cue.form.lemma == "ask":
        place_question(frame, cue, found, rules)
        return
    if group.infinitive:
        cue.subject = subjects.governing_subject(frame, cue.start, rules) or cue.subject
    if not group.infinitive and place_before(frame, cue, found, rules):
        return
    place_after(frame, cue, found, rules)


def _supposed(frame: Frame, cue: Cue, rules: Grammar) -> bool:
    """Whether the reporting itself is only supposed: "if Lee says so", "unless the firm agreed to"."""
    for k in range(cue.start - 1, max(-1, cue.start - 9), -1):
        if frame.piece[k] < 0 and not frame.is_word(k):
            return False
        if frame.low[k] in ("if", "unless", "whether"):
            return cue.start - k > 1
    return False
