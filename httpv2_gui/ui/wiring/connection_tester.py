"""Tests the connections of open pages, and remembers for the sidebar how it went."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.engine.events import Event, Renewed, Sending
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.connections.taken_token import with_token
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace


class ConnectionTester(QObject):
    """Runs one test a page at a time; an outcome counts for what was tested and nothing else.

    Signals:
        renewed: A page's connection got a new token meanwhile. args: the page, the scheme with it.
    """

    renewed = Signal(object, object)

    def __init__(self, desk: OpenWorkspace, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._outcomes: dict[ConnectionPage, tuple[Connection, Tested]] = {}
        self._left: set[ConnectionPage] = set()

    def start(self, page: ConnectionPage, record: Connection) -> None:
        """Test what is filled in."""
        self._tasks.start(self._test(page, record), _task_name(page))

    def cancel(self, page: ConnectionPage) -> None:
        """Stop the test that runs."""
        self._tasks.cancel(_task_name(page))

    def leave(self, page: ConnectionPage) -> None:
        """Stop what runs for a page that is being closed, and never touch it again."""
        self._outcomes.pop(page, None)
        if self._tasks.is_running(_task_name(page)):
            self._left.add(page)
            self.cancel(page)

    def saved(self, page: ConnectionPage, record: Connection) -> None:
        """Let the sidebar show the outcome, if it is about what was saved just now."""
        tested, outcome = self._outcomes.get(page, (None, Tested()))
        if tested is not None and tested.with_values(name=record.name) == record:
            self._desk.note_test(record.name, outcome)

    def make_stale(self, page: ConnectionPage) -> None:
        """Let the sidebar say that the last outcome is about something else."""
        name = page.saved_name()
        last = self._desk.tested(name)
        if page.modified and last.state in ("ok", "failed"):
            self._desk.note_test(name, Tested("stale", last.when))

    async def _test(self, page: ConnectionPage, record: Connection) -> None:
        page.show_testing("Testing…")
        renewed: list[Scheme] = []

        def hear(event: Event) -> None:
            if isinstance(event, Renewed) and page not in self._left:
                renewed.append(event.scheme)
                self.renewed.emit(page, event.scheme)
            else:
                self._show_event(page, event)

        try:
            report = await self._desk.engine.test(record, hear)
        except BaseException:
            if page not in self._left:
                page.show_test_cancelled()
            self._left.discard(page)
            raise
        page.show_report(report)
        for scheme in renewed:
            record = with_token(record, scheme)
        self._note(page, record, report)

    def _note(self, page: ConnectionPage, record: Connection, report: TestReport) -> None:
        outcome = Tested("ok" if report.succeeded else "failed", datetime.now(UTC))
        self._outcomes[page] = record, outcome
        if page.modified:
            self.make_stale(page)
        elif page.connection() == record:
            self._desk.note_test(page.saved_name(), outcome)

    def _show_event(self, page: ConnectionPage, event: Event) -> None:
        """Show what happens; an event that comes late is about nothing that runs any more."""
        if page in self._left or not page.is_testing:
            return
        match event:
            case Sending(purpose="token", url=url):
                page.show_testing(f"Fetching the token from {url}")
            case Sending(method=method, url=url):
                page.show_testing(f"{method} {url}")
            case _:
                pass


def _task_name(page: ConnectionPage) -> str:
    return f"test {id(page):x}"
