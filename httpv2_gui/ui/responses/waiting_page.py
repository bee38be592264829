"""How a wait stands: a row for each expected key, below it the attempts, the newest first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from httpv2_gui.ui.base.findings_table import FindingsTable
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import RowsModel
from httpv2_gui.ui.responses.attempt_rows import TITLES, logged, row_of
from httpv2_gui.ui.responses.wait_log import WaitLog


class WaitingPage(QWidget):
    """Shows what a WaitLog holds.

    Signals:
        chosen: one attempt was selected. int: its number.
        opened: its answer is wanted (Enter, a double click). int: its number.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("waiting_page")
        self._numbers: list[int] = []
        self._findings = FindingsTable("Looked-for values")
        self._model = RowsModel(TITLES, self)
        self._grid = Grid("Attempts so far")
        self._grid.setModel(self._model)
        self._grid.setItemDelegate(PillDelegate(self._grid))
        self._grid.setSelectionBehavior(Grid.SelectionBehavior.SelectRows)
        self._grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self._grid.horizontalHeader().setStretchLastSection(True)
        self._grid.opened.connect(self._open)
        self._selection = self._grid.selectionModel()
        self._selection.selectionChanged.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_heading("EXPECTED RESPONSE VALUES"))
        column.addWidget(self._findings)
        column.addWidget(_heading("ATTEMPTS"))
        column.addWidget(self._grid, 1)

    def show_log(self, log: WaitLog) -> None:
        """Write everything anew; the selected attempt stays selected."""
        self._findings.show_verdicts(log.verdict, log.failing)
        numbers = [one.attempt for one in reversed(log.attempts)]
        if numbers == self._numbers:
            return
        selected = self._selected()
        self._numbers = numbers
        self._selection.blockSignals(True)
        self._model.show_rows([row_of(logged(one)) for one in reversed(log.attempts)])
        if selected in numbers:
            index = self._model.index(numbers.index(selected), 0)
            flags = self._selection.SelectionFlag
            self._selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._selection.blockSignals(False)
        if len(numbers) <= 3:  # what comes later has no wider columns
            self._grid.fit_columns()

    def _selected(self) -> int:
        rows = self._grid.selected_rows()
        return self._numbers[rows[0]] if rows and rows[0] < len(self._numbers) else 0

    def _choose(self) -> None:
        if number := self._selected():
            self.chosen.emit(number)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._numbers[index.row()])


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "section")
    label.setContentsMargins(13, 8, 13, 4)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
