"""A number with a label of its own: room before the digits, and no change by a passing wheel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox

WIDTH = 110


def number_box(label: str, lowest: int, highest: int, *, suffix: str = "") -> QSpinBox:
    """Give a spin box; `label` is its accessible name, `suffix` such as ` s`."""
    box = QSpinBox()
    box.setAccessibleName(label)
    box.setRange(lowest, highest)
    box.setSuffix(suffix)
    box.setFixedWidth(WIDTH)
    box.lineEdit().setTextMargins(9, 0, 0, 0)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
