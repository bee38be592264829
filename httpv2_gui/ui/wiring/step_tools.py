"""Lends a block's page the editor of requests and the pane of responses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from httpv2_gui.core.engine.block_preview import preview_block
from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.editor import RequestEditor
from httpv2_gui.ui.requests.preview_pane import PreviewPane
from httpv2_gui.ui.responses.pane import ResultPane
from httpv2_gui.ui.wiring.sender import show_event

Connections = Callable[[], dict[str, Connection]]


class RequestAsStep(QWidget):
    """The editor of a request without Send and Save, with the step's name above it.

    Signals:
        changed: A person changed the step.
        renamed: A person has given it another name. args: the old one, the new one.
    """

    changed = Signal()
    renamed = Signal(str, str)

    def __init__(
        self, tasks: Tasks, root: Path, connections: Connections, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._root = root
        self._connections = connections
        self._block, self._row = Block(), 0
        self._shows = False
        self.name = QLineEdit()
        self.name.setAccessibleName("Step name")
        self.editor = RequestEditor(tasks, root, self)
        self.editor.preview_by = self._preview
        self.editor.send_button.hide()
        self.editor.bar.save.hide()
        self._lay_out()
        self._known_as = ""
        """The name by which other steps know this one."""
        self.name.textEdited.connect(self._rename)
        self.name.editingFinished.connect(self.finish)
        self.editor.changed.connect(self._on_changed)

    @property
    def widget(self) -> QWidget:
        return self

    def when_changed(self, do: Callable[[], None]) -> None:
        """Call this when a person changed the step."""
        self.changed.connect(do)

    def when_renamed(self, do: Callable[[str, str], None]) -> None:
        """Call this with the old name and the new one when a person has renamed the step."""
        self.renamed.connect(do)

    def finish(self) -> None:
        """Take the name that is typed as the step's name from now on."""
        old, new = self._known_as, self.name.text()
        if old != new:
            self._known_as = new
            self.renamed.emit(old, new)

    def step(self) -> Request:
        return self.editor.request()

    def show_step(self, block: Block, row: int) -> None:
        """Edit this step; its preview knows the block around it."""
        self._block, self._row = block, row
        step = block.steps[row]
        if step != self.editor.request():
            self._shows = True
            self.editor.set_request(step)
            self._shows = False
        self.name.setText(step.name)
        self._known_as = step.name

    def follow_block(self, block: Block, row: int) -> None:
        """Know the block as it is now; what is typed stays."""
        self._block, self._row = block, row
        self.editor.refresh()

    def go_to(self, problem: Problem) -> None:
        """Put the keyboard where a problem of the step is."""
        if problem.place == "name":
            self.name.setFocus()
        else:
            self.editor.go_to(problem)

    def focus_first(self) -> None:
        self.editor.url.setFocus()

    def _preview(self, request: Request, connection: Connection | None) -> Preview:
        """Preview this step as it is typed, with the inputs and steps around it."""
        # Of the steps before it the names are enough: their bodies may be large.
        before = (Request(name=one.name) for one in self._block.steps[: self._row])
        block = self._block.with_values(steps=(*before, request))
        known = {} if connection is None else {connection.name: connection}
        return preview_block(block, known | self._connections(), root=self._root)[-1]

    def _rename(self, name: str) -> None:
        self.editor.rename(name)
        self.changed.emit()

    def _on_changed(self) -> None:
        if not self._shows:
            typed = self.editor.request().name
            if self.name.text() != typed:
                self.name.setText(typed)
            self.changed.emit()

    def _lay_out(self) -> None:
        label = QLabel("Step name")
        label.setProperty("kind", "help")
        label.setBuddy(self.name)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(10)
        top.addWidget(label)
        top.addWidget(self.name, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addLayout(top)
        inside = self.editor.layout()
        if inside is not None:
            inside.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.editor, 1)


class ResponseOfStep(QWidget):
    """The pane of responses for a step that ran, the preview of requests for one that did not."""

    def __init__(
        self, tasks: Tasks, connections: Connections, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._connections = connections
        self.pane = ResultPane(tasks)
        self.live = ResultPane(tasks)
        """Has the step that runs, also while another one is looked at."""
        self.preview = PreviewPane()
        card = Card()
        card.body.addWidget(self.preview)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.pane)
        self._pages.addWidget(card)
        self._pages.addWidget(self.live)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._pages)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @property
    def widget(self) -> QWidget:
        return self

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to see."""
        self._pages.setCurrentIndex(0)
        self.pane.show_nothing("No response yet", words)

    def show_begun(self, step: Request) -> None:
        """Show a step that begins, in a place that is kept while others are looked at."""
        self.live.show_nothing("No response yet", "This step has not ended yet.")
        if step.waits:
            self.live.show_waiting(step)

    def show_live(self) -> None:
        """Come back to the step that runs."""
        self._pages.setCurrentWidget(self.live)

    def show_event(self, event: Event) -> None:
        """Take what the step that runs does now, on screen or not."""
        show_event(self.live, event)

    def end_live(self) -> None:
        """Nothing runs any more: its clock stops."""
        self.live.show_nothing("No response yet", "Nothing runs.")

    def show_result(self, result: Result, key: str) -> None:
        """Show what a step gave."""
        self._pages.setCurrentIndex(0)
        self.pane.show_result(result, key)

    def show_preview(self, step: Request, preview: Preview) -> None:
        """Show what a step would send."""
        self._pages.setCurrentIndex(1)
        connection = self._connections().get(step.connection.strip())
        self.preview.show_preview(preview, preview.problems, connection)
