"""Requests while they are open: made, sent, saved, kept over a crash; each with its result."""

from __future__ import annotations

import asyncio
import itertools
from typing import cast

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.engine.events import Event, Receiving, Redirected, Sending, Waiting
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage.workspace import ChangedOnDisk, Entry, WorkspaceError
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.requests.tabs import UNTITLED, RequestTabs
from httpv2_gui.ui.responses.pane import ResultPane
from httpv2_gui.ui.wiring import refusals
from httpv2_gui.ui.wiring.draft_keeper import DraftKeeper
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

_SAVED, _NEW = "request:", "new request:"


class RequestDesk(QObject):
    """Opens requests in tabs and does what their pages ask for.

    Signals:
        said: a short sentence for the status bar.
        warned: something a person should read: a sentence.
        finished: a request was sent and its result is shown. arg: the page's key.
        modified_changed: which requests have unsaved changes may be others now.
        connection_wanted: the page of a connection, by its name; blank for a new one.
        case_wall_wanted: the list of saved files.
    """

    said = Signal(str)
    warned = Signal(str)
    finished = Signal(str)
    modified_changed = Signal()
    connection_wanted = Signal(str)
    case_wall_wanted = Signal()

    def __init__(self, desk: OpenWorkspace, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._numbers = itertools.count(1)
        self._on_disk: dict[str, Request] = {}
        self._overtaken: set[str] = set()
        self.tabs = RequestTabs(tasks, self.save)
        self._drafts = DraftKeeper(desk, tasks)
        self.tabs.new_requested.connect(self.new)
        self.tabs.page_opened.connect(self._furnish)
        self.tabs.send_requested.connect(self._start_sending)
        self.tabs.cancel_requested.connect(self._cancel)
        self.tabs.changed.connect(self._on_changed)
        self.tabs.page_closed.connect(self._on_closed)
        desk.changed.connect(self.show_connections)

    def new(self, request: Request | None = None) -> RequestPage:
        """Open a request that has no file yet."""
        key = f"{_NEW}{next(self._numbers)}"
        page = self.tabs.open_request(
            key,
            request or Request(name=UNTITLED),
            saved=Request(name=UNTITLED),
            root=self._desk.workspace.folder,
        )
        page.editor.url.setFocus()
        return page

    def open(self, slug: str) -> RequestPage:
        """Bring the request of that slug to the front."""
        entry = cast("Entry[Request]", self._desk.entry(Section.REQUESTS, slug))
        return self.tabs.open_request(_SAVED + slug, entry.record, root=self._desk.workspace.folder)

    def modified(self) -> set[str]:
        """Give the slugs of the requests with changes that are not saved."""
        return {
            page.key.removeprefix(_SAVED)
            for page in self.tabs.request_pages()
            if page.key.startswith(_SAVED) and page.editor.modified
        }

    def history_key(self, page: RequestPage) -> str:
        """Give the name under which results of this page are kept."""
        slug = page.key.removeprefix(_SAVED)
        ids = (one.id for one in self._desk.contents.requests if one.slug == slug)
        return next(ids, page.key)

    async def recover(self) -> int:
        """Open what was typed and not saved when the program ended; give how many."""
        drafts = await self._drafts.load()
        for key, record in drafts.items():
            if key.startswith(_SAVED):
                self._recover_saved(key, record)
            elif key.startswith(_NEW):
                self.new(record)
        return len(drafts)

    def renamed(self, old_slug: str, new_slug: str, name: str) -> None:
        """Follow a request that was renamed elsewhere."""
        page = self.tabs.page(_SAVED + old_slug)
        if isinstance(page, RequestPage):
            page.editor.rename(name)
            if old_slug != new_slug:
                self.tabs.change_key(_SAVED + old_slug, _SAVED + new_slug)

    def deleted(self, slug: str) -> None:
        """Close the page of a request that is gone."""
        self.tabs.close_page(_SAVED + slug)

    def current_slug(self) -> str | None:
        """Give the slug of the request in front, if it has a file."""
        key = self.tabs.current_key()
        return key.removeprefix(_SAVED) if key.startswith(_SAVED) else None

    def show_past(self, page: RequestPage, result: Result) -> None:
        """Show a result of an earlier time."""
        _pane(page).show_result(result, page.key)

    def follow_disk(self) -> None:
        """Take over what another program wrote, but never over what a person typed here."""
        on_disk = {_SAVED + one.slug: one.record for one in self._desk.contents.requests}
        for page in self.tabs.request_pages():
            now, before = on_disk.get(page.key), self._on_disk.get(page.key)
            if now is None or before is None or now == before:
                continue
            self._on_disk[page.key] = now
            if page.editor.modified:
                self._overtaken.add(page.key)
                self.warned.emit(
                    f"{now.name} was changed by another program. What you typed is kept; "
                    "saving asks before it replaces that change."
                )
            else:
                page.editor.set_request(now)
                self.said.emit(f"{now.name} was changed by another program and read again.")

    def show_connections(self) -> None:
        """Let every page offer the connections there are now."""
        for page in self.tabs.request_pages():
            self._offer_connections(page)

    async def save(self, page: RequestPage) -> bool:
        """Write a page's request; gives whether it is written now."""
        request = page.editor.request()
        slug = page.key.removeprefix(_SAVED) if page.key.startswith(_SAVED) else None
        if slug is None:
            named = await self._named(request)
            if named is None:
                return False
            request = named
        if page.key in self._overtaken and not await refusals.may_overwrite(
            self.tabs, request.name
        ):
            return False
        entry = await self._write(request, slug)
        if entry is None:
            return False
        self._overtaken.discard(page.key)
        self._on_disk[_SAVED + entry.slug] = entry.record
        page.editor.mark_saved(entry.record)
        await self._drafts.drop(page.key)
        if page.key != _SAVED + entry.slug:
            self.tabs.change_key(page.key, _SAVED + entry.slug)
        self.modified_changed.emit()
        self.said.emit(f"Saved {entry.record.name}.")
        return True

    async def _named(self, request: Request) -> Request | None:
        """Ask for a name, once, for what has none; None: cancelled."""
        if request.name.strip() and request.name != UNTITLED:
            return request
        proposal = self._desk.free_name(Section.REQUESTS, UNTITLED)
        name = await dialogs.ask_text(self.tabs, "Save request", "Name", proposal, "Save")
        return None if name is None else request.with_values(name=name)

    async def _write(self, request: Request, slug: str | None) -> Entry[Request] | None:
        try:
            return await self._desk.save_request(request, slug)
        except ChangedOnDisk as error:
            if not await refusals.may_overwrite(self.tabs, error.path.name):
                return None
            return await self._desk.save_request(request, slug, overwrite=True)
        except WorkspaceError as error:
            await refusals.show_not_saved(self.tabs, request.name, error)
            return None

    def _start_sending(self, page: RequestPage, request: Request) -> None:
        self._tasks.start(self._send(page, request), _sending(page))

    async def _send(self, page: RequestPage, request: Request) -> None:
        pane = _pane(page)
        page.editor.set_running(True)
        pane.show_running("Reading secrets…")
        try:
            connection, refused = await self._connection_of(request)
            result = refused or await self._desk.run(
                request, connection, lambda event: _show_event(pane, event)
            )
        except asyncio.CancelledError:
            pane.show_cancelled()
            raise
        finally:
            page.editor.set_running(False)
        pane.show_result(result, page.key)
        if refused is None:
            await self._desk.remember(self.history_key(page), result, request.name)
        self.finished.emit(page.key)

    async def _connection_of(self, request: Request) -> tuple[Connection | None, Result | None]:
        """Give the connection with its secrets, or a Result that says why not."""
        if not request.connection:
            return None, None
        entry = self._desk.connection(request.connection)
        if entry is None:
            return None, refusals.unknown_connection(request.connection)
        filled = await self._desk.with_secrets(entry)
        needed = [one for one in filled.missing if one.required]
        if needed:
            return None, refusals.missing_secrets(entry.record.name, needed, filled.unavailable)
        return filled.connection, None

    def _cancel(self, page: RequestPage) -> None:
        self._tasks.cancel(_sending(page))

    def _furnish(self, page: RequestPage) -> None:
        """Give a new page its result pane and what it offers."""
        pane = ResultPane(self._tasks)
        page.set_result_widget(pane)
        pane.said.connect(self.said)
        pane.files_asked.connect(self.case_wall_wanted)
        page.editor.copied.connect(self.said)
        page.editor.connection_edit_requested.connect(self.connection_wanted)
        page.editor.connection_new_requested.connect(lambda: self.connection_wanted.emit(""))
        self._offer_connections(page)

    def _offer_connections(self, page: RequestPage) -> None:
        page.editor.set_connections(
            [entry.record for entry in self._desk.contents.connections],
            {
                entry.record.name: self._desk.tested(entry.record.name)
                for entry in self._desk.contents.connections
            },
        )

    def _on_changed(self, page: RequestPage) -> None:
        self._drafts.keep_soon(page.key, page.editor)
        self.modified_changed.emit()

    def _on_closed(self, key: str) -> None:
        self._tasks.cancel(f"send {key}")
        self._tasks.start(self._drafts.drop(key), f"drop draft {key}")
        self._on_disk.pop(key, None)
        self._overtaken.discard(key)
        self.modified_changed.emit()

    def _recover_saved(self, key: str, record: Request) -> None:
        slug = key.removeprefix(_SAVED)
        try:
            saved = cast("Entry[Request]", self._desk.entry(Section.REQUESTS, slug)).record
        except KeyError:
            self.new(record)
            return
        if saved != record:
            self._on_disk[key] = saved
            self.tabs.open_request(key, record, saved=saved, root=self._desk.workspace.folder)


def _sending(page: RequestPage) -> str:
    return f"send {page.key}"


def _pane(page: RequestPage) -> ResultPane:
    pane = page.result_widget
    assert isinstance(pane, ResultPane)  # noqa: S101 - _furnish put it there
    return pane


def _show_event(pane: ResultPane, event: Event) -> None:
    match event:
        case Sending(purpose="token", url=url):
            pane.show_running(f"Fetching the token from {url}")
        case Sending(url=url):
            pane.show_running(f"Waiting for {url}")
        case Redirected(status=status, url=url):
            pane.show_running(f"{status}: going on to {url}")
        case Receiving(bytes=count, total=total):
            pane.show_progress(count, total)
        case Waiting(attempt=attempt, next_in_s=seconds):
            pane.show_running(
                f"Attempt {attempt} did not have the expected values. Next in {seconds:.0f} s."
            )
        case _:
            pass
