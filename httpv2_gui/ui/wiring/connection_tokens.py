"""Tokens of open connections, wherever they come from: Generate, a test, a sent request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QObject

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.wiring.connection_tester import ConnectionTester
from httpv2_gui.ui.wiring.secret_keeper import SecretKeeper
from httpv2_gui.ui.wiring.token_keeper import TokenKeeper
from httpv2_gui.ui.wiring.token_maker import TokenMaker
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


class ConnectionTokens(QObject):
    """Stores tokens, and shows them on the pages of their connections.

    `slug_of` gives the slug of a page's file, None without one; `page_of` the page of a slug.
    """

    def __init__(
        self,
        desk: OpenWorkspace,
        tasks: Tasks,
        secrets: SecretKeeper,
        tester: ConnectionTester,
        *,
        slug_of: Callable[[ConnectionPage], str | None],
        page_of: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._secrets = secrets
        self._slug_of = slug_of
        self._page_of = page_of
        self._maker = TokenMaker(desk, tasks, self._keep_generated)
        self._keeper = TokenKeeper(desk, tasks)
        self._keeper.kept.connect(self._show_kept)
        tester.renewed.connect(self._take_of_test)
        self.attend = self._maker.attend
        self.leave = self._maker.leave
        self.keep_soon = self._keeper.keep_soon
        self.settle = self._keeper.settle

    async def _keep_generated(self, page: ConnectionPage, scheme: Scheme) -> bool:
        """Store a token at once, unless it belongs to settings that are not saved."""
        entry = self._entry_as_shown(page)
        return entry is not None and await self._secrets.put_token(page, entry, scheme)

    def _take_of_test(self, page: ConnectionPage, scheme: Scheme) -> None:
        """Store the token of a connection that is saved as it was tested; else only show it."""
        entry = self._entry_as_shown(page)
        page.take_token(scheme, stored=entry is not None, renewed=True)
        if entry is not None:
            self._keeper.keep_soon(entry, scheme)

    def _show_kept(self, slug: str, scheme: Scheme, where: Mapping[str, str]) -> None:
        """Show a token that was stored just now in the page of its connection."""
        page = self._page_of(slug)
        if isinstance(page, ConnectionPage):
            self._secrets.note_token(page, scheme)
            page.take_token(scheme, stored=True, renewed=True)
            page.show_secrets(where)

    def _entry_as_shown(self, page: ConnectionPage) -> Entry[Connection] | None:
        """Give the file of a page on which nothing differs from it."""
        slug = self._slug_of(page)
        if slug is None or page.modified:
            return None
        return cast("Entry[Connection]", self._desk.entry(Section.CONNECTIONS, slug))
