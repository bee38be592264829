"""Gives icons in the tone and theme they are needed in, and keeps them right when it changes."""

from __future__ import annotations

import functools
from typing import cast

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from httpv2_gui.ui.base import painted, theme

__all__ = ["icon", "names", "pixmap", "set_icon"]

names = painted.names


def icon(name: str, tone: str = "mid") -> QIcon:
    """Give an icon in a tone of the theme in use: `mid`, `acc`, `ok`, `POST`, or `#rrggbb`."""
    tokens = theme.tokens()
    return _icon(name, tokens.tone(tone), tokens.line2)


@functools.cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    found = QIcon(str(painted.path(name, colour)))
    found.addFile(str(painted.path(name, disabled)), QSize(), QIcon.Mode.Disabled)
    return found


def pixmap(name: str, tone: str = "mid", size: int = 16, ratio: float | None = None) -> QPixmap:
    """Give an icon as pixels, `size` logical pixels wide; `ratio` is the screen's by default."""
    if ratio is None:
        ratio = cast("QGuiApplication", QGuiApplication.instance()).devicePixelRatio()
    return _pixmap(name, theme.tokens().tone(tone), size, ratio)


@functools.cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(painted.svg(name, colour))).render(
        painter, QRectF(0, 0, drawn.width(), drawn.height())
    )
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def set_icon(
    target: QAbstractButton | QAction | QLabel, name: str, tone: str = "mid", size: int = 16
) -> None:
    """Put an icon on a button, an action or a label, and change it with the theme.

    `size` is that of a label's picture; buttons have an icon size of their own.
    """
    held = target.findChild(_ThemedIcon, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if held is None:
        held = _ThemedIcon(target)
        theme.notifier().changed.connect(held.paint)
    held.show(name, tone, size)


class _ThemedIcon(QObject):
    """The icon of its parent; lives and is forgotten with it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = "", "mid", 16

    def show(self, name: str, tone: str, size: int) -> None:
        self._name, self._tone, self._size = name, tone, size
        self.paint()

    @Slot()
    def paint(self) -> None:
        target = self.parent()
        if isinstance(target, QLabel):
            ratio = cast("QWidget", target).devicePixelRatio()
            target.setPixmap(pixmap(self._name, self._tone, self._size, ratio))
        elif isinstance(target, (QAbstractButton, QAction)):
            target.setIcon(icon(self._name, self._tone))
