"""The values of a response that a wait can look for: each name once, where it stands first."""

from __future__ import annotations

from dataclasses import dataclass

from httpv2_gui.core.document.tree import Node
from httpv2_gui.core.model import json_text, large_json
from httpv2_gui.core.model.json_text import JsonError

MOST = 500
LOOKED_AT = 20_000
LONGEST = 200
"""Characters of a value: nobody waits for a longer one."""


@dataclass(frozen=True)
class Pickable:
    """One name with the value that counts for it."""

    key: str
    path: str
    raw: str
    """The value as JSON."""


def pickable(content: bytes) -> tuple[Pickable, ...]:
    """List them in the order of the document; a body that is no JSON has none. Takes its time."""
    try:
        with large_json.reading(content) as value:
            return _found(Node(value))
    except JsonError:
        return ()


def _found(root: Node) -> tuple[Pickable, ...]:
    found: dict[str, Pickable | None] = {}
    """None: the name stands first before something nested, so that is what counts."""
    for number, node in enumerate(root.walk()):
        if number == LOOKED_AT or len(found) == MOST:
            break
        if isinstance(node.key, str) and node.key not in found:
            found[node.key] = _of(node)
    return tuple(one for one in found.values() if one is not None)


def _of(node: Node) -> Pickable | None:
    if isinstance(node.value, list):
        return None
    raw = json_text.dump(node.value)
    return Pickable(str(node.key), node.path, raw) if len(raw) <= LONGEST else None
