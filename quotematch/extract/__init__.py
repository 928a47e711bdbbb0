"""Extract: from an article to its quotes, each with its speaker and its passages."""

from quotematch.extract.extractor import Extractor, extract_article
from quotematch.extract.parsed import SpacyExtractor

__all__ = ["Extractor", "SpacyExtractor", "extract_article"]
