"""Connections while they are open: made, saved, their secrets put away, followed on the disk."""

from __future__ import annotations

import dataclasses
import functools
import uuid
from typing import cast

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.wiring import refusals
from httpv2_gui.ui.wiring.connection_tester import ConnectionTester
from httpv2_gui.ui.wiring.connection_tokens import ConnectionTokens
from httpv2_gui.ui.wiring.disk_copies import DiskCopies
from httpv2_gui.ui.wiring.draft_keeper import DraftKeeper
from httpv2_gui.ui.wiring.scheme_assistant import SchemeAssistant
from httpv2_gui.ui.wiring.secret_keeper import SecretKeeper
from httpv2_gui.ui.wiring.unsaved import Unsaved
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

UNTITLED = "New connection"
_SAVED, _NEW = "connection:", "new connection:"


class ConnectionDesk(QObject):
    """Opens connections in tabs and does what their pages ask for.

    Signals:
        said: a short sentence for the status bar.
        warned: something a person should read: a sentence.
        modified_changed: which connections have unsaved changes may be others now.
        cookies_wanted: the kept cookies are to be shown.
    """

    said = Signal(str)
    warned = Signal(str)
    modified_changed = Signal()
    cookies_wanted = Signal()

    def __init__(
        self, desk: OpenWorkspace, tasks: Tasks, tabs: RequestTabs, drafts: DraftKeeper
    ) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._tabs = tabs
        self._drafts = drafts
        self._tester = ConnectionTester(desk, tasks)
        self._copies: DiskCopies[Connection] = DiskCopies()
        self._keys: dict[ConnectionPage, str] = {}
        self._secrets = SecretKeeper(desk, self._keys.__contains__)
        self._tokens = ConnectionTokens(
            desk,
            tasks,
            self._secrets,
            self._tester,
            slug_of=self._slug_of,
            page_of=lambda slug: tabs.page(_SAVED + slug),
        )
        self._assistant = SchemeAssistant(desk, tasks)
        self._unsaved = Unsaved()
        self._unsaved.changed.connect(self.modified_changed)
        tabs.page_closing.connect(self._on_closing)
        tabs.page_closed.connect(self._on_closed)

    def new(self, draft: Connection | None = None, key: str = "") -> ConnectionPage:
        """Open a connection that has no file yet; `key` is that of its draft, if it has one."""
        name = self._desk.free_name(Section.CONNECTIONS, UNTITLED)
        empty = Connection(name=name, auth=NoAuth())
        page = self._open_page(key or f"{_NEW}{uuid.uuid4().hex}", empty, draft)
        page.focus_first()
        return page

    def open(self, slug: str) -> None:
        """Bring the connection of that slug to the front."""
        key = _SAVED + slug
        if self._tabs.page(key) is not None:
            self._tabs.show_page(key)
        else:
            self._tasks.start(self.open_filled(slug), f"open {key}")

    def open_named(self, name: str) -> None:
        """Bring the connection of that name to the front; blank makes a new one."""
        entry = self._desk.connection(name)
        if entry is None:
            self.new()
        else:
            self.open(entry.slug)

    async def open_filled(
        self, slug: str, draft: Connection | None = None
    ) -> ConnectionPage | None:
        """Open a connection with its secrets, and with what was typed and not saved.

        None: it was deleted while the keyring was asked, which may take as long as it likes.
        """
        entry = cast("Entry[Connection]", self._desk.entry(Section.CONNECTIONS, slug))
        filled = await self._desk.with_secrets(entry)
        if draft is not None:  # a draft has no secrets: those that are stored go with it
            draft = (
                await self._desk.with_secrets(dataclasses.replace(entry, record=draft))
            ).connection
        key = _SAVED + slug
        if all(one.slug != slug for one in self._desk.contents.connections):
            return None
        self._copies.note(key, entry.record)
        page = self._open_page(key, filled.connection, draft)
        self._secrets.show_filled(page, filled)
        return page

    async def recover(self, key: str, draft: Connection) -> bool:
        """Open what was typed and not saved when the program ended; whether there is news in it."""
        slug = key.removeprefix(_SAVED)
        there = any(one.slug == slug for one in self._desk.contents.connections)
        page = await self.open_filled(slug, draft) if there and key.startswith(_SAVED) else None
        if page is None:
            page = self.new(draft, key if key.startswith(_NEW) else "")
        if self._keys[page] != key or not page.modified:
            self._drafts.drop(key)
        self._on_changed(page)
        return page.modified

    def renamed(self, old_slug: str, new_slug: str, name: str) -> None:
        """Follow a connection that was renamed elsewhere."""
        old, new = _SAVED + old_slug, _SAVED + new_slug
        page = self._tabs.page(old)
        if isinstance(page, ConnectionPage):
            page.rename(name)
            entry = cast("Entry[Connection]", self._desk.entry(Section.CONNECTIONS, new_slug))
            self._change_key(page, new)
            self._copies.note(new, entry.record)
            self._show_state_of(page)

    def modified(self) -> set[str]:
        """Give the slugs of the connections with changes that are not saved."""
        return self._unsaved.slugs(_SAVED)

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

    async def follow_disk(self) -> None:
        """Take over what another program wrote, but never over what a person typed here."""
        entries = {_SAVED + one.slug: one for one in self._desk.contents.connections}
        on_disk = {key: entry.record for key, entry in entries.items()}
        for key, record in self._copies.news(on_disk):
            page = self._tabs.page(key)
            if not isinstance(page, ConnectionPage):
                continue
            if record is None:
                self.warned.emit(refusals.gone(page.saved_name()))
            elif page.modified:
                self._copies.overtake(key)
                self.warned.emit(refusals.overtaken(record.name))
            else:
                await self._read_again(page, entries[key])

    async def _read_again(self, page: ConnectionPage, entry: Entry[Connection]) -> None:
        filled = await self._desk.with_secrets(entry)
        if page.modified or page not in self._keys:
            return  # somebody was faster
        page.set_connection(filled.connection)
        self._secrets.show_filled(page, filled)
        self._show_state_of(page)
        self.said.emit(f"{entry.record.name} was changed by another program and read again.")

    def _open_page(
        self, key: str, connection: Connection, draft: Connection | None
    ) -> ConnectionPage:
        page = ConnectionPage(self._tasks, self._tabs.stack)
        stored = key.startswith(_SAVED)
        page.set_connection(draft or connection, saved=connection, stored=stored)
        self._keys[page] = key
        page.may_close = functools.partial(self._may_close, page)
        page.save_requested.connect(lambda record: self._start_saving(page, record))
        page.test_requested.connect(lambda record: self._tester.start(page, record))
        page.test_cancelled.connect(lambda: self._tester.cancel(page))
        page.cookies_requested.connect(self.cookies_wanted)
        self._tokens.attend(page)
        self._assistant.attend(page)
        page.changed.connect(lambda: self._on_changed(page))
        page.keep_for_session_requested.connect(lambda: self._start_keeping(page))
        self._tabs.open_page(key, page, connection.name, "plug")
        self._show_state_of(page)
        return page

    def _on_changed(self, page: ConnectionPage) -> None:
        self._show_state_of(page)
        self._tester.make_stale(page)
        self._drafts.keep_soon(
            self._keys[page], lambda: page.connection() if page.modified else None
        )

    def _show_state_of(self, page: ConnectionPage) -> None:
        self._tabs.set_title(self._keys[page], page.connection().name.strip() or UNTITLED)
        self._tabs.set_modified(self._keys[page], page.modified)
        self._unsaved.note(self._keys[page], page.modified)

    def _start_saving(self, page: ConnectionPage, record: Connection) -> None:
        self._tasks.start(self.save(page, record), f"save {id(page):x}")

    async def save(self, page: ConnectionPage, record: Connection) -> bool:
        """Write the file, then the secrets; gives whether both are stored now."""
        if not record.name.strip():  # requests find a connection by its name: it has one
            record = record.with_values(name=self._desk.free_name(Section.CONNECTIONS, UNTITLED))
            page.rename(record.name)
        slug, asks = self._slug_of(page), self._copies.is_overtaken(self._keys[page])
        entry = await refusals.written(
            self._tabs,
            record.name or UNTITLED,
            lambda overwrite: self._desk.save_connection(record, slug, overwrite=overwrite),
            asks=asks,
        )
        if entry is None:
            return False
        if page in self._keys:
            self._change_key(page, _SAVED + entry.slug)
            self._copies.written(self._keys[page], entry.record)
        self.said.emit(f"Saved {record.name}.")
        return await self._put_secrets(page, entry, record)

    async def _put_secrets(
        self,
        page: ConnectionPage,
        entry: Entry[Connection],
        record: Connection,
        *,
        session_only: bool = False,
    ) -> bool:
        stored = await self._secrets.put(page, entry, record, session_only=session_only)
        if stored and page in self._keys:
            self._tester.saved(page, record)
        return stored

    def keep_token(self, entry: Entry[Connection], scheme: Scheme) -> None:
        """Store a token that came while a request was sent."""
        self._tokens.keep_soon(entry, scheme)

    async def settle(self) -> None:
        """Wait until every token that came is stored."""
        await self._tokens.settle()

    def _start_keeping(self, page: ConnectionPage) -> None:
        """Keep secrets that no keyring takes, until the program ends."""
        slug = self._slug_of(page)
        if slug is None:  # its file has gone: saving makes one, and offers this again
            page.save()
            return
        entry = cast("Entry[Connection]", self._desk.entry(Section.CONNECTIONS, slug))
        self._tasks.start(
            self._put_secrets(page, entry, page.connection(), session_only=True),
            f"keep secrets {id(page):x}",
        )

    async def _may_close(self, page: ConnectionPage) -> bool:
        """Ask about what is not saved; what no keyring took keeps the page open."""
        if not page.modified:
            return True
        self._tabs.show_page(self._keys[page])
        name = page.connection().name.strip() or UNTITLED
        answer = await refusals.ask_about_changes(self._tabs, name)
        if answer == "Save":
            return await self.save(page, page.connection())
        return answer == "Discard"

    def _slug_of(self, page: ConnectionPage) -> str | None:
        """Give the slug of the page's file; None while it has none, or has none any more."""
        key = self._keys[page]
        slug = key.removeprefix(_SAVED)
        there = any(one.slug == slug for one in self._desk.contents.connections)
        return slug if key.startswith(_SAVED) and there else None

    def _change_key(self, page: ConnectionPage, new: str) -> None:
        old = self._keys[page]
        if old == new:
            return
        self._drafts.drop(old)
        self._unsaved.forget(old)
        self._tabs.change_key(old, new)
        self._keys[page] = new
        self._copies.move(old, new)
        self._on_changed(page)

    def _on_closing(self, page: object) -> None:
        if isinstance(page, ConnectionPage):
            self._tester.leave(page)
            self._tokens.leave(page)
            self._assistant.leave(page)
            self._secrets.leave(page)
            del self._keys[page]

    def _on_closed(self, key: str) -> None:
        if key.startswith((_SAVED, _NEW)):
            self._drafts.drop(key)
            self._copies.forget(key)
            self._unsaved.forget(key)
