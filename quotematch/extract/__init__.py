"""Extract: from an article to its quotes, each with its speaker and its passages."""

from quotematch.extract.extractor import Extractor, extract_article

__all__ = ["Extractor", "extract_article"]
