"""A few bytes in words: how many, and how they begin."""

from __future__ import annotations

SHOWN = 12


def spoken(content: bytes) -> str:
    """Give such as `3 bytes (b5 eb 2d)`."""
    count = f"{len(content):,} byte{'' if len(content) == 1 else 's'}"
    if not content:
        return "no body"
    start = content[:SHOWN].hex(" ")
    return f"{count} ({start}{' …' if len(content) > SHOWN else ''})"
