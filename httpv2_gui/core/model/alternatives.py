"""Makes one regular expression of many texts that is quick to make and to search with.

Written one after the other, each text would be tried at each place. Here texts that begin alike
share their beginning, so a place is decided by its first characters.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_DEEP = 40
"""Groups inside groups from here on are written flat: Python's parser follows only so many."""


def any_of(texts: Collection[str]) -> str:
    """Give the text of an expression that matches any of these, the longest that fits."""
    return _any_of(sorted(set(texts)), 0)


def _any_of(texts: list[str], depth: int) -> str:
    if len(texts) == 1 or depth >= _DEEP:
        return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
    shared = _beginning(texts[0], texts[-1])  # they are sorted: it is that of all
    ends_here = texts[0] == shared
    groups: dict[str, list[str]] = {}
    for text in texts[1:] if ends_here else texts:
        rest = text[len(shared) :]
        groups.setdefault(rest[0], []).append(rest)
    inner = "|".join(_any_of(group, depth + 1) for group in groups.values())
    return f"{re.escape(shared)}(?:{inner}){'?' if ends_here else ''}"


def _beginning(one: str, other: str) -> str:
    both = zip(one, other, strict=False)
    length = next((place for place, (a, b) in enumerate(both) if a != b), min(len(one), len(other)))
    return one[:length]
