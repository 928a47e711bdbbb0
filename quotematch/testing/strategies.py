"""Hypothesis strategies: articles and corpora, plain or with the truth about them attached.

Needs Hypothesis (`pip install hypothesis`). With it installed, `st.from_type(Article)` draws from `articles()`; the
entry point of this distribution sees to that.
"""

from __future__ import annotations

from quotematch.testing.registration import register

# isort: split
# Hypothesis asks this module for `register` while it is imported, so that it stands here by then.
from hypothesis import strategies as st

from quotematch.models import Article, EditKind
from quotematch.testing.mutations import Mutation, mutations
from quotematch.testing.stories import NAMES, OUTLETS, Manner, Said, ToldArticle, ToldCorpus, corpus, statement

__all__ = ["articles", "corpora", "mutated", "odd_texts", "register", "said", "told_articles", "told_corpora"]

#: Pieces that quotation rules stumble over, for articles of which nothing is known.
_PIECES = (
    "“", "”", '"', "'", "‘", "’", "«", "»", "…", " … ", "[", "]", "—", "\n\n", "\r\n", " ", ".", ",", "?", "said", "He",
    "Ann Lee", "according to", "not", "1,000", "e\N{COMBINING ACUTE ACCENT}", "\N{ZERO WIDTH JOINER}", "我们", "\ufffd",
)  # fmt: skip


def said() -> st.SearchStrategy[list[Said]]:
    """One to four statements, each in a frame of its own, each by one of a few people."""
    row = st.tuples(st.integers(0, len(NAMES) - 1), st.integers(0, 4))
    rows = st.lists(row, min_size=1, max_size=4, unique_by=lambda pair: pair[1])
    return st.tuples(rows, st.integers(0, 400)).map(
        lambda drawn: [statement(speaker, frame, drawn[1] + 7 * at) for at, (speaker, frame) in enumerate(drawn[0])]
    )


@st.composite
def told_corpora(
    draw: st.DrawFn, *, manners: tuple[Manner, ...] = tuple(Manner), outlets: int = len(OUTLETS)
) -> ToldCorpus:
    """The articles of one story in 2 to `outlets` outlets (at most five), with the truth about each.

    `manners` are those in which outlets print a statement; without `Manner.ABSENT` every outlet prints everything.
    """
    spoken = draw(said())
    count = draw(st.integers(2, min(outlets, len(OUTLETS))))
    row = st.lists(st.sampled_from(manners), min_size=len(spoken), max_size=len(spoken))
    rows = draw(st.lists(row, min_size=count, max_size=count))
    return corpus(spoken, rows, draw(st.lists(st.integers(0, 3), min_size=1, max_size=4)))


def told_articles() -> st.SearchStrategy[ToldArticle]:
    """One article with the truth about it: what it quotes, whom, and where it quotes nothing."""
    return told_corpora().flatmap(lambda drawn: st.sampled_from(drawn.told))


def odd_texts() -> st.SearchStrategy[str]:
    """Texts of marks, words and signs in any order, as broken as news can be."""
    return st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=40).map("".join)


def articles() -> st.SearchStrategy[Article]:
    """Any article: half of them sound, half of odd text, with any optional field left out or not."""
    sound = told_articles().map(lambda told: told.article)
    fields = {
        "text": odd_texts(),
        "outlet": st.none() | st.sampled_from(OUTLETS),
        "title": st.none() | st.text(max_size=20),
    }
    odd = st.fixed_dictionaries(fields).map(Article.model_validate)
    return sound | odd


def corpora() -> st.SearchStrategy[list[Article]]:
    """Any articles, each id once."""
    return st.lists(articles(), max_size=5, unique_by=lambda article: article.id)


@st.composite
def mutated(draw: st.DrawFn, *kinds: EditKind) -> Mutation:
    """A statement with one edit of one of `kinds` (of any, when none is given)."""
    one = draw(said())[0].words
    text = " ".join(said_.words + "." for said_ in (statement(0, n, n) for n in range(3))) + " " + one
    made = [each for kind in kinds or tuple(EditKind) for each in mutations(text, kind)]
    return draw(st.sampled_from(made))
