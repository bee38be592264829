"""What happens while a request is under way: a thin bar and a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from httpv2_gui.core.model import spoken
from httpv2_gui.ui.responses.elided import ElidedLabel

STEPS = 1000


class RunningLine(QWidget):
    """Takes the room of one line and a bar; hidden while nothing runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("running")
        self._text = ""
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self._words = ElidedLabel()
        self._words.setObjectName("running_text")
        self._words.setProperty("kind", "help")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hide()

    def start(self, text: str) -> None:
        """Show the line with a bar that only says that something happens."""
        self._text = text
        self._words.say(text)
        self._bar.setRange(0, 0)
        self.show()

    def progress(self, count: int, total: int | None) -> None:
        """Say how much has come; with a total the bar fills."""
        if total:
            self._bar.setRange(0, STEPS)
            self._bar.setValue(min(STEPS * count // total, STEPS))
            self._words.say(f"Receiving, {spoken.size(count)} of {spoken.size(total)}")
        else:
            self._bar.setRange(0, 0)
            self._words.say(f"{self._text} {spoken.size(count)} received")

    def finish(self) -> None:
        """Put the line away."""
        self._bar.setRange(0, 1)  # an endless bar keeps a timer, shown or not
        self.hide()
