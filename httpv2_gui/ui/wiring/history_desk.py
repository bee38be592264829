"""The results that are kept of the request in front: shown again, compared, forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage.history import HistoryEntry, NotInHistory
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.history.diff_view import DiffView
from httpv2_gui.ui.history.list import HistoryPanel
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.wiring.request_desk import RequestDesk
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

DIFF = "diff"


class HistoryDesk(QObject):
    """Lists results in the panel and does what the panel asks for.

    Signals:
        warned: something a person should read: a sentence.
    """

    warned = Signal(str)

    def __init__(
        self, desk: OpenWorkspace, tasks: Tasks, tabs: RequestTabs, requests: RequestDesk
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._tabs = tabs
        self._requests = requests
        self.panel = HistoryPanel()
        self.panel.opened.connect(self._starts("open result", self._show_past))
        self.panel.diff_requested.connect(self._starts("diff", self._show_diff))
        self.panel.forget_requested.connect(self._starts("forget", self._forget))
        requests.history_changed.connect(self._on_changed)
        tabs.current_changed.connect(lambda _key: self.follow())

    def follow(self) -> None:
        """List the results of the request in front; without one there is nothing to show."""
        page = self._tabs.current_request_page()
        self.panel.setVisible(page is not None)
        if page is not None:
            self._tasks.start(self._list(page), "list history", again="replace")

    def _on_changed(self, page: RequestPage) -> None:
        if page is self._tabs.current_request_page():
            self.follow()

    async def _list(self, page: RequestPage) -> None:
        key = self._requests.history_key(page)
        self.panel.show_entries(await asyncio.to_thread(self._desk.history.entries, key))

    async def _show_past(self, entry: HistoryEntry) -> None:
        page = self._tabs.current_request_page()
        result = await self._result(entry)
        if page is not None and result is not None:
            self._requests.show_past(page, result)

    async def _show_diff(self, before: HistoryEntry, after: HistoryEntry) -> None:
        older, newer = await self._result(before), await self._result(after)
        if older is None or newer is None:
            return
        self._tabs.close_page(DIFF)
        view = DiffView(self._tasks)
        view.closed.connect(lambda: self._tabs.close_page(DIFF))
        self._tabs.open_page(DIFF, view, "Diff", "diff")
        view.show_results(older, newer)

    async def _result(self, entry: HistoryEntry) -> Result | None:
        try:
            return await asyncio.to_thread(self._desk.history.open, entry.id)
        except NotInHistory as error:
            self.warned.emit(str(error))
            return None

    async def _forget(self) -> None:
        page = self._tabs.current_request_page()
        if page is None:
            return
        if await dialogs.confirm(
            self._tabs,
            f"Forget the results of {page.editor.request().name}?",
            "They are removed from this machine. Saved files stay.",
            "Forget all",
            danger=True,
        ):
            key = self._requests.history_key(page)
            await asyncio.to_thread(self._desk.history.forget, key)
            self.follow()

    def _starts(
        self, name: str, work: Callable[..., Coroutine[Any, Any, None]]
    ) -> Callable[..., object]:
        return lambda *given: self._tasks.start(work(*given), name)
