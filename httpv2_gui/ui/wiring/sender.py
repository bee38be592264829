"""Sends the requests of open pages; what comes back is shown in the page it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from httpv2_gui.core.engine.events import (
    Attempted,
    Event,
    Receiving,
    Redirected,
    Renewed,
    Sending,
    Waiting,
)
from httpv2_gui.core.engine.waiting import STOPPED, Wait
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
        waits_changed: other pages wait for expected values now.
        waited: a wait came to its end by itself. args: name of the request, the Result.
    """

    finished = Signal(object)
    renewed = Signal(object, object)
    waits_changed = Signal()
    waited = Signal(str, object)

    def __init__(self, desk: OpenWorkspace, tasks: Tasks, history_key: HistoryKey) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._history_key = history_key
        self._left: set[RequestPage] = set()
        self._waits: dict[RequestPage, Wait] = {}

    def start(self, page: RequestPage, request: Request) -> None:
        """Send what the page has."""
        self._tasks.start(self._send(page, request), _task_name(page))

    def cancel(self, page: RequestPage) -> None:
        """Stop what runs; the last good result stays. Of a wait the last answer is kept."""
        if page in self._waits:
            self._waits[page].stop()
        else:
            self._tasks.cancel(_task_name(page))

    def check_now(self, page: RequestPage) -> None:
        """Let a wait ask at once."""
        if page in self._waits:
            self._waits[page].check_now()

    def waiting(self) -> list[RequestPage]:
        """Give the pages that wait for expected values."""
        return [page for page in self._waits if page not in self._left]

    def leave(self, page: RequestPage) -> None:
        """Stop what runs for a page that is being closed, and never touch it again."""
        if self._tasks.is_running(_task_name(page)):
            self._left.add(page)
            self._tasks.cancel(_task_name(page))
            self.waits_changed.emit()

    async def _send(self, page: RequestPage, request: Request) -> None:
        pane = result_pane(page)
        page.editor.set_running(True)
        pane.show_running("Reading secrets…")
        try:
            connection, refused = await self._connection_of(request)
            result = refused or await self._run(page, request, connection)
        except BaseException:
            if page not in self._left:
                _ready_again(page)
                pane.show_cancelled()
            self._left.discard(page)
            raise
        _ready_again(page)
        pane.show_result(result, page.key)
        if refused is None:  # by itself: the page may send again meanwhile
            name = f"remember {id(result):x}"
            self._tasks.start(self._remember(page, request, result), name)

    async def _run(
        self, page: RequestPage, request: Request, connection: Connection | None
    ) -> Result:
        """Send it, or send it until its expected values are there."""

        def tell(event: Event) -> None:
            self._hear(page, request, event)

        if not request.waits:
            return await self._desk.run(request, connection, tell)
        self._waits[page] = wait = Wait()
        self.waits_changed.emit()
        result_pane(page).show_waiting(request)
        try:
            result = await self._desk.run(request, connection, tell, wait)
        finally:
            del self._waits[page]
            self.waits_changed.emit()
        if result.failure is None or result.failure.kind != STOPPED:
            self.waited.emit(request.name, result)
        return result

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


def _ready_again(page: RequestPage) -> None:
    """Let the page send again; the keyboard goes from a wait to Send, not to what lies near."""
    page.editor.set_running(False)
    if result_pane(page).wait_has_keyboard:
        page.editor.send_button.button.setFocus()


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
        case Attempted() | Waiting():
            pane.hear_wait(event)
        case _:
            pass


def _task_name(page: RequestPage) -> str:
    return f"send {id(page):x}"
