"""Finds a part of a widget that must be there."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def part(of: QWidget, kind: type[W], name: str = "") -> W:
    """Give the first child of a class, and of a name if one is given."""
    found = of.findChild(kind, name) if name else of.findChild(kind)
    assert found is not None, f"there is no {kind.__name__} {name}"
    return found
