"""The options of the command line that say how input is to be read, and by which settings.

`reading_options` adds them to a command, which gets them as one argument, `asked`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quotematch.settings import Settings

#: Names of formats for --from. The list of formats itself is not loaded for --help; a test holds both together.
FORMATS = ("txt", "jsonl", "json", "csv", "html", "parquet", "sqlite", "warc")


@dataclass(frozen=True)
class Asked:
    """What the options say: the arguments of `read` but for the input, and the settings."""

    columns: dict[str, str]
    table: str | None
    query: str | None
    encoding: str | None
    format: str | None
    settings: Settings

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of `read`."""
        return dict(vars(self))


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options to `command`, which is called with `asked`, an `Asked`."""

    @wraps(command)
    def bundled(column: tuple[str, ...], settings: str | None, form_read: str | None, **rest: Any) -> int:
        from quotematch.settings import Settings

        own = {name: rest.pop(name) for name in ("table", "query", "encoding")}
        chosen = Settings.from_toml(settings) if settings else Settings()
        return command(asked=Asked(_pairs(column), **own, format=form_read, settings=chosen), **rest)

    for option in reversed(_OPTIONS):
        bundled = option(bundled)
    return bundled


def _pairs(column: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.partition("=") for one in column]
    for field, sign, name in pairs:
        if not (field and sign and name):
            raise click.BadParameter(f"{field + sign + name!r} is not like text=body.", param_hint="'--column'")
    return {field: name for field, _, name in pairs}


_OPTIONS = (
    click.option(
        "--column",
        metavar="FIELD=NAME",
        multiple=True,
        help="The column or key that holds a field: --column text=body. May be given several times.",
    ),
    click.option("--from", "form_read", type=click.Choice(FORMATS), help="How input is to be read, whatever its name."),
    click.option("--encoding", metavar="NAME", help="How text is encoded.  [default: utf-8, or as its mark says]"),
    click.option("--table", metavar="NAME", help="The table of an SQLite file."),
    click.option("--query", metavar="SQL", help="A SELECT statement in its place."),
    click.option(
        "--settings",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        help="Thresholds other than the default ones, as TOML: fragment_words = 5",
    ),
)
