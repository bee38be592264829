"""A table model over rows of plain text that are all known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from httpv2_gui.ui.base.plain_tip import plain_tip

DISPLAY = Qt.ItemDataRole.DisplayRole.value
TOOL_TIP = Qt.ItemDataRole.ToolTipRole.value
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole.value
WHOLE_TEXT = Qt.ItemDataRole.UserRole.value + 1
"""The text as it is, where what is shown may be cut: what copying takes."""
TONE = Qt.ItemDataRole.UserRole.value + 2
"""The tone of a pill around the text, or None."""

SIGN = Qt.ItemDataRole.UserRole.value + 3
"""A character or two before a pill's text that tell its tone without colour."""

CUT = 300
"""Characters of a text that are shown; copying has all."""

RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Cell:
    """One text, and how it is shown."""

    text: str
    tone: str | None = None
    tip: str = ""
    right: bool = False


class RowsModel(QAbstractTableModel):
    """Holds titles and rows; a plain text stands for `Cell(text)`."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._rows: list[tuple[Cell, ...]] = []

    def show_rows(self, rows: Sequence[Sequence[Cell | str]]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = [
            tuple(one if isinstance(one, Cell) else Cell(one) for one in row) for row in rows
        ]
        self.endResetModel()

    def put_first(self, row: Sequence[Cell | str], most: int) -> None:
        """Put a row above all others; what is selected stays so. Rows beyond `most` go."""
        self.beginInsertRows(NOWHERE, 0, 0)
        self._rows.insert(0, tuple(one if isinstance(one, Cell) else Cell(one) for one in row))
        self.endInsertRows()
        if len(self._rows) > most:
            self.beginRemoveRows(NOWHERE, most, len(self._rows) - 1)
            del self._rows[most:]
            self.endRemoveRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        # Plain ints: comparing with the enum costs half of a frame.
        cell = self._rows[index.row()][index.column()]
        if role == DISPLAY:
            return one_line(cell.text)
        if role == WHOLE_TEXT:
            return cell.text
        if role == TONE:
            return cell.tone
        if role == ALIGNMENT and cell.right:
            return RIGHT
        if role == TOOL_TIP and (cell.tip or cell.text):
            return plain_tip(cell.tip or cell.text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == ALIGNMENT and self._rows and self._rows[0][section].right:
            return RIGHT
        return self._titles[section] if role == DISPLAY else None


def one_line(text: str) -> str:
    """Give what of a text fits a cell: the first characters, line breaks as spaces."""
    shown = text if len(text) <= CUT else text[:CUT] + "…"
    return shown if shown.isprintable() else " ".join(shown.split())
