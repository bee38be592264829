"""The last results of one request: look at one again, compare two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from httpv2_gui.core.model import spoken
from httpv2_gui.core.storage.history import HistoryEntry
from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import Cell, RowsModel

TITLES = ("Status", "When", "Took")
AGE_REFRESH_MS = 30_000


class HistoryPanel(QFrame):
    """Shows entries, the newest first.

    Signals:
        opened: this result should be shown again. HistoryEntry.
        diff_requested: these two should be compared. HistoryEntry, HistoryEntry: older, newer.
        forget_requested: the person wants all of them gone.
    """

    opened = Signal(object)
    diff_requested = Signal(object, object)
    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setProperty("kind", "side")
        self.setAccessibleName("History")
        self._entries: list[HistoryEntry] = []
        self._count = QLabel()
        self._count.setProperty("kind", "help")
        self._model = RowsModel(TITLES, self)
        self._grid = Grid("Results")
        self._grid.setModel(self._model)
        self._grid.setItemDelegate(PillDelegate(self._grid))
        self._grid.setSelectionBehavior(Grid.SelectionBehavior.SelectRows)
        self._grid.horizontalHeader().setStretchLastSection(True)
        self._grid.opened.connect(self._open_row)
        self._grid.selectionModel().selectionChanged.connect(self._follow_selection)
        self._open = ghost_button("eye", "Show again", "Show this result again (Enter)")
        self._open.clicked.connect(self._open_selected)
        self._diff = ghost_button("diff", "Diff", "Select two results to see what differs (D)")
        self._diff.clicked.connect(self._compare)
        self._grid.add_command("Compare the two", self._compare, QKeySequence("D"))
        self._forget = ghost_button("trash", "Forget all", "Remove these results from this machine")
        self._forget.clicked.connect(self.forget_requested)
        self._pages = QStackedWidget()
        self._clock = QTimer(self)
        self._clock.setInterval(AGE_REFRESH_MS)
        self._clock.timeout.connect(self._show_rows)
        self._arrange()
        self.show_entries(())

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Show the results of another request, or one more."""
        self._entries = sorted(entries, key=lambda one: one.when, reverse=True)
        self._count.setText(spoken.count(len(self._entries), "result"))
        self._pages.setCurrentIndex(1 if self._entries else 0)
        self._forget.setEnabled(bool(self._entries))
        self._show_rows()
        self._grid.fit_columns()
        if self._entries:
            self._clock.start()
        else:
            self._clock.stop()

    def selected(self) -> list[HistoryEntry]:
        """Give the selected results, the newest first."""
        return [self._entries[row] for row in self._grid.selected_rows()]

    def _show_rows(self) -> None:
        """Write the rows anew, ages too; what is selected stays so."""
        rows = self._grid.selected_rows()
        now = datetime.now(UTC)
        self._model.show_rows([_row(one, now) for one in self._entries])
        for row in rows:
            if row < len(self._entries):
                index = self._model.index(row, 0)
                flags = self._grid.selectionModel().SelectionFlag
                self._grid.selectionModel().select(index, flags.Select | flags.Rows)
        self._follow_selection()

    def _follow_selection(self) -> None:
        count = len(self._grid.selected_rows())
        self._open.setEnabled(count == 1)
        self._diff.setEnabled(count == 2)

    def _open_row(self, index: QModelIndex) -> None:
        self.opened.emit(self._entries[index.row()])

    def _open_selected(self) -> None:
        chosen = self.selected()
        if len(chosen) == 1:
            self.opened.emit(chosen[0])

    def _compare(self) -> None:
        chosen = self.selected()
        if len(chosen) == 2:
            self.diff_requested.emit(chosen[1], chosen[0])

    def _arrange(self) -> None:
        title = QLabel("HISTORY")
        title.setProperty("kind", "section")
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 4)
        bar.setSpacing(4)
        bar.addWidget(title)
        bar.addSpacing(6)
        bar.addWidget(self._count)
        bar.addStretch()
        for button in (self._open, self._diff, self._forget):
            bar.addWidget(button)
        empty = QLabel("Each time you send this request its result is kept here, up to twenty.")
        empty.setProperty("kind", "help")
        empty.setWordWrap(True)
        empty.setAlignment(empty.alignment().AlignCenter)
        self._pages.addWidget(empty)
        self._pages.addWidget(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)


_ENDS_OF_WAITS = {
    "stopped": ("stopped", "warn"),
    "out_of_time": ("out of time", "err"),
    "failure_value": ("failure value", "err"),
}
"""A 200 that was not the end one waited for says so."""


def _row(entry: HistoryEntry, now: datetime) -> tuple[Cell, ...]:
    tone = "ok" if entry.succeeded else "err"
    status = "failed" if entry.status is None else str(entry.status)
    status, tone = _ENDS_OF_WAITS.get(entry.ended, (status, tone))
    return (
        Cell(status, tone, tip=f"{entry.method} {entry.url}\n{entry.message}"),
        Cell(spoken.age(entry.when, now), tip=f"{entry.when.astimezone():%Y-%m-%d %H:%M:%S}"),
        Cell(spoken.duration(entry.elapsed_ms), right=True),
    )
