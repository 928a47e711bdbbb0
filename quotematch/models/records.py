"""What all models have in common: they are frozen, and their text can be saved."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
#: Half of a character, which no file in UTF-8 can hold.
SURROGATE = re.compile("[\ud800-\udfff]")


class Record(BaseModel):
    """Base of all models: frozen, no unknown fields, no surprise conversions of the values' meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _without_surrogates(value: Any) -> Any:
    """Lone surrogates cannot be saved as UTF-8: one for one, they become U+FFFD. The one gate for all text."""
    return value if not isinstance(value, str) or value.isascii() else SURROGATE.sub(REPLACEMENT, value)


#: The type of every text in a model, so that any model can be saved.
CleanText = Annotated[str, BeforeValidator(_without_surrogates)]
