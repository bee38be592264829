"""The case wall while it is open: listed, deleted, brought back, shown in the file manager."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from httpv2_gui.core.storage.case_wall import CaseWallEntry
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.case_wall.pane import CaseWallPane
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

KEY = "case wall"


class CaseWallDesk(QObject):
    """Opens the list of saved files in a tab and does what it asks for.

    Signals:
        said: a short sentence for the status bar.
        folder_chosen: where new zips go from now on.
    """

    said = Signal(str)
    folder_chosen = Signal(Path)

    def __init__(self, desk: OpenWorkspace, tasks: Tasks, tabs: RequestTabs) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._tabs = tabs
        self._pane: CaseWallPane | None = None
        self._deleting: set[asyncio.Task[None]] = set()
        tabs.page_closed.connect(self._on_closed)

    def open(self) -> None:
        """Bring the case wall to the front, opening it first if it is not open."""
        if self._pane is None:
            self._pane = pane = CaseWallPane()
            pane.delete_requested.connect(self._start_deleting)
            pane.open_folder_requested.connect(self._open_folder)
            pane.choose_folder_requested.connect(
                lambda: self._tasks.start(self._choose_folder(), "choose case wall folder")
            )
            pane.show_folder(self._desk.zip_folder)
            pane.said.connect(self.said)
            self._tabs.open_page(KEY, pane, "Case wall", "archive")
        self._tabs.show_page(KEY)
        self.refresh()

    def refresh(self) -> None:
        """List the files again, if the list is open."""
        if self._pane is not None:
            self._tasks.start(self._refresh(), "list case wall", again="replace")

    async def settle(self) -> None:
        """Wait until what was deleted for good is gone."""
        await asyncio.gather(*self._deleting)

    def _start_deleting(self, entry: CaseWallEntry) -> None:
        task = self._tasks.start(self._delete(entry), f"delete {entry.path}")
        self._deleting.add(task)
        task.add_done_callback(self._deleting.discard)

    async def _refresh(self) -> None:
        entries = await asyncio.to_thread(self._desk.case_wall.entries)
        if self._pane is not None:
            self._pane.show_entries(entries)

    async def _delete(self, entry: CaseWallEntry) -> None:
        try:
            await asyncio.to_thread(self._desk.case_wall.delete, entry)
        except OSError as error:
            await dialogs.show_problem(
                self._tabs, "The file was not deleted", f"{entry.path}: {error.strerror}"
            )
        await self._refresh()

    async def _choose_folder(self) -> None:
        folder = await dialogs.choose_folder(
            self._tabs, "Folder for new zips", self._desk.zip_folder
        )
        if folder is None:
            return
        self._desk.zip_folder = folder
        if self._pane is not None:
            self._pane.show_folder(folder)
        self.folder_chosen.emit(folder)

    def _open_folder(self) -> None:
        folder = self._desk.zip_folder
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.said.emit(f"No file manager could be started. The folder is {folder}.")

    def _on_closed(self, key: str) -> None:
        if key == KEY and self._pane is not None:
            pane, self._pane = self._pane, None
            pane.finish_delete()
