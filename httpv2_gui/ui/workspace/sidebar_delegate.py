"""Paints the sidebar's rows: badge or icon, name, and a sign at the right edge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from httpv2_gui.ui.base import icons, theme
from httpv2_gui.ui.base.methods import colour_of, short_method
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.workspace.items import Role, Section

Index = QModelIndex | QPersistentModelIndex

HEADING_HEIGHT = 34
ROW_HEIGHT = 30


class SidebarDelegate(QStyledItemDelegate):
    """Rows of 30 px with a rounded selection; headings of 34 px in small capitals."""

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, open_: bool
    ) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]
        self._paint_focus(painter, option, box.adjusted(4, 3, -36, -3))
        chevron = icons.pixmap("chevron-down" if open_ else "chevron-right", "mid", 14)
        painter.drawPixmap(box.left() + 8, box.center().y() - 6, chevron)
        painter.setFont(theme.ui_font(11, 600))
        painter.setPen(QColor(theme.tokens().mid))
        title = str(index.data(Qt.ItemDataRole.DisplayRole)).upper()
        painter.drawText(
            box.adjusted(26, 0, -40, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            title,
        )

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect.adjusted(8, 1, -8, -1)  # type: ignore[attr-defined]
        self._paint_ground(painter, option, box)
        left = self._paint_mark(painter, box, index)
        right = self._paint_sign(painter, box, index)
        painter.setFont(theme.ui_font(13, 500))
        painter.setPen(QColor(theme.tokens().fg))
        room = QRect(left, box.top(), right - left - 6, box.height())
        name = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)),
            Qt.TextElideMode.ElideRight,
            room.width(),
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        tokens = theme.tokens()
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.sel if selected else tokens.hover))
            painter.drawRoundedRect(box, 5, 5)
        if selected:
            self._paint_focus(painter, option, box)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        """Show where the keyboard is; a heading is never selected, but it can be folded."""
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.tokens().acc))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 5, 5)

    def _paint_mark(self, painter: QPainter, box: QRect, index: Index) -> int:
        """Paint the method, or the sign of a connection or block; give where the name starts."""
        method = str(index.data(Role.METHOD) or "")
        if not method:
            sign = "box" if index.data(Role.SECTION) == Section.BLOCKS else "plug"
            painter.drawPixmap(box.left() + 20, box.center().y() - 7, icons.pixmap(sign, "mid"))
            return box.left() + 46
        painter.setFont(theme.ui_font(10, 700))
        painter.setPen(QColor(colour_of(method)))
        room = QRect(box.left() + 20, box.top(), 44, box.height())
        short = short_method(method)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, short)
        return box.left() + 62

    def _paint_sign(self, painter: QPainter, box: QRect, index: Index) -> int:
        """Paint the last test's sign, a clock, the unsaved dot; give where the name must end."""
        tested: Tested | None = index.data(Role.TESTED)
        right = box.right() - 8
        if tested is not None:
            painter.drawPixmap(
                right - 16, box.center().y() - 7, icons.pixmap(tested.icon, tested.tone, 16)
            )
            right -= 22
        if index.data(Role.WAITING):
            clock = icons.pixmap("clock", "acc", 16)
            painter.drawPixmap(right - 16, box.center().y() - 7, clock)
            right -= 22
        if index.data(Role.MODIFIED):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().acc))
            painter.drawEllipse(right - 8, box.center().y() - 3, 7, 7)
            right -= 14
        return right

    # Qt

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.parent().isValid():
            self._paint_row(painter, option, index)
        else:
            state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
            opened = bool(state & QStyle.StateFlag.State_Open)
            self._paint_heading(painter, option, index, opened)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT if index.parent().isValid() else HEADING_HEIGHT)
