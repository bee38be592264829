"""Finds the partner of a bracket, and the indent of a new line; strings are looked over."""

from __future__ import annotations

import re
from collections.abc import Iterator

INDENT = "  "
OPENING = {"{": "}", "[": "]", "(": ")"}
CLOSING = {close: open_ for open_, close in OPENING.items()}

_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\\n]|\\.)*(?P<end>"?)|[{}\[\]()]')


def matching(text: str, at: int) -> int | None:
    """Give the offset of the bracket that belongs to the one at `at`; None: it has none."""
    if not 0 <= at < len(text) or (text[at] not in OPENING and text[at] not in CLOSING):
        return None
    open_ones: list[int] = []
    for offset in _brackets(text):
        if text[offset] in OPENING:
            open_ones.append(offset)
            continue
        partner = open_ones.pop() if open_ones else None
        if partner is None or OPENING[text[partner]] != text[offset]:
            return None
        if at in (offset, partner):
            return partner if at == offset else offset
    return None


def is_in_string(line: str) -> bool:
    """Whether what is typed after `line` stands inside a string that began on it."""
    found = list(_STRING_OR_BRACKET.finditer(line))
    return any(one.group().startswith('"') and not one["end"] for one in found)


def indent_after(line: str) -> str:
    """Give the spaces that the line after `line` begins with."""
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    opens = line.rstrip().endswith(tuple(OPENING)) and not is_in_string(line)
    return indent + INDENT if opens else indent


def _brackets(text: str) -> Iterator[int]:
    for found in _STRING_OR_BRACKET.finditer(text):
        if not found.group().startswith('"'):
            yield found.start()
