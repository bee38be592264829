"""The kept cookies on screen: listed, deleted, and listed again after a run."""

from __future__ import annotations

from PySide6.QtCore import QObject

from httpv2_gui.core.engine.kept_cookie import KeptCookie
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections.cookies import CookiesDialog
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.requests.tabs import RequestTabs
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


class CookieDesk(QObject):
    """Opens the list of kept cookies and does what it asks for."""

    def __init__(self, desk: OpenWorkspace, tasks: Tasks, tabs: RequestTabs) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._tabs = tabs
        self._dialog: CookiesDialog | None = None

    def open(self) -> None:
        """Show the cookies of the connection in front, or of the request's in front."""
        if self._dialog is None:
            self._tasks.start(self._show(), "kept cookies")

    def refresh(self) -> None:
        """List them again, if they are on screen: a run may have brought some."""
        if self._dialog is not None:
            self._dialog.refresh()

    async def _show(self) -> None:
        connections = self._connections()
        names = [one.name for one in connections]
        name = self._name_in_front()
        dialog = CookiesDialog(connections, names.index(name) if name in names else 0, self._tabs)
        dialog.wanted.connect(
            lambda one: self._tasks.start(self._list(one), "list cookies", again="replace")
        )
        dialog.forget_wanted.connect(
            lambda one, cookies: self._tasks.start(
                self._forget(one, cookies), f"forget {[cookie.key for cookie in cookies]}"
            )
        )
        self._dialog = dialog
        dialog.refresh()
        try:
            await dialogs.run_dialog(dialog)
        finally:
            self._dialog = None

    async def _list(self, connection: Connection) -> None:
        kept = await self._desk.engine.kept_cookies(connection)
        if self._dialog is not None:
            self._dialog.show_cookies(connection, kept)

    async def _forget(self, connection: Connection, cookies: tuple[KeptCookie, ...]) -> None:
        await self._desk.engine.forget_cookies(connection, cookies)
        await self._list(connection)

    def _connections(self) -> list[Connection]:
        """Give those of the workspace; the one in front as it is filled in."""
        saved = [one.record for one in self._desk.contents.connections]
        page = self._page_in_front()
        if page is None:
            return saved
        others = [one for one in saved if one.name != page.saved_name()]
        return [page.connection(), *others]

    def _name_in_front(self) -> str:
        connection_page, request_page = self._page_in_front(), self._tabs.current_request_page()
        if connection_page is not None:
            return connection_page.connection().name
        return request_page.editor.request().connection if request_page is not None else ""

    def _page_in_front(self) -> ConnectionPage | None:
        page = self._tabs.page(self._tabs.current_key())
        return page if isinstance(page, ConnectionPage) else None
