"""The case wall: what was saved, its hashes, and the way to the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.model import spoken
from httpv2_gui.core.storage.case_wall import CaseWallEntry
from httpv2_gui.ui.base.buttons import ghost_button, text_button
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.pill_delegate import PillDelegate
from httpv2_gui.ui.base.rows_model import RowsModel
from httpv2_gui.ui.base.undo_strip import UndoStrip
from httpv2_gui.ui.case_wall.nothing_saved import NothingSaved
from httpv2_gui.ui.case_wall.saved_row import TITLES, cells


class CaseWallPane(QWidget):
    """Shows entries, newest first; does no file work itself.

    A deleted entry leaves the list at once, its zip only when it can no longer be taken back.

    Signals:
        delete_requested: the zip of this entry should go now. object: the entry.
        open_folder_requested: the folder of the zips should open in the file manager.
        choose_folder_requested: new zips should go to another folder.
        said: a sentence for the status bar.
    """

    delete_requested = Signal(object)
    open_folder_requested = Signal()
    choose_folder_requested = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_wall")
        self.setAccessibleName("Case wall")
        self._entries: list[CaseWallEntry] = []
        self._all: list[CaseWallEntry] = []
        self._going: CaseWallEntry | None = None
        self._count = QLabel()
        self._count.setProperty("kind", "help")
        self._folder = ElidedText()
        self._folder.setProperty("kind", "help")
        self._model = RowsModel(TITLES, self)
        self._grid = Grid("Saved files")
        self._grid.setModel(self._model)
        self._grid.setItemDelegate(PillDelegate(self._grid))
        self._grid.setSelectionBehavior(Grid.SelectionBehavior.SelectRows)
        self._grid.opened.connect(self.open_folder_requested)
        self._undo = UndoStrip()
        self._undo.undone.connect(self._keep)
        self._undo.expired.connect(self.finish_delete)
        self._for_one: list[QToolButton] = []
        self._pages = QStackedWidget()
        self._arrange()
        self._grid.selectionModel().selectionChanged.connect(self._follow_selection)
        self.show_entries([])

    def show_folder(self, folder: Path) -> None:
        """Say where new zips go."""
        self._folder.setText(f"New zips go to {folder}")

    def show_entries(self, entries: Sequence[CaseWallEntry]) -> None:
        """Show these instead of what is there; the selected file stays selected."""
        kept = self.selected()
        self._all = list(entries)
        shown = (one for one in entries if self._going is None or one.path != self._going.path)
        self._entries = sorted(shown, key=lambda one: one.when, reverse=True)
        now = datetime.now(UTC)
        self._model.show_rows([cells(one, now) for one in self._entries])
        self._grid.fit_columns()
        self._count.setText(spoken.count(len(self._entries), "file"))
        self._pages.setCurrentIndex(1 if self._entries else 0)
        if kept is not None:
            self.select_file(kept.path)
        self._follow_selection()

    def select_file(self, path: Path) -> None:
        """Select the file with this zip."""
        for row, one in enumerate(self._entries):
            if one.path == path:
                self._grid.selectRow(row)

    def selected(self) -> CaseWallEntry | None:
        """Give the selected entry, the topmost of several."""
        rows = self._grid.selected_rows()
        return self._entries[rows[0]] if rows and rows[0] < len(self._entries) else None

    def finish_delete(self) -> None:
        """Ask for the delete that can still be taken back: the pane or the workspace closes."""
        going, self._going = self._going, None
        if going is not None:
            self._undo.hide()
            self.delete_requested.emit(going)

    def _copy(self, what: str, text_of: Callable[[CaseWallEntry], str]) -> None:
        chosen = self.selected()
        if chosen is None:
            return
        text = text_of(chosen)
        if text:
            QGuiApplication.clipboard().setText(text)
            self.said.emit(f"Copied the {what} of {chosen.path.name}.")
        else:  # another program put the zip there, or it is being listed just now
            self.said.emit(f"The {what} of {chosen.path.name} is not known.")

    def _delete(self) -> None:
        chosen = self.selected()
        if chosen is not None:
            self.finish_delete()
            self._going = chosen
            self._undo.offer(f"Deleted {chosen.path.name}.")
            self.show_entries(self._all)

    def _keep(self) -> None:
        """Take the delete back."""
        going, self._going = self._going, None
        self.show_entries(self._all)
        if going is not None:
            self.select_file(going.path)

    def _follow_selection(self) -> None:
        for button in self._for_one:
            button.setEnabled(self.selected() is not None)

    def _arrange(self) -> None:
        title = QLabel("Case wall")
        title.setProperty("kind", "heading")
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 8, 10, 8)
        bar.setSpacing(4)
        bar.addWidget(title)
        bar.addSpacing(6)
        bar.addWidget(self._count)
        bar.addSpacing(6)
        bar.addWidget(self._folder, 1)
        for button in self._commands():
            bar.addWidget(button)
        folder = ghost_button("folder-open", "Open folder", "Open the folder with the zips")
        folder.clicked.connect(self.open_folder_requested)
        bar.addWidget(folder)
        choose = text_button("Save to…", "folder", "Choose the folder that new zips go to")
        choose.clicked.connect(self.choose_folder_requested)
        bar.addWidget(choose)
        self._pages.addWidget(NothingSaved())
        self._pages.addWidget(self._grid)
        card = Card()
        card.body.addLayout(bar)
        card.body.addWidget(self._undo)
        card.body.addWidget(self._pages, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(14, 12, 14, 12)
        around.addWidget(card)

    def _commands(self) -> list[QToolButton]:
        """Give the buttons for the selected file; the context menu has the same."""
        self._add("SHA-256", "hash", "Copy SHA-256", lambda one: one.sha256, "Ctrl+Shift+H")
        self._add("MD5", "hex", "Copy MD5", lambda one: one.md5)
        self._add("path", "link", "Copy path", lambda one: str(one.path))
        delete = ghost_button("trash", "Delete", "Delete the zip (Del)")
        delete.clicked.connect(self._delete)
        self._grid.add_command("Delete", self._delete, QKeySequence(Qt.Key.Key_Delete))
        self._for_one.append(delete)
        return self._for_one

    def _add(
        self,
        what: str,
        icon: str,
        name: str,
        text_of: Callable[[CaseWallEntry], str],
        keys: str = "",
    ) -> None:
        def run() -> None:
            self._copy(what, text_of)

        button = ghost_button(icon, name, f"{name} ({keys})" if keys else name)
        button.clicked.connect(run)
        self._grid.add_command(name, run, QKeySequence(keys) if keys else None)
        self._for_one.append(button)
