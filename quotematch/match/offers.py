"""Offers: what matching does not decide and a reader may want to see.

A short fragment that fits several statements has joined the best; the others are its rivals. Two passages that share
the gist and hardly the words are possibly related. Neither has a say in any verdict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set

from quotematch.match.evidence import Finding
from quotematch.match.records import Level
from quotematch.match.wordings import Wording
from quotematch.settings import Settings


def rivals(
    rows: Sequence[Wording], findings: Sequence[Finding], statement: Mapping[int, str], settings: Settings
) -> dict[int, tuple[str, ...]]:
    """Per short wording, the statements other than its own that it fits nearly as well, sorted.

    `statement` has the statement of each wording. Short is a wording of fewer than `firm_words` words.
    """
    fits: dict[int, list[tuple[Finding, int]]] = defaultdict(list)
    for f in findings:
        for k, other in ((f.a, f.b), (f.b, f.a)):
            if len(rows[k].words) < settings.firm_words:
                fits[k].append((f, other))
    found = {}
    for k, options in sorted(fits.items()):
        own = min((f for f, other in options if statement[other] == statement[k]), key=lambda f: f.key, default=None)
        near = {statement[other] for f, other in options if own and _as_good(f, own, settings)} - {statement[k]}
        if near:
            found[k] = tuple(sorted(near))
    return found


def _as_good(f: Finding, own: Finding, settings: Settings) -> bool:
    """Whether a finding is nearly as good as the one that decided; a run is a run, however long the sentence."""
    if f.level is Level.CONTAINED and own.level in (Level.CONTAINED, Level.NEAR, Level.REWORDED):
        return True
    return f.level is own.level and f.score >= own.score - settings.rival_margin


def related(
    rows: Sequence[Wording],
    findings: Sequence[Finding],
    gists: Sequence[Finding],
    statement: Mapping[int, str],
    settings: Settings,
    outlets: Mapping[str, Set[str]],
    parted: Collection[tuple[int, int]] = (),
) -> list[Finding]:
    """Findings across two statements, as possibly related, the best few of each wording; in order of the wordings.

    `outlets` has those of each statement. An offer is worth a look when it may show that what one outlet alone has is
    known elsewhere: the two statements have no outlet in common, and one of them has a single one. Of two statements
    one pair is offered, the best. Two direct wordings of one gist are two sentences; nor are pairs in `parted` offered.
    """
    taken: Counter[str] = Counter()
    kept: dict[tuple[str, str], Finding] = {}
    for f in sorted((*findings, *gists), key=lambda f: (-round(f.score, 9), f.a, f.b)):
        a, b = sorted((statement[f.a], statement[f.b]))
        lone = [one for one in (a, b) if len(outlets[one]) < 2]
        known = a == b or (a, b) in kept or (f.a, f.b) in parted or not outlets[a].isdisjoint(outlets[b])
        if known or not lone or (rows[f.a].direct and rows[f.b].direct):
            continue
        if max(taken[one] for one in lone) < settings.related_kept:
            taken.update(lone)
            kept[a, b] = Finding(f.a, f.b, Level.RELATED, f.score, f.reasons)
    return sorted(kept.values(), key=lambda f: (f.a, f.b))
