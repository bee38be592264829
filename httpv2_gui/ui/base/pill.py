"""A short word on a tinted ground: a status, a size, a verdict."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from httpv2_gui.ui.base.theme import restyle

Tone = Literal["ok", "warn", "err", "info", "plain"]


class Pill(QLabel):
    """A rounded label; its text is its accessible name."""

    def __init__(self, text: str = "", tone: Tone = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pill")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tone: Tone = tone
        self.show_as(text, tone)

    def show_as(self, text: str, tone: Tone = "plain") -> None:
        """Say something in a tone; no text hides the pill."""
        self.setText(text)
        self.setAccessibleName(text)
        if not text:
            self.hide()
        elif self.parent() is not None:
            self.show()
        else:  # Showing it now would open a window of its own: its parent will show it.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        self.tone = tone
        restyle(self, tone=tone)
