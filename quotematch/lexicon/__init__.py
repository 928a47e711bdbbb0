"""Linguistic knowledge as data: TOML tables, one folder per language, each table naming where it comes from.

`table("en", "reporting")` reads `lexicon/en/reporting.toml`; `table(None, "marks")` the tables that serve all
languages. Logic elsewhere reads these tables and spells no word and no quotation mark of its own.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

#: Languages that have a folder here, the default first.
LANGUAGES = ("en",)


@cache
def table(language: str | None, name: str) -> dict[str, Any]:
    """The TOML table `name` of `language` (a primary subtag, e.g. "en"), or of all languages when None.

    Raises FileNotFoundError for a table that does not exist. The table is shared: do not change it.
    """
    folder = files(__package__) if language is None else files(__package__) / language
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
