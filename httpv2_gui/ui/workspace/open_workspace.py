"""The open workspace with all that belongs to it: files, secrets, history, the engine's clients.

Disk and keyring block, so they are reached in a thread; the network runs on the engine's loop. Each
coroutine here is awaited on the window's loop and does one thing that a person asked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import TestReport, test_connection
from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage import secrets
from httpv2_gui.core.storage.case_wall import CaseWall
from httpv2_gui.core.storage.history import History
from httpv2_gui.core.storage.secrets import Filled, SecretStore
from httpv2_gui.core.storage.workspace import Contents, Entry, Workspace
from httpv2_gui.ui.base.engine_thread import EngineThread
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.places import Places

Tell = Callable[[Event], None]


@dataclass
class _Deleted:
    """What undoing a deletion needs."""

    section: Section
    restore: Callable[[], object]
    secrets: dict[str, str]
    entry: Entry[Connection] | Entry[Request]


class OpenWorkspace(QObject):
    """Everything one can do with the workspace that is open.

    Signals:
        changed: `contents` has been read again.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, store: SecretStore, places: Places, engine: EngineThread
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.store = store
        self.contents = Contents((), (), ())
        self.case_wall = CaseWall(workspace.folder / "case_wall")
        self.history = History(places.history / workspace.id)
        self._engine = engine
        self._clients: Clients | None = None
        self._deleted: list[_Deleted] = []

    async def start(self) -> Self:
        """Read the files and make the clients."""
        self._clients = await self._engine.call(_make_clients)
        await self.reload()
        return self

    async def close(self) -> None:
        """Close the connections that are kept open."""
        clients, self._clients = self._clients, None
        if clients is not None:
            await self._engine.call(clients.aclose)

    async def reload(self) -> None:
        """Read the files again."""
        self.contents = await asyncio.to_thread(self.workspace.load)
        self.changed.emit()

    def connection(self, name: str) -> Entry[Connection] | None:
        """Give the connection of that name, if the workspace has it."""
        found = (one for one in self.contents.connections if one.record.name == name)
        return next(found, None)

    def entry(self, section: Section, slug: str) -> Entry[Connection] | Entry[Request]:
        """Give what the sidebar lists under that slug; KeyError if it has gone."""
        found: Sequence[Entry[Connection] | Entry[Request]] = (
            self.contents.connections if section is Section.CONNECTIONS else self.contents.requests
        )
        for one in found:
            if one.slug == slug:
                return one
        raise KeyError(slug)

    async def with_secrets(self, entry: Entry[Connection]) -> Filled:
        """Give a connection with its secrets from the keyring."""
        return await asyncio.to_thread(secrets.fill, entry, self.store, self.workspace.id)

    async def save_connection(self, record: Connection, slug: str | None) -> Entry[Connection]:
        """Write the file, then put changed secrets into the keyring."""
        entry = await asyncio.to_thread(self.workspace.save_connection, record, slug)
        await asyncio.to_thread(secrets.put, entry, record, self.store, self.workspace.id)
        await self.reload()
        return entry

    async def save_request(self, record: Request, slug: str | None) -> Entry[Request]:
        """Write the file."""
        entry = await asyncio.to_thread(self.workspace.save_request, record, slug)
        await self.reload()
        return entry

    async def delete(self, section: Section, slug: str) -> None:
        """Delete a connection with its secrets, or a request; `undo_delete` brings it back."""
        entry = self.entry(section, slug)
        forgotten: dict[str, str] = {}
        if isinstance(entry.record, Connection):
            forgotten = await asyncio.to_thread(
                secrets.forget, entry, self.store, self.workspace.id
            )
        restore = await asyncio.to_thread(self.workspace.delete, entry)
        self._deleted.append(_Deleted(section, restore, forgotten, entry))
        await self.reload()

    async def undo_delete(self) -> None:
        """Bring back what was deleted last."""
        if not self._deleted:
            return
        last = self._deleted.pop()
        await asyncio.to_thread(last.restore)
        if last.secrets:
            await asyncio.to_thread(
                secrets.restore, last.entry, last.secrets, self.store, self.workspace.id
            )
        await self.reload()

    async def duplicate(self, section: Section, slug: str) -> str:
        """Make a copy under a name of its own, secrets included; give its slug."""
        entry = self.entry(section, slug)
        name = self._free_name(section, f"{entry.record.name} copy")
        if isinstance(entry.record, Connection):
            filled = await self.with_secrets(entry)  # type: ignore[arg-type]
            copy = await self.save_connection(filled.connection.with_values(name=name), None)
            return copy.slug
        return (await self.save_request(entry.record.with_values(name=name), None)).slug

    async def rename(self, section: Section, slug: str, name: str) -> str:
        """Give another name; requests follow a renamed connection. Gives the new slug."""
        record = self.entry(section, slug).record
        if isinstance(record, Request):
            return (await self.save_request(record.with_values(name=name), slug)).slug
        renamed = record.with_values(name=name)
        entry = await asyncio.to_thread(self.workspace.save_connection, renamed, slug)
        for one in self.contents.requests:
            if one.record.connection == record.name:
                follower = one.record.with_values(connection=name)
                await asyncio.to_thread(self.workspace.save_request, follower, one.slug)
        await self.reload()
        return entry.slug

    async def reorder(self, section: Section, slugs: Sequence[str]) -> None:
        """Keep the order in which the sidebar lists things."""
        await asyncio.to_thread(self.workspace.reorder, section.value, slugs)
        await self.reload()

    async def run(self, request: Request, connection: Connection | None, tell: Tell) -> Result:
        """Do a request once; what happens meanwhile is told on the window's thread."""
        clients, told = self._running(tell)
        return await self._engine.call(
            lambda: run(
                request,
                connection,
                clients=clients,
                tell=told,
                root=self.workspace.folder,
                case_wall=self.case_wall.folder,
            )
        )

    async def test(self, connection: Connection, tell: Tell) -> TestReport:
        """Try the connection; what happens meanwhile is told on the window's thread."""
        clients, told = self._running(tell)
        return await self._engine.call(
            lambda: test_connection(connection, clients=clients, tell=told)
        )

    async def remember(self, key: str, result: Result, source: str) -> None:
        """Keep a result in history and its saved files in the case wall's list."""
        await asyncio.to_thread(self.history.add, key, result)
        for saved in result.saved_files:
            await asyncio.to_thread(self.case_wall.add, saved, source)

    def _running(self, tell: Tell) -> tuple[Clients, Tell]:
        if self._clients is None:
            raise RuntimeError("The workspace is closed.")
        loop = asyncio.get_running_loop()
        return self._clients, lambda event: _tell_on(loop, tell, event)

    def _free_name(self, section: Section, name: str) -> str:
        held = (
            self.contents.connections if section is Section.CONNECTIONS else self.contents.requests
        )
        taken = {one.record.name for one in held}
        tries = (name, *(f"{name} {number}" for number in range(2, len(taken) + 3)))
        return next(one for one in tries if one not in taken)


def _tell_on(loop: asyncio.AbstractEventLoop, tell: Tell, event: Event) -> None:
    """Hand an event from the engine's thread to the window's."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(tell, event)


async def _make_clients() -> Clients:
    return Clients()


def sample_folder(places: Places) -> Path:
    """Give where *Open the sample* keeps the sample workspace."""
    return places.sample
