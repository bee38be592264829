"""A small round mark: unsaved changes in a tab, a problem in a pane."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap


def dot_pixmap(colour: str, room: int = 12, diameter: float = 7.0) -> QPixmap:
    """Draw the mark in the middle of a square; twice as large, for sharp edges on any screen."""
    pixmap = QPixmap(room * 2, room * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    edge = (room - diameter) / 2
    painter.drawEllipse(QRectF(edge, edge, diameter, diameter))
    painter.end()
    return pixmap


def dot_icon(colour: str) -> QIcon:
    """Give the mark as an icon."""
    return QIcon(dot_pixmap(colour))
