"""One row of a table, every value whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.rows_model import RowsModel

CUT = 120


class RowDialog(QDialog):
    """Names and values of the row above, the chosen value below; Escape closes it."""

    def __init__(
        self,
        title: str,
        values: Sequence[tuple[str, str]],
        chosen: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("row_dialog")
        self.setWindowTitle(title)
        self.resize(640, 520)
        self._values = list(values)
        self._model = RowsModel(("Name", "Value"), self)
        self._model.show_rows([(name, _cut(value)) for name, value in values])
        self._grid = Grid("Values of the row")
        self._grid.setModel(self._model)
        self._grid.setSelectionBehavior(Grid.SelectionBehavior.SelectRows)
        self._grid.horizontalHeader().setStretchLastSection(True)
        self._grid.fit_columns()
        self._whole = QPlainTextEdit()
        self._whole.setObjectName("whole_value")
        self._whole.setAccessibleName("Whole value")
        self._whole.setReadOnly(True)
        self._whole.setFont(theme.mono_font())
        self._arrange(title)
        self._grid.selectionModel().currentRowChanged.connect(self._show_value)
        self._grid.setCurrentIndex(self._model.index(chosen, 0))

    def _show_value(self, current: QModelIndex) -> None:
        if current.isValid():
            name, value = self._values[current.row()]
            self._whole.setPlainText(value)
            self._whole.setAccessibleDescription(name)

    def _arrange(self, title: str) -> None:
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("kind", "heading")
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self._grid)
        split.addWidget(self._whole)
        split.setSizes([300, 160])
        close = outline_button("Close")
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(split, 1)
        column.addLayout(buttons)


def _cut(value: str) -> str:
    return value if len(value) <= CUT else value[:CUT] + "…"
