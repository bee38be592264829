"""What happens while a request is under way: a thin bar and a sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from httpv2_gui.core.model import spoken
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.elided_text import ElidedText

STEPS = 1000


HEIGHT = 42


class RunningLine(QWidget):
    """Lies over the top of a pane, so that nothing moves; hidden while nothing runs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("running")
        self._covered = parent
        parent.installEventFilter(self)
        self._text = ""
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self._words = ElidedText()
        self._words.setObjectName("running_text")
        self._words.setProperty("kind", "help")
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 6, 11, 4)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hide()

    def start(self, text: str) -> None:
        """Show the line with a bar that only says that something happens."""
        self._text = text
        self._words.setText(text)
        self._bar.setRange(0, 0)
        self._lie_over()
        self.show()
        self.raise_()

    def progress(self, count: int, total: int | None) -> None:
        """Say how much has come; with a total the bar fills."""
        if total:
            self._bar.setRange(0, STEPS)
            self._bar.setValue(min(STEPS * count // total, STEPS))
            self._words.setText(f"Receiving, {spoken.size(count)} of {spoken.size(total)}")
        else:
            self._bar.setRange(0, 0)
            self._words.setText(f"{self._text.rstrip('….')}… {spoken.size(count)} received")

    def finish(self) -> None:
        """Put the line away."""
        self._bar.setRange(0, 1)  # an endless bar keeps a timer, shown or not
        self.hide()

    def _lie_over(self) -> None:
        # The pane's own hairline and round corners stay to be seen.
        self.setGeometry(3, 3, self._covered.width() - 6, HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lie_over()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.tokens().bg))
