"""A menu-like page to choose columns: search, all of them, one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

PLACE = Qt.ItemDataRole.UserRole
ALL = "Select all"


class ColumnChooser(QFrame):
    """Opens under a button and closes when something else is clicked, or by Escape.

    Signals:
        changed: the chosen columns are other ones. list: their places, in the table's order.
    """

    changed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("column_chooser")
        self.setAccessibleName("Choose columns")
        self.setProperty("kind", "card")
        self._search = QLineEdit()
        self._search.setAccessibleName("Search columns")
        self._search.setObjectName("search_columns")
        self._search.setPlaceholderText("Search columns")
        self._search.setProperty("kind", "search")
        self._search.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setAccessibleName("Columns")
        self._list.setObjectName("columns")
        self._list.itemChanged.connect(self._follow)
        self._all = QListWidgetItem()
        self.setFixedSize(280, 340)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._search)
        column.addWidget(self._list)

    def show_columns(self, names: Sequence[str], chosen: Sequence[int]) -> None:
        """Fill the list; `chosen` are the places that are ticked."""
        self._list.blockSignals(True)
        self._list.clear()
        self._all = _item(ALL, -1, ticked=len(chosen) == len(names))
        self._list.addItem(self._all)
        ticked = frozenset(chosen)
        for place, name in enumerate(names):
            self._list.addItem(_item(name, place, ticked=place in ticked))
        self._list.blockSignals(False)

    def open_at(self, corner: QPoint) -> None:
        """Open with its top right corner there."""
        self._search.clear()
        self.move(corner - QPoint(self.width(), 0))
        self.show()
        self._search.setFocus()

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(1, self._list.count())]

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())

    def _follow(self, item: QListWidgetItem) -> None:
        """Tick all with `Select all`; what is searched away keeps its tick."""
        self._list.blockSignals(True)
        if item is self._all:
            for one in self._items():
                if not one.isHidden():
                    one.setCheckState(item.checkState())
        chosen = [one for one in self._items() if one.checkState() == Qt.CheckState.Checked]
        whole = len(chosen) == self._list.count() - 1
        self._all.setCheckState(Qt.CheckState.Checked if whole else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self.changed.emit([one.data(PLACE) for one in chosen])


def _item(text: str, place: int, *, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
    )
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    item.setData(PLACE, place)
    return item
