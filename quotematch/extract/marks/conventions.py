"""Conventions: which mark opens a quote, which closes it, and how unusual that is where the text comes from.

The pairs are those of CLDR's locales and some more that articles print (`lexicon/marks.toml`). When the language is
known its own pairs are free and all others bear a surcharge; when it is not, all pairs are free but those whose opening
mark most locales know as a closing one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from quotematch.lexicon import table

#: Share of the locales that open with a mark; a closing mark that fewer of them use is rare (Sesotho in CLDR 48).
_RARE_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Convention:
    """What each mark can do, as surcharges: 0 for the usual, more for the odd."""

    opens: Mapping[str, float]  # opening mark -> surcharge of opening with it
    closes: Mapping[str, Mapping[str, float]]  # opening mark -> closing mark -> surcharge of closing with it


@dataclass(frozen=True, slots=True)
class Prices:
    """The price list of `lexicon/marks.toml`, where each row gives its reason."""

    foreign_pair: float
    rare_opener: float
    rare_single_opener: float
    rare_pair: float
    lean: float
    unclosed: float
    unclosed_resumed: float
    cut_short: float
    cut_short_same: float
    nested_directed: float
    nested_symmetric: float
    nested_sentence: float
    stray: float
    stray_opening: float
    apostrophe: float
    apostrophe_after_stop: float
    apostrophe_elided: float
    apostrophe_ending: float
    closing_possessive: float
    opening_elision: float
    impossible_possessive: float
    measure: float
    measure_single: float
    repeated: float
    too_deep: float
    split_double: float


@cache
def prices() -> Prices:
    """The price list."""
    return Prices(**table(None, "marks")["price"])


@cache
def sign_pattern() -> re.Pattern[str]:
    """A pattern that finds every mark of every convention; of marks that are two single ones, each by itself."""
    signs = _signs()
    short = "".join(sorted(re.escape(sign) for sign in signs if len(sign) == 1))
    long = sorted((sign for sign in signs if len(sign) > 1 and sign not in doubled_signs()), key=lambda s: (-len(s), s))
    # one look at a character tells where no mark begins; only behind one that can begin a mark the rest is tried
    heads = "".join(sorted({re.escape(sign[0]) for sign in long}))
    tails = [f"(?<={re.escape(sign[0])}){re.escape(sign[1:])}" for sign in long]
    return re.compile(f"[{short}{heads}](?:{'|'.join([f'(?<=[{short}])', *tails])})")


@cache
def doubled_signs() -> frozenset[str]:
    """The marks that are one single mark written twice, such as two apostrophes."""
    return frozenset(sign for sign in _signs() if len(sign) == 2 and sign[0] == sign[1] and sign[0] in _signs())


@cache
def closing_signs() -> frozenset[str]:
    """The marks that close a quote somewhere."""
    return frozenset(closer for _, closer, _ in _all_pairs())


@cache
def _signs() -> frozenset[str]:
    signs = {sign for opener, closer, _ in _extra_pairs() for sign in (opener, closer)}
    return frozenset(signs | {sign for _, pairs in _locale_sets() for pair in pairs for sign in pair})


def convention(language: str | None) -> Convention:
    r"""The convention of a BCP 47 tag, of its nearest parent that CLDR knows, or of all languages together.

    >>> "\N{DOUBLE LOW-9 QUOTATION MARK}" in convention("de-AT").opens
    True
    """
    return _convention(_known_locale(language))


def _known_locale(language: str | None) -> str | None:
    tag = (language or "").replace("_", "-").lower()
    while tag and tag not in _own_pairs():
        tag = tag.rpartition("-")[0]
    return tag or None


@cache
def _convention(locale: str | None) -> Convention:
    price = prices()
    own = _own_pairs()[locale] if locale else ()
    surcharge: dict[tuple[str, str], float] = {}
    for opener, closer, extra in _all_pairs():
        if (opener, closer) in own:
            surcharge[opener, closer] = 0.0
            continue
        foreign = locale is not None and extra == 0 and opener != closer
        odd = extra + _rarity(opener, closer) + (price.foreign_pair if foreign else 0.0)
        surcharge[opener, closer] = min(odd, surcharge.get((opener, closer), odd))
    opens: dict[str, float] = {}
    for (opener, _), odd in surcharge.items():
        opens[opener] = min(odd, opens.get(opener, odd))
    closes: dict[str, dict[str, float]] = {opener: {} for opener in opens}
    for (opener, closer), odd in surcharge.items():
        closes[opener][closer] = odd - opens[opener]
    return Convention(opens, closes)


def _rarity(opener: str, closer: str) -> float:
    """The surcharge of a pair that hardly any locale uses, or whose opening mark most locales know as a closing one."""
    price = prices()
    opening, closing, together = _uses()
    if 0 < together[opener, closer] < _RARE_SHARE * opening[opener]:
        return price.rare_pair
    if closing[opener] <= opening[opener]:
        return 0.0
    return price.rare_single_opener if opener in table(None, "marks")["apostrophes"] else price.rare_opener


@cache
def _uses() -> tuple[Counter[str], Counter[str], Counter[tuple[str, str]]]:
    """How many locales open with a mark, close with it, and use a pair."""
    opening: Counter[str] = Counter()
    closing: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for locales, pairs in _locale_sets():
        for opener, closer in dict.fromkeys(pairs):
            opening[opener] += len(locales)
            closing[closer] += len(locales)
            together[opener, closer] += len(locales)
    return opening, closing, together


def _all_pairs() -> Iterator[tuple[str, str, float]]:
    for pair in dict.fromkeys(pair for _, pairs in _locale_sets() for pair in pairs):
        yield (*pair, 0.0)
    yield from _extra_pairs()


@cache
def _own_pairs() -> dict[str, tuple[tuple[str, str], ...]]:
    """Locale, in lower case -> its primary and its alternate pair."""
    return {locale.lower(): pairs for locales, pairs in _locale_sets() for locale in locales}


@cache
def _locale_sets() -> tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...]:
    return tuple(
        (tuple(row["locales"].split()), (_pair(row["primary"]), _pair(row["alternate"])))
        for row in table(None, "marks")["set"]
    )


@cache
def _extra_pairs() -> tuple[tuple[str, str, float], ...]:
    return tuple((*_pair(row["pair"]), float(row["surcharge"])) for row in table(None, "marks")["extra"])


def _pair(row: list[str]) -> tuple[str, str]:
    opener, closer = row
    return opener, closer
