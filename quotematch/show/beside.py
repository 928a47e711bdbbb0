"""What must stand beside a report's words, or they mislead: how they are reported, and what the quote has next to them.

"Denied" before what somebody denied, and “cannot in good conscience” before the rest of that sentence: without them a
reader takes the words for a claim that nobody made.
"""

from __future__ import annotations

from quotematch.lexicon import table
from quotematch.models import Article, Form, Passage, Quote
from quotematch.show.runs import ELLIPSIS
from quotematch.text.language import rules_language

#: Code points of a quote that are shown on either side of one of its passages.
_REACH = 60
#: Words between a cue and what it reports that are shown with the cue.
_FEW = 3
#: Letters of a word before "to" that says nothing yet: "went on to say".
_SHORT = 3
_EDGES = " ,;:"


def beside(article: Article, quote: Quote, passage: Passage) -> tuple[str, str]:
    """What to show before and after a passage, each in brackets; nothing where its words stand for themselves.

    >>> article = Article(id="a", text="Ann Lee denied that it was late.")
    >>> report = {"id": "q", "form": "indirect", "spans": [(20, 31)], "text": "it was late"}
    >>> passage = Passage(**report, quote_id="q")
    >>> quote = Quote(**report, article_id="a", quoted=[], cue=(8, 14), passages=[passage])
    >>> beside(article, quote, passage)
    ('[denied]', '')
    """
    if passage.form is not Form.INDIRECT or not passage.spans:
        return "", ""
    if quote.form is Form.MIXED:
        return _before(article.text, quote, passage.spans[0].start), _after(article.text, quote, passage.spans[-1].end)
    cue = _telling(article, quote)
    return f"[{cue}]" if cue else "", ""


def _telling(article: Article, quote: Quote) -> str:
    """The reporting expression, unless it says no more than that somebody said so; a bare mark is none."""
    cue = " ".join(quote.cue.of(article.text).split()) if quote.cue else ""
    if not quote.cue or not any(letter.isalpha() for letter in cue):
        return ""
    words = table(rules_language(article.text, article.language), "showing")
    before, behind = (
        _tied(article.text, quote.cue.start, words["tying"]),
        _behind(article.text, quote, words["linking"]),
    )
    bare = cue.casefold() in words["plain_cues"] and not before
    return "" if bare else " ".join(filter(None, (before, cue, behind)))


def _tied(text: str, start: int, tying: list[str]) -> str:
    """The words before a cue that govern it: "declined to" say, "threatened to" declare."""
    head = text[max(0, start - _REACH) : start].split()
    for tie in tying:
        size = len(tie.split())
        if " ".join(head[-size:]).casefold() == tie and len(head) > size and len(head[-size - 1]) > _SHORT:
            return " ".join(head[-size - 1 :])
    return ""


def _behind(text: str, quote: Quote, linking: list[str]) -> str:
    """The few words between a cue and what it reports, as of "expressed concern that"."""
    if not quote.cue or not quote.cue.end <= quote.spans[0].start <= quote.cue.end + _REACH:
        return ""
    gap = text[quote.cue.end : quote.spans[0].start].split()
    if gap and gap[-1].casefold() in linking:
        gap.pop()
    return " ".join(gap) if len(gap) <= _FEW and all(word.isalpha() and word.islower() for word in gap) else ""


def _before(text: str, quote: Quote, start: int) -> str:
    """The end of what a quote has before place `start`."""
    begin = quote.spans[0].start
    begin -= any(part.start == begin for part in quote.quoted)
    shown = text[max(begin, start - _REACH) : start]
    if start - begin > _REACH:
        shown = f"{ELLIPSIS} {shown.partition(' ')[2]}"
    return _bracketed(shown)


def _after(text: str, quote: Quote, end: int) -> str:
    """The head of what a quote has behind place `end`."""
    last = quote.spans[-1].end
    last += any(part.end == last for part in quote.quoted)
    shown = text[end : min(last, end + _REACH)]
    if last - end > _REACH:
        shown = f"{shown.rpartition(' ')[0]} {ELLIPSIS}"
    return _bracketed(shown)


def _bracketed(shown: str) -> str:
    words = " ".join(shown.split()).strip(_EDGES)
    return f"[{words}]" if any(letter.isalpha() for letter in words) else ""
