"""The open workspace with all that belongs to it: files, secrets, history, the engine's clients.

Disk and keyring block, so they are reached in a thread; the network runs on the engine's loop. Each
coroutine here is awaited on the window's loop and does one thing that a person asked for.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self, cast

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.engine.block_run import BlockResult, InStep
from httpv2_gui.core.engine.waiting import Wait
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage import secrets
from httpv2_gui.core.storage.block_memory import BlockMemory
from httpv2_gui.core.storage.case_wall import CaseWall
from httpv2_gui.core.storage.drafts import Drafts
from httpv2_gui.core.storage.history import History
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.secrets import (
    Filled,
    SecretStore,
    SessionStore,
)
from httpv2_gui.core.storage.workspace import (
    Contents,
    Entry,
    FileProblem,
    Workspace,
    WorkspaceError,
)
from httpv2_gui.practice.sample import practice_port, serve_sample
from httpv2_gui.practice.secrets import SECRETS
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.base.daemon_thread import in_daemon_thread
from httpv2_gui.ui.base.engine_thread import EngineThread
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.workspace.engine_door import EngineDoor, Tell
from httpv2_gui.ui.workspace.folder_watch import FolderWatch
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.trash import AnyEntry, Trash


class OpenWorkspace(QObject):
    """Everything one can do with the workspace that is open.

    Signals:
        changed: `contents` or the signs of connections are other ones now.
        changed_on_disk: files came, went or were replaced in the folder, by whomever.
        connection_renamed: the requests' files name it by its new name now. args: old, new.
    """

    changed = Signal()
    changed_on_disk = Signal()
    connection_renamed = Signal(str, str)

    def __init__(
        self,
        workspace: Workspace,
        places: Places,
        engine: EngineThread,
        session: SessionStore,
    ) -> None:
        """Use `open`."""
        super().__init__()
        self.workspace = workspace
        self.session = session
        presets = SECRETS if workspace.practice_port is not None else {}
        self.store: SecretStore = secrets.usual_store(self.session, presets)
        self.contents = Contents((), (), ())
        self.case_wall = CaseWall(workspace.case_wall)
        self.zip_folder = workspace.case_wall
        """Where zips are written; all are listed on the case wall, wherever they are."""
        self.history = History(places.history / workspace.id)
        self.drafts = Drafts(places.drafts)
        self.block_memory = BlockMemory(places.inputs / workspace.id)
        self.engine = EngineDoor(engine)
        self._practice: PracticeServer | None = None
        self._trash = Trash(workspace, self.store, session)
        self._tested: dict[str, Tested] = {}
        self._watch = FolderWatch(self)
        self._watch.changed.connect(self.changed_on_disk)

    @classmethod
    async def open(
        cls,
        folder: Path,
        places: Places,
        engine: EngineThread,
        session: SessionStore | None = None,
    ) -> Self:
        """Open a workspace; a sample's practice API is started with it.

        `session` holds the secrets that are kept until the program ends, whatever is open then.
        Raises WorkspaceError, OSError.
        """
        async with contextlib.AsyncExitStack() as undo:
            practice = await asyncio.to_thread(_start_practice, folder)
            if practice is not None:
                undo.push_async_callback(asyncio.to_thread, practice.stop)
            workspace = await asyncio.to_thread(Workspace.open, folder)
            opened = cls(workspace, places, engine, session or SessionStore())
            opened._practice = practice
            await opened.engine.open()
            undo.push_async_callback(opened.engine.close)
            await opened.reload()
            undo.pop_all()
        return opened

    async def close(self) -> None:
        """Close the connections that are kept open, and the practice API."""
        self._watch.stop()
        await self.engine.close()
        if self._practice is not None:
            await asyncio.to_thread(self._practice.stop)

    @property
    def practice_url(self) -> str:
        """Where the practice API answers; blank for a workspace without one."""
        port = self.workspace.practice_port
        return "" if port is None else f"http://127.0.0.1:{port}"

    def tested(self, name: str) -> Tested:
        """Give how the last test of a connection went."""
        return self._tested.get(name, Tested())

    def note_test(self, name: str, tested: Tested) -> None:
        """Remember how a test went, or that it is stale."""
        if self.tested(name) != tested:
            self._tested[name] = tested
            self.changed.emit()

    async def reload(self, renamed: tuple[str, str] | None = None) -> None:
        """Read the files again; a connection that was `renamed` is told first: old, new."""
        folder = self.workspace.folder
        self._watch.follow([folder, *(folder / one.value for one in Section)])
        self.contents = await asyncio.to_thread(self.workspace.load)
        if renamed is not None:
            self.connection_renamed.emit(*renamed)
        self.changed.emit()

    def connection(self, name: str) -> Entry[Connection] | None:
        """Give the connection of that name, if the workspace has it."""
        found = (one for one in self.contents.connections if one.record.name == name)
        return next(found, None)

    def entry(self, section: Section, slug: str) -> AnyEntry:
        """Give what the sidebar lists under that slug; KeyError if it has gone."""
        for one in self._listed(section):
            if one.slug == slug:
                return one
        raise KeyError(slug)

    async def with_secrets(self, entry: Entry[Connection]) -> Filled:
        """Give a connection with its secrets from the keyring."""
        return await in_daemon_thread(secrets.fill, entry, self.store, self.workspace.id)

    async def save_connection(
        self, record: Connection, slug: str | None, *, overwrite: bool = False
    ) -> Entry[Connection]:
        """Write the file; `keep_secrets` is for the rest. Requests follow a renamed connection."""
        before = self.entry(Section.CONNECTIONS, slug).record.name if slug else record.name
        self._refuse_double_name(record.name, slug)
        entry = await asyncio.to_thread(
            self.workspace.save_connection, record, slug, overwrite=overwrite
        )
        if before == record.name:
            await self.reload()
        else:
            self._tested[record.name] = self._tested.pop(before, Tested())
            await asyncio.to_thread(self.workspace.repoint, before, record.name)
            await self.reload((before, record.name))
        return entry

    def _refuse_double_name(self, name: str, slug: str | None) -> None:
        other = self.connection(name)
        if other is not None and other.slug != slug:
            message = (
                f"This is a connection named {name} already. Requests find theirs by its name, "
                "so choose another one."
            )
            raise WorkspaceError(FileProblem(other.path, message))

    async def keep_secrets(
        self,
        entry: Entry[Connection],
        record: Connection,
        before: Connection | None,
        *,
        session_only: bool = False,
    ) -> None:
        """Put what changed into the keyring; raises KeyringUnavailable when it is not there."""
        store = self.session if session_only else self.store
        await in_daemon_thread(secrets.put, entry, record, store, self.workspace.id, before)

    async def save_request(
        self,
        record: Request,
        slug: str | None,
        *,
        overwrite: bool = False,
        results_of: str = "",
    ) -> Entry[Request]:
        """Write the file; a new request keeps the results it had under the key `results_of`."""
        entry = await asyncio.to_thread(
            self.workspace.save_request, record, slug, overwrite=overwrite
        )
        if slug is None:  # results of one that had this id before and is deleted are not its own
            await asyncio.to_thread(self.history.move, results_of, entry.id)
        await self.reload()
        return entry

    async def save_block(
        self, record: Block, slug: str | None, *, overwrite: bool = False
    ) -> Entry[Block]:
        """Write the file of a block."""
        entry = await asyncio.to_thread(
            self.workspace.save_block, record, slug, overwrite=overwrite
        )
        await self.reload()
        return entry

    async def delete(self, section: Section, slug: str, *, leave_secrets: bool = False) -> None:
        """Delete a connection with its secrets, a request or a block; `undo_delete` undoes it.

        Raises KeyringUnavailable when secrets cannot be deleted and may not be left either.
        """
        entry = self.entry(section, slug)
        await self._trash.put(entry, leave_secrets=leave_secrets)
        await self.reload()

    async def undo_delete(self) -> tuple[Section, str] | None:
        """Bring back what was deleted last; give where it is."""
        entry = await self._trash.take_back()
        if entry is None:
            return None
        await self.reload()
        return _SECTIONS[type(entry.record)], entry.slug

    async def duplicate(self, section: Section, slug: str) -> str:
        """Make a copy under a name of its own, secrets included; give its slug."""
        entry = self.entry(section, slug)
        name = self.free_name(section, f"{entry.record.name} copy")
        if section is Section.REQUESTS:
            request = cast("Request", entry.record)
            return (await self.save_request(request.with_values(name=name), None)).slug
        if section is Section.BLOCKS:
            block = cast("Block", entry.record)
            return (await self.save_block(block.with_values(name=name), None)).slug
        filled = await self.with_secrets(cast("Entry[Connection]", entry))
        record = filled.connection.with_values(name=name)
        copy = await self.save_connection(record, None)
        await self.keep_secrets(copy, record, None)
        return copy.slug

    async def rename(self, section: Section, slug: str, name: str) -> str:
        """Give another name; requests follow a renamed connection. Gives the new slug."""
        record = self.entry(section, slug).record
        if isinstance(record, Request):
            return (await self.save_request(record.with_values(name=name), slug)).slug
        if isinstance(record, Block):
            return (await self.save_block(record.with_values(name=name), slug)).slug
        return (await self.save_connection(record.with_values(name=name), slug)).slug

    async def reorder(self, section: Section, slugs: Sequence[str]) -> None:
        """Keep the order in which the sidebar lists things."""
        await asyncio.to_thread(self.workspace.reorder, section.value, slugs)
        await self.reload()

    async def run(
        self,
        request: Request,
        connection: Connection | None,
        tell: Tell,
        wait: Wait | None = None,
    ) -> Result:
        """Do a request once; what happens meanwhile is told on the window's thread."""
        return await self.engine.run(
            request,
            connection,
            tell,
            root=self.workspace.folder,
            case_wall=self.zip_folder,
            wait=wait,
        )

    async def run_block(
        self,
        block: Block,
        connections: Mapping[str, Connection],
        inputs: Mapping[str, str],
        tell: Callable[[InStep], None],
        wait: Wait | None = None,
    ) -> BlockResult:
        """Run a block once; what its steps do is told on the window's thread."""
        return await self.engine.run_block(
            block,
            connections,
            inputs,
            tell,
            root=self.workspace.folder,
            case_wall=self.zip_folder,
            wait=wait,
        )

    async def remember(self, key: str, result: Result, source: str) -> None:
        """Keep a result in history and its saved files in the case wall's list."""
        await asyncio.to_thread(self.history.add, key, result)
        for saved in result.saved_files:
            await asyncio.to_thread(self.case_wall.add, saved, source)

    def free_name(self, section: Section, name: str) -> str:
        """Give this name, or one with a number behind it that nothing has yet."""
        taken = {one.record.name for one in self._listed(section)}
        tries = (name, *(f"{name} {number}" for number in range(2, len(taken) + 3)))
        return next(one for one in tries if one not in taken)

    def _listed(self, section: Section) -> Sequence[AnyEntry]:
        return cast("Sequence[AnyEntry]", getattr(self.contents, section.value))


_SECTIONS: dict[type, Section] = {
    Connection: Section.CONNECTIONS,
    Request: Section.REQUESTS,
    Block: Section.BLOCKS,
}


def _start_practice(folder: Path) -> PracticeServer | None:
    return None if practice_port(folder) is None else serve_sample(folder)
