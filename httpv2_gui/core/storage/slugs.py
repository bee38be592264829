"""File names from the names that people give."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Container

_LONGEST = 60  # at most 240 bytes in UTF-8: file systems take 255, and the ending needs some
_NAMELESS = "untitled"
_SAFE_ID = re.compile(r"[^./\\\x00-\x1f][^/\\\x00-\x1f]{0,99}")


def slug_of(name: str) -> str:
    """Give the name in lower case, with one `-` for each run of other than letters and digits."""
    words = "".join(
        char if char.isalnum() else " " for char in unicodedata.normalize("NFC", name).lower()
    )
    return "-".join(words.split())[:_LONGEST].strip("-") or _NAMELESS


def free_slug(name: str, used: Container[str]) -> str:
    """Give the name's slug, or the first of `-2`, `-3` … that nobody uses."""
    slug = slug_of(name)
    if slug not in used:
        return slug
    return next(one for n in itertools.count(2) if (one := f"{slug}-{n}") not in used)


def is_safe_id(text: str) -> bool:
    """Whether an id out of a file can be part of a path and of a keyring entry's name."""
    return _SAFE_ID.fullmatch(text) is not None
