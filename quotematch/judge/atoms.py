"""Atoms: the words of a stretch written out in full, so that two spellings of one thing become the same atoms.

"don't" becomes do + not, "colour" color, "twenty-five" and "25" one number, "$5 million" and "5m dollars" a number and
its unit. Each atom knows the word it came from. Only stretches that differ are written out, never whole passages.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import regex

from quotematch.judge.vocabulary import Vocabulary
from quotematch.judge.wording import Wording

_FIGURE = regex.compile(r"(\d+(?:\.\d+)?)(st|nd|rd|th|\p{L}{0,2})")
_NUMBER = "#"
#: "½", "2½"; and "10²", whose value nobody needs: only another power is the same.
_FRACTION = regex.compile(r"(\d*)(\p{No})")
_SLASHES = ("/", "\N{FRACTION SLASH}")
#: Figures above or below the slash; "2019/2020" is two years.
_FRACTION_DIGITS = 2
#: A figure with its unit or the half of the day written on to it ("9pm", "12km").
_JOINED = regex.compile(r"(\d+(?:\.\d+)?)(\p{L}{2,4})")
_POWER = regex.compile(r"\d+\p{No}+")


class Atom(NamedTuple):
    """A word written out: its key, and the words `start:end` of the wording that it came from."""

    key: str
    start: int
    end: int

    @property
    def number(self) -> bool:
        """Whether it is a number."""
        return self.key.startswith(_NUMBER)


def atoms(wording: Wording, start: int, end: int, vocabulary: Vocabulary) -> list[Atom]:
    """The atoms of words `start:end`, in order; a currency sign comes after its number."""
    found: list[Atom] = []
    keys = wording.keys
    at = start
    while at < end:
        sign = vocabulary.signs.get(keys[at])
        if _POWER.fullmatch(keys[at]) and _fraction(keys[at]) is None:
            found.append(Atom(_NUMBER + keys[at], at, at + 1))
            at += 1
            continue
        joined = _JOINED.fullmatch(keys[at])
        if joined and (joined[2] in vocabulary.clock or joined[2] in vocabulary.measure_group):
            found += [Atom(f"{_NUMBER}{float(joined[1]):g}", at, at + 1), Atom(joined[2], at, at + 1)]
            at += 1
            continue
        value, after = _slashed(wording, at, end)
        if value is None:
            value, after = _number(keys, at + bool(sign), end, vocabulary)
        if value is not None:
            found.append(Atom(f"{_NUMBER}{value:g}", at, after))
            if sign:
                found.append(Atom(sign, at, at + 1))
        elif at + 1 < end and "".join(keys[at : at + 2]) == "percent":
            after = at + 2
            found.append(Atom("percent", at, after))
        else:
            after = at + 1
            full = vocabulary.short_forms.get(keys[at]) if _short_form(wording.raw(at, after)) else None
            found += [Atom(part, at, after) for part in full or vocabulary.expanded(keys[at])]
        at = after
    return found


def _short_form(raw: str) -> bool:
    """Whether a word is printed as a short form is: "US" and "Sen.", but not "us"."""
    return raw[:1].isupper() and (len(raw) > 2 or raw.isupper())


def _number(keys: tuple[str, ...], at: int, end: int, vocabulary: Vocabulary) -> tuple[float | None, int]:
    """The value of the number that begins at word `at`, and the word after it; None when none begins there."""
    total = part = 0.0
    seen = False
    last = float("inf")
    half, after = vocabulary.half_of, at + len(vocabulary.half_of)
    if after < end and half and keys[at:after] == half and keys[after] in vocabulary.magnitudes:
        return vocabulary.magnitudes[keys[after]] / 2, after + 1
    while at < end:
        value, scale = _value(keys[at], vocabulary)
        if value is not None and (not seen or value < last):
            part, seen, last = part + value * scale, True, value if value >= 20 and scale == 1 else 0.0
        elif seen and keys[at] in vocabulary.magnitudes:
            factor = vocabulary.magnitudes[keys[at]]
            part, last = part * factor, float(factor)
            if factor >= 1000:
                total, part = total + part, 0.0
        else:
            break
        at += 1
        half, after = vocabulary.and_half, at + len(vocabulary.and_half)
        if seen and half and after <= end and keys[at:after] == half:
            part, at, last = part + 0.5, after, 0.0
    return (total + part, at) if seen else (None, at)


def _value(key: str, vocabulary: Vocabulary) -> tuple[float | None, int]:
    """The value of one word and the magnitude written on to it ("5m")."""
    if key in vocabulary.numbers:
        return float(vocabulary.numbers[key]), 1
    match = _FIGURE.fullmatch(key)
    if not match:
        return _fraction(key), 1
    suffix = match[2]
    if suffix and suffix not in vocabulary.magnitudes:
        return None, 1
    return float(match[1]), vocabulary.magnitudes.get(suffix, 1)


def _fraction(key: str) -> float | None:
    """The value of "½" and "2½"; None for what is no fraction."""
    match = _FRACTION.fullmatch(key)
    if not match or not unicodedata.decomposition(match[2]).startswith("<fraction>"):
        return None
    return float(match[1] or 0) + unicodedata.numeric(match[2])


def _slashed(wording: Wording, at: int, end: int) -> tuple[float | None, int]:
    """The value of a fraction printed with a slash ("1/2") at word `at`, and the word after it."""
    if at + 1 >= end or not (wording.keys[at].isdecimal() and wording.keys[at + 1].isdecimal()):
        return None, at
    between = wording.text[wording.ends[at] : wording.starts[at + 1]]
    top, bottom = wording.keys[at], wording.keys[at + 1]
    if between not in _SLASHES or max(len(top), len(bottom)) > _FRACTION_DIGITS or not int(bottom):
        return None, at
    return int(top) / int(bottom), at + 2
