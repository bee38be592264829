"""The menu of the seven methods, each in its colour."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QWidget

from httpv2_gui.core.model.request import METHODS
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.methods import colour_of
from httpv2_gui.ui.requests.combo_rows import ComboRows


class MethodChoice(QComboBox):
    """Holds one of the seven methods; another one from a file is kept and shown.

    Signals:
        chosen: A person chose another method. arg: the method.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("method")
        self.setProperty("kind", "method")
        self.setAccessibleName("Method")
        self.setAccessibleDescription("Method")  # Qt reports the current text as a combo's name
        self.setToolTip("Method of the request")
        self.addItems(METHODS)
        self.setFixedWidth(104)
        self.setItemDelegate(ComboRows(self))
        self.currentTextChanged.connect(self._show_tone)
        self.textActivated.connect(self.chosen)
        theme.notifier().changed.connect(self._paint)
        self._paint()
        self._show_tone()

    def method(self) -> str:
        return self.currentText()

    def set_method(self, method: str) -> None:
        if self.findText(method) < 0:
            self.addItem(method)
            self._paint()
        self.setCurrentText(method)

    def _show_tone(self) -> None:
        theme.restyle(self, tone=self.currentText())

    def _paint(self) -> None:
        for index in range(self.count()):
            colour = QColor(colour_of(self.itemText(index)))
            self.setItemData(index, colour, Qt.ItemDataRole.ForegroundRole)
