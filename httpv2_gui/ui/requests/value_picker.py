"""A menu-like page with the last response's values: ticked ones are waited for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.plain_tip import plain_tip
from httpv2_gui.ui.requests.pickable import Pickable

PLACE = Qt.ItemDataRole.UserRole


class ValuePicker(QFrame):
    """Opens under a button and closes when something else is clicked, or by Escape.

    Signals:
        picked: a value was ticked or its tick taken away. args: the Pickable, whether ticked.
    """

    picked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("value_picker")
        self.setAccessibleName("Pick from the last response")
        self.setProperty("kind", "card")
        self._values: tuple[Pickable, ...] = ()
        self._search = QLineEdit()
        self._search.setObjectName("search_values")
        self._search.setAccessibleName("Search names and values")
        self._search.setPlaceholderText("Search names and values")
        self._search.setProperty("kind", "search")
        self._search.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setObjectName("values")
        self._list.setAccessibleName("Values of the last response")
        self._list.setFont(theme.mono_font(12))
        self._list.itemChanged.connect(self._follow)
        self._none = QLabel("The last response has no values to wait for.")
        self._none.setProperty("kind", "help")
        self._none.setWordWrap(True)
        self.setFixedSize(420, 340)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self._search, self._none, self._list):
            column.addWidget(widget)

    def show_values(self, values: Sequence[Pickable], ticked: frozenset[str]) -> None:
        """Fill the list; `ticked` are the names that are waited for already."""
        self._values = tuple(values)
        self._none.setVisible(not values)
        self._list.setVisible(bool(values))
        self._list.blockSignals(True)
        self._list.clear()
        for place, one in enumerate(self._values):
            item = QListWidgetItem(f"{one.path}: {one.raw}")
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsSelectable
            )
            on = one.key in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(plain_tip(f"Wait until “{one.key}” is {one.raw}"))
            item.setData(PLACE, place)
            self._list.addItem(item)
        self._list.blockSignals(False)

    def open_at(self, corner: QPoint) -> None:
        """Open with its top left corner there."""
        self._search.clear()
        self.move(corner)
        self.show()
        self._search.setFocus()

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(wanted not in item.text().casefold())

    def _follow(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        self.picked.emit(self._values[item.data(PLACE)], on)
