"""Gets tokens for open connections, with the help of whoever sits before the browser."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.grant import Visit
from httpv2_gui.core.engine.events import Event, Sending
from httpv2_gui.core.engine.generate import Generated
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base.browser import browser
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.connections.token_panel import TokenPanel
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

Keep = Callable[[ConnectionPage, Scheme], Awaitable[bool]]


class TokenMaker(QObject):
    """Makes one token a page at a time; `keep` stores it at once where that is possible."""

    def __init__(self, desk: OpenWorkspace, tasks: Tasks, keep: Keep) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._keep = keep
        self._left: set[ConnectionPage] = set()

    def attend(self, page: ConnectionPage) -> None:
        """Do what the page's panel asks for."""
        page.generate_requested.connect(lambda record: self.start(page, record))
        page.generate_cancelled.connect(lambda: self._tasks.cancel(_task_name(page)))

    def start(self, page: ConnectionPage, record: Connection) -> None:
        """Get a token for what is filled in."""
        self._tasks.start(self._make(page, record), _task_name(page))

    def leave(self, page: ConnectionPage) -> None:
        """Stop what runs for a page that is being closed, and never touch it again."""
        if self._tasks.is_running(_task_name(page)):
            self._left.add(page)
            self._tasks.cancel(_task_name(page))

    async def _make(self, page: ConnectionPage, record: Connection) -> None:
        panel = page.token_panel
        panel.show_working("Asking for a token…")
        person = _AtTheBrowser(panel)
        try:
            generated = await self._desk.engine.generate(
                record, lambda event: self._show_event(page, event), person
            )
            await self._take(page, generated)
        except BaseException:
            if page not in self._left:
                panel.show_cancelled()
            self._left.discard(page)
            raise
        panel.show_generated(generated)
        page.follow_scheme()

    async def _take(self, page: ConnectionPage, generated: Generated) -> None:
        if generated.scheme is not None:
            stored = await self._keep(page, generated.scheme)
            page.take_token(generated.scheme, stored=stored)

    def _show_event(self, page: ConnectionPage, event: Event) -> None:
        """Show what happens; an event that comes late is about nothing that runs any more."""
        if page not in self._left and page.token_panel.is_working and isinstance(event, Sending):
            page.token_panel.show_working(f"Asking {event.url}")


class _AtTheBrowser:
    """Whoever looks at the panel of one page."""

    def __init__(self, panel: TokenPanel) -> None:
        self._panel = panel

    async def visit(self, visit: Visit, redirect_uri: str) -> str:
        """Open the page, and give what is pasted; cancelled when the browser came by itself."""
        del redirect_uri  # it is a part of the link
        came: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def answer(text: str) -> None:
            if not came.done():
                came.set_result(text)

        def open_again() -> None:
            browser.open(visit.url)

        self._panel.show_visit(visit.url, visit.wants, is_open=browser.open(visit.url))
        self._panel.answered.connect(answer)
        self._panel.opened_again.connect(open_again)
        try:
            return await came
        finally:
            self._panel.answered.disconnect(answer)
            self._panel.opened_again.disconnect(open_again)
            self._panel.show_working("Asking for a token…")


def _task_name(page: ConnectionPage) -> str:
    return f"generate {id(page):x}"
