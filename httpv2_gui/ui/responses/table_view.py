"""A list of objects as a table: sorted, filtered, its columns chosen, copied as CSV."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from httpv2_gui.core.document.search import PatternError
from httpv2_gui.core.document.table import Filter, Table
from httpv2_gui.core.model import json_text, spoken
from httpv2_gui.core.model.json_text import Json
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.body_file import suggested_name
from httpv2_gui.ui.responses.column_chooser import ColumnChooser
from httpv2_gui.ui.responses.filter_box import FilterBox
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.records import Records
from httpv2_gui.ui.responses.row_dialog import RowDialog
from httpv2_gui.ui.responses.table_model import TableModel, numeric_columns
from httpv2_gui.ui.responses.viewer import Viewer

Sort = tuple[int, bool] | None
"""Column of the table and whether it descends; None: the order of the document."""


class TableViewer(Viewer):
    """Fits a list of objects, and an object that has such lists inside: then one is chosen."""

    title = "Table"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._reading: Reading | None = None
        self._lists: tuple[Records, ...] = ()
        self._sort: Sort = None
        self._model = TableModel(self)
        self._grid = Grid("Records")
        self._grid.setModel(self._model)
        self._grid.setItemDelegate(PillDelegate(self._grid))
        self._grid.opened.connect(self._open_row)
        self._source = QComboBox()
        self._source.setObjectName("source")
        self._source.setAccessibleName("Records at")
        self._source.setToolTip("Which list of the document to show")
        self._source.activated.connect(self._load)
        self._filter = FilterBox()
        self._filter.changed.connect(self._arrange_rows)
        self._chooser = ColumnChooser(self)
        self._chooser.changed.connect(self._choose_columns)
        self._arrange()
        self._add_commands()

    @classmethod
    def fits(cls, reading: Reading) -> float:
        if not reading.records:
            return 0.0
        return 1.0 if reading.shape == "table" else 0.4

    def show_reading(self, reading: Reading) -> None:
        self._reading = reading
        self._lists = reading.records
        before = self._source.currentText().partition("  ")[0]
        self._source.clear()
        for one in self._lists:
            self._source.addItem(f"{one.path or 'all'}  {one.count:,}")
        paths = [one.path for one in self._lists]
        self._source.setCurrentIndex(paths.index(before) if before in paths else 0)
        self._source.setVisible(bool(paths[0]))
        self._load()

    def copy_csv(self) -> None:
        """Put the shown rows and columns on the clipboard, sorted and filtered as they are."""
        self._tasks.start(self._copy_as_csv(), "copy csv")

    def _load(self) -> None:
        """Show the chosen list from the beginning."""
        self._sort = None
        self._filter.clear()
        self._grid.horizontalHeader().setSortIndicatorShown(False)
        self._fill(self._build())

    async def _build(self) -> None:
        chosen = self._lists[max(self._source.currentIndex(), 0)]
        made = await asyncio.to_thread(_table, chosen.value)
        if made is None:
            return
        table, numeric = made
        self._model.show_table(table, numeric)
        self._grid.fit_columns()
        self._filter.show_count(table.row_count, table.row_count)

    def _arrange_rows(self) -> None:
        self._fill(self._sort_and_filter())

    async def _sort_and_filter(self) -> None:
        table = self._model.table
        if table is None:
            return
        try:
            rows = await asyncio.to_thread(_rows, table, self._filter.wanted(), self._sort)
        except PatternError as error:
            self._filter.show_problem(str(error))
            return
        self._model.show_rows(rows)
        self._filter.show_count(len(rows), table.row_count)

    def _sort_by(self, section: int) -> None:
        """Go from ascending to descending to the order of the document."""
        column = self._model.columns[section]
        if self._sort == (column, False):
            self._order(section, descending=True)
        elif self._sort == (column, True):
            self._forget_order()
        else:
            self._order(section, descending=False)

    def _order(self, section: int, *, descending: bool) -> None:
        if section < 0:
            return
        self._sort = (self._model.columns[section], descending)
        self._show_order()
        self._arrange_rows()

    def _forget_order(self) -> None:
        self._sort = None
        self._show_order()
        self._arrange_rows()

    def _show_order(self) -> None:
        header = self._grid.horizontalHeader()
        columns = list(self._model.columns)
        shown = self._sort is not None and self._sort[0] in columns
        header.setSortIndicatorShown(shown)
        if self._sort is not None and shown:
            order = Qt.SortOrder.DescendingOrder if self._sort[1] else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(columns.index(self._sort[0]), order)

    def _open_chooser(self) -> None:
        table = self._model.table
        if table is not None:
            self._chooser.show_columns(table.columns, self._model.columns)
            under = QPoint(self._columns.width(), self._columns.height() + 2)
            self._chooser.open_at(self._columns.mapToGlobal(under))

    def _choose_columns(self, columns: list[int]) -> None:
        self._model.show_columns(columns)
        self._grid.fit_columns()
        self._show_order()

    def _hide_column(self) -> None:
        section = self._grid.currentIndex().column()
        if section >= 0 and len(self._model.columns) > 1:
            left = [one for place, one in enumerate(self._model.columns) if place != section]
            self._choose_columns(left)

    async def _copy_as_csv(self) -> None:
        table, rows, columns = self._model.table, self._model.rows, self._model.columns
        if table is not None:
            text = await asyncio.to_thread(table.as_csv, rows, columns)
            QGuiApplication.clipboard().setText(text)
            self.said.emit(f"Copied {spoken.count(len(rows), 'record')} as CSV.")

    def _export(self) -> None:
        self._tasks.start(self._ask_and_export(), "export")

    async def _ask_and_export(self) -> None:
        table, rows, columns = self._model.table, self._model.rows, self._model.columns
        if table is None or self._reading is None:
            return
        name = Path(suggested_name(self._reading)).with_suffix(".csv").name
        path = await dialogs.save_file(self, "Export CSV", Path(QDir.homePath()) / name)
        if path is None:
            return
        try:
            await asyncio.to_thread(_write_csv, path, table, rows, columns)
        except OSError as error:
            message = f"{path}: {error.strerror or error}"
            await dialogs.show_problem(self, "The table was not exported", message)
            return
        self.said.emit(f"Wrote {spoken.count(len(rows), 'record')} to {path}.")

    def _open_row(self, index: QModelIndex) -> None:
        table = self._model.table
        if table is None or not index.isValid():
            return
        row = self._model.rows[index.row()]
        values = [(table.columns[one], table.cell(row, one).text) for one in self._model.columns]
        values.append(("(whole record)", json_text.dump(table.row(row))))
        dialog = RowDialog(f"Record {row + 1}", values, index.column(), self)
        self._tasks.start(dialogs.run_dialog(dialog), "row")

    def _wait_for_value(self) -> None:
        """Ask for the current cell's value under the last name of its column."""
        table, index = self._model.table, self._grid.currentIndex()
        if table is None or not index.isValid():
            return
        column = self._model.columns[index.column()]
        cell = table.whole_cell(self._model.rows[index.row()], column)
        name = table.columns[column].rpartition(".")[2]
        if cell.kind in ("object", "missing") or not name or name.isdigit():
            self.said.emit("Choose a single value that has a name.")
            return
        is_text = cell.kind == "text"
        self.wait_for.emit(name, json_text.quoted(cell.text) if is_text else cell.text)

    def _add_commands(self) -> None:
        add = self._grid.add_command
        add("Copy as CSV", self.copy_csv)
        add("Export CSV…", self._export)
        add("Wait for this value", self._wait_for_value)
        add("Show record", lambda: self._open_row(self._grid.currentIndex()))
        add("Sort ascending", self._sorting(descending=False))
        add("Sort descending", self._sorting(descending=True))
        add("Order of the document", self._forget_order)
        add("Hide column", self._hide_column)
        self._on_find(self._filter.line.setFocus)

    def _sorting(self, *, descending: bool) -> Callable[[], None]:
        return lambda: self._order(self._grid.currentIndex().column(), descending=descending)

    def _arrange(self) -> None:
        header = self._grid.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by)
        self._columns = ghost_button("columns", "Choose columns")
        self._columns.clicked.connect(self._open_chooser)
        export = ghost_button("download", "Export CSV", "Write the shown records to a CSV file")
        export.clicked.connect(self._export)
        tools = bar(self._source, self._filter, self._columns, export, grows=self._filter)
        self._lay_out(self._grid, tools)


def _table(value: Json) -> tuple[Table, frozenset[int]] | None:
    table = Table.of(value)
    return None if table is None else (table, numeric_columns(table))


def _rows(table: Table, wanted: Filter | None, sort: Sort) -> Sequence[int]:
    rows: Sequence[int] = range(table.row_count) if wanted is None else table.matching(wanted)
    return rows if sort is None else table.order(sort[0], sort[1], rows)


def _write_csv(path: Path, table: Table, rows: Sequence[int], columns: Sequence[int]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(table.csv_lines(rows, columns))
