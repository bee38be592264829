"""Sends the requests of open pages; what comes back is shown in the page it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from httpv2_gui.core.engine.events import Event, Receiving, Redirected, Renewed, Sending, Waiting
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.responses.pane import ResultPane
from httpv2_gui.ui.wiring import refusals
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

HistoryKey = Callable[[RequestPage], str]


class Sender(QObject):
    """Runs one request a page at a time, any number of pages at once.

    Signals:
        finished: a request was sent, its result is shown and kept. arg: the RequestPage.
        renewed: a connection got a new token meanwhile. args: its Entry, the scheme with it.
    """

    finished = Signal(object)
    renewed = Signal(object, object)

    def __init__(self, desk: OpenWorkspace, tasks: Tasks, history_key: HistoryKey) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._history_key = history_key
        self._left: set[RequestPage] = set()

    def start(self, page: RequestPage, request: Request) -> None:
        """Send what the page has."""
        self._tasks.start(self._send(page, request), _task_name(page))

    def cancel(self, page: RequestPage) -> None:
        """Stop what runs; the last good result stays."""
        self._tasks.cancel(_task_name(page))

    def leave(self, page: RequestPage) -> None:
        """Stop what runs for a page that is being closed, and never touch it again."""
        if self._tasks.is_running(_task_name(page)):
            self._left.add(page)
            self.cancel(page)

    async def _send(self, page: RequestPage, request: Request) -> None:
        pane = result_pane(page)
        page.editor.set_running(True)
        pane.show_running("Reading secrets…")
        try:
            connection, refused = await self._connection_of(request)
            result = refused or await self._desk.run(
                request, connection, lambda event: self._hear(page, request, event)
            )
        except BaseException:
            if page not in self._left:
                page.editor.set_running(False)
                pane.show_cancelled()
            self._left.discard(page)
            raise
        page.editor.set_running(False)
        pane.show_result(result, page.key)
        if refused is None:  # by itself: the page may send again meanwhile
            name = f"remember {id(result):x}"
            self._tasks.start(self._remember(page, request, result), name)

    async def _remember(self, page: RequestPage, request: Request, result: Result) -> None:
        await self._desk.remember(self._history_key(page), result, request.name)
        if isValid(page):
            self.finished.emit(page)

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

    def _hear(self, page: RequestPage, request: Request, event: Event) -> None:
        """Pass on a new token, whatever became of the page; show the rest."""
        if isinstance(event, Renewed):
            entry = self._desk.connection(request.connection)
            if entry is not None:
                self.renewed.emit(entry, event.scheme)
        else:
            self._show_event(page, event)

    def _show_event(self, page: RequestPage, event: Event) -> None:
        """Show what happens; an event that comes late is about nothing that runs any more."""
        if page not in self._left and page.editor.send_button.is_running:
            show_event(result_pane(page), event)


def result_pane(page: RequestPage) -> ResultPane:
    """Give the pane that shows a page's result."""
    pane = page.result_widget
    assert isinstance(pane, ResultPane)  # noqa: S101 - put there when the page was opened
    return pane


def show_event(pane: ResultPane, event: Event) -> None:
    """Say in the pane what the run does."""
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


def _task_name(page: RequestPage) -> str:
    return f"send {id(page):x}"
