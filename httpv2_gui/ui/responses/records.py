"""Finds the lists of objects in a document: each of them can be looked at as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from httpv2_gui.core.document.table import is_table
from httpv2_gui.core.model.json_text import Json, Members

DEEPEST = 4
MOST = 30


@dataclass(frozen=True)
class Records:
    """One list of objects and where it stands."""

    path: str
    """Keys joined by dots; empty for the document itself."""
    value: Json
    count: int


def records_of(root: Json) -> tuple[Records, ...]:
    """Give the document itself if it is a list of objects, else the lists inside its objects."""
    if isinstance(root, list) and not isinstance(root, Members) and is_table(root):
        return (Records("", root, len(root)),)
    found: list[Records] = []
    for records in _inside(root, "", 0):
        found.append(records)
        if len(found) == MOST:
            break
    return tuple(found)


def _inside(value: Json, path: str, depth: int) -> Iterator[Records]:
    if not isinstance(value, Members) or depth == DEEPEST:
        return
    for key, item in value:
        inner = f"{path}.{key}" if path else key
        if _is_list_of_objects(item):
            assert isinstance(item, list)  # noqa: S101 - for the type checker
            yield Records(inner, item, len(item))
        else:
            yield from _inside(item, inner, depth + 1)


def _is_list_of_objects(value: Json) -> bool:
    if not isinstance(value, list) or isinstance(value, Members) or not value:
        return False
    return all(isinstance(item, Members) for item in value)
