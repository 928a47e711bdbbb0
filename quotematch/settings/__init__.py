"""Every threshold of the library, with its unit, its range and the measurement that set it.

A number that decides something stands here or in the lexicon, never in the code of a stage: a module for each stage
holds its thresholds, and `Settings` has them all under one roof. Settings are frozen; a fingerprint of them stands in
every result, so that two results can be told to be comparable.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import tomllib
from typing import Any

from pydantic import ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from quotematch.errors import SettingsError
from quotematch.settings.extracting import ExtractSettings
from quotematch.settings.judging import JudgeSettings
from quotematch.settings.matching import MatchSettings
from quotematch.settings.reading import ReadSettings

#: The type of pydantic's error for a name that is no setting.
_UNKNOWN = "unknown_setting"


# Pydantic lists the fields of the last base first.
class Settings(JudgeSettings, MatchSettings, ExtractSettings, ReadSettings):
    """All thresholds. Make a changed copy with `Settings(fragment_words=5)`.

    Raises pydantic's ValidationError, which is a ValueError, for unknown names, for values out of range and for values
    of another kind: True is no number, and 4.0 is no whole one.

    >>> Settings().fragment_words
    4
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Settings:
        """The settings of a TOML file: one `name = value` a line; those that it leaves out keep their defaults.

        Raises SettingsError for a name that is no setting, for a value out of range, and for what is no TOML; and
        OSError when the file cannot be read.
        """
        try:
            with open(path, "rb") as file:
                return cls(**tomllib.load(file))
        except ValidationError as error:
            told = " ".join(_told(detail) for detail in error.errors(include_url=False)[:3])
            raise SettingsError(f"{os.fspath(path)!r}: {told}") from None
        except (ValueError, RecursionError) as error:  # of tomllib, for too many digits and brackets too
            raise SettingsError(f"{os.fspath(path)!r} is no TOML: {error}.") from None

    @model_validator(mode="before")
    @classmethod
    def _known_names(cls, given: Any) -> Any:
        wrong = (
            next((name for name in given if name not in cls.model_fields), None) if isinstance(given, dict) else None
        )
        if wrong is not None:
            near = difflib.get_close_matches(str(wrong), cls.model_fields, n=1)
            meant = f" Did you mean {near[0]!r}?" if near else ""
            told = f"There is no setting {str(wrong)[:60]!r}.{meant}"
            raise PydanticCustomError(_UNKNOWN, "{told}", {"told": told})
        return given

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any setting.

        >>> Settings(fragment_words=5).fingerprint == Settings().fingerprint
        False
        """
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


def _told(detail: ErrorDetails) -> str:
    name = str(detail["loc"][0]) if detail["loc"] else ""
    if detail["type"] == _UNKNOWN:
        return detail["msg"]
    return f"{name}: {detail['msg']}, but it is {str(detail['input'])[:60]!r}."
