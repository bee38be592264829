"""Any bytes as offset, hex and text; only the rows on screen are ever written."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from httpv2_gui.core.document import hex_rows
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.rows_model import DISPLAY, NOWHERE, WHOLE_TEXT, Index
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.viewer import Viewer

_TITLES = ("Offset", "Hex", "Text")


class HexModel(QAbstractTableModel):
    """Sixteen bytes a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = b""

    def show_content(self, content: bytes) -> None:
        """Show other bytes."""
        self.beginResetModel()
        self._content = content
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else hex_rows.row_count(self._content)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role not in (DISPLAY, WHOLE_TEXT):
            return None
        row = hex_rows.hex_row(self._content, index.row())
        return (row.offset, row.hex, row.text)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == DISPLAY:
            return _TITLES[section]
        return None


class HexView(Viewer):
    """The last resort: fits every body."""

    title = "Hex"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._model = HexModel(self)
        self._grid = Grid("Hex")
        self._grid.setModel(self._model)
        self._grid.setFont(theme.mono_font())
        self._grid.setAlternatingRowColors(False)
        self._grid.verticalHeader().setDefaultSectionSize(22)
        header = self._grid.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        self._lay_out(self._grid)

    @classmethod
    def fits(cls, reading: Reading) -> float:
        if not reading.body:
            return 0.0
        return 1.0 if reading.shape == "hex" else 0.02

    def show_reading(self, reading: Reading) -> None:
        self._model.show_content(reading.body)
        metrics = self._grid.fontMetrics()
        self._grid.setColumnWidth(0, metrics.horizontalAdvance("0" * 8) + 26)
        self._grid.setColumnWidth(1, metrics.horizontalAdvance("0" * (hex_rows.WIDTH * 3)) + 26)
