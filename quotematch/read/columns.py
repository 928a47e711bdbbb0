"""Which column holds which field of an article: by its usual names, or as the user says.

One `Columns` serves one file, or the rows that are handed over together. It takes from each row what an article needs
and remembers what was taken for what and which columns were left aside, so that this can be told. The usual names
stand in lexicon/columns.toml. A name that is exactly a field's goes before all others.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from quotematch.errors import UnknownFieldError
from quotematch.excerpts import visible
from quotematch.lexicon import table
from quotematch.models import Article
from quotematch.read.decoding import Remark
from quotematch.read.values import Unusable, host_of, is_nothing, unreadable_day, usable

#: The fields of an article, in the order in which messages name them.
FIELDS = tuple(Article.model_fields)
#: So many columns that were left aside are named; the others are counted.
_NAMED = 4
_SIGNS = re.compile(r"[\s_.\-]+")


class _Plan(NamedTuple):
    """For rows with the same keys: the columns of each field, best first, and the columns that are none's."""

    candidates: tuple[tuple[str, tuple[Any, ...]], ...]
    others: tuple[str, ...]


class Columns:
    """The columns of one file or of rows handed over together."""

    def __init__(self, named: Mapping[str, str] | None = None) -> None:
        self.named = checked(named)
        self._plans: dict[tuple[Any, ...], _Plan] = {}
        self._taken: Counter[tuple[str, str]] = Counter()
        self._left: dict[str, None] = {}
        #: Texts that were put together from quotations.
        self.rebuilt = 0

    def take(self, row: Mapping[Any, Any]) -> tuple[dict[str, Any], tuple[Remark, ...]]:
        """The fields of an article that `row` has, and remarks on their values."""
        keys = tuple(row)
        plan = self._plans.get(keys) or self._plans.setdefault(keys, self._plan(keys))
        fields: dict[str, Any] = {}
        remarks: list[Remark] = []
        for field, candidates in plan.candidates:
            remarks += self._take_field(field, candidates, row, fields)
        if "text" in fields:
            self._left.update(dict.fromkeys(plan.others))
        if "outlet" not in fields and "outlet" not in self.named and (host := host_of(fields.get("url"))):
            fields["outlet"] = host
            self._taken["outlet", "the host of the URL"] += 1
        return fields, tuple(remarks)

    def _take_field(
        self, field: str, candidates: tuple[Any, ...], row: Mapping[Any, Any], fields: dict[str, Any]
    ) -> list[Remark]:
        """Put the first value that can be used into `fields`, or else a blank one."""
        remarks: list[Remark] = []
        blank: list[Any] = []
        for key in candidates:
            value = row[key]
            if is_nothing(value):
                blank += [None] if key == field else []
            elif isinstance(value, str) and not value.strip():
                blank.insert(0, value)
            elif field in fields:
                self._left[str(key)] = None
            else:
                try:
                    fields[field], told = usable(field, value)
                except Unusable as error:
                    remarks += [unreadable_day(key, value, error)] if field == "published" else []
                    blank += [value] if key in (field, self.named.get(field)) and field != "published" else []
                else:
                    remarks = [*told]
                    self._taken[field, str(key)] += 1
        if field not in fields and blank and (field == "text" or not isinstance(blank[0], str | None)):
            fields[field] = blank[0]  # the model says what is wrong with it, if anything
        return remarks

    def finds_text(self, names: tuple[str, ...]) -> bool:
        """Whether a table with these columns has one for the text."""
        return any(field == "text" for field, _ in self._plan(names).candidates)

    def text_columns(self, keys: tuple[Any, ...]) -> list[str]:
        """Those of `keys` that may hold the text, the best first."""
        return [str(key) for key in self._candidates("text", keys)]

    def named_twice(self, names: Sequence[str]) -> str | None:
        """The column that a table has twice and an article would be made from, for a message; None when none is."""
        wanted = {key for _, keys in self._plan(tuple(names)).candidates for key in keys}
        return next((shown(name) for name, count in Counter(names).items() if count > 1 and name in wanted), None)

    def told(self) -> str | None:
        """One line on what was taken for what, and what was left aside; None when all columns go by their own names."""
        taken = [
            f"{field} from {_listed([name for one, name in self._taken if one == field])}"
            for field in FIELDS
            if any(one == field != name for one, name in self._taken)
        ]
        used = {name for _, name in self._taken}
        fields = {field for field, _ in self._taken}
        left = [_slip(name, fields) for name in self._left if name not in used]
        parts = [f"There is no column {shown(self.named[field])}, named for {field}." for field in self._unmet()]
        parts += ["Taken: " + "; ".join(taken) + "."] if taken else []
        if left:
            more = f" and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
            parts.append(f"Left aside: {', '.join(left[:_NAMED])}{more}.")
        if self.rebuilt:
            parts.append("Each text is put together from quotations and the words around them; the rest is not there.")
        return " ".join(parts) or None

    def _unmet(self) -> list[str]:
        """The fields for which the user named a column that no row has."""
        seen = {key for keys in self._plans for key in keys}
        return [field for field, name in self.named.items() if seen and name not in seen]

    def without_text(self, names: tuple[str, ...]) -> str:
        """What to say of a table that has no column for the text."""
        if "text" in self.named:
            return f"There is no column {shown(self.named['text'])}, named for the text. {_there_are(names)}"
        return (
            f"No column has a usual name of a text. {_there_are(names)} Say which it is: columns={{'text': NAME}}, or "
            "--column text=NAME."
        )

    def _plan(self, keys: tuple[Any, ...]) -> _Plan:
        found = {field: self._candidates(field, keys) for field in FIELDS}
        wanted = {key for candidates in found.values() for key in candidates}
        others = tuple(str(key) for key in keys if key not in wanted)
        return _Plan(tuple((field, keys) for field, keys in found.items() if keys), others)

    def _candidates(self, field: str, keys: tuple[Any, ...]) -> tuple[Any, ...]:
        if field in self.named:
            return (self.named[field],) if self.named[field] in keys else ()
        free = [key for key in keys if key not in self.named.values()]
        ranks = _ranks()[field]
        ranked = sorted(
            (key != field, ranks[plain], at, key) for at, key in enumerate(free) if (plain := _plain(key)) in ranks
        )
        return tuple(key for *_, key in ranked)


def checked(named: Mapping[str, str] | None) -> dict[str, str]:
    """The names that the user gives, by field. Raises UnknownFieldError for a field that no article has."""
    for field in named or {}:
        if field not in FIELDS:
            near = meant(str(field))
            advice = f"Did you mean {near!r}? " if near else ""
            raise UnknownFieldError(f"An article has no field {shown(str(field))}. {advice}It has {', '.join(FIELDS)}.")
    return dict(named or {})


def meant(key: str) -> str | None:
    """The field of an article that `key` may be a slip for."""
    near = difflib.get_close_matches(key[:60].lower(), FIELDS, n=1, cutoff=0.6)
    return near[0] if near else None


def shown(key: object) -> str:
    """The name of a column for a message: on one line, and not too long."""
    return f"'{visible(str(key)[:60])}'"


def _slip(name: str, taken: set[str]) -> str:
    near = meant(name)
    return f"{shown(name)} ({near}?)" if near and near not in taken else shown(name)


def _there_are(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - 8:,} more" if len(names) > 8 else ""
    return (
        f"The columns are {', '.join(shown(name) for name in names[:8])}{more}." if names else "There are no columns."
    )


def _listed(names: list[str]) -> str:
    named = [name if " " in name and name.startswith("the host") else shown(name) for name in names]
    return " or ".join(named[:_NAMED])


def _plain(key: Any) -> str:
    return _SIGNS.sub("", key.casefold()) if isinstance(key, str) else ""


@cache
def _ranks() -> dict[str, dict[str, int]]:
    """For each field the rank of each usual name, written without signs."""
    names = table(None, "columns")["names"]
    return {field: {_plain(name): rank for rank, name in reversed(list(enumerate(names[field])))} for field in FIELDS}
