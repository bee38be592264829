"""Expected Response Values, and how often and how long to ask for them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Poll, Request
from httpv2_gui.ui.requests.declared import POLL
from httpv2_gui.ui.requests.object_pane import ObjectPane

_LONGEST = 2**31 - 1


class ExpectedPane(QWidget):
    """A JSON pane; below it, while it has entries, the times of the polling.

    Signals:
        changed: A person changed the values or a time.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = ObjectPane("expected_values", self)
        self.interval = _seconds("interval_s")
        self.timeout = _seconds("timeout_s")
        self._times = QWidget(self)
        self._lay_out()
        self.wanted.changed.connect(self._on_changed)
        self.interval.valueChanged.connect(self.changed)
        self.timeout.valueChanged.connect(self.changed)
        self._follow()

    def values(self) -> dict[str, object]:
        """Give what is set here, by field name."""
        poll = Poll(interval_s=self.interval.value(), timeout_s=self.timeout.value())
        return {**self.wanted.values(), "poll": poll}

    def show_request(self, request: Request) -> None:
        with QSignalBlocker(self):
            self.wanted.show_request(request)
            self.interval.setValue(request.poll.interval_s)
            self.timeout.setValue(request.poll.timeout_s)
        self._follow()

    def go_to_problem(self, problem: Problem) -> None:
        """Put the focus on the values or on the time that is wrong."""
        place, _, time = problem.place.partition(".")
        if place == "poll":
            (self.timeout if time == "timeout_s" else self.interval).setFocus()
        else:
            self.wanted.go_to_problem(problem)

    def _on_changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self._times.setVisible(bool(self.wanted.text().strip()))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._times)
        row.setContentsMargins(13, 6, 13, 8)
        row.setSpacing(8)
        for text, box in (("Ask again every", self.interval), ("for at most", self.timeout)):
            label = QLabel(text)
            label.setProperty("kind", "help")
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.wanted, 1)
        rows.addWidget(self._times)


def _seconds(name: str) -> QSpinBox:
    declared = POLL[name]
    box = QSpinBox()
    box.setObjectName(f"poll.{name}")
    box.setAccessibleName(declared.label)
    box.setToolTip(declared.label)
    box.setRange(declared.minimum or 0, _LONGEST)
    box.setSuffix(" s")
    box.setFixedWidth(104)
    box.lineEdit().setTextMargins(9, 0, 0, 0)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
