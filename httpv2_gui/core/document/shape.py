"""Chooses how to show a response, as HTTP V2's widgets do."""

from __future__ import annotations

from typing import Literal

from httpv2_gui.core.document.json_document import JsonDocument
from httpv2_gui.core.document.table import is_table
from httpv2_gui.core.model import magic
from httpv2_gui.core.model.json_text import Json
from httpv2_gui.core.model.result import Received, media_type

Shape = Literal["table", "tree", "text", "image", "hex", "empty"]

_TEXTS = frozenset(
    (
        *("application/ecmascript", "application/graphql", "application/javascript"),
        *("application/json", "application/sql", "application/x-www-form-urlencoded"),
        *("application/x-ndjson", "application/x-sh", "application/xml", "application/yaml"),
        *("application/toml", "application/x-yaml", "application/x-javascript"),
    )
)


def shape_of(received: Received) -> Shape:
    """Give the best way to show a response; reads the body to know."""
    return shape_with(received, JsonDocument.read(received.body, received.headers))


def shape_with(received: Received, document: JsonDocument | None) -> Shape:
    """Do as `shape_of` for a body that was already read, or found to be no JSON."""
    if not received.body:
        return "empty"
    if document is not None:
        return _shape_of_json(document.root)
    kind = magic.kind_of(received.body)
    if kind.media_type.startswith("image/") and kind is not magic.SVG:
        return "image"
    declared = media_type(received.headers)
    if kind.media_type.startswith("text/") or kind in (magic.JSON, magic.XML, magic.SVG):
        return "text"
    if kind is magic.BINARY and is_text_type(declared) and b"\x00" not in received.body[:4096]:
        return "text"
    return "hex"


def is_text_type(declared: str) -> bool:
    """Whether a media type stands for something people read."""
    return (
        declared.startswith("text/") or declared.endswith(("+json", "+xml")) or declared in _TEXTS
    )


def _shape_of_json(root: Json) -> Shape:
    if is_table(root):
        return "table"
    return "tree" if isinstance(root, list) else "text"
