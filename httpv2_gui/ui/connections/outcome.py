"""How the test of a connection went: a sentence with its age, and the other side's own words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.model import spoken
from httpv2_gui.ui.base.buttons import link_button
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.fonts import mono_font
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.theme import restyle

SHORT_LINES = 6
LONG_LINES = 14


class OutcomeLine(QWidget):
    """One line beside the button: what is going on, or how it ended and when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setFixedSize(18, 18)
        self._words = _words("result", "outcome")
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


class OutcomeDetails(Card):
    """What the other side answered, what usually causes it, and what was called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=14, spacing=8)
        self.message = QPlainTextEdit()
        self.message.setObjectName("message")
        self.message.setAccessibleName("Answer of the other side")
        self.message.setReadOnly(True)
        self.message.setTabChangesFocus(True)
        self.message.setProperty("kind", "bare")
        self.message.setFont(mono_font(12))
        self.message.document().setDocumentMargin(0)
        self.hint = _words("", "hint")
        self.warnings = _words("", "warnings")
        restyle(self.warnings, tone="warn")
        self.called = _words("help", "called")
        self.more = link_button("Show all")
        self.more.setObjectName("show_all")
        self.more.clicked.connect(self._toggle)
        self._is_long = False
        self._lay_out()
        self.hide()

    def show_report(self, report: TestReport) -> None:
        """Show what a test found."""
        self.message.setPlainText(report.message)
        self.message.setVisible(bool(report.message))
        self._say(self.hint, report.hint)
        self._say(self.warnings, "\n".join(report.warnings))
        self._say(self.called, "\n".join(f"Called {one}" for one in report.called))
        self._is_long = False
        self._fit()
        self.show()

    def _toggle(self) -> None:
        self._is_long = not self._is_long
        self._fit()

    def _fit(self) -> None:
        """Give the message the lines it needs, a few at first."""
        lines = sum(1 + len(line) // 90 for line in self.message.toPlainText().split("\n"))
        most = LONG_LINES if self._is_long else SHORT_LINES
        height = self.message.fontMetrics().lineSpacing()
        self.message.setFixedHeight(height * min(lines, most) + 4)
        policy = Qt.ScrollBarPolicy
        scrolls = lines > most
        self.message.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        self.more.setVisible(lines > SHORT_LINES)
        self.more.setText("Show less" if self._is_long else "Show all")
        self.more.setAccessibleName(self.more.text())

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _lay_out(self) -> None:
        self.body.addWidget(self.message)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch()
        self.body.addLayout(row)
        words = QVBoxLayout()
        words.setSpacing(6)
        for label in (self.hint, self.warnings, self.called):
            words.addWidget(label)
        self.body.addLayout(words)


def _words(kind: str, name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
