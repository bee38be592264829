"""The editor of one request: what a person types becomes a Request, and back."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.core.engine.prepare import Preview, preview
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base.own_tasks import OwnTasks
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.requests.address_bar import AddressBar
from httpv2_gui.ui.requests.connection_choice import ConnectionChoice
from httpv2_gui.ui.requests.method_choice import MethodChoice
from httpv2_gui.ui.requests.panes import Panes, pane_of
from httpv2_gui.ui.requests.platform_counter import SHORTCUT as PLATFORM_SHORTCUT
from httpv2_gui.ui.requests.platform_look import Asked
from httpv2_gui.ui.requests.platform_panel import PlatformPanel
from httpv2_gui.ui.requests.platform_watch import PlatformWatch
from httpv2_gui.ui.requests.send_button import SendButton
from httpv2_gui.ui.requests.split import Split
from httpv2_gui.ui.requests.url_field import UrlField

PAUSE_MS = 120
"""How long nothing is typed before the preview follows."""
LARGE_BODY = 100_000
"""A longer body is previewed off the window's thread."""

MakePreview = Callable[[Request, Connection | None], Preview]


class RequestEditor(QWidget):
    """Edits one request; sends and saves nothing itself.

    Signals:
        send_requested: Send was pressed and nothing is wrong. arg: the Request.
        cancel_requested: Cancel was pressed.
        save_requested: Save was pressed. arg: the Request.
        changed: A person changed something; `request()` gives it.
        shown_changed: Name, method or unsaved mark may be other ones now; follows typing shortly.
        connection_edit_requested: arg: name of the connection.
        connection_new_requested: "New connection…" was chosen.
        copied: Something was put on the clipboard. arg: a sentence that says what.
    """

    send_requested = Signal(object)
    cancel_requested = Signal()
    save_requested = Signal(object)
    changed = Signal()
    shown_changed = Signal()
    connection_edit_requested = Signal(str)
    connection_new_requested = Signal()
    copied = Signal(str)

    def __init__(
        self, tasks: Tasks, root: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("requestEditor")
        self._own = OwnTasks(self, tasks)
        self._root = root
        self._loaded = Request()
        self._saved = Request()
        self._problems: list[Problem] = []
        self._insist = False
        self.preview_by: MakePreview = functools.partial(preview, root=root)
        """Works out what would go out; a step of a block knows more than its request."""
        self.bar = AddressBar(self)
        self.split = Split(self)
        self.panes = Panes(tasks, self.request, self.split)
        self.platform = PlatformWatch(self.bar.platform, tasks, self)
        self._shown: tuple[Preview, Connection | None, str] | None = None
        """What the preview shows once it is opened."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon = QTimer(self, singleShot=True)  # a page that opens is painted first
        self._lay_out()
        self._listen()
        self._add_menu()
        self._add_shortcuts()
        self._saved = self.request()

    @property
    def connection(self) -> ConnectionChoice:
        return self.bar.connection

    @property
    def method(self) -> MethodChoice:
        return self.bar.method

    @property
    def url(self) -> UrlField:
        return self.bar.url

    @property
    def send_button(self) -> SendButton:
        return self.bar.send

    def request(self) -> Request:
        """Give what is typed now, right or wrong."""
        return self._loaded.with_values(
            connection=self.connection.name(),
            method=self.method.method(),
            url=self.url.text(),
            **self.panes.values(),
        )

    def set_request(self, request: Request, *, saved: Request | None = None) -> None:
        """Show a request; `saved` is what its file has, if that is something else."""
        if saved is not None and saved != request:
            self._show(saved)
        else:
            self._show(request)
        self._saved = self.request()
        if saved is not None and saved != request:
            self._show(request)
        self._insist = False
        self.refresh()

    @property
    def modified(self) -> bool:
        """Whether something differs from what the file has."""
        return self.request() != self._saved

    def mark_saved(self, request: Request) -> None:
        """Take `request` as what the file has now; what was typed since stays unsaved."""
        typed = self.request()
        if typed.name == self._loaded.name:
            typed = typed.with_values(name=request.name)
            self.panes.rename(request.name)
        self._loaded = typed
        self._saved = request
        self.shown_changed.emit()

    def rename(self, name: str) -> None:
        """Take the name that the file has been given elsewhere."""
        self._loaded = self._loaded.with_values(name=name)
        self._saved = self._saved.with_values(name=name)
        self.panes.rename(name)
        self.shown_changed.emit()

    def take(self, request: Request) -> None:
        """Show another request as if it had been typed: it is not saved."""
        self._show(request)
        self.refresh()
        self.changed.emit()

    def revert(self) -> None:
        """Go back to what the file has."""
        self.set_request(self._saved)
        self.changed.emit()

    def set_connections(
        self, connections: Sequence[Connection], tested: Mapping[str, Tested] | None = None
    ) -> None:
        """Offer these connections, each with the sign of its last test."""
        self.connection.set_connections(connections, tested)
        self.url.set_connection(self.connection.connection())
        self._soon.start()

    def set_running(self, running: bool) -> None:
        """Turn Send into Cancel while the request runs."""
        self.send_button.set_running(running)
        self._escape.setEnabled(running)

    def problems(self) -> list[Problem]:
        """Give what is wrong, as of the last refresh."""
        return list(self._problems)

    def send(self) -> None:
        """Ask for this request to be sent; with an error, go to it instead."""
        if self.send_button.is_running:
            return
        self.refresh()
        errors = self._errors()
        if errors:
            self._insist = True
            self._show_problems()
            self.go_to(errors[0])
        else:
            self.send_requested.emit(self.request())

    def save(self) -> None:
        """Ask for this request to be written to its file; a wrong one may be saved too."""
        self.save_requested.emit(self.request())

    def go_to(self, problem: Problem) -> None:
        """Put the focus where a problem is."""
        if pane_of(problem.place):
            self.panes.go_to(problem)
        else:
            self.bar.focus_on(problem.place.partition(".")[0])

    def stop(self) -> None:
        """End what still runs for this editor."""
        self._pause.stop()
        self._soon.stop()
        self.platform.stop()
        self._own.cancel("preview")

    def refresh(self) -> None:
        """Work out problems, counts and preview now rather than after the pause."""
        self._pause.stop()
        self._soon.stop()
        request, connection = self.request(), self.connection.connection()
        self.panes.show_counts()
        self.shown_changed.emit()
        self.platform.follow(Asked(request=request, connection=connection, root=self._root))
        if _reads_much(request):
            work = self._preview_elsewhere(request, connection)
            self._own.start(work, "preview", again="replace")
        else:
            self._show_preview(request, connection, self.preview_by(request, connection))

    async def _preview_elsewhere(self, request: Request, connection: Connection | None) -> None:
        made = await asyncio.to_thread(self.preview_by, request, connection)
        self._show_preview(request, connection, made)

    def _show_preview(self, request: Request, connection: Connection | None, made: Preview) -> None:
        self._problems = [*self._missing_connection(request, connection), *made.problems]
        self._shown = made, connection, self._body_file(request)
        for title in ("Preview", "Body"):
            if self.panes.is_made(title):
                self._tell(title)
        self._show_problems()

    def _tell(self, title: str) -> None:
        """Let a pane show what was worked out."""
        if self._shown is None:
            return
        made, connection, body_file = self._shown
        if title == "Preview":
            self.panes.preview.show_preview(made, self._problems, connection, body_file)
        elif title == "Body":
            self.panes.body_pane.show_sent_as(made.sent_as)

    def _welcome(self, title: str) -> None:
        """Let a new pane catch up; what it makes of old line ends and the like is no change."""
        for name, value in self.panes.values_of(title).items():
            if getattr(self._saved, name) == getattr(self._loaded, name):
                self._saved = self._saved.with_values(**{name: value})
        if title == "Preview":
            self.panes.preview.problem_chosen.connect(self.go_to)
            self.panes.preview.copied.connect(self.copied)
        if self._soon.isActive():
            self.refresh()
        self._tell(title)

    def _body_file(self, request: Request) -> str:
        """Give the path of a body that is a whole file, of which the preview has the start."""
        if request.body_source != "file" or not request.body_file.strip():
            return ""
        return str((self._root or Path()) / request.body_file.strip())

    def _show_problems(self) -> None:
        self.panes.show_problems(self._problems)
        address = [one for one in self._problems if not pane_of(one.place)]
        self.bar.show_problems(address, insist=self._insist)
        errors = self._errors()
        self.send_button.set_problem(f"Cannot be sent yet. {errors[0]}" if errors else "")

    def _errors(self) -> list[Problem]:
        return [one for one in self._problems if one.severity == "error"]

    def _missing_connection(
        self, request: Request, connection: Connection | None
    ) -> Iterator[Problem]:
        if request.connection and connection is None:
            sentence = f"There is no connection named {request.connection}. Choose another one."
            yield Problem("connection", "Connection", sentence)

    def _show(self, request: Request) -> None:
        self._loaded = request
        with QSignalBlocker(self.url):
            self.connection.set_name(request.connection)
            self.method.set_method(request.method)
            self.url.setText(request.url)
            self.url.setCursorPosition(0)
        self.url.set_connection(self.connection.connection())
        self.panes.show_request(request)

    def _put(self, values: dict[str, object]) -> None:
        """Give fields these values, as if a person had typed them."""
        self._show(self.request().with_values(**values))
        self.refresh()
        self.changed.emit()

    def _make_room(self, panel: PlatformPanel) -> None:
        """Put what Google SecOps would do under the address bar, over the full width."""
        self._rows.insertWidget(1, panel, 2)
        panel.findings.place_wanted.connect(self._go_to_place)

    def _go_to_place(self, place: Problem) -> None:
        if place.place.partition(".")[0] == "connection" and self.connection.name():
            self.connection_edit_requested.emit(self.connection.name())
        else:
            self.go_to(place)

    def _on_changed(self) -> None:
        self._pause.start()
        self.changed.emit()

    def _lay_out(self) -> None:
        self.split.addWidget(self.panes)
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.setSpacing(10)
        rows.addWidget(self.bar)
        rows.addWidget(self.split, 3)

    def _listen(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self._soon.timeout.connect(self.refresh)
        self.bar.changed.connect(self._on_changed)
        self.panes.changed.connect(self._on_changed)
        self.panes.pane_made.connect(self._welcome)
        self.url.returnPressed.connect(self.send)
        self.send_button.send_requested.connect(self.send)
        self.send_button.cancel_requested.connect(self.cancel_requested)
        self.bar.save.clicked.connect(self.save)
        self.platform.changed_by_fix.connect(self._put)
        self.platform.panel_made.connect(self._make_room)
        self.connection.edit_requested.connect(self.connection_edit_requested)
        self.connection.new_requested.connect(self.connection_new_requested)

    def _add_menu(self) -> None:
        for title, slot in (
            ("Copy as curl", lambda: self.panes.preview.copy_curl()),
            ("Copy URL", lambda: self.panes.preview.copy_url()),
            ("Revert to saved", self.revert),
        ):
            action = QAction(title, self)
            action.triggered.connect(self.refresh)  # what was typed a moment ago counts too
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
            self.send_button.add_to_menu(action)

    def _add_shortcuts(self) -> None:
        self._escape = QShortcut(QKeySequence("Esc"), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(self.cancel_requested)
        self._escape.setEnabled(False)
        to_url = QShortcut(QKeySequence("Ctrl+L"), self)
        to_url.activated.connect(self._focus_url)
        to_platform = QShortcut(QKeySequence(PLATFORM_SHORTCUT), self)
        to_platform.activated.connect(self.bar.platform.toggle)

    def _focus_url(self) -> None:
        self.url.setFocus()
        self.url.selectAll()


def _reads_much(request: Request) -> bool:
    """Whether a preview reads files or works through a long text."""
    return (
        request.body_source == "file"
        or len(request.body) > LARGE_BODY
        or any(part.source == "file" or len(part.content) > LARGE_BODY for part in request.parts)
    )
