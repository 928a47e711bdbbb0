"""Punctuation that the rules for cues ask for, by the part it plays between reporter and reported.

Sets of single characters; quotation marks are no part of them, they have been paired before (see `marks`).
"""

from __future__ import annotations

#: Dashes that set off a phrase. A hyphen is none of them: it joins words.
DASHES = frozenset("\N{EM DASH}\N{EN DASH}\N{HORIZONTAL BAR}")
HYPHEN = "\N{HYPHEN-MINUS}"

#: What ends a sentence with a question, a cry, or a trailing off; and any end of a sentence.
CALLS = frozenset("?!\N{HORIZONTAL ELLIPSIS}")
STOPS = CALLS | {"."}

#: The reporter's clause ends at these: "…, Lee said."
CLAUSE_ENDS = frozenset(",.;:")
#: What may stand at the end of reported content and is no part of it.
TRAILING = CLAUSE_ENDS | {"!", "?"}

#: A phrase is over, or set off, behind these.
TURNS = DASHES | {","}
BREAKS = DASHES | set(",;")
JOINTS = DASHES | set(",;:")
#: A new sentence, as good as.
COLONS = frozenset(";:")

#: Signs that belong to the word behind or before them: "$5", "AT&T", "#MeToo".
INSIDE_NAMES = frozenset("$#@&%'/-")
BEFORE_WORDS = frozenset("$#@")
OPENS_CONTENT = BEFORE_WORDS | set("([\N{POUND SIGN}\N{EURO SIGN}")
CLOSES_CONTENT = frozenset(")]%")
INSIDE_LABELS = frozenset(".-&")
