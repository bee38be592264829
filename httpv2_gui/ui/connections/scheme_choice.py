"""The menu of schemes: by the product they come from, each with a sentence."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from httpv2_gui.core.auth import SCHEMES, Scheme
from httpv2_gui.ui.base import theme

GROUPS = (
    ("HTTP V2", ("none", "basic", "api_key", "dedicated")),
    (
        "Boomi HTTP Client",
        ("bearer", "digest", "custom", "negotiate", "oauth1", "oauth2", "aws_sigv4"),
    ),
    ("Cortex", ("xsoar",)),
)
_NAME, _SUMMARY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_WIDTH = 300
_LIST_WIDTH = 620
_HEADING, _LINE = 30, 46


class SchemeChoice(QComboBox):
    """Holds the name of a scheme.

    Signals:
        chosen: A person chose another scheme. str: its name.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scheme")
        self.setAccessibleName("Scheme")
        self.setMinimumWidth(_WIDTH)
        self.setMaxVisibleItems(20)
        self.setModel(_model(self))
        self.setItemDelegate(_SchemeLines(self))
        self.view().setMinimumWidth(_LIST_WIDTH)
        self.view().setAccessibleName("Schemes")
        self._chosen = ""
        self.activated.connect(self._on_activated)
        self.choose(SCHEMES[0].name)

    def key(self) -> str:
        """Give the name of the chosen scheme."""
        return self._chosen

    def choose(self, name: str) -> None:
        """Choose without telling."""
        self.setCurrentIndex(self.findData(name, _NAME))
        self._chosen = name
        # Qt reports the current text as the name of a combo.
        self.setAccessibleDescription(f"Scheme. {self.currentData(_SUMMARY) or ''}")

    def _on_activated(self, at: int) -> None:
        name = self.itemData(at, _NAME)
        if name and name != self._chosen:
            self.choose(name)
            self.chosen.emit(name)


def _model(parent: QComboBox) -> QStandardItemModel:
    """Give the lines: a heading for each product, and those schemes that no group names."""
    model = QStandardItemModel(parent)
    schemes = {scheme.name: scheme for scheme in SCHEMES}
    named = {name for _heading, names in GROUPS for name in names}
    others = ("Other", tuple(name for name in schemes if name not in named))
    for heading, names in (*GROUPS, others):
        there = [schemes[name] for name in names if name in schemes]
        if there:
            model.appendRow(_heading(heading))
            for scheme in there:
                model.appendRow(_line(scheme))
    return model


def _heading(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _line(scheme: type[Scheme]) -> QStandardItem:
    item = QStandardItem(scheme.title)
    item.setData(scheme.name, _NAME)
    item.setData(scheme.summary, _SUMMARY)
    item.setData(f"{scheme.title}. {scheme.summary}", Qt.ItemDataRole.AccessibleTextRole)
    return item


class _SchemeLines(QStyledItemDelegate):
    """Paints a heading in small letters, a scheme as its title over its sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_WIDTH, _LINE if index.data(_NAME) else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = theme.tokens()
        place = QRect(option.rect)  # type: ignore[attr-defined]
        painter.save()
        if not index.data(_NAME):
            _write(painter, place.adjusted(10, 6, -8, 0), str(index.data()), tokens.mid, 11, True)
        else:
            if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
                painter.fillRect(place, QColor(tokens.sel))
            upper, lower = place.adjusted(18, 4, -8, -22), place.adjusted(18, 23, -8, -3)
            _write(painter, upper, str(index.data()), tokens.fg, 13, True)
            _write(painter, lower, str(index.data(_SUMMARY)), tokens.mid, 12, False)
        painter.restore()


def _write(
    painter: QPainter, place: QRect, words: str, colour: str, pixels: int, strong: bool
) -> None:
    font = theme.ui_font()
    font.setPixelSize(pixels)
    font.setWeight(font.Weight.DemiBold if strong else font.Weight.Normal)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
