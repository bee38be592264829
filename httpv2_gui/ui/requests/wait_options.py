"""How often and how long to ask, what ends a wait as failed, and what is sent again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.request import SAFE_METHODS, Poll, Request
from httpv2_gui.ui.base.number_box import number_box
from httpv2_gui.ui.requests.declared import POLL

_LONGEST = 2**31 - 1
BOUNDS = "HTTP V2: interval 30 s or more and not above the timeout, timeout 14 days at the most."


class WaitOptions(QWidget):
    """Edits a request's Poll but for Failure Values, and says what it comes to.

    Signals:
        changed: A person changed something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wait_options")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.interval = _seconds("interval_s")
        self.timeout = _seconds("timeout_s")
        self.keep_waiting = QCheckBox(POLL["keep_waiting"].label)
        self.keep_waiting.setObjectName("poll.keep_waiting")
        self.keep_waiting.setAccessibleName(POLL["keep_waiting"].label)
        self.keep_waiting.setToolTip(POLL["keep_waiting"].help)
        self.repeat = _choice("repeat")
        self._forecast = _words("forecast", "help")
        self._warning = _words("repeat_warning", "problem")
        self._warning.setProperty("tone", "warn")
        self._method = "GET"
        self._lay_out()
        self.interval.valueChanged.connect(self._on_changed)
        self.timeout.valueChanged.connect(self._on_changed)
        self.keep_waiting.toggled.connect(self._on_changed)
        self.repeat.activated.connect(self._on_changed)
        self._tell()

    def poll(self, failure_values: str) -> Poll:
        """Give what is set here."""
        return Poll(
            interval_s=self.interval.value(),
            timeout_s=self.timeout.value(),
            failure_values=failure_values,
            keep_waiting=self.keep_waiting.isChecked(),
            repeat=str(self.repeat.currentData()),
        )

    def show_request(self, request: Request) -> None:
        """Fill in a request; `changed` is not emitted."""
        self.blockSignals(True)
        self.interval.setValue(request.poll.interval_s)
        self.timeout.setValue(request.poll.timeout_s)
        self.keep_waiting.setChecked(request.poll.keep_waiting)
        self.repeat.setCurrentIndex(max(self.repeat.findData(request.poll.repeat), 0))
        self.blockSignals(False)
        self.follow_method(request.method)

    def follow_method(self, method: str) -> None:
        """Warn of methods that change something."""
        self._method = method
        self._tell()

    def field(self, name: str) -> QWidget:
        """Give the field of Poll of that name, to put the focus there."""
        fields = {
            "timeout_s": self.timeout,
            "keep_waiting": self.keep_waiting,
            "repeat": self.repeat,
        }
        return fields.get(name, self.interval)

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        calls = max((self.timeout.value() - 1) // self.interval.value(), 0) + 1
        self._forecast.setText(f"At most {spoken.count(calls, 'call')}. {BOUNDS}")
        self._warning.setText(_warning(self._method, str(self.repeat.currentData()), calls))
        self._warning.setVisible(bool(self._warning.text()))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(13, 8, 13, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addWidget(_label("interval_s", self.interval), 0, 0)
        grid.addWidget(self.interval, 0, 1)
        grid.addWidget(_label("timeout_s", self.timeout), 0, 2)
        grid.addWidget(self.timeout, 0, 3)
        grid.addWidget(_label("repeat", self.repeat), 1, 0)
        grid.addWidget(self.repeat, 1, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.keep_waiting, 2, 0, 1, 4)
        grid.setColumnStretch(4, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(grid)
        column.addWidget(self._warning)
        column.addWidget(self._forecast)


def _warning(method: str, repeat: str, calls: int) -> str:
    if method in SAFE_METHODS:
        return ""
    if repeat == "safe":
        return f"Repeat allows only GET, HEAD and OPTIONS: this {method} will not be sent."
    return (
        f"{method}: each attempt sends the whole request again, up to {calls:,} times. If each "
        "one starts a job of its own, ask for the job's state with a GET request instead."
    )


def _label(name: str, buddy: QWidget) -> QLabel:
    label = QLabel(POLL[name].label)
    label.setBuddy(buddy)
    return label


def _words(name: str, kind: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setContentsMargins(13, 2, 13, 2)
    return label


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(f"poll.{name}")
    box.setAccessibleName(POLL[name].label)
    box.setToolTip(POLL[name].help)
    for key, label in POLL[name].choices:
        box.addItem(label, key)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def _seconds(name: str) -> QSpinBox:
    declared = POLL[name]
    box = number_box(declared.label, declared.minimum or 0, _LONGEST, suffix=" s")
    box.setObjectName(f"poll.{name}")
    box.setToolTip(declared.help)
    return box
