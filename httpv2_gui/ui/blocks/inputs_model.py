"""The inputs of a block as rows of a table, with a blank row to add one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from httpv2_gui.core.model.block import Input
from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.rows_model import one_line

COLUMNS = tuple(fields_of(Input))
NAME = 0
_FLAGS = tuple(number for number, one in enumerate(COLUMNS) if isinstance(one.default, bool))
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class InputsModel(QAbstractTableModel):
    """Holds the inputs; the row after the last is blank.

    Signals:
        edited: A person changed, added, removed or moved an input.
        renamed: An input has another name. args: its row, the old name, the new one.
    """

    edited = Signal()
    renamed = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.inputs: list[Input] = []

    def show(self, inputs: Sequence[Input]) -> None:
        """Take other inputs."""
        self.beginResetModel()
        self.inputs = list(inputs)
        self.endResetModel()

    def insert(self, one: Input, at: int) -> None:
        """Put an input before a row."""
        self.beginInsertRows(QModelIndex(), at, at)
        self.inputs.insert(at, one)
        self.endInsertRows()
        self.edited.emit()

    def remove(self, row: int) -> Input:
        """Take an input away and give it."""
        self.beginRemoveRows(QModelIndex(), row, row)
        gone = self.inputs.pop(row)
        self.endRemoveRows()
        self.edited.emit()
        return gone

    def move(self, row: int, to: int) -> None:
        """Put the input of a row at another one."""
        if row == to or not 0 <= to < len(self.inputs):
            return
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), to + (to > row))
        self.inputs.insert(to, self.inputs.pop(row))
        self.endMoveRows()
        self.edited.emit()

    # Qt calls these

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.inputs) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return COLUMNS[section].label
        if orientation == Qt.Orientation.Horizontal and role == _Role.ToolTipRole:
            return COLUMNS[section].help or None
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable
        if index.row() >= len(self.inputs):
            return flags | flag.ItemIsEditable if index.column() == NAME else flags
        if index.column() in _FLAGS:
            return flags | flag.ItemIsUserCheckable
        shows = COLUMNS[index.column()].shows(self.inputs[index.row()])
        return flags | flag.ItemIsEditable if shows else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        column = index.column()
        if index.row() >= len(self.inputs):
            return self._blank_row(column, role)
        one = self.inputs[index.row()]
        value = getattr(one, COLUMNS[column].name)
        if column in _FLAGS:
            return self._flag(bool(value), column, role)
        if role == _Role.EditRole:
            return value
        if role == _Role.DisplayRole:
            return one_line(str(value)) if COLUMNS[column].shows(one) else "asked for each time"
        if role == _Role.ForegroundRole and not COLUMNS[column].shows(one):
            return QColor(theme.tokens().dim)
        return None

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        row, name = index.row(), COLUMNS[index.column()].name
        if index.column() in _FLAGS:
            if role != _Role.CheckStateRole or row >= len(self.inputs):
                return False
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        if row >= len(self.inputs):
            if index.column() == NAME and str(value).strip():
                self.insert(Input(name=str(value).strip()), row)
                return True
            return False
        changed = self.inputs[row].with_values(**{name: value})
        if changed.secret and changed.default:  # it would stand in the file for all to read
            changed = changed.with_values(default="")
        if changed == self.inputs[row]:
            return False
        before, self.inputs[row] = self.inputs[row], changed
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        self.edited.emit()
        if changed.name != before.name:
            self.renamed.emit(row, before.name, changed.name)
        return True

    def _flag(self, on: bool, column: int, role: int) -> object:
        if role == _Role.CheckStateRole:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == _Role.AccessibleTextRole:
            return COLUMNS[column].label if on else f"not {COLUMNS[column].label.lower()}"
        return None

    def _blank_row(self, column: int, role: int) -> object:
        if role == _Role.DisplayRole and column == NAME:
            return "Add an input"
        if role == _Role.EditRole:
            return ""
        return QColor(theme.tokens().dim) if role == _Role.ForegroundRole else None
