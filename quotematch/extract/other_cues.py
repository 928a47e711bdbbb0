"""Cues that are no plain verb: "according to Lee", "Lee's claim that", "asked whether", "as Lee reported".

Each of these constructions says by its own shape where speaker and content stand.
"""

from __future__ import annotations

from quotematch.extract import complements
from quotematch.extract.after_cue import holder_of
from quotematch.extract.extents import strip_stop
from quotematch.extract.frames import QUOTED, Frame
from quotematch.extract.records import Cue
from quotematch.extract.subjects import Subject
from quotematch.extract.verbs import Grammar


def place_according(frame: Frame, cue: Cue, found: list[Cue]) -> None:
    assert cue.subject is not None
    n = len(frame)
    last = cue.subject.end
    if cue.start == 0 or (cue.start <= 2 and not frame.is_word(cue.start - 1)):
        begin = last + (last < n and frame.word[last] == ",")
        cue.content = [(begin, strip_stop(frame, begin, n))]
    else:
        begin = _after_colon(frame, _last_content_end(cue, found))
        holder = next(
            (c for c in reversed(found) if c.kind == "right" and c.content and c.content[-1][1] > cue.start), None
        )
        if holder:
            cue.nested = True
            begin = holder.content[-1][0]
        content = [(begin, cue.start)]
        if (
            last < n
            and frame.word[last] == ","
            and not holder
            and frame.low[last + 1 : last + 2] not in (["and"], ["but"], ["who"], ["which"], ["a"], ["an"], ["the"])
        ):
            content.append((last + 1, strip_stop(frame, last + 1, n)))
        cue.content = content
    cue.kind = "according"
    found.append(cue)


def _last_content_end(cue: Cue, found: list[Cue]) -> int:
    """Where the content of the cues before ends, unless one that goes on holds this one."""
    if not found or found[-1].kind == "right":
        return 0
    return max((end for other in found for _, end in other.content if end <= cue.start), default=0)


def _after_colon(frame: Frame, begin: int) -> int:
    """The item after the last colon or semicolon: what stands before it is the reporter's."""
    stop = next((i for i in range(len(frame)) if frame.low[i] == "according"), len(frame))
    return max((i + 1 for i in range(begin, stop) if frame.word[i] in ":;" and frame.piece[i] < 0), default=begin)


def place_noun(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """ "his claim that …", "the mayor's statement that …": the owner of the noun speaks."""
    owner = _owner(frame, cue.start, rules)
    if owner is None and cue.start <= 2:
        return  # "The claim that …" opens its sentence: where the clause ends, only a parser knows
    cue.subject = owner
    cue.nested = holder_of(cue, found) is not None
    n = len(frame)
    end = next((i for i in range(cue.end + 3, n) if frame.word[i] in ",;—–" or frame.word[i : i + 2] == ["-", "-"]), n)
    cue.content = [(cue.end + 1, strip_stop(frame, cue.end + 1, end))]
    found.append(cue)


def _owner(frame: Frame, noun: int, rules: Grammar) -> Subject | None:
    for k in range(noun - 1, max(-1, noun - 4), -1):
        low = frame.low[k]
        if low in rules.possessives:
            return Subject(k, k + 1, k)
        if low.endswith(("'s", "s'")):
            start = k
            while start > 0 and frame.capital(start - 1) and frame.piece[start - 1] < 0:
                start -= 1
            if start > 0 and frame.low[start - 1] in rules.determiners:
                start -= 1
            return Subject(start, k + 1, start)
        if frame.piece[k] >= 0 or not frame.is_word(k) or low in rules.determiners:
            return None
    return None


def place_asked(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """ "Asked by Lee whether he would run, Smith said": the question is reported too."""
    before = frame.low[cue.start - 1] if cue.start else ""
    if cue.form.lemma != "ask" or cue.form.shape != "past" or not (cue.start == 0 or before in ("when", "if")):
        return False
    for j in range(cue.end, min(len(frame), cue.end + 12)):
        if frame.low[j] in rules.wh:
            end = next(
                (k for k in range(j + 1, len(frame)) if frame.word[k] in ",.;:" or frame.low[k] == QUOTED), len(frame)
            )
            if frame.low[cue.end] == "by" and cue.end + 1 < j:
                cue.subject = Subject(cue.end + 1, j, cue.start)
            cue.content = [(j, end)]
            found.append(cue)
            return True
        if frame.word[j] in ",.;:" or frame.piece[j] >= 0:
            break
    return True


def place_question(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> None:
    """ "Lee was asked whether …": who asked, the sentence does not say."""
    complement = complements.after(frame, cue.end, cue.form, rules)
    if complement is not None and complement.kind == "wh":
        cue.subject = None
        cue.nested = holder_of(cue, found) is not None
        cue.content = [(complement.start, strip_stop(frame, complement.start, len(frame)))]
        found.append(cue)


def place_agent(frame: Frame, cue: Cue, found: list[Cue], rules: Grammar) -> bool:
    """ "As noted by the Post, taxes rise": the agent speaks, the rest is content."""
    if frame.low[0] != "as" or cue.start == 0:
        return False
    if 1 < cue.start < 10 and cue.end < len(frame) and frame.word[cue.end] == ",":
        cue.subject = Subject(1, cue.start, 1)
        cue.content = [(cue.end + 1, strip_stop(frame, cue.end + 1, len(frame)))]
        found.append(cue)
        return True
    if cue.start != 1 or frame.low[cue.end : cue.end + 1] != ["by"]:
        return False
    end = next((k for k in range(cue.end + 1, len(frame)) if frame.word[k] == ","), 0)
    if end > cue.end + 1:
        cue.subject = Subject(cue.end + 1, end, cue.start)
        cue.content = [(end + 1, strip_stop(frame, end + 1, len(frame)))]
        found.append(cue)
    return True
