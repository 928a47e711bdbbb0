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
LANGUAGES = ("en", "de")


def served(language: str | None) -> str:
    """The language whose folder serves the BCP 47 tag `language`: that of its primary subtag, or the default one.

    >>> served("de-AT"), served("fi"), served(None)
    ('de', 'en', 'en')
    """
    primary = (language or LANGUAGES[0]).split("-")[0].lower()
    return primary if primary in LANGUAGES else LANGUAGES[0]


@cache
def table(language: str | None, name: str) -> dict[str, Any]:
    """The TOML table `name` of `language` (a primary subtag, e.g. "en"), or of all languages when None.

    A language without a table of that name gets the default language's. Raises FileNotFoundError for a table that does
    not exist there either. The table is shared: do not change it.
    """
    folder = files(__package__) if language is None else files(__package__) / language
    if language is not None and not (folder / f"{name}.toml").is_file():
        folder = files(__package__) / LANGUAGES[0]
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
