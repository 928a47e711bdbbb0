"""How Hypothesis comes to know articles: it calls `register()` while it is imported, by our entry point.

That can be while `strategies` is imported itself, and has nothing to offer yet. So nothing is drawn from it here before
somebody asks for an article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotematch.models import Article

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Make `st.from_type(Article)` draw from `strategies.articles()`."""
    from hypothesis import strategies as st

    st.register_type_strategy(Article, _articles)


def _articles(asked: type[Article]) -> SearchStrategy[Article]:
    del asked
    from quotematch.testing.strategies import articles

    return articles()
