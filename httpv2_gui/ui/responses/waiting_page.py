"""How a wait stands: a row for each expected key, below it the attempts, the newest first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from httpv2_gui.core.model.poll import Verdict
from httpv2_gui.ui.base.findings_table import FindingsTable
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import RowsModel
from httpv2_gui.ui.responses.attempt_rows import TITLES, logged, row_of
from httpv2_gui.ui.responses.wait_log import MOST_ATTEMPTS, WaitLog

FITTED = 3
"""Attempts whose columns are measured; what comes later has no wider ones."""


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
        self._fills = False
        """Rows come in: a selection that moves with them is no choice."""
        self._verdicts: tuple[Verdict | None, Verdict | None] = (None, None)
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
        """Show what is new; the selected attempt stays selected."""
        verdicts = log.verdict, log.failing
        if verdicts != self._verdicts:
            self._verdicts = verdicts
            self._findings.show_verdicts(*verdicts)
        if not log.attempts:
            self._numbers = []
            self._model.show_rows(())
        newest = self._numbers[0] if self._numbers else 0
        self._fills = True
        for attempt in [one for one in log.attempts if one.attempt > newest]:
            self._numbers.insert(0, attempt.attempt)
            self._model.put_first(row_of(logged(attempt)), MOST_ATTEMPTS)
            if attempt.attempt <= FITTED:
                self._grid.fit_columns()
        self._fills = False
        del self._numbers[MOST_ATTEMPTS:]

    def _selected(self) -> int:
        rows = self._grid.selected_rows()
        return self._numbers[rows[0]] if rows and rows[0] < len(self._numbers) else 0

    def _choose(self) -> None:
        number = self._selected()
        if number and not self._fills:
            self.chosen.emit(number)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._numbers[index.row()])


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "section")
    label.setContentsMargins(13, 8, 13, 4)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
