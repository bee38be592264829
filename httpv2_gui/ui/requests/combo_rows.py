"""Rows of a combo box as the style sheet draws them, each in the colour of its item."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from httpv2_gui.ui.base import theme

Index = QModelIndex | QPersistentModelIndex


class ComboRows(QStyledItemDelegate):
    """Stands in for a combo's own delegate, which ignores colours and draws a frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not _is_separator(index):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        line = QRect(rect.left() + 8, rect.center().y(), rect.width() - 16, 1)
        painter.fillRect(line, QColor(theme.tokens().line))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 9) if _is_separator(index) else super().sizeHint(option, index)


def _is_separator(index: Index) -> bool:
    # QComboBox.insertSeparator marks its rows so.
    return index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator"
