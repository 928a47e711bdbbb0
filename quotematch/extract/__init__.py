"""Extract: from an article to its quotes, each with its speaker and its passages."""

from typing import TYPE_CHECKING, Any

from quotematch.extract.extractor import Extractor, extract_article

if TYPE_CHECKING:
    from quotematch.extract.parsed import SpacyExtractor

__all__ = ["Extractor", "SpacyExtractor", "extract_article"]


def __getattr__(name: str) -> Any:
    """`SpacyExtractor` is loaded when it is asked for: most have no parser."""
    if name != "SpacyExtractor":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from quotematch.extract.parsed import SpacyExtractor

    return SpacyExtractor
