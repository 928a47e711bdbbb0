"""Outlets by names as short as can be told apart.

Programs name files like `000_e49560dc47474acf`; people would call that outlet 000. Only such machine-made tails are
cut, at a separator, and only when all outlets can still be told apart. The names that people gave stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: A hash or a long number after a separator: at least eight hexadecimal digits.
_MACHINE_TAIL = re.compile(r"(?<=\w)(?:[_\-. ]+(?=[0-9a-f]*\d)[0-9a-f]{8,})+$", re.IGNORECASE)


def short_names(outlets: Iterable[str]) -> dict[str, str]:
    """For each outlet, the name to show: all shortened, or none.

    >>> short_names(["000_e49560dc47474acf", "001_4c3de5cac8dcfba9"])
    {'000_e49560dc47474acf': '000', '001_4c3de5cac8dcfba9': '001'}
    >>> short_names(["The Post", "The Daily Example"])
    {'The Post': 'The Post', 'The Daily Example': 'The Daily Example'}
    """
    names = list(dict.fromkeys(outlets))
    short = {name: _MACHINE_TAIL.sub("", name) for name in names}
    return short if len(set(short.values())) == len(names) else {name: name for name in names}
