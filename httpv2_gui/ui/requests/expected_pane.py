"""Expected Response Values, how often and how long to ask, and what the last response means."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from httpv2_gui.core.document.pretty import indent, minify
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base import entries
from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.card import hairline
from httpv2_gui.ui.base.editors import JsonPane
from httpv2_gui.ui.base.entries import Entry
from httpv2_gui.ui.base.own_tasks import OwnTasks
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.declared import POLL
from httpv2_gui.ui.requests.live_verdict import LiveVerdict
from httpv2_gui.ui.requests.object_pane import ObjectPane
from httpv2_gui.ui.requests.pickable import Pickable, pickable
from httpv2_gui.ui.requests.value_picker import ValuePicker
from httpv2_gui.ui.requests.wait_options import WaitOptions

LEAST_HEIGHT = 116
"""Of an editor: its header and three lines."""


class ExpectedPane(QScrollArea):
    """A JSON pane; below it, while it has entries, all that belongs to waiting.

    Signals:
        changed: A person changed something.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("expected_pane")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._own = OwnTasks(self, tasks)
        self._content: bytes | None = None
        self.wanted = ObjectPane("expected_values", self)
        _give_way(self.wanted)
        self.failing = _failure_values(self)
        _give_way(self.failing)
        self.verdict = LiveVerdict(tasks, self)
        self.options = WaitOptions(self)
        self.pick = outline_button(
            "Pick from the last response…", "list", "Choose values of the last response"
        )
        self.pick.clicked.connect(self._open_picker)
        self._picker = ValuePicker(self)
        self._picker.picked.connect(self._take)
        self._more = (self.verdict, hairline(self), self.options, hairline(self), self.failing)
        """What is there as soon as something is expected."""
        self._lay_out()
        self.wanted.changed.connect(self._on_changed)
        self.failing.changed.connect(self._on_changed)
        self.options.changed.connect(self.changed)
        self._follow()

    def values(self) -> dict[str, object]:
        """Give what is set here, by field name."""
        return {**self.wanted.values(), "poll": self.options.poll(self.failing.text())}

    def show_request(self, request: Request) -> None:
        with QSignalBlocker(self):
            self.wanted.show_request(request)
            self.failing.set_text(request.poll.failure_values)
            self.options.show_request(request)
        self._follow()

    def show_answer(self, content: bytes | None) -> None:
        """Pick from this body and judge it; None: there is none."""
        self._content = content
        self.pick.setEnabled(content is not None)
        tip = "Send the request once, then its values can be chosen"
        self.pick.setToolTip("Choose values of the last response" if content else tip)
        self.verdict.follow_answer(content)

    def follow_method(self, method: str) -> None:
        """Warn of a method that changes something each time."""
        self.options.follow_method(method)

    def wait_for(self, key: str, raw: str) -> None:
        """Expect this value, in place of another one for the same key."""
        self._write(key, raw)

    def go_to_problem(self, problem: Problem) -> None:
        """Put the focus on the values or on the field that is wrong."""
        place, _, name = problem.place.partition(".")
        if place != "poll":
            self.wanted.go_to_problem(problem)
        elif name == "failure_values":
            self.failing.go_to(problem.line or 1, problem.column or 1)
            self.ensureWidgetVisible(self.failing)
        else:
            field = self.options.field(name)
            self.ensureWidgetVisible(field)
            field.setFocus()

    def _on_changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        expects = bool(self.wanted.text().strip())
        for part in self._more[1:]:  # the verdict itself knows when it has something to say
            part.setVisible(expects)
        self.verdict.follow_text(self.wanted.text(), self.failing.text())

    def _open_picker(self) -> None:
        self._own.start(self._fill_picker(), "pick", again="replace")

    async def _fill_picker(self) -> None:
        if self._content is None:
            return
        values = await asyncio.to_thread(pickable, self._content)
        self._picker.show_values(values, self._names())
        self._picker.open_at(self.pick.mapToGlobal(self.pick.rect().bottomLeft()))

    def _take(self, one: Pickable, on: bool) -> None:
        self._write(one.key, one.raw if on else None)

    def _write(self, key: str, raw: str | None) -> None:
        """Put an entry in, in place of one of that name, or take it out; one step to undo."""
        try:
            kept = [one for one in entries.read(self.wanted.text()) if one.name != key]
        except JsonError as error:
            self.wanted.go_to(error.line, error.column)  # what was typed is not thrown away
            return
        new = [] if raw is None else [Entry(key, raw)]
        self.wanted.replace_text(entries.write([*kept, *new]))
        self.wanted.validate()

    def _names(self) -> frozenset[str]:
        try:
            return frozenset(one.name for one in entries.read(self.wanted.text()))
        except JsonError:
            return frozenset()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(13, 6, 13, 6)
        row.addWidget(self.pick)
        row.addStretch(1)
        column.addWidget(self.wanted, 3)
        column.addLayout(row)
        for part in self._more:
            column.addWidget(part, 2 if part is self.failing else 0)
        self.setWidget(inner)
        self.show_answer(None)


def _give_way(pane: QWidget) -> None:
    """Let an editor take the room that is left, and no more than it needs where there is none."""
    pane.setMinimumHeight(LEAST_HEIGHT)
    pane.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)


def _failure_values(parent: QWidget) -> JsonPane:
    declared = POLL["failure_values"]
    pane = JsonPane(declared.label, declared.hint, indent=indent, minify=minify, parent=parent)
    pane.setObjectName("failure_values_pane")
    pane.edit.setObjectName("poll.failure_values")
    pane.edit.setToolTip(declared.help)
    return pane
