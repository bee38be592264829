"""One Result on screen: its facts, what a person should read first, and the tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from httpv2_gui.core.model.result import Result
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.failure_card import FailureCard
from httpv2_gui.ui.responses.notes import note_of
from httpv2_gui.ui.responses.protected_notice import ProtectedNotice
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.status_line import StatusLine
from httpv2_gui.ui.responses.viewer_tabs import ViewerTabs
from httpv2_gui.ui.responses.warnings_strip import WarningsStrip


class Outcome(QWidget):
    """Shows a Result in two steps: what it says of itself at once, its body when it is read."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = StatusLine(self)
        self.protected = ProtectedNotice(self)
        self.tabs = ViewerTabs(tasks, self)
        self._failure = FailureCard(self)
        self._warnings = WarningsStrip(self)
        self._note = self._make_note()
        self._lay_out()

    def show_result(self, result: Result) -> None:
        """Show what is known before the body is read."""
        self.status.show_result(result)
        self.status.allow(body=False, csv=False)
        self._failure.show_failure(result.failure)
        self._warnings.show_warnings(_untold(result))
        self.protected.start(shown=is_withheld(result))
        self.say("")
        self.tabs.show_skeleton()

    def show_reading(self, reading: Reading, request_key: str) -> None:
        """Show the body."""
        self.say(note_of(reading))
        self.tabs.show_reading(reading, request_key)
        self.status.allow(body=bool(reading.body), csv=self.tabs.has_rows())

    def say(self, note: str) -> None:
        """Say a sentence over the tabs; blank says none."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _make_note(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("note")
        label.setProperty("kind", "help")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        banners = QVBoxLayout()
        banners.setContentsMargins(12, 3, 12, 3)
        banners.setSpacing(6)
        for widget in (self._failure, self._warnings, self.protected, self._note):
            banners.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.status)
        column.addLayout(banners)
        column.addWidget(self.tabs, 1)


def _untold(result: Result) -> tuple[str, ...]:
    """Leave out what the failure card says anyway."""
    told = result.failure.message if result.failure else ""
    return tuple(one for one in result.warnings if one not in told)


def is_withheld(result: Result) -> bool:
    """Whether the body is a protected download: an error's body is not, it says what went wrong."""
    answer = result.answer
    return result.protected and answer is not None and bool(answer.body) and answer.status < 400
