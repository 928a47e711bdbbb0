"""Articles, each one text by one outlet, and the problems met in reading them or working on them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from quotematch.models.kinds import ProblemLevel, Role
from quotematch.models.records import CleanText, Record
from quotematch.spans import Span

#: Code points; a longer id is taken for a text that came into the wrong field.
ID_LENGTH = 512
#: Stands before an article's id where that stands for an outlet. No outlet's name can begin with it.
NO_OUTLET = "\N{PILCROW SIGN}"
#: ISO 8601, with or without the time of day.
_TIMESTAMP = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ]")


def _day(value: Any) -> Any:
    """A timestamp counts as its own calendar day, in the zone it is written in. A number is no day."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else "no text"
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10] if _TIMESTAMP.match(text) else text)
    except ValueError:
        raise ValueError("a day is written like 2026-02-27") from None


def _name(value: str | None) -> str | None:
    """A name without what nobody sees at its ends, nor `NO_OUTLET` before it; None when nothing is left."""
    name = value or ""
    seen = [at for at, char in enumerate(name) if not _unseen(char)]
    start = next((at for at in seen if name[at] != NO_OUTLET), len(name))
    return name[start : seen[-1] + 1] or None if seen else None


def _unseen(char: str) -> bool:
    """White space, a control character or a format character."""
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")


class Article(Record):
    """One text by one outlet.

    `id` defaults to a hash of outlet, title and text; `outlet` may be missing, and the article then counts as an outlet
    of its own. White space and invisible characters around an outlet's name are dropped, and a name of nothing else is
    none. `language` is a BCP 47 tag; when it is missing, the extractor guesses. Text is kept as it is, line ends and
    all, but lone surrogates, which no file can hold, become U+FFFD one for one.

    >>> Article(id="a", text="He said no.", outlet="The Post ").witness
    'The Post'
    """

    id: CleanText = Field(min_length=1, max_length=ID_LENGTH, description="unique within a corpus")
    text: CleanText = Field(repr=False, description="the text as read; all spans point into it")
    outlet: Annotated[CleanText | None, AfterValidator(_name)] = Field(default=None, description="who published it")
    title: CleanText | None = None
    published: Annotated[date | None, BeforeValidator(_day)] = Field(
        default=None, description="day of publication; a timestamp is cut to its day"
    )
    url: CleanText | None = None
    language: CleanText | None = Field(default=None, description="BCP 47 tag, e.g. 'en' or 'de-AT'")
    role: Role = Role.REPORT

    @model_validator(mode="before")
    @classmethod
    def _named_by_content(cls, data: Any) -> Any:
        if not isinstance(data, dict) or data.get("id") not in (None, "") or not isinstance(data.get("text"), str):
            return data
        parts = (_name(str(data.get("outlet") or "")) or "", str(data.get("title") or ""), data["text"])
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return {**data, "id": digest[:16]}

    @property
    def witness(self) -> str:
        """Who stands for the article among the outlets.

        The outlet; when none is named, the article itself, by its id behind a sign that no outlet's name begins with.

        >>> Article(id="a.txt", text="He said no.").witness
        '¶a.txt'
        """
        return self.outlet or NO_OUTLET + self.id


class Problem(Record):
    """What could not be read or done, and where."""

    level: ProblemLevel
    code: CleanText = Field(description="stable name of the kind of problem, e.g. 'unclosed_mark'")
    message: CleanText
    article_id: CleanText | None = None
    span: Span | None = None
    path: CleanText | None = Field(default=None, description="the file, relative to what was read")
    line: int | None = Field(default=None, description="line of the file, from 1")
