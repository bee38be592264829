"""A table for reading: no grid lines, keyboard and mouse, copies cells as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from httpv2_gui.ui.base.buttons import object_name
from httpv2_gui.ui.base.rows_model import DISPLAY, SIGN, WHOLE_TEXT

ROW_HEIGHT = 33
WIDEST = 340
NARROWEST = 64
PAD = 34
MEASURED_ROWS = 25
MEASURED_COLUMNS = 40


class Grid(QTableView):
    """Shows a model's rows; Ctrl+C copies the selected cells, a context menu offers the rest.

    Signals:
        opened: a row was asked for by Enter or a double click, with its index.
    """

    opened = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name(name))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._arrange_headers()
        self.add_command("Copy", self.copy_cells, QKeySequence(QKeySequence.StandardKey.Copy))
        self.add_command("Copy rows", self.copy_rows, QKeySequence("Ctrl+Shift+C"))
        self.doubleClicked.connect(self.opened)

    def add_command(
        self, title: str, run: Callable[[], object], shortcut: QKeySequence | None = None
    ) -> QAction:
        """Add a line to the context menu, with a key that works while the table has the focus."""
        action = QAction(title, self)
        action.setObjectName(object_name(title))
        if shortcut is not None:
            action.setShortcut(shortcut)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: run())
        self.addAction(action)
        return action

    def fit_columns(self) -> None:
        """Give each column the width of its first rows, within bounds."""
        header = self.horizontalHeader()
        model = self.model()
        for column in range(min(model.columnCount(), MEASURED_COLUMNS)):
            width = max(self._measured(column), header.sectionSizeHint(column) + 8)
            self.setColumnWidth(column, max(NARROWEST, min(width, WIDEST)))

    def copy_cells(self) -> None:
        """Put the selected cells on the clipboard: one as it is, several as tab-separated text."""
        self._copy(self._selected())

    def copy_rows(self) -> None:
        """Put the whole rows of the selection on the clipboard."""
        columns = range(self.model().columnCount())
        self._copy({row: list(columns) for row in self._selected()})

    def selected_rows(self) -> list[int]:
        """Give the rows in which something is selected, from the top."""
        return sorted(self._selected())

    def _arrange_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _measured(self, column: int) -> int:
        model, metrics = self.model(), self.fontMetrics()
        rows = range(min(model.rowCount(), MEASURED_ROWS))
        texts = (f"{model.data(model.index(row, column), DISPLAY) or ''}"[:80] for row in rows)
        signs = {str(model.data(model.index(row, column), SIGN) or "") for row in rows}
        sign = max(map(metrics.horizontalAdvance, signs), default=0)
        return max(map(metrics.horizontalAdvance, texts), default=0) + sign + PAD

    def _selected(self) -> dict[int, list[int]]:
        chosen: dict[int, list[int]] = {}
        if self.selectionModel() is not None:
            for index in self.selectionModel().selectedIndexes():
                chosen.setdefault(index.row(), []).append(index.column())
        return {row: sorted(chosen[row]) for row in sorted(chosen)}

    def _copy(self, cells: dict[int, list[int]]) -> None:
        model = self.model()
        rows = [
            [str(model.data(model.index(row, column), WHOLE_TEXT) or "") for column in columns]
            for row, columns in cells.items()
        ]
        if rows:
            QGuiApplication.clipboard().setText(_tab_separated(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _tab_separated(rows: list[list[str]]) -> str:
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")
