"""The rows of a JSON object for a table: a switch, a name, a value, and a blank row to add one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.entries import Entry, quoted
from httpv2_gui.ui.base.theme import mono_font

ON, NAME, VALUE = range(3)
TITLES = ("On", "Name", "Value")
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class EntriesModel(QAbstractTableModel):
    """Holds the entries; the row after the last is blank.

    Signals:
        edited: A person changed, added, removed or switched a row.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Take other entries."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def insert(self, entries: list[Entry], at: int) -> None:
        """Add rows before a row."""
        if entries:
            at = min(at, len(self.entries))
            self.beginInsertRows(QModelIndex(), at, at + len(entries) - 1)
            self.entries[at:at] = entries
            self.endInsertRows()
            self.edited.emit()

    def remove(self, rows: set[int]) -> None:
        """Take rows away."""
        kept = [entry for row, entry in enumerate(self.entries) if row not in rows]
        if len(kept) < len(self.entries):
            self.show(kept)
            self.edited.emit()

    def _changed(self, entry: Entry | None, column: int, value: object) -> Entry | None:
        """Give the entry as edited; None where nothing comes of it."""
        if column == ON:
            on = Qt.CheckState(value) == Qt.CheckState.Checked
            return replace(entry, on=on) if entry else None
        typed = str(value)
        if entry is None:
            new = Entry(typed, quoted("")) if column == NAME else Entry("", quoted(typed))
            return new if typed else None
        if column == NAME:
            return replace(entry, name=typed)
        return entry if typed == entry.shown else entry.retyped(typed)

    # Qt calls these

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return TITLES[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable
        if index.column() != ON:
            return flags | flag.ItemIsEditable
        return flags | flag.ItemIsUserCheckable if index.row() < len(self.entries) else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if index.row() >= len(self.entries):
            return self._blank_row(index.column(), role)
        entry, column = self.entries[index.row()], index.column()
        if role == _Role.CheckStateRole and column == ON:
            return Qt.CheckState.Checked if entry.on else Qt.CheckState.Unchecked
        if role in (_Role.DisplayRole, _Role.EditRole) and column != ON:
            return entry.name if column == NAME else entry.shown
        if role == _Role.AccessibleTextRole:
            return self._spoken(entry, column)
        return self._look(entry, column, role)

    def _look(self, entry: Entry, column: int, role: int) -> object:
        if role == _Role.ForegroundRole:
            return QColor(self._colour(entry, column))
        if role == _Role.FontRole and column != ON:
            return mono_font()
        return None

    def _spoken(self, entry: Entry, column: int) -> str:
        return (("on" if entry.on else "off"), entry.name, entry.shown)[column]

    def _blank_row(self, column: int, role: int) -> object:
        if role == _Role.DisplayRole and column == NAME:
            return "Add a name"
        if role == _Role.EditRole:
            return ""
        if role == _Role.ForegroundRole:
            return QColor(theme.tokens().dim)
        return None

    def _colour(self, entry: Entry, column: int) -> str:
        tokens = theme.tokens()
        if not entry.on:
            return tokens.dim
        if column == VALUE and not entry.is_text:
            return tokens.syntax["number"]
        return tokens.fg

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        row = index.row()
        old = self.entries[row] if row < len(self.entries) else None
        new = self._changed(old, index.column(), value)
        if new is None or new == old:
            return False
        if old is None:
            self.insert([new], row)
            return True
        self.entries[row] = new
        self.dataChanged.emit(self.index(row, ON), self.index(row, VALUE))
        self.edited.emit()
        return True
