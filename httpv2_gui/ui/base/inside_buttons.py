"""A line of text with a picture at its left and a button at its right, both inside its border."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.theme import restyle

_LEFT = 24
_BUTTON = 28


class LineWithInsides(QLineEdit):
    """Keeps its text clear of what stands inside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QLabel | None = None
        self._button: QToolButton | None = None

    def set_picture(self, icon: str, tip: str) -> None:
        """Put an icon at the left."""
        if self._picture is None:
            self._picture = QLabel(self)
            self._picture.setFixedSize(16, 16)
        set_icon(self._picture, icon)
        self._picture.setToolTip(tip)
        self._make_room()

    def set_button(self, button: QToolButton) -> None:
        """Put a button at the right; the keyboard reaches it by Tab."""
        self._button = button
        button.setParent(self)
        restyle(button, kind="inside")
        button.setFixedSize(_BUTTON, 24)
        button.show()
        self._make_room()

    def in_tab_order(self) -> list[QWidget]:
        """Give the button, while it is here."""
        return [self._button] if self._button and self._button.parent() is self else []

    def _make_room(self) -> None:
        self.setTextMargins(_LEFT if self._picture else 0, 0, _BUTTON - 6 if self._button else 0, 0)
        self._place()

    def _place(self) -> None:
        middle = self.height() // 2
        if self._picture:
            self._picture.move(10, middle - 8)
        if self._button and self._button.parent() is self:  # It may have moved elsewhere.
            self._button.move(self.width() - _BUTTON - 4, middle - 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
