"""What all models have in common: they are frozen, and their text can be saved."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
#: Half of a character, which no file in UTF-8 can hold.
SURROGATE = re.compile("[\ud800-\udfff]")


class Record(BaseModel):
    """Base of all models: frozen, no unknown fields, no surprise conversions of the values' meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def trusted(cls, **values: Any) -> Self:
        """A record of our own values, taken as they are; what is not given has its default.

        For the many small records that extraction makes of an article's own text: nothing is checked or converted,
        which takes a third of the time. Each value must be what validation would make of it.
        """
        made = cls.__new__(cls)
        _set(made, "__dict__", _defaults(cls) | values)
        _set(made, "__pydantic_fields_set__", set(values))
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made


#: Past the gate that keeps models frozen.
_set = object.__setattr__


@cache
def _defaults(model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a model in their order, with their defaults; None for those that have none."""
    return {name: field.get_default() for name, field in model.model_fields.items()}


def _without_surrogates(value: Any) -> Any:
    """Lone surrogates cannot be saved as UTF-8: one for one, they become U+FFFD. The one gate for all text."""
    return value if not isinstance(value, str) or value.isascii() else SURROGATE.sub(REPLACEMENT, value)


#: The type of every text in a model, so that any model can be saved.
CleanText = Annotated[str, BeforeValidator(_without_surrogates)]
