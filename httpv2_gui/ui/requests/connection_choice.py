"""The menu of connections, each with the sign of its last test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.icons import icon
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.requests.combo_rows import ComboRows

_MISSING = "There is no connection of this name."
_NEW, _EDIT = object(), object()


class ConnectionChoice(QComboBox):
    """Holds the name of a connection; blank means none.

    Signals:
        chosen: A person chose another connection. arg: its name.
        new_requested: "New connection…" was chosen.
        edit_requested: "Edit …" was chosen. arg: name of the connection.
    """

    chosen = Signal(str)
    new_requested = Signal()
    edit_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connection")
        self.setAccessibleName("Connection")
        self.setAccessibleDescription("Connection")  # Qt reports the current text as a combo's name
        self.setIconSize(QSize(16, 16))
        self.setItemDelegate(ComboRows(self))
        self.setMinimumWidth(168)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self._connections: dict[str, Connection] = {}
        self._tested: Mapping[str, Tested] = {}
        self._name = ""
        self.activated.connect(self._on_activated)
        theme.notifier().changed.connect(self._fill)
        self._fill()

    def name(self) -> str:
        return self._name

    def connection(self) -> Connection | None:
        """The chosen connection, if it exists."""
        return self._connections.get(self._name)

    def set_name(self, name: str) -> None:
        self._name = name
        self._fill()

    def set_connections(
        self, connections: Sequence[Connection], tested: Mapping[str, Tested] | None = None
    ) -> None:
        """Offer these; tests are by name, not tested where none is given."""
        self._connections = {connection.name: connection for connection in connections}
        self._tested = tested or {}
        self._fill()

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            self.addItem("No connection", "")
            for name in self._connections:
                last = self._tested.get(name, Tested())
                self._add(name, last.icon, last.tone, last.words())
            if self._name and self._name not in self._connections:
                self._add(self._name, "alert-triangle", "warn", _MISSING)
            self.insertSeparator(self.count())
            if self._name in self._connections:
                self.addItem(f"Edit {self._name}…", _EDIT)
            self.addItem("New connection…", _NEW)
            self.setCurrentIndex(self._index_of_name())
        self._say_current()

    def _add(self, name: str, picture: str, tone: str, sentence: str) -> None:
        self.addItem(icon(picture, tone), name, name)
        self.setItemData(self.count() - 1, sentence, Qt.ItemDataRole.ToolTipRole)

    def _index_of_name(self) -> int:
        return next(index for index in range(self.count()) if self.itemData(index) == self._name)

    def _say_current(self) -> None:
        sentence = self.itemData(self.currentIndex(), Qt.ItemDataRole.ToolTipRole)
        self.setToolTip(sentence or "Sent without a connection: no authentication is added.")

    def _on_activated(self, index: int) -> None:
        what = self.itemData(index)
        if isinstance(what, str):
            self._choose(what)
            return
        self.setCurrentIndex(self._index_of_name())
        if what is _EDIT:
            self.edit_requested.emit(self._name)
        elif what is _NEW:
            self.new_requested.emit()

    def _choose(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self._fill()
            self.chosen.emit(name)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as always, but end a long name with dots: Qt would cut through a letter."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        room = field.width() - self.iconSize().width() - 10
        option.currentText = self.fontMetrics().elidedText(  # type: ignore[attr-defined]
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
