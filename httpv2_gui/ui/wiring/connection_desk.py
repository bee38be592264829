"""Connections while they are open: made, tested, saved, their secrets put away."""

from __future__ import annotations

import asyncio
import itertools
from datetime import UTC, datetime
from typing import cast

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.engine.events import Event, Sending
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.storage.secrets import Filled, KeyringUnavailable
from httpv2_gui.core.storage.workspace import ChangedOnDisk, Entry, WorkspaceError
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.wiring import refusals
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

UNTITLED = "New connection"
_SAVED, _NEW = "connection:", "new connection:"


class ConnectionDesk(QObject):
    """Opens connections in tabs and does what their pages ask for.

    Signals:
        said: a short sentence for the status bar.
    """

    said = Signal(str)

    def __init__(self, desk: OpenWorkspace, tasks: Tasks, tabs: RequestTabs) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._tabs = tabs
        self._numbers = itertools.count(1)
        self._before: dict[str, Connection] = {}
        tabs.page_closed.connect(self._on_closed)

    def new(self) -> None:
        """Open a connection that has no file yet."""
        key = f"{_NEW}{next(self._numbers)}"
        name = self._desk.free_name(Section.CONNECTIONS, UNTITLED)
        page = self._open_page(key, Connection(name=name, auth=NoAuth()))
        page.focus_first()

    def open(self, slug: str) -> None:
        """Bring the connection of that slug to the front."""
        key = _SAVED + slug
        if self._tabs.page(key) is not None:
            self._tabs.show_page(key)
            return
        self._tasks.start(self._open(slug), f"open {key}")

    def open_named(self, name: str) -> None:
        """Bring the connection of that name to the front; blank makes a new one."""
        entry = self._desk.connection(name)
        if entry is None:
            self.new()
        else:
            self.open(entry.slug)

    def renamed(self, old_slug: str, new_slug: str, name: str) -> None:
        """Follow a connection that was renamed elsewhere."""
        page = self._tabs.page(_SAVED + old_slug)
        if isinstance(page, ConnectionPage):
            page.rename(name)
            self._tabs.set_title(_SAVED + old_slug, name)
            if old_slug != new_slug:
                self._change_key(_SAVED + old_slug, _SAVED + new_slug)

    def deleted(self, slug: str) -> None:
        """Close the page of a connection that is gone."""
        self._tabs.close_page(_SAVED + slug)

    def current_slug(self) -> str | None:
        """Give the slug of the connection in front, if it has a file."""
        key = self._tabs.current_key()
        return key.removeprefix(_SAVED) if key.startswith(_SAVED) else None

    def test_current(self) -> None:
        """Test the connection in front."""
        page = self._tabs.page(self._tabs.current_key())
        if isinstance(page, ConnectionPage):
            page.test()

    def save_current(self) -> None:
        """Save the connection in front."""
        page = self._tabs.page(self._tabs.current_key())
        if isinstance(page, ConnectionPage):
            page.save()

    async def _open(self, slug: str) -> None:
        entry = cast("Entry[Connection]", self._desk.entry(Section.CONNECTIONS, slug))
        filled = await self._desk.with_secrets(entry)
        key = _SAVED + slug
        self._before[key] = filled.connection
        page = self._open_page(key, filled.connection)
        page.show_secrets(filled.where)
        _show_missing(page, filled)

    def _open_page(self, key: str, connection: Connection) -> ConnectionPage:
        page = ConnectionPage(self._tasks)
        page.set_connection(connection)
        page.setProperty("key", key)
        page.save_requested.connect(lambda record: self._start_saving(page, record))
        page.test_requested.connect(lambda record: self._start_test(page, record))
        page.test_cancelled.connect(lambda: self._tasks.cancel(f"test {_key(page)}"))
        page.changed.connect(lambda: self._on_changed(page))
        page.keep_for_session_requested.connect(lambda: self._start_keeping(page))
        self._tabs.open_page(key, page, connection.name, "plug")
        return page

    def _on_changed(self, page: ConnectionPage) -> None:
        self._tabs.set_modified(_key(page), page.modified)
        self._make_stale(page)

    def _make_stale(self, page: ConnectionPage) -> None:
        name = page.saved_name()
        last = self._desk.tested(name)
        if page.modified and last.state in ("ok", "failed"):
            self._desk.note_test(name, Tested("stale", last.when))

    def _start_saving(self, page: ConnectionPage, record: Connection) -> None:
        self._tasks.start(self.save(page, record), f"save {_key(page)}")

    async def save(self, page: ConnectionPage, record: Connection) -> bool:
        """Write the file, then the secrets; gives whether the file is written now."""
        key = _key(page)
        slug = key.removeprefix(_SAVED) if key.startswith(_SAVED) else None
        entry = await self._write(record, slug)
        if entry is None:
            return False
        page.show_saved(record)
        self._change_key(key, _SAVED + entry.slug)
        self._tabs.set_title(_key(page), record.name)
        self._tabs.set_modified(_key(page), False)
        await self._put_secrets(page, entry, record)
        self.said.emit(f"Saved {record.name}.")
        return True

    async def _write(self, record: Connection, slug: str | None) -> Entry[Connection] | None:
        try:
            return await self._desk.save_connection(record, slug)
        except ChangedOnDisk as error:
            if not await refusals.may_overwrite(self._tabs, error.path.name):
                return None
            return await self._desk.save_connection(record, slug, overwrite=True)
        except WorkspaceError as error:
            await refusals.show_not_saved(self._tabs, record.name, error)
            return None

    async def _put_secrets(
        self,
        page: ConnectionPage,
        entry: Entry[Connection],
        record: Connection,
        *,
        session_only: bool = False,
    ) -> None:
        key = _key(page)
        try:
            await self._desk.keep_secrets(
                entry, record, self._before.get(key), session_only=session_only
            )
        except KeyringUnavailable as error:
            page.show_keyring_trouble(error.message, error.hint)
            return
        self._before[key] = record
        filled = await self._desk.with_secrets(entry)
        page.show_secrets(filled.where)
        _show_missing(page, filled)

    def _start_keeping(self, page: ConnectionPage) -> None:
        """Keep secrets that no keyring takes, until the program ends."""
        slug = _key(page).removeprefix(_SAVED)
        entry = cast("Entry[Connection]", self._desk.entry(Section.CONNECTIONS, slug))
        self._tasks.start(
            self._put_secrets(page, entry, page.connection(), session_only=True),
            f"keep secrets {slug}",
        )

    def _start_test(self, page: ConnectionPage, record: Connection) -> None:
        self._tasks.start(self._test(page, record), f"test {_key(page)}")

    async def _test(self, page: ConnectionPage, record: Connection) -> None:
        page.show_testing("Testing…")
        try:
            report = await self._desk.test(record, lambda event: _show_event(page, event))
        except asyncio.CancelledError:
            page.show_test_cancelled()
            raise
        page.show_report(report)
        self._note(page, record, report)

    def _note(self, page: ConnectionPage, record: Connection, report: TestReport) -> None:
        """Remember the outcome for the sidebar, if it is about what the file has."""
        state = "ok" if report.succeeded else "failed"
        if page.connection() != record or page.modified:
            state = "stale"
        self._desk.note_test(page.saved_name(), Tested(state, datetime.now(UTC)))

    def _change_key(self, old: str, new: str) -> None:
        if old == new:
            return
        page = self._tabs.page(old)
        self._tabs.change_key(old, new)
        if old in self._before:
            self._before[new] = self._before.pop(old)
        if page is not None:
            page.setProperty("key", new)

    def _on_closed(self, key: str) -> None:
        self._tasks.cancel(f"test {key}")
        self._before.pop(key, None)


def _key(page: ConnectionPage) -> str:
    return str(page.property("key"))


def _show_missing(page: ConnectionPage, filled: Filled) -> None:
    page.show_missing(filled.missing)
    if filled.unavailable is not None and filled.missing:
        page.show_keyring_trouble(filled.unavailable.message, filled.unavailable.hint)


def _show_event(page: ConnectionPage, event: Event) -> None:
    match event:
        case Sending(purpose="token", url=url):
            page.show_testing(f"Fetching the token from {url}")
        case Sending(method=method, url=url):
            page.show_testing(f"{method} {url}")
        case _:
            pass
