"""What happens around the request: redirects, errors, timeout, what is returned, files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.model.fields import Declared, Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.number_box import number_box
from httpv2_gui.ui.requests.declared import REQUEST

_LONGEST = 2**31 - 1
NARROW = 640
"""Below this width the two columns stand one above the other."""

_HELP = {
    "follow_redirects": "Off: a 3xx answer is the result.",
    "fail_on_error": "Off: a 4xx or 5xx answer is shown as a result, not as a failure.",
    "base64_output": "The bytes of the response as Base64, for downloads.",
    "save_to_case_wall": "Writes the response as a zip into the workspace.",
    "password_protect_zip": "AES-256 with the password infected, as analysts expect for malware.",
}


class OptionsPane(QScrollArea):
    """The flags, Request Timeout and Fields To Return of a request.

    Signals:
        changed: A person changed any of them.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("options")
        self._flags: dict[str, QCheckBox] = {}
        self._returned: dict[str, QCheckBox] = {}
        self._loaded_fields: tuple[str, ...] = ()
        self.timeout = self._make_timeout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def values(self) -> dict[str, object]:
        """Give what is set here, by field name."""
        flags: dict[str, object] = {name: box.isChecked() for name, box in self._flags.items()}
        return flags | {
            "fields_to_return": self._fields_to_return(),
            "timeout_s": self.timeout.value(),
        }

    def show_request(self, request: Request) -> None:
        self.blockSignals(True)
        for name, box in self._flags.items():
            box.setChecked(getattr(request, name))
        for name, box in self._returned.items():
            box.setChecked(name in request.fields_to_return)
        self.timeout.setValue(request.timeout_s)
        self._loaded_fields = request.fields_to_return
        self.blockSignals(False)

    def go_to_problem(self, problem: Problem) -> None:
        """Bring the field that is wrong into view and put the focus there."""
        name = problem.place.partition(".")[0]
        first = next(iter(self._returned.values()))
        widget = {"timeout_s": self.timeout, "fields_to_return": first}.get(
            name, self._flags.get(name, first)
        )
        self.ensureWidgetVisible(widget)
        widget.setFocus()

    def _fields_to_return(self) -> tuple[str, ...]:
        """In the order of the file as long as nothing was ticked, so that nothing looks changed."""
        checked = tuple(name for name, box in self._returned.items() if box.isChecked())
        unknown = tuple(name for name in self._loaded_fields if name not in self._returned)
        now = checked + unknown
        return self._loaded_fields if set(now) == set(self._loaded_fields) else now

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "clear")
        self._columns.setSpacing(40)
        self._columns.addLayout(self._left_column())
        self._columns.addLayout(self._right_column())
        self._columns.addStretch(1)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(14, 10, 14, 14)
        rows.addLayout(self._columns)
        rows.addStretch(1)
        self.setWidget(inner)

    def _left_column(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(_heading("Sending"))
        column.addWidget(self._flag("follow_redirects"))
        column.addWidget(self._flag("fail_on_error"))
        column.addLayout(self._timeout_row())
        column.addSpacing(8)
        column.addWidget(_heading("Files"))
        column.addWidget(self._flag("save_to_case_wall"))
        column.addWidget(self._flag("password_protect_zip"))
        column.addStretch(1)
        return column

    def _right_column(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(_heading("Result"))
        column.addWidget(self._flag("base64_output"))
        label = QLabel(REQUEST["fields_to_return"].label)
        label.setProperty("kind", "help")
        column.addSpacing(4)
        column.addWidget(label)
        column.addLayout(self._fields_grid())
        column.addStretch(1)
        return column

    def _flag(self, name: str) -> QCheckBox:
        box = _check_box(REQUEST[name].label, name)
        box.setToolTip(_HELP[name])
        box.toggled.connect(self.changed)
        self._flags[name] = box
        return box

    def _fields_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for place, (name, label) in enumerate(REQUEST["fields_to_return"].choices):
            box = _check_box(label, f"fields_to_return.{name}")
            box.setFont(theme.mono_font())
            box.toggled.connect(self.changed)
            self._returned[name] = box
            grid.addWidget(box, place % 3, place // 3)
        return grid

    def _make_timeout(self) -> QSpinBox:
        declared: Declared = REQUEST["timeout_s"]
        box = number_box(declared.label, declared.minimum or 0, _LONGEST, suffix=" s")
        box.setObjectName(declared.name)
        box.setToolTip(declared.help)
        box.setSpecialValueText("No limit")
        box.valueChanged.connect(self.changed)
        return box

    def _timeout_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        label = QLabel(REQUEST["timeout_s"].label)
        label.setBuddy(self.timeout)
        row.addWidget(label)
        row.addWidget(self.timeout)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        directions = QBoxLayout.Direction
        narrow = event.size().width() < NARROW
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._columns.setSpacing(16 if narrow else 40)
        super().resizeEvent(event)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    return column


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "section")
    return label


def _check_box(label: str, name: str) -> QCheckBox:
    box = QCheckBox(label)
    box.setObjectName(name)
    box.setAccessibleName(label)
    return box
