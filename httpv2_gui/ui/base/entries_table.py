"""The same JSON object for people who prefer rows: name, value, on or off."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.ui.base import entries
from httpv2_gui.ui.base.buttons import text_button
from httpv2_gui.ui.base.entries import Entry
from httpv2_gui.ui.base.entries_model import NAME, ON, VALUE, EntriesModel


class EntriesTable(QWidget):
    """A table of entries with buttons to add and delete rows; lines can be pasted into it.

    Signals:
        edited: A person changed the entries.
        undo_wanted: Ctrl+Z was pressed: the text knows what was before.
    """

    edited = Signal()
    undo_wanted = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = EntriesModel()
        self.view = _View(self)
        self.view.setModel(self.model)
        self.view.setObjectName("rows")
        self.view.setAccessibleName(f"{label} as rows")
        self.model.edited.connect(self.edited)
        self._lay_out()

    def entries(self) -> list[Entry]:
        """Give all rows in their order."""
        return list(self.model.entries)

    def show_entries(self, found: list[Entry]) -> None:
        """Show other rows."""
        self.model.show(found)

    def add_row(self) -> None:
        """Go to the blank row and begin to type a name."""
        index = self.model.index(len(self.model.entries), NAME)
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def delete_rows(self) -> None:
        """Take the selected rows away."""
        rows = {index.row() for index in self.view.selectionModel().selectedIndexes()}
        self.model.remove(rows)

    def paste(self) -> bool:
        """Add what the clipboard holds as rows; False: it holds none."""
        found = entries.read_lines(QGuiApplication.clipboard().text())
        current = self.view.currentIndex()
        self.model.insert(found, current.row() if current.isValid() else len(self.model.entries))
        return bool(found)

    def _lay_out(self) -> None:
        add = text_button("Add row", "plus")
        add.clicked.connect(self.add_row)
        delete = text_button("Delete row", "trash", "Delete the selected rows (Delete)")
        delete.clicked.connect(self.delete_rows)
        row = QHBoxLayout()
        row.setContentsMargins(6, 4, 6, 6)
        for button in (add, delete):
            row.addWidget(button)
        row.addStretch()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.view, 1)
        rows.addLayout(row)


class _View(QTableView):
    """The table; Space switches a row, Enter edits, Delete removes, Ctrl+V adds rows."""

    def __init__(self, owner: EntriesTable) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(33)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)

    def setModel(self, model: EntriesModel | None) -> None:  # pyright: ignore
        super().setModel(model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(ON, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(ON, 44)
        self.setColumnWidth(NAME, 200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # What the cell's editor did not want.
            return
        if event.matches(QKeySequence.StandardKey.Paste) and self._owner.paste():
            return
        if event.matches(QKeySequence.StandardKey.Undo):
            self._owner.undo_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._owner.delete_rows()
        elif key == Qt.Key.Key_Space and index.isValid():
            self._switch(index.row())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(index if index.column() != ON else index.siblingAtColumn(NAME))
        else:
            super().keyPressEvent(event)

    def _switch(self, row: int) -> None:
        owner = self._owner.model
        if row < len(owner.entries):
            state = Qt.CheckState.Unchecked if owner.entries[row].on else Qt.CheckState.Checked
            owner.setData(owner.index(row, ON), state, Qt.ItemDataRole.CheckStateRole)
            self.selectionModel().select(
                owner.index(row, ON),
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
