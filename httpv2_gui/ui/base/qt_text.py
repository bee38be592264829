"""Places in a text as Qt counts them: a character beyond U+FFFF is one for Python, two for Qt."""

from __future__ import annotations

import re

_WIDE = re.compile("[\U00010000-\U0010ffff]")


def in_qt_units(text: str) -> str:
    """Give the text with both halves of what Qt counts as two: offsets in it are Qt's."""
    return text if text.isascii() else _WIDE.sub(_halves, text)


def _halves(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be")
    return chr(int.from_bytes(units[:2])) + chr(int.from_bytes(units[2:]))
