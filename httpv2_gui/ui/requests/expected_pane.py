"""Expected Response Values, and how often and how long to ask for them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.request import Poll
from httpv2_gui.ui.base.editors import JsonPane

_DECLARED = {declared.name: declared for declared in fields_of(Poll)}
_LONGEST = 2**31 - 1


class ExpectedPane(QWidget):
    """A JSON pane; below it, while it has entries, the times of the polling.

    Signals:
        changed: A person changed the values or a time.
    """

    changed = Signal()

    def __init__(self, values: JsonPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = values
        self.interval = _seconds("interval_s")
        self.timeout = _seconds("timeout_s")
        self._times = QWidget()
        self._lay_out()
        values.changed.connect(self._follow)
        self.interval.valueChanged.connect(self.changed)
        self.timeout.valueChanged.connect(self.changed)
        self._follow()

    def poll(self) -> Poll:
        return Poll(interval_s=self.interval.value(), timeout_s=self.timeout.value())

    def show_poll(self, poll: Poll) -> None:
        with QSignalBlocker(self):
            self.interval.setValue(poll.interval_s)
            self.timeout.setValue(poll.timeout_s)
        self._follow()

    def focus_on_times(self) -> None:
        self.interval.setFocus()

    def _follow(self) -> None:
        self._times.setVisible(bool(self.values.text().strip()))

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
        rows.addWidget(self.values, 1)
        rows.addWidget(self._times)


def _seconds(name: str) -> QSpinBox:
    declared = _DECLARED[name]
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
