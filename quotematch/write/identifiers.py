"""Names for articles, quotes and statements on the web of data: IRIs made from their ids.

An article with a web address is named by it, all else by a URN. No id and no address of an article reaches an output
with characters that an IRI cannot have (https://www.rfc-editor.org/rfc/rfc3986), and no scheme but http and https.
"""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encoded

from quotematch.models import Article

_WEB = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
#: What RFC 3986 allows in a URL as it is, a percent sign of an escape among it.
_ALLOWED = "-._~:/?#[]@!$&'()*+,;=%"
_LOOSE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def urn(kind: str, name: str) -> str:
    """The URN of something by its id.

    >>> urn("quote", "a b.txt#1-9")
    'urn:quotematch:quote:a%20b.txt%231-9'
    """
    return f"urn:quotematch:{kind}:{percent_encoded(name, safe='')}"


def article_iri(article: Article) -> str:
    """The address of an article; without one, or with one that is none of the web, its URN.

    >>> article_iri(Article(id="a", text="", url="https://post.example/a b")), article_iri(Article(id="a", text=""))
    ('https://post.example/a%20b', 'urn:quotematch:article:a')
    """
    url = (article.url or "").strip()
    if not _WEB.match(url):
        return urn("article", article.id)
    return percent_encoded(_LOOSE_PERCENT.sub("%25", url), safe=_ALLOWED)
