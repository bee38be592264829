"""The pane that shows what a run gave, and what happens while one is under way."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import cast

from PySide6.QtCore import QDir, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.engine.events import Attempted, Waiting
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.later import Later
from httpv2_gui.ui.base.own_tasks import OwnTasks
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.body_file import clipboard_text, suggested_name
from httpv2_gui.ui.responses.empty_state import EmptyState
from httpv2_gui.ui.responses.outcome import Outcome, is_withheld
from httpv2_gui.ui.responses.reading import Reading, read
from httpv2_gui.ui.responses.running_line import RunningLine
from httpv2_gui.ui.responses.veil import Veil
from httpv2_gui.ui.responses.viewer_tabs import ViewerTabs
from httpv2_gui.ui.responses.waiting_page import WaitingPage
from httpv2_gui.ui.responses.waiting_strip import WaitingStrip
from httpv2_gui.ui.responses.waiting_view import WaitingView

_EMPTY = (
    "No response yet",
    "Press Ctrl+Enter or Send. The status, a table or tree of the body, headers, cookies, "
    "redirects and timings will be here.",
)
_CANCELLED = ("Cancelled", "Nothing has arrived. Press Ctrl+Enter to send it again.")


class ResultPane(Card):
    """Shows the last Result of a request; a new run dims it until the next one is there.

    Signals:
        said: a short sentence for the status bar, such as `Copied 12 KB`.
        files_asked: the person wants to see the files this run saved.
        viewed: the Result is parsed and on screen.
        answered: there is another answer to look at, also while a wait goes on. arg: its body,
            None for one that is not shown unasked.
        check_now, stop_waiting: what the person wants of the wait that goes on.
        wait_for: the person wants to wait until a key has this value. args: key, value as JSON.
    """

    said = Signal(str)
    files_asked = Signal()
    viewed = Signal()
    answered = Signal(object)
    check_now = Signal()
    stop_waiting = Signal()
    wait_for = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("result_pane")
        self.setAccessibleName("Response")
        self._tasks = tasks
        self._own = OwnTasks(self, tasks)
        self._result: Result | None = None
        self._reading: Reading | None = None
        self._request_key = ""
        self._pages = QStackedWidget(self)
        self._empty = EmptyState("send", *_EMPTY, self._pages)
        self._place = Later(self._make_outcome, self._pages)
        self._running = RunningLine(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._place)
        self._veil = Veil(self._pages)
        self._wait_place = Later(self._make_waiting, self._pages)
        self._pages.addWidget(self._wait_place)
        self._waiting: WaitingView | None = None
        self.body.addWidget(self._pages, 1)

    def result(self) -> Result | None:
        """Give the Result on screen."""
        return self._result

    def tabs(self) -> ViewerTabs:
        """Give the tabs, to open one by its name."""
        return self._outcome().tabs

    def show_waiting(self, request: Request) -> None:
        """Show a wait for expected values that begins, and follow it."""
        self._outcome()
        self._wait_place.widget()
        if self._waiting is not None:
            self._end_running()
            self._waiting.begin(request)

    def hear_wait(self, event: Attempted | Waiting) -> None:
        """Take what the wait tells."""
        if self._waiting is not None:
            self._waiting.hear(event)

    @property
    def wait_has_keyboard(self) -> bool:
        """Whether the keyboard is in a wait, and will lose its place when that ends."""
        return self._waiting is not None and self._waiting.has_keyboard

    def show_running(self, text: str) -> None:
        """Dim what is there and say what is waited for: `Waiting for api.example.com…`."""
        if self._waiting is not None and self._waiting.is_on:
            self._waiting.goes_on(text)
            return
        self._running.start(text)
        self._veil.cover(covered=True)
        self._outcome()  # there is time for it now

    def show_progress(self, count: int, total: int | None) -> None:
        """Say how many bytes of the body have come."""
        if self._waiting is not None and self._waiting.is_on:
            self._waiting.goes_on(f"{spoken.size(count)} received")
            return
        self._running.progress(count, total)

    def show_cancelled(self) -> None:
        """End `show_running`; the last Result is clear again."""
        self._end_running()
        self._pages.setCurrentWidget(self._empty if self._result is None else self._place)
        if self._result is None:
            self._empty.say(*_CANCELLED)
        else:
            self._outcome().say("Cancelled. This is the response before it.")

    def show_result(self, result: Result, request_key: str = "") -> None:
        """Show a Result; the tab a person chose for this `request_key` is opened again."""
        self._end_running()
        self._request_key = request_key
        self._present(result)
        self._tell_answer(result)

    def show_nothing(self, title: str, words: str) -> None:
        """Show no Result, and say why."""
        self._end_running()
        self._own.cancel("read")
        self._result = self._reading = None
        self._empty.say(title, words)
        self._pages.setCurrentWidget(self._empty)

    def stop(self) -> None:
        """Cancel everything that still runs: the pane goes away."""
        self._own.cancel("read")
        if self._place.is_made:
            self.tabs().stop()

    def _present(self, result: Result) -> None:
        self._result, self._reading = result, None
        self._outcome().show_result(result)
        self._pages.setCurrentWidget(self._place)
        self._read(result, shown=not is_withheld(result))

    def _tell_answer(self, result: Result) -> None:
        if result.answer is not None:
            self.answered.emit(None if is_withheld(result) else result.answer.body)

    def _present_interim(self, result: Result | None) -> None:
        """Show an answer of a wait that goes on; without one what was there before it."""
        if result is not None:
            self._present(result)
        else:
            self._pages.setCurrentWidget(self._empty if self._result is None else self._place)

    def _outcome(self) -> Outcome:
        return cast("Outcome", self._place.widget())

    def _end_running(self) -> None:
        self._running.finish()
        if self._waiting is not None:
            self._waiting.end()
        self._veil.cover(covered=False)

    def _read(self, result: Result, *, shown: bool) -> None:
        self._own.start(self._read_and_show(result, shown), "read", again="replace")

    async def _read_and_show(self, result: Result, shown: bool) -> None:
        reading = await asyncio.to_thread(read, result, shown=shown)
        if result is not self._result:
            return
        self._reading = reading
        self._outcome().show_reading(reading, self._request_key)
        self.viewed.emit()

    def _show_protected(self) -> None:
        if self._result is not None:
            self.tabs().show_skeleton()
            self._read(self._result, shown=True)

    def _copy_body(self) -> None:
        if self._reading is not None and self._reading.body:
            QGuiApplication.clipboard().setText(clipboard_text(self._reading))
            self.said.emit(f"Copied {spoken.size(len(self._reading.body))}.")

    def _copy_json(self) -> None:
        self._own.start(self._write_json(), "copy json")

    async def _write_json(self) -> None:
        if self._result is not None:
            text = await asyncio.to_thread(result_json, self._result)
            QGuiApplication.clipboard().setText(text)
            self.said.emit("Copied the Result JSON.")

    def _save_body(self) -> None:
        self._own.start(self._ask_and_save(), "save")

    async def _ask_and_save(self) -> None:
        reading = self._reading
        if reading is None or not reading.body:
            return
        start = Path(QDir.homePath()) / suggested_name(reading)
        path = await dialogs.save_file(self, "Save body", start)
        if path is None:
            return
        try:
            await asyncio.to_thread(path.write_bytes, reading.body)
        except OSError as error:
            await dialogs.show_problem(
                self,
                "The body was not saved",
                f"{path}: {error.strerror or error}",
                "Choose a folder that you may write to and that has room.",
            )
            return
        self.said.emit(f"Saved {path}.")

    def _make_outcome(self, parent: QWidget) -> QWidget:
        made = Outcome(self._tasks, parent)
        made.status.copy_body.connect(self._copy_body)
        made.status.copy_json.connect(self._copy_json)
        made.status.copy_csv.connect(made.tabs.copy_csv)
        made.status.save_body.connect(self._save_body)
        made.status.files_asked.connect(self.files_asked)
        made.protected.confirmed.connect(self._show_protected)
        made.tabs.said.connect(self.said)
        made.tabs.save_asked.connect(self._save_body)
        made.tabs.wait_for.connect(self.wait_for)
        return made

    def _make_waiting(self, parent: QWidget) -> QWidget:
        strip, page = WaitingStrip(self), WaitingPage(parent)
        strip.hide()
        self.body.insertWidget(0, strip)
        self._waiting = WaitingView(strip, page, self)
        self._waiting.page_wanted.connect(lambda: self._pages.setCurrentWidget(self._wait_place))
        self._waiting.answer_wanted.connect(self._present_interim)
        self._waiting.answered.connect(self._tell_answer)
        strip.check_now.connect(self.check_now)
        strip.stop.connect(self.stop_waiting)
        return page
