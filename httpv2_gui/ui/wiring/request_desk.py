"""Requests while they are open: made, saved, kept over a crash, followed on the disk."""

from __future__ import annotations

import asyncio
import functools
import uuid
from typing import cast

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.requests.tabs import UNTITLED, RequestTabs
from httpv2_gui.ui.responses.pane import ResultPane
from httpv2_gui.ui.wiring import refusals
from httpv2_gui.ui.wiring.disk_copies import DiskCopies
from httpv2_gui.ui.wiring.draft_keeper import DraftKeeper
from httpv2_gui.ui.wiring.sender import Sender, result_pane
from httpv2_gui.ui.wiring.unsaved import Unsaved
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

_SAVED, _NEW = "request:", "new request:"


class RequestDesk(QObject):
    """Opens requests in tabs and does what their pages ask for.

    Signals:
        said: a short sentence for the status bar.
        warned: something a person should read: a sentence.
        history_changed: the results of a request are other ones now. arg: the RequestPage.
        modified_changed: which requests have unsaved changes may be others now.
        connection_wanted: the page of a connection, by its name; blank for a new one.
        token_renewed: a request got a new token. args: Entry of the connection, the scheme.
        case_wall_wanted: the list of saved files.
        waits_changed: other requests wait for expected values now.
        waited: a wait came to its end by itself. args: name of the request, the Result.
    """

    said = Signal(str)
    warned = Signal(str)
    history_changed = Signal(object)
    modified_changed = Signal()
    connection_wanted = Signal(str)
    token_renewed = Signal(object, object)
    case_wall_wanted = Signal()
    waits_changed = Signal()
    waited = Signal(str, object)

    def __init__(
        self, desk: OpenWorkspace, tasks: Tasks, tabs: RequestTabs, drafts: DraftKeeper
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._tabs = tabs
        self._drafts = drafts
        self._copies: DiskCopies[Request] = DiskCopies()
        self._sender = Sender(desk, tasks, self.history_key)
        self._unsaved = Unsaved()
        self._unsaved.changed.connect(self.modified_changed)
        self._sender.finished.connect(self.history_changed)
        self._sender.renewed.connect(self.token_renewed)
        self._sender.waited.connect(self.waited)
        self._sender.waits_changed.connect(self._show_waits)
        tabs.new_requested.connect(self.new)
        tabs.page_opened.connect(self._furnish)
        tabs.send_requested.connect(self._sender.start)
        tabs.cancel_requested.connect(self._sender.cancel)
        tabs.changed.connect(self._on_changed)
        tabs.page_closing.connect(self._on_closing)
        tabs.page_closed.connect(self._on_closed)
        desk.changed.connect(self.show_connections)
        desk.connection_renamed.connect(self._follow_connection)

    def new(self, request: Request | None = None, key: str = "") -> RequestPage:
        """Open a request that has no file yet; `key` is that of its draft, if it has one."""
        page = self._tabs.open_request(
            key or f"{_NEW}{uuid.uuid4().hex}",
            request or Request(name=UNTITLED),
            saved=Request(name=UNTITLED),
            root=self._desk.workspace.folder,
        )
        page.editor.url.setFocus()
        return page

    def open(self, slug: str, draft: Request | None = None) -> RequestPage:
        """Bring the request of that slug to the front, with what was typed and not saved."""
        entry = cast("Entry[Request]", self._desk.entry(Section.REQUESTS, slug))
        key = _SAVED + slug
        if self._copies.known(key) is None:
            self._copies.note(key, entry.record)
        return self._tabs.open_request(
            key, draft or entry.record, saved=entry.record, root=self._desk.workspace.folder
        )

    def modified(self) -> set[str]:
        """Give the slugs of the requests with changes that are not saved."""
        return self._unsaved.slugs(_SAVED)

    def waiting(self) -> set[str]:
        """Give the slugs of the requests that wait for expected values."""
        keys = (page.key for page in self._sender.waiting())
        return {key.removeprefix(_SAVED) for key in keys if key.startswith(_SAVED)}

    def history_key(self, page: RequestPage) -> str:
        """Give the name under which results of this page are kept."""
        slug = page.key.removeprefix(_SAVED)
        ids = (one.id for one in self._desk.contents.requests if one.slug == slug)
        return next(ids, page.key)

    def recover(self, key: str, draft: Request) -> bool:
        """Open what was typed and not saved when the program ended; whether there is news in it."""
        slug = key.removeprefix(_SAVED)
        entry = next((one for one in self._desk.contents.requests if one.slug == slug), None)
        if key.startswith(_SAVED) and entry is not None:
            if entry.record == draft:
                self._drafts.drop(key)
                return False
            page = self.open(slug, draft)
        else:
            page = self.new(draft, key if key.startswith(_NEW) else "")
        if page.key != key:  # its file is gone: from now on it is kept as a new request
            self._drafts.drop(key)
        self._on_changed(page)
        return True

    def renamed(self, old_slug: str, new_slug: str, name: str) -> None:
        """Follow a request that was renamed elsewhere."""
        old, new = _SAVED + old_slug, _SAVED + new_slug
        page = self._tabs.page(old)
        if isinstance(page, RequestPage):
            page.editor.rename(name)
            entry = cast("Entry[Request]", self._desk.entry(Section.REQUESTS, new_slug))
            self._change_key(page, new)
            self._copies.note(new, entry.record)

    def current_slug(self) -> str | None:
        """Give the slug of the request in front, if it has a file."""
        key = self._tabs.current_key()
        return key.removeprefix(_SAVED) if key.startswith(_SAVED) else None

    def show_past(self, page: RequestPage, result: Result) -> None:
        """Show a result of an earlier time."""
        result_pane(page).show_result(result, page.key)

    def follow_disk(self) -> None:
        """Take over what another program wrote, but never over what a person typed here."""
        on_disk = {_SAVED + one.slug: one.record for one in self._desk.contents.requests}
        for key, record in self._copies.news(on_disk):
            page = self._tabs.page(key)
            if not isinstance(page, RequestPage):
                continue
            if record is None:
                self.warned.emit(refusals.gone(page.editor.request().name))
            elif page.editor.modified:
                self._copies.overtake(key)
                self.warned.emit(refusals.overtaken(record.name))
            else:
                page.editor.set_request(record)
                self.said.emit(f"{record.name} was changed by another program and read again.")

    def show_connections(self) -> None:
        """Let every page offer the connections there are now."""
        for page in self._tabs.request_pages():
            self._offer_connections(page)

    async def save(self, page: RequestPage) -> bool:
        """Write a page's request; gives whether it is written now."""
        slug = self._slug_of(page)
        request = await self._named(page, slug)
        if request is None:
            return False
        entry = await refusals.written(
            self._tabs,
            request.name,
            lambda overwrite: self._desk.save_request(
                request, slug, overwrite=overwrite, results_of=self.history_key(page)
            ),
            asks=self._copies.is_overtaken(page.key),
        )
        if entry is None:
            return False
        if self._tabs.page(page.key) is page:  # it may have been closed meanwhile
            self._take_saved(page, entry)
        return True

    def _take_saved(self, page: RequestPage, entry: Entry[Request]) -> None:
        if not page.editor.request().name.strip():  # asked for, not typed
            page.editor.rename(entry.record.name)
        page.editor.mark_saved(entry.record)
        self._drafts.drop(page.key)
        is_new = self._copies.known(page.key) is None
        self._change_key(page, _SAVED + entry.slug)
        self._copies.written(page.key, entry.record)
        self._on_changed(page)
        self.said.emit(f"Saved {entry.record.name}.")
        if is_new:
            self.history_changed.emit(page)

    def _slug_of(self, page: RequestPage) -> str | None:
        """Give the slug of the page's file; None while it has none, or has none any more."""
        slug = page.key.removeprefix(_SAVED)
        there = any(one.slug == slug for one in self._desk.contents.requests)
        return slug if page.key.startswith(_SAVED) and there else None

    def _change_key(self, page: RequestPage, key: str) -> None:
        if page.key != key:
            self._drafts.drop(page.key)
            self._copies.move(page.key, key)
            self._unsaved.forget(page.key)
            self._tabs.change_key(page.key, key)
            self._on_changed(page)

    async def _named(self, page: RequestPage, slug: str | None) -> Request | None:
        """Ask for a name, once, for what has none; None: cancelled."""
        request = page.editor.request()
        if request.name.strip() and (slug is not None or request.name != UNTITLED):
            return request
        known = self._copies.known(page.key)
        proposal = known.name if known else self._desk.free_name(Section.REQUESTS, UNTITLED)
        name = await dialogs.ask_text(self._tabs, "Save request", "Name", proposal, "Save")
        return None if name is None else page.editor.request().with_values(name=name)

    def _furnish(self, page: RequestPage) -> None:
        """Give a new page its result pane and what it offers."""
        pane = ResultPane(self._tasks)
        page.set_result_widget(pane)
        pane.said.connect(self.said)
        pane.files_asked.connect(self.case_wall_wanted)
        pane.answered.connect(page.editor.panes.show_answer)
        pane.answered.connect(lambda _body: page.editor.platform.follow_result(pane.result()))
        pane.wait_for.connect(page.editor.panes.wait_for)
        pane.check_now.connect(functools.partial(self._sender.check_now, page))
        pane.stop_waiting.connect(functools.partial(self._sender.cancel, page))
        page.editor.copied.connect(self.said)
        page.editor.connection_edit_requested.connect(self.connection_wanted)
        page.editor.connection_new_requested.connect(
            functools.partial(self.connection_wanted.emit, "")
        )
        self._offer_connections(page)

    def _show_waits(self) -> None:
        """Mark the tabs of requests that wait."""
        waiting = {page.key for page in self._sender.waiting()}
        for page in self._tabs.request_pages():
            self._tabs.bar.set_waiting(page.key, page.key in waiting)
        self.waits_changed.emit()

    def _offer_connections(self, page: RequestPage) -> None:
        page.editor.set_connections(
            [entry.record for entry in self._desk.contents.connections],
            {
                entry.record.name: self._desk.tested(entry.record.name)
                for entry in self._desk.contents.connections
            },
        )

    def _follow_connection(self, old: str, new: str) -> None:
        """Let open pages name a renamed connection by its new name, as their files do now."""
        for page in self._tabs.request_pages():
            record = self._copies.known(page.key)
            if page.editor.connection.name() == old:
                page.editor.connection.set_name(new)
            if record is not None and record.connection == old:
                followed = record.with_values(connection=new)
                self._copies.note(page.key, followed)
                page.editor.mark_saved(followed)

    def _on_changed(self, page: RequestPage) -> None:
        self._drafts.keep_soon(page.key, lambda: _unsaved(page))
        self._unsaved.note(page.key, page.editor.modified)

    def _on_closing(self, page: object) -> None:
        if isinstance(page, RequestPage):
            self._sender.leave(page)
            if page.key.startswith(_NEW):  # nobody will ask for these results again
                forget = asyncio.to_thread(self._desk.history.forget, page.key)
                self._tasks.start(forget, f"forget {page.key}")

    def _on_closed(self, key: str) -> None:
        if key.startswith((_SAVED, _NEW)):
            self._drafts.drop(key)
            self._copies.forget(key)
            self._unsaved.forget(key)


def _unsaved(page: RequestPage) -> Request | None:
    return page.editor.request() if page.editor.modified else None
