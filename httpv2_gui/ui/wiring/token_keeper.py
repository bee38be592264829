"""Stores the tokens that come while connections are used."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.storage.secrets import KeyringUnavailable
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections.taken_token import with_token
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


class TokenKeeper(QObject):
    """Keeps a renewed token where the connection's secrets are; for the session if it must.

    The old refresh token may be worthless by now: a token that is not kept locks somebody out.

    Signals:
        kept: A token of a connection is stored. str: its slug. args: the scheme with the token, and
            where each secret is now.
    """

    kept = Signal(str, object, object)

    def __init__(self, desk: OpenWorkspace, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._one_by_one = asyncio.Lock()
        self._running: set[asyncio.Task[None]] = set()

    def keep_soon(self, entry: Entry[Connection], scheme: Scheme) -> None:
        """Store a token without making anybody wait."""
        task = self._tasks.start(self.keep(entry, scheme), f"keep token {id(scheme):x}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def settle(self) -> None:
        """Wait until everything that came is stored."""
        await asyncio.gather(*self._running, return_exceptions=True)

    async def keep(self, entry: Entry[Connection], scheme: Scheme) -> None:
        """Store a token; the newest is the last to be written."""
        async with self._one_by_one:
            before = (await self._desk.with_secrets(entry)).connection
            record = with_token(before, scheme)
            try:
                await self._desk.keep_secrets(entry, record, before)
            except KeyringUnavailable:
                await self._desk.keep_secrets(entry, record, before, session_only=True)
            where = (await self._desk.with_secrets(entry)).where
        self.kept.emit(entry.slug, scheme, where)
