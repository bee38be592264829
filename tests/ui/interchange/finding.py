"""Finds the widget of a kind in a dialog."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def find(parent: QWidget, kind: type[W], name: str = "") -> W:
    """Give the first one, or that of this objectName."""
    found = next((one for one in parent.findChildren(kind) if name in ("", one.objectName())), None)
    assert found is not None
    return found
