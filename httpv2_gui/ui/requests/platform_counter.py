"""The quiet button beside Send: how much Google SecOps would do otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from httpv2_gui.core.platforms.finding import PlatformFinding
from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.icons import set_icon

WIDTH = 52
"""The same with and without a number: nothing beside it jumps while one types."""
SHORTCUT = "Alt+G"


def platform_counter() -> QToolButton:
    """Make it; `show_count` says what stands on it."""
    button = ghost_button("shield-check", "Google SecOps")
    button.setObjectName("platformCounter")
    button.setCheckable(True)
    button.setFixedWidth(WIDTH)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    show_count(button, ())
    return button


def show_count(button: QToolButton, findings: Sequence[PlatformFinding]) -> None:
    """Show how many there are, and whether one of them is a warning."""
    warned = any(one.severity == "warning" for one in findings)
    sentence = in_words(findings)
    button.setText(str(len(findings)) if findings else "")
    button.setAccessibleName(sentence)
    button.setToolTip(f"{sentence} ({SHORTCUT})")
    set_icon(button, "shield-alert" if warned else "shield-check", "warn" if warned else "mid")


def in_words(findings: Sequence[PlatformFinding]) -> str:
    """Give such as `2 notes for Google SecOps`."""
    if not findings:
        return "No notes for Google SecOps"
    return f"{len(findings)} note{'' if len(findings) == 1 else 's'} for Google SecOps"
