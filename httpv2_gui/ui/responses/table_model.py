"""Feeds a document's table to Qt: some of its rows, some of its columns, in some order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from httpv2_gui.core.document.table import Cell, Table
from httpv2_gui.core.document.words import Mark, mark_of
from httpv2_gui.ui.base.plain_tip import plain_tip
from httpv2_gui.ui.base.rows_model import (
    ALIGNMENT,
    DISPLAY,
    NOWHERE,
    RIGHT,
    SIGN,
    TONE,
    TOOL_TIP,
    WHOLE_TEXT,
    Index,
    one_line,
)

NULL = "—"
LOOKED_AT = 25
"""Rows that tell whether a column holds numbers."""


class TableModel(QAbstractTableModel):
    """Rows and columns are places in the table; what is not in them is filtered out or hidden."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: Table | None = None
        self.rows: Sequence[int] = ()
        self.columns: Sequence[int] = ()
        self._numeric: frozenset[int] = frozenset()

    def show_table(self, table: Table, numeric: frozenset[int] | None = None) -> None:
        """Show all of a table; `numeric` are its `numeric_columns`, if they are known."""
        self.beginResetModel()
        self.table = table
        self.rows = range(table.row_count)
        self.columns = range(len(table.columns))
        self._numeric = numeric_columns(table) if numeric is None else numeric
        self.endResetModel()

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show these rows in this order."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def show_columns(self, columns: Sequence[int]) -> None:
        """Show these columns in this order."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """Give the cell of the table that stands there."""
        if self.table is None:
            return None
        return self.table.cell(self.rows[index.row()], self.columns[index.column()])

    def mark(self, index: Index) -> Mark | None:
        """Give the mark of a known word."""
        cell = self.cell(index)
        return mark_of(cell.text) if cell and cell.kind in ("text", "flag") else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        # Plain ints: comparing with the enum costs half of a frame.
        if role == ALIGNMENT:
            return RIGHT if self.columns[index.column()] in self._numeric else None
        if role in (TONE, SIGN):
            mark = self.mark(index)
            return (mark.tone if role == TONE else mark.sign) if mark else None
        cell = self.cell(index) if role in (DISPLAY, WHOLE_TEXT, TOOL_TIP) else None
        return _role_of(cell, role) if cell else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or self.table is None:
            return None
        column = self.columns[section]
        if role in (DISPLAY, TOOL_TIP):
            name = self.table.columns[column]
            return name if role == DISPLAY else plain_tip(name)
        return RIGHT if role == ALIGNMENT and column in self._numeric else None


def numeric_columns(table: Table) -> frozenset[int]:
    """Give the columns whose first rows hold numbers. Takes its time where columns are many."""
    return frozenset(one for one in range(len(table.columns)) if _is_numeric(table, one))


def _role_of(cell: Cell, role: int) -> str:
    if role == DISPLAY:
        return _shown(cell)
    return cell.text if role == WHOLE_TEXT else plain_tip(cell.text)


def _shown(cell: Cell) -> str:
    if cell.kind == "null":
        return NULL
    return one_line(cell.text)


def _is_numeric(table: Table, column: int) -> bool:
    kinds = {table.cell(row, column).kind for row in range(min(table.row_count, LOOKED_AT))}
    return "number" in kinds and kinds <= {"number", "null", "missing"}
