"""Offers: what matching does not decide and a reader may want to see.

A short fragment that fits several statements has joined the best; the others are its rivals. Two passages that share
the gist and hardly the words are possibly related. Neither has a say in any verdict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

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
    findings: Sequence[Finding],
    gists: Sequence[Finding],
    statement: Mapping[int, str],
    settings: Settings,
    parted: Collection[tuple[int, int]] = (),
) -> list[Finding]:
    """Findings across two statements, as possibly related, the best few of each wording; in order of the wordings.

    Pairs of wordings in `parted` are not offered.
    """
    taken: Counter[int] = Counter()
    kept = []
    offered = (f for f in (*findings, *gists) if (f.a, f.b) not in parted)
    for f in sorted(offered, key=lambda f: (-round(f.score, 9), f.a, f.b)):
        if statement[f.a] != statement[f.b] and max(taken[f.a], taken[f.b]) < settings.related_kept:
            taken.update((f.a, f.b))
            kept.append(Finding(f.a, f.b, Level.RELATED, f.score, f.reasons))
    return sorted(kept, key=lambda f: (f.a, f.b))
