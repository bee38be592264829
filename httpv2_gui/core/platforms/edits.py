"""Small changes to the text of a JSON object that keep every other character of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from httpv2_gui.core.model import json_text

_SPACE = re.compile(r"[ \t\r\n]*")


class Entry(NamedTuple):
    """One top-level member and where it stands."""

    name: str
    name_start: int
    name_end: int
    start: int
    """Of the value."""
    end: int


def entries(text: str) -> list[Entry]:
    """Give the members in order; none when the text is no JSON object."""
    try:
        return list(_entries(json_text.hide_placeholders(text)))
    except (ValueError, RecursionError):
        return []


def with_name(text: str, old: str, new: str) -> str:
    """Rename a member."""
    for entry in reversed(entries(text)):
        if _name_in(text, entry) == old:
            text = f"{text[: entry.name_start]}{json.dumps(new)}{text[entry.name_end :]}"
    return text


def with_values(text: str, change: Callable[[str, str], str]) -> str:
    """Let `change(name, value as JSON text)` give each value's new text."""
    for entry in reversed(entries(text)):
        old = text[entry.start : entry.end]
        text = f"{text[: entry.start]}{change(_name_in(text, entry), old)}{text[entry.end :]}"
    return text


def with_entry(text: str, name: str, value: str) -> str:
    """Add a member in front; blank text becomes an object."""
    entry = f"{json.dumps(name)}: {json.dumps(value)}"
    if not text.strip():
        return "{" + entry + "}"
    found = entries(text)
    brace = text.index("{") + 1
    if not found:
        return f"{text[:brace]}{entry}{text[brace:].lstrip()}"
    gap = text[brace : found[0].name_start]
    return f"{text[:brace]}{gap}{entry},{gap or ' '}{text[brace + len(gap) :]}"


_WORDS = re.compile(r'"(?:[^"\\]|\\.)*+"|true|false', re.DOTALL)


def with_quoted_booleans(text: str) -> str:
    """Write `true` and `false` as texts."""
    return _WORDS.sub(lambda m: m.group() if m.group().startswith('"') else f'"{m.group()}"', text)


def _name_in(text: str, entry: Entry) -> str:
    return str(json.loads(text[entry.name_start : entry.name_end]))


def _entries(text: str) -> Iterator[Entry]:
    decoder = json.JSONDecoder()
    at = _after(text, 0, "{")
    while text[at : at + 1] != "}":
        name_start = at
        name, name_end = decoder.raw_decode(text, at)
        start = _after(text, name_end, ":")
        _value, end = decoder.raw_decode(text, start)
        yield Entry(str(name), name_start, name_end, start, end)
        at = _skipped(text, end)
        if text[at : at + 1] != "}":
            at = _after(text, at, ",")


def _after(text: str, at: int, wanted: str) -> int:
    at = _skipped(text, at)
    if text[at : at + 1] != wanted:
        raise ValueError(f"{wanted} expected")
    return _skipped(text, at + 1)


def _skipped(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
