"""Speakers whom the text names only behind their words.

Two constructions leave a quote with a phrase that is not its speaker: a quoted predicate whose subject is a thing ("The
offer was “a disgrace.” It was “an insult,” Lee said"), and somebody who is described first and named where the report
goes on ("A former judge called it “wise”. It had its costs, Jo Lee added"). Comes in: the attributions with what was
found for each; goes out: the number of the attribution that names whom they share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from quotematch.extract.records import Attribution
from quotematch.extract.speakers.mentions import DESCRIBED, read_mention
from quotematch.extract.speakers.scene import Described, Scene, Who
from quotematch.spans import Span
from quotematch.text.naming import fold_name
from quotematch.text.people import Person

#: What was found for an attribution: who, and the mention that says so.
Finding = tuple[Who, Span]

#: Code points between a description's words and those of whoever is then named.
_NAME_REACH = 400


def awaited(scene: Scene, k: int) -> int | None:
    """The attribution whose speaker also says the quoted predicate `k` of a thing; None when `k` is no such predicate.

    >>> text = "The offer was “a disgrace.” It was “an insult,” Jo Lee said."
    >>> words = [Attribution([Span(15, 26)], mention=Span(0, 9)),
    ...          Attribution([Span(28, 34), Span(36, 46)], cue=Span(55, 59), mention=Span(48, 54))]
    >>> awaited(Scene(text, words, "en"), 0)
    1
    """
    one = scene.attributions[k]
    if one.cue is not None or not one.content or one.parent is not None:
        return None
    first = one.quoted[0] if one.quoted else one.content[0]
    before = scene.word_before(first.start - 1)
    if before not in scene.lexicon.copulas:
        return None
    subject = one.mention or Span(one.content[0].start, max(one.content[0].start, one.content[0].end - len(before)))
    if not _is_thing(scene, subject):
        return None
    later = next((n for n in range(k + 1, len(scene.attributions)) if scene.attributions[n].parent is None), None)
    if later is None:
        return None
    next_one = scene.attributions[later]
    if next_one.cue is None or next_one.mention is None or not next_one.content:
        return None
    between = scene.text[one.content[-1].end : next_one.content[0].start]
    return None if "\n" in between else later


def _is_thing(scene: Scene, mention: Span) -> bool:
    """Whether the mention describes neither somebody nor a body: "The offer", not "The union"."""
    reading = read_mention(mention.of(scene.text), scene.language)
    return reading is not None and reading.kind == DESCRIBED and reading.word not in scene.lexicon.generic


def names_of_described(
    scene: Scene, attributions: Sequence[Attribution], found: Sequence[Finding | None]
) -> Mapping[int, Person]:
    """By `id()` of somebody described, the person whom the next report, by "added", names for the first time."""
    named: dict[int, Person] = {}
    outer = [k for k, one in enumerate(attributions) if one.parent is None and one.content and not one.is_term]
    for k, later in pairwise(outer):
        here, there = found[k], found[later]
        if here is None or there is None or not isinstance(here[0], Described) or not isinstance(there[0], Person):
            continue
        near = attributions[later].content[0].start - attributions[k].content[-1].end <= _NAME_REACH
        if near and _goes_on(scene, attributions[later]) and _is_same(scene, here, there):
            named[id(here[0])] = there[0]
    return named


def _goes_on(scene: Scene, one: Attribution) -> bool:
    cue = one.cue.of(scene.text).split() if one.cue else []
    return bool(cue) and fold_name(cue[0]) in scene.lexicon.continuing


def _is_same(scene: Scene, described: Finding, named: Finding) -> bool:
    """Whether a description brings in one person, and the name has no role and has not been told before."""
    who, person = described[0], named[0]
    if not (isinstance(who, Described) and isinstance(person, Person)):
        return False
    new = person.full and not person.held and person.places[0] >= named[1].start
    agree = not (who.gender and person.gender and who.gender != person.gender)
    introduced = scene.word_at(described[1].start) in scene.lexicon.introducing
    return new and agree and introduced and who.human and not who.plural
