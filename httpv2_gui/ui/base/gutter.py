"""Line numbers left of an editor, with a red mark at the line of an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.base import theme

if TYPE_CHECKING:
    from httpv2_gui.ui.base.code_edit import CodeEdit

_LEFT = 10
_RIGHT = 12


class Gutter(QWidget):
    """Paints the numbers of the visible lines of its editor."""

    def __init__(self, editor: CodeEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAccessibleName("Line numbers")

    def wanted_width(self) -> int:
        """Give the width that the greatest number needs."""
        digits = max(2, len(str(self._editor.blockCount())))
        return _LEFT + _RIGHT + self._editor.fontMetrics().horizontalAdvance("9") * digits

    def sizeHint(self) -> QSize:
        return QSize(self.wanted_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._editor.font())
        for number, rect in self._editor.visible_lines():
            if rect.bottom() >= event.rect().top():
                self._paint_line(painter, number, rect)
        painter.end()

    def _paint_line(self, painter: QPainter, number: int, rect: QRect) -> None:
        tokens = theme.tokens()
        colour = tokens.dim
        if number == self._editor.current_line():
            colour = tokens.fg
        if number == self._editor.error_line():
            colour = tokens.err
            painter.fillRect(0, rect.top(), 3, rect.height(), QColor(tokens.err))
        painter.setPen(QColor(colour))
        line = QRect(0, rect.top(), self.width() - _RIGHT, self._editor.fontMetrics().height())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(number))
