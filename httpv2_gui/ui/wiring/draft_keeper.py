"""Keeps what is typed and not saved, so that a crash loses a second of typing at most."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from httpv2_gui.core.storage.drafts import Draft
from httpv2_gui.core.storage.workspace import WorkspaceError
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

PAUSE_MS = 700

Unsaved = Callable[[], Draft | None]
"""Gives what a page has, None when it has nothing that is not saved."""


class DraftKeeper(QObject):
    """Writes changed records a moment after the first keystroke; secrets are never written."""

    def __init__(self, desk: OpenWorkspace, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._waiting: dict[str, Unsaved] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._keep_now)
        self._order = asyncio.Lock()

    def keep_soon(self, key: str, unsaved: Unsaved) -> None:
        """Write what this page has before long."""
        self._waiting[key] = unsaved
        if not self._pause.isActive():
            self._pause.start()

    def drop(self, key: str) -> None:
        """Forget a draft: it was saved, or thrown away on purpose."""
        self._waiting[key] = lambda: None
        self._keep_now()

    async def load(self) -> dict[str, Draft]:
        """Give what was kept, by the key of its page."""
        return await asyncio.to_thread(self._desk.drafts.load, self._desk.workspace.id)

    async def settle(self) -> None:
        """Write what waits, now: nothing of it may be lost or come back."""
        self._pause.stop()
        await self._write_waiting()

    def _keep_now(self) -> None:
        self._tasks.start(self._write_waiting(), "keep drafts")

    async def _write_waiting(self) -> None:
        async with self._order:
            while self._waiting:
                key, unsaved = self._waiting.popitem()
                # A full disk is told when the person saves; drafts are a courtesy.
                with contextlib.suppress(OSError, WorkspaceError):
                    await self._write(key, unsaved())

    async def _write(self, key: str, record: Draft | None) -> None:
        drafts, workspace = self._desk.drafts, self._desk.workspace.id
        if record is None:
            await asyncio.to_thread(drafts.drop, workspace, key)
        else:
            await asyncio.to_thread(drafts.keep, workspace, key, record)
