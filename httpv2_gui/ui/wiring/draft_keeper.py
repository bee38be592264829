"""Keeps what is typed and not saved, so that a crash loses a second of typing at most."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, QTimer

from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import WorkspaceError
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.editor import RequestEditor
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

PAUSE_MS = 700


class DraftKeeper(QObject):
    """Writes changed requests a moment after the last keystroke."""

    def __init__(self, desk: OpenWorkspace, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._waiting: dict[str, RequestEditor] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._keep_now)
        self._order = asyncio.Lock()

    def keep_soon(self, key: str, editor: RequestEditor) -> None:
        """Write what this editor has before long."""
        self._waiting[key] = editor
        if not self._pause.isActive():
            self._pause.start()

    async def load(self) -> dict[str, Request]:
        """Give what was kept, by the key of its page."""
        kept = await asyncio.to_thread(self._desk.drafts.load, self._desk.workspace.id)
        return {key: record for key, record in kept.items() if isinstance(record, Request)}

    async def drop(self, key: str) -> None:
        """Forget a draft: it was saved, or thrown away on purpose."""
        self._waiting.pop(key, None)
        async with self._order:
            await asyncio.to_thread(self._desk.drafts.drop, self._desk.workspace.id, key)

    def _keep_now(self) -> None:
        waiting, self._waiting = self._waiting, {}
        records = {key: editor.request() for key, editor in waiting.items() if editor.modified}
        done = [key for key in waiting if key not in records]
        self._tasks.start(self._write(records, done), f"keep drafts {id(records)}")

    async def _write(self, records: dict[str, Request], done: list[str]) -> None:
        drafts, workspace = self._desk.drafts, self._desk.workspace.id
        async with self._order:
            for key, record in records.items():
                try:
                    await asyncio.to_thread(drafts.keep, workspace, key, record)
                except WorkspaceError:
                    return  # a full disk is told when the person saves; drafts are a courtesy
            for key in done:
                await asyncio.to_thread(drafts.drop, workspace, key)
