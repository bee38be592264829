"""The pane that shows what a run gave, and what happens while one is under way."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QDir, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import Result
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.ending import cancel_with
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.body_file import clipboard_text, suggested_name
from httpv2_gui.ui.responses.empty_state import EmptyState
from httpv2_gui.ui.responses.failure_card import FailureCard
from httpv2_gui.ui.responses.notes import note_of
from httpv2_gui.ui.responses.protected_notice import ProtectedNotice
from httpv2_gui.ui.responses.reading import Reading, read
from httpv2_gui.ui.responses.running_line import RunningLine
from httpv2_gui.ui.responses.status_line import StatusLine
from httpv2_gui.ui.responses.veil import Veil
from httpv2_gui.ui.responses.viewer_tabs import ViewerTabs
from httpv2_gui.ui.responses.warnings_strip import WarningsStrip

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
    """

    said = Signal(str)
    files_asked = Signal()
    viewed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("result_pane")
        self.setAccessibleName("Response")
        self._tasks = tasks
        cancel_with(
            self,
            tasks,
            self._task_name("read"),
            self._task_name("copy json"),
            self._task_name("save"),
        )
        self._result: Result | None = None
        self._reading: Reading | None = None
        self._request_key = ""
        self._running = RunningLine(self)
        self._empty = EmptyState("send", *_EMPTY)
        self._status = StatusLine()
        self._failure = FailureCard()
        self._warnings = WarningsStrip()
        self._protected = ProtectedNotice()
        self._note = _note_label()
        self._tabs = ViewerTabs(tasks)
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self.show_empty()

    def result(self) -> Result | None:
        """Give the Result on screen."""
        return self._result

    def tabs(self) -> ViewerTabs:
        """Give the tabs, to open one by its name."""
        return self._tabs

    def show_empty(self) -> None:
        """Forget the Result and say what will be here."""
        self._forget()
        self._empty.say(*_EMPTY)

    def show_running(self, text: str) -> None:
        """Dim what is there and say what is waited for: `Waiting for api.example.com…`."""
        self._running.start(text)
        self._veil.cover(covered=True)

    def show_progress(self, count: int, total: int | None) -> None:
        """Say how many bytes of the body have come."""
        self._running.progress(count, total)

    def show_cancelled(self) -> None:
        """End `show_running`; the last Result is clear again."""
        self._end_running()
        if self._result is None:
            self._empty.say(*_CANCELLED)
        else:
            self._note.setText("Cancelled. This is the response before it.")
            self._note.show()

    def show_result(self, result: Result, request_key: str = "") -> None:
        """Show a Result; the tab a person chose for this `request_key` is opened again."""
        self._end_running()
        self._result, self._reading = result, None
        self._request_key = request_key
        self._status.show_result(result)
        self._status.allow(body=False, csv=False)
        self._failure.show_failure(result.failure)
        self._warnings.show_warnings(_untold(result))
        self._protected.start(shown=is_withheld(result))
        self._note.hide()
        self._pages.setCurrentIndex(1)
        self._read(shown=not is_withheld(result))

    def stop(self) -> None:
        """Cancel everything that still runs: the pane goes away."""
        self._tasks.cancel(self._task_name("read"))
        self._tabs.stop()

    def _forget(self) -> None:
        self.stop()
        self._end_running()
        self._result = self._reading = None
        self._pages.setCurrentIndex(0)

    def _end_running(self) -> None:
        self._running.finish()
        self._veil.cover(covered=False)

    def _read(self, *, shown: bool) -> None:
        if self._result is None:
            return
        self._tabs.show_skeleton()
        name = self._task_name("read")
        self._tasks.start(self._read_and_show(self._result, shown), name, again="replace")

    async def _read_and_show(self, result: Result, shown: bool) -> None:
        reading = await asyncio.to_thread(read, result, shown=shown)
        if result is not self._result:
            return
        self._reading = reading
        note = note_of(reading)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._tabs.show_reading(reading, self._request_key)
        self._status.allow(body=bool(reading.body), csv=self._tabs.has_rows())
        self.viewed.emit()

    def _copy_body(self) -> None:
        if self._reading is not None and self._reading.body:
            QGuiApplication.clipboard().setText(clipboard_text(self._reading))
            self.said.emit(f"Copied {spoken.size(len(self._reading.body))}.")

    def _copy_json(self) -> None:
        self._tasks.start(self._write_json(), self._task_name("copy json"))

    async def _write_json(self) -> None:
        if self._result is not None:
            text = await asyncio.to_thread(result_json, self._result)
            QGuiApplication.clipboard().setText(text)
            self.said.emit("Copied the Result JSON.")

    def _save_body(self) -> None:
        self._tasks.start(self._ask_and_save(), self._task_name("save"))

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

    def _task_name(self, what: str) -> str:
        return f"{what} {id(self)}"

    def _connect(self) -> None:
        self._status.copy_body.connect(self._copy_body)
        self._status.copy_json.connect(self._copy_json)
        self._status.copy_csv.connect(self._tabs.copy_csv)
        self._status.save_body.connect(self._save_body)
        self._status.files_asked.connect(self.files_asked)
        self._protected.confirmed.connect(lambda: self._read(shown=True))
        self._tabs.said.connect(self.said)
        self._tabs.save_asked.connect(self._save_body)

    def _arrange(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._status)
        banners = QVBoxLayout()
        banners.setContentsMargins(12, 3, 12, 3)
        banners.setSpacing(6)
        for widget in (self._failure, self._warnings, self._protected, self._note):
            banners.addWidget(widget)
        column.addLayout(banners)
        column.addWidget(self._tabs, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(page)
        self._veil = Veil(self._pages)
        self.body.addWidget(self._pages, 1)


def _note_label() -> QLabel:
    label = QLabel()
    label.setObjectName("note")
    label.setProperty("kind", "help")
    label.setWordWrap(True)
    label.hide()
    return label


def _untold(result: Result) -> tuple[str, ...]:
    """Leave out what the failure card says anyway."""
    told = result.failure.message if result.failure else ""
    return tuple(one for one in result.warnings if one not in told)


def is_withheld(result: Result) -> bool:
    """Whether the body is a protected download: an error's body is not, it says what went wrong."""
    answer = result.answer
    return result.protected and answer is not None and bool(answer.body) and answer.status < 400
