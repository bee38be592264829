"""Small changes to the text of a JSON object that keep every other character of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from httpv2_gui.core.model.json_spans import Span, spans


def entries(text: str) -> list[Span]:
    """Give the members in order; none when the text is no JSON object."""
    try:
        return list(spans(text))
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


def _name_in(text: str, entry: Span) -> str:
    return str(json.loads(text[entry.name_start : entry.name_end]))
