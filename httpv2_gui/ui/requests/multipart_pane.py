"""The parts of a multipart/form-data body: a table of them, and the content of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.model.request import Part
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.buttons import text_button
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.dropped_files import DroppedFiles
from httpv2_gui.ui.requests.part_content import PartContent
from httpv2_gui.ui.requests.parts_model import COLUMNS, PartsModel

LOW, WIDE = 360, 760


class MultipartPane(QWidget):
    """Edits the parts of a request; files can be picked or dropped.

    Signals:
        changed: A person changed, added or removed a part.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parts")
        self._tasks = tasks
        self.model = PartsModel()
        self.table = self._make_table()
        self.content = PartContent(tasks)
        self.remove_button = text_button("Remove part", "trash", "Remove the chosen part (Delete)")
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._listen()
        self._show_chosen()

    def parts(self) -> tuple[Part, ...]:
        return self.model.parts()

    def set_parts(self, parts: Sequence[Part]) -> None:
        self.model.set_parts(parts)
        self._choose(0)

    def add(self, part: Part) -> None:
        """Add a part and open its content."""
        self._choose(self.model.append(part))
        self.changed.emit()

    def add_files(self, paths: Sequence[str]) -> None:
        """Add a part for each file."""
        for path in paths:
            self.add(Part(source="file", file=path))

    def pick(self) -> None:
        """Ask for files and add a part for each."""
        self._tasks.start(self._pick(), "pick parts")

    def focus_on(self, row: int, field: str) -> None:
        """Put the focus on one field of one part."""
        self._choose(row)
        if field in COLUMNS[:3]:
            self.table.setCurrentIndex(self.model.index(row, COLUMNS.index(field)))
            self.table.setFocus()
        else:
            self.content.take_focus()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setObjectName("partsTable")
        table.setAccessibleName("Parts")
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _lay_out(self) -> None:
        add = text_button("Add part", "plus", "Add a part with typed content")
        pick = text_button("Add files…", "upload", "Add a part for each picked file")
        add.clicked.connect(lambda: self.add(Part()))
        pick.clicked.connect(self.pick)
        hint = QLabel("or drop files here")
        hint.setProperty("kind", "help")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(6, 0, 10, 4)
        buttons.setSpacing(2)
        for widget in (add, pick, hint):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(buttons)
        self._halves.addWidget(self.table, 3)
        self._halves.addWidget(self.content, 2)
        rows.addLayout(self._halves, 1)

    def _listen(self) -> None:
        self.model.dataChanged.connect(self._on_table_edited)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.remove_button.clicked.connect(self._remove)
        self.content.changed.connect(self._on_content_edited)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self._drops = DroppedFiles(self, self.table.viewport())
        self._drops.dropped.connect(self.add_files)

    async def _pick(self) -> None:
        if paths := await dialogs.open_files(self, "Pick the files to send"):
            self.add_files([str(path) for path in paths])

    def _chosen(self) -> int:
        return self.table.currentIndex().row()

    def _choose(self, row: int) -> None:
        if row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._show_chosen()

    def _remove(self) -> None:
        row = self._chosen()
        if row >= 0:
            self.model.remove(row)
            self._choose(min(row, self.model.rowCount() - 1) if self.model.rowCount() else 0)
            self.changed.emit()

    def _show_chosen(self, *_: QModelIndex) -> None:
        row = self._chosen()
        self.remove_button.setEnabled(row >= 0)
        self.content.setVisible(row >= 0)
        if row >= 0:
            self.content.show_part(self.model.part(row))

    def _on_table_edited(self) -> None:
        row = self._chosen()
        if row >= 0:
            self.content.show_part(self.model.part(row))
        self.changed.emit()

    def _on_content_edited(self) -> None:
        row = self._chosen()
        if row >= 0:
            self.model.replace(row, self.content.applied_to(self.model.part(row)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put table and content side by side where there is more width than height."""
        size, directions = event.size(), QBoxLayout.Direction
        flat = size.height() < LOW and size.width() > WIDE
        self._halves.setDirection(directions.LeftToRight if flat else directions.TopToBottom)
        super().resizeEvent(event)
