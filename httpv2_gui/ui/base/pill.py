"""A short word on a tinted ground: a status, a size, a verdict."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from httpv2_gui.ui.base.theme import restyle

Tone = Literal["ok", "warn", "err", "info", "plain"]

_PADDING = 22
_NARROWEST = 90


class Pill(QLabel):
    """A rounded label; its text is its accessible name. With `elides` it may become narrower."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = "plain",
        parent: QWidget | None = None,
        *,
        elides: bool = False,
    ) -> None:
        super().__init__(parent)
        self._elides = elides
        self._whole = ""
        self.tone: Tone = tone
        self.setProperty("kind", "pill")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_as(text, tone)

    def show_as(self, text: str, tone: Tone = "plain") -> None:
        """Say something in a tone; no text hides the pill."""
        self._whole = text
        self.setText(text)
        self.setAccessibleName(text)
        self.tone = tone
        restyle(self, tone=tone)
        self._shorten()
        if not text:
            self.hide()
        elif self.parent() is not None:
            self.show()
        else:  # Showing it now would open a window of its own: its parent will show it.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)

    def _shorten(self) -> None:
        if not self._elides:
            return
        room = max(self.width() - _PADDING, 0)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._elides:
            return super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + _PADDING + 2, 20)

    def minimumSizeHint(self) -> QSize:
        if not self._elides:
            return super().minimumSizeHint()
        return QSize(min(_NARROWEST, self.sizeHint().width()), 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()
