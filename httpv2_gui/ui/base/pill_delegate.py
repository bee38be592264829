"""Paints table cells; a cell with a tone becomes a pill around its text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.rows_model import SIGN, TONE

PAD = 8
HEIGHT = 20


class PillDelegate(QStyledItemDelegate):
    """Asks the model for `TONE`; without one the cell looks as usual."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tone = index.data(TONE)
        if tone is None:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        sign = index.data(SIGN)
        _draw_pill(painter, cell, _fitting(cell, text, sign or ""), tone)


def _draw_pill(painter: QPainter, cell: QStyleOptionViewItem, text: str, tone: str) -> None:
    ink, ground = tone_colours(tone)
    font = theme.ui_font(11, 600)
    metrics = QFontMetrics(font)
    room = cell.rect.width() - 2 * PAD
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room - 2 * PAD, 10))
    width = metrics.horizontalAdvance(shown) + 2 * PAD
    top = cell.rect.top() + (cell.rect.height() - HEIGHT) / 2
    pill = QRectF(cell.rect.left() + PAD, top, width, HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, HEIGHT / 2, HEIGHT / 2)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def _fitting(cell: QStyleOptionViewItem, text: str, sign: str) -> str:
    """Put the sign before the text where both have room: the text is never cut for it."""
    both = f"{sign} {text}" if sign else text
    room = cell.rect.width() - 4 * PAD
    return both if QFontMetrics(theme.ui_font(11, 600)).horizontalAdvance(both) <= room else text


def tone_colours(tone: str) -> tuple[QColor, QColor]:
    """Give the ink and the ground of a tone in the current theme."""
    tokens = theme.tokens()
    pairs = {
        "ok": (tokens.ok, tokens.ok_bg),
        "warn": (tokens.warn, tokens.warn_bg),
        "err": (tokens.err, tokens.err_bg),
        "info": (tokens.info, tokens.info_bg),
    }
    ink, ground = pairs.get(tone, (tokens.mid, tokens.hover))
    return QColor(ink), QColor(ground)
