"""The line over a wait: what comes next and when, how long it may take, check now, stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.base.word_switch import WordSwitch
from httpv2_gui.ui.responses.wait_log import WaitLog

TICK_MS = 500
STEPS = 1000
PROGRESS, ANSWER = "progress", "answer"


class WaitingStrip(QWidget):
    """Counts down while it is seen; hidden, it does nothing.

    Signals:
        check_now: the next attempt is wanted at once.
        stop: the wait is to end, with the last answer.
        view_chosen: PROGRESS or ANSWER.
    """

    check_now = Signal()
    stop = Signal()
    view_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("waiting_strip")
        self._log: WaitLog | None = None
        self._title = ElidedText()
        self._title.setObjectName("waiting_title")
        self._title.setProperty("kind", "strong")
        self._words = ElidedText()
        self._words.setObjectName("waiting_words")
        self._words.setProperty("kind", "help")
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Time gone")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, STEPS)
        self._warning = QLabel()
        self._warning.setObjectName("waiting_warning")
        self._warning.setProperty("kind", "problem")
        self._warning.setProperty("tone", "warn")
        self._warning.setTextFormat(Qt.TextFormat.PlainText)
        self._warning.setWordWrap(True)
        self._check = outline_button("Check now", "refresh", "Ask at once", "F5")
        self._check.clicked.connect(self.check_now)
        self._stop = outline_button("Stop", "stop", "Stop waiting and keep the last answer (Esc)")
        self._stop.clicked.connect(self.stop)
        self.views = WordSwitch("Show", ((PROGRESS, "Progress"), (ANSWER, "Last answer")))
        self.views.chosen.connect(self.view_chosen)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.show_now)
        self._arrange()

    @property
    def counts_down(self) -> bool:
        """Whether the countdown runs: only while somebody can see it."""
        return self._tick.isActive()

    @property
    def has_keyboard(self) -> bool:
        """Whether one of its buttons would be pressed by a key, here or when the window is back."""
        focused = self.window().focusWidget()
        return self.isVisible() and focused is not None and self.isAncestorOf(focused)

    def follow(self, log: WaitLog | None) -> None:
        """Show this wait from now on; None ends it."""
        self._log = log
        self.setVisible(log is not None)
        if log is None:
            self._tick.stop()
            return
        self._warning.setText(log.warning())
        self._warning.setVisible(bool(log.warning()))
        self.views.choose(PROGRESS)
        self.show_now()
        if self.isVisible():
            self._tick.start()

    def show_now(self) -> None:
        """Say how it stands at this moment."""
        if self._log is not None:
            self._title.setText(self._log.headline())
            self._words.setText(self._log.times())
            self._bar.setValue(round(STEPS * self._log.share))
            self._check.setEnabled(self._log.sleeps)

    def say_which_answer(self, words: str) -> None:
        """Name the answer that can be looked at: `Last answer`, `Answer 3`."""
        self.views.rename(ANSWER, words)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._words)
        top = QHBoxLayout()
        top.setContentsMargins(13, 8, 10, 6)
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addWidget(self._check)
        top.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._bar)
        below = bar(self.views, 4, self._warning, grows=self._warning)
        below.addStretch(0)
        below.setAlignment(self.views, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(below)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._log is not None:
            self.show_now()
            self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
