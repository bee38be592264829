"""Paints a step as a card: number, method, name, below them the URL or what the run says."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base import icons, theme
from httpv2_gui.ui.base.methods import colour_of, short_method
from httpv2_gui.ui.blocks.step_state import StepState

Index = QModelIndex | QPersistentModelIndex

STEP = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
PROBLEM = Qt.ItemDataRole.UserRole + 2
"""The graver severity of the step's problems; blank without any."""

HEIGHT = 66
_TONES = {"error": ("alert-circle", "err"), "warning": ("alert-triangle", "warn")}
_LEFT, _CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
_START, _END = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideLeft
"""What of a text is kept; of URLs, which begin alike, it is the end."""


class StepDelegate(QStyledItemDelegate):
    """One card a row."""

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        tokens = theme.tokens()
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.sel if selected else tokens.hover if hovered else tokens.bg
        painter.setPen(QColor(tokens.acc if focused else tokens.line2))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 7, 7)

    def _paint_words(self, painter: QPainter, box: QRect, index: Index, step: Request) -> None:
        tokens = theme.tokens()
        top = QRect(box.left() + 12, box.top() + 8, box.width() - 24, 22)
        right = self._paint_mark(painter, top, index)
        left = self._write(painter, top, f"{index.row() + 1}", theme.ui_font(12, 600), tokens.mid)
        method = QRect(top).adjusted(left - top.left() + 10, 0, 0, 0)
        colour = colour_of(step.method)
        left = self._write(
            painter, method, short_method(step.method), theme.ui_font(10, 700), colour
        )
        name = QRect(left + 10, top.top(), right - left - 16, top.height())
        title = step.name.strip() or "Step without a name"
        self._write(painter, name, title, theme.ui_font(13, 600), tokens.fg)
        below = QRect(box.left() + 12, box.top() + 33, box.width() - 24, 22)
        self._paint_below(painter, below, index, step)

    def _paint_below(self, painter: QPainter, room: QRect, index: Index, step: Request) -> None:
        tokens = theme.tokens()
        state: StepState | None = index.data(STATE)
        if state is not None:
            tone = tokens.mid if state.look[1] == "dim" else tokens.tone(state.look[1])
            self._write(painter, room, state.words, theme.ui_font(12, 500), tone)
            return
        font = theme.ui_font(12, 400)
        painter.setFont(font)
        wide = min(painter.fontMetrics().horizontalAdvance(step.connection), room.width() // 3)
        url = room.adjusted(0, 0, -(wide + 12) if step.connection else 0, 0)
        self._write(painter, url, step.url or "No URL yet", theme.mono_font(), tokens.mid, _END)
        if step.connection:
            at = QRect(room.right() - wide, room.top(), wide, room.height())
            self._write(painter, at, step.connection, font, tokens.mid)

    def _paint_mark(self, painter: QPainter, room: QRect, index: Index) -> int:
        """Paint the state of the run, or a sign of problems; give where the name must end."""
        state: StepState | None = index.data(STATE)
        look = state.look if state is not None else _TONES.get(str(index.data(PROBLEM) or ""))
        if look is None:
            return room.right()
        name, tone = look
        painter.drawPixmap(
            room.right() - 16, room.top() + 3, icons.pixmap(name, "mid" if tone == "dim" else tone)
        )
        return room.right() - 22

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        font: QFont,
        colour: str,
        kept: Qt.TextElideMode = _START,
    ) -> int:
        """Write one line, cut where there is no room for it; give where it ends."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = " ".join(text.split())
        shown = painter.fontMetrics().elidedText(line, kept, max(room.width(), 0))
        painter.drawText(room, _LEFT | _CENTRE, shown)
        return room.left() + painter.fontMetrics().horizontalAdvance(shown)

    # Qt

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step = index.data(STEP)
        if not isinstance(step, Request):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(8, 4, -9, -4)  # type: ignore[attr-defined]
        self._paint_card(painter, option, box)
        self._paint_words(painter, box, index, step)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT + 8)
