"""Offers to take a delete back for a while."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from httpv2_gui.ui.base.buttons import ghost_button, link_button

OFFERED_MS = 20_000


class UndoStrip(QFrame):
    """A banner with a sentence and Undo; goes away by itself.

    Signals:
        undone: the person wants it back.
        expired: nobody wanted it back in time, or the offer was put away.
    """

    undone = Signal()
    expired = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo_strip")
        self.setProperty("kind", "banner")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        undo = link_button("Undo", "Take the delete back")
        undo.clicked.connect(self._take_back)
        close = ghost_button("x", "Dismiss", "Put this offer away")
        close.clicked.connect(self._expire)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(OFFERED_MS)
        self._clock.timeout.connect(self._expire)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(self._words, 1)
        row.addWidget(undo)
        row.addWidget(close)
        self.hide()

    def offer(self, sentence: str) -> None:
        """Show the offer for a while."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self._clock.start()

    def _expire(self) -> None:
        self._clock.stop()
        self.hide()
        self.expired.emit()

    def _take_back(self) -> None:
        self._clock.stop()
        self.hide()
        self.undone.emit()
