"""What was deleted while the workspace is open, and how it comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage import secrets
from httpv2_gui.core.storage.secrets import KeyringUnavailable, SecretStore
from httpv2_gui.core.storage.workspace import Entry, Workspace, WorkspaceError
from httpv2_gui.ui.base.daemon_thread import in_daemon_thread

AnyEntry = Entry[Connection] | Entry[Request] | Entry[Block]


@dataclass
class _Deleted:
    """What undoing a deletion needs."""

    restore: Callable[[], AnyEntry]
    secrets: dict[str, Secret]


class Trash:
    """Deletes files with their secrets, and brings them back, the last one first.

    `store` has the secrets; `instead` takes back those that `store` will not.
    """

    def __init__(self, workspace: Workspace, store: SecretStore, instead: SecretStore) -> None:
        self._workspace = workspace
        self._store = store
        self._instead = instead
        self._deleted: list[_Deleted] = []

    async def put(self, entry: AnyEntry, *, leave_secrets: bool = False) -> None:
        """Delete a request, a block, or a connection with its secrets; all of it or nothing.

        Raises KeyringUnavailable when secrets cannot be deleted and may not be left either.
        """
        forgotten: dict[str, Secret] = {}
        if isinstance(entry.record, Connection) and not leave_secrets:
            connection = cast("Entry[Connection]", entry)
            forgotten = await in_daemon_thread(
                secrets.forget, connection, self._store, self._workspace.id
            )
        try:
            restore = await asyncio.to_thread(self._workspace.delete, cast("Entry[Any]", entry))
        except WorkspaceError:
            await in_daemon_thread(self._restore_secrets, entry, forgotten)
            raise
        self._deleted.append(_Deleted(restore, forgotten))

    async def take_back(self) -> AnyEntry | None:
        """Bring back what was deleted last; None: there is nothing."""
        if not self._deleted:
            return None
        last = self._deleted.pop()
        entry = await asyncio.to_thread(last.restore)
        await in_daemon_thread(self._restore_secrets, entry, last.secrets)
        return entry

    def _restore_secrets(self, entry: AnyEntry, kept: dict[str, Secret]) -> None:
        if not kept:
            return
        connection = cast("Entry[Connection]", entry)
        try:
            secrets.restore(connection, kept, self._store, self._workspace.id)
        except KeyringUnavailable:
            secrets.restore(connection, kept, self._instead, self._workspace.id)
