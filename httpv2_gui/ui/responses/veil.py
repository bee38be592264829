"""Dims what it covers: still there to read, no longer the latest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.base import theme

STRENGTH = 150


class Veil(QWidget):
    """Lies over its parent and lets the mouse through; follows its size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.hide()

    def cover(self, *, covered: bool) -> None:
        """Dim the parent, or show it clearly."""
        self.setGeometry(self._covered.rect())
        self.setVisible(covered)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(theme.tokens().bg)
        colour.setAlpha(STRENGTH)
        QPainter(self).fillRect(self.rect(), colour)
