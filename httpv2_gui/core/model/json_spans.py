"""Where the members of a JSON object stand in its text: to change one and keep all else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from httpv2_gui.core.model import json_text

_SPACE = re.compile(r"[ \t\r\n]*")


class Span(NamedTuple):
    """One top-level member and where it stands. Placeholders in its name are blanked out."""

    name: str
    name_start: int
    name_end: int
    start: int
    """Of the value."""
    end: int


def spans(text: str) -> Iterator[Span]:
    """Yield the members in order, placeholders allowed anywhere.

    Raises ValueError or RecursionError where the text stops being an object; what stands before
    was yielded by then.
    """
    hidden = json_text.hide_placeholders(text)
    decoder = json.JSONDecoder()
    at = _after(hidden, 0, "{")
    while hidden[at : at + 1] != "}":
        name_start = at
        name, name_end = decoder.raw_decode(hidden, at)
        start = _after(hidden, name_end, ":")
        _value, end = decoder.raw_decode(hidden, start)
        yield Span(str(name), name_start, name_end, start, end)
        at = _skipped(hidden, end)
        if hidden[at : at + 1] != "}":
            at = _after(hidden, at, ",")


def _after(text: str, at: int, wanted: str) -> int:
    at = _skipped(text, at)
    if text[at : at + 1] != wanted:
        raise ValueError(f"{wanted} expected")
    return _skipped(text, at + 1)


def _skipped(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
