"""Cues: where a frame says that somebody says something, and which items are what is said.

Each word that the lexicon knows for a cue is tried, in order of place: is it a verb here, is it negated or only
supposed, does content stand before it, around it, or after it? What is found later may close or enclose what was found
before.
"""

from __future__ import annotations

from itertools import islice

from quotematch.extract.records import Cue
from quotematch.extract.speech import subjects
from quotematch.extract.speech.after_cue import place_after
from quotematch.extract.speech.before_cue import place_before
from quotematch.extract.speech.frames import QUOTED, Frame
from quotematch.extract.speech.governed import governing_subject, is_impersonal
from quotematch.extract.speech.grammar import Grammar, VerbForm
from quotematch.extract.speech.noun_phrases import phrase_start
from quotematch.extract.speech.other_cues import (
    before_main_verb,
    place_according,
    place_agent,
    place_asked,
    place_cited,
    place_described,
    place_noun,
    place_question,
    place_topic_noun,
)
from quotematch.extract.speech.passives import place_passive
from quotematch.extract.speech.plural_nouns import counted, heads_phrase, is_plural_noun
from quotematch.extract.speech.punctuation import CLAUSE_ENDS, DASHES
from quotematch.extract.speech.subjects import Subject
from quotematch.extract.speech.unsaid import denied_from_outside, supposed, untold, withheld
from quotematch.extract.speech.works import in_title_case
from quotematch.models import Problem, ProblemLevel
from quotematch.settings import Settings
from quotematch.spans import Span

_FAR_REACH = 9  # items of "his claim in a television interview | that"
_LEAST_FAR = 3  # items of the shortest clause behind it, its "that" and a stop
_SOURCE_ENDS = CLAUSE_ENDS | DASHES | set("()")


def find_cues(frame: Frame, rules: Grammar, *, settings: Settings) -> tuple[list[Cue], list[Problem]]:
    """All cues of a frame that have content, in order of place, and a problem when there are too many to try."""
    if rules.verb_second:
        return _second_cues(frame, rules, settings)
    triggers, most = rules.triggers, settings.cues_per_sentence
    if triggers.isdisjoint(frame.low):
        return [], []
    spots = [v for v, low in enumerate(frame.low) if low in triggers]
    candidates = list(islice((cue for v in spots if (cue := _candidate(frame, v, rules))), most + 1))
    found: list[Cue] = []
    for cue in candidates[:most]:
        _place(frame, cue, found, rules)
    problems = [_too_many(frame, candidates[most].start, most)] if len(candidates) > most else []
    told = (cue for cue in found if not (cue.nested and untold(frame, cue, rules)))
    return [cue for cue in told if any(a < b for a, b in cue.content)], problems


def _second_cues(frame: Frame, rules: Grammar, settings: Settings) -> tuple[list[Cue], list[Problem]]:
    """As `find_cues`, for a language whose finite verb stands second; a text in one loads its rules."""
    from quotematch.extract.speech.clause_cues import clause_cues

    found, unread = clause_cues(frame, rules, settings=settings)
    return found, [] if unread is None else [_too_many(frame, unread, settings.cues_per_sentence)]


def _too_many(frame: Frame, first: int, most: int) -> Problem:
    return Problem(
        level=ProblemLevel.NOTE,
        code="many_cues",
        message=f"a sentence with more than {most} reporting expressions; those from here on are not read",
        span=Span(frame.start[first], frame.span.end),
    )


def _candidate(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    """The cue that begins at item `v`, before its content is looked for."""
    low = frame.low[v]
    following = frame.low[v + 1] if v + 1 < len(frame) else ""
    if low in rules.according_heads:
        return _according(frame, v, rules)
    if low in rules.nouns and following in rules.that and v + 3 < len(frame) and not _acts(frame, v, rules):
        verb = frame.low[v + 2]
        if verb in rules.finite or rules.endings.is_past(verb) or _relates_third(frame, v, rules):
            return None  # a relative clause: "demands that would allow …", "a report that says …"
        return Cue(v, v + 1, VerbForm(low, "", "noun"))
    far = None
    if low in rules.nouns and following in rules.agent:
        far = _clause_of_agent(frame, v, rules)
    elif low in rules.nouns and following in rules.topics.placing:
        far = _far_clause(frame, v, rules)
    if far is not None:
        return Cue(v, far, VerbForm(low, "", "noun"))
    if following in rules.topic_nouns.get(low, ()) and not _verb_rather(frame, v, rules):
        return Cue(v, v + 1, VerbForm(low, "", "noun"), topic=True)
    pair, wide = rules.particles.get((low, following)), 2
    if pair is None and v + 2 < len(frame) and _between_particle(frame, v + 1, rules):
        pair, wide = rules.particles.get((low, frame.low[v + 2])), 3  # "called Friday for", "called again on"
    form = pair or rules.verbs.get(low)
    if (
        form is None
        or not (form.frames or form.lemma in rules.topic_verbs)
        or not _reads_as_verb(frame, v, form, rules)
    ):
        return None
    return Cue(v, v + wide if pair else v + 1, form)


def _clause_of_agent(frame: Frame, v: int, rules: Grammar) -> int | None:
    """The "that" behind a noun and whose it is: "the concern by many drivers | that “…”", or None."""
    reach = range(v + 3, min(len(frame) - 1, v + _FAR_REACH))
    at = next((k for k in reach if not frame.is_word(k) or frame.low[k] in rules.that), None)
    return at if at is not None and frame.low[at] in rules.that and frame.low[at + 1] not in rules.finite else None


def _acts(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether a word that is a noun too is a verb at `v`, before "that"."""
    return _is_participle(frame, v, rules) or _is_main_verb(frame, v, rules)


def _is_main_verb(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether a form in -s is the verb of one thing that speaks before it: "The wire service Acme | reports that".

    A clause that has a second verb behind it is the noun's: "The new | claims that he lied made headlines".
    """
    form = rules.verbs.get(frame.low[v])
    if form is None or form.shape != "s" or not v or not frame.in_lower(v) or not frame.is_word(v - 1):
        return False
    start = phrase_start(frame, v, rules)
    opens = start == 0 or frame.is_sign(start - 1) or frame.low[start - 1] in rules.coordinators
    single = v - start > 1 and frame.low[start] in rules.determiners
    before = frame.low[v - 1]
    owned = rules.endings.is_possessive(before) or before in rules.prepositions
    if not (opens and single) or owned or any(_tells(frame, k, rules) for k in range(start, v)):
        return False
    n = len(frame)
    return before in rules.carriers or before_main_verb(frame, v + 2, n, rules) == n


def _tells(frame: Frame, k: int, rules: Grammar) -> bool:
    return frame.low[k] in rules.finite or (frame.in_lower(k) and rules.endings.is_past(frame.low[k]))


def _is_participle(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether a word that is a noun too is a participle at `v`, behind a sign: "Lee left, warning that"."""
    form = rules.verbs.get(frame.low[v])
    if form is None or form.shape != "ing" or not v:
        return False
    heads = rules.after_cue.participle_heads | rules.coordinators  # "by warning that", "but warning that"
    return not frame.is_word(v - 1) or frame.low[v - 1] in heads


def _relates_third(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether "that" behind a noun for what carries words is its relative, by the verb behind: "a report that says"."""
    form = rules.verbs.get(frame.low[v + 2])
    return form is not None and form.shape == "s" and frame.in_lower(v + 2) and frame.low[v] in rules.carriers


def _far_clause(frame: Frame, v: int, rules: Grammar) -> int | None:
    """The "that" of an owned noun behind where or when it was said: "his claim in May | that taxes rose", or None."""
    if v == 0 or not (frame.low[v - 1] in rules.possessives or rules.endings.is_possessive(frame.low[v - 1])):
        return None
    for k in range(v + 2, min(len(frame) - _LEAST_FAR, v + _FAR_REACH)):
        low = frame.low[k]
        if low in rules.that:
            return None if frame.low[k + 1] in rules.finite or frame.low[k - 1] in rules.prepositions else k
        acts = low in rules.finite and frame.in_lower(k)  # not "May"
        if acts or not frame.is_word(k) or low in rules.barriers or low in rules.coordinators:
            return None
    return None


def _between_particle(frame: Frame, i: int, rules: Grammar) -> bool:
    """Whether item `i` is a time or an adverb that can stand between a verb and its particle."""
    low = frame.low[i]
    return (
        low in rules.times or low in rules.complements.between or (rules.endings.is_adverb(low) and frame.in_lower(i))
    )


def _verb_rather(frame: Frame, v: int, rules: Grammar) -> bool:
    """Whether the noun at `v` is a verb instead: "they call for", "will question"."""
    before = frame.low[v - 1] if v else ""
    return (
        before in rules.auxiliaries
        or before in rules.subject_pronouns
        or before in rules.relatives
        or (frame.capital(v - 1) and v > 0 and rules.endings.is_plural(frame.low[v]))
        or (
            v > 0
            and rules.endings.is_plural(before)
            and before not in rules.determiners
            and not rules.endings.is_plural(frame.low[v])
            and not rules.endings.is_possessive(before)
        )
    )


def _reads_as_verb(frame: Frame, v: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether the word at `v` is a verb here: "they claim that", not "the claim that"."""
    shouted = v > 0 and frame.word[v].isupper() and frame.word[v - 1].isupper()
    headline = frame.capital(v) and _in_headline(frame, v, form, rules)
    if frame.capital(v) and not shouted and (v or form.shape == "base") and not headline:
        return False
    if v == 0:
        return form.shape == "ing" or form.lemma in rules.cues.asking
    before = frame.low[v - 1]
    if form.shape == "s" and form.lemma in rules.complements.nounlike and is_plural_noun(frame, v, rules):
        return False
    if form.shape == "past":
        if before in rules.determiners and before not in rules.cues.standing_alone and before not in rules.auxiliaries:
            return False  # "the pledged delegates"
        return not counted(before) or form.lemma not in rules.complements.nounlike  # "400 pledged delegates"
    if form.shape != "ing" and frame.piece[v - 1] >= 0:
        return True
    if before in rules.determiners and not (before in rules.auxiliaries or before in rules.cues.standing_alone):
        return False
    if form.shape != "ing" and before in rules.prepositions and before not in rules.to:
        return False
    if form.shape == "base" and form.lemma in rules.complements.nounlike and not _can_govern(before, rules):
        return False  # "concluding her long post by saying"
    return before in rules.contracted or not rules.endings.is_possessive(before)


def _in_headline(frame: Frame, v: int, form: VerbForm, rules: Grammar) -> bool:
    """Whether a capital verb stands in a headline, where all words have one: "Mayor Says Tax Will Fall"."""
    if v == 0:
        return False
    noun = form.lemma in rules.complements.nounlike
    acts = (
        (form.shape == "s" and (not noun or frame.capital(v - 1)))
        or (form.shape == "base" and not noun and rules.endings.is_plural(frame.low[v - 1]))
        or (form.shape == "past" and form.lemma in rules.complements.plain)
    )
    return acts and in_title_case(frame, rules)


def _can_govern(before: str, rules: Grammar) -> bool:
    """Whether a base form can be a verb behind this word: a plural, a pronoun, an auxiliary, an adverb, "to", "and"."""
    if before in rules.complements.pointing:
        return False  # "this report"
    known = before in rules.auxiliaries or before in rules.pronouns or before in rules.coordinators
    return known or before in rules.relatives or rules.endings.is_plural(before) or rules.endings.is_adverb(before)


def _according(frame: Frame, v: int, rules: Grammar) -> Cue | None:
    for phrase in rules.according_heads[frame.low[v]]:
        size = len(phrase)
        if tuple(frame.low[v : v + size]) != phrase or (size == 1 and v and frame.word[v - 1] != ","):
            continue
        end = _source_end(frame, v + size)
        if end == v + size + 1 and frame.low[v + size] in rules.other_cues.manners:
            continue  # "If all goes according to plan, it opens in May"
        if end > v + size:
            return Cue(v, v + size, VerbForm(" ".join(phrase), "", "phrase"), Subject(v + size, end, v))
    return None


def _source_end(frame: Frame, start: int) -> int:
    """End of the noun phrase after "according to"; a relative clause without a comma belongs to it."""
    j = start
    while j < len(frame) and frame.word[j] not in _SOURCE_ENDS and frame.low[j] != QUOTED:
        j += 1
    return j


def _place(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """Find the content of `cue` and add it to `found`, closing or enclosing what was found before."""
    if cue.form.shape == "phrase":
        place_according(frame, cue, found, rules)
    elif cue.form.shape == "noun" and cue.topic:
        place_topic_noun(frame, cue, found, rules)
    elif cue.form.shape == "noun":
        place_noun(frame, cue, found, rules)
    elif not any(place(frame, cue, found, rules) for place in (place_asked, place_agent, place_cited, place_described)):
        _place_verb(frame, cue, found, rules)


def _place_verb(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """As `_place`, for a verb with a subject of its own or of another verb's."""
    group = subjects.verb_group(frame, cue.start, rules)
    asks = cue.form.lemma in rules.cues.asking
    if group.passive and cue.form.shape != "ing" and not asks:
        if cue.form.shape == "past" and not group.negated:
            place_passive(frame, cue, found, rules)
        return
    if supposed(frame, cue, rules):
        return
    unsaid = group.negated or withheld(frame, cue.start, rules)
    cue.topic = unsaid and cue.form.lemma not in rules.cues.denying
    if group.passive and asks and cue.form.shape == "past":
        if not group.negated:  # "Lee was not asked to sign": nobody did
            place_question(frame, cue, found, rules)
        return
    cue.subject = subjects.left(frame, cue.start, rules)
    if cue.subject and denied_from_outside(frame, cue.subject, rules):
        cue.topic = cue.form.lemma not in rules.cues.denying
    if heads_phrase(frame, cue, rules):
        return
    if group.infinitive:
        cue.subject = governing_subject(frame, cue.start, rules) or cue.subject
        quoted = cue.subject is not None and cue.subject.start > 0 and frame.low[cue.subject.start - 1] == QUOTED
        closes = cue.end >= len(frame) or frame.low[cue.end] in CLAUSE_ENDS
        if quoted and closes and not cue.topic and place_before(frame, cue, found, rules):
            return  # “Why so late?” Lee planned to ask
        if cue.subject and is_impersonal(frame, cue.subject, rules):
            cue.subject = Subject(cue.subject.start, cue.subject.start, cue.subject.edge)  # "It's fair to say"
    elif not cue.topic and place_before(frame, cue, found, rules):
        return
    place_after(frame, cue, found, rules)
