"""How the test of a connection went: a sentence with its age."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QWidget,
)

from httpv2_gui.core.model import spoken
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.theme import restyle
from httpv2_gui.ui.connections.answer_card import told

SHORT_LINES = 6
LONG_LINES = 14


class OutcomeLine(QWidget):
    """One line beside the button: what is going on, or how it ended and when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setFixedSize(18, 18)
        self._words = told("result", "outcome")
        self._age = QLabel()
        self._age.setObjectName("age")
        self._age.setProperty("kind", "help")
        self._when: datetime | None = None
        self._progress = QProgressBar()
        self._progress.setObjectName("testing")
        self._progress.setAccessibleName("Testing the connection")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(90)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        for widget in (self._progress, self._icon):
            row.addWidget(widget)
        row.addWidget(self._words, 1)
        row.addWidget(self._age)
        self._clock = QTimer(self, interval=20_000)
        self._clock.timeout.connect(self._tell_age)
        self.say("", "", "")

    def say(self, words: str, icon: str, tone: str, when: datetime | None = None) -> None:
        """Show a sentence with an icon, and how long ago it was."""
        self._progress.hide()
        self._icon.setVisible(bool(icon))
        if icon:
            set_icon(self._icon, icon, tone, 18)
        self._words.setText(words)
        restyle(self._words, tone=tone, kind="result")
        self._when = when
        self._tell_age()
        self._clock.start() if when else self._clock.stop()

    def say_busy(self, words: str) -> None:
        """Show what is being done."""
        self.say(words, "", "")
        restyle(self._words, tone="", kind="help")
        self._progress.show()

    def words(self) -> str:
        """Give what is said."""
        return self._words.text()

    def _tell_age(self) -> None:
        self._age.setText(spoken.age(self._when, datetime.now(UTC)) if self._when else "")
        self._age.setVisible(self._when is not None)
