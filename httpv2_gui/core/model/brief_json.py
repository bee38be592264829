"""The beginning of a JSON value of any size: what a sentence or a row can hold."""

from __future__ import annotations

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, Members, Number

LONGEST = 2000
MOST = 50
"""So many characters, and so many entries of a list or object, are shown."""


def dump(value: Json) -> str:
    """Write a value as JSON; of a large one the beginning, with `…` where something is left out."""
    text = json_text.dump(_pruned(value))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _pruned(value: Json, depth: int = 4) -> Json:
    if isinstance(value, Number):
        return Number(value[:LONGEST])
    if isinstance(value, str):
        return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    if not isinstance(value, list):
        return value
    if depth == 0 and value:
        return "…"
    if isinstance(value, Members):
        kept = Members((name, _pruned(item, depth - 1)) for name, item in value[:MOST])
        return kept if len(value) <= MOST else Members([*kept, ("…", "…")])
    items = [_pruned(item, depth - 1) for item in value[:MOST]]
    return items if len(value) <= MOST else [*items, "…"]
