"""A curl command that was pasted: it becomes the request in front, and nothing of it is run."""

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine, Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.interchange import curl_import
from httpv2_gui.core.interchange.curl_command import looks_like_it
from httpv2_gui.core.interchange.format import Imported, InterchangeError
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.daemon_thread import in_daemon_thread
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.interchange.offer import lines_of, renamed
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.requests.tabs import UNTITLED, RequestTabs
from httpv2_gui.ui.wiring.imported_records import ImportedRecords, Kept
from httpv2_gui.ui.wiring.request_desk import RequestDesk
from httpv2_gui.ui.workspace.notice import NoticeBar
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

USE, OTHER, LEAVE_OUT = "Use the file", "Choose another…", "Leave it out"
Told = Callable[[Callable[[], Coroutine[Any, Any, None]]], Coroutine[Any, Any, None]]
"""Gives work whose troubles are told in a dialog."""


class CurlDesk(QObject):
    """Hears every URL field; asks about files and credentials of a command."""

    def __init__(
        self,
        desk: OpenWorkspace,
        tasks: Tasks,
        tabs: RequestTabs,
        requests: RequestDesk,
        notice: NoticeBar,
        told: Told,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._tabs = tabs
        self._requests = requests
        self._notice = notice
        self._told = told
        self._records = ImportedRecords(desk, tabs)
        tabs.page_opened.connect(self._listen_to)

    async def paste(self) -> None:
        """Open a new request from the clipboard's command; without one, ask for it."""
        command = QGuiApplication.clipboard().text()
        if not looks_like_it(command):
            label = "The command, as a browser or a manual gives it. Nothing of it is run."
            typed = await dialogs.ask_lines(self._tabs, "Paste curl", label, "Make the request")
            if typed is None:
                return
            command = typed
        imported = await self._read(command)
        if imported is not None:
            await self._take(self._requests.new(), imported)

    def _listen_to(self, page: RequestPage) -> None:
        page.editor.url.curl_pasted.connect(
            functools.partial(self._start, f"curl {page.key}", self._take_command, page)
        )

    def _start(self, name: str, work: Callable[..., Any], *given: object) -> None:
        self._tasks.start(self._told(functools.partial(work, *given)), name)

    async def _take_command(self, page: RequestPage, command: str) -> None:
        imported = await self._read(command)
        if imported is not None:
            await self._take(page, imported)

    async def _read(self, command: str) -> Imported | None:
        try:
            return await in_daemon_thread(curl_import.read, command)
        except InterchangeError as error:
            await dialogs.show_problem(self._tabs, "This command cannot be taken over", str(error))
            return None

    async def _take(self, page: RequestPage, imported: Imported) -> None:
        """Let the page show the command's request; Undo brings back what it showed."""
        before = page.editor.request()
        request = await self._with_files(_named(imported.requests[0], before))
        if request is None:
            return
        kept = await self._connection(imported.connections)
        name = _name_of(self._records, kept) or before.connection
        if not self._is_open(page):
            return
        page.editor.take(request.with_values(connection=name))
        self._notice.tell(
            "The request was made from a curl command. It is not saved yet.",
            answer="Undo",
            do=functools.partial(self._start, "undo curl", self._undo, page, before, kept),
        )
        if imported.notes:
            title = "What the command says beyond the request"
            text = "\n".join(f"• {one}" for one in imported.notes)
            await dialogs.show_problem(self._tabs, title, text)

    async def _undo(self, page: RequestPage, before: Request, kept: Sequence[Kept]) -> None:
        if self._is_open(page):
            page.editor.take(before)
        await self._records.take_out(kept)

    async def _connection(self, found: Iterable[Connection]) -> tuple[Kept, ...]:
        """Ask whether credentials and the like become a connection."""
        connection = next(iter(found), None)
        if connection is None:
            return ()
        text = (
            "The command says as whom, or by which way, to connect. That belongs to a connection: "
            "its secrets go to the system's keyring. "
            f"It would be {scheme_of(connection).title}, for {connection.test_url}."
        )
        title = f"Make the connection {connection.name}?"
        if not await dialogs.confirm(
            self._tabs, title, text, "Make the connection", "Leave it out"
        ):
            return ()
        offered = lines_of(Imported(connections=(connection,)), self._records.taken())
        kept: list[Kept] = []
        await self._records.keep(renamed(offered), kept)
        return tuple(kept)

    async def _with_files(self, request: Request) -> Request | None:
        """Ask about each file that the command would send; None: cancelled."""
        if request.body_source == "file" and request.body_file:
            path = await self._ask_file(request.body_file)
            if path is None:
                return None
            source = "file" if path else "auto"
            request = request.with_values(body_source=source, body_file=path)
        parts = []
        for part in request.parts:
            if part.source != "file":
                parts.append(part)
                continue
            path = await self._ask_file(part.file)
            if path is None:
                return None
            if path:
                parts.append(part.with_values(file=path))
        return request.with_values(parts=tuple(parts))

    async def _ask_file(self, path: str) -> str | None:
        """Give the path of a file to send, blank to leave it out; None: cancelled."""
        there = (self._desk.workspace.folder / path).is_file()
        about = "" if there else " It is not in the workspace's folder."
        answer = await dialogs.choose(
            self._tabs,
            f"Send the file {Path(path).name}?",
            f"The command reads {path}.{about} It is read each time the request is sent.",
            (USE, OTHER, LEAVE_OUT),
        )
        if answer == OTHER:
            chosen = await dialogs.open_file(
                self._tabs, "File to send", self._desk.workspace.folder
            )
            return None if chosen is None else str(chosen)
        return {USE: path, LEAVE_OUT: ""}.get(answer or "")

    def _is_open(self, page: RequestPage) -> bool:
        return self._tabs.page(page.key) is page


def _named(request: Request, before: Request) -> Request:
    """Keep the name of a request that has one: the command only says how it is sent."""
    if before.name and before.name != UNTITLED:
        return request.with_values(name=before.name, description=before.description)
    return request


def _name_of(records: ImportedRecords, kept: Sequence[Kept]) -> str:
    found = (records.entry(one.section, one.id) for one in kept)
    return next((one.record.name for one in found if one is not None), "")
